"""Offices: names of offices and bodies that hold "and", or a list: "Minister of Trade and Labour".

Such a name is one name. Behind its first word, a conjunction and commas belong to it until another
word of an office stands behind one.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.reading.phrases.sentence.clauses import comma_before, first_of
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Range, Site

__all__ = ["begins_office", "list_end", "list_start", "whole_offices"]

_ITEMS = 5
"""How many items an office may list before its "and"."""
_ITEM = 6
"""How many tokens each may have."""
_IN_ITEM = Mark.CAPITAL | Mark.JOINER
"""What an item is made of."""


def begins_office(site: Site, at: int) -> bool:
    """Tell whether the name of an office or body begins at a token."""
    phrases = site.grammar.offices.get(site.lows[at], ()) if at < len(site) else ()
    return any(tuple(site.lows[at : at + len(phrase)]) == phrase for phrase in phrases)


def whole_offices(site: Site, parts: Sequence[Range]) -> list[Range]:
    """Return the names side by side, those that an office's "and" parted put together again.

    A country is no part of an office's name.
    """
    whole: list[Range] = []
    for start, end in parts:
        determined = site.marks[start] & Mark.DETERMINER
        office = whole and begins_office(site, whole[-1][0])
        state = site.words(start, end) in site.grammar.lexicon.words.states
        if office and not state and not determined and not begins_office(site, start):
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return whole


def list_start(site: Site, floor: int, comma: int) -> int:
    """Return where an office begins whose last item stands behind a comma, with "and" before it.

    It is ``comma`` itself, the token behind that comma, if no office ends there.
    """
    if not site.mark(comma) & Mark.JOIN or begins_office(site, comma + 1):
        return comma
    start = comma
    for _ in range(_ITEMS):
        end = start - 1
        start = comma_before(site, end, max(floor, end - _ITEM - 1))
        named = site.mark(end - 1) & Mark.CAPITAL
        for n in range(start, end - 1):
            if named and _lists(site, n):
                return n if n == start or not site.marks[n - 1] & Mark.CAPITAL else comma
        if start <= floor or not _is_item(site, start, end):
            break
    return comma


def list_end(site: Site, start: int, end: int) -> int:
    """Return where the last item of an office's list begins, whose first ends there; else that."""
    first = end
    if not _lists(site, start):
        return end
    for _ in range(_ITEMS):
        if not site.mark(end) & Mark.COMMA:
            break
        if site.mark(end + 1) & Mark.JOIN:
            joined = site.mark(end + 2) & Mark.CAPITAL and not begins_office(site, end + 2)
            return end + 2 if joined else first
        last = first_of(site, end + 1, min(len(site), end + _ITEM + 2), Mark.COMMA)
        if not _is_item(site, end + 1, last):
            break
        end = last
    return first


def _lists(site: Site, at: int) -> bool:
    """Tell whether an office begins that may list: with a capital, or with another within it."""
    return begins_office(site, at) and bool(
        site.marks[at] & Mark.CAPITAL or begins_office(site, at + 1)
    )


def _is_item(site: Site, start: int, end: int) -> bool:
    """Tell whether a stretch may be an item of an office's list."""
    return start < end and all(mark & _IN_ITEM for mark in site.marks[start:end])
