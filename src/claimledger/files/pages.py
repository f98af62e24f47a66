"""From paths and bytes to pages: what is opened, decoded and parsed, and what went wrong there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Literal

from claimledger.errors import Fault
from claimledger.files.read_json import read_json
from claimledger.files.read_yaml import read_yaml
from claimledger.files.tree import Page

__all__ = ["Format", "PathLike", "format_of", "opened", "page_of"]

Format = Literal["yaml", "json"]
PathLike = str | os.PathLike[str]

_SUFFIXES: Final = (".yaml", ".yml", ".json")


def format_of(path: PathLike) -> Format:
    """Return the format that a file's name stands for: JSON for ``.json``, YAML for all others."""
    return "json" if Path(path).suffix.lower() == ".json" else "yaml"


def opened(paths: Iterable[PathLike], faults: list[Fault]) -> Iterator[Page]:
    """Yield the pages of files, and of the ledger files below folders, each file once."""
    for path in dict.fromkeys(_files(paths, faults)):
        try:
            data = path.read_bytes()
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

    def unread(error: OSError) -> None:
        faults.append(_unopened(Path(error.filename), error))

    found: list[Path] = []
    for within, folders, files in os.walk(folder, onerror=unread):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(within, name) for name in files if not name.startswith(".")]
    pages = sorted(path for path in found if path.suffix.lower() in _SUFFIXES)
    for path in pages:
        if path.is_file():
            yield path
        else:
            mend = "take it away, or put the file back"
            faults.append(Fault("", "this is no file that can be read", mend, str(path)))
    if not pages and len(faults) == before:
        mend = "put .yaml, .yml or .json files into it"
        faults.append(Fault("", "this folder holds no ledger files", mend, str(folder)))


def _unopened(path: Path, error: Exception) -> Fault:
    if isinstance(error, FileNotFoundError):
        return Fault("", "there is no such file", "check the path", str(path))
    reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
    return Fault("", f"this cannot be opened: {reason}", "check the path and its rights", str(path))


def page_of(name: str, data: str | bytes, format: Format, faults: list[Fault]) -> Page | None:
    """Read one file's text into a page with a tree."""
    try:
        text = data if isinstance(data, str) else data.decode()
        text.encode()
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
    page = Page(name, text.removeprefix("\ufeff"))
    found = read_json(page) if format == "json" else read_yaml(page)
    faults += [page.fault(fault.node, fault.problem, fault.mend) for fault in found]
    return page


def _at_end(name: str, before: str, problem: str, mend: str) -> Fault:
    place = Page(name, before).place(len(before))
    return Fault("", problem, mend, name, place.line, place.column)
