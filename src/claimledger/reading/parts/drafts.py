"""Drafts: what one sentence of a text says that somebody said, not yet a record."""

from __future__ import annotations

from typing import Protocol, final

import attrs

from claimledger.reading.parts.layout import DateMention, Segment
from claimledger.reading.parts.spans import Span
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

__all__ = ["Answered", "Doubt", "Draft", "Read", "Voice"]


@final
@attrs.frozen(weakref_slot=False)
class Voice:
    """Somebody as the text names them; ``words`` are those of the spans, joined by spaces.

    Nobody is named where ``form`` is ``none``; then there are neither spans nor words.

    >>> Voice((Span(0, 6),), Form.NAME, "Reuters").words
    'Reuters'
    """

    spans: tuple[Span, ...] = ()
    form: Form = Form.NONE
    words: str = ""


@final
@attrs.frozen(weakref_slot=False)
class Doubt:
    """What is left to decide, in words; ``candidates`` are the choices, likeliest first.

    >>> Doubt(Doubtful.AMBIGUOUS_PRONOUN, "who is meant by 'she'?", ("Mira Sand", "Ida Holm")).kind
    <Doubtful.AMBIGUOUS_PRONOUN: 'ambiguous_pronoun'>
    """

    kind: Doubtful
    says: str
    candidates: tuple[str, ...] = ()


@final
@attrs.frozen(weakref_slot=False)
class Answered:
    """A draft that another answers, by id; ``sure`` is false for what it may answer too."""

    draft: str
    sure: bool = True


@final
@attrs.frozen(weakref_slot=False)
class Draft:
    """Who says what, as one sentence has it, with what speaks for reading it so.

    ``links`` is the chain from the outermost that the text names to the one who speaks, each step
    one voice or several parallel ones; the text's own outlet is not in it. ``rule`` is the frame
    and the form that led here: ``svo:menuduh``.

    >>> text = "Mira Sand denied that the mill was sold."
    >>> speaker = Voice((Span(0, 9),), Form.NAME, "Mira Sand")
    >>> cue, content = (Span(10, 16),), (Span(17, 39),)
    >>> draft = Draft("d1", speaker, cue, content, SpeechAct.DENY, "svo:denied", 0)
    >>> draft.content[0].of(text)
    'that the mill was sold'
    """

    id: str
    source: Voice
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    act: SpeechAct
    rule: str
    segment: int
    """The number of the segment that holds the cue, from 0."""
    speech: Speech = Speech.INDIRECT
    polarity: Polarity = Polarity.POSITIVE
    certainty: Surety = Surety.CERTAIN
    commits: Commits = Commits.SOURCE
    tier: Tier = Tier.HIGH
    links: tuple[tuple[Voice, ...], ...] = ()
    inherits_from: str | None = None
    responds_to: tuple[Answered, ...] = ()
    addressee: Span | None = None
    doubts: tuple[Doubt, ...] = ()


class Read(Protocol):
    """What a text was read as; a reading has it all, and so has what another reader made."""

    @property
    def text(self) -> str:
        """The text."""
        ...

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Its sentences."""
        ...

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """Who says what."""
        ...

    @property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates in it."""
        ...

    @property
    def own_voice(self) -> tuple[int, ...]:
        """The numbers of the segments that nobody is cited for."""
        ...
