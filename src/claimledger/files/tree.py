"""The neutral tree that YAML and JSON are both read into: texts, lists and mappings with places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NoReturn, final

import attrs

from claimledger.errors import Fault
from claimledger.model.plain import printable

__all__ = [
    "DEEPEST",
    "Items",
    "Keyed",
    "MisreadError",
    "Node",
    "Page",
    "Place",
    "Text",
    "refuse",
    "spoken",
]

_LINE_END = re.compile(r"\r\n?|\n")

DEEPEST = 100
"""The number of levels that a file may nest."""


@final
@attrs.frozen
class Place:
    """A place in a file; ``line`` and ``column`` count from 1.

    >>> str(Place("port.yaml", 3, 9))
    'port.yaml:3:9'
    """

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@final
class Text:
    """A scalar, as text; ``plain`` tells that it stands unquoted, ``at`` where it begins."""

    __slots__ = ("at", "plain", "value")

    def __init__(self, value: str, at: int, *, plain: bool) -> None:
        self.value = value
        self.at = at
        self.plain = plain

    @property
    def absent(self) -> bool:
        """Whether nothing is written here at all (or JSON's null)."""
        return self.plain and not self.value


@final
class Items:
    """A list."""

    __slots__ = ("at", "items")

    def __init__(self, at: int) -> None:
        self.items: list[Node] = []
        self.at = at


@final
class Keyed:
    """A mapping: keys and values by the keys' text, and the keys that could not be taken."""

    __slots__ = ("at", "entries", "refused")

    def __init__(self, at: int) -> None:
        self.entries: dict[str, tuple[Text, Node]] = {}
        self.refused: list[Text] = []
        self.at = at

    def value(self, key: str) -> Node | None:
        """Return what stands under a key, if anything does."""
        found = self.entries.get(key)
        return None if found is None or is_absent(found[1]) else found[1]


Node = Text | Items | Keyed


def is_absent(node: Node) -> bool:
    """Tell whether a value was left out behind its key."""
    return isinstance(node, Text) and node.absent


def spoken(node: Node) -> str:
    """Return what a node is, as one says it in a fault."""
    if isinstance(node, Text):
        return "nothing" if node.absent else f"the text {shortened(node.value)!r}"
    return "a list" if isinstance(node, Items) else "a mapping"


def shortened(text: str) -> str:
    """Return a text, or the beginning of a long one."""
    return text if len(text) <= 60 else f"{text[:57]}..."


class MisreadError(Exception):
    """What is wrong at one node; it is caught where the faults are collected."""

    def __init__(self, node: Node, problem: str, mend: str = "") -> None:
        super().__init__(problem, mend)
        self.node = node
        self.problem = problem
        self.mend = mend


def refuse(node: Node, problem: str, mend: str = "") -> NoReturn:
    """Raise what is wrong at a node."""
    raise MisreadError(node, problem, mend)


@final
class Page:
    """One file's text with its tree; it tells the place and the path of each node."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.root: Node | None = None
        self.readable = True
        self._lines: list[int] | None = None
        self._parents: dict[int, tuple[Node | None, str]] | None = None

    def place(self, at: int) -> Place:
        """Return the place of an offset in the text."""
        if self._lines is None:
            self._lines = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        line = bisect_right(self._lines, at)
        return Place(self.name, line, at - self._lines[line - 1] + 1)

    def fault(self, node: Node, problem: str, mend: str = "") -> Fault:
        """Return what is wrong at a node of this page as a fault."""
        place = self.place(node.at)
        return Fault(self._path(node), problem, mend, self.name, place.line, place.column)

    def _path(self, node: Node) -> str:
        if self._parents is None:
            self._parents = {} if self.root is None else dict(_parents(self.root))
        steps: list[str] = []
        step: Node | None = node
        while step is not None:
            step, name = self._parents.get(id(step), (None, ""))
            steps.append(name)
        return "".join(reversed(steps)).removeprefix(".")


def _parents(root: Node) -> Iterator[tuple[int, tuple[Node | None, str]]]:
    """Yield for each node and key its id, what it stands in, and the step from there."""
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Items):
            for index, item in enumerate(node.items):
                yield id(item), (node, f"[{index}]")
            waiting += node.items
        elif isinstance(node, Keyed):
            for key in node.refused:
                yield id(key), (node, f".{printable(key.value)}")
            for key, value in node.entries.values():
                step = f".{printable(key.value)}"
                yield id(key), (node, step)
                yield id(value), (node, step)
                waiting.append(value)
