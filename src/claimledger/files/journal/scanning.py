"""A journal's file, line by line, as it stands: what is whole, what is not, and what is torn."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final, final

import attrs

from claimledger.errors import Fault, LoadError
from claimledger.files.journal.diagnosing import diagnosed, whole_lines
from claimledger.files.journal.entries import Entry
from claimledger.files.journal.lines import Lines, Parts
from claimledger.files.limits import DEFAULT, Limits
from claimledger.files.tree import reason_of

__all__ = ["Line", "Piece", "Watch", "at_once", "pieces", "refused", "scanned"]

Watch = Callable[[int, int], object]
"""What is told how many bytes of how many are read."""

Piece = tuple[int, bytes, bool, Parts | None]
"""A line: its number, its bytes without its end, whether it has one, and what its entry has."""

_EVERY: Final = 1_000
"""After so many lines it is told."""


@final
@attrs.frozen
class Line:
    """One line of a file: its number from 1, its bytes without their end, and its entry if whole.

    ``ended`` tells whether the line's end is there: of the last one it may be missing.
    """

    number: int
    raw: bytes
    ended: bool
    entry: Entry | None
    reader: Lines = attrs.field(eq=False, repr=False)

    @property
    def torn(self) -> bool:
        """Whether it is the beginning of a line whose writing never ended.

        A whole line may have been told to be written: with other bytes behind it, it is damaged.
        Zeros are none: a power loss leaves them where nothing was written yet.
        """
        if self.entry is not None or self.ended:
            return False
        return not any(self.raw[end:].strip(b"\0") for _, end, _ in self.rescued())

    def faults(self) -> tuple[Fault, ...]:
        """Return what is wrong with it, with all that is known of the place."""
        return () if self.entry is not None else diagnosed(self.raw, self.number, self.reader)

    def kept(self) -> Iterator[tuple[Entry, bytes]]:
        """Yield the entries that can be kept, with their bytes: its own, or those within it."""
        if self.entry is not None:
            yield self.entry, self.raw
            return
        for start, end, entry in self.rescued():
            yield entry, self.raw[start:end]

    def rescued(self) -> tuple[tuple[int, int, Entry], ...]:
        """Return the whole lines that stand within a broken one: from, to, and the entry."""
        return () if self.entry is not None else tuple(whole_lines(self.raw, self.reader))

    def notice(self) -> Fault | None:
        """Return what is to be told of a last line without its end; it is no damage."""
        if self.ended:
            return None
        mend = "the next append repairs it"
        if self.entry is not None:
            problem = "the end of the last line is missing; the record is whole"
        else:
            problem = f"a torn tail of {len(self.raw)} bytes: the writing of a line never ended"
        return Fault("", problem, mend, self.reader.file, self.number, 1)


def scanned(path: str, limits: Limits = DEFAULT, watch: Watch | None = None) -> Iterator[Line]:
    """Yield the lines of a journal's file, whatever they are.

    A file that is not there, is no plain file, or is too large raises `LoadError`.
    """
    reader = Lines(path, limits)
    for number, raw, ended, parts in pieces(path, reader, watch):
        yield Line(number, raw, ended, None if parts is None else Entry(*parts), reader)


def pieces(path: str, lines: Lines, watch: Watch | None = None) -> Iterator[Piece]:
    """Yield the lines of a journal's file as pieces, for those who need no more of them."""
    with _opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > lines.limits.journal:
            problem = f"this journal is larger than {lines.limits.journal} bytes"
            raise refused(path, problem, "raise the limit 'journal'")
        try:
            yield from _pieces(file, size, lines, watch or _nobody)
        except OSError as error:
            problem = f"this cannot be read on: {reason_of(error)}"
            raise refused(path, problem, "check the disk") from None


def _opened(path: str) -> BinaryIO:
    try:
        file = open(path, "rb", opener=at_once)  # noqa: SIM115  # the caller closes it
    except FileNotFoundError:
        raise refused(path, "there is no such file", "check the path") from None
    except (OSError, ValueError) as error:
        problem = f"this cannot be opened: {reason_of(error)}"
        raise refused(path, problem, "check the path and its rights") from None
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise refused(path, "this is no plain file", "name a journal")
    return file


def _pieces(file: BinaryIO, size: int, lines: Lines, watch: Watch) -> Iterator[Piece]:
    limits, done = lines.limits, 0
    longest, read, parts = limits.line, file.readline, lines.parts
    number = 0
    while raw := read(longest + 2):
        number += 1
        if number > limits.entries:
            problem = f"this journal has more than {limits.entries} lines"
            raise refused(lines.file, problem, "raise the limit 'entries'", number)
        count, ended = len(raw), raw.endswith(b"\n")
        raw = raw[:-1]
        found = parts(raw) if ended and count <= longest + 1 else None
        if found is None:
            raw, ended, count, found = _again(file, done, lines)
            if not count:
                break
        done += count
        yield number, raw, ended, found
        if not ended:  # a writer may be at work: what comes now is the rest of this line
            break
        if number % _EVERY == 0:
            watch(done, size)
    watch(size, size)


def _again(file: BinaryIO, at: int, lines: Lines) -> tuple[bytes, bool, int, Parts | None]:
    """Read a line once more, and return with it how many bytes it takes.

    While it was read, a writer may have put it in the place of a torn tail.
    """
    longest = lines.limits.line
    file.seek(at)
    raw = file.readline(longest + 2)
    count, ended = len(raw), raw.endswith(b"\n")
    if ended:
        raw = raw[:-1]
    elif len(raw) > longest:
        ended, more = _skipped(file)
        count += more
    return raw, ended, count, lines.parts(raw) if len(raw) <= longest else None


def _skipped(file: BinaryIO) -> tuple[bool, int]:
    """Read on to the end of a line that is too long; tell whether it has one, and its size."""
    skipped = 0
    while piece := file.readline(2**20):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            return True, skipped
    return False, skipped


def _nobody(_done: int, _size: int) -> None:
    """Tell nobody."""


def at_once(path: str, flags: int) -> int:
    """Open without waiting for somebody to write into a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def refused(path: str, problem: str, mend: str, line: int = 0) -> LoadError:
    """Return the error of a file that is not read at all, or not read on."""
    return LoadError.of([Fault("", problem, mend, path, line, min(line, 1))])
