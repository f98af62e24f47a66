"""The ledgers of the built-in checkers, and what they say of themselves in their comments.

A bad ledger says in a comment ``# finds: id, id`` on what records it is found, one id for each
finding. ``# options: {most: 3}`` sets options, ``# text doc-1: ...`` gives a document's text, and
``# merged with: {claimledger: 1, ...}`` another file. What is found, word for word, stands in
``said.txt``; ``PYTHONPATH=tests python -m checkers.cases`` writes it anew, to be read over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

import attrs
from ruamel.yaml import YAML

from claimledger import (
    Checker,
    CheckSet,
    Expectation,
    Finding,
    Ledger,
    Relation,
    check,
)
from claimledger.files import LedgerFile, load, loads

ROOT = Path(__file__).parent.parent.parent
PACKAGED = ROOT / "src" / "claimledger" / "checking" / "checkers" / "examples"
MORE = Path(__file__).parent
SAID = MORE / "said.txt"
BUILT_IN = [checker for checker in CheckSet.default() if checker.family != "CLX"]
FILES = [
    (checker.code, file)
    for checker in BUILT_IN
    for folder in (PACKAGED, MORE)
    for file in sorted((folder / checker.code).glob("*.yaml"))
]


@attrs.frozen
class Case:
    """A ledger file, and what it says of itself in its comments."""

    checker: Checker
    file: LedgerFile
    ledger: Ledger
    expected: list[str]
    texts: Mapping[str, str]


def case_of(code: str, file: Path) -> Case:
    """Read a ledger and its comments."""
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


def findings(
    case: Case, ledger: Ledger | None = None, **changes: Any
) -> tuple[tuple[Finding, ...], tuple[Expectation, ...]]:
    """Ask the checker of a case, perhaps of another form of its ledger."""
    expects = changes.pop("expects", case.file.expects)
    given = {"texts": case.texts, "expects": expects, **changes}
    found = check(case.ledger if ledger is None else ledger, [case.checker], **given)
    assert not found.broken, list(found)
    return found.of(case.checker.code), tuple(expects)


def found(case: Case, ledger: Ledger | None = None, **changes: Any) -> list[str]:
    """Return on what it is found."""
    told, expects = findings(case, ledger, **changes)
    return sorted(said(finding, expects) for finding in told)


def told(code: str, file: Path) -> Iterator[str]:
    """Yield what is found in a ledger, word for word."""
    case = case_of(code, file)
    yield f"{code}/{file.name}"
    for finding in findings(case)[0]:
        because = " ".join(said(attrs.evolve(finding, subject=r), ()) for r in finding.because)
        subject = said(finding, case.file.expects)
        yield f"  {finding.severity.value} {subject}: {finding.message}"
        yield f"    because {because or 'of nothing else'}; {finding.fix}"
        yield f"    key {finding.key!r}{'' if finding.anchor is None else f', {finding.anchor}'}"


def main() -> None:
    """Write down what is found in all ledgers."""
    lines = (line for code, file in FILES for line in told(code, file))
    SAID.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
