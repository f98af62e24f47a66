"""Contents: what is said, behind a cue or ahead of it."""

from __future__ import annotations

from typing import NamedTuple

from claimledger.reading.lexicon.entries import Cue, Taking
from claimledger.reading.parts.words import Speech
from claimledger.reading.phrases.clauses import _ADJUNCT, Range, clause_end, closed_by
from claimledger.reading.phrases.sites import Site
from claimledger.reading.phrases.tokens import Mark

__all__ = [
    "Range",
    "Said",
    "addressed",
    "addressee",
    "after",
    "ahead",
]


_NO_CLAUSE = (
    Mark.STOP
    | Mark.COMMA
    | Mark.DASH
    | Mark.JOIN
    | Mark.CONTRAST
    | Mark.SUBORDINATOR
    | Mark.RELATIVE
    | Mark.BRACKET
    | Mark.AUXILIARY
)
_LEAST = 2
"""How many tokens must stand ahead of an attribution to be what is said, if none is a name."""
_NAMED = 6
"""How many tokens the one spoken to may have who is named without a preposition."""
_SOON = 9
"""Within how many tokens a clause shows its auxiliary."""
_REACH = 30
"""How many tokens an adverbial between a cue and what is said may have."""


class Said(NamedTuple):
    """What is said: stretches of tokens, how, and whether its bounds are beyond doubt."""

    ranges: tuple[Range, ...]
    speech: Speech
    sure: bool = True
    addressee: Range | None = None


def after(site: Site, start: int, cue: Cue) -> Said | None:
    """Return what is said behind a cue that ends before ``start``."""
    size = len(site)
    n = start
    spoken_to = addressee(site, start, cue)
    if cue.addressed:
        if spoken_to is None:
            return None
        n = spoken_to[1]
    elif spoken_to is None and n < size and (told := _told(site, n, cue)) is not None:
        spoken_to, n = told, told[1]
    said = _after(site, n, cue, adjunct=spoken_to is not None)
    return None if said is None else said._replace(addressee=spoken_to)


def addressee(site: Site, start: int, cue: Cue) -> Range | None:
    """Return the one spoken to who stands right behind a cue, with a preposition or without."""
    return _addressee(site, start) if cue.addressed else addressed(site, start)


def addressed(site: Site, start: int) -> Range | None:
    """Return the one spoken to where a preposition says so: "to reporters"."""
    if start < len(site) and site.marks[start] & Mark.ADDRESSING:
        return _addressee(site, start + 1)
    return None


def _told(site: Site, start: int, cue: Cue) -> Range | None:
    """Return the one spoken to right behind any cue: "warned reporters that"."""
    if Taking.CLAUSE not in cue.takes or site.marks[start] & _ADJUNCT:
        return None
    found = _addressee(site, start)
    if found is None or found[1] >= len(site) or found[1] - start > _NAMED:
        return None
    opening = site.marks[found[1]]
    if opening & Mark.COMPLEMENTIZER or opening & Mark.QUESTION and not opening & Mark.RELATIVE:
        return found
    return None


def _after(site: Site, n: int, cue: Cue, *, adjunct: bool) -> Said | None:
    marks, takes = site.marks, cue.takes
    size = len(site)
    ahead_ = n
    while ahead_ < size and marks[ahead_] & Mark.ADVERB and not marks[ahead_] & Mark.CAPITAL:
        ahead_ += 1
    if ahead_ < size and marks[ahead_] & (
        Mark.COMPLEMENTIZER | Mark.QUESTION | Mark.QUOTE | Mark.COMMA | Mark.COLON
    ):
        n = ahead_
    if n >= size:
        return None
    mark = marks[n]
    words = site.grammar.lexicon.words
    if mark & Mark.COMPLEMENTIZER and Taking.CLAUSE in takes:
        return _clause(site, n if words.content_holds_complementizer else n + 1)
    if mark & Mark.QUESTION and Taking.CLAUSE in takes:
        return _clause(site, n)
    if mark & (Mark.COMMA | Mark.COLON):
        if n + 1 < size and marks[n + 1] & Mark.QUOTE and Taking.QUOTATION in takes:
            return _quoted(site, n + 1)
        if mark & Mark.COLON or (words.comma_before_content and Taking.BARE in takes):
            return _behind_comma(site, n + 1)
        return None
    if mark & Mark.QUOTE and Taking.QUOTATION in takes:
        return _quoted(site, n)
    if Taking.INFINITIVE in takes and mark & Mark.INFINITIVE:
        return _clause(site, n)
    if mark & _ADJUNCT and not mark & Mark.DETERMINER:
        said = _behind_adjunct(site, n, cue)
        if said is None and takes == (Taking.OBJECT,) and mark & Mark.ADDRESSING:
            return _clause(site, n)
        return said
    barred = _NO_CLAUSE & ~Mark.AUXILIARY if words.subject_dropped else _NO_CLAUSE
    if mark & barred and not mark & (Mark.PRONOUN | Mark.DETERMINER):
        return None
    if Taking.QUOTED in takes:
        said = _clause(site, n)
        return said if said is not None and said.speech is Speech.MIXED else None
    if n in site.cued and not mark & Mark.ANAPHOR and Taking.OBJECT not in takes:
        return None
    if Taking.FINITE in takes:
        said = _clause(site, n)
        finite = said is not None and any(
            m & Mark.AUXILIARY for m in marks[n + 1 : min(said.ranges[0][1], n + _SOON)]
        )
        return said if finite else None
    if Taking.BARE in takes or Taking.OBJECT in takes:
        said = _clause(site, n)
        return None if said is None else said._replace(sure=Taking.BARE in takes and not adjunct)
    return _behind_adjunct(site, n, cue) if adjunct else None


def ahead(site: Site, end: int, floor: int = 0) -> Said | None:
    """Return what is said ahead of a token, up to a quotation's end or a comma."""
    marks = site.marks
    comma = end > floor and bool(marks[end - 1] & (Mark.COMMA | Mark.DASH))
    last = end - 1 if comma else end
    if last <= floor:
        return None
    if marks[last - 1] & Mark.QUOTE:
        quote = last - 1
        while quote > floor and marks[quote - 1] & Mark.QUOTE:
            quote -= 1
        if quote == floor or marks[quote - 1] & (Mark.COLON | Mark.COMMA | Mark.STOP | Mark.DASH):
            if marks[last - 1] & Mark.LONG or comma:
                return Said(((quote, last),), Speech.DIRECT)
            return None
        if not (marks[last - 1] & Mark.LONG or comma):
            return None
        start = _opening(site, _left(site, quote, floor), last)
        return Said(((start, last),), Speech.MIXED)
    if not comma:
        return None
    start = _opening(site, _left(site, last, floor), last)
    if last - start < _LEAST and not marks[start] & Mark.CAPITAL:
        return None
    return Said(((start, last),), _manner(site, start, last), sure=False)


def _clause(site: Site, start: int) -> Said | None:
    if start >= len(site):
        return None
    end = clause_end(site, start)
    if end <= start:
        return None
    return Said(((start, end),), _manner(site, start, end))


def _quoted(site: Site, start: int) -> Said | None:
    """Return a quotation, with the rest of its clause where it is part of one."""
    marks = site.marks
    size = len(site)
    end = start + 1
    while end < size and marks[end] & Mark.QUOTE:
        end += 1
    if end >= size or marks[end] & (Mark.STOP | Mark.DASH):
        return Said(((start, end),), Speech.DIRECT)
    closing = closed_by(site, end - 1)
    if closing in ".!?":
        return Said(((start, end),), Speech.DIRECT)
    if marks[end] & Mark.COMMA or closing == ",":
        return Said(((start, end),), Speech.DIRECT)
    return _clause(site, start)


def _manner(site: Site, start: int, end: int) -> Speech:
    return Speech.MIXED if any(m & Mark.QUOTE for m in site.marks[start:end]) else Speech.INDIRECT


def _behind_comma(site: Site, start: int) -> Said | None:
    """Return the clause behind a comma or colon, after the days and places that may stand there."""
    marks = site.marks
    size = len(site)
    n = start
    while (
        n < size
        and marks[n] & (Mark.TIME | Mark.NUMBER | Mark.ADVERB)
        and not marks[n] & Mark.QUOTE
    ):
        comma = next((m for m in range(n, min(n + 12, size)) if marks[m] & Mark.COMMA), None)
        if comma is None:
            break
        n = comma + 1
    if n >= size:
        return None
    if (
        marks[n] & Mark.COMPLEMENTIZER
        and not site.grammar.lexicon.words.content_holds_complementizer
    ):
        n += 1
    if n < size and marks[n] & Mark.QUOTE:
        return _quoted(site, n)
    return _clause(site, n)


def _behind_adjunct(site: Site, start: int, cue: Cue) -> Said | None:
    """Return what is said behind an adverbial: "said on Monday in a statement that"."""
    marks = site.marks
    words = site.grammar.lexicon.words
    size = min(len(site), start + _REACH)
    for n in range(start, size):
        mark = marks[n]
        if mark & Mark.COMPLEMENTIZER and n > start and Taking.CLAUSE in cue.takes:
            return _clause(site, n if words.content_holds_complementizer else n + 1)
        if mark & Mark.LONG and Taking.QUOTATION in cue.takes:
            return _quoted(site, n)
        if mark & Mark.COLON:
            return _behind_comma(site, n + 1)
        if mark & Mark.STOP or (n in site.cued and n > start):
            return None
        if mark & Mark.COMMA:
            if words.comma_before_content and Taking.BARE in cue.takes:
                return _behind_comma(site, n + 1)
            if not (n + 1 < size and marks[n + 1] & Mark.QUOTE):
                return None
        if n > start and Taking.BARE in cue.takes:
            if (
                mark & Mark.PRONOUN
                and not mark & (Mark.RELATIVE | Mark.CAPITAL)
                and not words.comma_before_content
            ):
                said = _clause(site, n)
                return None if said is None else said._replace(sure=False)
            if marks[n - 1] & Mark.TIME and not mark & (
                _ADJUNCT | _NO_CLAUSE | Mark.NUMBER | Mark.QUOTE
            ):
                said = _clause(site, n)
                return None if said is None else said._replace(sure=False)
    return None


def _addressee(site: Site, start: int) -> Range | None:
    """Return the one spoken to, who is named from a token on."""
    marks = site.marks
    size = len(site)
    if start >= size or marks[start] & (
        Mark.COMMA
        | Mark.STOP
        | Mark.COLON
        | Mark.QUOTE
        | Mark.INFINITIVE
        | Mark.COMPLEMENTIZER & ~Mark.DETERMINER
    ):
        return None
    if marks[start] & Mark.PRONOUN:
        return (start, start + 1)
    stop = (
        Mark.COMMA
        | Mark.STOP
        | Mark.COLON
        | Mark.QUOTE
        | Mark.COMPLEMENTIZER
        | Mark.INFINITIVE
        | Mark.PREPOSITION
        | Mark.TIME
        | Mark.PRONOUN
        | Mark.SUBORDINATOR
        | Mark.RELATIVE
        | Mark.ADDRESSING
        | Mark.AUXILIARY
        | Mark.DASH
    )
    n = start
    if marks[n] & (Mark.DETERMINER | Mark.POINTER):
        n += 1
    capital = n < size and bool((marks[n] | marks[min(n + 1, size - 1)]) & Mark.CAPITAL)
    while n < size and not marks[n] & stop:
        if (
            n > start
            and marks[n] & Mark.DETERMINER
            and not marks[n - 1] & (Mark.JOINER | Mark.JOIN)
        ):
            break
        if not capital and marks[n] & Mark.CAPITAL and n > start + 1:
            break
        n += 1
    while n > start and marks[n - 1] & Mark.JOIN:
        n -= 1
    return (start, n) if n > start else None


def _left(site: Site, end: int, floor: int) -> int:
    """Return where the sentence begins that a token belongs to."""
    n = end
    while n > floor and not site.marks[n - 1] & (Mark.STOP | Mark.LONG):
        n -= 1
    return n


def _opening(site: Site, start: int, end: int) -> int:
    """Return the first token that is part of what is said, behind "But" and "however,"."""
    marks = site.marks
    n = start
    while n < end - 1 and marks[n] & (Mark.COMMA | Mark.JOIN | Mark.CONTRAST | Mark.DASH):
        n += 1
    return n
