"""Sides: which claims a statement supports or opposes, and which statements match."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from typing import NamedTuple, final

from claimledger.ledger.current import claims_led_to
from claimledger.model import (
    Assertion,
    ClaimRelation,
    ClaimRelationKind,
    Denial,
    DenialScope,
    Response,
    Statement,
)
from claimledger.reasoning.graph.index import Index
from claimledger.reasoning.graph.kinship import Partition
from claimledger.reasoning.graph.walks import reach

__all__ = ["Side", "Sides", "is_disavowal"]


class Side(NamedTuple):
    """A claim and a sign: True supports it, False opposes it."""

    claim: str
    positive: bool

    @property
    def opposite(self) -> Side:
        """The other side of the same claim."""
        return Side(self.claim, not self.positive)


def is_disavowal(statement: Statement) -> bool:
    """Tell whether a statement says "I never said that"."""
    return isinstance(statement, Denial) and statement.scope is DenialScope.ATTRIBUTION


@final
class Sides:
    """The sides of every statement, and how claim relations carry a side to other claims.

    ``of[s]`` are the sides of statement ``s``: none, one, or of a denial of an id with two
    versions, several; ``about[s]`` the claims to which its targets lead, whatever its side.
    ``classed[s]`` are the sides up to equivalence of claims. ``keys[s]`` are these, or for a
    statement without a side its type, scope and target; where statements match they meet.
    ``taking`` and ``raising`` find statements, with a side and without, by what they bear on.
    ``steps`` are the single steps by which claim relations carry a side to another claim.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._equal = Partition()
        self._onward: dict[Side, list[Side]] = defaultdict(list)
        self._back: dict[Side, list[Side]] = defaultdict(list)
        self.steps: list[tuple[Side, ClaimRelation, Side]] = []
        for relation in index.claim_relations:
            self._relate(relation)
        self.about = claims_led_to(index.statements, index.claims, index.renamed)
        self.of: list[tuple[Side, ...]] = self._settle()
        self.classed: list[tuple[Side, ...]] = [
            tuple({Side(self.class_of(s.claim), s.positive): None for s in sides})
            for sides in self.of
        ]
        self.keys: list[tuple[Hashable, ...]] = [
            sides or self._key(statement)
            for sides, statement in zip(self.classed, index.statements, strict=True)
        ]
        self.taking: dict[Side, list[int]] = defaultdict(list)
        self.raising: dict[str, list[int]] = defaultdict(list)
        for number, sides in enumerate(self.of):
            for side in sides:
                self.taking[side].append(number)
            for claim in () if sides else self._raised_by(number):
                self.raising[claim].append(number)
        self._carried: dict[Side, frozenset[Side]] = {}

    def _relate(self, relation: ClaimRelation) -> None:
        claim, other = (self._index.renamed(c.id) for c in (relation.claim, relation.other))
        kind = relation.kind
        if kind is ClaimRelationKind.EQUIVALENT:
            self._equal.join(claim, other)
        if kind is ClaimRelationKind.CONTRADICTS:
            self._carry(Side(claim, True), relation, Side(other, False))
            self._carry(Side(other, True), relation, Side(claim, False))
        if kind in (ClaimRelationKind.EQUIVALENT, ClaimRelationKind.ENTAILS):
            self._carry(Side(claim, True), relation, Side(other, True))
            self._carry(Side(other, False), relation, Side(claim, False))
        if kind is ClaimRelationKind.EQUIVALENT:
            self._carry(Side(other, True), relation, Side(claim, True))
            self._carry(Side(claim, False), relation, Side(other, False))

    def _carry(self, side: Side, relation: ClaimRelation, to: Side) -> None:
        self.steps.append((side, relation, to))
        self._onward[side].append(to)
        self._back[to].append(side)

    def _settle(self) -> list[tuple[Side, ...]]:
        """Follow targets to the first claim; from a ring nothing comes out."""
        index = self._index
        found: list[set[Side]] = [set() for _ in index.statements]
        deniers: dict[int, list[int]] = defaultdict(list)
        waiting: list[tuple[int, Side]] = []
        for number, statement in enumerate(index.statements):
            if not isinstance(statement, Assertion | Denial) or is_disavowal(statement):
                continue
            target = index.renamed(statement.target.id)
            if target in index.claims:
                waiting.append((number, Side(target, isinstance(statement, Assertion))))
            elif isinstance(statement, Denial):
                for denied in index.at.get(target, ()):
                    deniers[denied].append(number)
        while waiting:
            number, side = waiting.pop()
            if side not in found[number]:
                found[number].add(side)
                waiting += [(denier, side.opposite) for denier in deniers.get(number, ())]
        return [tuple(sorted(sides)) for sides in found]

    def _key(self, statement: Statement) -> tuple[Hashable, ...]:
        scope = statement.scope if isinstance(statement, Denial) else None
        return ((type(statement).__name__, scope, self._index.renamed(statement.target.id)),)

    def class_of(self, claim: str) -> str:
        """Return the claim that stands for all that are equivalent to this one."""
        return self._equal.find(claim)

    def match(self, one: int, other: int) -> bool:
        """Tell whether two statements say the same."""
        return not set(self.keys[one]).isdisjoint(self.keys[other])

    def carried(self, side: Side) -> frozenset[Side]:
        """Return every side to which a side is carried over claim relations, itself included."""
        if side not in self._carried:
            self._carried[side] = frozenset(reach([side], lambda s: self._onward.get(s, ())))
        return self._carried[side]

    def sources(self, side: Side) -> frozenset[Side]:
        """Return every side that is carried to this one, itself included."""
        return frozenset(reach([side], lambda s: self._back.get(s, ())))

    def _raised_by(self, number: int) -> set[str]:
        """Return the claims that a statement without a side raises: its own only."""
        statement = self._index.statements[number]
        if isinstance(statement, Response):
            return self.about[number]
        target = self._index.renamed(statement.target.id)
        return {target} if target in self._index.claims else set()
