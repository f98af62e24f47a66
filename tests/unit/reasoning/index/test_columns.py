"""Columns: room for every place, and the origins that a statement reaches."""

from __future__ import annotations

from claimledger.reasoning.index.columns import NOBODY, SEVERAL, Columns


def columns(rests: list[int | tuple[int, ...] | None], origin: list[int]) -> Columns:
    found = Columns()
    found.grow(len(origin))
    found.rests[:] = rests
    found.origin[:] = origin
    return found


def test_columns_grow_together_and_are_empty_at_first() -> None:
    found = Columns()
    found.grow(2)
    found.depth[0], found.origin[0], found.circular[0] = 3, 0, 1
    found.grow(3)
    assert len(found) == 3
    assert (found.depth, found.origin, list(found.circular)) == (
        [3, -1, -1],
        [0, NOBODY, NOBODY],
        [1, 0, 0],
    )
    for column in (found.saying, found.source, found.rests):
        assert column == [None, None, None]


def test_a_statement_rests_on_none_on_one_or_on_several() -> None:
    found = columns([None, 0, (0, 1)], [0, 0, 0])
    assert [found.cited(place) for place in range(3)] == [(), (0,), (0, 1)]


def test_origins_are_joined() -> None:
    found = columns([None] * 4, [0, NOBODY, 2, SEVERAL])
    assert found.joined([]) == NOBODY
    assert found.joined([1, 1]) == NOBODY
    assert found.joined([0, 1, 0]) == 0
    assert found.joined([0, 2]) == SEVERAL
    assert found.joined([3, 1]) == SEVERAL


def test_origins_are_found_on_all_ways_each_once() -> None:
    rests: list[int | tuple[int, ...] | None] = [None, None, (0, 1), (2, 0), (3, 2), None, 5]
    found = columns(rests, [0, 1, SEVERAL, SEVERAL, SEVERAL, NOBODY, NOBODY])
    assert [sorted(found.origins(place)) for place in range(7)] == [
        [0],
        [1],
        [0, 1],
        [0, 1],
        [0, 1],
        [],
        [],
    ]
    assert len(list(found.origins(4))) == 2


def test_origins_are_found_in_circles_and_beside_what_has_none() -> None:
    rests: list[int | tuple[int, ...] | None] = [None, None, (3, 0), (2, 1, 4), None]
    found = columns(rests, [0, 1, SEVERAL, SEVERAL, NOBODY])
    assert sorted(found.origins(2)) == sorted(found.origins(3)) == [0, 1]
