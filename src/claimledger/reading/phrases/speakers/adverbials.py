"""Adverbials: when, where and how somebody spoke, told between a source and its cue."""

from __future__ import annotations

from claimledger.reading.phrases.sentence.clauses import comma_before
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Site

__all__ = ["is_day", "parted"]

_CIRCUMSTANCE = Mark.PREPOSITION | Mark.SUBORDINATOR
"""What begins an adverbial."""
_DATE = 3
"""How many tokens a date in brackets has."""
_PARTING = Mark.COMMA | Mark.DASH
_ENDING = Mark.CAPITAL | Mark.POINTER | Mark.BRACKET
"""How a noun ends that has an adverbial right behind it."""
_CLAUSE = (
    Mark.COLON
    | Mark.STOP
    | Mark.LONG
    | Mark.AUXILIARY
    | Mark.RELATIVE
    | Mark.COMPLEMENTIZER
    | _CIRCUMSTANCE
)
_FULL = 2
"""How many words a full name has at least."""
_NAME = Mark.CAPITAL | Mark.COMMA | Mark.JOINER | Mark.BRACKET | Mark.NUMBER
"""What a name and the office beside it are made of."""


def parted(site: Site, end: int) -> int | None:
    """Return where the words end from which adverbials part a cue; nothing if none do.

    They are days, and what begins with a preposition or subordinator, each between commas; the
    first may go without a comma before it. What tells that the speaker was reached ("when asked")
    needs none at all, nor does anything right behind a name.
    """
    n = end
    closed = found = False
    last = -1
    while n != last:
        last = n
        if n and site.marks[n - 1] & _PARTING:
            n, closed = n - 1, True
        elif n > 1 and site.marks[n - 1] & Mark.POINTER and _opens(site.marks[n - 2]):
            n, closed, found = n - 2, True, True
        elif (day := _before_day(site, n)) < n:
            n, closed, found = day, True, True
        elif (start := comma_before(site, n, 0)) and _is_adverbial(site, start, n, closed=closed):
            n, closed, found = start, True, True
    within = _adverbial_within(site, comma_before(site, n, 0), n, dated=found)
    if within is not None:
        return within
    return n if found and n else None


def _opens(mark: int) -> bool:
    """Tell whether a word before a pointer makes it an adverbial: "saat itu"."""
    return bool(mark & Mark.SUBORDINATOR) and not mark & (Mark.COMPLEMENTIZER | Mark.RELATIVE)


def is_day(site: Site, at: int) -> bool:
    """Tell whether a word of time stands there that is no name: "Monday", not "Monday Holm"."""
    follows = site.mark(at + 1)
    named = follows & Mark.CAPITAL and not follows & Mark.TIME
    return bool(site.mark(at) & Mark.TIME) and not named


def _before_day(site: Site, end: int) -> int:
    """Return where words end without a day and its date in brackets: "on Monday (3/5)"."""
    marks = site.marks
    n = end
    while n and marks[n - 1] & Mark.TIME:
        n -= 1
    start = n - _DATE
    if start < 1 or site.lows[start] != "(" or not marks[start + 1] & Mark.NUMBER:
        return end
    n = start
    while n and marks[n - 1] & Mark.TIME:
        n -= 1
    if n == start:
        return end
    return n - 1 if n and marks[n - 1] & Mark.PREPOSITION else n


def _is_adverbial(site: Site, start: int, end: int, *, closed: bool) -> bool:
    """Tell whether an adverbial stands behind a comma: before another, a day, or behind a name."""
    mark = site.marks[start]
    if mark & Mark.RELATIVE:
        return _reached(site, start + 1)
    if _reached(site, start):
        return closed
    if mark & Mark.TIME:
        return is_day(site, start)
    if not mark & _CIRCUMSTANCE:
        return False
    return closed or _reached(site, start + 1) or _follows_name(site, 0, start, end)


def _adverbial_within(site: Site, start: int, end: int, *, dated: bool) -> int | None:
    """Return where an adverbial begins right behind the noun that begins a stretch."""
    marks = site.marks
    for n in range(start, end):
        circumstance = marks[n] & _CIRCUMSTANCE
        if n > start and (circumstance or marks[n] & Mark.RELATIVE) and _reached(site, n + 1):
            return None if any(m in site.cued for m in range(n + 2, end)) else n
        if n > start and circumstance and marks[n - 1] & _ENDING:
            return n if dated or _follows_name(site, start, n, end) else None
        if marks[n] & _CLAUSE or n in site.cued:
            return None
    return None


def _follows_name(site: Site, start: int, at: int, end: int) -> bool:
    """Tell whether a full name alone stands before an adverbial that holds no other cue."""
    marks = site.marks
    return (
        not site.heading
        and sum(bool(mark & Mark.CAPITAL) for mark in marks[start:at]) >= _FULL
        and bool(marks[at] & Mark.SUBORDINATOR)
        and not marks[start] & (Mark.ADVERB | Mark.TIME | Mark.CONTRAST | _CIRCUMSTANCE)
        and all(mark & _NAME for mark in marks[start:at])
        and not marks[end - 1] & (Mark.PRONOUN | Mark.CAPITAL)
        and not any(n in site.cued for n in range(at, end))
    )


def _reached(site: Site, at: int) -> bool:
    """Tell whether a word stands there that says that a speaker was reached: "asked"."""
    return at < len(site) and site.lows[at] in site.grammar.lexicon.words.reached
