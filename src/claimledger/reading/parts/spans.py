"""Spans: stretches of a text, by code points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self, final

import attrs

from claimledger.errors import InvalidRecordError

__all__ = ["Span", "hull"]


@final
@attrs.frozen(order=True, weakref_slot=False)
class Span:
    """A stretch of a text, from ``start`` up to ``end``, in code points; in order of the text.

    >>> Span(4, 9).of("the words")
    'words'
    >>> Span(0, 3).overlaps(Span(2, 5)), Span(0, 9).covers(Span(2, 5))
    (True, True)
    >>> Span(4, 4)
    Traceback (most recent call last):
    claimledger.errors.InvalidRecordError: a span from 4 to 4 holds nothing; let it end after its \
start, which is at least 0
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidRecordError(
                f"a span from {self.start} to {self.end} holds nothing",
                "let it end after its start, which is at least 0",
            )

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return what stands there."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether the other lies within."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether they share at least one code point; those that touch do not."""
        return self.start < other.end and other.start < self.end

    @classmethod
    def trimmed(cls, text: str, start: int, end: int) -> Self | None:
        """Return the span without white space at its ends; nothing if no more is there.

        The bounds are code points of ``text``, and ``end`` is not beyond it.

        >>> Span.trimmed("a  b ", 1, 5)
        Span(start=3, end=4)
        """
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        return cls(start, end) if start < end else None


def hull(spans: Iterable[Span]) -> Span | None:
    """Return the stretch from the first to the last of them; nothing for none.

    >>> hull([Span(7, 9), Span(1, 3)])
    Span(start=1, end=9)
    >>> hull([]) is None
    True
    """
    spans = list(spans)
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None
