"""What is asked of a damaged journal: that damage is seen, and what is whole is saved.

There is a quick way, which reads only those lines that are not as they were, and a whole one,
through files and the library's own functions. Both must find the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, final

import attrs

from claimledger.errors import Fault, LoadError
from claimledger.files import Journal, Lost, Verification, load
from claimledger.files.journal.disk import SYSTEM, Disk
from claimledger.files.journal.entries import Entry
from claimledger.files.journal.lines import Lines, encoded
from claimledger.files.journal.numbering import Numbers
from claimledger.files.journal.scanning import Line
from claimledger.files.journal.verifying import verification
from claimledger.model.plain import printable
from faults.journals.damages import Damage
from faults.journals.sound import NAME, Sound

__all__ = ["DISK", "Looked", "alike", "faulty", "heaped", "looked", "looked_through_files", "wrong"]

LONGEST: Final = 3_000
"""How long a part of a fault may be at most, as for ledger files."""

_READER: Final = Lines(NAME)


@final
@attrs.frozen
class Looked:
    """What was found in a damaged journal.

    ``held`` is what verifying it tells with a checkpoint, and ``seen`` without one; ``kept`` are
    the lines that a salvage keeps, ``again`` is what verifying these tells. ``loaded`` are the
    hashes of the lines of which a load takes the records; None is that it is refused.
    """

    held: Verification
    seen: Verification
    kept: tuple[bytes, ...]
    again: Verification
    loaded: tuple[str, ...] | None
    broken: tuple[int, ...]
    """The numbers of the lines that are not whole."""


# -- the quick way -------------------------------------------------------------------------


def _lines(data: bytes, known: dict[bytes, Entry]) -> list[Line]:
    """Split a journal into its lines; only what is not known is read."""
    pieces = data.split(b"\n")
    last = pieces.pop()
    lines = [
        Line(number, raw, True, known.get(raw) or _READER.entry(raw), _READER)
        for number, raw in enumerate(pieces, 1)
    ]
    if last:
        entry = known.get(last) or _READER.entry(last)
        lines.append(Line(len(lines) + 1, last, False, entry, _READER))
    return lines


def looked(damage: Damage) -> Looked:
    """Look at a damaged journal the quick way."""
    lines = _lines(damage.data, damage.sound.known)
    saved: list[tuple[bytes, Entry]] = []
    for line in lines:
        if line.entry is not None:
            saved.append((line.raw, line.entry))
        else:
            saved += [(line.raw[begin:end], entry) for begin, end, entry in line.rescued()]
    kept = [raw for raw, _ in saved]
    entries = [entry for _, entry in saved]
    lost = _lost(entries)
    again = [Line(n, raw, True, entry, _READER) for n, (raw, entry) in enumerate(saved, 1)]
    if lost:
        number = max(entry.number for entry in entries) + 1
        raw = encoded(Lost(lost), None, "", number)[1]
        again.append(Line(len(again) + 1, raw[:-1], True, _READER.entry(raw[:-1]), _READER))
    refused = any(line.entry is None and not line.torn for line in lines)
    return Looked(
        verification(lines, NAME, damage.sound.checkpoint),
        verification(lines, NAME),
        tuple(kept),
        verification(again, NAME),
        None if refused else tuple(line.entry.line for line in lines if line.entry),
        tuple(line.number for line in lines if line.entry is None),
    )


def _lost(entries: Sequence[Entry]) -> tuple[tuple[int, int], ...]:
    """Return which numbers are nowhere among entries, and are not told to be lost."""
    numbers = Numbers()
    for entry in entries:
        numbers.meet(entry.number)
        if isinstance(entry.content, Lost):
            numbers.excuse(entry.content.entries)
    return numbers.missing()


# -- the whole way -------------------------------------------------------------------------


class _UnsyncedDisk:
    """The disk of this machine, which is not waited for: no power is lost here."""

    def __getattr__(self, name: str) -> object:
        return _at_once if name.startswith("sync") else getattr(SYSTEM, name)


def _at_once(_what: object) -> None:
    """Wait for nothing."""


DISK: Final[Disk] = _UnsyncedDisk()  # type: ignore[assignment]  # it passes all on to a disk


def looked_through_files(damage: Damage, folder: Path) -> Looked:
    """Look at a damaged journal through files, and with nothing but the library's own functions."""
    path, out = folder / NAME, folder / f"saved-{NAME}"
    path.write_bytes(damage.data)
    out.unlink(missing_ok=True)
    journal = Journal(str(path), disk=DISK)
    salvaged = journal.salvage(out)
    written = out.read_bytes().splitlines(keepends=True)
    kept = [line.removesuffix(b"\n") for line in written[: salvaged.kept]]
    try:
        entries = list(journal)
        load(path)
    except LoadError:
        loaded = None
    else:
        loaded = tuple(entry.line for entry in entries)
    return Looked(
        journal.verify(damage.sound.checkpoint),
        journal.verify(),
        tuple(kept),
        Journal(str(out)).verify(),
        loaded,
        tuple(line.number for line in journal.lines() if line.entry is None),
    )


def alike(one: Looked, other: Looked) -> bool:
    """Tell whether two ways to look found the same; files have other names, and salvages times."""
    return _plain(one) == _plain(other)


def _plain(found: Looked) -> object:
    told = [
        [(f.line, f.column, f.path, f.problem, f.mend, type(f)) for f in (*v.damage, *v.notices)]
        for v in (found.held, found.seen, found.again)
    ]
    counts = [(v.lines, v.records) for v in (found.held, found.seen, found.again)]
    return told, counts, found.kept, found.loaded, found.broken, found.seen.checkpoint


# -- the judge -----------------------------------------------------------------------------


def wrong(damage: Damage, found: Looked) -> Iterator[str]:
    """Yield what is wrong with what was found in a journal with one damaged byte."""
    sound, data = damage.sound, damage.data
    whole = data in (sound.data, sound.data[:-1])
    if found.held.sound is not whole:
        yield "the damage is not seen" if found.held.sound else "a sound journal is damaged"
    behind_a_line = damage.kind == "cut off" and damage.before in _ends(sound)
    lost = _lost([sound.known[line] for line in found.kept if line in sound.known])
    if found.seen.sound is not (whole or (behind_a_line and not lost)):
        yield "the damage is not seen without a checkpoint"
    yield from _common(damage, found)
    untouched = _untouched(damage)
    if any(line not in sound.known for line in found.kept):
        yield "something is kept that never was"
    if not _in_order(untouched, found.kept):
        yield "a whole line is not kept"
    all_of = tuple(entry.line for entry in sound.known.values())
    # behind a cut nothing tells what was there; zeros are what a power loss leaves
    behind = damage.kind == "cut off" or data.rstrip(b"\0") == sound.data[:-1]
    if found.loaded is not None and found.loaded != all_of and not behind:
        yield "a load goes without a record"


def heaped(damage: Damage, found: Looked) -> Iterator[str]:
    """Yield what is wrong with what was found in a journal of which more is damaged."""
    sound, data = damage.sound, damage.data
    lines = data.removesuffix(b"\n").split(b"\n")
    there = {line for line in lines if line in sound.known}
    if found.held.sound and (len(there) < len(sound.known) or found.broken):
        yield "the damage is not seen"
    if not found.broken and there == set(lines) == set(sound.lines) and not found.held.sound:
        yield "the order of lines is damage"
    yield from _common(damage, found)
    if not {line for line in sound.lines if line in data} <= set(found.kept):
        yield "a whole line is not kept"
    if any(line not in data for line in found.kept):
        yield "something is kept that was not there"


def _common(damage: Damage, found: Looked) -> Iterator[str]:
    """Yield what is wrong whatever the damage."""
    if not found.again.sound:
        yield f"what is salvaged is not sound: {found.again.damage}"
    told = {fault.line for fault in found.seen.damage if fault.line}
    if told != set(found.broken):
        yield f"the damage is told of lines {sorted(told)}, not of {found.broken}"
    for verified in (found.held, found.seen, found.again):
        yield from faulty((*verified.damage, *verified.notices), damage.data, verified.lines)


def _ends(sound: Sound) -> frozenset[int]:
    """Return the places behind each line, before its end and behind that."""
    ends, at = {0}, 0
    for line in sound.lines:
        at += len(line)
        ends |= {at, at + 1}
        at += 1
    return frozenset(ends)


def _untouched(damage: Damage) -> list[bytes]:
    """Return the lines of which no byte was damaged; their ends may be."""
    at, found = 0, []
    behind = len(damage.sound.data) - damage.behind
    for line in damage.sound.lines:
        if at + len(line) <= damage.before or at >= behind:
            found.append(line)
        at += len(line) + 1
    return found


def _in_order(few: Sequence[bytes], many: Sequence[bytes]) -> bool:
    rest = iter(many)
    return all(line in rest for line in few)


def faulty(faults: Sequence[Fault], data: bytes, lines: int) -> Iterator[str]:
    """Yield what is wrong with faults themselves."""
    for fault in faults:
        if not fault.file or not fault.problem.strip() or not fault.mend.strip():
            yield f"where, what, and how to mend it: {fault!r:.200}"
        for part in (fault.path, fault.problem, fault.mend):
            if len(part) > LONGEST or printable(part) != part:
                yield f"cannot be printed: {part!r:.200}"
        if not 0 <= fault.line <= lines or fault.column > len(data) + 1:
            yield f"no such place: {fault!r:.200}"
        if fault.line and fault.column < 1:
            yield f"no such column: {fault!r:.200}"
