"""One text for one value: canonical JSON as RFC 8785 has it, of what a journal holds."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import Any, Final, NoReturn

from claimledger.errors import InvalidRecordError

__all__ = ["canonical", "decoded", "hashed"]

_PLAIN: Final[Any] = {
    "ensure_ascii": False,
    "check_circular": False,
    "allow_nan": False,
    "separators": (",", ":"),
}
_encode = json.JSONEncoder(sort_keys=True, **_PLAIN).encode
_as_it_is = json.JSONEncoder(**_PLAIN).encode

_DISORDERED = re.compile("[\U00010000-\U0010ffff]")
"""The signs that RFC 8785, which sorts by UTF-16, sorts before some that are smaller."""


def canonical(value: Any) -> str:
    """Return plain data as canonical JSON: keys sorted, no spaces, nothing escaped needlessly.

    The data are texts, whole numbers below 2**53, true, false, null, lists and mappings with
    texts as keys: what a record's body is made of.

    >>> canonical({"text": "Déjà vu", "accused": ["usa"]})
    '{"accused":["usa"],"text":"Déjà vu"}'
    """
    text = _encode(value)
    if not text.isascii() and _DISORDERED.search(text):
        return _as_it_is(_in_order(value))
    return text


def _in_order(value: Any) -> Any:
    if isinstance(value, list):
        return [_in_order(item) for item in value]
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return {key: _in_order(value[key]) for key in keys}
    return value


def hashed(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in 64 hex digits.

    >>> hashed("{}")[:12]
    '44136fa355b3'
    """
    return sha256(text.encode()).hexdigest()


def _refuse(word: str) -> NoReturn:
    raise InvalidRecordError(
        f"{word[:40]} is no number of a journal", "write a whole number, or a figure as a text"
    )


def _whole(digits: str) -> int:
    if len(digits) > 17 or not -(2**53) < int(digits) < 2**53:
        _refuse(digits)
    return int(digits)


_decoder = json.JSONDecoder(parse_float=_refuse, parse_int=_whole, parse_constant=_refuse)
_decode = _decoder.raw_decode


def decoded(text: str) -> Any:
    """Read JSON that stands alone; a number that is not whole, or too large, is refused.

    Of a key that stands twice the last counts: what is read is canonical only if `canonical`
    gives the same text again.

    >>> decoded('{"value": 1.5}')
    Traceback (most recent call last):
    claimledger.errors.InvalidRecordError: 1.5 is no number of a journal; \
write a whole number, or a figure as a text
    """
    found, end = _decode(text)
    if end != len(text):
        raise InvalidRecordError("something stands behind the value", "write one value")
    return found
