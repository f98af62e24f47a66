"""The verbs about checkers, as a shell sees them."""

from __future__ import annotations

import importlib.metadata
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Self

import attrs
import pytest
from click.testing import CliRunner, Result

from claimledger import Finding, checker
from claimledger.checking.discovery import GROUP
from claimledger.cli import commands

PORT = """claimledger: 1
sources: {daily: Port Daily}
claimants: {mayor: the mayor, union: the union}
claims: {base: {text: A base opens, accused: [mayor]}, rain: It rains}
documents:
  mon: {source: daily, published: 2031-07-01, says: [
    {asserts: base, act: accuses, chain: [union], id: s1, anchors: [{exact: a base}]}]}
suppressions:
  - {code: CLS102, subject: base, by: desk, reason: we know, until: 2031-12-31}
expects:
  - {claim: base, status: asserted}
  - {claim: base, as_of: 2031-06-30, status: unreported}
"""
MORE = """claimledger: 1
sources: {daily: Port Daily}
claimants: {mayor: the Mayor}
claims: {base: {text: A base opens, accused: [mayor]}}
documents:
  wed: {source: daily, published: 2031-07-03, says: [{denies: base, chain: [mayor], id: s2}]}
"""

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "port.yaml").write_text(PORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(importlib.metadata, "distributions", list)
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(commands.cli, [str(argument) for argument in arguments])


def found(*arguments: object, code: int = 1) -> list[str]:
    result = run("check", *arguments, "--format", "json", "--on", "2031-07-02")
    assert result.exit_code == code, result.stderr
    return [
        f"{f['code']} {f['subject'] and f['subject']['id']}"
        for f in json.loads(result.stdout)["findings"]
    ]


def refused(*arguments: object) -> str:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr


def test_check_prints_findings_with_their_places_and_what_is_silenced() -> None:
    result = run("check", "port.yaml", "--on", "2031-07-02")
    assert result.exit_code == 1
    first, *rest = result.stdout.splitlines()
    assert first.startswith("port.yaml:4:10: warning CLC101 accused-not-heard claim base: the ")
    assert rest == [
        "  because: s1",
        "  fix: ask them, and record what they say, or that they could not be reached",
        "1 warning; 1 silenced",
    ]


def test_nothing_found_is_exit_code_0() -> None:
    result = run("check", "port.yaml", "--select", "CLA")
    assert (result.exit_code, result.stdout) == (0, "nothing found\n")


def test_a_suppression_is_over_by_the_calendar(folder: Path) -> None:
    assert found("port.yaml") == ["CLC101 base"]
    later = run("check", "port.yaml", "--on", "2032-01-01", "--format", "json")
    assert {f["code"] for f in json.loads(later.stdout)["findings"]} == {
        "CLC101",
        "CLS102",
        "CLX202",
    }
    text = PORT.replace("2031-12-31", "2001-12-31")
    (folder / "port.yaml").write_text(text, encoding="utf-8")
    assert "CLX202" in run("check", "port.yaml").stdout


def test_words_select_and_ignore_by_code_family_or_slug() -> None:
    assert found("port.yaml", "--select", "CLC, CLA", "--ignore", "accused-not-heard", code=0) == []
    assert found("port.yaml", "--ignore", "CLC101", "--ignore", "CLX", code=0) == []
    message = refused("check", "port.yaml", "--select", "CLC1O1")
    assert message == "no checker 'CLC1O1'; did you mean 'CLC101' or 'CLX101' or 'CLT101'?\n"
    assert "no checker 'single-orgin'" in refused("check", "port.yaml", "--ignore", "single-orgin")


def test_expectations_are_checked_unless_another_day_is_asked(folder: Path) -> None:
    (folder / "more.yaml").write_text(MORE, encoding="utf-8")
    assert "CLT104 " in " ".join(found("port.yaml", "more.yaml"))
    past = found("port.yaml", "more.yaml", "--as-of", "2031-07-02", "--select", "CLT104", code=0)
    assert past == []


def test_two_versions_are_a_finding_and_not_told_twice(folder: Path) -> None:
    (folder / "more.yaml").write_text(MORE, encoding="utf-8")
    result = run("check", "port.yaml", "more.yaml", "--select", "CLT105")
    assert result.stdout.startswith("port.yaml:3:13: error CLT105 conflicting-versions")
    assert result.stderr == ""


def test_policy_and_view_are_those_of_the_other_verbs() -> None:
    assert found("port.yaml", "--select", "CLC", "--view", "positions=except:union", code=0) == []
    assert "did you mean 'threshold'?" in refused("check", "port.yaml", "--policy", "treshold=full")


def test_texts_of_documents_are_looked_up_in_a_folder(folder: Path) -> None:
    texts = folder / "texts"
    texts.mkdir()
    asked = ("port.yaml", "--select", "CLT101", "--texts", "texts")
    assert found(*asked, code=0) == []
    (texts / "mon.txt").write_text("They say a base opens.", encoding="utf-8")
    assert found(*asked, code=0) == []
    (texts / "mon.txt").write_text("They say nothing.", encoding="utf-8")
    assert found(*asked) == ["CLT101 s1"]
    anchored = PORT.replace("exact: a base", "exact: a base, start: 9, end: 15")
    (folder / "port.yaml").write_text(anchored, encoding="utf-8")
    (texts / "mon.txt").write_text("They say a base opens.", encoding="utf-8-sig")
    assert found(*asked, code=0) == []
    long = PORT.replace("  mon:", f"  {'é' * 100}:")
    (folder / "port.yaml").write_text(long, encoding="utf-8")
    assert found(*asked, code=0) == []
    (folder / "port.yaml").write_text(PORT, encoding="utf-8")
    (texts / "mon.txt").write_bytes(b"\xff")
    message = refused("check", *asked)
    assert "mon.txt cannot be read as UTF-8" in message
    assert message.endswith("; save it as UTF-8\n")
    assert refused("check", "port.yaml", "--texts", "port.yaml") == (
        "port.yaml is no folder; name the one that holds the texts\n"
    )


def test_the_nearest_pyproject_configures_and_the_command_line_goes_before(folder: Path) -> None:
    config = folder / "pyproject.toml"
    config.write_text(
        '[tool.claimledger]\nselect = ["CLS"]\nignore = ["CLS104"]\n'
        '[tool.claimledger.severities]\nCLC101 = "error"\n',
        encoding="utf-8",
    )
    assert found("port.yaml", code=0) == []
    assert found("port.yaml", "--no-config") == ["CLC101 base"]
    assert found("port.yaml", "--select", "CLC") == ["CLC101 base"]
    result = run("check", "port.yaml", "--select", "CLC")
    assert "error CLC101" in result.stdout
    assert "CLS104" not in run("checkers").stdout
    assert "CLS104" in run("checkers", "--select", "CLS").stdout
    other = folder / "other.toml"
    other.write_text("[tool.claimledger]\nselct = []\n", encoding="utf-8")
    message = refused("check", "port.yaml", "--config", other)
    assert "did you mean 'select'" in message
    assert refused("check", "port.yaml", "--config", other, "--no-config").endswith(
        "--config and --no-config exclude each other\n"
    )


def test_sarif_names_rules_and_places() -> None:
    result = run("check", "port.yaml", "--format", "sarif", "--on", "2031-07-02")
    assert result.exit_code == 1
    (log,) = json.loads(result.stdout)["runs"]
    told = [r for r in log["results"] if not r.get("suppressions")]
    assert [r["ruleId"] for r in told] == ["CLC101"]
    place = told[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "port.yaml"
    assert place["region"] == {"startLine": 4, "startColumn": 10}
    related = told[0]["relatedLocations"][0]["physicalLocation"]
    assert related["region"]["startLine"] == 7


@attrs.frozen
class Point:
    """An entry point, as far as it is used."""

    name: str
    value: str
    loads: Callable[[], Any]

    def load(self) -> Any:
        return self.loads()


class Package:
    """An installed package, as far as it is used."""

    metadata: ClassVar = {"Name": "desk-rules"}

    def __init__(self, points: Iterable[Point]) -> None:
        self._points = tuple(points)

    @property
    def entry_points(self) -> Self:
        return self

    def select(self, group: str) -> tuple[Point, ...]:
        assert group == GROUP
        return self._points


@checker("DESK101", "a-claim", scope="claim")
def a_claim(_view: Any, claim: Any) -> Any:
    """There is a claim."""
    sys.stdout.write(f"looking at {claim.id}\n")
    yield Finding(claim, "a claim")


@checker("DESK102", "broken", scope="claim")
def broken(_view: Any, _claim: Any) -> Any:
    """Never found."""
    raise SystemExit(0)
    yield


def offered(monkeypatch: pytest.MonkeyPatch, *things: Any) -> None:
    def load(thing: Any) -> Any:
        sys.stdout.write("loading\n")
        if isinstance(thing, Exception):
            raise thing
        return thing

    points = [Point(f"p{n}", "desk:it", partial(load, thing)) for n, thing in enumerate(things)]
    monkeypatch.setattr(importlib.metadata, "distributions", lambda: [Package(points)])


def test_checkers_of_packages_are_asked_and_their_output_is_kept_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered(monkeypatch, a_claim)
    result = run("check", "port.yaml", "--select", "DESK")
    assert result.exit_code == 1
    assert result.stdout.count("DESK101 a-claim") == 2
    assert result.stderr == "loading\nlooking at base\nlooking at rain\n"
    assert "DESK101" in run("checkers").stdout
    assert "There is a claim." in run("explain", "DESK101").stdout
    assert "DESK" not in run("checkers", "--no-plugins").stdout


def test_what_breaks_or_does_not_load_is_exit_code_2_and_the_others_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered(monkeypatch, a_claim, broken)
    assert found("port.yaml", "--select", "DESK", code=2) == [
        "CLX101 None",
        "DESK101 base",
        "DESK101 rain",
    ]
    offered(monkeypatch, ImportError("no such module"))
    result = run("check", "port.yaml", "--select", "CLA")
    assert result.exit_code == 2
    assert "plugin-not-loaded" in result.stdout
    assert "p0 of desk-rules (desk:it) did not load: ImportError: no such module" in result.stdout
    offered(monkeypatch, checker("CLA999", "mine", scope="claim")(a_claim.rule))
    assert "family 'CLA'" in refused("check", "port.yaml")


def test_a_plugin_that_did_not_load_is_told_where_its_checkers_are_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered(monkeypatch, ImportError("no such module"))
    told = "loading\np0 of desk-rules (desk:it) did not load: ImportError: no such module\n"
    result = run("checkers", "--select", "CLX201")
    assert (result.exit_code, result.stderr) == (2, told)
    assert "CLX201" in result.stdout
    result = run("explain", "CLX201")
    assert (result.exit_code, result.stderr) == (0, told)
    assert refused("explain", "DESK101") == (
        f"{told}no checker 'DESK101'; did you mean 'CLS101' or 'CLD101'?\n"
    )
    assert refused("check", "port.yaml", "--select", "DESK101").startswith(f"{told}no checker")


def test_code_of_others_may_close_its_output_and_change_the_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "texts").mkdir()

    @checker("DESK103", "rude", scope="ledger")
    def rude(_view: Any, _ledger: Any) -> Any:
        """It closes the output, and goes away."""
        sys.stdout.close()
        os.chdir("/")
        yield Finding(None, "rude")

    offered(monkeypatch, rude)
    result = run("check", "port.yaml", "--select", "DESK103", "--format", "sarif")
    assert (result.exit_code, result.stderr) == (1, "loading\n")
    (log,) = json.loads(result.stdout)["runs"]
    place = log["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "port.yaml"
    assert Path.cwd() == folder


def test_a_working_folder_that_is_gone_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = folder / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    told = "the working folder is no longer there; change to one that there is\n"
    assert refused("check", folder / "port.yaml") == told
    assert refused("checkers", "--no-plugins") == told


@pytest.mark.parametrize(
    "option", ["--on", "--texts", "--config", "--select", "--ignore", "--as-of"]
)
@pytest.mark.parametrize("value", ["", " , "])
def test_an_option_that_says_nothing_is_refused(option: str, value: str) -> None:
    message = refused("check", "port.yaml", option, value)
    assert f"Invalid value for '{option}': it says nothing; write something" in message


def test_checkers_and_explain_speak_json() -> None:
    rows = json.loads(run("checkers", "--select", "CLT", "--format", "json").stdout)
    assert [row["code"] for row in rows] == ["CLT101", "CLT102", "CLT103", "CLT104", "CLT105"]
    page = json.loads(run("explain", "single-origin", "--format", "json").stdout)
    assert page["options"] == {"outlets": 3, "acts": ["states", "accuses"]}
    assert "no checker 'CLZ1'" in refused("explain", "CLZ1")


def test_bad_input_is_exit_code_2(folder: Path) -> None:
    (folder / "bad.yaml").write_text("claimledger: 1\nclaims: {a: {txt: b}}\n", encoding="utf-8")
    assert "bad.yaml:2:14" in refused("check", "bad.yaml")
    assert refused("check", "port.yaml", "--on", "soon")


def test_a_check_in_a_real_shell() -> None:
    command = [sys.executable, "-m", "claimledger", "check", "port.yaml", "--no-plugins"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 1
    assert done.stdout.endswith("1 warning; 1 silenced\n")
    assert done.stderr == ""
