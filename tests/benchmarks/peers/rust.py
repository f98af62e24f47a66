"""rustworkx: its graph and its walks, and plain Python for what it has no function for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from benchmarks.answers import Chains
from benchmarks.flat import Flat
from benchmarks.peers.dicts import NOBODY, Counting
from claimledger import Record

__all__ = ["Rust"]

rx: Any = import_module("rustworkx")


class Rust(Counting):
    """Edges lead from what is cited to who cites it; all origins hang on a root."""

    name = "rustworkx"

    def __init__(self, records: Sequence[Record]) -> None:
        self.flat = flat = Flat(records)
        size = self.size = len(flat.statements)
        edges = len(flat.source) + size
        graph = self.graph = rx.PyDiGraph(node_count_hint=size + 1, edge_count_hint=edges)
        graph.add_nodes_from(range(size + 1))
        graph.add_edges_from(
            list(zip(flat.target, flat.source, map(float, flat.cost), strict=True))
        )
        self.cites: list[list[int]] = [[] for _ in range(size)]
        for one, other in zip(flat.source, flat.target, strict=True):
            self.cites[one].append(other)
        self.starts = [n for n, relay in enumerate(flat.relay) if not relay]
        graph.add_edges_from([(size, n, float(flat.length[n])) for n in self.starts])
        parties = rx.PyGraph()
        parties.add_nodes_from(range(len(flat.parties)))
        parties.add_edges_from_no_data(flat.bonds)
        bloc = list(range(len(flat.parties)))
        for component in rx.connected_components(parties):
            top = min(component)
            for party in component:
                bloc[party] = top
        self.bloc = [bloc[voice] for voice in flat.voice]

    def chains(self, *, origins: bool) -> Chains:
        size, graph, flat = self.size, self.graph, self.flat
        depth = [*flat.length, 0]
        grounded = [False] * (size + 1)
        for n, steps in rx.dijkstra_shortest_path_lengths(graph, size, float).items():
            depth[n] = int(steps)
            grounded[n] = True
        knots = rx.strongly_connected_components(graph)
        circular = [False] * size
        waiting = [n for knot in knots if len(knot) > 1 for n in knot]
        for n in waiting:
            circular[n] = True
        while waiting:
            for m in graph.successor_indices(waiting.pop()):
                if not circular[m]:
                    circular[m] = True
                    waiting.append(m)
        counts = self._origins(knots) if origins else None
        return Chains(flat.statements, grounded[:size], depth[:size], circular, counts)

    def _origins(self, knots: list[list[int]]) -> list[int]:
        """Unite the origins component by component; what is cited comes last in their order."""
        size, cites = self.size, self.cites
        found = [NOBODY] * (size + 1)
        for n in self.starts:
            found[n] = frozenset((n,))
        for knot in reversed(knots):
            if len(knot) > 1:
                held = NOBODY.union(*[found[m] for n in knot for m in cites[n]])
                for n in knot:
                    found[n] = held
            elif knot[0] != size:
                cited = cites[knot[0]]
                if len(cited) == 1:
                    found[knot[0]] = found[cited[0]]
                elif cited:
                    found[knot[0]] = NOBODY.union(*[found[m] for m in cited])
        return list(map(len, found[:size]))
