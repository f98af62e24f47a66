"""What is asked of a forged journal: an answer, or faults; and that all who read it agree."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from typing import Any, Final, final

import attrs
from click.testing import CliRunner

from claimledger.cli.commands import cli
from claimledger.errors import Fault, LoadError, NewerVersionError
from claimledger.files import Journal, LedgerFile, Limits, Lost, Torn, Verification, load
from claimledger.files.journal.diagnosing import diagnosed
from claimledger.files.journal.entries import Entry
from claimledger.files.journal.incoming import Feed
from claimledger.files.journal.lines import Lines
from claimledger.files.read_json import read_json
from claimledger.files.tree import Page
from faults.journals.agreement import disagreement, is_sealed
from faults.journals.asking import asked
from faults.journals.kinds import MEANT, Forged
from faults.journals.looking import DISK, faulty
from faults.journals.sound import NAME, SHORT
from faults.judging import unprintable

__all__ = ["TOLD", "Judged", "judged"]

TOLD: Final = 10
"""After how many inputs the command line is asked too, ..."""
_SAVED: Final = 20
"""... and after how many what can be saved is saved."""


@final
@attrs.frozen
class Judged:
    """How far one forgery came, and what was wrong with the answer.

    ``sealed``: the hash of a line was right; ``shape``: the shape of its body was judged;
    ``loaded``: there is a ledger, which was asked everything; ``meaning``: all lines that were
    made up to contradict each other are in it.
    """

    sealed: bool = False
    shape: bool = False
    loaded: bool = False
    meaning: bool = False
    wrong: tuple[str, ...] = ()


def judged(forged: Forged, folder: Path, index: int, limits: Limits | None = None) -> Judged:
    """Judge a forgery as a journal, or as what is to be appended to one."""
    limits = limits or Limits()
    path = folder / NAME
    out, told = io.StringIO(), io.StringIO()
    with warnings.catch_warnings(), redirect_stdout(out), redirect_stderr(told):
        warnings.simplefilter("error")
        try:
            found = _judged(forged, path, index, limits)
        except BaseException as error:  # the very thing that must not happen
            found = Judged(wrong=(f"{type(error).__name__} leaves: {error!r:.300}",))
    for stream in (out, told):
        if stream.getvalue():
            words = f"something is printed: {stream.getvalue():.60}"
            found = attrs.evolve(found, wrong=(*found.wrong, words))
    return attrs.evolve(found, wrong=tuple(dict.fromkeys(found.wrong)))


def _judged(forged: Forged, path: Path, index: int, limits: Limits) -> Judged:
    reader = Lines(str(path), limits)
    raws = forged.data.removesuffix(b"\n").split(b"\n") if forged.data else []
    entries = {raw: reader.entry(raw) for raw in raws}
    wrong = [told for raw, entry in entries.items() for told in _told_apart(raw, entry, limits)]
    made = {raw: entry for raw, entry in entries.items() if raw not in SHORT.known}
    sealed = [raw for raw in made if is_sealed(raw)]
    shape = any(made[raw] is not None or _has_shape(raw, reader) for raw in sealed)
    path.write_bytes(forged.data)
    rng = Random(index)
    found = _refused_or(lambda: load(path, limits=limits), wrong)
    verified = _refused_or(lambda: Journal(str(path), limits=limits).verify(), wrong)
    if isinstance(verified, Verification):
        wrong += faulty((*verified.damage, *verified.notices), forged.data, verified.lines)
        if verified.sound and None in entries.values():
            wrong.append("what is not whole is sound")
        if isinstance(found, LoadError):
            if verified.sound:
                wrong.append("a journal that does not load is sound")
            wrong += _of_load(found, forged.data)
        elif not verified.sound and not _torn_or_missing(verified):
            wrong.append("a journal that loads is damaged")
    elif not isinstance(found, LoadError):
        wrong.append("a journal loads that cannot be verified")
    loaded = isinstance(found, LedgerFile)
    if loaded:
        wrong += asked(found, rng)
    if index % _SAVED == 0:
        wrong += _saved(forged, path, limits)
    if index % TOLD == 0:
        wrong += _told(path, found, verified, rng)
    if forged.fed:
        fed = path.with_name(f"fed-{NAME}")
        wrong += _fed(raws, fed, reader, via_cli=rng.random() < 0.2)
    meaning = loaded and forged.kind in MEANT and None not in made.values()
    return Judged(bool(sealed), shape, loaded, meaning, tuple(wrong))


_AGREED: Final[set[bytes]] = set()
"""Lines that stand in very many forgeries, and were read in both ways before."""


def _told_apart(raw: bytes, entry: Entry | None, limits: Limits) -> Iterator[str]:
    if raw not in _AGREED:
        yield from disagreement(raw, entry, limits)
        if len(_AGREED) < 20_000 and entry is not None:
            _AGREED.add(raw)


def _has_shape(raw: bytes, reader: Lines) -> bool:
    """Tell whether the body of a sealed line can be read, so that its shape was judged."""
    if not _readable(raw):
        return False
    return any(fault.path.startswith("body") for fault in diagnosed(raw, 1, reader))


def _readable(raw: bytes) -> bool:
    try:
        return not read_json(Page("", raw.decode()))
    except UnicodeDecodeError:
        return False


def _refused_or(action: Callable[[], Any], wrong: list[str]) -> Any:
    try:
        return action()
    except LoadError as refused:
        return refused
    except BaseException as error:  # the very thing that must not happen
        wrong.append(f"{type(error).__name__} leaves: {error!r:.300}")
        return None


def _torn_or_missing(verified: Verification) -> bool:
    words = ("a torn tail of", "lines are missing: ")
    return all(fault.problem.startswith(words) for fault in verified.damage)


def _of_load(error: LoadError, data: bytes) -> Iterator[str]:
    if not 0 < len(error.faults) <= 1_001 or len(error.faults) != len(error.exceptions):
        yield f"{len(error.faults)} faults of {len(error.exceptions)}"
    for fault in error.faults:
        if type(fault) not in (Fault, NewerVersionError) or fault.line < 1:
            yield f"no fault with a place: {fault!r:.200}"
    yield from faulty(error.faults, data, data.count(b"\n") + 1)


def _saved(forged: Forged, path: Path, limits: Limits) -> Iterator[str]:
    """Salvage a journal; what is saved must be sound."""
    out = path.with_name(f"saved-{NAME}")
    out.unlink(missing_ok=True)
    journal = Journal(str(path), disk=DISK, limits=limits)
    try:
        found = journal.salvage(out)
    except LoadError as refused:  # a newer library would save more
        if not all(type(fault) is NewerVersionError for fault in refused.faults) or out.exists():
            yield f"this is not salvaged: {refused!r:.300}"
        return
    again = Journal(str(out), limits=limits).verify()
    if not again.sound:
        yield f"what is salvaged is not sound: {again.damage}"
    data = out.read_bytes()
    for line in data.splitlines()[: found.kept]:
        if line not in forged.data:
            yield f"something is kept that was not there: {line!r:.200}"
    yield from faulty(found.damage, forged.data, forged.data.count(b"\n") + 1)


# -- the command line ----------------------------------------------------------------------


def _told(path: Path, found: Any, verified: Any, rng: Random) -> Iterator[str]:
    """Ask the command line for the same journal, with some verb."""
    other = str(path.with_name("other.json"))
    refused = isinstance(found, LoadError)
    sound = isinstance(verified, Verification) and verified.sound
    verb, given, codes = rng.choice(
        [
            ("verify", [], {2 if isinstance(verified, LoadError) else 0 if sound else 1}),
            ("verify", ["--format", "json"], {0 if sound else 1, 2}),
            ("status", [], {2 if refused else 0}),
            ("check", [], {2} if refused else {0, 1}),
            ("checkpoint", [], {2 if refused else 0}),
            ("convert", ["--replace", other], {2} if refused else {0, 2}),
            ("salvage", [str(path.with_name("out.jsonl"))], {0, 2}),
        ]
    )
    path.with_name("out.jsonl").unlink(missing_ok=True)
    result = CliRunner().invoke(cli, [verb, str(path), *given])
    yield from _of_process(verb, result, codes)
    if result.exit_code == 2 and result.stdout and verb != "verify":
        yield f"{verb}: on standard output: {result.stdout:.60}"


def _of_process(verb: str, result: Any, codes: set[int]) -> Iterator[str]:
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        yield f"this leaves {verb}: {result.exception!r:.300}"
    elif result.exit_code not in codes:
        yield f"{verb}: exit code {result.exit_code}, not {codes}: {result.stderr:.300}"
    yield from unprintable(result.stderr)
    yield from unprintable(result.stdout)


# -- what comes to be appended -------------------------------------------------------------


def _fed(raws: list[bytes], path: Path, reader: Lines, *, via_cli: bool) -> Iterator[str]:
    """Append lines among which some are sound: those are appended, the others told."""
    path.unlink(missing_ok=True)
    good = SHORT.lines[1]
    given = b"\n".join([good, *raws, good])
    lines = given.split(b"\n")
    journal = Journal(str(path), disk=DISK, limits=reader.limits)
    if via_cli:
        result = CliRunner().invoke(cli, ["append", str(path), "--format", "lines"], input=given)
        yield from _of_process("append", result, {0, 2})
        ids, told = result.stdout.split(), result.stderr.splitlines()
        numbers = {int(line.split(":")[1]) for line in told if line.startswith("<stdin>:")}
        if (result.exit_code == 2) is not bool(numbers):
            yield f"append: exit code {result.exit_code}, with faults in {numbers}"
    else:
        feed = Feed(io.BufferedReader(io.BytesIO(given)), "<stdin>", reader.limits)
        ids, faults = [], []
        for contents, wrong in feed.batches():
            if contents:
                ids += journal.add(contents).ids
            faults += wrong
        numbers = {fault.line for fault in faults}
        yield from faulty(faults, given, len(lines))
    entries = {n: reader.entry(line.rstrip(b"\r")) for n, line in enumerate(lines, 1)}
    whole = {number for number, entry in entries.items() if entry is not None}
    blank = {number for number, line in enumerate(lines, 1) if not line.strip()}
    aside = {n for n, e in entries.items() if e and isinstance(e.content, Torn | Lost)}
    if len(ids) + len(numbers) + len(blank | aside) != len(lines):
        yield f"{len(lines)} lines, {len(ids)} ids, and faults in {sorted(numbers)}"
    there = [entry.id for entry in journal] if path.exists() else []
    if there != ids or (there and not journal.verify().sound):
        yield "what is told to be appended is not what is there"
    first = SHORT.known[good].id
    if not ids or (ids[0], ids[-1]) != (first, first) or numbers & {1, len(lines)}:
        yield "a sound line is not appended"
    if whole & numbers:
        yield f"a whole line is not appended: {sorted(whole & numbers)}"
