"""Looking into the index of a small ledger, and asking the full rules the same beside it."""

from __future__ import annotations

from typing import Any

from claimledger.ledger import Ledger
from claimledger.model import Claim
from claimledger.reasoning import Policy
from claimledger.reasoning.index.sharing import survey_of
from claimledger.reasoning.index.survey import Survey
from reference.telling import agrees, ruled, told
from unit.newsroom import LEAK


def survey(ledger: Ledger, **policy: Any) -> Survey:
    return survey_of(ledger, Policy(**policy))


def tied(ledger: Ledger, claim: Claim = LEAK, **policy: Any) -> list[str]:
    """Return the topics with which a claim is asked, itself included; none if it is plain."""
    knot = survey(ledger, **policy).topic(claim.id).knot
    return [] if knot is None else sorted(topic.id for topic in knot.topics)


def is_plain(ledger: Ledger, claim: Claim = LEAK, **policy: Any) -> bool:
    """Tell whether a claim is plain; and assert that it is answered as by the full rules."""
    agree(ledger, **policy)
    return not tied(ledger, claim, **policy)


def is_struck(ledger: Ledger, claim: Claim = LEAK, **policy: Any) -> bool:
    """Tell whether a plain claim is looked at for what may have been taken back."""
    assert is_plain(ledger, claim, **policy)
    return survey(ledger, **policy).topic(claim.id).struck


def agree(ledger: Ledger, **policy: Any) -> None:
    """Assert that every claim is answered as by the full rules, asked of everything at once."""
    asked = Policy(**policy)
    got, expected = told(ledger, asked, reasons=True), ruled(ledger, asked, reasons=True)
    assert agrees(got, expected) or got == expected
