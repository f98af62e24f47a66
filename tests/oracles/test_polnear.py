"""PolNeAR: many attributions of American campaign news, each with its place in its article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from claimledger import (
    Anchor,
    Assertion,
    Assessment,
    Claim,
    Claimant,
    Document,
    GapKind,
    Ledger,
    Link,
    Position,
    Record,
    Source,
    Statement,
    assess_all,
    trace_all,
)
from claimledger.files import dump, load
from oracles.data import LONG, POLNEAR, Row, halves, needs, rows_of, same_answers, sample, shuffled

pytestmark = needs(POLNEAR)

ARTICLES = 84
"""How many articles a short run takes; a long one takes all 840."""
SEEDS = range(3 if LONG else 1)
DAY = re.compile(r"_(\d{4}-\d\d-\d\d)_")


def hashed(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@cache
def articles() -> list[Row]:
    return sample(rows_of(POLNEAR), ARTICLES)


def text_of(article: Row, spans: list[list[int]]) -> str:
    return " ".join(article["text"][start:end] for start, end in spans)


def day_of(article: Row) -> str:
    found = DAY.search(article["doc"])
    assert found is not None
    return found[1]


def claim_of(article: Row, attribution: Row) -> Claim:
    """Return the claim: what the content says, wherever it is said; nothing, if none is marked."""
    text = text_of(article, attribution["content"])
    return Claim(f"says-{hashed(text)[:16]}", text.strip() or "nothing marked")


def speaker_of(article: Row, attribution: Row) -> Claimant:
    """Return who speaks: a party for each wording in each article, or an implicit one."""
    text = text_of(article, attribution["source"])
    if not text:
        return Claimant(f"{article['doc']}-somebody", "somebody", identity="implicit")
    return Claimant(f"{article['doc']}-{hashed(text)[:16]}", text, identity="described")


def statement_of(article: Row, document: Document, number: int) -> Assertion:
    attribution, text = article["attributions"][number], article["text"]
    content = [Anchor(exact=text[a:b], start=a, end=b) for a, b in attribution["content"]]
    cue = [Anchor(sha256=hashed(text[a:b]), start=a, end=b) for a, b in attribution["cue"]]
    cited = Link(speaker_of(article, attribution), named_as=text_of(article, attribution["source"]))
    return Assertion(
        claim_of(article, attribution),
        chain=[document, cited],
        cue=text_of(article, attribution["cue"]),
        anchors=[*content, *cue],
        id=f"{article['doc']}-{number}",
    )


@cache
def records() -> list[Record]:
    found: list[Record] = []
    for article in articles():
        outlet = article["doc"].partition("_")[0]
        document = Document(
            article["doc"],
            Source(outlet),
            published=day_of(article),
            language="en",
            sha256=hashed(article["text"]),
        )
        found.append(document)
        found += [statement_of(article, document, n) for n in range(len(article["attributions"]))]
    return found


@cache
def whole() -> Ledger:
    return Ledger().record(*records())


@cache
def answers() -> Mapping[str, Assessment]:
    return assess_all(whole())


def attributions() -> dict[str, tuple[Row, Row]]:
    """Return the attributions with their articles, by the id of their statement."""
    return {
        f"{article['doc']}-{number}": (article, attribution)
        for article in articles()
        for number, attribution in enumerate(article["attributions"])
    }


def anchored(ledger: Ledger) -> int:
    """Hold every anchor against its article, by code points; return how many there are."""
    found = 0
    given = attributions()
    for statement in ledger.statements:
        article, attribution = given[statement.id]
        spans = [*attribution["content"], *attribution["cue"]]
        assert [[anchor.start, anchor.end] for anchor in statement.anchors] == spans
        for place, anchor in enumerate(statement.anchors):
            exact = article["text"][anchor.start : anchor.end]
            if place < len(attribution["content"]):
                assert (anchor.exact, anchor.sha256) == (exact, ""), statement.id
            else:
                assert (anchor.exact, anchor.sha256) == ("", hashed(exact)), statement.id
            found += 1
        assert hashed(article["text"]) == ledger.document(article["doc"]).sha256
    return found


def test_the_ledger_holds_as_many_of_everything_as_the_data() -> None:
    given, ledger = attributions(), whole()
    assert len(ledger.statements) == len(given)
    assert len(ledger.documents) == len(articles())
    assert len(ledger.claims) == len({text_of(a, row["content"]) for a, row in given.values()})
    speakers = {(a["doc"], text_of(a, row["source"])) for a, row in given.values()}
    assert len(ledger.parties) == len(speakers) + len(
        {a["doc"].partition("_")[0] for a in articles()}
    )
    for article in articles():
        read = ledger.statements_in(article["doc"])
        assert len(read) == len(article["attributions"])
    if LONG:
        assert (len(given), len(articles()), len(ledger.claims)) == (19_868, 840, 18_740)


def test_what_is_annotated_twice_alike_has_one_derived_id() -> None:
    given = attributions().values()
    alike = {(article["doc"], repr(sorted(row.items()))) for article, row in given}
    derived: set[str] = set()
    for statement in whole().statements:
        assert isinstance(statement, Assertion)
        made = Assertion(
            statement.target, chain=statement.chain, cue=statement.cue, anchors=statement.anchors
        )
        derived.add(made.id)
    assert len(derived) == len(alike) <= len(given)


def test_a_marked_source_is_first_hand_and_an_unmarked_one_is_a_gap() -> None:
    given, traced = attributions(), trace_all(whole())
    kinds: Counter[bool] = Counter()
    for chain in (chain for chains in traced.values() for chain in chains):
        article, attribution = given[chain.statement.id]
        speaker = speaker_of(article, attribution)
        told = (chain.depth, chain.circular, chain.grounded, chain.gap_kinds)
        origins = [hop.party for hop in chain.origins]
        if attribution["source"]:
            assert (*told, origins) == (1, False, True, (), [speaker.id])
            assert str(chain).startswith(f"{article['doc'].partition('_')[0]} <- ")
        else:
            assert (*told, origins) == (1, False, False, (GapKind.UNSOURCED,), [])
        assert [hop.party for hop in chain.anonymous] == [speaker.id]
        kinds[bool(attribution["source"])] += 1
    assert kinds.total() == len(given)
    if LONG:
        assert kinds == {True: 18_361, False: 1_507}


def test_each_claim_counts_the_wordings_of_its_speakers_article_by_article() -> None:
    speakers: dict[str, set[str]] = defaultdict(set)
    for article, attribution in attributions().values():
        known = speakers[claim_of(article, attribution).id]
        if attribution["source"]:
            known.add(speaker_of(article, attribution).id)
    assert set(speakers) == set(answers())
    for id, answer in answers().items():
        many = len(speakers[id])
        assert (answer.support.at_least, answer.support.at_most) == (min(1, many), many), id
        assert str(answer.status) == ("asserted" if many else "open"), id
        assert answer.support.anonymous_only == bool(many)
        assert answer.opposition == Position()


def test_as_of_a_day_it_holds_what_was_printed_by_then() -> None:
    days = sorted({day_of(article) for article in articles()})
    for day in days[:: len(days) // (20 if LONG else 3)]:
        printed = [a for a in articles() if day_of(a) <= day]
        then = whole().as_of(published=day)
        assert len(then.statements) == sum(len(a["attributions"]) for a in printed)


@pytest.mark.parametrize("seed", SEEDS)
def test_in_any_order_and_from_any_halves_it_is_the_same_ledger(seed: int) -> None:
    one, other = halves(records(), seed)
    for ledger in (Ledger().record(*shuffled(records(), seed)), one | other):
        assert ledger.digest == whole().digest
        assert same_answers(assess_all(ledger), answers())


def test_every_anchor_points_at_its_words_before_and_after_a_file(tmp_path: Path) -> None:
    file = tmp_path / "attributions.json"
    dump(whole(), file)
    read = load(file).ledger
    assert read.digest == whole().digest
    assert anchored(read) == anchored(whole()) > len(whole().statements)


def test_each_attribution_is_found_from_its_speaker_and_its_claim() -> None:
    ledger = whole()
    by_speaker: dict[str, set[str]] = defaultdict(set)
    by_claim: dict[str, set[str]] = defaultdict(set)
    for id, (article, attribution) in attributions().items():
        by_speaker[speaker_of(article, attribution).id].add(id)
        by_claim[claim_of(article, attribution).id].add(id)

    def ids(found: tuple[Statement, ...]) -> set[str]:
        return {statement.id for statement in found}

    assert all(ids(ledger.statements_by(party)) == by_speaker[party] for party in by_speaker)
    assert all(ids(ledger.statements_on(claim)) == by_claim[claim] for claim in by_claim)
