"""The how-to on reading an article shows what is printed for the example's article.

Where rules or words of reading have changed, print it anew (`claimledger read` as the page has it),
and see that it is better than before.
"""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner

from claimledger.cli import commands
from claimledger.files import load
from claimledger.reading import Doubtful, Form, SpeechAct, Steps, Tier

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "read-an-article.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs" / "reference" / "reading.md").read_text(encoding="utf-8")
ARTICLE = ROOT / "examples" / "reading" / "harbour.txt"
OPTIONS = ["--language", "en", "--source", "Harbour Post", "--published", "2031-03-05"]
SHELL, PYTHON = PAGE.split("## 4. ")


def printed(*options: str) -> tuple[str, str]:
    result = CliRunner().invoke(commands.cli, ["read", str(ARTICLE), *OPTIONS, *options])
    assert result.exit_code == 0
    return result.stdout, result.stderr


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("shown", blocks(SHELL, "text"))
def test_what_the_page_shows_is_printed(shown: str) -> None:
    assert shown.rstrip("\n") in printed()[0]


def test_the_ledger_of_the_example_is_what_is_written() -> None:
    written, told = printed("--format", "yaml")
    file = ROOT / "examples" / "reading" / "harbour.yaml"
    assert file.read_text(encoding="utf-8") == written
    assert load(file).ledger.statements
    assert told.rstrip("\n") in PAGE


def test_the_programs_print_what_stands_below_them() -> None:
    programs = blocks(PYTHON, "python")
    shown = iter(blocks(PYTHON, "text"))
    namespace: dict[str, object] = {}
    for program in programs:
        out = io.StringIO()
        with redirect_stdout(out):
            exec(program, namespace)  # noqa: S102  # our own page
        if out.getvalue():
            assert out.getvalue() == next(shown)
    assert next(shown, None) is None


@pytest.mark.parametrize("words", [SpeechAct, Form, Tier, Doubtful])
def test_the_reference_lists_every_word(words: type[SpeechAct]) -> None:
    for word in words:
        assert f"`{word}`" in REFERENCE


def test_the_reference_lists_every_step() -> None:
    for field in attrs.fields(Steps):
        assert f"`{field.name}`" in REFERENCE


def test_the_claims_that_the_page_traces_are_in_the_ledger() -> None:
    ledger = load(ROOT / "examples" / "reading" / "harbour.yaml").ledger
    traced = re.findall(r"claimledger trace harbour.yaml (\S+)", PAGE)
    assert traced
    assert {*ledger.claims} >= {*traced}
