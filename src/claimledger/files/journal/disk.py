"""What a journal asks of a disk, and the disk that the operating system gives."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from secrets import token_hex
from typing import Final, Protocol, final

from claimledger.errors import JournalError
from claimledger.files.tree import reason_of

__all__ = ["SYSTEM", "Disk", "SystemDisk", "failed", "poured", "write_whole", "written"]

_PIECE: Final = 2**20
"""About so many bytes are gathered before they are written."""


class Disk(Protocol):
    """The few operations by which a journal is written; each may raise `OSError`.

    A handle is what ``open`` gave. What was written is sure to be there after a power loss only
    once ``sync`` returned, and a new name only once ``sync_folder`` did.
    """

    def open(self, path: str) -> int:
        """Open a file to read and to write, made if there is none."""
        ...

    def create(self, path: str) -> int:
        """Make a new file; it is an error if there is one by that name."""
        ...

    def size(self, handle: int) -> int:
        """Return the number of bytes of a file."""
        ...

    def read(self, handle: int, at: int, count: int) -> bytes:
        """Return up to so many bytes from an offset on."""
        ...

    def write(self, handle: int, at: int, data: bytes) -> int:
        """Write bytes at an offset; return how many were written, perhaps not all."""
        ...

    def truncate(self, handle: int, size: int) -> None:
        """Cut a file off."""

    def sync(self, handle: int) -> None:
        """Wait until all that was written is on the disk."""

    def close(self, handle: int) -> None:
        """Give a handle back."""

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, in place of what had that name."""

    def remove(self, path: str) -> None:
        """Take a file away."""

    def sync_folder(self, path: str) -> None:
        """Wait until the names in a folder are on the disk."""


@final
class SystemDisk:
    """The file system of this machine."""

    _FLAGS: Final = (
        os.O_RDWR
        | os.O_CREAT
        | getattr(os, "O_BINARY", 0)
        | getattr(os, "O_CLOEXEC", 0)
        | getattr(os, "O_NONBLOCK", 0)
    )

    def open(self, path: str) -> int:
        """Open a plain file; a pipe or a device is no journal."""
        handle = os.open(path, self._FLAGS, 0o666)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise OSError(0, "this is no plain file")
        return handle

    def create(self, path: str) -> int:
        """Make a new file."""
        return os.open(path, self._FLAGS | os.O_EXCL, 0o666)

    def size(self, handle: int) -> int:
        """Return the number of bytes."""
        return os.fstat(handle).st_size

    def read(self, handle: int, at: int, count: int) -> bytes:
        """Read from an offset."""
        os.lseek(handle, at, os.SEEK_SET)
        return os.read(handle, count)

    def write(self, handle: int, at: int, data: bytes) -> int:
        """Write at an offset."""
        os.lseek(handle, at, os.SEEK_SET)
        return os.write(handle, data)

    def truncate(self, handle: int, size: int) -> None:
        """Cut off."""
        os.ftruncate(handle, size)

    def sync(self, handle: int) -> None:
        """Wait for the disk."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Close."""
        os.close(handle)

    def rename(self, old: str, new: str) -> None:
        """Rename in one step."""
        os.replace(old, new)  # noqa: PTH105  # paths are texts here

    def remove(self, path: str) -> None:
        """Remove."""
        os.unlink(path)  # noqa: PTH108  # the same

    def sync_folder(self, path: str) -> None:
        """Wait for the disk; where a folder cannot be opened, as on Windows, its names are safe."""
        flag = getattr(os, "O_DIRECTORY", None)
        if flag is None:
            return
        handle = os.open(path, os.O_RDONLY | flag)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


SYSTEM: Final = SystemDisk()


def written(disk: Disk, handle: int, at: int, data: bytes) -> int:
    """Write all of some bytes, in as many steps as it takes; return the offset behind them."""
    view = memoryview(data)
    while view:
        count = disk.write(handle, at, bytes(view))
        if count <= 0:
            raise OSError(0, "nothing more can be written")
        at += count
        view = view[count:]
    return at


def poured(disk: Disk, handle: int, at: int, pieces: Iterable[bytes]) -> None:
    """Write pieces one behind the other from an offset on, gathered to larger ones."""
    waiting: list[bytes] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= _PIECE:
            at, waiting, size = written(disk, handle, at, b"".join(waiting)), [], 0
    written(disk, handle, at, b"".join(waiting))


def failed(path: str, what: str, error: OSError | ValueError) -> JournalError:
    """Return the error of a journal with which the operating system could not do something."""
    code = error.errno if isinstance(error, OSError) else None
    full = code == errno.ENOSPC
    mend = "make room on the disk" if full else "check the path, its rights and the disk"
    return JournalError(path, f"{what}: {reason_of(error)}", mend, code or 0)


def write_whole(disk: Disk, path: str, pieces: Iterable[bytes], *, fresh: bool = False) -> None:
    """Write a file under another name, and give it its own once it is on the disk.

    With ``fresh`` nothing may have that name before. If anything goes wrong, what was there is
    there still; where only the last wait for the disk failed, it may be the new one, whole.
    """
    if fresh and os.path.lexists(path):
        raise JournalError(path, "this is there already", "name a file that is not")
    if os.path.islink(path):  # noqa: PTH114  # a text
        path = os.path.realpath(path)
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113  # the same
        raise JournalError(path, "this is no plain file", "name a file, or one that is not there")
    folder = os.path.dirname(path) or "."  # noqa: PTH120  # a text, as disks take it
    name = f"{path}.{token_hex(4)}.part"  # what a process that died left is in nobody's way
    try:
        handle = disk.create(name)
    except (OSError, ValueError) as error:
        raise failed(path, "it cannot be made", error) from None
    try:
        try:
            poured(disk, handle, 0, pieces)
            disk.sync(handle)
        finally:
            disk.close(handle)
        with suppress(OSError):  # who may read what was there may read what is there now
            os.chmod(name, stat.S_IMODE(os.stat(path).st_mode))  # noqa: PTH101, PTH116  # texts
        disk.rename(name, path)
        disk.sync_folder(folder)
    except BaseException as error:
        with suppress(OSError):
            disk.remove(name)
        if isinstance(error, OSError) and not isinstance(error, JournalError):
            raise failed(path, "it cannot be written", error) from None
        raise
