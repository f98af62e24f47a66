"""Outlets: whom a relay phrase names, one or several."""

from __future__ import annotations

from claimledger.reading.lexicon.entries import Via
from claimledger.reading.phrases.clauses import past
from claimledger.reading.phrases.marks import Mark
from claimledger.reading.phrases.sites import Site
from claimledger.reading.phrases.stretches import Stretch, behind

__all__ = ["cited", "named", "past_day"]

_REACH = 14
"""How many tokens a day or place may have that stands within a relay phrase."""
_STOP = Mark.COMMA | Mark.STOP | Mark.DASH | Mark.LONG | Mark.COMPLEMENTIZER | Mark.AUXILIARY


def named(site: Site, start: int, entry: Via) -> Stretch | None:
    """Return the outlets behind a relay's form: names, behind a day and prepositions at most."""
    n = _past_prepositions(site, start, entry)
    found = None if n is None else behind(site, n, outlet=True, apposed=False)
    if found is None or not site.holds(found.start, found.end, Mark.CAPITAL | Mark.NUMBER):
        return None
    if site.marks[found.start] & Mark.PRONOUN and found.end == found.start + 1:
        return None
    return found if site.holds(found.start, found.end, Mark.JOIN) else _list_of(site, found)


def cited(site: Site, start: int, entry: Via) -> Stretch | None:
    """Return whom a speaker cites, with all that belongs to it: "two people close to the case"."""
    n = _past_prepositions(site, start, entry)
    found = None if n is None else behind(site, n, apposed=False)
    if found is None or (site.marks[found.start] & Mark.PRONOUN and found.end == found.start + 1):
        return None
    end = found.end
    while end < len(site) and not site.marks[end] & _STOP and end not in site.cued:
        end += 1
    return _with_name(site, Stretch(found.start, end))


def past_day(site: Site, start: int) -> int:
    """Return where a day ends that stands at a token, with a comma before it and brackets."""
    marks = site.marks
    n = start + bool(site.mark(start) & Mark.COMMA)
    n += bool(site.mark(n) & Mark.PREPOSITION and site.mark(n + 1) & Mark.TIME)
    dated = site.mark(n) & (Mark.TIME | Mark.NUMBER)
    if n >= len(site) or not (dated or site.lows[n] == "("):
        return start
    last = min(len(site), n + _REACH)
    within = Mark.TIME | Mark.NUMBER | Mark.BRACKET
    while n < last and (marks[n] & within or site.lows[n] == "/"):
        n += 1
    return n


def _past_prepositions(site: Site, start: int, entry: Via) -> int | None:
    """Return where a name may begin; nothing if a day stands there and no preposition follows."""
    n = start
    if site.mark(n) & (Mark.TIME | Mark.NUMBER):
        n = past_day(site, n)
        if n >= len(site) or site.lows[n] not in entry.prepositions:
            return None
    while n < len(site) and (
        site.lows[n] in entry.prepositions
        or (site.marks[n] & Mark.ADVERB and not site.marks[n] & Mark.CAPITAL)
    ):
        n += 1
    return n


def _list_of(site: Site, found: Stretch) -> Stretch:
    """Return the whole list of names that a name begins: "A, B and C"."""
    size = len(site)
    n = found.end
    while site.mark(n) & Mark.COMMA:
        joined = bool(site.mark(n + 1) & Mark.JOIN)
        start = n + 1 + joined
        n = past(site, start, size, Mark.CAPITAL)
        if n == start:
            break
        if site.mark(n) & Mark.JOIN:
            joined, start = True, n + 1
            n = past(site, start, size, Mark.CAPITAL)
        if joined and n > start:
            return Stretch(found.start, n)
    return found


def _with_name(site: Site, found: Stretch) -> Stretch:
    """Return a stretch with the name that stands behind it in a comma: "the owner, Ann Berg"."""
    if not site.mark(found.end) & Mark.COMMA:
        return found
    start = found.end + 1
    n = start
    while n < len(site) and site.marks[n] & Mark.CAPITAL and n not in site.cued:
        n += 1
    closed = n == len(site) or site.marks[n] & Mark.COMMA
    return Stretch(found.start, n) if n > start and closed else found
