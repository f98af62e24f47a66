"""Weekdays, alone, with the words beside them, and with the date behind them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import attrs

from claimledger.reading.dates.counting import made, moved, nearest_year, weekday_near
from claimledger.reading.dates.points import NO_DAY, NUMERIC, SIDES, Found, Given, Points
from claimledger.reading.lexicon.date_words import Unit

__all__ = ["Weekdays"]

_SHORT: Final = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{2}))?")
_WRONG: Final = "the weekday does not agree with the date"
_APART: Final = "the weekday tells day and month apart"
_YEAR: Final = "the weekday tells the year"
_CENTURY: Final = 100
_WEEK: Final = 7
_HALF_A_YEAR: Final = 183


def _is(written: str | None, weekday: int) -> bool:
    return written is not None and date.fromisoformat(written).weekday() == weekday


class Weekdays(Points):
    """What is read of weekdays, and all points in time."""

    def point(self, at: int) -> Found | None:
        """Read a day, a month with its year, or a weekday."""
        return self.weekday(at) or self.calendar(at)

    def bare(self, at: int) -> Found | None:
        """Read a weekday, a month, or a year that stands alone, behind a word that shows it."""
        found = self.weekday(at, named=True)
        if found is not None:
            return found
        given = self.given(at)
        return None if given is None else self.dated(given, at)

    def weekday_at(self, at: int) -> int | None:
        """Return which weekday a word with a capital is."""
        return self.words.weekdays.get(self.line.low(at)) if self.line.capital(at) else None

    def weekday(self, at: int, *, named: bool = False) -> Found | None:
        """Read a weekday, with the date behind it if there is one.

        Before a word with a capital it is a part of a name, unless ``named`` tells that it is none.
        """
        near = self.near(at)
        begin = at if near is None else at + 1
        weekday = self.weekday_at(begin)
        if weekday is None:
            return None
        end, near, week = self._beside(self.behind_short(begin), near)
        full = self._in_full(end, weekday)
        if full is not None:
            return full
        is_free = near is None and week is None and not named
        is_name = is_free and self.line.capital(end) and self.line.tokens[end].isalpha()
        if is_name or self.line.low(begin) in self.words.short:
            return None
        if self.day is None:
            return Found(end, None, NO_DAY)
        if week is not None or near == 0:
            count = (week or 0) * _WEEK + weekday - self.day.weekday()
            there = moved(self.day, count, Unit.DAY)
            how = "weekday in a week counted from the document's date"
        else:
            is_now = self.day.weekday() == weekday
            side = near or (0 if is_now else self.side(at))
            there = weekday_near(self.day, weekday, side)
            how = f"weekday {SIDES[side]} the document's date"
        return Found(end, None if there is None else there.isoformat(), how)

    def _beside(self, end: int, near: int | None) -> tuple[int, int | None, int | None]:
        """Return where the words beside a weekday end, and which weekday and week they mean."""
        week: int | None = None
        while True:
            after, (_, count, unit) = self.shift(end)
            beside, hour = self.near(end), self.phrase("hours", end)
            if after is not None and unit is Unit.WEEK:
                end, week = after, count
            elif hour is not None:
                end = hour
            elif beside is not None:
                end, near = end + 1, beside
            else:
                return end, near, week

    def _in_full(self, end: int, weekday: int) -> Found | None:
        """Read the date that stands behind a weekday, in brackets or not."""
        is_open = self.line.low(end) == "("
        begin = end + 1 if is_open or self.line.low(end) == "," else end
        found = self._written_out(begin, weekday, stated=begin > end)
        if found is None or (is_open and self.line.low(found.end) != ")"):
            return None
        return attrs.evolve(found, end=found.end + is_open)

    def _written_out(self, at: int, weekday: int, *, stated: bool) -> Found | None:
        low = self.line.low(at)
        numeric, short = NUMERIC.fullmatch(low), _SHORT.fullmatch(low) if stated else None
        if numeric is not None:
            days = self.orders(*map(int, numeric.groups()))
            return self._agreeing(at + 1, days, weekday)
        if short is not None:
            return None if self.day is None else self._in_digits(self.day, at, weekday, short)
        given = self.given(at)
        if given is None or not given.whole:
            return None
        if given.year is None and given.month is not None and self.day is not None:
            return self._in_some_year(self.day, given, weekday, at)
        found = self.dated(given, at)
        is_wrong = given.day is not None and not _is(found.written, weekday)
        return attrs.evolve(found, how=_WRONG) if is_wrong and found.written else found

    def _in_digits(self, today: date, at: int, weekday: int, short: re.Match[str]) -> Found | None:
        """Read a day and a month in numbers, with two digits of the year or none."""
        first, second, year = (int(part or 0) for part in short.groups())
        if short.group(3) is not None:
            year += today.year // _CENTURY * _CENTURY
            days = self.orders(first, second, year)
            return self._agreeing(at + 1, days, weekday, "century of the document's date")
        found = [
            self._in_some_year(today, Given(at + 1, None, int(day[5:7]), int(day[8:])), weekday, at)
            for day in self.orders(first, second, today.year)
        ]
        right = [one for one in found if one.how != _WRONG]
        return next(iter(right or found), None)

    def _in_some_year(self, today: date, given: Given, weekday: int, at: int) -> Found:
        """Return a day without its year: the nearest, or the one on the other side that agrees."""
        month = given.month or 1
        year, how = self.year_for(today, month, given.day, at)
        sides = {nearest_year(today, month, given.day, side) for side in (0, 1)}
        near, other = made(year, month, given.day), made(sum(sides) - year, month, given.day)
        if _is(near, weekday):
            return Found(given.end, near, how)
        if other is not None and _is(other, weekday):
            days = abs(date.fromisoformat(other) - today).days
            if days <= _HALF_A_YEAR:
                return Found(given.end, other, _YEAR)
        return Found(given.end, near, how if near is None else _WRONG)

    def _agreeing(self, end: int, days: list[str], weekday: int, how: str = "") -> Found | None:
        """Return the day that agrees with its weekday, or what is written, and that it does not."""
        right = [day for day in days if _is(day, weekday)]
        if right:
            return Found(end, right[0], _APART if len(days) > 1 else how)
        return attrs.evolve(self.either(end, days, _WRONG), how=_WRONG) if days else None
