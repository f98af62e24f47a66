"""The verbs of the command line."""

from __future__ import annotations

import io
import json
import os
import sys
from typing import Any

import click

from claimledger.cli.options import Asked, shared
from claimledger.files import ledger_schema
from claimledger.reasoning import assess, assess_all, receipt, trace
from claimledger.rendering import assessment_data, report, trace_data, tree

__all__ = ["run"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="claimledger", message="claimledger %(version)s")
def cli() -> None:
    """Say who said what, through whom, who disputes it, and why.

    Claims are what people say about the world, not insurance claims.

    LEDGER is a ledger file or a folder of them; several are merged. Exit code 0: done;
    2: the input is bad, and every fault is told on standard error with its place.
    """


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="LEDGER...")
@click.option("--claim", metavar="ID", help="Only this claim.")
@shared
def status(asked: Asked, claim: str | None) -> None:
    """Print the contested status of every claim, in words, with its chains."""
    if claim is None:
        found = list(assess_all(asked.ledger, **asked.outlook).values())
    else:
        found = [assess(asked.ledger, claim, **asked.outlook)]
    if asked.as_json:
        replay = receipt(asked.ledger, **asked.outlook).fields()
        _print_json({"claims": [assessment_data(a) for a in found], "receipt": replay})
        return
    reports = [report(a, trace(asked.ledger, a.claim, **asked.outlook)) for a in found]
    _print("\n\n".join(reports))


@cli.command("trace")
@click.argument("paths", nargs=-1, required=True, metavar="LEDGER...")
@click.argument("claim")
@shared
def trace_(asked: Asked, claim: str) -> None:
    """Print the attribution chain of every statement on one claim, as a tree."""
    traced = trace(asked.ledger, claim, **asked.outlook)
    if asked.as_json:
        _print_json(trace_data(traced))
        return
    _print("\n\n".join(f"{chain.statement.id}\n{tree(chain)}" for chain in traced))


@cli.command("schema")
def schema_() -> None:
    """Print the JSON Schema of ledger files, for editors and other tools."""
    _print_json(ledger_schema())


def _print_json(data: dict[str, Any]) -> None:
    _print(json.dumps(data, ensure_ascii=True, indent=2))


def _print(text: str) -> None:
    """Write a text to standard output; a reader that stops reading is no error."""
    try:
        click.echo(text, nl=bool(text))
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        click.echo(f"the answer cannot be written: {error.strerror}", err=True)
        raise click.exceptions.Exit(2) from None


def run() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    cli(prog_name="claimledger")
