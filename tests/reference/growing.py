"""Grow ledgers record by record, ask them along the way, and see that it makes no difference.

Run ``PYTHONPATH=src:tests python -m reference.growing --seed 1 --count 2000``. However a ledger
came about, it answers as one that was made at once, in another order, and as the full rules do
when they are asked of all of it; older ledgers answer as before, whatever was recorded since; a
fork does not disturb the rest; as of a day a ledger answers as one that holds what was public.
What differs is shrunk by dropping records, and printed.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from typing import Any

from claimledger.errors import ConflictError
from claimledger.ledger import Ledger
from claimledger.model import Period, Record
from claimledger.reasoning import Policy
from reference.generate import random_ledger, random_policy
from reference.plainly import plain_ledger
from reference.telling import Asked, Told, agrees, asked, ruled, told

__all__ = ["Entry", "drawn", "grow"]

Entry = tuple[Record, Period | None]
"""A record, and when it was recorded."""

Found = tuple[str, Ledger]
"""What differs, and in which ledger."""


def drawn(rng: random.Random, size: int) -> tuple[list[Entry], Policy]:
    """Draw what is to be recorded, in the order in which it is, and a policy."""
    if rng.random() < 0.6:
        ledger = plain_ledger(rng, rng.randint(size // 4, size))
    else:
        ledger = random_ledger(rng, rng.randint(4, max(4, size // 2)))
    entries = [(record, ledger.recorded(record)) for record in ledger]
    if rng.random() < 0.7:
        rng.shuffle(entries)
    policy = Policy(**random_policy(rng)) if rng.random() < 0.6 else Policy()
    return entries, policy


def grow(
    entries: Sequence[Entry], policy: Policy, rng: random.Random, often: float
) -> Found | None:
    """Record one entry after the other, and ask now and then; return what differs, if anything."""
    ledger = Ledger()
    older: list[tuple[Ledger, Told, Asked]] = []
    for entry in entries:
        ledger = _with(ledger, entry)
        if rng.random() < often:
            found = _difference("grown", ledger, policy, rng)
            if found:
                return found
            older.append((ledger, told(ledger, policy), asked(ledger, policy)))
        if rng.random() < often:
            cut = _cut(ledger, rng)
            found = _difference(f"as of {cut.bounds}", cut, policy, rng)
            if found:
                return found
        if older and rng.random() < often / 2:
            base, before, _ = rng.choice(older)
            found = _difference("forked", _with(base, rng.choice(entries)), policy, rng)
            if found:
                return found
            if told(base, policy) != before:
                return "older", base
    for base, before, answers in older:
        if told(base, policy, columns_first=True, before=answers) != before:
            return "older at last", base
    return _difference("at last", ledger, policy, rng)


def _with(ledger: Ledger, entry: Entry) -> Ledger:
    record, at = entry
    try:
        return ledger.record(record, at=at)
    except ConflictError:
        return ledger | Ledger().record(record, at=at)


def _cut(ledger: Ledger, rng: random.Random) -> Ledger:
    days = sorted({time.written for time in map(ledger.published, ledger.statements) if time})
    cut = ledger.as_of(rng.choice([*days, "2031-05-10", "../2031-05-04", "2031/.."]))
    how = rng.random()
    if how < 0.1:
        return cut.as_of(rng.choice([*days, "2031-05-03"]))
    if how < 0.2:
        return cut.as_of(recorded=rng.choice(["2031-05-02", "2031-05-04", "2032"]))
    if how < 0.3:
        return ledger.as_of("2031-05-04", undated="keep")
    return cut


def _difference(name: str, ledger: Ledger, policy: Policy, rng: random.Random) -> Found | None:
    """Compare a ledger with the full rules, and with one made at once in another order."""
    reasons, first = rng.random() < 0.25, rng.random() < 0.5
    got = told(ledger, policy, reasons=reasons, columns_first=first)
    if not agrees(got, ruled(ledger, policy, reasons=reasons)):
        return f"{name}, by the full rules", ledger
    entries = [(record, ledger.recorded(record)) for record in ledger]
    rng.shuffle(entries)
    fresh = Ledger.gathered(entries)
    if got != told(fresh, policy, reasons=reasons, columns_first=not first):
        return f"{name}, made at once", ledger
    return None


def _shrunk(entries: list[Entry], policy: Policy, seed: str) -> list[Entry]:
    """Drop entries while anything differs, asked after each of those that are left."""

    def bad(fewer: list[Entry]) -> bool:
        return any(grow(fewer, policy, random.Random(f"{seed}-{n}"), 1.0) for n in range(3))

    width = len(entries) // 2 if bad(entries) else 0
    while width:
        start = 0
        while start < len(entries):
            fewer = entries[:start] + entries[start + width :]
            if bad(fewer):
                entries = fewer
            else:
                start += width
        width //= 2
    return entries


def _show(seed: str, entries: list[Entry], policy: Policy, found: Found) -> None:
    name, ledger = found
    print("=" * 100)
    print(f"seed {seed}: {name}")
    print(ledger.code())
    print("recorded in this order:", *(f"\n  {record!r}" for record, _ in entries))
    print(policy)
    got = told(ledger, policy, reasons=True)
    expected = ruled(ledger, policy, reasons=True)
    for claim in expected:
        for line, answer in _lines(expected[claim]):
            other = dict(_lines(got[claim])).get(line)
            if answer != other:
                print(f"{claim} {line}\n  got   {other}\n  ruled {answer}")


def _lines(answer: Any) -> list[tuple[Any, Any]]:
    return [*answer.items()] if isinstance(answer, dict) else [(row[:2], row) for row in answer]


def run(seed: int, count: int, size: int, often: float, most: int) -> int:
    """Grow ``count`` ledgers; return how many differ, stopping at ``most``."""
    begin, grown, differing = time.monotonic(), 0, 0
    for number in range(count):
        rng = random.Random(f"{seed}-{number}")
        entries, policy = drawn(rng, size)
        found = grow(entries, policy, rng, often)
        grown += 1
        if found:
            differing += 1
            fewer = _shrunk(entries, policy, f"{seed}-{number}")
            again = (
                grow(fewer, policy, random.Random(f"{seed}-{number}-{n}"), 1.0) for n in range(3)
            )
            _show(f"{seed}-{number}", fewer, policy, next(filter(None, again), found))
            sys.stdout.flush()
            if differing >= most:
                break
    print(f"{grown} ledgers grown in {time.monotonic() - begin:.0f} s: {differing} differ")
    return differing


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--size", type=int, default=40, help="statements a ledger, at most")
    parser.add_argument("--often", type=float, default=0.3, help="how often it is asked")
    parser.add_argument("--most", type=int, default=1, help="stop after so many differences")
    given = parser.parse_args()
    sys.exit(bool(run(given.seed, given.count, given.size, given.often, given.most)))


if __name__ == "__main__":
    main()
