"""Claims: what an attribution comes to: its act, how sure it is, and its parts."""

from __future__ import annotations

from claimledger.reading.parts.words import Polarity, SpeechAct, Surety
from claimledger.reading.phrases.frames.attempts import Found
from claimledger.reading.phrases.sentence.amounts import graded
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Range, Site

__all__ = ["conjuncts", "meaning"]

_NEAR = 5
"""Within how many tokens a noun stands that takes up what was said before."""
_SUBJECT = 7
"""How many tokens a conjunct's subject may have."""


def meaning(site: Site, found: Found) -> tuple[SpeechAct, Polarity, Surety]:
    """Return what a cue means before its object."""
    entry = found.entry
    if found.content:
        start, end = found.content[0]
        end = min(end, start + _NEAR)
        for when in entry.when:
            anaphoric = when.object == "@anaphor" and site.holds(start, end, Mark.ANAPHOR)
            if anaphoric or when.object in site.lows[start:end]:
                return when.speech_act, when.polarity, when.certainty
    return entry.speech_act, entry.polarity, _hedged(site, found) or entry.certainty


def _hedged(site: Site, found: Found) -> Surety | None:
    """Return how sure somebody is who hedges what they say: "it may rain"."""
    if found.entry.certainty is not Surety.CERTAIN:
        return None
    marks = site.marks
    for start, end in found.content:
        for n in range(start, end):
            if marks[n] & Mark.PROBABLE and not graded(site, n):
                return Surety.PROBABLE
            if marks[n] & Mark.POSSIBLE and not site.holds(max(0, n - 1), n + 2, Mark.NEGATION):
                return Surety.POSSIBLE
    return None


def conjuncts(site: Site, start: int, end: int) -> tuple[Range, ...]:
    """Return what a stretch accuses of, one by one.

    Each is a clause with a subject and an auxiliary of its own, a verb, or has a preposition that
    stands before the first, too: "of lying and of stealing".
    """
    marks = site.marks
    parts = []
    first = start
    for n in range(start + 1, end - 1):
        if marks[n] & Mark.JOIN and (
            (_finite(site, first, n) and _own_subject(site, n + 1, end)) or _second(site, first, n)
        ):
            last = n - 1 if marks[n - 1] & Mark.COMMA else n
            parts.append((first, last))
            first = n + 1
    parts.append((first, end))
    return tuple(part for part in parts if part[0] < part[1])


def _second(site: Site, start: int, join: int) -> bool:
    """Tell whether a second verb, or the same preposition again, stands behind a conjunction."""
    marks, lows = site.marks, site.lows
    if marks[join + 1] & Mark.COMPLEMENTIZER and marks[start] & Mark.COMPLEMENTIZER:
        return True
    if marks[join + 1] & Mark.JOINER:
        return lows[join + 1] in lows[start:join]
    beginnings = site.grammar.lexicon.words.verb_beginnings
    return (
        bool(beginnings)
        and not marks[join + 1] & Mark.CAPITAL
        and lows[join + 1].startswith(beginnings)
        and any(low.startswith(beginnings) for low in lows[start:join])
    )


def _finite(site: Site, start: int, end: int) -> bool:
    return any(site.marks[n] & Mark.AUXILIARY for n in range(start, end))


def _own_subject(site: Site, start: int, end: int) -> bool:
    """Tell whether a noun phrase and then an auxiliary follow."""
    marks = site.marks
    stop = Mark.COMMA | Mark.STOP | Mark.JOIN | Mark.RELATIVE | Mark.SUBORDINATOR | Mark.PREPOSITION
    for n in range(start, min(start + _SUBJECT, end)):
        if marks[n] & Mark.AUXILIARY:
            return n > start
        if marks[n] & stop:
            return False
    return False
