"""Kill processes that append, at random moments and very often, and look what is left.

Run ``python -m faults.crashes.kills --kills 40 --seed 1`` with ``src`` and ``tests`` on the path:
it prints what it counted as JSON. The processes are forked from this one, for a new interpreter
takes longer than what is to be killed; some are new interpreters all the same.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

import attrs

from claimledger.cli.commands import run
from claimledger.errors import ClaimLedgerError
from claimledger.files import load
from claimledger.files.journal.bodies import body_of
from claimledger.files.journal.canonical import canonical
from claimledger.files.journal.entries import Torn
from claimledger.files.journal.journal import Journal
from claimledger.files.journal.verifying import verification
from claimledger.model import Claim
from faults.crashes.news import News
from faults.crashes.processes import forked, kill, read_all, slow_writes

__all__ = ["SORTS", "Kills", "killed"]

_ONE_JOURNAL: Final = 10
"""So many processes append to one journal, one after the other."""


@attrs.frozen
class _Sort:
    """How a process appends; ``share`` is its part of all.

    It lives for up to so many ``seconds`` more when it has told of some records, or of none.
    """

    share: int
    seconds: float
    command: bool = False
    slow: bool = False
    new: bool = False


SORTS: Final = {
    "the library": _Sort(20, 0.004),
    "the library, writing slowly": _Sort(40, 0.01, slow=True),
    "the command line": _Sort(19, 0.004, command=True),
    "the command line, writing slowly": _Sort(20, 0.01, command=True, slow=True),
    "the command line, a new interpreter": _Sort(1, 0.004, command=True, new=True),
}


@attrs.define
class Kills:
    """What became of what processes of one sort appended.

    ``untold`` counts records that were there before anybody was told so; ``unended`` last lines
    that were whole and lacked only their end.
    """

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    torn: int = 0
    recovered: int = 0
    unended: int = 0
    untold: int = 0
    wrong: list[str] = attrs.field(factory=list)


class _Trial:
    """One journal to which processes append that are killed."""

    def __init__(self, path: str, chance: Random) -> None:
        self._path = path
        self._journal = Journal(path, by="desk", patience=20)
        self._chance = chance
        self._known: set[str] = set()
        self._count = 0

    def go(self, name: str, counted: Kills) -> None:
        """Let a process append, kill it, look what is left, and append."""
        self._count += 1
        told = self._told(SORTS[name], News(self._chance, f"p{self._count}", longest=20), counted)
        self._known |= told
        counted.kills += 1
        counted.acknowledged += len(told)
        try:
            counted.wrong += [f"{name}: {wrong}" for wrong in self._look(counted)]
        except ClaimLedgerError as error:
            counted.wrong.append(f"{name}: {error!r}")

    def _told(self, sort: _Sort, news: News, counted: Kills) -> set[str]:
        """Return what a process told to be on the disk before it was killed."""
        (given, give), (reading, told) = os.pipe(), os.pipe()

        def work() -> None:
            signal.alarm(60)  # whoever hangs is not killed by us, and that is told
            os.close(give)
            os.close(reading)
            if sort.slow:
                slow_writes(Random(self._count), 0.0001)
            if sort.command:
                os.dup2(given, 0)
                os.dup2(told, 1)
                for name, pipe, mode in (("stdin", 0, "r"), ("stdout", 1, "w")):
                    stream = os.fdopen(pipe, mode)  # what there was knew another file
                    setattr(sys, name, stream)
                sys.argv = ["claimledger", "append", self._path, "-", "--by", "desk"]
                run()
            while True:
                appended = self._journal.append(*news.claims(self._chance.choice([1, 1, 2, 5])))
                os.write(told, _listed(appended.ids))

        process = self._started(given, told) if sort.new else forked(work)
        os.close(given)
        os.close(told)
        found = b""
        until = self._chance.choice([1, 1, 2, 3, 5]) if sort.new else self._chance.randrange(6)
        with suppress(BrokenPipeError):  # if it ended by itself, which is told below
            while found.count(b"\n") < until:
                if sort.command:
                    os.write(give, self._given(news))
                piece = os.read(reading, 2**16)
                found += piece
                if not piece:
                    break
            if sort.command:
                os.write(give, self._given(news) + self._given(news))
        time.sleep(self._chance.uniform(0, sort.seconds))
        ended = kill(process)
        os.close(give)
        if ended != -9:
            counted.wrong.append(f"a process ended by itself: {ended}")
        return set((found + read_all(reading)).decode().split("\n")[:-1])

    def _given(self, news: News) -> bytes:
        """Return lines to be appended by the command."""
        claims = news.claims(self._chance.choice([1, 2, 4]))
        return _listed(canonical(body_of(claim)) for claim in claims)

    def _started(self, given: int, told: int) -> int:
        """Start the command in a new interpreter."""
        command = [sys.executable, "-m", "claimledger", "append", self._path, "-"]
        process = subprocess.Popen(command, stdin=given, stdout=told)  # noqa: S603  # our own
        process.returncode = 0  # we wait for it ourselves
        return process.pid

    def _look(self, counted: Kills) -> Iterator[str]:
        """Look what is left, and append to it."""
        lines = list(self._journal.lines()) if Path(self._path).exists() else []
        found = verification(lines, self._path)
        ids = [line.entry.id for line in lines if line.entry is not None]
        lost = self._known - set(ids)
        counted.lost += len(lost)
        if lost:
            yield f"{len(lost)} acknowledged records are lost"
        torn = bool(lines) and lines[-1].torn
        if len(found.damage) > torn:
            yield f"damage that is no torn tail: {found.damage}"
        counted.torn += torn
        counted.unended += bool(lines) and lines[-1].entry is not None and not lines[-1].ended
        appended = self._journal.append(Claim(f"after-{self._count}", "It goes on"))
        after = list(self._journal.lines())
        verified = verification(after, self._path)
        if not verified.sound:
            yield f"after the next append: {verified.damage}"
        counted.recovered += appended.repaired is not None
        if torn != (appended.repaired is not None):
            yield "it is not told what was torn"
        entries = [line.entry for line in after if line.entry is not None]
        if [entry.id for entry in entries[: len(ids)]] != ids:
            yield "the next append changed lines"
        if [entry.number for entry in entries] != list(range(1, len(entries) + 1)):
            yield "entries are not numbered one by one"
        counted.untold += len(set(ids) - self._known)
        self._known |= {entry.id for entry in entries}

    def end(self) -> Iterator[str]:
        """Load the whole journal."""
        try:
            found = load(self._path)
        except ClaimLedgerError as error:
            yield f"it cannot be loaded: {error}"
            return
        entries = [entry for entry in self._journal if not isinstance(entry.content, Torn)]
        if not self._known.issuperset(entry.id for entry in entries):
            yield "what was never appended is there"
        if len(found.ledger) != len(entries):
            yield "not all is loaded"


def _listed(texts: Iterable[str]) -> bytes:
    return "".join(f"{text}\n" for text in texts).encode()


def killed(seed: int, kills: int) -> dict[str, Kills]:
    """Kill so many processes, and return what was counted, by how they append."""
    chance, counted = Random(seed), {name: Kills() for name in SORTS}
    names = [name for name, sort in SORTS.items() for _ in range(max(1, kills * sort.share // 100))]
    chance.shuffle(names)
    gc.freeze()  # what is there already is not looked through in each process
    with TemporaryDirectory() as folder:
        for number in range(0, len(names), _ONE_JOURNAL):
            batch = names[number : number + _ONE_JOURNAL]
            trial = _Trial(f"{folder}/{number}.jsonl", chance)
            for name in batch:
                trial.go(name, counted[name])
            counted[batch[-1]].wrong += trial.end()
    gc.unfreeze()
    return counted


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=40, help="how many processes")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    found = killed(asked.seed, asked.kills)
    print(json.dumps({name: attrs.asdict(counted) for name, counted in found.items()}))


if __name__ == "__main__":
    main()
