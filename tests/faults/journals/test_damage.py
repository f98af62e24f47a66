"""Damage to a journal is seen and told with its place, and what is whole is saved.

This is the short form. The long form is ``python -m faults.journals --flips 1000000``, with ``src``
and ``tests`` on the path.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest
from click.testing import CliRunner

from claimledger import assess_all
from claimledger.cli.commands import cli
from claimledger.errors import Fault, LoadError
from claimledger.files import Journal, load
from claimledger.ledger import Ledger
from faults.journals import looking
from faults.journals.damages import HEAPS, Damage, heap, single, singles
from faults.journals.looking import (
    Looked,
    alike,
    heaped,
    looked,
    looked_through_files,
    wrong,
)
from faults.journals.sound import JOURNAL, NAME, SHORT, STORY, Sound, journals

SINGLES = 2_400
THROUGH_FILES = 200
HEAPED = 320


def failures(
    damages: Iterator[Damage], judge: Callable[[Damage, Looked], Iterator[str]] = wrong
) -> list[str]:
    return [f"{d.kind} at {d.before}: {told}" for d in damages for told in judge(d, looked(d))]


def journal(folder: Path, data: bytes) -> Journal:
    path = folder / NAME
    path.write_bytes(data)
    return Journal(str(path), disk=looking.DISK)


# -- one byte ------------------------------------------------------------------------------


def test_damage_to_one_byte_is_seen_and_what_is_whole_is_saved() -> None:
    damages = [single(index) for index in Random(1).sample(range(singles()), SINGLES)]
    assert not failures(iter(damages))
    assert {damage.kind for damage in damages} == {
        *("bit flipped", "byte taken out", "cut off", "byte put in", "byte replaced"),
    }
    assert len({damage.sound for damage in damages}) == len(journals())


def test_the_quick_way_to_look_finds_what_the_whole_way_finds(tmp_path: Path) -> None:
    """The whole way goes through files, and uses nothing but what the library gives to all."""
    count = 12 * len(SHORT.data)
    for index in range(0, count, count // THROUGH_FILES | 1):
        damage = single(index, SHORT)
        found = looked_through_files(damage, tmp_path)
        assert not list(wrong(damage, found)), (damage.kind, damage.before)
        assert alike(found, looked(damage)), (damage.kind, damage.before)


def test_all_damages_to_one_byte_are_different_ones() -> None:
    size = len(STORY.data)
    found = {single(index, STORY).data for index in range(10 * size)}
    assert len(found) == 10 * size - _same_when_taken_out(STORY.data)
    assert singles() == 12 * sum(len(sound.data) for sound in journals())
    assert singles() > 1_000_000


def _same_when_taken_out(data: bytes) -> int:
    """Count bytes beside the same one, and the end, which is cut off or taken out alike."""
    return sum(a == b for a, b in pairwise(data)) + 1


def test_a_journal_that_is_cut_off_anywhere_is_not_what_the_checkpoint_tells() -> None:
    for end in range(len(SHORT.data)):
        damage = Damage("cut off", SHORT, SHORT.data[:end], end)
        found = looked(damage)
        assert not list(wrong(damage, found))
        assert found.held.sound is (end == len(SHORT.data) - 1)
        assert len(found.kept) == SHORT.data[: end + 1].count(b'"}\n')


@pytest.mark.parametrize("byte", [b"\x0b", b"\x08", b"\x0e", b"\x02", b"\x1a", b"*", b"J", b"\x8a"])
def test_a_bit_of_the_last_byte_costs_no_record(tmp_path: Path, byte: bytes) -> None:
    """The record was acknowledged: a load is refused rather than that it goes without it."""
    broken = journal(tmp_path, SHORT.data[:-1] + byte)
    with pytest.raises(LoadError) as error:
        load(broken.path)
    assert [fault.line for fault in error.value.faults] == [len(SHORT.lines)]
    verified = broken.verify(SHORT.checkpoint)
    assert not verified.sound
    assert {fault.line for fault in verified.damage} == {0, len(SHORT.lines)}
    assert broken.salvage(tmp_path / "saved.jsonl").kept == len(SHORT.lines)
    assert (tmp_path / "saved.jsonl").read_bytes() == SHORT.data
    appended = broken.append(STORY.known[STORY.lines[0]].content)
    assert appended.repaired is not None
    ids = [entry.id for entry in broken]
    assert ids[: len(SHORT.lines)] == [entry.id for entry in SHORT.known.values()]


def test_without_the_last_byte_nothing_is_lost(tmp_path: Path) -> None:
    whole = journal(tmp_path, SHORT.data[:-1])
    verified = whole.verify(SHORT.checkpoint)
    assert verified.sound
    assert [fault.problem for fault in verified.notices] == [
        "the end of the last line is missing; the record is whole"
    ]
    assert [entry.id for entry in whole] == [entry.id for entry in SHORT.known.values()]
    appended = whole.append(STORY.known[STORY.lines[0]].content)
    assert appended.repaired is None
    assert Path(whole.path).read_bytes().startswith(SHORT.data)
    assert whole.verify(SHORT.checkpoint).sound


def test_a_line_that_is_taken_out_is_told_by_its_number(tmp_path: Path) -> None:
    numbers = [entry.number for entry in JOURNAL.known.values()]
    for at, number in enumerate(numbers[:-1]):
        rest = JOURNAL.lines[:at] + JOURNAL.lines[at + 1 :]
        verified = journal(tmp_path, b"\n".join((*rest, b""))).verify()
        if JOURNAL.known[JOURNAL.lines[at]].content.__class__.__name__ == "Lost":
            assert f"entries 7-9, {number} are nowhere" in str(verified.damage[0])
        else:
            assert f"entries {number} are nowhere" in str(verified.damage[0])
    last = journal(tmp_path, b"\n".join((*JOURNAL.lines[:-1], b"")))
    assert last.verify().sound  # nothing tells of it but the checkpoint
    assert f"the checkpoint counts {len(JOURNAL.lines)} lines" in str(
        last.verify(JOURNAL.checkpoint).damage[0]
    )


def test_the_command_line_names_the_place_and_saves_the_rest(tmp_path: Path) -> None:
    at = sum(len(line) + 1 for line in SHORT.lines[:2]) + 40
    data = bytearray(SHORT.data)
    data[at] ^= 1
    path, saved, point = (str(tmp_path / n) for n in (NAME, "saved.jsonl", "point"))
    Path(path).write_bytes(bytes(data))
    Path(point).write_text(str(SHORT.checkpoint), encoding="utf-8")
    run = CliRunner().invoke
    for given in ([], ["--checkpoint", point]):
        told = run(cli, ["verify", path, *given])
        assert told.exit_code == 1
        assert re.match(rf"{re.escape(path)}:3:\d+: this line was changed", told.stdout)
    told = run(cli, ["status", path])
    assert (told.exit_code, told.stdout) == (2, "")
    assert re.fullmatch(rf"{re.escape(path)}:3:\d+: this line was changed.*\n", told.stderr)
    told = run(cli, ["salvage", path, saved])
    assert (told.exit_code, told.stdout) == (
        0,
        f"{len(SHORT.lines) - 1} lines kept, 1 known to be lost\n",
    )
    assert Path(path).read_bytes() == bytes(data)
    assert run(cli, ["verify", saved]).exit_code == 0
    assert run(cli, ["verify", saved, "--checkpoint", point]).exit_code == 1


# -- more ----------------------------------------------------------------------------------


def test_greater_damage_is_seen_and_what_is_whole_is_saved(tmp_path: Path) -> None:
    damages = [heap(1, index) for index in range(HEAPED)]
    assert not failures(iter(damages), heaped)
    assert {damage.kind for damage in damages} == HEAPS.keys()
    for damage in damages[: len(HEAPS)]:
        assert alike(looked(damage), looked_through_files(damage, tmp_path)), damage.kind


CONVERTED = [
    (JOURNAL.data.replace(b"\n", b"\r\n"), "this line ends in CR LF"),
    (b"\xef\xbb\xbf" + JOURNAL.data, "'\\ufeff' is nothing that JSON knows"),
    (JOURNAL.data.replace(b"\n", b"\r"), "this is no whole line"),
    (JOURNAL.data.replace(b"\n", b""), "this line was changed"),
    (JOURNAL.data.replace(b"\n", b"\n\n"), "this line is empty"),
    (b"<<<<<<< HEAD\n" + JOURNAL.data + b"=======\n>>>>>>> desk\n", "a conflict marker of git"),
    (bytes(512) + b"\n" + JOURNAL.data, "nothing but zeros"),
]


@pytest.mark.parametrize(("data", "words"), CONVERTED, ids=[words for _, words in CONVERTED])
def test_what_other_tools_did_is_named_and_undone(tmp_path: Path, data: bytes, words: str) -> None:
    broken = journal(tmp_path, data)
    verified = broken.verify(JOURNAL.checkpoint)
    assert not verified.sound
    assert words in verified.damage[0].problem
    with pytest.raises(LoadError) as error:
        load(broken.path)
    assert words in str(error.value)
    broken.salvage(tmp_path / "saved.jsonl")
    assert (tmp_path / "saved.jsonl").read_bytes() == JOURNAL.data


def _unharmed(folder: Path, lines: list[bytes], words: str) -> None:
    changed = journal(folder, b"\n".join((*lines, b"")))
    verified = changed.verify(STORY.checkpoint)
    assert verified.sound
    assert words in " ".join(map(str, verified.notices))
    found = load(changed.path)
    assert found.ledger == _story(folder)
    assert assess_all(found.ledger) == assess_all(_story(folder))
    assert [e.claim.id for e in found.expects] == ["flood"]


def _story(folder: Path) -> Ledger:
    path = folder / "story.jsonl"
    if not path.exists():
        path.write_bytes(STORY.data)
    return load(path).ledger


def test_lines_that_are_swapped_change_no_answer(tmp_path: Path) -> None:
    assert len(STORY.lines) > 7
    for a, b in combinations(range(len(STORY.lines)), 2):
        lines = list(STORY.lines)
        lines[a], lines[b] = lines[b], lines[a]
        _unharmed(tmp_path, lines, "another order than in the checkpoint")


def test_lines_that_stand_twice_change_no_answer(tmp_path: Path) -> None:
    count = len(STORY.lines)
    for line, at in ((line, at) for line in range(count) for at in range(count + 1)):
        lines = list(STORY.lines)
        lines.insert(at, STORY.lines[line])
        _unharmed(tmp_path, lines, "this line stands already at line ")


def test_swapped_lines_are_told_without_a_checkpoint(tmp_path: Path) -> None:
    lines = list(STORY.lines)
    lines[2], lines[3] = lines[3], lines[2]
    verified = journal(tmp_path, b"\n".join((*lines, b""))).verify()
    assert [fault.line for fault in verified.notices] == [3]
    assert "does not follow the one that was written before it" in verified.notices[0].problem


# -- what the judge sees -------------------------------------------------------------------


def _flip(sound: Sound = SHORT) -> tuple[Damage, Looked]:
    damage = single(40, sound)
    assert damage.kind == "bit flipped"
    found = looked(damage)
    assert not list(wrong(damage, found))
    return damage, found


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda f: {"held": f.again}, "the damage is not seen"),
        (lambda f: {"seen": f.again}, "the damage is not seen without a checkpoint"),
        (lambda f: {"kept": f.kept[1:]}, "a whole line is not kept"),
        (lambda f: {"kept": f.kept[::-1]}, "a whole line is not kept"),
        (lambda f: {"kept": (*f.kept, b"{}")}, "something is kept that never was"),
        (lambda f: {"again": f.seen}, "what is salvaged is not sound"),
        (lambda _: {"loaded": ()}, "a load goes without a record"),
        (lambda _: {"broken": ()}, "the damage is told of lines"),
        (lambda f: {"held": attrs.evolve(f.held, damage=[Fault("", "x", "")])}, "how to mend it"),
        (lambda f: {"held": attrs.evolve(f.held, damage=[Fault("", "x", "y")])}, "where, what"),
        (
            lambda f: {"held": attrs.evolve(f.held, damage=[Fault("", "\u202e", "y", NAME, 1, 1)])},
            "cannot be printed",
        ),
        (
            lambda f: {"held": attrs.evolve(f.held, damage=[Fault("", "x", "y", NAME, 99, 1)])},
            "no such place",
        ),
        (
            lambda f: {"held": attrs.evolve(f.held, damage=[Fault("", "x", "y", NAME, 1, 0)])},
            "no such column",
        ),
    ],
)
def test_the_judge_sees(change: Callable[[Looked], dict[str, Any]], words: str) -> None:
    damage, found = _flip()
    changed = attrs.evolve(found, **change(found))
    assert words in " ".join(wrong(damage, changed))
    assert not alike(found, changed)


def test_the_judge_sees_damage_where_there_is_none() -> None:
    damage, found = _flip()
    whole = attrs.evolve(damage, data=SHORT.data)
    assert "a sound journal is damaged" in list(wrong(whole, found))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda f: {"held": f.again}, "the damage is not seen"),
        (lambda f: {"kept": f.kept[1:]}, "a whole line is not kept"),
        (lambda f: {"kept": (*f.kept, b"nowhere")}, "something is kept that was not there"),
    ],
)
def test_the_judge_of_greater_damage_sees(
    change: Callable[[Looked], dict[str, Any]], words: str
) -> None:
    damage = Damage("two bytes", SHORT, SHORT.data.replace(b"gate", b"door"))
    found = looked(damage)
    assert not list(heaped(damage, found))
    assert words in list(heaped(damage, attrs.evolve(found, **change(found))))
    shuffled = attrs.evolve(damage, data=b"\n".join((*SHORT.lines[::-1], b"")))
    told = attrs.evolve(looked(shuffled), held=found.held)
    assert "the order of lines is damage" in list(heaped(shuffled, told))
