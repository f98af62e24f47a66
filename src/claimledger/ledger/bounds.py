"""What a ledger has been cut to, on either clock."""

from __future__ import annotations

from typing import final

import attrs

from claimledger.model import Period

__all__ = ["Bounds", "tighter", "wider"]


@final
@attrs.frozen
class Bounds:
    """What a ledger has been cut to by ``as_of``; ``left_out`` counts what could not be dated."""

    published: Period | None = None
    recorded: Period | None = None
    left_out: int = 0


def tighter(bound: Period | None, other: Period) -> Period:
    return bound if bound is not None and bound.order[1] <= other.order[1] else other


def wider(a: Bounds, b: Bounds) -> Bounds:
    def later(x: Period | None, y: Period | None) -> Period | None:
        return None if x is None or y is None else max(x, y, key=lambda p: (p.order[1], p.written))

    return Bounds(
        later(a.published, b.published),
        later(a.recorded, b.recorded),
        max(a.left_out, b.left_out),
    )
