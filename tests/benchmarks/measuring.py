"""Measuring: how long something takes, and tables of it."""

from __future__ import annotations

import gc
import os
import platform
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import log
from pathlib import Path
from statistics import median
from typing import Final, TypeVar, final

import attrs

__all__ = ["Clock", "Times", "growth", "machine", "ratio_table", "settled", "shown", "time_table"]

_R = TypeVar("_R")

Times = Mapping[str, Sequence[float]]
"""Of each side the milliseconds of each round."""

NARROW: Final = 10


@final
@attrs.frozen
class Clock:
    """Times actions in milliseconds, the same for all sides.

    Garbage is collected before each, and during it only with ``collecting``.
    """

    collecting: bool = False

    def time(self, action: Callable[[], _R]) -> tuple[float, _R]:
        """Return how long an action takes, and what it returns."""
        gc.collect()
        if not self.collecting:
            gc.disable()
        try:
            start = time.perf_counter()
            found = action()
            return (time.perf_counter() - start) * 1e3, found
        finally:
            gc.enable()


@contextmanager
def settled() -> Iterator[None]:
    """Keep what exists now, such as the records, out of the garbage collector's way."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def shown(value: float) -> str:
    """Show a figure with the digits that mean something.

    >>> shown(1234.56), shown(12.345), shown(1.2345), shown(0.0123)
    ('1,235', '12.3', '1.23', '0.012')
    """
    if value < 0.001:
        return "0"
    if value >= 1000:
        return f"{value:,.0f}"
    if value >= 100:
        return f"{value:.0f}"
    if value >= NARROW:
        return f"{value:.1f}"
    return f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def _table(heads: Sequence[str], rows: Iterator[tuple[str, list[str]]]) -> str:
    lines = [f"| {' | '.join(heads)} |", f"| --- |{' --: |' * (len(heads) - 1)}"]
    lines += [f"| {name} | {' | '.join(cells)} |" for name, cells in rows]
    return "\n".join(lines)


def time_table(unit: str, measured: Mapping[str, Times]) -> str:
    """Tell of each side, question by question, the median and the spread of its rounds."""

    def rows() -> Iterator[tuple[str, list[str]]]:
        for side in next(iter(measured.values())):
            found = [times[side] for times in measured.values()]
            yield (
                side,
                [f"{shown(median(f))} ({shown(min(f))} - {shown(max(f))})" for f in found],
            )

    return _table([f"{unit}: median (lowest - highest)", *measured], rows())


def ratio_table(base: str, measured: Mapping[str, Times]) -> str:
    """Tell of each side, question by question, how many times as long as another it takes.

    A ratio is taken in each round, as the machine's speed may drift; told is their median, and
    behind it the ratio of the lowest.
    """

    def rows() -> Iterator[tuple[str, list[str]]]:
        for side in next(iter(measured.values())):
            yield side, [_ratio(times[side], times[base]) for times in measured.values()]

    return _table([f"times as long as {base}: median (of the lowest)", *measured], rows())


def _ratio(found: Sequence[float], unit: Sequence[float]) -> str:
    middle = median(a / b for a, b in zip(found, unit, strict=True))
    return f"{shown(middle)} ({shown(min(found) / min(unit))})"


def growth(small: float, large: float, factor: float) -> float:
    """Return the exponent with which something grows; 1 is linear.

    >>> growth(2.0, 200.0, 10.0)
    2.0
    """
    return round(log(large / small) / log(factor), 3)


def machine() -> str:
    """Describe what was measured on, in a line."""
    model = "an unknown processor"
    info = Path("/proc/cpuinfo")
    if info.exists():
        named = [n for n in info.read_text("utf-8").splitlines() if n.startswith("model name")]
        model = named[0].partition(": ")[2] if named else model
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return (
        f"{python}, {platform.system()}, {model}, {os.cpu_count()} cores, load {load:.1f} at start"
    )
