"""The verbs about checkers: ask them, list them, and explain one."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial, wraps
from pathlib import Path
from typing import Any
from urllib.parse import quote

import attrs
import click

from claimledger.checking import CheckSet, Findings, check
from claimledger.cli.options import Asked, filled, shared
from claimledger.cli.streams import (
    BAD_INPUT,
    FOUND,
    aside,
    failing,
    tell_failures,
    write,
    write_json,
)
from claimledger.errors import ClaimLedgerError, InvalidRecordError
from claimledger.files import choose, configure, find_configuration, read_configuration
from claimledger.ledger import Ledger
from claimledger.rendering import (
    catalogue,
    catalogue_data,
    explanation,
    explanation_data,
    findings_data,
    findings_text,
    sarif_data,
)

__all__ = ["check_", "checkers_", "explain_"]


_option = partial(click.option, callback=filled)


def choosing(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that choose checkers; it gets ``checkers`` in their place."""

    @_option("--select", multiple=True, metavar="WORD,...", help="Only these checkers.")
    @_option("--ignore", multiple=True, metavar="WORD,...", help="Not these checkers.")
    @_option("--config", metavar="FILE", help="A pyproject.toml; else the nearest one.")
    @click.option("--no-config", is_flag=True, help="Read no pyproject.toml.")
    @click.option("--plugins/--no-plugins", default=True, help="Load those of other packages.")
    @wraps(command)
    def chosen(
        *args: Any,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        config: str | None,
        no_config: bool,
        plugins: bool,
        **named: Any,
    ) -> None:
        if config is not None and no_config:
            raise click.UsageError("--config and --no-config exclude each other")
        with failing():
            with aside():
                held = CheckSet.installed() if plugins else CheckSet.default()
            file = None if no_config else config or find_configuration(Path.cwd())
            try:
                checkers = _configured(held, file, _words(select), _words(ignore))
            except ClaimLedgerError:  # it may be about a checker of one of them
                tell_failures(held.failures)
                raise
            command(*args, checkers=checkers, **named)

    return chosen


def _words(given: tuple[str, ...]) -> list[str]:
    return [word.strip() for several in given for word in several.split(",") if word.strip()]


def _configured(
    held: CheckSet, file: str | Path | None, select: list[str], ignore: list[str]
) -> CheckSet:
    """Return the checkers of a configuration; what is selected here goes before what it says."""
    if file is not None:
        configuration = read_configuration(file)
        if select:
            table = configuration.table.items()
            kept = {key: value for key, value in table if key not in ("select", "ignore")}
            configuration = attrs.evolve(configuration, table=kept)
        held = configure(held, configuration)
    return choose(held, select or None, ignore)


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="LEDGER...")
@_option(
    "--texts", metavar="FOLDER", help="The texts of documents, as ID.txt, to look up anchors in."
)
@_option("--on", metavar="DATE", help="The day of the check, for suppressions; else it is today.")
@choosing
@shared("text", "json", "sarif", conflicts=False)
def check_(asked: Asked, checkers: CheckSet, texts: str | None, on: str | None) -> None:
    """Ask checkers about ledgers, and print what they find.

    A WORD is a code such as CLS102, the beginning of some such as CLS, or a slug such as
    single-origin. Exit code 0: nothing is found; 1: something is; 2: the input is bad, or a
    checker broke or did not load, so that the findings may not be all.
    """
    with aside():
        findings = check(
            asked.ledger,
            checkers,
            expects=() if asked.is_past else asked.file.expects,
            places=asked.file.places,
            texts={} if texts is None else _texts(asked.ledger, texts),
            on=on or datetime.now(UTC).astimezone().date(),
            **asked.outlook,
        )
    _tell(asked, checkers, findings)
    if findings:
        raise click.exceptions.Exit(BAD_INPUT if findings.broken else FOUND)


def _tell(asked: Asked, checkers: CheckSet, findings: Findings) -> None:
    if asked.form == "json":
        write_json(findings_data(findings))
    elif asked.form == "sarif":
        places = asked.file.places
        first = min((place.file for place in places.values()), default="")
        write_json(sarif_data(findings, checkers, places=places, fallback=first))
    else:
        write(findings_text(findings))


def _texts(ledger: Ledger, folder: str) -> Mapping[str, str]:
    """Read the texts that a folder has of a ledger's documents."""
    if not os.path.isdir(folder):  # noqa: PTH112  # never raises
        raise InvalidRecordError(f"{folder} is no folder", "name the one that holds the texts")
    found = {}
    for id in ledger.documents:
        file = Path(folder, f"{quote(id, safe=' ')}.txt")
        if os.path.isfile(file):  # noqa: PTH113  # never raises, however long the name is
            try:
                found[id] = file.read_bytes().decode("utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                problem = f"{file} cannot be read as UTF-8: {error}"
                raise InvalidRecordError(problem, "save it as UTF-8") from None
    return found


@click.command("checkers")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@choosing
def checkers_(checkers: CheckSet, form: str) -> None:
    """List the checkers that would be asked: code, slug, family, severity, scope, one line.

    Exit code 2: a plugin did not load, so that these may not be all.
    """
    if form == "json":
        write_json(catalogue_data(checkers))
    else:
        write(catalogue(checkers))
    tell_failures(checkers.failures)
    if checkers.failures:
        raise click.exceptions.Exit(BAD_INPUT)


@click.command("explain")
@click.argument("code")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@choosing
def explain_(checkers: CheckSet, code: str, form: str) -> None:
    """Print the page of one checker, by its code or slug, with a bad and a good ledger."""
    tell_failures(checkers.failures)
    checker = checkers[code]
    if form == "json":
        write_json(explanation_data(checker))
    else:
        write(explanation(checker))
