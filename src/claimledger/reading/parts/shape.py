"""The shape of a reading as plain data: what each object has, and what stands there.

What is written, what is read, and the JSON Schema all follow it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final, final

import attrs

from claimledger.model.vocabulary import Vocabulary
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

__all__ = [
    "ANSWER",
    "DATE",
    "DOUBT",
    "DRAFT",
    "READING",
    "SEGMENT",
    "VOICE",
    "Kind",
    "Many",
    "Plain",
    "schema_of",
]


class Plain(Enum):
    """What is one plain value, with its JSON Schema."""

    TEXT = "text"
    MAYBE = "a text or nothing"
    NUMBER = "number"
    FLAG = "yes or no"
    SPAN = "span"


@final
@attrs.frozen
class Many:
    """A list of things of a kind, ``least`` of them at least."""

    of: Kind
    least: int = 0


Kind = Plain | Many | Mapping[str, "Kind"] | type[Vocabulary]
"""What stands somewhere: a plain value, a list, an object, or a word of a closed list."""

SPANS: Final = Many(Plain.SPAN)
VOICE: Final[Mapping[str, Kind]] = {"spans": SPANS, "form": Form, "words": Plain.TEXT}
DOUBT: Final[Mapping[str, Kind]] = {
    "kind": Doubtful,
    "says": Plain.TEXT,
    "candidates": Many(Plain.TEXT),
}
ANSWER: Final[Mapping[str, Kind]] = {"draft": Plain.TEXT, "sure": Plain.FLAG}
DRAFT: Final[Mapping[str, Kind]] = {
    "id": Plain.TEXT,
    "source": SPANS,
    "cue": SPANS,
    "content": SPANS,
    "act": SpeechAct,
    "polarity": Polarity,
    "certainty": Surety,
    "speech": Speech,
    "links": Many(Many(VOICE, least=1)),
    "inherits_from": Plain.MAYBE,
    "responds_to": Many(ANSWER),
    "rule": Plain.TEXT,
    "tier": Tier,
    "doubts": Many(DOUBT),
}
DATE: Final[Mapping[str, Kind]] = {
    "span": Plain.SPAN,
    "text": Plain.TEXT,
    "period": Plain.MAYBE,
    "inferred": Plain.TEXT,
}
SEGMENT: Final[Mapping[str, Kind]] = {
    "span": Plain.SPAN,
    "paragraph": Plain.NUMBER,
    "kind": SegmentKind,
}
READING: Final[Mapping[str, Kind]] = {
    "drafts": Many(DRAFT),
    "dates": Many(DATE),
    "own_voice": Many(Plain.NUMBER),
    "segments": Many(SEGMENT),
}

_PLAIN: Final[Mapping[Plain, dict[str, Any]]] = {
    Plain.TEXT: {"type": "string"},
    Plain.MAYBE: {"type": ["string", "null"]},
    Plain.NUMBER: {"type": "integer", "minimum": 0},
    Plain.FLAG: {"type": "boolean"},
    Plain.SPAN: {
        "type": "array",
        "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}],
        "items": False,
        "minItems": 2,
        "description": "start and end in code points, the end not included",
    },
}


def schema_of(kind: Kind) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what is of a kind; an object has all its fields.

    >>> schema_of(Many(Plain.TEXT, least=1))
    {'type': 'array', 'items': {'type': 'string'}, 'minItems': 1}
    """
    if isinstance(kind, Plain):
        return dict(_PLAIN[kind])
    if isinstance(kind, Many):
        least = {"minItems": kind.least} if kind.least else {}
        return {"type": "array", "items": schema_of(kind.of), **least}
    if isinstance(kind, Mapping):
        return {
            "type": "object",
            "properties": {name: schema_of(of) for name, of in kind.items()},
            "required": list(kind),
            "additionalProperties": False,
        }
    return {"enum": [word.value for word in kind]}
