"""Stretches: tokens that name somebody, and noun phrases from a token on."""

from __future__ import annotations

from typing import NamedTuple

from claimledger.reading.phrases.sentence.clauses import first_of
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Site
from claimledger.reading.phrases.speakers.offices import begins_office, list_end

__all__ = [
    "CHUNKS",
    "NO_NOUN",
    "Stretch",
    "begins_verb",
    "behind",
    "closing",
    "is_hanging",
]

CHUNKS = 4
"""How many appositions may stand beside a noun."""
_BRACKETED = 12
"""How many tokens may stand in brackets within a name."""
NO_NOUN = (
    Mark.COMMA
    | Mark.STOP
    | Mark.COLON
    | Mark.DASH
    | Mark.LONG
    | Mark.SUBORDINATOR
    | Mark.RELATIVE
    | Mark.CONTRAST
    | Mark.JOIN
    | Mark.PREPOSITION
    | Mark.ADDRESSING
    | Mark.AGENT
    | Mark.AUXILIARY
    | Mark.NEGATION
)
"""What begins no noun phrase."""
_ABOUT = Mark.RELATIVE | Mark.JOINER
"""What opens a clause, or more, about a noun."""
_NAMING = Mark.CAPITAL | Mark.PRONOUN | Mark.DETERMINER
_ENDING = (
    Mark.COMMA
    | Mark.STOP
    | Mark.COLON
    | Mark.DASH
    | Mark.LONG
    | Mark.SUBORDINATOR
    | Mark.CONTRAST
    | Mark.TIME
    | Mark.ADDRESSING
    | Mark.PREPOSITION
    | Mark.AUXILIARY
    | Mark.NEGATION
)
_ADVERBIAL = Mark.PREPOSITION | Mark.ADDRESSING | Mark.JOINER | Mark.AGENT
_CLOSING = Mark.COMMA | Mark.STOP | Mark.COLON | Mark.DASH | Mark.LONG


class Stretch(NamedTuple):
    """Tokens from ``start`` up to ``end`` of a site that name somebody."""

    start: int
    end: int
    sure: bool = True
    relative: bool = False
    """Whether the cue stands in a clause about the noun."""


def behind(site: Site, start: int, *, outlet: bool = False, apposed: bool = True) -> Stretch | None:
    """Return who is named from a token on, with the appositions that follow.

    An ``outlet`` is named shortly: without adverbs and clauses about it, and not by a number.
    """
    if not _begins_noun(site, start) or (outlet and site.marks[start] & (Mark.TIME | Mark.NUMBER)):
        return None
    if site.marks[start] & Mark.PRONOUN and not site.marks[start] & Mark.DETERMINER:
        return Stretch(start, start + 1)
    end = _noun_end(site, start, outlet=outlet)
    if (item := list_end(site, start, end)) > end:
        end = _noun_end(site, item, outlet=outlet)
    return Stretch(start, _appositions_end(site, end) if apposed else end)


def begins_verb(site: Site, at: int) -> bool:
    """Tell whether a word begins as verbs do, and is no office."""
    words = site.grammar.lexicon.words
    beginnings = (*words.verb_beginnings, *words.passive_beginnings)
    noun = Mark.CAPITAL | Mark.PRONOUN | Mark.DETERMINER | Mark.JOINER
    if not beginnings or at >= len(site) or site.marks[at] & noun:
        return False
    return site.lows[at].startswith(beginnings) and not begins_office(site, at)


def _begins_noun(site: Site, at: int) -> bool:
    mark = site.mark(at)
    if at >= len(site) or at in site.cued or mark & (NO_NOUN | Mark.JOINER):
        return False
    if mark & Mark.ADVERB and not mark & _NAMING:
        return False
    return not mark & Mark.COMPLEMENTIZER or bool(mark & Mark.DETERMINER)


def _noun_end(site: Site, start: int, *, outlet: bool) -> int:
    """Return where a noun phrase ends that begins at a token."""
    marks = site.marks
    n = start + 1
    while n < len(site):
        mark = marks[n]
        if marks[n - 1] & Mark.RELATIVE and mark & Mark.NEGATION and not outlet:
            n = first_of(site, n, len(site), _CLOSING | Mark.COMPLEMENTIZER | Mark.SUBORDINATOR)
            break
        if mark & Mark.PREPOSITION and not outlet and _is_bare_verb(site, start, n - 1):
            n += 1
            continue
        if mark & _ENDING or (outlet and _is_no_name(mark)):
            break
        if mark & Mark.COMPLEMENTIZER and not mark & Mark.RELATIVE:
            break
        if n in site.cued and not marks[n - 1] & (Mark.RELATIVE | Mark.DETERMINER):
            break
        if (
            marks[n - 1] & Mark.CAPITAL
            and begins_verb(site, n)
            and not site.holds(start, n, _ABOUT)
        ):
            break
        if mark & Mark.BRACKET:
            close = closing(site, n)
            if close is None:
                break
            n = close
        n += 1
    while n > start + 1 and marks[n - 1] & (Mark.JOIN | Mark.ADVERB | Mark.JOINER | Mark.AGENT):
        n -= 1
    return n


def _is_bare_verb(site: Site, start: int, at: int) -> bool:
    """Tell whether a clause about a noun is one word so far: "a man who *lives* in Orm"."""
    relative = at - 1 > start and site.marks[at - 1] & Mark.RELATIVE
    return bool(relative) and not site.marks[at] and site.mark(at + 1) & Mark.SUBORDINATOR == 0


def _is_no_name(mark: int) -> bool:
    return bool(mark & Mark.RELATIVE) or bool(mark & Mark.ADVERB and not mark & Mark.CAPITAL)


def closing(site: Site, at: int) -> int | None:
    """Return the bracket that closes the one at a token, if a name stands in them, or a number."""
    if site.lows[at] not in "([":
        return None
    for n in range(at + 1, min(at + _BRACKETED, len(site))):
        if site.lows[n] in ")]":
            return None if any(map(_is_date, site.lows[at + 1 : n])) else n
    return None


def _is_date(low: str) -> bool:
    return low[0].isdecimal() and not low.isdecimal()


def _appositions_end(site: Site, end: int) -> int:
    """Return the end of what stands behind a noun in commas and says more about it."""
    for _ in range(CHUNKS):
        if not site.mark(end) & Mark.COMMA:
            break
        last = _apposition_end(site, end + 1)
        if last is None:
            break
        end = last
    return end


def _apposition_end(site: Site, start: int) -> int | None:
    """Return the end of an apposition or relative clause; nothing if a clause stands there."""
    mark = site.mark(start)
    relative = bool(mark & Mark.RELATIVE)
    barred = NO_NOUN | Mark.PRONOUN | Mark.ADVERB | Mark.TIME | Mark.COMPLEMENTIZER
    if start >= len(site) or start in site.cued or (mark & barred and not relative):
        return None
    if begins_verb(site, start) or (not relative and is_hanging(site, start)):
        return None
    end = first_of(site, start, len(site), _CLOSING)
    for n in range(start, end):
        relative = relative or bool(site.marks[n] & Mark.RELATIVE)
        if not relative and (
            site.marks[n] & (Mark.AUXILIARY | Mark.CONTRAST | Mark.SUBORDINATOR) or n in site.cued
        ):
            return None
    return end


def is_hanging(site: Site, at: int) -> bool:
    """Tell whether a verb that hangs on a noun stands there: ", speaking at", ", taken by"."""
    alone = site.mark(at + 1) & (_ADVERBIAL | Mark.DETERMINER | Mark.COMPLEMENTIZER)
    return bool(site.marks[at] & (Mark.VERBAL | Mark.PARTICIPLE) and alone)
