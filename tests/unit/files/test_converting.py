"""From ledger files to journals and back: nothing is lost, and nothing half written."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger.errors import (
    ClaimLedgerError,
    ConflictError,
    InvalidRecordError,
    JournalError,
    LoadError,
    LockedError,
)
from claimledger.files import (
    Content,
    Entry,
    External,
    Journal,
    LedgerFile,
    Limits,
    Lost,
    Recording,
    Torn,
    contents_of,
    convert,
    dump,
    dumps,
    load,
    loads,
)
from claimledger.ledger import Ledger
from claimledger.model import Claim, Expectation, Period, Record, Ref, detached
from claimledger.testing.strategies import ledgers, periods
from unit.files.journal.sealing import LEAK, NOON, SLICK, WEEK, line, written
from unit.newsroom import MAYOR, POST, article, says

MAIN = Path(__file__).parents[3]
FILES = [
    *sorted((MAIN / "examples").glob("*.yaml")),
    *sorted((MAIN / "tests" / "cases").glob("*.yaml")),
    Path(__file__).with_name("harbour.yaml"),
]
MANY = sorted((MAIN / "tests" / "checkers").rglob("*.yaml"))
OPEN = Expectation(claim=Ref("leak"), status="open")


def same(one: LedgerFile, other: LedgerFile) -> None:
    """Check that two files hold the same, in whatever form."""
    assert one.ledger == other.ledger
    assert {r: one.ledger.recorded(r) for r in one.ledger} == {
        r: other.ledger.recorded(r) for r in other.ledger
    }
    assert set(one.expects) == set(other.expects)
    assert one.external <= other.external  # what is referred to and not held is written there
    missing = other.external - one.external
    assert not missing & {record.id for record in one.ledger}


def marked(entry: Entry) -> tuple[Content, str, str]:
    return entry.content, str(entry.at), entry.by


# -- there and back ------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_way_holds_the_same(file: Path, tmp_path: Path) -> None:
    found = load(file)
    names = ["a.jsonl", "b.yaml", "c.json", "d.ndjson", "e.json", "f.jsonl", "g.jsonl", "h.yml"]
    before = file
    for name in names:
        assert convert(before, tmp_path / name) == 0
        before = tmp_path / name
        again = load(before)
        same(found, again)
        assert again.recordings == ({} if name.endswith(("jsonl", "ndjson")) else found.recordings)
    assert (tmp_path / "f.jsonl").read_bytes() == (tmp_path / "g.jsonl").read_bytes()
    texts = {name: (tmp_path / name).read_text() for name in names}
    assert texts["b.yaml"] == texts["h.yml"]
    assert texts["c.json"] == texts["e.json"]
    assert Journal(tmp_path / "d.ndjson").verify().sound
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".part")]  # noqa: PTH208


def test_very_many_ledgers_are_converted_and_back(tmp_path: Path) -> None:
    for number, file in enumerate(MANY[::6]):
        try:
            found = load(file)
        except ClaimLedgerError:  # it is meant to be refused
            continue
        journal = Journal(tmp_path / f"{number}.jsonl")
        journal.add(contents_of(found))
        same(found, load(journal.path))


def test_a_journal_goes_to_a_file_and_back_with_every_time_and_recorder(tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    given: list[tuple[Content, Recording]] = [
        (LEAK, Recording(WEEK, "desk")),
        (LEAK, Recording(NOON, "archive")),
        (LEAK, Recording(by="nobody knows when")),
        (SLICK, Recording(NOON)),
        (Claim("bare", "Nothing is known of when"), Recording()),
        (External(["far"]), Recording()),
        (OPEN, Recording()),
    ]
    Journal(one).add(given)
    for form in ("yaml", "json"):
        file = tmp_path / f"file.{form}"
        assert convert(one, file) == 0
        assert convert(file, two, replace=True) == 0
        assert {marked(e) for e in Journal(one)} == {marked(e) for e in Journal(two)}
        assert load(file).recordings["leak"] == (
            Recording(WEEK, "desk"),
            Recording(NOON, "archive"),
            Recording(by="nobody knows when"),
        )
        assert load(file).ledger.recorded(LEAK) == NOON
        assert "bare" not in load(file).recordings


@settings(max_examples=25, deadline=None)
@given(ledgers(), st.lists(st.tuples(st.none() | periods(), st.sampled_from(["", "desk"]))))
def test_whatever_a_journal_holds_goes_there_and_back(
    tmp_path_factory: pytest.TempPathFactory,
    ledger: Ledger,
    times: list[tuple[Period | None, str]],
) -> None:
    folder = tmp_path_factory.mktemp("any")
    journal = Journal(folder / "one.jsonl")
    for number, record in enumerate(ledger):
        told = times[number % 3 :: 3] or [(ledger.recorded(record), "")]
        journal.add((detached(record), Recording(at, by)) for at, by in told)
    try:
        convert(journal.path, folder / "file.json")
    except (ConflictError, InvalidRecordError):  # a file holds one version, and one kind, of an id
        assert not (folder / "file.json").exists()
        return
    convert(folder / "file.json", folder / "two.jsonl")
    told_of = {marked(e) for e in journal if e.at is not None or e.by}
    again = {marked(e) for e in Journal(folder / "two.jsonl") if isinstance(e.content, Record)}
    assert told_of <= again
    assert {content for content, *_ in again} == {e.content for e in journal}
    assert load(folder / "two.jsonl").ledger == load(journal.path).ledger


def test_lines_of_a_journal_are_converted_byte_for_byte(tmp_path: Path) -> None:
    """So its checkpoints hold, and a mark of what is lost means the same numbers."""
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    data = line(LEAK, 1) + line(Lost(((2, 4),)), 5) + line(Torn.of(b"x"), 6) + line(SLICK, 3)
    one.write_bytes(data + b'{"at":')
    assert convert(one, two) == 0
    assert two.read_bytes() == data
    assert Journal(two).verify(Journal(one).checkpoint()).sound


def test_marks_have_no_place_in_a_file_and_are_counted(tmp_path: Path) -> None:
    written(tmp_path / "one.jsonl", LEAK, Torn.of(b"x"), Lost(((9, 9),)), Torn.of(b"y"))
    assert convert(tmp_path / "one.jsonl", tmp_path / "file.yaml") == 3
    assert list(load(tmp_path / "file.yaml").ledger) == [LEAK]


def test_what_a_journal_refers_to_and_does_not_hold_is_external_in_a_file(tmp_path: Path) -> None:
    written(tmp_path / "one.jsonl", detached(says("s1", LEAK, article(POST, 3), MAYOR)))
    convert(tmp_path / "one.jsonl", tmp_path / "file.yaml")
    found = load(tmp_path / "file.yaml")
    assert found.external == {"leak", "post", "post-3", "mayor"}
    assert found.ledger == load(tmp_path / "one.jsonl").ledger


# -- what is not written -------------------------------------------------------------------


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.endswith(".lock")}


def test_two_versions_of_an_id_have_no_place_in_a_file(tmp_path: Path) -> None:
    written(tmp_path / "one.jsonl", LEAK, Claim("leak", "No tank leaks"))
    (tmp_path / "old.yaml").write_text("before")
    for name, replace in (("file.yaml", False), ("file.json", False), ("old.yaml", True)):
        with pytest.raises(ConflictError) as caught:
            convert(tmp_path / "one.jsonl", tmp_path / name, replace=replace)
        assert caught.value.id == "leak"
    assert left(tmp_path) == {"one.jsonl", "old.yaml"}
    assert (tmp_path / "old.yaml").read_text() == "before"
    assert convert(tmp_path / "one.jsonl", tmp_path / "two.jsonl") == 0
    assert len(load(tmp_path / "two.jsonl").ledger.conflicts) == 1


def test_another_file_is_replaced_only_if_that_is_asked_for(tmp_path: Path) -> None:
    file, out = tmp_path / "file.yaml", tmp_path / "out.jsonl"
    file.write_text("{claimledger: 1, claims: {leak: A tank leaks}}")
    out.write_text("before")
    with pytest.raises(JournalError, match="this is there already; name a file that is not"):
        convert(file, out)
    assert out.read_text() == "before"
    out.chmod(0o600)
    assert convert(file, out, replace=True) == 0
    assert [entry.content for entry in Journal(out)] == [Claim("leak", "A tank leaks")]
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    convert(out, file, replace=True)
    assert load(file).ledger == load(out).ledger
    convert(out, out, replace=True)
    assert len(list(Journal(out))) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("in.yaml", "claimledger: 1\nclaims: {a: }\nx: 1\n"),
        ("in.json", "{"),
        ("in.jsonl", line(LEAK).decode() + "x\n"),
        ("none.yaml", None),
        ("none.jsonl", None),
    ],
)
@pytest.mark.parametrize("target", ["out.jsonl", "out.yaml", "out.json"])
def test_if_anything_is_wrong_the_target_is_as_it_was(
    tmp_path: Path, name: str, text: str | None, target: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    out = tmp_path / target
    for before in (None, "before"):
        if before is not None:
            out.write_text(before)
        with pytest.raises(LoadError):
            convert(tmp_path / name, out, replace=before is not None)
        assert (out.read_text() if out.exists() else None) == before
    assert left(tmp_path) - {name} == {target}


def test_a_journal_is_not_replaced_under_its_writer(tmp_path: Path) -> None:
    file, out = tmp_path / "file.yaml", tmp_path / "out.jsonl"
    dump(Ledger().record(LEAK), file)
    with FileLock(f"{out}.lock"), pytest.raises(LockedError):
        convert(file, out, limits=Limits(patience=1))
    assert not out.exists()


def test_limits_and_watch_are_passed_on(tmp_path: Path) -> None:
    file, out = tmp_path / "file.yaml", tmp_path / "out.jsonl"
    dump(Ledger().record(LEAK, SLICK), file)
    with pytest.raises(LoadError, match="fault"):
        convert(file, out, limits=Limits(records=1))
    convert(file, out)
    for target in ("two.jsonl", "two.yaml"):
        told: list[tuple[int, int]] = []
        with pytest.raises(LoadError):
            convert(out, tmp_path / target, limits=Limits(entries=1))
        convert(out, tmp_path / target, watch=lambda *both, told=told: told.append(both))
        assert told == [(out.stat().st_size,) * 2]


# -- folders -------------------------------------------------------------------------------


def test_a_folder_of_files_is_converted_with_its_conflicts(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.yaml").write_text(
        "{claimledger: 1, claims: {leak: One, slick: S}, recorded: ["
        "{at: 2031-08-04, by: ann, records: [leak, slick]}]}"
    )
    (folder / "b.yaml").write_text(
        "{claimledger: 1, claims: {leak: Two, slick: S}, recorded: ["
        "{at: 2031-08-09, by: bob, records: [leak, slick]}]}"
    )
    convert(folder, tmp_path / "out.jsonl")
    assert {marked(e) for e in Journal(tmp_path / "out.jsonl")} == {
        (Claim("leak", "One"), "2031-08-04", "ann"),
        (Claim("leak", "Two"), "2031-08-09", "bob"),
        (Claim("slick", "S"), "2031-08-04", "ann"),
        (Claim("slick", "S"), "2031-08-09", "bob"),
    }
    assert load(tmp_path / "out.jsonl").ledger == load(folder).ledger


def test_a_journal_in_a_folder_is_not_converted_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    dump(Ledger().record(LEAK), folder / "a.yaml")
    written(folder / "b.jsonl", SLICK)
    for target in ("out.jsonl", "out.yaml"):
        with pytest.raises(LoadError) as caught:
            convert(folder, tmp_path / target)
        assert str(caught.value.faults[0]) == (
            f"{folder}/b.jsonl: a journal is not converted with the folder in which it lies; "
            "convert it by its own name"
        )
        assert not (tmp_path / target).exists()


# -- what a file holds ---------------------------------------------------------------------


def test_the_contents_of_a_file_are_what_a_journal_holds() -> None:
    found = loads(
        "{claimledger: 1, claims: {a: A, b: B, c: C}, external: [far], recorded: ["
        "{at: 2031-08-04, records: [a]}, {at: 2031-08-01, by: ann, records: [a]}, "
        "{by: bob, records: [b]}], expects: [{claim: a, status: open}]}"
    )
    assert list(contents_of(found)) == [
        (External(["far"]), Recording()),
        (Claim("a", "A"), Recording(Period("2031-08-04"))),
        (Claim("a", "A"), Recording(Period("2031-08-01"), "ann")),
        (Claim("b", "B"), Recording(by="bob")),
        (Claim("c", "C"), Recording()),
        (Expectation(claim=Ref("a"), status="open"), Recording()),
    ]
    assert list(contents_of(loads("claimledger: 1"))) == []


def test_the_contents_of_files_and_journals_together_keep_the_first_time(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "{claimledger: 1, claims: {leak: A tank at the fuel depot leaks, slick: x}, "
        "recorded: [{at: 2031-09, by: ann, records: [leak]}]}"
    )
    written(tmp_path / "b.jsonl", LEAK)
    found = load(tmp_path)
    assert dict(contents_of(found)) == {
        LEAK: Recording(NOON),
        Claim("slick", "x"): Recording(),
    }
    assert [recording for content, recording in contents_of(found) if content == LEAK] == [
        Recording(Period("2031-09"), "ann"),
        Recording(NOON),
    ]
    Journal(tmp_path / "out.jsonl").add(contents_of(found))
    assert load(tmp_path / "out.jsonl").ledger == found.ledger
    text = dumps(found.ledger, recordings=found.recordings)
    assert loads(text).ledger == found.ledger
    assert loads(text).recordings["leak"] == (Recording(Period("2031-09"), "ann"), Recording(NOON))


def test_what_records_hold_as_objects_is_not_written_with_them() -> None:
    found = LedgerFile(Ledger().record(says("s1", LEAK, article(POST, 3), MAYOR)))
    assert [getattr(content, "id", "") for content, _ in contents_of(found)] == [
        record.id for record in found.ledger
    ]
