"""Journals as values: append, add, merge, iterate, check, salvage."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs
import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger.errors import (
    InvalidRecordError,
    JournalError,
    LoadError,
    LockedError,
    NewerVersionError,
)
from claimledger.files import (
    Content,
    External,
    Journal,
    Limits,
    Lost,
    Recording,
    Salvaged,
    Torn,
    load,
)
from claimledger.ledger import Ledger
from claimledger.model import (
    Amendment,
    Assertion,
    Claim,
    Document,
    Expectation,
    Period,
    Record,
    Ref,
    detached,
)
from claimledger.testing.strategies import ledgers, periods, records
from unit.files.journal.sealing import (
    LEAK,
    NOON,
    SLICK,
    WEEK,
    as_files_have_it,
    line,
    sealed,
    written,
)
from unit.newsroom import DEPOT, MAYOR, POST, SPILL, article, says

REPORT = says("report", SPILL, article(POST, 3), MAYOR)
DEEP = Claim("deep", "x")
for _ in range(120):
    DEEP = Amendment(Ref("deep"), DEEP, id="deep")  # type: ignore[assignment]  # of each other


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk.jsonl"


def ids(journal: Journal) -> list[str]:
    return [getattr(entry.content, "id", type(entry.content).__name__) for entry in journal]


def numbers(journal: Journal) -> list[int]:
    return [entry.number for entry in journal]


# -- the value -----------------------------------------------------------------------------


def test_a_journal_is_a_value_and_opens_nothing(file: Path) -> None:
    journal = Journal(file, by="desk")
    assert journal == Journal(str(file), by="desk", patience=30)
    assert hash(journal) == hash(Journal(str(file), by="desk"))
    assert (
        repr(journal) == f"Journal(path={str(file)!r}, by='desk', patience=30.0, limits={Limits()})"
    )
    assert list(file.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "options", "words"),
    [
        ("", {}, "'' is no path of a journal; name a file"),
        (5, {}, "5 is no path of a journal; name a file"),
        (None, {}, "None is no path of a journal"),
        (b"x", {}, "b'x' is no path of a journal"),
        ("x", {"by": None}, "by of a journal is a text, not None; quote it"),
        ("x", {"by": "\ud800"}, "by of a journal holds half a character"),
        ("x", {"patience": -1}, "-1 is no patience; write seconds, from 0 on"),
        ("x", {"patience": "1"}, "'1' is no patience"),
        ("x", {"patience": float("inf")}, "inf is no patience"),
        ("x", {"patience": float("nan")}, "nan is no patience"),
    ],
)
def test_what_is_no_journal_is_refused(path: Any, options: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        Journal(path, **options)
    assert str(caught.value).startswith(words)


# -- append --------------------------------------------------------------------------------


def test_what_is_appended_is_there_with_when_and_by_whom(file: Path) -> None:
    journal = Journal(file, by="desk")
    appended = journal.append(LEAK, SLICK, at="2031-08-04T12:00Z")
    assert appended.repaired is None
    assert list(journal) == list(appended.entries) == list(journal.entries())
    assert [(e.content, e.at, e.by, e.number) for e in journal] == [
        (LEAK, NOON, "desk", 1),
        (SLICK, NOON, "desk", 2),
    ]
    assert appended.ids == tuple(entry.id for entry in journal)
    again = Journal(file, by="other").append(LEAK, at=WEEK)
    assert (again.ids[0], again.entries[0].number) == (appended.ids[0], 3)
    assert file.read_bytes() == line(LEAK, 1) + line(SLICK, 2) + line(LEAK, 3, WEEK, "other")


def test_without_a_time_it_is_now_in_utc_to_the_second(file: Path) -> None:
    journal = Journal(file)
    one, two = journal.append(LEAK, SLICK).entries
    assert one.at == two.at
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", str(one.at))
    assert (one.by, two.by) == ("", "")


def test_what_is_held_as_objects_is_appended_before_and_once(file: Path) -> None:
    journal = Journal(file)
    other = says("other", SPILL, article(POST, 3), DEPOT)
    appended = journal.append(REPORT, other, REPORT, POST)
    assert ids(journal) == ["post", "post-3", "mayor", "depot", "spill", "report", "other"]
    assert [entry.content for entry in appended.entries] == [
        detached(record) for record in (POST, article(POST, 3), MAYOR, DEPOT, SPILL, REPORT, other)
    ]
    assert all(
        entry.content == detached(entry.content)
        for entry in journal
        if isinstance(entry.content, Record)
    )
    assert load(file).ledger.statement("report") == REPORT
    journal.append(REPORT)  # in another call again
    assert ids(journal)[7:] == ["post", "post-3", "mayor", "depot", "spill", "report"]
    assert load(file).ledger == Ledger().record(REPORT, other, at=appended.entries[0].at)


def test_two_versions_of_what_is_held_are_both_appended(file: Path) -> None:
    one = Assertion(Claim("leak", "One"), chain=[MAYOR], id="s1")
    two = Assertion(Claim("leak", "Two"), chain=[MAYOR], id="s2")
    Journal(file).append(one, two)
    (conflict,) = load(file).ledger.conflicts
    assert {version.text for version in conflict.versions if isinstance(version, Claim)} == {
        "One",
        "Two",
    }


def test_a_chain_of_ten_thousand_records_that_hold_each_other_is_appended(file: Path) -> None:
    document = Document("d-0", POST)
    for number in range(1, 2_000):
        document = Document(f"d-{number}", POST, derived_from=document, derivation="copy")
    appended = Journal(file).append(document)
    assert [getattr(e.content, "id", "") for e in appended.entries[:3]] == ["post", "d-0", "d-1"]
    assert len(appended.ids) == 2_001


def test_all_that_a_journal_holds_can_be_appended(file: Path) -> None:
    contents: list[Content] = [
        External(["far"]),
        Expectation(claim=Ref("leak"), status="open"),
        Amendment(Ref("leak"), LEAK, id="a"),
        Torn.of(b"x"),
        Lost(((7, 7),)),
    ]
    journal = Journal(file)
    journal.append(*contents, at=NOON)
    assert [entry.content for entry in journal] == contents


def test_what_a_policy_switches_is_kept_as_files_have_it(file: Path) -> None:
    journal = Journal(file)
    expected = Expectation(claim=Ref("leak"), policy={"resolver": True, "unnamed": "weak"})
    (entry,) = journal.append(expected).entries
    assert entry.content == expected.but(policy={"resolver": "on", "unnamed": "weak"})
    assert list(journal) == [entry]


def test_nothing_is_appended_without_anything(file: Path) -> None:
    assert Journal(file).append().ids == ()
    assert Journal(file).add([]).ids == ()
    assert list(Journal(file)) == []


@pytest.mark.parametrize("odd", [5, None, "leak", Ref("leak"), [LEAK], Recording(NOON)])
def test_what_is_no_record_is_refused_and_nothing_is_written(file: Path, odd: Any) -> None:
    journal = written(file, LEAK)
    before = file.read_bytes()
    with pytest.raises(InvalidRecordError) as caught:
        journal.append(SLICK, odd)
    assert str(caught.value) == f"{odd!r} is no record; append records"
    with pytest.raises(InvalidRecordError, match="is no record; append records"):
        journal.add([(SLICK, None), (odd, None)])
    assert file.read_bytes() == before


@attrs.frozen(repr=False)
class Rumour(Claim):  # type: ignore[misc]  # a class of one's own, as somebody may try
    """What no journal knows."""


@pytest.mark.parametrize(
    ("odd", "limits", "words"),
    [
        (
            DEEP,
            Limits(),
            (
                "'deep' would not read back from a journal: this nests deeper than 100 "
                "levels; nest less, as a ledger needs about eight, or raise the limit 'depth'"
            ),
        ),
        (
            LEAK,
            Limits(line=100),
            (
                "'leak' would not read back from a journal: this line has more than 100 bytes; "
                "split the record, or raise the limit 'line'"
            ),
        ),
        (
            LEAK,
            Limits(text=29),
            (
                "'leak' would not read back from a journal: this text has more than 29 "
                "characters; make it shorter, or raise the limit 'text'"
            ),
        ),
        (
            LEAK,
            Limits(entries=1),
            (
                "'leak' would not read back from a journal: entry: the number of this entry is "
                "not from 1 to 1; number lines from 1, or raise the limit 'entries'"
            ),
        ),
        (
            Expectation(claim=Ref("leak"), status="opn"),
            Limits(),
            "'expectation-",
        ),
        (
            Expectation(claim=Ref("leak"), flags={"support": "\ufffd"}),
            Limits(),
            "'expectation-",
        ),
    ],
)
def test_what_would_not_read_back_is_not_written(
    file: Path, odd: Record, limits: Limits, words: str
) -> None:
    written(file, SLICK)
    before = file.read_bytes()
    with pytest.raises(InvalidRecordError) as caught:
        Journal(file, limits=limits).append(odd, at=NOON)
    assert str(caught.value).startswith(words)
    assert file.read_bytes() == before


def test_what_nests_too_deep_for_python_is_refused_too(file: Path) -> None:
    amendment: Record = LEAK
    with suppress(RecursionError):
        for _ in range(sys.getrecursionlimit()):
            amendment = Amendment(Ref("leak"), amendment, id="leak")
    with pytest.raises(InvalidRecordError) as caught:
        Journal(file).append(amendment)
    assert str(caught.value) == "a record nests too deep to be written; nest less"
    assert list(Journal(file)) == []


def test_a_time_that_is_none_is_refused(file: Path) -> None:
    with pytest.raises(InvalidRecordError, match="is no date"):
        Journal(file).append(LEAK, at="soon")
    assert not file.exists()


def test_add_writes_what_is_given_as_it_is(file: Path) -> None:
    given: list[tuple[Content, Recording | None]] = [
        (LEAK, Recording(WEEK, "archive")),
        (SLICK, Recording()),
        (External(["far"]), Recording(by="x")),
        (LEAK, Recording(WEEK, "archive")),
        (Claim("smoke", "There is smoke"), None),
    ]
    journal = Journal(file, by="desk")
    entries = journal.add(iter(given)).entries
    assert [(e.content, Recording(e.at, e.by)) for e in entries[:4]] == given[:4]
    assert entries[4].by == "desk"
    assert entries[4].at is not None
    assert list(journal) == list(entries)
    assert numbers(journal) == [1, 2, 3, 4, 5]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(records(), st.none() | periods()), max_size=4))
def test_records_of_any_kind_are_appended_and_read(
    tmp_path_factory: pytest.TempPathFactory, given: list[tuple[Record, Period | None]]
) -> None:
    journal = Journal(tmp_path_factory.mktemp("any") / "desk.jsonl", by="desk")
    journal.add((record, Recording(at)) for record, at in given)
    assert [(e.content, e.at) for e in journal] == [(as_files_have_it(r), at) for r, at in given]


@settings(max_examples=25, deadline=None)
@given(ledgers())
def test_a_ledger_is_appended_and_loaded(
    tmp_path_factory: pytest.TempPathFactory, ledger: Ledger
) -> None:
    journal = Journal(tmp_path_factory.mktemp("any") / "desk.jsonl")
    journal.add((record, Recording(ledger.recorded(record))) for record in ledger)
    found = load(journal.path).ledger
    assert found == ledger
    assert found.conflicts == ledger.conflicts
    for record in ledger:
        assert found.recorded(record) == ledger.recorded(record)


# -- what stands at the end ----------------------------------------------------------------


@pytest.mark.parametrize("torn", [b"{", b'{"at":"2031-08-0', b"\0" * 5_000, line(SLICK, 2)[:-2]])
def test_a_torn_tail_is_taken_away_told_and_marked(file: Path, torn: bytes) -> None:
    journal = written(file, LEAK)
    with file.open("ab") as end:
        end.write(torn)
    appended = journal.append(SLICK, at=WEEK)
    assert str(appended.repaired) == (
        f"{file}: a torn tail of {len(torn)} bytes was taken away; "
        "its writing never ended, and nothing told that it had"
    )
    assert [entry.content for entry in appended.entries] == [SLICK]
    mark = list(journal)[1]
    assert (mark.content, mark.by, mark.number) == (Torn.of(torn), "desk", 2)
    assert numbers(journal) == [1, 2, 3]
    assert journal.verify().sound
    assert journal.append(LEAK).repaired is None


def test_a_whole_last_line_only_gets_its_end(file: Path) -> None:
    file.write_bytes(line(LEAK)[:-1])
    appended = Journal(file).append(SLICK)
    assert appended.repaired is None
    assert ids(Journal(file)) == ["leak", "slick"]
    assert file.read_bytes().startswith(line(LEAK))


def test_numbers_go_on_past_damaged_lines(file: Path) -> None:
    file.write_bytes(line(LEAK, 1) + line(SLICK, 2).replace(b"oil", b"fog"))
    (entry,) = Journal(file).append(SLICK).entries
    assert entry.number == 3
    assert [fault.line for fault in Journal(file).verify().damage] == [2, 0]


def test_what_is_no_journal_is_left_byte_for_byte(file: Path) -> None:
    file.write_text("claimledger: 1\nclaims: {a: A}\n")
    writes: list[Callable[[], object]] = [
        lambda: Journal(file).append(LEAK),
        lambda: Journal(file).add([]),
    ]
    for write in writes:
        with pytest.raises(JournalError, match="no whole line of a journal stands at its end"):
            write()
    assert file.read_text() == "claimledger: 1\nclaims: {a: A}\n"


# -- one writer at a time ------------------------------------------------------------------


def test_writers_by_two_names_take_one_lock(file: Path, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    link = tmp_path / "deep" / "link.jsonl"
    link.symlink_to("../desk.jsonl")
    written(file, LEAK)
    other = Journal(tmp_path / "deep" / ".." / "desk.jsonl", patience=0)

    def meanwhile() -> Iterator[tuple[Content, None]]:
        for journal in (Journal(link, patience=0), other):
            with pytest.raises(LockedError) as caught:
                journal.append(LEAK)
            assert caught.value.path == str(file.resolve())
        yield SLICK, None

    Journal(file).add(meanwhile())
    Journal(link).append(LEAK)
    assert ids(Journal(file)) == ["leak", "slick", "leak"]
    assert link.is_symlink()
    assert not (tmp_path / "deep" / "link.jsonl.lock").exists()


def test_writers_in_threads_wait_for_each_other(file: Path) -> None:
    def write(number: int) -> None:
        for turn in range(5):
            Journal(file, by=f"{number}").append(LEAK.but(id=f"c{number}-{turn}"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    assert numbers(Journal(file)) == list(range(1, 21))
    for number in range(4):
        assert [id for id in ids(Journal(file)) if id.startswith(f"c{number}")] == [
            f"c{number}-{turn}" for turn in range(5)
        ]


def test_patience_is_how_long_it_is_waited(file: Path) -> None:
    with FileLock(f"{file}.lock"):
        writes: list[Callable[[], object]] = [
            lambda: Journal(file, patience=0.01).append(LEAK),
            lambda: Journal(file, patience=0.01).merge(Journal(file)),
        ]
        for write in writes:
            with pytest.raises(LockedError, match=r"another writer has held it for 0\.01 seconds"):
                write()
    assert not file.exists()


@pytest.mark.parametrize("path", ["a\0b.jsonl", "\ud800.jsonl"])
def test_a_path_that_cannot_be_is_told(path: str, tmp_path: Path) -> None:
    journal = Journal(f"{tmp_path}/{path}")
    writes: list[Callable[[], object]] = [
        lambda: journal.append(LEAK),
        lambda: journal.merge(journal),
    ]
    for write in writes:
        with pytest.raises(JournalError, match="it cannot be found"):
            write()
    with pytest.raises(LoadError):
        list(journal)


# -- merge ---------------------------------------------------------------------------------


def test_a_merge_brings_what_is_new_with_when_and_by_whom(tmp_path: Path) -> None:
    one = written(tmp_path / "one.jsonl", LEAK, by="one")
    two = written(tmp_path / "two.jsonl", LEAK, SLICK, by="two")
    appended = one.merge(two)
    assert [(e.content, str(e.at), e.by, e.number) for e in appended.entries] == [
        (LEAK, "2031-08-04T12:00Z", "two", 2),
        (SLICK, "2031-08-04T12:01Z", "two", 3),
    ]
    assert one.merge(two).ids == one.merge(one).ids == ()
    assert len(list(two)) == 2


def test_a_merge_into_nothing_is_a_copy_without_the_marks(tmp_path: Path) -> None:
    marks: list[Content] = [LEAK, Torn.of(b"{"), Lost(((3, 9),)), SLICK, External(["far"])]
    two = written(tmp_path / "two.jsonl", *marks)
    one = Journal(tmp_path / "one.jsonl")
    assert one.merge(two).ids == tuple(e.id for e in two if not isinstance(e.content, Torn | Lost))
    assert numbers(one) == [1, 2, 3]
    assert one.verify().sound
    assert one.verify().notices == ()


def test_what_stands_twice_is_merged_once(tmp_path: Path) -> None:
    two = Journal(tmp_path / "two.jsonl")
    two.append(LEAK, LEAK, at=NOON)
    two.append(LEAK, at=NOON)
    one = Journal(tmp_path / "one.jsonl")
    assert len(one.merge(two).ids) == 1


def test_a_merge_with_damage_writes_nothing(tmp_path: Path) -> None:
    one = written(tmp_path / "one.jsonl", LEAK)
    two = written(tmp_path / "two.jsonl", SLICK)
    before = Path(one.path).read_bytes()
    with Path(two.path).open("ab") as end:
        end.write(b"x\n")
    for journal, other in ((one, two), (two, one)):
        with pytest.raises(LoadError):
            journal.merge(other)
    with pytest.raises(LoadError):
        one.merge(Journal(tmp_path / "none.jsonl"))
    assert Path(one.path).read_bytes() == before


SOME = st.lists(
    st.tuples(
        st.sampled_from([LEAK, SLICK, Claim("leak", "No tank leaks"), External(["far"])]),
        st.sampled_from([Recording(), Recording(NOON), Recording(WEEK, "x"), Recording(by="x")]),
    ),
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(SOME, SOME)
def test_merges_hold_the_same_in_any_order_and_the_union_of_lines_does_too(
    tmp_path_factory: pytest.TempPathFactory,
    one: list[tuple[Content, Recording]],
    two: list[tuple[Content, Recording]],
) -> None:
    folder = tmp_path_factory.mktemp("merge")

    def fresh(name: str, *held: list[tuple[Content, Recording]]) -> Journal:
        journal = Journal(folder / name)
        for contents in held:
            journal.add(contents)
        return journal

    ab, ba = fresh("ab.jsonl", one), fresh("ba.jsonl", two)
    a, b = fresh("a.jsonl", one), fresh("b.jsonl", two)
    ab.merge(b)
    ba.merge(a)
    assert ab.merge(a).ids == ab.merge(b).ids == ba.merge(ab).ids == ab.merge(ba).ids == ()
    assert {entry.key for entry in ab} == {entry.key for entry in ba}
    union = folder / "union.jsonl"
    union.write_bytes(Path(a.path).read_bytes() + Path(b.path).read_bytes())
    ledger = load(a.path, b.path).ledger
    assert ledger == load(b.path).ledger | load(a.path).ledger
    assert load(ab.path).ledger == load(ba.path).ledger == load(union).ledger == ledger
    assert Journal(union).verify().sound
    assert load(union).external == load(ab.path).external == load(ba.path).external


# -- damage --------------------------------------------------------------------------------


def test_entries_are_given_and_damage_is_raised_at_the_end(file: Path) -> None:
    file.write_bytes(line(LEAK, 1) + b"x\n" + line(SLICK, 3) + b"\n" + b"{")
    entries = Journal(file).entries()
    assert [next(entries).content, next(entries).content] == [LEAK, SLICK]
    with pytest.raises(LoadError) as caught:
        next(entries)
    assert caught.value.message == "2 damaged lines"
    assert [fault.line for fault in caught.value.faults] == [2, 4]
    file.write_bytes(b"x\n")
    with pytest.raises(LoadError) as caught:
        Journal(file).checkpoint()
    assert caught.value.message == "1 damaged line"


def test_of_very_much_damage_the_first_thousand_faults_are_told(file: Path) -> None:
    file.write_bytes(b"x\n" * 1_100)
    with pytest.raises(LoadError) as caught:
        list(Journal(file))
    assert caught.value.message == "1100 damaged lines"
    assert len(caught.value.faults) == 1_000


def test_a_torn_tail_is_passed_over(file: Path) -> None:
    file.write_bytes(line(LEAK) + line(SLICK)[:-2])
    assert ids(Journal(file)) == ["leak"]
    assert Journal(file).checkpoint().count == 1
    assert [each.torn for each in Journal(file).lines()] == [False, True]


def test_it_is_told_how_much_is_read(file: Path, tmp_path: Path) -> None:
    journal, size = written(file, LEAK), len(line(LEAK))
    told: list[tuple[int, int]] = []

    def watch(done: int, of: int) -> None:
        told.append((done, of))

    list(journal.entries(watch))
    list(journal.lines(watch))
    journal.salvage(tmp_path / "out.jsonl", watch=watch)
    assert told == [(size, size)] * 3


# -- salvage -------------------------------------------------------------------------------


def test_a_salvage_keeps_what_is_whole_byte_for_byte(file: Path, tmp_path: Path) -> None:
    lines = [line(LEAK, n) for n in range(1, 9)]
    data = (
        lines[0]
        + lines[1].replace(b"tank", b"pipe")
        + lines[2][:-1]
        + lines[3]  # joined with the one before
        + b"\n<<<<<<< HEAD\n"
        + lines[0]
        + lines[6]
        + lines[7][:-2]
    )
    file.write_bytes(data)
    out = tmp_path / "saved.jsonl"
    salvaged = Journal(file, by="night desk").salvage(str(out))
    assert file.read_bytes() == data
    kept = [lines[0], lines[2], lines[3], lines[0], lines[6]]
    assert out.read_bytes().startswith(b"".join(kept))
    mark = list(Journal(out))[-1]
    assert (mark.content, mark.by, mark.number) == (Lost(((2, 2), (5, 6))), "night desk", 8)
    assert (salvaged.kept, salvaged.lost) == (5, ((2, 2), (5, 6)))
    assert str(salvaged) == "5 lines kept, 3 known to be lost"
    assert [fault.line for fault in salvaged.damage] == [2, 3, 4, 5, 8]
    assert Journal(out).verify().sound
    assert load(out).ledger == Ledger().record(LEAK, at=NOON)


def test_a_salvage_of_a_salvage_loses_nothing_more(file: Path, tmp_path: Path) -> None:
    file.write_bytes(line(LEAK, 1) + line(LEAK, 4))
    first = Journal(file).salvage(tmp_path / "one.jsonl")
    second = Journal(tmp_path / "one.jsonl").salvage(tmp_path / "two.jsonl")
    assert first.lost == ((2, 3),)
    assert second == Salvaged(3, (), ())
    one, two = (tmp_path / name for name in ("one.jsonl", "two.jsonl"))
    assert one.read_bytes() == two.read_bytes()
    (tmp_path / "three.jsonl").write_bytes(one.read_bytes().replace(line(LEAK, 1), b""))
    third = Journal(tmp_path / "three.jsonl").salvage(tmp_path / "four.jsonl")
    assert third.lost == ((1, 1),)
    assert Journal(tmp_path / "four.jsonl").verify().sound


def test_a_salvage_of_a_sound_journal_is_a_copy(file: Path, tmp_path: Path) -> None:
    written(file, LEAK, SLICK)
    out = tmp_path / "out.jsonl"
    assert Journal(file).salvage(out) == Salvaged(2, (), ())
    assert out.read_bytes() == file.read_bytes()
    file.write_bytes(line(LEAK)[:-1])
    Journal(file).salvage(tmp_path / "ended.jsonl")
    assert (tmp_path / "ended.jsonl").read_bytes() == line(LEAK)


def test_a_salvage_of_nothing_whole_is_empty(file: Path, tmp_path: Path) -> None:
    file.write_bytes(b"hello\n" * 1_200)
    salvaged = Journal(file).salvage(tmp_path / "out.jsonl")
    assert (salvaged.kept, salvaged.lost, len(salvaged.damage)) == (0, (), 1_000)
    assert (tmp_path / "out.jsonl").read_bytes() == b""


def test_a_salvage_never_writes_over_anything(file: Path, tmp_path: Path) -> None:
    journal = written(file, LEAK)
    (tmp_path / "out.jsonl").write_text("before")
    for out in (file, tmp_path / "out.jsonl", tmp_path):
        with pytest.raises(JournalError, match="this is there already; name a file that is not"):
            journal.salvage(out)
    with pytest.raises(LoadError):
        Journal(tmp_path / "none.jsonl").salvage(tmp_path / "new.jsonl")
    left = {path.name for path in tmp_path.iterdir()}
    assert left - {"desk.jsonl.lock"} == {"desk.jsonl", "out.jsonl"}
    assert (tmp_path / "out.jsonl").read_text() == "before"


@pytest.mark.parametrize("damage", [b"", b"x\n" * 1_200])
def test_lines_that_a_newer_library_wrote_are_no_damage_and_not_salvaged(
    file: Path, tmp_path: Path, damage: bytes
) -> None:
    body = '{"id":"leak","text":"x","type":"claim"}'
    file.write_bytes(line(LEAK) + damage + sealed(body, entry="2", version="2") + b"\n")
    with pytest.raises(LoadError) as caught:
        Journal(file).salvage(tmp_path / "out.jsonl")
    (fault,) = caught.value.faults
    assert isinstance(fault, NewerVersionError)
    assert fault.line == 2 + damage.count(b"\n")
    assert not (tmp_path / "out.jsonl").exists()
