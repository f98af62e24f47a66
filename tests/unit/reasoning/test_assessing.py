"""Assessments: status, both sides, right of reply, receipts, equality."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger.errors import UnknownIdError
from claimledger.ledger import Ledger
from claimledger.model import ClaimRelation, Ref, Relation
from claimledger.reasoning import (
    Answer,
    Except,
    Policy,
    Receipt,
    Status,
    Viewpoint,
    assess,
    assess_all,
    receipt,
)
from unit.newsroom import (
    AIDE,
    DEPOT,
    GULL,
    LEAK,
    MAYOR,
    NOBODY,
    PILOT,
    POST,
    SLICK,
    SPILL,
    TIDE,
    about,
    answers,
    article,
    asks,
    book,
    denies,
    disavows,
    retracts,
    says,
    status,
)

POST_3, TIDE_4 = article(POST, 3), article(TIDE, 4)
CHARGE = says("charge", SPILL, POST_3, MAYOR)
DENIAL = denies("denial", SPILL, TIDE_4, DEPOT)


def test_accusation_then_denial_is_contested() -> None:
    assert status(book(CHARGE), SPILL) == "asserted"
    assert status(book(DENIAL), SPILL) == "denied"
    assert status(book(CHARGE, DENIAL), SPILL) == "contested"


def test_a_denial_that_is_denied_is_contested_too() -> None:
    ledger = book(DENIAL, denies("rejects", DENIAL, article(POST, 5), MAYOR))
    answer = about(ledger, SPILL)
    assert answer.status is Status.CONTESTED
    assert (answer.support.statements, answer.opposition.statements) == (("rejects",), ("denial",))


def test_a_claim_is_named_by_object_reference_or_id() -> None:
    ledger = book(CHARGE)
    assert assess(ledger, SPILL) == assess(ledger, "spill") == assess(ledger, Ref("spill"))
    with pytest.raises(UnknownIdError, match="no claim 'spil' in the ledger; did you mean 'spill'"):
        assess(ledger, "spil")


def test_every_claim_is_assessed_at_once() -> None:
    found = assess_all(book(CHARGE, DENIAL, LEAK))
    assert {id: answer.status.value for id, answer in found.items()} == {
        "leak": "unreported",
        "spill": "contested",
    }
    without = assess_all(book(CHARGE), viewpoint=Viewpoint(positions=Except("mayor")))
    assert without["spill"].status is Status.OPEN
    strict = assess_all(book(CHARGE.but(certainty="weak")), policy=Policy(threshold="full"))
    assert strict["spill"].status is Status.OPEN


# -- right of reply ------------------------------------------------------------------------


def answer_of(*records: Any, **options: Any) -> str:
    return about(book(SPILL, *records), SPILL, **options).answers["depot"].value


def test_nothing_heard_is_not_recorded() -> None:
    assert answer_of(CHARGE) == "not_recorded"
    assert answer_of(CHARGE, answers("other", SPILL, TIDE_4, PILOT)) == "not_recorded"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("no_response", "no_response"),
        ("no_comment", "declined"),
        ("non_denial", "evaded"),
        ("not_aware", "evaded"),
    ],
)
def test_a_response_is_an_answer(kind: str, expected: str) -> None:
    assert answer_of(answers("answer", SPILL, TIDE_4, DEPOT, kind=kind)) == expected
    assert answer_of(CHARGE, answers("answer", CHARGE, TIDE_4, DEPOT, kind=kind)) == expected


def test_a_question_a_disavowal_or_a_retraction_is_no_answer() -> None:
    for record in (
        asks("it", SPILL, TIDE_4, DEPOT),
        disavows("it", SPILL, TIDE_4, DEPOT),
        retracts("it", SPILL, TIDE_4, DEPOT),
    ):
        assert answer_of(CHARGE, record) == "not_recorded"


def test_the_strongest_response_counts() -> None:
    kinds = ["no_response", "no_comment", "non_denial"]
    records = [answers(kind, SPILL, TIDE_4, DEPOT, kind=kind) for kind in kinds]
    assert answer_of(*records) == "evaded"
    assert answer_of(*records[::-1]) == "evaded"
    assert answer_of(*records[:2]) == "declined"
    assert answer_of(*records, DENIAL) == "denied"


def test_a_denial_or_an_admission_is_an_answer() -> None:
    admits = says("admits", SPILL, article(GULL, 4), DEPOT, act="admits")
    assert answer_of(DENIAL) == "denied"
    assert answer_of(admits) == "admitted"
    assert answer_of(DENIAL, admits) == "mixed"


def test_the_accuseds_spokesman_answers_for_it() -> None:
    denial = denies("denial", SPILL, TIDE_4, AIDE)
    assert answer_of(denial) == "not_recorded"
    assert answer_of(denial, Relation(AIDE, "speaks_for", DEPOT)) == "denied"
    for during, expected in (("2031-08", "denied"), ("2031-07", "not_recorded")):
        assert answer_of(denial, Relation(AIDE, "speaks_for", DEPOT, during)) == expected


def test_only_what_stands_is_an_answer() -> None:
    answer = answers("answer", SPILL, TIDE_4, DEPOT)
    assert answer_of(answer, retracts("back", answer, article(TIDE, 6))) == "not_recorded"
    assert answer_of(DENIAL, retracts("back", DENIAL, article(TIDE, 6))) == "not_recorded"
    hidden = Viewpoint(documents=Except("tide-4"))
    assert answer_of(answer, viewpoint=hidden) == "not_recorded"


def test_an_answer_is_heard_whoevers_position_counts() -> None:
    assert answer_of(DENIAL, viewpoint=Viewpoint(positions=Except("depot"))) == "denied"


def test_a_side_carried_to_the_claim_is_an_answer_and_a_response_is_not_carried() -> None:
    implied = ClaimRelation(SPILL, "entails", SLICK)
    assert answer_of(denies("denial", SLICK, TIDE_4, DEPOT), implied) == "denied"
    assert answer_of(answers("answer", SLICK, TIDE_4, DEPOT), implied) == "not_recorded"


def test_each_accused_party_is_asked() -> None:
    charge = SPILL.but(accused=[DEPOT, MAYOR])
    found = about(book(charge, denies("denial", "spill", TIDE_4, DEPOT)), "spill")
    assert dict(found.answers) == {"depot": Answer.DENIED, "mayor": Answer.NOT_RECORDED}
    assert dict(about(book(LEAK)).answers) == {}


# -- receipts ------------------------------------------------------------------------------


def test_a_receipt_tells_what_it_takes_to_replay() -> None:
    ledger = book(CHARGE).as_of("2031-08-20")
    policy, viewpoint = Policy(threshold="full"), Viewpoint(relays=Except("wire"))
    found = assess(ledger, SPILL, policy=policy, viewpoint=viewpoint).receipt
    assert found.fields() == {
        "semantics": "1",
        "digest": ledger.digest,
        "policy": policy.fields(),
        "viewpoint": {"relays": {"except": ["wire"]}},
        "as_of": "2031-08-20",
        "recorded": None,
    }
    assert found == receipt(ledger, policy=policy, viewpoint=viewpoint)


def test_a_receipt_of_all_there_is() -> None:
    ledger = Ledger().record(CHARGE, at="2031-09-01")
    assert receipt(ledger).fields() == {
        "semantics": "1",
        "digest": ledger.digest,
        "policy": Policy().fields(),
        "viewpoint": {},
        "as_of": None,
        "recorded": None,
    }
    assert receipt(ledger.as_of(recorded="2031-09-02")).recorded == "2031-09-02"
    assert isinstance(receipt(ledger), Receipt)


# -- being a value -------------------------------------------------------------------------


def test_assessments_are_equal_when_they_tell_the_same() -> None:
    one, other = assess(book(CHARGE), SPILL), assess(book(CHARGE, LEAK), SPILL)
    assert one == other
    assert hash(one) == hash(other)
    assert one != assess(book(CHARGE, DENIAL), SPILL)
    assert hash(one) != hash(assess(book(CHARGE, DENIAL), SPILL))
    assert one != assess(book(CHARGE, answers("a", SPILL, TIDE_4, DEPOT)), SPILL)
    assert one != "asserted"
    assert repr(one) == "<Assessment of spill: asserted>"


def test_an_assessment_knows_its_ledger() -> None:
    ledger = book(CHARGE)
    assert assess(ledger, SPILL).ledger is ledger
    assert assess_all(ledger)["spill"].ledger is ledger


def test_nobody_who_counts_leaves_a_raised_claim_open() -> None:
    answer = about(book(says("report", LEAK, POST_3, NOBODY)))
    assert (answer.status, answer.support.origins) == (Status.OPEN, ())


# -- all claims ----------------------------------------------------------------------------

COLUMNS = (
    "claim",
    "status",
    "support_origins",
    "support_at_least",
    "support_at_most",
    "opposition_origins",
    "opposition_at_least",
    "opposition_at_most",
)


@pytest.mark.parametrize("viewpoint", [None, Viewpoint(relays=Except("wire"))], ids=["all", "some"])
@pytest.mark.parametrize("tied", [False, True])
def test_the_answers_on_all_claims_stand_in_columns(
    *, tied: bool, viewpoint: Viewpoint | None
) -> None:
    two = [says("one", SPILL, article(GULL, 5), PILOT), says("two", SPILL, article(GULL, 6))]
    relation = [ClaimRelation(LEAK, "differs_in_scope", SLICK)]
    relation += [ClaimRelation(LEAK, "equivalent", SLICK)] * tied
    ledger = book(DENIAL, *two, SLICK, *relation)
    table = assess_all(ledger, viewpoint=viewpoint).columns()
    assert tuple(table) == COLUMNS
    assert sorted(zip(*table.values(), strict=True)) == [
        ("leak", Status.UNREPORTED, 0, 0, 0, 0, 0, 0),
        ("slick", Status.UNREPORTED, 0, 0, 0, 0, 0, 0),
        ("spill", Status.CONTESTED, 2, 1, 2, 1, 1, 1),
    ]
    counts = assess_all(ledger, viewpoint=viewpoint)
    assert (counts["spill"].support.at_least, len(counts)) == (1, 3)


def test_the_assessments_of_a_ledger_are_counted() -> None:
    assert repr(assess_all(book(CHARGE))) == "<Assessments of 1 claim>"
    assert repr(assess_all(book(CHARGE, SLICK))) == "<Assessments of 2 claims>"
