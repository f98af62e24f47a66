"""One inquiry: all that follows from a ledger under one policy and one viewpoint.

Grounded below, Belnap above: what stands is settled by the well-founded semantics of undercuts, and
what stands is joined, claim by claim, into one of four values and whether anything was said at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, TypeVar, final

from claimledger.ledger import Ledger
from claimledger.model import ClaimRelation, Statement
from claimledger.reasoning.graph.hops import HopIndex, hops_of
from claimledger.reasoning.graph.resting import Resting
from claimledger.reasoning.graph.sides import Sides
from claimledger.reasoning.graph.times import Times
from claimledger.reasoning.policy import Policy
from claimledger.reasoning.standing.attacks import Attacks
from claimledger.reasoning.standing.counting import Independence
from claimledger.reasoning.standing.liveness import Liveness
from claimledger.reasoning.standing.positions import Positions
from claimledger.reasoning.standing.stops import Stops
from claimledger.reasoning.viewpoint import Viewpoint

__all__ = ["Inquiry", "inquire"]

_R = TypeVar("_R")

DEFAULT_POLICY = Policy()
EVERYTHING = Viewpoint()


@final
class Inquiry:
    """The rules in their order, each building on those before it.

    ``index`` numbers the records; ``sides`` says which claims each statement bears on;
    ``resting`` is the hop graph; ``times`` dates its hops; ``attacks`` says who takes back what;
    ``liveness`` settles what stands; ``positions`` weighs it; ``independence`` counts it.

    >>> from claimledger.model import Assertion, Claim, Document, Ref
    >>> article = Document("idn-1", Ref("idn-times"))
    >>> said = Assertion(Claim("base", "A base will open"), chain=[article, Ref("mayor")])
    >>> asked = inquire(Ledger().record(said), None, None)
    >>> asked.resting.origin, [label.name for label in asked.liveness.live]
    ([False, True], ['LIVE', 'LIVE'])
    """

    def __init__(self, index: HopIndex, policy: Policy, viewpoint: Viewpoint) -> None:
        self.index = index
        self.policy = policy
        self.viewpoint = viewpoint
        self.sides = Sides(index)
        self.resting = Resting(index, self.sides, policy)
        self.times = Times(self.resting, policy)
        self.attacks = Attacks(self.resting, self.times, policy)
        self.liveness = Liveness(self.attacks, viewpoint)
        self.positions = Positions(self.liveness, policy, viewpoint)
        self.independence = Independence(self.resting, self.times)
        self._memo: dict[str, Any] = {}

    def memo(self, key: str, make: Callable[[], _R]) -> _R:
        """Return what was once derived from this inquiry under a key, made now if it was not."""
        if key not in self._memo:
            self._memo[key] = make()
        found: _R = self._memo[key]
        return found

    @cached_property
    def stops(self) -> Stops:
        """Why statements that do not count do not."""
        return Stops(self.positions)

    def about(
        self, statements: Iterable[Statement], claim_relations: Iterable[ClaimRelation]
    ) -> Inquiry:
        """Ask the same of fewer statements and claim relations, with all descriptions."""
        descriptions = self.index.descriptions
        fewer = HopIndex(tuple(statements), tuple(claim_relations), descriptions)
        return Inquiry(fewer, self.policy, self.viewpoint)


def inquire(ledger: Ledger, policy: Policy | None, viewpoint: Viewpoint | None) -> Inquiry:
    """Return the inquiry into a ledger; made once for each policy and viewpoint.

    None stands for the default policy, and for a viewpoint that admits everything.
    """
    rules, seen = policy or DEFAULT_POLICY, viewpoint or EVERYTHING
    return ledger.memo(("inquiry", rules, seen), lambda: Inquiry(hops_of(ledger), rules, seen))
