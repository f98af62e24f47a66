"""The numbers of entries: which are nowhere, up to the greatest."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claimledger.files.journal.numbering import Numbers, missing_of, told_ranges


@given(st.sets(st.integers(1, 40)), st.lists(st.tuples(st.integers(1, 50), st.integers(1, 50))))
def test_missing_is_what_is_nowhere_up_to_the_greatest(
    numbers: set[int], excused: list[tuple[int, int]]
) -> None:
    found = missing_of(numbers, excused)
    told = [number for first, last in found for number in range(first, last + 1)]
    fine = {number for first, last in excused for number in range(first, last + 1)}
    assert told == sorted(set(range(1, max(numbers, default=0))) - numbers - fine)
    assert all(a[1] + 1 < b[0] for a, b in pairwise(found))


def test_the_next_number_that_is_there_is_found() -> None:
    numbers = Numbers()
    for number in (2, 9, 4):
        numbers.meet(number)
    assert [numbers.after(number) for number in (0, 1, 2, 4, 8, 9, 99)] == [2, 2, 4, 9, 9, -1, -1]


def test_nothing_is_missing_where_nothing_is() -> None:
    assert missing_of([]) == missing_of([], [(1, 9)]) == missing_of([1, 1]) == ()


def test_of_very_many_ranges_the_first_are_told() -> None:
    few = [(number, number) for number in range(1, 20, 2)]
    assert told_ranges(few) == "entries 1, 3, 5, 7, 9, 11, 13, 15, 17, 19"
    assert told_ranges([*few, (30, 40)]) == f"{told_ranges(few)}, ..."
    assert told_ranges([(2, 3)]) == "entries 2-3"
