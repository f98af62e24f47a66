"""How long the built-in checkers take, each by itself, on ledgers of growing size.

Run it: ``PYTHONPATH=tests python -m benchmarks.checking 25000 50000 100000``. It prints CPU seconds
by checker and size, and how they grow: an exponent of 1 is linear.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from functools import partial
from math import log

from benchmarks.newsroom import newsroom
from claimledger import CheckSet, Ledger, check


def seconds(action: Callable[[], object]) -> float:
    """Return the CPU seconds that something takes."""
    gc.collect()
    start = time.process_time()
    action()
    return time.process_time() - start


def _row(name: str, times: list[float], sizes: list[int], found: int) -> str:
    told = "".join(f"{t:9.2f}" for t in times)
    growth = log(max(times[-1], 1e-9) / max(times[0], 1e-9)) / log(sizes[-1] / sizes[0])
    return f"{name:36}{told}{growth:9.2f}{found:10}"


def main(sizes: list[int]) -> None:
    """Print the table for ledgers of these numbers of statements."""
    ledgers: list[Ledger] = [newsroom(size * 10 // 7) for size in sizes]
    counts = [len(ledger.statements) for ledger in ledgers]
    print(f"{'statements':36}{''.join(f'{count:9}' for count in counts)}   growth  findings")
    warm = [seconds(partial(check, ledger)) for ledger in ledgers]
    print(_row("all of them, and the ledger's index", warm, counts, len(check(ledgers[-1]))))
    for checker in CheckSet.default():
        asked = CheckSet(checker)
        times = [seconds(partial(check, ledger, asked)) for ledger in ledgers]
        name = f"{checker.code} {checker.slug}"
        print(_row(name, times, counts, len(check(ledgers[-1], asked))), flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [25_000, 50_000, 100_000])
