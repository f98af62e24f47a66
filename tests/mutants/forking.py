"""A pytest plugin that tries mutants: it collects once, and forks a process for each of them.

mutmut writes every mutant of a function beside the function, and calls the one that the environment
names. So nothing has to be imported or collected again, and a mutant that the first test kills
costs two hundredths of a second. Run where mutmut left its mutants:

``pytest -p mutants.forking --mutants NAMES --mutants-out RESULTS tests/...``
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest
from _pytest.runner import runtestprotocol

_MEMORY = 4 << 30
_CONTROL = "no mutant"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("mutants")
    group.addoption("--mutants", metavar="FILE", help="names of mutants, as `mutmut results` says")
    group.addoption("--mutants-out", metavar="FILE", help="a line of JSON each is added to it")
    group.addoption("--mutants-jobs", type=int, default=os.cpu_count(), help="processes at a time")
    group.addoption("--mutants-seconds", type=int, default=30, help="what a mutant may take (CPU)")
    group.addoption("--mutants-all", action="store_true", help="go on after a test has failed")


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    """Instead of running the tests once, run them for each mutant that has no result yet."""
    option = session.config.option
    results = Path(option.mutants_out)
    lines = results.read_text("utf-8").splitlines() if results.exists() else []
    done = {json.loads(line)["mutant"] for line in lines}
    listed = Path(option.mutants).read_text("utf-8").splitlines()
    names = [line.partition(":")[0].strip() for line in listed]
    waiting = [name for name in names if name and name not in done]
    gc.collect()
    gc.freeze()
    control = _Trial(_CONTROL, session.items, option)
    failed = control.told(os.waitpid(control.pid, 0)[1])["tests"]
    if failed:
        pytest.exit(f"without any mutant the tests fail: {failed}", returncode=1)
    running: dict[int, _Trial] = {}
    with results.open("a", encoding="utf-8") as out:
        while waiting or running:
            while waiting and len(running) < option.mutants_jobs:
                trial = _Trial(waiting.pop(0), session.items, option)
                running[trial.pid] = trial
            pid, status, usage = os.wait4(-1, 0)
            found = running.pop(pid).told(status)
            json.dump(found | {"seconds": round(usage.ru_utime + usage.ru_stime, 2)}, out)
            out.write("\n")
            out.flush()
    return True


class _Trial:
    """One mutant in a process of its own."""

    def __init__(self, name: str, items: Sequence[pytest.Item], option: Any) -> None:
        self.name = name
        self._reading, writing = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            os.close(self._reading)
            _try(name, _home_first(name, items), writing, option)
        os.close(writing)

    def told(self, status: int) -> dict[str, Any]:
        """Return what became of it: a process that came to no end of its own took too long."""
        with os.fdopen(self._reading, encoding="utf-8") as reading:
            killers = reading.read().splitlines()
        word = "killed" if killers else "timeout" if status else "survived"
        return {"mutant": self.name, "status": word, "tests": killers}


def _try(name: str, items: Sequence[pytest.Item], writing: int, option: Any) -> NoReturn:
    os.environ["MUTANT_UNDER_TEST"] = "" if name == _CONTROL else name
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    limit = int(time.process_time()) + option.mutants_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    signal.alarm(20 * option.mutants_seconds)
    for place, item in enumerate(items):
        following = items[place + 1] if place + 1 < len(items) else None
        try:
            reports = runtestprotocol(item, log=False, nextitem=following)
            failed = any(report.failed for report in reports)
        except BaseException:  # noqa: BLE001  # whatever a mutant does, it has been noticed
            failed = True
        if failed:
            os.write(writing, f"{item.nodeid}\n".encode())
            if not option.mutants_all:
                break
    os._exit(0)


def _home_first(name: str, items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Sort the tests of the mutant's own module first, and the worked cases last."""
    module = name.partition(".x")[0].replace(".", "/").removeprefix("claimledger/")
    folder, _, file = module.rpartition("/")
    home = f"{folder}/test_{file}.py"
    return sorted(items, key=lambda item: (home not in item.nodeid, "test_cases" in item.nodeid))
