"""Clauses: where they end, and what stands in them side by side; one accusation with two claims is two."""

from __future__ import annotations

from claimledger.reading.lexicon.entries import Cue
from claimledger.reading.parts.words import Frame
from claimledger.reading.phrases.matching import Hit
from claimledger.reading.phrases.sites import Site
from claimledger.reading.phrases.tokens import Mark, last_within

__all__ = ["clause_end", "closed_by", "conjuncts", "further"]

_SUBJECT = 7
"""How many tokens a conjunct's subject may have."""

Range = tuple[int, int]

_ADJUNCT = Mark.PREPOSITION | Mark.ADDRESSING | Mark.TIME | Mark.AGENT | Mark.JOINER


def conjuncts(site: Site, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return what a stretch accuses of, one by one.

    Each is a clause with a subject and an auxiliary of its own, a verb, or has a preposition that
    stands before the first, too: "of lying and of stealing".
    """
    marks = site.marks
    parts = []
    first = start
    for n in range(start + 1, end - 1):
        if marks[n] & Mark.JOIN and (
            (_finite(site, first, n) and _own_subject(site, n + 1, end)) or _second(site, first, n)
        ):
            last = n - 1 if marks[n - 1] & Mark.COMMA else n
            parts.append((first, last))
            first = n + 1
    parts.append((first, end))
    return tuple(parts)


def _second(site: Site, start: int, join: int) -> bool:
    """Tell whether a second verb, or the same preposition again, stands behind a conjunction."""
    marks, lows = site.marks, site.lows
    if marks[join + 1] & Mark.JOINER:
        return lows[join + 1] in lows[start:join]
    beginnings = site.grammar.lexicon.words.verb_beginnings
    return (
        bool(beginnings)
        and not marks[join + 1] & Mark.CAPITAL
        and lows[join + 1].startswith(beginnings)
        and any(low.startswith(beginnings) for low in lows[start:join])
    )


def _finite(site: Site, start: int, end: int) -> bool:
    return any(site.marks[n] & Mark.AUXILIARY for n in range(start, end))


def _own_subject(site: Site, start: int, end: int) -> bool:
    """Tell whether a noun phrase and then an auxiliary follow."""
    marks = site.marks
    stop = Mark.COMMA | Mark.STOP | Mark.JOIN | Mark.RELATIVE | Mark.SUBORDINATOR | Mark.PREPOSITION
    for n in range(start, min(start + _SUBJECT, end)):
        if marks[n] & Mark.AUXILIARY:
            return n > start
        if marks[n] & stop:
            return False
    return False


def further(site: Site, start: int, *, quoted: bool) -> tuple[Range, ...]:
    """Return the rest of what is said behind an attribution that stands within it."""
    marks = site.marks
    size = len(site)
    n = start
    if n < size and marks[n] & (Mark.COMMA | Mark.DASH | Mark.COLON):
        n += 1
    if n >= size:
        return ()
    if marks[n] & Mark.LONG:
        last = n + 1
        while last < size and marks[last] & Mark.QUOTE:
            last += 1
        return ((n, last),)
    if quoted or n == start or not marks[start] & Mark.COMMA:
        return ()
    if marks[n] & (_ADJUNCT | Mark.RELATIVE | Mark.SUBORDINATOR | Mark.CONTRAST) or n in site.cued:
        return ()
    end = clause_end(site, n)
    return ((n, end),) if end - n > 2 else ()


def clause_end(site: Site, start: int) -> int:
    """Return where a clause ends that is said: with the site, or where something else begins.

    That is another attribution, a contrast behind a comma, a dash without its fellow, or the end of
    the brackets around it.
    """
    marks = site.marks
    n = start
    depth = 0
    size = len(site)
    while n < size:
        mark = marks[n]
        if mark & Mark.BRACKET:
            depth += 1 if site.lows[n] in "([" else -1
            if depth < 0:
                return n
        if mark & Mark.DASH and n > start + 1:
            fellow = next((m for m in range(n + 1, size) if marks[m] & Mark.DASH), None)
            if fellow is None:
                return _trim(site, start, n)
            n = fellow
        if mark & Mark.COMMA and n + 1 < size and marks[n + 1] & Mark.CONTRAST and n > start + 1:
            return n
        hit = site.cued.get(n)
        if hit is not None and hit.start == n and n > start + 1 and _begins(site, hit, start):
            return _trim(site, start, _lead(site, n) - 1)
        n += 1
    return size


def _begins(site: Site, hit: Hit, start: int) -> bool:
    """Tell whether another attribution of the same speaker, or of who is cited, begins here."""
    entry = hit.form.entry
    lead = _lead(site, hit.start)
    before = site.marks[lead - 1]
    if not isinstance(entry, Cue):
        return False
    if before & (Mark.JOIN | Mark.CONTRAST):
        return not entry.participle and Frame.SVO in entry.frames and lead - 1 > start + 2
    return bool(before & Mark.COMMA) and (entry.participle or Frame.ACCORDING in entry.frames)


def _lead(site: Site, at: int) -> int:
    """Return where the adverbs before a cue begin."""
    while at > 1 and site.marks[at - 1] & Mark.ADVERB:
        at -= 1
    return at


def _trim(site: Site, start: int, end: int) -> int:
    while end > start + 1 and site.marks[end - 1] & (Mark.COMMA | Mark.DASH):
        end -= 1
    return end


def closed_by(site: Site, quote: int) -> str:
    """Return the last character within a quotation."""
    tokens, at = site.tokens, site.at[quote]
    return last_within(tokens.text, tokens.starts[at], tokens.ends[at])
