"""Attempts: a cue whose parts are looked for, and the attribution that comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import attrs

from claimledger.reading.lexicon.entries import Cue
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Frame, Speech, Tier
from claimledger.reading.phrases.said.quoting import Said
from claimledger.reading.phrases.sentence.matching import Hit
from claimledger.reading.phrases.sentence.sites import Range, Site
from claimledger.reading.phrases.speakers.stretches import Stretch

__all__ = ["Attempt", "Found", "tier_of"]


@final
@attrs.frozen(eq=False)
class Found:
    """An attribution in a site: its parts as stretches of tokens."""

    frame: Frame
    hit: Hit
    entry: Cue
    cue: Range
    source: Voice
    stretch: Stretch | None
    content: tuple[Range, ...]
    speech: Speech
    tier: Tier
    addressee: Range | None = None
    open: bool = False
    """Whether what is said stands in the next segment: behind a colon."""


@final
@attrs.frozen(eq=False)
class Attempt:
    """A cue in a site, and the attributions found before it."""

    site: Site
    hit: Hit
    entry: Cue
    lead: int
    """Where the adverbs and auxiliaries begin that belong to the cue."""
    known: Sequence[Found]

    @property
    def between(self) -> int:
        """What the adverbs and auxiliaries before the form may be, together."""
        marks = 0
        for mark in self.site.marks[self.lead : self.hit.start]:
            marks |= mark
        return marks

    @property
    def lead_mark(self) -> int:
        """What the token before the cue may be; nothing at the beginning."""
        return self.site.marks[self.lead - 1] if self.lead else 0

    @property
    def only_behind(self) -> bool:
        """Whether the form always has its source behind it."""
        return Frame.SVO not in self.hit.form.frames

    def found(
        self,
        frame: Frame,
        source: Voice,
        stretch: Stretch | None,
        said: Said,
        tier: Tier,
    ) -> Found:
        """Return the attribution that these parts make."""
        return Found(
            frame,
            self.hit,
            self.entry,
            (self.lead, self.hit.end),
            source,
            stretch,
            said.ranges,
            said.speech,
            tier,
            said.addressee,
        )


def tier_of(said: Said) -> Tier:
    """Return how far what is said may be trusted by its bounds."""
    return Tier.HIGH if said.sure or said.speech is Speech.DIRECT else Tier.MEDIUM
