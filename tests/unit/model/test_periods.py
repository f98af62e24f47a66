"""Dates as they are given: forms, bounds, three-valued comparisons."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from claimledger.errors import InvalidRecordError
from claimledger.model import Period, period
from claimledger.model.periods import optional_period

_UNIX = 1_704_067_200
"""2024-01-01 in seconds since 1970."""
_DAY = 86_400


@pytest.mark.parametrize(
    ("written", "begin", "end"),
    [
        ("2024", _UNIX, _UNIX + 366 * _DAY),
        ("2023", _UNIX - 365 * _DAY, _UNIX),
        ("2024-02", _UNIX + 31 * _DAY, _UNIX + 60 * _DAY),
        ("2023-02", _UNIX - 334 * _DAY, _UNIX - 306 * _DAY),
        ("2024-12", _UNIX + 335 * _DAY, _UNIX + 366 * _DAY),
        ("2024-01-02", _UNIX + _DAY, _UNIX + 2 * _DAY),
        ("2024-01-01T00:00", _UNIX, _UNIX + 60),
        ("2024-01-01T01:02", _UNIX + 3720, _UNIX + 3780),
        ("2024-01-01T01:02:03", _UNIX + 3723, _UNIX + 3724),
        ("2024-01-01T01:02:03Z", _UNIX + 3723, _UNIX + 3724),
        ("2024-01-01T07:00+07:00", _UNIX, _UNIX + 60),
        ("2023-12-31T18:30-05:30", _UNIX, _UNIX + 60),
        ("2024-01-01T14:00+14:00", _UNIX, _UNIX + 60),
        ("1970-01-01T00:00:00", 0, 1),
        ("2024-01/2024-02", _UNIX, _UNIX + 60 * _DAY),
        ("2024-01-01/2024-01-01", _UNIX, _UNIX + _DAY),
        ("2024-01-01T00:00/2024-01-01T12:00", _UNIX, _UNIX + 43_260),
        ("2024/..", _UNIX, None),
        ("../2023", None, _UNIX),
    ],
)
def test_bounds_are_seconds_half_open(written: str, begin: int | None, end: int | None) -> None:
    found = Period(written)
    assert (found.begin, found.end) == (begin, end)
    assert str(found) == written
    assert repr(found) == f"Period(written={written!r})"


def test_a_space_is_written_as_a_t() -> None:
    assert Period("2024-06-19 08:30") == Period("2024-06-19T08:30")
    assert Period("2024-06-19 08:30").written == "2024-06-19T08:30"


@pytest.mark.parametrize(
    "written",
    [
        "", "soon", "24", "2024-6", "2024-13", "2024-02-30", "2023-02-29", "2024-06-31",
        "0000", "2024-06-19T25:00", "2024-06-19T08", "2024-06-19T08:60", "2024-06-19T08:30:60",
        "2024-06-19T08:30 +07:00", "2024-06-19T08:30+7", "2024-06-19T08:30+15:00",
        "2024-06-19T08:30+07:60", "../..", "..", "2024/", "/2024", "2024/2023", "2024//2025",
        "2024/2025/2026", "2024-06-19Z", " 2024", "2024\n", "\u0662\u0660\u0662\u0664",
        "../2024-13", "x/..",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(InvalidRecordError):
        Period(written)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("soon", "'soon' is no date; write 2024, 2024-06, 2024-06-19, 2024-06-19T08:30, "),
        ("2024-02-30", "'2024-02-30' is no date: day is out of range for month; write 2024, "),
        ("../..", "'../..' has no bound at all; leave the date out"),
        ("2024/2023", "'2024/2023' ends before it begins; swap its ends"),
        ("2024-06-19T08:30+15:00", "'2024-06-19T08:30+15:00' has no zone of this world; write +0"),
        (2024, "2024 is no date; write 2024, "),
        (None, "None is no date; write 2024, "),
    ],
)
def test_the_message_says_what_is_wrong_and_how_to_mend_it(written: Any, message: str) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        Period(written)
    assert str(caught.value).startswith(message)


# -- before and after ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "before", "after"),
    [
        ("2024-06-18", "2024-06-19", True, False),
        ("2024-06-19", "2024-06-18", False, True),
        ("2024-06-19", "2024-06-19", None, None),
        ("2024-06", "2024-06-19", None, None),
        ("2024-06-19", "2024", None, None),
        ("2024-05", "2024-06-19", True, False),
        ("2024-07", "2024-06-19", False, True),
        ("2024-06-01/2024-06-20", "2024-06-19/2024-06-30", None, None),
        ("2024-06-19T08:30", "2024-06-19T08:31", True, False),
        ("2024-06-19T08:30", "2024-06-19T08:30", None, None),
        ("2024-06-19T08:30:15", "2024-06-19T08:30:15", False, False),
        ("2024-06-19T08:30:15", "2024-06-19T08:30:16", True, False),
        ("2024-06-19T08:30+07:00", "2024-06-19T08:30Z", True, False),
        ("2024-06-19T08:30+07:00", "2024-06-19T01:30Z", None, None),
        ("2024-06-19/..", "2024-06-18", False, True),
        ("2024-06-19/..", "2024-06-20", None, None),
        ("../2024-06-19", "2024-06-20", True, False),
        ("../2024-06-19", "2024-06-18", None, None),
        ("../2024-06-19", "2024-06-20/..", True, False),
        ("../2024-06-20", "2024-06-20/..", None, None),
    ],
)
def test_before_and_after_are_yes_no_or_unknown(
    one: str,
    other: str,
    before: bool | None,  # noqa: FBT001  # a case's yes or no
    after: bool | None,  # noqa: FBT001  # the same
) -> None:
    assert Period(one).before(Period(other)) is before
    assert Period(one).after(Period(other)) is after
    assert Period(other).after(Period(one)) is before
    assert Period(other).before(Period(one)) is after


# -- had it passed by then -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "bound", "expected"),
    [
        ("2024-06-19", "2024-06-19", True),
        ("2024-06-19T08:30", "2024-06-19", True),
        ("2024-06-19", "2024-06-19T08:30", None),
        ("2024-06", "2024-06-19", None),
        ("2024-06-20", "2024-06-19", False),
        ("2024-06-18", "2024-06-19", True),
        ("2024-06-20/..", "2024-06-19", False),
        ("2024-06-19/..", "2024-06-19", None),
        ("2024-06-20", "2024-06-19/..", True),
        ("../2024-06-19", "2024-06-19", True),
        ("../2024-06-20", "2024-06-19", None),
    ],
)
def test_by_a_day_is_yes_no_or_unknown(one: str, bound: str, expected: bool | None) -> None:  # noqa: FBT001  # yes or no
    assert Period(one).by(Period(bound)) is expected


# -- excluding and covering ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "excludes", "covers"),
    [
        ("2024", "2024-06", False, True),
        ("2024-06", "2024", False, False),
        ("2024", "2024", False, True),
        ("2024", "2025", True, False),
        ("2025", "2024", True, False),
        ("2024-01/2024-06", "2024-06/2024-09", False, False),
        ("2024/..", "2024-06", False, True),
        ("2024/..", "2025/..", False, True),
        ("2024/..", "../2025", False, False),
        ("2024/..", "2023", True, False),
        ("../2024", "2024-06", False, True),
        ("../2024", "../2023", False, True),
        ("../2024", "2024/..", False, False),
        ("../2024", "2025/..", True, False),
    ],
)
def test_excluding_and_covering(
    one: str,
    other: str,
    excludes: bool,  # noqa: FBT001  # a case's yes or no
    covers: bool,  # noqa: FBT001  # the same
) -> None:
    assert Period(one).excludes(Period(other)) is excludes
    assert Period(other).excludes(Period(one)) is excludes
    assert Period(one).covers(Period(other)) is covers


# -- being a value -------------------------------------------------------------------------


def test_periods_sort_by_begin_then_end_with_open_ends_outermost() -> None:
    ordered = ["../2024", "2024-01-01", "2024-01", "2024", "2024/..", "2024-02"]
    assert [str(p) for p in sorted(map(Period, ordered[::-1]), key=lambda p: p.order)] == ordered


def test_two_ways_to_write_one_time_are_two_periods() -> None:
    one, other = Period("2024-06-19T08:30Z"), Period("2024-06-19T15:30+07:00")
    assert one != other
    assert (one.begin, one.end) == (other.begin, other.end)
    assert Period("2024") == Period("2024")
    assert len({Period("2024"), Period("2024")}) == 1


def test_a_period_is_picklable() -> None:
    again = pickle.loads(pickle.dumps(Period("2024-06/..")))  # noqa: S301  # our own bytes
    assert (again, again.begin, again.end) == (
        Period("2024-06/.."),
        Period("2024-06/..").begin,
        None,
    )


def test_texts_dates_and_datetimes_are_taken() -> None:
    made = Period("2024-06-19")
    assert period(made) is made
    assert period("2024-06-19") == made
    assert period(date(2024, 6, 19)) == made
    west = timezone(timedelta(hours=7))
    assert str(period(datetime(2024, 6, 19, 8, 30, 15, 999, west))) == "2024-06-19T08:30:15+07:00"
    assert str(period(datetime(2024, 6, 19, 8, 30, tzinfo=UTC))) == "2024-06-19T08:30:00+00:00"
    assert str(period(datetime(2024, 6, 19, 8, 30))) == "2024-06-19T08:30:00"  # noqa: DTZ001  # no zone is UTC
    assert optional_period(None) is None
    assert optional_period("2024-06-19") == made
