"""Ledgers to ledger files: a section a block, a record a line, in YAML or in JSON."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, Protocol

from claimledger.errors import InvalidRecordError
from claimledger.files.journal.disk import SYSTEM, write_whole
from claimledger.files.keeping import Recording
from claimledger.files.pages import Format, PathLike, format_of
from claimledger.files.plain import file_data
from claimledger.ledger import Ledger
from claimledger.model import Expectation

__all__ = ["dump", "dumps", "laid_out"]

_FREE: Final = frozenset(
    (
        *("name", "aliases", "identifiers", "text", "title", "url", "language", "archived"),
        *("note", "meta", "cue", "named_as", "exact", "prefix", "suffix"),
        *("rating", "explanation", "reason", "by"),
    )
)
"""The keys under which any text may stand, such as "2024" or "no", which other tools misread."""

_NOTHING: Final[Mapping[str, Iterable[Recording]]] = MappingProxyType({})

_PLAIN = re.compile(r"[\w./+][^,\[\]{}\"]*", re.DOTALL)
_SPOILT = re.compile(r":(?!\w)| #| $")
_MISLEADING = re.compile(
    r"[-+.0-9][-+.0-9_:eExoTZ]*|true|false|yes|no|on|off|null|~|y|n", re.IGNORECASE | re.ASCII
)
_LONGEST_KEY: Final = 1000


class Shown(Protocol):
    """How a text is written; ``free`` tells that any text may stand there."""

    def __call__(self, text: str, /, *, free: bool) -> str: ...


def laid_out(data: dict[str, Any], format: str) -> str:
    """Return a file's plain data as text."""
    if format == "json":
        return _json_block(data, 0) + "\n"
    return "\n".join(_yaml_block(data, 0)) + "\n"


def _opens(key: str, value: Any, depth: int) -> bool:
    """Tell whether a value takes a line for each entry: a section, a document that says things."""
    if depth == 0:
        return isinstance(value, dict | list) and key != "external"
    return key == "says" if depth == 2 else isinstance(value, dict) and "says" in value


def _yaml_block(value: Any, depth: int) -> Iterator[str]:
    margin = "  " * depth
    if isinstance(value, list):
        yield from (f"{margin}- {_flow(item, _yaml_text)}" for item in value)
        return
    for key, item in value.items():
        head = f"{margin}{_yaml_key(key)}"
        if _opens(key, item, depth):
            yield f"{head}:"
            yield from _yaml_block(item, depth + 1)
        else:
            yield f"{head}: {_flow(item, _yaml_text, free=_free(key, item, depth))}"


def _json_block(value: Any, depth: int) -> str:
    margin = "  " * (depth + 1)
    if isinstance(value, list):
        entries = [_flow(item, _json_text) for item in value]
    else:
        entries = [f"{_json_text(key)}: {_json_item(key, value, depth)}" for key in value]
    lines = ",\n".join(margin + entry for entry in entries)
    opening, closing = "[]" if isinstance(value, list) else "{}"
    return f"{opening}\n{lines}\n{margin[2:]}{closing}"


def _json_item(key: str, value: Any, depth: int) -> str:
    item = value[key]
    if _opens(key, item, depth):
        return _json_block(item, depth + 1)
    return _flow(item, _json_text)


def _free(key: str, value: Any, depth: int) -> bool:
    return key in _FREE or (depth == 1 and isinstance(value, str))


def _flow(value: Any, shown: Shown, *, free: bool = False) -> str:
    """Return a value on one line; within ``free`` any text is told from numbers and words."""
    if isinstance(value, str):
        return shown(value, free=free)
    if isinstance(value, dict):
        entries = (
            f"{_flow_key(key, shown)}: {_flow(item, shown, free=free or key in _FREE)}"
            for key, item in value.items()
        )
        return f"{{{', '.join(entries)}}}"
    if isinstance(value, list):
        return f"[{', '.join(_flow(item, shown, free=free) for item in value)}]"
    return json.dumps(value)


def _flow_key(key: str, shown: Shown) -> str:
    text = shown(key, free=False)
    return f"? {text} " if shown is _yaml_text and len(text) > _LONGEST_KEY else text


def _yaml_key(key: str) -> str:
    return _yaml_text(key, free=False)


def _yaml_text(text: str, *, free: bool) -> str:
    """Return a text as YAML: in quotes where it would be read, or seen, as something else."""
    plain = text.isprintable() and _PLAIN.fullmatch(text) and not _SPOILT.search(text)
    if plain and not (free and _MISLEADING.fullmatch(text)):
        return text
    return _quoted(text, lambda mark: f"\\u{mark:04x}" if mark < 0x10000 else f"\\U{mark:08x}")


def _json_text(text: str, **_free: bool) -> str:
    return _quoted(text, lambda mark: json.dumps(chr(mark))[1:-1])


def _quoted(text: str, escape: Callable[[int], str]) -> str:
    """Return a text in double quotes, with what is invisible escaped."""
    quoted = json.dumps(text, ensure_ascii=False)
    if text.isprintable():
        return quoted
    return "".join(mark if mark.isprintable() else escape(ord(mark)) for mark in quoted)


def dump(
    ledger: Ledger,
    path: PathLike,
    *,
    expects: Iterable[Expectation] = (),
    external: Iterable[str] = (),
    recordings: Mapping[str, Iterable[Recording]] = _NOTHING,
) -> None:
    """Write a ledger to a file: JSON if its name ends in .json, YAML otherwise.

    A ledger with two versions of an id raises `ConflictError`, and nothing is written. The file
    is written whole or not at all, whatever happens meanwhile.
    """
    format = format_of(path)
    text = dumps(ledger, format=format, expects=expects, external=external, recordings=recordings)
    write_whole(SYSTEM, os.fspath(path), [text.encode()])


def dumps(
    ledger: Ledger,
    *,
    format: Format = "yaml",
    expects: Iterable[Expectation] = (),
    external: Iterable[str] = (),
    recordings: Mapping[str, Iterable[Recording]] = _NOTHING,
) -> str:
    """Return a ledger as the text of a file that loads to an equal ledger.

    What the ledger refers to and does not hold is listed under ``external``. ``recordings`` give
    by id when and by whom records were recorded; of others the ledger's own time is written.

    >>> from claimledger.model import Assertion, Claim, Document, Ref, Source
    >>> article = Document("idn-1", Source("idn-times", "IDN Times"), published="2024-06-19")
    >>> shipped = Claim("shipped", "Containers of munitions went to Russia")
    >>> ledger = Ledger().record(Assertion(shipped, chain=[article, Ref("usa")], act="accuses"))
    >>> print(dumps(ledger), end="")
    claimledger: 1
    sources:
      idn-times: IDN Times
    claims:
      shipped: Containers of munitions went to Russia
    documents:
      idn-1:
        source: idn-times
        published: 2024-06-19
        says:
          - {asserts: shipped, act: accuses, chain: [usa]}
    external: [usa]
    """
    if format not in ("yaml", "json"):
        raise InvalidRecordError(f"{format!r} is no format of ledger files", "write yaml or json")
    return laid_out(file_data(ledger, expects, external, recordings), format)
