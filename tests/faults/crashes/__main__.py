"""Cut the writing of journals short in every way, very often, and print what became of them.

Run ``python -m faults.crashes --kills 10000 --states 100000 --appends 1000 --seed 1`` with ``src``
and ``tests`` on the path; without options it takes minutes.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable
from functools import partial
from tempfile import TemporaryDirectory

from faults.crashes.company import PROCESSES, dead_holder, read_meanwhile, written
from faults.crashes.errors import Outcome, outcomes
from faults.crashes.kills import killed
from faults.crashes.power import FLAWED, lost
from faults.crashes.simulated import LOSSES

_OPERATIONS = 200
"""So many operations has a run at whose moments the power goes."""


class _Report:
    """Tables in Markdown, and what went wrong."""

    def __init__(self) -> None:
        self.failures = 0
        self._start = time.monotonic()

    def table(self, head: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
        """Print a table, and after it how long its making took."""
        names = list(head)
        lines = [names, ["---", *["--:"] * (len(names) - 1)]]
        lines += [[f"{x:,}" if isinstance(x, int) else str(x) for x in row] for row in rows]
        print("\n".join(f"| {' | '.join(line)} |" for line in lines))

    def tell(self, text: str) -> None:
        """Print what there is to say of a table, and how long its making took."""
        now = time.monotonic()
        print(f"\n{text}, {now - self._start:.0f} s\n", flush=True)
        self._start = now

    def wrong(self, found: Iterable[object]) -> None:
        """Count and print what went wrong."""
        for failure in found:
            self.failures += 1
            if self.failures <= 100:
                print(f"FAILURE: {failure}\n", flush=True)


def _power(report: _Report, seed: int, states: int) -> None:
    found = lost(seed, _OPERATIONS, states)
    report.wrong(found.wrong)
    counts = (found.states, found.different, found.broken)
    rows = [[sort, *(count[sort] for count in counts)] for sort in LOSSES]
    rows.append(["**all**", *(count.total() for count in counts)])
    report.table(["when the power goes", "states", "different ones", "broken promises"], rows)
    report.tell(
        f"{found.runs} runs, {found.operations} operations, {found.moments:,} moments, "
        f"{found.acknowledged:,} acknowledged records, {found.loaded:,} journals loaded from files"
    )
    rows = []
    for name, disk in FLAWED.items():
        flawed = lost(seed, _OPERATIONS, disk=partial(disk, every=11), most=10_000)
        rows.append([name, flawed.states.total(), flawed.broken.total()])
        if not flawed.wrong:
            report.wrong([f"nothing is seen of a disk {name}"])
    report.table(["the same on a flawed disk", "states", "broken promises"], rows)
    report.tell("each must be seen")


def _errors(report: _Report) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    with TemporaryDirectory() as folder:
        for outcome in outcomes(folder):
            report.wrong([outcome] * bool(outcome.wrong))
            for column in _columns(outcome):
                counts[outcome.failure.name, column] += 1
    names = list(dict.fromkeys(name for name, _ in counts))
    rows = [[name, *(counts[name, column] for column in _OUTCOMES)] for name in names]
    rows.append(["**all**", *(sum(counts[name, c] for name in names) for c in _OUTCOMES)])
    report.table(["when an operation fails", *_OUTCOMES], rows)
    report.tell("each operation, once and from there on")


_OUTCOMES = (
    "times",
    "it went on",
    "as before",
    "some of it, whole",
    "all is there",
    "a torn tail",
    "wrong",
)


def _columns(outcome: Outcome) -> Iterable[str]:
    yield "times"
    yield "it went on" if outcome.error is None else outcome.left
    if outcome.wrong:
        yield "wrong"


def _kills(report: _Report, seed: int, kills: int) -> None:
    found = killed(seed, kills)
    names = ("kills", "acknowledged", "lost", "untold", "unended", "torn", "recovered")
    rows = [[sort, *(getattr(one, name) for name in names)] for sort, one in found.items()]
    sums = [sum(getattr(one, name) for one in found.values()) for name in names]
    report.wrong(text for one in found.values() for text in one.wrong)
    head = ["killed while it appended", "kills", "acknowledged records", "of them lost"]
    head += [
        "written, not yet acknowledged",
        "last line without its end",
        "torn tails",
        "recovered",
    ]
    report.table(head, [*rows, ["**all**", *sums]])
    report.tell("none may be lost")
    if sums[-1] * 20 < kills:
        report.wrong([f"only {sums[-1]} torn tails were seen"])


def _company(report: _Report, seed: int, appends: int, reads: int) -> None:
    found = written(PROCESSES, appends)
    report.wrong(found.wrong)
    head = ["writers", "appends", "acknowledged records", "lines", "failures"]
    row = [found.processes, found.appended, found.acknowledged, found.lines, len(found.wrong)]
    report.table(head, [row])
    report.tell("entries 1 to the last, each once")
    report.wrong(dead_holder())
    seen = read_meanwhile(seed, reads)
    report.wrong(seen.wrong)
    head = ["reads while others write", "saw new records", "saw a line half written"]
    head += ["repairs meanwhile", "failures"]
    report.table(head, [[seen.reads, seen.grown, seen.torn, seen.repairs, len(seen.wrong)]])
    report.tell("without a lock")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", type=int, default=2_000, help="how many different, at least")
    parser.add_argument("--kills", type=int, default=200, help="how many processes are killed")
    parser.add_argument("--appends", type=int, default=25, help="how many by each of the writers")
    parser.add_argument("--reads", type=int, default=1_000, help="how many while others write")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    report = _Report()
    _kills(report, asked.seed, asked.kills)  # first, while there is little to be forked
    _company(report, asked.seed, asked.appends, asked.reads)
    _errors(report)
    _power(report, asked.seed, asked.states)
    print(f"{report.failures} failures")
    sys.exit(report.failures > 0)


if __name__ == "__main__":
    main()
