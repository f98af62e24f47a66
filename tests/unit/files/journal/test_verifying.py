"""Whether a journal is sound: damage and notices word for word, and checkpoints."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.errors import InvalidRecordError
from claimledger.files import Checkpoint, Content, Journal, Limits, Lost, Torn, Verification
from claimledger.files.journal.canonical import canonical
from unit.files.journal.sealing import LEAK, SLICK, line, read

ZEROS, SAME = "0" * 64, "it changes no answer"


def lines_of(*numbers: int) -> list[bytes]:
    return [line(LEAK if number % 2 else SLICK, number) for number in numbers]


def verified(
    folder: Path, *lines: bytes, checkpoint: Checkpoint | None = None, **limits: int
) -> Verification:
    file = folder / "desk.jsonl"
    file.write_bytes(b"".join(lines))
    return Journal(file, limits=Limits(**limits)).verify(checkpoint)


def damage(found: Verification) -> list[str]:
    return [str(fault).partition("desk.jsonl:")[2] for fault in found.damage]


def notices(found: Verification) -> list[str]:
    return [str(fault).partition("desk.jsonl:")[2] for fault in found.notices]


# -- what is seen --------------------------------------------------------------------------


def test_a_sound_journal_is_sound(tmp_path: Path) -> None:
    found = verified(tmp_path, *lines_of(1, 2, 3))
    assert found.sound
    assert found
    assert (found.lines, found.records, found.damage, found.notices) == (3, 2, (), ())
    assert str(found) == "3 lines, 2 records: sound"
    assert str(verified(tmp_path, line(LEAK))) == "1 line, 1 record: sound"
    assert str(verified(tmp_path)) == "0 lines, 0 records: sound"


def test_broken_lines_are_damage_each_at_its_place(tmp_path: Path) -> None:
    one, two, three = lines_of(1, 2, 3)
    found = verified(tmp_path, one, b"hello\n", two.replace(b"oil", b"fog"), b"\n", three)
    assert not found
    assert (found.lines, found.records) == (5, 1)
    assert [words.partition(";")[0] for words in damage(found)] == [
        "2:1: this is no whole line of a journal ('hello' is nothing that JSON knows)",
        "3:1: this line was changed: it is not what its hash tells",
        "4:1: this line is empty",
        " lines are missing: entries 2 are nowhere",
    ]
    assert str(found) == "5 lines, 1 record: damaged in 4 place(s)"


def test_a_torn_tail_is_damage_and_a_missing_end_is_not(tmp_path: Path) -> None:
    one, two = lines_of(1, 2)
    found = verified(tmp_path, one, two[:-2])
    (words,) = damage(found)
    assert words == (
        f"2:1: a torn tail of {len(two) - 2} bytes: the writing of a line never ended; "
        "the next append repairs it"
    )
    found = verified(tmp_path, one, two[:-1])
    assert found.sound
    assert notices(found) == [
        "2:1: the end of the last line is missing; the record is whole; the next append repairs it"
    ]
    found = verified(tmp_path, one, two[:-1] + b" ")
    assert [words.partition(";")[0] for words in damage(found)] == [
        "2:1: this is no whole line of a journal"
    ]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((1, 3), "entries 2 are nowhere"),
        ((2,), "entries 1 are nowhere"),
        ((5, 9), "entries 1-4, 6-8 are nowhere"),
        (range(2, 24, 2), "entries 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, ... are nowhere"),
        (range(2, 22, 2), "entries 1, 3, 5, 7, 9, 11, 13, 15, 17, 19 are nowhere"),
    ],
)
def test_a_line_that_was_taken_out_is_seen_by_its_number(
    tmp_path: Path, numbers: tuple[int, ...], words: str
) -> None:
    found = verified(tmp_path, *lines_of(*numbers))
    (told,) = damage(found)
    assert told == (
        f" lines are missing: {words}; take the lines from a copy; "
        "claimledger salvage marks them as lost"
    )
    assert found.damage[0].line == 0


def test_a_line_that_stands_twice_is_noticed_and_counted_once(tmp_path: Path) -> None:
    one, two = lines_of(1, 2)
    found = verified(tmp_path, one, two, one, one)
    assert found.sound
    assert notices(found) == [
        f"3:1: this line stands already at line 1; {SAME}",
        f"4:1: this line stands already at line 1; {SAME}",
    ]
    assert found.checkpoint == verified(tmp_path, one, two).checkpoint


def test_lines_in_another_order_are_noticed_once(tmp_path: Path) -> None:
    one, two, three, four = lines_of(1, 2, 3, 4)
    mend = "it changes no answer: lines were merged or swapped"
    what = "this line does not follow the one that was written before it"
    assert notices(verified(tmp_path, one, three, two)) == [
        f"2:1: {what}, nor do 1 later ones; {mend}"
    ]
    assert notices(verified(tmp_path, two, one)) == [f"1:1: {what}, nor do 1 later ones; {mend}"]
    assert notices(verified(tmp_path, one, two, four, three, line(SLICK, 5))) == [
        f"3:1: {what}, nor do 2 later ones; {mend}"
    ]


def test_two_branches_merged_are_sound(tmp_path: Path) -> None:
    """Each number of a branch stands on a line of its own, as git's union leaves them."""
    one, two = lines_of(1, 2)
    found = verified(tmp_path, one, two, line(SLICK, 2, by="other"), line(LEAK, 3, by="other"))
    assert found.sound
    assert len(found.notices) == 1
    assert found.notices[0].line == 3


def test_a_gap_is_told_as_missing_and_not_as_disorder(tmp_path: Path) -> None:
    found = verified(tmp_path, *lines_of(1, 2, 7, 8))
    assert found.notices == ()
    assert len(found.damage) == 1


def test_marks_are_noticed_and_excuse_what_they_name(tmp_path: Path) -> None:
    def marked(*contents: Content) -> Verification:
        numbered = [line(content, number) for number, content in enumerate(contents, 1)]
        return verified(tmp_path, *numbered, line(LEAK, 9))

    found = marked(Torn.of(b"{"), Lost(((3, 5), (4, 8))))
    assert found.sound
    assert notices(found) == [
        f"1:1: a torn tail of 1 bytes was taken away here; {SAME}",
        "2:1: a salvage did not find entries 3-5, 4-8; take them from a copy, if there is one",
    ]
    assert [words.partition(";")[0] for words in damage(marked(Lost(((3, 4), (7, 99)))))] == [
        " lines are missing: entries 2, 5-6 are nowhere"
    ]


def test_what_is_too_much_is_counted(tmp_path: Path) -> None:
    one, two = lines_of(1, 2)
    found = verified(tmp_path, one, b"x\n", b"y\n", b"z\n", one, one, one, two, faults=2)
    assert [words.partition(";")[0] for words in damage(found)] == [
        "2:1: this is no whole line of a journal ('x' is nothing that JSON knows)",
        "3:1: this is no whole line of a journal ('y' is nothing that JSON knows)",
        " there are 1 more damaged lines",
    ]
    assert notices(found)[2:] == [
        " there are 1 more notices; mend these first, or raise the limit 'faults'"
    ]


def test_it_is_plain_data_for_programs(tmp_path: Path) -> None:
    one, two = lines_of(1, 2)
    fields = verified(tmp_path, one, two, one, b"x\n").fields()
    assert json.loads(json.dumps(fields)) == fields
    assert {name: fields[name] for name in ("lines", "records", "sound")} == {
        "lines": 4,
        "records": 2,
        "sound": False,
    }
    assert fields["checkpoint"]["count"] == 2
    (told,) = fields["damage"]
    assert list(told) == ["file", "line", "column", "path", "problem", "mend"]
    assert (told["line"], told["column"], told["path"]) == (4, 1, "")
    assert [notice["line"] for notice in fields["notices"]] == [3]


def test_it_is_told_how_much_is_read(tmp_path: Path) -> None:
    file = tmp_path / "desk.jsonl"
    file.write_bytes(line(LEAK))
    told: list[tuple[int, int]] = []
    Journal(file).verify(watch=lambda *both: told.append(both))
    Journal(file).checkpoint(watch=lambda *both: told.append(both))
    assert told == [(len(line(LEAK)),) * 2] * 2


# -- checkpoints ---------------------------------------------------------------------------


def test_a_checkpoint_is_of_the_hashes_of_distinct_lines(tmp_path: Path) -> None:
    lines = lines_of(1, 2, 3)
    hashes = [entry.line for raw in lines if (entry := read(raw[:-1]))]
    found = verified(tmp_path, *lines, lines[1]).checkpoint
    assert found == Journal(tmp_path / "desk.jsonl").checkpoint() == Checkpoint.of(hashes)
    assert found.count == 3
    assert found.order == sha256("".join(hashes).encode()).hexdigest()
    assert found.root == sha256("".join(sorted(hashes)).encode()).hexdigest()
    assert Checkpoint.of([]) == Checkpoint(0, *[sha256(b"").hexdigest()] * 2)


def test_a_checkpoint_holds_as_lines_are_added(tmp_path: Path) -> None:
    lines = lines_of(1, 2, 3, 4)
    for count in range(5):
        point = verified(tmp_path, *lines[:count]).checkpoint
        assert verified(tmp_path, *lines, checkpoint=point).sound


def test_a_checkpoint_shows_what_was_cut_off_changed_or_swapped(tmp_path: Path) -> None:
    one, two, three = lines_of(1, 2, 3)
    point = verified(tmp_path, one, two, three).checkpoint
    mend = "take what is missing from a copy, or make a new checkpoint if it was meant so"
    cut = verified(tmp_path, one, two, checkpoint=point)
    assert damage(cut) == [f" the checkpoint counts 3 lines, and here are 2 whole; {mend}"]
    other = verified(tmp_path, one, two, line(SLICK, 3), checkpoint=point)
    assert damage(other) == [f" the first 3 lines are not those of the checkpoint; {mend}"]
    among = verified(tmp_path, one, line(SLICK, 9), two, three, checkpoint=point)
    assert f" the first 3 lines are not those of the checkpoint; {mend}" in damage(among)
    swapped = verified(tmp_path, one, three, two, checkpoint=point)
    assert swapped.sound
    assert notices(swapped)[-1] == (
        f" the first 3 lines are in another order than in the checkpoint; {SAME}"
    )
    doubled = verified(tmp_path, one, one, two, three, checkpoint=point)
    assert doubled.sound


@given(st.integers(0, 2**53 - 1), st.binary(min_size=32, max_size=32))
def test_a_checkpoint_is_read_from_its_text(count: int, data: bytes) -> None:
    point = Checkpoint(count, data.hex(), sha256(data).hexdigest())
    assert Checkpoint.read(str(point)) == point
    assert Checkpoint.read(f" {point}\n") == point
    assert str(point) == (
        f'{{"claimledger":1,"count":{count},"order":"{point.order}","root":"{point.root}"}}'
    )


WHOLE: dict[str, Any] = {"claimledger": 1, "count": 0, "order": ZEROS, "root": ZEROS}


@pytest.mark.parametrize(
    "text",
    [
        *("", "null", "[]", "{}", "x", "5", "{", "[" * 100_000),
        canonical({key: value for key, value in WHOLE.items() if key != "root"}),
        canonical(WHOLE | {"z": 1}),
        canonical(WHOLE | {"claimledger": "1"}),
        canonical(WHOLE | {"claimledger": True}),
        canonical(WHOLE | {"claimledger": 0}),
        canonical(WHOLE).replace('"count":0', '"count":0.5'),
        canonical(WHOLE) * 2,
    ],
)
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        Checkpoint.read(text)
    assert str(caught.value) == "this is no checkpoint; make it with claimledger checkpoint"


@pytest.mark.parametrize(
    ("odd", "words"),
    [
        ({"claimledger": 2}, "this checkpoint is of version 2, and this library reads 1; install"),
        ({"count": -1}, "-1 is no count of lines; write a whole number"),
        ({"count": "1"}, "'1' is no count of lines"),
        ({"count": True}, "True is no count of lines"),
        ({"root": "F" * 64}, "'FFFFF"),
        ({"root": "f" * 63}, "'fffff"),
        ({"order": None}, "None is no order of a checkpoint; write its 64 hex digits"),
        ({"root": "x" * 9_999}, "'xxxxx"),
    ],
)
def test_a_checkpoint_with_odd_values_is_refused(odd: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        Checkpoint.read(canonical(WHOLE | odd))
    assert str(caught.value).startswith(words)
    assert len(str(caught.value)) < 200
