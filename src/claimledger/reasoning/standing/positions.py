"""Positions: what each live origin contributes to its claim, and what is carried further."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple, final

from claimledger.model import Denial, DenialScope
from claimledger.reasoning.graph.sides import Side, Sides
from claimledger.reasoning.graph.walks import reach
from claimledger.reasoning.policy import Policy
from claimledger.reasoning.standing.liveness import Label, Liveness
from claimledger.reasoning.viewpoint import Except, Viewpoint
from claimledger.reasoning.words import Grade

__all__ = ["Contribution", "Positions"]

_GRADES = tuple(Grade)
_rank = attrgetter("rank")


class Contribution(NamedTuple):
    """A live origin's weight on one side of its own claim."""

    hop: int
    side: Side
    weight: Grade


@final
class Positions:
    """The positions of all claims under a policy and a viewpoint."""

    def __init__(self, liveness: Liveness, policy: Policy, viewpoint: Viewpoint) -> None:
        self.liveness = liveness
        self.resting = resting = liveness.resting
        self.index = resting.index
        self.sides: Sides = resting.sides
        self._policy = policy
        self._viewpoint = viewpoint
        self._counts_all = viewpoint.positions == Except()
        self._own: dict[Side, list[Contribution]] = {}

    def _own_of(self, side: Side) -> list[Contribution]:
        """Return the live origins that take a side themselves."""
        if side not in self._own:
            found = filter(self.is_live_origin, self.resting.origins_on.get(side, ()))
            self._own[side] = [Contribution(hop, side, self.weight(hop, side)) for hop in found]
        return self._own[side]

    def was_reached(self, number: int) -> bool:
        """Tell whether at least one hop of a statement was reached, or may have been."""
        return any(self.liveness.reached[hop] for hop in self.index.hops(number))

    def is_live_origin(self, hop: int) -> bool:
        """Tell whether a hop takes its position itself, and stands."""
        admitted = self.resting.admitted[self.index.owner[hop]]
        return self.resting.origin[hop] and admitted and self.liveness.live[hop] is Label.LIVE

    def weight(self, hop: int, side: Side) -> Grade:
        """Return the least of the weights that apply to an origin on its own claim."""
        index, policy, statement = self.index, self._policy, self.index.statement(hop)
        weights = [_GRADES[statement.certainty.rank]]
        if not index.descriptions.named(index.speakers[hop]):
            weights.append(policy.unnamed)
        if isinstance(statement, Denial):
            if statement.scope is DenialScope.LEGITIMACY:
                weights.append(policy.legitimacy)
            if not side.positive and self.is_accused(hop, side.claim):
                weights.append(policy.accused)
        return min(weights, key=_rank) if len(weights) > 1 else weights[0]

    def accused(self, claim: str) -> list[str]:
        """Return the parties that a claim accuses."""
        return [self.index.renamed(party.id) for party in self.index.claims[claim].accused]

    def is_accused(self, hop: int, claim: str) -> bool:
        """Tell whether a hop speaks with the voice of a party that a claim accuses."""
        return any(self.speaks_as(hop, party) for party in self.accused(claim))

    def speaks_as(self, hop: int, party: str) -> bool:
        """Tell whether a hop has the same voice as a party, at the hop's own time."""
        index = self.index
        return index.kinship.same_voice(index.speakers[hop], (party,), self.liveness.times[hop])

    def is_counted(self, hop: int) -> bool:
        """Tell whether the viewpoint counts the position taken at a hop."""
        if self._counts_all:
            return True
        return self._viewpoint.positions.admits(self.liveness.voices(hop, self._viewpoint))

    def raised(self, claim: str) -> bool:
        """Tell whether anything that was reached bears on a claim, whether or not it stands."""
        return next(self.raisers(claim), None) is not None

    def raisers(self, claim: str) -> Iterator[tuple[int, Side | None]]:
        """Yield the reached statements that raise a claim, with the side that is carried to it."""
        for number in self.sides.raising.get(claim, ()):
            if self.was_reached(number):
                yield number, None
        sides = (Side(claim, True), Side(claim, False))
        for source in sorted({s for side in sides for s in self.sides.sources(side)}):
            for number in self.sides.taking.get(source, ()):
                if self.was_reached(number):
                    yield number, source

    def on(self, side: Side) -> list[Contribution]:
        """Return every live origin that bears on a side, once, by statement and hop."""
        sources = self.sides.sources(side)
        if len(sources) == 1:
            return self._own_of(side)
        found: dict[int, Contribution] = {}
        for source in sorted(sources):
            for contribution in self._own_of(source):
                held = found.get(contribution.hop)
                if held is None or (held.weight.rank, held.side == side) < (
                    contribution.weight.rank,
                    contribution.side == side,
                ):
                    found[contribution.hop] = contribution
        return [found[hop] for hop in sorted(found)]

    def reaching(self, hops: list[int]) -> set[int]:
        """Return the live hops from which standing passes on to some live hops, those included."""
        live, resters = self.liveness.live, self.liveness.resters
        return reach(hops, lambda hop: [r for r in resters[hop] if live[r] is Label.LIVE])
