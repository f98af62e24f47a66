"""Segments: sentences, headings and lines; a quotation is never cut."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.parts.layout import Quotation, Segment
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import Frame, SegmentKind

__all__ = ["segments"]

_END: Final = re.compile(r"(?<![.!?…])[.!?…]++[\"”»’')\]]*+(?=\s)")
_BEGIN: Final = re.compile(r"\s*[\W_]*(\w?)")
_WORD: Final = re.compile(r"\w+")
_BULLETS: Final = "•·*‣▪-–—"
_CLOSED: Final = ".!?…:;,\"”»’')"
_SIGNED: Final = re.compile(r"\([^\W\d_][^\d()!?…]{0,40}(?<!\.)\)")
"""Who wrote it, in brackets in a paragraph of its own."""
_HEADING: Final = 25
"""A heading has at most so many words."""
_BESIDE: Final = frozenset((Frame.SVO, Frame.INVERTED, Frame.ENCLITIC))
"""How a cue stands that may follow a quotation."""
_NEAR: Final = 60
"""An attribution begins within so many characters behind its quotation."""
_BRIEF: Final = 6
"""And its cue is among so many words."""
_CUT: Final = re.compile(r"[.!?\"“«]")


def segments(
    text: str, paragraphs: Iterable[Span], quotations: Sequence[Quotation], lexicon: Lexicon
) -> tuple[Segment, ...]:
    """Return the segments of a text, in its order.

    >>> parts = segments("Rain fell. It stopped.", [Span(0, 22)], (), Lexicon("en"))
    >>> [part.span for part in parts]
    [Span(start=0, end=10), Span(start=11, end=22)]
    """
    parts = sorted(part for quotation in quotations for part in quotation.parts)
    reader = _Reader(text, [part.start for part in parts], [part.end for part in parts], lexicon)
    found: list[Segment] = []
    for number, paragraph in enumerate(paragraphs):
        spans = reader.sentences(paragraph)
        kind = reader.kind(paragraph, len(spans), is_first=number == 0)
        found += [Segment(span, number, kind) for span in spans]
    return tuple(found)


class _Reader:
    """A text, its quotations, and the words that tell where a sentence does not end."""

    def __init__(self, text: str, starts: list[int], ends: list[int], lexicon: Lexicon) -> None:
        words = lexicon.words
        self.text = text
        self.starts = starts
        self.ends = ends
        self.short = {word.casefold() for word in words.abbreviations}
        self.openers = {word.casefold() for word in (*words.determiners, *words.pronouns)}
        self.cues = {
            form.casefold()
            for cue in lexicon.cues
            if not _BESIDE.isdisjoint(cue.frames)
            for form in cue.forms
            if " " not in form
        }
        self.asides = tuple(
            sorted((aside.casefold() for aside in words.asides), key=len, reverse=True)
        )

    def sentences(self, paragraph: Span) -> list[Span]:
        """Return the sentences of a paragraph."""
        bounds: list[tuple[int, int]] = []
        begin = paragraph.start
        for mark in _END.finditer(self.text, paragraph.start, paragraph.end):
            if mark.end() < paragraph.end and self._ends(mark, begin, paragraph.end):
                bounds.append((begin, mark.end()))
                begin = mark.end()
        spans = (Span.trimmed(self.text, *pair) for pair in (*bounds, (begin, paragraph.end)))
        return [span for span in spans if span is not None]

    def _ends(self, mark: re.Match[str], begin: int, end: int) -> bool:
        """Tell whether a sentence ends at a mark."""
        n = bisect_right(self.starts, mark.start()) - 1
        quoted = n >= 0 and mark.start() < self.ends[n]
        if quoted and mark.end() < self.ends[n]:
            return False
        after = _BEGIN.match(self.text, mark.end(), min(end, mark.end() + 9))
        first = after.group(1) if after is not None else ""
        if first and first.islower():
            return False
        if quoted:
            introduced = _WORD.search(self.text, begin, self.starts[n]) is not None
            return introduced or not self._attributed(mark, end)
        return not self._shortens(mark, begin)

    def _attributed(self, mark: re.Match[str], end: int) -> bool:
        """Tell whether the words behind a quotation say whose it is.

        Where it ends with a full stop, they say nothing else.
        """
        near = self.text[mark.end() : min(end, mark.end() + _NEAR)]
        cut = _CUT.search(near)
        words = _WORD.findall(near[: cut.start()] if cut else near)
        most = _BRIEF if mark.group()[0] == "." else len(words)
        return len(words) <= most and any(word.casefold() in self.cues for word in words[:_BRIEF])

    def _shortens(self, mark: re.Match[str], begin: int) -> bool:
        """Tell whether a full stop only ends a short form, an initial, or a number of a list."""
        if mark.group() != ".":
            return False
        at = mark.start()
        low = max(begin, at - 24)
        start = at
        while start > low and (self.text[start - 1].isalnum() or self.text[start - 1] in ".'’"):
            start -= 1
        word = self.text[start:at]
        if not word:
            return False
        if word.isdecimal():
            return not self.text[begin:start].strip(" \t\n" + _BULLETS)
        last = word.rpartition(".")[2]
        short = last.casefold() in self.short
        if not short and (len(last) > 1 or not last.isalpha()):
            return False
        if not short and "." not in word:
            return True
        after = _WORD.search(self.text, mark.end(), mark.end() + 24)
        return after is None or after.group().casefold() not in self.openers

    def kind(self, paragraph: Span, sentences: int, *, is_first: bool) -> SegmentKind:
        """Return what part of a page a paragraph is."""
        text = paragraph.of(self.text)
        is_line = sentences == 1 and text[-1] not in _CLOSED and text.count(" ") < _HEADING
        if self._link(text, is_line=is_line) or self._aside(
            text[:_NEAR], is_line=is_line and not is_first
        ):
            return SegmentKind.ASIDE
        if _SIGNED.fullmatch(text):
            return SegmentKind.ASIDE
        return SegmentKind.HEADING if is_line else SegmentKind.BODY

    def _link(self, text: str, *, is_line: bool) -> bool:
        """Tell whether a point of a list is only the name of something: nobody says it."""
        return is_line and text[0] in "•‣▪" and self.cues.isdisjoint(_WORD.findall(text.casefold()))

    def _aside(self, begin: str, *, is_line: bool) -> bool:
        """Tell whether a word for asides stands alone, before a colon, or before a name."""
        low = begin.casefold()
        for aside in self.asides:
            if low.startswith(aside):
                rest = begin[len(aside) :]
                after = rest.lstrip()[:1]
                if after in ("", ":") or (is_line and rest[0].isspace() and after.isupper()):
                    return True
        return False
