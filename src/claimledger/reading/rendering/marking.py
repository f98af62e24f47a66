"""Marking a text by its parts: one walk over where they begin and end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, final

import attrs

from claimledger.reading.parts.spans import Span
from claimledger.reading.reading import Reading

__all__ = ["PARTS", "Piece", "Row", "rows"]

PARTS: Final = ("source", "cue", "content", "date")
"""The parts that are marked."""


@final
@attrs.frozen
class Piece:
    """A stretch of the text that is all of the same parts; ``begins`` are the drafts told there."""

    text: str
    parts: tuple[str, ...]
    begins: tuple[int, ...] = ()


@final
@attrs.frozen
class Row:
    """A segment, or a text between two, with its pieces and the numbers of its drafts."""

    segment: int | None
    pieces: tuple[Piece, ...]
    drafts: tuple[int, ...] = ()


def rows(reading: Reading) -> Iterator[Row]:
    """Yield the rows of a text in order; together they hold all of it but white space."""
    told: dict[int | None, list[int]] = {}
    for number, draft in enumerate(reading.drafts):
        place = draft.segment if draft.segment < len(reading.segments) else None
        told.setdefault(place, []).append(number)
    marked = list(_pieces(reading, _cuts(reading)))
    at = 0
    for place, span in _stretches(reading):
        pieces = []
        while at < len(marked) and marked[at][0].start < span.end:
            pieces.append(marked[at][1])
            at += 1
        drafts = tuple(told.pop(place, ()))
        if place is not None or drafts or any(piece.text.strip() for piece in pieces):
            yield Row(place, tuple(pieces), drafts)


def _stretches(reading: Reading) -> Iterator[tuple[int | None, Span]]:
    """Yield the segments, and what stands between them."""
    end = 0
    for place, segment in enumerate(reading.segments):
        span = segment.span
        if span.start > end:
            yield None, Span(end, span.start)
        yield place, span
        end = max(end, span.end)
    if end < len(reading.text):
        yield None, Span(end, len(reading.text))


def _spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    for draft in reading.drafts:
        for voice in (draft.source, *(voice for step in draft.links for voice in step)):
            for span in voice.spans:
                yield "source", span
        for span in draft.cue:
            yield "cue", span
        for span in draft.content:
            yield "content", span
    for date in reading.dates:
        yield "date", date.span


def _cuts(reading: Reading) -> dict[int, list[tuple[str, int]]]:
    """Return where a part begins (1) or ends (-1), and where a segment does."""
    cuts: dict[int, list[tuple[str, int]]] = {0: [], len(reading.text): []}
    for part, span in set(_spans(reading)):
        cuts.setdefault(span.start, []).append((part, 1))
        cuts.setdefault(span.end, []).append((part, -1))
    for _, span in _stretches(reading):
        cuts.setdefault(span.start, [])
        cuts.setdefault(span.end, [])
    return cuts


def _pieces(
    reading: Reading, cuts: dict[int, list[tuple[str, int]]]
) -> Iterator[tuple[Span, Piece]]:
    depth: Counter[str] = Counter()
    begins = _begins(reading)
    for start, end in pairwise(sorted(cuts)):
        for part, step in cuts[start]:
            depth[part] += step
        parts = tuple(part for part in PARTS if depth[part] > 0)
        span = Span(start, end)
        yield span, Piece(span.of(reading.text), parts, tuple(begins.get(start, ())))


def _begins(reading: Reading) -> dict[int, list[int]]:
    """Return where the number of each draft is shown: at its cue, else at what it says."""
    found: dict[int, list[int]] = {}
    for number, draft in enumerate(reading.drafts):
        spans: Iterable[Span] = draft.cue or draft.content
        found.setdefault(min((span.start for span in spans), default=0), []).append(number)
    return found
