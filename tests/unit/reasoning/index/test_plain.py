"""Plain claims: status, counts and sides read off the index, as by the full rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimledger.ledger import Ledger
from claimledger.model import Document, Link, Record, Ref, Relation, Source
from claimledger.reasoning.index import plain
from claimledger.reasoning.weighing import Position
from unit.newsroom import (
    AIDE,
    CITY,
    DAWN,
    DEPOT,
    GULL,
    LEAGUE,
    LEAK,
    MAYOR,
    NOBODY,
    OFFICE,
    OFFICIALS,
    PILOT,
    POST,
    SPILL,
    SQUARE,
    TIDE,
    WATCHERS,
    WIRE,
    about,
    article,
    asks,
    book,
    counts,
    day,
    denies,
    place,
    retracts,
    says,
    scoffs,
    status,
)
from unit.reasoning.index.surveyed import agree, is_plain, survey

POST_3, TIDE_4, GULL_5, DAWN_6 = (
    article(s, n) for s, n in ((POST, 3), (TIDE, 4), (GULL, 5), (DAWN, 6))
)
REPORT = says("report", LEAK, POST_3, MAYOR)
REFUSAL = denies("refusal", LEAK, TIDE_4, DEPOT)


def read_off(ledger: Ledger, by: float | None = None, **policy: Any) -> tuple[int, int, int] | None:
    """Return the counts of a plain claim's support; assert that its answers are right."""
    agree(ledger, **policy)
    found = survey(ledger, **policy)
    return plain.count(found, found.topic("leak").support, by)


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([], "unreported"),
        ([asks("doubt", LEAK, POST_3)], "open"),
        ([says("whisper", LEAK, POST_3, NOBODY)], "open"),
        ([says("vain", LEAK, POST_3, certainty="none")], "open"),
        ([says("echo", LEAK, POST_3, citing=[Ref("lost")])], "open"),
        ([REPORT], "asserted"),
        ([REFUSAL], "denied"),
        ([REPORT, REFUSAL], "contested"),
        ([REPORT, retracts("back", REPORT, GULL_5, MAYOR)], "open"),
        ([REPORT, REFUSAL, retracts("back", REPORT, GULL_5, MAYOR)], "denied"),
        ([REPORT, REFUSAL, retracts("back", REFUSAL, GULL_5, DEPOT)], "asserted"),
    ],
)
def test_a_side_counts_as_soon_as_one_origin_does(records: list[Record], expected: str) -> None:
    ledger = book(LEAK, *records)
    assert is_plain(ledger)
    assert status(ledger) == expected


# -- counts --------------------------------------------------------------------------------


def test_nobody_and_somebody() -> None:
    assert read_off(book(LEAK)) == (0, 0, 0)
    assert read_off(book(asks("x", LEAK, POST_3))) == (0, 0, 0)
    assert read_off(book(says("x", LEAK, POST_3, NOBODY))) == (0, 0, 0)
    assert read_off(book(REPORT)) == (1, 1, 1)
    quiet = says("quiet", LEAK, TIDE_4, OFFICIALS)
    assert read_off(book(quiet), unnamed="none") == (0, 0, 0)
    assert read_off(book(REPORT, quiet), unnamed="none") == (1, 1, 1)
    watchers = says("quieter", LEAK, GULL_5, WATCHERS)
    assert read_off(book(quiet, watchers), unnamed="none") == (0, 0, 0)


def test_kin_are_counted_once() -> None:
    other = says("other", LEAK, TIDE_4, CITY)
    assert read_off(book(REPORT, other)) == (2, 2, 2)
    assert read_off(book(REPORT, other, Relation(MAYOR, "organ_of", CITY))) == (2, 1, 1)
    assert read_off(book(REPORT, says("more", LEAK, TIDE_4, MAYOR))) == (2, 1, 1)


def test_bare_and_unnamed_origins_make_no_certain_one_more() -> None:
    bare = [says(f"bare{n}", LEAK, d) for n, d in enumerate((POST_3, TIDE_4, GULL_5))]
    assert read_off(book(*bare)) == (3, 1, 3)
    assert read_off(book(*bare, says("named", LEAK, DAWN_6, MAYOR))) == (4, 1, 4)
    anonymous = [says(f"by-{p.id}", LEAK, POST_3, p) for p in (OFFICIALS, WATCHERS)]
    assert read_off(book(*anonymous)) == (2, 1, 2)
    assert read_off(book(*bare, *anonymous, REPORT, says("by-city", LEAK, POST_3, CITY))) == (
        7,
        2,
        7,
    )


@pytest.mark.parametrize(
    ("basis", "least"), [("unstated", 1), ("told", 1), ("witnessed", 2), ("documents", 2)]
)
def test_a_paper_that_tells_how_it_knows_is_certain(basis: str, least: int) -> None:
    own = says("own", LEAK, TIDE_4, basis=basis)
    assert read_off(book(REPORT, own)) == (2, least, 2)
    posted = Document("posted", SQUARE, published=day(4), authors=[PILOT])
    assert read_off(book(REPORT, says("shared", LEAK, posted, basis=basis))) == (2, least, 2)


def test_who_speaks_for_an_office_is_certain_and_so_is_whoever_is_cited() -> None:
    assert read_off(book(REPORT, says("own", LEAK, article(OFFICE, 4)))) == (2, 2, 2)
    assert read_off(book(REPORT, says("own", LEAK, TIDE_4, PILOT))) == (2, 2, 2)
    assert read_off(book(REPORT, says("own", LEAK, TIDE_4, WIRE))) == (2, 1, 2)


def test_one_certain_word_makes_a_bloc_certain() -> None:
    bare, seen = says("bare", LEAK, TIDE_4), says("seen", LEAK, article(TIDE, 9), basis="witnessed")
    assert read_off(book(REPORT, bare)) == (2, 1, 2)
    assert read_off(book(REPORT, bare, seen)) == (3, 2, 2)


def test_a_post_that_is_passed_on_is_the_word_of_whoever_is_cited() -> None:
    posted = Document("posted", SQUARE, published=day(4), authors=[AIDE])
    assert read_off(book(REPORT, says("on", LEAK, posted, PILOT))) == (2, 2, 2)
    lost = Link(OFFICE, document=Ref("lost"))
    assert read_off(book(REPORT, says("gone", LEAK, lost))) == (2, 2, 2)


@pytest.mark.parametrize(
    "relation",
    [Relation(MAYOR, "organ_of", CITY, "2031-08"), Relation(CITY, "member_of", LEAGUE)],
    ids=["dated", "collective"],
)
def test_where_more_than_blocs_matters_the_full_rules_count(relation: Relation) -> None:
    two = [REPORT, says("other", LEAK, TIDE_4, CITY), says("by-league", LEAK, GULL_5, LEAGUE)]
    assert read_off(book(*two)) == (3, 3, 3)
    ledger = book(*two, relation)
    assert read_off(ledger) is None
    assert survey(ledger).topic("leak").knot is None
    support = survey(ledger).topic("leak").support
    for asked in ("at_least", "at_most", "grade", "statements"):
        assert plain.told(survey(ledger), support, asked) is None
    origins = plain.told(survey(ledger), support, "origins")
    assert origins
    assert len(origins["origins"]) == 3
    assert counts(about(ledger).support) == ((2, 2) if relation.during else (2, 3))


@pytest.mark.parametrize(
    "relation",
    [Relation(PILOT, "organ_of", AIDE, "2031-08"), Relation(PILOT, "member_of", LEAGUE)],
    ids=["dated", "collective"],
)
def test_relations_of_others_leave_the_counts_to_the_index(relation: Relation) -> None:
    two = [REPORT, says("other", LEAK, TIDE_4, CITY)]
    assert read_off(book(*two, relation)) == (2, 2, 2)
    assert read_off(book(REPORT, Relation(MAYOR, "organ_of", CITY, "2031-08"))) == (1, 1, 1)


def test_an_accused_party_of_changing_kin_leaves_its_interest_to_the_full_rules() -> None:
    no = denies("no", SPILL, TIDE_4, CITY)
    ledger = book(no, Relation(CITY, "organ_of", DEPOT, "2031-08"))
    agree(ledger)
    found = survey(ledger)
    assert found.topic("spill").knot is None
    opposition = found.topic("spill").opposition
    assert plain.told(found, opposition, "interested_only") is None
    assert plain.told(found, opposition, "at_most") == {"at_least": 1, "at_most": 1}
    assert about(ledger, SPILL).opposition.interested_only
    before = book(no, Relation(CITY, "organ_of", DEPOT, "2030"))
    agree(before)
    assert not about(before, SPILL).opposition.interested_only


# -- sides ---------------------------------------------------------------------------------


def side(ledger: Ledger, *, positive: bool = True, **policy: Any) -> Position:
    """Return a side of a plain claim; assert that all of it can be read off."""
    assert is_plain(ledger, **policy)
    found = survey(ledger, **policy)
    topic = found.topic("leak")
    saying = topic.support if positive else topic.opposition
    for asked in Position().fields():
        told = plain.told(found, saying, asked)
        assert told
        assert asked in told
    answer = about(ledger, **policy)
    return answer.support if positive else answer.opposition


def test_an_empty_side_is_empty() -> None:
    assert side(book(REPORT), positive=False) == Position()
    assert side(book(says("whisper", LEAK, POST_3, NOBODY))) == Position()


def test_a_side_tells_its_origins_and_all_that_reach_one() -> None:
    echo = says("echo", LEAK, DAWN_6, citing=[REPORT])
    vain = says("vain", LEAK, DAWN_6, citing=[Ref("lost")])
    posted = Document("posted", SQUARE, published=day(4), authors=[PILOT])
    found = side(book(vain, echo, REPORT, says("shared", LEAK, posted)))
    assert [(place(hop), hop.party, hop.voices) for hop in found.origins] == [
        ("report:1", "mayor", ("mayor",)),
        ("shared:0", "square", ("pilot",)),
    ]
    assert found.statements == ("echo", "report", "shared")


def test_what_reaches_only_origins_that_do_not_count_is_left_out() -> None:
    quiet = says("quiet", LEAK, TIDE_4, OFFICIALS)
    echo = says("echo", LEAK, GULL_5, citing=[quiet])
    both = says("both", LEAK, DAWN_6, citing=[echo, REPORT])
    ledger = book(REPORT, quiet, echo, both)
    assert side(ledger).statements == ("both", "echo", "quiet", "report")
    assert side(ledger, unnamed="none").statements == ("both", "report")
    ledger = ledger.record(retracts("back", REPORT, GULL_5, MAYOR))
    assert side(ledger).statements == ("both", "echo", "quiet")
    assert side(ledger, unnamed="none") == Position()


def test_the_grade_is_that_of_the_weightiest_origin_that_stands() -> None:
    perhaps = says("perhaps", LEAK, TIDE_4, CITY, certainty="weak")
    back = retracts("back", REPORT, GULL_5, MAYOR)
    assert side(book(REPORT, perhaps)).grade.value == "full"
    assert side(book(REPORT, perhaps, back)).grade.value == "weak"
    assert side(book(perhaps), threshold="full").grade.value == "weak"
    assert side(book(REPORT, back)).grade.value == "none"
    other = retracts("back", perhaps, GULL_5, CITY)
    assert side(book(REPORT, perhaps, other)).grade.value == "full"


@pytest.mark.parametrize(
    ("flag", "one", "other"),
    [
        ("anonymous_only", says("x", LEAK, POST_3, OFFICIALS), REPORT),
        ("hedged_only", says("x", LEAK, POST_3, CITY, certainty="weak"), REPORT),
        ("inferred_only", says("x", LEAK, POST_3, CITY, reading="inferred"), REPORT),
        ("inferred_only", says("x", LEAK, POST_3, CITY, reading="doubtful"), REPORT),
    ],
    ids=["anonymous", "hedged", "inferred", "doubtful"],
)
def test_a_flag_is_raised_if_all_origins_have_it(flag: str, one: Record, other: Record) -> None:
    assert side(book(one)).flags == (flag,)
    assert side(book(one, other)).flags == ()
    assert side(book(other)).flags == ()


def test_an_opposition_of_the_accused_and_its_kin_is_interested() -> None:
    claim: Callable[..., Record] = denies
    own = claim("no", SPILL, TIDE_4, DEPOT)
    kin = claim("kin", SPILL, GULL_5, CITY)
    relation = Relation(CITY, "owned_by", DEPOT)
    for records, expected in (
        ([own], True),
        ([own, kin], False),
        ([own, kin, relation], True),
        ([kin], False),
    ):
        ledger = book(*records)
        agree(ledger)
        assert about(ledger, SPILL).opposition.interested_only is expected
        found = survey(ledger)
        assert plain.told(found, found.topic("spill").opposition, "interested_only")
    assert not about(book(says("yes", SPILL, TIDE_4, DEPOT)), SPILL).support.interested_only
    assert not side(book(REFUSAL), positive=False).interested_only


def test_who_is_unnamed_and_scoffs_weighs_the_least_of_both() -> None:
    absurd = scoffs("absurd", LEAK, TIDE_4, WATCHERS)
    assert side(book(absurd), positive=False).grade.value == "weak"
    assert side(book(absurd), positive=False, legitimacy="full").grade.value == "full"
    assert (
        side(book(absurd), positive=False, legitimacy="full", unnamed="weak").grade.value == "weak"
    )


# -- by a day ------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(2, 8))
def test_a_plain_claim_as_of_a_day_is_answered_as_by_the_full_rules(number: int) -> None:
    echo = says("echo", LEAK, DAWN_6, citing=[REPORT])
    quiet = says("quiet", LEAK, TIDE_4, OFFICIALS)
    undated = says("undated", LEAK, Document("undated-one", Source("blog")))
    unstruck = [REPORT, REFUSAL, echo, quiet, undated, says("late", LEAK, GULL_5, CITY)]
    struck = [*unstruck, retracts("back", REPORT, GULL_5, MAYOR)]
    for records in (unstruck, struck):
        ledger = book(*records)
        assert is_plain(ledger)
        for policy in ({}, {"unnamed": "none"}):
            agree(ledger.as_of(day(number)), **policy)


def test_counts_by_a_day_are_of_what_was_public() -> None:
    ledger = book(REPORT, says("by-city", LEAK, GULL_5, CITY))
    first = POST_3.published
    assert first
    assert first.end
    assert read_off(ledger, float(first.end)) == (1, 1, 1)
    assert read_off(ledger, first.end - 1.0) == (0, 0, 0)
    assert read_off(ledger) == (2, 2, 2)
