"""What bounds the time and the memory that a file can take, and what a fault can say."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Literal

import pytest

from claimledger.errors import Fault, LoadError, close_matches
from claimledger.files import Limits, dumps, load, loads
from claimledger.files.limits import DEEPEST, DEFAULT

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = "claimledger: 1\nclaims: {base: B}\nclaimants: {venn: V}\n"


def refused(
    text: str | bytes, format: Literal["yaml", "json"] = "yaml", limits: Limits = DEFAULT
) -> LoadError:
    with pytest.raises(LoadError) as caught:
        loads(text, format=format, limits=limits)
    return caught.value


def faults_of(
    text: str | bytes, format: Literal["yaml", "json"] = "yaml", limits: Limits = DEFAULT
) -> Sequence[Fault]:
    return refused(text, format, limits).faults


def fault_in(*paths: Path, limits: Limits = DEFAULT) -> Fault:
    with pytest.raises(LoadError) as caught:
        load(*paths, limits=limits)
    (fault,) = caught.value.faults
    return fault


# -- how much is read ----------------------------------------------------------------------


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimledger.files.pages._PIECE", 2**20 - 1)
    small = Limits(file=2**20)
    file = tmp_path / "x.yaml"
    file.write_bytes(b"claimledger: 1".ljust(2**20))
    assert not len(load(file, limits=small).ledger)
    with file.open("ab") as end:
        end.truncate(2**40)  # that much is never in memory
    fault = fault_in(file, limits=small)
    assert (fault.line, fault.problem) == (0, "this file is larger than 1 MiB")
    assert fault.mend == "make it several files, or raise the limit 'file'"
    (fault,) = faults_of(" " * (2**20 + 1), limits=small)
    assert fault.problem == "this file is larger than 1 MiB"


def test_the_size_of_a_file_is_told_in_bytes_where_they_are_no_whole_mib() -> None:
    assert not len(loads("claimledger: 1", limits=Limits(file=14)).ledger)
    (fault,) = faults_of("claimledger: 1 ", limits=Limits(file=14))
    assert fault.problem == "this file is larger than 14 bytes"


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_a_file_of_too_many_values_is_not_read_to_its_end(format: Literal["yaml", "json"]) -> None:
    six = Limits(values=6)
    text = '{"claimledger": 1, "claims": {"a": "A", "b": "B", "c": %s}}'
    assert len(loads(text % '"C"', format=format, limits=six).ledger) == 3
    (fault,) = faults_of(text % '["C"]', format, six)
    assert fault.problem == "this file holds more than 6 values"
    assert (fault.line, fault.column) == (1, 57)
    assert fault.mend == "make it several files, or raise the limit 'values'"


def test_a_file_of_too_many_records_is_not_built() -> None:
    four = Limits(records=4)
    text = f"{HEAD}documents: {{d: {{source: venn, says: [{{asserts: base}}%s]}}}}"
    assert len(loads(text % "", limits=four).ledger) == 4
    (fault,) = faults_of(text % ", {denies: base}", limits=four)
    assert fault.problem == "this file holds more than 4 records"
    assert fault.mend == "make it several files, or raise the limit 'records'"
    assert (fault.line, fault.column) == (1, 1)
    (fault,) = faults_of(f"{HEAD}relations: [x, y, z]", limits=four)
    assert fault.problem == "this file holds more than 4 records"
    for odd in ("documents: x", "documents: [x]", "documents: {a: b}", "documents: {a: {says: b}}"):
        assert "records" not in faults_of(HEAD + odd, limits=four)[0].problem


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_a_file_that_nests_too_deep_is_not_read_to_its_end(
    format: Literal["yaml", "json"],
) -> None:
    text = '{"claimledger": 1, "claims": {"a": {"text": "A", "meta": %s}}}'
    assert loads(text % '{"b": 1}', format=format, limits=Limits(depth=4)).ledger.claims
    (fault,) = faults_of(text % '{"b": []}', format, Limits(depth=4))
    assert (fault.line, fault.column) == (1, 64)
    assert fault.problem == "this nests deeper than 4 levels"
    assert fault.mend == "nest less, as a ledger needs about eight, or raise the limit 'depth'"


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_at_the_highest_limit_of_depth_no_calls_run_out(format: Literal["yaml", "json"]) -> None:
    """Amendments of amendments, and data of one's own, take the most calls for each level."""
    deepest = Limits(depth=DEEPEST)
    start = (
        '{"claimledger": 1, "claims": {"base": "B"}, "amendments": [{"record": "base", "id": "m"}, '
    )
    inner = '{"record": "base", "meta": {"a": %s}}'

    def amended(levels: int, data: str) -> str:
        opening = '{"record": "m", "replacement": ' * levels
        return f"{start}{opening}{inner % data}{'}' * levels}]}}"

    for opening, closing in (("[", "]"), ('{"a":', "}")):
        for data in (1, 80):
            levels = DEEPEST - 4 - data
            written = opening * data + "1" + closing * data
            found = loads(amended(levels, written), format=format, limits=deepest)
            again = loads(amended(levels, written), format=format, limits=deepest)
            assert found == again
            assert all(repr(record) for record in found.ledger)
            assert loads(dumps(found.ledger), limits=deepest).ledger == found.ledger
            (fault,) = faults_of(amended(levels + 1, written), format, deepest)
            assert fault.problem == f"this nests deeper than {DEEPEST} levels"
    for data in (DEEPEST - 5, DEEPEST - 6):
        for opening, closing in (("[", "]"), ('{"a":', "}")):
            text = amended(1, opening * data + "1" + closing * data)
            assert "deep" in faults_of(text, format, deepest)[0].problem


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_a_text_that_is_too_long_is_a_fault_and_the_rest_is_read(
    format: Literal["yaml", "json"],
) -> None:
    twelve = Limits(text=12)
    text = '{"claimledger": 1, "claims": {"a": "%s", "%s": "B"}, %s}'
    sound = text % ("é" * 12, "b" * 12, '"sources": {}')
    assert len(loads(sound, format=format, limits=twelve).ledger) == 2
    faults = faults_of(text % ("é" * 13, "b" * 13, '"claim": 1'), format, twelve)
    assert [(fault.path, fault.column) for fault in faults] == [
        ("claims.a", 36),
        (f"claims.{'b' * 13}", 53),
        ("claim", 76),
    ]
    assert {fault.problem for fault in faults[:2]} == {"this text has more than 12 characters"}
    assert {fault.mend for fault in faults[:2]} == {"make it shorter, or raise the limit 'text'"}


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_a_text_is_as_long_as_what_it_says_and_not_as_it_is_written(
    format: Literal["yaml", "json"],
) -> None:
    text = '{"claimledger": 1, "claims": {"a": "%s"}}'
    escaped = "\\ud83d\\ude00"
    assert loads(text % (escaped * 11), format=format, limits=Limits(text=11)).ledger
    (fault,) = faults_of(text % (escaped * 12), format, Limits(text=11))
    assert fault.problem == "this text has more than 11 characters"
    (fault,) = faults_of(
        '{"claimledger": 1, "claims": {"a": 123456789012}}', format, Limits(text=11)
    )
    assert fault.problem == "this text has more than 11 characters"


def test_a_chain_that_is_too_long_is_a_fault_beside_the_others_of_its_statement() -> None:
    three = Limits(chain=3)
    whole = f"{HEAD}statements: [{{asserts: base, chain: [%s]}}]"
    under = f"{HEAD}documents: {{d: {{source: venn, says: [{{asserts: base, chain: [%s]}}]}}}}"
    for text, most in ((whole, 3), (under, 2)):  # the document is a link too
        assert loads(text % ", ".join(["venn"] * most), limits=three).ledger.statements
        (fault,) = faults_of(text % ", ".join(["venn"] * (most + 1)), limits=three)
        assert fault.problem == "this chain has more than 3 links"
        assert fault.mend == "make it shorter, or raise the limit 'chain'"
        assert fault.path.endswith("[0].chain")
        assert fault.column == text.index("[%s]") - text.rindex("\n")
    line = "chain: [venn, venn, venn, ven], certainty: half"
    for verbs in ("asserts: base, ", ""):
        faults = faults_of(f"{HEAD}statements: [{{{verbs}{line}}}]", limits=three)
        paths = {fault.path.partition(".")[2] for fault in faults if fault.path[-1] != "]"}
        assert {"chain", "certainty"} <= paths
    assert "chain[3]" in str(refused(f"{HEAD}statements: [{{{verbs}{line}}}]", limits=three))


def test_a_chain_that_is_too_long_is_found_in_an_amendment_too() -> None:
    new = "{asserts: base, chain: [venn, venn]}"
    text = f"{HEAD}statements: [{{asserts: base, chain: [venn], id: s}}]\n"
    (fault,) = faults_of(
        f"{text}amendments: [{{record: s, replacement: {new}}}]", limits=Limits(chain=1)
    )
    assert fault.path == "amendments[0].replacement.chain"


# -- how many faults are told --------------------------------------------------------------


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_a_file_that_is_faulty_all_over_is_given_up(format: Literal["yaml", "json"]) -> None:
    keys = ", ".join(['"a": 1'] * 12_000)
    error = refused(f'{{"claimledger": 1, "claims": {{{keys}}}}}', format)
    assert error.message == "at least 10001 faults"
    assert len(error.faults) == 1_001
    assert error.faults[-1].problem == "9001 more faults"


def test_where_it_is_given_up_is_told() -> None:
    faults = faults_of(f"{HEAD}x: [*a, *b, *c, *d, *e]", limits=Limits(faults=3))
    assert [fault.problem for fault in faults] == [
        "the alias *a is not read in a ledger file",
        "the alias *b is not read in a ledger file",
        "the alias *c is not read in a ledger file",
        "after 3 faults the rest is not read",
    ]
    assert faults[-1].mend == "mend these first, or raise the limit 'faults'"


def test_a_load_is_given_up_after_very_many_faults(tmp_path: Path) -> None:
    """Those of all files together, whether of shape, of meaning, or of files not read at all."""
    four = Limits(faults=4)
    for name in "abc":
        (tmp_path / f"{name}.yaml").write_text(f"{HEAD}statements: [{{}}, {{}}, {{}}]")
    with pytest.raises(LoadError) as caught:
        load(tmp_path, limits=four)
    assert caught.value.message == "at least 4 faults"
    assert {Path(fault.file).name for fault in caught.value.faults} == {"a.yaml", "b.yaml"}
    lines = ", ".join(["{asserts: y, chain: [x]}"] * 9)
    error = refused(f"{HEAD}external: [x]\nstatements: [{lines}]", limits=four)
    assert (error.message, len(error.faults)) == ("at least 4 faults", 4)
    paths = [tmp_path / f"none-{number}.yaml" for number in range(9)]
    with pytest.raises(LoadError) as caught:
        load(*paths, limits=four)
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


def test_a_pipe_that_nobody_writes_is_a_fault(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    fault = fault_in(tmp_path / "pipe", limits=Limits(patience=1))
    assert fault.problem == "this cannot be opened: nothing came through this pipe for 1 seconds"
    assert fault.mend == "write into it, or raise the limit 'patience'"
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
