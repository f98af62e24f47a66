"""Weighing: who asks for more never gets more, and without attacks more words never take away."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st

from claimledger.ledger import Ledger
from claimledger.model import Statement
from claimledger.reasoning import Except, Grade, Only, Status, Viewpoint
from claimledger.testing.detaching import recorded
from claimledger.testing.laws.asking import Asking
from claimledger.testing.laws.breach import Breach
from claimledger.testing.laws.casting import entries_of, parts, with_more
from claimledger.testing.laws.law import ATTACK_FREE, law

__all__ = ["WEIGHING"]

_WEIGHTS = ("unnamed", "accused", "legitimacy")
_BELOW = {
    Status.UNREPORTED: {Status.UNREPORTED},
    Status.OPEN: {Status.OPEN},
    Status.ASSERTED: {Status.OPEN, Status.ASSERTED},
    Status.DENIED: {Status.OPEN, Status.DENIED},
    Status.CONTESTED: {Status.OPEN, Status.ASSERTED, Status.DENIED, Status.CONTESTED},
}


@law()
def a_lower_weight_never_raises_a_grade(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """A lower weight of the unnamed, the accused or of legitimacy never raises a grade."""
    ledger = draw(ask.ledgers)
    before = ask.grades(ledger)
    for field in _WEIGHTS:
        for lower in (g for g in Grade if g.rank < getattr(ask.policy, field).rank):
            after = ask.but(**{field: lower}).grades(ledger)
            found = [
                f"{claim}: the {side} rises when {field} sinks to {lower.value}"
                for (claim, side), grade in before.items()
                if after[claim, side] > grade
            ]
            yield from ask.breaches(found, ledger=ledger)


@law()
def a_higher_threshold_never_adds_a_side(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """A higher threshold changes no grade, and lets no side count that did not."""
    ledger = draw(ask.ledgers)
    loose, strict = ask.but(threshold="weak"), ask.but(threshold="full")
    if loose.grades(ledger) != strict.grades(ledger):
        yield ask.breach("a grade depends on the threshold", ledger=ledger)
    before, after = loose.statuses(ledger), strict.statuses(ledger)
    for id, status in before.items():
        if after[id] not in _BELOW[status]:
            found = f"{id}: {status.value} from weak, {after[id].value} from full"
            yield ask.breach(found, ledger=ledger)


@law(ATTACK_FREE)
def a_narrower_viewpoint_never_raises_a_grade(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """Without attacks, who admits, trusts and counts less never gets a higher grade."""
    ledger = draw(ask.ledgers)
    narrow = _narrowed(draw, ledger, ask.viewpoint)
    before, after = ask.grades(ledger), ask.seen(narrow).grades(ledger)
    for (claim, side), grade in before.items():
        if after[claim, side] > grade:
            found = f"{claim}: the {side} rises under {narrow.fields()}"
            yield ask.breach(found, ledger=ledger)


def _narrowed(draw: st.DrawFn, ledger: Ledger, wide: Viewpoint) -> Viewpoint:
    """Draw a viewpoint that leaves out some more documents or parties."""
    documents: list[str | None] = [None, *ledger.documents]
    parties: list[str | None] = ["somebody", *ledger.parties]
    pools = {"documents": documents, "relays": parties, "positions": parties}
    field = draw(st.sampled_from(list(pools)))
    fewer = draw(st.lists(st.sampled_from(pools[field]), min_size=1, unique=True))
    before = getattr(wide, field)
    if isinstance(before, Only):
        return wide.but(**{field: Only(*(before.ids - {*fewer}))})
    return wide.but(**{field: Except(*before.ids, *fewer)})


@law(ATTACK_FREE, derivations=False, conflicts=False, amendments=False)
def more_statements_never_lower_a_grade(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """Without attacks, with the resolver off, more statements never lower a grade.

    Nor without derived documents, which look up what they are copies of as the resolver does.
    """
    ask, ledger = ask.but(resolver=False), draw(ask.ledgers)
    fewer = recorded(
        (r, at)
        for r, at in entries_of(ledger)
        if not isinstance(r, Statement) or draw(st.booleans())
    )
    yield from ask.raised(ask.grades, ledger=ledger, fewer=fewer)


@law(ATTACK_FREE, derivations=False, conflicts=False, amendments=False)
def the_grades_of_a_merge_are_joined(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """Without attacks, with the resolver off, each side of a merge has the higher of two grades.

    With the same claim relations in both parts, no derived documents, and in each part the
    statements that its statements are about or cite: without them they have no side, or no
    origin that is reached.
    """
    ask, ledger = ask.but(resolver=False), draw(ask.ledgers)
    a, b = (_with_targets(part, ledger) for part in draw(parts(ledger)))
    one, other, merged = ask.grades(a), ask.grades(b), ask.grades(a | b)
    for (claim, side), grade in merged.items():
        if grade != max(one[claim, side], other[claim, side]):
            found = f"{claim}: the {side} of the merge is not the higher of both"
            yield ask.breach(found, a=a, b=b)


def _with_targets(part: Ledger, whole: Ledger) -> Ledger:
    """Add to a part of a ledger the statements that others in it are about, or cite."""
    wanted = {r.id for s in part.statements for r in (s.target, *s.citing)}
    more = [s for s in whole.statements if s.id in wanted and s not in part]
    return _with_targets(with_more(part, *more), whole) if more else part


WEIGHING = (
    a_lower_weight_never_raises_a_grade,
    a_higher_threshold_never_adds_a_side,
    a_narrower_viewpoint_never_raises_a_grade,
    more_statements_never_lower_a_grade,
    the_grades_of_a_merge_are_joined,
)
