"""The table [tool.claimledger]: what it chooses and sets, and every fault at its key."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.checking import Checker, CheckSet, Finding, Severity, checker
from claimledger.checking.checkers.attribution import GapOptions, HomeOptions
from claimledger.checking.checkers.relaying import RetractionOptions
from claimledger.checking.checkers.sourcing import OriginOptions
from claimledger.errors import Fault, LoadError, UnknownCheckerError
from claimledger.files import (
    Configuration,
    choose,
    configure,
    find_configuration,
    read_configuration,
)
from claimledger.model import Act, Period
from claimledger.reasoning import GapKind

TOML_MEND = "write each key and table once, and texts in quotes"
NO_CHOICE = "not one of the choices"
ALL = CheckSet.default()


def calm(_owner: object, _field: attrs.Attribute[str], value: str) -> None:
    if value == "loud":
        raise SystemExit(3)


@attrs.frozen
class Colours:
    first: Literal["red", "blue"] = "red"


@attrs.frozen
class Options:
    most: int = 2
    share: float = 0.5
    strict: bool = False
    names: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    since: Period | None = None
    colours: Colours = Colours()
    mood: str = attrs.field(default="calm", validator=calm)


@attrs.frozen
class Lost:
    most: Nowhere = 2  # type: ignore[name-defined]  # noqa: F821


def rule(_view: object, _subject: object, _options: object = None) -> Iterator[Finding]:
    """Nothing is wrong."""
    yield from ()


def made(code: str, slug: str, options: type[Any] | None = None) -> Checker:
    return checker(code, slug, scope="claim", options=options)(rule)


PLAIN = made("DESK101", "plain")
DESK = CheckSet(PLAIN, made("DESK102", "set", Options), made("DESK103", "lost", Lost))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def written(folder: Path, text: str | bytes) -> Path:
    file = folder / "pyproject.toml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def configured(folder: Path, text: str, checkers: CheckSet = ALL) -> CheckSet:
    return configure(checkers, read_configuration(written(folder, text)))


def told(faults: tuple[Fault, ...]) -> list[str]:
    assert all(fault.problem and fault.mend for fault in faults)
    return [f"{fault.path}: {fault.problem}; {fault.mend}" for fault in faults]


def faults(checkers: CheckSet, /, **table: Any) -> list[str]:
    with pytest.raises(LoadError) as caught:
        configure(checkers, Configuration(table, "pyproject.toml"))
    found = caught.value.faults
    assert caught.value.message == f"{len(found)} fault{'s' * (len(found) != 1)}"
    assert {(fault.file, fault.line) for fault in found} == {("pyproject.toml", 0)}
    paths = [fault.path.removeprefix("tool.claimledger.") for fault in found]
    return [f"{p}: {f.problem}; {f.mend}" for p, f in zip(paths, found, strict=True) if told((f,))]


def fault(checkers: CheckSet, /, **table: Any) -> str:
    [found] = faults(checkers, **table)
    return found


# -- what it chooses -----------------------------------------------------------------------


def test_an_empty_table_changes_nothing(folder: Path) -> None:
    assert configured(folder, "[tool.claimledger]") == ALL


def test_words_choose_and_leave_out(folder: Path) -> None:
    text = '[tool.claimledger]\nselect = ["CLS", "CLA10", "CLX201"]\nignore = ["CLA", "CLS102"]'
    codes = configured(folder, text).codes
    assert "CLS101" in codes
    assert "CLS102" not in codes
    assert {code[:3] for code in codes} == {"CLS", "CLX"}
    assert [code for code in codes if code[:3] == "CLX"] == ["CLX201"]


def test_slugs_choose_too(folder: Path) -> None:
    text = '[tool.claimledger]\nselect = ["CLX2"]\nignore = ["unused-suppression"]'
    assert configured(folder, text).codes == ("CLX202", "CLX203")


def test_severities_are_set_by_code(folder: Path) -> None:
    found = configured(folder, '[tool.claimledger.severities]\nCLX201 = "note"\nCLX202 = "error"')
    assert found["CLX201"].severity is Severity.NOTE
    assert found["CLX202"].severity is Severity.ERROR
    assert found["CLX203"] == ALL["CLX203"]


def test_options_of_the_checkers_that_come_with_the_library_are_set(folder: Path) -> None:
    found = configured(
        folder,
        """
        [tool.claimledger.checkers]
        CLA102 = { within = 4 }
        CLA103.kinds = ["dangling", "mismatch"]
        CLA104.disavowed = true

        [tool.claimledger.checkers.CLS101]
        outlets = 5
        acts = ["accuses"]
        """,
    )
    assert found["CLA102"].options == HomeOptions(within=4)
    assert found["CLA103"].options == GapOptions(kinds=(GapKind.DANGLING, GapKind.MISMATCH))
    assert found["CLA104"].options == RetractionOptions(disavowed=True)
    assert found["CLS101"].options == OriginOptions(outlets=5, acts=(Act.ACCUSES,))
    assert found["CLS102"] == ALL["CLS102"]


def test_every_option_of_the_library_can_be_set_in_a_file() -> None:
    def plain(_owner: object, _field: object, value: Any) -> Any:
        return [word.value for word in value] if isinstance(value, tuple) else value

    defaults = {c.code: c.options for c in ALL if c.options is not None}
    tables = {
        code: attrs.asdict(o, value_serializer=plain, recurse=False) for code, o in defaults.items()
    }
    assert len(tables) > 4
    assert configure(ALL, Configuration({"checkers": tables})) == ALL


def test_a_checker_that_is_not_asked_may_be_set_all_the_same() -> None:
    table = {"ignore": ["CLX201"], "severities": {"CLX201": "note"}}
    assert "CLX201" not in configure(ALL, Configuration(table))


def test_a_choice_is_made_within_a_choice() -> None:
    some = choose(ALL, ["CLX2"], ["CLX202"])
    assert choose(some).codes == ("CLX201", "CLX203")
    assert choose(some, ["CLX201"]).codes == ("CLX201",)
    assert choose(some, ["CLX201", "CLX203"], ["CLX201"]).codes == ("CLX203",)
    with pytest.raises(UnknownCheckerError):
        choose(some, ["CLX202"])


def test_what_was_left_out_may_be_left_out_again() -> None:
    some = choose(ALL, ["CLX2"], ["CLX202"])
    assert choose(some, ignore=["CLX202", "CLA"]) == some
    assert choose(some, ignore=["CLX", "CLA"]).codes == ()
    with pytest.raises(UnknownCheckerError):
        choose(some, ignore=["CLX9"])


# -- what is wrong with it -----------------------------------------------------------------


def test_a_key_that_there_is_not_is_refused() -> None:
    assert fault(ALL, selct=[]) == "selct: there is no key 'selct'; did you mean 'select'?"
    assert fault(ALL, rules=3) == (
        "rules: there is no key 'rules'; write one of select, ignore, severities, checkers"
    )


def test_what_is_no_table_at_all_is_refused() -> None:
    nothing: Any = [3]
    with pytest.raises(LoadError) as caught:
        configure(ALL, Configuration(nothing))
    assert told(caught.value.faults) == [
        "tool.claimledger: this is a list, not a table; write { key = ... }"
    ]


@pytest.mark.parametrize("key", ["select", "ignore"])
@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("CLA", """: this is the text 'CLA', not a list; write ["CLA"]"""),
        ({}, ": this is a table, not a list; write [...]"),
        (3, ": this is 3, not a list"),
        ([3], '[0]: this is 3, not a text; write "..."'),
        (["CLX", ["CLX"]], "[1]: this is a list, not a text"),
        (["CLX", "CLX21"], "[1]: no checker 'CLX21'; did you mean 'CLX2"),
        (["unused-supression"], "[0]: no checker 'unused-supression'; did you mean 'unused-sup"),
        (["ZZZ"], "[0]: no checker 'ZZZ'; there are CLA, "),
        ([""], "[0]: no checker ''; there are CLA, "),
    ],
)
def test_words_that_name_no_checkers_are_refused(key: str, given: Any, words: str) -> None:
    assert fault(ALL, **{key: given}).startswith(f"{key}{words}")


def test_to_select_nothing_is_no_choice() -> None:
    assert fault(ALL, select=[]).startswith('select: this selects nothing; write a list such as ["')
    assert configure(ALL, Configuration({"ignore": []})) == ALL


@pytest.mark.parametrize(
    ("given", "path", "words"),
    [
        (["DESK101"], "", "this is a list, not a table; write { key = ... }"),
        ({"DESK101": "erorr"}, ".DESK101", f"'erorr', {NO_CHOICE}; did you mean 'error'?"),
        ({"DESK101": "x"}, ".DESK101", f"'x', {NO_CHOICE}; write one of note, warning, error"),
        ({"DESK101": 2}, ".DESK101", f"this is 2, {NO_CHOICE}; write one of note"),
        ({"DESK101": []}, ".DESK101", f"this is a list, {NO_CHOICE}"),
        (
            {"plain": "note"},
            ".plain",
            "'plain' is the slug of a checker; write its code, 'DESK101'",
        ),
        ({"DESK": "note"}, ".DESK", "beginning of a code; write it whole, such as DESK101"),
        ({"DSEK101": "note"}, ".DSEK101", "no checker 'DSEK101'; did you mean 'DESK101' or 'DESK"),
        ({"CLA101": "note"}, ".CLA101", "no checker 'CLA101'; there are DESK"),
        ({"": "note"}, '.""', "no checker ''; there are DESK"),
    ],
)
def test_severities_of_no_checker_or_no_such_word_are_refused(
    given: Any, path: str, words: str
) -> None:
    found = fault(DESK, severities=given)
    assert found.startswith(f"severities{path}: ")
    assert words in found


@pytest.mark.parametrize(
    ("given", "path", "words"),
    [
        ([], "", "this is a list, not a table"),
        ({"set": {}}, ".set", "'set' is the slug of a checker; write its code, 'DESK102'"),
        ({"DESK109": {}}, ".DESK109", "no checker 'DESK109'; did you mean 'DESK10"),
        ({"DESK102": 3}, ".DESK102", "this is 3, not a table; write { key = ... }"),
        ({"DESK101": {}}, ".DESK101", "this checker has no options; take it out"),
        ({"DESK103": {}}, ".DESK103", "the types of Lost cannot be told: NameError: name 'Nowhere"),
    ],
)
def test_options_of_no_checker_are_refused(given: Any, path: str, words: str) -> None:
    found = fault(DESK, checkers=given)
    assert found.startswith(f"checkers{path}: ")
    assert words in found


@pytest.mark.parametrize(
    ("key", "value", "path", "words"),
    [
        ("mots", 3, "mots", "there is no option 'mots'; did you mean 'most'?"),
        (
            "most",
            "3",
            "most",
            "this is the text '3', not a whole number; write digits alone, such as 3",
        ),
        ("most", True, "most", "this is true, not a whole number; write digits alone, such as 3"),
        ("strict", 1, "strict", "this is 1, not yes or no; write true or false"),
        (
            "share",
            3,
            "share",
            "this is 3, not a number with a point; write it with a point, such as 3.0",
        ),
        ("names", "tide", "names", """not a list (each: a text); write ["tide"]"""),
        ("acts", ["states", "acuses"], "acts[1]", f"{NO_CHOICE}; did you mean 'accuses'?"),
        ("since", "2031-13", "since", "2031-13"),
        ("colours", {"first": "green"}, "colours.first", f"{NO_CHOICE}; write one of red, blue"),
        ("mood", "loud", "mood", "SystemExit: 3; see what the checker's page says"),
    ],
)
def test_options_that_a_checker_does_not_have_are_refused(
    key: str, value: Any, path: str, words: str
) -> None:
    found = fault(DESK, checkers={"DESK102": {key: value}})
    assert found.startswith(f"checkers.DESK102.{path}: ")
    assert words in found


def test_what_an_option_of_the_library_cannot_be_is_told_in_its_own_words() -> None:
    tables = {"CLS101": {"outlets": -1}, "CLA103": {"kinds": ["retracted"]}}
    assert faults(ALL, checkers=tables) == [
        "checkers.CLS101.outlets: outlets is a whole number, not -1; write 0, 1, 2, ...",
        "checkers.CLA103.kinds: 'retracted' cannot be chosen; CLA104 tells what was retracted",
    ]


def test_all_faults_are_told_at_once(folder: Path) -> None:
    with pytest.raises(LoadError) as caught:
        configured(
            folder,
            """
            [tool.claimledger]
            select = ["DESK101", "NEWS", 3]
            ignore = "DESK103"
            severity = "note"
            severities.DESK101 = "warn"
            severities.DESK104 = "note"
            checkers.DESK101.most = 3
            checkers.DESK102 = { most = 1.5, "far away" = true, names = [1] }
            """,
            DESK,
        )
    assert [fault.path.removeprefix("tool.claimledger.") for fault in caught.value.faults] == [
        *("select[1]", "select[2]", "ignore", "severity"),
        *("severities.DESK101", "severities.DESK104", "checkers.DESK101"),
        *("checkers.DESK102.most", 'checkers.DESK102."far away"', "checkers.DESK102.names[0]"),
    ]
    assert {fault.file for fault in caught.value.faults} == {str(folder / "pyproject.toml")}


def test_a_fault_reads_as_those_of_ledger_files_do() -> None:
    with pytest.raises(LoadError) as caught:
        configure(ALL, Configuration({"ignore": ["CLX20"], "selct": []}, "pyproject.toml"))
    assert str(caught.value) == (
        "1 fault:\n"
        "  pyproject.toml: tool.claimledger.selct: there is no key 'selct'; "
        "did you mean 'select'?"
    )


def test_what_cannot_be_seen_is_escaped() -> None:
    given = {"\u202edesk": 1, "select": ["a\u202eb\x1b[31m"], "severities": {"DE\nSK": "note"}}
    found = faults(DESK, **given)
    assert found[0].startswith('"\\u202edesk": there is no key ')
    assert all(text.isprintable() for text in found)


def test_what_is_very_long_is_shortened() -> None:
    long = "x" * 100_000
    given = {
        long: 1,
        "select": [long],
        "severities": {long: long, "DESK101": long},
        "checkers": {"DESK102": {long: 1, "most": long, "names": long}},
    }
    found = faults(DESK, **given)
    assert len(found) == 7
    assert all(len(text) < 1_500 for text in found)


# -- the file ------------------------------------------------------------------------------


def refused(file: Path | str) -> Fault:
    with pytest.raises(LoadError) as caught:
        read_configuration(file)
    [found] = caught.value.faults
    assert caught.value.message == "1 fault"
    assert found.problem
    assert found.mend
    return found


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("[tool.claimledger]\nselect = CLA\n", 2, 10, "invalid value"),
        ("[tool.claimledger]\nselect = [", 2, 11, "invalid value"),
        ("[tool.claimledger]\nignore = []\nignore = []\n", 3, 12, "cannot overwrite a value"),
        ("[tool.claimledger]\n\n[tool.claimledger]", 3, 18, "cannot declare"),
        ('[tool.claimledger]\nselect = "\x07"', 2, 11, "illegal character '\\x07'"),
    ],
)
def test_what_is_no_toml_is_told_with_its_place(
    folder: Path, text: str, line: int, column: int, words: str
) -> None:
    file = written(folder, text)
    found = refused(file)
    assert found.file == str(file)
    assert (found.line, found.column) == (line, column)
    assert found.problem.startswith(f"this is no TOML: {words}")
    assert found.mend == TOML_MEND


def test_numbers_that_python_does_not_read_are_refused(folder: Path) -> None:
    found = refused(written(folder, f"[tool.claimledger]\nselect = {'9' * 5_000}"))
    assert found.problem.startswith("this is no TOML: exceeds the limit")
    assert found.line == 0


def test_numbers_that_python_does_not_write_are_told(folder: Path) -> None:
    with pytest.raises(LoadError) as caught:
        configured(folder, f"[tool.claimledger]\nselect = [0x{'f' * 5_000}]")
    assert caught.value.faults[0].problem.startswith("this is 0xfff")


def test_a_file_that_nests_too_deep_is_refused(folder: Path) -> None:
    found = refused(written(folder, f"a = {'[' * 20_000}"))
    assert str(found).endswith("this is nested too deep; nest fewer lists and tables")


def test_bytes_that_are_no_text_are_told_with_their_place(folder: Path) -> None:
    found = refused(written(folder, b"\xef\xbb\xbf[tool.claimledger]\n# caf\xe9"))
    assert found.problem == "the byte 0xe9 is not UTF-8"
    assert (found.line, found.column) == (2, 6)
    assert found.mend == "save the file as UTF-8"


def test_a_mark_at_the_beginning_is_no_text(folder: Path) -> None:
    assert configured(folder, "\ufeff[tool.claimledger]") == ALL


def test_a_file_that_is_too_large_is_refused(folder: Path) -> None:
    file = written(folder, "[tool.claimledger]\n".ljust(2**20))
    assert read_configuration(file).table == {}
    found = refused(written(folder, "[tool.claimledger]\n".ljust(2**20 + 1)))
    assert found.problem == "this file is larger than 1 MiB"
    assert found.mend == "take out what is not TOML"


def test_a_file_that_is_not_there_is_told(folder: Path) -> None:
    found = refused(folder / "pyproject.toml")
    assert found.problem == "this cannot be opened: No such file or directory"
    assert found.mend == "check the path and its rights"
    assert refused("pyproject\0.toml").problem.startswith("this cannot be opened: embedded null ")


def test_what_is_no_file_is_told(folder: Path) -> None:
    assert refused(folder).problem == "this is no file"
    os.mkfifo(folder / "pipe")
    assert refused(folder / "pipe").mend == "name a pyproject.toml"


@pytest.mark.parametrize("text", ["", "tool = 3", "[tool.ruff]", "[claimledger]"])
def test_a_file_without_the_table_is_told(folder: Path, text: str) -> None:
    file = written(folder, text)
    assert str(refused(file)) == (
        f"{file}: tool.claimledger: there is no such table in this file; write [tool.claimledger]"
    )


@pytest.mark.parametrize("value", ["3", "[]", "[{}]", "true", '"x"'])
def test_a_value_that_is_no_table_is_told(folder: Path, value: str) -> None:
    found = refused(written(folder, f"[tool]\nclaimledger = {value}"))
    assert (found.path, found.problem) == ("tool.claimledger", "this is no table")


# -- which file ----------------------------------------------------------------------------


def test_the_nearest_file_above_is_found(folder: Path) -> None:
    inner = folder / "desk" / "port"
    inner.mkdir(parents=True)
    file = written(folder, "[tool.claimledger]")
    assert find_configuration(folder) == file
    assert find_configuration(inner) == file
    assert find_configuration(str(inner / "ledger.yaml")) == file
    assert find_configuration(inner / ".." / "..") == file
    nearer = written(inner, "[tool.claimledger]")
    assert find_configuration(inner) == nearer
    assert find_configuration(inner.parent) == file


def test_it_is_looked_for_above_the_working_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "desk").mkdir()
    file = written(folder, "[tool.claimledger]")
    monkeypatch.chdir(folder / "desk")
    assert find_configuration("") == file
    assert find_configuration(".") == file


@pytest.mark.parametrize("text", ["", "tool = 3", "[tool.ruff]", "no TOML", "[claimledger]"])
def test_a_file_that_has_nothing_to_do_with_us_is_passed(folder: Path, text: str) -> None:
    (folder / "desk").mkdir()
    file = written(folder, "[tool.claimledger]")
    written(folder / "desk", text)
    assert find_configuration(folder / "desk") == file


@pytest.mark.parametrize("text", ["[tool.claimledger]\nselect = CLA", b"[tool.claimledger]\xe9"])
def test_a_broken_file_that_names_us_counts(folder: Path, text: str | bytes) -> None:
    (folder / "desk").mkdir()
    written(folder, "[tool.claimledger]")
    broken = written(folder / "desk", text)
    assert find_configuration(folder / "desk") == broken


def test_a_table_that_is_none_counts(folder: Path) -> None:
    file = written(folder, "[tool]\nclaimledger = 3")
    assert find_configuration(folder) == file


def test_where_there_is_none_nothing_is_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "pyproject.toml").mkdir()
    monkeypatch.setattr(Path, "parents", (folder / "other",))
    assert find_configuration(folder) is None
    assert find_configuration(folder / ("x" * 5_000)) is None


# -- anything at all -----------------------------------------------------------------------

WORDS = st.sampled_from([*DESK.codes, "DESK", "plain", "note", "error", "states", "2031-05", ""])
VALUES: st.SearchStrategy[Any] = st.recursive(
    WORDS | st.text() | st.integers() | st.floats() | st.booleans() | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner) | st.dictionaries(WORDS | st.text(), inner),
)
OPTIONS = st.dictionaries(st.sampled_from([*attrs.fields_dict(Options), "mots"]), VALUES)
TABLES = st.fixed_dictionaries(
    {},
    optional={
        "select": st.lists(WORDS) | VALUES,
        "ignore": st.lists(WORDS) | VALUES,
        "severities": st.dictionaries(WORDS, WORDS) | VALUES,
        "checkers": st.dictionaries(WORDS, OPTIONS) | VALUES,
        "others": VALUES,
    },
)


def outcome(table: dict[str, Any]) -> CheckSet | LoadError:
    try:
        return configure(DESK, Configuration(table, "pyproject.toml"))
    except LoadError as error:
        return error


@given(TABLES)
def test_whatever_a_table_says_it_is_a_configuration_or_is_told(table: dict[str, Any]) -> None:
    found = outcome(table)
    if isinstance(found, LoadError):
        words = "".join(told(found.faults))
        assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for c in words)
    else:
        assert set(found.codes) <= set(DESK.codes)
