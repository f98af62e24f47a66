"""Readings as plain data, for programs and for other readers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, final

import attrs

from claimledger.model import Period
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.layout import DateMention
from claimledger.reading.parts.shape import READING, Kind, Many, schema_of
from claimledger.reading.parts.spans import Span
from claimledger.reading.reading import Reading

__all__ = ["reading_data", "reading_schema"]


def reading_data(reading: Reading) -> dict[str, Any]:
    """Return a reading as plain data; a span is ``[start, end]`` in code points.

    `reading_from` reads it again.

    >>> reading_data(Reading("Rain fell.", "en", own_voice=()))
    {'drafts': [], 'dates': [], 'own_voice': [], 'segments': []}
    """
    told = {
        "drafts": reading.drafts,
        "dates": [_dated(date, reading.text) for date in reading.dates],
        "own_voice": reading.own_voice,
        "segments": reading.segments,
    }
    return {name: _data(kind, told[name]) for name, kind in READING.items()}


@final
@attrs.frozen
class _Dated:
    """A date with its words."""

    span: Span
    text: str
    period: Period | None
    inferred: str


def _dated(date: DateMention, text: str) -> _Dated:
    return _Dated(date.span, date.span.of(text), date.period, date.inferred)


def _data(kind: Kind, value: Any) -> Any:
    """Return a value as it is written where something of a kind stands.

    >>> from claimledger.reading.parts.shape import Plain
    >>> _data(Many(Plain.SPAN), (Span(0, 4), Span(9, 12)))
    [[0, 4], [9, 12]]
    """
    if isinstance(kind, Many):
        # a source is told by its place; the chain tells the rest of it
        several = value.spans if isinstance(value, Voice) else value
        return [_data(kind.of, item) for item in several]
    if isinstance(kind, Mapping):
        return {name: _data(of, getattr(value, name)) for name, of in kind.items()}
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Period):
        return value.written
    return value.value if isinstance(kind, type) else value


def reading_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `reading_data` returns.

    >>> list(reading_schema()["properties"])
    ['drafts', 'dates', 'own_voice', 'segments']
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A text as claimledger reads it",
        **schema_of(READING),
    }
