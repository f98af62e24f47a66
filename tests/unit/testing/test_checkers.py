"""What a checker finds is asserted in a line; what it should and does not is told at length."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from claimledger import (
    Checker,
    CheckSet,
    Claim,
    ClaimRelation,
    Expectation,
    Finding,
    InvalidCheckerError,
    InvalidRecordError,
    Ledger,
    LoadError,
    Only,
    Plugins,
    Policy,
    Suppression,
    View,
    Viewpoint,
    checker,
)
from claimledger.checking import Failure
from claimledger.testing import assert_examples, assert_findings
from unit.newsroom import LEAK, POST, SLICK, SPILL, TIDE, book, same

LEDGER = book(LEAK, SLICK, same(POST, TIDE))


@attrs.frozen
class Options:
    most: int = 28


@checker("DESK101", "long-claim", scope="claim", options=Options)
def long_claim(_view: View, claim: Claim, options: Options) -> Iterator[Finding]:
    """A claim of too many letters."""
    if len(claim.text) > options.most:
        yield Finding(claim, f"{len(claim.text)} letters")


@checker("DESK102", "every-tie", scope="ledger")
def every_tie(_view: View, ledger: Ledger) -> Iterator[Finding]:
    """There are parties that are the same."""
    yield from (Finding(relation, "a tie") for relation in ledger.relations)
    yield from (Finding(relation, "a tie") for relation in ledger.claim_relations)
    yield Finding(None, "a ledger")


def finder(find: Callable[[View], Iterator[Any]]) -> Checker:
    @checker("DESK103", "finder", scope="ledger")
    def made(view: View, _ledger: Ledger) -> Iterator[Finding]:
        """It finds something."""
        yield from find(view)

    return attrs.evolve(made, module="rules")


def failing(*given: Any, **more: Any) -> AssertionError:
    with pytest.raises(AssertionError) as raised:
        assert_findings(*given, **more)
    return raised.value


# -- findings ------------------------------------------------------------------------------


@pytest.mark.parametrize("subjects", [["leak"], [LEAK], (s for s in ["leak"])])
def test_a_subject_is_a_record_or_its_id(subjects: Any) -> None:
    assert_findings(long_claim, LEDGER, subjects)


def test_relations_are_named_in_words_and_the_ledger_by_none() -> None:
    ledger = LEDGER.record(ClaimRelation(LEAK, "entails", SLICK))
    wanted = ["ledger", "relation:post same_as tide", "relation:leak entails slick"]
    assert_findings(every_tie, ledger, wanted)
    assert_findings(every_tie, LEDGER, [same(POST, TIDE), None])


def test_expectations_are_named_by_their_numbers() -> None:
    expects = [Expectation(claim=LEAK, status="open"), Expectation(claim=SLICK, status="denied")]

    def each(view: View) -> Iterator[Finding]:
        yield from (Finding(expectation, "expected") for expectation in view.expects)
        yield Finding(Expectation(claim=SPILL), "nobody expects it")

    strange = Expectation(claim=SPILL).id
    wanted: list[Any] = [expects[0], "expects[1]", strange]
    assert_findings(finder(each), LEDGER, wanted, expects=iter(expects))


def test_several_findings_on_one_subject_are_counted() -> None:
    two = finder(lambda _view: iter([Finding(LEAK, "one"), Finding(LEAK, "two")]))
    assert_findings(two, LEDGER, ["leak", "leak"])
    assert "missing: leak" in str(failing(two, LEDGER, ["leak", "leak", "leak"]))
    assert "too much: DESK103 leak: two" in str(failing(two, LEDGER, ["leak"]))


def test_what_is_missing_comes_first_and_what_is_right_last() -> None:
    error = failing(every_tie, LEDGER, ["slick", "ledger", "leak"])
    assert str(error).splitlines() == [
        "every-tie (DESK102) does not find what it should",
        "  missing: leak",
        "  missing: slick",
        "  too much: DESK102 relation:post same_as tide: a tie",
        "  as it should be: DESK102 ledger: a ledger",
    ]


@pytest.mark.parametrize("several", [[long_claim, every_tie], CheckSet(long_claim, every_tie)])
def test_several_checkers_are_asked_together(several: Any) -> None:
    assert_findings(several, LEDGER, ["leak", None, same(POST, TIDE)])
    error = failing(several, LEDGER, ["leak", None])
    assert str(error).startswith("together they do not find what they should\n")


def test_an_id_that_the_ledger_does_not_hold_is_told() -> None:
    told = str(
        failing(
            long_claim,
            LEDGER,
            ["leek", "slick", "ledger", "expects[0]", "expects[1]"],
            expects=[Expectation(claim=LEAK, status="open")],
        )
    )
    assert [line.strip() for line in told.splitlines() if "missing" in line] == [
        "missing: expects[0]",
        "missing: expects[1], which the ledger does not hold",
        "missing: ledger",
        "missing: leek, which the ledger does not hold",
        "missing: slick",
    ]


def test_what_is_no_checker_and_no_list_is_refused() -> None:
    for wrong in (len, ["DESK101"], "DESK101"):
        with pytest.raises((InvalidCheckerError, InvalidRecordError), match="is no"):
            assert_findings(wrong, LEDGER, [])  # type: ignore[arg-type]
    with pytest.raises(InvalidRecordError, match=r"write \['s1', 's2'\]"):
        assert_findings(long_claim, LEDGER, "leak")


def test_what_a_checker_raises_is_the_cause() -> None:
    def breaks(view: View) -> Iterator[Finding]:
        yield Finding(LEAK, "so far")
        raise KeyError(view.ledger.claims["leak"].text)

    error = failing([long_claim, finder(breaks)], LEDGER, ["leak", "leak"])
    assert "a checker broke\n  finder (DESK103), the ledger: KeyError" in str(error)
    assert isinstance(error.__cause__, KeyError)


def test_a_checker_may_break_without_a_cause() -> None:
    error = failing(finder(lambda _view: iter(["leak"])), LEDGER, [])
    assert "it yielded str, which is no Finding" in str(error)
    assert error.__cause__ is None
    absent = CheckSet.installed(Plugins(failures=(Failure("desk", "no such module"),)))
    assert "desk, loading: no such module" in str(failing(absent.select("CLX"), LEDGER, []))


def test_what_is_told_is_safe_to_print() -> None:
    odd = "a\n\u202eb"
    for find in (Finding(LEAK, odd), ValueError(odd)):

        def tell(_view: View, find: Any = find) -> Iterator[Finding]:
            if isinstance(find, Exception):
                raise find
            yield find

        told = str(failing(finder(tell), LEDGER, []))
        assert "a \\u202eb" in told.splitlines()[1]
    assert "missing: a \\u202eb" in str(failing(long_claim, LEDGER, ["leak", odd]))


def test_all_that_a_checker_is_given_is_passed_on() -> None:
    policy, viewpoint = Policy(threshold="full"), Viewpoint(positions=Only("mayor"))

    def looks(view: View) -> Iterator[Finding]:
        if (view.policy, view.viewpoint, view.texts) == (policy, viewpoint, {"post-1": "x"}):
            yield Finding(LEAK, "all is there")

    given: Any = {"policy": policy, "viewpoint": viewpoint, "texts": {"post-1": "x"}}
    assert_findings(finder(looks), LEDGER, ["leak"], **given)
    assert_findings(finder(looks), LEDGER, [])


def test_a_suppression_silences_until_its_day() -> None:
    ledger = LEDGER.record(Suppression("DESK101", LEAK, until="2031-08-03"))
    assert_findings(long_claim, ledger, [], on="2031-08-03")
    assert_findings(long_claim, ledger, ["leak"], on="2031-08-04")


# -- examples ------------------------------------------------------------------------------

BAD = """\
# finds: leak
claimledger: 1
claims: {leak: A tank at the fuel depot leaks, slick: There is oil}
"""
GOOD = "claimledger: 1\nclaims: {slick: There is oil}\n"
MORE = Path(__file__).parent.parent.parent / "checkers"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Make a package ``some_desk`` with a good and a bad example of DESK101."""
    folder = tmp_path / "some_desk" / "examples" / "DESK101"
    folder.mkdir(parents=True)
    (tmp_path / "some_desk" / "__init__.py").touch()
    write(folder, bad=BAD, good=GOOD)
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    sys.modules.pop("some_desk", None)


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


PACKAGED = attrs.evolve(long_claim, module="some_desk.rules")
ALONE = attrs.evolve(long_claim, module="rules")


def wrong(*given: Any) -> str:
    with pytest.raises(AssertionError) as raised:
        assert_examples(*given)
    return str(raised.value)


@pytest.mark.parametrize("code", ["CLA101", "CLS102"])
def test_a_built_in_checker_comes_with_examples(code: str) -> None:
    assert_examples(CheckSet.default()[code])
    assert_examples(CheckSet.default()[code], MORE / code)


def test_examples_in_a_package_are_found(package: Path) -> None:
    assert_examples(PACKAGED)
    write(package, good=GOOD.replace("There is oil", "There is oil in all of the harbour"))
    told = wrong(PACKAGED).splitlines()
    assert told[0] == "DESK101/good.yaml: long-claim (DESK101) does not find what it should"
    assert told[1] == "  too much: DESK101 slick: 34 letters"


def test_examples_in_folders_count_too(package: Path, tmp_path: Path) -> None:
    more = write(tmp_path, **{"bad-2": BAD.replace("finds: leak", "finds: slick"), "worse": "{"})
    told = wrong(PACKAGED, more)
    assert told.startswith(f"{tmp_path}/bad-2.yaml: ")
    assert "missing: slick" in told
    assert_examples(PACKAGED, package)


def test_examples_may_be_in_a_folder_only(tmp_path: Path) -> None:
    assert_examples(ALONE, write(tmp_path, bad=BAD, good=GOOD))


def test_there_must_be_a_bad_one_and_a_good_one(package: Path, tmp_path: Path) -> None:
    assert "has no bad example; write examples/DESK101/bad.yaml beside the module" in wrong(ALONE)
    assert f"or {tmp_path}/bad-1.yaml" in wrong(ALONE, tmp_path)
    (package / "good.yaml").unlink()
    assert "has no good example" in wrong(PACKAGED)


def test_a_bad_one_says_what_is_found_and_a_good_one_does_not(package: Path) -> None:
    write(package, bad=GOOD)
    assert "DESK101/bad.yaml does not say what is found; write a line" in wrong(PACKAGED)
    write(package, bad=GOOD.replace("claim", "# finds: ,\nclaim", 1))
    assert "DESK101/bad.yaml does not say what is found" in wrong(PACKAGED)
    write(package, bad=BAD, good=BAD)
    assert "DESK101/good.yaml says that something is found" in wrong(PACKAGED)


def test_what_is_found_may_stand_in_several_lines(package: Path) -> None:
    write(package, bad=f"# finds: slick\n# options: {{most: 3}}\n{BAD}")
    assert_examples(PACKAGED)


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ("{mots: 3}", "mots: "),
        ("{most: few}", "most: this is"),
        ("[3]", "DESK101: this is a list"),
        ("{most: [}", "expected the node content"),
    ],
)
def test_options_that_do_not_fit_are_told(package: Path, options: str, problem: str) -> None:
    write(package, bad=f"# options: {options}\n{BAD}")
    told = wrong(PACKAGED)
    assert told.startswith(f"DESK101/bad.yaml: the comment # options: {options} (")
    assert problem in told
    assert "\n" not in told


def test_a_folder_that_there_is_not_is_told(package: Path) -> None:
    assert wrong(PACKAGED, package / "gone\n") == (
        f"{package}/gone  is no folder; name one that holds examples"
    )


def test_a_file_that_is_no_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad-1.yaml").write_bytes(b"\xff")
    told = wrong(ALONE, tmp_path)
    assert told.startswith(f"{tmp_path}/bad-1.yaml cannot be read as UTF-8: ")
    assert told.endswith("; save it as UTF-8")


def test_a_file_that_cannot_be_loaded_tells_where(package: Path) -> None:
    write(package, bad="claimledger: 1\nclaims: 3")
    with pytest.raises(LoadError) as raised:
        assert_examples(PACKAGED)
    assert str(raised.value.faults[0]).startswith("DESK101/bad.yaml:2:9: ")


def test_examples_give_texts_and_expectations(tmp_path: Path) -> None:
    def looks(view: View) -> Iterator[Finding]:
        yield from (Finding(e, "expected") for e in view.expects if "tanks" in view.texts["post-1"])

    bad = f"# text post-1: Two tanks: both leak.\n{BAD}expects: [{{claim: leak, status: denied}}]\n"
    write(tmp_path, bad=bad.replace("finds: leak", "finds: expects[0]"), good=GOOD)
    assert_examples(finder(looks), tmp_path)


def test_an_example_on_which_a_checker_breaks_is_named(tmp_path: Path) -> None:
    def breaks(view: View) -> Iterator[Finding]:
        raise KeyError(*view.ledger.claims)
        yield

    write(tmp_path, bad=BAD, good=GOOD)
    assert wrong(finder(breaks), tmp_path).startswith(f"{tmp_path}/bad.yaml: a checker broke\n")
