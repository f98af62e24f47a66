"""Whatever a loss of power leaves, what was acknowledged is there, and the next append goes on.

This is the short form, with the same run each time, in which writes are torn at some bytes only.
The long form is ``python -m faults.crashes``, with ``src`` and ``tests`` on the path.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from random import Random

import pytest

from claimledger.files.journal.journal import Journal
from faults.crashes.news import DAY, News
from faults.crashes.power import FLAWED, Losses, lost
from faults.crashes.promises import Promises
from faults.crashes.simulated import LOSSES, UNORDERED, SimulatedDisk

PATH = "folder/desk.jsonl"


@cache
def found() -> Losses:
    return lost(2, 60, disk=partial(SimulatedDisk, every=29))


def test_no_loss_of_power_breaks_a_promise() -> None:
    assert not found().wrong
    assert not found().broken
    assert found().acknowledged > 50


def test_losses_of_all_sorts_are_tried() -> None:
    assert found().states.keys() == set(LOSSES)
    assert found().different.total() > 2_000
    assert found().loaded > 20


@pytest.mark.parametrize(
    ("flaw", "wrong"),
    [
        ("without fsync of the file", "acknowledged records are gone"),
        ("without fsync of the folder", "acknowledged records are gone"),
        ("rename before fsync", "neither the old nor the new"),
    ],
)
def test_a_disk_that_does_not_do_what_is_asked_is_found_out(flaw: str, wrong: str) -> None:
    losses = lost(2, 60, disk=partial(FLAWED[flaw], every=199), most=2_000)
    assert losses.broken.total() > 50
    assert any(wrong in told for told in losses.wrong)


# -- the disk ------------------------------------------------------------------------------


def left(disk: SimulatedDisk) -> list[dict[str, bytes]]:
    return [dict(loss.left) for loss in disk.losses()]


def test_what_was_synced_is_left() -> None:
    disk = SimulatedDisk()
    handle = disk.open("f/a")
    disk.write(handle, 0, b"abc")
    disk.sync(handle)
    assert left(disk) == [{}, {"f/a": b"abc"}]
    disk.sync_folder("f")
    assert left(disk) == [{"f/a": b"abc"}]
    assert disk.safe() == disk.files() == {"f/a": b"abc"}


def test_of_what_was_not_synced_any_part_may_be_left() -> None:
    disk = SimulatedDisk({"f/a": b"ab"})
    disk.write(disk.open("f/a"), 2, b"cde")
    contents = {loss.left["f/a"]: loss.sort for loss in disk.losses()}
    assert set(contents) == {
        *(b"ab", b"abc", b"abcd", b"abcde"),
        *(b"ab\0\0\0", b"abc\0\0", b"abcd\0"),
    }
    assert disk.files() == {"f/a": b"abcde"}
    assert disk.safe() == {"f/a": b"ab"}


def test_a_cut_and_a_write_are_left_in_order_or_the_cut_is_lost() -> None:
    disk = SimulatedDisk({"f/a": b"abcdef"})
    handle = disk.open("f/a")
    disk.truncate(handle, 2)
    disk.write(handle, 2, b"x")
    contents = [loss.left["f/a"] for loss in disk.losses()]
    assert contents == [b"abcdef", b"ab", b"ab\0", b"abx", b"abxdef"]


def test_names_and_data_are_left_each_without_the_other() -> None:
    disk = SimulatedDisk({"f/a": b"old"})
    handle = disk.create("f/b")
    disk.write(handle, 0, b"n")
    disk.rename("f/b", "f/a")
    assert {tuple(sorted(state.items())) for state in left(disk)} == {
        (("f/a", b"old"),),
        (("f/a", b"old"), ("f/b", b"")),
        (("f/a", b"old"), ("f/b", b"\0")),
        (("f/a", b"old"), ("f/b", b"n")),
        (("f/a", b""),),
        (("f/a", b"\0"),),
        (("f/a", b"n"),),
    }


def test_of_a_long_write_each_block_may_be_lost() -> None:
    disk = SimulatedDisk({"f/a": b"a"})
    disk.write(disk.open("f/a"), 1, b"b" * 1100)
    contents = [loss.left["f/a"] for loss in disk.losses() if loss.sort == UNORDERED]
    assert contents == [
        b"a" + bytes(511) + b"b" * 589,
        b"a" + b"b" * 511 + bytes(512) + b"b" * 77,
    ]


# -- the judge -----------------------------------------------------------------------------


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Promises, list[bytes]]:
    """Return what was promised of a journal, and its lines."""
    disk, promises, path = SimulatedDisk(), Promises(), f"{tmp_path}/desk.jsonl"
    claims = News(Random(1)).claims(4)
    promises.tried |= {claim.id for claim in claims}
    promises.told(Journal(path, disk=disk).append(*claims, at=DAY))
    return promises, disk.files()[path].splitlines(keepends=True)


def test_the_judge_lets_pass_what_is_kept(kept: tuple[Promises, list[bytes]]) -> None:
    promises, lines = kept
    whole = b"".join(lines)
    for tail in (b"", b'{"at":"20', bytes(7), lines[0][:-1], lines[0][:-2]):
        found = promises.broken(PATH, whole + tail)
        assert found == (["entries are not numbered one by one"] if tail == lines[0][:-1] else [])


@pytest.mark.parametrize(
    ("order", "wrong"),
    [
        ([0, 1, 2], "1 acknowledged records are gone"),
        ([0, 2, 3], "verify tells simulated.jsonl: lines are missing: entries 2 are nowhere"),
        ([1, 0, 2, 3], "entries are not numbered one by one"),
    ],
)
def test_the_judge_sees_lines_that_are_gone(
    kept: tuple[Promises, list[bytes]], order: list[int], wrong: str
) -> None:
    promises, lines = kept
    found = promises.broken(PATH, b"".join(lines[number] for number in order))
    assert any(text.startswith(wrong) for text in found), found


def test_the_judge_sees_what_is_damaged_or_was_never_given(
    kept: tuple[Promises, list[bytes]],
) -> None:
    promises, lines = kept
    lines[1] = lines[1].replace(b"claim", b"clamp", 1)
    found = promises.broken(PATH, b"".join(lines))
    assert "1 acknowledged records are gone" in found
    assert "lines [2] are damaged" in found
    assert "the journal is not sound after the next append" in found
    assert promises.broken(PATH, b"".join(lines), unordered=True) == found[:1]
    lines.pop(1)
    assert promises.broken(PATH, None)[0] == "4 acknowledged records are gone"
    promises.tried.clear()
    assert "claim-1 was never given" in promises.broken(PATH, lines[0])


def test_the_judge_sees_a_journal_that_cannot_be_appended_to() -> None:
    (wrong, _, failing) = Promises().broken(PATH, b"no journal\n")
    assert wrong == "lines [1] are damaged"
    assert failing.startswith("the next append fails: folder/desk.jsonl: no whole line")
