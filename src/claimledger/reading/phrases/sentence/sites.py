"""Sites: one segment's tokens as a row to look along, and the spans that its stretches come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import final

import attrs

from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import SegmentKind
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.matching import Grammar, Hit, hits_in
from claimledger.reading.phrases.sentence.tokens import Tokens, last_within

__all__ = ["Range", "Site", "sites_of"]

Range = tuple[int, int]
"""Tokens of a site, from one up to another."""

_DATELINE = 14
"""How many tokens a dateline may have."""
_IN_DATELINE = Mark.CAPITAL | Mark.COMMA | Mark.BRACKET | Mark.NUMBER | Mark.TIME
_LONGEST = 300
"""How many tokens are looked at together; no sentence of a person has more outside quotations."""
_TRAILING = Mark.STOP | Mark.COMMA | Mark.DASH


@final
@attrs.frozen(eq=False)
class Site:
    """The tokens of a segment without its last full stop, numbered from 0.

    ``at`` are their places in the whole text's tokens: some may be left out, as relay phrases are.
    """

    tokens: Tokens
    grammar: Grammar
    number: int
    at: list[int]
    lows: list[str]
    marks: list[int]
    hits: list[Hit]
    cued: dict[int, Hit]
    """The hits that part clauses, by each token that they cover."""

    def __len__(self) -> int:
        return len(self.at)

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        return self.tokens.segments[self.number].kind is SegmentKind.HEADING

    def mark(self, n: int) -> int:
        """Return what a token may be; nothing behind the last one."""
        return self.marks[n] if n < len(self.marks) else 0

    def holds(self, start: int, end: int, marks: int) -> bool:
        """Tell whether a token of a stretch may be one of these."""
        return any(mark & marks for mark in self.marks[start:end])

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of text from one token up to another."""
        tokens = self.tokens
        return Span(tokens.starts[self.at[start]], tokens.ends[self.at[end - 1]])

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the stretch, parted where tokens within it are left out."""
        found = []
        first = start
        for n in range(start + 1, end):
            if self.at[n] != self.at[n - 1] + 1:
                found.append(self.span(first, n))
                first = n
        found.append(self.span(first, end))
        return tuple(found)

    def words(self, start: int, end: int) -> str:
        """Return the text from one token up to another."""
        return self.span(start, end).of(self.tokens.text)

    def closed_by(self, quotation: int) -> str:
        """Return the last character within a quotation."""
        at = self.at[quotation]
        return last_within(self.tokens.text, self.tokens.starts[at], self.tokens.ends[at])

    def without(self, ranges: Iterable[Range]) -> Site:
        """Return the site without these stretches of tokens."""
        gone = {n for start, end in ranges for n in range(start, end)}
        left = [at for n, at in enumerate(self.at) if n not in gone]
        return _site(self.tokens, self.grammar, self.number, left)


def sites_of(tokens: Tokens, grammar: Grammar, number: int) -> Iterator[Site]:
    """Yield the site of a segment, by its number; several if it is longer than any sentence."""
    start, end = tokens.bounds[number], tokens.bounds[number + 1]
    while start < end and (tokens.marks[end - 1] & _TRAILING or tokens.lows[end - 1] == "."):
        end -= 1
    start = _past_dateline(tokens, start, end)
    for first in range(start, end, _LONGEST):
        yield _site(tokens, grammar, number, list(range(first, min(first + _LONGEST, end))))


def _past_dateline(tokens: Tokens, start: int, end: int) -> int:
    """Return where a sentence begins behind "LONDON, May 3 (Agency) -", if that opens it."""
    for n in range(start, min(end - 2, start + _DATELINE)):
        if tokens.marks[n] & Mark.DASH:
            return n + 1
        if not (tokens.marks[n] & _IN_DATELINE or tokens.lows[n] in "./"):
            break
    return start


def _site(tokens: Tokens, grammar: Grammar, number: int, at: list[int]) -> Site:
    lows = [tokens.lows[n] for n in at]
    marks = [tokens.marks[n] for n in at]
    heading = tokens.segments[number].kind is SegmentKind.HEADING
    hits = hits_in(lows, marks, grammar, heading=heading)
    cued = {n: hit for hit in hits if hit.parts for n in range(hit.start, hit.end)}
    return Site(tokens, grammar, number, at, lows, marks, hits, cued)
