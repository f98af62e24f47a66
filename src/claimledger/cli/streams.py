"""Standard output and standard error: answers on the one, faults on the other, both safe."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from typing import Any, NoReturn

import click

from claimledger.errors import ClaimLedgerError
from claimledger.ledger import Ledger
from claimledger.model.plain import printable

__all__ = [
    "BAD_INPUT",
    "FOUND",
    "aside",
    "fail",
    "failing",
    "tell_conflicts",
    "write",
    "write_json",
]

FOUND = 1
"""The exit code of a check that found something."""
BAD_INPUT = 2
"""The exit code where the answer is missing, or is not all there is."""


def write_json(data: Any) -> None:
    """Write plain data to standard output, in ASCII."""
    write(json.dumps(data, ensure_ascii=True, indent=2))


def write(text: str) -> None:
    """Write a text to standard output; a reader that stops reading is no error."""
    try:
        click.echo(text, nl=bool(text))
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        click.echo(f"the answer cannot be written: {error.strerror}", err=True)
        raise click.exceptions.Exit(BAD_INPUT) from None


@contextmanager
def aside() -> Iterator[None]:
    """Send what the code of others prints to standard error: standard output is the answer's."""
    with redirect_stdout(sys.stderr):
        yield


def fail(error: ClaimLedgerError) -> NoReturn:
    """Print an error, or each fault of a load, on standard error, and exit with 2."""
    faults = getattr(error, "faults", None) or (error,)
    for fault in faults:
        click.echo(printable(str(fault)), err=True)
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
        click.echo(
            printable(f"conflict: {conflict.id} is recorded in {count} versions; both are kept"),
            err=True,
        )
