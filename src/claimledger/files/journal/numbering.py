"""The numbers of entries: which are there, which were told to be lost, and which are nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import final

__all__ = ["Numbers", "told_ranges"]

Range = tuple[int, int]
"""Numbers from a first to a last, both of them counted."""


@final
class Numbers:
    """The numbers of entries that were met, a byte for each up to the greatest.

    A writer goes on from the last whole line, so that all from 1 on were written once. That a
    number is met more than once is no wonder: branches were merged.

    >>> numbers = Numbers()
    >>> for number in (1, 2, 5, 9):
    ...     numbers.meet(number)
    >>> numbers.excuse([(6, 7)])
    >>> numbers.missing()
    ((3, 4), (8, 8))
    """

    def __init__(self) -> None:
        self._met = bytearray()
        self._excused: list[Range] = []
        self.last = 0
        """The greatest of them."""

    def meet(self, number: int) -> None:
        """Note that an entry of this number is there."""
        met = self._met
        if number >= len(met):
            met.extend(bytes(max(number + 1, 2 * len(met)) - len(met)))
        met[number] = 1
        self.last = max(self.last, number)

    def excuse(self, ranges: Iterable[Range]) -> None:
        """Note that numbers were told to be lost."""
        self._excused += ranges

    def after(self, number: int) -> int:
        """Return the least number above this one that is there, or -1."""
        return self._met.find(1, number + 1)

    def missing(self) -> tuple[Range, ...]:
        """Return which numbers up to the greatest are nowhere, and were not told to be lost."""
        known = bytearray(self._met)
        at = 0
        for first, last in sorted(self._excused):
            at, end = max(at, first), min(last, self.last) + 1
            if at < end:
                known[at:end] = b"\1" * (end - at)
                at = end
        return tuple(_gaps(known, self.last))


def _gaps(known: bytearray, last: int) -> Iterator[Range]:
    at = known.find(0, 1, last + 1)
    while at >= 0:
        end = known.find(1, at, last + 1)
        yield at, end - 1
        at = known.find(0, end, last + 1)


def told_ranges(ranges: Iterable[Range]) -> str:
    """Return ranges as they are told; of very many the first.

    >>> told_ranges([(3, 4), (8, 8)])
    'entries 3-4, 8'
    """
    told = [f"{a}" if a == b else f"{a}-{b}" for a, b in islice(ranges, 11)]
    more = ", ..." if len(told) > 10 else ""
    return f"entries {', '.join(told[:10])}{more}"
