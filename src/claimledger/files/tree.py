"""The neutral tree that YAML and JSON are both read into: texts, lists and mappings with places."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from itertools import chain
from typing import Final, NoReturn, final

from claimledger.errors import Fault
from claimledger.files.limits import DEFAULT, Limits
from claimledger.model.plain import Place, printable

__all__ = [
    "SPLIT",
    "EnoughError",
    "Items",
    "Keyed",
    "MisreadError",
    "Node",
    "Page",
    "Text",
    "path_of",
    "reason_of",
    "refuse",
    "shortened",
    "spoken",
    "told",
]

_LINE_END = re.compile(r"\r\n?|\n")

SPLIT: Final = "make it several files"
"""How to mend a file that is too large in some way."""

_LONGEST: Final = 600
"""How long a part of a fault may get; of what is longer, the middle is left out."""


@final
class Text:
    """A scalar, as text; ``plain`` tells that it stands unquoted, ``at`` where it begins."""

    __slots__ = ("at", "inside", "plain", "step", "value")

    def __init__(self, value: str, at: int, *, plain: bool) -> None:
        self.value = value
        self.at = at
        self.plain = plain
        self.inside: Items | Keyed | None = None
        self.step: str | int = ""

    @property
    def absent(self) -> bool:
        """Whether nothing is written here at all (or JSON's null)."""
        return self.plain and not self.value


@final
class Items:
    """A list."""

    __slots__ = ("at", "inside", "items", "step")

    def __init__(self, at: int) -> None:
        self.items: list[Node] = []
        self.at = at
        self.inside: Items | Keyed | None = None
        self.step: str | int = ""


@final
class Keyed:
    """A mapping: keys and values by the keys' text."""

    __slots__ = ("at", "entries", "inside", "step")

    def __init__(self, at: int) -> None:
        self.entries: dict[str, tuple[Text, Node]] = {}
        self.at = at
        self.inside: Items | Keyed | None = None
        self.step: str | int = ""

    def value(self, key: str) -> Node | None:
        """Return what stands under a key, if anything does."""
        found = self.entries.get(key)
        return None if found is None or is_absent(found[1]) else found[1]


Node = Text | Items | Keyed
"""``inside`` and ``step`` tell where it stands: in which list or mapping, at which index or key."""


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

    def __init__(self, node: Node, problem: str, mend: str = "", kind: type[Fault] = Fault) -> None:
        super().__init__(problem, mend)
        self.node = node
        self.problem = problem
        self.mend = mend
        self.kind = kind


def refuse(node: Node, problem: str, mend: str = "", kind: type[Fault] = Fault) -> NoReturn:
    """Raise what is wrong at a node; ``kind`` is the kind of fault that it becomes."""
    raise MisreadError(node, problem, mend, kind)


class EnoughError(Exception):
    """So many faults are found that it is given up; it is caught where a load ends."""


@final
class Page:
    """One file's text with its tree; it tells the place and the path of each node.

    ``limits`` tell how much of it is read.
    """

    def __init__(self, name: str, text: str, limits: Limits = DEFAULT) -> None:
        self.name = name
        self.text = text
        self.limits = limits
        self.root: Node | None = None
        self.readable = True
        self._lines: array[int] | None = None

    def place(self, at: int) -> Place:
        """Return the place of an offset in the text."""
        if self._lines is None:
            ends = (match.end() for match in _LINE_END.finditer(self.text))
            # an array is small, for a file may be all ends of lines
            self._lines = array("I" if len(self.text) < 2**32 else "Q", chain((0,), ends))
        line = bisect_right(self._lines, at)
        return Place(self.name, line, at - self._lines[line - 1] + 1)

    def fault(self, node: Node, problem: str, mend: str = "", kind: type[Fault] = Fault) -> Fault:
        """Return what is wrong at a node of this page as a fault."""
        place = self.place(node.at)
        return kind(path_of(node), told(problem), told(mend), self.name, place.line, place.column)


def path_of(node: Node) -> str:
    """Return the way from the root to a node, as in ``documents.tide-1.says[0].chain``."""
    steps: list[str] = []
    here: Node | None = node
    while here is not None and here.inside is not None:
        step = here.step
        steps.append(f"[{step}]" if isinstance(step, int) else f".{told(step)}")
        here = here.inside
    return told("".join(reversed(steps)).removeprefix("."))


def reason_of(error: OSError | ValueError) -> str:
    """Return why a file could not be opened, read or written, in the system's words if it has any.

    >>> reason_of(FileNotFoundError(2, "No such file or directory", "desk.yaml"))
    'No such file or directory'
    """
    return (error.strerror if isinstance(error, OSError) else "") or str(error)


def told(text: str) -> str:
    """Return a text as a fault tells it: on one line, with nothing invisible, and not too long."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]}...{text[-_LONGEST // 2 :]}"
    return printable(text)
