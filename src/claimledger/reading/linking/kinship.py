"""Words that are akin, by the letters they share: "shelling" and "shelled".

A denial seldom repeats an accusation word by word: who is accused of having "shelled" a village
denies the "shelling". No language's endings are known here; a long run of shared letters is enough
for words that stand in two sentences which answer each other anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil
from typing import final

import attrs

__all__ = ["Matter", "akin"]

_RUN = 6
_BEGIN = 5
_PART = 0.7
"""How many letters in a row, within or from the beginning, and which part of the shorter word, two
words share that are akin."""
_STEM = 4
_ENDING = 3
"""How long a short word is, and how much longer one that only adds an ending to it."""


def akin(one: str, other: str) -> bool:
    """Tell whether two words seem to be of one stem.

    They share a run of six letters, or begin with the same five, and that is seven tenths of the
    shorter word; or one is the other, of four letters at least, with up to three behind it.

    >>> akin("shelling", "shelled"), akin("penembakan", "menembaki"), akin("fraud", "freud")
    (True, True, False)
    >>> akin("bribe", "bribery"), akin("uang", "uangnya"), akin("port", "portfolio")
    (True, True, False)
    """
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    if len(short) >= _STEM and long.startswith(short) and len(long) - len(short) <= _ENDING:
        return True
    part = ceil(_PART * len(short))
    begin = max(_BEGIN, part)
    if len(short) >= begin and long.startswith(short[:begin]):
        return True
    run = max(_RUN, part)
    return any(short[n : n + run] in long for n in range(len(short) - run + 1))


@final
@attrs.frozen
class Matter:
    """Words that say what something is about, made ready to be compared with others.

    >>> sorted(Matter.of(["shelled", "village"]).shared(["shelling", "of", "village"]))
    ['shelling', 'village']
    """

    words: frozenset[str]
    _runs: frozenset[str]

    @classmethod
    def of(cls, words: Iterable[str]) -> Matter:
        """Make it of words."""
        known = frozenset(words)
        return cls(known, frozenset(run for word in known for run in _runs(word)))

    def shared(self, others: Iterable[str]) -> frozenset[str]:
        """Return those of other words that are among these, or akin to one of them."""
        return frozenset(word for word in others if self.holds(word))

    def holds(self, word: str) -> bool:
        """Tell whether a word is among these, or akin to one of them."""
        if word in self.words:
            return True
        near = any(run in self._runs for run in _runs(word))
        return near and any(akin(word, own) for own in self.words)


def _runs(word: str) -> Iterator[str]:
    """Yield the runs of letters of which words that are akin share one."""
    yield word[:_STEM]
    for start in range(len(word) - _RUN + 1):
        yield word[start : start + _RUN]
