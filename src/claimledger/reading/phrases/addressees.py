"""Addressees: the ones spoken to, between a cue and what is said.

They are named right behind a verb that takes one ("told reporters that"), behind a preposition
("said to reporters that"), or before a complementizer that nothing else could stand before ("warned
reporters that").
"""

from __future__ import annotations

from claimledger.reading.lexicon.entries import Cue, Taking
from claimledger.reading.phrases.marks import Mark
from claimledger.reading.phrases.sites import Range, Site

__all__ = ["addressed", "addressee", "told"]

_NAMED = 6
"""How many tokens the one spoken to may have who is named without a preposition."""
_ADVERBIAL = Mark.PREPOSITION | Mark.ADDRESSING | Mark.TIME | Mark.AGENT | Mark.JOINER
"""What begins an adverbial."""
_NOBODY = Mark.COMMA | Mark.STOP | Mark.COLON | Mark.QUOTE | Mark.INFINITIVE
"""What names nobody."""
_STOP = (
    _NOBODY
    | Mark.COMPLEMENTIZER
    | Mark.PREPOSITION
    | Mark.TIME
    | Mark.PRONOUN
    | Mark.SUBORDINATOR
    | Mark.RELATIVE
    | Mark.ADDRESSING
    | Mark.AUXILIARY
    | Mark.DASH
)
"""Where a name ends."""


def addressee(site: Site, start: int, cue: Cue) -> Range | None:
    """Return the one spoken to who stands right behind a cue, with a preposition or without."""
    return _named(site, start) if cue.addressed else addressed(site, start)


def addressed(site: Site, start: int) -> Range | None:
    """Return the one spoken to where a preposition says so: "to reporters"."""
    return _named(site, start + 1) if site.mark(start) & Mark.ADDRESSING else None


def told(site: Site, start: int, cue: Cue) -> Range | None:
    """Return the one spoken to right behind any cue: "warned reporters that"."""
    if Taking.CLAUSE not in cue.takes or site.mark(start) & _ADVERBIAL:
        return None
    found = _named(site, start)
    if found is None or found[1] - start > _NAMED:
        return None
    opening = site.mark(found[1])
    asked = opening & Mark.QUESTION and not opening & Mark.RELATIVE
    return found if opening & Mark.COMPLEMENTIZER or asked else None


def _named(site: Site, start: int) -> Range | None:
    """Return the one spoken to, who is named from a token on.

    A noun may have a name behind it, "the mayor Ann Berg"; any other name begins what is said.
    """
    marks = site.marks
    size = len(site)
    if start >= size or marks[start] & (_NOBODY | Mark.COMPLEMENTIZER & ~Mark.DETERMINER):
        return None
    if marks[start] & Mark.PRONOUN:
        return (start, start + 1)
    n = start + bool(marks[start] & (Mark.DETERMINER | Mark.POINTER))
    name = bool((site.mark(n) | site.mark(n + 1)) & Mark.CAPITAL)
    while n < size and not marks[n] & _STOP and n not in site.cued:
        joined = marks[n - 1] & (Mark.JOINER | Mark.JOIN)
        if n > start and marks[n] & Mark.DETERMINER and not joined:
            break
        if n > start + 1 and marks[n] & Mark.CAPITAL and not name:
            break
        n += 1
    while n > start and marks[n - 1] & Mark.JOIN:
        n -= 1
    return (start, n) if n > start else None
