"""Let the disk fail at every operation of everything that is written, and look what is left."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Final
from unittest.mock import patch

import attrs

from claimledger.errors import JournalError
from claimledger.files.journal.disk import Disk, write_whole
from claimledger.files.journal.journal import Journal
from faults.crashes.failing import FAULTS, FailingDisk, Failure
from faults.crashes.news import DAY, News
from faults.crashes.promises import Promises, look
from faults.crashes.simulated import Contents, SimulatedDisk

__all__ = ["SCENES", "Outcome", "outcomes"]

_PIECE: Final = 600
"""So many bytes are gathered here before they are written, so that there are several writes."""


@attrs.frozen
class Outcome:
    """What became of one operation that failed: what was raised, what is left, what is wrong."""

    failure: Failure
    scene: str
    at: int
    error: BaseException | None
    left: str
    wrong: tuple[str, ...]


@attrs.frozen
class _Scene:
    """What is on the disk, what is done to it, and what is there when nothing fails."""

    path: str
    before: Contents
    do: Callable[[Disk], object]
    after: Contents
    promises: Promises | None = None


def _scene(
    path: str, before: Contents, do: Callable[[Disk], object], promises: Promises | None = None
) -> _Scene:
    disk = SimulatedDisk(before)
    do(disk)
    return _Scene(path, before, do, disk.files(), promises)


def _journal(
    count: int, *, torn: bytes = b"", cut: int = 0, old: int = 3
) -> Callable[[str], _Scene]:
    """Return how to append so many records to a journal, which may end in a torn tail."""

    def make(folder: str) -> _Scene:
        path, news, promises = f"{folder}/desk.jsonl", News(Random(count)), Promises()
        given, disk = news.claims(old), SimulatedDisk()
        if given:
            promises.told(Journal(path, disk=disk).append(*given, at=DAY))
        claims = news.claims(count)
        promises.tried |= {claim.id for claim in (*given, *claims)}
        before = {name: data[: len(data) - cut] + torn for name, data in disk.files().items()}
        return _scene(
            path,
            before or ({path: torn} if torn else {}),
            lambda disk: Journal(path, disk=disk).append(*claims, at=DAY),
            promises,
        )

    return make


def _whole(before: bytes | None, after: bytes) -> Callable[[str], _Scene]:
    """Return how to write a file as a whole."""

    def make(folder: str) -> _Scene:
        path = f"{folder}/desk.yaml"
        there = {} if before is None else {path: before}
        pieces = [after[:9], after[9:700], after[700:]]
        return _scene(path, there, lambda disk: write_whole(disk, path, pieces))

    return make


def _salvage(folder: str) -> _Scene:
    """Return how to salvage a journal with a torn tail."""
    journal, out = Path(folder, "broken.jsonl"), f"{folder}/whole.jsonl"
    disk = SimulatedDisk()
    Journal(str(journal), disk=disk).append(*News(Random(4)).claims(5), at=DAY)
    journal.write_bytes(disk.files()[str(journal)] + b'{"at":"20')
    return _scene(out, {}, lambda disk: Journal(str(journal), disk=disk).salvage(out))


SCENES: Final[Mapping[str, Callable[[str], _Scene]]] = {
    "one record, a new journal": _journal(1, old=0),
    "several records, a new journal": _journal(5, old=0),
    "several records, a torn first line": _journal(3, old=0, torn=b'{"at":"2031'),
    "one record": _journal(1),
    "several records": _journal(6),
    "one record, a torn tail": _journal(1, torn=b'{"at":"2031-08-01","body":{"id"'),
    "several records, a torn tail": _journal(3, torn=bytes(900)),
    "one record, the last line has no end": _journal(1, cut=1),
    "nothing, a torn tail": _journal(0, torn=b"\xff"),
    "a new file": _whole(None, b"new" * 400),
    "a file in place of another": _whole(b"old" * 500, b"new" * 400),
    "an empty file in place of another": _whole(b"old", b""),
    "a salvaged journal": _salvage,
}


def outcomes(folder: str) -> Iterator[Outcome]:
    """Let each operation of each scene fail in each way: once, and from there on."""
    with patch("claimledger.files.journal.disk._PIECE", _PIECE):
        for name, make in SCENES.items():
            scene = make(os.path.realpath(folder))
            counting = FailingDisk(SimulatedDisk(scene.before))
            scene.do(counting)
            for failure in FAULTS:
                for lasting in (False, True):
                    found = attrs.evolve(failure, lasting=lasting)
                    for at in range(len(counting.done)):
                        yield _tried(name, scene, found, at)


def _tried(name: str, scene: _Scene, failure: Failure, at: int) -> Outcome:
    """Do what a scene has, with a disk that fails at an operation."""
    disk, error = SimulatedDisk(scene.before), None
    try:
        scene.do(FailingDisk(disk, failure, at))
    except BaseException as raised:
        error = raised
    wrong = [*_of_error(scene, failure, error), *_of_files(scene, failure, error, disk)]
    if disk.opened():
        wrong.append("a file is left open")
    return Outcome(failure, name, at, error, _left(scene, disk), tuple(wrong))


def _left(scene: _Scene, disk: SimulatedDisk) -> str:
    """Tell in a word what is left."""
    before, content, after = (
        files.get(scene.path, b"") for files in (scene.before, disk.files(), scene.after)
    )
    if content == before:
        return "as before"
    if scene.promises is None:
        return "all is there"
    found, whole = look(content), look(after)
    if found.torn:
        return "a torn tail"
    return "all is there" if len(found.entries) == len(whole.entries) else "some of it, whole"


def _of_error(scene: _Scene, failure: Failure, error: BaseException | None) -> Iterator[str]:
    """Yield what is wrong with what was raised."""
    if error is None:
        return
    meant = failure.error() if failure.error is not None else OSError(0, "")
    if not isinstance(meant, OSError):
        if type(error) is not type(meant):
            yield f"{error!r} leaves instead of {meant!r}"
    elif not isinstance(error, JournalError):
        yield f"{error!r} leaves"
    elif not (error.path == scene.path and error.mend and error.errno == (meant.errno or 0)):
        yield f"{error!r} does not tell where, what and how to mend it"


def _of_files(
    scene: _Scene, failure: Failure, error: BaseException | None, disk: SimulatedDisk
) -> Iterator[str]:
    """Yield what is wrong with what is left."""
    files = disk.files()
    before, content, after = (found.get(scene.path) for found in (scene.before, files, scene.after))
    if error is None and disk.safe() != files:
        yield "it returned before all was on the disk"
    if scene.promises is None:
        if content != after and (content != before or error is None):
            yield "it is neither the old nor the new file"
        if not failure.lasting and files.keys() > {scene.path}:
            yield "a part is left"
        return
    yield from scene.promises.broken(scene.path, content)
    found, whole = ([e.content for e in look(data or b"").entries] for data in (content, after))
    if found != whole[: len(found)]:
        yield "other records are there than were given"
    if found != whole and error is None:
        yield "it returned, and not all is there"
    if (content or b"") != (before or b""):
        if isinstance(error, JournalError) and not failure.lasting:
            yield "it is not as it was before"
        if found != whole and not failure.lasting:
            yield "it is neither as it was before nor as it should be"
