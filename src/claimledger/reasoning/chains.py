"""Attribution chains: through whom a statement came, who said it first, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import count, pairwise
from typing import final

import attrs

from claimledger.model import Identity, Period, Statement
from claimledger.model.plain import printable
from claimledger.reasoning.answering import Answers
from claimledger.reasoning.graph.hops import Hop
from claimledger.reasoning.graph.walks import components, gather, on_cycles, reach, shortest
from claimledger.reasoning.index.tables import Row
from claimledger.reasoning.inquiry import Inquiry
from claimledger.reasoning.standing.liveness import Label
from claimledger.reasoning.words import GapKind, Why

__all__ = ["Chain", "Facts", "Gap", "facts_of"]


@final
@attrs.frozen
class Gap:
    """What is missing or wrong, and at which hop."""

    kind: GapKind
    hop: Hop

    def __str__(self) -> str:
        return f"{self.kind.value} at {self.hop}"


@final
class Facts:
    """What all chains of an inquiry share: least costs to an origin, cycles, gaps by hop."""

    def __init__(self, inquiry: Inquiry) -> None:
        self.inquiry = inquiry
        resting, size = inquiry.resting, len(inquiry.index.owner)
        before: list[list[tuple[int, int]]] = [[] for _ in range(size)]
        for hop in range(size):
            for edge in resting.edges[hop]:
                before[edge.hop].append((hop, edge.cost))
        origins = [hop for hop in range(size) if resting.origin[hop]]
        self.cost = shortest(origins, size, before)
        knots = components(range(size), size, resting.targets)
        self.circular = on_cycles(knots, resting.targets)
        kinds = {kind: 1 << place for place, kind in enumerate(GapKind)}
        own = [sum(kinds[kind] for kind in set(self.gaps(hop))) for hop in range(size)]
        for hop in origins:
            if inquiry.index.descriptions.named(inquiry.index.speakers[hop]):
                own[hop] |= 1 << len(kinds)
        self.bits = gather(knots, resting.targets, own)
        self._knots = knots

    @cached_property
    def origins(self) -> list[int]:
        """The origins that each hop reaches, as bits."""
        resting = self.inquiry.resting
        bits = (1 << at for at in count())
        own = [next(bits) if is_origin else 0 for is_origin in resting.origin]
        return gather(self._knots, resting.targets, own)

    def gaps(self, hop: int) -> Iterator[GapKind]:
        """Yield what is missing or wrong at a hop."""
        inquiry = self.inquiry
        yield from inquiry.resting.gaps[hop]
        if inquiry.times[hop] is None:
            yield GapKind.UNDATED
        if inquiry.liveness.live[hop] is Label.OUT:
            whys = {attack.why for attack in inquiry.liveness.attackers(hop)}
            if whys & {Why.RETRACTED, Why.DISAVOWED}:
                yield GapKind.RETRACTED

    def row(self, number: int) -> Row:
        """Return of a statement what its chain tells at once."""
        index = self.inquiry.index
        statement, start = index.statements[number], index.first(number)
        cost = self.cost[start]
        depth = len(statement.chain) - 1 if cost is None else cost[0]
        return statement, cost is not None, depth, self.circular[start]

    def path(self, start: int) -> list[int]:
        """Return one shortest way to an origin, ties by statement id; without one, all links."""
        inquiry = self.inquiry
        if self.cost[start] is None:
            return list(inquiry.index.hops(inquiry.index.owner[start]))
        path = [start]
        while inquiry.resting.edges[path[-1]]:
            ways = []
            for edge in inquiry.resting.edges[path[-1]]:
                cost = self.cost[edge.hop]
                if cost is not None:
                    ways.append((cost[0] + edge.cost, cost[1], edge.hop))
            path.append(min(ways)[2])
        return path


def facts_of(inquiry: Inquiry) -> Facts:
    """Return what the chains of an inquiry share, worked out once."""
    return inquiry.memo("facts", lambda: Facts(inquiry))


@final
class Chain:
    """How one statement came to the reader, as far as the ledger tells.

    ``depth``: fewest steps to an origin (own voice 0, first hand 1); without an origin the
    number of its links less one. ``circular``: it reaches a cycle. ``grounded``: it reaches an
    origin. The rest is worked out when asked for.
    """

    def __init__(
        self, answers: Answers, statement: Statement, *, grounded: bool, depth: int, circular: bool
    ) -> None:
        self._answers = answers
        self.statement: Statement = statement
        self.grounded = grounded
        self.depth = depth
        self.circular = circular

    @cached_property
    def _facts(self) -> Facts:
        return facts_of(self._answers.inquiry_into(self.statement))

    @cached_property
    def _start(self) -> int:
        index = self._facts.inquiry.index
        return index.first(index.number(self.statement))

    @cached_property
    def _reached(self) -> list[int]:
        return sorted(reach([self._start], self._facts.inquiry.resting.targets))

    @cached_property
    def origins(self) -> tuple[Hop, ...]:
        """The hops that take the position themselves."""
        found = self._answers.origins(self.statement)
        if found is not None:
            return found
        origin = self._facts.inquiry.resting.origin
        return tuple(self._facts.inquiry.index.shown(hop) for hop in self._reached if origin[hop])

    @cached_property
    def anonymous(self) -> tuple[Hop, ...]:
        """The hops that it reaches whose party is not named."""
        index = self._facts.inquiry.index
        return tuple(
            self._facts.inquiry.index.shown(hop)
            for hop in self._reached
            if not index.descriptions.named(index.speakers[hop])
        )

    @property
    def anonymous_only(self) -> bool:
        """Whether there is an origin, and none is named."""
        return self.grounded and not self._facts.bits[self._start] >> len(GapKind)

    @property
    def gap_kinds(self) -> tuple[GapKind, ...]:
        """The kinds of what is missing or wrong anywhere on it, each once."""
        bits = self._facts.bits[self._start]
        return tuple(kind for place, kind in enumerate(GapKind) if bits >> place & 1)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What is missing or wrong, hop by hop."""
        return tuple(
            Gap(kind, self._facts.inquiry.index.shown(hop))
            for hop in self._reached
            for kind in self._facts.gaps(hop)
        )

    @cached_property
    def path(self) -> tuple[Hop, ...]:
        """One shortest way to an origin; a party's step to its own statement is not shown."""
        facts = self._facts
        hops = facts.path(self._start)
        shown = [hops[0]]
        for before, hop in pairwise(hops):
            costs = {edge.hop: edge.cost for edge in facts.inquiry.resting.edges[before]}
            if costs[hop]:
                shown.append(hop)
        return tuple(facts.inquiry.index.shown(hop) for hop in shown)

    @cached_property
    def steps(self) -> Mapping[Hop, tuple[tuple[Hop, bool], ...]]:
        """Every hop that it reaches, with the hops on which that one rests.

        Each of these comes with whether it is the same party's own statement.
        """
        inquiry = self._facts.inquiry
        shown = {hop: inquiry.index.shown(hop) for hop in self._reached}
        return {
            shown[hop]: tuple((shown[e.hop], e.cost == 0) for e in inquiry.resting.edges[hop])
            for hop in self._reached
        }

    @property
    def start(self) -> Hop:
        """The hop that was read."""
        return self._facts.inquiry.index.shown(self._start)

    @property
    def links(self) -> tuple[str, ...]:
        """The ids of the parties of the statement's own chain, reader first."""
        index = self._facts.inquiry.index
        hops = index.hops(index.owner[self._start])
        return tuple(index.party[hop] for hop in hops)

    def published(self, hop: Hop) -> Period | None:
        """Return when the document at a hop was published, as far as the ledger tells."""
        document = hop.link.document
        documents = self._facts.inquiry.index
        held = None if document is None else documents.documents.get(documents.renamed(document.id))
        return None if held is None else held.published

    def identity(self, hop: Hop) -> Identity:
        """Return how well the reader is told who speaks at a hop."""
        known = self._facts.inquiry.index.parties
        found = [known[v].identity if v in known else Identity.UNNAMED for v in hop.voices]
        return min(found, key=list(Identity).index, default=Identity.IMPLICIT)

    def name(self, party: str) -> str:
        """Return a party's name, or its id where the ledger does not describe it."""
        held = self._facts.inquiry.index.parties.get(party)
        return party if held is None else held.name

    def __str__(self) -> str:
        return " <- ".join(printable(self.name(hop.party)) for hop in self.path)

    def __repr__(self) -> str:
        return f"<Chain of {self.statement.id}: {self}>"

    def _facts_told(self) -> tuple[object, ...]:
        gaps = tuple((gap.kind, gap.hop) for gap in self.gaps)
        return self.statement, self.path, self.origins, self.depth, self.circular, gaps

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Chain):
            return NotImplemented
        return self._facts_told() == other._facts_told()

    def __hash__(self) -> int:
        return hash((self.statement, self.depth))
