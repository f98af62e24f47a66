"""Passives: attributions whose source is named by an agent's phrase, or not at all."""

from __future__ import annotations

from claimledger.reading.lexicon.entries import Taking
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Frame, Speech, SpeechAct, Tier
from claimledger.reading.phrases.frames.attempts import Attempt, Found
from claimledger.reading.phrases.said.quoting import Said, behind_comma, manner
from claimledger.reading.phrases.sentence.clauses import (
    clause_end,
    clause_start,
    first_of,
    past,
    relative_before,
)
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Range, Site
from claimledger.reading.phrases.speakers.offices import begins_office
from claimledger.reading.phrases.speakers.sources import before
from claimledger.reading.phrases.speakers.stretches import Stretch, begins_verb, behind
from claimledger.reading.phrases.speakers.voices import voice

__all__ = ["by_passive", "with_subject"]

_AGENT = 6
"""How many tokens an agent may have who stands right behind a passive, with a verb behind."""
_NO_AGENT = Mark.COMMA | Mark.AUXILIARY | Mark.RELATIVE | Mark.PREPOSITION | Mark.COMPLEMENTIZER


def by_passive(attempt: Attempt) -> Found | None:
    """Return the attribution of a passive cue: "is accused by X of", "was denied by X"."""
    takes = attempt.entry.takes
    apart = (
        attempt.lead_mark & Mark.RELATIVE and relative_before(attempt.site, attempt.lead) is None
    )
    if apart and attempt.entry.speech_act is SpeechAct.BELIEVE:
        return None
    if Taking.OBJECT not in takes:
        return _undergone(attempt)
    subject = before(attempt.site, attempt.lead) if Taking.SUBJECT in takes else None
    bare = not attempt.site.grammar.lexicon.words.passives
    if subject is None and Taking.SUBJECT in takes and not bare:
        return None
    stretch, ranges = _behind(attempt)
    when = Mark.ADVERB | Mark.TIME
    if all(m & when for start, end in ranges for m in attempt.site.marks[start:end]):
        return None
    within = Mark.PREPOSITION | Mark.JOINER
    if subject is not None and not (
        bare and subject.start and attempt.site.marks[subject.start - 1] & within
    ):
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
        site.marks[stop] & Mark.COMMA and (site.mark(stop + 1) & Mark.RELATIVE or not attempt.lead)
    ):
        stop += 1
    if stop > start and not site.marks[start] & Mark.COMMA:
        ranges = (*ranges, (start, stop))
    return stretch, ranges


def _agent(site: Site, start: int, end: int) -> tuple[int, Stretch | None]:
    """Return where an agent's phrase begins, and whom it names."""
    bare = not site.grammar.lexicon.words.passives and not site.heading
    if bare and _is_person(site, start):
        verb = next((n for n in range(start + 1, end) if begins_verb(site, n)), start)
        if start < verb <= start + _AGENT and not site.holds(start, verb, _NO_AGENT):
            return start, Stretch(start, verb)
    for n in range(start, end):
        timed = site.mark(n + 1) & (Mark.TIME | Mark.NUMBER)
        stretch = behind(site, n + 1) if site.marks[n] & Mark.AGENT and not timed else None
        if stretch is not None and n + 1 < end:
            name = past(site, n + 1, stretch.end, Mark.CAPITAL)
            if n + 1 < name < end and begins_verb(site, name):
                return n, Stretch(n + 1, name)
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
    while n > attempt.hit.end and site.marks[n - 1] & Mark.DETERMINER:
        n -= 1  # "by both companies"
    by = site.marks[n - 1] & Mark.AGENT
    bare = not site.grammar.lexicon.words.passives
    if not by and not (bare and (_is_person(site, n) or _heads_name(site, n))):
        return None
    if attempt.lead_mark & Mark.RELATIVE:
        return None
    if attempt.lead_mark & Mark.PREPOSITION:
        return _as_said(attempt, n)
    stretch = behind(site, n)
    start = _subject_start(site, lead)
    return None if stretch is None or start >= lead else _found(attempt, stretch, ((start, lead),))


def _as_said(attempt: Attempt, agent: int) -> Found | None:
    """Return the attribution of what stands behind one: "as was said by the mayor, it broke"."""
    site = attempt.site
    stretch = behind(site, agent, apposed=False)
    if stretch is None or not site.mark(stretch.end) & Mark.COMMA:
        return None
    said = behind_comma(site, stretch.end + 1)
    return None if said is None else _found(attempt, stretch, said.ranges)


def with_subject(attempt: Attempt, said: Said | None) -> Said | None:
    """Return what is said of the subject of a passive whose ending stands for the speaker."""
    site = attempt.site
    if said is not None and said.speech is Speech.DIRECT:
        return said
    start = _subject_start(site, attempt.lead)
    if start >= attempt.lead or attempt.lead_mark & (Mark.RELATIVE | Mark.QUOTE):
        return said
    rest = () if said is None else said.ranges
    ranges = ((start, attempt.lead), *rest)
    return Said(ranges, manner(site, ranges), sure=False)


def _subject_start(site: Site, lead: int) -> int:
    """Return where the subject of a passive begins."""
    opening = Mark.JOIN | Mark.CONTRAST | Mark.COMMA
    start = past(site, clause_start(site, lead), lead, opening)
    parting = Mark.STOP | Mark.COLON | Mark.LONG | Mark.COMMA
    while start > 0 and not site.marks[start - 1] & parting:
        start -= 1  # a nominal cue may be part of it: "the report that"
    return past(site, start, lead, opening)


def _is_person(site: Site, at: int) -> bool:
    """Tell whether a word stands there that may begin who did it, without a preposition."""
    named = Mark.CAPITAL | Mark.PRONOUN | Mark.DETERMINER
    collective = site.lows[at : at + 1] and (site.lows[at],) in site.grammar.phrases["collective"]
    return bool(site.mark(at) & named) or begins_office(site, at) or bool(collective)


def _heads_name(site: Site, at: int) -> bool:
    """Tell whether a common noun stands right before a name, as its head: "tim Ani Berg"."""
    noun = at < len(site) and not site.marks[at] and not begins_verb(site, at)
    return noun and bool(site.mark(at + 1) & Mark.CAPITAL)


def _found(attempt: Attempt, stretch: Stretch | None, ranges: tuple[Range, ...]) -> Found:
    source = Voice() if stretch is None else voice(attempt.site, stretch)
    said = Said(ranges, manner(attempt.site, ranges))
    return attempt.found(Frame.PASSIVE, source, stretch, said, Tier.MEDIUM)
