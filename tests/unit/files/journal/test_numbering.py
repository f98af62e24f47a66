"""The numbers of entries: which are nowhere, up to the greatest."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claimledger.files.journal.numbering import Numbers, told_ranges


def numbers_of(met: Iterable[int], excused: Iterable[tuple[int, int]] = ()) -> Numbers:
    numbers = Numbers()
    numbers.excuse(excused)
    for number in met:
        numbers.meet(number)
    return numbers


@given(st.sets(st.integers(1, 40)), st.lists(st.tuples(st.integers(1, 50), st.integers(1, 50))))
def test_missing_is_what_is_nowhere_up_to_the_greatest(
    numbers: set[int], excused: list[tuple[int, int]]
) -> None:
    found = numbers_of(numbers, excused).missing()
    told = [number for first, last in found for number in range(first, last + 1)]
    fine = {number for first, last in excused for number in range(first, last + 1)}
    assert told == sorted(set(range(1, max(numbers, default=0))) - numbers - fine)
    assert all(a[1] + 1 < b[0] for a, b in pairwise(found))


def test_the_next_number_that_is_there_is_found() -> None:
    after = numbers_of([2, 9, 4]).after
    assert [after(number) for number in (0, 1, 2, 4, 8, 9, 99)] == [2, 2, 4, 9, 9, -1, -1]


def test_nothing_is_missing_where_nothing_is() -> None:
    for numbers in (numbers_of([]), numbers_of([], [(1, 9)]), numbers_of([1, 1])):
        assert numbers.missing() == ()


def test_the_greatest_is_known() -> None:
    assert [numbers_of(met).last for met in ([], [1], [2, 9, 4])] == [0, 1, 9]


def test_of_very_many_ranges_the_first_are_told() -> None:
    few = [(number, number) for number in range(1, 20, 2)]
    assert told_ranges(few) == "entries 1, 3, 5, 7, 9, 11, 13, 15, 17, 19"
    assert told_ranges([*few, (30, 40)]) == f"{told_ranges(few)}, ..."
    assert told_ranges([(2, 3)]) == "entries 2-3"
