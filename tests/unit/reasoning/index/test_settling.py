"""Settling: depth, origin and circles, and what comes in late."""

from __future__ import annotations

import random
from itertools import pairwise, permutations

import pytest

from claimledger.ledger import Ledger
from claimledger.model import Assertion, Document, Ref, Source
from claimledger.reasoning import trace_all
from unit.newsroom import (
    GULL,
    LEAK,
    MAYOR,
    NOBODY,
    POST,
    SLICK,
    TIDE,
    WIRE,
    article,
    book,
    chain,
    day,
    denies,
    gaps,
    origins,
    same,
    says,
)
from unit.reasoning.index.surveyed import agree, is_plain, survey

POST_3, TIDE_4, GULL_5 = article(POST, 3), article(TIDE, 4), article(GULL, 5)


def cites(id: str, *cited: str, source: str | None = None, last: bool = False) -> Assertion:
    """Return a statement in a paper of its own (or of a given source) that cites some others."""
    document = Document(f"d-{id}", Source(source or f"p-{id}"), published=day(1))
    own = [MAYOR] if last else []
    return says(id, LEAK, document, *own, citing=[Ref(other) for other in cited])


def told(ledger: Ledger) -> dict[str, tuple[bool, int, bool, int]]:
    """Return of each statement whether it is grounded, its depth, in a circle, and its origins."""
    table = trace_all(ledger).columns(
        "claim", "statement", "grounded", "depth", "circular", "origins"
    )
    rows = zip(table["grounded"], table["depth"], table["circular"], table["origins"], strict=True)
    return dict(zip(table["statement"], rows, strict=True))


CHAIN = [cites("a"), cites("b", "a"), cites("c", "b", last=True), cites("d", "c")]


@pytest.mark.parametrize("order", [*permutations(range(4))], ids=str)
def test_a_chain_is_as_deep_in_whatever_order_it_is_recorded(order: tuple[int, ...]) -> None:
    ledger = book(LEAK, *(CHAIN[place] for place in order))
    assert is_plain(ledger)
    assert told(ledger) == {
        "a": (True, 0, False, 1),
        "b": (True, 1, False, 1),
        "c": (True, 3, False, 1),
        "d": (True, 4, False, 1),
    }


@pytest.mark.parametrize("order", [*permutations(range(4))], ids=str)
def test_or_one_after_the_other(order: tuple[int, ...]) -> None:
    ledger = book(LEAK)
    for place in order:
        ledger = ledger.record(CHAIN[place])
        agree(ledger)
    assert told(ledger) == told(book(*CHAIN))


def test_nothing_is_added_for_a_step_to_ones_own_statement() -> None:
    own = [cites("a", source="x"), cites("b", "a", source="x"), cites("c", "b", source="y")]
    for records in (own, own[::-1]):
        assert {id: row[1] for id, row in told(book(*records)).items()} == {"a": 0, "b": 0, "c": 1}
    other = [cites("a", source="x"), says("b", LEAK, POST_3, Source("x"), citing=[Ref("a")])]
    for records in (other, other[::-1]):
        agree(book(*records))
        assert told(book(*records))["b"][1] == 1


def test_nor_to_one_of_the_same_party_by_another_name() -> None:
    a, b = cites("a", source="x"), cites("b", "a", source="y")
    for records in ([a, b], [b, a]):
        ledger = book(same(Source("x"), Source("y")), *records)
        agree(ledger)
        assert told(ledger)["b"][1] == 0


def test_of_several_ways_the_shortest_tells_the_depth() -> None:
    far = [cites("a"), cites("b", "a"), cites("c", "b")]
    ledger = book(*far, cites("z"), cites("both", "c", "z"), cites("after", "both"))
    assert is_plain(ledger)
    assert told(ledger)["both"] == (True, 1, False, 2)
    assert told(ledger)["after"] == (True, 2, False, 2)
    assert origins(chain(ledger, "after")) == ["a:0", "z:0"]


def test_a_way_without_an_origin_is_none() -> None:
    vain = says("vain", LEAK, POST_3, NOBODY)
    one, both = cites("one", "vain", last=True), cites("both", "vain", "one", last=True)
    for ledger in (book(vain, one, both), book(both, one, vain)):
        agree(ledger)
        assert told(ledger)["one"] == (False, 1, False, 0)
        assert told(ledger)["both"] == (False, 1, False, 0)
    ledger = book(both, one, cites("a"), vain, cites("c", "both", "a"))
    agree(ledger)
    assert told(ledger)["c"] == (True, 1, False, 1)


def test_what_is_cited_twice_counts_once() -> None:
    ledger = book(cites("a"), cites("b", "a", "a"), cites("c", "b", "a"))
    assert is_plain(ledger)
    assert survey(ledger).columns.cited(survey(ledger).place(ledger.statement("b"))) == (
        survey(ledger).place(ledger.statement("a")),
    )
    assert told(ledger)["c"] == (True, 1, False, 1)


# -- circles -------------------------------------------------------------------------------


def ring(*ids: str) -> list[Assertion]:
    return [cites(one, other) for one, other in pairwise([*ids, ids[0]])]


def test_a_circle_of_which_nobody_speaks_has_no_origin() -> None:
    ledger = book(*ring("a", "b", "c"), cites("after", "b"), cites("self", "self"))
    assert is_plain(ledger)
    assert set(told(ledger).values()) == {(False, 0, True, 0)}


def test_a_circle_with_a_way_out_is_as_deep_as_the_way_is_long() -> None:
    records = [cites("o"), cites("a", "b"), cites("b", "c"), cites("c", "a", "o"), cites("z", "a")]
    for order in permutations(records):
        ledger = book(LEAK, *order)
        assert told(ledger) == {
            "o": (True, 0, False, 1),
            "c": (True, 1, True, 1),
            "b": (True, 2, True, 1),
            "a": (True, 3, True, 1),
            "z": (True, 4, True, 1),
        }
    agree(book(*records))


def test_a_circle_shares_all_its_origins() -> None:
    records = [cites("o"), cites("p"), cites("q"), says("r", LEAK, POST_3, NOBODY)]
    records += [cites("a", "b", "o", "r"), cites("b", "a", "p"), cites("c", "a", "q")]
    for ledger in (book(*records), book(*reversed(records))):
        agree(ledger)
        assert [told(ledger)[id] for id in "abc"] == [
            (True, 1, True, 2),
            (True, 1, True, 2),
            (True, 1, True, 3),
        ]


def test_circles_rest_on_circles() -> None:
    records = [*ring("a", "b"), *ring("c", "d")]
    records += [cites("x", "a"), cites("e", "x", "f"), cites("f", "e"), cites("y", "e", "c")]
    ledger = book(*records)
    agree(ledger)
    assert not any(grounded for grounded, _, _, _ in told(ledger).values())
    ledger = book(*records, cites("o")).record(cites("z", "y", "o"))
    agree(ledger)
    assert told(ledger)["z"] == (True, 1, True, 1)


def test_a_party_that_cites_itself_in_a_circle_adds_nothing_to_the_depth() -> None:
    records = [cites("a", "b", source="x"), cites("b", "a", source="x"), cites("o", source="y")]
    records += [cites("c", "a", "d", source="z"), cites("d", "c", "o", source="z")]
    ledger = book(*records)
    agree(ledger)
    assert (told(ledger)["d"][1], told(ledger)["c"][1]) == (1, 1)


def test_who_stands_by_its_own_word_in_a_circle_is_no_deeper_for_it() -> None:
    own = [cites("o", source="x"), cites("a", "b", "o", source="x"), cites("b", "a", source="y")]
    for order in permutations(own):
        ledger = book(LEAK, *order)
        agree(ledger)
        assert (told(ledger)["a"], told(ledger)["b"]) == ((True, 0, True, 1), (True, 1, True, 1))


# -- what is missing, and what comes in late -----------------------------------------------


def test_what_is_missing_is_told_and_no_origin() -> None:
    ledger = book(cites("a", "lost"))
    agree(ledger)
    assert told(ledger) == {"a": (False, 0, False, 0)}
    assert gaps(chain(ledger, "a")) == ["dangling a:0"]


def test_what_comes_in_late_is_rested_on_by_all_that_waited_for_it() -> None:
    ledger = book(cites("b", "a"), cites("c", "b"), cites("d", "a", "c"), cites("e", "a", "lost"))
    assert not any(grounded for grounded, _, _, _ in told(ledger).values())
    late = ledger.record(cites("a"))
    assert survey(late) is survey(ledger) or survey(late).size == late.size
    agree(late)
    assert [told(late)[id][1] for id in "bcde"] == [1, 2, 1, 1]
    agree(ledger)
    assert not any(grounded for grounded, _, _, _ in told(ledger).values())


def test_a_late_statement_that_says_something_else_is_a_mismatch() -> None:
    ledger = book(cites("b", "a"), cites("z"))
    assert gaps(chain(ledger, "b")) == ["dangling b:0"]
    for other in (denies("a", LEAK, TIDE_4), says("a", SLICK, TIDE_4)):
        late = ledger.record(other)
        agree(late)
        assert gaps(chain(late, "b")) == ["mismatch b:0"]


def test_a_late_statement_is_found_from_a_circle() -> None:
    ledger = book(cites("b", "c", "a"), cites("c", "b"))
    assert told(ledger)["c"] == (False, 0, True, 0)
    late = ledger.record(cites("a"))
    agree(late)
    assert (told(late)["b"][1], told(late)["c"][1]) == (1, 2)


def test_a_late_statement_can_close_a_circle() -> None:
    ledger = book(cites("o"), cites("b", "a"), cites("c", "b", "o"))
    assert told(ledger)["c"] == (True, 1, False, 1)
    late = ledger.record(cites("a", "c"))
    agree(late)
    assert [told(late)[id] for id in "abc"] == [
        (True, 2, True, 1),
        (True, 3, True, 1),
        (True, 1, True, 1),
    ]


def test_who_rests_on_whom_is_kept_up_once_it_was_asked_for() -> None:
    ledger = book(cites("a"), cites("b", "a"), cites("c", "b", "late"))
    found = survey(ledger)
    place = {statement.id: found.place(statement) for statement in ledger.statements}
    assert found.onward(place["a"]) == [place["b"]]
    assert found.onward(place["c"]) == []
    more = [cites("d", "a"), cites("e", "b", "a"), cites("f", "later", "a"), cites("late")]
    for record in [*more, cites("later", "a")]:
        ledger = ledger.record(record)
        assert survey(ledger) is found
        agree(ledger)
    place = {statement.id: found.place(statement) for statement in ledger.statements}
    assert sorted(found.onward(place["a"])) == sorted(
        place[id] for id in ["b", "d", "e", "f", "later"]
    )
    assert found.onward(place["late"]) == [place["c"]]
    assert found.onward(place["later"]) == [place["f"]]


def test_a_statement_of_two_versions_is_cited_in_those_that_match() -> None:
    one, other = says("a", LEAK, POST_3), says("a", LEAK, TIDE_4, MAYOR)
    third = says("a", SLICK, GULL_5, WIRE)
    ledger = book(one, cites("b", "a")) | book(other) | book(third)
    agree(ledger)
    assert origins(chain(ledger, "b")) == ["a:0", "a:1"]
    assert gaps(chain(ledger, "b")) == ["mismatch b:0"]


@pytest.mark.parametrize("seed", range(30))
def test_random_webs_are_settled_as_the_full_rules_have_it(seed: int) -> None:
    """Whoever cites whom: in any order, at once or one by one, with circles and without."""
    rng = random.Random(seed)  # noqa: S311  # reproducible, not secret
    ids = [f"s{number}" for number in range(rng.randint(4, 14))]
    records = []
    for id in ids:
        cited = rng.sample([*ids, "lost"], rng.choice([0, 1, 1, 1, 2, 3]))
        source, last = f"p{rng.randint(0, 4)}", rng.random() < 0.3
        records.append(cites(id, *cited, source=source if cited else None, last=last))
    ledger = book(LEAK)
    for record in records:
        ledger = ledger.record(record)
        if rng.random() < 0.3:
            agree(ledger)
    agree(ledger)
    agree(book(*rng.sample(records, len(records))))
