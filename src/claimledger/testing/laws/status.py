"""Contested status: when it rises, and what does not move it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from claimledger.model import (
    Assertion,
    Claim,
    ClaimRelation,
    Denial,
    Question,
    Relation,
    Response,
    Statement,
)
from claimledger.reasoning import Status
from claimledger.testing.detaching import recorded
from claimledger.testing.laws.asking import Asking
from claimledger.testing.laws.breach import Breach
from claimledger.testing.laws.casting import a_claim, entries_of, read_in, speakers, with_more
from claimledger.testing.laws.law import law

__all__ = ["STATUS"]

_KEPT = st.sampled_from([True, True, False])
_SAID = st.sampled_from([None, "2031-05-01", "2031-05-06"])
_STATUS = {
    (True, True): {Status.CONTESTED},
    (True, False): {Status.ASSERTED},
    (False, True): {Status.DENIED},
    (False, False): {Status.OPEN, Status.UNREPORTED},
}


@law()
def contested_iff_both_sides_stand(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """Contested if and only if counted, live origins reach the threshold on each side."""
    ledger = draw(ask.ledgers)
    for id, a in ask.assessed(ledger).items():
        stands = a.status in _STATUS[bool(a.support.origins), bool(a.opposition.origins)]
        for side in (a.support, a.opposition):
            counts = side.grade.rank >= ask.policy.threshold.rank
            carried = {bool(side.origins), bool(side.statements), bool(side.at_most)}
            if not stands or carried != {counts}:
                found = f"{id}: {a.status.value}, grade {side.grade.value}, origins {side.origins}"
                yield ask.breach(found, ledger=ledger)


@law(amendments=False)
def once_reported_never_unreported(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """Once past unreported, never back: relations and viewpoint fixed, without amendments."""
    ledger = draw(ask.ledgers)
    fixed = (Relation, ClaimRelation, Claim)
    fewer = recorded((r, at) for r, at in entries_of(ledger) if isinstance(r, fixed) or draw(_KEPT))
    after = ask.statuses(ledger)
    for id, status in ask.statuses(fewer).items():
        if status is not Status.UNREPORTED and after[id] is Status.UNREPORTED:
            yield ask.breach(f"{id}: {status.value}, then unreported", fewer=fewer, ledger=ledger)


@law()
def questions_and_responses_take_no_side(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """A Question or a Response moves no side; where it is admitted, it raises at least to open."""
    ledger = draw(ask.ledgers)
    claim = a_claim(draw, ledger)
    fields: dict[str, Any] = {"chain": draw(speakers(ledger)), "id": "new"}
    on_it = [s for s in ledger.statements if s.target.id == claim.id]
    target = draw(st.sampled_from([claim, *on_it]))
    more: Statement = Response(target, **fields)
    if draw(st.booleans()):
        more = Question(claim, **fields)
    after = with_more(ledger, more)
    yield from ask.unequal(ask.sides, before=ledger, after=after)
    admitted = ask.viewpoint.documents.admits([read_in(more)])
    expected = dict(ask.statuses(ledger))
    if expected[claim.id] is Status.UNREPORTED and admitted:
        expected[claim.id] = Status.OPEN
    found = ask.statuses(after)
    if found != expected:
        words = f"{claim.id}: {expected[claim.id].value} expected, {found[claim.id].value} found"
        yield ask.breach(words, before=ledger, after=after)


@law()
def denying_a_denial_asserts(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """A content denial of a denial answers as an assertion of the claim does."""
    ledger = draw(ask.ledgers)
    denials = [
        s
        for s in ledger.statements
        if isinstance(s, Denial)
        and s.scope != "attribution"
        and s.target.id in ledger.claims
        and len(ledger.versions(s)) == 1
    ]
    assume(denials)
    denied = draw(st.sampled_from(denials))
    fields: dict[str, Any] = {
        "chain": draw(speakers(ledger)),
        "said": draw(_SAID),
        "certainty": draw(st.sampled_from(["full", "weak"])),
        "id": "new",
    }
    one = with_more(ledger, Denial(denied, **fields))
    other = with_more(ledger, Assertion(ledger.claim(denied.target.id), **fields))
    yield from ask.unequal(ask.answers, denying=one, asserting=other)


STATUS = (
    contested_iff_both_sides_stand,
    once_reported_never_unreported,
    questions_and_responses_take_no_side,
    denying_a_denial_asserts,
)
