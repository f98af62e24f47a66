"""The example ledger of a real article: its anchors point where they say, its answers hold."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from claimledger import Assertion, Denial, Except, Policy, Viewpoint, assess, trace
from claimledger.files import load

ROOT = Path(__file__).parent.parent
LEDGER = load(ROOT / "examples" / "pyongyang_2024.yaml").ledger
ARTICLE = ROOT.parent / "shared" / "seed" / "article.txt"
NINETEEN = [f"a{number:02}" for number in range(1, 20) if number != 16]
needs_article = pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not at hand")


def claim_of(statement: str) -> str:
    return LEDGER.statement(statement).target.id


def test_all_nineteen_attributions_are_there() -> None:
    ids = {statement.id for statement in LEDGER.statements}
    assert ids.issuperset([*NINETEEN, "a16-containers", "a16-missiles", "a16-flow"])


@needs_article
def test_every_anchor_is_of_the_text_that_it_points_to() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    anchors = [anchor for s in LEDGER.statements for anchor in s.anchors]
    assert len(anchors) >= 19
    for anchor in anchors:
        exact = text[anchor.start : anchor.end]
        assert hashlib.sha256(exact.encode()).hexdigest() == anchor.sha256


@needs_article
def test_no_six_words_in_a_row_are_the_articles() -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return {tuple(words[at : at + 6]) for at in range(len(words) - 5)}

    theirs = runs(ARTICLE.read_text(encoding="utf-8"))
    for folder in ("src", "tests", "examples", "docs"):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in {".py", ".md", ".yaml", ".json", ".toml"}:
                assert not runs(file.read_text(encoding="utf-8")) & theirs, file


@pytest.mark.parametrize(
    ("statement", "status"),
    [
        ("a14", "contested"), ("a15", "contested"), ("a13", "contested"), ("a03", "asserted"),
        ("a09", "asserted"), ("a11", "asserted"), ("a17", "open"), ("a18", "asserted"),
        ("a05", "asserted"), ("a08", "asserted"), ("a10", "asserted"), ("a19", "asserted"),
    ],
)  # fmt: skip
def test_the_status_of_what_was_said(statement: str, status: str) -> None:
    assert assess(LEDGER, claim_of(statement)).status.value == status


def test_the_accused_and_whether_they_were_heard() -> None:
    for statement in ("a13", "a14", "a15"):
        answer = assess(LEDGER, claim_of(statement))
        assert answer.opposition.interested_only
        assert {p: a.value for p, a in answer.answers.items()} == {
            "russia": "denied",
            "dprk": "not_recorded",
        }


def test_a_denial_whose_scope_is_our_reading_counts_only_if_one_lets_it() -> None:
    assert LEDGER.statement("a16-flow").reading.value == "doubtful"
    explicit = Policy(least_reading="explicit")
    assert assess(LEDGER, claim_of("a13"), policy=explicit).status.value == "asserted"
    assert assess(LEDGER, claim_of("a14"), policy=explicit).status.value == "contested"


def test_putin_is_third_hand_and_the_one_origin() -> None:
    (chain,) = trace(LEDGER, claim_of("a03"))
    assert str(chain) == (
        "IDN Times <- The Independent <- North Korean state media <- Vladimir Putin"
    )
    assert chain.depth == 3
    assert [hop.voices for hop in chain.origins] == [("putin",)]
    support = assess(LEDGER, claim_of("a03")).support
    assert (support.at_least, support.at_most) == (1, 1)


def test_kyodo_is_the_origin_of_what_it_reports() -> None:
    answer = assess(LEDGER, claim_of("a09"))
    assert [hop.voices for hop in answer.support.origins] == [("kyodo",)]
    assert (answer.support.at_least, answer.support.at_most) == (1, 1)


def test_unnamed_and_inferred_voices_are_flagged() -> None:
    for statement in ("a11", "a18"):
        assert assess(LEDGER, claim_of(statement)).support.anonymous_only
    for statement in ("a05", "a08", "a10"):
        assert assess(LEDGER, claim_of(statement)).support.inferred_only


def test_plans_are_claims_of_their_own_and_outcomes_are_unreported() -> None:
    outcomes = [r.claim.id for r in LEDGER.claim_relations if r.kind.value == "outcome_of"]
    assert len(outcomes) >= 2
    for outcome in outcomes:
        assert assess(LEDGER, outcome).status.value == "unreported"


def test_without_russias_position_the_figures_are_asserted() -> None:
    viewpoint = Viewpoint(positions=Except("russia"))
    for statement in ("a13", "a14", "a15"):
        answer = assess(LEDGER, claim_of(statement), viewpoint=viewpoint)
        assert answer.status.value == "asserted"


def test_because_names_the_accusation_and_the_denial() -> None:
    assert [r.id for r in assess(LEDGER, claim_of("a14")).because] == ["a14", "a16-containers"]
    assert isinstance(LEDGER.statement("a14"), Assertion)
    assert isinstance(LEDGER.statement("a16-containers"), Denial)
