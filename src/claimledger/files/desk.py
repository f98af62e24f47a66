"""Where one page is read: values by the type of their field, every fault collected."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Concatenate, Final, ParamSpec, TypeVar, final

import attrs

from claimledger.errors import Fault, InvalidRecordError
from claimledger.files.kinds import kind_of
from claimledger.files.register import Register, suggestion
from claimledger.files.tree import (
    Items,
    Keyed,
    MisreadError,
    Node,
    Page,
    Text,
    is_absent,
    refuse,
    shortened,
    spoken,
)
from claimledger.model import Link, Meta, Period, Record, Ref

__all__ = [
    "KEPT",
    "Desk",
    "Field",
    "FlawedError",
    "Shape",
    "as_it_is",
    "choice",
    "each",
    "identifier",
    "keyed",
    "listed",
    "meta",
    "one_of",
    "period",
    "read_fields",
    "text",
    "use",
    "whole_number",
    "word",
    "yes_or_no",
]

_T = TypeVar("_T")
_P = ParamSpec("_P")

_WHOLE = re.compile(r"0|[1-9][0-9]{0,17}", re.ASCII)
_META_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,4000}", re.ASCII)
_YES_OR_NO: Final = {"true": True, "yes": True, "false": False, "no": False}
_CONSTANTS: Final = {"true": True, "false": False, "null": None, "": None}


class FlawedError(Exception):
    """A value could not be read, and its faults are collected already."""


@final
class Desk:
    """One page on the desk: its records so far, and its faults."""

    def __init__(self, page: Page, register: Register) -> None:
        self.page = page
        self.register = register
        self.faults: list[Fault] = []
        self.records: dict[str, tuple[Record, Node]] = {}
        self.publishers: dict[str, str] = {}
        self.links: dict[str, Link] = {}
        self._refs: dict[str, Ref] = {}

    def fault(self, node: Node, problem: str, mend: str = "") -> None:
        """Collect what is wrong at a node."""
        self.faults.append(self.page.fault(node, problem, mend))

    def attempt(
        self,
        read: Callable[Concatenate[Node, Desk, _P], _T],
        node: Node,
        *args: _P.args,
        **named: _P.kwargs,
    ) -> _T | None:
        """Read a node; where it is wrong, collect the fault and return None."""
        try:
            return read(node, self, *args, **named)
        except MisreadError as error:
            self.fault(error.node, error.problem, error.mend)
        except InvalidRecordError as error:
            self.fault(node, error.problem, error.mend)
        except FlawedError:
            pass
        return None

    def keep(self, record: Record | None, node: Node) -> None:
        """Take a record up; one id has one content in a file, and a repeated line is harmless."""
        if record is None:
            return
        kind = kind_of(record)
        self.register.add(record.id, kind, self.page, node)
        held = self.records.setdefault(record.id, (record, node))
        if held[0] != record and kind_of(held[0]) == kind:
            self.fault(
                node,
                f"{record.id!r} stands already at {self.page.place(held[1].at)}, "
                "with other content",
                "give one of them another id, or write an amendment",
            )

    def ref(self, node: Text) -> Ref:
        """Return a reference to the id that a text names."""
        found = self._refs.get(node.value)
        if found is None:
            found = self._refs[node.value] = Ref(identifier(node, self))
        return found

    def use(self, node: Node, wanted: str) -> Ref:
        """Return a reference, and note for the end that its id must be known."""
        if not isinstance(node, Text):
            refuse(node, f"this is {spoken(node)}, not the id of a {wanted}", "write the id alone")
        found = self.ref(node)
        self.register.uses.append((self.page, node, node.value, wanted))
        return found


Read = Callable[[Node, Desk], Any]


@final
@attrs.frozen
class Field:
    """How a key is read, and the record's argument that it gives if it is another word."""

    read: Read
    name: str = ""
    required: str = ""


Shape = Mapping[str, Field]


def read_fields(node: Keyed, desk: Desk, shape: Shape, what: str) -> dict[str, Any]:
    """Read a mapping by its shape; raise `FlawedError` after all of it when anything is wrong."""
    values: dict[str, Any] = {}
    flawed = False
    for key, (place, value) in node.entries.items():
        field = shape.get(key)
        if field is None:
            desk.fault(
                place, f"{shortened(key)!r} is no key of {what}", suggestion(key, list(shape))
            )
            flawed = True
        elif not is_absent(value):
            found = desk.attempt(field.read, value)
            if found is None:
                flawed = True
            values[field.name or key] = found
    for key, field in shape.items():
        if field.required and (field.name or key) not in values:
            desk.fault(node, f"{what} has no {key!r}", field.required)
            flawed = True
    if flawed:
        raise FlawedError
    return values


def keyed(node: Node, example: str) -> Keyed:
    """Return a node that must be a mapping."""
    if not isinstance(node, Keyed):
        refuse(node, f"this is {spoken(node)}, not a mapping", f"write {example}")
    return node


def listed(node: Node, example: str) -> Items:
    """Return a node that must be a list."""
    if not isinstance(node, Items):
        refuse(node, f"this is {spoken(node)}, not a list", f"write {example}")
    return node


def text(node: Node, _desk: Desk) -> str:
    """Read a text as it stands: 2024 is a text, and 0123 keeps its zero."""
    if not isinstance(node, Text):
        refuse(node, f"this is {spoken(node)}, not a text", "write one text, in quotes if need be")
    return node.value


def identifier(node: Node, desk: Desk) -> str:
    """Read an id."""
    value = text(node, desk)
    try:
        return Ref(value).id
    except InvalidRecordError as error:
        refuse(node, f"{shortened(value)!r} is no id", error.mend)


def word(kind: type[StrEnum]) -> Callable[[Node, Desk], StrEnum]:
    """Return a reader of a word from a closed list."""

    def read(node: Node, desk: Desk) -> StrEnum:
        return kind(text(node, desk))

    return read


def one_of(words: Mapping[str, str], what: str) -> Callable[[Node, Desk], str]:
    """Return a reader of a word from a list that only this room knows."""

    def read(node: Node, desk: Desk) -> str:
        value = text(node, desk)
        if value not in words:
            refuse(node, f"{shortened(value)!r} is no {what}", suggestion(value, list(words)))
        return words[value]

    return read


def period(node: Node, desk: Desk) -> Period:
    """Read a date or a stretch of time."""
    return Period(text(node, desk))


def yes_or_no(node: Node, desk: Desk) -> bool:
    """Read true, false, yes or no."""
    value = text(node, desk)
    if value not in _YES_OR_NO:
        refuse(node, f"{shortened(value)!r} is neither yes nor no", "write true, false, yes or no")
    return _YES_OR_NO[value]


def whole_number(node: Node, desk: Desk) -> int:
    """Read a whole decimal number of at most 18 digits."""
    value = text(node, desk)
    if not _WHOLE.fullmatch(value):
        refuse(
            node, f"{shortened(value)!r} is no whole number", "write digits only, without leading 0"
        )
    return int(value)


def each(read: Callable[[Node, Desk], _T], example: str) -> Callable[[Node, Desk], tuple[_T, ...]]:
    """Return a reader of a list of such values, which collects the faults of all."""

    def read_each(node: Node, desk: Desk) -> tuple[_T, ...]:
        items = listed(node, example).items
        found = [value for item in items if (value := desk.attempt(read, item)) is not None]
        if len(found) < len(items):
            raise FlawedError
        return tuple(found)

    return read_each


def use(wanted: str) -> Callable[[Node, Desk], Ref]:
    """Return a reader of a reference to a thing of some kind."""

    def read(node: Node, desk: Desk) -> Ref:
        return desk.use(node, wanted)

    return read


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


def choice(node: Node, words: Mapping[str, str], what: str) -> tuple[str, Node]:
    """Read a mapping that holds one of some keys, such as ``{statement: base-1}``."""
    example = " or ".join(f"{{{key}: id}}" for key in words)
    entries = keyed(node, example).entries
    given = [key for key in entries if key in words]
    if len(entries) != 1 or not given:
        refuse(node, f"this is no {what}", f"write {example}")
    return words[given[0]], entries[given[0]][1]


KEPT: Final[Shape] = {"note": Field(text), "meta": Field(meta)}
"""What every record takes."""
