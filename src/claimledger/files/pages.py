"""From paths and bytes to pages: what is opened, decoded and parsed, and what went wrong there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from select import select
from typing import Final, Literal

from claimledger.errors import Fault
from claimledger.files.read_json import read_json
from claimledger.files.read_yaml import read_yaml
from claimledger.files.tree import MOST_FAULTS, SPLIT, Page

__all__ = ["Format", "PathLike", "format_of", "opened", "page_of"]

Format = Literal["yaml", "json"]
PathLike = str | os.PathLike[str]

_SUFFIXES: Final = (".yaml", ".yml", ".json")
_PIECE: Final = 2**20
_LARGEST: Final = 128
"""How many MiB a file may have."""
_PATIENCE: Final = 30
"""How many seconds a pipe may be silent."""


def format_of(path: PathLike) -> Format:
    """Return the format that a file's name stands for: JSON for ``.json``, YAML for all others."""
    return "json" if Path(path).suffix.lower() == ".json" else "yaml"


def opened(paths: Iterable[PathLike], faults: list[Fault]) -> Iterator[Page]:
    """Yield the pages of files, and of the ledger files below folders, each file once."""
    for path in dict.fromkeys(_files(paths, faults)):
        if len(faults) >= MOST_FAULTS:
            return
        try:
            data = _bytes_of(path)
        except (OSError, ValueError) as error:
            faults.append(_unopened(path, error))
            continue
        page = page_of(str(path), data, format_of(path), faults)
        if page is not None:
            yield page


def _files(paths: Iterable[PathLike], faults: list[Fault]) -> Iterator[Path]:
    for given in paths:
        path = Path(given)
        try:
            if path.is_dir() and str(given):
                yield from _below(path, faults)
            elif path.is_file() or path.is_fifo() or not path.exists():
                yield path
            else:
                faults.append(Fault("", "this is no file", "name a ledger file", str(given)))
        except (OSError, ValueError) as error:
            faults.append(_unopened(path, error))


def _below(folder: Path, faults: list[Fault]) -> Iterator[Path]:
    """Yield the ledger files below a folder; what begins with a dot is not read."""
    before = len(faults)
    found = sorted(_listed(folder, faults))
    for path in found:
        if path.is_file():
            yield path
        else:
            mend = "take it away, or put the file back"
            faults.append(Fault("", "this is no file that can be read", mend, str(path)))
    if not found and len(faults) == before:
        mend = "put .yaml, .yml or .json files into it"
        faults.append(Fault("", "this folder holds no ledger files", mend, str(folder)))


def _listed(folder: Path, faults: list[Fault]) -> Iterator[Path]:
    """Yield what is named like a ledger file; a link to a folder may lead anywhere, and is told."""
    waiting = [folder]
    while waiting:
        within = waiting.pop()
        try:
            with os.scandir(within) as entries:
                names = [entry.name for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            faults.append(_unopened(within, error))
            continue
        for path in (within / name for name in names):
            if path.is_dir() and not path.is_symlink():
                waiting.append(path)
            elif path.is_dir():
                mend = "load the folder that it leads to by its own name"
                faults.append(Fault("", "a link to a folder is not followed here", mend, str(path)))
            elif path.suffix.lower() in _SUFFIXES:
                yield path


def _bytes_of(path: Path) -> bytes:
    """Read a file, or what comes through a pipe; of what is too large, only so much as shows it."""
    data = bytearray()
    with open(path, "rb", buffering=0, opener=_at_once) as file:
        while len(data) <= _LARGEST * 2**20:
            if path.is_fifo() and not select([file], [], [], _PATIENCE)[0]:
                raise ValueError(f"nothing came through this pipe for {_PATIENCE} seconds")
            piece = file.read(_PIECE)
            if not piece:
                break
            data += piece
    return bytes(data)


def _at_once(path: str, flags: int) -> int:
    """Open without waiting for somebody to write into a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _unopened(path: Path, error: Exception) -> Fault:
    if isinstance(error, FileNotFoundError):
        return Fault("", "there is no such file", "check the path", str(path))
    reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
    return Fault("", f"this cannot be opened: {reason}", "check the path and its rights", str(path))


def page_of(name: str, data: str | bytes, format: Format, faults: list[Fault]) -> Page | None:
    """Read one file's text into a page with a tree."""
    if len(data) > _LARGEST * 2**20:
        problem = f"this file is larger than {_LARGEST} MiB"
        faults.append(Fault("", problem, SPLIT, name))
        return None
    try:
        text = _decoded(data)
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        problem = f"the byte 0x{error.object[error.start]:02x} is not UTF-8"
        faults.append(_at_end(name, before, problem, "save the file as UTF-8"))
        return None
    except UnicodeEncodeError as error:
        problem = "the text holds half a character (a lone surrogate)"
        mend = "decode the text again from its bytes"
        faults.append(_at_end(name, error.object[: error.start], problem, mend))
        return None
    before, nul, _ = text.partition("\0")
    if nul:
        problem = "the character '\\x00' has no place in a text"
        mend = "take it out, or save the file as UTF-8 if it is UTF-16 or UTF-32"
        faults.append(_at_end(name, before, problem, mend))
        return None
    page = Page(name, text.removeprefix("\ufeff"))
    found = read_json(page) if format == "json" else read_yaml(page)
    faults += [page.fault(fault.node, fault.problem, fault.mend) for fault in found]
    return page


def _decoded(data: str | bytes) -> str:
    """Return a text that is sound: bytes that are UTF-8, or a str without half a character."""
    if isinstance(data, str):
        data.encode()
        return data
    return data.decode()


def _at_end(name: str, before: str, problem: str, mend: str) -> Fault:
    before = before.removeprefix("\ufeff")
    place = Page(name, before).place(len(before))
    return Fault("", problem, mend, name, place.line, place.column)
