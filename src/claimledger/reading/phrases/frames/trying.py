"""Frames: how source, cue and content stand to each other in one segment."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from claimledger.reading.lexicon.entries import Cue
from claimledger.reading.parts.words import Frame
from claimledger.reading.phrases.frames.attempts import Attempt, Found
from claimledger.reading.phrases.frames.inverted import by_according, by_enclitic, by_inverted
from claimledger.reading.phrases.frames.nominals import by_gap, by_noun
from claimledger.reading.phrases.frames.passives import by_passive
from claimledger.reading.phrases.frames.verbs import by_verb
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.matching import Hit
from claimledger.reading.phrases.sentence.sites import Site

__all__ = ["found_at"]

_Read = Callable[[Attempt], Found | None]
_READS: tuple[tuple[Frame, _Read], ...] = (
    (Frame.GAP, by_gap),
    (Frame.NOMINAL, by_noun),
    (Frame.ACCORDING, by_according),
    (Frame.ENCLITIC, by_enclitic),
    (Frame.INVERTED, by_inverted),
    (Frame.SVO, by_verb),
    (Frame.TO_VERB, by_verb),
)
"""The frames in the order in which they are tried."""


def found_at(site: Site, hit: Hit, known: Sequence[Found]) -> Found | None:
    """Return the attribution that a cue makes, by the first of its frames that fits."""
    for reading in hit.readings:
        entry = reading.form.entry
        if isinstance(entry, Cue):
            attempt = _attempt(site, reading, entry, known)
            found = _first_found(attempt) if _is_cue(attempt) else None
            ranges = (
                () if found is None else tuple(part for part in found.content if part[0] < part[1])
            )
            if found is not None and (ranges or not found.content):
                return attrs.evolve(found, content=ranges)
    return None


def _attempt(site: Site, hit: Hit, entry: Cue, known: Sequence[Found]) -> Attempt:
    """Return the attempt that begins with a cue."""
    lead = hit.start
    while lead > 0 and _leads(site.marks, lead - 1):
        lead -= 1
    return Attempt(site, hit, entry, lead, known)


def _leads(marks: Sequence[int], at: int) -> bool:
    """Tell whether a word before a cue belongs to it: an adverb, "not yet"."""
    own = Mark.ADVERB | Mark.AUXILIARY | Mark.NEGATION | Mark.CONDITIONAL
    if marks[at] & Mark.CONTRAST and at and marks[at - 1] & Mark.NEGATION:
        return True
    return bool(marks[at] & own and not marks[at] & Mark.RELATIVE)


def _is_cue(attempt: Attempt) -> bool:
    """Tell whether something was said: not denied, not only to come, not in a name or a title."""
    between = attempt.between
    if between & Mark.NEGATION or attempt.lead_mark & Mark.INFINITIVE:
        return False
    if between & Mark.CONDITIONAL and Frame.TO_VERB not in attempt.hit.form.frames:
        return False
    return attempt.site.heading or not attempt.entry.headline


def _first_found(attempt: Attempt) -> Found | None:
    frames, between = attempt.hit.form.frames, attempt.between
    if between & Mark.PASSIVE and not attempt.entry.participle:
        return by_passive(attempt) if Frame.PASSIVE in frames else None
    if frames == {Frame.PASSIVE}:
        return by_passive(attempt)
    if attempt.entry.participle and between & Mark.AUXILIARY:
        return by_verb(attempt)
    for frame, read in _READS:
        if frame in frames and (found := read(attempt)) is not None:
            return found
    bare = Frame.PASSIVE in frames and not attempt.site.grammar.lexicon.words.passives
    return by_passive(attempt) if bare else None
