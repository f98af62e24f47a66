"""Attribution chains: through whom a statement came, who said it first, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import final, overload

import attrs

from claimledger.ledger import Ledger
from claimledger.model import Claim, Identity, Period, Ref, Statement
from claimledger.model.plain import printable
from claimledger.reasoning.graph.index import Hop
from claimledger.reasoning.graph.walks import components, gather, on_cycles, reach, shortest
from claimledger.reasoning.inquiry import Inquiry, inquire
from claimledger.reasoning.policy import Policy
from claimledger.reasoning.standing.liveness import Label
from claimledger.reasoning.viewpoint import Viewpoint
from claimledger.reasoning.words import GapKind, Why

__all__ = ["Chain", "Gap", "Trace", "chain_of", "trace", "trace_all"]


@final
@attrs.frozen
class Gap:
    """What is missing or wrong, and at which hop."""

    kind: GapKind
    hop: Hop

    def __str__(self) -> str:
        return f"{self.kind.value} at {self.hop}"


@final
class _Facts:
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

    def gaps(self, hop: int) -> Iterator[GapKind]:
        inquiry = self.inquiry
        yield from inquiry.resting.gaps[hop]
        if inquiry.times[hop] is None:
            yield GapKind.UNDATED
        if inquiry.liveness.live[hop] is Label.OUT:
            whys = {attack.why for attack in inquiry.liveness.attackers(hop)}
            if whys & {Why.RETRACTED, Why.DISAVOWED}:
                yield GapKind.RETRACTED

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


@final
class Chain:
    """How one statement came to the reader, as far as the ledger tells.

    ``depth``: fewest steps to an origin (own voice 0, first hand 1); without an origin the
    number of its links less one. ``circular``: it reaches a cycle. ``grounded``: it reaches an
    origin. The rest is worked out when asked for.
    """

    def __init__(self, facts: _Facts, number: int) -> None:
        index = facts.inquiry.index
        start = index.first(number)
        cost = facts.cost[start]
        self._facts = facts
        self._start = start
        self.statement: Statement = index.statements[number]
        self.grounded = cost is not None
        self.depth = len(self.statement.chain) - 1 if cost is None else cost[0]
        self.circular = facts.circular[start]

    @cached_property
    def _reached(self) -> list[int]:
        return sorted(reach([self._start], self._facts.inquiry.resting.targets))

    @cached_property
    def origins(self) -> tuple[Hop, ...]:
        """The hops that take the position themselves."""
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


@final
class Trace(Sequence[Chain]):
    """The chains of one claim, a statement each, by statement id.

    Printed, it shows a chain a line, reader first.
    """

    def __init__(self, claim: Claim, facts: _Facts, numbers: Sequence[int]) -> None:
        self.claim = claim
        self._facts = facts
        self._numbers = tuple(numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> Chain: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Chain, ...]: ...

    def __getitem__(self, place: int | slice) -> Chain | tuple[Chain, ...]:
        if isinstance(place, slice):
            return tuple(Chain(self._facts, number) for number in self._numbers[place])
        return Chain(self._facts, self._numbers[place])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Trace):
            return NotImplemented
        return self.claim == other.claim and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash((self.claim, self._numbers))

    def __str__(self) -> str:
        return "\n".join(map(str, self))

    def __repr__(self) -> str:
        return f"<Trace of {self.claim.id} ({len(self)} chain{'s' * (len(self) != 1)})>"


def trace(
    ledger: Ledger,
    claim: Claim | Ref | str,
    *,
    viewpoint: Viewpoint | None = None,
    policy: Policy | None = None,
) -> Trace:
    """Trace every statement on a claim to who said it first.

    An id that the ledger does not hold raises `UnknownIdError`.

    >>> from claimledger.model import Assertion, Claimant, Document, Source
    >>> article = Document("idn-1", Source("idn", "IDN Times"), published="2024-06-19")
    >>> independent, putin = Source("independent", "The Independent"), Claimant("putin", "Putin")
    >>> thanks = Claim("thanks", "Putin thanked Pyongyang for its support")
    >>> ledger = Ledger().record(Assertion(thanks, chain=[article, independent, putin]))
    >>> print(trace(ledger, thanks))
    IDN Times <- The Independent <- Putin
    """
    found = ledger.claim(claim)
    facts = _facts(ledger, policy, viewpoint)
    index = facts.inquiry.index
    numbers = [
        number
        for id in dict.fromkeys(statement.id for statement in ledger.statements_on(found))
        for number in index.at[id]
        if found.id in facts.inquiry.sides.about[number]
    ]
    return Trace(found, facts, numbers)


def trace_all(
    ledger: Ledger, *, viewpoint: Viewpoint | None = None, policy: Policy | None = None
) -> Mapping[str, Trace]:
    """Trace every statement of a ledger, by claim id.

    >>> ledger = Ledger().record(Claim("base", "A base will open"))
    >>> trace_all(ledger)
    {'base': <Trace of base (0 chains)>}
    """
    return {
        claim: trace(ledger, claim, viewpoint=viewpoint, policy=policy) for claim in ledger.claims
    }


def chain_of(
    ledger: Ledger,
    statement: Statement,
    *,
    viewpoint: Viewpoint | None = None,
    policy: Policy | None = None,
) -> Chain:
    """Trace one statement, whatever it is on.

    One that the ledger does not hold raises `UnknownIdError`.

    >>> from claimledger.model import Assertion
    >>> said = Assertion(Claim("base", "A base opens"), chain=[Ref("daily"), Ref("mayor")])
    >>> chain_of(Ledger().record(said), said).depth
    1
    """
    facts = _facts(ledger, policy, viewpoint)
    return Chain(facts, facts.inquiry.index.number(statement))


def _facts(ledger: Ledger, policy: Policy | None, viewpoint: Viewpoint | None) -> _Facts:
    inquiry = inquire(ledger, policy, viewpoint)
    return ledger.memo(("chains", inquiry), lambda: _Facts(inquiry))
