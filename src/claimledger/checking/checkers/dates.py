"""CLD, dates: what cannot have happened in that order, and weekdays that are not the date's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from claimledger.checking.checker import Scope, checker
from claimledger.checking.finding import Finding, Severity
from claimledger.checking.view import View
from claimledger.ledger import Ledger
from claimledger.model import Document, Period, Record, Statement

__all__ = [
    "is_after",
    "recorded_before_published",
    "said_after_published",
    "weekday_disagrees",
]

_HOURS: Final = 14
"""How far from UTC a day can begin, where only the other time tells its zone."""
_ZONED: Final = re.compile(r"T.*(Z|[+-][0-9]{2}:[0-9]{2})$")


def is_after(time: Period | None, other: Period) -> bool:
    """Tell whether a time is certainly after another, in whatever zone it was meant.

    >>> is_after(Period("2031-06-06"), Period("2031-06-05"))
    True
    >>> is_after(Period("2031-06-06"), Period("2031-06-05T20:00Z"))
    False
    """
    if time is None or time.begin is None or other.end is None:
        return False
    mixed = bool(_ZONED.search(time.written)) != bool(_ZONED.search(other.written))
    return time.begin - other.end >= (_HOURS * 3600 if mixed else 0)


@checker("CLD101", "said-after-published", scope=Scope.STATEMENT, severity=Severity.ERROR)
def said_after_published(view: View, statement: Statement) -> Iterator[Finding]:
    """Words were said after the document that reports them was published.

    One of the two dates is wrong, or the words come from another item. Until that is mended,
    every answer as of a day between them is wrong.

    Found for each link whose ``said`` is certainly later than the publication of the nearest
    document at or above it in the chain; the statement's own ``said`` belongs to the last link.
    Silent on the same day, on dates that overlap or are missing, where only one of them tells
    its zone and they are less than 14 hours apart, and on what its publisher has taken back.

    Check both dates, and which item is meant.
    """
    bound = None
    for number, link in enumerate(statement.chain):
        place = view.document(link.document)
        if place is not None and place.published is not None:
            bound = place, place.published
        last = number == len(statement.chain) - 1
        for said in dict.fromkeys((link.said, statement.said if last else None)):
            if bound is not None and is_after(said, bound[1]) and not view.is_withdrawn(statement):
                document, published = bound
                yield Finding(
                    statement,
                    f"{view.name(link.party)} said it on {said}, and {document.id}, which tells "
                    f"it, was published on {published}",
                    because=[document],
                    fix="check both dates, and which item is meant",
                    key=f"{number} {said}",
                )


@checker("CLD102", "recorded-before-published", scope=Scope.DOCUMENT)
def recorded_before_published(view: View, document: Document) -> Iterator[Finding]:
    """A document was on record, or fetched, before it was published.

    Its date is wrong, or it is the date of a later version; or it was recorded under an embargo,
    and the ledger answered with what nobody could know.

    Found if the earliest known recording of the document or of a statement in it, or the day on
    which it was retrieved, is certainly before it was published. Silent on the same day, on dates
    that overlap or are missing, and where only one of them tells its zone and they are less than 14
    hours apart.

    Correct the date of publication, or record the versions apart.
    """
    statements = view.statements_in(document)
    known = [("recorded", view.recorded(record)) for record in (document, *statements)]
    known.append(("retrieved", document.retrieved))
    early = {
        (time.order, what): time
        for what, time in known
        if time is not None and is_after(document.published, time)
    }
    if early:
        first = min(early)
        yield Finding(
            document,
            f"it was published on {document.published}, and {first[1]} on {early[first]} already",
            fix="correct the date of publication, or record the versions apart",
        )


# -- weekdays ------------------------------------------------------------------------------

_SECONDS: Final = 86_400
_EPOCH: Final = date(1970, 1, 1).toordinal()
_NEAR: Final = 100
"""How many days a date without a year may be away from what it is near to."""
_OLDEST: Final = 1930
"""The first year whose weekdays are looked at: before it, other calendars were in use."""
_WEEKDAYS: Final = (
    "monday|mon|senin, tuesday|tues|tue|selasa, wednesday|weds|wed|rabu,"
    "thursday|thurs|thur|thu|kamis, friday|fri|jumat|jum'at, saturday|sat|sabtu,"
    "sunday|sun|minggu|ahad"
)
_MONTHS: Final = (
    "january|jan|januari, february|feb|februari|pebruari, march|mar|maret, april|apr, may|mei,"
    "june|jun|juni, july|jul|juli, august|aug|agustus|agu|ags|agt, september|sept|sep,"
    "october|oct|oktober|okt, november|nov|nopember, december|dec|desember|des"
)
_QUOTES: Final = "\u2019\u02bc`"
_APOSTROPHES: Final = str.maketrans(_QUOTES, "'''")
_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY_NUMBERS: Final = {
    name: number
    for number, names in enumerate(_WEEKDAYS.split(","))
    for name in names.strip().split("|")
}
_MONTH_NUMBERS: Final = {
    name: number
    for number, names in enumerate(_MONTHS.split(","), start=1)
    for name in names.strip().split("|")
}
_DAY: Final = "|".join(sorted(_DAY_NUMBERS, key=len, reverse=True)).replace("'", rf"['{_QUOTES}]")
_MONTH: Final = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_DATE: Final = re.compile(
    rf"(?<!\bthe )\b(?P<weekday>{_DAY})\b\.?"
    r"(?:\s(?:pagi|siang|sore|malam|morning|afternoon|evening|night))?"
    r",?\s{0,2}(?:[-\u2013\u2014]\s)?(?P<open>[(\[])?(?:the\s|tanggal\s|tgl\.?\s)?(?:"
    r"(?P<year1>[0-9]{4})[-/](?P<month1>[0-9]{2})[-/](?P<day1>[0-9]{2})"
    rf"|(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<name2>{_MONTH})\b\.?,?"
    r"(?:\s(?P<year2>[0-9]{4}))?"
    rf"|(?P<name3>{_MONTH})\.?\s(?P<day3>[0-9]{{1,2}})(?:st|nd|rd|th)?"
    r"(?:,?\s(?P<year3>[0-9]{4}))?"
    r"|(?P<one>[0-9]{1,2})(?P<sign>[/.-])(?P<two>[0-9]{1,2})"
    r"(?:(?P=sign)(?P<year4>[0-9]{4}|[0-9]{2})|(?=[)\]]))"
    r")(?![0-9/-])",
    re.IGNORECASE,
)


@checker("CLD103", "weekday-disagrees", scope=Scope.LEDGER)
def weekday_disagrees(view: View, ledger: Ledger) -> Iterator[Finding]:
    """A weekday and a date that stand side by side are not the same day.

    "Wednesday, 18 June 2024" names two days, for the 18th was a Tuesday. A slip of that kind is
    how a wrong date gives itself away.

    Found in claims, titles, the words of anchors, and the texts of documents that are at hand, if
    a weekday with a capital stands right before a date, in English or Indonesian:
    ``Rabu (19/6/2024)``, ``Wednesday night, June 19``. Where the year is left out, the day
    nearest to the publication or to the claim's period is meant, if that is known to the month
    and no more than 100 days away; a day in figures must then stand in brackets, such as
    ``Rabu (19/6)``, as it may be a score or an hour. Silent where a date such as 6/7/2024 agrees
    in one of its two readings, and on dates before 1930, when other calendars were in use.

    Look up which of the two is right.
    """
    for claim in ledger.claims.values():
        yield from _wrong(claim, [claim.text], claim.period)
    for document in ledger.documents.values():
        texts = [view.texts[document.id]] if document.id in view.texts else []
        yield from _wrong(document, [document.title, *texts], document.published)
    for statement in ledger.statements:
        words = [part for a in statement.anchors for part in (a.exact, a.prefix, a.suffix)]
        if words:
            yield from _wrong(statement, words, view.published(statement))


def _wrong(record: Record, texts: Iterable[str], near: Period | None) -> Iterator[Finding]:
    dates = {found[0]: found for text in texts for found in _DATE.finditer(text)}
    for words, found in dates.items():
        weekday = found["weekday"].casefold().translate(_APOSTROPHES)
        days = _days(found, near) if found["weekday"][0].isupper() else []
        if days and all(day.weekday() != _DAY_NUMBERS[weekday] for day in days):
            told = " ".join(words.split()) + {"(": ")", "[": "]"}.get(found["open"], "")
            yield Finding(
                record,
                f'"{told}" disagrees with itself: {days[0]} was a {_NAMES[days[0].weekday()]}',
                fix="look up which of the two is right",
                key=words,
            )


def _days(found: re.Match[str], near: Period | None) -> list[date]:
    """Return the days that a date may mean, the likeliest first."""
    given = {name: text for name, text in found.groupdict().items() if text}
    written = next((given[name] for name in given if name.startswith("year")), None)
    year = None if written is None else int(written if len(written) == 4 else f"20{written}")
    if "one" in given:
        if year is None and given["sign"] != "/":
            return []
        one, two = int(given["one"]), int(given["two"])
        readings = [(two, one), (one, two)]
    else:
        day = next(int(given[name]) for name in given if name.startswith("day"))
        name = given.get("name2") or given.get("name3")
        month = int(given["month1"]) if name is None else _MONTH_NUMBERS[name.casefold()]
        readings = [(month, day)]
    days = [_day(year, *reading, near) for reading in readings]
    return [day for day in days if day is not None]


def _day(year: int | None, month: int, day: int, near: Period | None) -> date | None:
    """Return a day, of the year that lies nearest if none is given; None if there is no such."""
    if year is not None:
        return _date(year, month, day)
    middle = _middle(near)
    if middle is None:
        return None
    around = (_date(number, month, day) for number in range(middle.year - 1, middle.year + 2))
    return next((one for one in around if one and abs((one - middle).days) <= _NEAR), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= _OLDEST else None
    except ValueError:
        return None


def _middle(period: Period | None) -> date | None:
    """Return the middle of a period that is known to the month."""
    if period is None or period.begin is None or period.end is None:
        return None
    if period.end - period.begin > 31 * _SECONDS:
        return None
    return date.fromordinal(_EPOCH + (period.begin + period.end) // (2 * _SECONDS))
