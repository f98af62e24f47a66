"""A disk that fails: at one operation, or from one on, in each way in which disks fail."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from math import ceil
from typing import Final

import attrs

from claimledger.files.journal.disk import Disk

__all__ = ["FAULTS", "FailingDisk", "Failure", "Killed"]


class Killed(BaseException):
    """The process ends here: nothing that it would still do is done."""


@attrs.frozen
class Failure:
    """One way to fail: with an error or without, after so much of a write is done all the same.

    With ``lasting`` all later operations fail too.
    """

    name: str
    error: Callable[[], BaseException] | None
    part: float = 0
    lasting: bool = False


class FailingDisk:
    """A `Disk` that passes on to another, and fails from its ``at``-th operation on, from 0."""

    def __init__(self, disk: Disk, failure: Failure | None = None, at: int = 0) -> None:
        self.disk = disk
        self.failure = failure
        self.at = at
        self.done: list[str] = []
        """Which operations were asked for."""

    def _fails(self, operation: str) -> Failure | None:
        self.done.append(operation)
        failure, now = self.failure, len(self.done) - 1
        if failure is None or not (now == self.at or (failure.lasting and now > self.at)):
            return None
        return failure

    def _pass(self, operation: str) -> None:
        failure = self._fails(operation)
        if failure is not None and failure.error is not None:
            raise failure.error()

    def open(self, path: str) -> int:
        self._pass("open")
        return self.disk.open(path)

    def create(self, path: str) -> int:
        self._pass("create")
        return self.disk.create(path)

    def size(self, handle: int) -> int:
        self._pass("size")
        return self.disk.size(handle)

    def read(self, handle: int, at: int, count: int) -> bytes:
        failure = self._fails("read")
        if failure is not None and failure.error is not None:
            raise failure.error()
        return self.disk.read(handle, at, count if failure is None else (count + 1) // 2)

    def write(self, handle: int, at: int, data: bytes) -> int:
        failure = self._fails("write")
        if failure is None:
            return self.disk.write(handle, at, data)
        count = self.disk.write(handle, at, data[: ceil(len(data) * failure.part)])
        if failure.error is not None:
            raise failure.error()
        return count

    def truncate(self, handle: int, size: int) -> None:
        self._pass("truncate")
        self.disk.truncate(handle, size)

    def sync(self, handle: int) -> None:
        self._pass("sync")
        self.disk.sync(handle)

    def close(self, handle: int) -> None:
        failure = self._fails("close")
        self.disk.close(handle)  # a handle is given back even if that fails
        if failure is not None and failure.error is not None:
            raise failure.error()

    def rename(self, old: str, new: str) -> None:
        self._pass("rename")
        self.disk.rename(old, new)

    def remove(self, path: str) -> None:
        self._pass("remove")
        self.disk.remove(path)

    def sync_folder(self, path: str) -> None:
        self._pass("sync_folder")
        self.disk.sync_folder(path)


def _errors(code: int) -> Callable[[], OSError]:
    return lambda: OSError(code, os.strerror(code))


FAULTS: Final = (
    Failure("EIO", _errors(errno.EIO)),
    Failure("EIO, half is written", _errors(errno.EIO), part=0.5),
    Failure("EIO, all is written", _errors(errno.EIO), part=1),
    Failure("ENOSPC", _errors(errno.ENOSPC)),
    Failure("ENOSPC, most is written", _errors(errno.ENOSPC), part=0.9),
    Failure("EDQUOT", _errors(errno.EDQUOT)),
    Failure("EROFS", _errors(errno.EROFS)),
    Failure("EINTR", InterruptedError),
    Failure("EINTR, half is written", InterruptedError, part=0.5),
    Failure("half is written or read", None, part=0.5),
    Failure("nothing is written", None),
    Failure("Ctrl-C", KeyboardInterrupt, part=0.3),
    Failure("no memory", MemoryError, part=0.3),
)
