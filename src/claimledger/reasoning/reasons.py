"""Reasons: the records that carry a status, and why the other statements did not count."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from typing import final

import attrs

from claimledger.model import ClaimRelation, Statement
from claimledger.reasoning.graph.sides import Side
from claimledger.reasoning.graph.walks import reach
from claimledger.reasoning.inquiry import Inquiry
from claimledger.reasoning.standing.liveness import Label
from claimledger.reasoning.standing.positions import Contribution
from claimledger.reasoning.weighing import counting, given_to, status_of
from claimledger.reasoning.words import GapKind, Status, Why

__all__ = ["SetAside", "because", "set_aside"]

Grounds = Statement | ClaimRelation

_EFFORT = 200_000
"""How many records may be weighed again while reducing; a knot too large for it stays whole."""


def because(inquiry: Inquiry, claim: str) -> tuple[Grounds, ...]:
    """Return the records that carry a claim's status.

    With all descriptions and party relations they give the same status, on no origin that is
    not a live one of the whole ledger. They are irredundant, not the smallest such set.
    """
    case = _Case(inquiry, claim)
    if case.status is Status.UNREPORTED:
        return ()
    grounds = case.grounds()
    for bearing in (case.bearing, case.repeating):
        if not case.carried_by(grounds):
            grounds = case.widened(grounds, bearing)
    return tuple(case.reduced(grounds))


@final
class _Case:
    def __init__(self, inquiry: Inquiry, claim: str) -> None:
        self.inquiry = inquiry
        self.index = inquiry.index
        self.claim = claim
        self.sides = (Side(claim, True), Side(claim, False))
        self.status = status_of(inquiry, claim)
        self._live = self._live_origins(inquiry)

    def _live_origins(self, inquiry: Inquiry) -> set[Statement]:
        """Return the statements whose live origin bears on the claim."""
        return {
            inquiry.index.statement(c.hop)
            for side in self.sides
            for c in inquiry.positions.on(side)
        }

    def carried_by(self, grounds: list[Grounds]) -> bool:
        """Tell whether some records alone give the status, on origins that are live in all."""
        statements = [g for g in grounds if not isinstance(g, ClaimRelation)]
        relations = [g for g in grounds if isinstance(g, ClaimRelation)]
        alone = self.inquiry.about(statements, relations)
        same = status_of(alone, self.claim) is self.status
        return same and self._live_origins(alone) <= self._live

    # -- where to start --------------------------------------------------------------------

    def grounds(self) -> list[Grounds]:
        """Return one shortest live path for each side that counts, or one raising statement."""
        statements: set[int] = set()
        relations: list[ClaimRelation] = []
        for side in self.sides:
            found = counting(self.inquiry, given_to(self.inquiry, side))
            if found:
                path = self._path([c.hop for c in found])
                by_hop: dict[int, Contribution] = {c.hop: c for c in found}
                statements |= {self.index.owner[hop] for hop in path}
                relations += self._relations(by_hop[path[-1]].side, side)
        if not statements:
            raising, raised = min(
                self.inquiry.positions.raisers(self.claim), key=lambda pair: self._order(pair[0])
            )
            statements = {raising}
            relations = [] if raised is None else self._relations(raised, self._raised(raised))
        statements = reach(statements, self._denied)
        return self._sorted(statements, relations)

    def _order(self, number: int) -> tuple[tuple[float, float, str], str, int]:
        """Return the key that sorts statements by public time, then id."""
        time = self.index.published(number)
        order = (float("inf"), float("inf"), "") if time is None else time.order
        return order, self.index.statements[number].id, number

    def _sorted(
        self, statements: Iterable[int], relations: Iterable[ClaimRelation]
    ) -> list[Grounds]:
        ordered = sorted(statements, key=self._order)
        distinct = sorted(set(relations), key=lambda r: (r.claim.id, r.kind, r.other.id))
        return [*(self.index.statements[n] for n in ordered), *distinct]

    def _path(self, origins: list[int]) -> list[int]:
        """Return the hops of a shortest live path from what is read to one of the origins."""
        liveness = self.inquiry.liveness
        onward: dict[int, int] = {}
        ordered = sorted(origins, key=lambda hop: self._order(self.index.owner[hop]))
        waiting = deque(ordered)
        seen = set(ordered)
        hop = waiting.popleft()
        while not liveness.entry[hop]:
            for rester in sorted(liveness.resters[hop]):
                if rester not in seen and liveness.live[rester] is Label.LIVE:
                    seen.add(rester)
                    onward[rester] = hop
                    waiting.append(rester)
            hop = waiting.popleft()
        path = [hop]
        while path[-1] in onward:
            path.append(onward[path[-1]])
        return path

    def _denied(self, number: int) -> list[int]:
        """Return the statements that a statement denies, answers or takes back."""
        return self.index.versions(self.index.statements[number].target.id)

    def _raised(self, side: Side) -> Side:
        carried = self.inquiry.sides.carried(side)
        return next(there for there in self.sides if there in carried)

    def _relations(self, side: Side, goal: Side) -> list[ClaimRelation]:
        """Return the claim relations of a shortest way from one side to another."""
        steps: dict[Side, list[tuple[Side, ClaimRelation]]] = defaultdict(list)
        for one, relation, other in self.inquiry.sides.steps:
            steps[one].append((other, relation))
        came: dict[Side, tuple[Side, ClaimRelation] | None] = {side: None}
        waiting = deque([side])
        while goal not in came:
            here = waiting.popleft()
            for other, relation in steps[here]:
                if other not in came:
                    came[other] = (here, relation)
                    waiting.append(other)
        used = []
        step = came[goal]
        while step is not None:
            used.append(step[1])
            step = came[step[0]]
        return used

    # -- what else bears on it -------------------------------------------------------------

    def widened(self, grounds: list[Grounds], bearing: Callable[[int], list[int]]) -> list[Grounds]:
        """Add all that bears on some records."""
        held = set(grounds)
        numbers = [n for n, s in enumerate(self.index.statements) if s in held]
        statements = reach(numbers, bearing)
        return self._sorted(statements, self.index.claim_relations)

    def bearing(self, number: int) -> list[int]:
        """Return what a statement rests on or is contradicted by, and what attacks it."""
        inquiry, owner = self.inquiry, self.index.owner
        found = self._denied(number)
        for hop in self.index.hops(number):
            found = found + [owner[h] for h in inquiry.resting.targets(hop)]
            found += [owner[a.attacker] for a in inquiry.attacks.on.get(hop, ())]
            found += inquiry.attacks.falls.get(hop, ())
            found += [owner[h] for h in inquiry.liveness.resters[hop]]
            if GapKind.CONTRADICTED in inquiry.resting.gaps[hop]:
                found += inquiry.resting.opposing(number, hop)
        return found

    def repeating(self, number: int) -> list[int]:
        """Return also what a statement repeats: repeating is not saying again."""
        found = self.bearing(number)
        for key in self.inquiry.sides.keys[number]:
            found = found + self._saying.pop(key, [])  # to walk there once is enough
        return found

    @cached_property
    def _saying(self) -> dict[Hashable, list[int]]:
        saying: dict[Hashable, list[int]] = defaultdict(list)
        for number, keys in enumerate(self.inquiry.sides.keys):
            for key in keys:
                saying[key].append(number)
        return saying

    # -- dropping --------------------------------------------------------------------------

    def reduced(self, grounds: list[Grounds]) -> list[Grounds]:
        """Drop records, large parts first, then one by one, as long as the rest carries it."""
        effort = _EFFORT
        size = len(grounds) // 2 or 1
        while effort > 0:
            before = len(grounds)
            for start in range((len(grounds) - 1) // size * size, -1, -size):
                rest = grounds[:start] + grounds[start + size :]
                effort -= len(grounds)
                if effort <= 0:
                    break
                if self.carried_by(rest):
                    grounds = rest
            if size == 1 and len(grounds) == before:
                break
            size = max(1, size // 2)
        return grounds


@final
@attrs.frozen
class SetAside:
    """A statement that did not count, why, and the id of the record responsible, if any."""

    statement: str
    why: Why
    by: str | None = None


def set_aside(inquiry: Inquiry, claim: str) -> tuple[SetAside, ...]:
    """Return the statements with a side carried to a claim that reach no origin that counts."""
    index = inquiry.index
    numbers: set[int] = set()
    counted: set[int] = set()
    for side in (Side(claim, True), Side(claim, False)):
        for source in inquiry.sides.sources(side):
            numbers.update(inquiry.sides.taking.get(source, ()))
        hops = [c.hop for c in counting(inquiry, given_to(inquiry, side))]
        counted |= {index.owner[h] for h in inquiry.positions.reaching(hops)}
    return tuple(
        SetAside(index.statements[number].id, *inquiry.stops.of(number))
        for number in sorted(numbers - counted)
    )
