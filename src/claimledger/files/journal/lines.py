"""Lines: an entry as one line of canonical JSON that tells of itself, and back."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final, final

from claimledger.errors import InvalidRecordError
from claimledger.files.journal.bodies import body_of, read_canonical_body
from claimledger.files.journal.canonical import canonical, decoded, hashed
from claimledger.files.journal.entries import Content, Entry
from claimledger.files.journal.matched import DEEPEST, matching_reader
from claimledger.files.journal.quick import quick_reader
from claimledger.files.journal.values import LEFT, Shared
from claimledger.files.limits import DEFAULT, Limits
from claimledger.files.tree import Page
from claimledger.model import Period

__all__ = ["BEGIN", "SEAL", "VERSION", "Lines", "Parts", "encoded"]

VERSION: Final = 1
"""The version of the format that is written, and the highest that is read."""

Parts = tuple[Content, Period | None, str, int, str, str]

BEGIN: Final = re.compile(rb'\{"at":(?:null|"([0-9T:Z/.+-]{2,60})"),"body":')
"""How a line begins, up to its body."""
_BY = b',"by":"'
_END = re.compile(
    rb',"by":"([^"\\]*+(?:\\.[^"\\]*+)*+)","claimledger":1,"entry":([1-9][0-9]{0,14}),'
    rb'"id":"([0-9a-f]{64})","line":"([0-9a-f]{64})"\}',
    re.DOTALL,
)
SEAL: Final = len(',"line":""}') + 64
"""So many bytes at a line's end are not under its own hash."""
_GREATEST: Final = 10**15 - 1
"""The greatest number of an entry, whatever the limit: `_END` reads fifteen digits."""
_MANY: Final = 10_000
"""Of names and times so many are kept, as long as they are short: each line may have its own."""


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
        shared = Shared()
        self._matched = matching_reader(shared)
        self._quick = quick_reader(shared)
        # within so many signs no text, chain or list is beyond a limit: the least link takes four
        self._short = min(limits.text, 4 * limits.chain, limits.values)
        if limits.depth < DEEPEST:
            self._short = 0
        self._times: dict[bytes, Period] = {}
        self._names: dict[bytes, str] = {}
        # lines that follow each other mostly begin alike, name one writer, and count on: as in no
        # line, before the first
        self._before: bytes = b"\n"
        self._at: Period | None = None
        self._after = ""
        self._by = ""
        self._number = 0
        self._most = min(limits.entries, _GREATEST)

    def entry(self, raw: bytes) -> Entry | None:
        """Return the entry of a line without its end, if the line is sound and was not changed."""
        found = self.parts(raw)
        return None if found is None else Entry(*found)

    def parts(self, raw: bytes) -> Parts | None:
        """Return what an entry is made of, for those who need no more of it."""
        if not raw.startswith(self._before) and not self._begins(raw):
            return None
        at = max(raw.rfind(_BY), 0)
        body = raw[len(self._before) : at]
        id = sha256(body).hexdigest()
        hashing = sha256(raw[:-SEAL])
        hashing.update(b"}")
        line = hashing.hexdigest()
        self._number += 1
        ending = f'{self._after}{self._number},"id":"{id}","line":"{line}"}}'
        if raw[at:] != ending.encode():
            if not self._ends(raw, at, id, line):
                return None
        elif self._number > self._most:
            return None
        try:
            content = self._content(body.decode())
        except ValueError:
            return None
        return None if content is None else (content, self._at, self._by, self._number, id, line)

    def _begins(self, raw: bytes) -> bool:
        """Tell whether a line begins as one, and keep how."""
        begin = BEGIN.match(raw)
        if begin is None:
            return False
        try:
            self._at = self._time(begin[1])
        except ValueError:
            return False
        self._before = begin[0]
        return True

    def _ends(self, raw: bytes, at: int, id: str, line: str) -> bool:
        """Tell whether a line ends as one, with these hashes, and keep how."""
        end = _END.fullmatch(raw, at)
        if end is None or end[3].decode() != id or end[4].decode() != line:
            return False
        number = int(end[2])
        if number > self._most:
            return False
        try:
            self._by = self._name(end[1])
        except ValueError:
            return False
        self._number = number
        self._after = raw[at : end.start(2)].decode()
        return True

    def _name(self, written: bytes) -> str:
        found = self._names.get(written)
        if found is None:
            text = f'"{written.decode()}"'
            found = str(decoded(text))
            if canonical(found) != text or len(found) > self.limits.text:
                raise InvalidRecordError("a name is not in its canonical form, or is too long")
            if len(self._names) + len(written) < _MANY:
                self._names[written] = found
        return found

    def _time(self, written: bytes | None) -> Period | None:
        if written is None:
            return None
        found = self._times.get(written)
        if found is None:
            found = Period(written.decode())  # without a space it stays as it is written
            if len(self._times) < _MANY:
                self._times[written] = found
        return found

    def _content(self, text: str) -> Content | None:
        if len(text) <= self._short:
            try:
                found = self._matched(text)
                if found is not None:
                    return found
            except LEFT:
                pass
            if text.count("[") + text.count("{") <= self.limits.depth:
                try:
                    body = decoded(text)
                    return self._quick(body) if canonical(body) == text else None
                except LEFT:
                    pass
        strict = read_canonical_body(Page(self.file, text, self.limits))
        return None if isinstance(strict, tuple) else strict
