"""Plain data of answers: the shapes that the command line promises."""

from __future__ import annotations

import json

from claimledger import (
    Assertion,
    Claim,
    Claimant,
    ClaimRelation,
    Denial,
    Document,
    Ledger,
    Ref,
    Retraction,
    Source,
    assess,
    trace,
)
from claimledger.rendering import assessment_data, trace_data

MAYOR = Claimant("mayor", "the mayor")
DAILY = Source("daily", "Port Daily")
MONDAY = Document("mon", DAILY, published="2031-07-01")
TUESDAY = Document("tue", DAILY, published="2031-07-02")
CRATES = Claim("crates", "Forty crates came", accused=[MAYOR])
TRAFFIC = Claim("traffic", "Weapons come", accused=[MAYOR])
LEDGER = Ledger().record(
    ClaimRelation(CRATES, "entails", TRAFFIC),
    Assertion(CRATES, chain=[MONDAY, Claimant("union")], certainty="weak", id="s1"),
    Denial(TRAFFIC, chain=[MONDAY, MAYOR], id="s2"),
    Assertion(TRAFFIC, chain=[TUESDAY], id="s3"),
    Retraction(TUESDAY, chain=[TUESDAY], id="s4"),
)


def test_an_assessment_as_data() -> None:
    data = assessment_data(assess(LEDGER, "traffic"))
    assert json.loads(json.dumps(data)) == {
        "claim": "traffic",
        "status": "contested",
        "support": {
            "grade": "weak", "at_least": 1, "at_most": 1, "statements": ["s1"],
            "anonymous_only": False, "hedged_only": True, "inferred_only": False,
            "implied_only": True,
        },
        "opposition": {
            "grade": "full", "at_least": 1, "at_most": 1, "statements": ["s2"],
            "anonymous_only": False, "hedged_only": False, "inferred_only": False,
            "implied_only": False, "interested_only": True,
        },
        "answers": {"mayor": "denied"},
        "because": ["s1", "s2", {"relation": ["crates", "entails", "traffic"]}],
        "set_aside": [{"statement": "s3", "why": "retracted", "by": "s4"}],
    }  # fmt: skip


def test_a_trace_as_data() -> None:
    data = trace_data(trace(LEDGER.record(
        Assertion(TRAFFIC, chain=[MONDAY, Ref("wire")], citing=[Ref("s3")], id="s5")
    ), "traffic"))  # fmt: skip
    assert data["claim"] == "traffic"
    assert [chain["statement"] for chain in data["chains"]] == ["s2", "s3", "s5"]
    assert json.loads(json.dumps(data["chains"][2])) == {
        "statement": "s5",
        "links": ["daily", "wire"],
        "path": ["daily", "wire", "daily"],
        "origins": ["daily"],
        "depth": 2,
        "circular": False,
        "grounded": True,
        "anonymous": ["wire"],
        "anonymous_only": False,
        "gaps": [
            {"kind": "retracted", "statement": "s3", "link": 0},
            {"kind": "dangling", "statement": "s5", "link": 1},
        ],
    }
