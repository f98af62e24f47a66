"""What a ledger is cut to by a day, and what is left of it then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from typing import Any, final

import attrs

from claimledger.ledger.current import Current
from claimledger.ledger.kinds import KINDS
from claimledger.ledger.log import Log
from claimledger.model import Period, Record

__all__ = ["Bounds", "public_by", "recorded_by", "tighter", "wider"]


@final
@attrs.frozen
class Bounds:
    """What a ledger has been cut to by ``as_of``; ``left_out`` counts what could not be dated."""

    published: Period | None = None
    recorded: Period | None = None
    left_out: int = 0


def tighter(bound: Period | None, other: Period) -> Period:
    """Return the earlier of two bounds."""
    return bound if bound is not None and bound.order[1] <= other.order[1] else other


def wider(a: Bounds, b: Bounds) -> Bounds:
    """Return bounds that leave out nothing that either lets through."""

    def later(x: Period | None, y: Period | None) -> Period | None:
        return None if x is None or y is None else max(x, y, key=lambda p: (p.order[1], p.written))

    return Bounds(
        later(a.published, b.published),
        later(a.recorded, b.recorded),
        max(a.left_out, b.left_out),
    )


def public_by(
    current: Current,
    records: Sequence[Record],
    times: Sequence[Period | None],
    bound: Period,
    *,
    undated: bool,
) -> tuple[Log, int]:
    """Return a log of what was public by then, and how much else cannot be dated.

    With ``undated`` what cannot be dated is kept.
    """
    passed = _public(current, records, bound)
    kept = [answer is not False for answer in passed] if undated else passed
    return _kept(records, times, kept)


def recorded_by(
    known: Mapping[Record, Period | None], bound: Period, *, undated: bool
) -> tuple[Log, int]:
    """Return a log of what was recorded by then, and how much else cannot be dated.

    With ``undated`` a time that overlaps the bound will do; of no known time nothing is kept.
    """
    times = list(known.values())
    passed = [None if at is None else at.by(bound) for at in times]
    if undated:
        known_times = zip(times, passed, strict=True)
        passed = [None if at is None else answer is not False for at, answer in known_times]
    return _kept(list(known), times, passed)


def _kept(
    records: Sequence[Record], times: Sequence[Period | None], passed: Sequence[bool | None]
) -> tuple[Log, int]:
    kept = Log.of(list(compress(records, passed)), list(compress(times, passed)))
    return kept, passed.count(None)


def _public(current: Current, records: Iterable[Any], bound: Period) -> list[bool | None]:
    """Tell of each record whether it was public by then; None is "it cannot be dated".

    What was read in one document was published together, so each document is asked once; but
    of a statement that is mended, what stands in its place is asked.
    """
    passed: list[bool | None] = []
    together: dict[str, bool | None] = {}
    mended = current.changed
    for record in records:
        kind = KINDS[record.__class__]
        answer: bool | None = True
        if kind == "statement":
            document = record.chain[0].document
            if document is None or record.id in mended:
                answer = current.public_by(record, bound)
            elif document.id in together:
                answer = together[document.id]
            else:
                answer = together[document.id] = current.public_by(record, bound)
        elif kind == "review":
            answer = current.public_by(record, bound)
        passed.append(answer)
    return passed
