"""Findings as text for people and as plain data."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest

from claimledger import (
    Anchor,
    ClaimRelation,
    Expectation,
    Failure,
    Finding,
    Findings,
    Place,
    Record,
    Ref,
    Relation,
    Suppression,
)
from claimledger.rendering import findings_data, findings_text
from unit.newsroom import LEAK, MAYOR, POST, SPILL, article, says

SAID = says("a03", LEAK, article(POST, 1), MAYOR)
DERIVED = says("", LEAK, article(POST, 2), MAYOR)
BEARS = ClaimRelation(LEAK, "entails", SPILL)
SPEAKS = Relation(MAYOR, "speaks_for", Ref("city"))
EXPECTED = Expectation(claim=LEAK, status="open")
SILENCE = Suppression(
    "CLA101", LEAK, by="desk", reason="on purpose", on="2031-08-01", until="2031-09"
)


def found(subject: Record | None = LEAK, message: str = "who says so?", **fields: Any) -> Finding:
    fields = {"code": "CLA101", "slug": "circular-reporting", "severity": "error", **fields}
    return Finding(subject, message, **fields)


def lines(*findings: Finding, **fields: Any) -> list[str]:
    return findings_text(Findings(findings, **fields)).split("\n")


def test_a_finding_is_told_with_its_place_its_reasons_and_what_to_do() -> None:
    finding = found(
        because=[SAID, BEARS, SPEAKS, EXPECTED],
        fix="cite it",
        place=Place("ledger.yaml", 12, 3),
    )
    assert lines(finding) == [
        "ledger.yaml:12:3: error CLA101 circular-reporting claim leak: who says so?",
        "  because: a03, leak entails spill, mayor speaks_for city, expectation of leak",
        "  fix: cite it",
        "1 error",
    ]


def test_a_finding_needs_no_place_and_no_stamp() -> None:
    assert lines(Finding(LEAK, "who says so?"))[0] == "warning claim leak: who says so?"


def test_of_a_place_without_a_line_the_file_is_told() -> None:
    assert lines(found(place=Place("a.yaml", 0, 0)))[0].startswith("a.yaml: error")


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        (None, "the ledger"),
        (MAYOR, "claimant mayor"),
        (SAID, "assertion a03"),
        (DERIVED, DERIVED.id),
        (BEARS, "claim-relation leak entails spill"),
        (SPEAKS, "relation mayor speaks_for city"),
        (EXPECTED, "expectation of leak"),
        (SILENCE, "suppression of CLA101 on leak"),
    ],
)
def test_a_subject_is_told_in_words_that_people_know(subject: Record | None, words: str) -> None:
    assert lines(found(subject))[0] == f"error CLA101 circular-reporting {words}: who says so?"


def test_findings_keep_their_order_and_are_counted_worst_first() -> None:
    kinds = ["note", "warning", "error", "warning", "note", "note"]
    findings = [found(message=f"number {n}", severity=kind) for n, kind in enumerate(kinds)]
    *told, last = lines(*findings, silenced=((found(), SILENCE),))
    assert [line[-8:] for line in told] == [f"number {n}" for n in range(6)]
    assert last == "1 error, 2 warnings, 3 notes; 1 silenced"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "nothing found"),
        ({"silenced": ((found(), SILENCE), (found(SAID), SILENCE))}, "nothing found; 2 silenced"),
        (
            {"failures": (Failure("x", "y"),)},
            "nothing found; something broke, so that this may not be all",
        ),
    ],
)
def test_the_last_line_says_when_nothing_was_found(fields: dict[str, Any], words: str) -> None:
    assert lines(**fields) == [words]


NASTY = "\x1b[31mred\u202e\u200b\nerror"


def test_whatever_is_in_a_finding_is_safe_to_print() -> None:
    finding = found(
        Suppression(NASTY, LEAK),
        NASTY,
        because=[Suppression(NASTY, SPILL)],
        fix=NASTY,
        code=NASTY,
        slug=NASTY,
        place=Place(NASTY, 1, 2),
    )
    text = findings_text(Findings((finding,)))
    assert text.count("\n") == 3
    assert not {"\x1b", "\u202e", "\u200b"} & set(text)
    assert text.count(r"\u001b[31mred\u202e\u200b error") == 7


def test_a_finding_is_plain_data() -> None:
    finding = found(
        SAID,
        NASTY,
        because=[BEARS, LEAK],
        anchor=Anchor(start=1, end=4),
        fix="cite it",
        key="k",
        place=Place("a.yaml", 3, 5),
    )
    assert findings_data(Findings((finding,)))["findings"] == [
        {
            "code": "CLA101",
            "slug": "circular-reporting",
            "severity": "error",
            "subject": {"kind": "assertion", "id": "a03"},
            "message": NASTY,
            "because": [{"relation": ["leak", "entails", "spill"]}, "leak"],
            "anchor": {
                "exact": "",
                "prefix": "",
                "suffix": "",
                "start": 1,
                "end": 4,
                "sha256": "",
            },
            "fix": "cite it",
            "key": "k",
            "place": {"file": "a.yaml", "line": 3, "column": 5},
            "fingerprint": finding.fingerprint,
        }
    ]


def test_relations_among_the_reasons_are_told_by_what_they_relate() -> None:
    dated = attrs.evolve(SPEAKS, during="2031")
    (told,) = findings_data(Findings((found(because=[SPEAKS, dated]),)))["findings"]
    assert told["because"] == [
        {"relation": ["mayor", "speaks_for", "city"]},
        {"relation": ["mayor", "speaks_for", "city", "2031"]},
    ]


def test_what_is_not_known_is_null() -> None:
    (data,) = findings_data(Findings((found(None),)))["findings"]
    assert [name for name, value in data.items() if value is None] == ["subject", "anchor", "place"]


def test_data_holds_what_was_silenced_what_broke_and_the_counts() -> None:
    forever = Suppression("CLA101", SAID)
    whole = Findings(
        (found(severity="note"),),
        ((found(), SILENCE), (found(SAID), forever)),
        (Failure("loud (DESK101)", "ValueError: x", "leak", 2),),
    )
    data = findings_data(whole)
    first, second = data["silenced"]
    assert first["fingerprint"] == found().fingerprint
    assert first["by"] == {
        "id": SILENCE.id,
        "code": "CLA101",
        "subject": "leak",
        "by": "desk",
        "reason": "on purpose",
        "on": "2031-08-01",
        "until": "2031-09",
    }
    assert (second["by"]["on"], second["by"]["until"]) == (None, None)
    assert data["failures"] == [
        {"name": "loud (DESK101)", "error": "ValueError: x", "where": "leak", "count": 2}
    ]
    assert data["counts"] == {"error": 0, "warning": 0, "note": 1, "silenced": 2}
    assert json.loads(json.dumps(data)) == data
