"""Draws that cost little: one of few things, and choices of a known likelihood."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeVar, final

from hypothesis import strategies as st

__all__ = ["Picker"]

_T = TypeVar("_T")

_MOSTLY = st.sampled_from([True, True, True, False])
_SOMETIMES = st.sampled_from([False, False, True])
_SELDOM = st.sampled_from([False] * 9 + [True])


@cache
def _below(size: int) -> st.SearchStrategy[int]:
    return st.integers(0, size - 1)


_BACK = (*[0] * 8, *[1] * 3, *[2] * 2, *range(3, 100))


@cache
def _late(size: int) -> st.SearchStrategy[int]:
    """Generate places from the last backwards, the last most often.

    A choice means the same place from the end at any size, so that what is drawn stays the
    same thing when a failing example does without something before it.
    """
    return st.sampled_from([size - 1 - back for back in _BACK if back < size])


class Picker:
    """Draws for one example; ``draw`` is that of the strategy which is running.

    To make a strategy for every draw costs more than the draw. These are made once, for each
    number of things to choose from. Where there is only one thing, nothing is drawn.

    Every choice is a whole number to Hypothesis, yes and no as well: when it puts a part of one
    example in the place of a part of another, the numbers still have something to say, where a
    mixture of kinds would make it fall back to the simplest choice.

    >>> from hypothesis import find
    >>> @st.composite
    ... def pairs(draw):
    ...     pick = Picker(draw)
    ...     return pick.one("abc"), pick.late("abc")
    >>> find(pairs(), lambda pair: pair[1] != "c")
    ('a', 'b')
    """

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    @final
    def one(self, options: Sequence[_T]) -> _T:
        """Draw one of the options, each as likely; failing examples shrink to the first."""
        return options[self.draw(_below(len(options)))] if len(options) > 1 else options[0]

    @final
    def late(self, options: Sequence[_T]) -> _T:
        """Draw one of the options, the last most often; failing examples shrink to it."""
        return options[self.draw(_late(len(options)))] if len(options) > 1 else options[0]

    @final
    def mostly(self) -> bool:
        """Draw yes three times in four; failing examples shrink to yes."""
        return self.draw(_MOSTLY)

    @final
    def sometimes(self) -> bool:
        """Draw yes once in three times; failing examples shrink to no."""
        return self.draw(_SOMETIMES)

    @final
    def seldom(self) -> bool:
        """Draw yes once in ten times; failing examples shrink to no."""
        return self.draw(_SELDOM)
