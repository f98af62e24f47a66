"""Passives: attributions whose source is named by an agent's phrase, or not at all."""

from __future__ import annotations

from claimledger.reading.lexicon.entries import Taking
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Frame, Tier
from claimledger.reading.phrases.attempts import Attempt, Found
from claimledger.reading.phrases.clauses import clause_end, clause_start, first_of, past
from claimledger.reading.phrases.marks import Mark
from claimledger.reading.phrases.quoting import Said, manner
from claimledger.reading.phrases.sites import Range, Site
from claimledger.reading.phrases.sources import before
from claimledger.reading.phrases.stretches import Stretch, behind
from claimledger.reading.phrases.voices import voice

__all__ = ["by_passive"]


def by_passive(attempt: Attempt) -> Found | None:
    """Return the attribution of a passive cue: "is accused by X of", "was denied by X"."""
    takes = attempt.entry.takes
    if Taking.OBJECT not in takes:
        return _undergone(attempt)
    subject = before(attempt.site, attempt.lead) if Taking.SUBJECT in takes else None
    if subject is None and Taking.SUBJECT in takes:
        return None
    stretch, ranges = _behind(attempt)
    if not ranges:
        return None
    if subject is not None:
        ranges = ((subject.start, subject.end), *ranges)
    return _found(attempt, stretch, ranges)


def _behind(attempt: Attempt) -> tuple[Stretch | None, tuple[Range, ...]]:
    """Return the agent behind a passive cue, and what is said before and behind it."""
    site, start = attempt.site, attempt.hit.end
    if start >= len(site):
        return None, ()
    end = clause_end(site, start)
    ranges: tuple[Range, ...] = ()
    by, stretch = _agent(site, start, end)
    if stretch is not None:
        ranges = ((start, by),) if by > start else ()
        start = stretch.end + bool(site.mark(stretch.end) & Mark.COMMA)
    holds = site.grammar.lexicon.words.content_holds_complementizer
    start += bool(site.mark(start) & Mark.COMPLEMENTIZER) and not holds
    stop = start
    while stop < end and not (
        site.marks[stop] & Mark.COMMA and site.mark(stop + 1) & Mark.RELATIVE
    ):
        stop += 1
    if stop > start and not site.marks[start] & Mark.COMMA:
        ranges = (*ranges, (start, stop))
    return stretch, ranges


def _agent(site: Site, start: int, end: int) -> tuple[int, Stretch | None]:
    """Return where an agent's phrase begins, and whom it names."""
    for n in range(start, end):
        stretch = behind(site, n + 1) if site.marks[n] & Mark.AGENT else None
        if stretch is not None and n + 1 < end:
            if stretch.end < end:
                return n, stretch
            return n, Stretch(n + 1, first_of(site, n + 2, end, Mark.JOINER))
        if site.marks[n] & (Mark.COMMA | Mark.COMPLEMENTIZER):
            break
    return start, None


def _undergone(attempt: Attempt) -> Found | None:
    """Return the attribution whose content is a passive's subject: "it was denied by the mayor"."""
    site, lead = attempt.site, attempt.lead
    n = past(site, attempt.hit.end, len(site), Mark.ADVERB | Mark.AGENT)
    if not site.marks[n - 1] & Mark.AGENT and site.grammar.lexicon.words.passives:
        return None
    stretch = behind(site, n)
    opening = Mark.JOIN | Mark.CONTRAST | Mark.COMMA
    start = past(site, clause_start(site, lead), lead, opening)
    parting = Mark.STOP | Mark.COLON | Mark.LONG | Mark.COMMA
    while start > 0 and not site.marks[start - 1] & parting:
        start -= 1  # a nominal cue may be part of it: "the report that"
    start = past(site, start, lead, opening)
    return None if stretch is None or start >= lead else _found(attempt, stretch, ((start, lead),))


def _found(attempt: Attempt, stretch: Stretch | None, ranges: tuple[Range, ...]) -> Found:
    source = Voice() if stretch is None else voice(attempt.site, stretch)
    said = Said(ranges, manner(attempt.site, ranges))
    return attempt.found(Frame.PASSIVE, source, stretch, said, Tier.MEDIUM)
