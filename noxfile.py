"""What a developer runs: nox, or one session of it."""

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
