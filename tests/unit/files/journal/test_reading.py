"""A whole journal as a ledger, with what else it holds, and where each record stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimledger.errors import LoadError
from claimledger.files import Entry, External, Journal, Limits, Lost, Place, Torn
from claimledger.files.journal.reading import Held, is_journal, read_journal
from claimledger.ledger import Ledger
from claimledger.model import Amendment, Claim, Expectation, Period, Ref
from unit.files.journal.sealing import LEAK, NOON, SLICK, WEEK, line, written

OPEN = Expectation(claim=Ref("leak"), status="open")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk.jsonl"


def read(file: Path, *lines: bytes, limits: Limits | None = None) -> Held:
    file.write_bytes(b"".join(lines))
    return read_journal(str(file), limits or Limits())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *(("a.jsonl", True), ("a.ndjson", True), ("a.JSONL", True), ("b/c.d/a.Ndjson", True)),
        *(("a.json", False), ("a.yaml", False), ("a", False), ("a.jsonl.lock", False)),
        *((".jsonl", False), ("jsonl", False), ("a.jsonl/b", False), ("", False)),
    ],
)
def test_a_journal_is_told_by_the_end_of_its_name(name: str, *, expected: bool) -> None:
    assert is_journal(name) == expected
    assert is_journal(Path(name)) == expected


def test_the_records_are_a_ledger_each_at_its_earliest_time(file: Path) -> None:
    found = read(
        file,
        line(LEAK, 1, WEEK),
        line(SLICK, 2, None),
        line(LEAK, 3, NOON),
        line(LEAK, 4, WEEK),
        line(LEAK, 5, None),
    )
    assert found.ledger == Ledger().record(LEAK, at=NOON).record(SLICK)
    assert found.ledger.recorded(LEAK) == NOON
    assert found.ledger.recorded(SLICK) is None
    assert list(found.ledger.as_of(recorded="2031-08-05")) == [LEAK]
    assert list(found.ledger.as_of(recorded="2031-08-03")) == []
    assert found.ledger.conflicts == ()


def test_two_versions_of_an_id_are_kept_and_listed(file: Path) -> None:
    other = Claim("leak", "No tank leaks")
    found = read(file, line(LEAK, 1), line(other, 2), line(LEAK, 3))
    (conflict,) = found.ledger.conflicts
    assert conflict.id == "leak"
    assert set(conflict.versions) == {LEAK, other}
    mended = read(file, line(LEAK, 1), line(other, 2), line(Amendment(Ref("leak"), LEAK), 3))
    assert mended.ledger.conflicts == ()
    assert mended.ledger.claims == {"leak": LEAK}


def test_what_else_it_holds_is_given_apart(file: Path) -> None:
    found = read(
        file,
        line(External(["b", "a"]), 1),
        line(OPEN, 2),
        line(LEAK, 3),
        line(External(["c"]), 4),
        line(OPEN, 5, None, "other"),
        line(Lost(((9, 9),)), 6),
    )
    assert list(found.ledger) == [LEAK]
    assert found.external == {"a", "b", "c"}
    assert found.expects == ((OPEN, Place(str(file), 2, 1)),)
    assert [str(notice) for notice in found.notices] == [
        f"{file}:6:1: a salvage did not find entries 9; take them from a copy, if there is one"
    ]
    assert found.file == str(file)


def test_a_place_is_the_first_line_of_an_id(file: Path) -> None:
    places = read(file, line(SLICK, 1), line(LEAK, 2), line(LEAK, 3), line(OPEN, 4)).places
    assert dict(places) == {"slick": Place(str(file), 1, 1), "leak": Place(str(file), 2, 1)}
    assert len(places) == 2
    assert "leak" in places
    assert OPEN.id not in places
    with pytest.raises(KeyError):
        places["none"]
    assert dict(read(file).places) == {}


def test_what_is_odd_is_noticed_and_changes_no_answer(file: Path) -> None:
    found = read(file, line(LEAK, 1), line(Torn.of(b"12345"), 2), line(SLICK, 3)[:-1])
    assert list(found.ledger) == [LEAK, SLICK]
    assert [str(notice) for notice in found.notices] == [
        f"{file}:2:1: a torn tail of 5 bytes was taken away here; it changes no answer",
        (
            f"{file}:3:1: the end of the last line is missing; the record is whole; "
            "the next append repairs it"
        ),
    ]
    torn = read(file, line(LEAK, 1), b'{"at":')
    assert list(torn.ledger) == [LEAK]
    assert [notice.problem for notice in torn.notices] == [
        "a torn tail of 6 bytes: the writing of a line never ended"
    ]


def test_lines_that_are_missing_are_noticed(file: Path) -> None:
    found = read(file, line(LEAK, 2), line(SLICK, 5), line(Lost(((3, 3),)), 6))
    assert list(found.ledger) == [LEAK, SLICK]
    assert str(found.notices[-1]) == (
        f"{file}: lines are missing: entries 1, 4 are nowhere; "
        "take the lines from a copy; claimledger salvage marks them as lost"
    )
    assert read(file, line(LEAK, 1), line(SLICK, 2), line(SLICK, 2)).notices == ()


def test_damage_is_raised_all_at_once(file: Path) -> None:
    with pytest.raises(LoadError) as caught:
        read(file, b"x\n", line(LEAK, 1), b"\n", b'{"at":')
    assert caught.value.message == "2 faults"
    assert [(fault.file, fault.line) for fault in caught.value.faults] == [
        (str(file), 1),
        (str(file), 3),
    ]
    with pytest.raises(LoadError) as caught:
        read(file, b"x\n")
    assert caught.value.message == "1 fault"
    with pytest.raises(LoadError) as caught:
        read(file, b"x\n" * 9, limits=Limits(faults=4))
    assert len(caught.value.faults) == 4


def test_a_line_that_is_too_long_is_damage(file: Path) -> None:
    with pytest.raises(LoadError) as caught:
        read(file, line(LEAK, 1), limits=Limits(line=100))
    assert caught.value.faults[0].problem == "this line has more than 100 bytes"


def test_it_is_told_how_much_is_read(file: Path) -> None:
    told: list[tuple[int, int]] = []
    file.write_bytes(line(LEAK, 1))
    read_journal(str(file), watch=lambda *both: told.append(both))
    assert told == [(len(line(LEAK, 1)),) * 2]


def test_what_is_held_is_what_the_entries_hold(file: Path) -> None:
    journal: Journal = written(file, LEAK, SLICK, Claim("leak", "No tank leaks"))
    entries: list[Entry] = list(journal)
    gathered = Ledger.gathered((e.content, e.at) for e in entries if isinstance(e.content, Claim))
    assert read_journal(str(file)).ledger == gathered
    assert gathered.recorded(SLICK) == Period("2031-08-04T12:01Z")
