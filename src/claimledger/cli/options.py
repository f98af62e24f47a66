"""The options that all verbs share, turned into a ledger, a policy and a viewpoint."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypedDict, final

import attrs
import click

from claimledger.errors import ClaimLedgerError, InvalidRecordError, UnknownIdError, close_matches
from claimledger.files import LedgerFile, load
from claimledger.ledger import Ledger
from claimledger.model.plain import printable
from claimledger.reasoning import Policy, Viewpoint

__all__ = ["Asked", "Outlook", "shared"]

_BAD_INPUT = 2


class Outlook(TypedDict):
    """The keyword arguments that every question to a ledger takes."""

    viewpoint: Viewpoint
    policy: Policy


@final
@attrs.frozen
class Asked:
    """What was asked of which ledger, and how the answer is to be printed."""

    ledger: Ledger
    outlook: Outlook
    as_json: bool


def shared(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the shared options; it gets an `Asked` in their place."""

    @click.option("--as-of", metavar="DATE", help="Only what was public by then.")
    @click.option(
        "--policy", multiple=True, metavar="FIELD=VALUE", help="How to weigh; repeatable."
    )
    @click.option(
        "--view",
        multiple=True,
        metavar="WHAT=only|except:ID,...",
        help="What to read or trust: documents, relays or positions; repeatable.",
    )
    @click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
    @wraps(command)
    def asking(
        *args: Any,
        paths: tuple[str, ...],
        as_of: str | None,
        policy: tuple[str, ...],
        view: tuple[str, ...],
        format_: str,
        **named: Any,
    ) -> None:
        try:
            found = load(*paths)
            viewpoint = _viewpoint(view, found)
            ledger = found.ledger if as_of is None else found.ledger.as_of(as_of)
            rules = Policy.of(_pairs(policy, "--policy", "FIELD=VALUE"))
            outlook: Outlook = {"viewpoint": viewpoint, "policy": rules}
            _tell_conflicts(found.ledger)
            command(*args, asked=Asked(ledger, outlook, format_ == "json"), **named)
        except ClaimLedgerError as error:
            _fail(error)

    return asking


def _fail(error: ClaimLedgerError) -> None:
    """Print an error, or each fault of a load, on standard error, and exit with 2."""
    faults = getattr(error, "faults", None) or (error,)
    for fault in faults:
        click.echo(printable(str(fault)), err=True)
    raise click.exceptions.Exit(_BAD_INPUT)


def _tell_conflicts(ledger: Ledger) -> None:
    for conflict in ledger.conflicts:
        count = len(conflict.versions)
        click.echo(
            printable(f"conflict: {conflict.id} is recorded in {count} versions; both are kept"),
            err=True,
        )


def _pairs(given: tuple[str, ...], option: str, form: str) -> dict[str, str]:
    pairs = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals:
            raise InvalidRecordError(f"{option} {text!r} has no =", f"write {option} {form}")
        if name.strip() in pairs:
            raise InvalidRecordError(f"{option} gives {name.strip()!r} twice", "give it once")
        pairs[name.strip()] = value.strip()
    return pairs


def _viewpoint(given: tuple[str, ...], found: LedgerFile) -> Viewpoint:
    """Read selections; an id that is nowhere in the files is a typo, not a selection."""
    ledger = found.ledger
    chosen: dict[str, dict[str, list[str]]] = {}
    for name, value in _pairs(given, "--view", "positions=except:russia").items():
        word, colon, ids = value.partition(":")
        if not colon:
            raise InvalidRecordError(
                f"--view {name}={value} names nobody", f"write --view {name}=only:ID,..."
            )
        chosen[name] = {word: [id for id in ids.split(",") if id]}
    viewpoint = Viewpoint.of(chosen)
    for name, selection in chosen.items():
        kind, held = ("document", ledger.documents) if name == "documents" else (
            "party", ledger.parties
        )  # fmt: skip
        known = {*held, *found.external}
        for id in (id for ids in selection.values() for id in ids):
            if ledger.current_id(id) not in known:
                raise UnknownIdError(kind, id, close_matches(id, sorted(known)))
    return viewpoint
