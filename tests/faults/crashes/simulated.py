"""A disk in memory that tells what may be left on it if the power goes now.

What was written to a file is sure to be left once the file was synced, a name once its folder
was. Of anything else all may be left, or nothing, or a part: that is what disks and file systems
promise, and no more.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from typing import Final

import attrs

__all__ = ["LOSSES", "UNORDERED", "Contents", "Loss", "SimulatedDisk"]

Contents = Mapping[str, bytes]
"""What is in a folder's files, by their names."""

NOTHING: Final = "what was not waited for is gone"
TORN: Final = "the last kept write is torn at a byte"
ZEROS: Final = "the same, with zeros behind"
UNNAMED: Final = "data is kept, and not its name"
EMPTY: Final = "a name is kept, and not its data"
WHOLE: Final = "whole operations are kept, some or all"
UNORDERED: Final = "blocks are lost, and later ones kept"
LOSSES: Final = (NOTHING, WHOLE, TORN, ZEROS, UNNAMED, EMPTY, UNORDERED)
"""What may become of that for which nobody waited."""

_BLOCK: Final = 512
"""The size of what a disk writes as one; small, for these files are."""


@attrs.frozen
class _Write:
    at: int
    data: bytes

    def on(self, content: bytes) -> bytes:
        gap = bytes(max(0, self.at - len(content)))
        return content[: self.at] + gap + self.data + content[self.at + len(self.data) :]

    def torn(self, content: bytes, every: int) -> Iterator[tuple[str, bytes]]:
        """Yield what may be left of a content and the write, torn at each ``every``-th byte."""
        size = len(self.data)
        for kept in {*range(1, size, every), size - 1} - {0}:
            yield TORN, _Write(self.at, self.data[:kept]).on(content)
            yield ZEROS, _Write(self.at, self.data[:kept] + bytes(size - kept)).on(content)
        yield ZEROS, _Write(self.at, bytes(size)).on(content)

    def unordered(self, content: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield what is left if one block is not written, and those behind it are."""
        whole, end = self.on(content), self.at + len(self.data)
        for block in range(self.at // _BLOCK, (end - 1) // _BLOCK):
            first, last = max(block * _BLOCK, self.at), (block + 1) * _BLOCK
            before = content[first:last].ljust(last - first, b"\0")
            yield UNORDERED, whole[:first] + before + whole[last:]


@attrs.frozen
class _Cut:
    size: int

    def on(self, content: bytes) -> bytes:
        return content[: self.size].ljust(self.size, b"\0")


_Change = _Write | _Cut


@attrs.define(eq=False)
class _File:
    """A file: what is surely kept of it, and what was done to it since."""

    kept: bytes = b""
    pending: list[_Change] = attrs.field(factory=list)
    content: bytes = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.content = self.kept

    def change(self, change: _Change) -> None:
        self.pending.append(change)
        self.content = change.on(self.content)

    def sync(self) -> None:
        self.kept = self.content
        self.pending.clear()

    def versions(self, every: int) -> Iterator[tuple[str, bytes]]:
        """Yield what may be left of it."""
        content = self.kept
        yield NOTHING if self.pending else WHOLE, content
        for change in self.pending:
            if isinstance(change, _Write):
                yield from change.torn(content, every)
                yield from change.unordered(content)
            content = change.on(content)
            yield WHOLE, content
        yield from self._without_one()

    def _without_one(self) -> Iterator[tuple[str, bytes]]:
        """Yield what is left if one operation is lost, and the later ones are kept."""
        for lost, change in enumerate(self.pending[:-1]):
            content = _all(self.pending[:lost], self.kept)
            sort = WHOLE if isinstance(change, _Cut) else UNORDERED
            yield sort, _all(self.pending[lost + 1 :], content)


def _all(changes: Iterable[_Change], content: bytes) -> bytes:
    for change in changes:
        content = change.on(content)
    return content


@attrs.frozen
class Loss:
    """What may be left in a folder, and which sort of loss that is."""

    sort: str
    left: Contents


class SimulatedDisk:
    """A `Disk` with one folder. After each operation that changes something, ``watch`` is told.

    When the power goes, writes are torn at each ``every``-th of their bytes.
    """

    def __init__(
        self,
        files: Contents | None = None,
        watch: Callable[[], object] = bool,
        every: int = 1,
    ) -> None:
        self._kept: dict[str, _File] = {name: _File(data) for name, data in (files or {}).items()}
        self._names: dict[str, _File] = dict(self._kept)
        self._renamed: list[dict[str, _File | None]] = []
        self._handles: dict[int, _File] = {}
        self._next = count(3)
        self._last = _File()
        self._watch = watch
        self._every = every

    # -- what is on it ---------------------------------------------------------------------

    def files(self) -> dict[str, bytes]:
        """Return what programs find in its files."""
        return {name: file.content for name, file in self._names.items()}

    def safe(self) -> dict[str, bytes]:
        """Return what is surely kept."""
        return {name: file.kept for name, file in self._kept.items()}

    def path(self, handle: int) -> str:
        """Return the name of an open file."""
        return next(name for name, file in self._names.items() if file is self._handles[handle])

    def opened(self) -> int:
        """Return how many files are open."""
        return len(self._handles)

    def losses(self) -> Iterator[Loss]:
        """Yield what may be left if the power goes now, each state once.

        Of files that were not the last to be changed it is the old or the new content: the rest
        may have been left before.
        """
        seen: set[frozenset[tuple[str, bytes]]] = set()
        names = dict(self._kept)
        for done, change in enumerate([{}, *self._renamed]):
            _rename(names, change)
            for sort, left in _left(names, self._last, self._every):
                state = frozenset(left.items())
                if state not in seen:
                    seen.add(state)
                    yield Loss(self._sort(sort, done), left)

    def _sort(self, sort: str, done: int) -> str:
        if done < len(self._renamed):
            return UNNAMED if sort == WHOLE else sort
        return EMPTY if self._renamed and sort == NOTHING else sort

    # -- what a journal asks of it ---------------------------------------------------------

    def open(self, path: str) -> int:
        if path not in self._names:
            self._name({path: _File()})
        return self._handle(path)

    def create(self, path: str) -> int:
        if path in self._names:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        self._name({path: _File()})
        return self._handle(path)

    def _handle(self, path: str) -> int:
        handle = next(self._next)
        self._handles[handle] = self._names[path]
        return handle

    def size(self, handle: int) -> int:
        return len(self._handles[handle].content)

    def read(self, handle: int, at: int, count: int) -> bytes:
        return self._handles[handle].content[at : at + count]

    def write(self, handle: int, at: int, data: bytes) -> int:
        if data:
            self._change(handle, _Write(at, data))
        return len(data)

    def _change(self, handle: int, change: _Change) -> None:
        self._last = self._handles[handle]
        self._last.change(change)
        self._watch()

    def truncate(self, handle: int, size: int) -> None:
        self._change(handle, _Cut(size))

    def sync(self, handle: int) -> None:
        self._last = self._handles[handle]
        self._last.sync()
        self._watch()

    def close(self, handle: int) -> None:
        del self._handles[handle]

    def rename(self, old: str, new: str) -> None:
        self._name({old: None, new: self._names[old]})

    def remove(self, path: str) -> None:
        if path not in self._names:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        self._name({path: None})

    def sync_folder(self, path: str) -> None:
        assert all(os.path.dirname(name) == path for name in self._names)  # noqa: PTH120  # a text
        self._kept = dict(self._names)
        self._renamed.clear()
        self._watch()

    def _name(self, change: dict[str, _File | None]) -> None:
        self._renamed.append(change)
        self._last = next((file for file in change.values() if file is not None), self._last)
        _rename(self._names, change)
        self._watch()


def _rename(names: dict[str, _File], change: Mapping[str, _File | None]) -> None:
    for name, file in change.items():
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def _left(names: Mapping[str, _File], last: _File, every: int) -> Iterator[tuple[str, Contents]]:
    """Yield what may be left in files by these names: all of one, with the others old or new."""
    for rest in ("kept", "content"):
        others: dict[str, bytes] = {name: getattr(file, rest) for name, file in names.items()}
        yield WHOLE if rest == "content" else NOTHING, others
        for name, file in names.items():
            if file is last:
                for sort, content in file.versions(every):
                    yield sort, {**others, name: content}
