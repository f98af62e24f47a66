"""Settling: how far each statement stands from an origin, from which, and whether in circles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import Any, final

from claimledger.model import Record
from claimledger.reasoning.graph.walks import components, reach
from claimledger.reasoning.index.columns import NOBODY, Columns
from claimledger.reasoning.index.described import Described
from claimledger.reasoning.index.topics import Saying, Speaker

__all__ = ["Settler"]

_ON_THE_WAY = -2
"""Instead of a depth: the statement is not settled, and was met."""


@final
class Settler:
    """Links statements to those that they cite, and settles what follows, upstream first.

    ``awaited`` lists by id the statements that cite what is not there; ``outside`` holds what a
    statement cites and does not match.
    """

    def __init__(
        self,
        records: Sequence[Record],
        places: Mapping[str, int],
        several: Mapping[str, Sequence[int]],
        described: Described,
        columns: Columns,
    ) -> None:
        self._records = records
        self._several = several
        self._places = places
        self._described = described
        self._columns = columns
        self.awaited: dict[str, list[int]] = defaultdict(list)
        self.outside: dict[int, list[int]] = {}

    def rest_on_several(self, place: int) -> bool:
        """Link and settle a statement that cites several; tell whether all was there to do it."""
        columns, said = self._columns, self._columns.saying
        saying = said[place]
        record: Any = self._records[place]
        found: list[int] = []
        for reference in record.citing:
            cited = self._places.get(reference.id, place)
            if cited >= place or said[cited] is not saying or columns.depth[cited] < 0:
                return False
            found.append(cited)
        columns.rests[place] = tuple(dict.fromkeys(found))
        self._work_out(place)
        return True

    def settle(self, late: Sequence[int]) -> None:
        """Link and settle statements that cite what had not been settled when they were read."""
        if not late:
            return
        columns, records, place_of = self._columns, self._records, self._places.get
        said, rests, size = columns.saying, columns.rests, len(columns)
        for place in late:
            record: Any = records[place]
            citing, saying = record.citing, said[place]
            cited = place_of(citing[0].id, size) if len(citing) == 1 else size
            simple = cited < size and said[cited] is saying and not self._several
            if simple and saying is not None and saying.onward is None:
                rests[place] = cited
            else:
                self._link(place)
        self._work_off(self._follow(late))

    def arrived(self, ids: Iterable[str]) -> None:
        """Link again the statements that awaited some ids, and settle all that rests on them."""
        again = [place for id in ids for place in self.awaited.pop(id, ())]
        for place in again:
            self._link(place)
        touched = reach(again, self.onward)
        for place in touched:
            self._columns.depth[place] = -1
            self._saying(place).topic.fallen = None
        self._work_off(sorted(touched))

    def onward(self, place: int) -> list[int]:
        """Return the statements that rest on one."""
        saying = self._saying(place)
        if saying.onward is None:
            saying.onward = {}
            saying.watched = True
            for member in saying.members:
                for cited in self._columns.cited(member):
                    saying.onward.setdefault(cited, []).append(member)
        return saying.onward.get(place, [])

    def _saying(self, place: int) -> Saying:
        saying = self._columns.saying[place]
        assert saying is not None, "only statements that were read are linked"  # noqa: S101
        return saying

    def _link(self, place: int) -> None:
        """Note which of the statements that one cites say the same, and which are missing."""
        columns, said = self._columns, self._columns.saying
        saying = self._saying(place)
        record: Any = self._records[place]
        found: list[int] = []
        outside: list[int] = []
        for reference in record.citing:
            versions = self.standing(reference.id)
            if not versions:
                self.awaited[reference.id].append(place)
            for cited in versions:
                (found if said[cited] is saying else outside).append(cited)
        if outside:
            self.outside[place] = outside
        if len(found) > 1:
            found = list(dict.fromkeys(found))
        if saying.onward is not None:
            known = columns.cited(place)
            for cited in found:
                if cited not in known:
                    saying.onward.setdefault(cited, []).append(place)
        columns.rests[place] = found[0] if len(found) == 1 else tuple(found) or None

    def standing(self, id: str) -> Sequence[int]:
        """Return the places of the statements that stand under an id."""
        said = self._columns.saying
        place = self._places.get(id)
        if place is None or self._several:
            id = self._described.renamed(id)
            several = self._several.get(id)
            if several is not None:
                return several
            place = self._places.get(id)
        if place is None or place >= len(said) or said[place] is None:
            return ()
        return (place,)

    # -- working off -----------------------------------------------------------------------

    def _follow(self, places: Iterable[int]) -> list[int]:
        """Settle what rests on one other each, on the way to what is settled; return the rest."""
        rests, depth = self._columns.rests, self._columns.depth
        left: list[int] = []
        for place in places:
            way: list[int] = []
            at = place
            while depth[at] == -1:
                way.append(at)
                depth[at] = _ON_THE_WAY
                further = rests[at]
                if type(further) is not int:
                    break
                at = further
            if depth[at] >= 0:
                self._go_back(way, at)
            elif rests[at] is None:
                self._work_out(way.pop())
                self._go_back(way, at)
            else:
                left += way
        return left

    def _go_back(self, way: list[int], settled: int) -> None:
        """Settle statements each of which rests on the one after it, the last on a settled one."""
        columns, records, speaker = self._columns, self._records, self._described.speaker
        origin, depth, source = columns.origin, columns.depth, columns.source
        for at in reversed(way):
            origin[at] = reached = origin[settled]
            if columns.circular[settled]:
                columns.circular[at] = 1
            record: Any = records[at]
            chain = record.chain
            links = len(chain)
            if reached == NOBODY:
                depth[at] = links - 1
            else:
                last: Any = source[at] if links == 1 else speaker(chain[-1].party.id)
                upward: Any = source[settled]
                depth[at] = depth[settled] + links - (upward.one is last.one)
            settled = at

    def _work_off(self, places: Iterable[int]) -> None:
        """Settle each statement when all that it rests on is settled; circles come last."""
        depth = self._columns.depth
        waiting: dict[int, int] = {}
        onward: dict[int, list[int]] = {}
        ready: list[int] = []
        for place in places:
            missing = 0
            for other in self._columns.cited(place):
                if depth[other] < 0:
                    onward.setdefault(other, []).append(place)
                    missing += 1
            if missing:
                waiting[place] = missing
            else:
                ready.append(place)
        while ready:
            place = ready.pop()
            self._work_out(place)
            for further in onward.pop(place, ()):
                waiting[further] -= 1
                if not waiting[further]:
                    del waiting[further]
                    ready.append(further)
        if waiting:
            self._circles(list(waiting))

    def _work_out(self, place: int) -> None:
        """Settle a statement from those on which it rests, all of them settled."""
        columns = self._columns
        origin, depth = columns.origin, columns.depth
        links, last = self._end(place)
        cited = columns.cited(place)
        origin[place] = columns.joined(cited)
        columns.circular[place] = any(columns.circular[other] for other in cited)
        ways = [depth[at] + self._step(last, at) for at in cited if origin[at] != NOBODY]
        depth[place] = links + min(ways, default=0)

    def _end(self, place: int) -> tuple[int, Speaker]:
        """Return the steps from a statement's first link to its last, and who stands there."""
        record: Any = self._records[place]
        chain = record.chain
        if len(chain) > 1:
            return len(chain) - 1, self._described.speaker(chain[-1].party.id)
        source = self._columns.source[place]
        assert source is not None, "only statements that were read are settled"  # noqa: S101
        return 0, source

    def _step(self, last: Speaker, cited: int) -> int:
        """Return the cost of an edge: none to a statement of one's own."""
        source = self._columns.source[cited]
        return 0 if source is not None and source.one is last.one else 1

    def _circles(self, places: list[int]) -> None:
        """Settle what is on circles, or rests on some, knot by knot."""
        number = {place: at for at, place in enumerate(places)}

        def after(at: int) -> list[int]:
            return [number[c] for c in self._columns.cited(places[at]) if c in number]

        for knot in components(range(len(places)), len(places), after):
            if len(knot) == 1 and knot[0] not in after(knot[0]):
                self._work_out(places[knot[0]])
            else:
                self._circle([places[at] for at in knot])

    def _circle(self, circle: list[int]) -> None:
        """Settle statements that all rest on each other: one set of origins, least costs."""
        columns, inside = self._columns, set(circle)
        outer = [c for place in circle for c in columns.cited(place) if c not in inside]
        origin = self._columns.joined(outer)
        best: list[tuple[int, int]] = []
        resting: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for place in circle:
            links, last = self._end(place)
            columns.origin[place], columns.circular[place] = origin, True
            columns.depth[place] = links if origin == NOBODY else -1
            for cited in columns.cited(place):
                cost = links + self._step(last, cited)
                if cited in inside:
                    resting[cited].append((cost, place))
                elif columns.origin[cited] != NOBODY:
                    heappush(best, (columns.depth[cited] + cost, place))
        while best:
            cost, place = heappop(best)
            if columns.depth[place] < 0:
                columns.depth[place] = cost
                for step, further in resting[place]:
                    heappush(best, (cost + step, further))
