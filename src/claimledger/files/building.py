"""The records of one page, section by section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, Generic, TypeVar, final

import attrs

from claimledger.errors import NewerVersionError
from claimledger.files.desk import Desk, Field, identifier, keyed, listed
from claimledger.files.expectations import read_expectation
from claimledger.files.keeping import (
    Recording,
    read_amendment,
    read_recorded,
    read_review,
    read_suppression,
)
from claimledger.files.kinds import SECTIONS
from claimledger.files.readers import Each
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
from claimledger.model import Document, Expectation, Link, Record, Ref

__all__ = [
    "READ",
    "VERSION",
    "Built",
    "Entries",
    "Lines",
    "Section",
    "build",
    "read_documents",
    "read_saying_document",
    "root_of",
]

_T = TypeVar("_T")

VERSION: Final = 1
"""The version of the format that is written, and the highest that is read."""

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
            NewerVersionError,
        )
    return root


class Built:
    """What one page held, as far as it could be built."""

    def __init__(self, desk: Desk, root: Keyed) -> None:
        self.desk = desk
        self.root = root
        self.expects: list[tuple[Expectation, Node]] = []
        self.recordings: dict[str, list[Recording]] = {}


def build(pages: Iterable[Built]) -> None:
    """Build the records of all pages; amendments come last, for they build on all the others."""
    found = list(pages)
    for built in found:
        for key, (place, _) in built.root.entries.items():
            if key not in _KEYS:
                built.desk.fault(place, f"no section {key[:40]!r}", suggestion(key, _KEYS))
        for section in SECTIONS:
            if section != "amendments":
                _section(built, section)
    for built in found:
        _section(built, "amendments")
    for built in found:
        for section in _AFTER_RECORDS:
            _section(built, section)


def _section(built: Built, name: str) -> None:
    node = built.root.value(name)
    if node is not None:
        built.desk.attempt(READ[name].read, node, built)


@final
@attrs.frozen
class Entries:
    """Reads a section whose records stand under their ids."""

    read: Callable[[Node, Desk, str], Record]

    def __call__(self, node: Node, desk: Desk, _built: Built) -> None:
        """Read all entries of the section."""
        for key, value in keyed(node, "id: ..., one line each").entries.values():
            id = desk.attempt(identifier, key)
            if id is not None:
                desk.keep(desk.attempt(self.read, value, id), key)


def _keep(record: Record, node: Node, built: Built) -> None:
    built.desk.keep(record, node)


@final
@attrs.frozen
class Lines(Generic[_T]):
    """Reads a section that is a list, and keeps what each line gives."""

    read: Callable[[Node, Desk], _T]
    keep: Callable[[_T, Node, Built], None]
    example: str = "- ..., one line each"

    def __call__(self, node: Node, desk: Desk, built: Built) -> None:
        """Read all lines of the section."""
        for item in listed(node, self.example).items:
            found = desk.attempt(self.read, item)
            if found is not None:
                self.keep(found, item, built)


_SAYS_FORM: Final = "- {asserts: claim}, one line each"

read_saying_document: Final = attrs.evolve(
    read_document,
    shape={
        **read_document.shape,
        "says": Field(
            Each(read_statement, _SAYS_FORM),
            about="the statements that were read in it",
            apart=True,
        ),
    },
)
"""Read a document but for what stands under its ``says``."""


def read_documents(node: Node, desk: Desk, _built: Built) -> None:
    """Read documents, and what is said in each."""
    entries = keyed(node, "id: {source: party}, one line each").entries
    for id, (_, value) in entries.items():
        publisher = value.value("source") if isinstance(value, Keyed) else None
        if isinstance(publisher, Text):
            desk.publishers[id] = publisher.value
    for key, value in entries.values():
        if desk.attempt(identifier, key) is None:
            continue
        document = desk.attempt(read_saying_document, value, key.value)
        desk.keep(document, key)
        if isinstance(value, Keyed):
            _says(value.value("says"), desk, key.value, document)


def _says(node: Node | None, desk: Desk, id: str, document: Document | None) -> None:
    """Read what stands under a document, even if the document itself is flawed."""
    publisher = Ref("unknown") if document is None else Ref(document.source.id)
    first = Link(publisher, document=Ref(id))

    def read_all(node: Node, desk: Desk) -> bool:
        for item in listed(node, _SAYS_FORM).items:
            desk.keep(desk.attempt(read_statement, item, first), item)
        return True

    if node is not None:
        desk.attempt(read_all, node)


def _declared(_id: str, _node: Node, _built: Built) -> None:
    """Do nothing: what is external is taken up before any record is built."""


def _expect(expectation: Expectation, node: Node, built: Built) -> None:
    built.expects.append((expectation, node))


def _date(found: tuple[Recording, tuple[str, ...]], _node: Node, built: Built) -> None:
    recording, ids = found
    for id in ids:
        built.recordings.setdefault(id, []).append(recording)


@final
@attrs.frozen
class Section:
    """How a section is read, and what stands in it."""

    read: Callable[[Node, Desk, Built], None]
    about: str


READ: Final[Mapping[str, Section]] = {
    "sources": Section(Entries(read_source), "who publishes, by their ids"),
    "claimants": Section(Entries(read_claimant), "who takes positions, by their ids"),
    "relations": Section(
        Lines(read_relation, _keep), "how two parties, or two claims, bear on each other"
    ),
    "claims": Section(Entries(read_claim), "what is claimed, apart from who says it, by ids"),
    "documents": Section(read_documents, "published items with what is said in each, by ids"),
    "statements": Section(Lines(read_statement, _keep), "statements that no document carries"),
    "reviews": Section(Lines(read_review, _keep), "fact-checkers' published ratings"),
    "amendments": Section(
        Lines(read_amendment, _keep), "records that the keeper mends or takes back"
    ),
    "suppressions": Section(
        Lines(read_suppression, _keep), "findings of checkers that the keeper silences"
    ),
    "external": Section(
        Lines(identifier, _declared, "[id, ...]"), "ids that are known to stand elsewhere"
    ),
    "expects": Section(
        Lines(read_expectation, _expect, "- {claim: id, status: asserted}, one line each"),
        "what the ledger should answer",
    ),
    "recorded": Section(
        Lines(read_recorded, _date, "- {at: 2024-06-20, records: [id]}, one line each"),
        "when records came into this ledger, and by whom",
    ),
}
"""How each section is read; the keys of `SECTIONS` hold records."""

_KEYS: Final = ("claimledger", *READ)
_AFTER_RECORDS: Final = tuple(section for section in READ if section not in SECTIONS)
