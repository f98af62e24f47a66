"""Amounts: how many or how much, told by words that elsewhere open an adverbial or a clause.

A preposition before a number opens what is said ("said about 40 jobs were lost"), "than" between
two words for how many opens no clause ("a study of more than 400 people"), a comparative before a
hedge makes it none ("less likely"), how long ago something was is no part of who speaks, and
nobody at all speaks where there is "no one" who did.
"""

from __future__ import annotations

from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Site

__all__ = [
    "before_span",
    "compares",
    "graded",
    "is_nobody",
    "opens_amount",
    "opens_count",
    "past_span",
]

_NOUN = 5
"""How many tokens the noun may have whose amount it is."""
_YEAR = 4
"""How many digits a year has."""
_NO_NOUN = Mark.DETERMINER | Mark.PRONOUN | Mark.CAPITAL | Mark.COMMA | Mark.NUMBER | Mark.TIME
_NOR = Mark.JOIN | Mark.NEGATION
_NAMING = Mark.CAPITAL | Mark.NUMBER


def opens_amount(site: Site, at: int) -> bool:
    """Tell whether a preposition, a number that is no year, a noun and an auxiliary stand there."""
    if not site.mark(at) & (Mark.JOINER | Mark.PREPOSITION) or not site.mark(at + 1) & Mark.NUMBER:
        return False
    number = site.lows[at + 1]
    if number.isdecimal() and len(number) == _YEAR:
        return False
    for n in range(at + 2, min(at + 2 + _NOUN, len(site))):
        if site.marks[n] & Mark.AUXILIARY:
            return n > at + 2
        if site.marks[n] & _NO_NOUN:
            return False
    return False


def compares(site: Site, at: int) -> bool:
    """Tell whether a word stands within how many: "more than 40", "less than a week"."""
    return at > 0 and graded(site, at) and _counts(site, at + 1)


def graded(site: Site, at: int) -> bool:
    """Tell whether a comparative stands before a token: "less likely"."""
    return at > 0 and site.lows[at - 1] in site.grammar.lexicon.words.comparatives


def opens_count(site: Site, at: int) -> bool:
    """Tell whether a preposition opens how many, and no adverbial: "at least 40 people"."""
    return graded(site, at + 2) and _counts(site, at + 2)


def before_span(site: Site, start: int, end: int) -> int:
    """Return where a stretch ends without how long ago it was: "less than a week ago"."""
    if site.lows[end - 1] not in site.grammar.lexicon.dates.ago:
        return end
    for n in range(end - 2, max(start, end - 2 - _NOUN), -1):
        if _counts(site, n):
            return n - 2 if n - 2 > start and compares(site, n - 1) else n
    return end


def past_span(site: Site, start: int, end: int) -> int:
    """Return where a stretch begins behind how long ago it was: "a week ago Ann Berg"."""
    if start >= end or not _counts(site, start):
        return start
    for n in range(start + 1, min(end - 1, start + _NOUN)):
        if site.lows[n] in site.grammar.lexicon.dates.ago:
            return n + 1
    return start


def _counts(site: Site, at: int) -> bool:
    """Tell whether a number stands there, in digits or words."""
    numbers = site.grammar.lexicon.dates.numbers
    return bool(site.mark(at) & Mark.NUMBER) or (at < len(site) and site.lows[at] in numbers)


def _is_undone(site: Site, subject: int) -> bool:
    """Tell whether "nor" and its auxiliary stand before a subject: "nor did she say"."""
    if subject < 2 or not site.marks[subject - 1] & Mark.AUXILIARY:
        return False
    return site.marks[subject - 2] & _NOR == _NOR


def is_nobody(site: Site, start: int, end: int) -> bool:
    """Tell whether a stretch is no one: "nobody", "no official"; "No 10", "No Name" are names."""
    if _is_undone(site, start):
        return True
    lows = site.lows[start:end]
    phrases = site.grammar.phrases["nobody"]
    if not any(tuple(lows[: len(phrase)]) == phrase for phrase in phrases):
        return False
    name = site.marks[start] & Mark.ARTICLE and site.mark(start + 1) & _NAMING
    return not name and lows[1:2] != ["."]
