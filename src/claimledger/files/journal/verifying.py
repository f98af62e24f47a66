"""Whether a journal is all there and as it was written, and what of it can be saved."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from itertools import islice
from typing import Any, Final, final

import attrs

from claimledger.errors import Fault, InvalidRecordError
from claimledger.files.journal.canonical import canonical, decoded
from claimledger.files.journal.entries import Lost, Torn
from claimledger.files.journal.lines import VERSION
from claimledger.files.journal.numbering import Numbers, told_ranges
from claimledger.files.journal.scanning import Line
from claimledger.files.limits import DEFAULT, or_raised
from claimledger.model import Record

__all__ = ["Checkpoint", "Verification", "verification"]

_DIGITS: Final = frozenset("0123456789abcdef")


def _hash(_owner: object, attribute: attrs.Attribute[str], value: object) -> None:
    if not (isinstance(value, str) and len(value) == 64 and set(value) <= _DIGITS):
        raise InvalidRecordError(
            f"{value!r:.80} is no {attribute.name} of a checkpoint", "write its 64 hex digits"
        )


def _count(_owner: object, _attribute: attrs.Attribute[int], value: object) -> None:
    if type(value) is not int or value < 0:
        raise InvalidRecordError(f"{value!r:.80} is no count of lines", "write a whole number")


@final
@attrs.frozen
class Checkpoint:
    """How many lines a journal had, and what they were: kept elsewhere, it shows a removed tail.

    ``count`` counts lines, a line that stands twice once. ``root`` is a SHA-256 over their
    hashes whatever their order, ``order`` one over them in the order of the file.

    >>> Checkpoint.of([]).count
    0
    """

    count: int = attrs.field(validator=_count)
    root: str = attrs.field(validator=_hash)
    order: str = attrs.field(validator=_hash)

    @classmethod
    def of(cls, hashes: Iterable[str]) -> Checkpoint:
        """Return the checkpoint of lines with these hashes, each given once."""
        found = list(hashes)
        root, order = (sha256("".join(h).encode()).hexdigest() for h in (sorted(found), found))
        return cls(len(found), root, order)

    def __str__(self) -> str:
        return canonical({"claimledger": VERSION, **attrs.asdict(self)})

    @classmethod
    def read(cls, text: str) -> Checkpoint:
        """Return the checkpoint that a text holds, as ``str`` gave it."""
        mend = "make it with claimledger checkpoint"
        try:
            found = decoded(text.strip())
        except (ValueError, RecursionError):
            raise InvalidRecordError("this is no checkpoint", mend) from None
        if not isinstance(found, dict) or found.keys() != {"claimledger", "count", "root", "order"}:
            raise InvalidRecordError("this is no checkpoint", mend)
        version = found.pop("claimledger")
        if type(version) is not int or version < VERSION:
            raise InvalidRecordError("this is no checkpoint", mend)
        if version > VERSION:
            problem = f"this checkpoint is of version {version}, and this library reads {VERSION}"
            raise InvalidRecordError(problem, "install a newer claimledger")
        return cls(**found)


@final
@attrs.frozen
class Verification:
    """What is to be told of a journal: ``damage``, and ``notices``, which change no answer."""

    lines: int
    records: int
    checkpoint: Checkpoint
    damage: tuple[Fault, ...]
    notices: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is damaged, and nothing missing as far as can be seen."""
        return not self.damage

    def __bool__(self) -> bool:
        return self.sound

    def fields(self) -> dict[str, Any]:
        """Return it as plain data."""
        told = {
            name: [_plain(fault) for fault in faults]
            for name, faults in (("damage", self.damage), ("notices", self.notices))
        }
        counts = {"lines": self.lines, "records": self.records, "sound": self.sound}
        return {**counts, "checkpoint": attrs.asdict(self.checkpoint), **told}

    def __str__(self) -> str:
        lines, records = self.lines, self.records
        return f"{lines} line{'s' * (lines != 1)}, {records} record{'s' * (records != 1)}: " + (
            "sound" if self.sound else f"damaged in {len(self.damage)} place(s)"
        )


def _plain(fault: Fault) -> dict[str, Any]:
    names = ("file", "line", "column", "path", "problem", "mend")
    return {name: getattr(fault, name) for name in names}


@final
class _Seen:
    """What is noted of a journal's lines while they pass."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.hashes: dict[str, int] = {}
        self.ids: set[str] = set()
        self.numbers = Numbers()
        self.damage: list[Fault] = []
        self.notices: list[Fault] = []
        self.most = DEFAULT.faults
        self.more = [0, 0]
        self.before = 0
        self.steps: list[tuple[int, int, int]] = []

    def note(self, line: Line) -> None:
        entry = line.entry
        notice = line.notice()
        self.most = line.reader.limits.faults
        if entry is None:
            if len(self.damage) >= self.most:
                self.more[0] += 1
            else:
                self.damage += (notice,) if notice is not None and line.torn else line.faults()
            return
        if notice is not None:
            self.notices.append(notice)
        first = self.hashes.setdefault(entry.line, line.number)
        if first != line.number:
            self.tell(line.number, f"this line stands already at line {first}")
            return
        if isinstance(entry.content, Record):
            self.ids.add(entry.id)
        self.numbers.meet(entry.number)
        if entry.number != self.before + 1:
            self.steps.append((line.number, self.before, entry.number))
        self.before = entry.number
        if isinstance(entry.content, Torn):
            size = entry.content.size
            self.tell(line.number, f"a torn tail of {size} bytes was taken away here")
        elif isinstance(entry.content, Lost):
            self.numbers.excuse(entry.content.entries)
            ranges = told_ranges(entry.content.entries)
            mend = "take them from a copy, if there is one"
            self.tell(line.number, f"a salvage did not find {ranges}", mend)

    def tell(self, line: int, problem: str, mend: str = "it changes no answer") -> None:
        if len(self.notices) >= self.most:
            self.more[1] += 1
        else:
            self.notices.append(Fault("", problem, mend, self.file, line, 1))

    def end(self) -> None:
        """Tell of how much more there was than is told."""
        for found, more, what in (
            (self.damage, self.more[0], "damaged lines"),
            (self.notices, self.more[1], "notices"),
        ):
            if more:
                mend = or_raised("mend these first", "faults")
                found.append(Fault("", f"there are {more} more {what}", mend, self.file))

    def disordered(self) -> list[int]:
        """Return the lines that do not follow the line written before them, if that is there."""
        # each number is looked from once: many lines may step over one wide gap
        following = {a: self.numbers.after(a) for _, a, b in self.steps if a < b}
        return [line for line, a, b in self.steps if a >= b or following[a] < b]


def verification(
    lines: Iterable[Line], file: str, checkpoint: Checkpoint | None = None
) -> Verification:
    """Look over all lines of a journal, and hold them against a checkpoint if there is one."""
    seen, count = _Seen(file), 0
    for count, line in enumerate(lines, 1):  # noqa: B007  # the last count is the number of lines
        seen.note(line)
    missing = seen.numbers.missing()
    if missing:
        problem = f"lines are missing: {told_ranges(missing)} are nowhere"
        mend = "take the lines from a copy; claimledger salvage marks them as lost"
        seen.damage.append(Fault("", problem, mend, file))
    disordered = seen.disordered()
    if disordered:
        times = f", nor do {len(disordered) - 1} later ones" if len(disordered) > 1 else ""
        problem = f"this line does not follow the one that was written before it{times}"
        seen.tell(disordered[0], problem, "it changes no answer: lines were merged or swapped")
    if checkpoint is not None:
        _compare(seen, checkpoint)
    seen.end()
    return Verification(
        count, len(seen.ids), Checkpoint.of(seen.hashes), tuple(seen.damage), tuple(seen.notices)
    )


def _compare(seen: _Seen, checkpoint: Checkpoint) -> None:
    found = Checkpoint.of(islice(seen.hashes, checkpoint.count))
    mend = "take what is missing from a copy, or make a new checkpoint if it was meant so"
    if found.count < checkpoint.count:
        problem = (
            f"the checkpoint counts {checkpoint.count} lines, and here are {found.count} whole"
        )
        seen.damage.append(Fault("", problem, mend, seen.file))
    elif found.root != checkpoint.root:
        problem = f"the first {checkpoint.count} lines are not those of the checkpoint"
        seen.damage.append(Fault("", problem, mend, seen.file))
    elif found.order != checkpoint.order:
        problem = f"the first {checkpoint.count} lines are in another order than in the checkpoint"
        seen.notices.append(Fault("", problem, "it changes no answer", seen.file))
