"""Relays: phrases that say through whom a text has what it reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import attrs

from claimledger.reading.lexicon.entries import Via
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import SpeechAct
from claimledger.reading.phrases.clauses import past
from claimledger.reading.phrases.marks import Mark
from claimledger.reading.phrases.matching import Hit
from claimledger.reading.phrases.outlets import cited, named, past_day
from claimledger.reading.phrases.sites import Range, Site
from claimledger.reading.phrases.sources import before
from claimledger.reading.phrases.voices import is_outlet, parallel

__all__ = ["Relay", "chained", "relays_in", "without_relays"]


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
    act: SpeechAct
    shown: bool = True
    """Whether its words are part of the cue."""
    outlet: bool = False
    """Whether it names somebody who publishes."""


def relays_in(site: Site) -> tuple[Relay, ...]:
    """Return the relay phrases of a segment, in order."""
    found = []
    for hit in site.hits:
        for reading in hit.readings:
            entry = reading.form.entry
            relay = _relay(site, reading, entry) if isinstance(entry, Via) else None
            if relay is not None:
                found.append(relay)
                break
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
    start = hit.start
    opening = site.marks[start - 1] if start else 0
    within = bool(opening & (Mark.COMMA | Mark.RELATIVE | Mark.JOIN))
    if entry.cites and start and not within:
        return None
    cites = entry.cites and within
    found = cited(site, hit.end, entry) if cites else named(site, hit.end, entry)
    if found is None:
        return None
    outlet = is_outlet(site, found)
    if entry.outlets_only and not outlet:
        return None
    start, end = _reach(site, start, past_day(site, found.end))
    return Relay(
        start,
        end,
        site.span(hit.start, hit.end),
        parallel(site, found),
        cites,
        " ".join(hit.form.words),
        entry.speech_act,
        shown=not entry.outlets_only,
        outlet=outlet,
    )


def _reach(site: Site, start: int, end: int) -> Range:
    """Return a relay phrase with the commas around it.

    The comma behind stays where the phrase is a clause about the noun before, unless one stood
    before it, too.
    """
    marks = site.marks
    if start and marks[start - 1] & Mark.RELATIVE:
        start -= 1
        if start and marks[start - 1] & Mark.COMMA:
            return start - 1, end + bool(site.mark(end) & Mark.COMMA)
        return start, end
    while start and marks[start - 1] & Mark.COMMA:
        start -= 1
    return start, past(site, end, len(site), Mark.COMMA)


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
        entry.speech_act,
    )


def without_relays(site: Site, relays: Sequence[Relay]) -> Site:
    """Return the site without its relay phrases."""
    return site.without((relay.start, relay.end) for relay in relays) if relays else site
