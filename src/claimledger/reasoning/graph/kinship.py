"""Which parties are one, whose voice a party is, and which of them share a bloc."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import final

from claimledger.model import Period, Relation, RelationKind
from claimledger.reasoning.graph.walks import reach

__all__ = ["Kinship", "Partition"]

_Dated = dict[str, list[tuple[str, Period | None]]]


@final
class Partition:
    """Disjoint sets of texts, joined one pair at a time; the smallest member stands for each.

    >>> classes = Partition()
    >>> classes.join("b", "a"), classes.find("b")
    (True, 'a')
    """

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def find(self, item: str) -> str:
        """Return the member that stands for an item's set."""
        top = item
        while (above := self._above.get(top, top)) != top:
            top = above
        while item != top:
            self._above[item], item = top, self._above[item]
        return top

    def __bool__(self) -> bool:
        """Tell whether any two items were joined."""
        return bool(self._above)

    def join(self, one: str, other: str) -> bool:
        """Join two sets; tell whether they were apart."""
        low, high = sorted((self.find(one), self.find(other)))
        if low != high:
            self._above[high] = low
        return low != high


@final
class Kinship:
    """The relations between parties, as questions about two parties at a time.

    ``steady`` joins the blocs whose relations have no dates; ``dated`` lists the other relations.
    ``same_as`` is an equivalence without dates. ``speaks_for`` is directed and followed upwards;
    for voices a dated relation must certainly hold, for blocs it need only possibly hold.
    ``distinct`` tells that no two parties are one, ``ageless`` that voices have no dates,
    ``collective`` that any party has members.
    """

    def __init__(self, relations: Iterable[Relation], renamed: Callable[[str], str]) -> None:
        self._same = Partition()
        self._speaks: _Dated = defaultdict(list)
        self._bloc: _Dated = defaultdict(list)
        self.steady = Partition()
        self.dated: list[tuple[str, str, Period]] = []
        self._members: _Dated = defaultdict(list)
        self._voices: dict[tuple[tuple[str, ...], Period | None], frozenset[str]] = {}
        bonds: list[tuple[str, str, Period | None]] = []
        pairs = [(renamed(r.party.id), r.kind, renamed(r.other.id), r.during) for r in relations]
        for one, kind, other, _ in pairs:
            if kind is RelationKind.SAME_AS:
                self._same.join(one, other)
        for one, kind, other, during in pairs:
            subject, object_ = self.one(one), self.one(other)
            if kind is RelationKind.SPEAKS_FOR:
                self._speaks[subject].append((object_, during))
            elif kind is RelationKind.MEMBER_OF:
                self._members[object_].append((subject, during))
            elif subject != object_:  # an organ, a property or a part of somebody else
                bonds.append((subject, object_, during))
        self.distinct = not self._same
        self.collective = bool(self._members)
        self.ageless = all(d is None for spoken in self._speaks.values() for _, d in spoken)
        for subject, spoken in self._speaks.items():
            if len({principal for principal, _ in spoken} - {subject}) == 1:
                bonds += [(subject, principal, during) for principal, during in spoken]
        for one, other, during in bonds:
            if during is None:
                self.steady.join(one, other)
            else:
                self.dated.append((one, other, during))
            self._bloc[one].append((other, during))
            self._bloc[other].append((one, during))

    def one(self, party: str) -> str:
        """Return the party that stands for all that are the same as this one."""
        return self._same.find(party)

    def voices(self, parties: tuple[str, ...], time: Period | None) -> frozenset[str]:
        """Return whom the parties are or speak for at a time, each as `one` gives it."""
        key = (parties, None if self.ageless else time)
        if key not in self._voices:
            self._voices[key] = frozenset(
                _closure(map(self.one, parties), self._speaks, lambda d: _held(d, time))
            )
        return self._voices[key]

    def same_voice(
        self, parties: tuple[str, ...], others: tuple[str, ...], time: Period | None
    ) -> bool:
        """Tell whether the voices of some parties meet those of others at a time."""
        if parties == others:
            return bool(parties)
        return not self.voices(parties, time).isdisjoint(self.voices(others, time))

    def same_bloc(self, parties: tuple[str, ...], other: str, time: Period | None) -> bool:
        """Tell whether some parties may share a bloc with another one at a time."""
        goal = self.one(other)
        if any(self.steady.find(self.one(p)) == self.steady.find(goal) for p in parties):
            return True
        if not self.dated:
            return False
        found = _closure(map(self.one, parties), self._bloc, lambda d: not _excluded(d, time))
        return goal in found

    def members_within(self, party: str, time: Period | None) -> Iterator[str]:
        """Yield the parties that are, directly or through others, members of a collective."""
        start = self.one(party)
        for member in _closure([start], self._members, lambda d: not _excluded(d, time)):
            if member != start:
                yield member


def _closure(
    starts: Iterable[str], after: _Dated, holds: Callable[[Period | None], bool]
) -> set[str]:
    """Follow the dated relations that hold."""
    return reach(starts, lambda one: [other for other, d in after.get(one, ()) if holds(d)])


def _held(during: Period | None, time: Period | None) -> bool:
    """Tell whether a relation certainly held; at an unknown time, only if it always does."""
    return during is None or (time is not None and during.covers(time))


def _excluded(during: Period | None, time: Period | None) -> bool:
    """Tell whether a relation certainly did not hold at a time."""
    return during is not None and time is not None and during.excludes(time)
