"""Counting on the calendar: from days and lengths to periods."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from claimledger.model import Period
from claimledger.reading.lexicon.date_words import Unit

__all__ = [
    "day_of",
    "lasting",
    "looking_ahead",
    "looking_back",
    "made",
    "moved",
    "nearest_year",
    "shifted",
    "weekday_near",
]

_DAY: Final = 10
_WEEK: Final = 7
_SATURDAY: Final = 5


def day_of(period: Period | None) -> date | None:
    """Return the one day that a period is; nothing where it is wider, or not there.

    >>> day_of(Period("2031-03-05T08:30"))
    datetime.date(2031, 3, 5)
    >>> day_of(Period("2031-03")) is None
    True
    """
    written = "" if period is None else period.written
    if len(written) < _DAY or "/" in written:
        return None
    return date.fromisoformat(written[:_DAY])


def made(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Return a point in time as it is written; nothing for a day that is not in the calendar.

    >>> made(2031, 3), made(2031, 2, 29)
    ('2031-03', None)
    """
    try:
        whole = date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return None
    return whole if day else whole[:7] if month else whole[:4]


def moved(day: date, count: int, unit: Unit) -> date | None:
    """Return the day so many units behind a day; nothing where the calendar ends before.

    >>> moved(date(2031, 1, 31), 1, Unit.MONTH)
    datetime.date(2031, 2, 28)
    """
    try:
        if unit is Unit.DAY:
            return day + timedelta(days=count)
        if unit in (Unit.WEEK, Unit.WEEKEND):
            return day + timedelta(weeks=count)
        return day + relativedelta(
            months=count if unit is Unit.MONTH else 0, years=count if unit is Unit.YEAR else 0
        )
    except (OverflowError, ValueError):
        return None


def shifted(day: date, count: int, unit: Unit) -> str | None:
    """Return the day, week, weekend, month or year so many behind that of a day.

    >>> shifted(date(2031, 3, 5), -1, Unit.YEAR), shifted(date(2031, 3, 5), -1, Unit.WEEK)
    ('2030', '2031-02-24/2031-03-02')
    """
    there = moved(day, count, unit)
    if there is None:
        return None
    if unit in (Unit.WEEK, Unit.WEEKEND):
        first = _SATURDAY if unit is Unit.WEEKEND else 0
        begin = moved(there, first - there.weekday(), Unit.DAY)
        end = moved(there, _WEEK - 1 - there.weekday(), Unit.DAY)
        return None if begin is None or end is None else f"{begin}/{end}"
    return _cut(there, unit)


def _cut(day: date, unit: Unit) -> str:
    if unit is Unit.YEAR:
        return day.isoformat()[:4]
    return day.isoformat()[:7] if unit is Unit.MONTH else day.isoformat()


def looking_back(day: date, count: int, unit: Unit, *, under: bool) -> str | None:
    """Return the stretch of so many units up to a day.

    It begins as precisely as the unit is; where less than that length is meant, at the very day.

    >>> looking_back(date(2031, 3, 5), 24, Unit.YEAR, under=False)
    '2007/2031-03-05'
    >>> looking_back(date(2031, 3, 5), 9, Unit.MONTH, under=True)
    '2030-06-05/2031-03-05'
    """
    begin = moved(day, -count, unit)
    return None if begin is None else f"{begin if under else _cut(begin, unit)}/{day}"


def looking_ahead(day: date, count: int, unit: Unit) -> str | None:
    """Return the stretch from a day on that is over after so many units.

    >>> looking_ahead(date(2031, 3, 5), 2, Unit.WEEK)
    '2031-03-05/2031-03-19'
    """
    end = moved(day, count, unit)
    return None if end is None else f"{day}/{end}"


def lasting(day: date, count: int) -> str | None:
    """Return so many days, of which the given is the first.

    >>> lasting(date(2031, 3, 5), 2)
    '2031-03-05/2031-03-06'
    """
    end = moved(day, count - 1, Unit.DAY)
    return None if end is None or count < 1 else f"{day}/{end}"


def nearest_year(today: date, month: int, day: int | None, side: int) -> int:
    """Return the year of a month or day: its latest up to today (0), its next from today on (1).

    Where ``side`` is -1 it is the latest before this month or day.

    >>> nearest_year(date(2031, 3, 5), 3, None, 0), nearest_year(date(2031, 3, 5), 3, 4, 1)
    (2031, 2032)
    """
    here, there = (today.month, today.day if day else 0), (month, day or 0)
    if side > 0:
        return today.year + (there < here)
    return today.year - (there >= here if side < 0 else there > here)


def weekday_near(day: date, weekday: int, side: int) -> date | None:
    """Return a weekday near a day: before it (-1), behind it (1), or up to it (0).

    >>> weekday_near(date(2031, 3, 5), 2, 0)
    datetime.date(2031, 3, 5)
    >>> weekday_near(date(2031, 3, 5), 2, -1)
    datetime.date(2031, 2, 26)
    """
    back = (day.weekday() - weekday) % _WEEK
    count = -back if side == 0 else (_WEEK - back if side > 0 else -(back or _WEEK))
    return moved(day, count, Unit.DAY)
