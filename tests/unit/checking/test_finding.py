"""Findings: what a checker gives, and what it may not."""

from __future__ import annotations

import re

import pytest

from claimledger import Expectation, Finding, InvalidRecordError, Place, Ref, Severity
from unit.newsroom import LEAK, SLICK, SPILL


def test_a_finding_says_on_what_it_is_and_what_is_the_matter() -> None:
    finding = Finding(LEAK, "nobody is named", because=[SLICK], code="DESK101")
    assert str(finding) == "DESK101 leak: nobody is named"
    assert finding.because == (SLICK,)
    assert finding.severity is Severity.WARNING


def test_a_finding_on_the_whole_ledger_or_an_expectation_is_named_so() -> None:
    assert str(Finding(None, "it is empty")) == "unstamped the ledger: it is empty"
    expected = Expectation(claim=Ref("leak"), status="open")
    assert str(Finding(expected, "no")) == "unstamped an expectation of leak: no"


def test_what_shows_it_is_named_once() -> None:
    assert Finding(LEAK, "twice", because=[SLICK, SPILL, SLICK]).because == (SLICK, SPILL)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"subject": "leak"}, "a finding is on a record, not on 'leak'"),
        ({"subject": Ref("leak")}, "a finding is on a record"),
        ({"because": ["slick"]}, "'slick' is no record"),
        ({"because": "slick"}, "'slick' is no list of records"),
        ({"because": SLICK}, "is no list of records"),
        ({"message": " "}, "a finding has no message"),
        ({"message": 3}, "message is a text, not 3"),
        ({"fix": None}, "fix is a text, not None"),
        ({"key": 1}, "key is a text, not 1"),
        ({"code": 1}, "code is a text, not 1"),
        ({"slug": None}, "slug is a text, not None"),
        ({"anchor": 5}, "the anchor of a finding is of the type Anchor, not int"),
        ({"place": "a.yaml"}, "the place of a finding is of the type Place, not str"),
    ],
)
def test_what_is_no_finding_is_refused(given: dict[str, object], said: str) -> None:
    values: dict[str, object] = {"subject": LEAK, "message": "bad", **given}
    subject, message = values.pop("subject"), values.pop("message")
    with pytest.raises(InvalidRecordError, match=re.escape(said)):
        Finding(subject, message, **values)  # type: ignore[arg-type]  # that is the point


def test_a_fix_and_a_key_may_be_empty() -> None:
    assert Finding(LEAK, "bad", fix="", key="").fix == ""


def test_the_fingerprint_goes_by_code_subject_and_key_alone() -> None:
    finding = Finding(LEAK, "one voice", code="DESK101", key="mayor")
    same = [
        Finding(LEAK, "two voices", code="DESK101", key="mayor"),
        Finding(LEAK.but(text="Oil"), "one voice", code="DESK101", key="mayor"),
        Finding(LEAK, "one voice", code="DESK101", key="mayor", because=[SLICK], fix="mend"),
        Finding(LEAK, "one voice", code="DESK101", key="mayor", place=Place("a.yaml", 3, 1)),
    ]
    others = [
        Finding(LEAK, "one voice", code="DESK102", key="mayor"),
        Finding(SLICK, "one voice", code="DESK101", key="mayor"),
        Finding(LEAK, "one voice", code="DESK101"),
        Finding(None, "one voice", code="DESK101", key="mayor"),
    ]
    assert re.fullmatch("[0-9a-f]{64}", finding.fingerprint)
    assert {other.fingerprint for other in same} == {finding.fingerprint}
    assert len({finding.fingerprint, *(other.fingerprint for other in others)}) == 5


def test_findings_are_sorted_by_code_subject_key_and_words() -> None:
    ordered = [
        Finding(SLICK, "z", code="CLA101"),
        Finding(None, "z", code="DESK101"),
        Finding(LEAK, "z", code="DESK101"),
        Finding(LEAK, "a", code="DESK101", key="k"),
        Finding(LEAK, "b", code="DESK101", key="k"),
        Finding(LEAK, "b", code="DESK101", key="k", because=[SLICK]),
        Finding(LEAK, "b", code="DESK101", key="k", because=[SLICK], fix="mend"),
        Finding(SLICK, "a", code="DESK101"),
    ]
    shuffled = [*ordered[1::2], *ordered[::2]]
    assert sorted(shuffled, key=lambda finding: finding.order) == ordered


def test_the_place_plays_no_part_in_what_a_finding_is() -> None:
    placed = Finding(LEAK, "bad", place=Place("a.yaml", 3, 1))
    assert placed == Finding(LEAK, "bad")
    assert {placed, Finding(LEAK, "bad")} == {placed}
    assert placed != Finding(SLICK, "bad")


def test_severities_ascend() -> None:
    assert sorted(Severity, key=lambda severity: severity.rank) == ["note", "warning", "error"]
