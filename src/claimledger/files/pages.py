"""From paths and bytes to pages: what is opened, decoded and parsed, and what went wrong there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from select import select
from typing import Final, Literal

from claimledger.errors import Fault, InvalidRecordError
from claimledger.files.journal.reading import SUFFIXES
from claimledger.files.journal.scanning import at_once
from claimledger.files.limits import Limits, or_raised
from claimledger.files.read_json import read_json
from claimledger.files.read_yaml import read_yaml
from claimledger.files.tree import SPLIT, Page, reason_of

__all__ = ["Format", "PathLike", "bytes_of", "format_of", "listed", "opened", "page_of"]

Format = Literal["yaml", "json"]
PathLike = str | os.PathLike[str]

_SUFFIXES: Final = (".yaml", ".yml", ".json", *SUFFIXES)
_PIECE: Final = 2**20


def format_of(path: PathLike) -> Format:
    """Return the format that a file's name stands for: JSON for ``.json``, YAML for all others."""
    return "json" if Path(path).suffix.lower() == ".json" else "yaml"


def listed(paths: Iterable[PathLike], faults: list[Fault]) -> list[Path]:
    """Return files, and the ledger files and journals below folders, each once."""
    return list(dict.fromkeys(_files(paths, faults)))


def opened(paths: Iterable[Path], faults: list[Fault], limits: Limits) -> Iterator[Page]:
    """Yield the pages of ledger files."""
    for path in paths:
        if len(faults) >= limits.faults:
            return
        try:
            data = bytes_of(path, limits)
        except (OSError, ValueError) as error:
            faults.append(_unopened(path, error))
            continue
        page = page_of(str(path), data, format_of(path), faults, limits)
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
        mend = "put .yaml, .yml, .json or .jsonl files into it"
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


def bytes_of(path: PathLike, limits: Limits) -> bytes:
    """Read a file, or what comes through a pipe; of what is too large, only so much as shows it."""
    data = bytearray()
    path = Path(path)
    with open(path, "rb", buffering=0, opener=at_once) as file:
        while len(data) <= limits.file:
            if path.is_fifo() and not select([file], [], [], limits.patience)[0]:
                raise InvalidRecordError(
                    f"nothing came through this pipe for {limits.patience} seconds",
                    or_raised("write into it", "patience"),
                )
            piece = file.read(_PIECE)
            if not piece:
                break
            data += piece
    return bytes(data)


def _unopened(path: Path, error: OSError | ValueError) -> Fault:
    if isinstance(error, FileNotFoundError):
        return Fault("", "there is no such file", "check the path", str(path))
    mend = "check the path and its rights"
    if isinstance(error, InvalidRecordError):
        reason, mend = error.problem, error.mend
    else:
        reason = reason_of(error)
    return Fault("", f"this cannot be opened: {reason}", mend, str(path))


def page_of(
    name: str, data: str | bytes, format: Format, faults: list[Fault], limits: Limits
) -> Page | None:
    """Read one file's text into a page with a tree."""
    if len(data) > limits.file:
        problem = f"this file is larger than {_size(limits.file)}"
        faults.append(Fault("", problem, or_raised(SPLIT, "file"), name))
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
    page = Page(name, text.removeprefix("\ufeff"), limits)
    found = read_json(page) if format == "json" else read_yaml(page)
    faults += [page.fault(fault.node, fault.problem, fault.mend) for fault in found]
    return page


def _size(count: int) -> str:
    """Return a number of bytes, in MiB if these are whole."""
    return f"{count} bytes" if count % 2**20 else f"{count // 2**20} MiB"


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
