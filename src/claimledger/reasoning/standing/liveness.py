"""Which hops stand: the well-founded semantics of reached, hit and live (Van Gelder 1991)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import cached_property
from typing import final

from claimledger.reasoning.graph.walks import components, reach
from claimledger.reasoning.standing.attacks import Attack, Attacks
from claimledger.reasoning.viewpoint import Except, Viewpoint
from claimledger.reasoning.words import Why

__all__ = ["Label", "Liveness"]


class Label(IntEnum):
    """The standing of a hop; undecided ones contribute nothing."""

    OUT = 0
    UNDECIDED = 1
    LIVE = 2


_NO, _MAYBE, _YES = Label.OUT, Label.UNDECIDED, Label.LIVE
_NOT = (_YES, _MAYBE, _NO)
_ALL = Except()


@final
class Liveness:
    """The label of every hop, and whether it is hit: no, maybe or yes.

    ``reached``, here perhaps reached: a first hop whose document the viewpoint admits, or one on
    which a hop rests that is not out and whose party the viewpoint trusts as a relay. ``hit``:
    attacked by a live hop, or fallen with its document. ``live``: reached and not hit.

    Where nothing is hit, what is reached is live. So only what attacks touch is solved, component
    by component, and a tower of retractions costs what a chain does.
    """

    def __init__(self, attacks: Attacks, viewpoint: Viewpoint) -> None:
        self.attacks = attacks
        self.resting = attacks.resting
        self.index = attacks.index
        self.times = attacks.times
        self._viewpoint = viewpoint
        size = len(self.index.owner)
        trusting = viewpoint.relays == _ALL and all(self.resting.admitted)
        self.onward: list[tuple[int, ...]] = self.resting.below if trusting else self._followed()
        self.hit = [_NO] * size
        if trusting and viewpoint.documents == _ALL:
            self.reached = [True] * size
            self.live = [_YES] * size
        else:
            found = reach((hop for hop in range(size) if self.entry[hop]), self.onward.__getitem__)
            self.reached = [hop in found for hop in range(size)]
            self.live = [_YES if reached else _NO for reached in self.reached]
        if attacks.on:
            self._solve(self._touched())

    @cached_property
    def entry(self) -> list[bool]:
        """Of every hop, whether it is a first one whose document the viewpoint admits."""
        document, firsts = self.index.document, self.index.offset[:-1]
        if self._viewpoint.documents == _ALL:
            return [*map(self.index.is_first, range(len(document)))]
        named = {document[hop] for hop in firsts}
        admitted = {id for id in named if self._viewpoint.documents.admits((id,))}
        entry = [False] * len(document)
        for hop in firsts:
            entry[hop] = document[hop] in admitted
        return entry

    @cached_property
    def resters(self) -> list[list[int]]:
        """The hops from which standing passes on to each hop."""
        resters: list[list[int]] = [[] for _ in self.onward]
        for hop, onward in enumerate(self.onward):
            for further in onward:
                resters[further].append(hop)
        return resters

    def _followed(self) -> list[tuple[int, ...]]:
        """Return the hops to which standing passes on: over trusted relays, and to one's own."""
        index, resting = self.index, self.resting
        trusted = self._trust()
        return [
            ()
            if not resting.admitted[index.owner[hop]]
            else below
            if trusted[hop]
            else resting.own.get(hop, ())
            for hop, below in enumerate(resting.below)
        ]

    def _trust(self) -> list[bool]:
        index, viewpoint = self.index, self._viewpoint
        if viewpoint.relays == _ALL:
            return [True] * len(index.owner)
        known: dict[tuple[object, ...], bool] = {}
        trusted = []
        for hop, speakers in enumerate(index.speakers):
            key = (speakers, None if index.kinship.ageless else self.times[hop])
            if key not in known:
                known[key] = viewpoint.relays.admits(self.voices(hop, viewpoint))
            trusted.append(known[key])
        return trusted

    def voices(self, hop: int, viewpoint: Viewpoint) -> frozenset[str]:
        """Return the ids under which a viewpoint may name a hop's voices."""
        kinship = self.index.kinship
        time = None if kinship.ageless else self.times[hop]
        voices = kinship.voices(self.index.speakers[hop], time)
        named = viewpoint.relays.ids | viewpoint.positions.ids
        return voices | {i for i in named if i is not None and kinship.one(i) in voices}

    # -- what attacks touch ----------------------------------------------------------------

    def _touched(self) -> set[int]:
        """Return what is attacked or may fall, and what is reached only over such hops, if any."""
        entry, reached = self.entry, self.reached
        return reach(
            [*self.attacks.on, *self.attacks.falls],
            lambda hop: [h for h in self.onward[hop] if reached[h] and not entry[h]],
        )

    def _resters(self, hop: int) -> Iterable[int]:
        """Return the hops on which it depends whether a hop is reached: of an entry, none."""
        if self.entry[hop]:
            return ()
        if self.index.is_first(hop):
            return self.resters[hop]
        return (hop - 1,) if hop in self.onward[hop - 1] else ()

    def _before(self, hop: int) -> Iterator[int]:
        """Yield all hops on whose standing this one's depends."""
        yield from self._resters(hop)
        for attack in self.attacks.on.get(hop, ()):
            yield attack.attacker
        for statement in self.attacks.falls.get(hop, ()):
            yield from self.index.hops(statement)

    def _solve(self, touched: set[int]) -> None:
        """Settle what attacks touch; all other hops have their labels already."""
        for hop in touched:
            self.reached[hop] = False
            self.live[hop] = _NO
        knots = components(
            sorted(touched), len(self.live), lambda hop: touched.intersection(self._before(hop))
        )
        for component in knots:
            if len(component) == 1:
                self._settle(component[0])
            else:
                self._alternate(component)

    def _settle(self, hop: int) -> None:
        live = self.live
        reached = _YES
        if not self.entry[hop]:
            reached = max((live[rester] for rester in self._resters(hop)), default=_NO)
        attackers = (live[attack.attacker] for attack in self.attacks.on.get(hop, ()))
        self.reached[hop] = reached is not _NO
        self.hit[hop] = max(max(attackers, default=_NO), self._fallen(hop))
        live[hop] = min(reached, _NOT[self.hit[hop]])

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
            if self.entry[hop] or any(self.live[r] >= support for r in self._resters(hop))
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
