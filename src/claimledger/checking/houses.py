"""Houses: which publishers share a bloc, and which chains come home to the bloc of the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import final

from claimledger.model import Period, Statement
from claimledger.reasoning import Hop
from claimledger.reasoning.graph.kinship import Partition
from claimledger.reasoning.graph.walks import shortest
from claimledger.reasoning.inquiry import Inquiry

__all__ = ["Houses"]


@final
class Houses:
    """The blocs of those who speak in an inquiry.

    >>> from claimledger import Assertion, Claim, Ledger, Ref, Relation
    >>> from claimledger.reasoning.inquiry import inquire
    >>> base = Claim("base", "A base opens")
    >>> said = [Assertion(base, chain=[Ref(paper)]) for paper in ("daily", "weekly", "gazette")]
    >>> ledger = Ledger().record(*said, Relation(Ref("weekly"), "owned_by", Ref("daily")))
    >>> houses = Houses(inquire(ledger, None, None)).publishers(said)
    >>> [[hop.party for hop in house] for house in houses]
    [['daily', 'weekly'], ['gazette']]
    """

    def __init__(self, inquiry: Inquiry) -> None:
        self._inquiry = inquiry
        self._index = inquiry.index
        self._resting = inquiry.resting

    def _bloc(self, party: str) -> str:
        """Return the party that stands for a party's bloc, by the relations without dates."""
        return self._index.kinship.steady.find(self._index.kinship.one(party))

    @cached_property
    def _families(self) -> Partition:
        """The blocs that were one at any time: two of different families never were."""
        families = Partition()
        for one, other, _ in self._index.kinship.dated:
            families.join(self._bloc(one), self._bloc(other))
        return families

    @cached_property
    def _houses(self) -> list[frozenset[str]]:
        """The families of the voices of every hop."""
        known = {
            voices: frozenset(self._families.find(self._bloc(voice)) for voice in voices)
            for voices in set(self._index.speakers)
        }
        return [known[voices] for voices in self._index.speakers]

    def _may_be_one(self, hop: int, other: int) -> bool:
        """Tell whether two hops may share a bloc, at the time of the first."""
        speakers, time = self._index.speakers, self._inquiry.times[hop]
        same_bloc = self._index.kinship.same_bloc
        return any(same_bloc(speakers[hop], voice, time) for voice in speakers[other])

    def publishers(self, statements: Iterable[Statement]) -> tuple[tuple[Hop, ...], ...]:
        """Return the first hops of statements, one for each publisher, grouped by bloc.

        What nobody is known to have published is left out.
        """
        index, together = self._index, Partition()
        times: dict[str, set[Period | None]] = defaultdict(set)
        hops: dict[tuple[str, ...], int] = {}
        for hop in (index.first(index.number(statement)) for statement in statements):
            blocs = [self._bloc(voice) for voice in index.speakers[hop]]
            for bloc in blocs:
                together.join(blocs[0], bloc)
                times[bloc].add(self._inquiry.times[hop])
                hops.setdefault(index.speakers[hop], hop)
        self._join(times, together)
        groups: dict[str, list[Hop]] = defaultdict(list)
        for voices, hop in hops.items():
            groups[together.find(self._bloc(voices[0]))].append(index.shown(hop))
        return tuple(map(tuple, groups.values()))

    def _join(self, times: Mapping[str, set[Period | None]], together: Partition) -> None:
        """Join the blocs that may have been one when one of them published."""
        families: dict[str, set[str]] = defaultdict(set)
        for bloc in times:
            families[self._families.find(bloc)].add(bloc)
        for rest in families.values():
            while rest:
                waiting = [rest.pop()]
                for one in waiting:
                    near = {o for o in rest if self._were_one(one, o, times)}
                    rest.difference_update(near)
                    waiting += near
                    for other in near:
                        together.join(one, other)

    def _were_one(self, one: str, other: str, times: Mapping[str, set[Period | None]]) -> bool:
        same_bloc = self._index.kinship.same_bloc
        return any(same_bloc((one,), other, time) for time in (*times[one], *times[other]))

    # -- coming home -----------------------------------------------------------------------

    def way_home(self, statement: Statement, within: int) -> tuple[Hop, ...]:
        """Return a shortest way to an origin as far as it comes back to the first hop's bloc.

        A named party of another bloc must stand between. Empty, if that is not so within some hops.
        """
        index, houses = self._index, self._houses
        start = index.first(index.number(statement))
        way, away = [start], False
        while len(way) <= within and (hop := self._onward[way[-1]]) is not None:
            way.append(hop)
            home = not houses[start].isdisjoint(houses[hop]) and self._may_be_one(start, hop)
            if home and away:
                return tuple(map(index.shown, way))
            away = away or (not home and index.descriptions.named(index.speakers[hop]))
        return ()

    @cached_property
    def _onward(self) -> list[int | None]:
        """From every hop the next one on a shortest way to an origin, ties by statement."""
        resting = self._resting
        before: list[list[tuple[int, int]]] = [[] for _ in resting.edges]
        for hop, edges in enumerate(resting.edges):
            for edge in edges:
                before[edge.hop].append((hop, edge.cost))
        origins = [hop for hop, origin in enumerate(resting.origin) if origin]
        costs = shortest(origins, len(before), before)
        ways = [
            [(c[0] + e.cost, c[1], e.hop) for e in edges if (c := costs[e.hop]) is not None]
            for edges in resting.edges
        ]
        return [min(found)[2] if found else None for found in ways]
