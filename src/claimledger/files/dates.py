"""Dates as texts have them: ``19/6/2024``, ``19 June 2024``, ``19 Juni 2024``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Final, final

import attrs

from claimledger.errors import ClaimLedgerError, InvalidRecordError
from claimledger.files.register import suggestion
from claimledger.model import Period

__all__ = ["read_date"]

_ISO: Final = "write it as 2024-06-19, or 2024-06-19T08:30+07:00"

_Names = Sequence[tuple[str, ...]]


@final
@attrs.frozen
class _Language:
    """The words of a language's dates: months from January, weekdays from Monday, and filling."""

    months: _Names
    weekdays: _Names
    filling: Sequence[str]


def _names(text: str) -> _Names:
    return tuple(tuple(names.split()) for names in text.split(","))


_LANGUAGES: Final[Mapping[str, _Language]] = {
    "en": _Language(
        _names(
            "january jan, february feb, march mar, april apr, may, june jun, july jul, august aug,"
            "september sept sep, october oct, november nov, december dec"
        ),
        _names(
            "monday mon, tuesday tues tue, wednesday wed, thursday thurs thu, friday fri,"
            "saturday sat, sunday sun"
        ),
        (" ", ",", ".", "-", "/", "at", "on", "of", "the", "st", "nd", "rd", "th"),
    ),
    "id": _Language(
        _names(
            "januari jan, februari feb, maret mar, april apr, mei, juni jun, juli jul,"
            "agustus agu ags agt, september sept sep, oktober okt, november nov, desember des"
        ),
        _names("senin, selasa, rabu, kamis, jumat, sabtu, minggu ahad"),
        (" ", ",", ".", "-", "/", "pada", "tanggal", "pukul", "jam"),
    ),
}
_ZONES: Final = {"UTC": 0, "GMT": 0, "Z": 0, "WIB": 7, "WITA": 8, "WIT": 9}

_DEFAULTS: Final = (
    datetime(2000, 1, 1, 1, 1, 1, tzinfo=None),  # noqa: DTZ001  # a text may have no zone
    datetime(2004, 3, 2, 2, 2, 2, tzinfo=None),  # noqa: DTZ001  # ... and then none is made up
)
"""Two dates that agree in nothing: what a text leaves open, comes out different."""

_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])", re.ASCII)
_CLOCK = re.compile(r"(?<![0-9:.])[0-9]{1,2}:[0-9]{2}(?![0-9])", re.ASCII)
_DOTTED = re.compile(r"(?<=\s)([0-9]{1,2})\.([0-9]{2})(?![.0-9])", re.ASCII)
_POSIX_ZONE = re.compile(r"[A-Za-z]\s*[+-]\s*[0-9]", re.ASCII)
_ORDINAL = re.compile(r"[0-9](?:st|nd|rd|th)\b", re.ASCII | re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SEPARATOR = r"\s*[-/.\s]\s*"
_NUMBERS = re.compile(
    rf"(?<![0-9:.])([0-9]{{1,2}}){_SEPARATOR}([0-9]{{1,2}}){_SEPARATOR}[0-9]{{4}}(?![0-9])"
)
_YEAR_FIRST = re.compile(
    rf"(?<![0-9])[0-9]{{4}}{_SEPARATOR}([0-9]{{1,2}}){_SEPARATOR}([0-9]{{1,2}})(?![0-9:])"
)
_MONTHS_A_YEAR: Final = 12


def read_date(text: str, *, day_first: bool, language: str = "en") -> Period:
    """Read a date as texts have them, in the precision in which it stands; nothing is filled in.

    ``day_first`` tells how 5/6/2024 is meant. Months and weekdays are those of the ``language``,
    ``en`` or ``id``. A date without a year, with one of two digits, or that could be another
    day raises `InvalidRecordError`. ISO forms are taken as they are.

    >>> read_date("19 Juni 2024", day_first=True, language="id")
    Period(written='2024-06-19')
    >>> read_date("5/6/2024", day_first=False)
    Period(written='2024-05-06')
    >>> read_date("June 2024", day_first=True)
    Period(written='2024-06')
    """
    if language not in _LANGUAGES:
        raise InvalidRecordError(
            f"{language!r} is no language of dates", suggestion(language, list(_LANGUAGES))
        )
    try:
        return Period(text)
    except InvalidRecordError:
        pass
    return Period(_written(text, language, day_first=day_first))


def _written(text: str, language: str, *, day_first: bool) -> str:
    years = _YEAR.findall(text)
    if not text.isprintable() or any(m.isdigit() and not m.isascii() for m in text):
        raise InvalidRecordError(f"{text!r} has marks that are not read in dates", _ISO)
    if len(years) != 1:
        raise InvalidRecordError(f"{text!r} has not one year of four digits", _ISO)
    if _POSIX_ZONE.search(text):
        raise InvalidRecordError(f"{text!r} has a zone that can be read in two ways", _ISO)
    clear = _DOTTED.sub(r"\1:\2", text) if language == "id" else text
    first, second = (
        _parsed(clear, text, language, default, day_first=day_first) for default in _DEFAULTS
    )
    parts: dict[str, int] = {
        name: getattr(first, name)
        for name in ("year", "month", "day", "hour", "minute", "second")
        if getattr(first, name) == getattr(second, name)
    }
    halved = ("day" in parts or _ORDINAL.search(text)) and not {"day", "month"} <= parts.keys()
    if parts.get("year") != int(years[0]) or halved:
        raise InvalidRecordError(f"{text!r} is not one date", _ISO)
    _check_order(text, parts, day_first=day_first)
    _check_weekday(text, language, first, parts)
    written = str(years[0])
    written += "".join(f"-{parts[name]:02}" for name in ("month", "day") if name in parts)
    if "hour" not in parts:
        return written
    if "day" not in parts or "minute" not in parts or not _CLOCK.search(clear):
        raise InvalidRecordError(f"{text!r} has a time that is not clear", _ISO)
    seconds = f":{parts['second']:02}" if "second" in parts else ""
    time = f"T{parts['hour']:02}:{parts['minute']:02}{seconds}"
    return written + time + re.sub("..$", r":\g<0>", first.strftime("%z"))


def _check_order(text: str, parts: Mapping[str, int], *, day_first: bool) -> None:
    """Hold what was parsed to the order that was stated; the parser swaps what does not fit."""
    found = _NUMBERS.search(text)
    if found is not None:
        day, month = map(int, found.groups() if day_first else reversed(found.groups()))
    else:
        found = _YEAR_FIRST.search(text)
        if found is None:
            return
        month, day = map(int, found.groups())
        if day != month and day <= _MONTHS_A_YEAR:
            raise InvalidRecordError(f"{text!r} can be two dates", _ISO)
    if (parts.get("day"), parts.get("month")) != (day, month):
        order = "day" if day_first else "month"
        raise InvalidRecordError(f"{text!r} is no date with the {order} first", _ISO)


def _check_weekday(text: str, language: str, found: datetime, parts: Mapping[str, int]) -> None:
    weekdays = _LANGUAGES[language].weekdays
    words = set(_WORD.findall(text.casefold()))
    named = {day for day, names in enumerate(weekdays) if not words.isdisjoint(names)}
    if named and ("day" not in parts or named != {found.weekday()}):
        raise InvalidRecordError(f"{text!r} falls on another day of the week", "check the date")


def _parsed(
    clear: str, text: str, language: str, default: datetime, *, day_first: bool
) -> datetime:
    from dateutil.parser import parser, parserinfo  # noqa: PLC0415  # only such dates need it

    spoken = _LANGUAGES[language]
    lists = {"JUMP": spoken.filling, "WEEKDAYS": spoken.weekdays, "MONTHS": spoken.months}
    words: type[parserinfo] = type("Words", (parserinfo,), lists)

    def zone(name: str | None, offset: int | None) -> tzinfo | None:
        if name is None and offset is None:
            return None
        if offset is None and name not in _ZONES:
            raise InvalidRecordError(f"{text!r} has a zone that is not known here", _ISO)
        seconds = _ZONES[name or ""] * 3600 if offset is None else offset
        return timezone(timedelta(seconds=seconds))

    try:
        found = parser(words()).parse(clear, default=default, dayfirst=day_first, tzinfos=zone)
    except ClaimLedgerError:
        raise
    except Exception as error:  # noqa: BLE001  # the parser fails in many ways on odd texts
        raise InvalidRecordError(f"{text!r} is no date: {error}", _ISO) from None
    return found
