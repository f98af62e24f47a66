"""The verbs of the command line."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from claimledger.cli.appending import append_, merge_
from claimledger.cli.checking import check_, checkers_, explain_
from claimledger.cli.journals import checkpoint_, convert_, salvage_, verify_
from claimledger.cli.lexicons import lexicon_
from claimledger.cli.options import Asked, filled, shared
from claimledger.cli.reading import read_
from claimledger.cli.streams import BAD_INPUT, INTERRUPTED, tell, write, write_each, write_json
from claimledger.files import ledger_schema
from claimledger.offers import worded
from claimledger.reasoning import assess_all, receipt, trace, trace_all
from claimledger.rendering import assessment_data, report, trace_data, tree

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


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="LEDGER...")
@click.option("--claim", metavar="ID", callback=filled, help="Only this claim.")
@shared()
def status(asked: Asked, claim: str | None) -> None:
    """Print the contested status of every claim, in words, with its chains."""
    ledger = asked.ledger
    chosen = list(ledger.claims) if claim is None else [ledger.claim(claim).id]
    parts = _document(asked, chosen) if asked.as_json else _reports(asked, chosen)
    write_each(parts, "answering", len(chosen))


def _reports(asked: Asked, chosen: Iterable[str]) -> Iterator[str]:
    """Yield the report on each claim, with an empty line between two; none is kept."""
    answers = assess_all(asked.ledger, **asked.outlook)
    traces = trace_all(asked.ledger, **asked.outlook)
    between = ""
    for claim in chosen:
        yield f"{between}{report(answers[claim], traces[claim])}\n"
        between = "\n"


def _document(asked: Asked, chosen: Sequence[str]) -> Iterator[str]:
    """Yield a JSON document by parts: the data on each claim, none of which is kept, and a receipt.

    The receipt comes last, as it takes a digest of the whole ledger.
    """
    answers = assess_all(asked.ledger, **asked.outlook)
    head = '{\n  "claims": [' + ("\n" if chosen else "")
    for place, claim in enumerate(chosen, 1):
        comma = "," if place < len(chosen) else ""
        yield f"{head}    {_json(assessment_data(answers[claim]), 4)}{comma}\n"
        head = ""
    tail = "  ]" if chosen else f"{head}]"
    replay = receipt(asked.ledger, **asked.outlook).fields()
    yield f'{tail},\n  "receipt": {_json(replay, 2)}\n' + "}\n"


def _json(data: Any, deep: int) -> str:
    """Return plain data as JSON in ASCII, for a place so far from the margin."""
    text = json.dumps(data, ensure_ascii=True, indent=2)
    return text.replace("\n", "\n" + " " * deep)


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


_MORE = (
    *(append_, merge_, verify_, checkpoint_, salvage_, convert_, check_, checkers_, explain_),
    *(read_, lexicon_),
)

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
