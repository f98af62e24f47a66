"""Judges damages and forgeries within hard limits of time and memory; `faults.journals` runs it.

It writes a line before each input, or each thousand of damages, so that what ends the process is
known.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs

from faults.journals.damages import HEAPS, heap, single
from faults.journals.judging import Judged, judged
from faults.journals.kinds import forged, kind_of
from faults.journals.long import LONG, long_of
from faults.journals.looking import alike, heaped, looked, looked_through_files, wrong
from faults.worker import measured

__all__ = ["WHOLE"]

WHOLE = 500
"""After how many damages the whole way is gone too, through files."""
_MIB = 2**20


@attrs.frozen
class Counted:
    """What became of some damages, by their kind; ``whole`` counts those tried through files."""

    kinds: dict[str, int]
    whole: int
    wrong: tuple[str, ...]


def damages(first: int, count: int, folder: Path) -> Counted:
    """Judge damages to one byte."""
    kinds: Counter[str] = Counter()
    told: list[str] = []
    whole = 0
    for index in range(first, first + count):
        damage = single(index)
        found = looked(damage)
        kinds[damage.kind] += 1
        told += (f"--first {index}: {text}" for text in wrong(damage, found))
        if index % WHOLE == 0:
            whole += 1
            if not alike(found, looked_through_files(damage, folder)):
                told.append(f"--first {index}: the quick way finds something else")
    return Counted(dict(kinds), whole, tuple(told))


def heaps(seed: int, first: int, count: int, folder: Path) -> Counted:
    """Judge damages to more than one byte."""
    kinds: Counter[str] = Counter()
    told: list[str] = []
    whole = 0
    for index in range(first, first + count):
        damage = heap(seed, index)
        found = looked(damage)
        kinds[damage.kind] += 1
        told += (f"--first {index}: {text}" for text in heaped(damage, found))
        if index % WHOLE < len(HEAPS):
            whole += 1
            if not alike(found, looked_through_files(damage, folder)):
                told.append(f"--first {index}: the quick way finds something else")
    return Counted(dict(kinds), whole, tuple(told))


def job(asked: argparse.Namespace, at: int, folder: Path) -> tuple[str, int, Callable[[], Any]]:
    """Return the name of what comes next, of how many inputs it is, and the work of judging it."""
    count = min(1_000, asked.first + asked.count - at)
    match asked.what:
        case "damages":
            return "damages", count, lambda: damages(at, count, folder)
        case "heaps":
            return "heaps", count, lambda: heaps(asked.seed, at, count, folder)
        case "long":
            name = list(LONG)[at]
            size = int(asked.size * _MIB)
            return name, 1, lambda: Judged(wrong=tuple(long_of(name, size, folder)))
        case _:
            return kind_of(at), 1, lambda: judged(forged(asked.seed, at), folder, at)


def main(arguments: list[str] | None = None) -> None:
    """Judge what is asked for, and tell each verdict on a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["damages", "heaps", "forgeries", "long"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--size", type=float, default=0, help="MiB of each very long line")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--memory", type=int, default=1_024, help="MiB of address space")
    asked = parser.parse_args(arguments)
    resource.setrlimit(resource.RLIMIT_AS, (asked.memory * _MIB,) * 2)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        judged(forged(1, 0), folder, 0)  # what is imported for the first time costs no input
        at = asked.first
        while at < asked.first + asked.count:
            name, count, work = job(asked, at, folder)
            print(json.dumps({"input": at, "kind": name, "count": count}), flush=True)
            print(json.dumps(measured(asked.seconds, work)), flush=True)
            at += count


if __name__ == "__main__":
    main()
