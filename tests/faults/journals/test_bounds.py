"""What is beyond a limit is refused with its name, what is large loads, and nothing blocks."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimledger.cli.commands import cli
from claimledger.errors import ClaimLedgerError, Fault, JournalError, LoadError
from claimledger.files import Journal, Limits, load
from claimledger.files.journal import lines
from claimledger.files.journal.lines import Lines, encoded
from claimledger.model import Claim, Period
from faults.journals.looking import DISK
from faults.journals.making import text_of
from faults.journals.sound import NAME, SHORT, sealed

CLAIM = '{"id":"c","text":"It was a long night","type":"claim"}'
SAID = '{"chain":["gazette","guild","warden"],"id":"s","target":"c","type":"assertion"}'
DEEP = '{"id":"c","meta":{"a":[[[[1]]]]},"text":"C","type":"claim"}'

BEYOND = [
    ("journal", sealed(CLAIM), 100),
    ("line", sealed(CLAIM), 100),
    ("depth", sealed(DEEP), 5),
    ("text", sealed(CLAIM), 18),
    ("text", sealed('{"id":"c","text":"C","type":"claim"}', by='"the night desk at home"'), 20),
    (
        "text",
        sealed('{"id":"c","meta":{"a key that is too long":1},"text":"C","type":"claim"}'),
        20,
    ),
    ("chain", sealed(SAID), 2),
    ("values", sealed(SAID), 7),
    ("entries", sealed(CLAIM, entry="1") + b"\n" + sealed(CLAIM, entry="2"), 1),
    ("entries", sealed(CLAIM, entry="9"), 8),
]


@pytest.mark.parametrize(("name", "data", "most"), BEYOND, ids=[name for name, *_ in BEYOND])
def test_what_is_beyond_a_limit_names_it(tmp_path: Path, name: str, data: bytes, most: int) -> None:
    path = tmp_path / NAME
    path.write_bytes(data + b"\n")
    assert load(path).ledger  # within the limits that hold unless others are given
    limits = Limits.of({name: most})
    with pytest.raises(LoadError) as error:
        load(path, limits=limits)
    assert f"'{name}'" in error.value.faults[0].mend
    assert error.value.faults[0].file == str(path)
    told = _verified(path, limits)
    assert any(f"'{name}'" in fault.mend for fault in told)
    for verb in ("status", "verify"):
        ended = CliRunner().invoke(cli, [verb, str(path), "--limit", f"{name}={most}"])
        assert ended.exit_code in ({2} if verb == "status" else {1, 2})
        assert f"'{name}'" in ended.output
    within = Limits.of({name: 10 * most})
    if name not in ("journal", "line"):
        assert load(path, limits=within).ledger


def _verified(path: Path, limits: Limits) -> tuple[Fault, ...]:
    try:
        return Journal(str(path), limits=limits).verify().damage
    except LoadError as error:
        return error.faults


def test_of_very_many_faults_so_many_are_told_as_the_limit_has_it(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"x\n" * 50)
    limits = Limits(faults=20)
    with pytest.raises(LoadError, match="at least 20 faults"):
        load(path, limits=limits)
    damage = Journal(str(path), limits=limits).verify().damage
    assert len(damage) == 21
    assert damage[-1].problem == "there are 30 more damaged lines"
    assert "'faults'" in damage[-1].mend


def test_of_very_many_notices_so_many_are_told_as_the_limit_has_it(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(SHORT.data * 9)
    verified = Journal(str(path), limits=Limits(faults=20)).verify(SHORT.checkpoint)
    assert verified.sound
    assert len(verified.notices) == 21
    assert verified.notices[-1].problem == f"there are {8 * len(SHORT.lines) - 20} more notices"


def test_a_line_that_is_faulty_all_over_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / NAME
    keys = ",".join(f'"k{number:05}":{number}' for number in range(600))
    path.write_bytes(sealed(f'{{{keys},"type":"claim"}}') + b"\n")
    with pytest.raises(LoadError, match="at least 500 faults"):
        load(path, limits=Limits(faults=500))


def test_numbers_that_are_far_apart_cost_what_lies_between_once(tmp_path: Path) -> None:
    """Each pair that steps over the same gap once looked through all of it again."""
    path = tmp_path / NAME
    found = [
        sealed(text_of({"id": f"c{n}", "text": "C", "type": "claim"}), entry=entry)
        for n, entry in enumerate(["1", "20000000"] * 400)
    ]
    ranges = ",".join("[2,19999999]" for _ in range(400))
    found.append(sealed(f'{{"entries":[{ranges}],"type":"lost"}}', entry="1"))
    path.write_bytes(b"\n".join((*found, b"")))
    assert Journal(str(path)).verify().sound


def test_what_is_salvaged_reads_back_though_the_last_number_is_taken(tmp_path: Path) -> None:
    path, saved = tmp_path / NAME, tmp_path / "saved.jsonl"
    path.write_bytes(sealed(CLAIM, entry="20000000") + b"\nx\n")
    assert Journal(str(path), disk=DISK).salvage(saved).lost == ((1, 19_999_999),)
    assert Journal(str(saved)).verify().sound
    assert load(saved).ledger == load(path.with_name("saved.jsonl")).ledger


# -- large, and allowed --------------------------------------------------------------------


def test_a_chain_of_very_many_links_in_one_line_loads(tmp_path: Path) -> None:
    path = tmp_path / NAME
    chain = [f"p{number}" for number in range(200_000)]
    body = {"chain": chain, "id": "s", "target": "c", "type": "assertion"}
    path.write_bytes(sealed(text_of(body)) + b"\n")
    assert [link.party.id for link in load(path).ledger.statement("s").chain] == chain


def test_a_journal_of_very_many_lines_loads(tmp_path: Path) -> None:
    path = tmp_path / NAME
    count = 20_000
    with path.open("wb") as file:
        for number in range(1, count + 1):
            file.write(encoded(Claim(f"c{number}", "C"), None, "", number)[1])
    assert len(load(path).ledger.claims) == count
    assert Journal(str(path)).verify().lines == count


def test_of_names_and_times_only_some_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "_MANY", 6)
    path = tmp_path / NAME
    marks = [("2031", "a"), ("2032", "bb"), ("2031", "a"), ("2033", "a long name"), ("2032", "bb")]
    with path.open("wb") as file:
        for number, (at, by) in enumerate(marks * 3, 1):
            file.write(encoded(Claim(f"c{number}", "C"), Period(at), by, number)[1])
    reader = Lines(str(path))
    found = [reader.entry(raw) for raw in path.read_bytes().splitlines()]
    assert [(str(e.at), e.by) for e in found if e is not None] == marks * 3
    assert reader._names.keys() == {b"a", b"bb"}


# -- what is no journal --------------------------------------------------------------------


def _asked(path: Path) -> list[str]:
    """Ask for a journal that is none in every way; return what was told."""
    told = []
    journal = Journal(str(path), disk=DISK, patience=1)
    for ask in (lambda: load(path), journal.verify, journal.checkpoint, lambda: list(journal)):
        with pytest.raises(ClaimLedgerError) as error:
            ask()
        told.append(str(error.value))
    with pytest.raises(ClaimLedgerError) as error:
        journal.salvage(path.with_name("saved.jsonl"))
    told.append(str(error.value))
    with pytest.raises(JournalError) as refused:
        journal.append(Claim("c", "C"))
    told.append(str(refused.value))
    for verb in ("status", "verify", "checkpoint"):
        ended = CliRunner().invoke(cli, [verb, str(path)])
        assert (ended.exit_code, ended.stdout) == (2, "")
        told.append(ended.stderr)
    return told


@pytest.mark.parametrize("kind", ["pipe", "folder", "socket", "device", "link to a device"])
def test_what_is_no_plain_file_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    path = tmp_path / NAME
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
            (path / NAME).mkdir()
        case "socket":
            back = Path.cwd()
            os.chdir(tmp_path)  # the name of a socket is short
            with socket.socket(socket.AF_UNIX) as bound:
                bound.bind(NAME)
            os.chdir(back)
        case "device":
            path = Path("/dev/zero")
        case _:
            path.symlink_to("/dev/zero")
    for told in _asked(path):
        assert "file" in told or "device" in told or "address" in told


def test_a_pipe_into_which_somebody_writes_is_no_journal_either(tmp_path: Path) -> None:
    path = tmp_path / NAME
    os.mkfifo(path)
    end = os.open(path, os.O_RDWR)
    os.write(end, SHORT.data)
    try:
        assert all("file" in told or "device" in told for told in _asked(path))
    finally:
        os.close(end)


def test_a_checkpoint_is_read_from_no_device(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(SHORT.data)
    for point in ("/dev/zero", str(tmp_path), str(tmp_path / "nowhere"), str(path)):
        ended = CliRunner().invoke(cli, ["verify", str(path), "--checkpoint", point])
        assert (ended.exit_code, ended.stdout) == (2, "")
