"""The verbs for journals, as a shell sees them: output, error output, exit code."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from filelock import FileLock

from claimledger.cli import commands, streams
from claimledger.errors import InvalidRecordError
from claimledger.files import Journal, Limits, Lost, Torn, convert, load
from claimledger.model import Claim
from unit.files.journal.sealing import LEAK, NOON, SLICK, line, written

EXAMPLE = Path(__file__).parents[3] / "examples" / "pyongyang_2024.yaml"
BODY = '{"type": "claim", "id": "leak", "text": "A tank at the fuel depot leaks"}'
YAML = "claimledger: 1\nclaims: {a: A, b: B}\nrecorded: [{at: 2031-08, by: ann, records: [a]}]\n"
JSON = '{"claimledger": 1, "claims": {"a": "A", "b": "B"}}'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of its own, so that names are short."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: object, input: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(commands.cli, [str(a) for a in arguments], input=input)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def done(*arguments: object, input: str | bytes | None = None, stderr: str = "") -> str:
    """Run a verb that has nothing to say on standard error, and return what it prints."""
    result = run(*arguments, input=input)
    assert (result.exit_code, result.stderr) == (0, stderr)
    return result.stdout


def refused(*arguments: object, input: str | bytes | None = None, stdout: str = "") -> str:
    result = run(*arguments, input=input)
    assert (result.exit_code, result.stdout) == (2, stdout)
    assert "Traceback" not in result.stderr
    return result.stderr


def held(name: str = "desk.jsonl") -> list[tuple[str, str, str]]:
    """Return what a journal holds: ids, times and recorders."""
    return [
        (getattr(e.content, "id", type(e.content).__name__), str(e.at), e.by) for e in Journal(name)
    ]


def ids(*records: Claim) -> str:
    return "".join(f"{Journal('ids.jsonl').append(record).ids[0]}\n" for record in records)


A, B = Claim("a", "A"), Claim("b", "B")


# -- append --------------------------------------------------------------------------------


def test_lines_are_appended_from_standard_input_and_their_ids_printed() -> None:
    at = ("--by", "desk", "--at", "2031-08-04")
    other = BODY.replace("leak", "slick")
    assert done("append", "desk.jsonl", *at, input=f"{BODY}\n{other}\n{BODY}\n") == ids(
        LEAK, LEAK.but(id="slick", text="A tank at the fuel depot slicks"), LEAK
    )
    day = ("2031-08-04", "desk")
    assert held() == [("leak", *day), ("slick", *day), ("leak", *day)]
    assert done("append", "desk.jsonl", "-", input=f"\n{BODY}") == ids(LEAK)
    assert held()[3][2] == ""
    assert held()[3][1].endswith("Z")


def test_nothing_is_appended_from_nothing() -> None:
    assert done("append", "desk.jsonl", input="") == ""
    assert done("append", "desk.jsonl", input="\n\n") == ""
    assert not Path("desk.jsonl").exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", YAML),
        ("a.yml", YAML),
        ("a.json", JSON),
        ("a.txt", YAML),
        ("a", JSON),
        ("-", YAML),
        ("-", JSON),
        ("-", "{claimledger: 1, claims: {a: A, b: B}}"),
    ],
)
def test_a_ledger_file_is_appended_by_its_name_or_its_beginning(name: str, text: str) -> None:
    if name != "-":
        Path(name).write_text(text)
    found = done("append", "desk.jsonl", name, "--by", "desk", "--at", "2031-08-09", input=text)
    assert found == ids(A, B)
    told = ("2031-08", "ann") if text == YAML else ("2031-08-09", "desk")
    assert held() == [("a", *told), ("b", "2031-08-09", "desk")]


@pytest.mark.parametrize(
    ("form", "text"),
    [("lines", f"{BODY}\n"), ("yaml", YAML), ("json", JSON), ("auto", YAML), ("yaml", JSON)],
)
def test_the_format_can_be_said(form: str, text: str) -> None:
    Path("odd.txt").write_text(text)
    done("append", "desk.jsonl", "odd.txt", "--format", form)
    assert held()[0][0] in ("leak", "a")


def test_a_format_that_is_said_wrong_is_told() -> None:
    assert "nothing that JSON knows" in refused(
        "append", "desk.jsonl", "--format", "lines", input=YAML
    )
    assert "<stdin>:1:1: " in refused("append", "desk.jsonl", "--format", "json", input=YAML)
    assert not Path("desk.jsonl").exists()


def test_lines_of_a_journal_keep_when_and_by_whom() -> None:
    data = line(LEAK) + line(SLICK, 2, None, "ann") + line(A, 3, None, "") + line(Torn.of(b"x"), 4)
    Path("other.jsonl").write_bytes(data)
    done("append", "desk.jsonl", "other.jsonl", "--by", "bob", "--at", "2031-08-09")
    assert held() == [
        ("leak", str(NOON), "desk"),
        ("slick", "None", "ann"),
        ("a", "2031-08-09", "bob"),
    ]
    assert done("verify", "desk.jsonl") == "desk.jsonl: 3 lines, 3 records: sound\n"


def test_what_is_wrong_with_a_line_is_told_and_the_others_are_appended() -> None:
    other = BODY.replace("leak", "slick", 1)
    words = refused(
        "append",
        "desk.jsonl",
        input=f'{BODY}\nhello\n{{"type": "clam"}}\n{other}\n',
        stdout=ids(LEAK, LEAK.but(id="slick")),
    )
    assert [told.partition(";")[0] for told in words.splitlines()] == [
        "<stdin>:2:1: 'hello' is nothing that JSON knows",
        "<stdin>:3:10: type: the text 'clam' is no type of a body",
    ]
    assert [id for id, *_ in held()] == ["leak", "slick"]
    Path("lines.ndjson").write_text("x\n")
    assert refused("append", "desk.jsonl", "lines.ndjson").startswith("lines.ndjson:1:1: ")


def test_a_ledger_file_with_a_fault_is_not_appended_at_all() -> None:
    text = "claimledger: 1\nclaims: {a: A, b: }\nx: 1\n"
    for name in ("-", "port.yaml"):
        Path("port.yaml").write_text(text)
        words = refused("append", "desk.jsonl", name, input=text)
        assert words.count("\n") == 2
        assert words.startswith("<stdin>:" if name == "-" else "port.yaml:")
    assert not Path("desk.jsonl").exists()


def test_a_ledger_file_may_name_what_the_journal_holds() -> None:
    first = "sources: {kyodo: Kyodo}\nclaims: {leak: L}\ndocuments: {k-1: {source: kyodo}}\n"
    done("append", "desk.jsonl", input=f"claimledger: 1\n{first}external: [reck]\n")
    line = "claimledger: 1\nstatements: [{asserts: %s, chain: [k-1, reck], id: s}]\n"
    done("append", "desk.jsonl", input=line % "leak")
    assert [id for id, *_ in held()] == ["External", "kyodo", "leak", "k-1", "s"]
    (chain,) = [s.chain for s in load("desk.jsonl").ledger.statements]
    assert [(link.party.id, link.document and link.document.id) for link in chain] == [
        ("kyodo", "k-1"),
        ("reck", None),
    ]
    told = refused("append", "desk.jsonl", input=line % "lea")
    assert told == "<stdin>:2:24: statements[0].asserts: no claim 'lea'; did you mean 'leak'?\n"
    assert len(held()) == 5
    with Path("desk.jsonl").open("ab") as file:
        file.write(b"x\n")
    told = refused("append", "desk.jsonl", input=line % "leak")
    assert told.startswith("<stdin>:2:24: statements[0].asserts: no claim 'leak'; declare it")


def test_what_was_recorded_by_a_day_is_asked() -> None:
    done("append", "desk.jsonl", "--at", "2031-08-04", input=BODY)
    done("append", "desk.jsonl", "--at", "2031-08-06", input=BODY.replace("leak", "slick"))
    for day, known in (
        ("2031-08-03", []),
        ("2031-08-05", ["leak"]),
        ("2031-08", ["leak", "slick"]),
    ):
        asked = ("status", "desk.jsonl", "--recorded", day, "--format", "json")
        found = json.loads(done(*asked))
        assert [claim["claim"] for claim in found["claims"]] == known
        assert found["receipt"]["recorded"] == day
    assert "'soon' is no date" in refused("status", "desk.jsonl", "--recorded", "soon")


def test_a_byte_order_mark_is_no_part_of_a_line() -> None:
    assert done("append", "desk.jsonl", input=b"\xef\xbb\xbf" + BODY.encode()) == ids(LEAK)


def test_a_torn_tail_that_is_taken_away_is_told() -> None:
    Path("desk.jsonl").write_bytes(line(LEAK) + b'{"at":')
    words = (
        "desk.jsonl: a torn tail of 6 bytes was taken away; "
        "its writing never ended, and nothing told that it had\n"
    )
    assert done("append", "desk.jsonl", input=BODY, stderr=words) == ids(LEAK)
    assert [id for id, *_ in held()] == ["leak", "Torn", "leak"]


def test_what_cannot_be_appended_to_is_told() -> None:
    Path("port.yaml").write_text(YAML)
    Path("lines.jsonl").write_text(BODY)
    for records in ("-", "lines.jsonl"):
        words = refused("append", "port.yaml", records, input=BODY)
        assert words.endswith(
            "port.yaml: no whole line of a journal stands at its end; "
            "name a journal, or see what claimledger verify tells of this one\n"
        )
        words = refused("append", "none/desk.jsonl", records, input=BODY)
        assert "its folder is not there; check the path" in words
        words = refused("append", ".", records, input=BODY)
        assert "it cannot be opened: Is a directory" in words
    assert Path("port.yaml").read_text() == YAML


def test_a_journal_is_not_appended_to_itself() -> None:
    data = line(LEAK)
    Path("desk.jsonl").write_bytes(data)
    Path("link.jsonl").symlink_to("desk.jsonl")
    for journal, records in (("desk.jsonl", "desk.jsonl"), ("link.jsonl", "desk.jsonl")):
        words = refused("append", journal, records)
        assert words == "desk.jsonl: this is the journal itself; name what is to be appended\n"
    command = f"{sys.executable} -m claimledger append desk.jsonl < desk.jsonl"
    found = subprocess.run(command, shell=True, check=False, capture_output=True, timeout=60)  # noqa: S602  # our own
    assert (found.returncode, found.stdout) == (2, b"")
    assert found.stderr.startswith(b"<stdin>: this is the journal itself; ")
    assert Path("desk.jsonl").read_bytes() == data


def test_another_writer_is_waited_for_as_long_as_there_is_patience() -> None:
    Path("lines.jsonl").write_text(BODY)
    with FileLock("desk.jsonl.lock"):
        for records in ("-", "lines.jsonl"):
            patience = ("--patience", "0.01")
            words = refused("append", "desk.jsonl", records, *patience, input=BODY)
            assert words.endswith(
                "desk.jsonl: another writer has held it for 0.01 seconds; "
                "try again, or see who holds its .lock\n"
            )
    assert run("append", "desk.jsonl", "--patience", "-1").exit_code == 2


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ("none", "none: this cannot be read: No such file or directory; check the path and its ri"),
        (".", ".: this is no file; name lines of JSON, or a ledger file\n"),
        ("/dev/null", "/dev/null: this is no file; name lines of JSON, or a ledger file\n"),
        ("a\0b", "a b: this cannot be read: embedded null byte; "),
        ("x" * 300, f"{'x' * 300}: this cannot be read: File name too long; "),
    ],
)
def test_what_cannot_be_read_is_told(records: str, words: str) -> None:
    found = refused("append", "desk.jsonl", records)
    assert found.replace("\\x00", " ").replace("\\u0000", " ").startswith(words), found


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--at", "soon", "'soon' is no date; write 2024, "),
        ("--by", "\udcff", "by of a journal holds half a character"),
        ("--limit", "line=0", "the limit 'line' cannot be '0'"),
        ("--limit", "lines=9", "there is no limit 'lines'; did you mean 'line'"),
    ],
)
def test_options_are_looked_at_before_anything_is_read(option: str, value: str, words: str) -> None:
    assert refused("append", "desk.jsonl", "none", option, value).startswith(words)


def test_limits_hold_of_what_is_appended() -> None:
    words = refused("append", "desk.jsonl", "--limit", "text=9", input=BODY)
    assert words.startswith("<stdin>:1:41: text: this text has more than 9 characters; ")
    words = refused("append", "desk.jsonl", "--limit", "line=20", input=f"{BODY}\n")
    assert words.startswith("<stdin>:1:1: this line has more than 20 bytes; ")
    words = refused("append", "desk.jsonl", "--limit", "records=1", input=YAML)
    assert "more than 1 records" in words
    words = refused("append", "desk.jsonl", "--limit", "file=9", input=YAML)
    assert "larger than 9 bytes" in words


def test_standard_input_that_is_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InvalidRecordError, match="standard input is closed; name a file"):
        streams.opened("-", Limits()).__enter__()
    command = f"{sys.executable} -m claimledger append desk.jsonl <&-"
    found = subprocess.run(command, shell=True, check=False, capture_output=True)  # noqa: S602  # our own
    assert (found.returncode, found.stdout) == (2, b"")
    assert found.stderr == b"standard input is closed; name a file\n"


# -- pipes ---------------------------------------------------------------------------------


def piped(pieces: list[bytes], *arguments: object, name: str = "pipe") -> Result:
    """Run a verb while somebody writes into a pipe."""
    os.mkfifo(name)

    def write() -> None:
        with open(name, "wb", buffering=0) as end:  # noqa: PTH123  # unbuffered
            end.writelines(pieces)

    writer = threading.Thread(target=write)
    writer.start()
    result = run(*arguments)
    writer.join()
    return result


def test_what_comes_through_a_pipe_is_appended() -> None:
    result = piped(
        [BODY.encode()[:9], BODY.encode()[9:] + b"\n", b"\n"], "append", "d.jsonl", "pipe"
    )
    assert (result.exit_code, result.stdout, result.stderr) == (0, ids(LEAK), "")


def test_a_ledger_file_that_comes_through_a_pipe_is_appended() -> None:
    result = piped([YAML.encode()], "append", "d.jsonl", "pipe")
    assert (result.exit_code, result.stdout) == (0, ids(A, B))


def test_a_pipe_into_which_nobody_writes_is_not_waited_for_without_end() -> None:
    os.mkfifo("pipe")
    words = refused("append", "desk.jsonl", "pipe", "--limit", "patience=1")
    assert words == (
        "pipe: nothing came through this pipe for 1 seconds; "
        "write into it, or raise the limit 'patience'\n"
    )


def test_a_pipe_that_brings_too_much_is_told_and_nothing_of_it_is_appended() -> None:
    lines = f"{BODY}\n".encode()
    result = piped([lines * 3], "append", "d.jsonl", "pipe", "--limit", f"file={len(lines)}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"pipe: more than {len(lines)} bytes came through this pipe; "
        "write them to a file, or raise the limit 'file'\n"
    )
    assert not Path("d.jsonl").exists()


# -- verify --------------------------------------------------------------------------------


def test_a_sound_journal_is_told_in_a_line() -> None:
    written(Path("a.jsonl"), LEAK, SLICK)
    written(Path("b.jsonl"), LEAK)
    assert done("verify", "a.jsonl", "b.jsonl") == (
        "a.jsonl: 2 lines, 2 records: sound\nb.jsonl: 1 line, 1 record: sound\n"
    )


def test_damage_and_notices_are_told_each_at_its_place() -> None:
    written(Path("good.jsonl"), LEAK)
    Path("bad.jsonl").write_bytes(line(LEAK) + b"x\n" + line(LEAK) + b"{")
    result = run("verify", "bad.jsonl", "good.jsonl")
    assert (result.exit_code, result.stderr) == (1, "")
    assert [words.partition(";")[0] for words in result.stdout.splitlines()] == [
        "bad.jsonl:2:1: this is no whole line of a journal ('x' is nothing that JSON knows)",
        "bad.jsonl:4:1: a torn tail of 1 bytes: the writing of a line never ended",
        "bad.jsonl:3:1: this line stands already at line 1",
        "bad.jsonl: 4 lines, 1 record: damaged in 2 place(s)",
        "good.jsonl: 1 line, 1 record: sound",
    ]


def test_what_is_found_is_given_to_programs_too() -> None:
    written(Path("good.jsonl"), LEAK)
    Path("bad.jsonl").write_bytes(b"x\n")
    data = json.loads(done("verify", "good.jsonl", "--format", "json"))
    assert data == {
        "journals": [{"journal": "good.jsonl", **Journal("good.jsonl").verify().fields()}]
    }
    result = run("verify", "bad.jsonl", "good.jsonl", "--format", "json")
    assert result.exit_code == 1
    assert [found["sound"] for found in json.loads(result.stdout)["journals"]] == [False, True]
    assert result.stdout.isascii()


def test_a_journal_that_cannot_be_read_is_told_and_the_others_are_verified() -> None:
    written(Path("good.jsonl"), LEAK)
    words = refused(
        "verify", "none.jsonl", "good.jsonl", stdout="good.jsonl: 1 line, 1 record: sound\n"
    )
    assert words == "none.jsonl: there is no such file; check the path\n"
    result = run("verify", "good.jsonl", ".", "--format", "json")
    assert (result.exit_code, len(json.loads(result.stdout)["journals"])) == (2, 1)
    assert refused("verify", "good.jsonl", "--limit", "journal=9").startswith("good.jsonl: this jo")


def test_a_name_that_cannot_be_shown_is_told_by_its_numbers() -> None:
    name = os.fsdecode(b"d\xffsk\n.jsonl")
    written(Path(name), LEAK)
    assert done("verify", name) == "d\\udcffsk .jsonl: 1 line, 1 record: sound\n"


# -- checkpoint ----------------------------------------------------------------------------


def test_a_checkpoint_is_printed_or_written_and_verified() -> None:
    journal = written(Path("desk.jsonl"), LEAK, SLICK)
    text = f"{journal.checkpoint()}\n"
    assert done("checkpoint", "desk.jsonl") == text
    assert done("checkpoint", "desk.jsonl", "point") == ""
    assert Path("point").read_text() == text
    journal.append(LEAK)
    sound = "desk.jsonl: 3 lines, 2 records: sound\n"
    assert done("verify", "desk.jsonl", "--checkpoint", "point") == sound
    Path("desk.jsonl").write_bytes(line(LEAK))
    result = run("verify", "desk.jsonl", "--checkpoint", "point")
    assert result.exit_code == 1
    assert "the checkpoint counts 2 lines, and here are 1 whole" in result.stdout


def test_a_checkpoint_takes_the_place_of_another_and_of_nothing_else() -> None:
    journal = written(Path("desk.jsonl"), LEAK)
    done("checkpoint", "desk.jsonl", "point")
    journal.append(SLICK)
    done("checkpoint", "desk.jsonl", "point")
    assert Path("point").read_text() == f"{journal.checkpoint()}\n"
    before = written(Path("other.jsonl"), LEAK)
    words = "other.jsonl: this is there already, and is no checkpoint; name another file\n"
    assert refused("checkpoint", "desk.jsonl", "other.jsonl") == words
    assert len(list(before)) == 1
    os.mkfifo("pipe")
    for path in (".", "pipe", "/dev/null"):
        assert "this is no plain file" in refused("checkpoint", "desk.jsonl", path)
    assert "it cannot be made" in refused("checkpoint", "desk.jsonl", "none/point")


def test_a_damaged_journal_has_no_checkpoint() -> None:
    Path("desk.jsonl").write_bytes(line(LEAK) + b"x\n")
    assert refused("checkpoint", "desk.jsonl", "point").startswith("desk.jsonl:2:1: this is no w")
    assert not Path("point").exists()
    assert "no such file" in refused("checkpoint", "none.jsonl")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "point: this is no checkpoint; make it with claimledger checkpoint\n"),
        (b"\xff", "point: this is no checkpoint; make it with claimledger checkpoint\n"),
        (b"x" * 9_999, "point: this is no checkpoint; make it with claimledger checkpoint\n"),
        (
            b'{"claimledger":2,"count":0,"order":"","root":""}',
            (
                "point: this checkpoint is of version 2, and this library reads 1; "
                "install a newer claimledger\n"
            ),
        ),
        (None, "point: this cannot be read: No such file or directory; check the path and its "),
    ],
)
def test_what_is_no_checkpoint_is_refused(data: bytes | None, words: str) -> None:
    written(Path("desk.jsonl"), LEAK)
    if data is not None:
        Path("point").write_bytes(data)
    assert refused("verify", "desk.jsonl", "--checkpoint", "point").startswith(words)


def test_a_checkpoint_is_of_one_journal() -> None:
    assert refused("verify", "a.jsonl", "b.jsonl", "--checkpoint", "point") == (
        "a checkpoint is of one journal; verify that one alone\n"
    )


# -- merge ---------------------------------------------------------------------------------


def test_a_merge_prints_the_ids_of_what_is_new() -> None:
    written(Path("a.jsonl"), LEAK, by="ann")
    written(Path("b.jsonl"), LEAK, SLICK, by="bob")
    written(Path("c.jsonl"), A, SLICK, by="bob")
    assert done("merge", "a.jsonl", "b.jsonl", "c.jsonl") == ids(LEAK, SLICK, A)
    assert done("merge", "a.jsonl", "b.jsonl", "c.jsonl", "a.jsonl") == ""
    assert [(id, by) for id, _, by in held("a.jsonl")] == [
        ("leak", "ann"),
        ("leak", "bob"),
        ("slick", "bob"),
        ("a", "bob"),
    ]


def test_a_merge_that_cannot_be_is_told() -> None:
    written(Path("a.jsonl"), LEAK)
    assert "no such file" in refused("merge", "a.jsonl", "none.jsonl")
    Path("bad.jsonl").write_bytes(b"x\n")
    assert refused("merge", "a.jsonl", "bad.jsonl").startswith("bad.jsonl:1:1: this is no whole")
    with FileLock("a.jsonl.lock"):
        words = refused("merge", "a.jsonl", "a.jsonl", "--patience", "0.01")
    assert "another writer has held it for 0.01 seconds" in words


# -- salvage and convert -------------------------------------------------------------------


def test_a_salvage_tells_what_it_kept_and_what_was_wrong() -> None:
    data = line(LEAK, 1) + b"x\n" + line(SLICK, 4)
    Path("bad.jsonl").write_bytes(data)
    result = run("salvage", "bad.jsonl", "good.jsonl", "--by", "night desk")
    assert (result.exit_code, result.stdout) == (0, "2 lines kept, 2 known to be lost\n")
    assert result.stderr.startswith("bad.jsonl:2:1: this is no whole line of a journal")
    assert held("good.jsonl")[2][::2] == ("Lost", "night desk")
    assert list(Journal("good.jsonl"))[2].content == Lost(((2, 3),))
    assert Path("bad.jsonl").read_bytes() == data
    assert "this is there already" in refused("salvage", "bad.jsonl", "good.jsonl")
    assert "no such file" in refused("salvage", "none.jsonl", "new.jsonl")
    assert not Path("new.jsonl").exists()


def test_what_is_converted_holds_the_same() -> None:
    Path("port.yaml").write_text(YAML)
    for source, target in (("port.yaml", "a.jsonl"), ("a.jsonl", "b.json"), ("b.json", "c.yaml")):
        assert done("convert", source, target) == ""
    assert load("c.yaml") == load("port.yaml")
    assert held("a.jsonl") == [("a", "2031-08", "ann"), ("b", "None", "")]
    words = "a.jsonl: this is there already; name a file that is not\n"
    assert refused("convert", "c.yaml", "a.jsonl") == words
    assert done("convert", "c.yaml", "a.jsonl", "--replace") == ""


def test_what_has_no_place_is_told() -> None:
    journal = written(Path("a.jsonl"), LEAK, Torn.of(b"x"), Lost(((9, 9),)))
    words = "b.yaml has no place for 2 marks of what was torn or lost in a.jsonl\n"
    assert done("convert", "a.jsonl", "b.yaml", stderr=words) == ""
    journal.append(Claim("leak", "No tank leaks"))
    assert "'leak' is recorded already with other content" in refused(
        "convert", "a.jsonl", "c.json"
    )
    assert not Path("c.json").exists()
    assert "no such file" in refused("convert", "none.yaml", "d.jsonl")


# -- every verb that takes a ledger --------------------------------------------------------


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the example as a journal, in a folder that has its name."""
    journal = tmp_path_factory.mktemp("example") / "pyongyang_2024.jsonl"
    convert(EXAMPLE, journal)
    return journal


@pytest.mark.parametrize(
    "arguments",
    [
        ["status"],
        ["status", "--format", "json"],
        ["status", "--as-of", "2024-06-19"],
        ["trace", "arrival"],
        ["trace", "arrival", "--format", "json"],
        ["status", "--policy", "unnamed=none", "--view", "positions=except:usa"],
    ],
)
def test_a_journal_answers_as_the_file_from_which_it_came(
    arguments: list[str], example: Path
) -> None:
    verb, *options = arguments
    answers = [run(verb, path, *options) for path in (EXAMPLE, example)]
    assert answers[0].exit_code == 0, answers[0].stderr
    assert answers[0].stdout == answers[1].stdout
    assert answers[0].stderr == answers[1].stderr == ""


def test_a_check_finds_the_same_in_a_journal_and_names_its_lines(example: Path) -> None:
    found = []
    for path in (EXAMPLE, example):
        result = run("check", path, "--no-config", "--format", "json")
        assert result.stderr == ""
        data = json.loads(result.stdout)
        places = [finding.pop("place", None) for finding in data["findings"]]
        assert places
        found.append((result.exit_code, data["findings"]))
    assert found[0] == found[1]
    text = run("check", example, "--no-config").stdout
    assert "pyongyang_2024.jsonl:" in text


def test_a_folder_with_both_answers_as_one_ledger() -> None:
    Path("port.yaml").write_text(
        "claimledger: 1\nsources: {tide: Evening Tide}\ndocuments: {tide-1: {source: tide, says: ["
        "{asserts: leak, chain: [post-1, mayor]}, {denies: leak, chain: [depot]}]}}\n"
    )
    lines = [
        BODY,
        '{"type": "source", "id": "post", "name": "Harbour Post"}',
        '{"type": "document", "id": "post-1", "source": "post"}',
        '{"type": "claimant", "id": "mayor", "name": "Mayor Lund"}',
        '{"type": "claimant", "id": "depot", "name": "the depot"}',
    ]
    done("append", "desk.jsonl", input="\n".join(lines))
    found = done("status", ".")
    assert found.startswith("leak: contested\n")
    assert "Evening Tide <- Harbour Post <- Mayor Lund" in found
    assert found == done("status", "port.yaml", "desk.jsonl")
    assert "no claim 'leak'" in refused("status", "port.yaml")


def test_notices_are_told_aside_and_change_no_answer() -> None:
    written(Path("desk.jsonl"), LEAK, Torn.of(b"x"))
    before = run("status", "desk.jsonl").stdout
    with Path("desk.jsonl").open("ab") as end:
        end.write(b"{")
    words = (
        "desk.jsonl:2:1: a torn tail of 1 bytes was taken away here; it changes no answer\n"
        "desk.jsonl:3:1: a torn tail of 1 bytes: the writing of a line never ended; "
        "the next append repairs it\n"
    )
    for verb, *options in (["status"], ["trace", "leak"], ["check", "--no-config"]):
        result = run(verb, "desk.jsonl", *options)
        assert result.exit_code in (0, 1)
        assert result.stderr == words
    assert run("status", "desk.jsonl").stdout == before


def test_damage_is_told_and_is_no_answer() -> None:
    Path("desk.jsonl").write_bytes(line(LEAK) + b"x\n" + line(SLICK) + b"\n")
    for verb, *options in (["status"], ["trace", "leak"], ["check", "--no-config"]):
        words = refused(verb, "desk.jsonl", *options)
        assert [told.split(" ")[0] for told in words.splitlines()] == [
            "desk.jsonl:2:1:",
            "desk.jsonl:4:1:",
        ]


def test_limits_hold_of_journals_in_every_verb() -> None:
    written(Path("desk.jsonl"), LEAK, SLICK)
    limit = ("--limit", "entries=1")
    for verb, *arguments in (
        ["status", "desk.jsonl"],
        ["trace", "desk.jsonl", "leak"],
        ["check", "desk.jsonl", "--no-config"],
        ["verify", "desk.jsonl"],
        ["checkpoint", "desk.jsonl"],
        ["salvage", "desk.jsonl", "new.jsonl"],
        ["convert", "desk.jsonl", "new.yaml"],
    ):
        assert "this journal has more than 1 lines" in refused(verb, *arguments, *limit)


# -- progress ------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def watched(monkeypatch: pytest.MonkeyPatch, *calls: tuple[int, int], err: Any = None) -> str:
    err = Terminal() if err is None else err
    monkeypatch.setattr(sys, "stderr", err)
    with streams.progress("reading\nall") as watch:
        for done_, size in calls:
            assert watch is not None
            watch(done_, size)
    return str(err.getvalue())


LONG = 4 * 2**20


def test_progress_is_shown_on_a_terminal_for_what_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    assert watched(monkeypatch) == ""
    assert watched(monkeypatch, (LONG - 1, LONG - 1)) == ""
    shown = watched(monkeypatch, (LONG // 4, LONG), (LONG // 2, LONG), (LONG, LONG))
    for part in ("reading all", "25%", "50%", "100%"):
        assert part in shown


def test_of_each_long_file_it_is_shown_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    other = (LONG + 1, LONG + 1)
    for first, second in (((LONG, LONG), (LONG // 4, LONG)), (other, (LONG // 4, LONG))):
        shown = watched(monkeypatch, first, second, (LONG, LONG))
        assert shown.index("100%") < shown.index("25%") < shown.rindex("100%")
    shown = watched(monkeypatch, (LONG, LONG), (5, 10))
    assert shown.count("%") <= 2


def test_progress_is_not_shown_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with streams.progress("reading") as watch:
        assert watch is None
    monkeypatch.setattr(sys, "stderr", None)
    with streams.progress("reading") as watch:
        assert watch is None


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there is no terminal of one's own")
def test_a_real_terminal_sees_how_far_it_is() -> None:
    text = "x" * 2**20
    journal = written(Path("desk.jsonl"), *(Claim(f"c{n}", text) for n in range(5)))
    assert Path(journal.path).stat().st_size > LONG
    ours, theirs = os.openpty()
    code = [sys.executable, "-m", "claimledger", "verify", "desk.jsonl"]
    with subprocess.Popen(code, stdout=subprocess.PIPE, stderr=theirs) as process:  # noqa: S603  # our own interpreter
        os.close(theirs)
        assert process.stdout is not None
        shown = b""
        while True:
            try:
                piece = os.read(ours, 2**16)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        stdout = process.stdout.read()
    os.close(ours)
    assert process.returncode == 0
    assert stdout == b"desk.jsonl: 5 lines, 5 records: sound\n"
    assert b"verifying desk.jsonl" in shown
    assert b"100%" in shown
    quiet = subprocess.run(code, check=True, capture_output=True)  # noqa: S603  # the same
    assert (quiet.stdout, quiet.stderr) == (stdout, b"")


def test_standard_error_may_be_closed() -> None:
    written(Path("desk.jsonl"), LEAK)
    command = f"{sys.executable} -m claimledger status desk.jsonl 2>&-"
    found = subprocess.run(command, shell=True, check=True, capture_output=True)  # noqa: S602  # our own
    assert found.stdout.startswith(b"leak: unreported")
