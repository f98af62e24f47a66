"""Walks over graphs of whole numbers, all of them iterative: nothing here recurses."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from heapq import heappop, heappush
from typing import TypeVar

__all__ = ["components", "gather", "on_cycles", "reach", "shortest"]

_N = TypeVar("_N", bound=Hashable)
Next = Callable[[int], Iterable[int]]


def components(nodes: Iterable[int], size: int, after: Next) -> list[list[int]]:
    """Return the strongly connected components, each after all that it leads to (Tarjan 1972).

    >>> components(range(3), 3, lambda n: [(n + 1) % 2] if n < 2 else [0])
    [[1, 0], [2]]
    """
    order = [0] * size
    low = [0] * size
    done = [False] * size
    stack: list[int] = []
    found: list[list[int]] = []
    count = 0
    for root in nodes:
        if order[root]:
            continue
        count += 1
        order[root] = low[root] = count
        stack.append(root)
        work = [(root, iter(after(root)))]
        while work:
            node, rest = work[-1]
            for following in rest:
                if not order[following]:
                    count += 1
                    order[following] = low[following] = count
                    stack.append(following)
                    work.append((following, iter(after(following))))
                    break
                if not done[following] and order[following] < low[node]:
                    low[node] = order[following]
            else:
                work.pop()
                if work and low[node] < low[work[-1][0]]:
                    low[work[-1][0]] = low[node]
                if low[node] == order[node]:
                    component = []
                    while True:
                        member = stack.pop()
                        done[member] = True
                        component.append(member)
                        if member == node:
                            break
                    found.append(component)
    return found


def on_cycles(knots: Sequence[Sequence[int]], after: Next) -> list[bool]:
    """Tell of every node, given all `components`, whether it reaches a cycle.

    >>> graph = {0: [1], 1: [2], 2: [1], 3: []}
    >>> on_cycles(components(range(4), 4, graph.__getitem__), graph.__getitem__)
    [True, True, True, False]
    """
    reaches = [False] * sum(map(len, knots))
    for component in knots:
        first = component[0]
        cyclic = len(component) > 1 or first in after(first)
        if cyclic or any(reaches[following] for node in component for following in after(node)):
            for node in component:
                reaches[node] = True
    return reaches


def gather(knots: Sequence[Sequence[int]], after: Next, own: Sequence[int]) -> list[int]:
    """Return for every node the bits of all that it leads to, given all `components`.

    >>> gather([[2], [1], [0]], lambda n: [[1], [2], []][n], [1, 2, 4])
    [7, 6, 4]
    """
    bits = list(own)
    for component in knots:
        gathered = 0
        for node in component:
            gathered |= bits[node]
            for following in after(node):
                gathered |= bits[following]
        for node in component:
            bits[node] = gathered
    return bits


def reach(starts: Iterable[_N], after: Callable[[_N], Iterable[_N]]) -> set[_N]:
    """Return all that the starts lead to, themselves included.

    >>> sorted(reach([0], lambda n: [n + 1] if n < 3 else []))
    [0, 1, 2, 3]
    """
    seen = set(starts)
    waiting = list(seen)
    while waiting:
        for following in after(waiting.pop()):
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    return seen


def shortest(
    goals: Iterable[int],
    size: int,
    before: Sequence[Sequence[tuple[int, int]]],
) -> list[tuple[int, int] | None]:
    """Return for every node the least cost to a goal and the fewest edges at that cost.

    ``before[n]`` lists the nodes that lead to ``n``, each with the cost (0 or 1) of the edge.

    >>> shortest([2], 3, [[], [(0, 1)], [(1, 0), (0, 1)]])
    [(1, 1), (0, 1), (0, 0)]
    """
    best: list[tuple[int, int] | None] = [None] * size
    heap = [(0, 0, goal) for goal in goals]
    while heap:
        cost, edges, node = heappop(heap)
        if best[node] is not None:
            continue
        best[node] = (cost, edges)
        for previous, step in before[node]:
            if best[previous] is None:
                heappush(heap, (cost + step, edges + 1, previous))
    return best
