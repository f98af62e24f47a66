"""How lines come to stand behind the others: under a lock, and durable when it returns."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from typing import Final, final

import attrs

from claimledger.errors import JournalError, LockedError
from claimledger.files.journal.diagnosing import whole_lines
from claimledger.files.journal.disk import Disk, failed, poured, written
from claimledger.files.journal.lines import Lines

__all__ = ["Tail", "appended", "held"]

_BLOCK: Final = 2**16
_POLL: Final = 0.005
"""How many seconds pass between two looks at a lock that another writer holds."""


@final
@attrs.frozen
class Tail:
    """How a journal ends: how much of it is kept, what is torn, and the number of the last entry.

    ``kept`` counts the bytes up to the end of the last whole line; without ``ended`` that line
    lacks its end. ``torn`` are the bytes behind it.
    """

    kept: int
    ended: bool
    torn: bytes
    last: int


@contextmanager
def held(path: str, patience: float) -> Iterator[None]:
    """Hold the lock of a journal's writers; wait for it as many seconds as there is patience."""
    try:
        from filelock import FileLock, Timeout  # noqa: PLC0415  # an extra, and only to write
    except ImportError:
        problem = "writing a journal needs the package filelock"
        raise JournalError(path, problem, "install claimledger[journal]") from None
    folder = os.path.dirname(path) or "."  # noqa: PTH120  # a text
    if not os.path.isdir(folder):  # noqa: PTH112  # a text
        # the lock would make it, and nothing would wait until its name is on the disk
        raise JournalError(path, "its folder is not there", "check the path, or make the folder")
    lock = FileLock(f"{path}.lock")
    try:
        lock.acquire(timeout=patience, poll_interval=_POLL)
    except Timeout:
        problem = f"another writer has held it for {patience:g} seconds"
        raise LockedError(path, problem, "try again, or see who holds its .lock") from None
    except (OSError, ValueError) as error:
        raise failed(path, "its lock cannot be taken", error) from None
    try:
        yield
    finally:
        lock.release()


def appended(disk: Disk, path: str, lines: Lines, made: Callable[[Tail], Iterable[bytes]]) -> None:
    """Append the lines that are made for a tail; return once they are on the disk.

    The caller holds the lock. If anything goes wrong, the journal is cut back to what it was.
    """
    try:
        handle = disk.open(path)
    except (OSError, ValueError) as error:
        raise failed(path, "it cannot be opened", error) from None
    try:
        tail = _tail(disk, handle, path, lines)
        try:
            if tail.torn:
                disk.truncate(handle, tail.kept)
            end = () if tail.ended else (b"\n",)
            poured(disk, handle, tail.kept, chain(end, made(tail)))
            disk.sync(handle)
            disk.sync_folder(os.path.dirname(path) or ".")  # noqa: PTH120  # a text
        except BaseException:
            with suppress(OSError):
                disk.truncate(handle, tail.kept)
                disk.sync(handle)
                if tail.torn:
                    written(disk, handle, tail.kept, tail.torn)
                    disk.sync(handle)
            raise
    except OSError as error:
        if isinstance(error, JournalError):
            raise
        raise failed(path, "it cannot be written", error) from None
    finally:
        with suppress(OSError):
            disk.close(handle)


def _tail(disk: Disk, handle: int, path: str, lines: Lines) -> Tail:
    """Read backwards to the last whole line, past lines that are damaged."""
    size = disk.size(handle)
    block = _BLOCK
    while True:
        begin = max(size - block, 0)
        data = _read(disk, handle, begin, size)
        found = _last(data, begin, lines)
        if found is not None:
            return found
        if begin == 0 and (b"\n" not in data) and _is_torn(data):
            return Tail(0, ended=True, torn=data, last=0)
        if begin == 0 or block > 2 * lines.limits.line:
            problem = "no whole line of a journal stands at its end"
            mend = "name a journal, or see what claimledger verify tells of this one"
            raise JournalError(path, problem, mend)
        block *= 8


def _read(disk: Disk, handle: int, begin: int, end: int) -> bytes:
    pieces = []
    while begin < end:
        piece = disk.read(handle, begin, end - begin)
        if not piece:
            break
        pieces.append(piece)
        begin += len(piece)
    return b"".join(pieces)


def _last(data: bytes, begin: int, lines: Lines) -> Tail | None:
    """Return the tail if the last whole line is in these bytes of a file, which end it."""
    whole, behind = data.rfind(b"\n") + 1, len(data)
    rest = data[whole:]
    found = list(whole_lines(rest, lines)) if whole or not begin else []
    if found:
        _, until, last = found[-1]
        kept = begin + whole + until
        return Tail(kept, ended=False, torn=rest[until:], last=last.number)
    passed, end = 0, whole
    while end:
        start = data.rfind(b"\n", 0, end - 1) + 1
        if start or not begin:
            entry = lines.entry(data[start : end - 1])
            if entry is not None:
                number = entry.number + passed
                return Tail(begin + whole, ended=True, torn=data[whole:behind], last=number)
        passed, end = passed + 1, start
    return None


def _is_torn(data: bytes) -> bool:
    """Tell whether bytes can be the beginning of a journal's first line, or one never written."""
    start = b'{"at":'
    return start.startswith(data.rstrip(b"\0")[: len(start)])
