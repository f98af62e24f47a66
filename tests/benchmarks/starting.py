"""How long it takes to start: the import, and the whole command on the example ledger.

Run it: ``PYTHONPATH=tests python -m benchmarks.starting --rounds 30``. Each round starts every
program once, one after the other, in an interpreter of its own; figures are medians of the time
from start to exit, with their spread. ``net`` is what is left when Python itself is taken off.

- python: an interpreter that does nothing.
- attrs: the library of which all records are made.
- 25 classes: as many frozen attrs classes as there are records and values, and nothing else.
- claimledger: the import, which loads the records and the ledger.
- all its names: the questions and the checkers too, which are loaded when they are first used.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Final, final

import attrs

__all__ = ["main"]

EXAMPLE: Final = str(Path(__file__).parents[2] / "examples" / "pyongyang_2024.yaml")

CLASSES: Final = "import attrs\n" + "\n".join(
    f"""
@attrs.frozen(kw_only=True)
class Class{number}:
    id: str
    name: str = attrs.field(default="", validator=attrs.validators.instance_of(str))
    note: str = attrs.field(default="", validator=attrs.validators.instance_of(str))
    kind: str = attrs.field(default="", converter=str)
    parts: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    date: str | None = None
    meta: str | None = None
"""
    for number in range(25)
)
"""Seven fields are fewer than most records have."""


@final
@attrs.frozen
class Program:
    """What is started, and the code with which it ends when all is well."""

    name: str
    arguments: tuple[str, ...]
    code: int = 0


PROGRAMS: Final = (
    Program("python", ("-c", "")),
    Program("attrs", ("-c", "import attrs")),
    Program("25 classes", ("-c", "import sys; sys.path.append(FOLDER); import classes")),
    Program("claimledger", ("-c", "import claimledger")),
    Program("all its names", ("-c", "from claimledger import *")),
    Program("claimledger --version", ("-m", "claimledger", "--version")),
    Program("claimledger status", ("-m", "claimledger", "status", EXAMPLE)),
    Program("claimledger check", ("-m", "claimledger", "check", EXAMPLE), 1),  # it has findings
)


def seconds(program: Program, folder: str) -> float:
    """Return how long a program takes from start to exit; its bytecode is kept in the folder."""
    arguments = [argument.replace("FOLDER", repr(folder)) for argument in program.arguments]
    command = [sys.executable, "-I", "-X", f"pycache_prefix={folder}", *arguments]
    start = time.perf_counter()
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)  # noqa: S603  # our own
    taken = time.perf_counter() - start
    assert done.returncode == program.code, (program.name, done.returncode)
    return taken


def _row(name: str, times: dict[str, list[float]]) -> str:
    """Tell of one program; a ratio is taken in each round, as the machine's speed may drift."""
    taken = times[name]
    low, _, high = quantiles(taken, n=4)
    rounds = list(zip(taken, times["python"], times["attrs"], strict=True))
    net = median(whole - bare for whole, bare, _ in rounds)
    ratio = median(whole / unit for whole, _, unit in rounds)
    net_ratio = median((whole - bare) / (unit - bare) for whole, bare, unit in rounds)
    spread = f"{low * 1e3:.1f} - {high * 1e3:.1f}"
    figures = f"{net * 1e3:8.1f}{ratio:9.2f}{net_ratio:9.2f}"
    return f"{name:24}{median(taken) * 1e3:8.1f}{spread:>17}{figures}"


def main(rounds: int) -> None:
    """Print how long each program takes, in milliseconds and as a multiple of attrs alone."""
    times: dict[str, list[float]] = {program.name: [] for program in PROGRAMS}
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "classes.py").write_text(CLASSES, encoding="utf-8")
        for program in PROGRAMS:  # their modules are compiled, and read from the disk once
            seconds(program, folder)
        for _ in range(rounds):
            for program in PROGRAMS:
                times[program.name].append(seconds(program, folder))
    print(f"medians of {rounds} rounds, Python {sys.version.partition(' ')[0]}")
    print(f"{'':24}{'ms':>8}{'middle half':>17}{'net ms':>8}{'x attrs':>9}{'net x':>9}")
    for name in times:
        print(_row(name, times))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30)
    main(max(2, parser.parse_args().rounds))
