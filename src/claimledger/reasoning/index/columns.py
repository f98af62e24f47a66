"""The columns: plain facts of every statement, by its place in the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import final

from claimledger.reasoning.index.topics import Saying, Speaker

__all__ = ["NOBODY", "SEVERAL", "Columns"]

NOBODY = -1
"""Instead of an origin: the statement reaches none."""

SEVERAL = -2
"""Instead of an origin: the statement reaches more than one, found by a walk when asked for."""


@final
class Columns:
    """Facts by place; the places of other records, and of odd statements, stay empty.

    ``saying[p]``: what it says. ``source[p]``: the party of its first link. ``rests[p]``: the
    statements that it cites and matches, or None. ``depth[p]``: fewest steps to an origin, without
    one the links less one; -1 as long as it is not settled. ``origin[p]``: the only origin that it
    reaches, or `NOBODY` or `SEVERAL`. ``circular[p]``: whether it reaches a cycle.
    """

    __slots__ = ("circular", "depth", "origin", "rests", "saying", "source")

    def __init__(self) -> None:
        self.saying: list[Saying | None] = []
        self.source: list[Speaker | None] = []
        self.rests: list[int | tuple[int, ...] | None] = []
        self.depth: list[int] = []
        self.origin: list[int] = []
        self.circular = bytearray()

    def __len__(self) -> int:
        return len(self.depth)

    def grow(self, size: int) -> None:
        """Make room for so many places."""
        more = size - len(self)
        self.saying += [None] * more
        self.source += [None] * more
        self.rests += [None] * more
        self.depth += [-1] * more
        self.origin += [NOBODY] * more
        self.circular += bytes(more)

    def cited(self, place: int) -> tuple[int, ...]:
        """Return the statements on which one rests."""
        rests = self.rests[place]
        if rests is None:
            return ()
        return rests if isinstance(rests, tuple) else (rests,)

    def joined(self, places: Iterable[int]) -> int:
        """Return what ``origin`` holds for a statement that rests on some others."""
        found = {self.origin[place] for place in places}
        found.discard(NOBODY)
        if len(found) > 1:
            return SEVERAL
        return found.pop() if found else NOBODY

    def origins(self, place: int) -> Iterator[int]:
        """Yield the origins that a statement reaches, each once."""
        if self.origin[place] != SEVERAL:
            if self.origin[place] != NOBODY:
                yield self.origin[place]
            return
        seen = {place}
        given: set[int] = set()
        waiting = [place]
        while waiting:
            for further in self.cited(waiting.pop()):
                if further in seen:
                    continue
                seen.add(further)
                if self.origin[further] == SEVERAL:
                    waiting.append(further)
                elif self.origin[further] != NOBODY:
                    given.add(self.origin[further])
        yield from given
