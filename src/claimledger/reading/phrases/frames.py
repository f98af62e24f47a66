"""Frames: how source, cue and content stand to each other in one segment."""

from __future__ import annotations

from collections.abc import Callable
from typing import final

import attrs

from claimledger.reading.lexicon.entries import Cue, Taking
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Form, Frame, SegmentKind, Speech, SpeechAct, Tier
from claimledger.reading.phrases.contents import Range, Said, addressed, addressee, after, ahead, clause_end, closed_by, further
from claimledger.reading.phrases.matching import Hit
from claimledger.reading.phrases.sites import Site
from claimledger.reading.phrases.sources import Stretch, before, behind, clause_start, subject_of
from claimledger.reading.phrases.tokens import Mark
from claimledger.reading.phrases.voices import enclitic, voice

__all__ = ["Found", "found_at"]


_GERUND = Mark.PREPOSITION | Mark.JOINER | Mark.AGENT | Mark.NEGATION
"""Before what a participle is a noun: "without saying"."""
_SHORT = 4
"""How many tokens before a cue may be part of a clause only."""


@final
@attrs.frozen
class Found:
    """An attribution in a site: its parts as stretches of tokens."""

    frame: Frame
    hit: Hit
    cue: Range
    source: Voice
    stretch: Stretch | None
    content: tuple[Range, ...]
    speech: Speech
    tier: Tier
    addressee: Range | None = None
    open: bool = False
    """Whether what is said stands in the next segment: behind a colon."""

    @property
    def entry(self) -> Cue:
        """The cue's entry."""
        entry = self.hit.form.entry
        if not isinstance(entry, Cue):
            raise TypeError(entry)
        return entry


def found_at(site: Site, hit: Hit, known: list[Found]) -> Found | None:
    """Return the attribution that a cue makes, by the first of its frames that fits."""
    entry = hit.form.entry
    if not isinstance(entry, Cue):
        return None
    lead = _lead(site, hit.start)
    between = site.marks[lead : hit.start]
    if any(m & Mark.NEGATION for m in between):
        return None
    passive = any(m & Mark.PASSIVE for m in between) and not entry.participle
    if lead > 0 and site.marks[lead - 1] & Mark.INFINITIVE:
        return None
    frames = hit.form.frames
    if any(m & Mark.CONDITIONAL for m in between) and Frame.TO_VERB not in frames:
        return None
    if passive and Frame.PASSIVE not in frames:
        return None
    if passive:
        return _passive(site, hit, entry, lead, known)
    if entry.headline and site.tokens.segments[site.number].kind is not SegmentKind.HEADING:
        return None
    if entry.participle and any(m & Mark.AUXILIARY for m in between):
        return _svo(site, hit, entry, lead, known)
    for frame, read in _READERS:
        if frame in frames:
            found = read(site, hit, entry, lead, known)
            if found is not None:
                return found
    return None


def _lead(site: Site, at: int) -> int:
    """Return where the adverbs and auxiliaries before a cue begin."""
    marks = site.marks
    own = Mark.ADVERB | Mark.AUXILIARY | Mark.NEGATION | Mark.CONDITIONAL
    while at > 0 and marks[at - 1] & own and not marks[at - 1] & (Mark.RELATIVE | Mark.COMMA):
        at -= 1
    return at


def _enclitic(site: Site, hit: Hit, entry: Cue, lead: int, known: list[Found]) -> Found | None:
    source = enclitic(site, hit.end - 1, hit.form.enclitic)
    cue = (lead, hit.end)
    said = ahead(site, lead)
    if said is not None:
        said = _joined(site, said, hit.end)
    else:
        said = after(site, hit.end, entry) or _behind_comma(site, hit.end, entry)
    if said is None:
        return None
    return Found(Frame.ENCLITIC, hit, cue, source, None, said.ranges, said.speech, _tier(said))


def _inverted(site: Site, hit: Hit, entry: Cue, lead: int, known: list[Found]) -> Found | None:
    marks = site.marks
    if lead > 0 and not marks[lead - 1] & (Mark.COMMA | Mark.QUOTE | Mark.DASH | Mark.STOP):
        if not (marks[lead - 1] & (Mark.JOIN | Mark.CONTRAST | Mark.SUBORDINATOR) and _only(hit)):
            return None
    said = ahead(site, lead)
    source = behind(site, hit.end, apposed=not _halved(site, said, lead))
    if source is None:
        return None
    if said is not None and not _only(hit) and not _closes(site, source):
        return None
    if said is not None and said.speech is Speech.INDIRECT and not _only(hit):
        first, last = said.ranges[0]
        if not any(m & Mark.AUXILIARY for m in marks[first:last]):
            return None
    if said is not None:
        said = _joined(site, said, source.end)
    elif _only(hit):
        said = _behind_comma(site, source.end, entry)
    if said is None:
        return None
    return Found(
        Frame.INVERTED,
        hit,
        (lead, hit.end),
        voice(site, source),
        source,
        said.ranges,
        said.speech,
        _tier(said),
        addressed(site, source.end),
    )


def _halved(site: Site, said: Said | None, lead: int) -> bool:
    """Tell whether what stands ahead of a cue is no clause yet, so that the rest stands behind."""
    if said is None or said.speech is Speech.DIRECT or not site.marks[lead - 1] & Mark.COMMA:
        return False
    start, end = said.ranges[0]
    return not any(m & Mark.AUXILIARY for m in site.marks[start:end]) and (
        end - start <= _SHORT or bool(site.marks[start] & Mark.PREPOSITION)
    )


def _only(hit: Hit) -> bool:
    """Tell whether a form always has its source behind it."""
    return Frame.SVO not in hit.form.frames


def _closes(site: Site, source: Stretch) -> bool:
    """Tell whether a source behind its cue ends the clause, with adverbials at most."""
    marks = site.marks
    for mark in marks[source.start : source.end]:
        if mark & Mark.RELATIVE:
            break
        if mark & (Mark.AUXILIARY | Mark.COMPLEMENTIZER):
            return False
    if source.end >= len(site):
        return True
    closing = Mark.COMMA | Mark.STOP | Mark.PREPOSITION | Mark.TIME | Mark.DASH | Mark.SUBORDINATOR
    return bool(marks[source.end] & (closing | Mark.COLON | Mark.LONG | Mark.BRACKET))


def _according(site: Site, hit: Hit, entry: Cue, lead: int, known: list[Found]) -> Found | None:
    marks = site.marks
    ahead_ = _ahead_of_phrase(site, lead)
    source = behind(site, hit.end, apposed=ahead_ is not None)
    if source is None:
        return None
    cue = (hit.start, hit.end)
    rest = source.end
    if ahead_ is not None:
        ranges: tuple[Range, ...] = (ahead_,)
        if rest < len(site) and marks[rest] & Mark.COMMA:
            ranges = (*ranges, *further(site, rest, quoted=False))
        said = Said(ranges, _manner(site, ranges), sure=marks[lead - 1] & Mark.COMMA > 0)
    else:
        while rest < len(site) and not marks[rest] & Mark.COMMA:
            rest += 1
        found = _behind_comma(site, rest, entry)
        if found is None:
            return None
        if rest > source.end and not marks[source.end] & (Mark.PREPOSITION | Mark.TIME | Mark.BRACKET):
            source = Stretch(source.start, source.end, sure=False)
        said = found
    return Found(
        Frame.ACCORDING,
        hit,
        cue,
        voice(site, source),
        source,
        said.ranges,
        said.speech,
        _tier(said),
    )


def _ahead_of_phrase(site: Site, lead: int) -> Range | None:
    """Return the clause before "according to", if there is one."""
    marks = site.marks
    end = lead
    while end > 0 and marks[end - 1] & (Mark.COMMA | Mark.DASH):
        end -= 1
    start = end
    while start > 0 and not marks[start - 1] & Mark.STOP:
        start -= 1
    while start < end and marks[start] & (Mark.JOIN | Mark.CONTRAST | Mark.COMMA | Mark.ADVERB | Mark.SUBORDINATOR):
        start += 1
    if end - start < 3:
        return None
    return (start, end)


def _svo(site: Site, hit: Hit, entry: Cue, lead: int, known: list[Found]) -> Found | None:
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
        said = _joined(site, ahead_, _past_adjunct(site, hit.end))
        said = said._replace(addressee=spoken_to)
    colon = len(site) > hit.end and bool(marks[-1] & Mark.COLON)
    silent = entry.speech_act is SpeechAct.NO_COMMENT
    if said is None and not colon and not silent:
        return None
    ranges = () if said is None else _subordinate(site, stretch, said.ranges)
    tier = Tier.HIGH if said is None else _tier(said)
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
    adverbial = Mark.PREPOSITION | Mark.TIME | Mark.COMMA | Mark.ADVERB | Mark.STOP | Mark.ADDRESSING
    return end >= len(site) or bool(marks[end] & (adverbial | Mark.SUBORDINATOR | Mark.DASH)) and not marks[end] & Mark.INFINITIVE


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


def _passive(site: Site, hit: Hit, entry: Cue, lead: int, known: list[Found]) -> Found | None:
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
    if start < size and marks[start] & Mark.COMPLEMENTIZER and not site.grammar.lexicon.words.content_holds_complementizer:
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
        _manner(site, tuple(ranges)),
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
        _manner(site, ranges),
        Tier.MEDIUM,
    )


def _subject_start(site: Site, start: int, end: int) -> int:
    """Return where the subject begins that a nominal cue may be part of: "the report that"."""
    n = start
    while n > 0 and not site.marks[n - 1] & (Mark.STOP | Mark.COLON | Mark.LONG | Mark.COMMA):
        n -= 1
    return n if n < start else start


def _nominal(site: Site, hit: Hit, entry: Cue, lead: int, known: list[Found]) -> Found | None:
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
        start = hit.end + 1 if marks[hit.end] & (Mark.AGENT | Mark.PREPOSITION | Mark.JOINER) else hit.end
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


def _gap(site: Site, hit: Hit, entry: Cue, lead: int, known: list[Found]) -> Found | None:
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
        _manner(site, ranges),
        Tier.HIGH,
    )


def _behind_comma(site: Site, start: int, entry: Cue) -> Said | None:
    """Return what is said behind a comma, or a quotation right there."""
    marks = site.marks
    size = len(site)
    if start >= size:
        return None
    if marks[start] & Mark.LONG:
        return after(site, start, entry)
    n = start
    while n < size and not marks[n] & (Mark.COMMA | Mark.COLON | Mark.LONG):
        if marks[n] & Mark.COMPLEMENTIZER or n in site.cued:
            break
        n += 1
    if n < size and marks[n] & Mark.LONG:
        return after(site, n, entry)
    if n + 1 < size and marks[n] & (Mark.COMMA | Mark.COLON):
        while n + 1 < size and marks[n + 1] & (Mark.TIME | Mark.NUMBER):
            m = n + 1
            while m < size and not marks[m] & Mark.COMMA:
                m += 1
            if m >= size:
                break
            n = m
        if n + 1 >= size:
            return None
        if marks[n + 1] & Mark.QUOTE:
            return after(site, n + 1, entry)
        end = clause_end(site, n + 1)
        ranges = ((n + 1, end),)
        return Said(ranges, _manner(site, ranges))
    if n < size and marks[n] & Mark.COMPLEMENTIZER:
        return after(site, n, entry)
    return None


def _past_adjunct(site: Site, start: int) -> int:
    """Return where a quotation or comma stands behind a cue and its adverbials."""
    n = start
    while n < len(site) and not site.marks[n] & (Mark.COMMA | Mark.QUOTE | Mark.DASH):
        n += 1
    return n


def _joined(site: Site, said: Said, end: int) -> Said:
    """Return what is said, with what goes on behind its attribution."""
    quoted = said.speech is Speech.DIRECT
    rest = further(site, end, quoted=quoted or said.speech is Speech.MIXED)
    return said._replace(ranges=said.ranges + rest) if rest else said


def _manner(site: Site, ranges: tuple[Range, ...]) -> Speech:
    for start, end in ranges:
        if any(m & Mark.QUOTE for m in site.marks[start:end]):
            return Speech.MIXED
    return Speech.INDIRECT


def _tier(said: Said) -> Tier:
    return Tier.HIGH if said.sure or said.speech is Speech.DIRECT else Tier.MEDIUM


_Reader = Callable[[Site, Hit, Cue, int, list[Found]], Found | None]
_READERS: tuple[tuple[Frame, _Reader], ...] = (
    (Frame.GAP, _gap),
    (Frame.NOMINAL, _nominal),
    (Frame.PASSIVE, lambda *a: _passive(*a) if len(a[1].form.frames) == 1 else None),
    (Frame.ACCORDING, _according),
    (Frame.ENCLITIC, _enclitic),
    (Frame.INVERTED, _inverted),
    (Frame.SVO, _svo),
    (Frame.TO_VERB, _svo),
)
