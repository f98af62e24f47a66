"""The ledger: an append-only set of records. It keeps and finds them, and judges nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, Literal, Protocol, TypeVar, final

import attrs

from claimledger.errors import InvalidRecordError, UnknownIdError, close_matches
from claimledger.ledger.current import Current, current_of
from claimledger.ledger.log import Bounds, Log, code_of, take_up, tighter, wider
from claimledger.model import (
    Claim,
    ClaimRelation,
    Document,
    Party,
    Period,
    PeriodLike,
    Record,
    Ref,
    Relation,
    Review,
    Statement,
    Suppression,
    detached,
    digest,
    period,
)

__all__ = ["Bounds", "Conflict", "Ledger"]

_R = TypeVar("_R")


class _Printer(Protocol):
    def text(self, obj: str) -> None: ...


@final
@attrs.frozen
class Conflict:
    """Two or more versions of one id, kept side by side by a merge until an Amendment decides."""

    id: str
    versions: tuple[Record, ...]


@final
class Ledger:
    """An immutable set of records; ``record`` returns a new ledger and leaves this one alone.

    Ledgers share one append-only log and differ in how much of it they see, so that recording
    costs the same at any size; recording on an older ledger forks. ``a | b`` merges.

    >>> usa, idn = Ref("usa"), Ref("idn-times")
    >>> from claimledger.model import Assertion
    >>> shipped = Claim("shipped", "Containers of munitions went to Russia")
    >>> Ledger().record(Assertion(shipped, chain=[idn, usa], act="accuses"))
    <Ledger (2 records on 1 claim)>
    """

    __slots__ = ("__weakref__", "_log", "_memo", "_size", "bounds")

    bounds: Bounds
    """What ``as_of`` has cut this ledger to."""

    def __init__(self) -> None:
        self._log = Log()
        self._size = 0
        self._memo: dict[Any, Any] = {}
        self.bounds = Bounds()

    @classmethod
    def _of(cls, log: Log, size: int, bounds: Bounds) -> Ledger:
        ledger = cls()
        ledger._log, ledger._size, ledger.bounds = log, size, bounds
        return ledger

    def record(self, *records: Record, at: PeriodLike | None = None) -> Ledger:
        """Return a ledger that also holds these records and the records that they hold.

        ``at`` is when they were recorded. A record that is there already is not added again;
        the same id with other content raises `ConflictError`, and nothing is recorded.
        """
        when = None if at is None else period(at)
        log, start = self._log, self._size
        with log.lock:
            if start != len(log):
                log = log.first(start)
            try:
                for record in records:
                    take_up(log, record, when)
            except Exception:
                log.cut(start)
                raise
            return self._of(log, len(log), self.bounds)

    def __or__(self, other: Ledger) -> Ledger:
        """Merge two ledgers: total, and free of order; conflicts are kept and listed."""
        if not isinstance(other, Ledger):
            return NotImplemented
        bounds = wider(self.bounds, other.bounds)
        if self._log is other._log:
            return self._of(self._log, max(self._size, other._size), bounds)
        log = self._log.first(self._size)
        for record, at in other._log.entries(other._size):
            log.merge(record, at)
        return self._of(log, len(log), bounds)

    @classmethod
    def gathered(cls, entries: Iterable[tuple[Record, PeriodLike | None]]) -> Ledger:
        """Return the merge of one-record ledgers: records with their times, conflicts kept.

        What the records hold as objects is not taken along.
        """
        log = Log()
        for record, at in entries:
            log.merge(record, None if at is None else period(at))
        return cls._of(log, len(log), Bounds())

    def _known(self) -> dict[Record, Period | None]:
        """Return each record once, with the earliest time at which it was recorded."""
        # a record enters again only with an earlier time, so that its last entry counts
        return self.memo("known", lambda: dict(self._log.entries(self._size)))

    def memo(self, key: Any, make: Callable[[], _R]) -> _R:
        """Return what was once derived from this ledger under a key, made now if it was not."""
        if key not in self._memo:
            self._memo[key] = make()
        found: _R = self._memo[key]
        return found

    @property
    def _current(self) -> Current:
        return self.memo("current", lambda: current_of(self._known()))

    @property
    def parties(self) -> Mapping[str, Party]:
        """The parties by id, each in its current version."""
        return self._current.parties

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id, each in its current version."""
        return self._current.documents

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims by id, each in its current version."""
        return self._current.claims

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that stand, by id; of a conflict all versions, by digest."""
        return self._current.statements

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The relations between parties that stand."""
        return self._current.relations

    @property
    def claim_relations(self) -> tuple[ClaimRelation, ...]:
        """The relations between claims that stand."""
        return self._current.claim_relations

    @property
    def reviews(self) -> tuple[Review, ...]:
        """The fact-checkers' published ratings."""
        return self._current.reviews

    @property
    def suppressions(self) -> tuple[Suppression, ...]:
        """The findings that the keeper silenced."""
        return self._current.suppressions

    def party(self, reference: Record | Ref | str) -> Party:
        """Return the current version of a party, or raise `UnknownIdError`."""
        return self._find("party", self.parties, reference)

    def document(self, reference: Record | Ref | str) -> Document:
        """Return the current version of a document, or raise `UnknownIdError`."""
        return self._find("document", self.documents, reference)

    def claim(self, reference: Record | Ref | str) -> Claim:
        """Return the current version of a claim, or raise `UnknownIdError`."""
        return self._find("claim", self.claims, reference)

    def statement(self, reference: Record | Ref | str) -> Statement:
        """Return the current version of a statement, or raise `UnknownIdError`."""
        return self._find("statement", self._current.by_statement_id, reference)[0]

    def versions(self, reference: Record | Ref | str) -> tuple[Statement, ...]:
        """Return every version of a statement that stands: more than one after a conflict."""
        return self._current.by_statement_id.get(self.current_id(reference), ())

    @property
    def renamed(self) -> Mapping[str, str]:
        """The ids of records that an amendment replaced under another id, and that id."""
        return self._current.names

    def current_id(self, reference: Record | Ref | str) -> str:
        """Return the id under which a record stands now, after any amendment."""
        return self.renamed.get(_id(reference), _id(reference))

    def _find(self, kind: str, held: Mapping[str, _R], reference: Record | Ref | str) -> _R:
        found = held.get(self.current_id(reference))
        if found is None:
            raise UnknownIdError(kind, _id(reference), close_matches(_id(reference), list(held)))
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

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The ids of which two versions stand, with the versions, by digest."""
        return tuple(Conflict(id, versions) for id, versions in self._current.conflicts)

    def recorded(self, record: Record) -> Period | None:
        """Return when a record was first recorded; None is not known, or not recorded."""
        return self._known().get(record)

    def published(self, statement: Statement) -> Period | None:
        """Return a statement's public time.

        It is the publication of its first link's document; only without a document, that
        link's ``said``, or for a single link the statement's.
        """
        return self._current.published(statement)

    # -- as of -----------------------------------------------------------------------------

    def as_of(
        self,
        published: PeriodLike | None = None,
        recorded: PeriodLike | None = None,
        *,
        undated: Literal["drop", "keep"] = "drop",
    ) -> Ledger:
        """Return what was public, and what was recorded, by then: definitely not later.

        What has no public time by nature (parties, documents, claims, relations, amendments)
        stays. What cannot be dated against the bound is left out and counted in ``bounds``,
        unless ``undated="keep"``. A record whose recording time is not known is left out by
        ``recorded``.
        """
        if recorded is not None:
            bound = period(recorded)
            until = tighter(self.bounds.recorded, bound)
            times = {r: None if at is None else at.by(bound) for r, at in self._known().items()}
            known = {r for r, at in self._known().items() if at is not None}
            ledger = self._kept(times, known if undated == "keep" else set(), recorded=until)
            return ledger.as_of(published, undated=undated)
        if published is None:
            return self
        bound = period(published)
        until = tighter(self.bounds.published, bound)
        times = {r: self._current.public_by(r, bound) for r in self._known()}
        return self._kept(times, set(times) if undated == "keep" else set(), published=until)

    def _kept(
        self, passed: Mapping[Record, bool | None], doubtful: set[Record], **bound: Period
    ) -> Ledger:
        """Keep what had passed, and of what is not known the doubtful; count the rest of that."""
        known = self._known().items()
        kept = {r: at for r, at in known if passed[r] or (passed[r] is None and r in doubtful)}
        lost = sum(passed[r] is None for r in passed if r not in kept)
        left_out = self.bounds.left_out + lost
        return self._cut_to(kept, attrs.evolve(self.bounds, left_out=left_out, **bound))

    @classmethod
    def _cut_to(cls, kept: Mapping[Record, Period | None], bounds: Bounds) -> Ledger:
        log = Log()
        for record, at in kept.items():
            log.append(record, at)
        return cls._of(log, len(log), bounds)

    # -- being a value ---------------------------------------------------------------------

    def __iter__(self) -> Iterator[Record]:
        return iter(self._known())

    def __len__(self) -> int:
        return len(self._known())

    def __contains__(self, record: object) -> bool:
        return isinstance(record, Record) and any(
            version == record for version, _ in self._log.seen(record.id, self._size)
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ledger):
            return NotImplemented
        return self._known() == other._known()

    def __hash__(self) -> int:
        return hash(frozenset(self._known()))

    @property
    def digest(self) -> str:
        """A SHA-256 of all records and their recording times, whatever their order."""
        return self.memo("digest", self._digest)

    def _digest(self) -> str:
        lines = sorted(f"{digest(r)} {at or ''}" for r, at in self._known().items())
        return sha256("\n".join(lines).encode()).hexdigest()

    def __repr__(self) -> str:
        records, claims = len(self), len(self.claims)
        return (
            f"<Ledger ({records} record{'s' * (records != 1)} "
            f"on {claims} claim{'s' * (claims != 1)})>"
        )

    def code(self) -> str:
        """Return Python code that rebuilds this ledger.

        >>> print(Ledger().record(Claim("base", "A base will open")).code())
        Ledger().record(
            Claim('base', 'A base will open'),
        )
        """
        return code_of(self._known())

    def _repr_pretty_(self, printer: _Printer, cycle: bool) -> None:  # noqa: ARG002, FBT001  # IPython's
        printer.text(self.code())

    def __reduce__(self) -> tuple[Any, ...]:
        known = {detached(record): at for record, at in self._known().items()}
        return self._cut_to, (known, self.bounds)


def _id(reference: Record | Ref | str) -> str:
    if isinstance(reference, str):
        return reference
    if isinstance(reference, Record | Ref):
        return reference.id
    raise InvalidRecordError(f"{reference!r} is no id", "pass a record, a Ref, or an id as a text")
