"""A journal's file line by line, as it stands, and files that are not read at all."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any, BinaryIO, Self

import pytest

from claimledger.errors import LoadError
from claimledger.files import Limits
from claimledger.files.journal import scanning
from claimledger.files.journal.lines import Lines
from claimledger.files.journal.scanning import Line, scanned
from unit.files.journal.sealing import LEAK, SLICK, line

A, B = line(LEAK, 1), line(SLICK, 2)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk.jsonl"


def found(file: Path, data: bytes, **limits: int) -> list[Line]:
    file.write_bytes(data)
    return list(scanned(str(file), Limits(**limits)))


def outline(lines: list[Line]) -> list[tuple[int, bytes, bool, bool]]:
    return [(each.number, each.raw, each.ended, each.entry is not None) for each in lines]


def refused(file: Path, **limits: int) -> str:
    with pytest.raises(LoadError) as caught:
        list(scanned(str(file), Limits(**limits)))
    assert caught.value.message == "1 fault"
    (fault,) = caught.value.faults
    return str(fault).replace(str(file), "FILE")


def test_lines_are_counted_and_read(file: Path) -> None:
    lines = found(file, A + b"\n" + b"x\r\n" + B)
    assert outline(lines) == [
        (1, A[:-1], True, True),
        (2, b"", True, False),
        (3, b"x\r", True, False),
        (4, B[:-1], True, True),
    ]
    assert [each.torn for each in lines] == [False] * 4
    assert [each.notice() for each in lines] == [None] * 4
    assert [len(each.faults()) for each in lines] == [0, 1, 1, 0]
    assert [fault.line for each in lines for fault in each.faults()] == [2, 3]
    assert found(file, b"") == []


def test_a_last_line_without_its_end_is_whole_or_torn(file: Path) -> None:
    _, whole = found(file, A + B[:-1])
    assert (whole.ended, whole.torn, whole.faults()) == (False, False, ())
    assert str(whole.notice()) == (
        f"{file}:2:1: the end of the last line is missing; the record is whole; "
        "the next append repairs it"
    )
    _, torn = found(file, A + B[:-2])
    assert (torn.ended, torn.torn) == (False, True)
    assert str(torn.notice()) == (
        f"{file}:2:1: a torn tail of {len(B) - 2} bytes: the writing of a line never ended; "
        "the next append repairs it"
    )


def test_a_whole_line_with_bytes_behind_it_and_no_end_is_damage(file: Path) -> None:
    (only,) = found(file, A[:-1] + b" ")
    assert (only.entry, only.ended, only.torn) == (None, False, False)
    assert len(only.faults()) == 1


def test_a_whole_line_with_zeros_behind_it_and_no_end_is_torn(file: Path) -> None:
    (only,) = found(file, A[:-1] + b"\0" * 9)
    assert only.torn
    assert [raw for _, raw in only.kept()] == [A[:-1]]


def test_what_can_be_kept_of_a_line_is_its_entry_or_those_within(file: Path) -> None:
    joined, whole, broken = found(file, A[:-1] + B + A + b"x\n")
    assert [raw for _, raw in joined.kept()] == [A[:-1], B[:-1]]
    assert [(entry, raw) for entry, raw in whole.kept()] == [(whole.entry, A[:-1])]
    assert list(broken.kept()) == []


# -- limits --------------------------------------------------------------------------------


def test_a_line_that_is_too_long_is_passed_over(file: Path) -> None:
    size = len(A) - 1
    for data, lengths in (
        (A + B, [size, len(B) - 1]),
        (b"x" * 5_000 + b"\n" + B, [size + 2, len(B) - 1]),
        (b"x" * (size + 1) + b"\n" + B, [size + 1, len(B) - 1]),
        (b"x" * (size + 2) + b"\n" + B, [size + 2, len(B) - 1]),
        (B + b"x" * 5_000, [len(B) - 1, size + 2]),
        (B + b"x" * (size + 1), [len(B) - 1, size + 1]),
    ):
        lines = found(file, data, line=size)
        assert [len(each.raw) for each in lines] == lengths
        for each in lines:
            assert (each.entry is None) == (len(each.raw) > size)
            words = [fault.problem for fault in each.faults()]
            assert words == ([] if each.entry else [f"this line has more than {size} bytes"])
        assert [each.ended for each in lines][:-1] == [True] * (len(lines) - 1)


def test_a_very_long_line_is_skipped_in_pieces(file: Path) -> None:
    first, second = found(file, b"x" * (3 * 2**20) + b"\n" + B, line=len(B))
    assert (len(first.raw), first.ended) == (len(B) + 2, True)
    assert second.entry is not None
    # a broken line is read once more, from where it begins
    lines = found(file, b"x" * (3 * 2**20 + 9) + b"\n" + b"y\n" + B, line=len(B))
    assert [each.raw for each in lines][1:] == [b"y", B[:-1]]
    (only,) = found(file, b"x" * (3 * 2**20), line=len(B))
    assert (only.ended, only.torn) == (False, True)


def test_a_journal_is_no_larger_than_its_limit(file: Path) -> None:
    assert len(found(file, A + B, journal=len(A + B))) == 2
    assert refused(file, journal=len(A)) == (
        f"FILE: this journal is larger than {len(A)} bytes; raise the limit 'journal'"
    )


def test_a_journal_has_no_more_lines_than_its_limit(file: Path) -> None:
    assert len(found(file, A + B, entries=2)) == 2
    file.write_bytes(A + A + A)
    assert refused(file, entries=2) == (
        "FILE:3:1: this journal has more than 2 lines; raise the limit 'entries'"
    )


# -- what is told meanwhile ----------------------------------------------------------------


def test_it_is_told_how_much_is_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(scanning, "_EVERY", 2)
    file.write_bytes(A + B + A + b"torn")
    size = file.stat().st_size
    assert len(list(scanned(str(file), watch=lambda *both: told.append(both)))) == 4
    assert told[0] == (len(A + B), size)
    assert told[-1] == (size, size)
    assert told == sorted(told)


# -- what is no journal --------------------------------------------------------------------


def test_what_cannot_be_opened_is_told(file: Path, tmp_path: Path) -> None:
    assert refused(file) == "FILE: there is no such file; check the path"
    assert refused(tmp_path / "a\0b.jsonl") == (
        "FILE: this cannot be opened: embedded null byte; check the path and its rights"
    )
    assert refused(tmp_path / ("x" * 300)) == (
        "FILE: this cannot be opened: File name too long; check the path and its rights"
    )
    assert "this cannot be opened: Is a directory" in refused(tmp_path)


def test_a_pipe_or_a_device_is_no_journal_and_is_not_waited_for(file: Path) -> None:
    os.mkfifo(file)
    assert refused(file) == "FILE: this is no plain file; name a journal"
    assert refused(Path("/dev/zero")) == "FILE: this is no plain file; name a journal"


class Changing(io.BytesIO):
    """A file of which a writer changes the end while it is read."""

    def __init__(self, before: bytes, after: bytes) -> None:
        super().__init__(before)
        self.after = after

    def seek(self, at: int, whence: int = 0) -> int:
        self.truncate(0)
        super().seek(0)
        self.write(self.after)
        return super().seek(at, whence)


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        (A + b"{", A, [A[:-1]]),
        (A + b"{", A + B, [A[:-1], B[:-1]]),
        (A + B[:-2], A + B + A, [A[:-1], B[:-1], A[:-1]]),
        (A + b"{", A + b"{}", [A[:-1], b"{}"]),
    ],
)
def test_a_torn_tail_is_read_again_for_a_writer_may_have_taken_it_away(
    before: bytes, after: bytes, lines: list[bytes]
) -> None:
    pieces = scanning._pieces(Changing(before, after), 9, Lines("x"), lambda *_: None)
    assert [raw for _, raw, *_ in pieces] == lines


def test_a_disk_that_fails_meanwhile_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing:
        def __init__(self, inner: BinaryIO) -> None:
            self.inner = inner

        def readline(self, _count: int) -> bytes:
            raise OSError(5, "Input/output error")

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            self.inner.close()

        def __getattr__(self, name: str) -> Any:
            return getattr(self.inner, name)

    file.write_bytes(A)
    opened = scanning._opened
    monkeypatch.setattr(scanning, "_opened", lambda path: Failing(opened(path)))
    assert refused(file) == "FILE: this cannot be read on: Input/output error; check the disk"


def test_a_line_is_a_value(file: Path) -> None:
    one, other = found(file, A)[0], found(file, A)[0]
    assert one == other
    assert one.reader is not other.reader
