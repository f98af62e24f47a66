"""Journals that are very long of one thing: a line of many megabytes, or very many lines."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, final

import attrs

from claimledger.errors import ClaimLedgerError
from claimledger.files import Journal, load
from claimledger.files.journal.incoming import Feed
from claimledger.model import Claim
from faults.journals.looking import DISK, faulty
from faults.journals.sound import NAME, SHORT, sealed, sealing

__all__ = ["LONG", "long_of"]


_LONG_ENOUGH: Final = 8 * 2**20
_BEGIN: Final = '{"at":null,"body":'
_END: Final = f',"claimledger":1,"entry":1,"id":"{"0" * 64}","line":"{"0" * 64}"}}'
_SAID: Final = '"id":"s","target":"c","type":"assertion"}'


@final
@attrs.frozen
class Long:
    """A text with a part that is repeated; ``@`` in it counts on, so that no two are the same."""

    opening: str
    part: str
    closing: str = ""
    seal: Callable[[str], bytes] = str.encode

    def of(self, size: int) -> bytes:
        """Return about so many bytes."""
        length = len(self.part.encode())
        if "@" not in self.part:
            parts = self.part * max(1, size // length)
        else:
            count = max(1, size // (length + len(f"{size:x}") - 2))
            parts = "".join(self.part.replace("@", f"{number:x}") for number in range(count))
        return self.seal(self.opening + parts + self.closing)


def _as_recorder(text: str) -> bytes:
    return sealed('{"id":"c","text":"C","type":"claim"}', by=f'"{text}"')


def _lines(text: str) -> bytes:
    """Return a claim for each word of a text, each in a line."""
    return b"".join(
        sealed(f'{{"id":"c-{word}","text":"C","type":"claim"}}', entry=str(number)) + b"\n"
        for number, word in enumerate(text.split(), 1)
    )


def _far_apart(text: str) -> bytes:
    """Return such lines, numbered as the first and the last that there may be."""
    return b"".join(
        sealed(f'{{"id":"c-{word}","text":"C","type":"claim"}}', entry=entry) + b"\n"
        for pair in zip(*[iter(text.split())] * 2, strict=False)
        for word, entry in zip(pair, ("1", "20000000"), strict=True)
    )


def _many_recorders(text: str) -> bytes:
    return b"".join(
        sealed('{"id":"c","text":"C","type":"claim"}', by=f'"{word}"', entry=str(number)) + b"\n"
        for number, word in enumerate(text.split(), 1)
    )


def _far_apart_and_lost(text: str) -> bytes:
    last = sealed('{"id":"c","text":"C","type":"claim"}', entry="20000000")
    return sealed(text) + b"\n" + last + b"\n"


_WORDS: Final = "@ " + " " * 240  # about as long as the line that is made of it

LONG: dict[str, Long] = {
    "zeros": Long("", "\0"),
    "spaces": Long("", " "),
    "letters": Long("", "x"),
    "quotation marks": Long("", '"'),
    "backslashes": Long("", "\\"),
    "brackets": Long("", "["),
    "braces": Long("", '{"a":'),
    "ends of lines of a Mac": Long("", "\r"),
    "no UTF-8": Long("", "\xff", seal=lambda text: text.encode("latin-1")),
    "beginnings of lines": Long("", '{"at":'),
    "beginnings of bodies": Long("", _BEGIN),
    "ends": Long(_BEGIN, _END),
    "beginnings and ends": Long("", _BEGIN + _END),
    "a recorder again and again": Long(_BEGIN, ',"by":"', _END),
    "a recorder again and again, sealed": Long('{"at":null,"body":', ',"by":"', "}", sealing),
    "lines joined": Long("", _WORDS, seal=lambda text: _lines(text).replace(b"\n", b"")),
    "lines joined by spaces": Long("", _WORDS, seal=lambda text: _lines(text).replace(b"\n", b" ")),
    "one text": Long('{"id":"c","text":"', "x", '","type":"claim"}', sealed),
    "one text, escapes": Long('{"id":"c","text":"', "\\n", '","type":"claim"}', sealed),
    "one text, quoted": Long('{"id":"c","text":"', '\\"', '","type":"claim"}', sealed),
    "one text, surrogates": Long('{"id":"c","text":"', "\\ud83d", '","type":"claim"}', sealed),
    "one text, unended": Long('{"id":"c","text":"', "x", "}", sealed),
    "a recorder": Long("", "x", seal=_as_recorder),
    "a recorder, escapes": Long("", "\\n", seal=_as_recorder),
    "a recorder, quotes": Long("", '\\",\\"by\\":', seal=_as_recorder),
    "a key": Long('{"', "x", '":1,"id":"c","text":"C","type":"claim"}', sealed),
    "a number": Long('{"id":"c","meta":{"n":', "1", '},"text":"C","type":"claim"}', sealed),
    "numbers": Long('{"id":"c","meta":{"n":[', "1,", '1]},"text":"C","type":"claim"}', sealed),
    "lists": Long('{"id":"c","meta":{"n":[', "[],", '1]},"text":"C","type":"claim"}', sealed),
    "mappings": Long(
        '{"id":"c","meta":{"n":[',
        '{"a":1,"by":"","c":1},',
        '1]},"text":"C","type":"claim"}',
        sealed,
    ),
    "keys of one's own": Long(
        '{"id":"c","meta":{', '"@":1,', '"~":1},"text":"C","type":"claim"}', sealed
    ),
    "unknown keys": Long("{", '"k@":1,', '"type":"claim"}', sealed),
    "one key again and again": Long("{", '"id":"c",', '"type":"claim"}', sealed),
    "links": Long('{"chain":[', '"a",', f'"b"],{_SAID}', sealed),
    "other links": Long('{"chain":[', '"a@",', f'"b"],{_SAID}', sealed),
    "bad links": Long('{"chain":[', "[],", f'"b"],{_SAID}', sealed),
    "links that are mappings": Long(
        '{"chain":[', '{"cue":"@","party":"a"},', f'"b"],{_SAID}', sealed
    ),
    "anchors": Long(
        '{"anchors":[', '{"exact":"@"},', f'{{"exact":"x"}}],"chain":["a"],{_SAID}', sealed
    ),
    "ids": Long('{"ids":["', 'a@","', 'z"],"type":"external"}', sealed),
    "ranges": Long('{"entries":[[1,2]', ",[1,19999999]", '],"type":"lost"}', _far_apart_and_lost),
    "amendments": Long("", '{"id":"m","record":"r","replacement":', "null", sealed),
    "spaces in a body": Long('{"id":"c",', " ", '"text":"C","type":"claim"}', sealed),
    "empty lines": Long("", "\n"),
    "short lines": Long("", "x\n"),
    "lines of zeros": Long("", "\0\0\0\n"),
    "one line again and again": Long("", SHORT.lines[0].decode() + "\n"),
    "lines": Long("", _WORDS, seal=_lines),
    "lines, each changed": Long("", _WORDS, seal=lambda text: _lines(text).replace(b"C", b"D")),
    "lines, torn": Long("", _WORDS, seal=lambda text: _lines(text).replace(b'"}\n', b"\n")),
    "lines with far numbers": Long("", _WORDS, seal=_far_apart),
    "lines of many recorders": Long("", _WORDS, seal=_many_recorders),
}
"""What a journal can be long of."""


def long_of(name: str, size: int, folder: Path) -> Iterator[str]:
    """Read, verify, save, feed and write on a journal that is long of one thing."""
    used = []
    # of one that is short a quarter may be read in a quicker way
    for part in (size // 4, size) if size >= _LONG_ENOUGH else (size,):
        data = LONG[name].of(part)
        start = time.process_time()
        yield from _read(data, folder)
        used.append(time.process_time() - start)
    if used[-1] > 8 * used[0] + 4:
        yield f"four times as much takes {used[-1]:.1f} s, not {used[0]:.1f} s"


def _read(data: bytes, folder: Path) -> Iterator[str]:
    path, out = folder / NAME, folder / f"saved-{NAME}"
    out.unlink(missing_ok=True)
    path.write_bytes(data)
    journal = Journal(str(path), disk=DISK)
    lines = data.count(b"\n") + 1
    yield from _done(lambda: load(path), data, lines)
    yield from _done(journal.verify, data, lines)
    yield from _done(lambda: journal.salvage(out), data, lines)
    if out.exists():
        out.unlink()
    yield from _done(lambda: _fed(data, folder / f"fed-{NAME}"), data, lines)
    yield from _done(lambda: journal.append(Claim("c", "Written on")), data, lines)


def _fed(data: bytes, path: Path) -> None:
    path.unlink(missing_ok=True)
    feed = Feed(io.BufferedReader(io.BytesIO(data)), "<stdin>")
    feed.format()
    journal = Journal(str(path), disk=DISK)
    for contents, _ in feed.batches():
        if contents:
            journal.add(contents)


def _done(action: Callable[[], Any], data: bytes, lines: int) -> Iterator[str]:
    """Do something; whatever comes of it must be an answer, or faults that can be read."""
    try:
        found = action()
    except ClaimLedgerError as error:
        yield from faulty(getattr(error, "faults", ()), data, lines)
    except BaseException as error:  # the very thing that must not happen
        yield f"{type(error).__name__} leaves: {error!r:.300}"
    else:
        told = (*getattr(found, "damage", ()), *getattr(found, "notices", ()))
        yield from faulty(told, data, lines)
