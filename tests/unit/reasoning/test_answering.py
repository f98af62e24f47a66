"""Answering: off the index or by the full rules, of whatever ledger and for whoever asks."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger.errors import UnknownIdError
from claimledger.ledger import Ledger
from claimledger.model import ClaimRelation
from claimledger.reasoning import Except, Only, Policy, Side, Viewpoint, assess, trace
from claimledger.reasoning.answering import Answers
from claimledger.reasoning.index.survey import Survey
from claimledger.reasoning.index.tables import SIDES
from claimledger.reasoning.inquiry import inquire
from unit.newsroom import (
    CITY,
    DEPOT,
    GULL,
    LEAK,
    MAYOR,
    PILOT,
    POST,
    SLICK,
    TIDE,
    WIRE,
    article,
    book,
    day,
    denies,
    retracts,
    says,
    status,
)

POST_3, TIDE_4, GULL_5 = article(POST, 3), article(TIDE, 4), article(GULL, 5)
REPORT = says("report", LEAK, POST_3, WIRE, MAYOR)
REFUSAL = denies("refusal", LEAK, TIDE_4, DEPOT)
ENTAILED = ClaimRelation(LEAK, "entails", SLICK)
EQUIVALENT = ClaimRelation(LEAK, "equivalent", SLICK)
NARROW = Viewpoint(positions=Except("depot"))
SUPPORT, OPPOSITION = Side("leak", True), Side("leak", False)


def asking(ledger: Ledger, viewpoint: Viewpoint | None = None, **policy: Any) -> Answers:
    return Answers(ledger, Policy(**policy) if policy else None, viewpoint)


def test_who_leaves_nothing_out_is_served_by_the_index() -> None:
    for viewpoint in (None, Viewpoint(), Viewpoint(positions=Except())):
        assert asking(book(REPORT), viewpoint).indexed is (
            viewpoint is None or viewpoint == Viewpoint()
        )
    assert not asking(book(REPORT), NARROW).indexed
    assert asking(book(REPORT)).policy == Policy()
    assert asking(book(REPORT), threshold="full").policy == Policy(threshold="full")


@pytest.mark.parametrize("more", [(), (ENTAILED,), (EQUIVALENT,)], ids=["plain", "tied", "odd"])
def test_a_claim_is_answered_alike_by_whatever_way(more: tuple[Any, ...]) -> None:
    ledger = book(REPORT, REFUSAL, *more)
    answers = asking(ledger)
    assert answers.status("leak").value == "contested"
    assert [hop.party for hop in answers.position(SUPPORT).origins] == ["mayor"]
    assert [hop.party for hop in answers.position(OPPOSITION).origins] == ["depot"]
    assert answers.inquiry("leak") is answers.inquiry("leak")
    assert answers.inquiry_into(REPORT) is answers.inquiry("leak")
    found = answers.origins(REPORT)
    assert (found is None) is (EQUIVALENT in more)
    assert [hop.party for hop in trace(ledger, LEAK)[0].origins] == ["depot"]


def test_who_leaves_something_out_asks_the_whole_ledger() -> None:
    ledger = book(REPORT, REFUSAL, says("else", SLICK, GULL_5))
    answers = asking(ledger, NARROW)
    whole = inquire(ledger, None, NARROW)
    assert answers.inquiry("leak") is answers.inquiry_into(REPORT) is whole
    assert answers.status("leak").value == "asserted"
    assert len(answers.position(OPPOSITION).origins) == 0
    assert answers.origins(REPORT) is None
    assert answers.sides() == ({name: [] for name in SIDES}, None)
    assert answers.chains(["depth"]) == ({"depth": []}, None)
    assert answers.ruled("leak", lambda inquiry, claim: (inquiry, claim)) == (whole, "leak")
    rows: list[Any] = answers.rows("leak", lambda *asked: [asked])
    assert rows == [(whole, "leak")]


def test_the_full_rules_are_asked_for_rows_of_odd_claims_only() -> None:
    asked: list[str] = []

    def ruled(_inquiry: object, claim: str) -> list[Any]:
        asked.append(claim)
        return []

    for ledger in (book(REPORT), book(REPORT, ENTAILED)):
        rows = asking(ledger).rows("leak", ruled)
        assert [row[1:] for row in rows] == [(True, 2, False)]
    assert asking(book(REPORT, EQUIVALENT)).rows("leak", ruled) == []
    assert sorted(asked) == ["leak", "slick"]


def test_a_statement_that_does_not_stand_is_asked_in_vain() -> None:
    answers = asking(book(REPORT))
    for question in (answers.inquiry_into, answers.origins):
        with pytest.raises(UnknownIdError):
            question(REFUSAL)


# -- ledgers that go on --------------------------------------------------------------------


def test_answers_stay_those_of_their_ledger_when_the_log_goes_on() -> None:
    ledger = book(REPORT)
    answers = asking(ledger)
    assert answers.status("leak").value == "asserted"
    later = ledger.record(REFUSAL)
    assert status(later) == "contested"
    assert answers.status("leak").value == "asserted"
    assert asking(later).status("leak").value == "contested"
    assert answers.position(OPPOSITION).grade.value == "none"


def test_the_index_is_asked_for_once() -> None:
    answers = asking(book(REPORT))
    seen: list[Survey] = []
    for _ in range(2):
        answers.ask(seen.append)
    assert seen[0] is seen[1]


def test_an_index_that_grows_meanwhile_is_not_asked() -> None:
    ledger = book(REPORT)
    answers = asking(ledger)
    seen: list[Survey] = []
    answers.ask(seen.append)
    seen[0].extend(ledger.size)
    asking(ledger.record(REFUSAL)).ask(seen.append)
    answers.ask(seen.append)
    assert seen[1] is seen[0]
    assert seen[2] is not seen[0]
    assert seen[2].size == ledger.size


def test_questions_are_passed_what_they_need() -> None:
    answers = asking(book(REPORT))

    def question(survey: Survey, a: int, *, b: int) -> tuple[int, int, int]:
        return survey.size, a, b

    assert answers.ask(question, 1, b=2) == (6, 1, 2)


# -- as of a day ---------------------------------------------------------------------------


@pytest.mark.parametrize("more", [(), (ENTAILED,)], ids=["plain", "tied"])
def test_a_ledger_as_of_a_day_asks_the_index_of_the_whole(more: tuple[Any, ...]) -> None:
    back = retracts("back", REPORT, GULL_5, MAYOR)
    ledger = book(REPORT, REFUSAL, back, *more)
    told = [asking(ledger.as_of(day(number))) for number in range(2, 6)]
    assert [answers.status("leak").value for answers in told] == [
        "unreported",
        "asserted",
        "contested",
        "denied",
    ]
    assert [len(answers.position(SUPPORT).origins) for answers in told] == [0, 1, 1, 0]
    for answers in told:
        table, others = answers.sides()
        assert (table["claim"], sorted(others or ())) == (
            ([], ["leak", "slick"]) if more else (["leak"], [])
        )
    if not more:
        assert told[1].sides()[0]["status"] == [told[1].status("leak")]
        assert told[1].sides()[0]["support_origins"] == [1]


def test_what_cannot_be_dated_is_kept_where_that_is_asked_for() -> None:
    ledger = book(says("x", LEAK, POST, CITY))
    assert asking(ledger.as_of(day(9))).status("leak").value == "unreported"
    assert asking(ledger.as_of(day(9), undated="keep")).status("leak").value == "asserted"


def test_a_bound_without_an_end_lets_all_through_that_has_a_date() -> None:
    ledger = book(REPORT, says("x", LEAK, POST, PILOT))
    answers = asking(ledger.as_of("2031-08-01/.."))
    assert answers.status("leak").value == "asserted"
    assert [hop.party for hop in answers.position(SUPPORT).origins] == ["mayor"]


def test_a_viewpoint_as_of_a_day_asks_what_was_public() -> None:
    ledger = book(REPORT, REFUSAL, denies("no", LEAK, GULL_5, CITY))
    answers = asking(ledger.as_of(day(4)), NARROW)
    assert answers.status("leak").value == "asserted"
    assert answers.sides()[1] is None
    only = Viewpoint(documents=Only("gull-5"))
    assert assess(ledger.as_of(day(4)), LEAK, viewpoint=only).status.value == "unreported"
    assert assess(ledger, LEAK, viewpoint=only).status.value == "denied"
