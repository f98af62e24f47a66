"""The workload keeps what it promises, and all sides of the comparison answer the same."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Any

import pytest

from benchmarks import extremes, memory, reasoning, recording
from benchmarks.answers import Answerer, checksum
from benchmarks.measuring import growth, shown
from benchmarks.ours import Columns, Objects
from benchmarks.shapes import SHAPES, attacked, tower
from benchmarks.sides import PEERS, peer
from benchmarks.workload import DAYS, ORDERS, Order, workload
from claimledger import (
    Claim,
    Claimant,
    Denial,
    Document,
    Ledger,
    Party,
    Question,
    Record,
    Relation,
    Source,
    Statement,
    assess_all,
    trace_all,
)

SIZE = 2_000
SEEDS = (1, 2, 3)
QUESTIONS = ("Q1", "Q1 without origins", "Q2", "Q3", "Q3 again")

made = cache(workload)


@cache
def answers(seed: int, order: Order) -> dict[str, str]:
    return reasoning.check([Columns], made(SIZE, seed=seed, order=order), QUESTIONS)


def installed(name: str) -> type[Answerer]:
    try:
        return peer(name)
    except ModuleNotFoundError as error:
        pytest.skip(f"{error.name} is not installed")


def said(seed: int) -> list[Any]:
    return [record for record in made(SIZE, seed=seed) if isinstance(record, Statement)]


def share(found: Sequence[Any], of: Sequence[Any]) -> float:
    return len(found) / len(of)


# -- the workload --------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_of_the_records_so_many_are_of_each_kind(seed: int) -> None:
    records = made(SIZE, seed=seed)
    kinds = Counter(
        next(k for k in (Party, Document, Claim, Statement, Relation) if isinstance(r, k))
        for r in records
    )
    assert kinds == {Party: 40, Document: 360, Claim: 200, Statement: 1_400, Relation: 20}
    assert len({record.id for record in records}) == len(records)


def test_origins_are_as_often_unnamed_denials_and_questions_as_told() -> None:
    unnamed: list[bool] = []
    kinds: list[type] = []
    for seed in SEEDS:
        parties = {r.id: r for r in made(SIZE, seed=seed) if isinstance(r, Party)}
        origins = [s for s in said(seed) if not s.citing]
        assert share(origins, said(seed)) == pytest.approx(0.15, abs=0.01)
        kinds += map(type, origins)
        speakers = [parties[s.chain[-1].party.id] for s in origins]
        unnamed += [isinstance(one, Claimant) and not one.named for one in speakers]
    assert unnamed.count(True) / len(unnamed) == pytest.approx(0.3, abs=0.04)
    assert kinds.count(Denial) / len(kinds) == pytest.approx(0.1, abs=0.03)
    assert kinds.count(Question) / len(kinds) == pytest.approx(0.05, abs=0.02)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_cites_cites_the_same_side_of_the_same_claim(seed: int) -> None:
    held = {s.id: s for s in said(seed)}
    for one in held.values():
        for ref in one.citing:
            cited = held[ref.id]
            assert (cited.target.id, type(cited)) == (one.target.id, type(one))


@pytest.mark.parametrize("seed", SEEDS)
def test_half_of_what_is_cited_is_among_the_first_and_some_cite_two(seed: int) -> None:
    statements = said(seed)
    citing = [s for s in statements if s.citing]
    assert {len(s.citing) for s in citing} == {1, 2}
    assert share([s for s in citing if len(s.citing) == 2], citing) == pytest.approx(0.05, abs=0.02)
    first: dict[tuple[str, type], list[str]] = {}
    for s in statements:
        first.setdefault((s.target.id, type(s)), []).append(s.id)
    copies = [s for s in citing if s.citing[0].id in first[s.target.id, type(s)][:3]]
    assert share(copies, citing) > 0.5


@pytest.mark.parametrize("seed", SEEDS)
def test_only_rings_cite_what_comes_later_and_they_are_of_two_to_four(seed: int) -> None:
    place = {s.id: n for n, s in enumerate(said(seed))}
    sizes: list[list[str]] = []
    for s in said(seed):
        for ref in s.citing:
            if place[ref.id] > place[s.id]:
                assert place[ref.id] == place[s.id] + 1
                begins = not sizes or s.id not in sizes[-1]
                sizes.append([s.id, ref.id]) if begins else sizes[-1].append(ref.id)
    assert 2 <= len(sizes) <= 14
    assert {len(ring) for ring in sizes} <= {2, 3, 4}
    held = {s.id: s for s in said(seed)}
    assert all(held[ring[-1]].citing[0].id == ring[0] for ring in sizes)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_named_party_takes_one_side_of_a_claim_and_as_surely_each_time(seed: int) -> None:
    parties = {r.id: r for r in made(SIZE, seed=seed) if isinstance(r, Party)}
    stands: dict[tuple[str, str], set[Any]] = {}
    for s in said(seed):
        last = parties[s.chain[-1].party.id]
        if not s.citing and (
            isinstance(last, Source) or (isinstance(last, Claimant) and last.named)
        ):
            stands.setdefault((last.id, s.target.id), set()).add((type(s), s.certainty))
    assert {len(found) for found in stands.values()} == {1}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_few_claims_and_outlets_are_talked_of_most(seed: int) -> None:
    statements = said(seed)
    for of_what in (lambda s: s.target.id, lambda s: s.chain[0].party.id):
        most = Counter(map(of_what, statements)).most_common()
        few = sum(count for _, count in most[: len(most) // 5 + 1])
        assert few > 0.4 * len(statements)
        assert len(most) > 10


@pytest.mark.parametrize("seed", SEEDS)
def test_documents_are_published_evenly_and_in_the_order_of_time(seed: int) -> None:
    documents = [r for r in made(SIZE, seed=seed) if isinstance(r, Document)]
    days = [d.published.written for d in documents if d.published is not None]
    assert len(days) == len(documents)
    assert days == sorted(days)
    assert len(set(days)) > DAYS // 3


@pytest.mark.parametrize("seed", SEEDS)
def test_orders_differ_and_hold_the_same_records(seed: int) -> None:
    time, shuffled, backwards = (made(SIZE, seed=seed, order=order) for order in ORDERS)
    assert backwards == time[::-1]
    assert shuffled not in (time, backwards)
    assert sorted(r.id for r in shuffled) == sorted(r.id for r in time)
    assert answers(seed, "shuffled") == answers(seed, "time") == answers(seed, "reversed")


def test_a_seed_makes_the_same_newsroom_again_and_another_seed_another() -> None:
    assert workload(SIZE) == made(SIZE, seed=1)
    assert answers(1, "time") != answers(2, "time")


def test_nothing_refers_to_what_is_not_there() -> None:
    records = made(SIZE, seed=1)
    ids = {record.id for record in records}
    for s in said(1):
        links = chain.from_iterable((k.party, k.document) for k in s.chain)
        assert {ref.id for ref in (s.target, *links, *s.citing) if ref is not None} <= ids


# -- the answers ---------------------------------------------------------------------------


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("seed", SEEDS)
def test_our_objects_tell_what_our_columns_tell(seed: int, order: Order) -> None:
    records = made(SIZE, seed=seed, order=order)
    assert reasoning.check([Objects], records, QUESTIONS) == answers(seed, order)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", PEERS)
def test_a_peer_answers_as_we_do(name: str, seed: int, order: Order) -> None:
    records = made(SIZE, seed=seed, order=order)
    assert reasoning.check([installed(name)], records, QUESTIONS) == answers(seed, order)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", PEERS)
def test_a_peer_answers_as_we_do_on_an_extreme_shape(name: str, shape: str) -> None:
    for count in (60, 61):
        records = SHAPES[shape](count)
        reasoning.check([Columns, Objects, installed(name)], records, QUESTIONS)
        reasoning.check([Columns, Objects, installed(name)], records[::-1], QUESTIONS)


def test_pointers_that_double_reach_deeper_than_their_passes() -> None:
    doubling, dicts = installed("numpy-doubling"), installed("dicts")
    records = SHAPES["rails"](700)
    found = reasoning.check([dicts, doubling], records, QUESTIONS)
    assert found == reasoning.check([Columns], records, QUESTIONS)


@pytest.mark.parametrize("shape", [tower, attacked])
def test_our_objects_tell_what_our_columns_tell_when_much_is_taken_back(shape: Any) -> None:
    for count in (60, 61):
        reasoning.check([Columns, Objects], shape(count), QUESTIONS)
    assert all(isinstance(record, Record) for record in shape(60))


@pytest.mark.parametrize(("count", "status"), [(1, "asserted"), (2, "open"), (3, "asserted")])
def test_a_tower_stands_or_falls_with_its_height(count: int, status: str) -> None:
    side = Columns(tower(count))
    assert [word.value for word in side.statuses()["status"]] == [status]


def test_a_checksum_tells_one_wrong_answer_and_no_order_of_rows() -> None:
    side = Columns(made(SIZE, seed=1))
    found = side.told_chains(side.chains(origins=True))
    assert found.origins is not None
    backwards = [column[::-1] for column in found if column is not None]
    assert checksum(backwards) == checksum(found)
    wrong = [*found.depth]
    wrong[5] += 1
    assert checksum(found._replace(depth=wrong)) != checksum(found)
    with pytest.raises(AssertionError, match="answers otherwise"):
        reasoning.check([Columns, _Wrong], made(SIZE, seed=1), QUESTIONS)


class _Wrong(Columns):
    name = "wrong"

    def statuses(self, day: Any = None) -> Any:
        found = super().statuses(day)
        return {**found, "support_at_most": [n + 1 for n in found["support_at_most"]]}


def test_columns_have_a_row_for_each_statement_and_each_claim() -> None:
    ledger = Ledger().record(*made(SIZE, seed=1))
    assert sorted(trace_all(ledger).columns()["statement"]) == sorted(s.id for s in said(1))
    assert sorted(assess_all(ledger).columns()["claim"]) == sorted(ledger.claims)


# -- the commands --------------------------------------------------------------------------


def test_reasoning_prints_a_table_for_each_size_and_order(
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = Namespace(sizes=[100, 200], rounds=1, seed=1, orders=["time", "shuffled"])
    given.peers, given.questions = ["dicts"], list(reasoning.QUESTIONS)
    given.columns, given.unchecked, given.collecting = False, False, True
    reasoning.main(given)
    told = capsys.readouterr().out
    assert told.count("| ms: median (lowest - highest) | build | index | Q1 |") == 4
    assert told.count("| claimledger, by object |") == 8
    assert "growth of everything, shuffled, 100 to 200: exponent" in told


def test_recording_ends_with_what_a_ledger_made_anew_answers(
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = Namespace(sizes=[3_000], rounds=1, seed=1, orders=["shuffled"], peers=["dicts"])
    recording.main(given)
    told = capsys.readouterr().out
    assert "| one more (1,000) |" in told
    assert "| retraction (200) |" in told
    assert "| dicts: Q2 anew" in told


def test_extremes_are_told_with_their_ratios_and_growth(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extremes, "TOWER", (20, 40))
    monkeypatch.setattr(extremes, "HOPS", (20, 40))
    given = Namespace(size=50, few=20, rounds=1, orders=["reversed"], plain=False)
    given.peers, given.shapes = ["dicts"], ["rails", "merges"]
    extremes.main(given)
    told = capsys.readouterr().out
    assert "| rails of 50, reversed |" in told
    assert "| merges of 20, with origins |" in told
    assert "| growth of tower of retractions, shuffled: exponent |" in told


def test_memory_is_told_by_record_and_by_statement(capsys: pytest.CaptureFixture[str]) -> None:
    memory.main(200, "time", ["allocated"])
    rows = [line.split(" | ") for line in capsys.readouterr().out.splitlines()]
    index = next(row for row in rows if row[0] == "| index")
    assert 10 < float(index[3].rstrip(" |").replace(",", "")) < 10_000


def test_figures_are_shown_with_the_digits_that_mean_something() -> None:
    assert [shown(v) for v in (0.0001, 0.0123, 1.234, 12.34, 123.4, 1234.5)] == [
        *("0", "0.012", "1.23", "12.3", "123", "1,234"),
    ]
    assert growth(2.0, 200.0, 10.0) == 2
