"""The examples run, and print what they promise."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
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


def custom(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run something beside the example package of checkers, as if that were installed."""
    folder = ROOT / "examples" / "custom_checker"
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    info = tmp_path / "desk_rules-1.0.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text("Name: desk-rules\nVersion: 1.0\n", encoding="utf-8")
    points = project["entry-points"]["claimledger.checkers"].items()
    lines = [f"{name} = {value}" for name, value in points]
    text = "\n".join(["[claimledger.checkers]", *lines, ""])
    (info / "entry_points.txt").write_text(text, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), str(folder / "src")])
    return subprocess.run(  # noqa: S603  # our own example
        [sys.executable, *arguments],
        cwd=folder,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8", "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
    )


def test_the_checkers_of_another_package_are_listed_explained_and_asked(tmp_path: Path) -> None:
    listed = custom(tmp_path, "-m", "claimledger", "checkers", "--select", "DESK")
    assert listed.stdout.splitlines()[1].startswith(
        "DESK101  far-from-the-speaker  DESK    warning"
    )
    explained = custom(tmp_path, "-m", "claimledger", "explain", "nobody-saw-it").stdout
    assert "Others dispute a claim, and nobody says to have seen it" in explained
    assert "The union says it, the mayor denies it" in explained
    bad = "src/desk_rules/examples/DESK101/bad.yaml"
    checked = custom(tmp_path, "-m", "claimledger", "check", bad, "--no-config")
    assert checked.returncode == 1
    assert "warning DESK101 far-from-the-speaker assertion report: it comes 3" in checked.stdout
    configured = custom(tmp_path, "-m", "claimledger", "check", bad)
    assert (configured.returncode, configured.stdout) == (0, "nothing found\n")


def test_the_tests_of_that_package_pass(tmp_path: Path) -> None:
    done = custom(tmp_path, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "passed" in done.stdout


def test_the_readme_shows_what_the_checkers_say(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (tmp_path / "port.yaml").write_text(readme.split("```yaml\n")[1].split("```")[0], "utf-8")
    done = subprocess.run(  # our own example
        [sys.executable, "-m", "claimledger", "check", "port.yaml", "--no-plugins"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert f"```text\n{done.stdout}```" in readme
