"""How lines come to stand behind the others, whatever stands at the end, and one at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from claimledger.errors import JournalError, LockedError
from claimledger.files import Limits
from claimledger.files.journal import appending
from claimledger.files.journal.appending import Tail, appended, held
from claimledger.files.journal.disk import SYSTEM, Disk
from claimledger.files.journal.lines import Lines
from unit.files.journal.sealing import LEAK, SLICK, line
from unit.files.journal.test_disk import Odd

A, B, C = (line(LEAK, number) for number in (1, 2, 3))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk.jsonl"


def tail_of(
    file: Path,
    data: bytes | None,
    new: Iterable[bytes] = (),
    disk: Disk = SYSTEM,
    limits: Limits | None = None,
) -> Tail:
    """Append to a file of such bytes, and return the tail that was found."""
    tails: list[Tail] = []

    def made(tail: Tail) -> Iterable[bytes]:
        tails.append(tail)
        return new

    if data is not None:
        file.write_bytes(data)
    appended(disk, str(file), Lines(str(file), limits or Limits()), made)
    (tail,) = tails
    return tail


# -- the tail ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "tail"),
    [
        (None, Tail(0, ended=True, torn=b"", last=0)),
        (b"", Tail(0, ended=True, torn=b"", last=0)),
        (A, Tail(len(A), ended=True, torn=b"", last=1)),
        (A + B, Tail(len(A + B), ended=True, torn=b"", last=2)),
        (A + C, Tail(len(A + C), ended=True, torn=b"", last=3)),
        (A + B[:-1], Tail(len(A + B) - 1, ended=False, torn=b"", last=2)),
        (A[:-1], Tail(len(A) - 1, ended=False, torn=b"", last=1)),
        (A + B[:-2], Tail(len(A), ended=True, torn=B[:-2], last=1)),
        (A + b"{", Tail(len(A), ended=True, torn=b"{", last=1)),
        (A + b"\0" * 9, Tail(len(A), ended=True, torn=b"\0" * 9, last=1)),
        (A + b"hello", Tail(len(A), ended=True, torn=b"hello", last=1)),
        (A[:-2], Tail(0, ended=True, torn=A[:-2], last=0)),
        (b"{", Tail(0, ended=True, torn=b"{", last=0)),
        (b"\0" * 9, Tail(0, ended=True, torn=b"\0" * 9, last=0)),
        (b'{"at\0\0', Tail(0, ended=True, torn=b'{"at\0\0', last=0)),
        # two whole lines that lost their parting sign, and one behind bytes of another
        (A[:-1] + B[:-1], Tail(len(A + B) - 2, ended=False, torn=b"", last=2)),
        (A[:-1] + B[:9], Tail(len(A) - 1, ended=False, torn=B[:9], last=1)),
        (A + b"x" + B[:-1] + b"y", Tail(len(A + B), ended=False, torn=b"y", last=2)),
        # past damaged lines, each of which has a number
        (A + b"x\n", Tail(len(A) + 2, ended=True, torn=b"", last=2)),
        (A + b"\n\n\n", Tail(len(A) + 3, ended=True, torn=b"", last=4)),
        (A + B.replace(b"tank", b"pipe") + b"{", Tail(len(A + B), ended=True, torn=b"{", last=2)),
        (b"x\n" + A, Tail(len(A) + 2, ended=True, torn=b"", last=1)),
    ],
)
def test_the_tail_is_what_stands_behind_the_last_whole_line(
    file: Path, data: bytes | None, tail: Tail
) -> None:
    new = line(SLICK, tail.last + 1)
    assert tail_of(file, data, [new]) == tail
    kept = (data or b"")[: tail.kept]
    assert file.read_bytes() == kept + (b"" if tail.ended else b"\n") + new


@pytest.mark.parametrize("block", [1, 7, 64])
def test_the_tail_is_found_however_far_back_it_begins(
    file: Path, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appending, "_BLOCK", block)
    for data, kept, last in (
        (A + B, len(A + B), 2),
        (A + B + b"x\n" * 100, len(A + B) + 200, 102),
        (A + B + b"x" * 200, len(A + B), 2),
        (A + B[:-1], len(A + B) - 1, 2),
        (A[:-2], 0, 0),
    ):
        tail = tail_of(file, data)
        assert (tail.kept, tail.last) == (kept, last)


def test_nothing_new_still_mends_the_end(file: Path) -> None:
    tail_of(file, A + B[:-1])
    assert file.read_bytes() == A + B
    tail_of(file, A + B[:-2])
    assert file.read_bytes() == A


@pytest.mark.parametrize(
    "data",
    [
        b"hello",
        b"hello\n",
        b"claimledger: 1\n",
        b'{"type":"claim"}\n',
        b"\n",
        b"\0\n",
        A.replace(b"tank", b"pipe"),
        b"\xff\xfe",
        b'{"at" :null',
        b"\x00{",
    ],
)
def test_a_file_that_is_no_journal_is_left_as_it_is(file: Path, data: bytes) -> None:
    with pytest.raises(JournalError) as caught:
        tail_of(file, data, [A])
    assert str(caught.value) == (
        f"{file}: no whole line of a journal stands at its end; "
        "name a journal, or see what claimledger verify tells of this one"
    )
    assert file.read_bytes() == data


def test_it_is_not_searched_for_without_end(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appending, "_BLOCK", 64)
    data = A + b"x" * 50_000
    with pytest.raises(JournalError, match="no whole line of a journal stands at its end"):
        tail_of(file, data, [A], limits=Limits(line=len(A)))
    assert file.read_bytes() == data


# -- writing -------------------------------------------------------------------------------


def test_much_is_written_in_pieces_and_waited_for_once(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimledger.files.journal.disk._PIECE", 2 * len(A))
    odd = Odd(at_once=2**20)
    tail_of(file, A, [line(LEAK, number) for number in range(2, 8)], odd)
    assert file.read_bytes() == b"".join(line(LEAK, number) for number in range(1, 8))
    assert odd.asked == ["write", "write", "write", "sync", "sync_folder", "close"]


@pytest.mark.parametrize("fails", ["write", "sync", "sync_folder"])
@pytest.mark.parametrize("data", [A, A + B[:-1], A + B[:-2], b"", b"{"])
def test_if_anything_fails_the_journal_is_as_it_was(file: Path, fails: str, data: bytes) -> None:
    class Once(Odd):
        """A disk that fails once, so that it can be mended."""

        def ask(self, what: str) -> None:
            if what == self.fails and what in self.asked:
                self.asked.append(what)
            else:
                super().ask(what)

    with pytest.raises(JournalError) as caught:
        tail_of(file, data, [C], Once(fails, at_once=2**20))
    assert str(caught.value) == (
        f"{file}: it cannot be written: No space left on device; make room on the disk"
    )
    assert file.read_bytes() == data


def test_a_disk_that_fails_for_good_is_told_of_and_no_more_is_asked(file: Path) -> None:
    with pytest.raises(JournalError, match="No space left on device"):
        tail_of(file, A, [C], Odd("sync", at_once=2**20))
    assert file.read_bytes() == A


def test_what_is_raised_while_lines_are_made_is_raised(file: Path) -> None:
    def failing() -> Iterable[bytes]:
        yield B
        raise ZeroDivisionError

    for data in (A, A + b"{", b""):
        with pytest.raises(ZeroDivisionError):
            tail_of(file, data, failing())
        assert file.read_bytes() == data


def test_a_journal_that_could_not_be_closed_is_written_all_the_same(file: Path) -> None:
    tail_of(file, A, [B], Odd("close", at_once=2**20))
    assert file.read_bytes() == A + B


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    for path, reason in (
        (tmp_path, "Is a directory"),
        (tmp_path / "a\0b", "embedded null byte"),
        (Path("/dev/null"), "this is no plain file"),
    ):
        with pytest.raises(JournalError, match=f"it cannot be opened: {reason}; check the path"):
            tail_of(path, None)


def test_a_file_that_becomes_shorter_meanwhile_is_read_as_far_as_it_is(file: Path) -> None:
    class Larger(Odd):
        def size(self, handle: int) -> int:
            return super().size(handle) + 10

    assert tail_of(file, A, [], Larger()).last == 1


# -- one writer at a time ------------------------------------------------------------------


def test_a_writer_has_the_journal_for_itself(file: Path) -> None:
    with held(str(file), 0), pytest.raises(LockedError) as caught, held(str(file), 0.02):
        pytest.fail("two writers at once")
    assert str(caught.value) == (
        f"{file}: another writer has held it for 0.02 seconds; "
        "try again, or see who holds its .lock"
    )
    with held(str(file), 0):
        assert (file.parent / "desk.jsonl.lock").exists()
    assert not file.exists()


def test_the_lock_is_given_back_whatever_happens(file: Path) -> None:
    with pytest.raises(ZeroDivisionError), held(str(file), 0):
        raise ZeroDivisionError
    with held(str(file), 0), pytest.raises(Timeout):
        FileLock(f"{file}.lock").acquire(timeout=0)
    FileLock(f"{file}.lock").acquire(timeout=0).lock.release()


def test_a_lock_that_cannot_be_taken_is_told(file: Path, tmp_path: Path) -> None:
    (tmp_path / "desk.jsonl.lock").mkdir()
    with pytest.raises(JournalError, match=r"its lock cannot be taken: .*; check the path"):
        held(str(file), 0).__enter__()


def test_a_folder_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none" / "desk.jsonl"
    with pytest.raises(JournalError) as caught, held(str(path), 0):
        pytest.fail("there is no folder")
    assert (
        str(caught.value) == f"{path}: its folder is not there; check the path, or make the folder"
    )
    assert not path.parent.exists()


def test_without_filelock_the_extra_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "filelock", None)
    with pytest.raises(JournalError) as caught, held(str(file), 0):
        pytest.fail("there is no lock")
    assert str(caught.value) == (
        f"{file}: writing a journal needs the package filelock; install claimledger[journal]"
    )
    assert list(file.parent.iterdir()) == []


def test_a_lock_in_this_folder_needs_no_folder(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    with held(file.name, 0):
        assert os.listdir() == ["desk.jsonl.lock"]  # noqa: PTH208  # the folder one is in
