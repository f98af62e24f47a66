"""The ledgers of the built-in checkers, and what they say of themselves in their comments.

What is found in them, word for word, stands in ``said.txt``, which ``PYTHONPATH=tests python -m
checkers.cases`` writes anew, to be read over.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimledger import (
    CheckSet,
    Expectation,
    Finding,
    Ledger,
    check,
)
from claimledger.testing.checkers.examples import Example, read_example
from claimledger.testing.checkers.watching import named

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


def case_of(code: str, file: Path) -> Example:
    """Read a ledger and its comments."""
    kind = "bad" if file.stem.startswith("bad") else "good"
    text = file.read_text(encoding="utf-8")
    return read_example(CheckSet.default()[code], kind, text, str(file))


def findings(
    case: Example, ledger: Ledger | None = None, **changes: Any
) -> tuple[tuple[Finding, ...], tuple[Expectation, ...]]:
    """Ask the checker of a case, perhaps of another form of its ledger."""
    expects = changes.pop("expects", case.file.expects)
    given = {"texts": case.texts, "expects": expects, **changes}
    found = check(case.ledger if ledger is None else ledger, [case.checker], **given)
    assert not found.broken, list(found)
    return found.of(case.checker.code), tuple(expects)


def found(case: Example, ledger: Ledger | None = None, **changes: Any) -> list[str]:
    """Return on what it is found."""
    told, expects = findings(case, ledger, **changes)
    return sorted(named(finding.subject, expects) for finding in told)


def told(code: str, file: Path) -> Iterator[str]:
    """Yield what is found in a ledger, word for word."""
    case = case_of(code, file)
    yield f"{code}/{file.name}"
    for finding in findings(case)[0]:
        because = " ".join(named(r) for r in finding.because)
        subject = named(finding.subject, case.file.expects)
        kind = "" if finding.subject is None else finding.subject.kind_name
        yield f"  {finding.severity.value} {kind} {subject}: {finding.message}"
        yield f"    because {because or 'of nothing else'}; {finding.fix}"
        yield f"    key {finding.key!r}{'' if finding.anchor is None else f', {finding.anchor}'}"


def main() -> None:
    """Write down what is found in all ledgers."""
    lines = (line for code, file in FILES for line in told(code, file))
    SAID.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
