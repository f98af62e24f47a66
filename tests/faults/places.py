"""Damage to what is named, not to a text: folders, links, pipes, devices, rights, odd names."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from faults.seeds import FULL, SMALL

Named = Callable[[Path, Random], list[Path]]
"""Puts something into an empty folder, and returns the paths to load."""

PLACES: dict[str, Named] = {}


def place(maker: Named) -> Named:
    PLACES[maker.__name__.replace("_", " ")] = maker
    return maker


def _write(path: Path, data: Any, text: str | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data) if text is None else text, encoding="utf-8")
    return path


@place
def a_folder_named_like_a_file(folder: Path, _rng: Random) -> list[Path]:
    (folder / "x.yaml").mkdir()
    return [folder / "x.yaml"]


@place
def a_folder_in_a_folder_named_like_a_file(folder: Path, _rng: Random) -> list[Path]:
    (folder / "x.json").mkdir()
    return [folder]


@place
def nothing_there(folder: Path, _rng: Random) -> list[Path]:
    return [folder / "x.yaml", Path("\0"), folder / "\udcff.json", folder / ("y" * 5_000), Path()]


@place
def a_file_as_a_folder(folder: Path, _rng: Random) -> list[Path]:
    return [_write(folder / "x.json", SMALL) / "y.json"]


@place
def no_permission(folder: Path, _rng: Random) -> list[Path]:
    """Only one who is not the superuser is refused; the worker takes care of that."""
    locked = _write(folder / "x.json", SMALL)
    locked.chmod(0)
    _write(folder / "in" / "y.json", SMALL)
    (folder / "in").chmod(0)
    return [folder, locked, folder / "in" / "y.json", folder / "in"]


@place
def a_link_to_nothing(folder: Path, _rng: Random) -> list[Path]:
    (folder / "x.yaml").symlink_to(folder / "gone.yaml")
    return [folder, folder / "x.yaml"]


@place
def a_link_to_itself(folder: Path, _rng: Random) -> list[Path]:
    (folder / "x.yaml").symlink_to(folder / "x.yaml")
    (folder / "y").symlink_to(folder / "z")
    (folder / "z").symlink_to(folder / "y")
    return [folder, folder / "x.yaml", folder / "y"]


@place
def a_link_to_its_own_folder(folder: Path, _rng: Random) -> list[Path]:
    _write(folder / "x.json", SMALL)
    (folder / "again").symlink_to(folder)
    return [folder]


@place
def a_link_to_everything(folder: Path, _rng: Random) -> list[Path]:
    _write(folder / "x.json", SMALL)
    (folder / "root").symlink_to("/")
    return [folder]


@place
def a_file_by_two_names(folder: Path, _rng: Random) -> list[Path]:
    (folder / "y.json").symlink_to(_write(folder / "x.json", SMALL))
    return [folder, folder / "x.json", folder / "y.json", folder / "." / "x.json"]


@place
def a_pipe_that_nobody_writes(folder: Path, _rng: Random) -> list[Path]:
    os.mkfifo(folder / "x.yaml")
    return [folder / "x.yaml"]


@place
def a_pipe_in_a_folder(folder: Path, _rng: Random) -> list[Path]:
    os.mkfifo(folder / "x.yaml")
    return [folder]


@place
def a_socket(folder: Path, _rng: Random) -> list[Path]:
    with socket.socket(socket.AF_UNIX) as bound:
        back = Path.cwd()
        os.chdir(folder)  # the name of a socket is short
        bound.bind("x.yaml")
        os.chdir(back)
    return [folder, folder / "x.yaml"]


@place
def devices(_folder: Path, _rng: Random) -> list[Path]:
    return [Path(name) for name in ("/dev/null", "/dev/zero", "/dev/tty", "/dev/full")]


@place
def odd_names(folder: Path, rng: Random) -> list[Path]:
    names = [b"\xff.yaml", b"\x1b[31m.yaml", b"a\nb.yaml", "\u202egnp.yaml".encode(), b"-x.json"]
    for name in names:
        path = os.path.join(os.fsencode(folder), name)  # noqa: PTH118  # a path of bytes
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(rng.choice([b"claimledger: 2", b"{", b'{"claimledger": 1}']))
    return [folder, folder / "-x.json"]


@place
def a_folder_too_deep(folder: Path, _rng: Random) -> list[Path]:
    """Deeper than a path can be long."""
    back = Path.cwd()
    os.chdir(folder)
    try:
        for _ in range(30):
            os.mkdir("d" * 200)  # noqa: PTH102  # relative to where we are
            os.chdir("d" * 200)
        Path("x.yaml").write_text("claimledger: 1", encoding="utf-8")
    finally:
        os.chdir(back)
    return [folder]


@place
def an_empty_folder(folder: Path, _rng: Random) -> list[Path]:
    _write(folder / "readme.txt", 0, "no ledger file")
    _write(folder / ".hidden.yaml", 0, "]")
    return [folder]


@place
def many_files(folder: Path, _rng: Random) -> list[Path]:
    for number in range(300):
        _write(folder / f"{number}.yaml", 0, f"claimledger: {1 + number % 2}\nclaims: {{a: [}}")
    return [folder]


@place
def files_that_disagree(folder: Path, _rng: Random) -> list[Path]:
    """The same ids with other content are conflicts; ids of another kind are faults."""
    for number in range(3):
        data = dict(SMALL, claims={"flood": f"The mill has flooded {number} times"})
        _write(folder / f"{number}.json", data)
    return [folder]


@place
def files_that_take_one_id_for_two_things(folder: Path, _rng: Random) -> list[Path]:
    _write(folder / "a.json", SMALL)
    _write(
        folder / "b.json", {"claimledger": 1, "claims": {"miller": "M"}, "sources": {"flood": "F"}}
    )
    _write(
        folder / "c.json", {"claimledger": 1, "expects": [{"claim": "guild"}, {"claim": "none"}]}
    )
    return [folder]


@place
def a_good_file_beside_a_bad_one(folder: Path, rng: Random) -> list[Path]:
    _write(folder / "good.json", FULL)
    _write(folder / "bad.yaml", 0, rng.choice(["claims: [", "\0", "claimledger: 3", ""]))
    (folder / "worse.json").write_bytes(b"\xff\xfe{\0")
    return [folder]


@place
def a_file_of_another_kind(folder: Path, rng: Random) -> list[Path]:
    heads = [
        *(b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"%PDF-1.7\n", b"\x7fELF", b"\x1f\x8b\x08"),
        *(b"#!/bin/sh\n",),
    ]
    for number, head in enumerate(heads):
        (folder / f"{number}.yaml").write_bytes(head + rng.randbytes(500))
        (folder / f"{number}.json").write_bytes(head + rng.randbytes(500))
    return [folder]


def taken_down(folder: Path) -> Iterator[str]:
    """Take all away again that was put into a folder, however deep; yield what cannot be."""
    back = Path.cwd()
    os.chdir(folder)
    depth = 0
    try:
        while True:
            inner = None
            for entry in list(os.scandir(".")):
                if entry.is_dir(follow_symlinks=False):
                    inner = entry.name
                else:
                    os.unlink(entry.name)  # noqa: PTH108  # relative to where we are
            if inner is not None:
                os.chmod(inner, 0o700)  # noqa: PTH101
                os.chdir(inner)
                depth += 1
            elif depth:
                os.chdir("..")
                depth -= 1
                for entry in list(os.scandir(".")):
                    if entry.is_dir(follow_symlinks=False) and not any(os.scandir(entry.name)):
                        os.rmdir(entry.name)  # noqa: PTH106
            else:
                return
    except OSError as error:
        yield str(error)
    finally:
        os.chdir(back)
