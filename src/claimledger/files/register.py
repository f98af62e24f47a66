"""What the given files declare and what they refer to: an id must be one thing, and known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, final

from claimledger.errors import Fault, close_matches
from claimledger.files.tree import Items, Keyed, Node, Page, Text
from claimledger.model import Record

__all__ = [
    "FITTING",
    "SECTIONS",
    "SUCH_RELATION",
    "Register",
    "kind_of",
    "quoted_list",
    "suggestion",
]

SECTIONS: Final[Mapping[str, str]] = {
    "sources": "source",
    "claimants": "claimant",
    "relations": "relation",
    "claims": "claim",
    "documents": "document",
    "statements": "statement",
    "reviews": "review",
    "amendments": "amendment",
    "suppressions": "suppression",
}
"""The sections that hold records, in the order in which a file is read, with what they hold."""

_NAMED: Final = ("sources", "claimants", "claims", "documents")

SUCH_RELATION: Final = "relation, given as its list,"

FITTING: Final[Mapping[str, frozenset[str]]] = {
    "party": frozenset(("source", "claimant")),
    "party or document": frozenset(("source", "claimant", "document")),
    "document": frozenset(("document",)),
    "claim": frozenset(("claim",)),
    "statement": frozenset(("statement",)),
    SUCH_RELATION: frozenset(("relation", "claim relation")),
    "record": frozenset((*SECTIONS.values(), "claim relation")),
}

_VERBAL: Final = ("assertion", "denial", "question", "response", "retraction")

_AFFORDED = 5_000_000
"""How many pairs of letters may be compared, over one load, in search of close matches."""


def kind_of(record: Record) -> str:
    """Return what sort of thing a record is; statements are one sort, whatever their verb."""
    kind = record.kind_name
    return "statement" if kind in _VERBAL else kind.replace("-", " ")


def quoted_list(words: Iterable[str]) -> str:
    """Return words as one says a choice of them: ``'a' or 'b'``."""
    return " or ".join(map(repr, words))


def suggestion(word: str, known: Sequence[str]) -> str:
    """Return how to mend a word that is in no closed list: close matches, or the list."""
    close = close_matches(word, known)
    return f"did you mean {quoted_list(close)}?" if close else f"write one of {', '.join(known)}"


@final
class Register:
    """The ids of all given files by kind, with the places that declare and use them."""

    def __init__(self) -> None:
        self.kinds: dict[str, dict[str, tuple[Page, Node]]] = {}
        self.external: set[str] = set()
        self.publishers: dict[str, str] = {}
        self.uses: list[tuple[Page, Node, str, str]] = []
        self._afforded = _AFFORDED

    def declare(self, page: Page, root: Keyed) -> None:
        """Take up what a page declares, before any record of any page is built."""
        for section in _NAMED:
            for id, (key, value) in _entries(root.value(section)):
                self.add(id, SECTIONS[section], page, key)
                if section == "documents" and isinstance(value, Keyed):
                    self._declare_document(id, value, page)
        for section in ("statements", "amendments"):
            self._declare_items(root.value(section), SECTIONS[section], page)
        external = root.value("external")
        if isinstance(external, Items):
            self.external.update(item.value for item in external.items if isinstance(item, Text))

    def _declare_document(self, id: str, document: Keyed, page: Page) -> None:
        publisher = document.value("source")
        if isinstance(publisher, Text):
            self.publishers[id] = min(publisher.value, self.publishers.get(id, publisher.value))
        self._declare_items(document.value("says"), "statement", page)

    def _declare_items(self, node: Node | None, kind: str, page: Page) -> None:
        for item in node.items if isinstance(node, Items) else ():
            id = item.value("id") if isinstance(item, Keyed) else None
            if isinstance(id, Text):
                self.add(id.value, kind, page, id)

    def add(self, id: str, kind: str, page: Page, node: Node) -> None:
        """Note that an id stands for a thing of some kind."""
        self.kinds.setdefault(id, {}).setdefault(kind, (page, node))

    def kind(self, id: str) -> str | None:
        """Return what an id stands for, as far as the files tell."""
        return next(iter(self.kinds.get(id, ())), None)

    def faults(self, *, complete: bool) -> Iterator[Fault]:
        """Yield ids that are two things, and uses of ids that are not known or do not fit.

        Without ``complete`` a file could not be read: what it declares is not known.
        """
        yield from self._doubles()
        said: dict[tuple[str, str], tuple[str, str]] = {}
        known: dict[str, list[str]] = {}
        for page, node, id, wanted in self.uses:
            kinds = self.kinds.get(id, {})
            if id in self.external or not FITTING[wanted].isdisjoint(kinds):
                continue
            if not kinds and not complete:
                continue
            if (id, wanted) not in said:
                if wanted not in known:
                    known[wanted] = list(self._fitting(wanted))
                said[id, wanted] = self._unfit(id, wanted, known[wanted])
            yield page.fault(node, *said[id, wanted])

    def _doubles(self) -> Iterator[Fault]:
        for id, kinds in self.kinds.items():
            if len(kinds) == 1:
                continue
            places = sorted(kinds.items(), key=lambda kind: (kind[1][0].name, kind[1][1].at))
            (first, (page, node)), *others = places
            for kind, (other, place) in others:
                yield other.fault(
                    place,
                    f"{id!r} is {_a(kind)} here and {_a(first)} at {page.place(node.at)}",
                    "give one of them another id",
                )

    def _fitting(self, wanted: str) -> Iterator[str]:
        fitting = FITTING[wanted]
        for id, kinds in self.kinds.items():
            if not fitting.isdisjoint(kinds):
                yield id

    def _unfit(self, id: str, wanted: str, known: list[str]) -> tuple[str, str]:
        if wanted == SUCH_RELATION:
            return "no such relation in these files", "write it as it stands under relations"
        for kind in self.kinds.get(id, ()):
            return f"{id!r} is {_a(kind)}, not {_a(wanted)}", f"name the id of {_a(wanted)}"
        close: tuple[str, ...] = ()
        letters = len(id) * sum(map(len, known))
        if letters <= self._afforded:
            self._afforded -= letters
            close = close_matches(id, known)
        if close:
            return f"no {wanted} {id!r}", f"did you mean {quoted_list(close)}?"
        return f"no {wanted} {id!r}", f"declare it, or write external: [{id}]"


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _entries(node: Node | None) -> Iterable[tuple[str, tuple[Text, Node]]]:
    return node.entries.items() if isinstance(node, Keyed) else ()
