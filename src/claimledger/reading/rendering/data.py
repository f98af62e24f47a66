"""Readings as plain data, for programs and for other readers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from claimledger.model.vocabulary import Vocabulary
from claimledger.reading.parts.drafts import Doubt, Draft, Voice
from claimledger.reading.parts.layout import DateMention, Segment
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import (
    Doubtful,
    Form,
    Polarity,
    SegmentKind,
    Speech,
    SpeechAct,
    Surety,
    Tier,
)
from claimledger.reading.reading import Reading

__all__ = ["reading_data", "reading_schema"]


def reading_data(reading: Reading) -> dict[str, Any]:
    """Return a reading as plain data; a span is ``[start, end]`` in code points.

    `reading_from` reads it again.

    >>> reading_data(Reading("Rain fell.", "en", own_voice=()))
    {'drafts': [], 'dates': [], 'own_voice': [], 'segments': []}
    """
    return {
        "drafts": [_draft(draft) for draft in reading.drafts],
        "dates": [_date(date, reading.text) for date in reading.dates],
        "own_voice": list(reading.own_voice),
        "segments": [_segment(segment) for segment in reading.segments],
    }


def _draft(draft: Draft) -> dict[str, Any]:
    return {
        "id": draft.id,
        "source": _spans(draft.source.spans),
        "cue": _spans(draft.cue),
        "content": _spans(draft.content),
        "act": draft.act.value,
        "polarity": draft.polarity.value,
        "certainty": draft.certainty.value,
        "speech": draft.speech.value,
        "links": [[_voice(voice) for voice in step] for step in draft.links],
        "inherits_from": draft.inherits_from,
        "responds_to": [{"draft": a.draft, "sure": a.sure} for a in draft.responds_to],
        "rule": draft.rule,
        "tier": draft.tier.value,
        "doubts": [_doubt(doubt) for doubt in draft.doubts],
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {"spans": _spans(voice.spans), "form": voice.form.value, "words": voice.words}


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {
        "kind": doubt.kind.value,
        "says": doubt.says,
        "candidates": list(doubt.candidates),
    }


def _date(date: DateMention, text: str) -> dict[str, Any]:
    return {
        "span": _span(date.span),
        "text": date.span.of(text),
        "period": None if date.period is None else date.period.written,
        "inferred": date.inferred,
    }


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "span": _span(segment.span),
        "paragraph": segment.paragraph,
        "kind": segment.kind.value,
    }


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


_SPAN: Final = {
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}],
    "items": False,
    "minItems": 2,
    "description": "start and end in code points, the end not included",
}


def reading_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `reading_data` returns."""
    text = {"type": "string"}
    spans = _list(_SPAN)
    voice = _object(spans=spans, form=_one_of(Form), words=text)
    doubt = _object(kind=_one_of(Doubtful), says=text, candidates=_list(text))
    draft = _object(
        id=text,
        source=spans,
        cue=spans,
        content=spans,
        act=_one_of(SpeechAct),
        polarity=_one_of(Polarity),
        certainty=_one_of(Surety),
        speech=_one_of(Speech),
        links=_list({**_list(voice), "minItems": 1}),
        inherits_from={"type": ["string", "null"]},
        responds_to=_list(_object(draft=text, sure={"type": "boolean"})),
        rule=text,
        tier=_one_of(Tier),
        doubts=_list(doubt),
    )
    number = {"type": "integer", "minimum": 0}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A text as claimledger reads it",
        **_object(
            drafts=_list(draft),
            dates=_list(
                _object(span=_SPAN, text=text, period={"type": ["string", "null"]}, inferred=text)
            ),
            own_voice=_list(number),
            segments=_list(_object(span=_SPAN, paragraph=number, kind=_one_of(SegmentKind))),
        ),
    }


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _one_of(words: type[Vocabulary]) -> dict[str, Any]:
    return {"enum": [word.value for word in words]}
