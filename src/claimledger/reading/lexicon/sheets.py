"""Sheets: the TOML files of lexicons as plain tables, with the place of each thing in them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path as File
from typing import Any, Final, final

import attrs

from claimledger.errors import Fault, LoadError, close_matches
from claimledger.model.plain import printable
from claimledger.reading.lexicon.entries import Place
from claimledger.reading.lexicon.places import Path, Spot, places_in

__all__ = ["Sheet", "parsed", "read_sheet", "shortened", "suggestion"]

_LARGEST: Final = 4
"""How many MiB a file may have."""
_AT: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_LONGEST: Final = 600
"""How long a part of a fault may get; of what is longer, the middle is left out."""


def suggestion(word: str, known: Sequence[str]) -> str:
    """Return how to mend a word that is in no closed list: close matches, or the list.

    >>> suggestion("from", ["form", "forms"]), suggestion("x", ["form", "forms"])
    ("did you mean 'form' or 'forms'?", 'write one of form, forms')
    """
    close = close_matches(word, known)
    quoted = " or ".join(map(repr, close))
    return f"did you mean {quoted}?" if close else f"write one of {', '.join(known)}"


def shortened(text: str) -> str:
    """Return a text, or the beginning of a long one."""
    return text if len(text) <= 60 else f"{text[:57]}..."


def _told(text: str) -> str:
    """Return a text as a fault tells it: on one line, with nothing invisible, not too long."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]}...{text[-_LONGEST // 2 :]}"
    return printable(text)


@final
@attrs.frozen
class Sheet:
    """A TOML file: its name as faults tell it, its table, and where what stands."""

    name: str
    table: Mapping[str, Any]
    spots: Mapping[Path, Spot] = attrs.field(factory=dict, repr=False)

    def spot(self, path: Path) -> Spot:
        """Return where a thing stands; of what is missing, where the nearest thing around it is."""
        while path and path not in self.spots:
            path = path[:-1]
        return self.spots.get(path, Spot(1, 1))

    def place(self, path: Path) -> Place:
        """Return where a thing stands, without its column."""
        return Place(self.name, self.spot(path).line)

    def fault(self, path: Path, problem: str, mend: str) -> Fault:
        """Return what is wrong with a thing as a fault with its place."""
        spot = self.spot(path)
        way = _way(path)
        return Fault(_told(way), _told(problem), _told(mend), self.name, spot.line, spot.column)


def _way(path: Path) -> str:
    """Return the way to a thing in words: ``cue[3].forms[0]``, counted from 0."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{_key(step)}" for step in path)
    return "".join(steps).removeprefix(".")


def _key(step: str) -> str:
    return step if _BARE.fullmatch(step) else f'"{step}"'


def read_sheet(file: File | Traversable, name: str) -> Sheet:
    """Read a file as a sheet; one that cannot be read, or is no TOML, raises `LoadError`."""
    name = printable(name)
    try:
        if isinstance(file, File) and file.exists() and not file.is_file():
            raise _unread(name, "this is no file", "name a TOML file")  # a pipe keeps us waiting
        with file.open("rb") as opened:
            data = opened.read(_LARGEST * 2**20 + 1)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
        problem = f"this cannot be opened: {reason}"
        raise _unread(name, problem, "check the path and its rights") from None
    return parsed(data, name)


def parsed(data: bytes, name: str) -> Sheet:
    r"""Return the sheet that the bytes of a file are.

    >>> parsed(b'language = "eo"\n', "eo.toml").table
    {'language': 'eo'}
    """
    if len(data) > _LARGEST * 2**20:
        raise _unread(name, f"this has more than {_LARGEST} MiB", "take out what is no lexicon")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        given = error.object  # without a mark of byte order
        problem = f"the byte 0x{given[error.start]:02x} is not UTF-8"
        spot = _end_of(given[: error.start].decode())
        raise _unread(name, problem, "save the file as UTF-8", spot) from None
    try:
        table = tomllib.loads(text)
    except RecursionError:
        problem = "this is nested too deep"
        raise _unread(name, problem, "nest fewer lists and tables") from None
    except ValueError as error:  # of TOML, or of a number with very many digits
        words = str(error)
        at: Spot | None = None
        if found := _AT.search(words):
            words = words[: found.start()]
            at = Spot(int(found[1]), int(found[2])) if found[1] else _end_of(text)
        problem = f"this is no TOML: {words[:1].lower()}{words[1:]}"
        mend = "write each key and table once, and texts in quotes"
        raise _unread(name, problem, mend, at) from None
    return Sheet(name, table, places_in(text))


def _unread(name: str, problem: str, mend: str, spot: Spot | None = None) -> LoadError:
    line, column = (spot.line, spot.column) if spot else (0, 0)
    return LoadError.of([Fault("", _told(problem), mend, name, line, column)])


def _end_of(text: str) -> Spot:
    """Return the place behind a text."""
    return Spot(text.count("\n") + 1, len(text) - text.rfind("\n"))
