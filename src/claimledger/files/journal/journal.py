"""The journal: records written by programs, append-only, each line content-addressed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final, final

import attrs

from claimledger.errors import Fault, InvalidRecordError, LoadError, NewerVersionError
from claimledger.files.journal.appending import Tail, appended, held
from claimledger.files.journal.diagnosing import diagnosed
from claimledger.files.journal.disk import SYSTEM, Disk, failed, write_whole
from claimledger.files.journal.entries import Content, Entry, Lost, Torn
from claimledger.files.journal.lines import VERSION, Lines, encoded
from claimledger.files.journal.numbering import Numbers
from claimledger.files.journal.scanning import Line, Watch, scanned
from claimledger.files.journal.verifying import Checkpoint, Verification, verification
from claimledger.files.keeping import Recording
from claimledger.files.limits import DEFAULT, Limits
from claimledger.files.plain import switched
from claimledger.model import (
    Expectation,
    Period,
    PeriodLike,
    Record,
    detached,
    held_by,
    period,
)
from claimledger.model.identity import valid_text

__all__ = ["Appended", "Journal", "Salvaged", "line_of", "real_path"]

_MOST_FAULTS: Final = 1_000
_OURS: Final = f'"claimledger":{VERSION},'.encode()


@final
@attrs.frozen
class Appended:
    """What an append wrote, and the torn tail that it found and took away, if there was one."""

    entries: tuple[Entry, ...]
    repaired: Fault | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The journal's ids of what was written, in order."""
        return tuple(entry.id for entry in self.entries)


@final
@attrs.frozen
class Salvaged:
    """What a salvage kept, and what is wrong with what it could not keep."""

    kept: int
    lost: tuple[tuple[int, int], ...]
    damage: tuple[Fault, ...]

    def __str__(self) -> str:
        count = sum(last - first + 1 for first, last in self.lost)
        return f"{self.kept} lines kept, {count} known to be lost"


def _text_of(path: str | os.PathLike[str]) -> str:
    if not isinstance(path, str | os.PathLike) or not os.fspath(path):
        raise InvalidRecordError(f"{path!r} is no path of a journal", "name a file")
    return os.fspath(path)


def _patience(_owner: object, _attribute: object, value: object) -> None:
    if not isinstance(value, int | float) or not 0 <= value < float("inf"):
        raise InvalidRecordError(f"{value!r} is no patience", "write seconds, from 0 on")


def real_path(path: str) -> str:
    """Return where a path leads, so that writers by two names take one lock."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError) as error:
        raise failed(path, "it cannot be found", error) from None


@final
@attrs.frozen
class Journal:
    """A journal by its path; nothing is opened until it is read or written.

    ``by`` is who records, ``patience`` for how many seconds an append waits for other writers.

    >>> from tempfile import TemporaryDirectory
    >>> from claimledger.model import Claim
    >>> with TemporaryDirectory() as folder:
    ...     journal = Journal(f"{folder}/desk.jsonl", by="desk")
    ...     appended = journal.append(Claim("base", "A foreign base will open"), at="2024-06-20")
    ...     [(entry.content, str(entry.at), entry.by) for entry in journal]
    [(Claim('base', 'A foreign base will open'), '2024-06-20', 'desk')]
    """

    path: str = attrs.field(converter=_text_of)
    by: str = attrs.field(default="", kw_only=True, validator=valid_text)
    patience: float = attrs.field(default=30.0, kw_only=True, validator=_patience)
    limits: Limits = attrs.field(default=DEFAULT, kw_only=True)
    disk: Disk = attrs.field(default=SYSTEM, kw_only=True, repr=False, eq=False)

    def append(self, *contents: Content, at: PeriodLike | None = None) -> Appended:
        """Append records and the records that they hold; return once they are on the disk.

        ``at`` is when they were recorded, now if it is left out. If anything goes wrong the
        journal is as it was before.
        """
        recording = None if at is None else Recording(period(at), self.by)
        return self.add((content, recording) for content in _unfolded(contents))

    def add(self, contents: Iterable[tuple[Content, Recording | None]]) -> Appended:
        """Append contents as they are, each with when and by whom it was recorded; None is now."""
        path = real_path(self.path)
        with held(path, self.patience):
            return self._locked(path, contents)

    def merge(self, other: Journal) -> Appended:
        """Append what another journal holds, and this one does not with that time and recorder.

        What the other tells of its own file, of lines that are torn or lost, stays there.
        """
        path = real_path(self.path)
        with held(path, self.patience):
            known = {entry.key for entry in self} if os.path.exists(path) else set()  # noqa: PTH110
            held_there = (e for e in other if not isinstance(e.content, Torn | Lost))
            fresh = {e.key: e for e in held_there if e.key not in known}.values()
            return self._locked(path, ((e.content, Recording(e.at, e.by)) for e in fresh))

    def _now(self) -> Recording:
        written = datetime.now(UTC).replace(tzinfo=None, microsecond=0).isoformat()
        return Recording(Period(f"{written}Z"), self.by)

    def _locked(self, path: str, given: Iterable[tuple[Content, Recording | None]]) -> Appended:
        lines = Lines(self.path, self.limits)
        entries: list[Entry] = []
        repaired: list[Fault] = []

        def made(tail: Tail) -> Iterator[bytes]:
            number, now = tail.last, self._now()
            if tail.torn:
                problem = f"a torn tail of {len(tail.torn)} bytes was taken away"
                mend = "its writing never ended, and nothing told that it had"
                repaired.append(Fault("", problem, mend, self.path))
                number += 1
                yield line_of(Torn.of(tail.torn), now, number, lines)[1]
            for content, recording in given:
                number += 1
                entry, line = line_of(content, recording or now, number, lines)
                entries.append(entry)
                yield line

        try:
            appended(self.disk, path, lines, made)
        except RecursionError:
            raise InvalidRecordError("a record nests too deep to be written", "nest less") from None
        return Appended(tuple(entries), repaired[0] if repaired else None)

    def lines(self, watch: Watch | None = None) -> Iterator[Line]:
        """Yield the lines of the file, whatever they are; readers need no lock.

        ``watch`` is told now and then how many bytes of how many are read.
        """
        return scanned(self.path, self.limits, watch)

    def entries(self, watch: Watch | None = None) -> Iterator[Entry]:
        """Yield the entry of every whole line; damage is raised at the end, as a `LoadError`.

        A torn tail is no damage: a writer may be at work.
        """
        faults: list[Fault] = []
        count = 0
        for line in self.lines(watch):
            if line.entry is not None:
                yield line.entry
            elif not line.torn:
                count += 1
                if len(faults) < _MOST_FAULTS:
                    faults += line.faults()
        if faults:
            raise LoadError(f"{count} damaged line{'s' * (count != 1)}", faults)

    def __iter__(self) -> Iterator[Entry]:
        return self.entries()

    def verify(
        self, checkpoint: Checkpoint | None = None, *, watch: Watch | None = None
    ) -> Verification:
        """Look whether every line is as it was written, and all are there as far as can be seen."""
        return verification(self.lines(watch), self.path, checkpoint)

    def checkpoint(self, *, watch: Watch | None = None) -> Checkpoint:
        """Return how many lines there are and what they are; damage raises `LoadError`."""
        hashes = dict.fromkeys(entry.line for entry in self.entries(watch))
        return Checkpoint.of(hashes)

    def salvage(self, out: str | os.PathLike[str], *, watch: Watch | None = None) -> Salvaged:
        """Write every line that is whole to a new journal, and which entries are lost.

        The lines are kept byte for byte; this journal stays as it is. Lines of a newer version
        of the format are no damage: they raise `LoadError`, and nothing is written.
        """
        numbers, count = Numbers(), 0
        lost: tuple[tuple[int, int], ...] = ()
        damage: list[Fault] = []

        def kept() -> Iterator[bytes]:
            nonlocal count, lost
            for line in self.lines(watch):
                if line.entry is None and (len(damage) < _MOST_FAULTS or _OURS not in line.raw):
                    faults = line.faults()
                    newer = [fault for fault in faults if isinstance(fault, NewerVersionError)]
                    if newer:
                        raise LoadError.of(newer)
                    damage.extend(faults[: _MOST_FAULTS - len(damage)])
                for entry, raw in line.kept():
                    count += 1
                    numbers.meet(entry.number)
                    if isinstance(entry.content, Lost):
                        numbers.excuse(entry.content.entries)
                    yield raw + b"\n"
            lost = numbers.missing()
            if lost:
                number = min(numbers.last + 1, self.limits.entries)
                now = self._now()
                yield encoded(Lost(lost), now.at, now.by, number)[1]

        write_whole(self.disk, os.fspath(out), kept(), fresh=True)
        return Salvaged(count, lost, tuple(damage))


def line_of(
    content: Content, recording: Recording, number: int, lines: Lines
) -> tuple[Entry, bytes]:
    """Return a line that reads back as what it holds; nothing else is ever written."""
    problem, mend = "it nests too deep, or holds what is no text or number", "mend the record"
    with suppress(RecursionError, TypeError, UnicodeEncodeError):
        line = encoded(content, recording.at, recording.by, number)[1]
        found = lines.entry(line[:-1]) if len(line) <= lines.limits.line + 1 else None
        if found is not None and found.content in (content, _as_written(content)):
            return found, line
        for fault in diagnosed(line[:-1], number, lines)[:1]:
            path = f"{fault.path}: " if fault.path else ""
            problem, mend = f"{path}{fault.problem}", fault.mend or mend
    name = content.id if isinstance(content, Record) else type(content).__name__
    raise InvalidRecordError(f"{name!r} would not read back from a journal: {problem}", mend)


def _as_written(content: Content) -> Content:
    """Return a content as its body has it: what a policy switches is written on and off."""
    if not isinstance(content, Expectation):
        return content
    return content.but(policy=switched(content.policy.thaw()))


def _unfolded(contents: Iterable[Content]) -> Iterator[Content]:
    """Yield contents and what they hold as objects, what is held first, each once."""
    seen: set[Content] = set()
    waiting = [(content, False) for content in reversed(tuple(contents))]
    while waiting:
        content, opened = waiting.pop()
        if not isinstance(content, Content):
            raise InvalidRecordError(f"{content!r} is no record", "append records")
        if content in seen:
            continue
        if not isinstance(content, Record):
            seen.add(content)
            yield content
        elif opened:
            seen.add(content)
            yield detached(content)
        else:
            waiting.append((content, True))
            waiting += [(held, False) for held in reversed(tuple(held_by(content)))]
