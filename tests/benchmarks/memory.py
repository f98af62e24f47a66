"""How many bytes records, the ledger, its index and the answers take.

Run it: ``PYTHONPATH=tests python -m benchmarks.memory 100000``. Figures are taken in a process of
their own, which loads the records of a newsroom from a journal, so that nothing else holds them.

- allocated: what Python allocated and did not give back, by tracemalloc.
- resident: by how much the process grew, as the system sees it. Of very many records this is all
  that is told (``--resident``), as tracing takes several times as long.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.measuring import machine
from benchmarks.workload import ORDERS, workload
from claimledger import Ledger, Period, assess, assess_all, trace_all
from claimledger.files import Recording, load
from claimledger.files.journal.journal import line_of
from claimledger.files.journal.lines import Lines

__all__ = ["main", "measure", "write"]

MIB: Final = 2**20


def write(path: str, size: int, order: str) -> None:
    """Write the journal of a newsroom."""
    found = workload(size, order=next(o for o in ORDERS if o == order))
    lines, at = Lines("x"), Recording(Period("2031-01-01"), "desk")
    with Path(path).open("wb") as file:
        file.writelines(line_of(record, at, n, lines)[1] for n, record in enumerate(found, 1))


def measure(path: str, kind: str) -> None:
    """Print what each step took, as JSON; this is what the processes run."""
    used: Callable[[], int] = _resident
    load_first = load  # its modules are loaded before anything is counted
    gc.collect()
    if kind == "allocated":
        tracemalloc.start()
        used = _allocated
    before = used()
    told = {}
    for name, value in _steps(load_first(path).ledger):
        gc.collect()
        told[name] = used() - before
        before += told[name]
        del value
    told["highest"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps(told))


def _steps(ledger: Ledger) -> Iterator[tuple[str, Any]]:
    """Yield the steps from records to answers, each with what it leaves behind."""
    kept: list[Any] = [ledger]
    yield "loaded", kept
    records = list(ledger)
    yield "a list of the records", kept
    kept.append(Ledger().record(*records))
    yield "another ledger of them", kept
    kept.pop()
    del records
    gc.collect()
    yield "both gone", kept
    kept.append(assess(ledger, next(iter(ledger.claims))).status)
    yield "index", kept
    names = ("statement", "grounded", "depth", "circular", "origins")
    kept.append(trace_all(ledger).columns(*names))
    yield "answers to Q1", kept
    kept.append(assess_all(ledger).columns())
    yield "answers to Q2", kept
    kept.append(assess_all(ledger.as_of("2032-01-01")).columns())
    yield "answers to Q3", kept


def _allocated() -> int:
    return tracemalloc.get_traced_memory()[0]


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages * resource.getpagesize()


def _run(code: str, *arguments: str) -> str:
    """Run a function of this module in another process, and return what it prints."""
    command = [sys.executable, "-c", f"import sys; from benchmarks.memory import *; {code}"]
    tests = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [*command, *arguments], check=True, capture_output=True, encoding="utf-8", env=tests
    )
    return done.stdout


def main(size: int, order: str, kinds: list[str]) -> None:
    """Print the table for a number of records."""
    print(f"{machine()}\n{size:,} records, order: {order}")
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "newsroom.jsonl"))
        _run("write(sys.argv[1], int(sys.argv[2]), sys.argv[3])", path, str(size), order)
        with Path(path).open("rb") as file:
            lines = sum(1 for _ in file)
        statements = size * 70 // 100
        for kind in kinds:
            told = json.loads(_run("measure(sys.argv[1], sys.argv[2])", path, kind))
            print(f"\n| {kind} | MiB | bytes a record | bytes a statement |")
            print("| --- | --: | --: | --: |")
            for name, used in told.items():
                each = f"{used / lines:,.0f} | {used / statements:,.0f}"
                print(f"| {name} | {used / MIB:,.1f} | {each} |", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("size", type=int, nargs="?", default=100_000)
    parser.add_argument("--order", choices=ORDERS, default="time")
    parser.add_argument("--resident", action="store_true", help="do not trace allocations")
    given = parser.parse_args()
    main(given.size, given.order, ["resident"] if given.resident else ["allocated", "resident"])
