"""A line of a journal by its definition, read slowly; and where it differs from how it is read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final, NoReturn

import attrs

from claimledger.errors import InvalidRecordError
from claimledger.files import Limits
from claimledger.files.journal.bodies import read_canonical_body
from claimledger.files.journal.canonical import canonical, hashed
from claimledger.files.journal.entries import Entry
from claimledger.files.journal.lines import VERSION
from claimledger.files.tree import Page
from claimledger.model import Meta, Period

__all__ = ["defined", "disagreement", "is_sealed"]

_KEYS: Final = {"at", "body", "by", "claimledger", "entry", "id", "line"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)


def defined(raw: bytes, limits: Limits) -> Entry | None:
    """Return what stands in a line, if it is one: one canonical text of one value, well hashed."""
    try:
        text = raw.decode()
        line: Any = json.loads(text, parse_float=_refuse, parse_constant=_refuse)
        if not isinstance(line, dict) or line.keys() != _KEYS or canonical(line) != text:
            return None
    except (ValueError, RecursionError):
        return None
    at, by, entry = _time(line["at"]), line["by"], line["entry"]
    rest = {key: value for key, value in line.items() if key != "line"}
    body = canonical(line["body"])
    if (
        isinstance(at, str)
        or not (isinstance(by, str) and len(by) <= limits.text and not _SURROGATE.search(by))
        or not (type(line["claimledger"]) is int and line["claimledger"] == VERSION)
        or not (type(entry) is int and 0 < entry <= limits.entries)
        or (line["id"], line["line"]) != (hashed(body), hashed(canonical(rest)))
    ):
        return None
    content = read_canonical_body(Page("", body, limits))
    if isinstance(content, tuple):
        return None
    return Entry(content, at, by, entry, line["id"], line["line"])


def _time(written: Any) -> Period | str | None:
    """Return a time, or a text for what is none."""
    if written is None:
        return None
    try:
        found = Period(written)
    except InvalidRecordError:
        return "no time"
    return found if found.written == written else "not as it is written"


def is_sealed(raw: bytes) -> bool:
    """Tell whether a line's own hash, at its end, is right."""
    match = re.search(rb',"line":"([0-9a-f]{64})"\}\Z', raw)
    return (
        match is not None and sha256(raw[: match.start()] + b"}").hexdigest().encode() == match[1]
    )


def disagreement(raw: bytes, found: Entry | None, limits: Limits) -> Iterator[str]:
    """Yield in what a reader found something else in a line than its definition has it."""
    meant = defined(raw, limits)
    if (found is None) is not (meant is None):
        which = "the definition" if found is None else "the reader"
        yield f"only {which} takes this line: {raw!r:.300}"
    elif found is not None and meant is not None:
        yield from _differing(found, meant, "entry")
        if found != meant or hash(found) != hash(meant) or repr(found) != repr(meant):
            yield f"not equal: {found!r:.200}"


def _differing(one: Any, other: Any, path: str) -> Iterator[str]:
    """Yield where two values differ, in type or in value."""
    if type(one) is not type(other):
        yield f"{path}: {type(one).__name__}, not {type(other).__name__}"
    elif isinstance(one, Meta):
        yield from _differing(tuple(one.items()), tuple(other.items()), path)
    elif attrs.has(type(one)):
        for field in attrs.fields(type(one)):
            name = field.name
            yield from _differing(getattr(one, name), getattr(other, name), f"{path}.{name}")
    elif isinstance(one, tuple) and len(one) == len(other):
        for number, pair in enumerate(zip(one, other, strict=True)):
            yield from _differing(*pair, f"{path}[{number}]")
    elif one != other:
        yield f"{path}: {one!r:.60}, not {other!r:.60}"
