"""Tokens: the words and marks of a text outside its quotations, with what each may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import final

import attrs

from claimledger.reading.parts.layout import Layout, Segment
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import SegmentKind
from claimledger.reading.phrases.sentence.marks import Mark

__all__ = ["Tokens", "holding", "last_within", "tokenized"]

_TOKEN = re.compile(r"\w+(?:[-'’.&/@]\w+|[,:]\d+)*|--+|[^\w\s]")
_OWNED = re.compile("['’]")
_QUOTES = "\"'”’»“‘«„ "
_QUOTED = '"'
"""How a quotation is written as a token."""
_TERM = 45
"""How long a quotation may be that is a term only, without a sentence's mark at its end."""
_BESIDE = Mark.PROBABLE | Mark.POSSIBLE | Mark.SILENT
"""What a word may be, and an adverb or verb by its ending besides."""
_NAMED = ~(
    Mark.PREPOSITION
    | Mark.SUBORDINATOR
    | Mark.AUXILIARY
    | Mark.CONDITIONAL
    | Mark.JOINER
    | Mark.ADVERB
    | Mark.NEGATION
    | Mark.QUESTION
    | Mark.POSSIBLE
)
"""What a word with a capital is not, unless it begins a sentence or stands in a heading."""


@final
@attrs.frozen(eq=False)
class Tokens:
    """The tokens of one text, column by column, and where each segment's begin.

    A quotation is one token; its words are not looked at. ``bounds[n]`` is the first token of
    segment ``n``; one more closes the last.
    """

    text: str
    starts: list[int]
    ends: list[int]
    lows: list[str]
    marks: list[int]
    bounds: list[int]
    segments: tuple[Segment, ...]
    plain: frozenset[str]
    """The words that the text has without a capital: no names."""
    heralds: Mapping[str, frozenset[str]]
    """The words that stand before a word with a capital, in all of the text."""


def tokenized(layout: Layout, classes: Mapping[str, int], endings: Mapping[str, int]) -> Tokens:
    """Return the tokens of a text; ``classes`` and ``endings`` say what its words may be."""
    text = layout.text
    starts: list[int] = []
    ends: list[int] = []
    quoted: list[int] = []
    bounds: list[int] = []
    quotations = [part for quotation in layout.quotations for part in quotation.parts]
    find = _TOKEN.finditer
    for segment, within in _by_segment(layout.segments, quotations):
        bounds.append(len(starts))
        at = segment.span.start
        for quotation in within:
            for found in find(text, at, quotation.start):
                starts.append(found.start())
                ends.append(found.end())
            quoted.append(len(starts))
            starts.append(quotation.start)
            ends.append(quotation.end)
            at = quotation.end
        for found in find(text, at, segment.span.end):
            starts.append(found.start())
            ends.append(found.end())
    bounds.append(len(starts))
    words = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    for n in quoted:
        words[n] = _QUOTED
    lows = [word.lower() for word in words]
    marks = _marked(words, lows, classes, endings, _firsts(layout.segments, bounds, lows))
    for n, low in enumerate(lows):
        if low == "-" and n and ends[n - 1] == starts[n]:
            marks[n] = Mark.JOINER  # a hyphen: "U.S.-led"
    for n in quoted:
        marks[n] = Mark.QUOTE | (Mark.LONG if _said(text, starts[n], ends[n]) else 0)
    plain = frozenset(word for word in words if word.islower())
    heralds = _heralds(words, lows, bounds)
    return Tokens(text, starts, ends, lows, marks, bounds, layout.segments, plain, heralds)


def holding(tokens: Tokens, wanted: int) -> Iterator[int]:
    """Yield the segments that hold a token that may be one of these."""
    marks, bounds = tokens.marks, tokens.bounds
    number = 0
    last = -1
    for at, mark in enumerate(marks):
        if mark & wanted:
            while bounds[number + 1] <= at:
                number += 1
            if number != last:
                last = number
                yield number


def last_within(text: str, start: int, end: int) -> str:
    """Return the last character of a quotation before its closing marks.

    >>> last_within("“Yes,”", 0, 6)
    ','
    """
    n = end - 1
    while n > start and text[n] in _QUOTES:
        n -= 1
    return text[n]


def _by_segment(
    segments: Sequence[Segment], quotations: Sequence[Span]
) -> Iterator[tuple[Segment, list[Span]]]:
    """Yield each segment with the stretches of quotations in it, cut to its bounds."""
    n = 0
    for segment in segments:
        start, end = segment.span.start, segment.span.end
        within = []
        while n < len(quotations) and quotations[n].start < end:
            if quotations[n].end > start:
                within.append(Span(max(start, quotations[n].start), min(end, quotations[n].end)))
            if quotations[n].end > end:
                break
            n += 1
        yield segment, within


def _firsts(segments: Sequence[Segment], bounds: Sequence[int], lows: Sequence[str]) -> set[int]:
    """Return the tokens whose capital says nothing: a sentence's first, and all in headings.

    A sentence may begin behind a colon, too.
    """
    firsts = {*bounds, *(n + 1 for n, low in enumerate(lows) if low == ":")}
    for number, segment in enumerate(segments):
        if segment.kind is SegmentKind.HEADING:
            firsts.update(range(bounds[number], bounds[number + 1]))
    return firsts


def _marked(
    words: Sequence[str],
    lows: Sequence[str],
    classes: Mapping[str, int],
    endings: Mapping[str, int],
    firsts: set[int],
) -> list[int]:
    get = classes.get
    marks = [get(low, 0) for low in lows]
    suffixes = tuple(endings)
    for n, word in enumerate(words):
        if word[0].isupper():
            marks[n] = (marks[n] if n in firsts else marks[n] & _NAMED) | Mark.CAPITAL
        elif not marks[n] & ~_BESIDE:
            if word[0].isdecimal():
                marks[n] = Mark.NUMBER
            elif word.endswith(suffixes):
                marks[n] |= next(endings[e] for e in suffixes if word.endswith(e))
    return marks


def _heralds(
    words: Sequence[str], lows: Sequence[str], bounds: Sequence[int]
) -> dict[str, frozenset[str]]:
    """Return the words before each word with a capital; a mark before one that begins a segment."""
    found: dict[str, set[str]] = {}
    firsts = frozenset(bounds)
    for n, word in enumerate(words):
        if word[0].isupper():
            name = _OWNED.split(word)[0]
            found.setdefault(name, set()).add("." if n in firsts else lows[n - 1])
    return {name: frozenset(before) for name, before in found.items()}


def _said(text: str, start: int, end: int) -> bool:
    """Tell whether a quotation is more than a term: long, or closed by a mark of a sentence."""
    last = last_within(text, start, end)
    return end - start > _TERM or (end - start > len('"No"') and last in ",.!?;…—-")
