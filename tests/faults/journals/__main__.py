"""Damage and forge very many journals within hard limits, and print what became of them.

Run ``python -m faults.journals --count 1000000 --flips 1000000 --seed 1`` with ``src`` and
``tests`` on the path. A forgery is known by its seed and number: ``--first 4711 --count 1 --show``
prints it.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import attrs

from faults.hostile import answers
from faults.journals.damages import singles
from faults.journals.kinds import forged
from faults.journals.long import LONG

__all__ = ["Tally", "table", "tallied", "verdicts"]


def verdicts(what: str, first: int, count: int, *options: str) -> Iterator[dict[str, Any]]:
    """Yield the verdict on each input; the other words are those of `faults.journals.worker`."""
    return answers("faults.journals.worker", first, count, what, *options)


@attrs.define
class Tally:
    """What became of the inputs of one kind."""

    inputs: int = 0
    sealed: int = 0
    shape: int = 0
    loaded: int = 0
    meaning: int = 0
    whole: int = 0
    cpu: float = 0.0
    memory: int = 0
    failures: int = 0

    def add(self, told: dict[str, Any]) -> None:
        """Count one verdict."""
        for name in ("sealed", "shape", "loaded", "meaning"):
            setattr(self, name, getattr(self, name) + told.get(name, 0))
        self.inputs += 1
        self.take(told)

    def take(self, told: dict[str, Any]) -> None:
        """Count what it cost and what was wrong."""
        self.cpu = max(self.cpu, told.get("cpu", 0.0))
        self.memory = max(self.memory, told.get("memory", 0))
        self.failures += len(told["wrong"]) > 0

    def plus(self, other: Tally) -> None:
        """Take another in."""
        for field in attrs.fields(Tally):
            mine, others = getattr(self, field.name), getattr(other, field.name)
            most = field.name in ("cpu", "memory")
            setattr(self, field.name, max(mine, others) if most else mine + others)


Tallies = dict[str, Tally]


def tallied(found: Iterator[dict[str, Any]], again: str) -> Tallies:
    """Count verdicts by their kind, and print each failure with how to see it again."""
    tallies: Tallies = defaultdict(Tally)
    for told in found:
        if "kinds" in told:
            for kind, count in told["kinds"].items():
                tallies[kind].inputs += count
            tallies[next(iter(told["kinds"]))].whole += told["whole"]
            tallies[next(iter(told["kinds"]))].take(told)
        else:
            tallies[told["kind"]].add(told)
        for wrong in told["wrong"]:
            where = "" if wrong.startswith("--first") else f"--first {told['input']}: "
            print(f"FAILURE {again} {where}{wrong}", flush=True)
    return tallies


def table(tallies: Tallies, what: str, *columns: str) -> str:
    """Return tallies as a table in Markdown."""
    names = {"inputs": what, "cpu": "most CPU, s", "memory": "most MiB"}
    whole = Tally()
    for tally in tallies.values():
        whole.plus(tally)
    rows = [["kind", *(names.get(name, name) for name in columns)]]
    rows.append(["---", *["--:"] * len(columns)])
    for name, tally in [*sorted(tallies.items()), ("**all**", whole)]:
        cells = []
        for column in columns:
            value = getattr(tally, column)
            shown = {"cpu": f"{value:.2f}", "memory": f"{value / 2**20:.0f}"}
            cells.append(shown.get(column, f"{value:,}"))
        rows.append([name, *cells])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _shared(what: str, first: int, count: int, jobs: int, *options: str) -> Tallies:
    """Share the inputs among so many processes."""
    # a process for each very long one, for what one took another may use
    each = 1 if what == "long" else max(1, -(-count // (jobs * 8)))
    parts = [(at, min(each, first + count - at)) for at in range(first, first + count, each)]
    again = " ".join([what, *options])
    tallies: Tallies = defaultdict(Tally)
    with ThreadPoolExecutor(jobs) as pool:
        work = [
            pool.submit(lambda p: tallied(verdicts(what, *p, *options), again), p) for p in parts
        ]
        for done in work:
            for name, tally in done.result().items():
                tallies[name].plus(tally)
    return tallies


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m faults.journals", description=__doc__)
    parser.add_argument("--count", type=int, default=2_000, help="how many forgeries")
    parser.add_argument("--flips", type=int, default=10_000, help="how many damages to one byte")
    parser.add_argument("--heaps", type=int, default=2_000, help="how many greater damages")
    parser.add_argument("--large", type=float, default=0, help="MiB of each very long line")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first forgery")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many processes")
    parser.add_argument("--show", action="store_true", help="print the forgeries, judge nothing")
    asked = parser.parse_args()
    if asked.show:
        for number in range(asked.first, asked.first + asked.count):
            sys.stdout.buffer.write(forged(asked.seed, number).data)
        return
    start, seed = time.monotonic(), ["--seed", str(asked.seed)]
    failures = 0
    flips = min(asked.flips, singles())
    if flips:
        tallies = _shared("damages", 0, flips, asked.jobs)
        failures += _told(tallies, "damages to one byte", "inputs", "failures")
    if asked.heaps:
        tallies = _shared("heaps", 0, asked.heaps, asked.jobs, *seed)
        failures += _told(tallies, "greater damages", "inputs", "failures")
    if asked.count:
        tallies = _shared("forgeries", asked.first, asked.count, asked.jobs, *seed)
        columns = ("inputs", "sealed", "shape", "loaded", "meaning", "cpu", "memory", "failures")
        failures += _told(tallies, "forgeries", *columns)
    if asked.large:
        options = ("--size", str(asked.large), "--seconds", "1800", "--memory", "8192")
        tallies = _shared("long", 0, len(LONG), asked.jobs, *options)
        what = f"long of one thing, {asked.large:g} MiB"
        failures += _told(tallies, what, "cpu", "memory", "failures")
    print(f"{failures} failures, in {time.monotonic() - start:.0f} s")
    sys.exit(failures > 0)


def _told(tallies: Tallies, what: str, *columns: str) -> int:
    """Print tallies as a table; return how many failures there are among them."""
    whole = Tally()
    for tally in tallies.values():
        whole.plus(tally)
    files = f", {whole.whole:,} of them through files too" if whole.whole else ""
    print(table(tallies, what, *columns))
    print(f"\n{whole.inputs:,} {what}{files}: {whole.failures} failures\n", flush=True)
    return whole.failures


if __name__ == "__main__":
    main()
