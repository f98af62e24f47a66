"""Ledger files as tests of pytest, in projects that are made for it."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path

import pytest

PORT = """claimledger: 1
sources: {daily: Port Daily}
claimants: {mayor: the mayor, union: the union}
claims: {base: {text: A base opens, accused: [mayor]}}
documents:
  mon: {source: daily, published: 2031-07-01, says: [
    {asserts: base, act: accuses, chain: [union], id: s1}]}
expects:
  - {claim: base, status: asserted}
  - {claim: base, status: contested}
"""
DENIED = """claimledger: 1
documents:
  wed: {source: daily, published: 2031-07-03, says: [{denies: base, chain: [mayor], id: s2}]}
"""
PROJECT = """
[tool.pytest.ini_options]
claimledger_ledgers = ["{}"]
"""


@pytest.fixture
def project(pytester: pytest.Pytester) -> Path:
    pytester.path.joinpath("ledgers").mkdir()
    pytester.path.joinpath("ledgers", "port.yaml").write_text(PORT, encoding="utf-8")
    configured(pytester.path, "ledgers/*.yaml")
    return pytester.path


def configured(project: Path, pattern: str, more: str = "") -> None:
    project.joinpath("pyproject.toml").write_text(PROJECT.format(pattern) + more, encoding="utf-8")


def ran(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return pytester.runpytest_inprocess("-p", "no:cacheprovider", *arguments)


def test_each_checker_and_each_expectation_is_a_test(
    project: Path, pytester: pytest.Pytester
) -> None:
    result = ran(pytester, "-rA")
    result.stdout.fnmatch_lines(
        [
            "FAILED ledgers/port.yaml::expects[[]1] base - Failed: base: status*",
            "FAILED ledgers/port.yaml::CLC101 accused-not-heard - Failed: *",
            "FAILED ledgers/port.yaml::CLS102 single-origin - Failed: *",
        ]
    )
    passed = result.stdout.str()
    for name in ("expects[0] base", "CLA101 circular-reporting", "CLX101 broken-checker"):
        assert f"PASSED ledgers/port.yaml::{name}" in passed
    assert "::CLT104" not in passed
    assert f"{project / 'ledgers' / 'port.yaml'}:4:10: warning CLC101" in passed
    assert "1 warning\n" in passed
    assert "Traceback" not in passed
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_the_configuration_of_the_project_chooses(project: Path, pytester: pytest.Pytester) -> None:
    chosen = '[tool.claimledger]\nselect = ["CLC101"]\n'
    configured(project, "ledgers/*.yaml", chosen)
    result = ran(pytester, "-rA")
    result.assert_outcomes(passed=2, failed=1)
    assert "PASSED ledgers/port.yaml::CLX102" in result.stdout.str()
    configured(project, "ledgers/*.yaml", '[tool.claimledger]\nselect = ["CLC1O1"]\n')
    result = ran(pytester)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*tool.claimledger.select*did you mean*"])


SKIPPING = '''
import pytest

from claimledger import checker


@checker("TIDE101", "skips", scope="claim")
def skips(view, claim):
    """It skips."""
    pytest.skip("nah")
'''


def test_a_rule_that_skips_skips_no_test(
    project: Path, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "tide_skips.py").write_text(SKIPPING, "utf-8")
    info = project / "tide_skips-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: tide-skips\n", "utf-8")
    (info / "entry_points.txt").write_text(
        "[claimledger.checkers]\na = tide_skips:skips\n", "utf-8"
    )
    monkeypatch.syspath_prepend(project)
    configured(project, "ledgers/*.yaml", '[tool.claimledger]\nselect = ["TIDE", "CLA101"]\n')
    result = ran(pytester, "-rA")
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(["*skips (TIDE101) broke on base: Skipped: nah*"])


def test_a_folder_is_one_ledger(project: Path, pytester: pytest.Pytester) -> None:
    project.joinpath("ledgers", "more.yaml").write_text(DENIED, encoding="utf-8")
    configured(project, "ledgers", '[tool.claimledger]\nselect = ["CLC101", "CLT104"]\n')
    result = ran(pytester, "-rA")
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["FAILED ledgers::expects[[]0] base - *"])


def test_faults_of_a_file_are_errors_of_collection(
    project: Path, pytester: pytest.Pytester
) -> None:
    bad = "claimledger: 1\nclaims: {a: {txt: b, accussed: []}}\n"
    project.joinpath("ledgers", "bad.yaml").write_text(bad, encoding="utf-8")
    result = ran(pytester, "-k", "bad")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*bad.yaml:2:14: claims.a.txt: *", "*bad.yaml:2:22: *"])
    assert "Traceback" not in result.stdout.str()


def test_nothing_is_collected_until_it_is_asked_for(pytester: pytest.Pytester) -> None:
    pytester.path.joinpath("port.yaml").write_text(PORT, encoding="utf-8")
    pytester.makepyfile("def test_it(): pass")
    ran(pytester).assert_outcomes(passed=1)


def test_a_pattern_that_matches_nothing_is_a_fault(
    project: Path, pytester: pytest.Pytester
) -> None:
    configured(project, "legders/*.yaml")
    result = ran(pytester)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*claimledger_ledgers: nothing matches 'legders/[*].yaml' in *"])
    configured(project, "/ledgers")
    result = ran(pytester)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*claimledger_ledgers: '/ledgers' is no glob: *"])


def test_the_plugin_is_entered_for_pytest() -> None:
    (point,) = (
        p for p in importlib.metadata.entry_points(group="pytest11") if p.name == "claimledger"
    )
    assert point.value == "claimledger.collecting"
