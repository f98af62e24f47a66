"""What a journal asks of a disk, of the real one, and how a file is written whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimledger.errors import ClaimLedgerError, JournalError
from claimledger.files.journal import disk as module
from claimledger.files.journal.disk import SYSTEM, failed, write_whole, written


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "out.txt"


class Odd:
    """A disk that writes a few bytes at a time, and fails where it is told to."""

    def __init__(self, fails: str = "", at_once: int = 3) -> None:
        self.fails = fails
        self.at_once = at_once
        self.asked: list[str] = []

    def ask(self, what: str) -> None:
        self.asked.append(what)
        if what == self.fails:
            raise OSError(28, "No space left on device")

    def open(self, path: str) -> int:
        return SYSTEM.open(path)

    def create(self, path: str) -> int:
        self.ask("create")
        return SYSTEM.create(path)

    def size(self, handle: int) -> int:
        return SYSTEM.size(handle)

    def read(self, handle: int, at: int, count: int) -> bytes:
        return SYSTEM.read(handle, at, count)

    def write(self, handle: int, at: int, data: bytes) -> int:
        self.ask("write")
        return SYSTEM.write(handle, at, data[: self.at_once])

    def truncate(self, handle: int, size: int) -> None:
        SYSTEM.truncate(handle, size)

    def sync(self, handle: int) -> None:
        self.ask("sync")
        SYSTEM.sync(handle)

    def close(self, handle: int) -> None:
        SYSTEM.close(handle)
        self.ask("close")

    def rename(self, old: str, new: str) -> None:
        self.ask("rename")
        SYSTEM.rename(old, new)

    def remove(self, path: str) -> None:
        self.ask("remove")
        SYSTEM.remove(path)

    def sync_folder(self, path: str) -> None:
        self.ask("sync_folder")
        SYSTEM.sync_folder(path)


# -- the disk of the system ----------------------------------------------------------------


def test_a_file_is_opened_made_written_read_and_cut(file: Path) -> None:
    handle = SYSTEM.open(str(file))
    assert SYSTEM.size(handle) == 0
    assert SYSTEM.write(handle, 0, b"abcdef") == 6
    assert SYSTEM.write(handle, 4, b"XYZ") == 3
    assert SYSTEM.read(handle, 2, 3) == b"cdX"
    assert SYSTEM.read(handle, 5, 99) == b"YZ"
    assert SYSTEM.read(handle, 99, 1) == b""
    SYSTEM.truncate(handle, 3)
    SYSTEM.sync(handle)
    assert SYSTEM.size(handle) == 3
    SYSTEM.close(handle)
    assert file.read_bytes() == b"abc"
    handle = SYSTEM.open(str(file))
    assert SYSTEM.read(handle, 0, 9) == b"abc"
    SYSTEM.close(handle)


def test_a_new_file_is_not_made_over_another(file: Path) -> None:
    SYSTEM.close(SYSTEM.create(str(file)))
    with pytest.raises(FileExistsError):
        SYSTEM.create(str(file))


def test_a_file_is_renamed_over_another_and_removed(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    file.write_text("new")
    other.write_text("old")
    SYSTEM.rename(str(file), str(other))
    SYSTEM.sync_folder(str(tmp_path))
    assert other.read_text() == "new"
    SYSTEM.remove(str(other))
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_or_a_device_is_no_file_and_is_not_waited_for(file: Path) -> None:
    os.mkfifo(file)
    before = next_handle()
    for path in (str(file), "/dev/null"):
        with pytest.raises(OSError, match="this is no plain file"):
            SYSTEM.open(path)
    assert next_handle() == before  # nothing is left open


def next_handle() -> int:
    handle = os.open(os.devnull, os.O_RDONLY)
    os.close(handle)
    return handle


def test_a_folder_is_not_waited_for_where_it_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FileNotFoundError):
        SYSTEM.sync_folder(str(tmp_path / "none"))
    monkeypatch.delattr("os.O_DIRECTORY")
    SYSTEM.sync_folder(str(tmp_path / "none"))


# -- all of some bytes ---------------------------------------------------------------------


def test_all_is_written_in_as_many_steps_as_it_takes(file: Path) -> None:
    odd = Odd()
    handle = odd.open(str(file))
    assert written(odd, handle, 2, b"abcdefgh") == 10
    assert written(odd, handle, 10, b"") == 10
    odd.close(handle)
    assert file.read_bytes() == b"\0\0abcdefgh"
    assert odd.asked.count("write") == 3


def test_a_disk_that_takes_nothing_more_fails(file: Path) -> None:
    odd = Odd(at_once=0)
    handle = odd.open(str(file))
    with pytest.raises(OSError, match="nothing more can be written"):
        written(odd, handle, 0, b"x")
    odd.close(handle)


@pytest.mark.parametrize(
    ("error", "number", "words"),
    [
        (
            OSError(28, "No space left on device"),
            28,
            "x: it cannot be written: No space left on device; make room on the disk",
        ),
        (
            OSError(5, "Input/output error"),
            5,
            (
                "x: it cannot be written: Input/output error; "
                "check the path, its rights and the disk"
            ),
        ),
        (
            OSError("odd"),
            0,
            "x: it cannot be written: odd; check the path, its rights and the disk",
        ),
        (ValueError("embedded null byte"), 0, "x: it cannot be written: embedded null byte; check"),
    ],
)
def test_what_the_system_could_not_do_is_told(
    error: OSError | ValueError, number: int, words: str
) -> None:
    found = failed("x", "it cannot be written", error)
    assert str(found).startswith(words)
    assert (found.path, found.errno) == ("x", number)


# -- whole or not at all -------------------------------------------------------------------


def pieces() -> Iterator[bytes]:
    yield from (b"ab", b"", b"cd")


def test_a_file_is_written_and_waited_for_before_it_has_its_name(file: Path) -> None:
    odd = Odd(at_once=99)
    write_whole(odd, str(file), pieces())
    assert file.read_bytes() == b"abcd"
    assert odd.asked == ["create", "write", "sync", "close", "rename", "sync_folder"]
    assert list(file.parent.iterdir()) == [file]


def test_much_is_written_in_pieces(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PIECE", 2)
    odd = Odd(at_once=99)
    write_whole(odd, str(file), (b"ab", b"c", b"d", b"e"))
    assert file.read_bytes() == b"abcde"
    assert odd.asked.count("write") == 3


def test_a_name_without_a_folder_is_in_this_one(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    write_whole(SYSTEM, file.name, pieces(), fresh=True)
    assert file.read_bytes() == b"abcd"


@pytest.mark.parametrize("fails", ["create", "write", "sync", "close", "rename", "sync_folder"])
@pytest.mark.parametrize("before", [None, "before"])
def test_if_anything_fails_what_was_there_is_there(
    file: Path, fails: str, before: str | None
) -> None:
    if before is not None:
        file.write_text(before)
    with pytest.raises(JournalError, match=r"No space left on device; make room") as caught:
        write_whole(Odd(fails), str(file), pieces())
    assert caught.value.errno == 28
    left = {path.name: path.read_text() for path in file.parent.iterdir()}
    after = "abcd" if fails == "sync_folder" else before
    assert left == ({} if after is None else {"out.txt": after})


@pytest.mark.parametrize("error", [KeyboardInterrupt, ZeroDivisionError, ClaimLedgerError])
def test_what_the_pieces_raise_is_raised_and_nothing_is_left(
    file: Path, error: type[BaseException]
) -> None:
    def failing() -> Iterator[bytes]:
        yield b"ab"
        raise error

    file.write_text("before")
    for fails in ("", "remove"):
        with pytest.raises(error):
            write_whole(Odd(fails), str(file), failing())
        assert file.read_text() == "before"
    assert len(list(file.parent.iterdir())) == 2  # the second time it could not be removed


def test_a_new_file_is_not_written_in_place_of_another(file: Path, tmp_path: Path) -> None:
    file.write_text("before")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    for path in (file, link, tmp_path):
        with pytest.raises(JournalError) as caught:
            write_whole(SYSTEM, str(path), pieces(), fresh=True)
        assert str(caught.value) == f"{path}: this is there already; name a file that is not"
    assert file.read_text() == "before"


def test_of_a_link_the_file_is_written_to_which_it_leads(file: Path, tmp_path: Path) -> None:
    for target in (file, tmp_path / "new"):
        link = tmp_path / f"link-to-{target.name}"
        link.symlink_to(target.name)
        write_whole(SYSTEM, str(link), pieces())
        assert link.is_symlink()
        assert target.read_bytes() == b"abcd"


def test_who_may_read_a_file_is_not_changed(file: Path) -> None:
    file.write_text("before")
    file.chmod(0o640)
    write_whole(SYSTEM, str(file), pieces())
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_what_is_no_plain_file_is_not_replaced(file: Path, tmp_path: Path) -> None:
    os.mkfifo(file)
    for path in (file, tmp_path, Path("/dev/null")):
        with pytest.raises(JournalError) as caught:
            write_whole(SYSTEM, str(path), pieces())
        words = f"{path}: this is no plain file; name a file, or one that is not there"
        assert str(caught.value) == words
    assert stat.S_ISFIFO(file.stat().st_mode)


def test_what_has_no_place_is_told(tmp_path: Path) -> None:
    for path, reason in (
        (tmp_path / "none" / "x", "No such file or directory"),
        (tmp_path / "a\0b", "embedded null byte"),
    ):
        with pytest.raises(JournalError, match=f"it cannot be made: {reason}; check the path"):
            write_whole(SYSTEM, str(path), pieces())


def test_what_another_left_half_written_is_in_nobodys_way(file: Path) -> None:
    for number in range(3):
        (file.parent / f"out.txt.{number:08x}.part").write_text("left")
    write_whole(SYSTEM, str(file), pieces())
    assert file.read_bytes() == b"abcd"
    assert len(list(file.parent.iterdir())) == 4
