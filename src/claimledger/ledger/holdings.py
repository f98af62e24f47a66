"""What a ledger holds, and how it is found: by id, by claim, by party, by document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Self, TypeVar

import attrs

from claimledger.errors import InvalidRecordError, UnknownIdError, close_matches
from claimledger.ledger.current import Current
from claimledger.ledger.cutting import Bounds, public_by, tighter
from claimledger.ledger.log import Log
from claimledger.model import (
    Claim,
    ClaimRelation,
    Document,
    Party,
    Period,
    Record,
    Ref,
    Relation,
    Review,
    Statement,
    Suppression,
)

__all__ = ["Holdings"]

_R = TypeVar("_R")


class Holdings:
    """The first entries of a log, and what is found in them.

    What was cut to a public day by ``as_of`` has no log until something asks for its records:
    until then it is told by what it was cut from, and by the day. The slots of the one or of
    the other are set, and of what was cut and then worked out both.
    """

    __slots__ = ("__weakref__", "_bounds", "_cut", "_log", "_memo", "_now", "_size")

    _log: Log
    _size: int
    _bounds: Bounds
    _cut: tuple[Self, Period, bool]
    _memo: dict[Any, Any] | None
    _now: Current | None

    @classmethod
    def _of(cls, log: Log, size: int, bounds: Bounds) -> Self:
        made = cls.__new__(cls)
        made._log, made._size, made._bounds = log, size, bounds  # noqa: SLF001  # of its own class
        made._memo = made._now = None  # noqa: SLF001  # of its own class
        return made

    def _cut_by(self, bound: Period, *, undated: bool) -> Self:
        """Return what was public by then; what is cut for the first time is not worked out."""
        if hasattr(self, "_cut"):
            log, bounds = self._public_by(bound, undated=undated)
            return self._of(log, len(log), bounds)
        made = self.__class__.__new__(self.__class__)
        made._cut = self, bound, undated  # noqa: SLF001  # of its own class
        made._memo = made._now = None  # noqa: SLF001  # of its own class
        return made

    def _public_by(self, bound: Period, *, undated: bool) -> tuple[Log, Bounds]:
        log, size = self.log, self.size
        records, times = log.records[:size], log.times[:size]
        if log.repeated(size):
            known = self._known()
            records, times = list(known), list(known.values())
        left, lost = public_by(self._current, records, times, bound, undated=undated)
        before = self.bounds
        until = tighter(before.published, bound)
        return left, attrs.evolve(before, published=until, left_out=before.left_out + lost)

    def _work_out(self) -> None:
        """Make the log of what was cut."""
        origin, bound, undated = self._cut
        log, self._bounds = origin._public_by(bound, undated=undated)  # noqa: SLF001  # of its own class
        self._size = len(log)
        self._log = log

    # -- for the rooms above ---------------------------------------------------------------

    @property
    def log(self) -> Log:
        """The log that this ledger shares with others, for what is derived from it step by step.

        Only the first ``size`` entries are this ledger's. Nothing may be written to it.
        """
        try:
            return self._log
        except AttributeError:
            self._work_out()
            return self._log

    @property
    def size(self) -> int:
        """How many entries of its log this ledger sees: its records, and earlier times of them."""
        try:
            return self._size
        except AttributeError:
            self._work_out()
            return self._size

    @property
    def bounds(self) -> Bounds:
        """What ``as_of`` has cut this ledger to."""
        try:
            return self._bounds
        except AttributeError:
            self._work_out()
            return self._bounds

    @property
    def as_of_bound(self) -> Period | None:
        """The public day of ``bounds``, without working out what was left out."""
        try:
            return self._bounds.published
        except AttributeError:
            origin, bound, _ = self._cut
            return tighter(origin.as_of_bound, bound)

    @property
    def cut_from(self) -> tuple[Self, Period] | None:
        """The ledger from which ``as_of`` cut this one, and to which public day, if it did.

        None is for every other ledger: one that was not cut, or was cut by recording time, or
        again, or keeping what has no date, or on which something was recorded since.
        """
        try:
            origin, bound, undated = self._cut
        except AttributeError:
            return None
        return None if undated else (origin, bound)

    def memo(self, key: Any, make: Callable[[], _R]) -> _R:
        """Return what was once derived from this ledger under a key, made now if it was not."""
        memo = self._memo
        if memo is None:
            memo = self._memo = {}
        if key not in memo:
            memo[key] = make()
        found: _R = memo[key]
        return found

    def _known(self) -> dict[Record, Period | None]:
        """Return each record once, with the earliest time at which it was recorded."""
        # a record enters again only with an earlier time, so that its last entry counts
        return self.memo("known", lambda: dict(self.log.entries(self.size)))

    @property
    def _current(self) -> Current:
        now = self._now
        if now is None:
            now = self._now = Current(self.log, self.size)
        return now

    @property
    def _described(self) -> Current:
        """What stands beside statements and reviews; as of a public day it is the same."""
        try:
            self._log  # noqa: B018  # is there one?
        except AttributeError:
            origin = self._cut[0]._current  # noqa: SLF001  # of its own class
            if origin.stays:
                return origin
        return self._current

    # -- all of a sort ---------------------------------------------------------------------

    @property
    def parties(self) -> Mapping[str, Party]:
        """The parties by id, each in its current version."""
        return self._described.parties

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id, each in its current version."""
        return self._described.documents

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims by id, each in its current version."""
        return self._described.claims

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that stand, by id; of a conflict all versions, by digest."""
        found: tuple[Statement, ...] = self._current.all_of("statement")
        return found

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The relations between parties that stand."""
        return self._described.all_of("relation")

    @property
    def claim_relations(self) -> tuple[ClaimRelation, ...]:
        """The relations between claims that stand."""
        return self._described.all_of("claim relation")

    @property
    def reviews(self) -> tuple[Review, ...]:
        """The fact-checkers' published ratings."""
        return self._current.all_of("review")

    @property
    def suppressions(self) -> tuple[Suppression, ...]:
        """The findings that the keeper silenced."""
        return self._described.all_of("suppression")

    # -- one by its id ---------------------------------------------------------------------

    def party(self, reference: Record | Ref | str) -> Party:
        """Return the current version of a party, or raise `UnknownIdError`."""
        found: Party = self._find(self._described, "party", reference)
        return found

    def document(self, reference: Record | Ref | str) -> Document:
        """Return the current version of a document, or raise `UnknownIdError`."""
        found: Document = self._find(self._described, "document", reference)
        return found

    def claim(self, reference: Record | Ref | str) -> Claim:
        """Return the current version of a claim, or raise `UnknownIdError`."""
        found: Claim = self._find(self._described, "claim", reference)
        return found

    def statement(self, reference: Record | Ref | str) -> Statement:
        """Return the current version of a statement, or raise `UnknownIdError`."""
        found: Statement = self._find(self._current, "statement", reference)
        return found

    def versions(self, reference: Record | Ref | str) -> tuple[Statement, ...]:
        """Return every version of a statement that stands: more than one after a conflict."""
        return self._current.versions(self._current.renamed(_id(reference)))

    @property
    def renamed(self) -> Mapping[str, str]:
        """The ids of records that an amendment replaced under another id, and that id."""
        return self._described.names

    def current_id(self, reference: Record | Ref | str) -> str:
        """Return the id under which a record stands now, after any amendment."""
        return self._described.renamed(_id(reference))

    def _find(self, current: Current, kind: str, reference: Record | Ref | str) -> Any:
        id = reference if isinstance(reference, str) else _id(reference)
        found = current.one(kind, current.renamed(id))
        if found is None:
            raise UnknownIdError(kind, id, close_matches(id, current.ids(kind)))
        return found

    def statements_on(self, claim: Claim | Ref | str) -> tuple[Statement, ...]:
        """Return the statements on a claim, those on statements on it included."""
        return self._current.on_claim.get(self.claim(claim).id, ())

    def statements_by(self, party: Party | Ref | str) -> tuple[Statement, ...]:
        """Return the statements in whose chain a party stands."""
        return self._current.by_party.get(self.current_id(party), ())

    def statements_in(self, document: Document | Ref | str) -> tuple[Statement, ...]:
        """Return the statements that were read in a document."""
        return self._current.in_document.get(self.document(document).id, ())

    # -- times -----------------------------------------------------------------------------

    def recorded(self, record: Record) -> Period | None:
        """Return when a record was first recorded; None is not known, or not recorded."""
        found = None
        if isinstance(record, Record):
            for version, at in self.log.seen(record.id, self.size):
                if version == record:
                    found = at
        return found

    def published(self, statement: Statement) -> Period | None:
        """Return a statement's public time.

        It is the publication of its first link's document; only without a document, that
        link's ``said``, or for a single link the statement's.
        """
        return self._described.published(statement)


_NAMED = (Record, Ref)


def _id(reference: Record | Ref | str) -> str:
    if isinstance(reference, str):
        return reference
    if isinstance(reference, _NAMED):
        return reference.id
    raise InvalidRecordError(f"{reference!r} is no id", "pass a record, a Ref, or an id as a text")
