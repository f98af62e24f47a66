"""Surveys: what is read, and what of it is found again."""

from __future__ import annotations

import pytest

from claimledger.errors import UnknownIdError
from claimledger.model import Review
from unit.newsroom import (
    DEPOT,
    GULL,
    LEAK,
    MAYOR,
    POST,
    SLICK,
    TIDE,
    article,
    asks,
    book,
    day,
    denies,
    says,
    status,
)
from unit.reasoning.index.surveyed import agree, survey, tied

POST_3, TIDE_4, GULL_5 = article(POST, 3), article(TIDE, 4), article(GULL, 5)
REPORT = says("report", LEAK, POST_3, MAYOR)


def test_statements_are_found_at_their_places() -> None:
    echo = says("echo", LEAK, TIDE_4, citing=[REPORT])
    ledger = book(echo, asks("doubt", SLICK, GULL_5))
    found = survey(ledger)
    for statement in ledger.statements:
        place = found.place(statement)
        assert found.records[place] == statement
        assert found.topic_at(place) is found.topic(statement.target.id)
        assert list(found.standing(statement.id)) == [place]
    assert found.onward(found.place(REPORT)) == [found.place(echo)]
    assert found.statements(found.topic("leak")) == [found.place(s) for s in (echo, REPORT)]


@pytest.mark.parametrize("other", [says("other", LEAK, POST_3), REPORT.but(certainty="weak")])
def test_others_are_not(other: object) -> None:
    with pytest.raises(UnknownIdError):
        survey(book(REPORT)).place(other)  # type: ignore[arg-type]  # a statement


@pytest.mark.parametrize("id", ["nowhere", "leak", "post"])
def test_only_statements_stand_under_their_ids(id: str) -> None:
    assert list(survey(book(REPORT)).standing(id)) == []


def test_weights_are_told_of_origins() -> None:
    no = denies("no", LEAK, TIDE_4, DEPOT, certainty="weak")
    found = survey(book(REPORT, no))
    assert [found.weight(found.place(statement)) for statement in (REPORT, no)] == [2, 1]


def test_what_is_not_read_is_passed_over() -> None:
    rating = Review(LEAK, document=TIDE_4, rating="half true")
    ledger = book(REPORT, rating)
    found = survey(ledger)
    assert found.size == ledger.size
    assert tied(ledger) == []


def test_versions_of_one_statement_are_sorted_by_digest() -> None:
    weak = REPORT.but(certainty="weak")
    for ledger in (book(REPORT) | book(weak), book(weak) | book(REPORT)):
        found = survey(ledger)
        assert [found.records[at] for at in found.statements(found.topic("leak"))] == list(
            ledger.statements
        )
        assert tied(ledger) == ["leak"]
        agree(ledger)


def test_so_are_versions_that_take_both_sides() -> None:
    orders = set()
    for number in range(1, 9):
        ledger = book(REPORT) | book(denies("report", LEAK, TIDE_4, DEPOT, said=day(number)))
        found = survey(ledger)
        told = [found.records[at] for at in found.statements(found.topic("leak"))]
        assert told == list(ledger.statements)
        orders.add(told[0] == REPORT)
    assert orders == {True, False}


def test_a_version_that_has_no_side_is_tied_as_well() -> None:
    ledger = book(REPORT, SLICK) | book(asks("report", SLICK, GULL_5))
    agree(ledger)
    assert tied(ledger) == ["leak", "slick"]
    assert status(ledger, SLICK) == "open"
