"""On the ledger of a real article the checkers say what an editor would, and nothing else."""

from __future__ import annotations

from collections import defaultdict

from checkers.cases import ROOT
from claimledger import Finding, check
from claimledger.files import load

FILE = load(ROOT / "examples" / "pyongyang_2024.yaml")
FOUND = check(FILE.ledger, expects=FILE.expects, places=FILE.places)
EXPECTED = {
    "CLA103": {"a02"},  # "is called a state visit", and nobody calls it so
    "CLA108": {"a06", "a12"},  # Putin and Howell did not say it in Indonesian
    "CLC101": {"flow", "containers", "missiles"},  # North Korea is accused, and was not heard
    "CLC103": {"flow", "containers", "missiles"},  # only Russia denies, which is accused
    "CLS102": {"thanks", "confront", "democracy", "trade", "containers", "missiles"},
    "CLS103": {"mission", "supplies"},  # observers, and officials
    "CLS104": {"a11"},  # observers judge
}


def of(code: str) -> list[Finding]:
    return [finding for finding in FOUND if finding.code == code]


def test_it_says_what_the_article_leads_one_to_expect() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for finding in FOUND:
        assert finding.subject is not None
        found[finding.code].add(finding.subject.id)
    assert found == EXPECTED
    assert not FOUND.broken


def test_it_names_who_was_not_heard_and_who_alone_denies() -> None:
    assert {finding.key for finding in of("CLC101")} == {"dprk"}
    assert {finding.message for finding in of("CLC103")} == {
        "nobody stands against it but Russia, of the accused"
    }


def test_every_finding_has_its_place_in_the_file() -> None:
    assert all(finding.place is not None and finding.place.line > 1 for finding in FOUND)
