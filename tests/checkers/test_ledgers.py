"""Every built-in checker finds what its bad ledgers say, and is silent on its good ones."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from checkers.cases import BUILT_IN, FILES, MORE, PACKAGED, SAID, case_of, found, told
from claimledger import Checker, Ledger, Period, Record
from claimledger.testing import recorded, remade
from claimledger.testing.checkers.examples import Example

YEARS = re.compile(r"(?:^|(?<=/))\d{4}", re.ASCII)


def entries(ledger: Ledger) -> list[tuple[Record, Period | None]]:
    return [(record, ledger.recorded(record)) for record in ledger]


@pytest.mark.parametrize("checker", BUILT_IN, ids=lambda checker: checker.code)
def test_every_checker_has_a_bad_and_a_good_example(checker: Checker) -> None:
    assert "# finds: " in (checker.example("bad") or "")
    assert "# finds: " not in (checker.example("good") or "# finds: ")
    assert any(file.stem.startswith("bad") for file in (MORE / checker.code).glob("*.yaml"))
    assert any(file.stem.startswith("good") for file in (MORE / checker.code).glob("*.yaml"))


@pytest.mark.parametrize("checker", BUILT_IN, ids=lambda checker: checker.code)
def test_a_page_is_readable(checker: Checker) -> None:
    assert len(checker.summary) <= 100
    assert checker.summary.endswith(".")
    assert len(checker.page.splitlines()) > 3
    if checker.options is not None:
        for field in attrs.fields_dict(type(checker.options)):
            assert f"``{field}``" in checker.page


def test_no_folder_is_left_of_a_checker_that_is_not() -> None:
    codes = {checker.code for checker in BUILT_IN}
    for folder in (PACKAGED, MORE):
        named = {path.name for path in folder.iterdir() if path.is_dir()}
        assert named - {"__pycache__"} == codes


@pytest.mark.parametrize(("code", "file"), FILES, ids=lambda it: getattr(it, "stem", it))
def test_it_finds_what_the_ledger_says(code: str, file: Path) -> None:
    case = case_of(code, file)
    assert file.stem.startswith("bad" if case.expected else "good")
    assert found(case) == sorted(case.expected or ())


@pytest.mark.parametrize("checker", BUILT_IN, ids=lambda checker: checker.code)
def test_what_it_finds_is_told_word_for_word(checker: Checker) -> None:
    files = [file for code, file in FILES if code == checker.code]
    lines = [line for file in files for line in told(checker.code, file)]
    assert "\n".join(lines) in SAID.read_text(encoding="utf-8")


def test_nothing_else_is_told() -> None:
    heads = [line for line in SAID.read_text(encoding="utf-8").splitlines() if line[0] != " "]
    assert heads == [f"{code}/{file.name}" for code, file in FILES]


@pytest.mark.parametrize(("code", "file"), FILES, ids=lambda it: getattr(it, "stem", it))
def test_the_order_of_records_and_files_plays_no_part(code: str, file: Path) -> None:
    case = case_of(code, file)
    held = entries(case.ledger)
    for seed in range(3):
        random.Random(seed).shuffle(held)  # noqa: S311  # no secret
        whole = recorded(held)
        parts = [recorded(held[start::3]) for start in range(3)]
        assert found(case, whole) == sorted(case.expected or ())
        assert found(case, parts[2] | parts[0] | parts[1]) == sorted(case.expected or ())


def renamed(id: str) -> str:
    """Turn the order of ids round."""
    return f"{''.join(chr(ord('z') - ord(c) % 26) for c in id[:3])}-{id}"


def later(period: Period) -> Period:
    """Return a period 28 years on, when each date has its weekday again."""
    return Period(YEARS.sub(lambda year: str(int(year[0]) + 28), period.written))


def variant(
    case: Example,
    *,
    ids: Callable[[str], str] = str,
    periods: Callable[[Period], Period] = lambda period: period,
) -> list[str]:
    """Return what is found in the same ledger with other ids, or at other times."""

    def remade_whole(record: Any) -> Any:
        return remade(record, ids=ids, periods=periods)

    held = [
        (remade_whole(record), None if at is None else periods(at))
        for record, at in entries(case.ledger)
    ]
    expects = [remade_whole(expectation) for expectation in case.file.expects]
    texts = {ids(id): text for id, text in case.texts.items()}
    return found(case, recorded(held), expects=expects, texts=texts)


def named(expected: str) -> str:
    """Return an entry of a ledger's comment with its ids renamed."""
    if expected == "ledger" or expected.startswith("expects["):
        return expected
    if expected.startswith("relation:"):
        subject, kind, other = expected.removeprefix("relation:").split()
        return f"relation:{renamed(subject)} {kind} {renamed(other)}"
    return renamed(expected)


@pytest.mark.parametrize(("code", "file"), FILES, ids=lambda it: getattr(it, "stem", it))
def test_the_spelling_of_ids_plays_no_part(code: str, file: Path) -> None:
    case = case_of(code, file)
    assert variant(case, ids=renamed) == sorted(map(named, case.expected or ()))


@pytest.mark.parametrize(("code", "file"), FILES, ids=lambda it: getattr(it, "stem", it))
def test_it_is_the_same_a_generation_later(code: str, file: Path) -> None:
    case = case_of(code, file)
    assert variant(case, periods=later) == sorted(case.expected or ())
