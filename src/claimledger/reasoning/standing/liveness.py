"""Which hops stand: the well-founded semantics of reached, hit and live (Van Gelder 1991)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import final

from claimledger.reasoning.graph.walks import components, reach
from claimledger.reasoning.standing.attacks import Attack, Attacks
from claimledger.reasoning.viewpoint import Viewpoint
from claimledger.reasoning.words import Why

__all__ = ["Label", "Liveness"]


class Label(IntEnum):
    """The standing of a hop; undecided ones contribute nothing."""

    OUT = 0
    UNDECIDED = 1
    LIVE = 2


_NO, _MAYBE, _YES = Label.OUT, Label.UNDECIDED, Label.LIVE


@final
class Liveness:
    """The label of every hop, and whether it is hit: no, maybe or yes.

    ``reached``, here perhaps reached: a first hop whose document the viewpoint admits, or one on
    which a hop rests that is not out and whose party the viewpoint trusts as a relay. ``hit``:
    attacked by a live hop, or fallen with its document. ``live``: reached and not hit. Solved
    component by component, so that a tower of retractions costs what a chain does.
    """

    def __init__(self, attacks: Attacks, viewpoint: Viewpoint) -> None:
        self.attacks = attacks
        self.resting = attacks.resting
        self.index = index = attacks.index
        self.times = attacks.times
        size = len(index.owner)
        self.trusted = self._trust(viewpoint)
        self.entry = [False] * size
        for number in range(len(index.statements)):
            hop = index.first(number)
            self.entry[hop] = viewpoint.documents.admits([index.document[hop]])
        self.onward: list[list[int]] = [self._followed(hop) for hop in range(size)]
        self.resters: list[list[int]] = [[] for _ in range(size)]
        for hop in range(size):
            for further in self.onward[hop]:
                self.resters[further].append(hop)
        self.reached = [False] * size
        self.hit = [_NO] * size
        self.live = [_NO] * size
        self._solve(size)

    def _followed(self, hop: int) -> list[int]:
        """Return the hops to which standing passes on: over trusted relays, and to one's own."""
        if not self.resting.admitted[self.index.owner[hop]]:
            return []
        edges = self.resting.edges[hop]
        return [edge.hop for edge in edges if edge.cost == 0 or self.trusted[hop]]

    def _trust(self, viewpoint: Viewpoint) -> list[bool]:
        index = self.index
        known: dict[tuple[object, ...], bool] = {}
        trusted = []
        for hop, speakers in enumerate(index.speakers):
            key = (speakers, self.times[hop])
            if key not in known:
                known[key] = viewpoint.relays.admits(self.voices(hop, viewpoint))
            trusted.append(known[key])
        return trusted

    def voices(self, hop: int, viewpoint: Viewpoint) -> frozenset[str]:
        """Return the ids under which a viewpoint may name a hop's voices."""
        kinship = self.index.kinship
        voices = kinship.voices(self.index.speakers[hop], self.times[hop])
        named = viewpoint.relays.ids | viewpoint.positions.ids
        return voices | {i for i in named if i is not None and kinship.one(i) in voices}

    def _before(self, hop: int) -> Iterable[int]:
        """Yield all hops on whose standing this one's depends."""
        yield from self.resters[hop]
        for attack in self.attacks.on.get(hop, ()):
            yield attack.attacker
        for statement in self.attacks.falls.get(hop, ()):
            yield from self.index.hops(statement)

    def _solve(self, size: int) -> None:
        before = self._before if self.attacks.on else self.resters.__getitem__
        for component in components(range(size), size, before):
            if len(component) == 1:
                self._settle(component[0])
            else:
                self._alternate(component)

    def _settle(self, hop: int) -> None:
        support = max((self.live[rester] for rester in self.resters[hop]), default=_NO)
        reached = _YES if self.entry[hop] else support
        self.reached[hop] = reached is not _NO
        attackers = (self.live[attack.attacker] for attack in self.attacks.on.get(hop, ()))
        self.hit[hop] = max(max(attackers, default=_NO), self._fallen(hop))
        self.live[hop] = min(reached, Label(_YES - self.hit[hop]))

    def _fallen(self, hop: int) -> Label:
        """All statements with which a hop falls have a hit hop: no, maybe or yes."""
        statements = self.attacks.falls.get(hop, ())
        hits = (max(self.hit[h] for h in self.index.hops(s)) for s in statements)
        return min(hits, default=_NO)

    def _alternate(self, component: list[int]) -> None:
        """Close in on a knot from below and above until nothing moves.

        Going up, what is unsettled outside may support and does not attack; going down, the
        other way round. What is live from below is live, what is not from above is out.
        """
        under: set[int] = set()
        while True:
            over, possible = self._least(component, under, _MAYBE)
            lower, _ = self._least(component, over, _YES)
            if lower == under:
                break
            under = lower
        hit_above = self._hits(component, over, _MAYBE)
        hit_below = self._hits(component, under, _YES)
        for hop in component:
            self.reached[hop] = hop in possible
            self.hit[hop] = _YES if hop in hit_below else _MAYBE if hop in hit_above else _NO
            self.live[hop] = _YES if hop in under else _MAYBE if hop in over else _NO

    def _least(
        self, component: list[int], attacking: set[int], support: Label
    ) -> tuple[set[int], set[int]]:
        """Return what is live, and what is reached, if just these hops of the knot attack.

        As long as the knot is not solved, its own hops have the label "out", and no say.
        """
        inside = set(component)
        hit = self._hits(component, attacking, _MAYBE if support is _YES else _YES)
        reached = {
            hop
            for hop in component
            if self.entry[hop] or any(self.live[rester] >= support for rester in self.resters[hop])
        }
        waiting = [hop for hop in reached if hop not in hit]
        live = set(waiting)
        while waiting:
            hop = waiting.pop()
            for further in inside.intersection(self.onward[hop]):
                reached.add(further)
                if further not in hit and further not in live:
                    live.add(further)
                    waiting.append(further)
        return live, reached

    def _hits(self, component: list[int], attacking: set[int], least: Label) -> set[int]:
        """Return what is hit if these hops of the knot attack, and outside those at least so."""
        hit = {
            hop
            for hop in component
            if any(
                attack.attacker in attacking or self.live[attack.attacker] >= least
                for attack in self.attacks.on.get(hop, ())
            )
        }

        def struck(statement: int) -> bool:
            hops = self.index.hops(statement)
            return any(hop in hit or self.hit[hop] >= least for hop in hops)

        falling = [hop for hop in component if self.attacks.falls.get(hop)]
        changed = True
        while changed:
            fallen = {
                h for h in falling if h not in hit and all(map(struck, self.attacks.falls[h]))
            }
            hit |= fallen
            changed = bool(fallen)
        return hit

    # -- explaining ------------------------------------------------------------------------

    def blow(self, hop: int) -> tuple[Why, int] | None:
        """Return how a hop was certainly hit, and the attacking hop; None if it was not."""
        attacks = self.attackers(hop)
        if attacks:
            return attacks[0].why, attacks[0].attacker
        fallen = [attack for h in sorted(reach([hop], self._down)) for attack in self.attackers(h)]
        return (Why.FALLEN, fallen[0].attacker) if fallen else None

    def _down(self, hop: int) -> list[int]:
        """Return the hops of the statements with which a hit hop fell."""
        statements = self.attacks.falls.get(hop, ()) if self.hit[hop] is _YES else ()
        return [h for s in statements for h in self.index.hops(s)]

    def attackers(self, hop: int) -> list[Attack]:
        """Return the live attacks on a hop."""
        return [a for a in self.attacks.on.get(hop, ()) if self.live[a.attacker] is _YES]
