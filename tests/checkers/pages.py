"""The pages of the built-in checkers, made from their docstrings and examples.

``PYTHONPATH=tests python -m checkers.pages`` writes them anew.
"""

from __future__ import annotations

from collections.abc import Mapping

from checkers.cases import PACKAGED, ROOT, case_of, findings
from claimledger import CheckSet
from claimledger.checking import Checker
from claimledger.rendering import explanation_markdown

FOLDER = ROOT / "docs" / "reference" / "checkers"
FAMILIES: Mapping[str, tuple[str, str]] = {
    "CLA": ("attribution", "Attribution: through whom it came"),
    "CLS": ("sourcing", "Sourcing: how many origins there are, and whether they are named"),
    "CLC": ("contest", "Contest: who disputes it, and who was heard"),
    "CLD": ("dates", "Dates: what cannot have happened in that order"),
    "CLT": ("texts", "Texts and records: anchors, names, expectations, conflicts"),
    "CLX": ("checking", "Checking itself: what broke, and what is silenced"),
}


def page(family: str) -> str:
    """Return the page of a family."""
    checkers = [checker for checker in CheckSet.default() if checker.family == family]
    head = (f"# {FAMILIES[family][1]}", "All families: [checkers](../checkers.md).")
    return "\n\n".join([*head, *map(section, checkers)]) + "\n"


def section(checker: Checker) -> str:
    """Return what the page says of one checker, with what it finds in its bad example."""
    text = explanation_markdown([checker])
    example = PACKAGED / checker.code / "bad.yaml"
    if not example.is_file():
        return text
    found, _ = findings(case_of(checker.code, example))
    lines = "\n".join(f"{finding}\n  fix: {finding.fix}" for finding in found)
    before, after = text.split("Not found in", maxsplit=1)
    return f"{before}It says\n\n```text\n{lines}\n```\n\nNot found in{after}"


def pages() -> Mapping[str, str]:
    """Return all pages by the names of their files."""
    return {f"{name}.md": page(family) for family, (name, _) in FAMILIES.items()}


def main() -> None:
    """Write them."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
