"""Finding dates: word by word, the first reading that fits at each place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import final

from claimledger.errors import InvalidRecordError
from claimledger.model import Period
from claimledger.reading.dates.counting import day_of, lasting, looking_back, shifted
from claimledger.reading.dates.points import NO_DAY, TOKEN, Found, Points, by_first, split
from claimledger.reading.lexicon.date_words import Unit
from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.parts.layout import DateMention, Layout
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import SegmentKind

__all__ = ["dates_in"]

_Phrases = dict[str, list[tuple[str, ...]]]


def dates_in(layout: Layout, lexicon: Lexicon, day: Period | None) -> tuple[DateMention, ...]:
    """Return the dates that a text names, counted from ``day``, the document's date.

    Each is as precise as the text is, and ``inferred`` says what the words alone do not.

    >>> from claimledger.reading.layout import lay_out
    >>> from claimledger.reading.lexicon import lexicon_of
    >>> english = lexicon_of("en")
    >>> layout = lay_out("It shut on Monday, 3 March 2031, and has leaked since May.", english)
    >>> for mention in dates_in(layout, english, Period("2031-03-05")):
    ...     print(mention.span.of(layout.text), "=", mention.period)
    Monday, 3 March 2031 = 2031-03-03
    since May = 2030-05/..
    """
    reader = _Reader(lexicon, day_of(day))
    found: list[DateMention] = []
    for segment in layout.segments:
        if segment.kind is not SegmentKind.ASIDE:
            found += reader.mentions(layout.text, segment.span)
    return tuple(found)


@final
class _Reader(Points):
    """A language's words of time by their first word, and the day from which to count."""

    def __init__(self, lexicon: Lexicon, day: date | None) -> None:
        super().__init__(lexicon, day)
        words = lexicon.dates
        self.numbers = {word.casefold(): n for word, n in words.numbers.items()}
        self.relative = by_first(words.relative)
        self.shifts = {split(phrase): shift for phrase, shift in words.relative.items()}
        self.on = by_first(words.on)
        self.since = by_first(words.since)
        self.starting = by_first(words.starting)
        self.until = by_first(words.until)
        self.within = by_first(words.within)
        self.under = by_first(words.under)
        self.lasting = by_first(words.lasting)
        self.futures = frozenset(word.casefold() for word in lexicon.words.futures)

    def mentions(self, text: str, span: Span) -> Iterator[DateMention]:
        """Yield the dates of one segment."""
        places = list(TOKEN.finditer(text, span.start, span.end))
        self.take([place.group() for place in places])
        ahead = not self.futures.isdisjoint(self.lows)
        at = 0
        while at < len(places):
            self.ahead = ahead
            found = self._at(at)
            if found is None:
                at += 1
                continue
            where = Span(places[at].start(), places[found.end - 1].end())
            period = None if found.written is None else _period(found.written)
            yield DateMention(where, period, found.how)
            at = found.end

    def _at(self, at: int) -> Found | None:
        """Return the date that begins at a token."""
        return (
            self._length(at)
            or self._bounded(at)
            or self.point(at)
            or self._after_on(at)
            or self._relative(at)
        )

    def _phrases(self, table: _Phrases, at: int) -> Iterator[int]:
        """Yield where the phrases of a table end that stand at a token, the longest first."""
        for words in table.get(self.low(at), ()):
            if tuple(self.lows[at : at + len(words)]) == words:
                yield at + len(words)

    def _number(self, at: int) -> int | None:
        low = self.low(at)
        return int(low) if low.isdecimal() and len(low) < 5 else self.numbers.get(low)

    def _counted(self, table: _Phrases, at: int) -> tuple[int, int, Unit] | None:
        """Return the end, number and unit of a length behind a phrase of a table."""
        for end in self._phrases(table, at):
            count, unit = self._number(end), self.units.get(self.low(end + 1))
            if count is not None and unit is not None:
                return end + 2, count, unit
        return None

    def _length(self, at: int) -> Found | None:
        """Read a length that reaches back, or that lasts."""
        for table, under in ((self.under, True), (self.within, False)):
            length = self._counted(table, at)
            if length is not None:
                end, count, unit = length
                if self.day is None:
                    return Found(end, None, NO_DAY)
                back = looking_back(self.day, count, unit, under=under)
                return Found(end, back, "back from the document's date")
        length = self._counted(self.lasting, at)
        if length is None:
            return None
        end, count, unit = length
        if unit is not Unit.DAY or self.day is None:
            return Found(end, None, "a length without a beginning")
        return Found(end, lasting(self.day, count), "from the document's date on")

    def _bounded(self, at: int) -> Found | None:
        """Read "since" or "until" before a date; an end without a year lies ahead."""
        speaks_ahead = self.ahead
        for table, form, ahead in (
            (self.since, "{}/..", speaks_ahead),
            (self.starting, "{}/..", True),
            (self.until, "../{}", True),
        ):
            for begin in self._phrases(table, at):
                self.ahead = ahead
                found = (
                    self.point(begin)
                    or self._after_on(begin)
                    or self.bare(begin)
                    or self._relative(begin)
                )
                self.ahead = speaks_ahead
                if found is None or (found.written or "").startswith(".."):
                    continue
                ends = (found.written or "").split("/")
                end = ends[-1] if table is self.until else ends[0]
                return Found(found.end, form.format(end) if end else None, found.how)
        return None

    def _after_on(self, at: int) -> Found | None:
        """Read a weekday, a month or a year behind its preposition, which belongs to it."""
        for begin in self._phrases(self.on, at):
            found = None if self.point(begin, alone=False) else self.bare(begin)
            if found is not None:
                return found
        return None

    def _relative(self, at: int) -> Found | None:
        """Read a phrase that is counted from the document's date."""
        for end in self._phrases(self.relative, at):
            if self.day is None:
                return Found(end, None, NO_DAY)
            _, up_to, shift = self.shifts[tuple(self.lows[at:end])].rpartition(".. ")
            count, unit = shift.split(" ")
            written = shifted(self.day, int(count), Unit(unit))
            if up_to and written is not None:
                written = f"../{written.rpartition('/')[2]}"
            return Found(end, written, "counted from the document's date")
        return None


def _period(written: str) -> Period | None:
    try:
        return Period(written)
    except InvalidRecordError:
        return None
