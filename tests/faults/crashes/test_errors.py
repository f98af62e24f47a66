"""When the disk fails, a journal is the one before or the one after, and it is told clearly."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from claimledger.errors import InvalidRecordError, JournalError
from claimledger.files import Journal
from claimledger.files.journal.disk import SYSTEM
from claimledger.files.journal.entries import Content
from claimledger.files.keeping import Recording
from claimledger.model import Claim
from faults.crashes.errors import SCENES, Outcome, outcomes
from faults.crashes.failing import FAULTS, FailingDisk, Failure
from faults.hostile import ENVIRONMENT

BASE = Claim("base", "A foreign base will open")
NEXT = Claim("next", "It will not")
TORN = b'{"at":"2031-08-01","bo'


@cache
def found() -> list[Outcome]:
    with TemporaryDirectory() as folder:
        return list(outcomes(folder))


def test_whatever_operation_fails_the_journal_is_whole_and_it_is_told() -> None:
    assert [outcome for outcome in found() if outcome.wrong] == []


def test_every_operation_fails_in_every_way() -> None:
    assert {outcome.scene for outcome in found()} == SCENES.keys()
    assert {outcome.failure.name for outcome in found()} == {failure.name for failure in FAULTS}
    assert {outcome.left for outcome in found()} == {
        *("as before", "some of it, whole", "all is there", "a torn tail"),
    }
    with_records = max(o.at for o in found() if o.scene == "several records, a torn tail")
    assert with_records > 8
    once = [outcome for outcome in found() if not outcome.failure.lasting]
    assert {o.left for o in once if isinstance(o.error, JournalError)} == {
        *("as before", "all is there"),  # a whole file has its name before its folder is synced
    }


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a journal with one record and a torn tail."""
    path = tmp_path / "desk.jsonl"
    Journal(path).append(BASE)
    path.write_bytes(path.read_bytes() + TORN)
    return path


def given(*records: Claim) -> Iterator[tuple[Content, Recording | None]]:
    for record in records:
        yield record, None
    raise InvalidRecordError("what is given ends here", "give more")


@pytest.mark.parametrize("records", [(), (NEXT,)])
def test_what_is_given_ends_in_an_error(desk: Path, records: tuple[Claim, ...]) -> None:
    """The torn tail is there still: nothing told that it was taken away."""
    before = desk.read_bytes()
    with pytest.raises(InvalidRecordError):
        Journal(desk).add(given(*records))
    assert desk.read_bytes() == before
    assert Journal(desk).append(NEXT).repaired is not None


@pytest.mark.parametrize("failure", FAULTS[:7], ids=lambda failure: failure.name)
def test_a_real_file_is_as_it_was_before(desk: Path, failure: Failure) -> None:
    before = desk.read_bytes()
    operations = ["open", "size", "read", "truncate", "write", "sync", "sync_folder"]
    for at, operation in enumerate(operations):
        disk = FailingDisk(SYSTEM, failure, at)
        with pytest.raises(JournalError) as caught:
            Journal(desk, disk=disk).append(NEXT)
        assert disk.done[at] == operation
        assert os.strerror(caught.value.errno or 0) in str(caught.value)
        assert desk.read_bytes() == before
    disk = FailingDisk(SYSTEM, failure, len(operations))
    assert Journal(desk, disk=disk).append(NEXT).repaired is not None
    assert disk.done[len(operations) :] == ["close"]  # all is on the disk by then
    assert Journal(desk).verify().sound


def test_a_salvage_that_fails_leaves_nothing(desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "whole.jsonl"
    for at in range(4):
        disk = FailingDisk(SYSTEM, FAULTS[1], at)
        with pytest.raises(JournalError):
            Journal(desk, disk=disk).salvage(out)
        assert {path.name for path in tmp_path.iterdir()} == {"desk.jsonl", "desk.jsonl.lock"}
    assert Journal(desk).salvage(out).kept == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit of files on Windows")
def test_a_real_disk_that_is_full_for_the_command_line(desk: Path) -> None:
    """A limit on the size of files makes the system write a part, and then refuse the rest."""
    before = desk.read_bytes()
    code = (
        "import resource, sys; from claimledger.cli import main;"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before) + 250},) * 2);"
        "main()"
    )
    lines = b"".join(b'{"type":"claim","id":"c-%d","text":"It is said"}\n' % n for n in range(9))
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", code, "append", str(desk), "-"],
        input=lines,
        capture_output=True,
        check=False,
        env=ENVIRONMENT,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    told = f"{os.path.realpath(desk)}: it cannot be written: {os.strerror(errno.EFBIG)}; check"
    assert done.stderr.decode().startswith(told)
    assert done.stderr.count(b"\n") == 1
    assert desk.read_bytes() == before
    assert Journal(desk).append(NEXT).repaired is not None
    assert Journal(desk).verify().sound


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_a_device_is_no_journal() -> None:
    with pytest.raises(JournalError, match="no plain file"):
        Journal("/dev/full").append(BASE)


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """Its name would not be on the disk when the append returns."""
    with pytest.raises(JournalError, match="its folder is not there; check the path"):
        Journal(tmp_path / "desks" / "desk.jsonl").append(BASE)
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_cannot_be() -> None:
    with pytest.raises(JournalError, match="cannot be found: embedded null"):
        Journal("desk\0.jsonl").append(BASE)


def test_what_a_dead_process_left_of_a_whole_file_is_in_nobodys_way(
    desk: Path, tmp_path: Path
) -> None:
    """In a container each process may have the number that another had."""
    (tmp_path / f"whole.jsonl.{os.getpid()}.part").touch()
    assert Journal(desk).salvage(tmp_path / "whole.jsonl").kept == 1
