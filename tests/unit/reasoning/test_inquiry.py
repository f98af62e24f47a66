"""One inquiry: made once for each ledger, policy and viewpoint; asked again of fewer records."""

from __future__ import annotations

from claimledger.reasoning import Except, Policy, Viewpoint
from claimledger.reasoning.inquiry import inquire
from claimledger.reasoning.weighing import status_of
from unit.newsroom import LEAK, MAYOR, PILOT, POST, TIDE, article, book, denies, says

REPORT = says("report", LEAK, article(POST, 3), MAYOR)
DENIAL = denies("denial", LEAK, article(TIDE, 4), PILOT)


def test_an_inquiry_is_made_once_for_each_policy_and_viewpoint() -> None:
    ledger = book(REPORT)
    assert inquire(ledger, None, None) is inquire(ledger, Policy(), Viewpoint())
    assert inquire(ledger, Policy(resolver=False), None) is not inquire(ledger, None, None)
    other = inquire(ledger, None, Viewpoint(relays=Except("wire")))
    assert other is not inquire(ledger, None, None)
    assert inquire(book(REPORT), None, None) is not inquire(ledger, None, None)


def test_the_same_is_asked_of_fewer_statements_with_all_descriptions() -> None:
    whole = inquire(book(REPORT, DENIAL), None, None)
    part = whole.about([REPORT], [])
    assert status_of(whole, "leak").value == "contested"
    assert status_of(part, "leak").value == "asserted"
    assert part.index.parties is whole.index.parties
