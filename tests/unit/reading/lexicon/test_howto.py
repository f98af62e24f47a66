"""The page on adding a language: its files are checked, and its commands print what it shows."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimledger.cli import commands

ROOT = Path(__file__).parents[4]
PAGE = (ROOT / "docs" / "how-to" / "add-a-language.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_page_prints_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = 0
    for language, block in FENCE.findall(PAGE):
        if language == "toml" and 'language = "eo"' in block:
            name = "desk.toml" if "extends" in tomllib.loads(block) else "eo.toml"
            Path(name).write_text(block, encoding="utf-8")
        elif language == "console":
            command, shown = block.split("\n", 1)
            program, *words = shlex.split(command.removeprefix("$ "))
            assert program == "claimledger"
            result = CliRunner().invoke(commands.cli, words)
            assert result.output == shown, command
            ran += 1
    assert ran == 7


def test_the_file_of_the_page_is_the_one_among_the_examples() -> None:
    file = (ROOT / "examples" / "eo.toml").read_text(encoding="utf-8")
    assert f"```toml\n{file}```" in PAGE
