"""Processes that are forked from this one, and writes that take their time."""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from random import Random
from unittest.mock import patch

from claimledger.files.journal.disk import SystemDisk

__all__ = ["forked", "kill", "read_all", "slow_writes", "waited"]


def forked(work: Callable[[], object]) -> int:
    """Do some work in a process of its own, which has what this one has in memory."""
    sys.stdout.flush()
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        work()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def waited(process: int) -> int:
    """Wait until a process has ended; return its exit code, or minus the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def kill(process: int) -> int:
    """Kill a process as no process can prevent it; return how it ended, perhaps before."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    return waited(process)


def read_all(pipe: int) -> bytes:
    """Return all that comes through a pipe, until nobody can write to it, and close it."""
    with open(pipe, "rb") as stream:
        return stream.read()


def slow_writes(chance: Random, seconds: float) -> None:
    """From now on let each write in this process take its time, and be of few bytes."""
    write = SystemDisk.write

    def slowly(disk: SystemDisk, handle: int, at: int, data: bytes) -> int:
        time.sleep(seconds)
        return write(disk, handle, at, data[: chance.randint(1, 100)])

    patch.object(SystemDisk, "write", slowly).start()
