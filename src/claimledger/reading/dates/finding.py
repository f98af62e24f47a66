"""Finding dates: word by word, the first reading that fits at each place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, final

import attrs

from claimledger.model import Period
from claimledger.reading.dates.counting import day_of, shifted
from claimledger.reading.dates.line import Line
from claimledger.reading.dates.points import NO_DAY, Found
from claimledger.reading.dates.ranges import Ranges, period_of
from claimledger.reading.dates.words import TimeWords, time_words
from claimledger.reading.lexicon.date_words import Unit
from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.parts.layout import DateMention, Layout
from claimledger.reading.parts.words import SegmentKind

__all__ = ["dates_in"]

_COUNTED: Final = "counted from the document's date"
_PART: Final = "only a part of it is meant"
_YEARS: Final = range(1900, 2100)
_HUNDRED: Final = 100
_SATURDAY: Final = 5


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
    words, start = time_words(lexicon), day_of(day)
    found: list[DateMention] = []
    for segment in layout.segments:
        if segment.kind is not SegmentKind.ASIDE:
            line = Line(layout.text, segment.span, words)
            if line.may_have_dates():
                found += _mentions(line, words, start)
    return tuple(found)


def _mentions(line: Line, words: TimeWords, day: date | None) -> Iterator[DateMention]:
    """Yield the dates of one segment."""
    reader = _Reader(words, day, line)
    free = 0
    for at, low in enumerate(line.lows):
        if at >= free and (low in words.heads or low[0].isdecimal()):
            name = reader.phrase("names", at)
            if name is not None and tuple(line.tokens[at:name]) in words.titles:
                free = name
                continue
            found = reader.found(at)
            if found is not None:
                period = None if found.written is None else period_of(found.written)
                yield DateMention(line.span(at, found.end), period, found.how)
                free = found.end


@final
class _Reader(Ranges):
    """All that is read of dates, in the order in which it is tried."""

    def found(self, at: int) -> Found | None:
        """Return the date that begins at a token."""
        return (
            self.stretch(at)
            or self.length(at)
            or self._bounded(at)
            or (self._relative(at) if self._opens(at) else None)
            or self.point(at)
            or self._counted_or_partly(at)
            or self._behind_on(at)
            or self._weekend(at)
            or self._decade(at)
            or self._year_alone(at)
        )

    def _opens(self, at: int) -> bool:
        """Tell whether a word may owe its capital to the sentence that it opens."""
        is_first = at == 0 or (at == 1 and not self.line.lows[0].isalnum())
        return is_first and self.line.lows[at] in self.words.weekdays

    def _any(self, at: int) -> Found | None:
        """Return a date behind a word that shows that one is there."""
        return (
            self.length(at)
            or self.point(at)
            or self._counted_or_partly(at)
            or self.bare(at)
            or self._weekend(at)
            or self._decade(at)
        )

    def _bounded(self, at: int) -> Found | None:
        """Read "since" or "until" before a date; an end without a year lies ahead.

        What starts lies ahead, too, if nothing tells.
        """
        for table, form, forced, leaning in (
            ("since", "{}/..", -1, 0),
            ("starting", "{}/..", 0, 1),
            ("until", "../{}", 1, 0),
        ):
            for begin in self.words.phrases[table].ends(self.line.lows, at):
                self.forced, self.leaning = forced, leaning
                found = self._any(begin) or self._behind_on(begin)
                self.forced, self.leaning = 0, 0
                if found is None or (found.written or "").startswith(".."):
                    continue
                ends = (found.written or "").split("/")
                end = ends[-1] if table == "until" else ends[0]
                is_open = end in ("", "..")
                return Found(found.end, None if is_open else form.format(end), found.how)
        return None

    def _behind_on(self, at: int) -> Found | None:
        """Read a weekday, a month or a year behind its preposition, which belongs to it."""
        for begin in self.words.phrases["on"].ends(self.line.lows, at):
            given = self.given(begin)
            is_whole = given is not None and given.whole
            if is_whole or self._partly(begin) is not None or self.stretch(begin) is not None:
                continue
            found = self.bare(begin) or self._weekend(begin) or self._decade(begin)
            if found is not None:
                return None if self._numbers_behind(begin, found.end) else found
        return None

    def _numbers_behind(self, at: int, end: int) -> bool:
        """Tell whether a weekday has a date behind it, so that it needs no preposition."""
        return any(low[0].isdecimal() for low in self.line.lows[at + 1 : end])

    def _counted_or_partly(self, at: int) -> Found | None:
        """Read a phrase that is counted from the document's date, or a part of a date if longer."""
        counted, partly = self._relative(at), self._partly(at)
        if counted is None or (partly is not None and partly.end > counted.end):
            return partly
        return counted

    def _partly(self, at: int) -> Found | None:
        """Read a date of which only a part is meant: "early May", "the end of the year"."""
        for begin in self.words.phrases["part"].ends(self.line.lows, at):
            found = self.point(begin) or self.bare(begin) or self._relative(begin)
            found = found or self._behind_on(begin)
            if found is not None and found.written is not None:
                how = f"{found.how}; {_PART}" if found.how else _PART
                return attrs.evolve(found, how=how)
        return None

    def _relative(self, at: int) -> Found | None:
        """Read a phrase that is counted from the document's date."""
        end, (up_to, count, unit) = self.shift(at)
        if end is None:
            return None
        if unit is Unit.DAY and not up_to:
            end = self.phrase("hours", end) or end
        if self.day is None:
            return Found(end, None, NO_DAY)
        written = shifted(self.day, count, unit)
        if up_to and written is not None:
            written = f"../{written.rpartition('/')[2]}"
        return Found(end, written, _COUNTED)

    def _weekend(self, at: int) -> Found | None:
        """Read the end of a week, without which: the latest up to the document's date, or next."""
        end = self.phrase("weekends", at)
        if end is None:
            return None
        if self.day is None:
            return Found(end, None, NO_DAY)
        is_here = self.side(at) > 0 or self.day.weekday() >= _SATURDAY
        side = "after" if self.side(at) else "up to"
        written = shifted(self.day, 0 if is_here else -1, Unit.WEEKEND)
        return Found(end, written, f"weekend {side} the document's date")

    def _decade(self, at: int) -> Found | None:
        """Read ten years: "the 2020s"."""
        low = self.line.low(at)
        end = self.phrase("decade_endings", at + 1)
        if end is None or not self.line.touches(at + 1) or not low.isdecimal():
            return None
        if len(low) != len("2020") or not low.endswith("0") or int(low) not in _YEARS:
            return None
        return Found(end, f"{int(low)}/{int(low) + 9}")

    def _year_alone(self, at: int) -> Found | None:
        """Read a year without any word that shows that it is one."""
        given = self.given(at)
        if given is None or given.month is not None or given.year is None:
            return None
        if given.year not in _YEARS or given.year % _HUNDRED == 0 or self._stuck(at):
            return None
        return self.dated(given, at)

    def _stuck(self, at: int) -> bool:
        """Tell whether a number is a part of something longer, or stands behind a sign of money."""
        line = self.line
        short = line.low(at - 2 if at and line.low(at - 1) == "." else at - 1)
        if at and short in self.words.abbreviations:
            return True
        before = line.touches(at) and line.low(at - 1) not in "([\"“‘'–—"
        behind = line.touches(at + 1) and line.low(at + 1) not in ".,;:!?)]\"”’'–—…" + "".join(
            self.words.owning
        )
        return before or behind
