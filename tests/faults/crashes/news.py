"""Claims to append, each with an id of its own and a text of any length."""

from __future__ import annotations

from random import Random
from typing import Final

from claimledger.model import Claim

__all__ = ["DAY", "News"]

DAY: Final = "2031-08-01"
"""When all of it was recorded."""

_TEXT: Final = "a tank at the depot leaks öl into the harbour, says Mayor Lund; 漏れ is denied"


class News:
    """What comes in: one claim after the other."""

    def __init__(self, chance: Random, name: str = "claim", longest: int = 40) -> None:
        self._chance = chance
        self._name = name
        self._longest = longest
        self._count = 0

    def claims(self, count: int) -> tuple[Claim, ...]:
        """Return the next claims."""
        return tuple(self._claim() for _ in range(count))

    def _claim(self) -> Claim:
        self._count += 1
        words = self._chance.choices(_TEXT.split(), k=self._chance.randint(1, self._longest))
        return Claim(f"{self._name}-{self._count}", " ".join(words))
