"""networkx: its graph and its walks, and plain Python for what it has no function for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from benchmarks.answers import Chains
from benchmarks.flat import Flat
from benchmarks.peers.dicts import NOBODY, Counting
from claimledger import Record

__all__ = ["Net"]

nx: Any = import_module("networkx")


class Net(Counting):
    """Edges lead from what is cited to who cites it; all origins hang on a root."""

    name = "networkx"

    def __init__(self, records: Sequence[Record]) -> None:
        self.flat = flat = Flat(records)
        size = self.size = len(flat.statements)
        graph = self.graph = nx.DiGraph()
        graph.add_nodes_from(range(size + 1))
        graph.add_weighted_edges_from(zip(flat.target, flat.source, flat.cost, strict=True))
        self.starts = [n for n, relay in enumerate(flat.relay) if not relay]
        graph.add_weighted_edges_from((size, n, flat.length[n]) for n in self.starts)
        parties = nx.Graph(flat.bonds)
        parties.add_nodes_from(range(len(flat.parties)))
        bloc = {}
        for component in nx.connected_components(parties):
            top = min(component)
            for party in component:
                bloc[party] = top
        self.bloc = [bloc[voice] for voice in flat.voice]

    def chains(self, *, origins: bool) -> Chains:
        size, graph, flat = self.size, self.graph, self.flat
        depth = [*flat.length, 0]
        grounded = [False] * (size + 1)
        for n, steps in nx.single_source_dijkstra_path_length(graph, size).items():
            depth[n] = steps
            grounded[n] = True
        knots = list(nx.strongly_connected_components(graph))
        circular = [False] * size
        waiting = [n for knot in knots if len(knot) > 1 for n in knot]
        for n in waiting:
            circular[n] = True
        while waiting:
            for m in graph.successors(waiting.pop()):
                if not circular[m]:
                    circular[m] = True
                    waiting.append(m)
        counts = self._origins(knots) if origins else None
        return Chains(flat.statements, grounded[:size], depth[:size], circular, counts)

    def _origins(self, knots: list[set[int]]) -> list[int]:
        """Unite the origins component by component; what is cited comes last in their order."""
        size, before = self.size, self.graph.pred
        found = [NOBODY] * (size + 1)
        for n in self.starts:
            found[n] = frozenset((n,))
        for knot in reversed(knots):
            held = NOBODY.union(*[found[m] for n in knot for m in before[n] if m != size])
            if held or len(knot) > 1:
                for n in knot:
                    found[n] = held
        return list(map(len, found[:size]))
