"""Inverted: attributions whose source stands behind the cue, or is an ending of it."""

from __future__ import annotations

import attrs

from claimledger.reading.lexicon.entries import Cue, Taking
from claimledger.reading.parts.words import Frame, Speech
from claimledger.reading.phrases.addressees import addressed
from claimledger.reading.phrases.attempts import Attempt, Found, tier_of
from claimledger.reading.phrases.clauses import clause_end, first_of, past
from claimledger.reading.phrases.contents import after, ahead, further
from claimledger.reading.phrases.marks import Mark
from claimledger.reading.phrases.quoting import Said, manner
from claimledger.reading.phrases.sites import Range, Site
from claimledger.reading.phrases.stretches import Stretch, behind
from claimledger.reading.phrases.verbs import joined
from claimledger.reading.phrases.voices import enclitic, is_somebody, voice

__all__ = ["by_according", "by_enclitic", "by_inverted"]

_SHORT = 4
"""How many tokens before a cue may be part of a clause only."""
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
    source = behind(site, attempt.hit.end, apposed=said is not None and not _halved(attempt, said))
    if source is None or (said is not None and not _fits(attempt, said, source)):
        return None
    if said is not None:
        said = joined(site, said, source.end)
    elif attempt.only_behind:
        said = _behind(site, source.end, entry)
    if said is None:
        return None
    said = said._replace(addressee=addressed(site, source.end))
    return attempt.found(Frame.INVERTED, voice(site, source), source, said, tier_of(said))


def by_enclitic(attempt: Attempt) -> Found | None:
    """Return the attribution of a cue whose ending stands for the speaker: "katanya"."""
    site, hit = attempt.site, attempt.hit
    said = ahead(site, attempt.lead)
    if said is not None:
        said = joined(site, said, hit.end)
    else:
        said = after(site, hit.end, attempt.entry) or _behind(site, hit.end, attempt.entry)
    if said is None:
        return None
    source = enclitic(site, hit.end - 1, hit.form.enclitic)
    return attempt.found(Frame.ENCLITIC, source, None, said._replace(addressee=None), tier_of(said))


def by_according(attempt: Attempt) -> Found | None:
    """Return the attribution of a phrase that names whom it follows: "according to X"."""
    site, hit = attempt.site, attempt.hit
    first = _clause_ahead(site, attempt.lead)
    source = behind(site, hit.end, apposed=first is not None)
    if source is None or not is_somebody(site, source):
        return None
    said: Said | None
    if first is None:
        comma = first_of(site, source.end, len(site), Mark.COMMA)
        said = _behind(site, comma, attempt.entry)
    else:
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
            _halved(attempt, said)
            and bool(site.mark(source.end) & Mark.COMMA)
            and bool(site.mark(source.end + 1) & Mark.AUXILIARY)
        )
    )


def _closes(site: Site, source: Stretch) -> bool:
    """Tell whether a source behind its cue ends the clause, with adverbials at most."""
    return source.end >= len(site) or bool(site.marks[source.end] & _CLOSING)


def _halved(attempt: Attempt, said: Said | None) -> bool:
    """Tell whether what stands ahead of a cue is no clause yet, so that the rest stands behind."""
    if said is None or said.speech is Speech.DIRECT or not attempt.lead_mark & Mark.COMMA:
        return False
    start, end = said.ranges[0]
    if attempt.site.holds(start, end, Mark.AUXILIARY):
        return False
    return end - start <= _SHORT or bool(attempt.site.marks[start] & Mark.PREPOSITION)


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
    adverbial = site.mark(start) & Mark.PREPOSITION and not site.holds(start, end, Mark.AUXILIARY)
    if end - start < _LEAST or site.mark(start) & Mark.TIME:
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
