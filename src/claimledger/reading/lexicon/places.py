"""Where things stand in a TOML file: tomllib tells no lines, so they are looked up in the text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Final, final

import attrs

__all__ = ["Path", "Spot", "places_in"]

Path = tuple[str | int, ...]
"""The way to a value: keys, and the numbers of items from 0."""

_TOKEN: Final = re.compile(
    r'''
      (?P<line>\n)
    | (?P<space>[ \t]++ | \#[^\n]*+)
    | (?P<text>
          """ (?: [^"\\]++ | \\. | "{1,2}(?!") )*+ "{3,5}
        | \'\'\' (?: [^\']++ | \'{1,2}(?!\') )*+ \'{3,5}
        | " (?: [^"\\\n]++ | \\. )*+ "
        | ' [^'\n]*+ '
      )
    | (?P<mark>[][{},=.])
    | (?P<bare>[^][{},=.\s\#"']++)
    ''',
    re.VERBOSE | re.DOTALL,
)


@final
@attrs.frozen
class Spot:
    """A line and a column, from 1."""

    line: int
    column: int


@final
@attrs.define
class _Inside:
    """A list (``number`` counts its items) or an inline table that is not closed yet."""

    path: Path
    number: int | None


@final
class _Scribe:
    """Notes down where each key and item begins, token by token, for text that is sound TOML."""

    def __init__(self) -> None:
        self.spots: dict[Path, Spot] = {}
        self._table: Path = ()
        self._lasts: dict[Path, int] = {}
        """The number of the last ``[[table]]`` of each name."""
        self._open: list[_Inside] = []
        self._key: list[tuple[str, Spot]] = []
        self._brackets = 0
        """How many of the brackets of a header are open; the header's key is read meanwhile."""
        self._value: Path | None = None
        """The way to the value that is read; none while a key is."""

    def take(self, kind: str, sign: str, spot: Spot) -> None:
        """Take in the next token that is no white space."""
        if self._brackets:
            self._header(kind, sign, spot)
        elif self._value is None:
            self._keyed(kind, sign, spot)
        else:
            self._within(kind, sign, spot)

    def _keyed(self, kind: str, sign: str, spot: Spot) -> None:
        """Take in a part of a key, or what stands in a key's place."""
        if kind in ("bare", "text"):
            self._key.append((_plain(sign), spot))
        elif sign == "=":
            here = self._open[-1].path if self._open else self._table
            for part, at in self._key:
                here = (*here, part)
                self.spots.setdefault(here, at)
            self._key.clear()
            self._value = here
        elif sign == "[":
            self._brackets = 1
        elif sign == "}":
            self._close()

    def _header(self, kind: str, sign: str, spot: Spot) -> None:
        if kind in ("bare", "text"):
            self._key.append((_plain(sign), spot))
        elif sign == "[":
            self._brackets = 2
        elif sign == "]":
            if self._key:
                self._enter()
            self._brackets -= 1

    def _enter(self) -> None:
        """Enter the table that a header names, ``[a.b]`` or ``[[a.b]]``."""
        here: Path = ()
        for number, (part, at) in enumerate(self._key, 1):
            here = (*here, part)
            self.spots.setdefault(here, at)
            if number == len(self._key) and self._brackets == 2:
                self._lasts[here] = self._lasts.get(here, -1) + 1
            if here in self._lasts:
                here = (*here, self._lasts[here])
                self.spots.setdefault(here, at)
        self._key.clear()
        self._table = here

    def _within(self, kind: str, sign: str, spot: Spot) -> None:
        """Take in a part of a value."""
        inside = self._open[-1] if self._open else None
        if kind == "line":
            if inside is None:
                self._value = None
            return
        if sign in ("]", "}"):
            self._close()
            return
        if sign == ",":
            self._next()
            return
        path: Path = self._value or ()
        if inside is not None and inside.number is not None:
            path = (*inside.path, inside.number)
            self.spots.setdefault(path, spot)
        if sign == "[":
            self._open.append(_Inside(path, 0))
        elif sign == "{":
            self._open.append(_Inside(path, None))
            self._value = None

    def _next(self) -> None:
        inside = self._open[-1]
        if inside.number is None:
            self._value = None
        else:
            inside.number += 1

    def _close(self) -> None:
        """Leave the innermost list or inline table; what it is in goes on."""
        self._value = self._open.pop().path


def _plain(sign: str) -> str:
    """Return a part of a key without its quotation marks."""
    return str(tomllib.loads(f"k={sign}")["k"]) if sign[0] in "\"'" else sign


def _tokens(text: str) -> Iterator[tuple[str, str, Spot]]:
    line, begins = 1, 0
    for found in _TOKEN.finditer(text):
        sign = found[0]
        if found.lastgroup != "space":
            yield str(found.lastgroup), sign, Spot(line, found.start() - begins + 1)
        breaks = sign.count("\n") if found.lastgroup in ("line", "text") else 0
        if breaks:
            line += breaks
            begins = found.start() + sign.rfind("\n") + 1


def places_in(text: str) -> Mapping[Path, Spot]:
    r"""Return where each key, table and item of a list begins, in text that tomllib can read.

    >>> places_in("[[cue]] # first\nforms = ['''[[cue]]\n''', 'kata']")[("cue", 0, "forms", 1)]
    Spot(line=3, column=6)
    """
    scribe = _Scribe()
    for kind, sign, spot in _tokens(text.replace("\r\n", "\n")):
        scribe.take(kind, sign, spot)
    return scribe.spots
