"""Expectations: what a ledger should answer, compared like balance assertions."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger.model import Amendment, ChainExpectation, Expectation, Ref
from claimledger.reasoning import unmet
from unit.newsroom import (
    DEPOT,
    MAYOR,
    OFFICIALS,
    POST,
    SPILL,
    TIDE,
    article,
    book,
    denies,
    retracts,
    says,
)

CHARGE = says("charge", SPILL, article(POST, 3), MAYOR)
LEDGER = book(CHARGE, denies("denial", SPILL, article(TIDE, 4), DEPOT, certainty="weak"))


def faults(**fields: Any) -> list[str]:
    return [str(found) for found in unmet(LEDGER, [Expectation(claim=SPILL, **fields)])]


def test_nothing_expected_is_nothing_unmet() -> None:
    assert faults() == []
    assert unmet(LEDGER, []) == ()


def test_all_that_holds_is_met() -> None:
    assert (
        faults(
            status="contested",
            support=[1, 1],
            opposition=[1, 1],
            flags={"support": [], "opposition": ["interested_only", "hedged_only"]},
            answers={"depot": "denied"},
            chains=[
                ChainExpectation(
                    depth=1, origins=["mayor"], grounded=True, circular=False, gaps=[]
                ),
                ChainExpectation(statement="denial", origins=["depot"]),
            ],
        )
        == []
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"status": "open"}, "spill: status is 'contested', expected 'open'"),
        ({"support": [0, 1]}, "spill: support is (1, 1), expected (0, 1)"),
        ({"opposition": [2, 2]}, "spill: opposition is (1, 1), expected (2, 2)"),
        (
            {"flags": {"support": ["hedged_only"]}},
            "spill: support flags is [], expected ['hedged_only']",
        ),
        (
            {"flags": {"opposition": []}},
            "spill: opposition flags is ['hedged_only', 'interested_only'], expected []",
        ),
        (
            {"answers": {"depot": "declined"}},
            "spill: answer of depot is 'denied', expected 'declined'",
        ),
        (
            {"answers": {"mayor": "denied"}},
            "spill: answer of mayor is 'not accused', expected 'denied'",
        ),
        (
            {"chains": [ChainExpectation(statement="charge", depth=2)]},
            "spill: chain of charge is {'depth': 1}, expected {'depth': 2}",
        ),
        (
            {"chains": [ChainExpectation(statement="lost", depth=2)]},
            "spill: chain of lost is [], expected {'depth': 2}",
        ),
        (
            {"chains": [ChainExpectation(origins=["pilot"])]},
            (
                "spill: one of the chains is [{'origins': ['mayor']}, {'origins': ['depot']}], "
                "expected {'origins': ['pilot']}"
            ),
        ),
        (
            {"chains": [ChainExpectation(statement="charge", gaps=["undated"])]},
            "spill: chain of charge is {'gaps': []}, expected {'gaps': ['undated']}",
        ),
    ],
)
def test_what_is_otherwise_is_told(fields: Any, expected: str) -> None:
    assert faults(**fields) == [expected]


def test_several_faults_are_told_in_order() -> None:
    found = unmet(
        LEDGER,
        [Expectation(claim=SPILL, status="open", support=[5, 5]), Expectation(claim=SPILL)],
    )
    assert [(item.what, item.expected, item.found) for item in found] == [
        ("status", "open", "contested"),
        ("support", (5, 5), (1, 1)),
    ]


def test_it_is_asked_as_of_a_day_under_a_policy_and_from_a_viewpoint() -> None:
    assert faults(as_of="2031-08-03", status="asserted") == []
    assert faults(policy={"threshold": "full"}, status="asserted") == []
    assert faults(viewpoint={"positions": {"except": ["mayor"]}}, status="denied") == []
    traced = [ChainExpectation(statement="denial", gaps=["undated"])]
    assert faults(policy={"date_by_publication": "off"}, chains=traced) == []
    back = LEDGER.record(retracts("back", CHARGE, article(POST, 9)))
    hidden = Expectation(
        claim=SPILL,
        viewpoint={"documents": {"except": ["post-9"]}},
        chains=[ChainExpectation(statement="charge", gaps=[])],
    )
    assert unmet(back, [hidden]) == ()
    gone = [ChainExpectation(statement="denial", depth=1)]
    assert faults(as_of="2031-08-03", chains=gone) == [
        "spill: chain of denial is [], expected {'depth': 1}"
    ]


def test_origins_and_gaps_are_sets() -> None:
    several = says(
        "echo", SPILL, article(TIDE, 9), citing=[CHARGE, says("o", SPILL, POST, OFFICIALS)]
    )
    wanted = ChainExpectation(statement="echo", origins=["officials", "mayor"], gaps=["undated"])
    assert unmet(LEDGER.record(several), [Expectation(claim=SPILL, chains=[wanted])]) == ()


def test_a_statement_is_found_under_its_new_id() -> None:
    ledger = LEDGER.record(Amendment(CHARGE, CHARGE.but(id="charge-2")))
    wanted = ChainExpectation(statement="charge", depth=1)
    assert unmet(ledger, [Expectation(claim=SPILL, chains=[wanted])]) == ()


def test_a_claim_that_is_not_there_is_told_as_such() -> None:
    (found,) = unmet(book(CHARGE), [Expectation(claim=Ref("spil"), status="open")])
    assert str(found) == "spil: claim is 'not in the ledger', expected 'spil'"
