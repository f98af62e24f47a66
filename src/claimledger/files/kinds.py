"""The kinds of things that ids stand for: one id, one kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar, final

from claimledger.errors import InvalidRecordError
from claimledger.model import Record

__all__ = [
    "FITTING",
    "NAMED",
    "ONE_KIND",
    "SECTIONS",
    "SUCH_RELATION",
    "Taken",
    "a",
    "kind_of",
    "misplaced",
    "sort_of",
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

NAMED: Final = ("sources", "claimants", "claims", "documents")
"""The sections whose records stand under their ids."""

SUCH_RELATION: Final = "relation, given as its list,"

FITTING: Final[Mapping[str, frozenset[str]]] = {
    "party": frozenset(("source", "claimant")),
    "party or document": frozenset(("source", "claimant", "document")),
    "document": frozenset(("document",)),
    "claim": frozenset(("claim",)),
    "statement": frozenset(("statement",)),
    SUCH_RELATION: frozenset(("relation", "claim relation")),
    "record": frozenset((*SECTIONS.values(), "claim relation")),
    **{
        kind: frozenset((kind,))
        for kind in ("relation", "claim relation", "review", "amendment", "suppression")
    },
}
"""What may stand where an id is used; of two such sets one holds the other, or they are apart."""

ONE_KIND: Final = "an id names one kind of thing: give one of them another id"

_VERBAL: Final = ("assertion", "denial", "question", "response", "retraction")

_T = TypeVar("_T")


def kind_of(record: Record) -> str:
    """Return what sort of thing a record is; statements are one sort, whatever their verb."""
    kind = record.kind_name
    return "statement" if kind in _VERBAL else kind.replace("-", " ")


def sort_of(kind: str) -> str:
    """Return what a record of some kind may be replaced by: a source and a claimant are parties."""
    return "party" if kind in FITTING["party"] else kind


def misplaced(
    replaced: Iterable[tuple[_T, str, Record]],
    kinds: Callable[[str], Collection[str]],
    held: Mapping[str, Sequence[Record]],
    shown: Callable[[str], str] = repr,
) -> Iterator[tuple[_T, str, str]]:
    """Yield the replacements that are of another kind than their record, or take another's id."""
    taken: dict[str, tuple[str, Record]] = {}
    for where, old, new in replaced:
        sort = sort_of(kind_of(new))
        before = kinds(old)
        if before and FITTING[sort].isdisjoint(before):
            kind = next(iter(before))
            problem = f"{shown(old)} is {a(kind)}, and {a(kind_of(new))} replaces it"
            yield where, problem, f"write {a(kind)} as its replacement"
        if new.id == old:
            continue
        first, other = taken.setdefault(new.id, (old, new))
        if any(record != new for record in held.get(new.id, ())) or (first != old and other != new):
            yield (
                where,
                f"{shown(new.id)} is another record already",
                "give the replacement an id of its own",
            )


def a(kind: str) -> str:
    """Return a kind of thing behind its article."""
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


@final
class Taken:
    """What the ids of a dumped ledger are taken for; two kinds for one id are refused."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = records
        self._replaced: list[tuple[None, str, Record]] = []
        self._wanted: dict[str, str] = {}
        self._kinds = {id: kind_of(record) for id, record in records.items()}

    def use(self, id: str, wanted: str) -> str:
        """Note that an id is used as some kind of thing, and return it."""
        before = self._wanted.setdefault(id, wanted)
        if FITTING[wanted].isdisjoint(FITTING[before]):
            problem = f"{id!r} is taken for {a(before)} and for {a(wanted)}"
            raise InvalidRecordError(problem, ONE_KIND)
        if FITTING[wanted] < FITTING[before]:
            self._wanted[id] = wanted
        return id

    def replace(self, id: str, new: Record) -> None:
        """Note that a record is replaced."""
        self._replaced.append((None, id, new))
        self.use(id, sort_of(kind_of(new)))
        if new.id != id:
            self._kinds.setdefault(new.id, kind_of(new))

    def kind(self, id: str) -> str | None:
        """Return what an id is: what is held under it, or what it was taken for so far."""
        return self._kinds.get(id) or self._wanted.get(id)

    def missing(self) -> Iterator[str]:
        """Yield the ids that are used and stand for nothing here, if all others are what is used.

        It is asked for once all records are written.
        """
        new = {record.id for _, _, record in self._replaced}
        held = {id: [self._records[id]] for id in new & self._records.keys()}
        kinds = self._kinds
        faulty = misplaced(self._replaced, lambda id: (kinds[id],) if id in kinds else (), held)
        for _, problem, mend in faulty:
            raise InvalidRecordError(problem, mend)
        for id, wanted in self._wanted.items():
            if id not in kinds:
                yield id
            elif kinds[id] not in FITTING[wanted]:
                problem = f"{id!r} is {a(kinds[id])}, and is taken for {a(wanted)}"
                raise InvalidRecordError(problem, ONE_KIND)
