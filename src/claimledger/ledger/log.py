"""The append-only log that ledgers share, and how a record enters it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator
from threading import Lock
from typing import Any, final

from claimledger.errors import ConflictError, InvalidRecordError
from claimledger.model import Amendment, Period, Record, content, held_by

__all__ = ["Log", "earlier", "rank", "take_up"]


@final
class Log:
    """Entries in the order of arrival, shared by every ledger that sees a first part of them.

    ``records`` and ``times`` hold the entries: what was recorded, and when. ``places`` is the
    first position of each id, ``later`` its further ones, and ``amendments`` are the positions
    of amendments. All of them grow at their end while others read; a ledger of size ``n`` goes
    by positions below ``n`` only, and copies a mapping before it walks over it.

    ``shared`` is for what is derived from the log and grows with it, whichever ledger asks.
    What lies there knows itself how many entries it covers, and covers none that no ledger sees.
    """

    __slots__ = ("amendments", "later", "lock", "places", "records", "shared", "times")

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.times: list[Period | None] = []
        self.lock = Lock()
        # nearly every id has one entry, and needs no list of them
        self.places: dict[str, int] = {}
        self.later: dict[str, list[int]] = {}
        self.amendments: list[int] = []
        self.shared: dict[Any, Any] = {}

    @classmethod
    def of(cls, records: list[Record], times: list[Period | None]) -> Log:
        """Return a log of these entries; the lists become its own."""
        log = cls()
        log.records, log.times = records, times
        ids = [record.id for record in records]
        log.places = dict(zip(reversed(ids), range(len(ids) - 1, -1, -1), strict=True))
        if len(log.places) < len(ids):
            for position, id in enumerate(ids):
                if log.places[id] != position:
                    log.later.setdefault(id, []).append(position)
        if any(issubclass(kind, Amendment) for kind in set(map(type, records))):
            log.amendments = [n for n, r in enumerate(records) if isinstance(r, Amendment)]
        return log

    def __len__(self) -> int:
        return len(self.records)

    def entries(self, size: int) -> Iterator[tuple[Record, Period | None]]:
        """Yield the first ``size`` entries: records, and when they were recorded."""
        return zip(self.records[:size], self.times[:size], strict=True)

    def first(self, size: int) -> Log:
        """Return a log of its own that holds the first ``size`` entries."""
        return self.of(self.records[:size], self.times[:size])

    def seen(self, id: str, size: int) -> Iterator[tuple[Record, Period | None]]:
        """Yield the entries of an id among the first ``size``."""
        first = self.places.get(id, size)
        for position in (first, *self.later.get(id, ())):
            if position >= size:
                return
            yield self.records[position], self.times[position]

    def versions(self, id: str, size: int) -> list[Record]:
        """Return the versions of an id among the first ``size`` entries, each once."""
        found: list[Record] = []
        for record, _ in self.seen(id, size):
            if record not in found:
                found.append(record)
        return found

    def repeated(self, size: int) -> list[str]:
        """Return the ids that have several of the first ``size`` entries."""
        return [id for id, found in list(self.later.items()) if found[0] < size]

    def again(self, size: int) -> set[int]:
        """Return the positions, of the first ``size``, at which a record is there already.

        It enters again with an earlier time only, so that its last entry tells its time.
        """
        found: set[int] = set()
        for id in self.repeated(size):
            versions = [self.records[self.places[id]]]
            for position in self.later[id]:
                if position >= size:
                    break
                if self.records[position] in versions:
                    found.add(position)
                else:
                    versions.append(self.records[position])
        return found

    def distinct(self, size: int) -> list[Record]:
        """Return the records of the first ``size`` entries, each once."""
        records, again = self.records[:size], self.again(size)
        if again:
            return [record for n, record in enumerate(records) if n not in again]
        return records

    def amended(self, size: int) -> bool:
        """Tell whether there is an amendment among the first ``size`` entries."""
        return any(position < size for position in self.amendments[:1])

    def touches(self, ids: Container[str], begin: int, end: int) -> bool:
        """Tell whether an amendment or one of these ids is among some of the entries."""
        return any(
            isinstance(record, Amendment) or record.id in ids for record in self.records[begin:end]
        )

    def cut(self, size: int) -> None:
        """Take back what came after ``size``: a recording happens whole or not at all."""
        for record in self.records[size:]:
            later = self.later.get(record.id)
            if later is not None:
                if later[0] >= size:
                    del self.later[record.id]
                else:
                    del later[bisect_left(later, size) :]
            if self.places.get(record.id, -1) >= size:
                del self.places[record.id]
        del self.amendments[bisect_left(self.amendments, size) :]
        del self.times[size:]
        del self.records[size:]

    def merge(self, record: Record, at: Period | None) -> None:
        """Add a version that is new, or known from an earlier time on than so far."""
        if record.id in self.places:
            seen = self.seen(record.id, len(self))
            times = [when for version, when in seen if version == record]
            if times and (at is None or not all(earlier(at, when) for when in times)):
                return
        self.append(record, at)

    def append(self, record: Record, at: Period | None) -> None:
        """Add an entry at the end."""
        position = len(self.records)
        self.records.append(record)
        self.times.append(at)
        if self.places.setdefault(record.id, position) != position:
            self.later.setdefault(record.id, []).append(position)
        if isinstance(record, Amendment):
            self.amendments.append(position)


def take_up(log: Log, record: Record, when: Period | None) -> None:
    """Add a record and all that it holds, each once; the earliest recording time counts."""
    if not isinstance(record, Record):
        raise InvalidRecordError(
            f"{record!r} is no record", "record parties, documents, claims or statements"
        )
    waiting = [record]
    while waiting:
        item = waiting.pop()
        versions = list(log.seen(item.id, len(log)))
        held = [(version, at) for version, at in versions if version is item or version == item]
        if not held:
            if versions:
                raise ConflictError(item.id, _difference(versions[0][0], item))
            log.append(item, when)
            waiting.extend(held_by(item))
        elif when is not None and all(earlier(when, at) for _, at in held):
            log.append(item, when)
            waiting.extend(held_by(item))


def earlier(at: Period, other: Period | None) -> bool:
    """Tell whether a recording time comes before another; an unknown one comes last.

    Of two texts for one time one is the earlier too, so that merges do not depend on order.
    """
    return other is None or rank(at) < rank(other)


def rank(at: Period) -> tuple[float, float, str]:
    """Return the key by which recording times are sorted: what is over first comes first."""
    begin, end, written = at.order
    return end, begin, written


def _difference(held: Record, offered: Record) -> str:
    if type(held) is not type(offered):
        return f"{held.kind_name} against {offered.kind_name}"
    before, after = content(held), content(offered)
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return "; ".join(f"{name} {before.get(name)!r} against {after.get(name)!r}" for name in names)
