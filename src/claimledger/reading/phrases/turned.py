"""Turned frames: the passive, a noun in a verb's stead, and what nobody knows."""

from __future__ import annotations

from claimledger.reading.lexicon.entries import Cue, Taking
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Frame, Speech, Tier
from claimledger.reading.phrases.clauses import clause_end
from claimledger.reading.phrases.contents import Range
from claimledger.reading.phrases.found import Found, manner_of
from claimledger.reading.phrases.matching import Hit
from claimledger.reading.phrases.sites import Site, Stretch
from claimledger.reading.phrases.sources import before, behind, clause_start
from claimledger.reading.phrases.tokens import Mark
from claimledger.reading.phrases.voices import voice

__all__ = ["gap", "nominal", "turned_round"]


def turned_round(site: Site, hit: Hit, entry: Cue, lead: int, known: list[Found]) -> Found | None:
    marks = site.marks
    size = len(site)
    if hit.end >= size or (lead == 0 and Taking.SUBJECT in entry.takes):
        return None
    start = hit.end
    if Taking.OBJECT not in entry.takes:
        return _undergone(site, hit, lead)
    end = clause_end(site, start)
    source, stretch = Voice(), None
    for n in range(start, end):
        if marks[n] & Mark.AGENT:
            stretch = behind(site, n + 1, apposed=False)
            if stretch is not None:
                source = voice(site, stretch)
                break
        if marks[n] & (Mark.COMMA | Mark.COMPLEMENTIZER):
            break
    ranges: list[Range] = []
    if stretch is not None:
        if n > start:
            ranges.append((start, n))
        start = stretch.end
    if (
        start < size
        and marks[start] & Mark.COMPLEMENTIZER
        and not site.grammar.lexicon.words.content_holds_complementizer
    ):
        start += 1
    stop = start
    while stop < end and not (
        marks[stop] & Mark.COMMA and stop + 1 < size and marks[stop + 1] & Mark.RELATIVE
    ):
        stop += 1
    if stop > start and not marks[start] & Mark.COMMA:
        ranges.append((start, stop))
    if Taking.SUBJECT in entry.takes:
        subject = before(site, lead)
        if subject is None:
            return None
        ranges.insert(0, (subject.start, subject.end))
    if not ranges or marks[ranges[-1][0]] & Mark.COMMA:
        return None
    return Found(
        Frame.PASSIVE,
        hit,
        (lead, hit.end),
        source,
        stretch,
        tuple(ranges),
        manner_of(site, tuple(ranges)),
        Tier.MEDIUM,
    )


def _undergone(site: Site, hit: Hit, lead: int) -> Found | None:
    """Return the attribution whose content is a passive's subject: "it was denied by the mayor"."""
    marks = site.marks
    n = hit.end
    while n < len(site) and marks[n] & (Mark.ADVERB | Mark.AGENT):
        n += 1
    agent = bool(marks[n - 1] & Mark.AGENT)
    if not agent and site.grammar.lexicon.words.passives:
        return None
    stretch = behind(site, n)
    start = clause_start(site, lead)
    while start < lead and marks[start] & (Mark.JOIN | Mark.CONTRAST | Mark.COMMA):
        start += 1
    start = _subject_start(site, start, lead)
    if stretch is None or start >= lead:
        return None
    ranges = ((start, lead),)
    return Found(
        Frame.PASSIVE,
        hit,
        (lead, hit.end),
        voice(site, stretch),
        stretch,
        ranges,
        manner_of(site, ranges),
        Tier.MEDIUM,
    )


def _subject_start(site: Site, start: int, end: int) -> int:
    """Return where the subject begins that a nominal cue may be part of: "the report that"."""
    n = start
    while n > 0 and not site.marks[n - 1] & (Mark.STOP | Mark.COLON | Mark.LONG | Mark.COMMA):
        n -= 1
    return n if n < start else start


def nominal(site: Site, hit: Hit, entry: Cue, lead: int, known: list[Found]) -> Found | None:
    marks = site.marks
    words = site.grammar.lexicon.words
    limit = min(len(site), hit.end + 9)
    opening = next((n for n in range(hit.end, limit) if marks[n] & Mark.COMPLEMENTIZER), None)
    if opening is None or any(
        marks[n] & (Mark.COMMA | Mark.STOP | Mark.AUXILIARY | Mark.LONG) or n in site.cued
        for n in range(hit.end, opening)
    ):
        return None
    stretch = None
    if opening > hit.end:
        start = (
            hit.end + 1
            if marks[hit.end] & (Mark.AGENT | Mark.PREPOSITION | Mark.JOINER)
            else hit.end
        )
        stretch = behind(site, start, apposed=False)
        if stretch is not None and stretch.end > opening:
            stretch = None
    elif hit.start > 0:
        stretch = _owner(site, hit.start)
    start = opening if words.content_holds_complementizer else opening + 1
    if start >= len(site):
        return None
    end = clause_end(site, start)
    return Found(
        Frame.NOMINAL,
        hit,
        (hit.start, hit.end),
        Voice() if stretch is None else voice(site, stretch),
        stretch,
        ((start, end),),
        Speech.NOMINAL,
        Tier.MEDIUM if stretch is not None else Tier.LOW,
    )


def _owner(site: Site, end: int) -> Stretch | None:
    """Return who owns the noun that begins at a token: "Smith's claim", "his claim"."""
    words = site.grammar.lexicon.words
    n = end - 1
    for _ in range(3):
        if n < 0:
            return None
        if site.lows[n] in words.possessives:
            return Stretch(n, n + 1)
        if words.possessive_endings and site.lows[n].endswith(words.possessive_endings):
            return before(site, n + 1)
        n -= 1
    return None


def gap(site: Site, hit: Hit, entry: Cue, lead: int, known: list[Found]) -> Found | None:
    start = hit.end
    marks = site.marks
    if start < len(site) and marks[start] & Mark.COMMA:
        start += 1
    if start >= len(site):
        return None
    end = clause_end(site, start)
    ranges = ((start, end),)
    return Found(
        Frame.GAP,
        hit,
        (hit.start, hit.end),
        Voice(),
        None,
        ranges,
        manner_of(site, ranges),
        Tier.HIGH,
    )
