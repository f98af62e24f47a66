"""Chains: printed paths, depth, origins, anonymous hops, gaps, and the trace of a claim."""

from __future__ import annotations

import pytest

from claimledger.errors import UnknownIdError
from claimledger.model import Identity, Link, Ref, Relation
from claimledger.reasoning import Except, Policy, Viewpoint, chain_of, trace, trace_all
from unit.newsroom import (
    DAWN,
    GULL,
    LEAK,
    MAYOR,
    NOBODY,
    OFFICIALS,
    PILOT,
    POST,
    SLICK,
    SQUARE,
    TIDE,
    WATCHERS,
    WIRE,
    article,
    asks,
    book,
    chain,
    denies,
    disavows,
    gaps,
    origins,
    place,
    retracts,
    says,
)

POST_3, TIDE_4 = article(POST, 3), article(TIDE, 4)
REPORT = says("report", LEAK, POST_3, WIRE, MAYOR)


def test_a_chain_prints_reader_first() -> None:
    assert str(chain(book(REPORT), "report")) == "Harbour Post <- Coast Wire <- Mayor Lund"
    assert repr(chain(book(REPORT), "report")) == (
        "<Chain of report: Harbour Post <- Coast Wire <- Mayor Lund>"
    )


def test_what_could_upset_a_terminal_is_shown_and_not_obeyed() -> None:
    sly = MAYOR.but(name="Lund\u202e\nx")
    found = chain(book(says("report", LEAK, POST_3, sly)), "report")
    assert str(found) == "Harbour Post <- Lund\\u202e x"


def test_depth_counts_steps_from_ones_own_voice() -> None:
    assert chain(book(says("own", LEAK, POST_3)), "own").depth == 0
    assert chain(book(says("first", LEAK, POST_3, MAYOR)), "first").depth == 1
    assert chain(book(REPORT), "report").depth == 2


def test_without_an_origin_depth_is_the_number_of_links_less_one() -> None:
    found = chain(book(says("report", LEAK, POST_3, WIRE, NOBODY)), "report")
    assert (found.depth, found.grounded) == (2, False)
    assert str(found) == "Harbour Post <- Coast Wire <- reportedly"


def test_depth_is_that_of_the_nearest_origin_and_so_is_what_is_printed() -> None:
    near = says("z-near", LEAK, article(GULL, 2))
    echo = says("echo", LEAK, TIDE_4, citing=[REPORT, near])
    found = chain(book(REPORT, near, echo), "echo")
    assert found.depth == 1
    assert origins(found) == ["report:2", "z-near:0"]
    assert str(found) == "Evening Tide <- The Gull"


def test_of_several_ways_as_short_the_first_by_id_is_printed() -> None:
    ways = [says(id, LEAK, article(s, 2)) for id, s in (("b", GULL), ("a", DAWN), ("c", POST))]
    found = chain(book(*ways, says("echo", LEAK, TIDE_4, citing=ways)), "echo")
    assert str(found) == "Evening Tide <- Dawn Courier"


def test_the_path_is_made_of_hops() -> None:
    found = chain(book(REPORT), "report")
    assert [place(hop) for hop in found.path] == ["report:0", "report:1", "report:2"]
    assert found.path[2].link == Link(MAYOR)
    assert (found.path[2].party, found.path[2].voices) == ("mayor", ("mayor",))


def test_on_a_platform_the_source_is_shown_and_the_authors_speak() -> None:
    post = article(SQUARE, 3, authors=[MAYOR, PILOT])
    found = chain(book(says("report", LEAK, post)), "report")
    assert str(found) == "The Square"
    assert (found.origins[0].party, found.origins[0].voices) == ("square", ("mayor", "pilot"))


def test_a_post_whose_author_is_not_known_has_an_implicit_speaker() -> None:
    ledger = book(
        says("report", LEAK, article(SQUARE, 3)), says("echo", LEAK, TIDE_4, article(SQUARE, 3))
    )
    assert gaps(chain(ledger, "report")) == ["unsourced report:0"]
    assert chain(ledger, "echo").grounded is False


def test_own_statements_make_a_way_no_longer_and_the_shortest_way_is_printed() -> None:
    """Over its own earlier item, of whose speaker the words stand too, the paper is first hand."""
    said = says("said", LEAK, Link(MAYOR))
    own = says("own", LEAK, POST_3, MAYOR)
    echo = says("echo", LEAK, article(POST, 5), citing=[own, says("heard", LEAK, TIDE_4, PILOT)])
    assert str(chain(book(said, own, echo), "echo")) == "Harbour Post <- Mayor Lund"


# -- anonymous -----------------------------------------------------------------------------


def test_who_is_not_named_is_anonymous() -> None:
    report = says("report", LEAK, POST_3, WATCHERS, NOBODY, OFFICIALS, Ref("stranger"), MAYOR)
    found = chain(book(LEAK, report), "report")
    assert [place(hop) for hop in found.anonymous] == [
        "report:1",
        "report:2",
        "report:3",
        "report:4",
    ]
    assert not found.anonymous_only


def test_anonymous_only_asks_that_there_is_an_origin_and_none_is_named() -> None:
    unnamed = says("report", LEAK, POST_3, OFFICIALS)
    other = says("other", LEAK, article(GULL, 1), MAYOR)
    assert chain(book(unnamed), "report").anonymous_only
    assert not chain(book(says("report", LEAK, POST_3, NOBODY)), "report").anonymous_only
    echo = says("echo", LEAK, TIDE_4, citing=[unnamed, other])
    assert not chain(book(echo), "echo").anonymous_only
    alone = says("echo", LEAK, TIDE_4, citing=[unnamed])
    assert chain(book(alone), "echo").anonymous_only


def test_a_post_is_named_if_one_of_its_authors_is() -> None:
    for authors, expected in (([OFFICIALS, MAYOR], False), ([OFFICIALS], True)):
        post = says("report", LEAK, article(SQUARE, 3, authors=authors))
        assert chain(book(post), "report").anonymous_only is expected


# -- gaps that turn on times and standing --------------------------------------------------


def test_a_hop_without_time_is_undated() -> None:
    assert gaps(chain(book(REPORT), "report")) == ["undated report:1"]
    found = chain(book(REPORT), "report", date_by_publication=False)
    assert gaps(found) == ["undated report:0", "undated report:1", "undated report:2"]


def test_a_gap_tells_its_kind_and_hop() -> None:
    gap = chain(book(REPORT), "report").gaps[0]
    assert (gap.kind.value, place(gap.hop)) == ("undated", "report:1")


def test_a_superseded_hop_is_no_gap_and_a_retracted_one_is() -> None:
    said = says("said", LEAK, POST_3, MAYOR)
    superseded = book(said, denies("later", LEAK, TIDE_4, MAYOR))
    assert gaps(chain(superseded, "said")) == []
    assert gaps(chain(book(said, retracts("b", said, TIDE_4, MAYOR)), "said")) == [
        "retracted said:1"
    ]
    assert gaps(chain(book(said, disavows("n", said, TIDE_4, MAYOR)), "said")) == [
        "retracted said:1"
    ]


def test_an_undone_retraction_is_no_gap() -> None:
    said = says("said", LEAK, POST_3, MAYOR)
    back = retracts("back", said, article(POST, 5))
    ledger = book(said, back, retracts("after-all", back, article(POST, 7)))
    assert gaps(chain(ledger, "said")) == []


# -- what else a chain tells ---------------------------------------------------------------


def test_steps_lead_from_every_hop_to_those_on_which_it_rests() -> None:
    said = says("said", LEAK, POST_3, MAYOR)
    found = chain(book(said, says("echo", LEAK, TIDE_4, POST)), "echo")
    steps = {
        place(hop): [(place(other), own) for other, own in onward]
        for hop, onward in found.steps.items()
    }
    assert steps == {
        "echo:0": [("echo:1", False)],
        "echo:1": [("said:0", True)],
        "said:0": [("said:1", False)],
        "said:1": [],
    }
    assert place(found.start) == "echo:0"
    assert found.links == ("tide", "post")


def test_a_hops_document_dates_it_and_its_voice_names_it() -> None:
    lost = Link(Ref("stranger"), document=Ref("lost"))
    found = chain(book(LEAK, says("report", LEAK, POST_3, lost, WATCHERS)), "report")
    first, middle, last = found.path
    assert str(found.published(first)) == "2031-08-03"
    assert (found.published(middle), found.published(last)) == (None, None)
    assert found.identity(first) is Identity.NAMED
    assert found.identity(middle) is Identity.UNNAMED
    assert found.identity(last) is Identity.DESCRIBED
    assert (found.name("post"), found.name("stranger")) == ("Harbour Post", "stranger")


def test_the_best_known_author_identifies_a_post_and_nobody_one_without() -> None:
    both = chain(book(says("r", LEAK, article(SQUARE, 3, authors=[OFFICIALS, MAYOR]))), "r")
    assert both.identity(both.start) is Identity.NAMED
    described = chain(book(says("r", LEAK, article(SQUARE, 3, authors=[WATCHERS, MAYOR]))), "r")
    assert described.identity(described.start) is Identity.NAMED
    none = chain(book(says("r", LEAK, article(SQUARE, 3))), "r")
    assert none.identity(none.start) is Identity.IMPLICIT


# -- the trace of a claim ------------------------------------------------------------------


def test_a_trace_has_a_chain_for_each_statement_by_id() -> None:
    denial = denies("a-denial", REPORT, TIDE_4, PILOT)
    ledger = book(REPORT, denial, asks("question", LEAK, article(GULL, 1)), SLICK)
    found = trace(ledger, LEAK)
    assert [c.statement.id for c in found] == ["a-denial", "question", "report"]
    assert str(found) == (
        "Evening Tide <- Pilot Reck\nThe Gull\nHarbour Post <- Coast Wire <- Mayor Lund"
    )
    assert repr(found) == "<Trace of leak (3 chains)>"
    assert repr(trace(book(REPORT), LEAK)) == "<Trace of leak (1 chain)>"
    assert (len(found), found[0].statement, found[-1].statement) == (3, denial, REPORT)
    assert [c.statement.id for c in found[1:]] == ["question", "report"]
    assert found.claim == LEAK
    assert str(trace(ledger, SLICK)) == ""


def test_a_claim_is_named_by_object_reference_or_id() -> None:
    ledger = book(REPORT)
    assert trace(ledger, LEAK) == trace(ledger, "leak") == trace(ledger, Ref("leak"))
    with pytest.raises(UnknownIdError, match="no claim 'leek' in the ledger; did you mean 'leak'"):
        trace(ledger, "leek")


def test_every_claim_is_traced_at_once() -> None:
    found = trace_all(book(REPORT, SLICK))
    assert {claim: len(chains) for claim, chains in found.items()} == {"leak": 1, "slick": 0}
    assert found["leak"] == trace(book(REPORT, SLICK), LEAK)


def test_every_claim_is_traced_under_a_policy_and_from_a_viewpoint() -> None:
    ledger = book(REPORT, retracts("back", REPORT, article(POST, 9)))
    hidden, undated = Viewpoint(documents=Except("post-9")), Policy(date_by_publication=False)
    assert gaps(trace_all(ledger)["leak"][-1]) == ["retracted report:0", "undated report:1"]
    assert gaps(trace_all(ledger, viewpoint=hidden)["leak"][-1]) == ["undated report:1"]
    assert "undated report:2" in gaps(trace_all(ledger, policy=undated)["leak"][-1])


def test_a_statement_of_two_versions_is_traced_once_a_version() -> None:
    merged = book(REPORT) | book(says("report", LEAK, POST_3, PILOT))
    assert sorted(map(str, trace(merged, LEAK))) == [
        "Harbour Post <- Coast Wire <- Mayor Lund",
        "Harbour Post <- Pilot Reck",
    ]


def test_a_version_on_another_claim_is_not_traced() -> None:
    merged = book(REPORT) | book(says("report", SLICK, POST_3, PILOT))
    assert [str(c) for c in trace(merged, SLICK)] == ["Harbour Post <- Pilot Reck"]


def test_chains_are_equal_when_they_tell_the_same() -> None:
    first, second = book(REPORT), book(REPORT, SLICK)
    assert chain(first, "report") == chain(second, "report")
    assert hash(chain(first, "report")) == hash(chain(second, "report"))
    assert trace(first, LEAK) == trace(second, LEAK)
    assert hash(trace(first, LEAK)) == hash(trace(book(REPORT), LEAK))
    other = book(REPORT, retracts("back", REPORT, article(POST, 9)))
    assert chain(first, "report") != chain(other, "report")
    assert trace(first, LEAK) != trace(other, LEAK)
    assert hash(chain(first, "report")) != hash(chain(book(says("own", LEAK, POST_3)), "own"))
    assert hash(trace(first, LEAK)) != hash(trace(second, SLICK))
    assert chain(first, "report") != "report"
    assert trace(first, LEAK) != "leak"
    assert trace(book(LEAK, SLICK), LEAK) != trace(book(LEAK, SLICK), SLICK)


def test_a_trace_depends_on_policy_and_viewpoint() -> None:
    ledger = book(says("said", LEAK, POST_3, MAYOR), says("echo", LEAK, TIDE_4, POST))
    assert [str(c) for c in trace(ledger, LEAK, policy=Policy(resolver=False))] == [
        "Evening Tide <- Harbour Post",
        "Harbour Post <- Mayor Lund",
    ]
    back = retracts("back", "said", article(POST, 9))
    hidden = Viewpoint(documents=Except("post-9"))
    assert gaps(chain(ledger.record(back), "said", viewpoint=hidden)) == []
    assert gaps(chain(ledger.record(back), "said")) == ["retracted said:0"]


def test_relations_of_parties_do_not_change_what_is_shown() -> None:
    ledger = book(REPORT, Relation(WIRE, "owned_by", POST))
    assert str(chain(ledger, "report")) == "Harbour Post <- Coast Wire <- Mayor Lund"


def test_a_way_that_ends_nowhere_is_not_the_one_printed() -> None:
    """Of two cited statements only one reaches an origin."""
    silent = says("a-silent", LEAK, article(GULL, 1), NOBODY)
    echo = says("echo", LEAK, TIDE_4, citing=[silent, REPORT])
    assert str(chain(book(silent, REPORT, echo), "echo")) == (
        "Evening Tide <- Harbour Post <- Coast Wire <- Mayor Lund"
    )


def test_a_gap_and_a_hop_print_where_they_are() -> None:
    gap = chain(book(REPORT), "report").gaps[0]
    assert str(gap) == "undated at link 1 of report, wire"
    assert repr(gap.hop) == "<Hop: link 1 of report, wire>"


def test_the_kinds_of_its_gaps_are_told_once_each() -> None:
    said = says("said", LEAK, POST_3, WIRE, Ref("stranger"))
    heading = says("heading", LEAK, article(GULL, 4), citing=[said, Ref("lost")])
    (of_heading, of_said) = trace(book(said, heading), LEAK)
    assert [kind.value for kind in of_said.gap_kinds] == ["dangling", "undated"]
    assert {gap.kind for gap in of_heading.gaps} == set(of_heading.gap_kinds)
    assert of_heading.anonymous_only
    assert not trace(book(says("said", LEAK, POST_3, MAYOR)), LEAK)[0].gap_kinds


def test_one_statement_is_traced_by_itself() -> None:
    ledger = book(REPORT, says("echo", LEAK, TIDE_4, POST))
    assert chain_of(ledger, REPORT) == chain(ledger, "report")
    echo = ledger.statement("echo")
    assert chain_of(ledger, echo).depth == 3
    assert chain_of(ledger, echo, policy=Policy(resolver=False)).depth == 1
    hidden = Viewpoint(documents=Except("post-9"))
    ledger = ledger.record(retracts("back", "report", article(POST, 9)))
    assert "retracted" in gaps(chain_of(ledger, REPORT))[0]
    assert gaps(chain_of(ledger, REPORT, viewpoint=hidden)) == gaps(chain(book(REPORT), "report"))


def test_a_statement_on_nothing_is_traced_too() -> None:
    lost = says("lost", Ref("no-such-claim"), POST_3, MAYOR)
    assert "dangling" in [kind.value for kind in chain_of(book(lost), lost).gap_kinds]
    with pytest.raises(UnknownIdError):
        chain_of(book(REPORT), lost)
