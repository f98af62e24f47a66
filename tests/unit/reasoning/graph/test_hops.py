"""Statements and links by number, with who speaks at each."""

from __future__ import annotations

import pytest

from claimledger.errors import UnknownIdError
from claimledger.model import Amendment, Link, Ref
from claimledger.reasoning.graph.hops import HopIndex, hops_of
from unit.newsroom import (
    AIDE,
    LEAK,
    MAYOR,
    PILOT,
    POST,
    SQUARE,
    TIDE,
    WIRE,
    article,
    at,
    book,
    copied,
    place,
    same,
    says,
)

POST_3 = article(POST, 3)
REPORT = says("report", LEAK, POST_3, WIRE, MAYOR)


def index(*records: object) -> HopIndex:
    return hops_of(book(*records))  # type: ignore[arg-type]  # any records will do


def test_hops_of_a_statement_are_contiguous_reader_first() -> None:
    found = index(REPORT, says("after", LEAK, TIDE))
    assert [s.id for s in found.statements] == ["after", "report"]
    assert (list(found.hops(0)), list(found.hops(1))) == ([0], [1, 2, 3])
    assert (found.first(1), found.last(1), found.first(0), found.last(0)) == (1, 3, 0, 0)
    assert [found.is_first(hop) for hop in range(4)] == [True, True, False, False]
    assert [found.is_last(hop) for hop in range(4)] == [True, False, False, True]
    assert [place(found.shown(hop)) for hop in range(4)] == [
        "after:0",
        "report:0",
        "report:1",
        "report:2",
    ]
    assert found.statement(2) == REPORT


def test_it_is_made_once_a_ledger() -> None:
    ledger = book(REPORT)
    assert hops_of(ledger) is hops_of(ledger)


def test_on_a_platform_the_authors_speak_wherever_the_link_is_located() -> None:
    post = article(SQUARE, 1, authors=[MAYOR, PILOT])
    found = index(says("echo", LEAK, POST_3, post), says("own", LEAK, post), SQUARE)
    assert found.speakers == [("post",), ("mayor", "pilot"), ("mayor", "pilot")]
    assert found.party == ["post", "square", "square"]


def test_a_platform_without_document_and_a_newspapers_authors_do_not_speak_so() -> None:
    signed = article(POST, 3, authors=[MAYOR])
    assert index(says("r", LEAK, signed, SQUARE)).speakers == [("post",), ("square",)]
    missing = says("r", LEAK, Link(SQUARE, document=Ref("lost")))
    assert index(LEAK, missing).speakers == [("square",)]


def test_nobody_speaks_where_no_author_is_known() -> None:
    found = index(says("r", LEAK, article(SQUARE, 1)))
    assert (found.speakers, found.implicit(0)) == ([()], True)


def test_the_nearest_document_is_at_a_hop_or_above_it() -> None:
    found = index(says("r", LEAK, POST_3, WIRE, article(TIDE, 2), MAYOR))
    assert [found.nearest_document(hop) for hop in range(4)] == [
        "post-3",
        "post-3",
        "tide-2",
        "tide-2",
    ]
    assert index(says("r", LEAK, POST, MAYOR)).nearest_document(1) is None
    second = index(
        REPORT.but(id="a"), says("b", LEAK, PILOT, article(TIDE, 2)), says("c", LEAK, POST)
    )
    assert second.nearest_document(second.first(2)) is None


def test_public_time_is_that_of_the_first_link() -> None:
    for statement, expected in (
        (REPORT, "2031-08-03"),
        (says("report", LEAK, at(POST, 4), MAYOR), "2031-08-04"),
        (says("report", LEAK, POST, said="2031-08-05"), "2031-08-05"),
        (says("report", LEAK, POST, MAYOR, said="2031-08-05"), "None"),
        (says("report", LEAK, POST_3.but(published=None), said="2031-08-05"), "None"),
    ):
        assert str(index(statement).published(0)) == expected


def test_all_is_found_under_its_new_id() -> None:
    found = index(
        REPORT,
        Amendment(POST, POST.but(id="post-daily")),
        Amendment(POST_3, POST_3.but(id="post-three")),
        Amendment(REPORT, REPORT.but(id="the-report")),
    )
    assert found.party[0] == "post-daily"
    assert found.document[0] == "post-three"
    assert found.versions("report") == found.versions("the-report") == [0]
    assert found.versions("lost") == []


def test_a_statement_and_a_hop_are_found_by_number() -> None:
    found = index(REPORT, says("after", LEAK, TIDE))
    assert found.number(REPORT) == 1
    assert found.number(says("report", LEAK, POST_3, WIRE, MAYOR)) == 1
    assert [found.hop(found.shown(hop)) for hop in range(4)] == [0, 1, 2, 3]


def test_of_two_versions_each_has_its_number() -> None:
    other = says("report", LEAK, POST_3, PILOT)
    found = hops_of(book(REPORT) | book(other))
    numbers = {found.number(REPORT), found.number(other)}
    assert numbers == {0, 1}
    assert found.statements[found.number(other)] == other


def test_a_statement_that_does_not_stand_has_no_number() -> None:
    with pytest.raises(UnknownIdError, match="no statement 'report' in the ledger"):
        index(says("after", LEAK, TIDE)).number(REPORT)
    with pytest.raises(UnknownIdError):
        index(says("report", LEAK, POST_3)).number(REPORT)


def test_statements_are_found_by_the_document_of_their_first_link() -> None:
    again = says("again", LEAK, article(TIDE, 9), POST_3)
    found = index(REPORT, again, says("loose", LEAK, TIDE), says("second", LEAK, POST_3))
    assert dict(found.in_document) == {"tide-9": [0], "post-3": [2, 3]}
    assert dict(found.located) == {"post-3": [1]}


def test_longer_statements_are_those_with_somebody_to_cite() -> None:
    found = index(REPORT, says("after", LEAK, TIDE), says("before", LEAK, TIDE, MAYOR))
    assert [found.statements[number].id for number in found.longer] == ["before", "report"]


def test_versions_stand_together_and_all_others_alone() -> None:
    other = says("report", LEAK, POST_3, PILOT)
    found = hops_of(book(REPORT, says("after", LEAK, TIDE)) | book(other))
    assert found.alone == {"after": 0}
    assert dict(found.at) == {"after": [0], "report": [1, 2]}
    assert found.versions("report") == [1, 2]


def test_parties_that_are_the_same_are_one_and_shown_as_they_are() -> None:
    assert index(REPORT).one == ["post", "wire", "mayor"]
    found = index(REPORT, same(MAYOR, PILOT), same(PILOT, AIDE))
    assert (found.one, found.party) == (["post", "wire", "aide"], ["post", "wire", "mayor"])


def test_what_nobody_described_is_missing() -> None:
    assert index(LEAK, REPORT).missing == set()
    post = article(SQUARE, 1, authors=[Ref("stranger")])
    lost = says("r", LEAK, post, Link(WIRE, document=Ref("lost")), Ref("someone"))
    assert index(lost, SQUARE).missing == {"stranger", "lost", "someone"}


def test_copies_and_translations_are_derived_and_revisions_are_not() -> None:
    copy = copied(POST_3, TIDE, 4)
    revised = copied(POST_3, POST, 5, derivation="revision")
    assert index(says("r", LEAK, copy, revised, POST_3)).derived == {"tide-4"}
