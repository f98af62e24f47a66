"""How long one more record takes, and one claim as of a day: at any size, and against recomputing.

Run it: ``PYTHONPATH=tests python -m benchmarks.recording 10000 100000 1000000``. Records are made
beforehand; each is recorded on the ledger before it, and its claim's status is asked (Q4). In the
end all answers are compared with those of a ledger that is made anew.

- one more: a statement, half of them origins, on a claim chosen at random.
- late upstream: a statement arrives that another, already there, cites.
- retraction: a statement on a claim without retractions so far is taken back; the same on the
  claim of which most is said, the first time, and again.
- as of a day (Q3): the status of one claim as of a day chosen at random, the ledger of that day
  made anew each time, or there already; all claims, against recording what was public by then and
  assessing it.
- peers: Q2 anew, with what they make of the records made before.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from statistics import median, quantiles
from typing import Any, Final, final

from benchmarks.answers import checksum
from benchmarks.measuring import Clock, machine, settled, shown
from benchmarks.sides import PEERS, peers
from benchmarks.workload import DAYS, FIRST, ORDERS, Order, workload
from claimledger import (
    Assertion,
    Ledger,
    Link,
    Period,
    Record,
    Ref,
    Retraction,
    Statement,
    assess,
    assess_all,
)

__all__ = ["main"]

FEW: Final = 200
MANY: Final = 1_000
DAY: Final = Period("2032-01-01")

_Step = tuple[Record, str]
"""A record, and the claim whose status is asked when it is recorded."""


def main(given: argparse.Namespace) -> None:
    """Print the tables of each size and order."""
    print(machine())
    for size in given.sizes:
        for order in given.orders:
            print(f"\n### {size:,} records, order: {order}")
            _measure(size, order, given)


def _measure(size: int, order: Order, given: argparse.Namespace) -> None:
    records = workload(size, seed=given.seed, order=order)
    newcomers = _Newcomers(records, random.Random(given.seed))
    with settled():
        ledger = Ledger().record(*records)
        _ = assess_all(ledger).columns()
        each: dict[str, list[float]] = {}
        ledger = _record(ledger, each, "one more", newcomers.one_more(MANY))
        ledger = _late(ledger, each, newcomers.late(FEW))
        _as_of(ledger, each, newcomers.claims(MANY))
        every = _all_as_of(ledger, given.rounds)
        ledger = _record(ledger, each, "retraction", newcomers.retractions(FEW))
        largest = list(newcomers.of_the_largest(21))
        ledger = _record(ledger, each, "retraction on the largest claim", largest[:1])
        ledger = _record(ledger, each, "another one there", largest[1:])
        _equals_anew(ledger)
        del ledger
        for kind in peers(given.peers):
            side, clock = kind(records), Clock()
            found = [clock.time(side.statuses)[0] for _ in range(given.rounds)]
            ratio = median(found) * 1e3 / median(each["one more"])
            every[f"{kind.name}: Q2 anew, {shown(ratio)} times as long as one more"] = found
            del side
    _tell("µs, each", {f"{name} ({len(found):,})": found for name, found in each.items()})
    _tell("ms, all claims", every)


def _tell(title: str, told: dict[str, list[float]]) -> None:
    print(f"\n| {title} | median | lowest | 90% | highest |\n| --- | --: | --: | --: | --: |")
    for name, found in told.items():
        most = quantiles(found, n=10)[-1] if len(found) > 9 else max(found)
        figures = (median(found), min(found), most, max(found))
        print(f"| {name} | {' | '.join(map(shown, figures))} |", flush=True)


def _record(
    ledger: Ledger, told: dict[str, list[float]], name: str, steps: Iterable[_Step]
) -> Ledger:
    """Record one after the other, each asked for its claim's status; keep the microseconds."""
    found, steps = told.setdefault(name, []), list(steps)
    gc.collect()
    gc.disable()
    for record, claim in steps:
        start = time.perf_counter()
        ledger = ledger.record(record)
        _ = assess(ledger, claim).status
        found.append((time.perf_counter() - start) * 1e6)
    gc.enable()
    return ledger


def _late(
    ledger: Ledger, told: dict[str, list[float]], pairs: Iterable[tuple[_Step, _Step]]
) -> Ledger:
    """Record what cites a statement that is not there, and then, timed, that statement."""
    each: dict[str, list[float]] = {}
    ledger = _record(ledger, each, "both", [step for pair in pairs for step in pair])
    told["late upstream"] = each["both"][1::2]
    return ledger


def _as_of(ledger: Ledger, told: dict[str, list[float]], claims: Sequence[str]) -> None:
    """Ask for single claims as of a day: the first of all, and then many."""
    chance = random.Random(1)
    days = [_day(chance.randrange(DAYS)) for _ in claims]

    def ask(name: str, then: Ledger | None, claim: str, day: Period) -> None:
        start = time.perf_counter()
        _ = assess(ledger.as_of(day) if then is None else then, claim).status
        told.setdefault(name, []).append((time.perf_counter() - start) * 1e6)

    gc.collect()
    gc.disable()
    ask("as of a day, the first time", None, claims[0], days[0])
    for claim, day in zip(claims, days, strict=True):
        ask("as of a day", None, claim, day)
    then = ledger.as_of(DAY)
    for claim in claims:
        ask("as of a day, its ledger there already", then, claim, DAY)
    gc.enable()


def _all_as_of(ledger: Ledger, rounds: int) -> dict[str, list[float]]:
    """Compare the answers as of a day with those of what was public by then, recorded anew."""
    public, clock = list(ledger.as_of(DAY)), Clock()
    told: dict[str, list[float]] = {}

    def anew() -> dict[str, list[Any]]:
        return assess_all(Ledger().record(*public)).columns()

    first, _ = clock.time(lambda: assess_all(ledger.as_of(DAY)).columns())
    told["as of a day, the first time"] = [first]
    for _ in range(rounds):
        then, found = clock.time(lambda: assess_all(ledger.as_of(DAY)).columns())
        again, expected = clock.time(anew)
        told.setdefault("as of a day", []).append(then)
        told.setdefault("what was public by then, recorded and asked anew", []).append(again)
        told.setdefault("the first in percent of the second", []).append(then / again * 100)
        assert checksum(found.values()) == checksum(expected.values())
    return told


def _equals_anew(ledger: Ledger) -> None:
    """Compare what grew record by record with a ledger made anew."""
    fresh = assess_all(Ledger().record(*ledger)).columns()
    assert checksum(assess_all(ledger).columns().values()) == checksum(fresh.values())


@final
class _Newcomers:
    """Records that fit what is there, each with the claim that it is about."""

    def __init__(self, records: Sequence[Record], chance: random.Random) -> None:
        self.chance = chance
        self.about: dict[str, list[Statement]] = defaultdict(list)
        for record in records:
            if isinstance(record, Statement):
                self.about[record.target.id].append(record)
        self.ids = sorted(self.about)
        chance.shuffle(self.ids)
        self.number = 0

    def claims(self, count: int) -> list[str]:
        return self.chance.choices(self.ids, k=count)

    def one_more(self, count: int) -> Iterable[_Step]:
        for n, claim in enumerate(self.claims(count)):
            cited = self.chance.choice(self.about[claim])
            yield self._said(claim, [cited] if n % 2 else [])

    def late(self, count: int) -> Iterable[tuple[_Step, _Step]]:
        for claim in self.claims(count):
            missing = Ref(f"n{self.number + 1}")
            yield self._said(claim, [missing]), self._said(claim, self.about[claim][:1])

    def retractions(self, count: int) -> Iterable[_Step]:
        """Yield retractions on as many claims, none of them the largest."""
        largest = self._largest()
        for claim in [id for id in self.ids if id != largest][:count]:
            yield self._taken_back(self.chance.choice(self.about[claim]))

    def of_the_largest(self, count: int) -> Iterable[_Step]:
        for statement in self.chance.sample(self.about[self._largest()], count):
            yield self._taken_back(statement)

    def _largest(self) -> str:
        return max(self.ids, key=lambda id: len(self.about[id]))

    def _said(self, claim: str, cited: Sequence[Statement | Ref]) -> _Step:
        self.number += 1
        link, citing = self._read(claim), tuple(Ref(one.id) for one in cited)
        said = Assertion(Ref(claim), chain=(link,), citing=citing, id=f"n{self.number - 1}")
        return said, claim

    def _taken_back(self, statement: Statement) -> _Step:
        self.number += 1
        link = Link(statement.chain[-1].party)
        made = Retraction(Ref(statement.id), chain=(link,), id=f"n{self.number - 1}")
        return made, statement.target.id

    def _read(self, claim: str) -> Link:
        return self.chance.choice(self.about[claim]).chain[0]


def _day(number: int) -> Period:
    return Period((FIRST + timedelta(days=number)).isoformat())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--orders", nargs="+", choices=ORDERS, default=["time"])
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=list(PEERS))
    main(parser.parse_args())
