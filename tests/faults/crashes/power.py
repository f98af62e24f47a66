"""Take the power away at every moment of a run, and look at everything that may be left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

import attrs

from claimledger.errors import ClaimLedgerError, JournalError
from claimledger.files import load
from claimledger.files.journal.disk import Disk, write_whole
from claimledger.files.journal.journal import Journal
from faults.crashes.failing import FAULTS, FailingDisk, Failure, Killed
from faults.crashes.news import DAY, News
from faults.crashes.promises import Promises
from faults.crashes.simulated import UNORDERED, SimulatedDisk

__all__ = ["FLAWED", "Losses", "lost"]

_LOADED: Final = 100
"""After how many judgements what is left is loaded from a real file too."""
_DIES: Final = Failure("killed", Killed, part=0.5)


@attrs.define
class Losses:
    """What was looked at, and what is wrong with it.

    ``states`` counts what may be left at each moment by the sort of loss, ``different`` those of
    which nothing was left at an earlier moment, ``broken`` those that break a promise; ``wrong``
    tells of each what it breaks.
    """

    states: Counter[str] = attrs.field(factory=Counter)
    different: Counter[str] = attrs.field(factory=Counter)
    broken: Counter[str] = attrs.field(factory=Counter)
    runs: int = 0
    operations: int = 0
    moments: int = 0
    acknowledged: int = 0
    loaded: int = 0
    wrong: list[str] = attrs.field(factory=list)


class _Run:
    """A run of operations on one disk, at each moment of which the power may go."""

    def __init__(
        self,
        seed: int,
        folder: str,
        make: Callable[..., SimulatedDisk],
        losses: Losses,
        most: int,
    ) -> None:
        self.losses = losses
        self._most = most
        self._folder = folder
        self._chance = Random(seed)
        self._news = News(self._chance)
        self._disk = make(watch=self._moment)
        self._journals: dict[str, Promises] = {}
        self._targets: dict[str, set[bytes | None]] = {}
        self._known: dict[tuple[str, int, bool, int], tuple[str, ...]] = {}
        self._count = 0

    def go(self, operations: int) -> None:
        """Do so many operations."""
        for number in range(operations):
            if self.losses.states.total() >= self._most:
                break
            kinds = ["append", "cut short", "replace", "salvage", "begin"]
            (kind,) = self._chance.choices(kinds, [60, 25, 5, 5, 5])
            if kind == "begin" or number == 0:
                self._begin()
            elif kind == "append":
                self._append(self._disk)
            elif kind == "replace":
                self._replace(self._disk)
            elif kind == "salvage":
                self._salvage(self._disk)
            else:
                self._cut_short()
            self.losses.operations += 1
            self._moment()  # now it was told that it is done

    # -- what is done ----------------------------------------------------------------------

    def _name(self, suffix: str) -> str:
        self._count += 1
        return f"{self._folder}/{self._count}.{suffix}"

    def _begin(self) -> None:
        self._journals[self._name("jsonl")] = Promises()
        self._append(self._disk, next(reversed(self._journals)))

    def _append(self, disk: Disk, path: str | None = None) -> None:
        path = path or self._chance.choice([*self._journals][-2:])
        claims = self._news.claims(self._chance.choice([1, 1, 1, 2, 3, 6]))
        promises = self._journals[path]
        promises.tried.update(claim.id for claim in claims)
        appended = Journal(path, disk=disk).append(*claims, at=DAY)
        promises.told(appended)
        self.losses.acknowledged += len(appended.entries)

    def _replace(self, disk: Disk) -> None:
        """Write a file as a whole, perhaps in place of another."""
        path = self._chance.choice([*self._targets, self._name("yaml")])
        content = self._chance.randbytes(self._chance.randint(0, 400))
        self._targets.setdefault(path, {None}).add(content)
        write_whole(disk, path, [content[:100], content[100:]])
        self._targets[path] = {content}

    def _salvage(self, disk: Disk) -> None:
        """Write what is whole in a journal to another, as a whole."""
        journal, out = self._chance.choice([*self._journals]), self._name("salvaged.jsonl")
        Path(journal).write_bytes(self._disk.files()[journal])  # what is read is on a real disk
        Journal(journal, disk=(paper := SimulatedDisk())).salvage(out)
        content = paper.files()[out]
        self._targets[out] = {None, content}
        Journal(journal, disk=disk).salvage(out)
        self._targets[out] = {content}

    def _cut_short(self) -> None:
        """Begin something that does not end well: the process dies, or the disk fails."""
        failure = self._chance.choice([_DIES, self._chance.choice(FAULTS)])
        failure = attrs.evolve(failure, lasting=failure is _DIES or self._chance.random() < 0.5)
        disk = FailingDisk(self._disk, failure, self._chance.randrange(8))
        do = self._chance.choices([self._append, self._replace, self._salvage], [8, 1, 1])[0]
        with suppress(JournalError, KeyboardInterrupt, MemoryError, Killed):
            do(disk)

    # -- what is left ----------------------------------------------------------------------

    def _moment(self) -> None:
        """Take the power away now: look at all that may be left."""
        self.losses.moments += 1
        for loss in self._disk.losses():
            if self.losses.states.total() >= self._most:
                break
            unordered, known = loss.sort == UNORDERED, len(self._known)
            self.losses.states[loss.sort] += 1
            wrong = [
                text
                for path in (*self._journals, *self._targets)
                for text in self._judged(path, loss.left.get(path), unordered=unordered)
            ]
            self.losses.different[loss.sort] += len(self._known) > known
            if wrong:
                self.losses.broken[loss.sort] += 1
                self.losses.wrong.append(f"{loss.sort}: {wrong}")

    def _judged(self, path: str, content: bytes | None, *, unordered: bool) -> tuple[str, ...]:
        """Judge what is left of one file, once for all states in which that is so."""
        promises, allowed = self._journals.get(path), self._targets.get(path)
        told = hash(frozenset(allowed)) if allowed is not None else 0
        if promises is not None:
            told = len(promises.acknowledged)
        key = path, hash(content), unordered, told
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(self._wrong_with(path, content, unordered=unordered))
        return found

    def _wrong_with(self, path: str, content: bytes | None, *, unordered: bool) -> Iterator[str]:
        promises = self._journals.get(path)
        if promises is None:
            if content not in self._targets[path]:
                yield "a file is neither the old nor the new one"
            return
        yield from promises.broken(path, content, unordered=unordered)
        if content is not None and not unordered and len(self._known) % _LOADED == 0:
            yield from self._loaded(content, promises)

    def _loaded(self, content: bytes, promises: Promises) -> Iterator[str]:
        """Load what is left from a real file."""
        self.losses.loaded += 1
        file = Path(self._folder, "left.jsonl")
        file.write_bytes(content)
        try:
            found = {record.id for record in load(file).ledger}
        except ClaimLedgerError as error:
            yield f"it cannot be loaded: {error}"
        else:
            if not found.issuperset(promises.acknowledged.values()):
                yield "an acknowledged record is not loaded"


# -- disks that do not honour what is asked of them, to see that it would be seen -----------


class Unsynced(SimulatedDisk):
    """Tells that files are on the disk when they are not."""

    def sync(self, handle: int) -> None:
        """Do nothing."""


class Unnamed(SimulatedDisk):
    """Tells that names are on the disk when they are not."""

    def sync_folder(self, path: str) -> None:
        """Do nothing."""


class RenamedFirst(SimulatedDisk):
    """Gives a new file its name, and only then waits until it is on the disk."""

    def sync(self, handle: int) -> None:
        """Do it at once only to files that have their name already."""
        if not self.path(handle).endswith(".part"):
            super().sync(handle)

    def rename(self, old: str, new: str) -> None:
        """Rename, then wait."""
        super().rename(old, new)
        handle = self.open(new)
        super().sync(handle)
        self.close(handle)


FLAWED: Final[Mapping[str, type[SimulatedDisk]]] = {
    "without fsync of the file": Unsynced,
    "without fsync of the folder": Unnamed,
    "rename before fsync": RenamedFirst,
}


def lost(
    seed: int,
    operations: int,
    states: int = 1,
    *,
    disk: Callable[..., SimulatedDisk] = SimulatedDisk,
    most: int = 10**9,
) -> Losses:
    """Run so many operations, and again, until so many different states were looked at.

    At the most states of any sort it ends at once.
    """
    losses = Losses()
    while losses.different.total() < states:
        with TemporaryDirectory() as folder:
            _Run(seed, folder, disk, losses, most).go(operations)
        losses.runs += 1
        seed += 1
    return losses
