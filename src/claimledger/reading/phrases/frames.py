"""Frames: how source, cue and content stand to each other in one segment."""

from __future__ import annotations

from collections.abc import Callable

from claimledger.reading.lexicon.entries import Cue
from claimledger.reading.parts.words import Frame, SegmentKind, Speech
from claimledger.reading.phrases.clauses import further
from claimledger.reading.phrases.contents import Range, Said, addressed, after, ahead
from claimledger.reading.phrases.found import Found, behind_comma, joined, manner_of, tier_of
from claimledger.reading.phrases.matching import Hit
from claimledger.reading.phrases.sites import Site, Stretch
from claimledger.reading.phrases.sources import behind
from claimledger.reading.phrases.subjects import subject_first
from claimledger.reading.phrases.tokens import Mark
from claimledger.reading.phrases.turned import gap, nominal, turned_round
from claimledger.reading.phrases.voices import enclitic, voice

__all__ = ["Found", "found_at"]

_SHORT = 4
"""How many tokens before a cue may be part of a clause only."""

_Reader = Callable[[Site, Hit, Cue, int, list[Found]], Found | None]


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
        return turned_round(site, hit, entry, lead, known)
    if entry.headline and site.tokens.segments[site.number].kind is not SegmentKind.HEADING:
        return None
    if entry.participle and any(m & Mark.AUXILIARY for m in between):
        return subject_first(site, hit, entry, lead, known)
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
        said = joined(site, said, hit.end)
    else:
        said = after(site, hit.end, entry) or behind_comma(site, hit.end, entry)
    if said is None:
        return None
    return Found(Frame.ENCLITIC, hit, cue, source, None, said.ranges, said.speech, tier_of(said))


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
        said = joined(site, said, source.end)
    elif _only(hit):
        said = behind_comma(site, source.end, entry)
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
        tier_of(said),
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
        said = Said(ranges, manner_of(site, ranges), sure=marks[lead - 1] & Mark.COMMA > 0)
    else:
        while rest < len(site) and not marks[rest] & Mark.COMMA:
            rest += 1
        found = behind_comma(site, rest, entry)
        if found is None:
            return None
        if rest > source.end and not marks[source.end] & (
            Mark.PREPOSITION | Mark.TIME | Mark.BRACKET
        ):
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
        tier_of(said),
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
    while start < end and marks[start] & (
        Mark.JOIN | Mark.CONTRAST | Mark.COMMA | Mark.ADVERB | Mark.SUBORDINATOR
    ):
        start += 1
    if end - start < 3:
        return None
    return (start, end)


_READERS: tuple[tuple[Frame, _Reader], ...] = (
    (Frame.GAP, gap),
    (Frame.NOMINAL, nominal),
    (Frame.PASSIVE, lambda *a: turned_round(*a) if len(a[1].form.frames) == 1 else None),
    (Frame.ACCORDING, _according),
    (Frame.ENCLITIC, _enclitic),
    (Frame.INVERTED, _inverted),
    (Frame.SVO, subject_first),
    (Frame.TO_VERB, subject_first),
)
