"""What an example may expect: the parts of a draft in words, as programs get them in JSON.

The words are those of the text, as a person would copy them; spans would have to be counted.
"""

from __future__ import annotations

from typing import final

import attrs

from claimledger.model.periods import Period
from claimledger.reading.parts.drafts import Answered
from claimledger.reading.parts.words import (
    Commits,
    Doubtful,
    Form,
    Polarity,
    Speech,
    SpeechAct,
    Surety,
    Tier,
)

__all__ = ["DateSaid", "Expectation", "Said"]


@attrs.frozen
class Said:
    """What one draft is expected to say; whatever is left out may be anything."""

    source: str | None = None
    """The words that name who says it."""
    form: Form | None = None
    cue: str | tuple[str, ...] | None = None
    """The words of the cue; a list where it stands in several stretches, in their order."""
    content: str | tuple[str, ...] | None = None
    """The words that are said; a list, as for the cue."""
    act: SpeechAct | None = None
    speech: Speech | None = None
    polarity: Polarity | None = None
    certainty: Surety | None = None
    commits: Commits | None = None
    chain: tuple[tuple[str, ...], ...] | None = None
    """The links from the outermost to the one who speaks, each a list of those who stand side by
    side; ``"?"`` is somebody who is not named."""
    addressee: str | None = None
    """The words that name who is spoken to."""
    rule: str | None = None
    tier: Tier | None = None
    inherits_from: str | None = None
    """The id of a draft, counted from the beginning of the text: ``d1``, ``d2``."""
    responds_to: tuple[Answered, ...] | None = None
    doubts: tuple[Doubtful, ...] | None = None
    """The kinds of all doubts, in their order."""


@final
@attrs.frozen
class DateSaid:
    """A date that is expected: its words, and what they come to."""

    text: str
    period: Period | None = None
    inferred: str | None = None


@final
@attrs.frozen
class Expectation(Said):
    """What is expected of a text: a draft that says all this, and the lists that are given.

    A table is a part of what is read, a list the whole of it.
    """

    drafts: int | tuple[Said, ...] | None = None
    """How many drafts there are, or each of them in order."""
    dates: tuple[DateSaid, ...] | None = None
    segments: tuple[str, ...] | None = None
    """Each sentence, heading or line, as the text has it."""
    own_voice: tuple[str, ...] | None = None
    """Those of them for which nobody is cited."""
