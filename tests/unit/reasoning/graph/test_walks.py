"""Walks over graphs of whole numbers: components, cycles, reach, shortest ways."""

from __future__ import annotations

from claimledger.reasoning.graph.walks import components, gather, on_cycles, reach, shortest


def test_components_come_after_all_that_they_lead_to() -> None:
    graph = {0: [1], 1: [2], 2: [1, 3], 3: [], 4: [3]}
    found = components(range(5), 5, graph.__getitem__)
    assert [sorted(component) for component in found] == [[3], [1, 2], [0], [4]]


def test_an_edge_into_a_finished_component_joins_nothing() -> None:
    graph = {0: [1, 2], 1: [], 2: [1, 0]}
    assert [sorted(c) for c in components(range(3), 3, graph.__getitem__)] == [[1], [0, 2]]


def test_the_least_way_back_is_kept() -> None:
    graph = {0: [1], 1: [2], 2: [3], 3: [0, 1]}
    assert [sorted(c) for c in components(range(4), 4, graph.__getitem__)] == [[0, 1, 2, 3]]
    other = {0: [1], 1: [2], 2: [3], 3: [2, 1, 0]}
    assert [sorted(c) for c in components(range(4), 4, other.__getitem__)] == [[0, 1, 2, 3]]


def test_what_leads_to_a_cycle_is_on_cycles_and_what_follows_one_is_not() -> None:
    graph = {0: [1], 1: [2], 2: [1, 3], 3: []}
    knots = components(range(4), 4, graph.__getitem__)
    assert on_cycles(knots, graph.__getitem__) == [True, True, True, False]


def test_a_step_to_itself_is_a_cycle() -> None:
    assert on_cycles([[0], [1]], {0: [0], 1: []}.__getitem__) == [True, False]


def test_reach_includes_the_starts() -> None:
    assert reach(["a"], {"a": ["b"], "b": ["a", "c"], "c": []}.__getitem__) == {"a", "b", "c"}
    assert reach(["z"], lambda _: ()) == {"z"}


def test_shortest_tells_cost_then_edges() -> None:
    before: list[list[tuple[int, int]]] = [[], [(0, 1), (2, 0)], [(0, 1)], []]
    assert shortest([1], 4, before) == [(1, 1), (0, 0), (0, 1), None]


def test_a_longer_way_that_costs_less_is_shorter() -> None:
    before: list[list[tuple[int, int]]] = [[], [(0, 1), (2, 0)], [(0, 0)]]
    assert shortest([1], 3, before) == [(0, 2), (0, 0), (0, 1)]


def test_what_is_met_again_does_not_end_the_search() -> None:
    before: list[list[tuple[int, int]]] = [[(1, 1), (2, 1)], [(3, 1)], [(3, 1)], [(4, 1)], []]
    assert shortest([0], 5, before) == [(0, 0), (1, 1), (1, 1), (2, 2), (3, 3)]


def test_a_graph_of_a_long_line_is_walked_without_recursion() -> None:
    size = 50_000
    line = [[n + 1] if n + 1 < size else [0] for n in range(size)]
    assert len(components(range(size), size, line.__getitem__)[0]) == size


def test_bits_are_gathered_from_all_that_is_led_to_round_a_ring_too() -> None:
    after = [[1], [2], [0, 3], [], [3]]
    knots = components(range(5), 5, after.__getitem__)
    assert gather(knots, after.__getitem__, [1, 2, 4, 8, 16]) == [15, 15, 15, 8, 24]
