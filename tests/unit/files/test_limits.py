"""What bounds the time and the memory that a file can take, and what a fault can say."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Literal

import pytest

from claimledger.errors import Fault, LoadError, close_matches
from claimledger.files import load, loads

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = "claimledger: 1\nclaims: {base: B}\nclaimants: {venn: V}\n"


def refused(text: str | bytes, format: Literal["yaml", "json"] = "yaml") -> LoadError:
    with pytest.raises(LoadError) as caught:
        loads(text, format=format)
    return caught.value


def faults_of(text: str | bytes, format: Literal["yaml", "json"] = "yaml") -> Sequence[Fault]:
    return refused(text, format).faults


def fault_in(*paths: Path) -> Fault:
    with pytest.raises(LoadError) as caught:
        load(*paths)
    (fault,) = caught.value.faults
    return fault


# -- how much is read ----------------------------------------------------------------------


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimledger.files.pages._LARGEST", 1)
    monkeypatch.setattr("claimledger.files.pages._PIECE", 2**20 - 1)
    file = tmp_path / "x.yaml"
    file.write_bytes(b"claimledger: 1".ljust(2**20))
    assert not len(load(file).ledger)
    with file.open("ab") as end:
        end.truncate(2**40)  # that much is never in memory
    fault = fault_in(file)
    assert (fault.line, fault.problem) == (0, "this file is larger than 1 MiB")
    assert fault.mend == "make it several files"
    assert faults_of(" " * (2**20 + 1))[0].problem == "this file is larger than 1 MiB"


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_a_file_of_too_many_values_is_not_read_to_its_end(
    format: Literal["yaml", "json"], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimledger.files.read_json.MOST_VALUES", 6)
    text = '{"claimledger": 1, "claims": {"a": "A", "b": "B", "c": %s}}'
    assert len(loads(text % '"C"', format=format).ledger) == 3
    (fault,) = faults_of(text % '["C"]', format)
    assert fault.problem == "this file holds more than 6 values"
    assert (fault.line, fault.column) == (1, 57)
    assert fault.mend == "make it several files"


def test_a_file_of_too_many_records_is_not_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimledger.files.loading.MOST_RECORDS", 4)
    text = f"{HEAD}documents: {{d: {{source: venn, says: [{{asserts: base}}%s]}}}}"
    assert len(loads(text % "").ledger) == 4
    (fault,) = faults_of(text % ", {denies: base}")
    assert fault.problem == "this file holds more than 4 records"
    assert (fault.line, fault.column, fault.mend) == (1, 1, "make it several files")
    (fault,) = faults_of(f"{HEAD}relations: [x, y, z]")
    assert fault.problem == "this file holds more than 4 records"
    for odd in ("documents: x", "documents: [x]", "documents: {a: b}", "documents: {a: {says: b}}"):
        assert "records" not in faults_of(HEAD + odd)[0].problem


# -- how many faults are told --------------------------------------------------------------


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_a_file_that_is_faulty_all_over_is_given_up(format: Literal["yaml", "json"]) -> None:
    keys = ", ".join(['"a": 1'] * 12_000)
    error = refused(f'{{"claimledger": 1, "claims": {{{keys}}}}}', format)
    assert error.message == "at least 10001 faults"
    assert len(error.faults) == 1_001
    assert error.faults[-1].problem == "9001 more faults"


def test_where_it_is_given_up_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimledger.files.read_json.MOST_FAULTS", 3)
    faults = faults_of(f"{HEAD}x: [*a, *b, *c, *d, *e]")
    assert [fault.problem for fault in faults] == [
        "the alias *a is not read in a ledger file",
        "the alias *b is not read in a ledger file",
        "the alias *c is not read in a ledger file",
        "after 3 faults the rest is not read",
    ]
    assert faults[-1].mend == "mend these first"


def test_a_load_is_given_up_after_very_many_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of all files together, whether of shape, of meaning, or of files not read at all."""
    for module in ("desk", "loading", "pages"):
        monkeypatch.setattr(f"claimledger.files.{module}.MOST_FAULTS", 4)
    for name in "abc":
        (tmp_path / f"{name}.yaml").write_text(f"{HEAD}statements: [{{}}, {{}}, {{}}]")
    with pytest.raises(LoadError) as caught:
        load(tmp_path)
    assert caught.value.message == "at least 4 faults"
    assert {Path(fault.file).name for fault in caught.value.faults} == {"a.yaml", "b.yaml"}
    lines = ", ".join(["{asserts: y, chain: [x]}"] * 9)
    error = refused(f"{HEAD}external: [x]\nstatements: [{lines}]")
    assert (error.message, len(error.faults)) == ("at least 4 faults", 4)
    paths = [tmp_path / f"none-{number}.yaml" for number in range(9)]
    with pytest.raises(LoadError) as caught:
        load(*paths)
    assert caught.value.message == "at least 4 faults"


# -- how long a fault can be ---------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "claims: {base: {text: B, period: %s}}",
        "sources: {post: {kind: %s}}",
        "sources: {post: {%s: {}}}",
        "claims: {base: {meta: {%s: 1.5, %s: 2}}}",
        "claims: {base: {meta: {a: b, %s}}}",
        "claims: {base: &%s B}",
        "claims: {base: *%s }",
        "claims: {base: !%s B}",
        "claims: {base: !!%s B}",
        "sources: {%s: [a]}",
        "%s: x",
    ],
)
def test_a_fault_of_a_long_text_is_short(line: str) -> None:
    long = "x" * 100_000
    for fault in faults_of(f"claimledger: 1\n{line.replace('%s', long)}\n"):
        assert len(fault.path) < 1_000
        assert len(fault.problem) < 1_000
        assert len(fault.mend) < 1_000


def test_of_a_long_fault_the_middle_is_left_out() -> None:
    (fault,) = faults_of(f"claimledger: 1\nclaims: {{x: {{text: X, period: {'2' * 10_000}}}}}")
    assert fault.problem.startswith("'2222")
    assert fault.problem.endswith("222' is no date")
    assert "2...2" in fault.problem


def test_of_a_long_path_the_middle_is_left_out() -> None:
    inner = "[{x: , x: }]"
    for _ in range(10):
        inner = f"{{{'x' * 150}: {inner}}}"
    (fault,) = faults_of(f"claimledger: 1\nclaims: {{a: {{text: A, meta: {inner}}}}}")
    assert (len(fault.path), fault.path[:14]) == (603, "claims.a.meta.")
    assert fault.path.endswith("xxx[0].x")


def test_a_fault_holds_nothing_invisible() -> None:
    faults = faults_of(
        "claimledger: 1\nclaims: {a: &\u202ex A, b: !%e2%80%ae B,"
        ' "c\\u202e\\n": C, d: {"\\e[1m": 1}}'
    )
    assert len(faults) == 5
    for fault in faults:
        assert str(fault).isprintable()
    assert faults[0].problem == "the anchor &\\u202ex is not read in a ledger file"
    assert faults[2].path == "claims.c\\u202e "


def test_no_close_match_is_sought_for_what_is_no_word() -> None:
    assert close_matches("claimant" + "s" * 10, ["claimants"]) == ("claimants",)
    assert close_matches("s" * 1_001, ["s" * 1_000]) == ()


# -- where a fault is ----------------------------------------------------------------------


def test_a_tag_is_told_as_it_is_written() -> None:
    texts = ["!!set", "!x", "!<tag:a,2000:b>", "!%41"]
    faults = faults_of(f"claimledger: 1\nexternal: [{', '.join(f'{text} x' for text in texts)}]")
    told = [fault.problem.removesuffix(" is not read in a ledger file") for fault in faults]
    assert told == ["the tag !!set", "the tag !x", "the tag tag:a,2000:b", "the tag !A"]


def test_of_a_long_tag_no_more_is_taken_up_than_is_told() -> None:
    """The parser would take the square of its length to put it together."""
    (fault,) = faults_of(f"claimledger: 1\nclaims: {{a: !{'x' * 10_000} A}}")
    assert fault.problem == f"the tag !{'x' * 200} is not read in a ledger file"


def test_what_the_parser_does_not_place_is_where_it_had_come_to() -> None:
    (fault,) = faults_of('claimledger: 1\nclaims:\n  a: A\n  b: "\\UFFFFFFFF"\n')
    assert (fault.line, fault.column) == (4, 4)


def test_a_mark_of_byte_order_takes_no_column() -> None:
    for start in (b"", b"\xef\xbb\xbf"):
        (fault,) = faults_of(start + b"a\xff")
        assert (fault.line, fault.column) == (1, 2)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("format", ["yaml", "json"])
def test_other_encodings_are_told(encoding: str, format: Literal["yaml", "json"]) -> None:
    (fault,) = faults_of('{"claimledger": 1}'.encode(encoding), format)
    assert "is not UTF-8" in fault.problem or "'\\x00' has no place" in fault.problem
    assert "save the file as UTF-8" in fault.mend


# -- one fault does not hide another -------------------------------------------------------


def test_two_verbs_hide_no_other_fault() -> None:
    line = "{asserts: bse, denies: base, chain: [ven], certainty: half, ct: 1}"
    paths = [fault.path for fault in faults_of(f"{HEAD}statements: [{line}]")]
    keys = ["asserts", "denies", "chain[0]", "certainty", "ct"]
    assert paths == [f"statements[0].{key}" for key in keys]


def test_a_missing_verb_hides_no_other_fault_nor_a_misspelt_one_itself() -> None:
    problems = [f.problem for f in faults_of(f"{HEAD}statements: [{{chain: [venn], said: x}}]")]
    assert problems == ["a statement has no verb", "'x' is no date"]
    problems = [f.problem for f in faults_of(f"{HEAD}statements: [{{assert: base, said: x}}]")]
    assert problems == ["'assert' is no key of a statement", "'x' is no date"]


# -- what is named -------------------------------------------------------------------------


def test_a_pipe_that_nobody_writes_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimledger.files.pages._PATIENCE", 0.01)
    os.mkfifo(tmp_path / "pipe")
    fault = fault_in(tmp_path / "pipe")
    assert fault.problem == (
        "this cannot be opened: nothing came through this pipe for 0.01 seconds"
    )
    assert fault.line == 0


def test_what_comes_through_a_pipe_in_pieces_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    claims = "\n".join(f"  claim-{number}: C" for number in range(4_000))
    writer = Thread(target=pipe.write_text, args=[f"claimledger: 1\nclaims:\n{claims}"])
    writer.start()
    assert len(load(pipe).ledger) == 4_000
    writer.join()


def test_a_link_to_a_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    """It could lead anywhere; that it is not read must not go unsaid."""
    inner = tmp_path / "in"
    inner.mkdir()
    (inner / "good.yaml").write_text("claimledger: 1")
    (tmp_path / "elsewhere").mkdir()
    (inner / "link").symlink_to(tmp_path / "elsewhere")
    (inner / ".link").symlink_to(tmp_path / "elsewhere")
    fault = fault_in(inner)
    assert fault.file == str(inner / "link")
    assert fault.problem == "a link to a folder is not followed here"
    assert fault.mend == "load the folder that it leads to by its own name"
    (inner / "link").unlink()
    (tmp_path / "whole").symlink_to(inner)
    assert not len(load(tmp_path / "whole").ledger)


def test_folders_may_be_deeper_than_calls(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(sys.getrecursionlimit()):
        deep /= "d"
        deep.mkdir()
    (deep / "x.yaml").write_text("claimledger: 1")
    assert not len(load(tmp_path).ledger)
    (deep / "x.yaml").unlink()
    while deep != tmp_path:  # what takes temporary folders away is itself not so deep
        deep.rmdir()
        deep = deep.parent
