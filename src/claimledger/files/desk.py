"""Where one page is read: mappings by the tables of their keys, every fault collected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Concatenate, ParamSpec, TypeVar, final

import attrs

from claimledger.errors import Fault, InvalidRecordError
from claimledger.files.kinds import kind_of
from claimledger.files.register import Register, suggestion
from claimledger.files.tree import (
    EnoughError,
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
from claimledger.model import Link, Record, Ref

__all__ = [
    "Desk",
    "Field",
    "FlawedError",
    "Read",
    "Shape",
    "choice",
    "identifier",
    "keyed",
    "listed",
    "made",
    "read_fields",
    "text",
]

_T = TypeVar("_T")
_P = ParamSpec("_P")


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

    def fault(self, node: Node, problem: str, mend: str = "", kind: type[Fault] = Fault) -> None:
        """Collect what is wrong at a node; of all pages together, so much that it can be told."""
        if self.register.told >= self.page.limits.faults:
            raise EnoughError
        self.register.told += 1
        self.faults.append(self.page.fault(node, problem, mend, kind))

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
            self.fault(error.node, error.problem, error.mend, error.kind)
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
    """How a key is read, and what is known of it.

    ``name`` is the record's argument that it gives, if that is another word; ``required`` tells
    how to mend a record without it; ``about`` says what it is. What is ``apart`` is read
    elsewhere, and is no argument.
    """

    read: Read
    name: str = ""
    required: str = ""
    about: str = ""
    apart: bool = False


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
        elif not is_absent(value) and not field.apart:
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
    """Read a text as it stands: 2024 is a text, and 0123 keeps its zero; nothing is none."""
    if not isinstance(node, Text) or node.absent:
        refuse(node, f"this is {spoken(node)}, not a text", "write one text, in quotes if need be")
    return node.value


def identifier(node: Node, desk: Desk) -> str:
    """Read an id."""
    value = text(node, desk)
    try:
        return Ref(value).id
    except InvalidRecordError as error:
        refuse(node, f"{shortened(value)!r} is no id", error.mend)


def choice(node: Node, words: Mapping[str, str], what: str) -> tuple[str, Node]:
    """Read a mapping that holds one of some keys, such as ``{statement: base-1}``."""
    example = " or ".join(f"{{{key}: id}}" for key in words)
    entries = keyed(node, example).entries
    given = [key for key in entries if key in words]
    if len(entries) != 1 or not given:
        refuse(node, f"this is no {what}", f"write {example}")
    return words[given[0]], entries[given[0]][1]


def made(kind: Callable[..., _T], node: Node, /, *given: Any, **values: Any) -> _T:
    """Make a record; what its constructor refuses is a fault at the node."""
    try:
        return kind(*given, **values)
    except InvalidRecordError as error:
        refuse(node, error.problem, error.mend)
