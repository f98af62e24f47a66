"""SARIF: valid against the schema of OASIS, whatever stands in the ledger."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from claimledger import (
    Anchor,
    Checker,
    CheckSet,
    ClaimLedgerError,
    Failure,
    Finding,
    Findings,
    Place,
    Record,
    Ref,
    Relation,
    Severity,
    Suppression,
    View,
    check,
    checker,
)
from claimledger.rendering import sarif_data
from unit.newsroom import LEAK, MAYOR, POST, article, book, says

SCHEMA = json.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_text("utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)
URI = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})*")
SAID = says("a03", LEAK, article(POST, 1), MAYOR)
SILENCE = Suppression("CLA101", LEAK, by="desk", reason="on purpose")
NASTY = "\x1b[31m [x](http://y) {0} \\ \u202e\u200b\U0001f600 \ud800\nend"


@checker("DESK101", "far-from-the-speaker", scope="claim", severity="note")
def far(_view: View, _claim: object) -> Iterator[Finding]:
    """It comes from {far} away.

    Nobody
    knows [why](x), says ``<b>``, or <i>.

    More.
    """
    yield from ()


def found(subject: Record | None = LEAK, message: str = "who says so?", **fields: Any) -> Finding:
    return Finding(subject, message, **{"code": "DESK101", "severity": "error", **fields})


def run_of(
    *findings: Finding,
    asked: tuple[Checker, ...] = (far,),
    more: dict[str, Any] | None = None,
    **fields: Any,
) -> dict[str, Any]:
    """Return the one run of a valid log."""
    log = sarif_data(Findings(findings, **more or {}), asked, **fields)
    VALIDATOR.validate(json.loads(json.dumps(log)))
    assert log["version"] == "2.1.0"
    assert log["$schema"] == SCHEMA["id"]
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def result_of(finding: Finding, **fields: Any) -> Any:
    (result,) = run_of(finding, **fields)["results"]
    return result


def artifact_of(file: str, **fields: Any) -> Any:
    (location,) = result_of(found(place=Place(file, 3, 5)), **fields)["locations"]
    return location["physicalLocation"]["artifactLocation"]


def test_the_tool_is_named_with_its_version() -> None:
    driver = run_of()["tool"]["driver"]
    assert driver["name"] == "claimledger"
    assert re.fullmatch(r"\d+\.\d+.*", driver["version"])


@pytest.mark.parametrize(
    ("url", "expected"),
    [(None, None), ("Homepage, https://example.org/x", "https://example.org/x")],
)
def test_the_projects_page_is_named_if_it_has_one(
    monkeypatch: pytest.MonkeyPatch, url: str | None, expected: str | None
) -> None:
    known = Message()
    known["Version"] = "9.8"
    if url:
        known["Project-URL"] = url
    monkeypatch.setattr("importlib.metadata.metadata", lambda _name: known)
    driver = run_of()["tool"]["driver"]
    assert driver["version"] == "9.8"
    assert driver.get("informationUri") == expected


def test_a_rule_is_what_the_checker_says() -> None:
    rule = run_of()["tool"]["driver"]["rules"][-1]
    assert rule == {
        "id": "DESK101",
        "name": "FarFromTheSpeaker",
        "shortDescription": {"text": "It comes from {{far}} away."},
        "fullDescription": {
            "text": "It comes from {{far}} away. Nobody knows [why] (x), says ``<b>``, or <i>."
        },
        "help": {
            "text": "It comes from {{far}} away.\n\n"
            "Nobody knows [why] (x), says ``<b>``, or <i>.\n\nMore.",
            "markdown": "It comes from {{far}} away.\n\n"
            "Nobody\nknows [why](x), says `<b>`, or &lt;i>.\n\nMore.",
        },
        "defaultConfiguration": {"enabled": True, "level": "note"},
        "properties": {"tags": ["DESK", "claim"]},
    }


def test_rules_are_those_asked_and_those_that_always_are_by_code() -> None:
    quiet = CheckSet.default().select("CLX").but(severities={"CLX101": "note"})
    rules = run_of(asked=(far, *quiet))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*quiet.codes, "DESK101"]
    assert rules[0]["defaultConfiguration"]["level"] == "note"
    assert [rule["id"] for rule in run_of(asked=())["tool"]["driver"]["rules"]] == [
        "CLX101",
        "CLX102",
    ]


def test_a_result_is_a_finding() -> None:
    finding = found(
        because=[SAID, Relation(MAYOR, "speaks_for", Ref("city"))],
        fix="cite it",
        key="k",
        anchor=Anchor(exact="a\u202eb", start=0, end=4),
        place=Place("desk/a.yaml", 3, 5),
    )
    result = result_of(finding, places={"a03": Place("desk/b.yaml", 7, 1)})
    related = result.pop("relatedLocations")
    assert result == {
        "ruleId": "DESK101",
        "ruleIndex": 2,
        "level": "error",
        "message": {"text": "who says so?\n\nFix: cite it"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "desk/a.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 3, "startColumn": 5},
                },
                "logicalLocations": [
                    {"name": "claim leak", "fullyQualifiedName": "claim/leak", "kind": "claim"}
                ],
            }
        ],
        "partialFingerprints": {"claimledger/v1": finding.fingerprint},
        "suppressions": [],
        "properties": {
            "fix": "cite it",
            "key": "k",
            "anchor": {"exact": r"a\u202eb", "start": 0, "end": 4},
        },
    }
    assert [location["id"] for location in related] == [1, 2]
    assert [location["message"]["text"] for location in related] == [
        "assertion a03",
        "relation mayor speaks_for city",
    ]
    assert related[0]["physicalLocation"]["artifactLocation"]["uri"] == "desk/b.yaml"
    assert "physicalLocation" not in related[1]


def test_columns_count_code_points_and_the_root_is_explained() -> None:
    run = run_of()
    assert run["columnKind"] == "unicodeCodePoints"
    assert set(run["originalUriBaseIds"]) == {"%SRCROOT%"}
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"]


def test_a_finding_of_a_checker_that_is_not_there_has_no_rule() -> None:
    assert "ruleIndex" not in result_of(found(code="ELSE101"))
    assert "ruleId" not in result_of(found(code=""))


@pytest.mark.parametrize("place", [None, Place("", 3, 5)])
def test_what_has_no_file_has_a_logical_place_or_none(place: Place | None) -> None:
    (location,) = result_of(found(place=place))["locations"]
    assert set(location) == {"logicalLocations"}
    assert "locations" not in result_of(found(None, place=place))


def test_what_has_no_file_is_put_on_the_fallback() -> None:
    (location,) = result_of(found(None), fallback="a b.yaml")["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "a%20b.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 1, "startColumn": 1},
    }
    kept = result_of(found(place=Place("c.yaml", 1, 1)), fallback="a b.yaml")["locations"][0]
    assert kept["physicalLocation"]["artifactLocation"]["uri"] == "c.yaml"


@pytest.mark.parametrize(
    ("place", "region"),
    [(Place("a", 0, 0), None), (Place("a", 2, 0), {"startLine": 2})],
)
def test_a_region_has_only_what_is_known(place: Place, region: dict[str, int] | None) -> None:
    (location,) = result_of(found(place=place))["locations"]
    assert location["physicalLocation"].get("region") == region


def test_silenced_findings_are_results_with_their_suppression() -> None:
    bare = Suppression("CLA101", SAID)
    more = {"silenced": ((found(), SILENCE), (found(SAID), bare))}
    places = {SILENCE.id: Place("s.yaml", 4, 3)}
    results = run_of(found(message="kept"), more=more, places=places)["results"]
    assert [len(result["suppressions"]) for result in results] == [0, 1, 1]
    (first,) = results[1]["suppressions"]
    assert first.pop("location")["physicalLocation"]["region"]["startLine"] == 4
    assert first == {"kind": "inSource", "status": "accepted", "justification": "on purpose"}
    assert results[2]["suppressions"] == [{"kind": "inSource", "status": "accepted"}]


def test_failures_are_told_by_the_invocation() -> None:
    broke = Failure("loud (DESK101)", f"ValueError: {NASTY}", "leak", 2)
    unloaded = Failure("plugin x", "ImportError: y")
    (invocation,) = run_of(more={"failures": (broke, unloaded)})["invocations"]
    assert invocation["executionSuccessful"] is False
    told = invocation["toolExecutionNotifications"]
    assert [note["level"] for note in told] == ["error", "error"]
    first, second = (note["message"]["text"] for note in told)
    assert first.startswith("loud (DESK101) (2 times, first on leak): ValueError: \\u001b[31m")
    assert second == "plugin x: ImportError: y"


def test_without_failures_it_was_successful() -> None:
    assert run_of()["invocations"] == [
        {"executionSuccessful": True, "toolExecutionNotifications": []}
    ]


def test_a_message_is_no_link_and_no_placeholder_and_stays_on_its_line() -> None:
    result = result_of(found(message=NASTY, fix=NASTY))
    clean = r"\u001b[31m [x] (http://y) {{0}} \ \u202e\u200b" + "\U0001f600 \\ud800 end"
    assert result["message"]["text"] == f"{clean}\n\nFix: {clean}"


# -- files ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a b#c%d?.yaml", "a%20b%23c%25d%3F.yaml"),
        ("C:x.yaml", "C%3Ax.yaml"),
        ("пост/ü\U0001f600.yaml", "%D0%BF%D0%BE%D1%81%D1%82/%C3%BC%F0%9F%98%80.yaml"),
        ("<text>", "%3Ctext%3E"),
        ("./a//b/../c.yaml", "a/c.yaml"),
    ],
)
def test_a_file_is_a_valid_uri(file: str, uri: str) -> None:
    assert artifact_of(file) == {"uri": uri, "uriBaseId": "%SRCROOT%"}


@pytest.mark.skipif(os.sep != "/", reason="a backslash separates there")
def test_a_backslash_in_a_name_is_no_separator() -> None:
    assert artifact_of("a\\b.yaml")["uri"] == "a%5Cb.yaml"


def test_files_are_relative_to_the_base(tmp_path: Path) -> None:
    inside, outside = tmp_path / "desk" / "a.yaml", tmp_path / "x y.yaml"
    assert artifact_of(str(inside), base=tmp_path)["uri"] == "desk/a.yaml"
    assert artifact_of(str(inside), base=str(tmp_path / "desk"))["uri"] == "a.yaml"
    assert artifact_of(str(outside), base=tmp_path / "desk") == {"uri": outside.as_uri()}


def test_a_file_above_the_current_directory_is_absolute() -> None:
    artifact = artifact_of("../a.yaml")
    assert artifact == {"uri": Path("..", "a.yaml").resolve().as_uri()}


# -- anything ------------------------------------------------------------------------------

TEXTS = st.text(st.characters(), min_size=1).filter(str.strip) | st.just(NASTY)
FINDINGS = st.builds(
    found,
    st.sampled_from([None, LEAK, SAID, MAYOR])
    | st.builds(Suppression, st.just("X\x1b"), st.just(LEAK)),
    TEXTS,
    because=st.lists(st.sampled_from([LEAK, SAID, MAYOR])),
    fix=TEXTS | st.just(""),
    key=TEXTS,
    code=TEXTS | st.just("DESK101"),
    severity=st.sampled_from(Severity),
    anchor=st.none() | st.just(Anchor(exact=NASTY.replace("\ud800", ""))),
    place=st.none() | st.builds(Place, TEXTS, st.integers(-1, 9), st.integers(-1, 9)),
)


@given(st.lists(FINDINGS, max_size=4), st.lists(FINDINGS, max_size=2), TEXTS)
def test_every_log_is_valid(found: list[Finding], silenced: list[Finding], text: str) -> None:
    whole = {
        "silenced": tuple((finding, SILENCE) for finding in silenced),
        "failures": (Failure(text, text, text, 1),),
    }
    run = run_of(*found, more=whole)
    written = json.dumps(run, ensure_ascii=False)
    assert not {"\x1b", "\u202e", "\u200b", "\ud800"} & set(written)
    for result in run["results"]:
        assert "](" not in result["message"]["text"]
        for location in result.get("locations", ()):
            artifact = location.get("physicalLocation", {}).get("artifactLocation")
            if artifact:
                assert URI.fullmatch(artifact["uri"].removeprefix("file://"))
                assert urlsplit(artifact["uri"]).scheme == (
                    "" if "uriBaseId" in artifact else "file"
                )


@given(TEXTS)
def test_a_file_can_be_found_again(file: str) -> None:
    artifact = artifact_of(file)
    path = unquote(artifact["uri"].removeprefix("file://"), errors="surrogatepass")
    root = "" if "uriBaseId" not in artifact else f"{Path.cwd()}/"
    assert os.path.abspath(root + path) == os.path.abspath(file)  # noqa: PTH100


def test_a_real_check_is_valid_and_the_same_each_time() -> None:
    asked = CheckSet.default()
    findings = check(book(SAID, SILENCE), asked)
    assert findings
    run = run_of(*findings, asked=tuple(asked))
    assert run == run_of(*findings, asked=tuple(reversed(tuple(asked))))
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sarif_pydantic.sarif", None)
    with pytest.raises(ClaimLedgerError, match=r"pip install 'claimledger\[sarif\]'"):
        sarif_data(Findings(), ())
