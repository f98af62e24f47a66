"""Lines of journals made by hand: sound ones, and such as no writer would write."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from claimledger.files import Content, Entry, Journal, Recording
from claimledger.files.journal.lines import Lines, encoded
from claimledger.model import Claim, Expectation, Period, Record

__all__ = [
    "LEAK",
    "NOON",
    "SLICK",
    "WEEK",
    "as_files_have_it",
    "line",
    "read",
    "sealed",
    "sealing",
    "written",
]

NOON = Period("2031-08-04T12:00Z")
WEEK = Period("2031-08-10")
LEAK = Claim("leak", "A tank at the fuel depot leaks")
SLICK = Claim("slick", "There is oil in the harbour")


def line(content: Content, number: int = 1, at: Period | None = NOON, by: str = "desk") -> bytes:
    """Return a sound line, with its end."""
    return encoded(content, at, by, number)[1]


def sealed(
    body: str,
    *,
    at: str = '"2032-05-02"',
    by: str = '"desk"',
    version: str = "1",
    entry: str = "1",
    id: str = "",
) -> bytes:
    """Return a line without its end whose hashes are right, whatever else is wrong with it."""
    id = id or _hash(body)
    head = f'{{"at":{at},"body":{body},"by":{by},"claimledger":{version},"entry":{entry}'
    return sealing(f'{head},"id":"{id}"}}')


def sealing(text: str) -> bytes:
    """Return a mapping's text with its own hash in it, as the last key."""
    return f'{text[:-1]},"line":"{_hash(text)}"}}'.encode("utf-8", "surrogatepass")


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read(raw: bytes) -> Entry | None:
    return Lines("desk.jsonl").entry(raw)


def written(path: Path, *contents: Content, by: str = "desk") -> Journal:
    """Return a journal with an entry for each content, at noon, then a minute later each."""
    recordings: Iterable[Recording] = (
        Recording(Period(f"2031-08-04T12:{minute:02}Z"), by) for minute in range(len(contents))
    )
    journal = Journal(path, by=by)
    journal.add(zip(contents, recordings, strict=True))
    return journal


def as_files_have_it(record: Record) -> Record:
    """Return a record as files have it: what a policy switches is on or off, not True or False."""
    if not isinstance(record, Expectation):
        return record
    words = {True: "on", False: "off"}
    return record.but(policy={name: words.get(v, v) for name, v in record.policy.items()})
