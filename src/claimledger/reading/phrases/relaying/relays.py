"""Relays: phrases that say through whom a text has what it reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import attrs

from claimledger.reading.lexicon.entries import Cue, Via
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import Frame, SpeechAct
from claimledger.reading.phrases.relaying.beside import beside, further_on, outlet_beside
from claimledger.reading.phrases.relaying.outlets import (
    cited,
    is_outlet,
    is_own,
    named,
    past_day,
    short,
    steps_of,
)
from claimledger.reading.phrases.relaying.strangers import is_told, names_somebody
from claimledger.reading.phrases.sentence.clauses import first_of, past
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.matching import Hit
from claimledger.reading.phrases.sentence.sites import Range, Site
from claimledger.reading.phrases.speakers.sources import before
from claimledger.reading.phrases.speakers.stretches import Stretch
from claimledger.reading.phrases.speakers.voices import parallel

__all__ = ["Relay", "chained", "relays_in", "without_relays"]

_DAY = 8
"""How many tokens may say when something was reported."""


@final
@attrs.frozen
class Relay:
    """One relay phrase: its cue, whom it names, and the tokens from ``start`` up to ``end``."""

    start: int
    end: int
    cue: Span
    steps: tuple[tuple[Voice, ...], ...]
    """Whom it names, from the outermost in; nobody if that is the speaker's own channel."""
    cites: bool
    form: str
    act: SpeechAct
    shown: bool = True
    """Whether its words are part of the cue."""
    outlet: bool = False
    """Whether it names somebody who publishes."""
    opens: bool = False
    """Whether it opens the sentence: then who speaks may be who cites."""
    somebody: bool = True
    """Whether it names somebody at all, not a document or a reason."""
    about: bool = False
    """Whether it is about the noun before it."""
    finite: bool = False
    """Whether it is the verb of a sentence: "it was first reported by"."""


def relays_in(site: Site) -> tuple[Relay, ...]:
    """Return the relay phrases of a segment, in order."""
    found: list[Relay] = []
    for hit in site.hits:
        for reading in hit.readings:
            entry = reading.form.entry
            last = found[-1].end if found else 0
            if not isinstance(entry, Via) or hit.start < last:
                continue
            relay = _relay(site, reading, entry, last)
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
    return tuple(step for relay in (*inward, *outward) for step in relay.steps)


def _relay(site: Site, hit: Hit, entry: Via, last: int) -> Relay | None:
    """Return the relay phrase that a form makes; the one before it ends at ``last``."""
    if entry.behind:
        return _carried(site, hit, entry)
    if entry.closing and not _closes_clause(site, hit, entry):
        return None
    if entry.beside:
        start = beside(site, hit)
        if start is None:
            return None
        found = outlet_beside(site, hit, entry, last)
        return (
            _further(site, hit, last) if found is None else _named(site, hit, entry, start, found)
        )
    opening = site.marks[hit.start - 1] if hit.start else 0
    within = bool(opening & (Mark.COMMA | Mark.RELATIVE | Mark.JOIN)) or hit.start - 1 in site.cued
    if entry.cites and within:
        found = cited(site, hit.end, entry)
        return None if found is None else _named(site, hit, entry, hit.start, found, cites=True)
    if entry.cites and hit.start:
        return None
    found = named(site, hit.end, entry)
    cites = entry.cites and not (found and site.holds(found.start, found.end, Mark.CAPITAL))
    if cites:
        found = cited(site, hit.end, entry)
    return None if found is None else _named(site, hit, entry, hit.start, found, cites=cites)


def _named(
    site: Site, hit: Hit, entry: Via, start: int, found: Stretch, *, cites: bool = False
) -> Relay | None:
    """Return the relay phrase that names somebody; nothing if only an outlet would do."""
    steps = (found,) if cites else steps_of(site, found, entry)
    own = not cites and is_own(site, steps[0], silent=entry.silent)
    outlet = is_outlet(site, found) or is_told(site, hit, found, entry)
    if entry.outlets_only and not outlet and not own:
        further = further_on(site, found, entry)
        return None if further is None else _named(site, hit, entry, start, further)
    opens = entry.cites and not hit.start
    opening = site.marks[hit.start - 1] if hit.start else 0
    finite = bool(opening & Mark.AUXILIARY) and not site.mark(hit.start - 2) & Mark.RELATIVE
    end = past_day(site, max(found.end, hit.end))
    if entry.silent and not entry.beside and end < len(site) and _is_said(site, hit.start):
        return None
    start, end = (start, end) if finite else _reach(site, start, end)
    return Relay(
        start,
        end,
        site.span(hit.start, hit.end),
        () if own else tuple(parallel(site, short(site, step)) for step in steps),
        cites,
        " ".join(hit.form.words),
        entry.speech_act,
        shown=not entry.silent and not own,
        outlet=outlet,
        opens=opens,
        somebody=not entry.cites or names_somebody(site, found, whole=not opens),
        about=entry.about,
        finite=finite,
    )


def _is_said(site: Site, at: int) -> bool:
    """Tell whether a token stands in a clause that is said: an auxiliary between it and a cue."""
    cues = [h.end for h in site.hits if h.end <= at and isinstance(h.form.entry, Cue)]
    return bool(cues) and site.holds(cues[-1], at, Mark.AUXILIARY)


def _further(site: Site, hit: Hit, last: int) -> Relay | None:
    """Return what goes on with the relay phrase before it: "published on Monday"."""
    end = past_day(site, hit.end)
    if hit.start != last or end == hit.end:
        return None
    end = past(site, end, len(site), Mark.COMMA)
    cue = site.span(hit.start, hit.end)
    words = " ".join(hit.form.words)
    return Relay(hit.start, end, cue, (), cites=False, form=words, act=SpeechAct.STATE, shown=False)


def _reach(site: Site, start: int, end: int) -> Range:
    """Return a relay phrase with the commas around it.

    Where the phrase is a clause about the noun before, all of that clause goes, and the comma
    behind if a cue follows: "Reuters, which cited police, said".
    """
    marks = site.marks
    n = start
    while n and marks[n - 1] & (Mark.AUXILIARY | Mark.ADVERB):
        n -= 1
    if n and marks[n - 1] & Mark.RELATIVE:
        start = n - 1
        if start and marks[start - 1] & Mark.COMMA:
            comma = first_of(site, end, len(site), Mark.COMMA)
            rest = comma < len(site) and not any(n in site.cued for n in range(end, comma))
            return start - 1, _past_clause(site, comma) if rest else end
        return start, end
    while start and marks[start - 1] & Mark.COMMA:
        start -= 1
    if start and _follows_according(site, start):
        return start, end  # the comma behind is needed
    return start, past(site, end, len(site), Mark.COMMA)


def _follows_according(site: Site, at: int) -> bool:
    """Tell whether the last cue before a token is one like "according to", with no comma since."""
    for hit in reversed(site.hits):
        if hit.end <= at and hit.parts:
            according = Frame.ACCORDING in hit.form.frames
            return according and not site.holds(hit.end, at, Mark.COMMA)
    return False


def _past_clause(site: Site, comma: int) -> int:
    n = past(site, comma + 1, len(site), Mark.ADVERB | Mark.AUXILIARY)
    return comma + 1 if n in site.cued or n >= len(site) else comma


def _carried(site: Site, hit: Hit, entry: Via) -> Relay | None:
    """Return a relay phrase whose carrier stands before it: "Reuters quoted"."""
    found = before(site, hit.start)
    if found is None or found.relative:
        return None
    start = found.start
    if entry.opened_by:
        if site.lows[start] in entry.opened_by:
            found = found._replace(start=start + 1)
        start = found.start - 1
        opened = start >= 0 and site.lows[start] in entry.opened_by and found.start < found.end
        if not opened or not _closes(site, hit.end):
            return None
        start, end = _reach(site, start, past_day(site, hit.end))
    elif not any(h.start >= hit.end and h.form.words[0] in entry.prepositions for h in site.hits):
        return None
    else:
        end = hit.end
    return Relay(
        start,
        end,
        site.span(hit.start, hit.end),
        (parallel(site, found),),
        entry.cites,
        " ".join(hit.form.words),
        entry.speech_act,
        outlet=is_outlet(site, found),
    )


def _closes_clause(site: Site, hit: Hit, entry: Via) -> bool:
    """Tell whether a form stands behind a comma, and whom it names ends the clause, or a day."""
    parted = hit.start and site.marks[hit.start - 1] & (Mark.COMMA | Mark.DASH)
    found = named(site, hit.end, entry)
    if not parted or found is None or not _closes(site, found.end):
        return False  # and no verb: "reports show"
    return found.end - found.start > 1 or bool(site.marks[found.start] & Mark.CAPITAL)


def _closes(site: Site, at: int) -> bool:
    """Tell whether nothing but a day stands from a token up to the next comma, or to the end."""
    end = first_of(site, at, min(at + _DAY, len(site)), Mark.COMMA | Mark.DASH | Mark.STOP)
    closed = end == len(site) or site.marks[end] & (Mark.COMMA | Mark.DASH | Mark.STOP)
    return bool(closed) and (
        end == at or site.holds(at, end, Mark.TIME | Mark.NUMBER | Mark.PREPOSITION)
    )


def without_relays(site: Site, relays: Sequence[Relay]) -> Site:
    """Return the site without its relay phrases."""
    return site.without((relay.start, relay.end) for relay in relays) if relays else site
