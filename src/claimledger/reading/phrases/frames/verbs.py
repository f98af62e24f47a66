"""Verbs: attributions whose source is the subject before the cue."""

from __future__ import annotations

import attrs

from claimledger.reading.lexicon.entries import Taking
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Form, Frame, Speech, SpeechAct, Tier
from claimledger.reading.phrases.frames.attempts import Attempt, Found, tier_of
from claimledger.reading.phrases.said.addressees import addressee
from claimledger.reading.phrases.said.contents import after, ahead, further
from claimledger.reading.phrases.said.quoting import Said
from claimledger.reading.phrases.sentence.amounts import is_nobody
from claimledger.reading.phrases.sentence.clauses import first_of, past, relative_before
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Range, Site
from claimledger.reading.phrases.speakers.sources import antecedent, before
from claimledger.reading.phrases.speakers.stretches import Stretch
from claimledger.reading.phrases.speakers.subjects import accompanying, noun_from, subject_of
from claimledger.reading.phrases.speakers.voices import voice

__all__ = ["by_verb", "joined"]

_ADVERBIAL = (
    Mark.PREPOSITION
    | Mark.TIME
    | Mark.COMMA
    | Mark.ADVERB
    | Mark.STOP
    | Mark.ADDRESSING
    | Mark.SUBORDINATOR
    | Mark.DASH
)
"""What may follow a cue whose content stands ahead of its source."""
_GERUND = Mark.PREPOSITION | Mark.JOINER | Mark.NEGATION
"""Before what a participle is a noun: "without saying"."""
_SUBJECT = Mark.CAPITAL | Mark.PRONOUN | Mark.DETERMINER
_SOON = 9
"""Within how many tokens a clause shows its auxiliary."""
_SHORT = 4
"""How far from its beginning a sentence's first clause may have its subject."""


def by_verb(attempt: Attempt) -> Found | None:
    """Return the attribution of a cue whose subject says something: "X said that"."""
    site, entry, hit = attempt.site, attempt.entry, attempt.hit
    if entry.participle and 0 < attempt.lead == hit.start:
        return _by_participle(attempt)
    if attempt.lead_mark & (Mark.JOIN | Mark.CONTRAST) or (attempt.lead == 0 and _hangs(site, 0)):
        return _of_subject(attempt, attempt.lead - 1) if attempt.lead else _opening(attempt)
    stretch = before(site, attempt.lead)
    if (
        stretch is None
        or is_nobody(site, stretch.start, stretch.end)
        or _is_what_was_said(site, stretch)
    ):
        return None
    if entry.noun and not _is_verb(attempt, stretch):
        return None
    if entry.addressed and hit.end >= len(site) and _may_hear(site, stretch):
        return _told(attempt, stretch)
    silent = entry.speech_act is SpeechAct.NO_COMMENT
    said = _said(attempt, stretch)
    open_ = said is None and not silent
    if open_ and not (len(site) > hit.end and site.marks[-1] & Mark.COLON):
        return None
    if said is None:
        said = Said((), Speech.DIRECT if open_ else Speech.INDIRECT)
    tier = tier_of(said) if _is_clear(attempt, stretch, said) else Tier.MEDIUM
    ranges = _of_clause(site, stretch, said.ranges)
    if relative_before(site, attempt.lead) is not None:
        ranges = _before_main(site, ranges)
    said = said._replace(ranges=ranges)
    source = _with_relative(attempt, stretch)
    return attrs.evolve(attempt.found(Frame.SVO, source, stretch, said, tier), open=open_)


def _is_what_was_said(site: Site, stretch: Stretch) -> bool:
    """Tell whether a phrase that only points back stands for a source: "hal itu"."""
    phrase = " ".join(site.lows[stretch.start : stretch.end])
    return " " in phrase and phrase in site.grammar.lexicon.words.thing_pronouns


def _may_hear(site: Site, stretch: Stretch) -> bool:
    """Tell whether a noun stands as in headings, so that a cue without an addressee is passive."""
    named = Mark.DETERMINER | Mark.CAPITAL | Mark.PRONOUN
    return site.heading or not site.marks[stretch.start] & named


def _told(attempt: Attempt, hearer: Stretch) -> Found | None:
    """Return what was told to the one before a cue that closes its line: "leaks, court told"."""
    said = ahead(attempt.site, hearer.start)
    if said is None:
        return None
    said = said._replace(addressee=(hearer.start, hearer.end))
    return attempt.found(Frame.PASSIVE, Voice(), None, said, Tier.MEDIUM)


def _is_clear(attempt: Attempt, source: Stretch, said: Said) -> bool:
    """Tell whether it is beyond doubt that somebody says it.

    It is not where the source is a reading or a thing, the cue may be a noun, or what is said is a
    question or something to do: "plans to leave".
    """
    site = attempt.site
    thing = site.lows[source.start] in site.grammar.lexicon.words.thing_pronouns
    opening = site.mark(said.ranges[0][0]) if said.ranges else 0
    loose = opening & (Mark.INFINITIVE | Mark.QUESTION) and not opening & Mark.CAPITAL
    noun = attempt.entry.noun or (thing and source.end == source.start + 1)
    return source.sure and not source.relative and not noun and not loose


def joined(site: Site, said: Said, end: int) -> Said:
    """Return what is said, with what goes on behind its attribution."""
    first, last = said.ranges[0]
    half = last - first <= _SHORT and not site.holds(first, last, Mark.AUXILIARY)
    rest = further(site, end, quotation=said.speech is not Speech.INDIRECT, half=half)
    return said._replace(ranges=said.ranges + rest)


def _is_verb(attempt: Attempt, source: Stretch) -> bool:
    """Tell whether a form that is a noun, too, is a verb here: by its subject or its object.

    So it is behind the comma that closes words about a subject: "the mill, which is old, claims".
    """
    site = attempt.site
    if site.marks[source.end - 1] & (Mark.CAPITAL | Mark.PRONOUN):
        return True
    follows = site.mark(attempt.hit.end)
    opens = follows & (Mark.COMPLEMENTIZER | Mark.PRONOUN)
    if opens and attempt.lead_mark & Mark.COMMA and site.holds(*source[:2], Mark.COMMA):
        return True
    that = bool(follows & Mark.COMPLEMENTIZER)
    clause = that or site.mark(attempt.hit.end + 1) & Mark.AUXILIARY
    if clause and site.marks[source.start] & Mark.DETERMINER and source.end > source.start + 1:
        return bool(site.mark(attempt.hit.end + that) & Mark.PRONOUN)
    return bool(follows & Mark.DETERMINER) and not that


def _said(attempt: Attempt, source: Stretch) -> Said | None:
    """Return what is said behind the cue, or ahead of its source, or both."""
    site, entry, end = attempt.site, attempt.entry, attempt.hit.end
    said = after(site, end, entry)
    if source.relative or Taking.QUOTATION not in entry.takes:
        return said
    first = ahead(site, source.start)
    spoken_to = addressee(site, end, entry)
    if first is None or not _belongs(site, first, said, end if spoken_to is None else spoken_to[1]):
        return said
    if first.speech is not Speech.DIRECT and (said is not None or Taking.CLAUSE not in entry.takes):
        return said
    rest = first_of(site, end, len(site), Mark.COMMA | Mark.QUOTE | Mark.DASH)
    whole = joined(site, first, rest)
    start, stop = first.ranges[0]
    timed = site.marks[start] & Mark.TIME and stop - start <= _SHORT
    return said if timed and len(whole.ranges) == 1 else whole._replace(addressee=spoken_to)


def _belongs(site: Site, first: Said, said: Said | None, end: int) -> bool:
    """Tell whether what stands ahead of a source is what is said, given what stands behind."""
    follows = site.mark(end)
    start, last = first.ranges[-1]
    if first.speech is not Speech.INDIRECT and site.marks[last - 1] & Mark.QUOTE:
        return said is None or (
            site.closed_by(last - 1) == ","
            and (said.speech is Speech.DIRECT or not follows & Mark.COMMA)
        )
    opener = last - start <= _SHORT and not site.holds(start, last, Mark.AUXILIARY)
    adverbial = _ADVERBIAL & ~Mark.COMMA | Mark.CONTRAST
    if opener and site.marks[start] & adverbial and not follows & Mark.COMMA:
        return False
    whole = last - start > 1 or bool(follows & Mark.COMMA)
    if said is not None or not whole:
        return False
    return end >= len(site) or bool(follows & _ADVERBIAL and not follows & Mark.INFINITIVE)


def _with_relative(attempt: Attempt, source: Stretch) -> Voice:
    """Return the voice of a source, with the pronoun that stands for it: "Ann Berg, who said"."""
    site = attempt.site
    named = voice(site, source)
    if not source.relative or not attempt.lead_mark & Mark.PRONOUN:
        return named
    span = site.span(attempt.lead - 1, attempt.lead)
    words = f"{named.words} {span.of(site.tokens.text)}"
    return attrs.evolve(named, spans=(*named.spans, span), words=words)


def _of_clause(site: Site, source: Stretch, ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return what is said in a clause that comes before the main one: up to its comma."""
    marks, first = site.marks, source.start
    opened = 0 < first <= _SHORT and marks[first - 1] & Mark.SUBORDINATOR
    opening = past(site, 0, first, Mark.JOIN)
    if first - opening <= _SHORT and marks[opening] & Mark.SUBORDINATOR:
        opened = opened or (opening < first and not site.holds(opening, first, Mark.COMMA))
    opened = opened or site.heading
    if not ranges or not (opened or (source.relative and first <= 1)):
        return ranges
    start, end = ranges[-1]
    return (*ranges[:-1], (start, first_of(site, start + 1, end, Mark.COMMA)))


def _before_main(site: Site, ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return what is said in a clause about a noun: up to the cue of that noun, if one follows."""
    if not ranges:
        return ranges
    start, end = ranges[-1]
    comma = first_of(site, start, end, Mark.COMMA)
    main = [n for n in range(start + 1, comma) if n in site.cued and site.cued[n].start == n]
    last = main[-1] if main else end
    while main and last > start + 1 and site.marks[last - 1] & Mark.ADVERB:
        last -= 1
    return (*ranges[:-1], (start, last))


def _hangs(site: Site, at: int) -> bool:
    """Tell whether a verb stands there that hangs on a subject: "saying", "having said"."""
    return site.lows[at].endswith(site.grammar.lexicon.words.participle_endings)


def _opening(attempt: Attempt) -> Found | None:
    """Return the attribution of a verb that opens a sentence: "Saying that it broke, X left"."""
    site = attempt.site
    said = after(site, attempt.hit.end, attempt.entry)
    if said is None:
        return None
    start = said.ranges[0][0]
    for n in range(start + 1, len(site) - 1):
        if not site.marks[n] & Mark.COMMA or not site.marks[n + 1] & _SUBJECT:
            continue
        stretch = noun_from(site, n + 1, len(site))
        if stretch is not None:
            if stretch.end == len(site) or site.marks[stretch.end] & (Mark.COMMA | Mark.JOIN):
                return None
            said = said._replace(ranges=((start, n),))
            return attempt.found(Frame.SVO, voice(site, stretch), stretch, said, Tier.MEDIUM)
    return None


def _by_participle(attempt: Attempt) -> Found | None:
    """Return the attribution of a verb that hangs on a subject: "X left, saying"."""
    site = attempt.site
    if attempt.lead and not attempt.lead_mark & (Mark.COMMA | Mark.DASH | Mark.SUBORDINATOR):
        if attempt.lead_mark & _GERUND or _is_object(site, attempt.lead):
            return None
        if attempt.lead_mark & Mark.AGENT:
            return _by_saying(attempt)
        if attempt.lead_mark & (Mark.JOIN | Mark.CONTRAST):
            return _of_subject(attempt, attempt.lead - 1)
        stretch = accompanying(site, attempt.lead)
        if stretch is None:
            last = antecedent(site, attempt.lead)
            named = last and site.marks[last.end - 1] & (Mark.CAPITAL | Mark.PRONOUN)
            stretch = last if named else None
        if stretch is not None:
            said = after(site, attempt.hit.end, attempt.entry)
            source = voice(site, stretch)
            return said and attempt.found(Frame.SVO, source, stretch, said, Tier.MEDIUM)
    return _of_subject(attempt, attempt.lead)


def _is_object(site: Site, lead: int) -> bool:
    """Tell whether a verb stands right before a participle: "hated writing", "to start saying"."""
    verb = site.marks[lead - 1] & Mark.VERBAL and not site.marks[lead - 1] & Mark.CAPITAL
    return bool(verb) or (lead > 1 and bool(site.marks[lead - 2] & Mark.INFINITIVE))


def _by_saying(attempt: Attempt) -> Found | None:
    """Return the attribution of a verb that tells how: "X began by saying that"."""
    found = _of_subject(attempt, attempt.lead - 1)
    if found is None:
        return None
    start, clause = found.content[0][0], Mark.AUXILIARY | Mark.COMPLEMENTIZER | Mark.QUOTE
    return found if attempt.site.holds(start, start + _SOON, clause) else None


def _of_subject(attempt: Attempt, end: int) -> Found | None:
    """Return the attribution of a second verb of the same subject: "X came and said"."""
    site = attempt.site
    said = after(site, attempt.hit.end, attempt.entry)
    if said is None:
        return None
    last = next((f for f in reversed(attempt.known) if f.source.form is not Form.NONE), None)
    if last is not None:
        return attempt.found(Frame.SVO, last.source, last.stretch, said, Tier.MEDIUM)
    stretch = subject_of(site, end)
    if stretch is None:
        return None
    return attempt.found(Frame.SVO, voice(site, stretch), stretch, said, Tier.MEDIUM)
