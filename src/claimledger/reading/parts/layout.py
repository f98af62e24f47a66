"""How a text is laid out: segments, quotations, and the dates that it names."""

from __future__ import annotations

from typing import final

import attrs

from claimledger.model.periods import Period
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import SegmentKind

__all__ = ["DateMention", "Layout", "Quotation", "Segment"]


@final
@attrs.frozen(weakref_slot=False)
class Quotation:
    """A stretch between quotation marks, these with it.

    One that runs over several paragraphs is one quotation; ``parts`` are its stretches, one for
    each paragraph. ``balanced`` is false where a mark is missing.

    >>> Quotation(Span(0, 4), (Span(0, 4),)).balanced
    True
    """

    span: Span
    parts: tuple[Span, ...]
    balanced: bool = True


@final
@attrs.frozen(weakref_slot=False)
class Segment:
    """A sentence, heading or line; never split inside a quotation.

    ``paragraph`` counts paragraphs from 0.

    >>> Segment(Span(0, 12), paragraph=0).kind
    <SegmentKind.BODY: 'body'>
    """

    span: Span
    paragraph: int
    kind: SegmentKind = SegmentKind.BODY


@final
@attrs.frozen(weakref_slot=False)
class DateMention:
    """A date or stretch of time that the text names.

    ``period`` is what it comes to, as precise as the text is and no more; none where that cannot be
    told. ``inferred`` says how it was got, if the words alone do not say it: ``weekday before the
    document's date``.

    >>> how = "weekday before the document's date"
    >>> mention = DateMention(Span(3, 12), Period("2031-03-05"), how)
    >>> print(mention.period)
    2031-03-05
    """

    span: Span
    period: Period | None
    inferred: str = ""


@final
@attrs.frozen(weakref_slot=False)
class Layout:
    """A text, cut up: each tuple in order of the text.

    >>> Layout("Rain fell.", (Segment(Span(0, 10), 0),), ()).segments[0].span.of("Rain fell.")
    'Rain fell.'
    """

    text: str
    segments: tuple[Segment, ...]
    quotations: tuple[Quotation, ...]
