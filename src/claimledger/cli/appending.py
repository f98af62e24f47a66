"""The verbs that append to journals: records as they come, a ledger file, other journals."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

import click

from claimledger.cli.options import limited
from claimledger.cli.streams import BAD_INPUT, STANDARD_INPUT, failing, opened, tell, write
from claimledger.errors import Fault, LoadError
from claimledger.files import Journal, LedgerFile, Limits, contents_of, load, loads
from claimledger.files.journal.entries import Content
from claimledger.files.journal.incoming import Feed
from claimledger.files.journal.journal import Appended
from claimledger.files.keeping import Recording
from claimledger.files.pages import Format
from claimledger.model import period

__all__ = ["append_", "merge_"]

_Given = Iterable[tuple[Content, Recording | None]]

_PATIENCE: Final[Any] = {
    "type": click.FloatRange(0, 86_400),
    "default": 30.0,
    "metavar": "SECONDS",
    "help": "How long to wait for other writers.",
}


@click.command("append")
@click.argument("journal")
@click.argument("records", default=STANDARD_INPUT)
@click.option("--by", default="", metavar="NAME", help="Who records.")
@click.option("--at", metavar="DATE", help="When it was recorded; now, if left out.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["auto", "lines", "yaml", "json"]),
    default="auto",
    help="What RECORDS is: lines of JSON, or a ledger file.",
)
@click.option("--patience", **_PATIENCE)
@limited
def append_(
    journal: str,
    records: str,
    *,
    by: str,
    at: str | None,
    form: str,
    patience: float,
    limits: Limits,
) -> None:
    """Append RECORDS to a JOURNAL: lines of JSON, or a ledger file; standard input by default.

    Each line's id in the journal is printed on a line of its own once it is on the disk. Of
    lines each stands for itself: what is wrong with one is told on standard error, and the
    others are appended. A ledger file is appended whole or not at all.

    Exit code 0: all is appended; 2: something is not.
    """
    with failing():
        to = Journal(journal, by=by, patience=patience, limits=limits)
        when = None if at is None else Recording(period(at), by)
        name = "<stdin>" if records == STANDARD_INPUT else records
        with opened(records, limits) as stream:
            _refuse_itself(stream, journal, name)
            feed = Feed(stream, name, limits)
            chosen = feed.format() if form == "auto" else form
            if chosen != "lines":
                _append_file(to, feed, "json" if chosen == "json" else "yaml", when)
            elif not _append_lines(to, feed, when):
                raise click.exceptions.Exit(BAD_INPUT)


def _refuse_itself(stream: BinaryIO, journal: str, name: str) -> None:
    """Refuse to append a journal to itself: it would have no end."""
    try:
        same = os.path.samestat(os.fstat(stream.fileno()), os.stat(journal))  # noqa: PTH116  # a text
    except (OSError, ValueError):  # there is no journal yet, or no file behind the stream
        return
    if same:
        raise Fault("", "this is the journal itself", "name what is to be appended", name)


def _append_file(to: Journal, feed: Feed, form: Format, when: Recording | None) -> None:
    """Append what a ledger file holds, all of it or nothing; it may name what is there already."""
    text = feed.whole()
    told: dict[str, Any] = {"format": form, "name": feed.name, "limits": feed.limits}
    try:
        found = loads(text, **told)
    except LoadError:
        known = _known(to)
        if known is None:
            raise
        found = loads(text, **told, known=known)
    _tell_ids(to.add(_dated(contents_of(found), when)))


def _known(journal: Journal) -> LedgerFile | None:
    """Load a journal, if it is there and can be loaded."""
    try:
        return load(journal.path, limits=journal.limits)
    except LoadError:
        return None


def _append_lines(to: Journal, feed: Feed, when: Recording | None) -> bool:
    """Append what comes, as it comes; tell whether all of it was sound."""
    sound = True
    for contents, faults in feed.batches():
        if contents:
            _tell_ids(to.add(_dated(contents, when)))
        for fault in faults:
            sound = False
            tell(str(fault))
    return sound


def _dated(contents: _Given, when: Recording | None) -> Iterator[tuple[Content, Recording | None]]:
    """Give a recording to what comes without its own; None is for now."""
    for content, recording in contents:
        known = recording is not None and (recording.at is not None or recording.by)
        yield content, recording if known else when


def _tell_ids(appended: Appended) -> None:
    if appended.repaired is not None:
        tell(str(appended.repaired))
    write("\n".join(appended.ids))


@click.command("merge")
@click.argument("journal")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@click.option("--patience", **_PATIENCE)
@limited
def merge_(journal: str, others: tuple[str, ...], patience: float, limits: Limits) -> None:
    """Append to a JOURNAL what OTHER journals hold and it does not.

    Times and recorders stay as they are. The ids of what is appended are printed, each on a line
    of its own once it is on the disk.
    """
    with failing():
        to = Journal(journal, patience=patience, limits=limits)
        for other in others:
            _tell_ids(to.merge(Journal(other, limits=limits)))
