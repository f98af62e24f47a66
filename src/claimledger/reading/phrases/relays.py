"""Relays: phrases that say through whom a text has what it reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import attrs

from claimledger.reading.lexicon.entries import Via
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.spans import Span
from claimledger.reading.phrases.matching import Hit
from claimledger.reading.phrases.sites import Site, Stretch
from claimledger.reading.phrases.sources import before, behind
from claimledger.reading.phrases.tokens import Mark
from claimledger.reading.phrases.voices import is_outlet, parallel

__all__ = ["Relay", "chained", "relays_in", "without_relays"]

_REACH = 14
"""How many tokens a day or place may have that stands within a relay phrase."""


@final
@attrs.frozen
class Relay:
    """One relay phrase: its cue, whom it names, and the tokens from ``start`` up to ``end``."""

    start: int
    end: int
    cue: Span
    outlets: tuple[Voice, ...]
    cites: bool
    form: str
    shown: bool = True
    """Whether its words are part of the cue."""
    outlet: bool = False
    """Whether it names somebody who publishes."""


def relays_in(site: Site) -> tuple[Relay, ...]:
    """Return the relay phrases of a segment, in order."""
    found = []
    for hit in site.hits:
        entry = hit.form.entry
        if isinstance(entry, Via):
            relay = _relay(site, hit, entry)
            if relay is not None:
                found.append(relay)
    return tuple(found)


def chained(relays: Sequence[Relay], at: int) -> tuple[tuple[Voice, ...], ...]:
    """Return the outlets from the outermost in, of relays around the cue at a token.

    Ahead of the cue, the first is the outermost; behind it, the last. Whom a relay cites stands
    behind it.
    """
    outward = [relay for relay in relays if relay.start < at]
    back: list[list[Relay]] = []
    for relay in relays:
        if relay.start >= at:
            if relay.cites and back:
                back[-1].append(relay)
            else:
                back.append([relay])
    inward = [relay for group in reversed(back) for relay in group]
    return tuple(relay.outlets for relay in (*inward, *outward))


def _relay(site: Site, hit: Hit, entry: Via) -> Relay | None:
    if entry.behind:
        return _carried(site, hit, entry)
    marks, lows = site.marks, site.lows
    size = len(site)
    n = hit.end
    start = hit.start
    related = start > 0 and bool(marks[start - 1] & Mark.RELATIVE)
    within = start > 0 and bool(marks[start - 1] & (Mark.COMMA | Mark.RELATIVE | Mark.JOIN))
    if entry.cites and start > 0 and not within:
        return None
    if n < size and marks[n] & (Mark.TIME | Mark.NUMBER):
        n = _past_day(site, n)
        if n >= size or lows[n] not in entry.prepositions:
            return None
    while n < size and (lows[n] in entry.prepositions or _plain_adverb(marks[n])):
        n += 1
    cited = entry.cites and within
    found = behind(site, n, outlet=not cited, apposed=False)
    if found is None or (marks[found.start] & Mark.PRONOUN and found.end == found.start + 1):
        return None
    if not cited and not any(
        m & (Mark.CAPITAL | Mark.NUMBER) for m in marks[found.start : found.end]
    ):
        return None
    if not any(m & Mark.JOIN for m in marks[found.start : found.end]):
        found = _listed(site, found)
    outlet = is_outlet(site, found)
    if entry.outlets_only and not outlet:
        return None
    if cited:
        found = _apposed(site, found)
    end = _past_day(site, found.end)
    if related:
        start -= 1
        if start > 0 and marks[start - 1] & Mark.COMMA:
            start -= 1
            end += end < size and bool(marks[end] & Mark.COMMA)
    else:
        while start > 0 and marks[start - 1] & Mark.COMMA:
            start -= 1
        while end < size and marks[end] & Mark.COMMA:
            end += 1
    return Relay(
        start,
        end,
        site.span(hit.start, hit.end),
        parallel(site, found),
        cited,
        " ".join(hit.form.words),
        shown=not entry.outlets_only,
        outlet=outlet,
    )


def _apposed(site: Site, found: Stretch) -> Stretch:
    """Return a stretch with the name that stands behind it in a comma: "the owner, Ann Berg"."""
    marks = site.marks
    size = len(site)
    n = found.end + 1
    if n >= size or not marks[found.end] & Mark.COMMA:
        return found
    while n < size and marks[n] & Mark.CAPITAL and n not in site.cued:
        n += 1
    if n > found.end + 1 and (n == size or marks[n] & Mark.COMMA):
        return Stretch(found.start, n)
    return found


def _plain_adverb(mark: int) -> bool:
    return bool(mark & Mark.ADVERB) and not mark & Mark.CAPITAL


def _listed(site: Site, found: Stretch) -> Stretch:
    """Return the whole list of names that a name begins: "A, B and C"."""
    marks = site.marks
    size = len(site)
    n = found.end
    while n + 1 < size and marks[n] & Mark.COMMA:
        n += 1
        joined = bool(marks[n] & Mark.JOIN)
        n += joined
        start = n
        while n < size and marks[n] & Mark.CAPITAL and n not in site.cued:
            n += 1
        if n == start:
            return found
        if n < size and marks[n] & Mark.JOIN:
            joined = True
            n += 1
            start = n
            while n < size and marks[n] & Mark.CAPITAL and n not in site.cued:
                n += 1
        if joined and n > start:
            return Stretch(found.start, n)
    return found


def _carried(site: Site, hit: Hit, entry: Via) -> Relay | None:
    """Return a relay phrase whose carrier stands before it: "Reuters quoted"."""
    found = before(site, hit.start)
    if found is None or found.relative or not set(entry.prepositions) & set(site.lows[hit.end :]):
        return None
    return Relay(
        found.start,
        hit.end,
        site.span(hit.start, hit.end),
        parallel(site, found),
        entry.cites,
        " ".join(hit.form.words),
    )


def _past_day(site: Site, start: int) -> int:
    """Return where a day ends that stands at a token, with a comma before it and brackets."""
    marks = site.marks
    size = len(site)
    n = start
    if n < size and marks[n] & Mark.COMMA:
        n += 1
    if n < size and marks[n] & Mark.PREPOSITION and n + 1 < size and marks[n + 1] & Mark.TIME:
        n += 1
    if n >= size or not (marks[n] & (Mark.TIME | Mark.NUMBER) or site.lows[n] == "("):
        return start
    last = min(size, n + _REACH)
    while n < last and (marks[n] & (Mark.TIME | Mark.NUMBER | Mark.BRACKET) or site.lows[n] == "/"):
        n += 1
    return n


def without_relays(site: Site, relays: Sequence[Relay]) -> Site:
    """Return the site without its relay phrases."""
    return site.without((relay.start, relay.end) for relay in relays) if relays else site
