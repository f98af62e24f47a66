"""What comes in, answers on standard output, and faults on standard error, both safe."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, chdir, contextmanager, redirect_stdout
from typing import Any, BinaryIO, Final, NoReturn, final

import click

from claimledger.checking import Failure
from claimledger.errors import ClaimLedgerError, Fault, InvalidRecordError
from claimledger.files.journal.scanning import Watch
from claimledger.files.limits import Limits, or_raised
from claimledger.files.pages import bytes_of
from claimledger.files.tree import reason_of
from claimledger.ledger import Ledger
from claimledger.model.plain import printable

__all__ = [
    "BAD_INPUT",
    "FOUND",
    "INTERRUPTED",
    "STANDARD_INPUT",
    "aside",
    "fail",
    "failing",
    "opened",
    "progress",
    "tell",
    "tell_conflicts",
    "tell_failures",
    "write",
    "write_each",
    "write_json",
]

FOUND = 1
"""The exit code of a check that found something."""
BAD_INPUT = 2
"""The exit code where the answer is missing, or is not all there is."""
_LONG = 4 * 2**20
"""From so many bytes on it is shown how far a reading is."""
_MANY = 1_000
"""From so many answers on it is shown how many of them are written."""
_OFTEN = 0.1
"""So many seconds are at least between two drawings, where answers come faster."""
_CLEAR = "\r\N{ESCAPE}[K"
"""What takes the line of progress off a terminal."""

INTERRUPTED = 130
"""The exit code of what was ended with Ctrl-C, as shells have it."""

STANDARD_INPUT: Final = "-"
"""The name that stands for what comes through standard input."""


def write_json(data: Any) -> None:
    """Write plain data to standard output, in ASCII."""
    write(json.dumps(data, ensure_ascii=True, indent=2))


def write(text: str) -> None:
    """Write a text to standard output; a reader that stops reading is no error."""
    _written(f"{text}\n" if text else "")


def _written(text: str) -> bool:
    """Write a text to standard output at once, and tell whether somebody reads on."""
    try:
        click.echo(text, nl=False)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    except (OSError, ValueError, AttributeError) as error:  # a closed one may be None
        reason = error.strerror if isinstance(error, OSError) else "standard output is closed"
        tell(f"the answer cannot be written: {reason}")
        raise click.exceptions.Exit(BAD_INPUT) from None
    return True


def write_each(parts: Iterable[str], label: str, size: int) -> None:
    """Write each part as soon as it is made; once nobody reads on, no more are made.

    Each part ends its last line. Of many, a terminal shows how many of the first ``size`` are
    written; where it is the terminal that shows the parts too, it does so below them.
    """
    with progress(label, least=_MANY, counted=True) as watch:
        if watch is not None and size >= _MANY:
            parts = _counted(parts, size, watch)
        all(map(_written, parts))  # until one says that nobody reads


def _counted(parts: Iterable[str], size: int, watch: Watch) -> Iterator[str]:
    """Pass on parts, and tell how many of how many were taken."""
    below = sys.stdout is not None and sys.stdout.isatty()
    watch(0, size)
    drawn = time.monotonic()
    for done, part in enumerate(parts, 1):
        if below:
            click.echo(_CLEAR, err=True, nl=False)
        yield part
        if below or done == size or time.monotonic() - drawn > _OFTEN:
            watch(min(done, size), size)
            drawn = time.monotonic()


def tell(text: str) -> None:
    """Write a line to standard error."""
    click.echo(printable(text), err=True)


@final
class _Aside(io.TextIOBase):
    """Passes on to standard error, and can be closed without closing it."""

    def write(self, text: str, /) -> int:
        click.echo(text, err=True, nl=False)
        return len(text)


@contextmanager
def aside() -> Iterator[None]:
    """Send what the code of others prints to standard error: standard output is the answer's.

    The working folder is the same again afterwards.
    """
    try:
        back = chdir(os.getcwd())  # noqa: PTH109  # as a text
    except FileNotFoundError:
        raise InvalidRecordError(
            "the working folder is no longer there", "change to one that there is"
        ) from None
    with redirect_stdout(_Aside()), back:
        yield


@contextmanager
def opened(path: str, limits: Limits) -> Iterator[BinaryIO]:
    """Open what is to be read: a file, what comes through a pipe, or standard input."""
    if path == STANDARD_INPUT:
        if sys.stdin is None:
            raise InvalidRecordError("standard input is closed", "name a file")
        yield sys.stdin.buffer
        return
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  # a text
        if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
            raise Fault("", "this is no file", "name lines of JSON, or a ledger file", path)
        piped = io.BytesIO(_piped(path, limits)) if stat.S_ISFIFO(mode) else None
        with piped or open(path, "rb") as stream:  # noqa: PTH123  # a text
            yield stream
    except (OSError, ValueError) as error:
        if isinstance(error, ClaimLedgerError):
            raise
        mend = "check the path and its rights"
        raise Fault("", f"this cannot be read: {reason_of(error)}", mend, path) from None


def _piped(path: str, limits: Limits) -> bytes:
    try:
        data = bytes_of(path, limits)
    except InvalidRecordError as error:
        raise Fault("", error.problem, error.mend, path) from None
    if len(data) > limits.file:  # the rest of it is not read, and must not be missed
        problem = f"more than {limits.file} bytes came through this pipe"
        raise Fault("", problem, or_raised("write them to a file", "file"), path)
    return data


@contextmanager
def progress(label: str, *, least: int = _LONG, counted: bool = False) -> Iterator[Watch | None]:
    """Show on a terminal how far long work is; elsewhere, and of short work, nothing.

    What is ``counted`` is shown in numbers, else in percent and by the time that is left.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        bars: list[Any] = []

        def watch(done: int, size: int) -> None:
            if bars and (size != bars[0].length or done < bars[0].pos):  # another file begins
                bars.clear()
                stack.close()
            if size >= least and not bars:
                bar = click.progressbar(
                    length=size,
                    label=printable(label),
                    file=sys.stderr,
                    show_pos=counted,
                    show_eta=not counted,  # what comes first may take the longest
                )
                bars.append(stack.enter_context(bar))
            for bar in bars:
                bar.update(done - bar.pos)

        yield watch


def fail(error: ClaimLedgerError) -> NoReturn:
    """Print an error, or each fault of a load, on standard error, and exit with 2."""
    for fault in getattr(error, "faults", None) or (error,):
        tell(str(fault))
    raise click.exceptions.Exit(BAD_INPUT)


@contextmanager
def failing() -> Iterator[None]:
    """Turn the errors of bad data into words and an exit code."""
    try:
        yield
    except ClaimLedgerError as error:
        fail(error)


def tell_conflicts(ledger: Ledger) -> None:
    """Say on standard error of which records two versions stand."""
    for conflict in ledger.conflicts:
        count = len(conflict.versions)
        tell(f"conflict: {conflict.id} is recorded in {count} versions; both are kept")


def tell_failures(failures: Iterable[Failure]) -> None:
    """Say on standard error which plugins did not load, and why."""
    for failure in failures:
        tell(f"{failure.name} did not load: {failure.error}")
