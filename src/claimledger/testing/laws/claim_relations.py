"""Claim relations carry sides: entailment carries support forward and opposition back."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import assume
from hypothesis import strategies as st

from claimledger.ledger import Ledger
from claimledger.model import ClaimRelation
from claimledger.reasoning import Status
from claimledger.testing.detaching import recorded
from claimledger.testing.laws.asking import Asking
from claimledger.testing.laws.breach import Breach
from claimledger.testing.laws.casting import entries_of, with_more
from claimledger.testing.laws.law import law

__all__ = ["CLAIM_RELATIONS"]

_IDLE = ("outcome_of", "differs_in_scope")


def _related(draw: st.DrawFn, ask: Asking, kind: str) -> tuple[Ledger, str, str]:
    """Draw a ledger in which one claim bears on another."""
    ledger = draw(ask.ledgers)
    assume(len(ledger.claims) > 1)
    pair = st.lists(st.sampled_from(sorted(ledger.claims)), min_size=2, max_size=2, unique=True)
    one, other = draw(pair)
    return (
        with_more(ledger, ClaimRelation(ledger.claims[one], kind, ledger.claims[other])),
        one,
        other,
    )


def _at_most(
    ask: Asking, ledger: Ledger, *pairs: tuple[tuple[str, str], tuple[str, str]]
) -> Iterator[Breach]:
    """Yield a breach for each pair of sides of which the first has the higher grade."""
    grades = ask.grades(ledger)
    for low, high in pairs:
        if grades[low] > grades[high]:
            found = f"the grade of {' '.join(low)} is above that of {' '.join(high)}"
            yield ask.breach(found, ledger=ledger)


@law()
def entailment_carries_support_forward(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """If c entails d: support(c) <= support(d), and opposition(d) <= opposition(c)."""
    ledger, c, d = _related(draw, ask, "entails")
    yield from _at_most(
        ask,
        ledger,
        ((c, "support"), (d, "support")),
        ((d, "opposition"), (c, "opposition")),
    )


@law()
def contradiction_carries_support_across(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """If c contradicts d, support of the one is opposition to the other, both ways."""
    ledger, c, d = _related(draw, ask, "contradicts")
    yield from _at_most(
        ask,
        ledger,
        ((c, "support"), (d, "opposition")),
        ((d, "support"), (c, "opposition")),
    )


@law()
def equivalent_claims_stand_alike(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """Equivalent claims have the same grades and origins and, past open, one status."""
    ledger, c, d = _related(draw, ask, "equivalent")
    answers = ask.assessed(ledger)
    one, other = answers[c], answers[d]
    sides = ((one.support, other.support), (one.opposition, other.opposition))
    same = all((a.grade, a.origins) == (b.grade, b.origins) for a, b in sides)
    low = {one.status, other.status} <= {Status.UNREPORTED, Status.OPEN}
    if not same or not (low or one.status is other.status):
        yield ask.breach(f"{c}: {one.status.value}, {d}: {other.status.value}", ledger=ledger)


@law()
def a_promise_and_its_outcome_stand_apart(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """Between a promise and its outcome, and between scopes, no status flows."""
    ledger, _, _ = _related(draw, ask, draw(st.sampled_from(_IDLE)))
    idle = [r for r in ledger if isinstance(r, ClaimRelation) and r.kind in _IDLE]
    without = recorded((r, at) for r, at in entries_of(ledger) if r not in idle)
    yield from ask.unequal(ask.answers, without=without, ledger=ledger)


CLAIM_RELATIONS = (
    entailment_carries_support_forward,
    contradiction_carries_support_across,
    equivalent_claims_stand_alike,
    a_promise_and_its_outcome_stand_apart,
)
