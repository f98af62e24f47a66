"""Run the examples of README.md, of the pages in docs/, and of the docstrings in src/."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE
from pathlib import Path
from typing import Any

from hypothesis import settings
from ruamel.yaml import YAML
from sybil import Document, Example, Region, Sybil
from sybil.evaluators.doctest import DocTestEvaluator
from sybil.parsers.abstract import DocTestStringParser
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

from claimledger import CheckSet, unmet
from claimledger.files import Configuration, configure, loads

pytest_plugins = ["pytester"]

settings.register_profile("untimed", deadline=None)  # no test asserts how long it takes
settings.load_profile("untimed")

ROOT = Path(__file__).parent
WRAPPED = NORMALIZE_WHITESPACE | ELLIPSIS  # printed paragraphs are wrapped on a page

_parse_examples = DocTestStringParser(DocTestEvaluator(WRAPPED))


def console_sessions(document: Document) -> Iterable[Region]:
    """Find the examples of blocks that are marked ``pycon``."""
    for block in CodeBlockParser("pycon", evaluator=_fail)(document):
        for example in _parse_examples(block.parsed, document.path):
            example.adjust(block, block.parsed)
            yield example


def _fail(example: Example) -> str:
    raise AssertionError(example)


def check_yaml(example: Example) -> str | None:
    """Load a ledger file and hold it to its expectations; of other YAML, ask that it parses."""
    text = str(example.parsed)
    if not text.startswith("claimledger:"):
        YAML(typ="safe", pure=True).load(text)
        return None
    found = loads(text, name=f"{Path(example.path).name}:{example.line}")
    if "# finds: " in text:  # what is found in it, failed expectations too, is tested elsewhere
        return None
    return "\n".join(map(str, unmet(found.ledger, found.expects))) or None


def check_json(example: Example) -> str | None:
    """Load a ledger file in JSON and hold it to its expectations."""
    found = loads(str(example.parsed), format="json", name=Path(example.path).name)
    return "\n".join(map(str, unmet(found.ledger, found.expects))) or None


def check_toml(example: Example) -> None:
    """Parse TOML; configure the checkers by it, unless it is for an invented family of them."""
    table = tomllib.loads(str(example.parsed)).get("tool", {}).get("claimledger")
    if table is not None and "DESK" not in str(table):
        configure(CheckSet.default(), Configuration(table, Path(example.path).name))


def enter_root(namespace: dict[str, Any]) -> None:
    """Let the examples find tests/cases and examples by the paths that the pages give."""
    namespace["_left"] = Path.cwd()
    os.chdir(ROOT)


def leave_root(namespace: dict[str, Any]) -> None:
    """Go back to where the tests were started."""
    os.chdir(namespace.pop("_left"))


pages = Sybil(
    name="docs",
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=WRAPPED),
        console_sessions,
        CodeBlockParser("yaml", evaluator=check_yaml),
        CodeBlockParser("json", evaluator=check_json),
        CodeBlockParser("toml", evaluator=check_toml),
    ],
    patterns=["README.md", "docs/*.md", "docs/*/*.md"],
    setup=enter_root,
    teardown=leave_root,
)
docstrings = Sybil(
    name="src",
    parsers=[DocTestParser()],
    path="src",
    pattern="*.py",
    setup=enter_root,
    teardown=leave_root,
)

pytest_collect_file = (pages + docstrings).pytest()
