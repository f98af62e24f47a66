"""What a journal promised to those who wrote to it, and whether what is left keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import attrs

from claimledger.errors import ClaimLedgerError
from claimledger.files.journal.entries import Entry, Torn
from claimledger.files.journal.journal import Appended, Journal
from claimledger.files.journal.lines import Lines
from claimledger.files.journal.scanning import Line
from claimledger.files.journal.verifying import Verification, verification
from claimledger.files.keeping import Recording
from claimledger.model import Claim, Record, period
from faults.crashes.news import DAY
from faults.crashes.simulated import SimulatedDisk

__all__ = ["Look", "Promises", "look"]

_READER = Lines("simulated.jsonl")
_entry = lru_cache(2**13)(_READER.entry)
_NEXT = ((Claim("next", "What is appended when the power is back"), Recording(period(DAY))),)


@attrs.frozen
class Look:
    """What is found in a journal."""

    lines: tuple[Line, ...]
    entries: tuple[Entry, ...]
    verified: Verification

    @property
    def hashes(self) -> list[str]:
        """The hashes of its whole lines, in order."""
        return [entry.line for entry in self.entries]

    @property
    def torn(self) -> bytes:
        """The torn tail."""
        return self.lines[-1].raw if self.lines and self.lines[-1].torn else b""

    @property
    def damaged(self) -> list[int]:
        """The numbers of lines that are broken, a torn tail aside."""
        return [line.number for line in self.lines if line.entry is None and not line.torn]


def look(content: bytes) -> Look:
    """Read a journal as the library does, but from memory, and each line once."""
    raws = content.split(b"\n")
    last = len(raws) - 1
    found = [
        Line(number + 1, raw, number < last, _entry(raw), _READER)
        for number, raw in enumerate(raws)
        if raw or number < last
    ]
    entries = tuple(line.entry for line in found if line.entry is not None)
    return Look(tuple(found), entries, verification(found, _READER.file))


@attrs.define
class Promises:
    """What was told of one journal: the hashes of lines that are on the disk, with their claims.

    ``tried`` are the ids of all that somebody tried to append.
    """

    acknowledged: dict[str, str] = attrs.field(factory=dict)
    tried: set[str] = attrs.field(factory=set)

    def told(self, appended: Appended) -> None:
        """Note what an append told."""
        for entry in appended.entries:
            assert isinstance(entry.content, Claim)
            self.acknowledged[entry.line] = entry.content.id

    def broken(self, path: str, content: bytes | None, *, unordered: bool = False) -> list[str]:
        """Return which promises are broken by what is left of a journal, and by the next append.

        With ``unordered`` a disk kept late blocks and lost early ones: then lines for which
        nobody was told anything may be damaged, and that must be seen.
        """
        before = look(content or b"")
        wrong = list(self._missing(before, unordered=unordered))
        if not unordered:
            wrong += self._unsound(before)
        return wrong + list(self._going_on(path, content, before, unordered=unordered))

    def _missing(self, found: Look, *, unordered: bool) -> Iterator[str]:
        whole = set(found.hashes)
        if unordered:
            whole |= {entry.line for line in found.lines for *_, entry in line.rescued()}
        if gone := self.acknowledged.keys() - whole:
            yield f"{len(gone)} acknowledged records are gone"

    def _unsound(self, found: Look) -> Iterator[str]:
        if found.damaged:
            yield f"lines {found.damaged} are damaged"
        if len(found.verified.damage) > bool(found.torn):
            yield f"verify tells {', '.join(map(str, found.verified.damage))}"
        if [entry.number for entry in found.entries] != list(range(1, len(found.entries) + 1)):
            yield "entries are not numbered one by one"
        for entry in found.entries:
            if isinstance(entry.content, Record) and entry.content.id not in self.tried:
                yield f"{entry.content.id} was never given"

    def _going_on(
        self, path: str, content: bytes | None, before: Look, *, unordered: bool
    ) -> Iterator[str]:
        disk = SimulatedDisk({} if content is None else {path: content})
        try:
            appended = Journal(path, disk=disk)._locked(path, _NEXT)  # nobody else is on this disk
        except ClaimLedgerError as error:
            if not (unordered and before.damaged):
                yield f"the next append fails: {error}"
            return
        if disk.safe() != disk.files():
            yield "the next append is not safe on the disk"
        after = look(disk.files()[path])
        if not unordered and not after.verified.sound:
            yield "the journal is not sound after the next append"
        if unordered and before.damaged and after.verified.sound:
            yield "damage is not seen"
        if after.hashes[: len(before.hashes)] != before.hashes:
            yield "the next append changed lines"
        new = [entry.content for entry in after.entries[len(before.entries) :]]
        hidden = before.lines[-1].rescued() if before.torn else ()
        torn = before.torn[max((end for _, end, _ in hidden), default=0) :]
        if bool(torn) != (appended.repaired is not None):
            yield "it is not told what was torn"
        expected = [entry.content for *_, entry in hidden] + [Torn.of(torn)] * bool(torn)
        if new != [*expected, _NEXT[0][0]]:
            yield "the next append wrote something else"
