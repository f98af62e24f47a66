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
from claimledger.files.journal.lines import Lines
from claimledger.files.limits import DEFAULT, Limits

__all__ = ["Line", "Watch", "refused", "scanned"]

Watch = Callable[[int, int], object]
"""What is told how many bytes of how many are read."""

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
        """Whether it is the beginning of a line whose writing never ended."""
        return self.entry is None and not self.ended

    def faults(self) -> tuple[Fault, ...]:
        """Return what is wrong with it, with all that is known of the place."""
        return () if self.entry is not None else diagnosed(self.raw, self.number, self.reader)

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


def scanned(
    path: str, limits: Limits = DEFAULT, watch: Watch | None = None, lines: Lines | None = None
) -> Iterator[Line]:
    """Yield the lines of a journal's file, whatever they are.

    A file that is not there, is no plain file, or is too large raises `LoadError`.
    """
    reader = lines or Lines(path, limits)
    with _opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > limits.journal:
            problem = f"this journal is larger than {limits.journal} bytes"
            raise refused(path, problem, "raise the limit `journal`")
        try:
            yield from _lines(file, size, reader, watch or _nobody)
        except OSError as error:
            problem = f"this cannot be read on: {error.strerror or error}"
            raise refused(path, problem, "check the disk") from None


def _opened(path: str) -> BinaryIO:
    try:
        file = open(path, "rb", opener=_at_once)  # noqa: SIM115  # the caller closes it
    except FileNotFoundError:
        raise refused(path, "there is no such file", "check the path") from None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
        mend = "check the path and its rights"
        raise refused(path, f"this cannot be opened: {reason}", mend) from None
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise refused(path, "this is no plain file", "name a journal")
    return file


def _lines(file: BinaryIO, size: int, reader: Lines, watch: Watch) -> Iterator[Line]:
    longest, entry, done = reader.limits.line, reader.entry, 0
    read = file.readline
    for number in range(1, reader.limits.entries + 2):
        raw = read(longest + 2)
        if not raw:
            break
        done += len(raw)
        if number > reader.limits.entries:
            problem = f"this journal has more than {reader.limits.entries} lines"
            raise refused(reader.file, problem, "raise the limit `entries`", number)
        ended = raw.endswith(b"\n")
        if ended:
            raw = raw[:-1]
        elif len(raw) > longest:
            ended, more = _skipped(file)
            done += more
        yield Line(number, raw, ended, entry(raw) if len(raw) <= longest else None, reader)
        if number % _EVERY == 0:
            watch(done, size)
    watch(size, size)


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


def _at_once(path: str, flags: int) -> int:
    """Open without waiting for somebody to write into a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def refused(path: str, problem: str, mend: str, line: int = 0) -> LoadError:
    """Return the error of a file that is not read at all, or not read on."""
    return LoadError("1 fault", [Fault("", problem, mend, path, line, min(line, 1))])
