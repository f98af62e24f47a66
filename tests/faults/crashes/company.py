"""Let many processes append to one journal at once, and read it meanwhile.

Run ``python -m faults.crashes.company --appends 25 --reads 100`` with ``src`` and ``tests`` on the
path: it prints what it counted as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Iterator
from functools import partial
from itertools import cycle
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

import attrs

from claimledger.errors import ClaimLedgerError, LockedError
from claimledger.files import load
from claimledger.files.journal.appending import held
from claimledger.files.journal.entries import Torn
from claimledger.files.journal.journal import Journal
from claimledger.model import Claim
from faults.crashes.news import News
from faults.crashes.processes import forked, kill, read_all, slow_writes, waited

__all__ = ["PROCESSES", "Company", "Reads", "dead_holder", "read_meanwhile", "written"]

PROCESSES: Final = 8
_LONGEST: Final = 150
"""A journal that has so many lines is read no longer, and the next one is begun."""


@attrs.define
class Company:
    """What processes that append at once have made of a journal."""

    processes: int
    appended: int
    acknowledged: int = 0
    lines: int = 0
    wrong: list[str] = attrs.field(factory=list)


def written(processes: int, appends: int) -> Company:
    """Let so many processes append so many records each, all at once."""
    counted = Company(processes, processes * appends)
    with TemporaryDirectory() as folder:
        journal = Journal(f"{folder}/desk.jsonl", patience=300)
        (ready, go), (reading, told) = os.pipe(), os.pipe()

        def work(number: int) -> None:
            os.close(go)
            os.close(reading)
            os.read(ready, 1)  # all begin when the other end is closed
            news = News(Random(number), f"writer-{number}", longest=10)
            for claim in news.claims(appends):
                (id,) = journal.append(claim).ids
                os.write(told, f"{id}\n".encode())

        started = [forked(partial(work, number)) for number in range(processes)]
        for pipe in (ready, go, told):
            os.close(pipe)
        acknowledged = read_all(reading).decode().split("\n")[:-1]
        counted.wrong += [f"a writer ended with {code}" for p in started if (code := waited(p))]
        counted.acknowledged = len(acknowledged)
        counted.wrong += _wrong_with(journal, acknowledged, counted)
    return counted


def _wrong_with(journal: Journal, acknowledged: list[str], counted: Company) -> Iterator[str]:
    lines = list(journal.lines())
    counted.lines = len(lines)
    entries = [line.entry for line in lines if line.entry is not None]
    if len(entries) != len(lines):
        yield f"{len(lines) - len(entries)} lines are broken"
    if [entry.number for entry in entries] != list(range(1, counted.appended + 1)):
        yield "entries are not numbered one by one"
    if sorted(entry.id for entry in entries) != sorted(acknowledged):
        yield "what is there is not what was acknowledged"
    verified = journal.verify()
    if verified.damage or verified.notices:
        yield f"verify tells {verified}: {verified.damage} {verified.notices}"


def dead_holder() -> list[str]:
    """Kill a process that holds the lock; return what is wrong with how others waited for it."""
    wrong = []
    with TemporaryDirectory() as folder:
        path = os.path.realpath(f"{folder}/desk.jsonl")
        reading, told = os.pipe()

        def work() -> None:
            with held(path, 1):
                os.write(told, b"!")
                time.sleep(60)

        process = forked(work)
        os.close(told)
        os.read(reading, 1)
        try:
            Journal(path, patience=0.05).append(Claim("early", "Somebody holds the lock"))
            wrong.append("a lock that is held does not keep others out")
        except LockedError as error:
            if not error.mend or error.path != path:
                wrong.append(f"{error!r} does not tell where and what to do")
        wrong += ["there is something already"] * Path(path).exists()
        kill(process)
        os.close(reading)
        try:
            Journal(path, patience=5).append(Claim("late", "The holder is dead"))
        except LockedError:
            wrong.append("a dead holder keeps others out")
    return wrong


@attrs.define
class Reads:
    """What readers saw while others wrote, were killed, and repaired."""

    reads: int = 0
    grown: int = 0
    torn: int = 0
    repairs: int = 0
    wrong: list[str] = attrs.field(factory=list)


def read_meanwhile(seed: int, reads: int) -> Reads:
    """Read journals so many times, while a process appends slowly, and is killed now and then."""
    counted, chance = Reads(), Random(seed)
    with TemporaryDirectory() as folder:
        number = 0
        while counted.reads < reads:
            number += 1
            path = f"{folder}/{number}.jsonl"
            Journal(path).append(Claim("first", "Something to read"))
            _read_one(path, reads, chance, counted)
            counted.repairs += sum(isinstance(entry.content, Torn) for entry in Journal(path))
    return counted


def _read_one(path: str, reads: int, chance: Random, counted: Reads) -> None:
    """Read one journal until it is long."""
    reader, count = _Reader(path, counted), 0
    ways = cycle((reader.entries, reader.load, reader.verify, reader.lines))
    while len(reader.seen) < _LONGEST and counted.reads < reads:
        count += 1

        def work(name: str = f"writer-{count}") -> None:
            slow_writes(Random(name), 0.00005)
            news = News(Random(name), name, longest=10)
            while True:
                Journal(path).append(*news.claims(2))

        process = forked(work)
        end = time.monotonic() + chance.uniform(0.005, 0.05)
        while time.monotonic() < end:
            try:
                next(ways)()
            except ClaimLedgerError as error:
                counted.wrong.append(f"a reader is told {error!r}")
            counted.reads += 1
        if (ended := kill(process)) != -9:
            counted.wrong.append(f"a writer ended by itself: {ended}")


class _Reader:
    """One who reads a journal again and again, and must see it grow and nothing else."""

    def __init__(self, path: str, counted: Reads) -> None:
        self.seen: list[str] = []
        self._journal = Journal(path)
        self._counted = counted

    def entries(self) -> None:
        """Read the entries: those that were seen, and perhaps more."""
        found = [entry.line for entry in self._journal]
        if found[: len(self.seen)] != self.seen:
            self._counted.wrong.append("what was seen is there no longer")
        self._counted.grown += len(found) > len(self.seen)
        self.seen = found

    def load(self) -> None:
        """Load all: at least what was seen."""
        found = load(self._journal.path)
        if len(found.ledger) + len(found.notices) < len(self.seen):
            self._counted.wrong.append("not all that was seen is loaded")

    def verify(self) -> None:
        """Verify: at most the line that is being written is not whole."""
        found = self._journal.verify()
        if found.lines < len(self.seen):
            self._counted.wrong.append("verify sees less")
        if any("torn tail" not in fault.problem for fault in found.damage):
            self._counted.wrong.append(f"verify tells {found.damage}")

    def lines(self) -> None:
        """Read the lines: all whole, but perhaps the last."""
        *lines, last = self._journal.lines()
        if any(line.entry is None for line in lines) or (last.entry is None and not last.torn):
            self._counted.wrong.append("a line is broken")
        self._counted.torn += last.torn


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--appends", type=int, default=25, help="how many by each writer")
    parser.add_argument("--reads", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    found = {
        "writers": attrs.asdict(written(PROCESSES, asked.appends)),
        "readers": attrs.asdict(read_meanwhile(asked.seed, asked.reads)),
        "dead holder": dead_holder(),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
