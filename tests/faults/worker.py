"""Judges broken files one by one within hard limits of time and memory; `faults.hostile` runs it.

It writes a line before each input, so that an input that ends the process is known.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import attrs

from claimledger.files import Limits
from faults.judging import Verdict, judged, judged_paths, told, unprintable
from faults.kinds import Broken, broken, kind_of
from faults.large import LONG
from faults.places import PLACES, taken_down

ASKED = 10
"""After how many inputs the command line is asked too, in this process; ..."""
STARTED = 2_000
"""... and after how many in a process of its own."""
_NOBODY = 65_534
_MIB = 2**20


def measured(seconds: int, work: Callable[[], Verdict]) -> dict[str, Any]:
    """Do some work within a limit of CPU seconds; return its verdict with what it cost."""
    limit = int(time.process_time()) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
    signal.alarm(max(0, 10 * seconds))  # what waits for ever takes no CPU
    before, start = _memory(anew=True), time.process_time()
    verdict = work()
    used = time.process_time() - start
    signal.alarm(0)
    return {**attrs.asdict(verdict), "cpu": used, "memory": max(0, _memory() - before)}


def _memory(*, anew: bool = False) -> int:
    """Return the most bytes that this process had in memory, since it was asked to begin anew."""
    try:
        if anew:
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024
    except (OSError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def one(seed: int, index: int, folder: Path) -> Verdict:
    """Judge one broken file, and now and then what the command line says of it."""
    found = broken(seed, index)
    verdict = judged(found)
    wrong: list[str] = []
    if index % ASKED == 0:
        file = _file(found, folder)
        wrong += told([file], verdict)
        if index % STARTED == 0:
            wrong += _started(file, verdict)
    return attrs.evolve(verdict, wrong=(*verdict.wrong, *wrong))


def _file(found: Broken, folder: Path) -> Path:
    file = folder / f"broken.{found.format}"
    file.write_bytes(found.data)
    return file


def _started(file: Path, verdict: Verdict) -> Iterator[str]:
    """Ask the command line in a process of its own."""
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-m", "claimledger", "status", str(file)],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode != (0 if verdict.loaded else 2):
        yield f"exit code {done.returncode} of a process"
    if done.stdout and not verdict.loaded:
        yield f"on standard output of a process: {done.stdout:.60}"
    yield from unprintable(done.stderr)


def large(name: str, size: int) -> Verdict:
    """Judge a file that is long of one thing."""
    shape = LONG[name]
    return judged(Broken(name, shape.of(size).encode(), shape.format))


def place(name: str) -> Verdict:
    """Judge what was put into a folder, through the library and through the command line."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        folder = Path(made)
        folder.chmod(0o755)
        paths = PLACES[name](folder, Random(name))
        with _nobody():
            verdict = judged_paths(paths, Limits(patience=1))
            wrong = list(told(paths, verdict, "--limit", "patience=1"))
        wrong += taken_down(folder)
        return attrs.evolve(verdict, wrong=(*verdict.wrong, *wrong))


@contextmanager
def _nobody() -> Iterator[None]:
    """Act as one whom rights concern."""
    superuser = os.geteuid() == 0
    if superuser:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        if superuser:
            os.seteuid(0)


def job(asked: argparse.Namespace, number: int, folder: Path) -> tuple[str, Callable[[], Verdict]]:
    """Return the name of an input, and the work of judging it."""
    if asked.large:
        name = list(LONG)[number]
        return name, lambda: large(name, int(asked.large * _MIB))
    if asked.places:
        name = list(PLACES)[number]
        return name, lambda: place(name)
    return kind_of(number), lambda: one(asked.seed, number, folder)


def main(arguments: list[str] | None = None) -> None:
    """Judge what is asked for, and tell each verdict on a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--large", type=float, default=0, help="MiB of each very long file")
    parser.add_argument("--places", action="store_true")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--memory", type=int, default=1_024, help="MiB of address space")
    asked = parser.parse_args(arguments)
    resource.setrlimit(resource.RLIMIT_AS, (asked.memory * _MIB,) * 2)
    judged(Broken("none", b"", "yaml"))  # what is imported for the first time costs no input
    with tempfile.TemporaryDirectory() as made:
        for number in range(asked.first, asked.first + asked.count):
            name, work = job(asked, number, Path(made))
            _tell({"input": number, "kind": name, "count": 1})
            _tell(measured(asked.seconds, work))


def _tell(line: dict[str, Any]) -> None:
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
