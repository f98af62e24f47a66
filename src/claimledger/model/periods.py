"""Dates as they are given: a period has the precision of its text and nothing is filled in."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import attrs

from claimledger.errors import InvalidRecordError

__all__ = ["Period", "PeriodLike", "optional_period", "period"]

_DAY = 86_400
_EPOCH = date(1970, 1, 1).toordinal()
_POINT = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?)?)?)?",
    re.ASCII,
)
_FORMS = (
    "write 2024, 2024-06, 2024-06-19, 2024-06-19T08:30, 2024-06-19T08:30:15+07:00, "
    "or a stretch of them: 2024-06/2024-08, 2023-09/.., ../2024-06-19"
)


@attrs.frozen(weakref_slot=False)
class Period:
    """A stretch of time, in the precision in which it was given, down to seconds.

    ``begin`` and ``end`` are seconds since 1970 in UTC, half open; None is "no bound known".
    A time without a zone is read as UTC. Two periods that overlap are neither earlier nor
    later than each other, so ``before`` answers True, False, or None for "unknown".
    The forms are those of ISO 8601, with the open stretches of ISO 8601-2 (EDTF).

    >>> Period("2024-06-18").before(Period("2024-06-19"))
    True
    >>> print(Period("2024-06").before(Period("2024-06-19")))
    None
    """

    written: str
    begin: int | None = attrs.field(init=False, eq=False, repr=False)
    end: int | None = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.written, str):
            raise InvalidRecordError(f"{self.written!r} is no date", _FORMS)
        first, slash, last = self.written.partition("/")
        begin = None if slash and first == ".." else _bounds(first, self.written)[0]
        end = None if slash and last == ".." else _bounds(last if slash else first, self.written)[1]
        if begin is None and end is None:
            raise InvalidRecordError(f"{self.written!r} has no bound at all", "leave the date out")
        if begin is not None and end is not None and begin >= end:
            raise InvalidRecordError(f"{self.written!r} ends before it begins", "swap its ends")
        object.__setattr__(self, "written", self.written.replace(" ", "T"))
        object.__setattr__(self, "begin", begin)
        object.__setattr__(self, "end", end)

    def __str__(self) -> str:
        return self.written

    def before(self, other: Period) -> bool | None:
        """Tell whether all of this lies before all of the other: yes, no, or unknown (None).

        >>> Period("2024").before(Period("2023")), Period("2023").before(Period("2024"))
        (False, True)
        """
        if self.end is not None and other.begin is not None and self.end <= other.begin:
            return True
        if self.begin is not None and other.end is not None and self.begin >= other.end - 1:
            return False
        return None

    def after(self, other: Period) -> bool | None:
        """Tell whether all of this lies after all of the other: yes, no, or unknown (None)."""
        return other.before(self)

    def by(self, bound: Period) -> bool | None:
        """Tell whether all of this had passed when the bound had: yes, no, or unknown (None).

        >>> Period("2024-06-19T08:30").by(Period("2024-06-19"))
        True
        >>> print(Period("2024-06").by(Period("2024-06-19")))
        None
        """
        if bound.end is None or (self.end is not None and self.end <= bound.end):
            return True
        if self.begin is not None and self.begin >= bound.end:
            return False
        return None

    def excludes(self, other: Period) -> bool:
        """Tell whether the two certainly have no moment in common."""
        return (self.end is not None and other.begin is not None and self.end <= other.begin) or (
            self.begin is not None and other.end is not None and other.end <= self.begin
        )

    def covers(self, other: Period) -> bool:
        """Tell whether the other certainly lies within this one."""
        starts = self.begin is None or (other.begin is not None and self.begin <= other.begin)
        stops = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and stops

    @property
    def order(self) -> tuple[float, float, str]:
        """A key that sorts periods by their begin, then their end; open ends lie outermost."""
        return (
            float("-inf") if self.begin is None else self.begin,
            float("inf") if self.end is None else self.end,
            self.written,
        )


PeriodLike = Period | str | date
"""What is taken where a date is asked for: a Period, its text, or a date or datetime."""


def period(value: PeriodLike) -> Period:
    """Convert to a Period; a datetime keeps its seconds and its zone.

    >>> period(date(2024, 6, 19))
    Period(written='2024-06-19')
    """
    if isinstance(value, Period):
        return value
    if isinstance(value, datetime):
        return Period(value.replace(microsecond=0).isoformat())
    if isinstance(value, date):
        return Period(value.isoformat())
    return Period(value)


def optional_period(value: PeriodLike | None) -> Period | None:
    """Convert to a Period; None stays None."""
    return None if value is None else period(value)


def _bounds(text: str, whole: str) -> tuple[int, int]:
    """Return begin and end of one point in time, as wide as its text leaves it."""
    match = _POINT.fullmatch(text)
    if match is None:
        raise InvalidRecordError(f"{whole!r} is no date", _FORMS)
    year, month, day, hour, minute, second, zone = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        if month is None or (day is None and first.month == 12):
            last = first.replace(month=12, day=31)
        elif day is None:
            last = first.replace(month=first.month + 1) - timedelta(1)
        else:
            last = first
        seconds = _time_of_day(hour, minute, second)
    except ValueError as error:
        raise InvalidRecordError(f"{whole!r} is no date: {error}", _FORMS) from None
    begin = (first.toordinal() - _EPOCH) * _DAY
    if hour is None:
        return begin, (last.toordinal() - _EPOCH + 1) * _DAY
    begin += seconds - _offset(zone, whole)
    return begin, begin + (60 if second is None else 1)


def _time_of_day(hour: str | None, minute: str | None, second: str | None) -> int:
    clock = datetime(2000, 1, 1, int(hour or 0), int(minute or 0), int(second or 0), tzinfo=UTC)
    return clock.hour * 3600 + clock.minute * 60 + clock.second


def _offset(zone: str | None, whole: str) -> int:
    if zone is None or zone == "Z":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    if hours > 14 or minutes > 59:
        raise InvalidRecordError(f"{whole!r} has no zone of this world", "write +07:00 or Z")
    return (hours * 3600 + minutes * 60) * (-1 if zone[0] == "-" else 1)
