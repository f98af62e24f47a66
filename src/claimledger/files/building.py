"""The records of one page, section by section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from claimledger.files.desk import Desk, identifier, keyed, listed
from claimledger.files.expectations import read_expectation
from claimledger.files.keeping import read_amendment, read_recorded, read_review, read_suppression
from claimledger.files.kinds import SECTIONS
from claimledger.files.records import (
    read_claim,
    read_claimant,
    read_document,
    read_relation,
    read_source,
)
from claimledger.files.register import suggestion
from claimledger.files.statements import read_statement
from claimledger.files.tree import Keyed, Node, Text, is_absent, refuse, spoken
from claimledger.model import Document, Expectation, Link, Period, Record, Ref

__all__ = ["VERSION", "Built", "build", "root_of"]

VERSION: Final = 1
"""The version of the format that is written, and the highest that is read."""

_KEYS: Final = ("claimledger", *SECTIONS, "external", "expects", "recorded")
_FORM: Final = "a mapping that begins with claimledger: 1"


def root_of(node: Node, _desk: Desk) -> Keyed:
    """Return a page's mapping, once its version is one that is read."""
    if is_absent(node):
        refuse(node, "the file is empty", "begin it with claimledger: 1")
    root = keyed(node, _FORM)
    version = root.value("claimledger")
    if version is None:
        refuse(root, "the version line is missing", "begin the file with claimledger: 1")
    if not isinstance(version, Text) or not (version.value.isdecimal() and version.value.isascii()):
        refuse(version, f"{spoken(version)} is no version of the format", "write claimledger: 1")
    if version.value.lstrip("0") in ("", str(VERSION)) and version.value != str(VERSION):
        problem = f"{spoken(version)} is no version of the format: it is {VERSION}"
        refuse(version, problem, "write claimledger: 1")
    if version.value != str(VERSION):
        refuse(
            version,
            f"this file is of version {version.value[:20]}, and this library reads {VERSION}",
            "install a newer claimledger, or convert the file",
        )
    return root


class Built:
    """What one page held, as far as it could be built."""

    def __init__(self, desk: Desk, root: Keyed) -> None:
        self.desk = desk
        self.root = root
        self.expects: list[tuple[Expectation, Node]] = []
        self.times: dict[str, list[Period]] = {}


def build(pages: Iterable[Built]) -> None:
    """Build the records of all pages; amendments come last, for they build on all the others."""
    found = list(pages)
    for built in found:
        for key, (place, _) in built.root.entries.items():
            if key not in _KEYS:
                built.desk.fault(place, f"no section {key[:40]!r}", suggestion(key, _KEYS))
        for section, read in _SECTIONS.items():
            _section(built, section, read)
    for built in found:
        _section(built, "amendments", _each_record(read_amendment))
    for built in found:
        _section(built, "external", _external)
        _section(built, "expects", _expects)
        _section(built, "recorded", _recorded)


def _section(built: Built, name: str, read: Callable[[Node, Desk, Built], None]) -> None:
    node = built.root.value(name)
    if node is not None:
        built.desk.attempt(read, node, built)


def _each_named(
    read: Callable[[Node, Desk, str], Record],
) -> Callable[[Node, Desk, Built], None]:
    def read_all(node: Node, desk: Desk, _built: Built) -> None:
        for key, value in keyed(node, "id: ..., one line each").entries.values():
            id = desk.attempt(identifier, key)
            if id is not None:
                desk.keep(desk.attempt(read, value, id), key)

    return read_all


def _each_record(
    read: Callable[[Node, Desk], Record],
) -> Callable[[Node, Desk, Built], None]:
    def read_all(node: Node, desk: Desk, _built: Built) -> None:
        for item in listed(node, "- ..., one line each").items:
            desk.keep(desk.attempt(read, item), item)

    return read_all


def _documents(node: Node, desk: Desk, _built: Built) -> None:
    entries = keyed(node, "id: {source: party}, one line each").entries
    for id, (_, value) in entries.items():
        publisher = value.value("source") if isinstance(value, Keyed) else None
        if isinstance(publisher, Text):
            desk.publishers[id] = publisher.value
    for key, value in entries.values():
        if desk.attempt(identifier, key) is None:
            continue
        document = desk.attempt(read_document, value, key.value, says=True)
        desk.keep(document, key)
        if isinstance(value, Keyed):
            _says(value.value("says"), desk, key.value, document)


def _says(node: Node | None, desk: Desk, id: str, document: Document | None) -> None:
    """Read what stands under a document, even if the document itself is flawed."""
    publisher = Ref("unknown") if document is None else Ref(document.source.id)
    first = Link(publisher, document=Ref(id))

    def read_all(node: Node, desk: Desk) -> bool:
        for item in listed(node, "- {asserts: claim}, one line each").items:
            desk.keep(desk.attempt(read_statement, item, first), item)
        return True

    if node is not None:
        desk.attempt(read_all, node)


def _external(node: Node, desk: Desk, _built: Built) -> None:
    for item in listed(node, "[id, ...]").items:
        desk.attempt(identifier, item)


def _expects(node: Node, desk: Desk, built: Built) -> None:
    for item in listed(node, "- {claim: id, status: asserted}, one line each").items:
        expectation = desk.attempt(read_expectation, item)
        if expectation is not None:
            built.expects.append((expectation, item))


def _recorded(node: Node, desk: Desk, built: Built) -> None:
    for item in listed(node, "- {at: 2024-06-20, records: [id]}, one line each").items:
        found = desk.attempt(read_recorded, item)
        if found is not None:
            at, ids = found
            for id in ids:
                built.times.setdefault(id, []).append(at)


_SECTIONS: Final[Mapping[str, Callable[[Node, Desk, Built], Any]]] = {
    "sources": _each_named(read_source),
    "claimants": _each_named(read_claimant),
    "relations": _each_record(read_relation),
    "claims": _each_named(read_claim),
    "documents": _documents,
    "statements": _each_record(read_statement),
    "reviews": _each_record(read_review),
    "suppressions": _each_record(read_suppression),
}
