"""Nominals: attributions by a noun, and what nobody is said to know."""

from __future__ import annotations

import attrs

from claimledger.reading.lexicon.entries import Cue, Taking
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Commits, Frame, Speech, SpeechAct, Tier
from claimledger.reading.phrases.frames.attempts import Attempt, Found
from claimledger.reading.phrases.said.quoting import Said, clause, manner, opened
from claimledger.reading.phrases.sentence.clauses import comma_before, first_of, past
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Site
from claimledger.reading.phrases.speakers.sources import before
from claimledger.reading.phrases.speakers.stretches import Stretch, behind
from claimledger.reading.phrases.speakers.voices import voice

__all__ = ["by_gap", "by_noun"]

_REACH = 9
"""How many tokens may stand between a noun and its complementizer."""
_LEAST = 2
"""How many tokens a noun's clause has at least."""
_OPENED = Mark.COMPLEMENTIZER | Mark.QUESTION
"""What opens a clause that stands before what says that nobody knows it."""
_OPENING = Mark.CONTRAST | Mark.JOIN | Mark.COMMA
_OWNED = 3
"""How many tokens before a noun its owner may stand."""


def by_noun(attempt: Attempt) -> Found | None:
    """Return the attribution of a noun and its clause: "X's claim that".

    A noun that commits its source needs one; "rumours that" goes without.
    """
    site, hit = attempt.site, attempt.hit
    limit = min(len(site), hit.end + _REACH)
    opening = first_of(site, hit.end, limit, Mark.COMPLEMENTIZER)
    parting = Mark.COMMA | Mark.STOP | Mark.AUXILIARY | Mark.LONG
    if (
        opening == limit
        or site.holds(hit.end, opening, parting)
        or any(n in site.cued for n in range(hit.end, opening))
    ):
        return None
    said = opened(site, opening)
    if said is None:
        return None
    start, end = said.ranges[0]
    if end - start < _LEAST:
        return None
    end = _before_passive(site, start, _before_rejection(site, hit.start, start, end))
    said = said._replace(ranges=((start, end),))
    stretch = _named_between(site, hit.end, opening) or _owner(site, hit.start)
    if stretch is None and attempt.entry.commits is Commits.SOURCE:
        return None
    source = Voice() if stretch is None else voice(site, stretch)
    said = said._replace(speech=Speech.NOMINAL)
    tier = Tier.LOW if stretch is None else Tier.MEDIUM
    found = attempt.found(Frame.NOMINAL, source, stretch, said, tier)
    return attrs.evolve(found, cue=(hit.start, hit.end))


def by_gap(attempt: Attempt) -> Found | None:
    """Return the attribution of what nobody is said to know: "it is not clear whether"."""
    site, hit = attempt.site, attempt.hit
    start = past(site, hit.end, len(site), Mark.TIME)
    start = start if start == len(site) else hit.end + bool(site.mark(hit.end) & Mark.COMMA)
    said = clause(site, start)
    subject = Taking.SUBJECT in attempt.entry.takes and not attempt.known
    ahead = subject or site.mark(0) & _OPENED
    if start >= len(site) and hit.start > 1 and ahead:
        comma = comma_before(site, hit.start, 0)
        opener = all(mark & _OPENING for mark in site.marks[:comma])
        end = hit.start if comma <= 1 or opener else comma - 1
        ranges = ((past(site, 0, end - 1, _OPENING), end),)
        said = Said(ranges, manner(site, ranges))
    elif said is not None and Taking.FINITE in attempt.entry.takes and not _is_clause(site, start):
        return None
    if said is None or (site.mark(start) & (Mark.JOIN | Mark.CONTRAST)):
        return None
    unknown = attempt.entry.speech_act is SpeechAct.GAP
    frame = Frame.GAP if unknown else Frame.PASSIVE  # somebody did say it
    found = attempt.found(frame, Voice(), None, said, Tier.HIGH)
    return attrs.evolve(found, cue=(hit.start, hit.end))


def _is_clause(site: Site, start: int) -> bool:
    """Tell whether a clause begins: a word opens it, or its auxiliary stands near."""
    opened_ = site.marks[start] & _OPENED
    return bool(opened_) or site.holds(start + 1, start + _REACH, Mark.AUXILIARY)


def _before_rejection(site: Site, noun: int, start: int, end: int) -> int:
    """Return where a clause ends before what rejects it: "the claim that it broke is false".

    Nothing does where the noun is an object: "he denies the claim that it is false".
    """
    if site.holds(0, noun, Mark.AUXILIARY) or any(n in site.cued for n in range(noun)):
        return end
    for phrase in site.grammar.phrases["baseless"]:
        if tuple(site.lows[max(start, end - len(phrase)) : end]) == phrase:
            return max(start + 1, end - len(phrase))
    return end


def _before_passive(site: Site, start: int, end: int) -> int:
    """Return where a clause ends before a passive whose subject is the noun: "was denied by"."""
    for n in range(start + 1, end):
        hit = site.cued.get(n)
        entry = None if hit is None else hit.form.entry
        if isinstance(entry, Cue) and entry.takes == (Taking.SUBJECT,):
            end = n
            break
    while end > start + 1 and site.marks[end - 1] & (Mark.AUXILIARY | Mark.ADVERB):
        end -= 1
    return end


def _named_between(site: Site, start: int, opening: int) -> Stretch | None:
    """Return who is named between a noun and its clause: "the claim by X that"."""
    if start == opening:
        return None
    linking = Mark.AGENT | Mark.PREPOSITION | Mark.JOINER
    found = behind(site, start + bool(site.marks[start] & linking), apposed=False)
    if found is None or found.start >= opening:
        return None
    return Stretch(found.start, min(found.end, opening))


def _owner(site: Site, end: int) -> Stretch | None:
    """Return who owns the noun that begins at a token: "Smith's claim", "his claim"."""
    words = site.grammar.lexicon.words
    for n in range(end - 1, max(-1, end - 1 - _OWNED), -1):
        if site.lows[n] in words.possessives:
            return Stretch(n, n + 1)
        if site.lows[n].endswith(site.grammar.owning):
            return before(site, n + 1, owner=True)
    return None
