"""Addressees: the ones spoken to, between a cue and what is said.

They are named right behind a verb that takes one ("told reporters that"), behind a preposition
("said to reporters that"), or before a complementizer that nothing else could stand before ("warned
reporters that").
"""

from __future__ import annotations

from claimledger.reading.lexicon.entries import Cue, Taking
from claimledger.reading.phrases.sentence.clauses import past
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Range, Site

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
    if cue.addressed:
        return _named(site, start)
    found = addressed(site, start)
    return None if found is not None and _is_deed(site, start, found, cue) else found


def _is_deed(site: Site, start: int, found: Range, cue: Cue) -> bool:
    """Tell whether a verb stands there, not somebody: "promised to cut prices"."""
    named = Mark.DETERMINER | Mark.PRONOUN | Mark.CAPITAL
    if Taking.INFINITIVE not in cue.takes or not site.mark(start) & Mark.INFINITIVE:
        return False
    several = site.lows[found[1] - 1].endswith(site.grammar.lexicon.words.plural_endings)
    told = found[1] == start + 2 and several and site.mark(found[1]) & Mark.COMPLEMENTIZER
    return not told and not site.mark(start + 1) & named


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
    if site.mark(n) & Mark.AUXILIARY:
        n = _outlet_end(site, start, n)
    return (start, n) if n > start else None


def _outlet_end(site: Site, start: int, end: int) -> int:
    """Return where the one spoken to ends before somebody else, who does something.

    It is behind the name of an outlet, "told Al Jazeera Beijing may", or a name before common
    nouns, "told Lantern officials may"; it is ``end`` if neither stands there.
    """
    for n in range(end - 1, start, -1):
        for phrase in site.grammar.phrases["outlet"]:
            if tuple(site.lows[max(start, n - len(phrase)) : n]) == phrase:
                return n
    first = start + bool(site.marks[start] & Mark.DETERMINER)
    n = past(site, first, end, Mark.CAPITAL)
    return n if n > first and not site.holds(n, end, Mark.CAPITAL | Mark.JOINER) else end
