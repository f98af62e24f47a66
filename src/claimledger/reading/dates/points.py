"""Points in time as a text writes them: weekdays, days, months and years."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, final

import attrs

from claimledger.reading.dates.counting import made, weekday_near
from claimledger.reading.lexicon.date_words import NumericOrder
from claimledger.reading.lexicon.entries import Lexicon

__all__ = ["NO_DAY", "TOKEN", "Found", "Points", "by_first", "split"]

TOKEN: Final = re.compile(r"\d+(?:[/.-]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
NO_DAY: Final = "counted from a document's date, which is not given"
_NUMERIC: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEARS: Final = range(1000, 2200)
_MONTHS: Final = 12
_DAYS: Final = 31


@final
@attrs.frozen
class Found:
    """What was read up to token ``end``: as it is written, and how it was got."""

    end: int
    written: str | None
    how: str = ""
    point: bool = True


class Points:
    """A language's words of points in time, and the tokens in which they are sought.

    ``day`` is that from which to count; ``ahead`` tells whether what is to come is meant.
    """

    def __init__(self, lexicon: Lexicon, day: date | None) -> None:
        words = lexicon.dates
        self.words = words
        self.day = day
        self.weekdays = {word.casefold(): n for word, n in words.weekdays.items()}
        self.months = {word.casefold(): n for word, n in words.months.items()}
        self.units = {word.casefold(): unit for word, unit in words.units.items()}
        self.last = frozenset(word.casefold() for word in words.last)
        self.next = frozenset(word.casefold() for word in words.next)
        self.tokens: list[str] = []
        self.lows: list[str] = []
        self.ahead = False

    def take(self, tokens: list[str]) -> None:
        """Go on with other tokens."""
        self.tokens = tokens
        self.lows = [token.casefold() for token in tokens]

    def low(self, at: int) -> str:
        """Return a token in small letters; nothing behind the last."""
        return self.lows[at] if at < len(self.lows) else ""

    def point(self, at: int, *, alone: bool = True) -> Found | None:
        """Read a day, or a month with its year; a weekday alone, too, unless told otherwise."""
        if at >= len(self.lows):
            return None
        return self._weekday(at, alone=alone) or self._calendar(at)

    def bare(self, at: int) -> Found | None:
        """Read a weekday, a month, or a year that stands alone."""
        found = self._weekday(at, alone=True)
        if found is not None:
            return found
        month = self._month(at)
        if month is not None:
            return self._nearest(at + 1, month)
        year = self._year(at)
        return None if year is None else Found(at + 1, made(year))

    def _month(self, at: int) -> int | None:
        if at >= len(self.tokens) or not self.tokens[at][0].isupper():
            return None
        return self.months.get(self.lows[at])

    def _year(self, at: int) -> int | None:
        low = self.low(at)
        return int(low) if len(low) == 4 and low.isdecimal() and int(low) in _YEARS else None

    def _monthday(self, at: int) -> int | None:
        low = self.low(at)
        for ending in self.words.ordinal_endings:
            if self.low(at + 1) == ending:
                return None
        return (
            int(low) if low.isdecimal() and 1 <= len(low) <= 2 and 0 < int(low) <= _DAYS else None
        )

    def _weekday(self, at: int, *, alone: bool) -> Found | None:
        """Read a weekday, with the date behind it if there is one."""
        side, begin = 0, at
        if self.low(at) in self.last | self.next:
            side, begin = (-1 if self.low(at) in self.last else 1), at + 1
        if begin >= len(self.tokens) or not self.tokens[begin][0].isupper():
            return None
        weekday = self.weekdays.get(self.lows[begin])
        if weekday is None:
            return None
        end = begin + 1
        opened = self.low(end) == "("
        after = end + 1 if opened or self.low(end) == "," else end
        full = self._calendar(after) if after < len(self.lows) else None
        if full is not None and (not opened or self.low(full.end) == ")"):
            return self._agreed(weekday, full, full.end + opened)
        if not alone:
            return None
        while self.low(end) in self.last | self.next | self.units.keys():
            if self.low(end) in self.last:
                side = -1
            elif self.low(end) in self.next:
                side = 1
            end += 1
        if self.day is None:
            return Found(end, None, NO_DAY)
        if side == 0 and self.ahead and self.day.weekday() != weekday:
            side = 1
        where = {0: "up to", -1: "before", 1: "after"}[side]
        return Found(
            end, weekday_near(self.day, weekday, side), f"weekday {where} the document's date"
        )

    def _agreed(self, weekday: int, full: Found, end: int) -> Found:
        """Return a date with its weekday, and whether the two agree."""
        how = full.how
        if full.written is not None and len(full.written) == len("2031-03-05"):
            is_it = date.fromisoformat(full.written).weekday() == weekday
            how = how if is_it else "the weekday does not agree with the date"
        return Found(end, full.written, how)

    def _calendar(self, at: int) -> Found | None:
        """Read a date by its numbers or its month."""
        low = self.low(at)
        numeric, iso = _NUMERIC.fullmatch(low), _ISO.fullmatch(low)
        if iso is not None:
            return Found(at + 1, made(*map(int, iso.groups())))
        if numeric is not None:
            return self._numeric(at + 1, *map(int, numeric.groups()))
        day = self._monthday(at)
        if day is not None:
            month = self._month(at + 1)
            if month is not None:
                return self._with_year(at + 2, month, day)
            return None
        month = self._month(at)
        if month is None:
            return None
        day, year = self._monthday(at + 1), self._year(at + 1)
        if day is not None:
            return self._with_year(at + 2, month, day)
        return None if year is None else Found(at + 2, made(year, month))

    def _numeric(self, end: int, first: int, second: int, year: int) -> Found | None:
        order = self.words.numeric
        if order is NumericOrder.UNKNOWN and first <= _MONTHS and second <= _MONTHS:
            same = made(year, first, first) if first == second else None
            how = "" if same else "day and month cannot be told apart"
            return Found(end, same or made(year), how)
        month_first = order is NumericOrder.MONTH or (
            order is NumericOrder.UNKNOWN and second > _MONTHS
        )
        month, day = (first, second) if month_first else (second, first)
        written = made(year, month, day) if 0 < month <= _MONTHS and day else None
        return None if written is None else Found(end, written)

    def _with_year(self, end: int, month: int, day: int) -> Found | None:
        after = end + 1 if self.low(end) == "," else end
        year = self._year(after)
        if year is not None:
            return Found(after + 1, made(year, month, day))
        return self._nearest(end, month, day)

    def _nearest(self, end: int, month: int, day: int | None = None) -> Found:
        """Return a month or day without a year: the latest up to the document's, or the next."""
        if self.day is None:
            return Found(end, None, NO_DAY)
        here = (self.day.month, self.day.day if day else 0)
        there = (month, day or 0)
        year = self.day.year
        if self.ahead and there < here:
            year += 1
        elif not self.ahead and there > here:
            year -= 1
        side = "after" if self.ahead and there != here else "up to"
        return Found(end, made(year, month, day), f"year {side} the document's date")


def split(phrase: str) -> tuple[str, ...]:
    """Return the tokens of a phrase in small letters.

    >>> split("Hari ini")
    ('hari', 'ini')
    """
    return tuple(found.group().casefold() for found in TOKEN.finditer(phrase))


def by_first(phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    """Return phrases by their first word, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(map(split, phrases), key=len, reverse=True):
        if words:
            table.setdefault(words[0], []).append(words)
    return table
