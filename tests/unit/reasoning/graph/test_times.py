"""When each hop took its position: said, said by the statement, or published."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger.ledger import Ledger
from claimledger.model import ClaimRelation, Link, Ref, Statement
from claimledger.reasoning import Policy
from claimledger.reasoning.inquiry import inquire
from unit.newsroom import (
    CITY,
    GULL,
    LEAK,
    MAYOR,
    PILOT,
    POST,
    SLICK,
    SQUARE,
    TIDE,
    WIRE,
    article,
    at,
    book,
    copied,
    day,
    denies,
    same,
    says,
)

POST_3, TIDE_4 = article(POST, 3), article(TIDE, 4)


def times(ledger: Ledger, id: str, **policy: Any) -> list[str | None]:
    """Return the times of a statement's hops, as written."""
    inquiry = inquire(ledger, Policy(**policy), None)
    hops = inquiry.index.hops(inquiry.index.at[id][0])
    found = [inquiry.times[hop] for hop in hops]
    return [None if time is None else time.written for time in found]


def test_a_links_own_said_comes_first() -> None:
    report = says("report", LEAK, POST_3, at(MAYOR, 1), said=day(2))
    assert times(book(report), "report") == [day(3), day(1)]


def test_the_statements_said_is_that_of_its_last_link() -> None:
    report = says("report", LEAK, POST_3, PILOT, MAYOR, said=day(2))
    assert times(book(report), "report") == [day(3), day(3), day(2)]


def test_else_the_nearest_document_at_or_above_dates_it() -> None:
    report = says("report", LEAK, article(TIDE, 9), POST_3, MAYOR)
    assert times(book(report), "report") == [day(9), day(3), day(3)]


def test_an_undated_document_gives_no_time() -> None:
    report = says("report", LEAK, article(TIDE, 9), POST_3.but(published=None), MAYOR)
    assert times(book(report), "report") == [day(9), None, None]


def test_a_missing_document_gives_no_time() -> None:
    report = says("report", LEAK, article(TIDE, 9), Link(POST, document=Ref("lost")), MAYOR)
    assert times(book(report), "report") == [day(9), None, None]


def test_by_policy_publication_dates_nothing() -> None:
    report = says("report", LEAK, POST_3, MAYOR, said=day(2))
    assert times(book(report), "report", date_by_publication=False) == [None, day(2)]


@pytest.mark.parametrize(
    ("derivation", "expected"), [("copy", 1), ("translation", 1), ("revision", 4)]
)
def test_a_copy_is_dated_as_the_earliest_document_of_its_derivation(
    derivation: str, expected: int
) -> None:
    middle = copied(article(WIRE, 1), GULL, 2)
    copy = copied(middle, TIDE, 4, derivation=derivation)
    report = says("report", LEAK, copy, MAYOR)
    assert times(book(report), "report") == [day(expected), day(expected)]


def test_an_outlet_cited_without_document_and_said_is_undated() -> None:
    assert times(book(says("report", LEAK, POST_3, WIRE)), "report") == [day(3), None]
    assert times(book(says("report", LEAK, POST_3, at(WIRE, 2))), "report") == [day(3), day(2)]
    said = says("report", LEAK, POST_3, WIRE, said=day(2))
    assert times(book(said), "report") == [day(3), day(2)]
    located = says("report", LEAK, POST_3, article(WIRE, 2))
    assert times(book(located), "report") == [day(3), day(2)]


def test_who_an_undated_outlet_cites_takes_the_document_above() -> None:
    assert times(book(says("report", LEAK, POST_3, WIRE, MAYOR)), "report") == [
        day(3),
        None,
        day(3),
    ]


# -- repeating is not saying again ---------------------------------------------------------

FIRST = says("first", LEAK, POST_3, MAYOR)


def test_a_repeated_remark_keeps_the_time_of_its_first_saying() -> None:
    again = says("again", LEAK, article(TIDE, 9), MAYOR)
    assert times(book(FIRST, again), "again") == [day(9), day(3)]
    assert times(book(again), "again") == [day(9), day(9)]


def test_it_takes_the_earliest_of_several() -> None:
    earlier = says("earlier", LEAK, article(GULL, 2), MAYOR)
    again = says("again", LEAK, article(TIDE, 9), MAYOR)
    assert times(book(FIRST, earlier, again), "again") == [day(9), day(2)]


def test_said_counts_anew() -> None:
    again = says("again", LEAK, article(TIDE, 9), MAYOR, said=day(9))
    assert times(book(FIRST, again), "again") == [day(9), day(9)]
    linked = says("again", LEAK, article(TIDE, 9), at(MAYOR, 8))
    assert times(book(FIRST, linked), "again") == [day(9), day(8)]


@pytest.mark.parametrize(
    "first",
    [
        denies("first", LEAK, POST_3, MAYOR),
        says("first", SLICK, POST_3, MAYOR),
        says("first", LEAK, POST_3, PILOT),
        says("first", LEAK, POST_3, MAYOR, PILOT),
        says("first", LEAK, article(POST, 9), MAYOR),
        says("first", LEAK, POST, MAYOR),
    ],
    ids=["the other side", "another claim", "somebody else", "no origin", "same day", "undated"],
)
def test_what_was_not_said_before_is_new(first: Statement) -> None:
    again = says("again", LEAK, article(TIDE, 9), MAYOR)
    assert times(book(first, again, LEAK), "again") == [day(9), day(9)]


def test_an_equivalent_claim_is_the_same_saying() -> None:
    first = says("first", SLICK, POST_3, MAYOR)
    again = says("again", LEAK, article(TIDE, 9), MAYOR)
    alike = ClaimRelation(LEAK, "equivalent", SLICK)
    assert times(book(first, again, alike), "again") == [day(9), day(3)]


def test_a_party_that_is_the_same_repeats_itself() -> None:
    lund = MAYOR.but(id="lund")
    again = says("again", LEAK, article(TIDE, 9), lund)
    assert times(book(FIRST, again, same(lund, MAYOR)), "again") == [day(9), day(3)]
    assert times(book(FIRST, again), "again") == [day(9), day(9)]


def test_a_partys_own_document_counts_anew() -> None:
    statement = article(CITY, 9)
    first = says("first", LEAK, POST_3, CITY)
    assert times(book(first, says("again", LEAK, statement)), "again") == [day(9)]
    cited = says("again", LEAK, article(TIDE, 9), statement)
    assert times(book(first, cited), "again", resolver=False) == [day(9), day(9)]


def test_a_remark_located_in_anothers_document_is_repeated_like_any_other() -> None:
    located = Link(MAYOR, document=article(GULL, 8))
    again = says("again", LEAK, article(TIDE, 9), located)
    assert times(book(FIRST, again), "again") == [day(9), day(3)]


def test_an_author_s_post_on_a_platform_is_a_document_of_its_own() -> None:
    post = article(SQUARE, 9, authors=[MAYOR])
    again = says("again", LEAK, article(TIDE, 9), post)
    assert times(book(FIRST, again), "again") == [day(9), day(9)]
    posted = says("again", LEAK, article(TIDE, 9), Link(MAYOR, document=post))
    assert times(book(FIRST, posted), "again") == [day(9), day(9)]


def test_what_was_perhaps_said_before_is_new() -> None:
    month = says("first", LEAK, POST_3.but(published="2031-08"), MAYOR)
    again = says("again", LEAK, article(TIDE, 9), MAYOR)
    assert times(book(month, again), "again") == [day(9), day(9)]


def test_what_is_read_itself_counts_anew_wherever_it_stands() -> None:
    guest = says("again", LEAK, Link(MAYOR, document=article(TIDE, 9)))
    assert times(book(FIRST, guest), "again") == [day(9)]


def test_a_middle_link_is_not_a_repeated_saying() -> None:
    again = says("again", LEAK, article(TIDE, 9), MAYOR, PILOT)
    assert times(book(FIRST, again), "again") == [day(9), day(9), day(9)]


def test_an_outlet_is_not_dated_by_what_it_said_before() -> None:
    before = says("first", LEAK, POST_3)
    again = says("again", LEAK, article(TIDE, 9), POST)
    assert times(book(before, again), "again", resolver=False) == [day(9), None]


def test_what_the_policy_does_not_read_was_not_said_before() -> None:
    doubtful = FIRST.but(reading="doubtful")
    again = says("again", LEAK, article(TIDE, 9), MAYOR)
    inquiry = inquire(book(doubtful, again), Policy(least_reading="inferred"), None)
    times = [inquiry.times[hop] for hop in (0, 1)]
    assert [time.written for time in times if time] == [day(9), day(9)]


def test_of_several_readings_of_one_denial_the_earliest_first_saying_counts() -> None:
    two = book(FIRST, SLICK) | book(says("first", SLICK, POST_3, MAYOR))
    before = denies("before", SLICK, article(GULL, 2), MAYOR)
    later = denies("later", LEAK, article(GULL, 5), MAYOR)
    again = denies("again", "first", article(TIDE, 9), MAYOR)
    assert times(two.record(before, later, again), "again") == [day(9), day(2)]


def test_times_are_the_same_in_whatever_order_they_are_asked_for() -> None:
    records = (FIRST, says("again", LEAK, article(TIDE, 9), MAYOR), says("more", LEAK, TIDE_4))
    forward, backward = (inquire(book(*records), None, None).times for _ in range(2))
    hops = range(5)
    found = [forward[hop] for hop in hops]
    assert [backward[hop] for hop in reversed(hops)] == found[::-1]
    assert [forward[hop] for hop in hops] == found


def test_what_was_perhaps_said_before_gives_no_time() -> None:
    perhaps = says("perhaps", LEAK, POST, Link(MAYOR, said="2031-08"))
    again = says("again", LEAK, article(TIDE, 9), MAYOR)
    assert times(book(perhaps, again), "again") == [day(9), day(9)]
    surely = says("surely", LEAK, GULL, at(MAYOR, 5))
    assert times(book(perhaps, surely, again), "again") == [day(9), day(5)]
