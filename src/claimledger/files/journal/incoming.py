"""What comes to be appended: bodies, one a line, whole lines of a journal, or a ledger file."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO, Final, final

from claimledger.errors import Fault, LoadError
from claimledger.files.journal.bodies import read_body
from claimledger.files.journal.diagnosing import diagnosed
from claimledger.files.journal.entries import Content, Lost, Torn
from claimledger.files.journal.lines import Lines
from claimledger.files.keeping import Recording
from claimledger.files.limits import DEFAULT, Limits
from claimledger.files.tree import Page

__all__ = ["Feed", "Given", "incoming"]

_LINE: Final = b'{"at":'
_PIECE: Final = 2**16
_LINES: Final = ("type", "body")

Given = tuple[Content, Recording | None]
"""What is to be appended, and when and by whom it was recorded, if that is known."""


def incoming(raw: bytes, number: int, lines: Lines) -> Given:
    """Return what a line brings, and when and by whom that was recorded, if the line tells.

    A line of a journal must be whole; a body may stand in any form, and a statement without its
    id gets the one derived from its content. Anything else raises `LoadError`.

    >>> incoming(b'{"type": "claim", "id": "base", "text": "A base will open"}', 1, Lines("x"))
    (Claim('base', 'A base will open'), None)
    """
    entry = lines.entry(raw)
    if entry is not None:
        return entry.content, Recording(entry.at, entry.by)
    text = _text(raw, lines)
    found = diagnosed(raw, number, lines) if text is None else _body(text, number, lines)
    if isinstance(found, Torn | Lost):
        problem = "only a journal itself tells of what is torn or lost"
        found = (Fault("type", problem, "append records", lines.file, number, 1),)
    if isinstance(found, tuple):
        raise LoadError.of(found)
    return found, None


def _text(raw: bytes, lines: Lines) -> str | None:
    """Return the text of what may be a body, and is no line of a journal."""
    if raw.startswith(_LINE) or len(raw) > lines.limits.line or b"\0" in raw:
        return None
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return None


def _body(text: str, number: int, lines: Lines) -> Content | tuple[Fault, ...]:
    found = read_body(Page(lines.file, text, lines.limits))
    if not isinstance(found, tuple):
        return found
    return tuple(
        Fault(fault.path, fault.problem, fault.mend, lines.file, number, fault.column)
        for fault in found
    )


@final
class Feed:
    """A stream of what is to be appended, read as it comes."""

    def __init__(self, stream: BinaryIO, name: str, limits: Limits = DEFAULT) -> None:
        self.name = name
        self.limits = limits
        self._stream: Any = stream
        self._waiting = b""
        self._begun = False
        self._ended = False

    def _read(self) -> bytes:
        """Return what is there, or wait for more; nothing is the end."""
        found: bytes = self._stream.read1(_PIECE)
        self._ended = not found
        if self._begun:
            return found
        self._begun = True
        return found.removeprefix(BOM_UTF8) or (self._read() if found else found)

    def format(self) -> str:
        """Return what comes: ``lines``, ``yaml`` or ``json``, by the name or the first line."""
        suffix = PurePath(self.name).suffix.lower()
        if suffix in (".yaml", ".yml", ".json"):
            return "json" if suffix == ".json" else "yaml"
        if suffix in (".jsonl", ".ndjson"):
            return "lines"
        return _format(self._first())

    def _first(self) -> bytes:
        """Read to the end of the first line that is not empty, and return that line."""
        piece, pieces, size, begun = self._waiting, [self._waiting], len(self._waiting), False
        while not self._ended and size <= self.limits.line:
            text = piece if begun else piece.lstrip()
            begun = begun or bool(text)
            if b"\n" in text:
                break
            piece = self._read()
            pieces.append(piece)
            size += len(piece)
        self._waiting = b"".join(pieces)
        return self._waiting.lstrip().split(b"\n", 1)[0]

    def whole(self) -> bytes:
        """Return all that comes, or of what is too large so much as shows it."""
        pieces, size = [self._waiting], len(self._waiting)
        while size <= self.limits.file and (piece := self._read()):
            pieces.append(piece)
            size += len(piece)
        return b"".join(pieces)

    def batches(self) -> Iterator[tuple[list[Given], list[Fault]]]:
        """Yield what the lines bring, so many as come at once, and what is wrong with others."""
        lines = Lines(self.name, self.limits)
        number = 0
        for batch in self._lines():
            contents: list[Given] = []
            faults: list[Fault] = []
            for raw in batch:
                number += 1
                if not raw.strip():
                    continue
                try:
                    given = incoming(raw.rstrip(b"\r"), number, lines)
                except LoadError as error:
                    faults += error.faults
                    continue
                if not isinstance(given[0], Torn | Lost):  # they tell of their own file
                    contents.append(given)
            yield contents, faults

    def _lines(self) -> Iterator[list[bytes]]:
        """Yield lines without their ends; of one that is too long, so much as shows it."""
        most = self.limits.line + 1
        held: list[bytes] = []
        size = 0
        piece = self._waiting
        while piece or not self._ended:
            *whole, rest = piece.split(b"\n")
            if whole:
                whole[0] = b"".join((*held, whole[0]))
                held, size = [], 0
                yield [line[:most] for line in whole]
            if size < most:
                held.append(rest)
            size += len(rest)
            piece = self._read()
        if size:
            yield [b"".join(held)[:most]]


def _format(first: bytes) -> str:
    """Tell by its first line what comes; nothing at all is no lines."""
    if not first.strip():
        return "lines"
    if not first.startswith(b"{"):
        return "yaml"
    try:
        found = json.loads(first)
    except (ValueError, RecursionError):
        if first.startswith(b'{"') and not first.startswith(b'{"claimledger"'):
            return "lines"
        return "json" if first.startswith(b'{"') or first.strip() == b"{" else "yaml"
    if any(key in found for key in _LINES) or "claimledger" not in found:
        return "lines"
    return "json"
