"""YAML with places, through ruamel.yaml's events: what a ledger needs of YAML, and no more."""

from __future__ import annotations

import re
from typing import Any

from claimledger.errors import ClaimLedgerError
from claimledger.files.read_json import bound, bound_depth, doubled, overlong
from claimledger.files.tree import Items, Keyed, MisreadError, Node, Page, Text, refuse
from claimledger.model.plain import is_halved, printable

__all__ = ["read_yaml"]

_COLON = re.compile(r"\s*+:")
_LONGEST_TAG = 200


def read_yaml(page: Page) -> list[MisreadError]:
    """Read a page's text into its tree; return what is wrong, up to the first fault of syntax."""
    yaml = _yaml()
    reader = _Reader(page)
    try:
        for event in yaml.parse(page.text):
            reader.take(event)
    except MisreadError as fault:
        reader.stop(fault)
    except Exception as error:  # noqa: BLE001  # ruamel.yaml fails in many ways on odd bytes
        reader.stop(_misread(error, page, reader.at))
    page.root = reader.root
    return reader.faults


def _yaml() -> Any:
    """Return a parser that takes up the beginning of each tag: a long one would take hours."""
    try:
        from ruamel.yaml import YAML, scanner  # noqa: PLC0415  # the extra is asked for when needed
    except ImportError:
        raise ClaimLedgerError(
            "reading YAML needs ruamel.yaml; run: pip install 'claimledger[yaml]'"
        ) from None

    class Scanner(scanner.Scanner):
        def scan_tag(self) -> Any:
            token = super().scan_tag()
            handle, suffix = token.value
            token.value = handle, suffix[:_LONGEST_TAG]
            return token

    yaml = YAML(typ="safe", pure=True)
    yaml.Scanner = Scanner
    return yaml


class _Reader:
    """Builds the tree from events, with a stack of open lists and mappings."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[MisreadError] = []
        self.root: Node | None = None
        self.open: list[Items | Keyed] = []
        self.flow: list[bool] = []
        self.keys: list[Text | None] = []
        self.key_end = 0
        self.documents = 0
        self.values = 0
        self.at = 0

    def stop(self, fault: MisreadError) -> None:
        self.faults.append(fault)
        self.page.readable = False

    def take(self, event: Any) -> None:
        kind = type(event).__name__.removesuffix("Event")
        at = event.start_mark.index
        self.at = event.end_mark.index
        if kind == "DocumentStart":
            self.documents += 1
            if self.documents > 1:
                refuse(
                    Text("", at, plain=True),
                    "a second document begins here",
                    "keep one document in a file; take out the line ---",
                )
        elif kind == "Alias":
            alias = Text("", at, plain=True)
            self._put(alias, event, end=at + 1)
            self._fault(alias, f"the alias *{event.anchor}", "write the value out again")
        elif kind == "Scalar":
            self._scalar(event, at)
        elif kind in ("SequenceStart", "MappingStart"):
            node = Items(at) if kind == "SequenceStart" else Keyed(at)
            bound_depth(node, len(self.open), self.page.limits)
            self._put(node, event, end=at + 1)
            self.open.append(node)
            self.flow.append(bool(event.flow_style))
            self.keys.append(None)
        elif kind in ("SequenceEnd", "MappingEnd"):
            self.open.pop()
            self.flow.pop()
            self.keys.pop()

    def _scalar(self, event: Any, at: int) -> None:
        value = event.value
        if is_halved(value):
            try:
                value = value.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
            except UnicodeDecodeError:
                refuse(
                    Text("", at, plain=True),
                    "a text holds half a character (a lone surrogate)",
                    "write both halves, or the character itself",
                )
        node = Text(value, at, plain=event.style is None)
        if len(value) > self.page.limits.text:
            self.faults.append(overlong(node, self.page.limits))
        key = self.keys[-1] if self.keys else None
        if node.absent and key is not None:
            node.at = key.at  # behind the colon there is nothing to point to
        self._put(node, event, event.end_mark.index)

    def _put(self, node: Node, event: Any, end: int) -> None:
        self.values += 1
        bound(node, self.values, len(self.faults), self.page.limits)
        inside = node.inside = self.open[-1] if self.open else None
        if inside is None:
            self.root = node
        elif isinstance(inside, Items):
            node.step = len(inside.items)
            inside.items.append(node)
        elif self.keys[-1] is None:
            key = self.keys[-1] = self._key(node)
            key.inside, key.step = inside, key.value
            self.key_end = end
            self.values -= 1
        else:
            key, self.keys[-1] = self.keys[-1], None
            node.step = key.value
            self._enter(inside, key, node)
        self._check_marks(node, event)

    def _key(self, node: Node) -> Text:
        if isinstance(node, Text) and not node.absent:
            return node
        key = Text("", node.at, plain=True)
        problem = "a key is missing" if isinstance(node, Text) else "a key is one text"
        self.faults.append(MisreadError(key, problem, "write key: value"))
        return key

    def _enter(self, inside: Keyed, key: Text, node: Node) -> None:
        if key.absent:
            return
        if key.plain and key.value == "<<":
            self._fault(key, "the merge key <<", "write the keys out again")
        elif key.value in inside.entries:
            self.faults.append(doubled(key))
        elif self.flow[-1] and isinstance(node, Text) and node.absent and not self._colon():
            before = next(reversed(inside.entries.values()), None)
            mend = "write key: value"
            if key.plain and before is not None and isinstance(before[1], Text):
                name, text = before[0].value, before[1].value
                mend = printable(f'quote it: {name}: "{text}, {key.value}"')
            self.faults.append(MisreadError(key, f"{key.value!r} stands without a value", mend))
        else:
            inside.entries[key.value] = (key, node)

    def _colon(self) -> bool:
        return _COLON.match(self.page.text, self.key_end) is not None

    def _check_marks(self, node: Node, event: Any) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "ctag", None)
        if anchor is not None and type(event).__name__ != "AliasEvent":
            self._fault(node, f"the anchor &{anchor}", "write the value out where it is needed")
        if tag is not None:
            written = f"{tag.handle or ''}{tag.suffix}"
            self._fault(node, f"the tag {written}", "take it out; a text may stand in quotes")

    def _fault(self, node: Node, what: str, mend: str) -> None:
        self.faults.append(MisreadError(node, f"{what} is not read in a ledger file", mend))


def _misread(error: Exception, page: Page, before: int) -> MisreadError:
    """Turn what ruamel.yaml raised into a fault at its place, or where it had come to before."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = getattr(mark, "index", None)
    if at is None:
        at = getattr(error, "position", None)
    node = Text("", min(at if isinstance(at, int) else before, len(page.text)), plain=True)
    character = getattr(error, "character", None)
    if character is not None:
        character = chr(character) if isinstance(character, int) else character
        return MisreadError(
            node, f"the character {character!a} has no place in a text", "take it out"
        )
    problem = getattr(error, "problem", None) or f"{type(error).__name__}: {error}"
    context = getattr(error, "context", None)
    text = " ".join(str(part) for part in (context, problem) if part)
    return MisreadError(
        node,
        f"this is no YAML: {text}",
        "check brackets and indents; quote texts with , : # in them",
    )
