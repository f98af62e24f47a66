"""Journals beside ledger files: one ledger, one space of ids, and a place for each record."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimledger.errors import LoadError
from claimledger.files import (
    External,
    Journal,
    LedgerFile,
    Limits,
    Place,
    Recording,
    Torn,
    dump,
    dumps,
    load,
    loads,
)
from claimledger.ledger import Ledger
from claimledger.model import (
    Amendment,
    Assertion,
    Claim,
    Denial,
    Document,
    Expectation,
    Link,
    Period,
    Ref,
    Source,
    detached,
)
from unit.files.journal.sealing import LEAK, NOON, SLICK, WEEK, line, written
from unit.newsroom import DEPOT, MAYOR, POST, article, says

NEWS = article(POST, 3)


@pytest.fixture
def desk(tmp_path: Path) -> Journal:
    """Return a journal of a port's records."""
    journal = Journal(tmp_path / "desk.jsonl", by="desk")
    journal.append(LEAK, MAYOR, NEWS, at=NOON)
    return journal


def yaml(folder: Path, text: str, name: str = "port.yaml") -> Path:
    file = folder / name
    file.write_text(f"claimledger: 1\n{text}\n", encoding="utf-8")
    return file


def faults(*paths: Path | str, limits: Limits | None = None) -> list[str]:
    with pytest.raises(LoadError) as caught:
        load(*paths, limits=limits or Limits())
    return [str(fault) for fault in caught.value.faults]


# -- together ------------------------------------------------------------------------------


def test_a_journal_is_loaded_like_a_file(desk: Journal) -> None:
    found = load(desk.path)
    assert found.ledger == Ledger().record(LEAK, MAYOR, NEWS, at=NOON)
    assert (found.expects, found.external, found.recordings, found.notices) == (
        (),
        frozenset(),
        {},
        (),
    )
    assert found.places["mayor"] == Place(desk.path, 2, 1)


def test_an_empty_journal_is_an_empty_ledger(tmp_path: Path) -> None:
    (tmp_path / "none.ndjson").write_bytes(b"")
    assert load(tmp_path / "none.ndjson") == LedgerFile(Ledger())


def test_a_folder_is_read_with_its_journals(tmp_path: Path, desk: Journal) -> None:
    yaml(tmp_path, "claims: {leak: A tank at the fuel depot leaks, smoke: There is smoke}")
    (tmp_path / "deep").mkdir()
    written(tmp_path / "deep" / "b.NDJSON", SLICK)
    (tmp_path / ".hidden.jsonl").write_text("no journal")
    found = load(tmp_path)
    assert found.ledger.claims.keys() == {"leak", "slick", "smoke"}
    assert found.ledger.recorded(LEAK) == NOON
    assert found.ledger.conflicts == ()
    assert found.ledger == load(tmp_path / "port.yaml", desk.path, tmp_path / "deep").ledger


def test_two_versions_in_a_file_and_a_journal_are_kept(tmp_path: Path, desk: Journal) -> None:
    file = yaml(tmp_path, "claims: {leak: No tank leaks}")
    for paths in ((file, desk.path), (desk.path, file)):
        found = load(*paths)
        (conflict,) = found.ledger.conflicts
        assert set(conflict.versions) == {LEAK, Claim("leak", "No tank leaks")}
        assert found.ledger.recorded(LEAK) == NOON


def test_files_may_name_what_only_a_journal_holds(tmp_path: Path, desk: Journal) -> None:
    """Parties, claims, documents as links of chains and as targets, statements, amendments."""
    desk.append(says("s1", LEAK, NEWS, MAYOR), Amendment(Ref("s1"), id="a1"), at=WEEK)
    file = yaml(
        tmp_path,
        """claimants: {depot: {name: the fuel depot, kind: organization}}
claims: {spill: {text: The depot spilled oil, accused: [mayor]}}
relations: [[depot, part_of, mayor]]
documents:
  tide-1: {source: post, authors: [mayor], derived_from: post-3, derivation: copy, says: [
    {asserts: leak, chain: [post-3, mayor], citing: [s1]},
    {denies: {statement: s1}, chain: [{document: post-3, cue: said}, depot]},
    {retracts: {document: post-3}, replacement: {claim: leak}}]}
reviews: [{claim: leak, document: post-3, rating: "True"}]
suppressions: [{code: CLS101, subject: s1}]
amendments:
  - {record: s1, replacement: {asserts: leak, chain: [post-3]}}
  - {record: leak, replacement: It leaks badly}
  - {record: a1}
expects: [{claim: leak, answers: {mayor: denied}, viewpoint: {documents: {only: [post-3]}}}]""",
    )
    found = load(file, desk.path)
    link = Link(Ref("post"), document=Ref("post-3"))
    told = Assertion(
        Ref("leak"),
        chain=[Link(Ref("post"), document=Ref("tide-1")), link, MAYOR],
        citing=[Ref("s1")],
    )
    assert told in found.ledger
    assert (
        Denial(
            Ref("s1"),
            chain=[
                Link(Ref("post"), document=Ref("tide-1")),
                Link(Ref("post"), document=Ref("post-3"), cue="said"),
                DEPOT,
            ],
        )
        in found.ledger
    )
    assert Amendment(Ref("leak"), Claim("leak", "It leaks badly")) in found.ledger
    with_kind = Amendment(Ref("s1"), Assertion(Ref("leak"), chain=[link], id="s1"))
    assert with_kind in found.ledger
    assert len(faults(file)) > 10


def test_what_an_amendment_in_a_journal_puts_in_place_may_be_named(
    tmp_path: Path, desk: Journal
) -> None:
    renamed = Document("post-4", Ref("gull"), title="New")
    desk.append(Amendment(Ref("post-3"), renamed), Source("gull", "The Gull"), at=WEEK)
    file = yaml(tmp_path, "claims: {a: A}\nstatements: [{asserts: a, chain: [post-4, mayor]}]")
    link = Link(Ref("gull"), document=Ref("post-4"))
    assert Assertion(Ref("a"), chain=[link, MAYOR]) in load(file, desk.path).ledger


def test_a_journal_may_name_what_is_nowhere(tmp_path: Path) -> None:
    journal = written(tmp_path / "desk.jsonl", detached(says("s1", LEAK, NEWS, MAYOR)))
    assert len(load(journal.path).ledger) == 1
    yaml(tmp_path, "claims: {a: A}")
    assert len(load(tmp_path).ledger) == 2


def test_an_id_that_is_nowhere_is_a_fault_with_matches_from_the_journal(
    tmp_path: Path, desk: Journal
) -> None:
    file = yaml(tmp_path, "claims: {a: A}\nstatements: [{asserts: leek, chain: [mayr]}]")
    assert faults(file, desk.path) == [
        f"{file}:3:24: statements[0].asserts: no claim 'leek'; did you mean 'leak'?",
        (
            f"{file}:3:38: statements[0].chain[0]: no party or document 'mayr'; "
            "did you mean 'mayor'?"
        ),
    ]


def test_an_id_that_is_another_thing_in_a_journal_is_a_fault(tmp_path: Path, desk: Journal) -> None:
    file = yaml(tmp_path, "claims: {mayor: M}\nstatements: [{asserts: post-3, chain: [leak]}]")
    found = faults(file, desk.path)
    assert [words.partition(": ")[2] for words in found] == [
        (
            f"claims.mayor: 'mayor' is a claim here and a claimant at {desk.path}:2:1; "
            "give one of them another id"
        ),
        "statements[0].asserts: 'post-3' is a document, not a claim; name the id of a claim",
        (
            "statements[0].chain[0]: 'leak' is a claim, not a party or document; "
            "name the id of a party or document"
        ),
    ]


def test_external_ids_of_a_journal_are_external_to_files_only_with_theirs(
    tmp_path: Path, desk: Journal
) -> None:
    desk.append(External(["far"]), at=WEEK)
    file = yaml(tmp_path, "external: [near]\nstatements: [{asserts: leak, chain: [near]}]")
    assert load(file, desk.path).external == {"near", "far"}


# -- places, expectations, notices, recordings ---------------------------------------------


def test_places_are_those_of_the_files_before_those_of_journals(
    tmp_path: Path, desk: Journal
) -> None:
    other = written(tmp_path / "other.jsonl", SLICK, LEAK)
    file = yaml(tmp_path, "claimants: {mayor: M}")
    places = load(desk.path, other.path, file).places
    assert places["mayor"] == Place(str(file), 2, 13)
    assert places["leak"] == Place(desk.path, 1, 1)
    assert places["slick"] == Place(other.path, 1, 1)
    assert set(places) == {"leak", "mayor", "post", "post-3", "slick"}
    with pytest.raises(TypeError):
        places["leak"] = Place("x", 1, 1)  # type: ignore[index]  # they cannot be changed


def test_expectations_of_journals_come_first(tmp_path: Path, desk: Journal) -> None:
    expected = Expectation(claim=Ref("leak"), status="open")
    desk.append(expected, at=WEEK)
    file = yaml(tmp_path, "expects: [{claim: leak, status: denied}]")
    found = load(file, desk.path)
    assert [each.status for each in found.expects] == ["open", "denied"]
    assert found.places["expects[0]"] == Place(desk.path, 5, 1)
    assert found.places["expects[1]"] == Place(str(file), 2, 11)


def test_notices_of_all_journals_are_given(tmp_path: Path, desk: Journal) -> None:
    with Path(desk.path).open("ab") as end:
        end.write(b"{")
    other = written(tmp_path / "other.jsonl", Torn.of(b"x"))
    found = load(tmp_path)
    assert [(notice.file, notice.line) for notice in found.notices] == [
        (desk.path, 5),
        (other.path, 1),
    ]
    assert found.ledger == load(desk.path).ledger


def test_recordings_are_what_files_tell(tmp_path: Path, desk: Journal) -> None:
    yaml(tmp_path, "claims: {a: A}\nrecorded: [{at: 2031-09, by: ann, records: [a]}]", "a.yaml")
    yaml(
        tmp_path,
        "claims: {a: A, b: B}\nrecorded: [{at: 2031-08, by: bob, records: [a]}, "
        "{by: ann, records: [b, a]}, {at: 2031-09, by: ann, records: [a]}]",
        "b.yaml",
    )
    found = load(tmp_path)
    assert found.recordings == {
        "a": (
            Recording(Period("2031-09"), "ann"),
            Recording(Period("2031-08"), "bob"),
            Recording(by="ann"),
        ),
        "b": (Recording(by="ann"),),
    }
    assert str(found.ledger.recorded(found.ledger.claim("a"))) == "2031-08"
    assert found.ledger.recorded(found.ledger.claim("b")) is None
    with pytest.raises(TypeError):
        found.recordings["a"] = ()  # type: ignore[index]  # they cannot be changed
    assert desk.path not in found.recordings


def test_recordings_go_through_a_file(tmp_path: Path) -> None:
    ledger = Ledger().record(LEAK, at=NOON).record(SLICK)
    recordings = {
        "leak": [Recording(WEEK, "ann"), Recording(by="bob")],
        "slick": [Recording(by="ann")],
        "none": [Recording(NOON)],
    }
    for format in ("yaml", "json"):
        text = dumps(ledger, format=format, recordings=recordings)
        found = loads(text, format=format)
        assert found.ledger == ledger
        assert found.recordings == {
            "leak": (Recording(WEEK, "ann"), Recording(by="bob"), Recording(NOON)),
            "slick": (Recording(by="ann"),),
        }
    dump(ledger, tmp_path / "a.yaml", recordings=found.recordings)
    again = load(tmp_path / "a.yaml")
    assert (again.ledger, again.recordings) == (ledger, found.recordings)
    assert 'by: "2024"' in dumps(ledger, recordings={"leak": [Recording(by="2024")]})


def test_a_recording_says_when_or_by_whom_in_any_order() -> None:
    text = "{claimledger: 1, claims: {a: A}, recorded: [%s]}"
    for lines, expected in (
        ("{records: [a], by: ann}", (Recording(by="ann"),)),
        ("{records: [a], at: 2031}", (Recording(Period("2031")),)),
        ("{by: ann, at: 2031, records: [a]}", (Recording(Period("2031"), "ann"),)),
        ('{by: "", at: 2031, records: [a]}', (Recording(Period("2031")),)),
        ("{by: ann, at: , records: [a]}", (Recording(by="ann"),)),
        ("{by: 2024, records: []}", None),
    ):
        found = loads(text % lines)
        assert found.recordings.get("a") == expected


# -- what goes wrong -----------------------------------------------------------------------


def test_faults_of_files_and_journals_are_told_together(tmp_path: Path, desk: Journal) -> None:
    with Path(desk.path).open("ab") as end:
        end.write(b"x\n")
    file = yaml(tmp_path, "claims: {a: A, a: B}\nstatements: [{asserts: nowhere, chain: [far]}]")
    found = faults(file, desk.path, tmp_path / "none.jsonl")
    assert [words.partition(" ")[0] for words in found] == [
        f"{desk.path}:5:1:",
        f"{tmp_path}/none.jsonl:",
        f"{file}:2:16:",
    ]  # what the journal would have declared is not known


@pytest.mark.parametrize("name", ["desk.jsonl", "desk.ndjson"])
def test_what_is_no_file_is_a_fault_and_not_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    words = f"{tmp_path}/{name}: this is no plain file; name a journal"
    assert faults(tmp_path / name) == [words]
    assert len(faults(tmp_path)) == 1


def test_limits_hold_of_journals_too(tmp_path: Path, desk: Journal) -> None:
    assert "more than 1 lines" in faults(desk.path, limits=Limits(entries=1))[0]
    assert "larger than 9 bytes" in faults(tmp_path, limits=Limits(journal=9))[0]
    (tmp_path / "b.jsonl").write_bytes(b"x\n" * 20)
    assert len(faults(tmp_path / "b.jsonl", limits=Limits(faults=5))) == 5


def test_it_is_told_how_much_is_read(tmp_path: Path, desk: Journal) -> None:
    told: list[tuple[int, int]] = []
    yaml(tmp_path, "claims: {a: A}")
    load(tmp_path, watch=lambda *both: told.append(both))
    size = Path(desk.path).stat().st_size
    assert told == [(size, size)]


def test_a_folder_without_any_is_told(tmp_path: Path) -> None:
    (words,) = faults(tmp_path)
    assert words == (
        f"{tmp_path}: this folder holds no ledger files; "
        "put .yaml, .yml, .json or .jsonl files into it"
    )


def test_a_text_is_no_journal() -> None:
    with pytest.raises(LoadError):
        loads(line(LEAK), name="desk.jsonl")
