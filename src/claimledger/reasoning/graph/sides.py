"""Sides: which claims a statement supports or opposes, and which statements match."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cached_property
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
from claimledger.reasoning.graph.hops import HopIndex
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
    versions, several. ``classed[s]`` are the sides up to equivalence of claims. ``keys[s]`` are
    these, or for a statement without a side its type, scope and target; where statements match
    they meet, and equal ones are nearly always one object.
    ``taking`` and ``raising`` find statements, with a side and without, by what they bear on.
    ``sideless`` are the statements without a side, and ``claims`` the targets that are claims.
    ``steps`` are the single steps by which claim relations carry a side to another claim.
    """

    def __init__(self, index: HopIndex) -> None:
        self._index = index
        self._equal = Partition()
        self._linked = Partition()
        self._onward: dict[Side, list[Side]] = {}
        self._back: dict[Side, list[Side]] = {}
        self.steps: list[tuple[Side, ClaimRelation, Side]] = []
        for relation in index.claim_relations:
            self._relate(relation)
        self.claims = {id for id in set(index.target) if id in index.claims}
        self.taking: dict[Side, list[int]] = {}
        self.of: list[tuple[Side, ...]] = self._settle()
        self.classed: list[tuple[Side, ...]] = self._class() if self._equal else self.of
        self.sideless = [number for number, sides in enumerate(self.of) if not sides]
        self.keys: list[tuple[Hashable, ...]] = self._keys() if self.sideless else [*self.classed]
        self.raising: dict[str, list[int]] = {}
        for number in self.sideless:
            for claim in self._raised_by(number):
                self.raising.setdefault(claim, []).append(number)
        self._carried: dict[Side, frozenset[Side]] = {}

    @cached_property
    def about(self) -> list[set[str]]:
        """The claims to which the targets of each statement lead, whatever its side."""
        return claims_led_to(self._index.statements, self._index.claims, self._index.renamed)

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
        self._onward.setdefault(side, []).append(to)
        self._back.setdefault(to, []).append(side)
        self._linked.join(side.claim, to.claim)

    def _settle(self) -> list[tuple[Side, ...]]:
        """Read the sides that are taken on claims themselves; then follow denials of statements."""
        index, claims, targets = self._index, self.claims, self._index.target
        found: list[tuple[Side, ...]] = [()] * len(index.statements)
        supported: dict[str, tuple[tuple[Side, ...], list[int]]] = {}
        opposed: dict[str, tuple[tuple[Side, ...], list[int]]] = {}
        denials: list[int] = []
        for number, statement in enumerate(index.statements):
            positive = isinstance(statement, Assertion)
            if positive or (isinstance(statement, Denial) and not is_disavowal(statement)):
                target = targets[number]
                taken = supported if positive else opposed
                held = taken.get(target)
                if held is not None:
                    found[number] = held[0]
                    held[1].append(number)
                elif target in claims:
                    side = Side(target, positive)
                    self.taking[side] = [number]
                    found[number] = (side,)
                    taken[target] = (found[number], self.taking[side])
                elif not positive:
                    denials.append(number)
        if denials:
            self._deny(denials, found)
        return found

    def _deny(self, denials: list[int], found: list[tuple[Side, ...]]) -> None:
        """Follow denials of statements to the first claim; from a ring nothing comes out."""
        index = self._index
        deniers: dict[int, list[int]] = {}
        for denial in denials:
            for denied in index.versions(index.target[denial]):
                deniers.setdefault(denied, []).append(denial)
        taken: dict[int, set[Side]] = {denial: set() for denial in denials}
        waiting = [(denied, side) for denied in deniers for side in found[denied]]
        while waiting:
            number, side = waiting.pop()
            for denier in deniers.get(number, ()):
                if side.opposite not in taken[denier]:
                    taken[denier].add(side.opposite)
                    waiting.append((denier, side.opposite))
        for denial, sides in taken.items():
            found[denial] = tuple(sorted(sides))
            for side in sides:
                self.taking.setdefault(side, []).append(denial)
        for side in set().union(*taken.values()):
            self.taking[side].sort()

    def _class(self) -> list[tuple[Side, ...]]:
        known: dict[tuple[Side, ...], tuple[Side, ...]] = {}
        for sides in self.of:
            if sides not in known:
                found = {Side(self.class_of(side.claim), side.positive): None for side in sides}
                known[sides] = known.setdefault(tuple(found), tuple(found))
        return [known[sides] for sides in self.of]

    def _keys(self) -> list[tuple[Hashable, ...]]:
        keys: list[tuple[Hashable, ...]] = [*self.classed]
        known: dict[Hashable, tuple[Hashable, ...]] = {}
        for number in self.sideless:
            statement = self._index.statements[number]
            scope = statement.scope if isinstance(statement, Denial) else None
            key = (type(statement).__name__, scope, self._index.target[number])
            keys[number] = known.setdefault(key, (key,))
        return keys

    def class_of(self, claim: str) -> str:
        """Return the claim that stands for all that are equivalent to this one."""
        return self._equal.find(claim)

    def topic_of(self, claim: str) -> str:
        """Return the claim that stands for all to which a position on this one may be carried."""
        return self._linked.find(claim)

    def match(self, one: int, other: int) -> bool:
        """Tell whether two statements say the same."""
        mine, theirs = self.keys[one], self.keys[other]
        if len(mine) == 1 == len(theirs):
            return mine == theirs
        return not set(mine).isdisjoint(theirs)

    def carried(self, side: Side) -> frozenset[Side]:
        """Return every side to which a side is carried over claim relations, itself included."""
        if side not in self._carried:
            self._carried[side] = frozenset(reach([side], lambda s: self._onward.get(s, ())))
        return self._carried[side]

    def sources(self, side: Side) -> frozenset[Side]:
        """Return every side that is carried to this one, itself included."""
        if side not in self._back:
            return frozenset((side,))
        return frozenset(reach([side], lambda s: self._back.get(s, ())))

    def _raised_by(self, number: int) -> set[str]:
        """Return the claims that a statement without a side raises: its own only."""
        target = self._index.target[number]
        if target in self.claims:
            return {target}
        response = isinstance(self._index.statements[number], Response)
        return self.about[number] if response else set()
