"""The ledger: an append-only set of records. It keeps and finds them, and judges nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, Literal, Protocol, final

import attrs

from claimledger.ledger.cutting import Bounds, recorded_by, tighter, wider
from claimledger.ledger.holdings import Holdings
from claimledger.ledger.kinds import REFERS_ONLY
from claimledger.ledger.log import Log, take_up
from claimledger.model import Period, PeriodLike, Record, detached, digest, period

__all__ = ["Conflict", "Ledger"]


class _Printer(Protocol):
    def text(self, obj: str) -> None: ...


@final
@attrs.frozen
class Conflict:
    """Two or more versions of one id, kept side by side by a merge until an Amendment decides."""

    id: str
    versions: tuple[Record, ...]


@final
class Ledger(Holdings):
    """An immutable set of records; ``record`` returns a new ledger and leaves this one alone.

    Ledgers share one append-only log and differ in how much of it they see, so that recording
    costs the same at any size; recording on an older ledger forks. ``a | b`` merges.

    >>> from claimledger.model import Assertion, Claim, Ref
    >>> usa, idn = Ref("usa"), Ref("idn-times")
    >>> shipped = Claim("shipped", "Containers of munitions went to Russia")
    >>> Ledger().record(Assertion(shipped, chain=[idn, usa], act="accuses"))
    <Ledger (2 records on 1 claim)>
    """

    __slots__ = ()

    def __init__(self) -> None:
        self._log = Log()
        self._size = 0
        self._bounds = Bounds()
        self._memo = self._now = None

    def record(self, *records: Record, at: PeriodLike | None = None) -> Ledger:
        """Return a ledger that also holds these records and the records that they hold.

        ``at`` is when they were recorded. A record that is there already is not added again;
        the same id with other content raises `ConflictError`, and nothing is recorded.
        """
        when = None if at is None else period(at)
        log, start = self.log, self.size
        with log.lock:
            if start != len(log.records):
                log = log.first(start)
            held, times, places = log.records, log.times, log.places
            try:
                for record in records:
                    refers_only = REFERS_ONLY.get(record.__class__)
                    if refers_only is None or record.id in places or not refers_only(record):
                        take_up(log, record, when)
                    else:
                        position = len(held)
                        held.append(record)
                        times.append(when)
                        places[record.id] = position
            except BaseException:
                log.cut(start)
                raise
            return self._of(log, len(held), self._bounds)

    def __or__(self, other: Ledger) -> Ledger:
        """Merge two ledgers: total, and free of order; conflicts are kept and listed."""
        if not isinstance(other, Ledger):
            return NotImplemented
        bounds = wider(self.bounds, other.bounds)
        if self.log is other.log:
            return self._of(self.log, max(self.size, other.size), bounds)
        log = self.log.first(self.size)
        for record, at in other.log.entries(other.size):
            log.merge(record, at)
        return self._of(log, len(log), bounds)

    @classmethod
    def gathered(cls, entries: Iterable[tuple[Record, PeriodLike | None]]) -> Ledger:
        """Return the merge of one-record ledgers: records with their times, conflicts kept.

        What the records hold as objects is not taken along.
        """
        records: list[Record] = []
        times: list[Period | None] = []
        for record, at in entries:
            records.append(record)
            times.append(None if at is None else period(at))
        log = Log.of(records, times)
        if log.later:
            log = Log()
            for record, when in zip(records, times, strict=True):
                log.merge(record, when)
        return cls._of(log, len(log), Bounds())

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The ids of which two versions stand, with the versions, by digest."""
        return tuple(Conflict(id, versions) for id, versions in self._current.conflicts)

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
            then = self._recorded_by(period(recorded), undated=undated == "keep")
            return then.as_of(published, undated=undated)
        if published is None:
            return self
        return self._cut_by(period(published), undated=undated == "keep")

    def _recorded_by(self, bound: Period, *, undated: bool) -> Ledger:
        """Return what was recorded by then; of no known time nothing is kept."""
        log, lost = recorded_by(self._known(), bound, undated=undated)
        before = self.bounds
        until = tighter(before.recorded, bound)
        bounds = attrs.evolve(before, recorded=until, left_out=before.left_out + lost)
        return self._of(log, len(log), bounds)

    @classmethod
    def _cut_to(cls, kept: Mapping[Record, Period | None], bounds: Bounds) -> Ledger:
        log = Log.of(list(kept), list(kept.values()))
        return cls._of(log, len(log), bounds)

    # -- being a value ---------------------------------------------------------------------

    def __iter__(self) -> Iterator[Record]:
        return iter(self.log.distinct(self.size))

    def __len__(self) -> int:
        return self.size - len(self.log.again(self.size))

    def __contains__(self, record: object) -> bool:
        return isinstance(record, Record) and any(
            version == record for version, _ in self.log.seen(record.id, self.size)
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
        """Return Python code that rebuilds this ledger; versions of one id are merged in.

        >>> from claimledger.model import Claim
        >>> print(Ledger().record(Claim("base", "A base will open")).code())
        Ledger().record(
            Claim('base', 'A base will open'),
        )
        """
        parts: list[dict[Period | None, list[Record]]] = []
        seen: Counter[str] = Counter()
        for record, at in self._known().items():
            if seen[record.id] == len(parts):
                parts.append({})
            parts[seen[record.id]].setdefault(at, []).append(record)
            seen[record.id] += 1
        return " | ".join(map(_calls, parts)) or "Ledger()"

    def _repr_pretty_(self, printer: _Printer, cycle: bool) -> None:  # noqa: ARG002, FBT001  # IPython's
        printer.text(self.code())

    def __reduce__(self) -> tuple[Any, ...]:
        known = {detached(record): at for record, at in self._known().items()}
        return self._cut_to, (known, self.bounds)


def _calls(groups: Mapping[Period | None, list[Record]]) -> str:
    text = "Ledger()"
    for at, records in groups.items():
        lines = [f"    {record!r},\n" for record in records]
        lines += [f"    at={at.written!r},\n"] if at is not None else []
        text += f".record(\n{''.join(lines)})"
    return text
