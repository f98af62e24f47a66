"""Ways through the hop graph that checkers ask for, each in time linear in what it touches."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterator, Mapping
from functools import cached_property
from typing import final

from claimledger.model import Period, Retraction, Statement
from claimledger.reasoning import Gap, GapKind, Hop, Label, Side, Why
from claimledger.reasoning.graph.sides import is_disavowal
from claimledger.reasoning.graph.walks import components
from claimledger.reasoning.inquiry import Inquiry

__all__ = ["Pathways"]

_STEPS = 1_000
"""How many hops may be looked at for each way that is asked for."""

_TAKEN_BACK = (Why.RETRACTED, Why.DISAVOWED)


@final
class Pathways:
    """The hop graph of an inquiry, asked statement by statement.

    >>> from claimledger import Assertion, Claim, Ledger, Ref
    >>> from claimledger.reasoning.inquiry import inquire
    >>> said = Assertion(Claim("base", "A base opens"), chain=[Ref("daily"), Ref("mayor")])
    >>> ways = Pathways(inquire(Ledger().record(said), None, None))
    >>> [[hop.party for hop in way] for way in ways.to_origins(said, 9)]
    [['daily', 'mayor']]
    """

    def __init__(self, inquiry: Inquiry) -> None:
        self._inquiry = inquiry
        self._index = inquiry.index
        self._resting = inquiry.resting
        self._nearest: dict[tuple[Why, ...], dict[int, int]] = {}
        self._spoken: dict[tuple[str, Period | None], frozenset[str]] = {}

    def is_origin(self, statement: Statement) -> bool:
        """Tell whether a statement's last link takes the position itself."""
        return self._resting.origin[self._index.last(self._index.number(statement))]

    def hops(self, statement: Statement) -> tuple[Hop, ...]:
        """Return the links of a statement, the reader's first."""
        return tuple(map(self._index.shown, self._index.hops(self._index.number(statement))))

    def speaker(self, statement: Statement) -> Hop:
        """Return the last link of a statement."""
        return self._index.shown(self._index.last(self._index.number(statement)))

    def has_spoken_on(self, claim: str, hop: Hop) -> bool:
        """Tell whether the voice of a hop took a side on a claim."""
        kinship, time = self._index.kinship, self._inquiry.times[self._index.hop(hop)]
        if (claim, time) not in self._spoken:
            sides = self._resting.sides
            numbers = [n for s in (True, False) for n in sides.taking.get(Side(claim, s), ())]
            speakers = {self._index.speakers[self._index.last(n)] for n in numbers}
            found = (kinship.voices(parties, time) for parties in speakers)
            self._spoken[claim, time] = frozenset().union(*found)
        return not self._spoken[claim, time].isdisjoint(kinship.voices(hop.voices, time))

    def below(self, statement: Statement) -> tuple[Statement, ...]:
        """Return the statements on which the last link of a statement rests."""
        last = self._index.last(self._index.number(statement))
        return tuple(self._index.statement(hop) for hop in self._resting.targets(last))

    def drawn_from(self, statement: Statement) -> tuple[Statement, ...]:
        """Return the statements that a statement passes on.

        They are what the nearest document that its chain names has of the same speaker, if there
        is such a link before the last one; else what the last link rests on.
        """
        index, one = self._index, self._index.kinship.one
        number = index.number(statement)
        last = index.last(number)
        for hop in range(index.first(number) + 1, last):
            place = (index.document[hop], one(index.party[hop]), one(index.party[last]))
            keys = self._resting.sides.keys[number] if index.document[hop] is not None else ()
            found = {n: None for key in keys for n in self._told.get((*place, key), ())}
            found.pop(number, None)
            if found:
                return tuple(index.statements[n] for n in found)
        return self.below(statement)

    @cached_property
    def _told(self) -> Mapping[tuple[Hashable, ...], list[int]]:
        """The statements of each document, by publisher, speaker and what they say."""
        index, one = self._index, self._index.kinship.one
        told: dict[tuple[Hashable, ...], list[int]] = defaultdict(list)
        for number in range(len(index.statements)):
            first, last = index.first(number), index.last(number)
            for key in self._resting.sides.keys[number] if self._resting.admitted[number] else ():
                place = (index.document[first], one(index.party[first]), one(index.party[last]))
                told[*place, key].append(number)
        return told

    def own_gaps(self, statement: Statement) -> tuple[Gap, ...]:
        """Return what is missing or wrong at the links of a statement itself."""
        index = self._index
        number = index.number(statement)
        found = []
        for hop in index.hops(number):
            kinds = list(self._resting.gaps[hop])
            kinds += [GapKind.UNDATED] if self._inquiry.times[hop] is None else []
            kinds += [GapKind.RETRACTED] if self._blow(hop) is not None else []
            found += [Gap(kind, index.shown(hop)) for kind in kinds]
        return tuple(found)

    def to_origins(self, statement: Statement, limit: int) -> Iterator[tuple[Hop, ...]]:
        """Yield the ways from what was read to the origins, no hop twice on any of them.

        In a knot most tries lead nowhere, so that their number is limited too.
        """
        index, resting = self._index, self._resting
        start = index.first(index.number(statement))
        path, on_path = [start], {start}
        work = [iter(resting.targets(start))]
        found, left = 0, _STEPS * limit
        if resting.origin[start] and limit > 0:
            found = 1
            yield (index.shown(start),)
        while work and found < limit and left > 0:
            left -= 1
            hop = next(work[-1], None)
            if hop is None:
                work.pop()
                on_path.discard(path.pop())
            elif hop not in on_path:
                path.append(hop)
                on_path.add(hop)
                work.append(iter(resting.targets(hop)))
                if resting.origin[hop]:
                    found += 1
                    yield tuple(map(index.shown, path))

    # -- what is taken back ----------------------------------------------------------------

    def _blows(self, hop: int, whys: tuple[Why, ...] = _TAKEN_BACK) -> Iterator[tuple[int, Why]]:
        """Yield what retracts or disavows a hop, if it is out by that."""
        if self._inquiry.liveness.live[hop] is Label.OUT:
            for attack in self._inquiry.liveness.attackers(hop):
                if attack.why in whys:
                    yield attack.attacker, attack.why

    def _blow(self, hop: int, whys: tuple[Why, ...] = _TAKEN_BACK) -> tuple[int, Why] | None:
        return next(self._blows(hop, whys), None)

    def _fall(self, hop: int, whys: tuple[Why, ...]) -> tuple[int, Why] | None:
        """Return what takes back a hop, or all that its document says of it."""
        direct = self._blow(hop, whys)
        fallen = None if direct is not None else self._inquiry.liveness.blow(hop)
        if fallen is None or fallen[0] is not Why.FALLEN:
            return direct
        by = self._index.statement(fallen[1])
        why = Why.RETRACTED if isinstance(by, Retraction) else Why.DISAVOWED
        return (
            (fallen[1], why) if why in whys and (why is Why.RETRACTED or is_disavowal(by)) else None
        )

    def is_withdrawn(self, statement: Statement) -> bool:
        """Tell whether a statement's first link is taken back by its own voice."""
        index = self._index
        first = index.first(index.number(statement))
        return any(
            index.kinship.same_voice(
                index.speakers[hop], index.speakers[first], self._inquiry.times[hop]
            )
            for hop, _ in self._blows(first)
        )

    def struck_by(self, statement: Statement) -> list[tuple[Hop, Why]]:
        """Return the hops that a statement takes back, in their order."""
        last = self._index.last(self._index.number(statement))
        return [(self._index.shown(hop), why) for hop, why in self._struck.get(last, ())]

    @cached_property
    def _struck(self) -> dict[int, list[tuple[int, Why]]]:
        struck: dict[int, list[tuple[int, Why]]] = defaultdict(list)
        for hop in sorted(self._inquiry.attacks.on):
            for attack in self._inquiry.liveness.attackers(hop):
                struck[attack.attacker].append((hop, attack.why))
        return struck

    def withdrawn(
        self, statement: Statement, whys: tuple[Why, ...] = _TAKEN_BACK
    ) -> tuple[Statement, Hop, Why] | None:
        """Return the nearest hop that a statement rests on and that is taken back, and by what.

        The first link of a copy may be taken back from outside, with its original.
        """
        index = self._index
        if whys not in self._nearest:
            self._nearest[whys] = self._nearest_of(whys)
        hop = self._nearest[whys].get(index.first(index.number(statement)))
        if hop is None or self.is_withdrawn(statement):
            return None
        blow = self._fall(hop, whys)
        assert blow is not None  # noqa: S101  # only such hops are in the table
        return index.statement(blow[0]), index.shown(hop), blow[1]

    def _nearest_of(self, whys: tuple[Why, ...]) -> dict[int, int]:
        """Return the nearest hop that is taken back, from every hop that leads to one; one pass."""
        before: dict[int, list[int]] = defaultdict(list)
        attacks = self._inquiry.attacks
        struck = sorted(attacks.on.keys() | attacks.falls.keys())
        out = [hop for hop in struck if self._fall(hop, whys) is not None]
        if not out:
            return {}
        for hop in range(len(self._index.owner)):
            for target in self._resting.targets(hop):
                before[target].append(hop)
        nearest = {hop: hop for hop in out}
        waiting = deque(out)
        while waiting:
            hop = waiting.popleft()
            for resting in before[hop]:
                if resting not in nearest:
                    nearest[resting] = nearest[hop]
                    waiting.append(resting)
        return nearest

    def stands(self, statement: Statement) -> bool:
        """Tell whether a statement leads, over what stands, to somebody who takes the position."""
        return self._index.first(self._index.number(statement)) in self._standing

    @cached_property
    def _standing(self) -> set[int]:
        positions = self._inquiry.positions
        hops = range(len(self._index.owner))
        return positions.reaching([hop for hop in hops if positions.is_live_origin(hop)])

    # -- circles ---------------------------------------------------------------------------

    def on_circle(self, statement: Statement) -> bool:
        """Tell whether what a statement passes on leads back to it."""
        return self._index.last(self._index.number(statement)) in self._circles

    @cached_property
    def _circles(self) -> set[int]:
        targets, size = self._resting.targets, len(self._index.owner)
        return {
            hop
            for knot in components(range(size), size, targets)
            if len(knot) > 1 or knot[0] in targets(knot[0])
            for hop in knot
        }
