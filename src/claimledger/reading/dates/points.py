"""Points in time as a text writes them: days, months and years."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, final

import attrs

from claimledger.reading.dates.counting import made, nearest_year
from claimledger.reading.dates.line import OVER, Line
from claimledger.reading.dates.words import TimeWords
from claimledger.reading.lexicon.date_words import NumericOrder, Unit

__all__ = ["NO_DAY", "NUMERIC", "SIDES", "Found", "Given", "Points"]

NO_DAY: Final = "counted from a document's date, which is not given"
NUMERIC: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
SIDES: Final = {-1: "before", 0: "up to", 1: "after"}
_EITHER: Final = "day and month cannot be told apart"
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEARS: Final = range(1000, 2200)
_MONTHS: Final = 12
_DAYS: Final = 31
_NEAREST: Final = "year nearest to the document's date"
_SOON: Final = 3
"""A month that is so few months ahead is meant rather than that of the year before."""


@final
@attrs.frozen
class Found:
    """What was read up to token ``end``: as it is written, and how it was got."""

    end: int
    written: str | None
    how: str = ""


@final
@attrs.frozen
class Given:
    """What a text gives of a date, up to token ``end``; a weekday only where it stands alone."""

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    how: str = ""
    is_feast: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is more than a month, a year, or a number."""
        has_day = self.day is not None and not self.is_feast
        return self.month is not None and (has_day or self.year is not None)


class Points:
    """The words of a language, the line in which points are sought, and the day to count from."""

    def __init__(self, words: TimeWords, day: date | None, line: Line) -> None:
        self.words = words
        self.day = day
        self.line = line
        self.forced = 0
        """On which side of the day all dates lie; 0 where the line tells it."""
        self.leaning = 0
        """On which side they lie where nothing tells it."""

    def phrase(self, table: str, at: int) -> int | None:
        """Return where the longest phrase of a table ends that stands at a token."""
        return self.words.phrases[table].end(self.line.lows, at)

    def side(self, at: int) -> int:
        """Return 1 for dates that lie ahead, or else 0: those that are past, or nothing tells."""
        return max(self.forced or self.line.side(at) or self.leaning, 0)

    def near(self, at: int) -> int | None:
        """Return -1, 0 or 1 for a word such as "last", "this" or "next"."""
        low = self.line.low(at)
        if low in self.words.last:
            return -1
        if low in self.words.this:
            return 0
        return 1 if low in self.words.next else None

    def shift(self, at: int) -> tuple[int | None, tuple[bool, int, Unit]]:
        """Return where a phrase ends that is counted from a day, and what it comes to."""
        end = self.phrase("relative", at)
        words = self.words.shifts
        return end, (False, 0, Unit.DAY) if end is None else words[tuple(self.line.lows[at:end])]

    # -- what is given ----------------------------------------------------------------------

    def given(self, at: int, *, number: bool = False) -> Given | None:
        """Return what a day, month or year is, as far as it is written there.

        A ``number`` alone is a day of a month where one of these stands beside it.
        """
        iso = _ISO.fullmatch(self.line.low(at))
        if iso is not None:
            year, month, day = map(int, iso.groups())
            return Given(at + 1, year, month, day) if made(year, month, day) else None
        found = self._day_first(at) or self._month_first(at) or self._feast(at)
        if found is not None:
            return found
        year_alone = self._year(at)
        if year_alone is not None:
            return Given(at + 1, year_alone)
        day_alone = self._monthday(at) if number else None
        return None if day_alone is None else Given(day_alone[0], day=day_alone[1])

    def behind_short(self, at: int) -> int:
        """Return what stands behind a word, and behind the full stop if it is a short form."""
        is_short = self.line.low(at + 1) == "." and self.line.low(at) in self.words.short
        return at + 2 if is_short and self.line.touches(at + 1) else at + 1

    def _month(self, at: int) -> int | None:
        return self.words.months.get(self.line.low(at)) if self.line.capital(at) else None

    def _year(self, at: int) -> int | None:
        low = self.line.low(at)
        if len(low) != 4 or not low.isdecimal() or int(low) not in _YEARS:
            return None
        is_decade = self.line.touches(at + 1) and self.phrase("decade_endings", at + 1)
        return None if is_decade or self.counts(at + 1) else int(low)

    def counts(self, at: int) -> bool:
        """Tell whether a number before a token counts what it names."""
        low = self.line.low(at)
        return low in self.words.counted or low in self.words.units

    def _monthday(self, at: int) -> tuple[int, int] | None:
        """Return where a day of a month ends, and which it is."""
        low = self.line.low(at)
        if not low.isdecimal() or len(low) > 2 or not 0 < int(low) <= _DAYS:
            return None
        ordinal = self.line.low(at + 1) in self.words.ordinal_endings and self.line.touches(at + 1)
        return at + 1 + ordinal, int(low)

    def _day_first(self, at: int) -> Given | None:
        found = self._monthday(at)
        if found is None:
            return None
        begin = self.phrase("of", found[0]) or found[0]
        month = self._month(begin)
        return None if month is None else self.with_year(self.behind_short(begin), month, found[1])

    def _month_first(self, at: int) -> Given | None:
        month = self._month(at)
        if month is None:
            return None
        end = self.behind_short(at)
        found = self._monthday(end)
        if found is not None and not self.counts(found[0]):
            return self.with_year(found[0], month, found[1])
        given = self.with_year(end, month)
        is_short = given.year is None and self.line.low(at) in self.words.short
        return None if is_short else given

    def _feast(self, at: int) -> Given | None:
        end = self.phrase("feasts", at) if self.line.capital(at) else None
        if end is None:
            return None
        given = self.with_year(end, *self.words.feasts[tuple(self.line.lows[at:end])])
        return attrs.evolve(given, is_feast=True)

    def with_year(self, end: int, month: int, day: int | None = None) -> Given:
        """Return a month, or a day of it, with the year that stands or is pointed at behind it."""
        is_parted = self.line.low(end) == ","
        after = end + 1 if is_parted else self.phrase("of", end) or end
        year = self._year(after)
        if year is not None:
            return Given(after + 1, year, month, day)
        pointed = self._pointed_year(end, month, day)
        if pointed is None and not is_parted:
            pointed = self._pointed_year(after, month, day)
        return Given(end, None, month, day) if pointed is None else pointed

    def _pointed_year(self, at: int, month: int, day: int | None) -> Given | None:
        """Return a month with the year that words such as "last year" or "last" give it."""
        if self.day is None:
            return None
        end, (_, count, unit) = self.shift(at)
        if end is not None and unit is Unit.YEAR:
            how = "year counted from the document's date"
            return Given(end, self.day.year + count, month, day, how=how)
        near = self.near(at)
        return (
            None
            if near is None
            else self._near_year(self.day, near, Given(at + 1, None, month, day))
        )

    def _near_month(self, at: int) -> Given | None:
        """Return a month behind a word such as "last", which gives it its year."""
        near = self.near(at)
        given = None if near is None else self.given(at + 1)
        if near is None or given is None or given.month is None or given.whole:
            return None
        return None if self.day is None else self._near_year(self.day, near, given)

    def _near_year(self, today: date, near: int, given: Given) -> Given:
        year = today.year
        month, day = given.month or 1, given.day
        if near < 0:
            year = nearest_year(today, month, day, -1)
        elif near > 0:
            year = nearest_year(today, month, day, -1) + 1
            is_now = (month, day or today.day) == (today.month, today.day)
            year += is_now
        return attrs.evolve(given, year=year, how=f"year {SIDES[near]} the document's date")

    # -- what it comes to -------------------------------------------------------------------

    def dated(self, given: Given, at: int) -> Found:
        """Return the date of what is given; a year that is left out is the nearest that fits."""
        if given.year is not None:
            return Found(given.end, made(given.year, given.month, given.day), given.how)
        if self.day is None or given.month is None:
            return Found(given.end, None, NO_DAY)
        year, how = self.year_for(self.day, given.month, given.day, at)
        return Found(given.end, made(year, given.month, given.day), how)

    def year_for(self, today: date, month: int, day: int | None, at: int) -> tuple[int, str]:
        """Return the year of a month or day, and how it is got.

        It is the latest up to the document's date, or the next where that lies ahead. Where nothing
        tells, it is the next if that comes within three months; and an end ("until January") is the
        latest if it lies no more than three months back, and the next more than six ahead.
        """
        side, last = self.side(at), nearest_year(today, month, day, 0)
        coming = nearest_year(today, month, day, 1)
        if last == coming:
            return last, f"year {SIDES[0]} the document's date"
        ahead = (coming - today.year) * _MONTHS + month - today.month
        told = self.line.side(at)
        if side == 0 and self.forced == 0 and 0 <= ahead <= _SOON and told != OVER:
            return coming, _NEAREST
        if self.forced > 0 >= told and _MONTHS - ahead <= _SOON and last < coming:
            return last, _NEAREST
        return (coming if side else last), f"year {SIDES[side]} the document's date"

    def calendar(self, at: int) -> Found | None:
        """Read a day, or a month with its year."""
        numeric = NUMERIC.fullmatch(self.line.low(at))
        if numeric is not None:
            days = self.orders(*map(int, numeric.groups()))
            return self.either(at + 1, days, _EITHER) if days else None
        given = self.given(at) or self._near_month(at)
        return self.dated(given, at) if given is not None and given.whole else None

    def either(self, end: int, days: list[str], how: str) -> Found:
        """Return a day, or the months of two that it may be."""
        if len(days) > 1:
            return Found(end, f"{min(days)[:7]}/{max(days)[:7]}", how)
        return Found(end, days[0])

    def orders(self, first: int, second: int, year: int) -> list[str]:
        """Return the days that two numbers may be in a year."""
        pairs = {
            NumericOrder.DAY: [(second, first)],
            NumericOrder.MONTH: [(first, second)],
            NumericOrder.UNKNOWN: sorted({(second, first), (first, second)}),
        }[self.words.numeric]
        days = (made(year, month, day) for month, day in pairs if 0 < month <= _MONTHS and day)
        return [day for day in days if day is not None]
