"""Rules 1 to 4: what a hop rests on; which last links are origins; what is missing on the way."""

from __future__ import annotations

import pytest

from claimledger.model import ClaimRelation, Link, Record, Ref, Source, Statement
from claimledger.reasoning.graph.resting import Edge
from claimledger.reasoning.inquiry import inquire
from unit.newsroom import (
    AIDE,
    DAWN,
    EXPERT,
    GULL,
    LEAK,
    MAYOR,
    NOBODY,
    PILOT,
    POST,
    SLICK,
    SQUARE,
    TIDE,
    WIRE,
    answers,
    article,
    asks,
    book,
    chain,
    copied,
    denies,
    disavows,
    gaps,
    origins,
    retracts,
    same,
    says,
    status,
)

POST_3, TIDE_4 = article(POST, 3), article(TIDE, 4)
REPORT = says("report", LEAK, POST_3, MAYOR)
ALIKE = ClaimRelation(LEAK, "equivalent", SLICK)

# -- rule 1: the next link -----------------------------------------------------------------


def test_a_link_rests_on_the_next_and_the_last_one_is_the_origin() -> None:
    found = chain(book(says("report", LEAK, POST_3, WIRE, MAYOR)), "report")
    assert origins(found) == ["report:2"]
    assert (found.depth, found.grounded, found.circular) == (2, True, False)
    assert gaps(found) == ["undated report:1"]
    assert str(found) == "Harbour Post <- Coast Wire <- Mayor Lund"


def test_a_single_link_is_the_outlets_own_voice() -> None:
    found = chain(book(says("report", LEAK, POST_3)), "report")
    assert (origins(found), found.depth) == (["report:0"], 0)


# -- rule 2: citing ------------------------------------------------------------------------


def test_a_citing_link_is_a_relay_and_rests_on_what_it_cites() -> None:
    found = chain(book(REPORT, says("echo", LEAK, TIDE_4, citing=[REPORT])), "echo")
    assert (origins(found), found.depth) == (["report:1"], 2)
    assert str(found) == "Evening Tide <- Harbour Post <- Mayor Lund"


def test_without_citing_the_same_outlet_is_an_origin() -> None:
    assert origins(chain(book(REPORT, says("echo", LEAK, TIDE_4)), "echo")) == ["echo:0"]


def test_citing_ones_own_statement_costs_nothing_and_is_not_printed() -> None:
    found = chain(book(REPORT, says("heading", LEAK, POST_3, citing=[REPORT])), "heading")
    assert (origins(found), found.depth) == (["report:1"], 1)
    assert str(found) == "Harbour Post <- Mayor Lund"


def test_citing_a_party_that_is_the_same_costs_nothing() -> None:
    online = Source("online", "Post Online")
    heading = says("heading", LEAK, online, citing=[REPORT])
    assert chain(book(REPORT, heading, same(online, POST)), "heading").depth == 1
    assert chain(book(REPORT, heading), "heading").depth == 2


def test_several_cited_statements_are_alternatives() -> None:
    other = says("other", LEAK, article(GULL, 3), PILOT)
    found = chain(book(REPORT, other, says("echo", LEAK, TIDE_4, citing=[REPORT, other])), "echo")
    assert origins(found) == ["other:1", "report:1"]


def test_a_middle_link_does_not_cite() -> None:
    echo = says("echo", LEAK, TIDE_4, WIRE, citing=[REPORT])
    found = chain(book(REPORT, echo), "echo")
    assert str(found) == "Evening Tide <- Coast Wire <- Harbour Post <- Mayor Lund"
    assert found.depth == 3


@pytest.mark.parametrize(
    "cited",
    [
        says("report", SLICK, POST_3, MAYOR),
        denies("report", LEAK, POST_3, MAYOR),
        asks("report", LEAK, POST_3, MAYOR),
    ],
    ids=["another claim", "the other side", "no side"],
)
def test_a_cited_statement_that_does_not_match_is_cut(cited: Statement) -> None:
    found = chain(book(cited, SLICK, LEAK, says("echo", LEAK, TIDE_4, citing=[cited])), "echo")
    assert gaps(found) == ["mismatch echo:0"]
    assert (origins(found), found.grounded, found.depth) == ([], False, 0)


def test_one_cited_statement_that_matches_is_enough() -> None:
    wrong = denies("wrong", LEAK, article(GULL, 3), PILOT)
    found = chain(book(REPORT, wrong, says("echo", LEAK, TIDE_4, citing=[REPORT, wrong])), "echo")
    assert (gaps(found), origins(found)) == (["mismatch echo:0"], ["report:1"])


def test_statements_on_equivalent_claims_match() -> None:
    other = says("report", SLICK, POST_3, MAYOR)
    echo = says("echo", LEAK, TIDE_4, citing=[other])
    assert origins(chain(book(other, echo, ALIKE), "echo")) == ["report:1"]
    entails = ClaimRelation(SLICK, "entails", LEAK)
    assert gaps(chain(book(other, echo, entails), "echo")) == ["mismatch echo:0"]


def test_statements_without_a_side_match_by_type_scope_and_target() -> None:
    asked = asks("asked", LEAK, POST_3, MAYOR)
    ledger = book(
        asked,
        SLICK,
        disavows("never", LEAK, POST_3, MAYOR),
        asks("same", LEAK, TIDE_4, citing=[asked]),
        asks("elsewhere", SLICK, TIDE_4, citing=[asked]),
        answers("another-type", LEAK, TIDE_4, citing=[asked]),
        disavows("never-again", LEAK, TIDE_4, citing=[Ref("never")]),
    )
    assert origins(chain(ledger, "same")) == ["asked:1"]
    assert gaps(chain(ledger, "elsewhere", SLICK)) == ["mismatch elsewhere:0"]
    assert gaps(chain(ledger, "another-type")) == ["mismatch another-type:0"]
    assert origins(chain(ledger, "never-again")) == ["never:1"]


def test_a_disavowal_and_a_sideless_denial_of_one_statement_do_not_match() -> None:
    asked = asks("asked", LEAK, POST_3, MAYOR)
    never = disavows("never", asked, POST_3, MAYOR)
    echo = denies("echo", asked, TIDE_4, citing=[never])
    assert gaps(chain(book(never, echo), "echo")) == ["no_side echo:0", "mismatch echo:0"]


def test_what_is_cited_but_missing_dangles_and_leaves_no_origin() -> None:
    found = chain(book(LEAK, says("echo", LEAK, TIDE_4, citing=[Ref("lost")])), "echo")
    assert (gaps(found), origins(found), found.depth) == (["dangling echo:0"], [], 0)


def test_one_cited_statement_that_is_there_is_enough() -> None:
    echo = says("echo", LEAK, TIDE_4, citing=[Ref("lost"), REPORT])
    found = chain(book(REPORT, echo), "echo")
    assert (gaps(found), origins(found)) == (["dangling echo:0"], ["report:1"])


# -- rule 3: the resolver ------------------------------------------------------------------


def test_a_cited_outlet_rests_on_its_own_matching_statements() -> None:
    found = chain(book(REPORT, says("echo", LEAK, TIDE_4, POST)), "echo")
    assert (origins(found), found.depth) == (["report:1"], 2)
    assert str(found) == "Evening Tide <- Harbour Post <- Mayor Lund"


def test_with_the_resolver_off_a_cited_outlet_is_an_origin() -> None:
    found = chain(book(REPORT, says("echo", LEAK, TIDE_4, POST)), "echo", resolver=False)
    assert (origins(found), found.depth) == (["echo:1"], 1)


@pytest.mark.parametrize(("published", "found"), [(3, "report:1"), (4, "report:1"), (5, "echo:1")])
def test_what_was_definitely_published_later_is_not_what_is_cited(
    published: int, found: str
) -> None:
    report = says("report", LEAK, article(POST, published), MAYOR)
    ledger = book(report, says("echo", LEAK, TIDE_4, POST))
    assert origins(chain(ledger, "echo")) == [found]


def test_an_undated_statement_may_be_what_is_cited() -> None:
    ledger = book(says("report", LEAK, POST, MAYOR), says("echo", LEAK, TIDE_4, POST))
    assert origins(chain(ledger, "echo")) == ["report:1"]


def test_without_a_date_above_anything_may_be_what_is_cited() -> None:
    report = says("report", LEAK, article(POST, 9), MAYOR)
    assert origins(chain(book(report, says("echo", LEAK, TIDE, POST)), "echo")) == ["report:1"]
    undated = article(TIDE, 4).but(published=None)
    assert origins(chain(book(report, says("echo", LEAK, undated, POST)), "echo")) == ["report:1"]


@pytest.mark.parametrize(("between", "found"), [(2, "echo:2"), (5, "report:1")])
def test_the_nearest_document_above_bounds_what_is_cited(between: int, found: str) -> None:
    echo = says("echo", LEAK, article(TIDE, 9), article(GULL, between), POST)
    assert origins(chain(book(REPORT, echo), "echo")) == [found]


def test_a_located_link_rests_on_what_its_party_says_in_that_document() -> None:
    elsewhere = says("elsewhere", LEAK, article(POST, 1), PILOT)
    ledger = book(REPORT, elsewhere, says("echo", LEAK, TIDE_4, POST_3))
    assert origins(chain(ledger, "echo")) == ["report:1"]
    bare = book(REPORT, elsewhere, says("echo", LEAK, TIDE_4, POST))
    assert origins(chain(bare, "echo")) == ["elsewhere:1", "report:1"]


def test_a_located_document_may_be_dated_later() -> None:
    ledger = book(REPORT, says("echo", LEAK, article(TIDE, 1), POST_3))
    assert origins(chain(ledger, "echo")) == ["report:1"]


def test_another_partys_statement_in_the_located_document_is_not_its_own() -> None:
    foreign = says("foreign", LEAK, Link(GULL, document=POST_3), PILOT)
    ledger = book(foreign, says("echo", LEAK, TIDE_4, POST_3))
    assert origins(chain(ledger, "echo")) == ["echo:1"]


def test_own_statements_are_those_that_begin_with_the_party() -> None:
    through = says("through", LEAK, article(GULL, 3), POST, MAYOR)
    ledger = book(through, says("echo", LEAK, TIDE_4, POST))
    assert origins(chain(ledger, "echo")) == ["echo:1"]


def test_a_party_that_is_the_same_is_looked_up_too() -> None:
    online = Source("online", "Post Online")
    echo = says("echo", LEAK, TIDE_4, online)
    assert origins(chain(book(REPORT, echo, same(online, POST)), "echo")) == ["report:1"]
    assert origins(chain(book(REPORT, echo), "echo")) == ["echo:1"]


def test_a_first_link_is_never_resolved() -> None:
    ledger = book(REPORT, says("heading", LEAK, POST_3))
    assert origins(chain(ledger, "heading")) == ["heading:0"]


def test_with_citing_nothing_else_is_looked_up() -> None:
    other = says("other", LEAK, article(GULL, 3), PILOT)
    echo = says("echo", LEAK, TIDE_4, POST, citing=[other])
    assert origins(chain(book(REPORT, other, echo), "echo")) == ["other:1"]


def test_the_other_side_is_not_looked_up() -> None:
    ledger = book(denies("report", LEAK, POST_3, MAYOR), says("echo", LEAK, TIDE_4, POST))
    assert origins(chain(ledger, "echo")) == ["echo:1"]


def test_what_is_said_on_an_equivalent_claim_is_looked_up() -> None:
    report = says("report", SLICK, POST_3, MAYOR)
    ledger = book(report, says("echo", LEAK, TIDE_4, POST), ALIKE)
    assert origins(chain(ledger, "echo")) == ["report:1"]


def test_questions_are_looked_up_as_well() -> None:
    ledger = book(asks("asked", LEAK, POST_3, MAYOR), asks("echo", LEAK, TIDE_4, POST))
    assert origins(chain(ledger, "echo")) == ["asked:1"]


def test_a_chain_that_comes_home_to_its_outlet_is_circular() -> None:
    found = chain(book(says("round", LEAK, POST_3, WIRE, POST)), "round")
    assert (found.circular, found.grounded, origins(found), found.depth) == (True, False, [], 2)


def test_an_outlet_that_cites_itself_with_nobody_between_is_an_origin() -> None:
    found = chain(book(says("self", LEAK, POST_3, POST)), "self")
    assert (found.circular, origins(found)) == (False, ["self:1"])


def test_who_stands_in_other_chains_does_not_stand_between() -> None:
    """The statements before it in the ledger end in somebody else."""
    before = [says(id, LEAK, article(GULL, 1), PILOT) for id in ("a", "b")]
    found = chain(book(*before, says("own", LEAK, POST_3, POST)), "own")
    assert (origins(found), found.circular) == (["own:1"], False)


def test_its_other_name_between_is_nobody_between() -> None:
    online = Source("online", "Post Online")
    ledger = book(says("self", LEAK, POST_3, online, POST), same(online, POST))
    assert origins(chain(ledger, "self")) == ["self:2"]


def test_two_papers_that_cite_each_other_on_one_day_are_circular() -> None:
    ledger = book(says("w", LEAK, article(POST, 3), TIDE), says("n", LEAK, article(TIDE, 3), POST))
    for id in ("w", "n"):
        found = chain(ledger, id)
        assert (found.circular, found.grounded, found.depth) == (True, False, 1)
    assert status(ledger) == "open"


def test_a_story_that_comes_home_to_a_bare_saying_is_circular_and_grounded() -> None:
    ledger = book(
        says("bare", LEAK, article(POST, 1)),
        says("cites", LEAK, article(TIDE, 2), POST),
        says("returns", LEAK, article(POST, 3), TIDE),
    )
    found = chain(ledger, "returns")
    assert str(found) == "Harbour Post <- Evening Tide <- Harbour Post"
    assert (found.circular, found.grounded, found.depth) == (False, True, 2)
    assert origins(found) == ["bare:0"]


# -- contradicted and unlocated ------------------------------------------------------------


def test_a_document_that_says_only_the_opposite_contradicts_and_the_link_is_no_origin() -> None:
    ledger = book(denies("report", LEAK, POST_3, MAYOR), says("echo", LEAK, TIDE_4, POST_3))
    found = chain(ledger, "echo")
    assert (gaps(found), origins(found)) == (["contradicted echo:1"], [])
    assert status(ledger) == "denied"


def test_with_the_resolver_off_nothing_is_contradicted_or_unlocated() -> None:
    echo = says("echo", LEAK, TIDE_4, POST_3)
    for ledger in (book(denies("report", LEAK, POST_3, MAYOR), echo), book(echo)):
        found = chain(ledger, "echo", resolver=False)
        assert (gaps(found), origins(found)) == ([], ["echo:1"])


@pytest.mark.parametrize("other", [None, asks("asked", LEAK, POST_3, MAYOR), SLICK])
def test_a_document_that_takes_no_side_leaves_the_link_unlocated_and_an_origin(
    other: Record | None,
) -> None:
    records = [says("echo", LEAK, TIDE_4, POST_3), *([] if other is None else [other])]
    found = chain(book(*records), "echo")
    assert (gaps(found), origins(found)) == (["unlocated echo:1"], ["echo:1"])


def test_a_document_with_both_sides_neither_contradicts_nor_leaves_unlocated() -> None:
    denial = denies("denial", LEAK, POST_3, PILOT)
    found = chain(book(REPORT, denial, says("echo", LEAK, TIDE_4, POST_3)), "echo")
    assert (gaps(found), origins(found)) == ([], ["report:1"])


def test_an_equivalent_claim_in_the_document_is_the_claim() -> None:
    report = says("report", SLICK, POST_3, MAYOR)
    ledger = book(report, says("echo", LEAK, TIDE_4, POST_3), ALIKE)
    assert gaps(chain(ledger, "echo")) == []
    denial = denies("report", SLICK, POST_3, MAYOR)
    ledger = book(denial, says("echo", LEAK, TIDE_4, POST_3), ALIKE)
    assert gaps(chain(ledger, "echo")) == ["contradicted echo:1"]


@pytest.mark.parametrize(
    ("there", "gap"),
    [(denies("report", LEAK, POST_3, PILOT), "contradicted"), (SLICK, "unlocated")],
)
def test_in_mid_chain_they_are_gaps_without_effect(there: Record, gap: str) -> None:
    found = chain(book(there, says("echo", LEAK, TIDE_4, POST_3, MAYOR)), "echo")
    assert (gaps(found), origins(found)) == ([f"{gap} echo:1"], ["echo:2"])


def test_a_last_link_that_cites_is_neither_and_a_link_in_mid_chain_still_is() -> None:
    opposite, unlike = denies("opposite", LEAK, POST_3), says("unlike", SLICK, article(GULL, 2))
    heard = says("heard", LEAK, article(POST, 2), MAYOR)
    echo = says("echo", LEAK, TIDE_4, article(GULL, 2), POST_3, citing=[heard])
    assert gaps(chain(book(opposite, unlike, heard, echo), "echo")) == ["unlocated echo:1"]


def test_a_first_link_is_neither() -> None:
    assert gaps(chain(book(says("echo", LEAK, POST_3)), "echo")) == []


def test_a_question_is_neither_contradicted_nor_unlocated() -> None:
    assert gaps(chain(book(asks("echo", LEAK, TIDE_4, POST_3)), "echo")) == []


# -- rule 4: copies ------------------------------------------------------------------------

ITEM = article(WIRE, 1)
ITEM_SAYS = says("item", LEAK, ITEM, MAYOR)


@pytest.mark.parametrize("resolver", [True, False])
@pytest.mark.parametrize("derivation", ["copy", "translation"])
def test_a_copy_rests_on_what_its_original_says(
    derivation: str,
    resolver: bool,  # noqa: FBT001  # on or off
) -> None:
    copy = copied(ITEM, TIDE, 4, derivation=derivation)
    found = chain(book(ITEM_SAYS, says("echo", LEAK, copy)), "echo", resolver=resolver)
    assert (origins(found), found.depth) == (["item:1"], 2)
    assert str(found) == "Evening Tide <- Coast Wire <- Mayor Lund"


def test_a_revision_is_a_saying_of_its_own() -> None:
    revised = copied(ITEM, WIRE, 4, derivation="revision")
    assert origins(chain(book(ITEM_SAYS, says("echo", LEAK, revised)), "echo")) == ["echo:0"]


def test_the_nearest_document_up_the_derivation_that_has_any_is_taken() -> None:
    middle = copied(ITEM, TIDE, 2)
    last = copied(middle, GULL, 3)
    echo = says("echo", LEAK, last)
    assert origins(chain(book(ITEM_SAYS, echo), "echo")) == ["item:1"]
    between = says("between", LEAK, middle, PILOT)
    assert origins(chain(book(ITEM_SAYS, between, echo), "echo")) == ["between:1"]


def test_what_the_original_says_on_the_other_side_does_not_count() -> None:
    copy = copied(ITEM, TIDE, 4)
    ledger = book(denies("item", LEAK, ITEM, MAYOR), says("echo", LEAK, copy))
    assert origins(chain(ledger, "echo")) == ["echo:0"]


def test_a_revision_ends_the_walk() -> None:
    revised = copied(ITEM, WIRE, 2, derivation="revision")
    ledger = book(ITEM_SAYS, says("echo", LEAK, copied(revised, TIDE, 4)))
    assert origins(chain(ledger, "echo")) == ["echo:0"]


def test_a_copy_cited_in_a_chain_rests_on_the_original_too() -> None:
    echo = says("echo", LEAK, article(GULL, 5), copied(ITEM, TIDE, 4))
    found = chain(book(ITEM_SAYS, echo), "echo")
    assert (origins(found), found.depth) == (["item:1"], 3)
    assert str(found) == "The Gull <- Evening Tide <- Coast Wire <- Mayor Lund"


def test_a_step_up_the_derivation_costs_one_even_to_the_same_party() -> None:
    found = chain(book(ITEM_SAYS, says("echo", LEAK, copied(ITEM, WIRE, 4))), "echo")
    assert found.depth == 2


def test_an_earlier_link_in_a_copy_rests_only_on_the_next_link() -> None:
    echo = says("echo", LEAK, copied(ITEM, TIDE, 4), PILOT)
    assert origins(chain(book(ITEM_SAYS, echo), "echo")) == ["echo:1"]


def test_copies_of_each_other_do_not_go_round_for_ever() -> None:
    one = copied(Ref("gull-2"), TIDE, 1)
    other = copied(Ref("tide-1"), GULL, 2)
    ledger = book(says("echo", LEAK, one), other)
    assert origins(chain(ledger, "echo")) == ["echo:0"]
    both = chain(book(says("echo", LEAK, one), says("back", LEAK, other)), "echo")
    assert (both.circular, both.grounded) == (True, False)


# -- other gaps ----------------------------------------------------------------------------


def test_a_missing_party_is_an_origin_not_named_and_dangles() -> None:
    found = chain(book(LEAK, says("report", LEAK, POST_3, Ref("stranger"))), "report")
    assert (gaps(found), origins(found)) == (["dangling report:1"], ["report:1"])
    assert found.anonymous_only
    assert str(found) == "Harbour Post <- stranger"


def test_a_missing_document_dangles() -> None:
    found = chain(book(LEAK, says("report", LEAK, Link(POST, document=Ref("lost")))), "report")
    assert "dangling report:0" in gaps(found)


def test_a_missing_source_of_a_document_dangles() -> None:
    lost = POST_3.but(source=Ref("stranger"))
    assert gaps(chain(book(says("report", LEAK, lost)), "report")) == ["dangling report:0"]


def test_a_missing_author_of_a_post_dangles_and_so_does_who_is_shown_in_it() -> None:
    post = article(SQUARE, 3, authors=[MAYOR, Ref("stranger")])
    assert gaps(chain(book(LEAK, says("own", LEAK, post)), "own")) == ["dangling own:0"]
    shown = says("own", LEAK, Link(Ref("stranger"), document=article(SQUARE, 3, authors=[MAYOR])))
    assert gaps(chain(book(LEAK, shown), "own")) == ["dangling own:0"]


def test_an_implicit_speaker_is_never_an_origin() -> None:
    found = chain(book(says("report", LEAK, POST_3, NOBODY)), "report")
    assert (gaps(found), origins(found)) == (["unsourced report:1"], [])
    assert (found.grounded, found.depth, found.anonymous_only) == (False, 1, False)


def test_an_implicit_speaker_in_mid_chain_is_no_gap() -> None:
    found = chain(book(says("report", LEAK, POST_3, NOBODY, MAYOR)), "report")
    assert (gaps(found), origins(found)) == ([], ["report:2"])


def test_an_implicit_speaker_with_citing_is_not_unsourced() -> None:
    echo = says("echo", LEAK, TIDE_4, NOBODY, citing=[REPORT])
    found = chain(book(REPORT, echo), "echo")
    assert (gaps(found), origins(found)) == ([], ["report:1"])


def test_a_denial_of_what_takes_no_side_takes_none() -> None:
    asked = asks("asked", LEAK, POST_3, MAYOR)
    found = chain(book(denies("denial", asked, TIDE_4, PILOT)), "denial")
    assert gaps(found) == ["no_side denial:1"]


def test_a_missing_target_dangles_and_gives_no_side() -> None:
    ledger = book(POST, denies("denial", "lost", POST_3), disavows("never", "lost", POST_3))
    resting = inquire(ledger, None, None).resting
    assert [[gap.value for gap in hop] for hop in resting.gaps] == [
        ["dangling", "no_side"],
        ["dangling"],
    ]


def test_a_retraction_of_a_document_has_no_gap() -> None:
    ledger = book(REPORT, retracts("back", POST_3, article(POST, 5)))
    assert inquire(ledger, None, None).resting.gaps[0] == ()


def test_what_two_rules_find_missing_at_one_hop_is_told_once() -> None:
    echo = says("echo", LEAK, TIDE_4, Ref("stranger"), citing=[Ref("lost")])
    assert gaps(chain(book(LEAK, echo), "echo")) == ["dangling echo:1"]


# -- read less surely than the policy asks -------------------------------------------------


def test_a_doubtful_statement_rests_on_nothing_further_and_nothing_rests_on_it() -> None:
    ledger = book(
        REPORT,
        says("from", LEAK, TIDE_4, citing=[REPORT], reading="doubtful"),
        says("looks", LEAK, TIDE_4, POST, reading="doubtful"),
        says("doubted", LEAK, article(DAWN, 3), EXPERT, reading="doubtful"),
        says("to", LEAK, TIDE_4, citing=[Ref("doubted")]),
        says("names", LEAK, article(GULL, 9), DAWN),
    )
    assert origins(chain(ledger, "from")) == ["report:1"]
    assert origins(chain(ledger, "to")) == ["doubted:1"]
    assert origins(chain(ledger, "names")) == ["doubted:1"]
    least = {"least_reading": "inferred"}
    assert origins(chain(ledger, "from", **least)) == []
    assert origins(chain(ledger, "to", **least)) == []
    assert origins(chain(ledger, "names", **least)) == ["names:1"]


def test_a_doubtful_statement_in_a_located_document_does_not_contradict() -> None:
    denial = denies("report", LEAK, POST_3, AIDE, reading="doubtful")
    ledger = book(denial, says("echo", LEAK, TIDE_4, POST_3))
    assert gaps(chain(ledger, "echo")) == ["contradicted echo:1"]
    assert gaps(chain(ledger, "echo", least_reading="inferred")) == ["unlocated echo:1"]


def test_a_doubtful_statement_is_not_held_against_the_located_document() -> None:
    opposite = denies("opposite", LEAK, POST_3)
    echo = says("echo", LEAK, TIDE_4, POST_3, reading="doubtful")
    ledger = book(opposite, echo)
    assert gaps(chain(ledger, "echo")) == ["contradicted echo:1"]
    assert gaps(chain(ledger, "echo", least_reading="inferred")) == []


def test_what_the_policy_does_not_read_is_cited_without_edge_and_gap() -> None:
    """Whether or not it matches, alone or among others."""
    for report in (REPORT, denies("report", LEAK, POST_3, MAYOR)):
        doubtful = report.but(reading="doubtful")
        other = says("other", LEAK, article(GULL, 1))
        ledger = book(
            doubtful,
            says("echo", LEAK, TIDE_4, citing=[doubtful]),
            says("both", LEAK, TIDE_4, citing=[doubtful, other]),
        )
        found = chain(ledger, "echo", least_reading="inferred")
        assert (gaps(found), origins(found), found.depth) == ([], [], 0)
        found = chain(ledger, "both", least_reading="inferred")
        assert (gaps(found), origins(found)) == ([], ["other:0"])


def test_one_mismatch_is_told_for_each_statement_that_does_not_match() -> None:
    others = [denies(f"denial-{n}", LEAK, POST_3, MAYOR) for n in (1, 2)]
    echo = says("echo", LEAK, TIDE_4, citing=[*others, Ref("lost")])
    found = chain(book(*others, echo), "echo")
    assert gaps(found) == ["dangling echo:0", *["mismatch echo:0"] * 2]


def test_edges_tell_what_each_step_costs() -> None:
    own = says("own", LEAK, article(POST, 1))
    echo = says("echo", LEAK, TIDE_4, POST, citing=[own, says("told", LEAK, article(WIRE, 1))])
    resting = inquire(book(own, echo), None, None).resting
    assert resting.edges[0] == (Edge(1, 1),)
    assert resting.edges[1] == (Edge(2, 0), Edge(3, 1))
    assert resting.own[1] == (2,)
    assert resting.targets(1) == (2, 3)
