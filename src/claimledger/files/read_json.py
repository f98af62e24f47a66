"""JSON with places: each value, key and fault knows where it stands, and numbers stay texts."""

from __future__ import annotations

import json
import re
from typing import NoReturn

from claimledger.files.limits import Limits, or_raised
from claimledger.files.tree import (
    SPLIT,
    Items,
    Keyed,
    MisreadError,
    Node,
    Page,
    Text,
    refuse,
)
from claimledger.model.plain import is_halved

__all__ = ["bound", "bound_depth", "doubled", "overlong", "read_json"]

_TOKEN = re.compile(
    r"""[ \t\n\r]*+(?:
        (?P<string>"(?:[^"\\\x00-\x1f]++|\\[^\x00-\x1f])*+")
      | (?P<mark>[\[\]{},:])
      | (?P<word>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![0-9A-Za-z.])
          | (?:true|false|null)(?![0-9A-Za-z]))
      | (?P<end>\Z))""",
    re.VERBOSE,
)
_SPACE = re.compile(r"[ \t\n\r]*")
_WORD = re.compile(r"[^\s,:{}\[\]\"]+")

_CLOSING = {"[": "]", "{": "}"}


def read_json(page: Page) -> list[MisreadError]:
    """Read a page's text into its tree; return what is wrong, up to the first fault of syntax."""
    reader = _Reader(page)
    try:
        reader.run()
    except MisreadError as fault:
        reader.faults.append(fault)
        page.readable = False
    page.root = reader.root
    return reader.faults


class _Reader:
    """A loop over tokens with a stack of open lists and mappings, so that depth costs no frames."""

    def __init__(self, page: Page) -> None:
        self.text = page.text
        self.limits = page.limits
        self.faults: list[MisreadError] = []
        self.root: Node | None = None
        self.open: list[Items | Keyed] = []
        self.pending: list[Text] = []  # the key whose value comes next, if any
        self.values = 0

    def run(self) -> None:
        at, after_value, after_comma = 0, False, False
        while True:
            match = _TOKEN.match(self.text, at)
            if match is None:
                self._unreadable(at)
            kind = match.lastgroup
            start, at = match.span(kind or 0)
            mark = match[kind] if kind == "mark" else ""
            inside = self.open[-1] if self.open else None
            if kind == "end":
                if self.open:
                    self._stop(start, "the file ends too early", self._expected())
                return
            if mark == "," and after_value and inside is not None:
                after_value, after_comma = False, True
            elif mark and mark in "]}" and self._closes(mark) and not after_comma:
                self.open.pop()
                after_value = True
            elif after_value or (self.root is not None and inside is None):
                self._stop(start, "something stands where a comma should", self._expected())
            elif isinstance(inside, Keyed) and not self.pending:
                if kind != "string":
                    self._stop(start, "a key stands in double quotes", 'write "key": value')
                at = self._take_key(start, at)
                after_comma = False
            elif kind == "mark":
                if mark not in _CLOSING:
                    self._stop(start, f"a value is missing before {mark!r}", "write the value")
                self._enter(Items(start) if mark == "[" else Keyed(start))
                after_value = after_comma = False
            else:
                self._put(self._bounded(self._scalar(kind or "", start, at)))
                after_value, after_comma = True, False

    def _closes(self, mark: str) -> bool:
        if not self.open or self.pending:
            return False
        return mark == ("]" if isinstance(self.open[-1], Items) else "}")

    def _take_key(self, start: int, end: int) -> int:
        self.pending.append(self._bounded(self._scalar("string", start, end)))
        match = _SPACE.match(self.text, end)
        colon = end if match is None else match.end()
        if not self.text.startswith(":", colon):
            self._stop(colon, "a key is followed by a colon", 'write "key": value')
        return colon + 1

    def _scalar(self, kind: str, start: int, end: int) -> Text:
        written = self.text[start:end]
        if kind == "word":
            return Text("" if written == "null" else written, start, plain=True)
        if "\\" not in written:
            return Text(written[1:-1], start, plain=False)
        try:
            value = str(json.loads(written))
        except ValueError as error:
            self._stop(start, f"a text has a broken escape ({error})", "write a backslash as \\\\")
        if is_halved(value):
            self._stop(
                start,
                "a text holds half a character (a lone surrogate)",
                "write both halves, or the character itself",
            )
        return Text(value, start, plain=False)

    def _bounded(self, node: Text) -> Text:
        if len(node.value) > self.limits.text:
            self.faults.append(overlong(node, self.limits))
        return node

    def _enter(self, node: Items | Keyed) -> None:
        bound_depth(node, len(self.open), self.limits)
        self._put(node)
        self.open.append(node)

    def _put(self, node: Node) -> None:
        self.values += 1
        bound(node, self.values, len(self.faults), self.limits)
        if not self.open:
            self.root = node
            return
        inside = node.inside = self.open[-1]
        if isinstance(inside, Items):
            node.step = len(inside.items)
            inside.items.append(node)
            return
        key = self.pending.pop()
        key.inside = inside
        key.step = node.step = key.value
        if key.value in inside.entries:
            self.faults.append(doubled(key))
        else:
            inside.entries[key.value] = (key, node)

    def _expected(self) -> str:
        if not self.open:
            return "write one mapping and nothing after it"
        mark = "[" if isinstance(self.open[-1], Items) else "{"
        return f"write a comma, or {_CLOSING[mark]!r} to close the {mark!r} before"

    def _unreadable(self, at: int) -> NoReturn:
        match = _SPACE.match(self.text, at)
        at = at if match is None else match.end()
        if self.text[at] == '"':
            self._stop(
                at, "a text does not end, or holds a control character", "close it; write \\n"
            )
        word = _WORD.match(self.text, at)
        self._stop(
            at,
            f"{(word[0] if word else self.text[at])[:40]!r} is nothing that JSON knows",
            'write texts in double quotes, as "..."',
        )

    def _stop(self, at: int, problem: str, mend: str) -> NoReturn:
        refuse(Text("", at, plain=True), problem, mend)


def bound(node: Node, values: int, faults: int, limits: Limits) -> None:
    """Refuse to read on from a node when a page is too large, or faulty all over."""
    if values > limits.values:
        problem = f"this file holds more than {limits.values} values"
        refuse(node, problem, or_raised(SPLIT, "values"))
    if faults >= limits.faults:
        problem = f"after {faults} faults the rest is not read"
        refuse(node, problem, or_raised("mend these first", "faults"))


def bound_depth(node: Node, levels: int, limits: Limits) -> None:
    """Refuse to go into a node that stands inside so many levels."""
    if levels >= limits.depth:
        problem = f"this nests deeper than {limits.depth} levels"
        refuse(node, problem, or_raised("nest less, as a ledger needs about eight", "depth"))


def overlong(node: Text, limits: Limits) -> MisreadError:
    """Return the fault of a text, or a key, of too many characters."""
    problem = f"this text has more than {limits.text} characters"
    return MisreadError(node, problem, or_raised("make it shorter", "text"))


def doubled(key: Text) -> MisreadError:
    """Return the fault of a key that stands twice in one mapping."""
    return MisreadError(key, f"the key {key.value!r} stands twice", "keep one, or rename one")
