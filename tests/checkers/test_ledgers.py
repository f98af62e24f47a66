"""Every built-in checker finds what its bad ledgers say, and is silent on its good ones.

A bad ledger says in a comment ``# finds: id, id`` on what records it is found, one id for each
finding. ``# options: {most: 3}`` sets options, ``# text doc-1: ...`` gives a document's text, and
``# merged with: {claimledger: 1, ...}`` another file.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

import attrs
import pytest
from ruamel.yaml import YAML

from claimledger import (
    Checker,
    CheckSet,
    Expectation,
    Finding,
    Ledger,
    Period,
    Record,
    Relation,
    check,
)
from claimledger.files import LedgerFile, load, loads
from claimledger.testing import recorded, remade

ROOT = Path(__file__).parent.parent.parent
PACKAGED = ROOT / "src" / "claimledger" / "checking" / "checkers" / "examples"
MORE = Path(__file__).parent
BUILT_IN = [checker for checker in CheckSet.default() if checker.family != "CLX"]
FILES = [
    (checker.code, file)
    for checker in BUILT_IN
    for folder in (PACKAGED, MORE)
    for file in sorted((folder / checker.code).glob("*.yaml"))
]
YEARS = re.compile(r"(?:^|(?<=/))\d{4}", re.ASCII)


@attrs.frozen
class Case:
    """A ledger file, and what it says of itself in its comments."""

    checker: Checker
    file: LedgerFile
    ledger: Ledger
    expected: list[str]
    texts: Mapping[str, str]

    @property
    def options(self) -> CheckSet:
        return CheckSet(self.checker)


def case_of(code: str, file: Path) -> Case:
    text = file.read_text(encoding="utf-8")
    comments = dict(re.findall(r"^# (finds|options): (.*)$", text, re.MULTILINE))
    texts = dict(re.findall(r"^# text ([^ ]+): (.*)$", text, re.MULTILINE))
    options = YAML(typ="safe", pure=True).load(comments.get("options", "{}"))
    checker = CheckSet.default()[code]
    if options:
        checker = checker.but(options=attrs.evolve(checker.options, **options))
    merged = re.findall(r"^# merged with: (.*)$", text, re.MULTILINE)
    read = load(file)
    ledger = reduce(or_, (loads(other).ledger for other in merged), read.ledger)
    expected = [item.strip() for item in comments.get("finds", "").split(",") if item.strip()]
    return Case(checker, read, ledger, expected, texts)


def said(finding: Finding, expects: Iterable[Expectation]) -> str:
    """Return a finding's subject as the comment of a ledger names it."""
    subject = finding.subject
    if subject is None:
        return "ledger"
    if isinstance(subject, Expectation):
        return f"expects[{[e.id for e in expects].index(subject.id)}]"
    return f"relation:{subject}" if isinstance(subject, Relation) else subject.id


def found(case: Case, ledger: Ledger | None = None, **changes: Any) -> list[str]:
    expects = changes.pop("expects", case.file.expects)
    given = {"texts": case.texts, "expects": expects, **changes}
    findings = check(case.ledger if ledger is None else ledger, case.options, **given)
    assert not findings.broken, list(findings)
    return sorted(said(f, expects) for f in findings if f.code == case.checker.code)


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
    assert found(case) == sorted(case.expected)


@pytest.mark.parametrize(("code", "file"), FILES, ids=lambda it: getattr(it, "stem", it))
def test_the_order_of_records_and_files_plays_no_part(code: str, file: Path) -> None:
    case = case_of(code, file)
    held = entries(case.ledger)
    for seed in range(3):
        random.Random(seed).shuffle(held)  # noqa: S311  # no secret
        whole = recorded(held)
        parts = [recorded(held[start::3]) for start in range(3)]
        assert found(case, whole) == sorted(case.expected)
        assert found(case, parts[2] | parts[0] | parts[1]) == sorted(case.expected)


def renamed(id: str) -> str:
    """Turn the order of ids round."""
    return f"{''.join(chr(ord('z') - ord(c) % 26) for c in id[:3])}-{id}"


def later(period: Period) -> Period:
    """Return a period 28 years on, when each date has its weekday again."""
    return Period(YEARS.sub(lambda year: str(int(year[0]) + 28), period.written))


def variant(
    case: Case,
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
    assert variant(case, ids=renamed) == sorted(map(named, case.expected))


@pytest.mark.parametrize(("code", "file"), FILES, ids=lambda it: getattr(it, "stem", it))
def test_it_is_the_same_a_generation_later(code: str, file: Path) -> None:
    case = case_of(code, file)
    assert variant(case, periods=later) == sorted(case.expected)
