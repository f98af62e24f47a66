"""The words of dates in one language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, final

import attrs

from claimledger.errors import InvalidRecordError
from claimledger.model.vocabulary import Vocabulary

__all__ = ["DateWords", "NumericOrder", "Unit"]

_UNITS: Final = "(?:day|week|weekend|month|year)"
_SHIFT: Final = re.compile(rf"(?:\.\. )?[+-]?\d{{1,4}} {_UNITS}", re.ASCII)
_LENGTH: Final = re.compile(rf"\d{{1,4}} {_UNITS}", re.ASCII)
_FEAST: Final = re.compile(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", re.ASCII)
_Check = Callable[[Any, Any, Mapping[str, Any]], None]


class Unit(Vocabulary):
    """A stretch of the calendar."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    YEAR = "year"


class NumericOrder(Vocabulary):
    """What the first number of a date such as 4/5/2031 is."""

    DAY = "day"
    MONTH = "month"
    UNKNOWN = "unknown"


def _written(form: re.Pattern[str], what: str, mend: str) -> _Check:
    def check(_: object, __: object, value: Mapping[str, str]) -> None:
        for phrase, said in value.items():
            if form.fullmatch(said) is None:
                raise InvalidRecordError(f"{said!r}, which {phrase!r} comes to, is no {what}", mend)

    return check


def _in_range(least: int, most: int) -> _Check:
    def check(_: object, attribute: attrs.Attribute[Any], value: Mapping[str, int]) -> None:
        for word, number in value.items():
            if not least <= number <= most:
                raise InvalidRecordError(
                    f"{word!r} in {attribute.name} is {number}",
                    f"write a whole number from {least} to {most}",
                )

    return check


@final
@attrs.frozen
class DateWords:
    """Weekdays, months, numbers, units and the small words of time; each word as it is written.

    Weekdays, months and feasts are told from other words by their capital ("May", "Minggu"). A word
    with which another one of the same day or month begins is its short form ("Sun", "Mar"), and
    counts only beside a number.
    """

    weekdays: Mapping[str, int] = attrs.field(factory=dict, validator=_in_range(0, 6))
    """0 is Monday."""
    months: Mapping[str, int] = attrs.field(factory=dict, validator=_in_range(1, 12))
    """1 is January."""
    feasts: Mapping[str, str] = attrs.field(
        factory=dict,
        validator=_written(_FEAST, "day of a year", "write its month and day: '12-25'"),
    )
    """Days with a name, by month and day: "Christmas" is "12-25"."""
    units: Mapping[str, Unit] = attrs.field(factory=dict)
    """Words for stretches of the calendar."""
    numbers: Mapping[str, int] = attrs.field(factory=dict, validator=_in_range(0, 9999))
    """Words for numbers."""
    lengths: Mapping[str, str] = attrs.field(
        factory=dict, validator=_written(_LENGTH, "length", "write '1 month' or '10 year'")
    )
    """Phrases for a number of units: "sebulan" is "1 month"."""
    relative: Mapping[str, str] = attrs.field(
        factory=dict,
        validator=_written(
            _SHIFT, "shift", "write '-1 day', '+1 week', '0 year', or '.. 0 day' for all up to it"
        ),
    )
    """Phrases counted from the document's date: "yesterday" is "-1 day"."""
    numeric: NumericOrder = NumericOrder.UNKNOWN
    """What the first number of a date such as 4/5/2031 is."""
    on: tuple[str, ...] = ()
    """Words before a weekday, a month or a year: "on", "pada"."""
    of: tuple[str, ...] = ()
    """Words between a day, a month and a year: "of"."""
    since: tuple[str, ...] = ()
    """Words before where a stretch of time begins."""
    starting: tuple[str, ...] = ()
    """Words before a date on which something begins that lies ahead: "mulai"."""
    until: tuple[str, ...] = ()
    """Words before where it ends."""
    between: tuple[str, ...] = ()
    """Words before two dates, the first and the last: "between", "from"."""
    joining: tuple[str, ...] = ()
    """Words between those two, if such a word stands before them: "and"."""
    to: tuple[str, ...] = ()
    """Words and signs between two dates, whatever stands before them: "to", "-"."""
    part: tuple[str, ...] = ()
    """Words before a date of which only some part is meant: "early", "the end of"."""
    within: tuple[str, ...] = ()
    """Words before a length that reaches back from the document's date, or ahead from it where its
    sentence speaks of what is to come: "dalam", "in"."""
    due: tuple[str, ...] = ()
    """Words before a length that reaches ahead in such a sentence, and says nothing in others."""
    back: tuple[str, ...] = ()
    """Words before a length that reaches back in any case: "in the past"."""
    coming: tuple[str, ...] = ()
    """Words before a length that reaches ahead in any case: "over the next"."""
    under: tuple[str, ...] = ()
    """Words before a length that is not reached: "less than"."""
    over: tuple[str, ...] = ()
    """Words before a length that is passed: "more than"."""
    lasting: tuple[str, ...] = ()
    """Words before a length that says how long, and not when: "for"."""
    ago: tuple[str, ...] = ()
    """Words behind a length, for the time that lies so far back: "ago"."""
    later: tuple[str, ...] = ()
    """Words behind a length, for the time that lies so far ahead: "from now"."""
    past: tuple[str, ...] = ()
    """Words behind a length that reaches back: "terakhir"."""
    hence: tuple[str, ...] = ()
    """Words behind a length that reaches ahead: "ke depan"."""
    last: tuple[str, ...] = ()
    """Words beside a weekday or a month that make it one that has passed: "last", "lalu"."""
    this: tuple[str, ...] = ()
    """Words beside one that make it one of this week or year: "this", "ini"."""
    next: tuple[str, ...] = ()
    """Words beside one that make it one to come: "next", "depan"."""
    weekends: tuple[str, ...] = ()
    """Words for the end of a week, without saying which: "the weekend"."""
    hours: tuple[str, ...] = ()
    """Parts of a day, behind it: "night", "pagi"."""
    ordinal_endings: tuple[str, ...] = ()
    """Endings of days of the month: "st"."""
    decade_endings: tuple[str, ...] = ()
    """What stands behind a year to make it ten years: "s", "-an"."""
    names: tuple[str, ...] = ()
    """Names with a word of time in them that are no date: "Black Friday"."""
    ahead: tuple[str, ...] = ()
    """Single words that tell, beside futures, that the dates behind them lie ahead: "scheduled"."""
    passed: tuple[str, ...] = ()
    """Single words that tell that the dates beside them do not lie ahead: "were", "fell"."""
    counted: tuple[str, ...] = ()
    """Single words before which a number counts things and is no year: "people"."""
