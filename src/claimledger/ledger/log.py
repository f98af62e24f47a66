"""The append-only log that ledgers share, how a record enters it, and what is cut from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from threading import Lock
from typing import final

import attrs

from claimledger.errors import ConflictError, InvalidRecordError
from claimledger.model import Period, Record, content, held_by

__all__ = ["Bounds", "Log", "code_of", "earlier", "rank", "take_up", "tighter", "wider"]


@final
class Log:
    """Entries in the order of arrival, shared by every ledger that sees a first part of them."""

    __slots__ = ("_first", "_later", "lock", "records", "times")

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.times: list[Period | None] = []
        self.lock = Lock()
        # nearly every id has one entry, and needs no list of them
        self._first: dict[str, int] = {}
        self._later: dict[str, list[int]] = {}

    def __len__(self) -> int:
        return len(self.records)

    def entries(self, size: int) -> Iterator[tuple[Record, Period | None]]:
        """Yield the first ``size`` entries: records, and when they were recorded."""
        return zip(self.records[:size], self.times[:size], strict=True)

    def first(self, size: int) -> Log:
        """Return a log of its own that holds the first ``size`` entries."""
        copy = Log()
        for record, at in self.entries(size):
            copy.append(record, at)
        return copy

    def seen(self, id: str, size: int) -> Iterator[tuple[Record, Period | None]]:
        """Yield the versions of an id among the first ``size`` entries."""
        first = self._first.get(id, size)
        for position in (first, *self._later.get(id, ())):
            if position >= size:
                return
            yield self.records[position], self.times[position]

    def cut(self, size: int) -> None:
        """Take back what came after ``size``: a recording happens whole or not at all."""
        while len(self.records) > size:
            id = self.records.pop().id
            self.times.pop()
            later = self._later.get(id)
            if later:
                later.pop()
            else:
                del self._first[id]

    def merge(self, record: Record, at: Period | None) -> None:
        """Add a version that is new, or known from an earlier time on than so far."""
        if record.id in self._first:
            seen = self.seen(record.id, len(self))
            times = [when for version, when in seen if version == record]
            if times and (at is None or not all(earlier(at, when) for when in times)):
                return
        self.append(record, at)

    def append(self, record: Record, at: Period | None) -> None:
        """Add an entry at the end."""
        position = len(self.records)
        if self._first.setdefault(record.id, position) != position:
            self._later.setdefault(record.id, []).append(position)
        self.times.append(at)
        self.records.append(record)


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


@final
@attrs.frozen
class Bounds:
    """What a ledger has been cut to by ``as_of``; ``left_out`` counts what could not be dated."""

    published: Period | None = None
    recorded: Period | None = None
    left_out: int = 0


def tighter(bound: Period | None, other: Period) -> Period:
    """Return the earlier of two bounds."""
    return bound if bound is not None and bound.order[1] <= other.order[1] else other


def wider(a: Bounds, b: Bounds) -> Bounds:
    """Return bounds that leave out nothing that either lets through."""

    def later(x: Period | None, y: Period | None) -> Period | None:
        return None if x is None or y is None else max(x, y, key=lambda p: (p.order[1], p.written))

    return Bounds(
        later(a.published, b.published),
        later(a.recorded, b.recorded),
        max(a.left_out, b.left_out),
    )


def code_of(known: Mapping[Record, Period | None]) -> str:
    """Return Python code that rebuilds a ledger; versions of one id are merged in."""
    parts: list[dict[Period | None, list[Record]]] = []
    seen: Counter[str] = Counter()
    for record, at in known.items():
        if seen[record.id] == len(parts):
            parts.append({})
        parts[seen[record.id]].setdefault(at, []).append(record)
        seen[record.id] += 1
    return " | ".join(map(_calls, parts)) or "Ledger()"


def _calls(groups: Mapping[Period | None, list[Record]]) -> str:
    text = "Ledger()"
    for at, records in groups.items():
        lines = [f"    {record!r},\n" for record in records]
        lines += [f"    at={at.written!r},\n"] if at is not None else []
        text += f".record(\n{''.join(lines)})"
    return text
