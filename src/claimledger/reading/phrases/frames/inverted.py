"""Inverted: attributions whose source stands behind the cue, or is an ending of it."""

from __future__ import annotations

import attrs

from claimledger.reading.lexicon.entries import Cue, Taking
from claimledger.reading.parts.words import Frame, Speech
from claimledger.reading.phrases.frames.attempts import Attempt, Found, tier_of
from claimledger.reading.phrases.frames.passives import with_subject
from claimledger.reading.phrases.frames.verbs import joined
from claimledger.reading.phrases.said.addressees import addressed
from claimledger.reading.phrases.said.contents import after, ahead, further
from claimledger.reading.phrases.said.halves import beside, halved, with_rest
from claimledger.reading.phrases.said.quoting import Said, clause, manner
from claimledger.reading.phrases.sentence.clauses import clause_end, first_of, past
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Range, Site
from claimledger.reading.phrases.speakers.adverbials import is_day
from claimledger.reading.phrases.speakers.stretches import Stretch, begins_verb, behind, closing
from claimledger.reading.phrases.speakers.voices import enclitic, is_somebody, voice

__all__ = ["by_according", "by_enclitic", "by_inverted"]

_LEAST = 2
"""How many tokens before "according to" may be a clause, or part of one."""
_CLOSING = (
    Mark.COMMA
    | Mark.STOP
    | Mark.PREPOSITION
    | Mark.TIME
    | Mark.DASH
    | Mark.SUBORDINATOR
    | Mark.COLON
    | Mark.LONG
    | Mark.BRACKET
)


def by_inverted(attempt: Attempt) -> Found | None:
    """Return the attribution of a cue that stands before its source: "..., said X"."""
    site, entry = attempt.site, attempt.entry
    if not _may_begin(attempt):
        return None
    said = ahead(site, attempt.lead)
    half = halved(site, said, attempt.lead)
    source = behind(site, attempt.hit.end, apposed=said is not None and not half)
    if source is None or begins_verb(site, source.start):
        return None
    if half:
        source = beside(site, source, clause=False)
    if said is not None and said.speech is not Speech.INDIRECT and _is_indefinite(site, source):
        source = _whole(site, source)
    if said is not None and not _fits(attempt, said, source):
        return None
    if said is not None:
        rest = with_rest(site, said, source.end) if half else None
        said = rest or joined(site, said, source.end)
    elif attempt.only_behind:
        said = _behind(site, source.end, entry)
    if said is None or _needs_quotation(attempt, said):
        return None
    said = said._replace(addressee=addressed(site, source.end))
    return attempt.found(Frame.INVERTED, voice(site, source), source, said, tier_of(said))


def by_enclitic(attempt: Attempt) -> Found | None:
    """Return the attribution of a cue whose ending stands for the speaker: "katanya"."""
    site, hit = attempt.site, attempt.hit
    said = ahead(site, attempt.lead)
    if said is not None:
        rest = with_rest(site, said, hit.end) if halved(site, said, attempt.lead) else None
        said = rest or joined(site, said, hit.end)
    else:
        said = after(site, hit.end, attempt.entry) or _behind(site, hit.end, attempt.entry)
    if said is None and Taking.OBJECT in attempt.entry.takes:
        said = clause(site, hit.end)
    if Taking.SUBJECT in attempt.entry.takes and not attempt.lead_mark & Mark.COMMA:
        said = with_subject(attempt, said)
    if said is None or _needs_quotation(attempt, said):
        return None
    source = enclitic(site, hit.end - 1, hit.form.enclitic)
    return attempt.found(Frame.ENCLITIC, source, None, said._replace(addressee=None), tier_of(said))


def _needs_quotation(attempt: Attempt, said: Said) -> bool:
    """Tell whether a cue is one beside a quotation only, and none is said.

    Headings drop quotation marks.
    """
    only = attempt.entry.takes == (Taking.QUOTATION,) and not attempt.site.heading
    return only and said.speech is Speech.INDIRECT


def by_according(attempt: Attempt) -> Found | None:
    """Return the attribution of a phrase that names whom it follows: "according to X"."""
    site, hit = attempt.site, attempt.hit
    first = _clause_ahead(site, attempt.lead)
    ahead_ = None if first is None else Said((first,), manner(site, (first,)))
    half = halved(site, ahead_, attempt.lead)
    source = behind(site, hit.end, apposed=ahead_ is not None and not half)
    if source is not None and is_day(site, source.start):
        return None
    if source is None or not is_somebody(site, source):
        return None
    if ahead_ is None or half:
        source = beside(site, source, clause=not half)
    ended = first is not None or site.holds(source.end, len(site), Mark.COMMA)
    if ended and not attempt.lead_mark & Mark.RELATIVE:
        source = _whole(site, source)
    said = with_rest(site, ahead_, source.end) if ahead_ and half else None
    if first is None:
        comma = first_of(site, source.end, len(site), Mark.COMMA)
        said = _behind(site, comma, attempt.entry)
    elif said is None:
        ranges = (first, *further(site, source.end, quotation=False))
        said = Said(ranges, manner(site, ranges), sure=bool(attempt.lead_mark & Mark.COMMA))
    if said is None:
        return None
    said = said._replace(addressee=None)
    found = attempt.found(Frame.ACCORDING, voice(site, source), source, said, tier_of(said))
    return attrs.evolve(found, cue=(hit.start, hit.end))


def _may_begin(attempt: Attempt) -> bool:
    """Tell whether a cue stands where one may that is followed by its source."""
    if not attempt.lead or attempt.lead_mark & (Mark.COMMA | Mark.QUOTE | Mark.DASH | Mark.STOP):
        return True
    joining = Mark.JOIN | Mark.CONTRAST | Mark.SUBORDINATOR
    return attempt.only_behind and bool(attempt.lead_mark & joining)


def _fits(attempt: Attempt, said: Said, source: Stretch) -> bool:
    """Tell whether what stands ahead is said by who stands behind, not the other way round."""
    if attempt.only_behind:
        return True
    site = attempt.site
    if not _closes(site, source):
        return False
    start, end = said.ranges[0]
    if said.speech is not Speech.INDIRECT or site.heading:
        return True
    return Taking.CLAUSE in attempt.entry.takes and (
        site.holds(start, end, Mark.AUXILIARY)
        or (
            halved(site, said, attempt.lead)
            and bool(site.mark(source.end) & Mark.COMMA)
            and bool(site.mark(source.end + 1) & Mark.AUXILIARY)
        )
    )


def _closes(site: Site, source: Stretch) -> bool:
    """Tell whether a source behind its cue ends the clause, with adverbials at most."""
    end = source.end
    return end >= len(site) or bool(site.marks[end] & _CLOSING) or begins_verb(site, end)


def _is_indefinite(site: Site, source: Stretch) -> bool:
    """Tell whether a source is somebody new, without a name: "a person close to the mayor"."""
    mark, low = site.marks[source.start], site.lows[source.start]
    new = mark & Mark.DETERMINER and not mark & Mark.POINTER
    named = site.holds(source.start, source.end, Mark.CAPITAL)
    return bool(new) and not named and low not in site.grammar.lexicon.words.possessives


def _whole(site: Site, source: Stretch) -> Stretch:
    """Return a source with all that stands before the next comma, if it is no bare name.

    So it is behind "according to": "a source close to the mayor", "a poll taken last week".
    """
    marks = site.marks
    if all(mark & (Mark.CAPITAL | Mark.PRONOUN) for mark in marks[source.start : source.end]):
        return source
    parting = Mark.COMMA | Mark.STOP | Mark.DASH | Mark.COLON | Mark.LONG
    parting |= Mark.COMPLEMENTIZER | Mark.CONTRAST
    n = source.end
    while n < len(site) and not marks[n] & parting:
        close = closing(site, n) if marks[n] & Mark.BRACKET else n
        if close is None:
            break
        n = close + 1
    return source._replace(end=n)


def _clause_ahead(site: Site, lead: int) -> Range | None:
    """Return the clause before "according to", if there is one."""
    marks = site.marks
    end = lead
    while end > 0 and marks[end - 1] & (Mark.COMMA | Mark.DASH):
        end -= 1
    start = end
    while start > 0 and not marks[start - 1] & Mark.STOP:
        start -= 1
    opening = Mark.JOIN | Mark.CONTRAST | Mark.COMMA | Mark.ADVERB | Mark.SUBORDINATOR
    start = past(site, start, end, opening)
    parted = end < lead
    adverbial = site.mark(start) & Mark.PREPOSITION and not site.holds(start, end, Mark.AUXILIARY)
    least = 1 if parted and site.mark(start) & Mark.CAPITAL else _LEAST
    if end - start < least or site.mark(start) & Mark.TIME:
        return None
    return None if adverbial and marks[end] & Mark.COMMA else (start, end)


def _behind(site: Site, start: int, entry: Cue) -> Said | None:
    """Return what is said behind a comma, a complementizer, or as a quotation."""
    size = len(site)
    opening = Mark.COMMA | Mark.COLON | Mark.LONG | Mark.COMPLEMENTIZER
    n = start
    while n < size and not site.marks[n] & opening:
        if n in site.cued:
            return None
        n += 1
    if n >= size or site.marks[n] & (Mark.LONG | Mark.COMPLEMENTIZER):
        return after(site, n, entry)
    while site.mark(n + 1) & (Mark.TIME | Mark.NUMBER):
        comma = first_of(site, n + 1, size, Mark.COMMA)
        if comma == size:
            break
        n = comma
    if n + 1 >= size or site.marks[n + 1] & Mark.QUOTE:
        return after(site, n + 1, entry)
    ranges = ((n + 1, clause_end(site, n + 1)),)
    return Said(ranges, manner(site, ranges))
