"""The current version of every record: versions, amendments, and indexes over what stands."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import Any, final

from claimledger.ledger.kinds import KINDS
from claimledger.ledger.log import Log
from claimledger.model import (
    Amendment,
    Claim,
    Claimant,
    Document,
    Party,
    Period,
    Record,
    Review,
    Source,
    Statement,
    digest,
)

__all__ = ["Current", "claims_led_to"]

_by_id = attrgetter("id")

_DATED = frozenset({"review", "statement"})
"""What has a public time; all else is in every ledger as of a day."""


@final
class Current:
    """What stands in the first entries of a log, found by id, claim, party and document.

    One record is looked up in the log itself; each index over all of them is made when it is
    first asked for. ``changed`` are the versions that stand of the ids that amendments touch,
    ``names`` where replacements took another id.
    """

    def __init__(self, log: Log, size: int) -> None:
        self._log = log
        self._size = size
        self.changed: Mapping[str, Sequence[Record]] = {}
        self.names: Mapping[str, str] = {}
        self.stays = True
        """Whether all but statements and reviews stand in every ledger as of a day as here."""
        self._sorted: dict[str, tuple[Any, ...]] = {}
        if log.amended(size):
            self.changed, self.names, self.stays = _amended(log, size)

    def renamed(self, id: str) -> str:
        """Return the id under which a record stands now."""
        return self.names.get(id, id)

    def one(self, kind: str, id: str) -> Any:
        """Return the version of a kind that is shown under an id: that of smaller digest."""
        log = self._log
        if id in log.later or id in self.changed:
            found = self._versions(kind, id)
            return found[0] if found else None
        position = log.places.get(id, self._size)
        if position >= self._size:
            return None
        record = log.records[position]
        return record if KINDS[record.__class__] == kind else None

    def versions(self, id: str) -> tuple[Statement, ...]:
        """Return the versions of a statement that stand, by digest."""
        if id in self._log.later or id in self.changed:
            return tuple(self._versions("statement", id))
        found = self.one("statement", id)
        return () if found is None else (found,)

    def _versions(self, kind: str, id: str) -> list[Any]:
        held = self.changed.get(id)
        standing = self._log.versions(id, self._size) if held is None else held
        found = [record for record in standing if KINDS[record.__class__] == kind]
        return sorted(found, key=digest) if len(found) > 1 else found

    def published(self, statement: Statement) -> Period | None:
        """Return a statement's public time, as `Ledger.published` tells."""
        first = statement.chain[0]
        if first.document is not None:
            document = self.one("document", self.renamed(first.document.id))
            return None if document is None else document.published
        return first.said or (statement.said if len(statement.chain) == 1 else None)

    def public_by(self, record: Statement | Review, bound: Period) -> bool | None:
        """Tell whether a record was public by then; None is "it cannot be dated".

        A statement that is mended is as public as what stands in its place.
        """
        if isinstance(record, Review):
            document = self.one("document", self.renamed(record.document.id))
            time = None if document is None else document.published
        else:
            if record.id in self.changed:
                standing = self.versions(self.renamed(record.id))
                record = record if record in standing or not standing else standing[0]
            time = self.published(record)
        return None if time is None else time.by(bound)

    def ids(self, kind: str) -> list[str]:
        """Return the ids of a kind that stand, sorted."""
        return sorted({record.id for record in self._sorts.get(kind, ())})

    @cached_property
    def standing(self) -> Sequence[Record]:
        """All records that stand, amended."""
        records = self._log.distinct(self._size)
        if not self.changed:
            return records
        kept = [record for record in records if record.id not in self.changed]
        return kept + [record for found in self.changed.values() for record in found]

    @cached_property
    def _sorts(self) -> Mapping[str, list[Any]]:
        by_class: dict[type, list[Record]] = defaultdict(list)
        for record in self.standing:
            by_class[record.__class__].append(record)
        sorts: dict[str, list[Record]] = defaultdict(list)
        for sort, records in by_class.items():
            sorts[KINDS[sort]] += records
        return sorts

    def all_of(self, kind: str) -> tuple[Any, ...]:
        """Return all of a kind, by id, and versions of one id by digest."""
        if kind not in self._sorted:
            found = sorted(self._sorts.get(kind, ()), key=_by_id)
            doubled = self._doubled
            if doubled:
                found.sort(key=lambda r: (r.id, digest(r) if r.id in doubled else ""))
            self._sorted[kind] = tuple(found)
        return self._sorted[kind]

    @cached_property
    def _doubled(self) -> Mapping[str, Sequence[Record]]:
        """The ids of which several versions stand, with these."""
        standing = {
            id: self._log.versions(id, self._size)
            for id in self._log.repeated(self._size)
            if id not in self.changed
        }
        return {id: found for id, found in {**standing, **self.changed}.items() if len(found) > 1}

    @cached_property
    def conflicts(self) -> tuple[tuple[str, tuple[Record, ...]], ...]:
        """The ids of which several versions stand, with these, by digest."""
        return tuple((id, tuple(sorted(f, key=digest))) for id, f in sorted(self._doubled.items()))

    @cached_property
    def parties(self) -> Mapping[str, Party]:
        """The parties by id."""
        return _shown(self.standing, Claimant, Source)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id."""
        return _shown(self.standing, Document)

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The claims by id."""
        return _shown(self.standing, Claim)

    @cached_property
    def on_claim(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements on each claim, those on statements on it included."""
        statements, groups = self.all_of("statement"), defaultdict(list)
        led = claims_led_to(statements, self.claims, self.renamed)
        for statement, claims in zip(statements, led, strict=True):
            for claim in claims:
                groups[claim].append(statement)
        return _closed(groups)

    @cached_property
    def by_party(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements in whose chain each party stands."""
        now, groups = self.names.get, defaultdict(list)
        for statement in self.all_of("statement"):
            ids = [now(link.party.id, link.party.id) for link in statement.chain]
            for id in set(ids) if len(ids) > 1 else ids:
                groups[id].append(statement)
        return _closed(groups)

    @cached_property
    def in_document(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements that were read in each document."""
        now, groups = self.names.get, defaultdict(list)
        for statement in self.all_of("statement"):
            document = statement.chain[0].document
            if document is not None:
                groups[now(document.id, document.id)].append(statement)
        return _closed(groups)


def _closed(groups: Mapping[str, list[Statement]]) -> Mapping[str, tuple[Statement, ...]]:
    return {key: tuple(found) for key, found in groups.items()}


def _shown(records: Iterable[Record], *kinds: type) -> Mapping[str, Any]:
    """Return one version an id: of two descriptions that stand, the one of smaller digest."""
    found = [record for record in records if isinstance(record, kinds)]
    found.sort(key=_by_id)
    shown = {record.id: record for record in found}
    if len(shown) < len(found):
        for record in found:
            held = shown[record.id]
            if record is not held and digest(record) < digest(held):
                shown[record.id] = record
    return MappingProxyType(shown)


def claims_led_to(
    statements: Sequence[Statement], claims: Container[str], renamed: Callable[[str], str]
) -> list[set[str]]:
    """Return for each statement the claims to which its targets lead, directly or in steps.

    Worked out from the claims outwards, so that a tower of statements costs what a list does.
    Statements that lead to the same share one set; it is not to be changed.
    """
    targets = [renamed(statement.target.id) for statement in statements]
    nowhere: set[str] = set()
    alone = {target: {target} if target in claims else nowhere for target in set(targets)}
    found = [alone[target] for target in targets]
    aiming: dict[str, list[int]] = defaultdict(list)
    for number, led in enumerate(found):
        if not led:
            aiming[targets[number]].append(number)
    waiting = [
        (other, claim)
        for number, statement in enumerate(statements)
        if statement.id in aiming
        for claim in found[number]
        for other in aiming[statement.id]
    ]
    while waiting:
        number, claim = waiting.pop()
        if claim not in found[number]:
            found[number] = found[number] | {claim}
            waiting += [(other, claim) for other in aiming.get(statements[number].id, ())]
    return found


_Mended = tuple[Mapping[str, Sequence[Record]], Mapping[str, str], bool]


def _amended(log: Log, size: int) -> _Mended:
    """Apply the amendments that stand; what came in since the last time may not touch them.

    Return what stands of the ids that they touch, where replacements took another id, and
    whether no statement and no review was replaced by anything but itself, mended.
    """
    at, touched, known = log.shared.get(_amended, (0, None, None))
    mended: _Mended = known
    if touched is None or log.touches(touched, *sorted((at, size))):
        holding = _holding(log, size)
        mended = _amend(log, size, holding)
        touched = holding.keys() | mended[0].keys()
    log.shared[_amended] = size, touched, mended
    return mended


def _amend(log: Log, size: int, holding: Mapping[str, Amendment]) -> _Mended:
    changed: dict[str, list[Record]] = {}
    names: dict[str, str] = {}
    stays = True
    waiting = [id for id in holding if log.places.get(id, size) < size]
    seen = set(waiting)
    for id in waiting:
        changed[id] = []
        new = holding[id].replacement
        if new is None:
            continue
        if new.id != id:
            names[id] = new.id
            if new.id in holding and new.id not in seen:
                seen.add(new.id)
                waiting.append(new.id)
        if new.id != id or KINDS[new.__class__] not in _DATED:
            stays = stays and not any(
                KINDS[record.__class__] in _DATED for record, _ in log.seen(id, size)
            )
    for id in waiting:
        new = holding[id].replacement
        if new is not None and (new.id == id or new.id not in holding):
            held = changed.setdefault(new.id, log.versions(new.id, size))
            if new not in held:
                held.append(new)
    return changed, {id: _last(id, names) for id in names}, stays


def _last(id: str, names: Mapping[str, str]) -> str:
    """Follow replacements that stand under an id of their own."""
    seen = {id}
    while (new := names.get(id, id)) not in seen:
        seen.add(new)
        id = new
    return id


def _holding(log: Log, size: int) -> Mapping[str, Amendment]:
    """Return for each mended id the amendment that holds, those of amendments left out.

    Of two that stand the later recorded holds, then the smaller digest; one whose recording
    time is not known counts as the earliest. An amendment that is mended itself stands no
    more; what replaced it does, as late as the replacement was recorded. Of a ring none stands.
    """
    mending: dict[str, list[tuple[Amendment, float]]] = defaultdict(list)
    positions = log.amendments[: bisect_left(log.amendments, size)]
    known: dict[Any, Period | None] = {log.records[n]: log.times[n] for n in positions}
    for amendment, at in known.items():
        late = float("-inf") if at is None else at.order[1]
        mending[amendment.record.id].append((amendment, late))
    held: dict[str, tuple[Amendment, float] | None] = {}
    awaited = {id: {a.id for a, _ in found if a.id in mending} for id, found in mending.items()}
    awaiting: dict[str, list[str]] = defaultdict(list)
    for id, others in awaited.items():
        for other in others:
            awaiting[other].append(id)
    ready = [id for id, others in awaited.items() if not others]
    while ready:
        id = ready.pop()
        standing = [_standing(a, late, held.get(a.id)) for a, late in mending[id]]
        found = [pair for pair in standing if pair is not None]
        if len(found) > 1:
            found = [min(found, key=lambda pair: (-pair[1], digest(pair[0])))]
        held[id] = found[0] if found else None
        for other in awaiting[id]:
            awaited[other].discard(id)
            if not awaited[other]:
                ready.append(other)
    own = {amendment.id for found in mending.values() for amendment, _ in found}
    return {id: pair[0] for id, pair in held.items() if pair is not None and id not in own}


def _standing(
    amendment: Amendment, late: float, over: tuple[Amendment, float] | None
) -> tuple[Amendment, float] | None:
    """Return what stands of an amendment that may be mended itself, and how late it is."""
    if over is None:
        return amendment, late
    replacement = over[0].replacement
    return (replacement, over[1]) if isinstance(replacement, Amendment) else None
