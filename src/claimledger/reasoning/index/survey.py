"""The survey: one index of a log under one policy, extended as the log grows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from threading import RLock
from typing import Any, final

from claimledger.errors import UnknownIdError
from claimledger.model import Record, Statement
from claimledger.reasoning.graph.hops import Hop
from claimledger.reasoning.index.columns import Columns
from claimledger.reasoning.index.components import Located, Rules
from claimledger.reasoning.index.described import Described
from claimledger.reasoning.index.reading import STATEMENTS, Reader
from claimledger.reasoning.index.settling import Settler
from claimledger.reasoning.index.timeline import Timeline
from claimledger.reasoning.index.topics import Topic, tie
from claimledger.reasoning.policy import Policy

__all__ = ["Survey"]


@final
class Survey:
    """What a log says, read once, under one policy; nothing is left out of view.

    A topic without a knot is answered from the columns. The statements of a knot are asked by the
    full rules, those of its component only.
    """

    def __init__(
        self,
        records: Sequence[Record],
        places: Mapping[str, int],
        policy: Policy,
        *,
        again: Mapping[str, Sequence[int]] | None = None,
        names: Mapping[str, str] | None = None,
        several: Mapping[str, Sequence[int]] | None = None,
    ) -> None:
        self.records = records
        self.policy = policy
        self._places = places
        self._again = again
        self.columns = columns = Columns()
        self.described = described = Described(names or {})
        several = several or {}
        self._settler = Settler(records, places, several, described, columns)
        self._reader = Reader(records, places, several, described, columns, self._settler, policy)
        self._located = Located(records, described, columns)
        self._several = several
        self.timeline = Timeline(records, described, columns, self._settler.standing)
        self.rules = Rules(records, described, self._settler.outside, self.timeline, policy)
        self._hops: dict[int, Hop] = {}
        self.lock = RLock()

    @property
    def size(self) -> int:
        """How many entries of the log were read."""
        return len(self.columns)

    @property
    def stale(self) -> bool:
        """Whether something came in late that changes what was read; then all is read anew."""
        return self.described.stale

    def extend(self, size: int) -> None:
        """Read the entries up to a size."""
        described, records = self.described, self.records
        start = self.size
        self.columns.grow(size)
        places: Iterable[int] = range(start, size)
        if self._again:
            again = self._again
            places = [p for p in places if p not in again.get(records[p].id, ())]
        elif not start and self._again is not None:
            places = list(self._places.values())[:size]  # the numbers that the log has already
        statements: list[int] = []
        for place in places:
            if type(records[place]) in STATEMENTS:
                statements.append(place)
            else:
                described.read(place, records[place])
        described.link()
        self._reader.read(statements)
        late, self._reader.late = self._reader.late, []
        self._settler.settle(late)
        for versions in self._several.values():
            self._tie_versions(versions)
        self._located.tie(self._reader.withdrawn)
        if start:
            self._arrived(records[place].id for place in statements)

    def _arrived(self, ids: Iterator[str]) -> None:
        """Settle anew what waited for statements under some ids."""
        described, awaited = self.described, self._settler.awaited
        if not awaited and not described.others:
            return
        found = list(ids)
        described.stale = described.stale or any(id in described.others for id in found)
        waited = [id for id in found if id in awaited]
        if waited:
            self._settler.arrived(waited)
            self.rules.forget()

    def _tie_versions(self, versions: Sequence[int]) -> None:
        said = [self.columns.saying[place] for place in versions]
        topics = [saying.topic for saying in said if saying is not None]
        if topics:
            tie(topics[0], *topics)
            for topic in topics:
                topic.twist()

    # -- asking ----------------------------------------------------------------------------

    def topic(self, claim: str) -> Topic:
        """Return the topic of a claim that is described."""
        return self.described.topics[claim]

    def place(self, statement: Statement) -> int:
        """Return the place of a statement that stands, or raise `UnknownIdError`."""
        for place in self._settler.standing(statement.id):
            if self.records[place] is statement or self.records[place] == statement:
                return place
        raise UnknownIdError("statement", statement.id)

    def topic_at(self, place: int) -> Topic:
        """Return the topic of the statement at a place."""
        saying = self.columns.saying[place]
        assert saying is not None, "every statement that stands was read"  # noqa: S101
        return saying.topic

    def statements(self, topic: Topic) -> list[int]:
        """Return the places of the statements on a topic, by id; versions of one by digest."""
        return self.rules.sorted(topic.places())

    def hop(self, place: int) -> Hop:
        """Return the last link of an origin as answers show it; made once for each."""
        held = self._hops.get(place)
        if held is None:
            record: Any = self.records[place]
            last = record.chain[-1]
            party = self.described.renamed(last.party.id)
            voices = tuple(speaker.id for speaker in self.described.voices(last))
            held = self._hops[place] = Hop(record, len(record.chain) - 1, party, voices)
        return held

    def weight(self, place: int) -> int:
        """Return the weight of an origin on its side."""
        return self._reader.weight(place)

    def standing(self, id: str) -> Sequence[int]:
        """Return the places of the statements that stand under an id."""
        return self._settler.standing(id)

    def onward(self, place: int) -> Sequence[int]:
        """Return the places of the statements that rest on one."""
        return self._settler.onward(place)
