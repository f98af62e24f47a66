"""The verbs of the command line."""

from __future__ import annotations

import io
import sys

import click

from claimledger.checking.outcome import worded
from claimledger.cli.appending import append_, merge_
from claimledger.cli.checking import check_, checkers_, explain_
from claimledger.cli.journals import checkpoint_, convert_, salvage_, verify_
from claimledger.cli.options import Asked, shared
from claimledger.cli.status import status_
from claimledger.cli.streams import BAD_INPUT, INTERRUPTED, tell, write, write_json
from claimledger.files import ledger_schema
from claimledger.reasoning import trace
from claimledger.rendering import trace_data, tree

__all__ = ["run"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="claimledger", message="claimledger %(version)s")
def cli() -> None:
    """Say who said what, through whom, who disputes it, and why.

    Claims are what people say about the world, not insurance claims.

    LEDGER is a ledger file, a journal, or a folder of them; several are merged. Exit code 0: done;
    1: a check found something; 2: the input is bad, and every fault is told on standard error
    with its place.

    `claimledger checkers` lists what can be found, `claimledger explain CODE` tells of one.
    """


@cli.command("trace")
@click.argument("paths", nargs=-1, required=True, metavar="LEDGER...")
@click.argument("claim")
@shared()
def trace_(asked: Asked, claim: str) -> None:
    """Print the attribution chain of every statement on one claim, as a tree."""
    traced = trace(asked.ledger, claim, **asked.outlook)
    if asked.as_json:
        write_json(trace_data(traced))
        return
    write("\n\n".join(f"{chain.statement.id}\n{tree(chain)}" for chain in traced))


@cli.command("schema")
def schema_() -> None:
    """Print the JSON Schema of ledger files, for editors and other tools."""
    write_json(ledger_schema())


_MORE = (status_, append_, merge_, verify_, checkpoint_, salvage_, convert_, check_, checkers_, explain_)

for verb in _MORE:
    cli.add_command(verb)


def run() -> None:
    """Run the command line; signs that the terminal cannot show are escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = cli.main(prog_name="claimledger", standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        code = BAD_INPUT
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    except Exception as error:  # noqa: BLE001  # 1 would say that something is found
        tell(f"claimledger cannot go on: {worded(error)}; please report it")
        code = BAD_INPUT
    sys.exit(code)
