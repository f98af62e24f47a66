"""Tokens: the words and marks of a text outside its quotations, with what each may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import final

import attrs

from claimledger.reading.parts.layout import Layout, Segment
from claimledger.reading.parts.words import SegmentKind

__all__ = ["Mark", "Tokens", "last_within", "mark_classes", "tokenized"]

_TOKEN = re.compile(r"\w+(?:[-'’.&/@]\w+|[,:]\d+)*|[^\w\s]")


_QUOTES = "\"'”’»“‘«„ "


class Mark:
    """Bits that say what a token may be: a mark, a shape, or a class of the language's words."""

    COMMA = 1 << 0
    COLON = 1 << 1
    DASH = 1 << 2
    BRACKET = 1 << 3
    QUOTE = 1 << 4
    """A quotation, as one token."""
    LONG = 1 << 5
    """A quotation that is more than a term in quotation marks."""
    CAPITAL = 1 << 6
    NUMBER = 1 << 7
    STOP = 1 << 8
    """A mark at which a clause ends: a semicolon, a question mark."""
    PRONOUN = 1 << 9
    ADVERB = 1 << 10
    NEGATION = 1 << 11
    JOIN = 1 << 12
    """A conjunction that joins equals: "and"."""
    CONTRAST = 1 << 13
    COMPLEMENTIZER = 1 << 14
    AUXILIARY = 1 << 15
    PASSIVE = 1 << 16
    CONDITIONAL = 1 << 17
    SUBORDINATOR = 1 << 18
    RELATIVE = 1 << 19
    PREPOSITION = 1 << 20
    JOINER = 1 << 21
    AGENT = 1 << 22
    ADDRESSING = 1 << 23
    DETERMINER = 1 << 24
    TIME = 1 << 25
    ALSO = 1 << 26
    POINTER = 1 << 27
    ANAPHOR = 1 << 28
    CUE = 1 << 29
    """The first word of a cue or relay phrase."""
    WEEKDAY = 1 << 30
    INFINITIVE = 1 << 31
    ARTICLE = 1 << 32
    QUESTION = 1 << 33


_NAMED = ~(
    Mark.PREPOSITION
    | Mark.SUBORDINATOR
    | Mark.AUXILIARY
    | Mark.CONDITIONAL
    | Mark.JOINER
    | Mark.ADVERB
    | Mark.NEGATION
    | Mark.QUESTION
)
"""What a word with a capital is not, unless it begins a sentence or stands in a heading."""
_MARKS: Mapping[str, int] = {
    ",": Mark.COMMA,
    ":": Mark.COLON,
    "–": Mark.DASH,
    "—": Mark.DASH,
    "-": Mark.DASH,
    "(": Mark.BRACKET,
    ")": Mark.BRACKET,
    "[": Mark.BRACKET,
    "]": Mark.BRACKET,
    ";": Mark.STOP,
    "!": Mark.STOP,
    "?": Mark.STOP,
    "…": Mark.STOP,
}


@final
@attrs.frozen
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


def tokenized(layout: Layout, classes: Mapping[str, int], endings: Mapping[str, int]) -> Tokens:
    """Return the tokens of a text; ``classes`` and ``endings`` say what its words may be."""
    text = layout.text
    starts: list[int] = []
    ends: list[int] = []
    lows: list[str] = []
    bounds: list[int] = []
    parts = [part for quotation in layout.quotations for part in quotation.parts]
    parts.append(None)  # type: ignore[arg-type]  # what stands behind the last quotation
    quotes = iter(parts)
    quote = next(quotes)
    find = _TOKEN.finditer
    quoted: list[int] = []
    for segment in layout.segments:
        bounds.append(len(starts))
        at, end = segment.span.start, segment.span.end
        while quote is not None and quote.end <= at:
            quote = next(quotes)
        while quote is not None and quote.start < end:
            for found in find(text, at, max(at, quote.start)):
                starts.append(found.start())
                ends.append(found.end())
            quoted.append(len(starts))
            starts.append(max(at, quote.start))
            ends.append(min(end, quote.end))
            at = min(end, quote.end)
            if quote.end > end:
                break
            quote = next(quotes)
        for found in find(text, at, end):
            starts.append(found.start())
            ends.append(found.end())
    bounds.append(len(starts))
    words = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    for n in quoted:
        words[n] = '"'
    lows = [word.lower() for word in words]
    get = classes.get
    marks = [get(low, 0) for low in lows]
    suffixes = tuple(endings)
    firsts = set(bounds)
    for number, segment in enumerate(layout.segments):
        if segment.kind is SegmentKind.HEADING:
            firsts.update(range(bounds[number], bounds[number + 1]))
    for n, word in enumerate(words):
        if word[0].isupper():
            marks[n] |= Mark.CAPITAL
            if n not in firsts:
                marks[n] &= _NAMED
        elif not marks[n]:
            if word[0].isdecimal():
                marks[n] = Mark.NUMBER
            elif suffixes and word.endswith(suffixes):
                marks[n] = next(endings[e] for e in suffixes if word.endswith(e))
    for n in quoted:
        marks[n] = Mark.QUOTE | (Mark.LONG if _said(text, starts[n], ends[n]) else 0)
    return Tokens(text, starts, ends, lows, marks, bounds, layout.segments)


def mark_classes() -> dict[str, int]:
    """Return the classes of punctuation, to which a language adds its words."""
    return dict(_MARKS)


def _said(text: str, start: int, end: int) -> bool:
    """Tell whether a quotation is more than a term: long, or closed by a mark of a sentence."""
    return end - start > 45 or (end - start > 4 and last_within(text, start, end) in ",.!?;…—-")


def last_within(text: str, start: int, end: int) -> str:
    """Return the last character of a quotation before its closing marks."""
    n = end - 1
    while n > start and text[n] in _QUOTES:
        n -= 1
    return text[n]
