"""CLIMATE-FEVER: the verdict on each claim is the join of its five pieces of evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from claimledger import (
    Assertion,
    Assessment,
    Claim,
    Denial,
    Document,
    Ledger,
    Question,
    Record,
    Source,
    assess,
    assess_all,
)
from claimledger.files import dump, load
from oracles.data import (
    FEVER,
    LONG,
    Row,
    halves,
    needs,
    one_by_one,
    rows_of,
    same_answers,
    shuffled,
)

pytestmark = needs(FEVER)

EXPECTED = {
    "SUPPORTS": "asserted",
    "REFUTES": "denied",
    "DISPUTED": "contested",
    "NOT_ENOUGH_INFO": "open",
}
KINDS: dict[str, type[Assertion | Denial | Question]] = {
    "SUPPORTS": Assertion,
    "REFUTES": Denial,
    "NOT_ENOUGH_INFO": Question,
}
SEEDS = range(20 if LONG else 2)


@cache
def claims() -> list[Row]:
    return rows_of(FEVER)


def label_of(votes: list[str | None]) -> str:
    """Return what most annotators said of a piece of evidence; a tie is not enough to say."""
    counts = Counter(vote for vote in votes if vote)
    (label, most), *others = [*counts.most_common(), ("", 0)]
    return "NOT_ENOUGH_INFO" if any(count == most for _, count in others) else label


def titles() -> list[str]:
    return sorted({evidence["article"] for row in claims() for evidence in row["evidences"]})


@cache
def records() -> list[Record]:
    numbers = {title: number for number, title in enumerate(titles())}
    found: list[Record] = []
    for row in claims():
        claim = Claim(f"claim-{row['claim_id']}", row["claim"])
        found.append(claim)
        for place, evidence in enumerate(row["evidences"]):
            article = Source(f"article-{numbers[evidence['article']]}", evidence["article"])
            document = Document(f"{claim.id}-{place}", article)
            kind = KINDS[label_of(evidence["votes"])]
            found.append(kind(claim, chain=[document], id=f"{document.id}-says"))
    return found


@cache
def whole() -> tuple[Ledger, Mapping[str, Assessment]]:
    ledger = Ledger().record(*records())
    return ledger, assess_all(ledger)


def disagreeing(answers: Mapping[str, Assessment]) -> list[str]:
    """Return the claims that the annotators and the ledger judge differently."""
    return [
        row["claim_id"]
        for row in claims()
        if str(answers[f"claim-{row['claim_id']}"].status) != EXPECTED[row["claim_label"]]
    ]


def test_the_ledger_joins_the_evidence_as_the_annotators_did() -> None:
    assert (len(claims()), disagreeing(whole()[1])) == (767, [])


def test_each_side_counts_the_articles_on_it_between_one_and_all() -> None:
    for row in claims():
        answer = whole()[1][f"claim-{row['claim_id']}"]
        for side, label in ((answer.support, "SUPPORTS"), (answer.opposition, "REFUTES")):
            articles = [e["article"] for e in row["evidences"] if label_of(e["votes"]) == label]
            known = (min(1, len(articles)), len(set(articles)), len(articles))
            assert (side.at_least, side.at_most, len(side.statements)) == known, row["claim_id"]


@pytest.mark.parametrize("seed", SEEDS)
def test_in_any_order_it_is_the_same_ledger_with_the_same_answers(seed: int) -> None:
    ledger = Ledger().record(*shuffled(records(), seed))
    answers = assess_all(ledger)
    assert ledger.digest == whole()[0].digest
    assert same_answers(answers, whole()[1])
    assert disagreeing(answers) == []


def test_recorded_one_by_one_it_is_the_same_ledger() -> None:
    ledger = one_by_one(shuffled(records(), 767))
    assert ledger.digest == whole()[0].digest
    assert same_answers(assess_all(ledger), whole()[1])


@pytest.mark.parametrize("seed", SEEDS)
def test_two_halves_merge_to_the_same_ledger_in_either_order(seed: int) -> None:
    one, other = halves(records(), seed)
    assert max(len(one), len(other)) < len(whole()[0])
    for merged in (one | other, other | one):
        assert merged.digest == whole()[0].digest
        assert same_answers(assess_all(merged), whole()[1])


def test_written_to_a_file_and_read_back_it_gives_the_same_answers(tmp_path: Path) -> None:
    file = tmp_path / "climate.json"
    dump(whole()[0], file)
    read = load(file).ledger
    assert read.digest == whole()[0].digest
    assert same_answers(assess_all(read), whole()[1])
    assert disagreeing(assess_all(read)) == []


def test_a_claim_alone_is_judged_as_among_all_others() -> None:
    for place, row in enumerate(claims()):
        alone = Ledger().record(*records()[6 * place : 6 * place + 6])
        claim = f"claim-{row['claim_id']}"
        assert assess(alone, claim) == whole()[1][claim], claim
