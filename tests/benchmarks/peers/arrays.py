"""numpy, with scipy.sparse and its csgraph where a cycle is; in two ways.

Q2 is the same in both: keys of claim and side, sorted once, and counted. For Q1 `Levels` goes from
the origins outwards, a frontier at a time. `Doubling` knows that most statements cite one: these
follow their pointers, twice as far each time, and a small graph is left of those that cite several.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from importlib import import_module
from typing import Any, Final

from benchmarks.answers import Answerer, Chains, Statuses
from benchmarks.flat import LATEST, Flat, moment
from claimledger import Period, Record

__all__ = ["Doubling", "Levels"]

np: Any = import_module("numpy")
sparse: Any = import_module("scipy.sparse")
csgraph: Any = import_module("scipy.sparse.csgraph")

NEVER: Final = 2**30
PASSES: Final = 200
"""So many passes over the forks are made before another way is taken."""


class Arrays(Answerer):
    """The columns of the statements, and what takes a side by itself, sorted."""

    def __init__(self, records: Sequence[Record]) -> None:
        flat = self.flat = Flat(records)
        self.size, self.count = len(flat.statements), len(flat.claims)
        self.claim = np.array(flat.claim, np.int32)
        self.time = np.array(flat.time, np.int64)
        self.length = np.array(flat.length, np.int32)
        self.relay = np.array(flat.relay, bool)
        self.source = np.array(flat.source, np.int32)
        self.target = np.array(flat.target, np.int32)
        self.cost = np.array(flat.cost, np.int32)
        parties = len(flat.parties)
        one, other = np.array(flat.bonds, np.int32).reshape(-1, 2).T
        tied = sparse.coo_array((np.ones(len(one), bool), (one, other)), shape=(parties, parties))
        bloc = csgraph.connected_components(tied, directed=False)[1]
        voice, side = np.array(flat.voice, np.int32), np.array(flat.side, np.int8)
        taking = np.flatnonzero(~self.relay & (side > 0))
        key = self.claim[taking].astype(np.int64) * 2 + (side[taking] - 1)
        blocs = bloc[voice[taking]]
        order = np.lexsort((blocs, key))
        self.key, self.bloc, self.when = key[order], blocs[order], self.time[taking][order]

    def statuses(self, day: Period | None = None) -> Statuses:
        key, bloc, claim, until = self.key, self.bloc, self.claim, moment(day)
        if until != LATEST:
            kept = self.when <= until
            key, bloc = key[kept], bloc[kept]
            claim = claim[self.time <= until]
        raised = np.zeros(self.count, bool)
        raised[claim] = True
        totals = np.bincount(key, minlength=2 * self.count)
        new = np.ones(len(key), bool)
        new[1:] = (key[1:] != key[:-1]) | (bloc[1:] != bloc[:-1])
        blocs = np.bincount(key[new], minlength=2 * self.count)
        support, opposition = totals[::2], totals[1::2]
        status = raised * (1 + (support > 0) + 2 * (opposition > 0))
        return Statuses(self.flat.claims, status, support, blocs[::2], opposition, blocs[1::2])


class Levels(Arrays):
    """From the origins outwards, a frontier at a time."""

    name = "numpy, levels"

    def __init__(self, records: Sequence[Record]) -> None:
        super().__init__(records)
        order = np.argsort(self.target, kind="stable")
        self.by, self.by_cost = self.source[order], self.cost[order]
        self.start = np.zeros(self.size + 1, np.int64)
        np.cumsum(np.bincount(self.target, minlength=self.size), out=self.start[1:])
        self.cited = self.target[np.argsort(self.source, kind="stable")]
        self.cited_start = np.zeros(self.size + 1, np.int64)
        np.cumsum(np.bincount(self.source, minlength=self.size), out=self.cited_start[1:])

    def chains(self, *, origins: bool) -> Chains:
        depth = self._depths()
        grounded = depth >= 0
        depth = np.where(grounded, depth, self.length)
        circular = self._circular()
        counts = self._origins() if origins else None
        return Chains(self.flat.statements, grounded, depth, circular, counts)

    def _citing(self, nodes: Any) -> Any:
        """Return the places of all edges that lead to some statements."""
        start, count = self.start[nodes], self.start[nodes + 1] - self.start[nodes]
        return np.arange(count.sum()) + np.repeat(start - np.cumsum(count) + count, count)

    def _depths(self) -> Any:
        depth = np.full(self.size, -1, np.int32)
        starts = np.flatnonzero(~self.relay)
        own = self.length[starts]
        waiting = {int(steps): [starts[own == steps]] for steps in np.unique(own)}
        level = 0
        while waiting:
            nodes = np.concatenate(waiting.pop(level, [starts[:0]]))
            while len(nodes):
                nodes = np.unique(nodes[depth[nodes] < 0])
                depth[nodes] = level
                places = self._citing(nodes)
                after, cost = self.by[places], self.by_cost[places]
                fresh = depth[after] < 0
                after, cost = after[fresh], cost[fresh]
                if len(after):
                    waiting.setdefault(level + 1, []).append(after[cost == 1])
                nodes = after[cost == 0]
            level += 1
        return depth

    def _matrix(self, kind: Any) -> Any:
        edges = (np.ones(len(self.cited), kind), self.cited, self.cited_start)
        return sparse.csr_array(edges, shape=(self.size, self.size))

    def _circular(self) -> Any:
        graph = self._matrix(np.int8)
        count, label = csgraph.connected_components(graph, connection="strong")
        circular = (np.bincount(label, minlength=count) > 1)[label]
        nodes = np.flatnonzero(circular)
        while len(nodes):
            after = self.by[self._citing(nodes)]
            nodes = np.unique(after[~circular[after]])
            circular[nodes] = True
        return circular

    def _origins(self) -> Any:
        """Count by sparse products, a step further each time, until nothing is new."""
        starts = np.flatnonzero(~self.relay)
        own = (np.ones(len(starts), np.int32), (starts, np.arange(len(starts))))
        total = new = sparse.csr_array(own, shape=(self.size, len(starts)))
        step = self._matrix(np.int32)
        while True:
            new = step @ new
            new.data[:] = 1
            merged = total + new
            merged.data[:] = 1
            if merged.nnz == total.nnz:
                return np.diff(merged.indptr)
            total = merged


class Doubling(Arrays):
    """Pointers that double for those that cite one, and a graph of the forks, that cite several."""

    name = "numpy, doubling"

    def __init__(self, records: Sequence[Record]) -> None:
        super().__init__(records)
        self.one = np.bincount(self.source, minlength=self.size) == 1
        single = self.one[self.source]
        self.parent = np.arange(self.size, dtype=np.int32)
        self.step = np.zeros(self.size, np.int32)
        self.parent[self.source[single]] = self.target[single]
        self.step[self.source[single]] = self.cost[single]
        several = np.flatnonzero(~single)
        several = several[np.argsort(self.source[several], kind="stable")]
        self.fork, self.first, fork = np.unique(
            self.source[several], return_index=True, return_inverse=True
        )
        self.of, self.to, self.way = fork.astype(np.int32), self.target[several], self.cost[several]
        self.place = np.full(self.size, -1, np.int32)
        self.place[self.fork] = np.arange(len(self.fork))

    def chains(self, *, origins: bool) -> Chains:
        root, steps, lost = self._follow()
        circular = np.zeros(self.size, bool)
        circular[lost] = True
        ends = ~self.relay[root]
        ends[lost] = False
        depth = np.where(ends, steps + self.length[root], NEVER).astype(np.int32)
        held = ends.astype(np.int32)
        if len(self.fork):
            inner, onward, best, done = self._forks(root, steps, circular, depth)
            forked = self.place[root]
            forked[lost] = -1
            after = np.flatnonzero(forked >= 0)
            depth[after] = np.minimum(steps[after] + best[forked[after]], NEVER)
            circular[after] = ~done[forked[after]]
            if origins:
                held[after] = self._origins(inner, onward, root, ends)[forked[after]]
        grounded = depth < NEVER
        depth = np.where(grounded, depth, self.length)
        counts = held if origins else None
        return Chains(self.flat.statements, grounded, depth, circular, counts)

    def _follow(self) -> tuple[Any, Any, Any]:
        """Return where the pointers end, in how many steps, and who goes round for ever."""
        root, steps = self.parent.copy(), self.step.copy()
        going = np.flatnonzero(self.one)
        going = going[self.one[root[going]]]
        while len(going):
            onward = root[going]
            steps[going] += steps[onward]
            root[going] = root[onward]
            still = going[self.one[root[going]]]
            if len(still) == len(going):
                break
            going = still
        return root, steps, going

    def _forks(self, root: Any, steps: Any, circular: Any, depth: Any) -> tuple[Any, ...]:
        """Return edges between forks; of each fork its fewest steps, and whether it is settled."""
        to, first = self.to, self.first
        onward = self.place[root[to]]
        onward[circular[to]] = -1
        inner = np.flatnonzero(onward >= 0)
        onward = onward[inner]
        way = self.way[inner] + steps[to[inner]]
        value = np.minimum(depth[to] + self.way, NEVER)
        settled = ~circular[to]
        settled[inner] = False
        best = np.minimum.reduceat(value, first)
        done = np.logical_and.reduceat(settled, first)
        for _ in range(PASSES):
            value[inner] = best[onward] + way
            settled[inner] = done[onward]
            better = np.minimum(np.minimum.reduceat(value, first), NEVER)
            more = np.logical_and.reduceat(settled, first)
            if np.array_equal(better, best) and np.array_equal(more, done):
                break
            best, done = better, more
        else:
            best, done = self._deep(inner, onward, way, best, circular)
        return inner, onward, best, done

    def _deep(self, inner: Any, onward: Any, way: Any, best: Any, circular: Any) -> tuple[Any, Any]:
        """Settle forks that rest on forks very deeply one by one, nearest first."""
        count = len(self.fork)
        near = best.tolist()
        left = np.bincount(self.of[inner], minlength=count)
        left += np.bincount(self.of[circular[self.to]], minlength=count)
        after: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        edges = zip(self.of[inner].tolist(), onward.tolist(), way.tolist(), strict=True)
        for one, other, cost in edges:
            after[other].append((one, cost))
        waiting = [(steps, fork) for fork, steps in enumerate(near) if steps < NEVER]
        waiting.sort()
        while waiting:
            steps, fork = heappop(waiting)
            if steps == near[fork]:
                for one, cost in after[fork]:
                    if steps + cost < near[one]:
                        near[one] = steps + cost
                        heappush(waiting, (near[one], one))
        ends = np.flatnonzero(left == 0).tolist()
        left = left.tolist()
        for fork in ends:
            for one, _ in after[fork]:
                left[one] -= 1
                if not left[one]:
                    ends.append(one)
        done = np.zeros(count, bool)
        done[ends] = True
        return np.array(near, np.int32), done

    def _origins(self, inner: Any, onward: Any, root: Any, ends: Any) -> Any:
        """Count the origins of each fork by sparse products until nothing is added."""
        forks = len(self.fork)
        direct = np.flatnonzero(ends[self.to])
        known, column = np.unique(root[self.to[direct]], return_inverse=True)
        own = (np.ones(len(direct), np.int32), (self.of[direct], column))
        start = held = sparse.csr_array(own, shape=(forks, max(1, len(known))))
        held.data[:] = 1
        edges = (np.ones(len(inner), np.int32), (self.of[inner], onward))
        step = sparse.csr_array(edges, shape=(forks, forks))
        while True:
            more = start + step @ held
            more.data[:] = 1
            if more.nnz == held.nnz:
                return np.diff(more.indptr)
            held = more
