"""Real data of other people's making, read where it lies and never copied; skipped without it."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from claimledger import (
    Assertion,
    Claim,
    Claimant,
    Denial,
    Document,
    Ledger,
    Question,
    Record,
    Ref,
    Response,
    Source,
    assess,
    assess_all,
)

DATA = Path(__file__).parent.parent.parent / "shared" / "realdata"
FEVER = DATA / "climate_fever_first767.jsonl"
RUMOURS = DATA / "rumoureval2017_train.jsonl"
EXPECTED = {
    "SUPPORTS": "asserted",
    "REFUTES": "denied",
    "DISPUTED": "contested",
    "NOT_ENOUGH_INFO": "open",
}


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.skipif(not FEVER.exists(), reason="CLIMATE-FEVER is not at hand")
def test_climate_fever_claims_join_their_evidence_as_the_annotators_did() -> None:
    claims = lines(FEVER)
    records: list[Record] = []
    kinds: dict[str, type[Assertion | Denial]] = {"SUPPORTS": Assertion, "REFUTES": Denial}
    for row in claims:
        claim = Claim(f"claim-{row['claim_id']}", row["claim"])
        records.append(claim)
        for place, evidence in enumerate(row["evidences"]):
            votes = Counter(vote for vote in evidence["votes"] if vote)
            (label, most), *others = [*votes.most_common(), ("", 0)]
            tie = any(count == most for _, count in others)
            kind = kinds.get("" if tie else label, Question)
            document = Document(
                f"{claim.id}-{place}", Source(f"wiki-{claim.id}-{place}", evidence["article"])
            )
            records.append(kind(claim, chain=[document], id=f"{document.id}-says"))
    random.Random(767).shuffle(records)  # noqa: S311  # no secret
    answers = assess_all(Ledger().record(*records))
    wrong = [
        row["claim_id"]
        for row in claims
        if answers[f"claim-{row['claim_id']}"].status.value != EXPECTED[row["claim_label"]]
    ]
    assert (len(claims), wrong) == (767, [])


@pytest.mark.skipif(not RUMOURS.exists(), reason="RumourEval is not at hand")
def test_rumour_threads_fold_their_sides_along_the_replies() -> None:
    posts = lines(RUMOURS)
    by_id = {post["id"]: post for post in posts}
    board = Source("board", "a platform", kind="platform")
    records: list[Record] = [board]
    for post in posts:
        author = Claimant(f"user-{post['user']}")
        document = Document(f"post-{post['id']}", board, authors=[author], published=post["at"])
        thread = Ref(f"rumour-{post['thread']}")
        parent = Ref(post["parent"] or "none")
        common = {"chain": [document], "id": post["id"]}
        if post["parent"] is None:
            records += [Claim(thread.id, "a rumour"), author]
            records.append(Assertion(thread, **common))
        elif post["stance"] == "deny":
            records += [author, Denial(parent, **common)]
        elif post["stance"] == "support":
            records += [author, Assertion(thread, **common)]
        else:
            records += [author, Response(parent, kind="non_denial", **common)]
    ledger = Ledger().record(*records)

    def side(post: dict[str, Any]) -> bool | None:
        """Fold a reply's stance by hand: a denial turns what its parent says."""
        turns = 0
        while post["parent"] is not None and post["stance"] == "deny":
            turns, post = turns + 1, by_id[post["parent"]]
        if post["parent"] is not None and post["stance"] != "support":
            return None
        return turns % 2 == 0

    from claimledger.reasoning.inquiry import inquire  # noqa: PLC0415  # for the sides alone

    asked = inquire(ledger, None, None)
    for number, statement in enumerate(asked.index.statements):
        sides = {found.positive for found in asked.sides.of[number]}
        expected = side(by_id[statement.id])
        assert sides == (set() if expected is None else {expected}), statement.id
    for post in random.Random(1).sample(posts, 20):  # noqa: S311  # no secret
        then = ledger.as_of(post["at"])
        assert assess(then, f"rumour-{post['thread']}").status.value != "unreported"
