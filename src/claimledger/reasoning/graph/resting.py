"""What rests on what: the hop graph, its origins and its gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple, final

from claimledger.model import Assertion, Denial
from claimledger.reasoning.graph.index import Index
from claimledger.reasoning.graph.sides import Sides, is_disavowal
from claimledger.reasoning.policy import Policy
from claimledger.reasoning.words import GapKind

__all__ = ["Edge", "Resting"]


class Edge(NamedTuple):
    """That one hop rests on another; ``cost`` 0 leads to the same party's own statement."""

    hop: int
    cost: int


@final
class Resting:
    """The edges of the hop graph under a policy, by the four rules in their order.

    1. A link rests on the next link of its statement.
    2. A last link with ``citing`` rests on the cited statements that match.
    3. A last link after the first rests on that party's own matching statements.
    4. A last link located in a copy or translation rests on the original's statements.
    """

    def __init__(self, index: Index, sides: Sides, policy: Policy) -> None:
        self.index = index
        self.sides = sides
        self.resolver = policy.resolver
        least = policy.least_reading.rank
        self.admitted = [s.reading.rank >= least for s in index.statements]
        size = len(index.owner)
        self.edges: list[tuple[Edge, ...]] = [()] * size
        self.origin = [False] * size
        self.gaps: list[tuple[GapKind, ...]] = [()] * size
        self._by_party: dict[tuple[str, Hashable], list[int]] = defaultdict(list)
        for number in self._read(range(len(index.statements))):
            party = index.kinship.one(index.party[index.first(number)])
            for key in sides.keys[number]:
                self._by_party[party, key].append(number)
        for number in range(len(index.statements)):
            self._rest(number)

    def _read(self, statements: Iterable[int]) -> Iterator[int]:
        return (number for number in statements if self.admitted[number])

    def _rest(self, number: int) -> None:
        index = self.index
        last = index.last(number)
        cited = index.statements[number].citing
        for hop in index.hops(number):
            gaps = self._missing(hop)
            if hop != last:
                self.edges[hop] = (Edge(hop + 1, 1),)
            if hop > index.first(number) and not (hop == last and cited):
                gaps += self._located(number, hop)
            self.gaps[hop] = tuple(gaps)
        edges: dict[int, int] = {}
        gaps = self._sideless(number)
        if self.admitted[number]:
            if cited:
                gaps += self._cite(number, last, edges)
            elif last > index.first(number) and self.resolver:
                for own in self._resolved(number, last):
                    edges[index.first(own)] = 0
            for original in self.originals(number, last):
                edges.setdefault(index.first(original), 1)
        alone = not cited and not edges
        if alone and index.implicit(last):
            gaps.append(GapKind.UNSOURCED)
        self.edges[last] = tuple(Edge(hop, cost) for hop, cost in sorted(edges.items()))
        self.gaps[last] += tuple(gap for gap in gaps if gap not in self.gaps[last])
        barred = {GapKind.CONTRADICTED, GapKind.UNSOURCED}
        self.origin[last] = alone and barred.isdisjoint(self.gaps[last])

    def _missing(self, hop: int) -> list[GapKind]:
        index = self.index
        document = index.document[hop]
        held = index.party[hop] in index.parties
        held = held and (document is None or document in index.documents)
        held = held and all(p in index.parties for p in index.speakers[hop])
        return [] if held else [GapKind.DANGLING]

    def _sideless(self, number: int) -> list[GapKind]:
        """Say what a statement names in vain, and whether its target gives it no side."""
        index, statement = self.index, self.index.statements[number]
        target = index.renamed(statement.target.id)
        known = target in index.claims or target in index.at or target in index.documents
        known = known and all(index.versions(cited.id) for cited in statement.citing)
        gaps = [] if known else [GapKind.DANGLING]
        positional = isinstance(statement, Assertion | Denial) and not is_disavowal(statement)
        if positional and not self.sides.of[number]:
            gaps.append(GapKind.NO_SIDE)
        return gaps

    def _cite(self, number: int, last: int, edges: dict[int, int]) -> list[GapKind]:
        index = self.index
        gaps: list[GapKind] = []
        party = index.kinship.one(index.party[last])
        for reference in index.statements[number].citing:
            for cited in self._read(index.versions(reference.id)):
                if not self.sides.match(number, cited):
                    gaps.append(GapKind.MISMATCH)
                else:
                    first = index.first(cited)
                    own = index.kinship.one(index.party[first]) == party
                    edges[first] = 0 if own else 1
        return gaps

    def _resolved(self, number: int, last: int) -> Iterator[int]:
        """Yield the last link's party's own statements that it may be taken to cite."""
        index = self.index
        party = index.kinship.one(index.party[last])
        if index.document[last] is not None:
            found = self.own_in_document(number, last)
        else:
            found = self._earlier(number, last, party)
        for own in found:
            if own != number or self._stands_between(number, party):
                yield own

    def _earlier(self, number: int, last: int, party: str) -> list[int]:
        index = self.index
        nearest = index.nearest_document(last)
        above = index.documents.get(nearest or "")
        bound = above.published if above is not None else None
        found = {own: None for k in self.sides.keys[number] for own in self._by_party[party, k]}
        if bound is None:
            return list(found)
        times = {own: index.published(own) for own in found}
        return [own for own, time in times.items() if time is None or time.after(bound) is not True]

    def _stands_between(self, number: int, party: str) -> bool:
        index = self.index
        between = range(index.first(number) + 1, index.last(number))
        return any(index.kinship.one(index.party[hop]) != party for hop in between)

    def own_in_document(self, number: int, hop: int) -> list[int]:
        """Return the statements in a hop's document that are its party's own and match."""
        index = self.index
        party = index.kinship.one(index.party[hop])
        return [
            own
            for own in self._read(index.in_document.get(index.document[hop] or "", []))
            if index.kinship.one(index.party[index.first(own)]) == party
            and self.sides.match(number, own)
        ]

    def originals(self, number: int, hop: int) -> list[int]:
        """Return the matching statements of the nearest document up a copy's derivation."""
        index = self.index
        document = index.document[hop]
        if document is None:
            return []
        for forebear in index.descriptions.derivation(document):
            found = [
                own
                for own in self._read(index.in_document.get(forebear, []))
                if self.sides.match(number, own)
            ]
            if found:
                return found
        return []

    def _located(self, number: int, hop: int) -> list[GapKind]:
        """Compare a located link with what its document says on the claim."""
        index, sides = self.index, self.sides
        document = index.document[hop]
        applies = self.resolver and self.admitted[number] and sides.of[number]
        if document is None or not applies:
            return []
        mine = set(sides.classed[number])
        statements = self._read(index.in_document.get(document, []))
        if any(not mine.isdisjoint(sides.classed[own]) for own in statements):
            return []
        opposed = bool(self.opposing(number, hop))
        return [GapKind.CONTRADICTED if opposed else GapKind.UNLOCATED]

    def opposing(self, number: int, hop: int) -> list[int]:
        """Return the statements in a hop's document that take the other side on the claim."""
        other = {side.opposite for side in self.sides.classed[number]}
        found = self._read(self.index.in_document.get(self.index.document[hop] or "", []))
        return [own for own in found if not other.isdisjoint(self.sides.classed[own])]

    def targets(self, hop: int) -> list[int]:
        """Return the hops on which a hop rests."""
        return [edge.hop for edge in self.edges[hop]]
