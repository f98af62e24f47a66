"""Shares of something, and what spans have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import final

import attrs

__all__ = ["Share", "Tally", "covered", "overlap", "table"]

Stretch = tuple[int, int]


@final
@attrs.define
class Share:
    """How many of how many."""

    part: int = 0
    whole: int = 0

    def add(self, *, yes: bool) -> None:
        """Count one more, and whether it is part."""
        self.part += yes
        self.whole += 1

    @property
    def value(self) -> float:
        """The share, from 0 to 1; 1 of nothing."""
        return self.part / self.whole if self.whole else 1.0

    def __str__(self) -> str:
        return f"{100 * self.value:.1f}% ({self.part:,} of {self.whole:,})"


@final
class Tally:
    """Shares by name, in the order in which they were first counted."""

    def __init__(self) -> None:
        self.shares: dict[str, Share] = {}

    def add(self, name: str, *, yes: bool) -> None:
        """Count one more under a name."""
        self.shares.setdefault(name, Share()).add(yes=yes)

    def __getitem__(self, name: str) -> Share:
        return self.shares.setdefault(name, Share())


def overlap(one: Iterable[Stretch], other: Iterable[Stretch]) -> int:
    """Return how many code points two sets of stretches share.

    >>> overlap([(0, 4), (8, 9)], [(2, 9)])
    3
    """
    others = list(other)
    return sum(max(0, min(end, e) - max(start, s)) for start, end in one for s, e in others)


def covered(part: Sequence[Stretch], by: Sequence[Stretch]) -> float:
    """Return which share of the stretches another set covers; 1 of none.

    >>> covered([(0, 4)], [(1, 3)])
    0.5
    """
    size = sum(end - start for start, end in part)
    return overlap(part, by) / size if size else 1.0


def table(title: str, tally: Tally) -> str:
    """Return the shares as a table in Markdown."""
    lines = [f"### {title}", "", "| measure | share |", "| --- | --: |"]
    lines += [f"| {name} | {share} |" for name, share in tally.shares.items()]
    return "\n".join(lines) + "\n"
