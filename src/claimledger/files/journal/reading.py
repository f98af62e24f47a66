"""A whole journal as a ledger, with what else it holds, and where each record stands."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator, Mapping
from typing import Final, final

import attrs

from claimledger.errors import Fault, LoadError
from claimledger.files.journal.entries import Content, Entry, External, Lost, Torn
from claimledger.files.journal.lines import Lines
from claimledger.files.journal.numbering import Numbers, told_ranges
from claimledger.files.journal.scanning import Line, Piece, Watch, pieces
from claimledger.files.limits import DEFAULT, Limits
from claimledger.ledger import Ledger
from claimledger.model import Expectation, Period, Record
from claimledger.model.plain import Place

__all__ = ["SUFFIXES", "Held", "is_journal", "read_journal"]

SUFFIXES: Final = (".jsonl", ".ndjson")
"""How the names of journals end."""


def is_journal(path: str | os.PathLike[str]) -> bool:
    """Tell whether a file's name is that of a journal.

    >>> is_journal("desk.jsonl"), is_journal("desk.yaml")
    (True, False)
    """
    return os.path.splitext(os.fspath(path))[1].lower() in SUFFIXES  # noqa: PTH122  # a text


@final
@attrs.frozen
class Held:
    """What a journal holds; ``notices`` tell what is odd in its file, and no fault."""

    file: str
    ledger: Ledger
    expects: tuple[tuple[Expectation, Place], ...]
    external: frozenset[str]
    places: Mapping[str, Place]
    notices: tuple[Fault, ...]


@final
class _Places(Mapping[str, Place]):
    """Where records stand, by id: the first line of each; worked out when first asked for."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.ids: list[str] = []
        self.numbers = array("L")
        self._lines: dict[str, int] = {}

    def add(self, id: str, number: int) -> None:
        self.ids.append(id)
        self.numbers.append(number)

    @property
    def lines(self) -> Mapping[str, int]:
        if not self._lines and self.ids:
            found = zip(reversed(self.ids), reversed(self.numbers), strict=True)
            self._lines = dict(found)
        return self._lines

    def __getitem__(self, id: str) -> Place:
        return Place(self.file, self.lines[id], 1)

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)


@final
class _Reading:
    """What is kept of a journal's lines while they pass."""

    def __init__(self, file: str, most: int) -> None:
        self.places = _Places(file)
        self.expects: dict[Expectation, Place] = {}
        self.external: set[str] = set()
        self.numbers = Numbers()
        self.notices: list[Fault] = []
        self.faults: list[Fault] = []
        self.most = most

    def records(
        self, found: Iterator[Piece], lines: Lines
    ) -> Iterator[tuple[Record, Period | None]]:
        """Yield the records of the lines, and keep the rest."""
        add, meet = self.places.add, self.numbers.meet
        for number, raw, ended, entry in found:
            if entry is None or not ended:
                self.odd(Line(number, raw, ended, entry and Entry(*entry), lines))
            if entry is None:
                continue
            content = entry[0]
            meet(entry[3])
            if isinstance(content, Record) and not isinstance(content, Expectation):
                add(content.id, number)
                yield content, entry[1]
            else:
                self.aside(content, number)

    def aside(self, content: Content, number: int) -> None:
        """Take up what is no record of the ledger."""
        if isinstance(content, Expectation):
            self.expects.setdefault(content, Place(self.places.file, number, 1))
        elif isinstance(content, External):
            self.external.update(content.ids)
        elif isinstance(content, Torn):
            self.tell(f"a torn tail of {content.size} bytes was taken away here", number)
        elif isinstance(content, Lost):
            self.numbers.excuse(content.entries)
            problem = f"a salvage did not find {told_ranges(content.entries)}"
            self.tell(problem, number, "take them from a copy, if there is one")

    def tell(self, problem: str, line: int, mend: str = "it changes no answer") -> None:
        """Take up what is odd, and no fault."""
        self.notices.append(Fault("", problem, mend, self.places.file, line, min(line, 1)))

    def odd(self, line: Line) -> None:
        """Take up what is to be told of a line that is not whole, or has no end."""
        notice = line.notice()
        if line.entry is not None or line.torn:
            self.notices += (notice,) if notice is not None else ()
        elif len(self.faults) < self.most:
            self.faults += line.faults()


def read_journal(path: str, limits: Limits = DEFAULT, watch: Watch | None = None) -> Held:
    """Read a journal: a ledger of its records, each at its earliest time, conflicts kept.

    Damaged lines raise `LoadError`, all of them at once. A torn tail is a notice, for nothing
    told that it was written, and a writer may be at work; so are lines that are missing.
    """
    found = _Reading(path, limits.faults)
    lines = Lines(path, limits)
    ledger = Ledger.gathered(found.records(pieces(path, lines, watch), lines))
    if found.faults:
        raise LoadError.of(found.faults)
    missing = found.numbers.missing()
    if missing:
        mend = "take the lines from a copy; claimledger salvage marks them as lost"
        found.tell(f"lines are missing: {told_ranges(missing)} are nowhere", 0, mend)
    expects = tuple(found.expects.items())
    return Held(
        path, ledger, expects, frozenset(found.external), found.places, tuple(found.notices)
    )
