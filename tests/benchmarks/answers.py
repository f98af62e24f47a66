"""What is asked of every side of the comparison, and checksums that tell whether answers agree."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any, ClassVar, Final, NamedTuple

from claimledger import Period, Record, Status

__all__ = ["Answerer", "Chains", "Statuses", "checksum"]


class Chains(NamedTuple):
    """Q1, a row for each statement: does it reach an origin, in how few steps, and a cycle.

    ``origins`` counts the origins that it reaches, where this was asked for.
    """

    ids: Sequence[str]
    grounded: Sequence[Any]
    depth: Sequence[Any]
    circular: Sequence[Any]
    origins: Sequence[Any] | None


class Statuses(NamedTuple):
    """Q2, a row for each claim: its status, and of each side its origins and their blocs."""

    ids: Sequence[str]
    status: Sequence[Any]
    support: Sequence[Any]
    support_blocs: Sequence[Any]
    opposition: Sequence[Any]
    opposition_blocs: Sequence[Any]


class Answerer(ABC):
    """One side of the comparison: made of the same records, asked the same questions."""

    name: ClassVar[str]

    @abstractmethod
    def __init__(self, records: Sequence[Record]) -> None:
        """Take up the records in a form that suits the questions."""

    def index(self) -> Any:
        """Do what is made once, and only when the first question comes; nothing, by most."""
        return None

    @abstractmethod
    def chains(self, *, origins: bool) -> Any:
        """Answer Q1 of all statements, in the form in which this side hands answers over."""

    @abstractmethod
    def statuses(self, day: Period | None = None) -> Any:
        """Answer Q2 of all claims; with a day, as of its end (Q3)."""

    def told_chains(self, found: Any) -> Chains:
        """Bring what `chains` returned into the form in which answers are compared."""
        assert isinstance(found, Chains)
        return found

    def told_statuses(self, found: Any) -> Statuses:
        """Bring what `statuses` returned into the form in which answers are compared."""
        assert isinstance(found, Statuses)
        return found


_STATUSES: Final = {
    word: number
    for number, word in enumerate(
        (Status.UNREPORTED, Status.OPEN, Status.ASSERTED, Status.DENIED, Status.CONTESTED)
    )
}


def checksum(table: Iterable[Sequence[Any] | None]) -> str:
    """Return a checksum of rows, the first column their ids, that does not depend on their order.

    >>> checksum([["a", "b"], [1, 2]]) == checksum([["b", "a"], [2.0, True]])
    True
    """
    ids, *columns = (column for column in table if column is not None)
    numbers = [[_STATUSES[v] if isinstance(v, Status) else int(v) for v in c] for c in columns]
    rows = sorted(zip(ids, *numbers, strict=True))
    return sha256(repr(rows).encode()).hexdigest()[:12]
