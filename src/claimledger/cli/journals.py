"""The verbs that look after journals: verify one, keep a checkpoint, salvage, convert."""

from __future__ import annotations

import os

import click

from claimledger.cli.options import limited
from claimledger.cli.streams import FOUND, failing, opened, progress, tell, write, write_json
from claimledger.errors import Fault, InvalidRecordError, LoadError
from claimledger.files import Checkpoint, Journal, Limits, convert
from claimledger.files.journal.disk import SYSTEM, write_whole
from claimledger.model.plain import printable

__all__ = ["checkpoint_", "convert_", "salvage_", "verify_"]


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
    with opened(path, limits) as stream:
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
