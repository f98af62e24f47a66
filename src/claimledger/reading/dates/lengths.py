"""Lengths of time: those that reach back or ahead from the document's date, and those that last."""

from __future__ import annotations

from typing import Final

from claimledger.reading.dates.counting import (
    lasting,
    looking_ahead,
    looking_back,
    shifted,
)
from claimledger.reading.dates.points import NO_DAY, Found
from claimledger.reading.dates.weekdays import Weekdays
from claimledger.reading.lexicon.date_words import Unit

__all__ = ["Lengths"]

_BEFORE: Final = ("under", "over", "back", "coming", "within", "due", "lasting")
_BEHIND: Final = ("ago", "past", "hence", "later")
_DIGITS: Final = 4
_TEN: Final = 10
_BACK: Final = "back from the document's date"
_AHEAD: Final = "ahead from the document's date"
_LOST: Final = "a length without a beginning"


class Lengths(Weekdays):
    """What is read of lengths."""

    def length(self, at: int) -> Found | None:
        """Read a length with the words around it that tell where it lies."""
        for table in _BEFORE:
            for begin in self.words.phrases[table].ends(self.line.lows, at):
                found = self._measured(at, begin, table)
                if found is not None:
                    return found
        return self._measured(at, at, "")

    def _measured(self, at: int, begin: int, before: str) -> Found | None:
        counted = self._counted(begin)
        if counted is None:
            return None
        end, count, unit = counted
        for behind in _BEHIND:
            after = self.phrase(behind, end)
            if after is not None and not (
                before in ("within", "due", "lasting") and behind == "ago"
            ):
                return self._placed(after, (count, unit), before, behind)
        return self._placed(end, (count, unit), before, "", at) if before else None

    def _placed(
        self, end: int, length: tuple[int, Unit], before: str, behind: str, at: int = 0
    ) -> Found | None:
        """Return where a length lies by the words before and behind it."""
        is_back = before in ("within", "due") and not behind and not self.side(at)
        if (before == "over" and behind != "ago") or (
            is_back and self._says_nothing(before, length)
        ):
            return None
        if self.day is None:
            return Found(end, None, NO_DAY if behind or before != "lasting" else _LOST)
        count, unit = length
        if behind == "later" or (behind == "ago" and before != "under"):
            written = shifted(self.day, count if behind == "later" else -count, unit)
            if before == "over" and written is not None:
                written = f"../{written.rpartition('/')[2]}"
            return Found(end, written, "counted from the document's date")
        side = self._side_of(before, behind, at)
        if side > 0:
            return Found(end, looking_ahead(self.day, count, unit), _AHEAD)
        if side < 0:
            back = looking_back(self.day, count, unit, under=before == "under")
            return Found(end, back, _BACK)
        if unit is not Unit.DAY or self.line.side(at) < 0:
            return Found(end, None, _LOST)
        return Found(end, lasting(self.day, count), "from the document's date on")

    def _says_nothing(self, before: str, length: tuple[int, Unit]) -> bool:
        """Tell whether a length says how long something takes: "in two hours", "within a day"."""
        return before == "due" or length[0] == 1

    def _side_of(self, before: str, behind: str, at: int) -> int:
        """Tell whether a length reaches back (-1) or ahead (1), or only lasts (0)."""
        if behind:
            return 1 if behind == "hence" else -1
        if before == "lasting":
            return 0
        if before in ("within", "due"):
            return 1 if self.side(at) else -1
        return 1 if before == "coming" else -1

    def _counted(self, at: int) -> tuple[int, int, Unit] | None:
        """Return the end of a number of units at a token, how many, and of what."""
        whole = self.phrase("lengths", at)
        if whole is not None:
            count, unit = self.words.lengths[tuple(self.line.lows[at:whole])]
            return whole, count, unit
        number = self._number(at)
        if number is None:
            return None
        end, count = number
        of = self.words.units.get(self.line.low(end))
        return None if of is None else (end + 1, count, of)

    def _number(self, at: int) -> tuple[int, int] | None:
        """Return a number in digits or words, and where it ends: "24", "twenty-four"."""
        low = self.line.low(at)
        if low.isdecimal():
            is_rest = self.line.touches(at) and self.line.low(at - 1) in (",", ".")
            return None if len(low) > _DIGITS or is_rest else (at + 1, int(low))
        end = self.phrase("numbers", at)
        if end is None:
            return None
        numbers = self.words.numbers
        number = numbers[tuple(self.line.lows[at:end])]
        begin = end + 1 if self.line.low(end) == "-" and self.line.touches(end) else end
        ones = self.phrase("numbers", begin)
        one = 0 if ones is None else numbers[tuple(self.line.lows[begin:ones])]
        if ones is not None and number % _TEN == 0 and number > _TEN and 0 < one < _TEN:
            return ones, number + one
        return end, number
