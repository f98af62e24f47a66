"""What was read in a text: its drafts, its dates, and what nobody is cited for."""

from __future__ import annotations

from typing import final

import attrs

from claimledger.errors import InvalidRecordError
from claimledger.model import Document, Record
from claimledger.reading.accepting.accepting import Accept, Resolve, accepted, policy_of
from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.parts.drafts import Doubt, Draft
from claimledger.reading.parts.layout import DateMention, Quotation, Segment
from claimledger.reading.parts.spans import Span

__all__ = ["Reading"]


@final
@attrs.frozen
class Reading:
    """A text, and what was read in it; each tuple is in order of the text.

    ``own_voice`` are the numbers of the segments that nobody is cited for, ``doubts`` those about
    the text and no draft. ``document`` is the item in which it was published, if that is known.

    >>> reading = Reading("Rain fell.", "en", segments=(Segment(Span(0, 10), 0),), own_voice=(0,))
    >>> [reading.words_of(reading.segments[number].span) for number in reading.own_voice]
    ['Rain fell.']
    """

    text: str = attrs.field(repr=False)
    language: str
    document: Document | None = None
    segments: tuple[Segment, ...] = attrs.field(default=(), repr=False)
    quotations: tuple[Quotation, ...] = attrs.field(default=(), repr=False)
    drafts: tuple[Draft, ...] = ()
    dates: tuple[DateMention, ...] = ()
    own_voice: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    lexicon: Lexicon = attrs.field(
        default=attrs.Factory(lambda self: Lexicon(self.language), takes_self=True),
        eq=False,
        repr=False,
    )

    def words_of(self, *spans: Span) -> str:
        """Return what stands at some spans, joined by spaces, each white space as one space.

        >>> Reading("Rain  fell, he said.", "en").words_of(Span(0, 10), Span(12, 19))
        'Rain fell he said'
        """
        return " ".join(" ".join(span.of(self.text).split()) for span in spans)

    def draft(self, id: str) -> Draft:
        """Return the draft of an id."""
        for draft in self.drafts:
            if draft.id == id:
                return draft
        known = f"{self.drafts[0].id} to {self.drafts[-1].id}" if self.drafts else "none"
        raise InvalidRecordError(f"{id!r} is no draft of this reading", f"it has {known}")

    def chain(self, draft: Draft) -> str:
        """Return a draft's chain in words, the reader first, as the text names its links.

        Parallel links stand with an ``and`` between them, one that nobody names as ``?``. What was
        read is the first, if it is known.
        """
        steps = [" and ".join(voice.words or "?" for voice in step) for step in draft.links]
        if self.document is not None:
            source = self.document.source
            steps.insert(0, getattr(source, "name", source.id))
        return " <- ".join(steps)

    def only(self, accept: Accept) -> Reading:
        """Return the reading with no other drafts than those that are accepted."""
        allowed = policy_of(accept)
        kept = {draft.id: draft for draft in self.drafts if allowed(draft)}
        drafts = tuple(
            attrs.evolve(
                draft,
                inherits_from=draft.inherits_from if draft.inherits_from in kept else None,
                responds_to=tuple(a for a in draft.responds_to if a.draft in kept),
            )
            for draft in kept.values()
        )
        return attrs.evolve(self, drafts=drafts)

    def statements(
        self, *, resolve: Resolve = (), accept: Accept = "medium", own_voice: bool = False
    ) -> tuple[Record, ...]:
        """Return the records of the drafts that are accepted: all that a ledger needs of them.

        ``resolve`` tells whom names stand for: the parties of a ledger, or a function from a
        voice to a party. ``accept`` is ``high``, ``medium`` or ``all``, or a function from a draft
        to yes or no. Parties come first, then claims, the document, and the statements.
        """
        return accepted(self, resolve=resolve, accept=accept, own_voice=own_voice).records
