"""Old files stay readable: those of format version 1 load, mean the same, and are written again."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimledger import assess_all
from claimledger.cli.commands import cli
from claimledger.errors import Fault, InvalidRecordError, LoadError, NewerVersionError
from claimledger.files import Checkpoint, Journal, Torn, convert, dump, dumps, load, loads
from claimledger.files.journal.bodies import TYPES
from claimledger.files.journal.lines import encoded
from claimledger.model import Expectation, Record
from faults.journals.sound import sealed
from faults.seeds import keys_of, shapes

HERE = Path(__file__).parent
OLD = HERE / "version_1"
NEW = HERE / "version_2"
JOURNAL = OLD / "desk.jsonl"
LEDGERS = [OLD / "ledger.yaml", OLD / "ledger.json"]
BY_HAND = [OLD / "by-hand.yaml", OLD / "by-hand.json"]

BYTES = {
    "by-hand.json": "0d5590971a42e861db8af8955ad664794cf3be25b7f4f9079f84c3a25b255eec",
    "by-hand.yaml": "92c990f9fdc09be87192fac4d1820ae0437fe00e8b46654b95c96af78fe78cfa",
    "desk.jsonl": "fb3b8af7c895a104d2aaf1093a3150c5ee695f5875b06e839ef8acb6dfb8574e",
    "desk.checkpoint": "c59506991d41b72ee78e581f3dc1eb636f2252fe765af38fb1798ffb138a7377",
    "ledger.yaml": "81e9372aeab22b4a70377fb11c44319c5b2c20e50e6fcab816384928b0389086",
    "ledger.json": "1512069bd964f1f7686162aecae8ab3d164a8c74fe445eaaa32bcbd45c82f34e",
}
"""The SHA-256 of each file: an old file is never changed."""

DIGEST = "35d02821de7074e6fc0d591fc1351a675070758fb28cb3040abff112db5aaa4f"
"""The digest of the ledger that each of them holds."""

BY_HAND_DIGEST = "6858689950aed4f4fad5c39d08c9753e42075fe7332ee0ea70242e6f37d82b99"

OWN_FILE = "a new field stands in a file of its own, beside the old ones"

ANSWERS_BY_HAND = {"gate": "denied", "water": "open"}
ANSWERS = {**ANSWERS_BY_HAND, "late": "unreported"}


def test_the_old_files_are_as_they_were() -> None:
    found = {name: sha256((OLD / name).read_bytes()).hexdigest() for name in BYTES}
    assert found == BYTES
    assert {path.name for path in OLD.iterdir()} == BYTES.keys()


@pytest.mark.parametrize("path", [JOURNAL, *LEDGERS], ids=lambda path: path.name)
def test_an_old_file_loads_to_the_same_ledger_and_the_same_answers(path: Path) -> None:
    found = load(path)
    assert found.ledger.digest == DIGEST
    assert {id: a.status.value for id, a in assess_all(found.ledger).items()} == ANSWERS
    assert found.external == {"afar", "check-1"}
    assert [expectation.claim.id for expectation in found.expects] == ["gate"]
    odd = ["a torn tail of", "a salvage did not find"] if path == JOURNAL else []
    assert len(found.notices) == len(odd)
    for notice, problem in zip(found.notices, odd, strict=True):
        assert notice.problem.startswith(problem)


@pytest.mark.parametrize("path", BY_HAND, ids=lambda path: path.name)
def test_an_old_file_that_was_written_by_hand_loads_to_the_same(path: Path) -> None:
    found = load(path)
    assert found.ledger.digest == BY_HAND_DIGEST
    assert {id: a.status.value for id, a in assess_all(found.ledger).items()} == ANSWERS_BY_HAND
    assert found.external == {"afar", "check-1"}
    assert len(found.expects) == 1


def test_an_old_journal_is_sound_and_of_its_checkpoint() -> None:
    point = Checkpoint.read((OLD / "desk.checkpoint").read_text("utf-8"))
    verified = Journal(str(JOURNAL)).verify(point)
    assert verified.sound
    assert verified.checkpoint == point
    assert verified.lines == 47
    told = CliRunner().invoke(cli, ["checkpoint", str(JOURNAL)])
    assert told.stdout_bytes == (OLD / "desk.checkpoint").read_bytes()


def test_every_type_and_every_key_stands_in_the_old_journal() -> None:
    bodies = [json.loads(line)["body"] for line in JOURNAL.read_text("utf-8").splitlines()]
    keys: dict[str, set[str]] = {}
    for body in bodies:
        keys.setdefault(body["type"], set()).update(body)
    assert keys == {name: set(table) for name, (_, table) in TYPES.items()}, OWN_FILE


def test_every_key_of_a_ledger_file_stands_in_the_old_ones() -> None:
    keys = set(keys_of(json.loads(LEDGERS[1].read_text("utf-8"))))
    keys |= set(keys_of(json.loads(BY_HAND[1].read_text("utf-8")))) | {"party", "kind"}
    assert {name: left for name, table in shapes().items() if (left := table - keys)} == {}


def test_the_lines_of_an_old_journal_are_written_the_same_again(tmp_path: Path) -> None:
    lines = JOURNAL.read_bytes().splitlines(keepends=True)
    for entry, line in zip(Journal(str(JOURNAL)), lines, strict=True):
        again, written = encoded(entry.content, entry.at, entry.by, entry.number)
        assert (again, written) == (entry, line)
    convert(JOURNAL, tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == JOURNAL.read_bytes()


@pytest.mark.parametrize("path", LEDGERS, ids=lambda path: path.name)
def test_an_old_ledger_file_is_written_the_same_again(path: Path, tmp_path: Path) -> None:
    found = load(path)
    new = tmp_path / path.name
    dump(
        found.ledger,
        new,
        expects=found.expects,
        external=found.external,
        recordings=found.recordings,
    )
    assert new.read_bytes() == path.read_bytes()
    convert(path, new, replace=True)
    assert new.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("path", LEDGERS, ids=lambda path: path.name)
def test_an_old_journal_is_the_old_ledger_file_and_back(path: Path, tmp_path: Path) -> None:
    new, back = tmp_path / path.name, tmp_path / "back.jsonl"
    assert convert(JOURNAL, new) == 2
    one, other = load(new), load(path)
    assert one == other
    convert(path, back)
    entries = list(Journal(str(JOURNAL)))
    records = [e for e in entries if isinstance(e.content, Record)]
    # when an expectation was written is nothing that a ledger file tells
    dated = {e.key for e in records if not isinstance(e.content, Expectation)}
    assert {entry.key for entry in Journal(str(back))} >= dated


def test_a_line_that_a_newer_library_wrote_is_told_for_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "desk.jsonl"
    path.write_bytes(JOURNAL.read_bytes() + (NEW / "desk.jsonl").read_bytes())
    with pytest.raises(LoadError) as error:
        load(path)
    (fault,) = error.value.faults
    assert type(fault) is NewerVersionError
    assert (fault.file, fault.line, fault.path) == (str(path), 48, "claimledger")
    assert "of version 2" in fault.problem
    assert "newer claimledger" in fault.mend
    assert [type(f) for f in Journal(str(path)).verify().damage] == [NewerVersionError]


@pytest.mark.parametrize("name", ["ledger.yaml", "ledger.json"])
def test_a_ledger_file_that_a_newer_library_wrote_is_told_for_what_it_is(name: str) -> None:
    with pytest.raises(LoadError) as error:
        load(NEW / name)
    (fault,) = error.value.faults  # what else is unknown in it is not told as a fault
    assert type(fault) is NewerVersionError
    assert (fault.file, fault.path) == (str(NEW / name), "claimledger")
    assert "of version 2" in fault.problem
    assert "newer claimledger" in fault.mend
    told = CliRunner().invoke(cli, ["status", str(NEW / name)])
    assert (told.exit_code, told.stdout) == (2, "")
    assert "of version 2" in told.stderr


@pytest.mark.parametrize("version", ["0", "01", "1.0", "one", "-2", "true", "[2]", "''"])
def test_what_is_no_version_is_no_newer_version(version: str) -> None:
    with pytest.raises(LoadError) as error:
        loads(f"claimledger: {version}")
    assert NewerVersionError not in map(type, error.value.faults)


@pytest.mark.parametrize("version", ["0", "1.0", "-2", "true", "[2]", '"2"', "null"])
def test_what_is_no_version_of_a_line_is_no_newer_version(tmp_path: Path, version: str) -> None:
    path = tmp_path / "desk.jsonl"
    body = '{"id":"base","text":"A base will open","type":"claim"}'
    path.write_bytes(sealed(body, version=version) + b"\n")
    (fault,) = Journal(str(path)).verify().damage
    assert type(fault) is Fault
    assert "claimledger append" in fault.mend


def test_a_checkpoint_that_a_newer_library_wrote_is_told_for_what_it_is() -> None:
    path = NEW / "desk.checkpoint"
    with pytest.raises(InvalidRecordError, match=r"of version 2.*newer claimledger"):
        Checkpoint.read(path.read_text("utf-8"))
    told = CliRunner().invoke(cli, ["verify", str(JOURNAL), "--checkpoint", str(path)])
    assert (told.exit_code, told.stdout) == (2, "")
    assert "of version 2" in told.stderr


def test_text_written_today_is_of_version_1() -> None:
    line = encoded(Torn.of(b"{"), None, "", 1)[1]
    assert json.loads(line)["claimledger"] == 1
    assert dumps(load(JOURNAL).ledger).startswith("claimledger: 1\n")
