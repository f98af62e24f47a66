"""What rests on what: the hop graph, its origins and its gaps."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, final

from claimledger.model import Assertion, Denial
from claimledger.reasoning.graph.hops import HopIndex
from claimledger.reasoning.graph.sides import Side, Sides, is_disavowal
from claimledger.reasoning.policy import Policy
from claimledger.reasoning.words import GapKind

__all__ = ["Edge", "Resting"]

_BARRED = {GapKind.CONTRADICTED, GapKind.UNSOURCED}


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

    ``below[h]`` are the hops on which hop ``h`` rests, in their order, ``own[h]`` those of them
    that are first hops of the same party's own statements. ``origins`` are the hops that take the
    position themselves.
    """

    def __init__(self, index: HopIndex, sides: Sides, policy: Policy) -> None:
        self.index = index
        self.sides = sides
        self.resolver = policy.resolver
        least = policy.least_reading.rank
        count, size = len(index.statements), len(index.owner)
        self.admitted = [not least or s.reading.rank >= least for s in index.statements]
        self.below: list[tuple[int, ...]] = [()] * size
        self.own: dict[int, tuple[int, ...]] = {}
        self.gaps: list[tuple[GapKind, ...]] = [()] * size
        self._cited = [number for number in range(count) if index.statements[number].citing]
        self._uncited = [number for number in range(count) if not index.statements[number].citing]
        self._name_in_vain()
        self._relay()
        self._cite()
        if self.resolver:
            self._resolve()
        if index.derived:
            self._copy()
        self.origin = [False] * size
        self.origins = [hop for hop in map(index.last, self._uncited) if self._speaks(hop)]
        for hop in self.origins:
            self.origin[hop] = True

    def _rest(self, hop: int, costs: Mapping[int, int]) -> None:
        self.below[hop] = tuple(sorted(costs))
        self.own[hop] = tuple(below for below in self.below[hop] if not costs[below])

    def _note(self, hop: int, *gaps: GapKind) -> None:
        """Note gaps at a hop; only one is told of all that it names in vain."""
        held = self.gaps[hop]
        if GapKind.DANGLING in held:
            gaps = tuple(gap for gap in gaps if gap is not GapKind.DANGLING)
        self.gaps[hop] = held + gaps

    def _read(self, statements: Iterable[int]) -> Iterator[int]:
        return (number for number in statements if self.admitted[number])

    # -- what is named in vain -------------------------------------------------------------

    def _name_in_vain(self) -> None:
        """Note what is missing at each hop, then compare located links, then look at targets."""
        index = self.index
        if index.missing:
            for hop in range(len(index.owner)):
                if not index.missing.isdisjoint(self._names(hop)):
                    self._note(hop, GapKind.DANGLING)
        for number in index.longer:
            for hop in range(index.first(number) + 1, index.offset[number + 1]):
                if index.document[hop] is not None:
                    if not (index.is_last(hop) and index.statements[number].citing):
                        self._note(hop, *self._located(number, hop))
        for number in self.sides.sideless:
            self._note(index.last(number), *self._sideless(number))

    def _names(self, hop: int) -> Iterator[str]:
        index = self.index
        yield index.party[hop]
        yield from index.speakers[hop]
        document = index.document[hop]
        if document is not None:
            yield document

    def _sideless(self, number: int) -> Iterator[GapKind]:
        """Say what a statement names in vain, and whether its target gives it no side."""
        index, statement = self.index, self.index.statements[number]
        target = index.target[number]
        known = target in self.sides.claims or target in index.documents
        known = known or bool(index.versions(target))
        if not known or not all(index.versions(cited.id) for cited in statement.citing):
            yield GapKind.DANGLING
        if isinstance(statement, Assertion) or (
            isinstance(statement, Denial) and not is_disavowal(statement)
        ):
            yield GapKind.NO_SIDE

    def _located(self, number: int, hop: int) -> Iterator[GapKind]:
        """Compare a located link with what its document says on the claim."""
        index, sides = self.index, self.sides
        if self.resolver and self.admitted[number] and sides.of[number]:
            mine = set(sides.classed[number])
            statements = self._read(index.in_document.get(index.document[hop] or "", ()))
            if all(mine.isdisjoint(sides.classed[own]) for own in statements):
                opposed = bool(self.opposing(number, hop))
                yield GapKind.CONTRADICTED if opposed else GapKind.UNLOCATED

    def opposing(self, number: int, hop: int) -> list[int]:
        """Return the statements in a hop's document that take the other side on the claim."""
        other = {side.opposite for side in self.sides.classed[number]}
        found = self._read(self.index.in_document.get(self.index.document[hop] or "", ()))
        return [own for own in found if not other.isdisjoint(self.sides.classed[own])]

    # -- the four rules --------------------------------------------------------------------

    def _relay(self) -> None:
        """1. A link rests on the next link of its statement."""
        offset, below = self.index.offset, self.below
        for number in self.index.longer:
            for hop in range(offset[number], offset[number + 1] - 1):
                below[hop] = (hop + 1,)

    def _cite(self) -> None:
        """2. A last link with ``citing`` rests on the cited statements that match."""
        index, keys, admitted = self.index, self.sides.keys, self.admitted
        statements, offset, one = index.statements, index.offset, index.one
        for number in self._cited:
            last = offset[number + 1] - 1
            references = statements[number].citing
            cited = index.alone.get(references[0].id)
            if cited is None or len(references) > 1 or not admitted[number]:
                self._cite_several(number, last)
                continue
            if keys[cited] is keys[number] or self.sides.match(number, cited):
                if admitted[cited]:
                    first = offset[cited]
                    self.below[last] = (first,)
                    if one[first] == one[last]:
                        self.own[last] = (first,)
            elif admitted[cited]:
                self._note(last, GapKind.MISMATCH)

    def _cite_several(self, number: int, last: int) -> None:
        """Rest on what is cited, of any number of versions and whether or not it matches."""
        index = self.index
        cited = [index.versions(reference.id) for reference in index.statements[number].citing]
        if not all(cited):
            self._note(last, GapKind.DANGLING)
        if self.admitted[number]:
            costs: dict[int, int] = {}
            for other in self._read(version for versions in cited for version in versions):
                first = index.first(other)
                if self.sides.match(number, other):
                    costs[first] = 0 if index.one[first] == index.one[last] else 1
                else:
                    self._note(last, GapKind.MISMATCH)
            self._rest(last, costs)

    def _resolve(self) -> None:
        """3. A last link after the first rests on that party's own matching statements."""
        index = self.index
        for number in self._read(index.longer):
            if not index.statements[number].citing:
                last, party = index.last(number), index.one[index.last(number)]
                found = (
                    self._earlier(number, last, party)
                    if index.document[last] is None
                    else self.own_in_document(number, last)
                )
                firsts = {
                    index.first(own): 0
                    for own in found
                    if own != number or self._stands_between(number, party)
                }
                if firsts:
                    self._rest(last, firsts)

    @cached_property
    def _hosts(self) -> Mapping[str, Mapping[Hashable, Sequence[int]]]:
        """The own statements of each party that is also cited, by what they say."""
        index, one, offset = self.index, self.index.one, self.index.offset
        cited = {one[index.last(n)] for n in index.longer if not index.statements[n].citing}
        hosts: dict[str, dict[Hashable, list[int]]] = {
            party: {} for party in cited.intersection([one[first] for first in offset[:-1]])
        }
        if hosts:
            for number in self._read(range(len(index.statements))):
                own = hosts.get(one[offset[number]])
                if own is not None:
                    for key in self.sides.keys[number]:
                        own.setdefault(key, []).append(number)
        return hosts

    def _earlier(self, number: int, last: int, party: str) -> Iterable[int]:
        """Return a party's own statements, less those that were certainly published later."""
        index, own = self.index, self._hosts.get(party)
        if not own:
            return ()
        found = {other: None for key in self.sides.keys[number] for other in own.get(key, ())}
        above = index.documents.get(index.nearest_document(last) or "")
        bound = above.published if above is not None else None
        if bound is None:
            return found
        times = {other: index.published(other) for other in found}
        return [o for o, time in times.items() if time is None or time.after(bound) is not True]

    def _stands_between(self, number: int, party: str) -> bool:
        index = self.index
        between = range(index.first(number) + 1, index.last(number))
        return any(index.one[hop] != party for hop in between)

    def own_in_document(self, number: int, hop: int) -> list[int]:
        """Return the statements in a hop's document that are its party's own and match."""
        index = self.index
        return [
            own
            for own in self._read(index.in_document.get(index.document[hop] or "", ()))
            if index.one[index.first(own)] == index.one[hop] and self.sides.match(number, own)
        ]

    def _copy(self) -> None:
        """4. A last link located in a copy or translation rests on the original's statements."""
        index = self.index
        for number in self._read(range(len(index.statements))):
            last = index.last(number)
            if index.document[last] in index.derived:
                own = self.own.get(last, ())
                costs = {below: 0 if below in own else 1 for below in self.below[last]}
                for original in self.originals(number, last):
                    costs.setdefault(index.first(original), 1)
                self._rest(last, costs)

    def originals(self, number: int, hop: int) -> list[int]:
        """Return the matching statements of the nearest document up a copy's derivation."""
        index = self.index
        document = index.document[hop]
        if document is None or document not in index.derived:
            return []
        for forebear in index.descriptions.derivation(document):
            found = [
                own
                for own in self._read(index.in_document.get(forebear, ()))
                if self.sides.match(number, own)
            ]
            if found:
                return found
        return []

    # -- origins ---------------------------------------------------------------------------

    def _speaks(self, last: int) -> bool:
        """Tell whether a last link that cites nothing takes the position itself."""
        if self.below[last]:
            return False
        if self.index.implicit(last):
            self._note(last, GapKind.UNSOURCED)
        return not self.gaps[last] or _BARRED.isdisjoint(self.gaps[last])

    @cached_property
    def origins_on(self) -> Mapping[Side, list[int]]:
        """The origins that take each side."""
        found: dict[Side, list[int]] = {}
        for hop in self.origins:
            for side in self.sides.of[self.index.owner[hop]]:
                found.setdefault(side, []).append(hop)
        return found

    @cached_property
    def edges(self) -> list[tuple[Edge, ...]]:
        """The hops on which each hop rests, with what the step costs."""
        return [
            tuple(Edge(other, 0 if other in self.own.get(hop, ()) else 1) for other in below)
            for hop, below in enumerate(self.below)
        ]

    def targets(self, hop: int) -> tuple[int, ...]:
        """Return the hops on which a hop rests."""
        return self.below[hop]
