"""The subject first: "X said Y", "X, saying Y", "X said Y and denied Z"."""

from __future__ import annotations

import attrs

from claimledger.reading.lexicon.entries import Cue, Taking
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Form, Frame, Speech, SpeechAct, Tier
from claimledger.reading.phrases.clauses import closed_by
from claimledger.reading.phrases.contents import Range, Said, addressee, after, ahead
from claimledger.reading.phrases.found import Found, joined, tier_of
from claimledger.reading.phrases.matching import Hit
from claimledger.reading.phrases.sites import Site, Stretch
from claimledger.reading.phrases.sources import before, subject_of
from claimledger.reading.phrases.tokens import Mark
from claimledger.reading.phrases.voices import voice

__all__ = ["subject_first"]

_GERUND = Mark.PREPOSITION | Mark.JOINER | Mark.AGENT | Mark.NEGATION
"""Before what a participle is a noun: "without saying"."""

_SHORT = 4
"""How many tokens before a cue may be part of a clause only."""


def subject_first(site: Site, hit: Hit, entry: Cue, lead: int, known: list[Found]) -> Found | None:
    marks = site.marks
    if entry.participle and lead == hit.start:
        return _participle(site, hit, entry, lead, known)
    stretch: Stretch | None
    if lead > 0 and marks[lead - 1] & (Mark.JOIN | Mark.CONTRAST):
        return _coordinate(site, hit, entry, lead, known)
    stretch = before(site, lead)
    if stretch is None:
        return None
    if entry.noun and not marks[stretch.end - 1] & (Mark.CAPITAL | Mark.PRONOUN):
        return None
    said = after(site, hit.end, entry)
    spoken_to = addressee(site, hit.end, entry)
    start = stretch.start
    ahead_ = None
    if not stretch.relative and Taking.QUOTATION in entry.takes:
        ahead_ = ahead(site, start)
        end = hit.end if spoken_to is None else spoken_to[1]
        if ahead_ is not None and not _belongs(site, ahead_, said, end):
            ahead_ = None
    if ahead_ is not None and (said is None or ahead_.speech is Speech.DIRECT):
        said = joined(site, ahead_, _past_adjunct(site, hit.end))
        said = said._replace(addressee=spoken_to)
    colon = len(site) > hit.end and bool(marks[-1] & Mark.COLON)
    silent = entry.speech_act is SpeechAct.NO_COMMENT
    if said is None and not colon and not silent:
        return None
    ranges = () if said is None else _subordinate(site, stretch, said.ranges)
    tier = Tier.HIGH if said is None else tier_of(said)
    if not stretch.sure or stretch.relative:
        tier = Tier.MEDIUM
    return Found(
        Frame.SVO,
        hit,
        (lead, hit.end),
        _with_relative(site, stretch, lead),
        stretch,
        ranges,
        Speech.DIRECT if said is None else said.speech,
        tier,
        None if said is None else said.addressee,
        open=said is None and not silent,
    )


def _with_relative(site: Site, source: Stretch, lead: int) -> Voice:
    """Return the voice of a source, with the pronoun that stands for it: "Ann Berg, who said"."""
    named = voice(site, source)
    if not source.relative or not site.marks[lead - 1] & Mark.PRONOUN:
        return named
    span = site.span(lead - 1, lead)
    words = f"{named.words} {span.of(site.tokens.text)}"
    return attrs.evolve(named, spans=(*named.spans, span), words=words)


def _subordinate(site: Site, source: Stretch, ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return what is said in a clause that comes before the main one: up to its comma."""
    marks = site.marks
    first = source.start
    opened = first > 0 and bool(marks[first - 1] & Mark.SUBORDINATOR) and first <= _SHORT
    if not opened and not (source.relative and first <= 1):
        return ranges
    start, end = ranges[-1]
    if start < source.start:
        return ranges
    comma = next((n for n in range(start + 1, end) if marks[n] & Mark.COMMA), None)
    return ranges if comma is None else (*ranges[:-1], (start, comma))


def _belongs(site: Site, ahead_: Said, said: Said | None, end: int) -> bool:
    """Tell whether what stands ahead of a source is what is said, given what stands behind."""
    marks = site.marks
    if ahead_.speech is Speech.DIRECT or ahead_.speech is Speech.MIXED:
        if said is None:
            return True
        return closed_by(site, ahead_.ranges[-1][1] - 1) == "," and (
            said.speech is Speech.DIRECT or not marks[end] & Mark.COMMA
        )
    start, last = ahead_.ranges[0]
    whole = last - start > 1 or (end < len(site) and bool(marks[end] & Mark.COMMA))
    if said is not None or not whole or marks[start] & Mark.TIME:
        return False
    adverbial = (
        Mark.PREPOSITION | Mark.TIME | Mark.COMMA | Mark.ADVERB | Mark.STOP | Mark.ADDRESSING
    )
    return (
        end >= len(site)
        or bool(marks[end] & (adverbial | Mark.SUBORDINATOR | Mark.DASH))
        and not marks[end] & Mark.INFINITIVE
    )


def _coordinate(site: Site, hit: Hit, entry: Cue, lead: int, known: list[Found]) -> Found | None:
    """Return the attribution of a second verb of the same subject: "X came and said"."""
    return _of_subject(site, hit, entry, lead, known, lead - 1)


def _participle(site: Site, hit: Hit, entry: Cue, lead: int, known: list[Found]) -> Found | None:
    """Return the attribution of a verb that hangs on a subject: "X left, saying"."""
    if lead > 0 and not site.marks[lead - 1] & (Mark.COMMA | Mark.DASH | Mark.SUBORDINATOR):
        if site.marks[lead - 1] & _GERUND:
            return None
        stretch = before(site, lead)
        said = after(site, hit.end, entry)
        if stretch is not None and site.marks[stretch.end - 1] & (Mark.CAPITAL | Mark.PRONOUN):
            if said is None:
                return None
            return Found(
                Frame.SVO,
                hit,
                (lead, hit.end),
                voice(site, stretch),
                stretch,
                said.ranges,
                said.speech,
                Tier.MEDIUM,
                said.addressee,
            )
    return _of_subject(site, hit, entry, lead, known, lead)


def _of_subject(
    site: Site, hit: Hit, entry: Cue, lead: int, known: list[Found], end: int
) -> Found | None:
    said = after(site, hit.end, entry)
    if said is None:
        return None
    last = next((f for f in reversed(known) if f.source.form is not Form.NONE), None)
    if last is not None:
        source, stretch = last.source, last.stretch
    else:
        stretch = subject_of(site, end)
        if stretch is None:
            return None
        source = voice(site, stretch)
    return Found(
        Frame.SVO,
        hit,
        (lead, hit.end),
        source,
        stretch,
        said.ranges,
        said.speech,
        Tier.MEDIUM,
        said.addressee,
    )


def _past_adjunct(site: Site, start: int) -> int:
    """Return where a quotation or comma stands behind a cue and its adverbials."""
    n = start
    while n < len(site) and not site.marks[n] & (Mark.COMMA | Mark.QUOTE | Mark.DASH):
        n += 1
    return n
