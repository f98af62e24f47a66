"""What the given files declare and what they refer to: an id must be one thing, and known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import final

from claimledger.errors import Fault, close_matches
from claimledger.files.kinds import (
    FITTING,
    NAMED,
    ONE_KIND,
    SECTIONS,
    SUCH_RELATION,
    a,
    kind_of,
    misplaced,
    sort_of,
)
from claimledger.files.tree import Items, Keyed, Node, Page, Text
from claimledger.model import Amendment, Document, Record

__all__ = ["Register", "quoted_list", "suggestion"]

_AFFORDED = 5_000_000
"""How many pairs of letters may be compared, over one load, in search of close matches."""


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
        self._renewed: dict[str, dict[str, tuple[Page, Node]]] = {}
        self._replaced: list[tuple[tuple[Page, Node], str, Record]] = []
        self._afforded = _AFFORDED
        self.told = 0

    def declare(self, page: Page, root: Keyed) -> None:
        """Take up what a page declares, before any record of any page is built."""
        for section in NAMED:
            for id, (key, value) in _entries(root.value(section)):
                self.add(id, SECTIONS[section], page, key)
                if section == "documents" and isinstance(value, Keyed):
                    self._declare_document(id, value, page)
        for section in ("statements", "amendments"):
            self._declare_items(root.value(section), SECTIONS[section], page)
        amendments = root.value("amendments")
        for item in amendments.items if isinstance(amendments, Items) else ():
            self._declare_replacement(item, page)
        external = root.value("external")
        if isinstance(external, Items):
            self.external.update(item.value for item in external.items if isinstance(item, Text))

    def know(self, record: Record, page: Page, node: Node) -> None:
        """Take up a record that is built already, as those of a journal are."""
        self.add(record.id, kind_of(record), page, node)
        new = record.replacement if isinstance(record, Amendment) else record
        if new is not None and new.id != record.id:
            self._renew(new.id, kind_of(new), page, node)
        if isinstance(new, Document):
            self.publishers.setdefault(new.id, new.source.id)

    def _declare_document(self, id: str, document: Keyed, page: Page) -> None:
        self._publish(id, document)
        self._declare_items(document.value("says"), "statement", page)

    def _publish(self, id: str, document: Keyed) -> None:
        publisher = document.value("source")
        if isinstance(publisher, Text):
            self.publishers[id] = min(publisher.value, self.publishers.get(id, publisher.value))

    def _declare_items(self, node: Node | None, kind: str, page: Page) -> None:
        for item in node.items if isinstance(node, Items) else ():
            id = item.value("id") if isinstance(item, Keyed) else None
            if isinstance(id, Text):
                self.add(id.value, kind, page, id)

    def _declare_replacement(self, amendment: Node, page: Page) -> None:
        """Take up the id that a replacement brings with it."""
        if not isinstance(amendment, Keyed):
            return
        record, new = amendment.value("record"), amendment.value("replacement")
        old = record.value if isinstance(record, Text) else None
        section, (_, value) = next(iter(_entries(new)), ("", (None, None)))
        if section in NAMED:
            for name, (key, described) in _entries(value):
                if name != old:
                    self._renew(name, SECTIONS[section], page, key)
                    if section == "documents" and isinstance(described, Keyed):
                        self._publish(name, described)
            return
        if section in SECTIONS and isinstance(value, Items):
            new = next(iter(value.items), None)
        if isinstance(new, Keyed):
            self._declare_replacement(new, page)
            id = new.value("id")
            if isinstance(id, Text) and id.value != old:
                kind = "amendment" if "record" in new.entries else "statement"
                self._renew(id.value, kind, page, id)

    def _renew(self, id: str, kind: str, page: Page, node: Node) -> None:
        self._renewed.setdefault(id, {}).setdefault(kind, (page, node))

    def replace(self, page: Page, node: Node, old: str, new: Record) -> None:
        """Note that a record is replaced, perhaps under another id."""
        self._replaced.append(((page, node), old, new))
        if new.id != old:
            self._renew(new.id, kind_of(new), page, node)

    def add(self, id: str, kind: str, page: Page, node: Node) -> None:
        """Note that an id stands for a thing of some kind."""
        self.kinds.setdefault(id, {}).setdefault(kind, (page, node))

    def kind(self, id: str) -> str | None:
        """Return what an id stands for, as far as the files tell."""
        return next(iter(self.kinds.get(id) or self._renewed.get(id, {})), None)

    def faults(
        self, records: Iterable[Mapping[str, tuple[Record, Node]]], *, complete: bool
    ) -> Iterator[Fault]:
        """Yield ids that are two things, and uses of ids that are not known or do not fit.

        ``records`` are those of each file. Without ``complete`` a file could not be read: what it
        declares is not known.
        """
        for id, renewed in self._renewed.items():
            self.kinds.setdefault(id, renewed)
        yield from self._doubles()
        yield from self._misplaced(records)
        yield from self._used_twice()
        said: dict[tuple[str, str], tuple[str, str]] = {}
        known: dict[str, tuple[list[str], int]] = {}
        for page, node, id, wanted in self.uses:
            kinds = self.kinds.get(id, {})
            if not FITTING[wanted].isdisjoint(kinds):
                continue
            if not kinds and (id in self.external or not complete):
                continue
            if (id, wanted) not in said:
                if wanted not in known:
                    fitting = list(self._fitting(wanted))
                    known[wanted] = fitting, sum(map(len, fitting))
                said[id, wanted] = self._unfit(id, wanted, *known[wanted])
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
                    f"{id!r} is {a(kind)} here and {a(first)} at {page.place(node.at)}",
                    "give one of them another id",
                )

    def _misplaced(self, records: Iterable[Mapping[str, tuple[Record, Node]]]) -> Iterator[Fault]:
        held: dict[str, list[Record]] = defaultdict(list)
        for found in records:
            for id in self._renewed.keys() & found.keys():
                held[id].append(found[id][0])

        def shown(id: str) -> str:
            page, node = next(iter(self.kinds[id].values()))
            return f"{id!r} at {page.place(node.at)}"

        faulty = misplaced(self._replaced, lambda id: self.kinds.get(id, ()), held, shown)
        for (page, node), problem, mend in faulty:
            yield page.fault(node, problem, mend)

    def _used_twice(self) -> Iterator[Fault]:
        """Yield the uses of an id that is elsewhere as another kind of thing than before."""
        replaced = ((*at, old, sort_of(kind_of(new))) for at, old, new in self._replaced)
        uses = [
            use
            for use in (*self.uses, *replaced)
            if use[2] in self.external and use[2] not in self.kinds
        ]
        uses.sort(key=lambda use: (use[0].name, use[1].at))
        closest: dict[str, tuple[Page, Node, str, str]] = {}
        for page, node, id, wanted in uses:
            first, place, _, before = closest.setdefault(id, (page, node, id, wanted))
            if FITTING[wanted].isdisjoint(FITTING[before]):
                seen = f"{a(before)} at {first.place(place.at)}"
                yield page.fault(node, f"{id!r} is {a(wanted)} here and {seen}", ONE_KIND)
            elif FITTING[wanted] < FITTING[before]:
                closest[id] = (page, node, id, wanted)

    def _fitting(self, wanted: str) -> Iterator[str]:
        fitting = FITTING[wanted]
        for id, kinds in self.kinds.items():
            if not fitting.isdisjoint(kinds):
                yield id

    def _unfit(self, id: str, wanted: str, known: list[str], total: int) -> tuple[str, str]:
        if wanted == SUCH_RELATION:
            return "no such relation in these files", "write it as it stands under relations"
        for kind in self.kinds.get(id, ()):
            return f"{id!r} is {a(kind)}, not {a(wanted)}", f"name the id of {a(wanted)}"
        close: tuple[str, ...] = ()
        letters = len(id) * total
        if letters <= self._afforded:
            self._afforded -= letters
            close = close_matches(id, known)
        if close:
            return f"no {wanted} {id!r}", f"did you mean {quoted_list(close)}?"
        return f"no {wanted} {id!r}", f"declare it, or write external: [{id}]"


def _entries(node: Node | None) -> Iterable[tuple[str, tuple[Text, Node]]]:
    return node.entries.items() if isinstance(node, Keyed) else ()
