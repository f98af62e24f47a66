"""Verbs: attributions whose source is the subject before the cue."""

from __future__ import annotations

import attrs

from claimledger.reading.lexicon.entries import Taking
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Form, Frame, Speech, SpeechAct, Tier
from claimledger.reading.phrases.addressees import addressee
from claimledger.reading.phrases.attempts import Attempt, Found, tier_of
from claimledger.reading.phrases.clauses import first_of
from claimledger.reading.phrases.contents import after, ahead, further
from claimledger.reading.phrases.marks import Mark
from claimledger.reading.phrases.quoting import Said
from claimledger.reading.phrases.sites import Range, Site
from claimledger.reading.phrases.sources import antecedent, before, subject_of
from claimledger.reading.phrases.stretches import Stretch
from claimledger.reading.phrases.voices import voice

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
_GERUND = Mark.PREPOSITION | Mark.JOINER | Mark.AGENT | Mark.NEGATION
"""Before what a participle is a noun: "without saying"."""
_SHORT = 4
"""How far from its beginning a sentence's first clause may have its subject."""


def by_verb(attempt: Attempt) -> Found | None:
    """Return the attribution of a cue whose subject says something: "X said that"."""
    site, entry, hit = attempt.site, attempt.entry, attempt.hit
    if entry.participle and attempt.lead == hit.start:
        return _by_participle(attempt)
    if attempt.lead_mark & (Mark.JOIN | Mark.CONTRAST):
        return _of_subject(attempt, attempt.lead - 1)
    stretch = before(site, attempt.lead)
    if stretch is None or (entry.noun and not _is_verb(site, stretch, hit.end)):
        return None
    said = _said(attempt, stretch)
    silent = entry.speech_act is SpeechAct.NO_COMMENT
    open_ = said is None and not silent
    if open_ and not (len(site) > hit.end and site.marks[-1] & Mark.COLON):
        return None
    if said is None:
        said = Said((), Speech.DIRECT if open_ else Speech.INDIRECT)
    tier = tier_of(said) if stretch.sure and not stretch.relative else Tier.MEDIUM
    said = said._replace(ranges=_of_clause(site, stretch, said.ranges))
    source = _with_relative(attempt, stretch)
    return attrs.evolve(attempt.found(Frame.SVO, source, stretch, said, tier), open=open_)


def joined(site: Site, said: Said, end: int) -> Said:
    """Return what is said, with what goes on behind its attribution."""
    rest = further(site, end, quotation=said.speech is not Speech.INDIRECT)
    return said._replace(ranges=said.ranges + rest)


def _is_verb(site: Site, source: Stretch, end: int) -> bool:
    """Tell whether a form that is a noun, too, is a verb here: by its subject or its object."""
    if site.marks[source.end - 1] & (Mark.CAPITAL | Mark.PRONOUN):
        return True
    follows = site.mark(end)
    return bool(follows & Mark.DETERMINER) and not follows & Mark.COMPLEMENTIZER


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
    return joined(site, first, rest)._replace(addressee=spoken_to)


def _belongs(site: Site, first: Said, said: Said | None, end: int) -> bool:
    """Tell whether what stands ahead of a source is what is said, given what stands behind."""
    follows = site.mark(end)
    start, last = first.ranges[-1]
    if first.speech is not Speech.INDIRECT and site.marks[last - 1] & Mark.QUOTE:
        return said is None or (
            site.closed_by(last - 1) == ","
            and (said.speech is Speech.DIRECT or not follows & Mark.COMMA)
        )
    whole = last - start > 1 or bool(follows & Mark.COMMA)
    if said is not None or not whole or site.marks[start] & Mark.TIME:
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
    first = source.start
    opened = 0 < first <= _SHORT and site.marks[first - 1] & Mark.SUBORDINATOR
    if not ranges or not (opened or (source.relative and first <= 1)):
        return ranges
    start, end = ranges[-1]
    return (*ranges[:-1], (start, first_of(site, start + 1, end, Mark.COMMA)))


def _by_participle(attempt: Attempt) -> Found | None:
    """Return the attribution of a verb that hangs on a subject: "X left, saying"."""
    site = attempt.site
    if attempt.lead and not attempt.lead_mark & (Mark.COMMA | Mark.DASH | Mark.SUBORDINATOR):
        if attempt.lead_mark & _GERUND:
            return None
        stretch = antecedent(site, attempt.lead)
        if stretch is not None and site.marks[stretch.end - 1] & (Mark.CAPITAL | Mark.PRONOUN):
            said = after(site, attempt.hit.end, attempt.entry)
            source = voice(site, stretch)
            return said and attempt.found(Frame.SVO, source, stretch, said, Tier.MEDIUM)
    return _of_subject(attempt, attempt.lead)


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
