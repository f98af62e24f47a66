"""How long answers take on extreme shapes, in the order of time, reversed and shuffled.

Run it: ``PYTHONPATH=tests python -m benchmarks.extremes 200000 --rounds 3``. Told is all from the
records to the answers: they are taken up, Q1 without the numbers of origins, and Q2. That the
answers are the same is checked before, by checksum. The origins of merges are as many as there are
pairs, so that they are asked for on a small ladder only.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from typing import Final

from benchmarks.answers import Answerer
from benchmarks.measuring import Clock, Times, growth, machine, settled, shown
from benchmarks.ours import Columns
from benchmarks.reasoning import check, measured
from benchmarks.shapes import SHAPES, attacked, merges, tower
from benchmarks.sides import PEERS, peers
from benchmarks.workload import ORDERS, Order
from claimledger import Record

__all__ = ["main"]

PLAIN: Final = ("index", "Q1 without origins", "Q2")
COUNTED: Final = ("index", "Q1", "Q2")
RETRACTED: Final = ("index", "Q2", "Q1 without origins", "Q1")
TOWER: Final = (400, 1_600)
HOPS: Final = (5_000, 20_000)


def _ordered(records: list[Record], order: Order) -> list[Record]:
    if order == "shuffled":
        random.Random(1).shuffle(records)
    return records[::-1] if order == "reversed" else records


def _asked(
    records: Sequence[Record],
    kinds: Sequence[type[Answerer]],
    questions: Sequence[str],
    rounds: int,
) -> dict[str, Times]:
    with settled():
        check(kinds, records, questions)
        times = measured(kinds, records, rounds, Clock(), questions)
    return {question: times[question] for question in ("build", *questions)}


def _spread(found: Sequence[float]) -> str:
    return f"{shown(median(found))} ({shown(min(found))} - {shown(max(found))})"


def _row(name: str, times: Mapping[str, Times]) -> None:
    """Print what each side takes for all questions together, and its ratio to ours."""
    whole = {side: list(map(sum, zip(*_parts(times, side), strict=True))) for side in times["Q2"]}
    ours = whole[Columns.name]
    cells = []
    for side, found in whole.items():
        ratio = median(a / b for a, b in zip(found, ours, strict=True))
        cells.append(_spread(found) + ("" if side == Columns.name else f", {shown(ratio)}x"))
    print(f"| {name} | {' | '.join(cells)} |", flush=True)


def _parts(times: Mapping[str, Times], side: str) -> list[Sequence[float]]:
    return [found[side] for found in times.values()]


def _head(columns: Iterable[str]) -> None:
    heads = list(columns)
    print(f"\n| ms | {' | '.join(heads)} |\n| --- |{' --: |' * len(heads)}")


def _grown(
    name: str, shape: Callable[[int], list[Record]], sizes: tuple[int, int], rounds: int
) -> None:
    """Print our times for a shape that no peer has rules for, and how each grows."""
    for order in ORDERS:
        medians = []
        for size in sizes:
            times = _asked(_ordered(shape(size), order), [Columns], RETRACTED, rounds)
            found = _parts(times, Columns.name)
            print(f"| {name} of {size:,}, {order} | {' | '.join(map(_spread, found))} |")
            medians.append(list(map(median, found)))
        exponents = (growth(a, b, sizes[1] / sizes[0]) for a, b in zip(*medians, strict=True))
        cells = " | ".join(f"{exponent:.2f}" for exponent in exponents)
        print(f"| growth of {name}, {order}: exponent | {cells} |", flush=True)


def main(given: argparse.Namespace) -> None:
    """Print the tables."""
    kinds: list[type[Answerer]] = [Columns, *peers(given.peers)]
    print(f"{machine()}, {given.rounds} rounds")
    _head(kind.name for kind in kinds)
    for name in given.shapes:
        for order in given.orders:
            records = _ordered(SHAPES[name](given.size), order)
            times = _asked(records, kinds, PLAIN, given.rounds)
            _row(f"{name} of {given.size:,}, {order}", times)
    if "merges" in given.shapes:
        times = _asked(merges(given.few), kinds, COUNTED, given.rounds)
        _row(f"merges of {given.few:,}, with origins", times)
    if not given.plain:
        _head(("build", *RETRACTED))
        _grown("tower of retractions", tower, TOWER, given.rounds)
        _grown("chain, 5% of it retracted", attacked, HOPS, given.rounds)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("size", type=int, nargs="?", default=200_000)
    parser.add_argument("--few", type=int, default=4_000, help="the merges with their origins")
    parser.add_argument("--plain", action="store_true", help="no shapes with retractions")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--orders", nargs="+", choices=ORDERS, default=list(ORDERS))
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=list(SHAPES))
    usual = ["dicts", "numpy-doubling", "rustworkx"]
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=usual)
    main(parser.parse_args())
