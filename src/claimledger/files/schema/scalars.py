"""What a text, an id, a date or a word may be, as JSON Schema says it."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

from claimledger.files.readers import WHOLE, YES_OR_NO
from claimledger.model.identity import KEPT_OUT, LONGEST, UNSEEN

__all__ = ["DEFINED", "NULL", "Schema", "chosen", "or_null", "summary", "vocabulary"]

Schema = dict[str, Any]

NULL: Final = "null"

_UNSAID: Final = r"\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f"
"""Controls and marks that are nothing to the eye; a pattern cannot say which are unassigned."""

_MONTH: Final = "(0[1-9]|1[0-2])"
_DAY: Final = "(0[1-9]|[12][0-9]|3[01])"
_CLOCK: Final = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"
_ZONE: Final = "(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?"
_POINT: Final = f"[0-9]{{4}}(-{_MONTH}(-{_DAY}([T ]{_CLOCK}{_ZONE})?)?)?"


def _sign(sign: str) -> str:
    """Return a sign as it stands between the brackets of a pattern, in any regular expression."""
    if not sign.isascii():
        return f"\\u{ord(sign):04x}"
    return f"\\{sign}" if sign in "[]{}" else sign


_UNFIT: Final = "".join(map(_sign, (*sorted(KEPT_OUT), *sorted(UNSEEN))))

DEFINED: Final[Mapping[str, Schema]] = {
    "text": {
        "description": "A text. A number, true or false is read as the text that it is written as.",
        "type": ["string", "number", "boolean"],
    },
    "id": {
        "description": f"An id: one word of at most {LONGEST} letters, digits and signs.",
        "type": ["string", "number", "boolean"],
        "minLength": 1,
        "maxLength": LONGEST,
        "pattern": rf"^[^\s{_UNFIT}{_UNSAID}\ufeff]+$",
        "examples": ["port-daily-1"],
    },
    "date": {
        "description": "A date, a time or a stretch of them, in the precision that is known. "
        "A time without a zone is in UTC.",
        "type": ["string", "integer"],
        "pattern": rf"^({_POINT}(/({_POINT}|\.\.))?|\.\./{_POINT})$",
        "minimum": 1000,
        "maximum": 9999,
        "examples": [
            *("2024", "2024-06", "2024-06-19", "2024-06-19T08:30", "2024-06-19T08:30:15+07:00"),
            *("2024-06/2024-08", "2023-09/..", "../2024-06-19"),
        ],
    },
    "whole-number": {
        "description": "A whole number from 0, of at most 15 digits.",
        "type": ["integer", "string"],
        "pattern": f"^({WHOLE.pattern})$",
        "minimum": 0,
        "exclusiveMaximum": 10**15,
    },
    "yes-or-no": {"description": "Yes or no.", "enum": [True, False, *YES_OR_NO]},
    "sha256": {
        "description": "A SHA-256 in 64 lowercase hex digits; an empty text is as good as none.",
        "type": "string",
        "pattern": "^([0-9a-f]{64})?$",
    },
    "meta": {
        "description": "Data of your own: texts, whole numbers, true, false, null, lists and "
        "mappings. A figure with a decimal point is kept as a text.",
        "type": "object",
    },
}
"""What stands for a single value."""


def vocabulary(kind: type[StrEnum]) -> Schema:
    """Return a closed word list, with what it says of itself."""
    return {"description": summary(kind), **chosen(kind)}


def chosen(words: Iterable[str]) -> Schema:
    """Return a choice of words; ``true`` and ``false`` may stand without quotes."""
    texts = [str(word) for word in words]
    bare = [value for word, value in (("true", True), ("false", False)) if word in texts]
    return {"enum": [*texts, *bare]} if bare else {"type": "string", "enum": texts}


def or_null(schema: Schema) -> Schema:
    """Return a schema that also takes null: a key with nothing behind it is as good as left out."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": NULL}]}
    found = dict(schema)
    if "anyOf" in found:
        found["anyOf"] = [*found["anyOf"], {"type": NULL}]
    if "type" in found:
        kinds = found["type"]
        found["type"] = [*([kinds] if isinstance(kinds, str) else kinds), NULL]
    if "enum" in found:
        found["enum"] = [*found["enum"], None]
    return found


def summary(thing: object) -> str:
    """Return what a class or function says of itself, without its examples."""
    text = (inspect.getdoc(thing) or "").partition(">>>")[0]
    return " ".join(text.replace("``", "").replace("`", "").split())
