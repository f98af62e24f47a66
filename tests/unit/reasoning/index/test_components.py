"""Components: documents that are taken back, and the full rules asked of a knot alone."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest

from claimledger.ledger import Ledger
from claimledger.model import ClaimRelation, Document, Record, Ref
from claimledger.reasoning import Policy
from claimledger.reasoning.index.survey import Survey
from claimledger.reasoning.inquiry import Inquiry
from claimledger.reasoning.weighing import status_of
from unit.newsroom import (
    CITY,
    DAWN,
    DEPOT,
    GULL,
    LEAK,
    MAYOR,
    PILOT,
    POST,
    SLICK,
    SPILL,
    TIDE,
    WIRE,
    article,
    asks,
    book,
    copied,
    day,
    denies,
    retracts,
    says,
    status,
)
from unit.reasoning.index.surveyed import agree, is_plain, survey, tied

POST_3, TIDE_4, GULL_5 = article(POST, 3), article(TIDE, 4), article(GULL, 5)
REPORT, SIGHT = says("report", LEAK, POST_3, MAYOR), says("sight", SLICK, TIDE_4, PILOT)
ENTAILED = ClaimRelation(LEAK, "entails", SLICK)
KNOT = (REPORT, SIGHT, ENTAILED)


def asked(statements: tuple[str, ...], inquiry: Inquiry) -> None:
    assert tuple(s.id for s in inquiry.index.statements) == statements


# -- retracted documents -------------------------------------------------------------------

WIRE_2 = article(WIRE, 2)
COPY = copied(WIRE_2, TIDE, 3)
SECOND = copied(COPY, GULL, 4)
PULLED = retracts("pulled", WIRE_2, article(WIRE, 9))


@pytest.mark.parametrize(
    "later",
    [
        [says("there", LEAK, WIRE_2), PULLED],
        [PULLED, says("there", LEAK, WIRE_2)],
        [says("there", LEAK, SECOND), PULLED],
        [PULLED, says("there", LEAK, SECOND)],
        [WIRE_2, PULLED, COPY, SECOND, says("there", LEAK, SECOND)],
        [SECOND, PULLED, retracts("more", COPY, article(TIDE, 9)), says("there", LEAK, SECOND)],
        [says("there", LEAK, SECOND), retracts("more", COPY, article(TIDE, 9)), PULLED],
        [PULLED, says("there", LEAK, POST_3, WIRE_2, MAYOR)],
    ],
    ids=[
        "in it",
        "later",
        "in a copy",
        "in a copy later",
        "copied later",
        "both",
        "both later",
        "cited",
    ],
)
def test_what_stands_in_a_retracted_document_is_tied_to_it_whenever_it_comes(
    later: list[Record],
) -> None:
    ledger = book(LEAK, SLICK)
    for record in later:
        ledger = ledger.record(record)
        agree(ledger)
    assert "wire-2" in tied(ledger)
    assert tied(ledger, SLICK) == []
    ledger = ledger.record(says("also", SLICK, WIRE_2))
    agree(ledger)
    assert {"leak", "slick", "wire-2"} <= set(tied(ledger, SLICK))


def test_retracted_documents_of_a_claim_without_statements_in_them_stay_apart() -> None:
    ledger = book(REPORT, PULLED)
    assert is_plain(ledger)
    others = survey(ledger).described.others
    assert [topic.knot is not None for topic in others.values()] == [True]


def test_a_retraction_that_stands_in_a_retracted_document_is_tied_to_that() -> None:
    there = says("there", LEAK, WIRE_2)
    again = retracts("again", Ref("wire-9"), article(WIRE, 10))
    ledger = book(there, PULLED, again)
    agree(ledger)
    assert tied(ledger) == ["leak", "wire-2", "wire-9"]
    assert status(ledger) == "asserted"


# -- asking --------------------------------------------------------------------------------


def test_only_what_is_tied_is_asked() -> None:
    ledger = book(*KNOT, says("else", SPILL, GULL_5))
    found = survey(ledger)
    for claim in ("leak", "slick"):
        inquiry = found.rules.inquiry(found.topic(claim))
        asked(("report", "sight"), inquiry)
        assert inquiry.index.claim_relations == (ENTAILED,)
    asked(("else",), found.rules.inquiry(found.topic("spill")))


def test_what_is_cited_elsewhere_is_asked_as_well() -> None:
    echo = says("echo", LEAK, GULL_5, citing=[SIGHT, REPORT])
    ledger = book(SIGHT, echo, says("more", SLICK, POST_3))
    asked(("echo", "report", "sight"), survey(ledger).rules.inquiry(survey(ledger).topic("leak")))
    assert is_plain(ledger)


def test_relations_are_asked_in_the_order_of_their_ids() -> None:
    relations = [
        ENTAILED,
        ClaimRelation(SPILL, "entails", SLICK),
        ClaimRelation(SPILL, "equivalent", LEAK),
    ]
    ledger = book(REPORT, *relations)
    found = survey(ledger)
    inquiry = found.rules.inquiry(found.topic("leak"))
    assert list(inquiry.index.claim_relations) == sorted(relations, key=lambda r: r.id)


def test_an_inquiry_is_kept_while_somebody_has_it() -> None:
    found = survey(book(*KNOT))
    inquiry = found.rules.inquiry(found.topic("leak"))
    assert found.rules.inquiry(found.topic("slick")) is inquiry
    for number in range(8):
        found.rules.inquiry(found.topic("leak"), float(number))
    assert found.rules.inquiry(found.topic("leak")) is inquiry


def test_and_let_go_when_nobody_has_it() -> None:
    from weakref import ref  # noqa: PLC0415  # for this test only

    found = survey(book(*KNOT))
    inquiry = ref(found.rules.inquiry(found.topic("leak")))
    for number in range(8):
        found.rules.inquiry(found.topic("leak"), float(number))
    gc.collect()
    assert inquiry() is None
    asked(("report", "sight"), found.rules.inquiry(found.topic("leak")))


def test_by_a_day_only_what_was_public_is_asked() -> None:
    found = survey(book(*KNOT))
    end = POST_3.published
    assert end
    assert end.end
    asked(("report",), found.rules.inquiry(found.topic("leak"), end.end))
    asked((), found.rules.inquiry(found.topic("leak"), end.end - 1.0))
    asked(("report", "sight"), found.rules.inquiry(found.topic("leak")))


# -- what is kept of the answers -----------------------------------------------------------


def counting() -> tuple[list[str], Callable[[Inquiry, str], int]]:
    """Return a question that tells how many statements there are, and of which claims it was."""
    asked: list[str] = []

    def question(inquiry: Inquiry, claim: str) -> int:
        asked.append(claim)
        return len(inquiry.index.statements)

    return asked, question


def test_a_component_is_asked_once_of_all_its_claims() -> None:
    found = survey(book(*KNOT, says("else", SPILL, GULL_5)))
    of, question = counting()
    assert found.rules.ruled(found.topic("leak"), None, question) == 2
    assert found.rules.ruled(found.topic("slick"), None, question) == 2
    assert sorted(of) == ["leak", "slick"]
    assert found.rules.ruled(found.topic("spill"), None, question) == 1
    assert sorted(of) == ["leak", "slick", "spill"]


def test_of_retracted_documents_nothing_is_asked() -> None:
    found = survey(book(says("there", LEAK, WIRE_2), PULLED))
    of, question = counting()
    found.rules.ruled(found.topic("leak"), None, question)
    assert of == ["leak"]


def test_it_is_asked_again_when_more_was_said_or_related() -> None:
    ledger = book(*KNOT)
    found = survey(ledger)
    of, question = counting()
    rules = found.rules
    assert rules.ruled(found.topic("leak"), None, question) == 2
    ledger = ledger.record(says("else", SPILL, GULL_5))
    assert survey(ledger) is found
    assert rules.ruled(found.topic("leak"), None, question) == 2
    assert len(of) == 2
    ledger = ledger.record(denies("no", SLICK, GULL_5, DEPOT))
    assert survey(ledger) is found
    assert rules.ruled(found.topic("leak"), None, question) == 3
    ledger = ledger.record(ClaimRelation(LEAK, "contradicts", SLICK))
    assert survey(ledger) is found
    rules.ruled(found.topic("leak"), None, question)
    assert len(of) == 6
    ledger = ledger.record(ClaimRelation(SPILL, "entails", SLICK))
    assert survey(ledger) is found
    assert rules.ruled(found.topic("spill"), None, question) == 4


def test_it_is_asked_again_when_what_it_waited_for_comes_in() -> None:
    echo = says("echo", LEAK, GULL_5, citing=[Ref("late")])
    ledger = book(*KNOT, echo)
    found = survey(ledger)
    _, question = counting()
    assert found.rules.ruled(found.topic("leak"), None, question) == 3
    held = found.rules.inquiry(found.topic("leak"))
    ledger = ledger.record(asks("late", SPILL, POST_3))
    assert survey(ledger) is found
    assert found.rules.ruled(found.topic("leak"), None, question) == 4
    assert found.rules.inquiry(found.topic("leak")) is not held
    agree(ledger)


def test_answers_are_kept_as_of_one_day_beside_those_of_today() -> None:
    found = survey(book(*KNOT))
    of, question = counting()

    def ask(by: float | None) -> tuple[int, int]:
        before = len(of)
        return found.rules.ruled(found.topic("leak"), by, question), len(of) - before

    end = TIDE_4.published
    assert end
    assert end.end
    assert ask(None) == (2, 2)
    assert ask(end.end) == (2, 2)
    assert ask(end.end) == (2, 0)
    assert ask(end.end - 1) == (1, 2)
    assert ask(end.end) == (2, 2)
    assert ask(None) == (2, 0)


def test_the_rules_are_asked_under_the_policy() -> None:
    perhaps = says("perhaps", LEAK, GULL_5, CITY, certainty="weak")
    ledger = book(perhaps, ENTAILED)
    for policy in ({}, {"threshold": "full"}):
        found: Survey = survey(ledger, **policy)
        inquiry = found.rules.inquiry(found.topic("slick"))
        assert inquiry.policy == Policy(**policy)
        assert status_of(inquiry, "slick").value == ("open" if policy else "asserted")


# -- as of a day ---------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(2, 11))
def test_a_knot_as_of_a_day_is_answered_as_by_the_full_rules(number: int) -> None:
    there, away = says("there", LEAK, WIRE_2), denies("away", SLICK, article(DAWN, 6), CITY)
    ledger = book(there, PULLED, *KNOT, away, says("x", SLICK, Document("undated", POST)))
    agree(ledger)
    agree(ledger.as_of(day(number)))


def test_ledgers_of_a_knot_agree_as_they_grow() -> None:
    ledger = Ledger()
    for record in (
        *KNOT,
        PULLED,
        says("there", SPILL, WIRE_2),
        denies("no", "there", POST_3, CITY),
    ):
        ledger = ledger.record(record)
        agree(ledger)
