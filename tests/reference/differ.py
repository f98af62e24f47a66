"""Compare the naive reference with the implementation on random ledgers.

Run ``python -m reference.differ --seed 1 --count 5000 --size 12`` with ``src`` and ``tests`` on the
path. A mismatch is shrunk by dropping records, policy fields and viewpoint fields, and printed.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from claimledger.ledger import Ledger
from claimledger.reasoning import Except, Only
from reference.generate import random_ledger, random_policy, random_viewpoint
from reference.naive import READINGS, World

FLAGS = ["anonymous_only", "hedged_only", "inferred_only", "implied_only"]

Fields = dict[str, Any]
"""Fields of a policy or a viewpoint, or of an answer, by name."""
Difference = tuple[str, Any, Any]
"""Where two answers differ, and the two: the naive one, the real one."""


class Real:
    """The implementation under test, its answers put as plainly as the reference puts them."""

    def __init__(self) -> None:
        from claimledger import reasoning

        self.api = reasoning

    def policy(self, policy: dict[str, Any]) -> Any:
        return self.api.Policy(**policy)

    def viewpoint(self, viewpoint: dict[str, Any]) -> Any:
        kinds: dict[str, type[Only | Except]] = {"only": self.api.Only, "except": self.api.Except}
        chosen: dict[str, Only | Except] = {
            field: kinds[how](*sorted(ids, key=lambda id: (id is None, id or "")))
            for field, (how, ids) in viewpoint.items()
        }
        return self.api.Viewpoint(**chosen)

    def assess(self, ledger: Ledger, claim: str, viewpoint: Any, policy: Any) -> dict[str, Any]:
        found = self.api.assess(ledger, claim, viewpoint=viewpoint, policy=policy)
        return {
            "status": found.status.value,
            "support": self._side(found.support, FLAGS),
            "opposition": self._side(found.opposition, [*FLAGS, "interested_only"]),
            "answers": {party: answer.value for party, answer in found.answers.items()},
        }

    def _side(self, side: Any, flags: list[str]) -> dict[str, Any]:
        return {
            "grade": side.grade.value,
            "at_least": side.at_least,
            "at_most": side.at_most,
            "statements": sorted(set(side.statements)),
            **{flag: getattr(side, flag) for flag in flags},
        }

    def trace(self, ledger: Ledger, claim: str, viewpoint: Any, policy: Any) -> list[Fields]:
        chains = self.api.trace(ledger, claim, viewpoint=viewpoint, policy=policy)
        return [
            {
                "statement": chain.statement.id,
                "depth": chain.depth,
                "circular": chain.circular,
                "grounded": chain.grounded,
                "origins": sorted({id for hop in chain.origins for id in hop.voices}),
                "anonymous": sorted({_id(hop.party) for hop in chain.anonymous}),
                "anonymous_only": chain.anonymous_only,
                "gaps": sorted(
                    {(g.kind.value, g.hop.statement.id, g.hop.index) for g in chain.gaps}
                ),
            }
            for chain in chains
        ]


def _fault() -> str:
    """Describe an exception by its place, without the source."""
    _, error, trail = sys.exc_info()
    frames = traceback.extract_tb(trail)[-4:]
    places = [f"  {f.filename}:{f.lineno} in {f.name}" for f in frames]
    return "\n".join([f"{type(error).__name__}: {error}", *places])


def _id(reference: Any) -> str:
    return reference if isinstance(reference, str) else reference.id


def difference(
    real: Real,
    ledger: Ledger,
    viewpoint: Fields,
    policy: Fields,
    asked: Collection[str] = ("trace", "assess"),
) -> Difference | None:
    """Return the first difference between the two, or None."""
    world = World(ledger, viewpoint, policy)
    try:
        real_viewpoint, real_policy = real.viewpoint(viewpoint), real.policy(policy)
    except Exception:
        return "viewpoint or policy refused", None, _fault()
    asks: list[tuple[str, Callable[[str], Any], Callable[[Ledger, str, Any, Any], Any]]] = [
        ("trace", world.trace, real.trace),
        ("assess", world.assess, real.assess),
    ]
    for claim in ledger.claims:
        for name, naive, other in asks:
            if name not in asked:
                continue
            expected = naive(claim)
            try:
                got = other(ledger, claim, real_viewpoint, real_policy)
            except Exception:
                return f"{name} raised", expected, _fault()
            if name == "trace":
                expected = sorted(expected, key=_sort_key)
                got = sorted(got, key=_sort_key)
            if got != expected:
                return f"{name}({claim}).{_where(expected, got)}", expected, got
    return None


def _sort_key(chain: dict[str, Any]) -> tuple[str, str]:
    return chain["statement"], repr(sorted(chain.items()))


def _where(expected: Any, got: Any) -> str:
    """Name the field in which two answers differ first."""
    if isinstance(expected, dict) and isinstance(got, dict):
        for key in expected:
            if key not in got or expected[key] != got[key]:
                below = _where(expected[key], got.get(key))
                return f"{key}.{below}" if below else str(key)
    if isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        for a, b in zip(expected, got, strict=True):
            if a != b and isinstance(a, dict):
                return _where(a, b)
    return ""


def kind_of(found: Difference) -> str:
    """What shrinking keeps: the sort of difference, whatever the claim."""
    head, _, tail = found[0].partition("(")
    return head + tail.partition(")")[2]


def without(ledger: Ledger, dropped: set[int]) -> Ledger:
    """Rebuild a ledger without some records; merged one by one, as conflicts may stand."""
    whole = Ledger()
    for number, record in enumerate(ledger):
        if number not in dropped:
            whole = whole | Ledger().record(record, at=ledger.recorded(record))
    return whole


def shrink(
    ledger: Ledger, viewpoint: Fields, policy: Fields, bad: Callable[[Ledger, Fields, Fields], bool]
) -> tuple[Ledger, Fields, Fields]:
    """Drop records, then fields of policy and viewpoint, while the ledger stays bad."""
    changed = True
    while changed:
        changed = False
        for field in list(policy):
            fewer = {k: v for k, v in policy.items() if k != field}
            if bad(ledger, viewpoint, fewer):
                policy, changed = fewer, True
        for field in list(viewpoint):
            fewer = {k: v for k, v in viewpoint.items() if k != field}
            if bad(ledger, fewer, policy):
                viewpoint, changed = fewer, True
        number, width = 0, max(1, len(ledger) // 4)
        while width:
            number = 0
            while number < len(ledger):
                smaller = without(ledger, set(range(number, number + width)))
                if bad(smaller, viewpoint, policy):
                    ledger, changed = smaller, True
                else:
                    number += width
            width //= 2
        ledger, simpler = _simplify(ledger, partial(_bad_under, bad, viewpoint, policy))
        changed = changed or simpler
    return ledger, viewpoint, policy


def _bad_under(
    bad: Callable[[Ledger, Fields, Fields], bool], viewpoint: Fields, policy: Fields, ledger: Ledger
) -> bool:
    return bad(ledger, viewpoint, policy)


def _simplify(ledger: Ledger, bad: Callable[[Ledger], bool]) -> tuple[Ledger, bool]:
    """Take fields of statements and documents back to their defaults, and links out of chains."""
    changed = False
    for number in range(len(ledger)):
        changes: list[Fields] = [
            {"said": None},
            {"certainty": "full"},
            {"reading": "explicit"},
            {"basis": "unstated"},
            {"citing": []},
            {"accused": []},
            {"authors": []},
            {"derived_from": None, "derivation": None},
            {"published": None},
            {"during": None},
            *({"drop": i} for i in range(3, -1, -1)),
        ]
        for change in changes:
            record = list(ledger)[number]
            if "drop" in change:
                chain = getattr(record, "chain", ())
                if len(chain) < 2 or change["drop"] >= len(chain):
                    continue
                fields: Fields = {"chain": [k for i, k in enumerate(chain) if i != change["drop"]]}
            else:
                fields = {k: v for k, v in change.items() if hasattr(record, k)}
                if len(fields) != len(change):
                    continue
            new = record.but(**fields)
            if new == record:
                continue
            smaller = Ledger()
            for i, old in enumerate(ledger):
                smaller = smaller | Ledger().record(
                    new if i == number else old, at=ledger.recorded(old)
                )
            if len(smaller) == len(ledger) and bad(smaller):
                ledger, changed = smaller, True
    return ledger, changed


def show(
    seed: str,
    ledger: Ledger,
    viewpoint: Fields,
    policy: Fields,
    found: Difference,
    labels: bool = True,
) -> None:
    """Print a difference so that it can be read and replayed."""
    name, expected, got = found
    print("=" * 100)
    print(f"seed {seed}: {name}")
    print(ledger.code())
    if ledger.conflicts:
        print("# merged, with conflicting versions:", [c.id for c in ledger.conflicts])
    print("policy   ", policy)
    print("viewpoint", viewpoint)
    if isinstance(got, str):
        print(got)
    else:
        both = zip(_lines(expected), _lines(got), strict=False)
        if len(_lines(expected)) == len(_lines(got)):
            for a, b in both:
                print(f"   {a}" if a == b else f" ! naive {a}\n ! real  {b}")
        else:
            print("naive", *_lines(expected), "real", *_lines(got), sep="\n   ")
    if labels:
        print("naive labels", World(ledger, viewpoint, policy).labels())


def _lines(answer: Any) -> list[str]:
    if isinstance(answer, list):
        return [str(item) for item in answer]
    return [f"{key}: {value}" for key, value in answer.items()]


def run(
    seed: int,
    count: int,
    size: int,
    most: int = 1,
    shrinking: bool = True,
    asked: Collection[str] = ("trace", "assess"),
) -> int:
    """Compare on ``count`` ledgers; return how many differ, stopping at ``most``."""
    real = Real()
    begin, compared, differing = time.monotonic(), 0, 0
    kinds: dict[str, int] = {}
    for number in range(count):
        compared += 1
        rng = random.Random(f"{seed}-{number}")
        ledger = random_ledger(rng, rng.randint(2, size))
        policy, viewpoint = random_policy(rng), random_viewpoint(rng, ledger)
        found = difference(real, ledger, viewpoint, policy, asked)
        if found is None:
            continue
        differing += 1
        kind = kind_of(found)
        kinds[kind] = kinds.get(kind, 0) + 1
        if kinds[kind] == 1:
            if shrinking:

                def bad(x: Ledger, v: Fields, p: Fields, kind: str = kind) -> bool:
                    other = difference(real, x, v, p, asked)
                    return other is not None and kind_of(other) == kind

                ledger, viewpoint, policy = shrink(ledger, viewpoint, policy, bad)
                found = difference(real, ledger, viewpoint, policy, asked) or found
            show(f"{seed}-{number}", ledger, viewpoint, policy, found)
            sys.stdout.flush()
        if differing >= most:
            break
    took = time.monotonic() - begin
    print(f"{compared} ledgers compared in {took:.0f} s: {differing} differ {kinds or ''}")
    return differing


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--size", type=int, default=12, help="statements a ledger, at most")
    parser.add_argument("--most", type=int, default=1, help="stop after so many differences")
    parser.add_argument("--no-shrink", action="store_true")
    parser.add_argument("--only", choices=["trace", "assess"], action="append")
    parser.add_argument(
        "--flip", choices=sorted(READINGS), action="append", help="take another reading (naive.py)"
    )
    given = parser.parse_args()
    for name in given.flip or ():
        READINGS[name] = not READINGS[name]
    asked = given.only or ("trace", "assess")
    differing = run(given.seed, given.count, given.size, given.most, not given.no_shrink, asked)
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
