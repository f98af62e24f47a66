"""Sites: one segment's tokens as a row to look along, and the spans that its stretches come to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, final

import attrs

from claimledger.reading.parts.spans import Span
from claimledger.reading.phrases.matching import Grammar, Hit, hits_in
from claimledger.reading.phrases.tokens import Mark, Tokens

__all__ = ["Site", "Stretch", "site_at"]

_DATELINE = 14
"""How many tokens a dateline may have."""
_IN_DATELINE = Mark.CAPITAL | Mark.COMMA | Mark.BRACKET | Mark.NUMBER | Mark.TIME
_TRAILING = Mark.STOP | Mark.COMMA | Mark.COLON | Mark.DASH


class Stretch(NamedTuple):
    """Tokens from ``start`` up to ``end`` of a site that name somebody."""

    start: int
    end: int
    sure: bool = True
    relative: bool = False
    """Whether the cue stands in a clause about the noun."""


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
    """The hits that are no nouns, by each token that they cover."""

    def __len__(self) -> int:
        return len(self.at)

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

    def without(self, ranges: Iterable[tuple[int, int]]) -> Site:
        """Return the site without these stretches of tokens."""
        gone = {n for start, end in ranges for n in range(start, end)}
        return _site(
            self.tokens,
            self.grammar,
            self.number,
            [a for n, a in enumerate(self.at) if n not in gone],
        )


def site_at(tokens: Tokens, grammar: Grammar, number: int) -> Site:
    """Return the site of a segment, by its number."""
    start, end = tokens.bounds[number], tokens.bounds[number + 1]
    while start < end and (
        (tokens.marks[end - 1] & _TRAILING and not tokens.marks[end - 1] & Mark.COLON)
        or tokens.lows[end - 1] == "."
    ):
        end -= 1
    start = _past_dateline(tokens, start, end)
    return _site(tokens, grammar, number, list(range(start, end)))


def _past_dateline(tokens: Tokens, start: int, end: int) -> int:
    """Return where a sentence begins behind "LONDON, May 3 (Agency) -", if that opens it."""
    marks, lows = tokens.marks, tokens.lows
    for n in range(start + 1, min(end - 2, start + _DATELINE)):
        if marks[n] & Mark.DASH:
            return n + 1
        if not (marks[n] & _IN_DATELINE or lows[n] in "./"):
            break
    return start


def _site(tokens: Tokens, grammar: Grammar, number: int, at: list[int]) -> Site:
    lows = [tokens.lows[n] for n in at]
    marks = [tokens.marks[n] for n in at]
    hits = hits_in(lows, marks, grammar)
    cued = {n: hit for hit in hits if hit.form.verbal for n in range(hit.start, hit.end)}
    return Site(tokens, grammar, number, at, lows, marks, hits, cued)
