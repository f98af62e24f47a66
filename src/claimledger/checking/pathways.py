"""Ways through the hop graph that checkers ask for, each in time linear in what it touches."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from functools import cached_property
from typing import final

from claimledger.model import Statement
from claimledger.reasoning import Gap, GapKind, Hop, Label, Why
from claimledger.reasoning.inquiry import Inquiry

__all__ = ["Pathways"]

_STEPS = 1_000
"""How many hops may be looked at for each way that is asked for."""


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

    def is_origin(self, statement: Statement) -> bool:
        """Tell whether a statement's last link takes the position itself."""
        return self._resting.origin[self._index.last(self._index.number(statement))]

    def below(self, statement: Statement) -> tuple[Statement, ...]:
        """Return the statements on which the last link of a statement rests."""
        last = self._index.last(self._index.number(statement))
        return tuple(self._index.statement(hop) for hop in self._resting.targets(last))

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

    def _blow(self, hop: int) -> tuple[int, Why] | None:
        """Return what retracts or disavows a hop, if it is out by that."""
        if self._inquiry.liveness.live[hop] is Label.OUT:
            for attack in self._inquiry.liveness.attackers(hop):
                if attack.why in (Why.RETRACTED, Why.DISAVOWED):
                    return attack.attacker, attack.why
        return None

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

    def withdrawn(self, statement: Statement) -> tuple[Statement, Hop, Why] | None:
        """Return the nearest hop that a statement rests on and that is taken back, and by what."""
        index = self._index
        first = index.first(index.number(statement))
        hop = self._nearest.get(first)
        if hop is None or hop == first:
            return None
        blow = self._blow(hop)
        assert blow is not None  # noqa: S101  # only such hops are in the table
        return index.statement(blow[0]), index.shown(hop), blow[1]

    @cached_property
    def _nearest(self) -> dict[int, int]:
        """The nearest hop that is taken back, from every hop that leads to one; one pass."""
        before: dict[int, list[int]] = defaultdict(list)
        out = [hop for hop in sorted(self._inquiry.attacks.on) if self._blow(hop) is not None]
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
