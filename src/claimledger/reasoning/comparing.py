"""What changed a status, between two ledgers or over public time, and by which records."""

from __future__ import annotations

from typing import final, get_args

import attrs

from claimledger.ledger import Ledger
from claimledger.model import Claim, Period, Record, Ref, Statement
from claimledger.reasoning.assessing import Assessment, assess
from claimledger.reasoning.policy import Policy
from claimledger.reasoning.viewpoint import Viewpoint
from claimledger.reasoning.words import Status

__all__ = ["Change", "compare", "history"]


@final
@attrs.frozen
class Change:
    """A claim's status before and after, and the records that came or went and made it change.

    A status is None where the claim is not in the ledger. ``at`` is the public time from which
    the new status holds, where it was asked over time.
    """

    claim: str
    before: Status | None
    after: Status | None
    records: tuple[Record, ...]
    at: Period | None = None

    def __str__(self) -> str:
        when = "" if self.at is None else f"{self.at}: "
        before, after = (s.value if s else "not in the ledger" for s in (self.before, self.after))
        return f"{when}{self.claim}: {before} -> {after}"


def compare(
    before: Ledger,
    after: Ledger,
    *,
    viewpoint: Viewpoint | None = None,
    policy: Policy | None = None,
) -> tuple[Change, ...]:
    """Tell which claims have another status in the second ledger, and what made it change.

    >>> base = Claim("base", "A base will open")
    >>> compare(Ledger(), Ledger().record(base))[0].after
    <Status.UNREPORTED: 'unreported'>
    """
    moved = tuple(set(after) ^ set(before))
    changes = []
    for id in sorted({*before.claims, *after.claims}):
        old, new = (
            assess(ledger, id, viewpoint=viewpoint, policy=policy) if id in ledger.claims else None
            for ledger in (before, after)
        )
        if (old and old.status) != (new and new.status):
            changes.append(_change(id, old, new, moved))
    return tuple(changes)


def history(
    ledger: Ledger,
    claim: Claim | Ref | str,
    *,
    viewpoint: Viewpoint | None = None,
    policy: Policy | None = None,
) -> tuple[Change, ...]:
    """Tell every change of a claim's status over public time, the earliest first.

    It asks the ledger as of each date on which something became public; what has no public
    time is left out.

    >>> from claimledger.model import Assertion, Claimant, Denial, Document, Source
    >>> daily, mayor = Source("daily"), Claimant("mayor")
    >>> base = Claim("base", "A base will open")
    >>> said = Assertion(base, chain=[Document("d1", daily, published="2024-07-01"), mayor])
    >>> denied = Denial(base, chain=[Document("d2", daily, published="2024-07-02"), Ref("usa")])
    >>> for change in history(Ledger().record(said, denied), base):
    ...     print(change)
    2024-07-01: base: unreported -> asserted
    2024-07-02: base: asserted -> contested
    """
    id = ledger.claim(claim).id
    times: dict[int, Period] = {}
    for statement in ledger.statements:
        time = ledger.published(statement)
        if time is not None and time.end is not None:
            times.setdefault(time.end, time)
    changes = []
    status, before = Status.UNREPORTED, None
    for end in sorted(times):
        then = ledger.as_of(times[end])
        after = assess(then, id, viewpoint=viewpoint, policy=policy)
        if after.status is not status:
            moved = _became_public(then, before)
            change = _change(id, None, after, moved)
            changes.append(attrs.evolve(change, before=status, at=times[end]))
        status, before = after.status, then
    return tuple(changes)


def _became_public(then: Ledger, before: Ledger | None) -> tuple[Record, ...]:
    """Return what became public since the date before; at first, all statements that are."""
    if before is None:
        kinds = get_args(Statement)
        return tuple(record for record in then if isinstance(record, kinds))
    return tuple(set(then).difference(before))


def _change(
    claim: str, before: Assessment | None, after: Assessment | None, moved: tuple[Record, ...]
) -> Change:
    """Name, of the records that came or went, those that the reasons of either status name."""
    named: set[str] = {claim}
    for assessment in (before, after):
        if assessment is not None:
            named |= {ground.id for ground in assessment.because}
            named |= {aside.by for aside in assessment.set_aside if aside.by is not None}
            named |= {aside.statement for aside in assessment.set_aside}
    records = sorted((r for r in moved if r.id in named), key=lambda record: record.id)
    return Change(
        claim,
        before.status if before else None,
        after.status if after else None,
        tuple(records or sorted(moved, key=lambda record: record.id)),
    )
