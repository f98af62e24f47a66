"""Plain Python: lists and dicts, each question one or two passes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from benchmarks.answers import Answerer, Chains, Statuses
from benchmarks.flat import Flat, moment
from claimledger import Period, Record

__all__ = ["Counting", "Dicts", "united"]

NOBODY: frozenset[int] = frozenset()


def united(flat: Flat) -> list[int]:
    """Return of each party one of its bloc, by union and find."""
    above = list(range(len(flat.parties)))

    def find(party: int) -> int:
        while above[party] != party:
            above[party] = party = above[above[party]]
        return party

    for one, other in flat.bonds:
        above[find(one)] = find(other)
    return [find(party) for party in above]


class Counting(Answerer):
    """Counts origins and blocs claim by claim, which no graph library has a function for."""

    flat: Flat
    bloc: list[int]

    def statuses(self, day: Period | None = None) -> Statuses:
        flat, until = self.flat, moment(day)
        count = len(flat.claims)
        raised = [False] * count
        totals = ([0] * count, [0] * count, [0] * count)
        blocs: tuple[list[set[int] | None], ...] = ([], [None] * count, [None] * count)
        for claim, side, time, relay, bloc in zip(
            flat.claim, flat.side, flat.time, flat.relay, self.bloc, strict=True
        ):
            if time <= until:
                raised[claim] = True
                if side and not relay:
                    totals[side][claim] += 1
                    held = blocs[side][claim]
                    if held is None:
                        blocs[side][claim] = {bloc}
                    else:
                        held.add(bloc)
        _, support, opposition = totals
        status = [
            (1 + (s > 0) + 2 * (o > 0)) if r else 0
            for s, o, r in zip(support, opposition, raised, strict=True)
        ]
        counts = [[0 if held is None else len(held) for held in side] for side in blocs[1:]]
        return Statuses(flat.claims, status, support, counts[0], opposition, counts[1])


class Dicts(Counting):
    """Everything in lists."""

    name = "dicts"

    def __init__(self, records: Sequence[Record]) -> None:
        self.flat = flat = Flat(records)
        size = len(flat.statements)
        self.cites: list[list[int]] = [[] for _ in range(size)]
        self.cited: list[list[tuple[int, int]]] = [[] for _ in range(size)]
        for one, other, cost in zip(flat.source, flat.target, flat.cost, strict=True):
            self.cites[one].append(other)
            self.cited[other].append((one, cost))
        bloc = united(flat)
        self.bloc = [bloc[voice] for voice in flat.voice]

    def chains(self, *, origins: bool) -> Chains:
        flat, depth = self.flat, self._depths()
        circular, found = self._upstream() if origins else (self._circular(), [])
        grounded = [d >= 0 for d in depth]
        depth = [d if d >= 0 else own for d, own in zip(depth, flat.length, strict=True)]
        counts = list(map(len, found)) if origins else None
        return Chains(flat.statements, grounded, depth, circular, counts)

    def _depths(self) -> list[int]:
        """Return the fewest steps to an origin, level by level; -1 without one."""
        flat, cited = self.flat, self.cited
        depth = [-1] * len(flat.statements)
        levels = defaultdict(list)
        for n, relay in enumerate(flat.relay):
            if not relay:
                levels[flat.length[n]].append(n)
        level, last = 0, max(levels, default=-1)
        while level <= last or level in levels:
            waiting = levels.pop(level, [])
            for n in waiting:
                if depth[n] < 0:
                    depth[n] = level
                    for m, cost in cited[n]:
                        if depth[m] < 0:
                            (levels[level + 1] if cost else waiting).append(m)
            level += 1
        return depth

    def _circular(self) -> list[bool]:
        """Return what remains when statements are taken away from the ends."""
        cited = self.cited
        left = list(map(len, self.cites))
        ends = [n for n, count in enumerate(left) if not count]
        circular = [True] * len(left)
        for n in ends:
            circular[n] = False
            for m, _ in cited[n]:
                left[m] -= 1
                if not left[m]:
                    ends.append(m)
        return circular

    def _upstream(self) -> tuple[list[bool], list[frozenset[int]]]:
        """Return the same, and the origins of each, united on the way."""
        cited, relay = self.cited, self.flat.relay
        left = list(map(len, self.cites))
        ends = [n for n, count in enumerate(left) if not count]
        circular = [True] * len(left)
        found = [NOBODY] * len(left)
        for n in ends:
            circular[n] = False
            cites = self.cites[n]
            if not cites:
                if not relay[n]:
                    found[n] = frozenset((n,))
            elif len(cites) == 1:
                found[n] = found[cites[0]]
            else:
                found[n] = NOBODY.union(*[found[m] for m in cites])
            for m, _ in cited[n]:
                left[m] -= 1
                if not left[m]:
                    ends.append(m)
        if len(ends) < len(left):
            self._round(circular, found)
        return circular, found

    def _round(self, circular: list[bool], found: list[frozenset[int]]) -> None:
        """Hand the origins on within what is circular until nothing is new."""
        waiting = [n for n, round_ in enumerate(circular) if round_]
        for n in waiting:
            found[n] = NOBODY.union(*[found[m] for m in self.cites[n]])
        while waiting:
            n = waiting.pop()
            for m, _ in self.cited[n]:
                if not found[n] <= found[m]:
                    found[m] |= found[n]
                    waiting.append(m)
