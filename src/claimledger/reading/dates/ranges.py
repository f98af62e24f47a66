"""Stretches between two dates, either of which may leave out what the other says."""

from __future__ import annotations

import attrs

from claimledger.errors import InvalidRecordError
from claimledger.model import Period
from claimledger.reading.dates.counting import made, weekday_near
from claimledger.reading.dates.lengths import Lengths
from claimledger.reading.dates.points import NO_DAY, SIDES, Found, Given

__all__ = ["Ranges", "period_of"]


def period_of(written: str) -> Period | None:
    """Return a period as it is written; nothing where it would end before it begins.

    >>> period_of("2031/2030") is None
    True
    """
    try:
        return Period(written)
    except InvalidRecordError:
        return None


class Ranges(Lengths):
    """What is read of stretches from one date to another."""

    def stretch(self, at: int) -> Found | None:
        """Read two dates with a word between them, behind a word such as "between" or without."""
        tables = self.words.phrases
        for begin in tables["between"].ends(self.line.lows, at):
            found = self._two(begin, "to") or self._two(begin, "joining")
            if found is not None:
                return found
        return self._two(at, "to")

    def _two(self, at: int, table: str) -> Found | None:
        first = self._end(at)
        if first is None:
            return None
        for begin in self.words.phrases[table].ends(self.line.lows, first.end):
            last = self._end(begin)
            if last is not None:
                found = self._from_to(first, last, at)
                if found is not None:
                    return found
        return None

    def _end(self, at: int) -> Given | None:
        """Return one of two dates, or a weekday."""
        given = self.given(at, number=True)
        if given is not None:
            return None if given.month is None and self.counts(given.end) else given
        weekday = self.weekday_at(at)
        if weekday is None or self.line.low(at) in self.words.short:
            return None
        return Given(self.phrase("hours", at + 1) or at + 1, weekday=weekday)

    def _from_to(self, first: Given, last: Given, at: int) -> Found | None:
        if first.weekday is not None and last.weekday is not None:
            return self._weekdays(last.end, first.weekday, last.weekday, self.side(at))
        if first.month is None and first.day is not None:
            first = attrs.evolve(first, month=last.month)
        elif last.month is None and last.day is not None and first.month is not None:
            last = self.with_year(last.end, first.month, last.day)
        if _is_lost(first) or _is_lost(last):
            return None
        years = self._years(first, last, at)
        if years is None:
            return Found(last.end, None, NO_DAY)
        begin = made(years[0], first.month, first.day)
        end = made(years[1], last.month, last.day)
        written = f"{begin}/{end}"
        return None if period_of(written) is None else Found(last.end, written, years[2])

    def _years(self, first: Given, last: Given, at: int) -> tuple[int, int, str] | None:
        """Return the years of the two, which they may leave out, and how these were got."""
        turns = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)
        if first.year is not None:
            year = first.year + turns if last.year is None else last.year
            return first.year, year, first.how or last.how
        if last.year is not None:
            return last.year - turns, last.year, last.how
        if self.day is None or first.month is None or last.month is None:
            return None
        if self.side(at) > 0:
            year, how = self.year_for(self.day, last.month, last.day, at)
            return year - turns, year, how
        year, how = self.year_for(self.day, first.month, first.day, at)
        return year, year + turns, how

    def _weekdays(self, end: int, first: int, last: int, side: int) -> Found | None:
        if self.day is None:
            return Found(end, None, NO_DAY)
        if side > 0:
            until = weekday_near(self.day, last, 0 if self.day.weekday() == last else 1)
            begin = None if until is None else weekday_near(until, first, 0)
        else:
            begin = weekday_near(self.day, first, 0)
            until = None if begin is None else weekday_near(begin, last, 1)
        written = None if begin is None or until is None else f"{begin}/{until}"
        return Found(end, written, f"weekdays {SIDES[side]} the document's date")


def _is_lost(given: Given) -> bool:
    """Tell whether a number was left without its month, or a weekday stands beside a date."""
    return given.weekday is not None or (given.day is not None and given.month is None)
