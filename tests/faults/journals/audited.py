"""Reads files under an audit hook, and prints what was done besides; `test_audit.py` runs it.

What Python imports when a file of some kind is read for the first time (the YAML package, two
codecs) is imported by reading sound files first; nothing may be imported after that.
"""

from __future__ import annotations

import json
import os
import pickle
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from unittest import mock

import ruamel.yaml

from claimledger.errors import ClaimLedgerError
from claimledger.files import Journal, load, loads
from claimledger.files.journal import diagnosing
from claimledger.model import Link, Record
from faults.journals.kinds import forged
from faults.journals.sound import JOURNAL, NAME, sealed
from faults.kinds import broken

__all__ = ["PLANTED"]

LEDGER_FILES: Final = 40
JOURNALS: Final = 80

_LOOKING: Final = ("array.__new__", "sys._getframe", "object.__getattr__", "builtins.id")
"""What changes nothing, and reads nothing but this process."""
_ITS_OWN: Final = str(Path(ruamel.yaml.__file__).parents[2])
"""Where the YAML package looks for additions to itself, whatever the file."""

_PICKLED: Final = b"cbuiltins\nlen\n."

PLANTED: Final[dict[str, Callable[[Path], object]]] = {
    "import": lambda _folder: (sys.modules.pop("colorsys", 0), __import__("colorsys")),
    "exec": lambda _folder: exec("1"),  # noqa: S102  # it must be noticed
    "compile": lambda _folder: compile("1", "data", "eval"),
    "open": lambda _folder: Path(__file__).read_bytes(),
    "open to write": lambda folder: (folder / "made").write_bytes(b""),
    "open a named file to write": lambda folder: os.close(os.open(folder / NAME, os.O_RDWR)),
    "os.listdir": lambda _folder: os.listdir("/"),  # noqa: PTH208  # by this very name
    "os.scandir": lambda _folder: os.scandir("/").close(),
    "os.mkdir": lambda folder: (folder / "folder").mkdir(),
    "os.rename": lambda folder: (folder / "made").rename(folder / "other"),
    "os.remove": lambda folder: (folder / "other").unlink(),
    "subprocess.Popen": lambda _folder: subprocess.run(  # it must be noticed
        [sys.executable, "-c", ""], check=True
    ),
    "os.system": lambda _folder: os.system("true"),  # noqa: S605, S607  # it must be noticed
    "socket.__new__": lambda _folder: socket.socket().close(),
    "pickle.find_class": lambda _folder: pickle.loads(_PICKLED),  # noqa: S301  # it must be noticed
    "os.putenv": lambda _folder: os.putenv("CLAIMLEDGER", "planted"),
}
"""What a reader must not do, by the name under which Python tells of it."""


def _is_made(thing: object, name: str, *_: object) -> bool:
    """Tell whether a record takes its class, as the last step of its making."""
    return name == "__class__" and isinstance(thing, Record | Link)


class Watch:
    """Keeps what is told to the hook while somebody reads, but for what reading is."""

    def __init__(self) -> None:
        self.named: set[str] = set()
        self.told: list[str] = []
        self.on = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, given: tuple[Any, ...]) -> None:
        if not self.on or event in _LOOKING:
            return
        if event == "object.__setattr__" and _is_made(*given):
            return
        if event == "open" and str(given[0]) in self.named and _reads(*given[1:]):
            return
        if event in ("os.scandir", "glob.glob", "glob.glob/2"):
            if str(given[0]).startswith(_ITS_OWN) or str(given[0]) in self.named:
                return
        self.told.append(f"{event} {given[:2]!r:.200}")

    @contextmanager
    def watching(self) -> Iterator[list[str]]:
        """Give the list of what is told meanwhile."""
        self.told = []
        self.on = True
        try:
            yield self.told
        finally:
            self.on = False


def _reads(mode: object, flags: object) -> bool:
    """Tell whether a file is opened to be read, and nothing else."""
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    wanted = flags if isinstance(flags, int) else 0
    return mode in (None, "r", "rb") and not wanted & writing


def _written(folder: Path) -> list[Path]:
    """Write files of all sorts, broken in all ways, into a folder; return their names."""
    (folder / NAME).write_bytes(JOURNAL.data)
    for index in range(LEDGER_FILES):
        found = broken(3, index)
        (folder / f"{index}.{found.format}").write_bytes(found.data)
    for index in range(JOURNALS):
        (folder / f"{index}.jsonl").write_bytes(forged(3, index).data)
    return sorted(folder.iterdir())


def _read(path: Path) -> None:
    with suppress(ClaimLedgerError):
        load(path)
    if path.suffix == ".jsonl":
        journal = Journal(str(path))
        for ask in (journal.verify, journal.checkpoint, lambda: list(journal)):
            with suppress(ClaimLedgerError):
                ask()


def _warm_up(folder: Path) -> None:
    """Read a sound file of each kind, with the signs that take a codec."""
    loads('{claimledger: 1, claims: {a: "\\ud83d\\ude00"}}')
    loads('{"claimledger": 1}', format="json")
    keys = '{"\U0001f600":1,"\ufb33":2}'
    path = folder / "warm.jsonl"
    path.write_bytes(sealed(f'{{"id":"c","meta":{keys},"text":"C","type":"claim"}}') + b"\n")
    _read(path)
    path.unlink()


def main() -> None:
    """Read all files, and then one of each sort with each thing planted in a reader."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _warm_up(folder)
        files = _written(folder)
        modules = set(sys.modules)
        watch = Watch()
        watch.named = {made, *map(str, files)}
        with watch.watching() as clean:
            for path in files:
                _read(path)
            with suppress(ClaimLedgerError):
                load(folder)
        left = [str(path) for path in folder.iterdir() if path not in files]
        new = sorted(set(sys.modules) - modules)
        planted = {name: _with(watch, folder, plant) for name, plant in PLANTED.items()}
    told = {"clean": clean, "left": left, "modules": new, "files": len(files), "planted": planted}
    print(json.dumps(told))


def _with(watch: Watch, folder: Path, plant: Callable[[Path], object]) -> list[list[str]]:
    """Return what is told when a reader of a ledger file, and one of a journal, does something."""
    told = []
    pages = import_module("claimledger.files.pages")
    for module, name, data in ((pages, "x.json", b"{}"), (diagnosing, "x.jsonl", b"{}\n")):
        path = folder / name
        path.write_bytes(data)
        read = module.read_json

        def reading(page: Any, read: Any = read) -> Any:
            with suppress(OSError):  # what was made or renamed before
                plant(folder)
            return read(page)

        watch.named.add(str(path))
        with (
            mock.patch.object(module, "read_json", reading),
            watch.watching() as heard,
            suppress(ClaimLedgerError),
        ):
            load(path)
        told.append(list(heard))
    return told


if __name__ == "__main__":
    main()
