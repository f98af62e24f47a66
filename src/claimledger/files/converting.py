"""From ledger files to journals and back: what either holds, and nothing less."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from typing import Final

from claimledger.errors import Fault
from claimledger.files.journal.appending import held
from claimledger.files.journal.disk import SYSTEM, write_whole
from claimledger.files.journal.entries import (
    Content,
    Entry,
    External,
)
from claimledger.files.journal.journal import Journal, line_of, real_path
from claimledger.files.journal.lines import Lines
from claimledger.files.journal.reading import is_journal
from claimledger.files.journal.scanning import Watch, refused
from claimledger.files.keeping import Recording, told_of
from claimledger.files.limits import DEFAULT, Limits
from claimledger.files.loading import LedgerFile, load
from claimledger.files.pages import PathLike, format_of, listed
from claimledger.files.writing import dumps
from claimledger.ledger import Ledger
from claimledger.model import Expectation, Record, detached

__all__ = ["contents_of", "convert"]

_UNKNOWN: Final = Recording()


def contents_of(found: LedgerFile) -> Iterator[tuple[Content, Recording]]:
    """Yield all that a ledger file holds, as a journal holds it, each with its recordings.

    Of what the file does not tell when and by whom it was recorded, neither is known. Of an id
    with two versions each has its own first time, and a recorder only where that time tells him.

    >>> from claimledger.files import loads
    >>> list(contents_of(loads("{claimledger: 1, claims: {base: A base will open}}")))
    [(Claim('base', 'A base will open'), Recording(at=None, by=''))]
    """
    if found.external:
        yield External(found.external), _UNKNOWN
    ids = Counter(record.id for record in found.ledger)
    for record in found.ledger:
        first, told = found.ledger.recorded(record), found.recordings.get(record.id, ())
        if ids[record.id] > 1:
            told = tuple(recording for recording in told if recording.at == first)
        for recording in told_of(told, first):
            yield detached(record), recording
    for expectation in found.expects:
        yield expectation, _UNKNOWN


def convert(
    source: PathLike,
    target: PathLike,
    *,
    replace: bool = False,
    limits: Limits = DEFAULT,
    watch: Watch | None = None,
) -> int:
    """Write what a ledger file or a journal holds in the form that the target's name stands for.

    The target is written whole or not at all, and only with ``replace`` in place of another
    file. Return how many marks of torn tails and lost entries a ledger file has no place for;
    a journal with two versions of an id raises `ConflictError` when it is to be a ledger file.
    """
    path = os.fspath(target)
    if is_journal(path):
        with held(real_path(path), limits.patience):  # or a writer would write to what is gone
            pieces = _lines(source, path, limits, watch)
            write_whole(SYSTEM, path, pieces, fresh=not replace)
        return 0
    found, unfit = _file(source, limits, watch)
    write_whole(SYSTEM, path, [_text(found, target).encode()], fresh=not replace)
    return unfit


def _lines(source: PathLike, path: str, limits: Limits, watch: Watch | None) -> Iterator[bytes]:
    lines = Lines(path, limits)
    if is_journal(source):  # each line as it is, for a checkpoint and a mark of what is lost
        for entry in Journal(os.fspath(source), limits=limits).entries(watch):
            recording = Recording(entry.at, entry.by)
            yield line_of(entry.content, recording, entry.number, lines)[1]
        return
    given = contents_of(_loaded(source, limits))
    for number, (content, recording) in enumerate(given, 1):
        yield line_of(content, recording, number, lines)[1]


def _loaded(source: PathLike, limits: Limits) -> LedgerFile:
    """Load a ledger file, or a folder of them; a journal in it would lose its recorders."""
    faults: list[Fault] = []
    journals = [path for path in listed([source], faults) if is_journal(path)]
    if journals:
        problem = "a journal is not converted with the folder in which it lies"
        raise refused(str(journals[0]), problem, "convert it by its own name")
    return load(source, limits=limits)


def _file(source: PathLike, limits: Limits, watch: Watch | None) -> tuple[LedgerFile, int]:
    """Return what a file or journal holds, and how many entries are none that a file has."""
    if not is_journal(source):
        return _loaded(source, limits), 0
    entries: list[Entry] = []
    recordings: dict[str, list[Recording]] = {}
    expects: dict[Expectation, None] = {}
    external: set[str] = set()
    unfit = 0
    for entry in Journal(os.fspath(source), limits=limits).entries(watch):
        content = entry.content
        if isinstance(content, Expectation):
            expects[content] = None
        elif isinstance(content, Record):
            entries.append(entry)
            recording = Recording(entry.at, entry.by)
            known = recordings.setdefault(content.id, [])
            if recording not in known:
                known.append(recording)
        elif isinstance(content, External):
            external.update(content.ids)
        else:
            unfit += 1
    ledger = Ledger.gathered((e.content, e.at) for e in entries if isinstance(e.content, Record))
    found = LedgerFile(
        ledger,
        tuple(expects),
        frozenset(external),
        recordings={id: tuple(known) for id, known in recordings.items()},
    )
    return found, unfit


def _text(found: LedgerFile, target: PathLike) -> str:
    return dumps(
        found.ledger,
        format=format_of(target),
        expects=found.expects,
        external=found.external,
        recordings=found.recordings,
    )
