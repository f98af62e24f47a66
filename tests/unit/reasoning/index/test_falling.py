"""Falling: what does not stand on a plain topic, and what counts of the rest."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger.ledger import Ledger
from claimledger.model import Document, Link, Ref, Relation, Statement
from claimledger.reasoning.index.falling import counted, given, out, raising, takes
from unit.newsroom import (
    AIDE,
    CITY,
    DAWN,
    DEPOT,
    GULL,
    HORN,
    LEAK,
    MAYOR,
    OFFICIALS,
    POST,
    SQUARE,
    TIDE,
    about,
    answers,
    article,
    asks,
    at,
    book,
    day,
    denies,
    disavows,
    retracts,
    says,
    status,
)
from unit.reasoning.index.surveyed import is_plain, is_struck, survey

POST_3, TIDE_4, GULL_5 = article(POST, 3), article(TIDE, 4), article(GULL, 5)
DAWN_6, HORN_7 = article(DAWN, 6), article(HORN, 7)
REPORT = says("report", LEAK, POST_3, MAYOR)
OTHER = says("other", LEAK, TIDE_4, CITY)


def fallen(ledger: Ledger, by: int | None = None, **policy: Any) -> list[str]:
    """Return what does not stand (and is not public by a day); assert that the topic is plain."""
    assert is_plain(ledger, **policy)
    found = survey(ledger, **policy)
    bound = None if by is None else _end(by)
    return sorted(found.records[place].id for place in out(found, found.topic("leak"), bound))


def _end(number: int) -> float:
    end = article(POST, number).published
    assert end
    assert end.end
    return end.end


# -- what falls ----------------------------------------------------------------------------


def test_where_nothing_is_taken_back_all_stands() -> None:
    assert fallen(book(REPORT, OTHER, denies("no", LEAK, GULL_5, DEPOT))) == []


def test_what_is_retracted_falls_and_what_only_relays_it_does_not() -> None:
    echo = says("echo", LEAK, DAWN_6, citing=[REPORT])
    ledger = book(REPORT, OTHER, echo, retracts("back", REPORT, GULL_5, MAYOR))
    assert fallen(ledger) == ["report"]
    assert about(ledger).support.statements == ("other",)


def test_what_is_retracted_by_somebody_else_stands() -> None:
    assert fallen(book(REPORT, retracts("back", REPORT, GULL_5, CITY))) == []


def test_the_paper_that_takes_back_its_report_is_no_way_any_more() -> None:
    echo = says("echo", LEAK, TIDE_4, citing=[REPORT])
    after = says("after", LEAK, DAWN_6, citing=[echo])
    ledger = book(REPORT, echo, after, retracts("back", echo, article(TIDE, 8)))
    assert fallen(ledger) == ["echo"]
    assert about(ledger).support.statements == ("report",)


def test_a_tower_of_retractions_falls_and_stands_in_turn() -> None:
    records: list[Statement] = [REPORT]
    for number in range(6):
        records.append(retracts(f"back{number}", records[-1], article(POST, 9 + number), MAYOR))
        expected = [r.id for r in records[:-1][::-1][::2]]
        assert fallen(book(*records)) == sorted(expected)
        assert status(book(*records)) == ("open" if number % 2 == 0 else "asserted")


def test_whoever_takes_back_all_it_said_on_a_claim_takes_back_both_sides() -> None:
    no = denies("no", LEAK, GULL_5, MAYOR)
    ledger = book(REPORT, no, OTHER, retracts("back", LEAK, HORN_7, MAYOR))
    assert fallen(ledger) == ["no", "report"]
    assert fallen(book(REPORT, no, disavows("back", LEAK, HORN_7, MAYOR))) == ["report"]


def test_what_is_disavowed_falls_unless_that_is_ignored() -> None:
    ledger = book(REPORT, disavows("never", REPORT, GULL_5, MAYOR))
    assert fallen(ledger) == ["report"]
    assert fallen(ledger, disavowal="ignore") == []


def test_a_report_falls_if_all_its_origins_disavow_it() -> None:
    echo = says("echo", LEAK, TIDE_4, citing=[REPORT])
    never = disavows("never", echo, GULL_5, MAYOR)
    assert fallen(book(REPORT, echo, never)) == ["echo"]
    both = says("echo", LEAK, TIDE_4, citing=[REPORT, OTHER])
    assert fallen(book(REPORT, OTHER, both, never.but(target=both))) == []


def test_a_report_falls_once_its_only_origin_is_known() -> None:
    echo = says("echo", LEAK, TIDE_4, citing=[Ref("between")])
    ledger = book(REPORT, echo, disavows("never", echo, GULL_5, MAYOR))
    assert fallen(ledger) == []
    ledger = ledger.record(says("between", LEAK, DAWN_6, citing=[REPORT]))
    assert fallen(ledger) == ["echo"]


def test_a_later_word_replaces_an_earlier_one() -> None:
    no = denies("no", LEAK, GULL_5, MAYOR)
    assert fallen(book(REPORT, no)) == ["report"]
    assert fallen(book(REPORT, no, says("yes", LEAK, HORN_7, at(MAYOR, 7)))) == ["no"]
    assert fallen(book(REPORT, denies("same-day", LEAK, article(DAWN, 3), MAYOR))) == []
    assert fallen(book(REPORT, says("perhaps", LEAK, GULL_5, at(MAYOR, 5), certainty="weak"))) == [
        "report"
    ]


def test_so_does_that_of_the_author_of_a_post() -> None:
    post = Document("posted", SQUARE, published=day(3), authors=[MAYOR])
    ledger = book(says("post", LEAK, post), denies("no", LEAK, GULL_5, MAYOR))
    assert fallen(ledger) == ["post"]
    again = Document("again", SQUARE, published=day(8), authors=[MAYOR])
    assert fallen(ledger.record(says("yes", LEAK, again))) == ["no"]


def test_what_is_repeated_was_said_when_it_was_said_first() -> None:
    no = denies("no", LEAK, GULL_5, MAYOR)
    repeated = says("repeated", LEAK, HORN_7, MAYOR)
    assert fallen(book(no, repeated)) == ["no"]
    first = says("first", LEAK, POST_3, at(MAYOR, 3))
    assert fallen(book(no, repeated, first)) == ["first", "repeated"]
    posted = Document("posted", SQUARE, published=day(1), authors=[MAYOR])
    assert fallen(book(no, repeated, says("post", LEAK, posted))) == ["post", "repeated"]


def test_a_retraction_reaches_what_was_only_repeated_after_it() -> None:
    first = says("first", LEAK, article(GULL, 1), at(MAYOR, 1))
    repeated = says("repeated", LEAK, HORN_7, MAYOR)
    back = retracts("back", repeated, TIDE_4, at(MAYOR, 4))
    assert fallen(book(repeated, back)) == []
    assert fallen(book(repeated, back, first)) == ["repeated"]


def test_a_spokesman_takes_back_what_his_principal_said() -> None:
    relation = Relation(AIDE, "speaks_for", MAYOR)
    back = retracts("back", REPORT, GULL_5, AIDE)
    assert fallen(book(REPORT, back)) == []
    assert fallen(book(REPORT, back, relation)) == ["report"]


def test_what_is_said_of_a_question_can_be_taken_back() -> None:
    doubt = asks("doubt", LEAK, POST_3)
    ledger = book(
        doubt, denies("no", doubt, TIDE_4, MAYOR), retracts("back", Ref("no"), GULL_5, MAYOR)
    )
    assert fallen(ledger) == ["no"]


def test_what_takes_each_other_back_in_a_ring_does_not_stand() -> None:
    one = disavows("one", "two", POST_3, MAYOR)
    two = disavows("two", "report", TIDE_4, MAYOR)
    third = disavows("three", "one", GULL_5, MAYOR)
    ring = disavows("report-not", "three", GULL_5, MAYOR)
    ledger = book(REPORT, one, two, third, ring)
    assert is_struck(ledger)


def test_more_of_the_same_party_is_looked_at_when_it_comes() -> None:
    ledger = book(REPORT, denies("no", LEAK, GULL_5, MAYOR))
    assert fallen(ledger) == ["report"]
    ledger = ledger.record(says("echo", LEAK, TIDE_4, citing=[Ref("no")]))
    assert fallen(ledger) == ["report"]
    ledger = ledger.record(says("yes", LEAK, HORN_7, at(MAYOR, 7)))
    assert fallen(ledger) == ["no"]
    ledger = ledger.record(retracts("back", Ref("yes"), article(POST, 9), MAYOR))
    assert fallen(ledger) == ["report", "yes"]


# -- by a day ------------------------------------------------------------------------------


def test_what_is_not_public_by_a_day_does_not_stand() -> None:
    ledger = book(REPORT, OTHER, says("undated", LEAK, POST, CITY))
    assert fallen(ledger, 2) == ["other", "report", "undated"]
    assert fallen(ledger, 3) == ["other", "undated"]
    assert fallen(ledger, 9) == ["undated"]


def test_as_of_before_it_was_taken_back_all_stands() -> None:
    back = retracts("back", REPORT, GULL_5, MAYOR)
    ledger = book(REPORT, OTHER, back, says("late", LEAK, HORN_7))
    assert fallen(ledger, 4) == ["back", "late"]
    assert fallen(ledger, 5) == ["late", "report"]
    assert fallen(ledger) == ["report"]
    assert [status(ledger.as_of(day(number))) for number in (2, 4, 5)] == [
        "unreported",
        "asserted",
        "asserted",
    ]
    assert about(ledger.as_of(day(5))).support.statements == ("other",)


def test_what_takes_back_a_thing_unheard_of_does_not_raise_it() -> None:
    late = says("late", LEAK, HORN_7, MAYOR)
    ledger = book(late, retracts("back", late, POST_3, MAYOR, said=day(9)))
    assert [status(ledger.as_of(day(number))) for number in (3, 6, 7)] == [
        "unreported",
        "unreported",
        "open",
    ]


# -- what counts ---------------------------------------------------------------------------


def test_an_origin_below_the_threshold_does_not_count() -> None:
    quiet = says("quiet", LEAK, TIDE_4, OFFICIALS)
    for records, expected in (([REPORT, quiet], ["report"]), ([quiet], [])):
        found = survey(book(*records), unnamed="none")
        side = found.topic("leak").support
        assert side
        assert [found.records[place].id for place in counted(found, side)] == expected
        assert takes(side) is bool(expected)


@pytest.mark.parametrize("by", [None, 9])
def test_origins_that_count_come_with_their_speakers(by: int | None) -> None:
    quiet = says("quiet", LEAK, TIDE_4, OFFICIALS)
    back = retracts("back", OTHER, GULL_5, CITY)
    bound = None if by is None else _end(by)
    for records in ([REPORT, OTHER], [REPORT, OTHER, quiet], [REPORT, OTHER, back, quiet]):
        found = survey(book(*records), unnamed="none")
        side = found.topic("leak").support
        assert side
        pairs = [(found.records[at].id, who.id) for at, who in given(found, side, bound)]
        standing = [("report", "mayor"), ("other", "city")]
        assert pairs == standing[: 1 if back in records else 2]


def test_all_but_what_takes_back_a_statement_raises_a_topic() -> None:
    ledger = book(
        REPORT,
        denies("no", LEAK, TIDE_4, DEPOT),
        asks("doubt", LEAK, GULL_5),
        answers("shrug", REPORT, GULL_5, DEPOT),
        retracts("back", REPORT, DAWN_6, MAYOR),
        retracts("all", LEAK, DAWN_6, CITY),
        disavows("never", REPORT, DAWN_6, CITY),
        disavows("not-i", LEAK, DAWN_6, CITY),
        denies("what", Ref("doubt"), DAWN_6, CITY),
    )
    assert is_plain(ledger)
    found = survey(ledger)
    assert sorted(found.records[at].id for at in raising(found, found.topic("leak"))) == [
        "all",
        "doubt",
        "no",
        "not-i",
        "report",
        "shrug",
    ]


def test_only_links_to_what_the_platform_shows_are_posts() -> None:
    lost = Link(SQUARE, document=Ref("lost"))
    assert fallen(book(says("x", LEAK, lost), denies("no", LEAK, GULL_5, SQUARE))) == []
