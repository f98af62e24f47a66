"""The verb that tells the status of claims: each answer is written as soon as it is made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from claimledger.cli.options import Asked, filled, shared
from claimledger.cli.streams import write_each
from claimledger.reasoning import assess_all, receipt, trace_all
from claimledger.rendering import assessment_data, report

__all__ = ["status_"]


@click.command("status")
@click.argument("paths", nargs=-1, required=True, metavar="LEDGER...")
@click.option("--claim", metavar="ID", callback=filled, help="Only this claim.")
@shared()
def status_(asked: Asked, claim: str | None) -> None:
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
