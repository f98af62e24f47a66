"""Nominals: attributions by a noun, and what nobody is said to know."""

from __future__ import annotations

import attrs

from claimledger.reading.lexicon.entries import Cue, Taking
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Commits, Frame, Speech, Tier
from claimledger.reading.phrases.attempts import Attempt, Found
from claimledger.reading.phrases.clauses import first_of
from claimledger.reading.phrases.marks import Mark
from claimledger.reading.phrases.quoting import Said, clause, manner, opened
from claimledger.reading.phrases.sites import Site
from claimledger.reading.phrases.sources import before
from claimledger.reading.phrases.stretches import Stretch, behind
from claimledger.reading.phrases.voices import voice

__all__ = ["by_gap", "by_noun"]

_REACH = 9
"""How many tokens may stand between a noun and its complementizer."""
_LEAST = 2
"""How many tokens a noun's clause has at least."""
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
    said = said._replace(ranges=((start, _before_passive(site, start, end)),))
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
    start = hit.end + bool(site.mark(hit.end) & Mark.COMMA)
    said = clause(site, start)
    if (
        start >= len(site)
        and hit.start > 1
        and site.marks[0] & (Mark.COMPLEMENTIZER | Mark.QUESTION)
    ):
        ranges = ((0, hit.start),)
        said = Said(ranges, manner(site, ranges))
    if said is None:
        return None
    found = attempt.found(Frame.GAP, Voice(), None, said, Tier.HIGH)
    return attrs.evolve(found, cue=(hit.start, hit.end))


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
