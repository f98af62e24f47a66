"""Lines: an entry as one line of canonical JSON that tells of itself, and back."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final, final

from claimledger.errors import InvalidRecordError
from claimledger.files.journal.bodies import body_of, read_canonical_body
from claimledger.files.journal.canonical import canonical, decoded, hashed
from claimledger.files.journal.entries import Content, Entry
from claimledger.files.journal.quick import LEFT, quick_reader
from claimledger.files.limits import DEFAULT, Limits
from claimledger.files.tree import Page
from claimledger.model import Period

__all__ = ["VERSION", "Lines", "encoded"]

VERSION: Final = 1
"""The version of the format that is written, and the highest that is read."""

_AT = re.compile(rb'\{"at":(?:null|"([0-9T:Z/.+-]{2,60})"),"body":')
_BY = b',"by":"'
_END = re.compile(
    rb',"by":"((?:[^"\\]|\\.)*)","claimledger":1,"entry":([1-9][0-9]{0,14}),'
    rb'"id":"([0-9a-f]{64})","line":"([0-9a-f]{64})"\}',
    re.DOTALL,
)
_SEAL: Final = len(',"line":""}') + 64
"""So many bytes at a line's end are not under its own hash."""


def encoded(content: Content, at: Period | None, by: str, number: int) -> tuple[Entry, bytes]:
    """Return an entry, and the line that holds it, with its end.

    >>> from claimledger.model import Claim
    >>> entry, line = encoded(Claim("base", "A base will open"), Period("2024-06-20"), "desk", 1)
    >>> print(line.decode()[:79])
    {"at":"2024-06-20","body":{"id":"base","text":"A base will open","type":"claim"
    """
    body = canonical(body_of(content))
    id = hashed(body)
    time = "null" if at is None else f'"{at.written}"'
    head = f'{{"at":{time},"body":{body},"by":{canonical(by)},"claimledger":{VERSION},'
    head += f'"entry":{number},"id":"{id}"'
    line = hashed(head + "}")
    return Entry(content, at, by, number, id, line), f'{head},"line":"{line}"}}\n'.encode()


@final
class Lines:
    """Reads the lines of one journal: an entry of each, or what is wrong with it."""

    def __init__(self, file: str, limits: Limits = DEFAULT) -> None:
        self.file = file
        self.limits = limits
        self._quick = quick_reader()
        # within so many signs no text, chain or list is beyond a limit: the least link takes four
        self._short = min(limits.text, 4 * limits.chain, limits.values)
        self._times: dict[bytes, Period] = {}

    def entry(self, raw: bytes) -> Entry | None:
        """Return the entry of a line without its end, if the line is sound and was not changed."""
        begin, end = _AT.match(raw), _END.fullmatch(raw, max(raw.rfind(_BY), 0))
        if begin is None or end is None:
            return None
        hashing = sha256(raw[:-_SEAL])
        hashing.update(b"}")
        id, line = end[3].decode(), end[4].decode()
        if hashing.hexdigest() != line:
            return None
        body = raw[begin.end() : end.start()]
        if sha256(body).hexdigest() != id:
            return None
        try:
            content = self._content(body.decode())
            by = decoded(f'"{end[1].decode()}"') if end[1] else ""
            at = self._time(begin[1])
        except ValueError:
            return None
        number = int(end[2])
        if content is None or number > self.limits.entries:
            return None
        if by and b"\\" in end[1] and canonical(by).encode() != b'"%b"' % end[1]:
            return None
        return Entry(content, at, by, number, id, line)

    def _time(self, written: bytes | None) -> Period | None:
        if written is None:
            return None
        found = self._times.get(written)
        if found is None:
            found = Period(written.decode())
            if found.written.encode() != written:
                raise InvalidRecordError("a time is not in its canonical form")
            self._times[written] = found
        return found

    def _content(self, text: str) -> Content | None:
        if len(text) <= self._short and text.count("[") + text.count("{") <= self.limits.depth:
            try:
                body = decoded(text)
                return self._quick(body) if canonical(body) == text else None
            except LEFT:
                pass
        found = read_canonical_body(Page(self.file, text, self.limits))
        return None if isinstance(found, tuple) else found
