"""Readers of values, as values: a table of keys can be read, and can be told to others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar, final

import attrs

from claimledger.files.desk import (
    Desk,
    Field,
    FlawedError,
    Shape,
    choice,
    keyed,
    listed,
    made,
    read_fields,
    text,
)
from claimledger.files.register import suggestion
from claimledger.files.tree import Items, Keyed, Node, Text, refuse, shortened
from claimledger.model import Meta, Period, Ref

__all__ = [
    "KEPT",
    "WHOLE",
    "YES_OR_NO",
    "Described",
    "Each",
    "OneOf",
    "Selection",
    "Use",
    "UsedId",
    "Word",
    "as_it_is",
    "meta",
    "period",
    "whole_number",
    "words",
    "yes_or_no",
]

_T = TypeVar("_T")

WHOLE = re.compile(r"0|[1-9][0-9]{0,14}", re.ASCII)
YES_OR_NO: Final = {"true": True, "yes": True, "false": False, "no": False}

_META_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,4000}", re.ASCII)
_CONSTANTS: Final = {"true": True, "false": False, "null": None, "": None}


@final
@attrs.frozen
class Word:
    """Reads a word from a closed list."""

    kind: type[StrEnum]

    def __call__(self, node: Node, desk: Desk) -> StrEnum:
        """Read a word, or refuse it with close matches."""
        return self.kind(text(node, desk))


@final
@attrs.frozen(eq=False)
class OneOf:
    """Reads a word from a list that only this room knows, and gives what it stands for."""

    words: Mapping[str, str]
    what: str

    def __call__(self, node: Node, desk: Desk) -> str:
        """Read a word, or refuse it with close matches."""
        value = text(node, desk)
        if value not in self.words:
            problem = f"{shortened(value)!r} is no {self.what}"
            refuse(node, problem, suggestion(value, list(self.words)))
        return self.words[value]


def words(given: Iterable[str]) -> Mapping[str, str]:
    """Return words that stand for themselves."""
    return {str(word): str(word) for word in given}


@final
@attrs.frozen
class Each(Generic[_T]):
    """Reads a list of such values, and collects the faults of all."""

    read: Callable[[Node, Desk], _T]
    example: str

    def __call__(self, node: Node, desk: Desk) -> tuple[_T, ...]:
        """Read all values of a list."""
        items = listed(node, self.example).items
        found = [value for item in items if (value := desk.attempt(self.read, item)) is not None]
        if len(found) < len(items):
            raise FlawedError
        return tuple(found)


@final
@attrs.frozen
class Use:
    """Reads a reference to a thing of some kind."""

    wanted: str

    def __call__(self, node: Node, desk: Desk) -> Ref:
        """Read the id, and note for the end that it must be known."""
        return desk.use(node, self.wanted)


@final
@attrs.frozen
class UsedId:
    """Reads the id of a thing of some kind, as a text."""

    wanted: str

    def __call__(self, node: Node, desk: Desk) -> str:
        """Read the id, and note for the end that it must be known."""
        return desk.use(node, self.wanted).id


@final
@attrs.frozen
class Selection:
    """Reads which ids to take: ``{only: [id]}``, or all but some: ``{except: [id]}``."""

    wanted: str
    ways: tuple[str, ...] = ("only", "except")

    def __call__(self, node: Node, desk: Desk) -> dict[str, tuple[str, ...]]:
        """Read a selection."""
        way, ids = choice(node, words(self.ways), "selection")
        return {way: Each(UsedId(self.wanted), f"[{self.wanted}]")(ids, desk)}


@final
@attrs.frozen(eq=False)
class Described(Generic[_T]):
    """Reads a mapping with the keys of a table, or the text alone of its ``bare`` key.

    What stands under its id is read with that.
    """

    kind: Callable[..., _T]
    shape: Shape
    what: str
    example: str
    bare: str = ""

    def __call__(self, node: Node, desk: Desk, *id: str) -> _T:
        """Read a mapping, or a text."""
        if self.bare and isinstance(node, Text):
            return made(self.kind, node, *id, **{self.bare: node.value})
        values = read_fields(keyed(node, self.example), desk, self.shape, self.what)
        return made(self.kind, node, *id, **values)


def period(node: Node, desk: Desk) -> Period:
    """Read a date or a stretch of time."""
    return Period(text(node, desk))


def yes_or_no(node: Node, desk: Desk) -> bool:
    """Read true, false, yes or no."""
    value = text(node, desk)
    if value not in YES_OR_NO:
        refuse(node, f"{shortened(value)!r} is neither yes nor no", "write true, false, yes or no")
    return YES_OR_NO[value]


def whole_number(node: Node, desk: Desk) -> int:
    """Read a whole decimal number of at most 15 digits."""
    value = text(node, desk)
    if not WHOLE.fullmatch(value):
        refuse(
            node, f"{shortened(value)!r} is no whole number", "write digits only, without leading 0"
        )
    return int(value)


def meta(node: Node, _desk: Desk) -> Meta:
    """Read a user's own data: whole numbers, true, false and null if unquoted, the rest text."""
    return Meta(
        {key: _plain(value) for key, (_, value) in keyed(node, "{key: value}").entries.items()}
    )


def _plain(node: Node) -> Any:
    if isinstance(node, Items):
        return [_plain(item) for item in node.items]
    if isinstance(node, Keyed):
        return {key: _plain(value) for key, (_, value) in node.entries.items()}
    if node.plain and node.value in _CONSTANTS:
        return _CONSTANTS[node.value]
    if node.plain and _META_WHOLE.fullmatch(node.value):
        return int(node.value)
    return node.value


def as_it_is(node: Node, _desk: Desk) -> Node:
    """Leave a node to be read later, when more is known."""
    return node


KEPT: Final[Shape] = {
    "note": Field(text, about="a remark of the recorder, without effect"),
    "meta": Field(meta, about="data of your own, without effect"),
}
"""What every record takes."""
