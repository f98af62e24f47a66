"""What a developer runs: nox, or one session of it."""

import json
import shutil
from pathlib import Path

import nox

nox.options.sessions = ["tests", "types", "lint"]
nox.options.default_venv_backend = "venv"


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Run all tests, with branch coverage."""
    session.install("-e", ".[test]")
    session.run("coverage", "run", "-m", "pytest", *session.posargs)
    session.run("coverage", "report")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of the library, its tests and its examples, with two checkers."""
    session.install("-e", ".[dev]")
    session.run("mypy", "src", "tests", "examples")
    session.run("pyright")


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and format."""
    session.install("ruff")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def differ(session: nox.Session) -> None:
    """Compare the rules with the naive reference on many random ledgers."""
    session.install("-e", ".[test]")
    counts = session.posargs or ["--seed", "1", "--count", "20000", "--size", "14"]
    session.run("python", "-m", "reference.differ", *counts, env={"PYTHONPATH": "tests"})


@nox.session
def hostile(session: nox.Session) -> None:
    """Load very many broken files within hard limits of time and memory."""
    session.install("-e", ".[test]")
    counts = session.posargs or ["--seed", "1", "--count", "131000", "--large", "64"]
    session.run("python", "-m", "faults.hostile", *counts, env={"PYTHONPATH": "tests"})


@nox.session
def crashes(session: nox.Session) -> None:
    """Cut the writing of journals short: by losses of power, errors, kills, and other writers."""
    session.install("-e", ".[test]")
    counts = session.posargs or ["--seed", "1", "--states", "100000", "--kills", "10000"]
    counts += [] if session.posargs else ["--appends", "1000", "--reads", "30000"]
    session.run("python", "-m", "faults.crashes", *counts, env={"PYTHONPATH": "tests"})


@nox.session
def mutants(session: nox.Session) -> None:
    """Change the rules in thousands of small ways: each change must be noticed by some test.

    Behind ``--``, name tests against which to try again what the unit tests and cases let pass,
    such as ``tests/laws``.
    """
    session.install("-e", ".[dev]")
    copy = Path(session.create_tmp()) / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    for folder in ("src", "tests"):
        shutil.copytree(folder, copy / folder)
    for file in ("conftest.py", "pyproject.toml"):
        shutil.copy(file, copy)
    tools, rules = {"PYTHONPATH": "tests"}, {"PYTHONPATH": "src:tests"}
    trying = ["python", "-m", "pytest", "-q", "-p", "mutants.forking", "-p", "no:cacheprovider"]
    trying += ["--tb=native", "--assert=plain"]
    rooms = [f"src/claimledger/{room}" for room in ("ledger", "reasoning", "checking")]
    quick = [f"tests/unit/{room}" for room in ("ledger", "reasoning", "checking")]
    quick += ["tests/test_cases.py", "tests/checkers/test_ledgers.py"]
    with session.chdir(copy):
        session.run("python", "-m", "mutants.prepare", *rooms, env=tools)
        made = ("run", "claimledger.reasoning.words*")  # all are made, these are tried
        session.run("python", "-m", "mutants.making", *made, env=tools)
        names = session.run("mutmut", "results", "--all", "true", silent=True)
        Path("mutants/names").write_text(str(names), "utf-8")
    with session.chdir(copy / "mutants"):
        results = ["results.jsonl"]
        few = ("-k", "not 200000 and not 50000 and not 1600_retractions")
        files = ("--mutants=names", "--mutants-out=results.jsonl")
        session.run(*trying, *files, *few, *quick, env=rules)
        if session.posargs:
            found = map(json.loads, Path("results.jsonl").read_text("utf-8").splitlines())
            surviving = [f["mutant"] for f in found if f["status"] != "killed"]
            Path("surviving").write_text("\n".join(surviving), "utf-8")
            results.append("again.jsonl")
            files = ("--mutants=surviving", "--mutants-out=again.jsonl")
            session.run(*trying, *files, *session.posargs, env=rules)
    with session.chdir(copy):
        paths = [f"mutants/{name}" for name in results]
        session.run("python", "-m", "mutants.report", *paths, env=tools)


@nox.session
def journals(session: nox.Session) -> None:
    """Damage and forge very many journals within hard limits of time and memory."""
    session.install("-e", ".[test]")
    counts = session.posargs or ["--count", "1000000", "--flips", "1000000", "--seed", "1"]
    session.run("python", "-m", "faults.journals", *counts, env={"PYTHONPATH": "tests"})
