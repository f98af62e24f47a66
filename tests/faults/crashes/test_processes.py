"""Processes that are killed, that write at once, and that read meanwhile, all in short.

They run in interpreters of their own, for tests may run in several threads, which are not forked.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from claimledger.files import Journal
from claimledger.files.journal.entries import Torn
from claimledger.model import Claim
from faults.crashes.kills import SORTS
from faults.hostile import ENVIRONMENT

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")

LONG = 300_000
"""More bytes than a reader takes from a file at once."""


def told(module: str, *options: str) -> Any:
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-m", f"faults.crashes.{module}", *options],
        capture_output=True,
        check=True,
        env=ENVIRONMENT,
    )
    assert done.stderr == b""
    return json.loads(done.stdout)


@cache
def kills() -> Any:
    return told("kills", "--kills", "50")


@cache
def company() -> Any:
    return told("company", "--appends", "25", "--reads", "80")


@needs_fork
def test_no_acknowledged_record_is_lost_when_its_writer_is_killed() -> None:
    assert kills().keys() == SORTS.keys()
    assert {name: found["wrong"] for name, found in kills().items() if found["wrong"]} == {}
    assert sum(found["kills"] for found in kills().values()) > 40
    assert sum(found["lost"] for found in kills().values()) == 0
    assert all(found["acknowledged"] > 0 for found in kills().values())


@needs_fork
def test_torn_tails_are_left_and_recovered() -> None:
    torn = sum(found["torn"] for found in kills().values())
    assert torn > 2
    assert sum(found["recovered"] for found in kills().values()) == torn


@needs_fork
def test_writers_do_not_hurt_each_other() -> None:
    found = company()["writers"]
    assert found["wrong"] == []
    assert (found["processes"], found["lines"], found["acknowledged"]) == (8, 200, 200)


@needs_fork
def test_a_held_lock_keeps_others_out_and_a_dead_holder_does_not() -> None:
    assert company()["dead holder"] == []


@needs_fork
def test_readers_see_a_journal_grow_and_nothing_else() -> None:
    found = company()["readers"]
    assert found["wrong"] == []
    assert found["reads"] >= 80
    assert found["grown"] > 0


# -- moments of a reader -------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "desk.jsonl"
    Journal(path).append(Claim("first", "Something to read"))
    return path


def test_a_reader_who_saw_half_a_line_does_not_see_the_other_half(desk: Path) -> None:
    Journal(desk).append(Claim("second", "It is written while it is read"))
    whole = desk.read_bytes()
    desk.write_bytes(whole[:-9])
    lines = Journal(desk).lines()
    next(lines)
    assert next(lines).torn
    desk.write_bytes(whole)
    assert list(lines) == []


def test_a_reader_does_not_mix_a_torn_tail_with_what_is_put_in_its_place(desk: Path) -> None:
    """The reader has the beginning of the torn tail already when it is repaired."""
    desk.write_bytes(desk.read_bytes() + b'{"at":"2031-08-01","body":{"id":"' + b"x" * LONG)
    lines = Journal(desk).lines()
    next(lines)
    Journal(desk).append(Claim("second", "It is written while it is read"))
    contents = [line.entry and line.entry.content for line in lines]
    assert isinstance(contents[0], Torn)
    assert contents[1:] == [Claim("second", "It is written while it is read")]


def test_a_reader_who_has_read_what_is_cut_off_ends(desk: Path) -> None:
    before = desk.read_bytes()
    desk.write_bytes(before + b'{"at":"2031-08-01","body":{"id":"' + b"x" * LONG)
    lines = Journal(desk).lines()
    next(lines)
    desk.write_bytes(before)
    assert list(lines) == []
