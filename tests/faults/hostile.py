"""Load very many broken files within hard limits, and print what became of them.

Run ``python -m faults.hostile --count 100000 --seed 1`` with ``src`` and ``tests`` on the path. An
input is known by its seed and number: ``--first 4711 --count 1 --show`` prints it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Any

import attrs

from faults.kinds import broken
from faults.large import LONG
from faults.places import PLACES

ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
"""In which the worker finds what this process finds."""

_HEAD = ["kind of damage", "inputs", "loaded", "refused", "reading", "shape", "meaning"]
_HEAD += ["most CPU, s", "most MiB", "failures"]


@attrs.define
class Tally:
    """What became of the inputs of one kind."""

    inputs: int = 0
    loaded: int = 0
    reading: int = 0
    shape: int = 0
    meaning: int = 0
    cpu: float = 0.0
    memory: int = 0
    failures: int = 0

    def add(self, told: dict[str, Any]) -> None:
        """Count one verdict; a layer counts once for each file of which it tells faults."""
        self.inputs += 1
        self.loaded += told["loaded"]
        self.reading += told["reading"] > 0
        self.shape += told["shape"] > 0
        self.meaning += told["meaning"] > 0
        self.cpu = max(self.cpu, told["cpu"])
        self.memory = max(self.memory, told["memory"])
        self.failures += bool(told["wrong"])

    def row(self, name: str) -> list[str]:
        """Return the cells of a table's row."""
        refused = self.inputs - self.loaded
        counts = [self.inputs, self.loaded, refused, self.reading, self.shape, self.meaning]
        costs = [f"{self.cpu:.2f}", f"{self.memory / 2**20:.0f}", f"{self.failures}"]
        return [name, *(f"{count:,}" for count in counts), *costs]


def answers(worker: str, first: int, count: int, *options: str) -> Iterator[dict[str, Any]]:
    """Yield what a worker tells of each input, or of as many as it takes at once.

    One that ends the process has failed, and the next is asked.
    """
    at, end = first, first + count
    while at < end:
        asked: dict[str, Any] = {}
        given = ["--first", str(at), "--count", str(end - at), *options]
        with subprocess.Popen(  # noqa: S603  # our own interpreter
            [sys.executable, "-m", worker, *given],
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=ENVIRONMENT,
        ) as process:
            for line in process.stdout or ():
                told = json.loads(line)
                if "wrong" in told:
                    yield {**asked, **told}
                    at += asked["count"]
                else:
                    asked = told
        if not asked:
            raise RuntimeError("the worker cannot begin")
        if at < end:
            yield {**asked, "input": at, "wrong": [f"it ended the process: {process.returncode}"]}
            at += asked["count"]


def verdicts(count: int, *options: str, first: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the verdict on each input; ``options`` are those of `faults.worker`."""
    costs = {"cpu": 0.0, "memory": 0, "reading": 0, "shape": 0, "meaning": 0, "loaded": False}
    for told in answers("faults.worker", first, count, *options):
        yield {**costs, **told}


def tallied(found: Iterator[dict[str, Any]], again: str) -> dict[str, Tally]:
    """Count verdicts by their kind, and print each failure with how to see it again."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for told in found:
        tallies[told["kind"]].add(told)
        if told["wrong"]:
            print(f"FAILURE {again} --first {told['input']} --count 1: {told['wrong']}", flush=True)
    return tallies


def table(tallies: dict[str, Tally]) -> str:
    """Return tallies as a table in Markdown."""
    whole = Tally()
    for tally in tallies.values():
        for name in ("inputs", "loaded", "reading", "shape", "meaning", "failures"):
            setattr(whole, name, getattr(whole, name) + getattr(tally, name))
        whole.cpu, whole.memory = max(whole.cpu, tally.cpu), max(whole.memory, tally.memory)
    rows = [_HEAD, ["---", *["--:"] * (len(_HEAD) - 1)]]
    rows += [tallies[name].row(name) for name in sorted(tallies)]
    rows.append(whole.row("**all**"))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2_000, help="how many broken files")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first of them")
    parser.add_argument("--large", type=float, default=0, help="MiB of each very long file")
    parser.add_argument("--show", action="store_true", help="print the broken files, judge nothing")
    asked = parser.parse_args()
    if asked.show:
        for number in range(asked.first, asked.first + asked.count):
            sys.stdout.buffer.write(broken(asked.seed, number).data)
        return
    start, again = time.monotonic(), f"--seed {asked.seed}"
    found = verdicts(asked.count, "--seed", str(asked.seed), first=asked.first)
    parts = [tallied(found, again)]
    parts.append(tallied(verdicts(len(PLACES), "--places"), "--places"))
    if asked.large:
        limits = ["--large", str(asked.large), "--seconds", "900", "--memory", "8192"]
        each = (verdicts(1, *limits, first=number) for number in range(len(LONG)))
        found = chain.from_iterable(each)  # a process for each, for what one took another may use
        parts.append(tallied(found, f"--large {asked.large}"))
    print("\n\n".join(table(part) for part in parts))
    failures = sum(tally.failures for part in parts for tally in part.values())
    print(f"\n{failures} failures, in {time.monotonic() - start:.0f} s")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
