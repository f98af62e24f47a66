"""What is wrong with a line that gives no entry, and what of it can still be read."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final, cast

from claimledger.errors import Fault, InvalidRecordError, NewerVersionError
from claimledger.files.journal.bodies import read_canonical_body
from claimledger.files.journal.entries import Entry
from claimledger.files.journal.lines import BEGIN, SEAL, VERSION, Lines
from claimledger.files.read_json import read_json
from claimledger.files.tree import Keyed, Page, Text, spoken, told
from claimledger.model import Period

__all__ = ["diagnosed", "whole_lines"]

_SALVAGE: Final = "claimledger salvage keeps the lines that are whole"
_HASH = re.compile(rb',"line":"([0-9a-f]{64})"\}')
_END = re.compile(
    rb',"claimledger":[0-9]{1,9},"entry":[0-9]{1,15},"id":"[0-9a-f]{64}","line":"[0-9a-f]{64}"\}'
)
_NEWER = re.compile(r"[1-9][0-9]*", re.ASCII)
_KEYS: Final = ("at", "body", "by", "claimledger", "entry", "id", "line")
_BODY = re.compile(
    r'\{"at":(?:null|"[^"\\]*"),"body":(.*),"by":"[^"\\]*+(?:\\.[^"\\]*+)*+","c', re.DOTALL
)
_TRIES: Final = 32
"""A line within a broken one is found unless so many others begin, or end, within itself."""


def diagnosed(raw: bytes, number: int, lines: Lines) -> tuple[Fault, ...]:
    """Return what is wrong with a line, which is the ``number``-th of its file."""
    found = list(_faults(raw, lines)) or [
        _fault("this line is not in its canonical form", "write it with claimledger append")
    ]
    return tuple(
        type(fault)(
            told(fault.path),
            told(fault.problem),
            told(fault.mend),
            lines.file,
            number,
            fault.column,
        )
        for fault in found
    )


def _fault(problem: str, mend: str = _SALVAGE, column: int = 1, path: str = "") -> Fault:
    return Fault(path, problem, mend, column=column)


def _faults(raw: bytes, lines: Lines) -> Iterator[Fault]:
    if len(raw) > lines.limits.line:
        mend = "split the record, or raise the limit 'line'"
        yield _fault(f"this line has more than {lines.limits.line} bytes", mend)
    elif not raw.strip():
        yield _fault("this line is empty", "take it out, or salvage the journal")
    elif not raw.strip(b"\0"):
        yield _fault("this line is nothing but zeros: it never reached the disk")
    elif raw.startswith((b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")):
        mend = "keep the lines of both sides and take this one out; merge journals with merge=union"
        yield _fault("this is a conflict marker of git", mend)
    elif raw.endswith(b"\r") and lines.entry(raw[:-1]) is not None:
        mend = f"keep the file from being converted (git: *.jsonl -text); {_SALVAGE}"
        yield _fault("this line ends in CR LF, as a journal's does not", mend, len(raw))
    else:
        yield from _of_text(raw, lines)


def _of_text(raw: bytes, lines: Lines) -> Iterator[Fault]:
    sealed = _HASH.fullmatch(raw, max(len(raw) - SEAL, 0))
    whole = sealed is not None and (sha256(raw[:-SEAL] + b"}").hexdigest() == sealed[1].decode())
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        yield _fault(f"the byte 0x{raw[error.start]:02x} is not UTF-8", column=error.start + 1)
        return
    page = Page(lines.file, text, lines.limits)
    wrong = read_json(page)
    if not whole:
        what = "this line was changed: it is not what its hash tells"
        if sealed is None:
            what = "this is no whole line of a journal"
        if wrong:
            place = page.place(wrong[0].node.at)
            yield _fault(f"{what} ({wrong[0].problem})", column=place.column)
        else:
            yield _fault(what)
    elif wrong:
        for misread in wrong:
            column = page.place(misread.node.at).column
            yield _fault(misread.problem, misread.mend, column)
    else:  # what ends with its hash and is JSON is a mapping
        yield from _of_keys(text, page, cast("Keyed", page.root), lines)


def _of_keys(text: str, page: Page, root: Keyed, lines: Lines) -> Iterator[Fault]:
    """Yield what is wrong with a line whose hash tells that it was meant so."""
    version = root.value("claimledger")
    written = version.value if isinstance(version, Text) and version.plain else ""
    if version is not None and written != str(VERSION):
        column = page.place(version.at).column
        if not _NEWER.fullmatch(written):
            problem = f"{spoken(version)} is no version of the format: it is {VERSION}"
            mend = "write lines with claimledger append"
            yield _fault(problem, mend, column, "claimledger")
            return
        yield NewerVersionError(
            "claimledger",
            f"this line is of version {written[:20]}, and this library reads {VERSION}",
            "install a newer claimledger",
            column=column,
        )
        return
    for key in _KEYS:
        if key not in root.entries:
            yield _fault(f"the line has no {key!r}", "write lines with claimledger append")
    for key, (place, _) in root.entries.items():
        if key not in _KEYS:
            problem, column = f"{key[:40]!r} is no key of a line", page.place(place.at).column
            yield _fault(problem, f"a line has {', '.join(_KEYS)}", column)
    match = _BODY.match(text)
    if match is None:
        yield _fault("this line is not in its canonical form", "write it with claimledger append")
        return
    body = match[1]
    found = read_canonical_body(Page(lines.file, body, lines.limits))
    for fault in found if isinstance(found, tuple) else ():
        path = f"body.{fault.path}" if fault.path else "body"
        yield _fault(fault.problem, fault.mend, fault.column + match.start(1), path)
    id = root.value("id")
    if isinstance(id, Text) and sha256(body.encode()).hexdigest() != id.value:
        column = page.place(id.at).column
        yield _fault("the id is not the SHA-256 of the body", _SALVAGE, column, "id")
    yield from _of_rest(root, page, lines)


def _of_rest(root: Keyed, page: Page, lines: Lines) -> Iterator[Fault]:
    at, number = root.value("at"), root.value("entry")
    if isinstance(at, Text):
        try:
            Period(at.value)
        except InvalidRecordError as error:
            yield _fault(error.problem, error.mend, page.place(at.at).column, "at")
    most = lines.limits.entries
    digits = number.value if isinstance(number, Text) else ""
    if not (digits.isdecimal() and len(digits) < 16 and 0 < int(digits) <= most):
        mend = "number lines from 1, or raise the limit 'entries'"
        column = 1 if number is None else page.place(number.at).column
        yield _fault(f"the number of this entry is not from 1 to {most}", mend, column, "entry")


def whole_lines(raw: bytes, lines: Lines) -> Iterator[tuple[int, int, Entry]]:
    """Yield where whole lines stand in what is none, or no longer: from, to, and the entry.

    Two lines whose parting sign was lost are such, and a line behind bytes of another.
    """
    begins = array("Q", (match.start() for match in BEGIN.finditer(raw)))
    ends = array("Q", (match.end() for match in _END.finditer(raw)))
    after = 0
    for number, begin in enumerate(begins):
        if begin < after:
            continue
        beyond = begins[number + _TRIES] if number + _TRIES < len(begins) else len(raw)
        end = _end_of(raw, begin, beyond, ends)
        entry = lines.entry(raw[begin:end]) if end else None
        if entry is not None:
            yield begin, end, entry
            after = end


def _end_of(raw: bytes, begin: int, beyond: int, ends: Sequence[int]) -> int:
    """Return where the line ends whose hash tells that it begins here, or 0.

    What lies between is hashed once, however many ends are tried: a line can be very long.
    """
    hashing, at, view = sha256(), begin, memoryview(raw)
    first = bisect_right(ends, begin)
    for end in ends[first : first + _TRIES]:
        if end > beyond:
            break
        hashing.update(view[at : end - SEAL])
        at = end - SEAL
        whole = hashing.copy()
        whole.update(b"}")
        if whole.hexdigest().encode() == view[end - 66 : end - 2]:
            return end
    return 0
