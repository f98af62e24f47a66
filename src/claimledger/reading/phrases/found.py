"""What a frame finds: an attribution in a site, and what its parts have in common."""

from __future__ import annotations

from typing import final

import attrs

from claimledger.reading.lexicon.entries import Cue
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Frame, Speech, Tier
from claimledger.reading.phrases.clauses import clause_end, further
from claimledger.reading.phrases.contents import Range, Said, after
from claimledger.reading.phrases.matching import Hit
from claimledger.reading.phrases.sites import Site, Stretch
from claimledger.reading.phrases.tokens import Mark

__all__ = ["Found", "behind_comma", "joined", "manner_of", "tier_of"]


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


def behind_comma(site: Site, start: int, entry: Cue) -> Said | None:
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
        return Said(ranges, manner_of(site, ranges))
    if n < size and marks[n] & Mark.COMPLEMENTIZER:
        return after(site, n, entry)
    return None


def joined(site: Site, said: Said, end: int) -> Said:
    """Return what is said, with what goes on behind its attribution."""
    quoted = said.speech is Speech.DIRECT
    rest = further(site, end, quoted=quoted or said.speech is Speech.MIXED)
    return said._replace(ranges=said.ranges + rest) if rest else said


def manner_of(site: Site, ranges: tuple[Range, ...]) -> Speech:
    for start, end in ranges:
        if any(m & Mark.QUOTE for m in site.marks[start:end]):
            return Speech.MIXED
    return Speech.INDIRECT


def tier_of(said: Said) -> Tier:
    return Tier.HIGH if said.sure or said.speech is Speech.DIRECT else Tier.MEDIUM
