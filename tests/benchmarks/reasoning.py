"""How long answers take: ours, and those of others on the same records, in one interleaved run.

Run it: ``PYTHONPATH=tests python -m benchmarks.reasoning 100000 --rounds 5``. In each round every
side is made anew and asked, one after the other; no side keeps anything from round to round. That
all answers are the same is checked once before, by checksum, at full size.

- build: the records, which are there, are taken up: by us as a ledger, by the others as whole
  numbers and what they make of these.
- index: what we make when the first question comes.
- Q1: of every statement whether it reaches an origin, in how few steps, how many origins, and
  whether it reaches a cycle; then the same without the number of origins.
- Q2: of every claim its status, and the origins and blocs on both sides.
- Q3: Q2 as of a day in the middle; then as of another day.
- floor: a bare pass over the edges, that adds one number to another.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from statistics import median
from typing import Any, Final

from benchmarks.answers import Answerer, checksum
from benchmarks.flat import Flat
from benchmarks.measuring import (
    Clock,
    Times,
    growth,
    machine,
    ratio_table,
    settled,
    shown,
    time_table,
)
from benchmarks.ours import Columns
from benchmarks.sides import OURS, PEERS, peers
from benchmarks.workload import ORDERS, workload
from claimledger import Period, Record

__all__ = ["check", "main", "measured"]

DAY: Final = Period("2032-01-01")
ANOTHER: Final = Period("2031-12-01")
"""By the first, half of the documents are public."""

QUESTIONS: Final[dict[str, Callable[[Answerer], Any]]] = {
    "index": lambda side: side.index(),
    "Q1": lambda side: side.chains(origins=True),
    "Q1 without origins": lambda side: side.chains(origins=False),
    "Q2": lambda side: side.statuses(),
    "Q3": lambda side: side.statuses(DAY),
    "Q3 again": lambda side: side.statuses(ANOTHER),
}
SUMS: Final = {
    "Q1+Q2": ("Q1", "Q2"),
    "with index": ("index", "Q1", "Q2"),
    "everything": ("build", "index", "Q1", "Q2"),
}


def check(
    kinds: Iterable[type[Answerer]],
    records: Sequence[Record],
    questions: Iterable[str] = tuple(QUESTIONS),
) -> dict[str, str]:
    """Return the checksums of the answers of all sides, which must be the same."""
    agreed: dict[str, str] = {}
    for kind in kinds:
        side = kind(records)
        found = {}
        for question in questions:
            if question != "index":
                answer = QUESTIONS[question](side)
                told = side.told_chains if question.startswith("Q1") else side.told_statuses
                found[question] = checksum(told(answer))
        agreed = agreed or found
        assert found == agreed, f"{kind.name} answers otherwise: {found}, and not {agreed}"
    return agreed


def measured(
    kinds: Sequence[type[Answerer]],
    records: Sequence[Record],
    rounds: int,
    clock: Clock,
    questions: Sequence[str] = tuple(QUESTIONS),
) -> dict[str, Times]:
    """Return question by question, and of each side, the milliseconds of each round."""
    times: dict[str, dict[str, list[float]]] = {
        question: {kind.name: [] for kind in kinds} for question in ("build", *questions)
    }
    for _ in range(rounds):
        for kind in kinds:
            taken, side = clock.time(partial(kind, records))
            times["build"][kind.name].append(taken)
            for question in questions:
                taken, _ = clock.time(partial(QUESTIONS[question], side))
                times[question][kind.name].append(taken)
            del side
    told: dict[str, Times] = dict(times)
    for name, parts in SUMS.items():
        if set(parts) <= {"build", *questions}:
            told[name] = {
                kind.name: [
                    sum(taken)
                    for taken in zip(*(times[part][kind.name] for part in parts), strict=True)
                ]
                for kind in kinds
            }
    return told


def _tell_floor(records: Sequence[Record], times: Mapping[str, Times]) -> None:
    """Print how long a bare pass over the edges takes, and what we take a statement."""
    flat = Flat(records)

    def bare() -> int:
        total = 0
        for one, other in zip(flat.source, flat.target, strict=True):
            total += one + other
        return total

    least = min(Clock().time(bare)[0] for _ in range(5)) / len(flat.source) * 1e6
    told = {q: min(times[q][Columns.name]) for q in ("index", "Q1+Q2") if q in times}
    ours = [f"{q} {shown(t / len(flat.statements) * 1e6)}" for q, t in told.items()]
    print(
        f"\nfloor: {shown(least)} ns an edge; ours, ns a statement: {', '.join(ours)}", flush=True
    )


def main(given: argparse.Namespace) -> None:
    """Print the tables of each size and order, and how our times grow."""
    kinds = [*(OURS[:1] if given.columns else OURS), *peers(given.peers)]
    clock = Clock(given.collecting)
    collecting = "running" if given.collecting else "before each figure, and not during it"
    print(f"{machine()}\ngarbage collection: {collecting}; milliseconds, {given.rounds} rounds")
    grown: dict[str, list[tuple[int, float]]] = {}
    for size in given.sizes:
        for order in given.orders:
            records = workload(size, seed=given.seed, order=order)
            with settled():
                if not given.unchecked:
                    sums = check(kinds, records, given.questions)
                    print(f"\nall answer the same: {sums}")
                times = measured(kinds, records, given.rounds, clock, given.questions)
            print(f"\n### {size:,} records, order: {order}\n")
            print(time_table("ms", times))
            print(f"\n{ratio_table(Columns.name, times)}", flush=True)
            _tell_floor(records, times)
            del records
            for name in ("Q1+Q2", "with index", "everything"):
                if name in times:
                    middle = median(times[name][Columns.name])
                    grown.setdefault(f"{name}, {order}", []).append((size, middle))
    for name, found in grown.items():
        for (size, taken), (larger, longer) in pairwise(found):
            exponent = growth(taken, longer, larger / size)
            print(f"\ngrowth of {name}, {size:,} to {larger:,}: exponent {shown(exponent)}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", type=int, nargs="*", default=[100_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--orders", nargs="+", choices=ORDERS, default=["time", "shuffled"])
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=list(PEERS))
    parser.add_argument("--questions", nargs="+", choices=QUESTIONS, default=list(QUESTIONS))
    parser.add_argument("--columns", action="store_true", help="ours in columns only")
    parser.add_argument("--unchecked", action="store_true", help="do not compare the answers")
    parser.add_argument("--collecting", action="store_true", help="leave garbage collection on")
    main(parser.parse_args())
