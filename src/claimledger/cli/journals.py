"""The verbs that write journals and look after them."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Final

import click

from claimledger.cli.options import limited
from claimledger.cli.streams import (
    BAD_INPUT,
    FOUND,
    failing,
    progress,
    tell,
    write,
    write_json,
)
from claimledger.errors import ClaimLedgerError, Fault, InvalidRecordError, LoadError
from claimledger.files import (
    Checkpoint,
    Journal,
    LedgerFile,
    Limits,
    contents_of,
    convert,
    load,
    loads,
)
from claimledger.files.journal.disk import SYSTEM, write_whole
from claimledger.files.journal.entries import Content
from claimledger.files.journal.incoming import Feed
from claimledger.files.journal.journal import Appended
from claimledger.files.keeping import Recording
from claimledger.files.limits import or_raised
from claimledger.files.pages import Format, bytes_of
from claimledger.model import period
from claimledger.model.plain import printable

__all__ = ["VERBS"]

_STANDARD_INPUT: Final = "-"

_Given = Iterable[tuple[Content, Recording | None]]


_PATIENCE: Final[Any] = {
    "type": click.FloatRange(0, 86_400),
    "default": 30.0,
    "metavar": "SECONDS",
    "help": "How long to wait for other writers.",
}


@click.command("append")
@click.argument("journal")
@click.argument("records", default=_STANDARD_INPUT)
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
def append_(  # a command's options
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
        name = "<stdin>" if records == _STANDARD_INPUT else records
        with _opened(records, limits) as stream:
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


@contextmanager
def _opened(path: str, limits: Limits) -> Iterator[BinaryIO]:
    """Open what is to be read: a file, what comes through a pipe, or standard input."""
    if path == _STANDARD_INPUT:
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
        reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
        mend = "check the path and its rights"
        raise Fault("", f"this cannot be read: {reason}", mend, path) from None


def _piped(path: str, limits: Limits) -> bytes:
    try:
        data = bytes_of(path, limits)
    except InvalidRecordError as error:
        raise Fault("", error.problem, error.mend, path) from None
    if len(data) > limits.file:  # the rest of it is not read, and must not be missed
        problem = f"more than {limits.file} bytes came through this pipe"
        raise Fault("", problem, or_raised("write them to a file", "file"), path)
    return data


@click.command("verify")
@click.argument("journals", nargs=-1, required=True, metavar="JOURNAL...")
@click.option("--checkpoint", metavar="FILE", help="A checkpoint that was kept elsewhere.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@limited
def verify_(journals: tuple[str, ...], checkpoint: str | None, form: str, limits: Limits) -> None:
    """Look whether every line of a JOURNAL is as it was written, and none is missing.

    With a checkpoint the end is seen too: that nothing was cut off. Exit code 0: sound;
    1: damaged, and each place is told; 2: a journal cannot be read at all.
    """
    with failing():
        if checkpoint is not None and len(journals) > 1:
            raise InvalidRecordError("a checkpoint is of one journal", "verify that one alone")
        point = None if checkpoint is None else _checkpoint_of(checkpoint, limits)
        sound, told = True, []
        unread: list[Fault] = []
        for path in journals:
            try:
                with progress(f"verifying {path}") as watch:
                    found = Journal(path, limits=limits).verify(point, watch=watch)
            except LoadError as error:  # the others are verified all the same
                unread += error.faults
                continue
            sound = sound and found.sound
            told.append({"journal": path, **found.fields()})
            if form == "text":
                faults = (*found.damage, *found.notices)
                write("\n".join(map(printable, [*map(str, faults), f"{path}: {found}"])))
        if form == "json":
            write_json({"journals": told})
        if unread:
            raise LoadError("not all could be read", unread)
    if not sound:
        raise click.exceptions.Exit(FOUND)


def _checkpoint_of(path: str, limits: Limits) -> Checkpoint:
    with _opened(path, limits) as stream:
        data = stream.read(4_096)
    try:
        return Checkpoint.read(data.decode())
    except UnicodeDecodeError:
        problem, mend = "this is no checkpoint", "make it with claimledger checkpoint"
        raise Fault("", problem, mend, path) from None
    except InvalidRecordError as error:
        raise Fault("", error.problem, error.mend, path) from None


@click.command("checkpoint")
@click.argument("journal")
@click.argument("file", required=False)
@limited
def checkpoint_(journal: str, file: str | None, limits: Limits) -> None:
    """Print how many lines a JOURNAL has and what they are, or write that to a FILE.

    Keep it elsewhere: verify --checkpoint then sees whether anything was taken away.
    """
    with failing():
        with progress(f"reading {journal}") as watch:
            text = str(Journal(journal, limits=limits).checkpoint(watch=watch))
        if file is None:
            write(text)
        else:
            _refuse_another(file, limits)
            write_whole(SYSTEM, file, [text.encode(), b"\n"])


def _refuse_another(file: str, limits: Limits) -> None:
    """Refuse a file that is no checkpoint: it may be a journal that was named by mistake."""
    if not os.path.isfile(file):  # noqa: PTH113  # a text
        return
    try:
        _checkpoint_of(file, limits)
    except Fault:
        problem = "this is there already, and is no checkpoint"
        raise Fault("", problem, "name another file", file) from None


@click.command("salvage")
@click.argument("journal")
@click.argument("out")
@click.option("--by", default="", metavar="NAME", help="Who salvages.")
@limited
def salvage_(journal: str, out: str, by: str, limits: Limits) -> None:
    """Write every whole line of a damaged JOURNAL to OUT, which must be a new file.

    The JOURNAL stays as it is. What could not be kept is told on standard error, and OUT marks
    which entries are lost.
    """
    with failing():
        with progress(f"salvaging {journal}") as watch:
            found = Journal(journal, by=by, limits=limits).salvage(out, watch=watch)
        for fault in found.damage:
            tell(str(fault))
        write(str(found))


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


@click.command("convert")
@click.argument("source", metavar="IN")
@click.argument("target", metavar="OUT")
@click.option("--replace", is_flag=True, help="Write OUT in place of a file of that name.")
@limited
def convert_(source: str, target: str, *, replace: bool, limits: Limits) -> None:
    """Write what IN holds to OUT, in the form that its name tells: .yaml, .json or .jsonl.

    Nothing is lost: records, recording times and recorders, expectations, external ids. OUT is
    written whole or not at all.
    """
    with failing(), progress(f"converting {source}") as watch:
        unfit = convert(source, target, replace=replace, limits=limits, watch=watch)
    if unfit:
        tell(f"{target} has no place for {unfit} marks of what was torn or lost in {source}")


VERBS: Final[tuple[click.Command, ...]] = (
    *(append_, verify_, checkpoint_, salvage_, merge_, convert_),
)
