"""The examples run, and print what they promise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(*arguments: str) -> str:
    done = subprocess.run(  # noqa: S603  # our own example
        [sys.executable, *arguments],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
    )
    assert not done.stderr
    return done.stdout


def test_the_tour_of_the_library() -> None:
    printed = run("examples/library_use.py")
    assert "Evening Tide <- Coast Wire <- harbour officials" in printed
    assert "2031-05-07: crates: asserted -> contested" in printed
    assert "crates entails traffic" in printed
    assert "why=<Why.RETRACTED: 'retracted'>, by='sorry'" in printed


def test_the_property_tests_of_a_newsroom() -> None:
    printed = run("examples/property_tests.py")
    lines = printed.splitlines()
    assert len(lines) == 6
    assert all(line.startswith("test_") and line.endswith(": holds") for line in lines)


def test_the_real_ledger_on_the_command_line() -> None:
    printed = run("-m", "claimledger", "status", "examples/pyongyang_2024.yaml")
    assert "containers: contested\n" in printed
    assert "IDN Times <- The Independent <- North Korean state media <- Vladimir Putin" in printed
    assert "compensation: open\n" in printed


def test_the_readme_prints_what_it_shows(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    code, shown = (
        readme.split(f"```{language}\n")[1].split("```")[0] for language in ("python", "text")
    )
    program = tmp_path / "readme.py"
    program.write_text(code, encoding="utf-8")
    assert run(str(program)) == shown


def test_the_readmes_test_command_is_what_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [block.split("```")[0].strip() for block in readme.split("```shell\n")[1:]]
    assert len(commands) == 2
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
