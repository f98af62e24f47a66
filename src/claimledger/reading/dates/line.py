"""A line: the words of one segment, and what each of them says of what is to come."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final, final

from claimledger.reading.dates.words import TOKEN, TimeWords, cut_off
from claimledger.reading.parts.spans import Span

__all__ = ["OVER", "Line"]

_TWO: Final = re.compile(r"(\d{1,2})-(\d{1,2})|(\d{4})-(\d{4})")
OVER: Final = -2
"""The side of a date at which something was done that is over."""
_NEAR: Final = 8
"""So many words behind a date, one may tell that it lies ahead."""
_CLOSE: Final = 2
"""So many words behind a future, a verb goes with it."""


@final
class Line:
    """Words, as they are and in small letters, with their places."""

    def __init__(self, text: str, span: Span, words: TimeWords) -> None:
        self.text = text
        self.words = words
        self.tokens: list[str] = []
        self.starts: list[int] = []
        for found in TOKEN.finditer(text, span.start, span.end):
            token = found.group()
            if len(token) == 1 or token.isalpha() or token.isdecimal():
                self.tokens.append(token)
                self.starts.append(found.start())
            else:
                self._take_apart(token, found.start())
        self.lows = [token.casefold() for token in self.tokens]

    def _take_apart(self, token: str, start: int) -> None:
        """Add a token, or the parts of one that is joined by a hyphen or owns something."""
        parts = [token]
        if _TWO.fullmatch(token):
            parts = re.split("(-)", token)
        elif token[0].isalpha() and token.casefold() not in self.words.names:
            low = token.casefold()
            if "-" in token and self.words.known.issuperset(low.split("-")):
                parts = re.split("(-)", token)
            else:
                size = len(cut_off(low, self.words.owning)[-1])
                parts = [token[:-size], token[-size:]] if size < len(token) else parts
        for part in parts:
            self.tokens.append(part)
            self.starts.append(start)
            start += len(part)

    def may_have_dates(self) -> bool:
        """Tell whether any number or word of time is there at all."""
        return not self.words.cores.isdisjoint(self.lows) or any(
            low[0].isdecimal() for low in self.lows
        )

    def low(self, at: int) -> str:
        """Return a token in small letters; nothing behind the last."""
        return self.lows[at] if at < len(self.lows) else ""

    def capital(self, at: int) -> bool:
        """Tell whether a token begins with a capital."""
        return at < len(self.tokens) and self.tokens[at][0].isupper()

    def touches(self, at: int) -> bool:
        """Tell whether no white space stands before a token."""
        return 0 < at < len(self.tokens) and (
            self.starts[at] == self.starts[at - 1] + len(self.tokens[at - 1])
        )

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of the text from a token up to another."""
        return Span(self.starts[start], self.starts[end - 1] + len(self.tokens[end - 1]))

    def side(self, at: int) -> int:
        """Tell whether a date lies ahead (1), or does not (-1), or whether nothing tells (0).

        The last word before it that tells decides, or else the first one close behind it; `OVER`
        if it tells that what was done at the date is over. What was said or promised at a date,
        perhaps to somebody in one word, was said on it.
        """
        before, first = self._signs
        if before[at]:
            cues = self.words.promises if before[at] > 0 else self.words.uttered
            return OVER if self._uttered(at, cues) else before[at]
        if first is not None and first - at <= _NEAR:
            return self._sign(self.lows[first])
        return 0

    def _uttered(self, at: int, cues: frozenset[str]) -> bool:
        """Tell whether a cue of some stands before a date, or before one word before it."""
        behind = at - 1 if at < 2 or self.lows[at - 1] not in self.words.on else at - 2
        if self.lows[behind] in cues:
            return True
        is_told = behind > 0 and self.lows[behind].isalpha()
        return is_told and self.lows[behind - 1] in cues

    def _sign(self, low: str) -> int:
        if low in self.words.futures:
            return 1
        return OVER if low in self.words.passed else -1

    @cached_property
    def _signs(self) -> tuple[list[int], int | None]:
        """For each token what the last one before says that says anything, and which is first."""
        words = self.words
        before: list[int] = []
        sign, close, first = 0, -_CLOSE - 1, None
        for at, low in enumerate(self.lows):
            before.append(sign)
            if low in words.months and self.capital(at):
                continue
            if low in words.futures or low in words.promises:
                sign, close = 1, at
            elif low not in words.told and low not in words.passed:
                continue
            elif at - close <= _CLOSE:
                close = at
            else:
                sign = self._sign(low)
            if first is None:
                first = at
        return before, first
