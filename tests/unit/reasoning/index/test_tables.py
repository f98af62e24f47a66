"""Tables: facts of all plain claims at once, and which claims are left to the full rules."""

from __future__ import annotations

import pytest

from claimledger.errors import UnknownIdError
from claimledger.model import ClaimRelation, Document, Ref, Relation, Source
from claimledger.reasoning.index.tables import (
    CHAINS,
    SIDES,
    chains_table,
    named,
    rows,
    sides_table,
)
from claimledger.reasoning.words import Status
from unit.newsroom import (
    CITY,
    DEPOT,
    GULL,
    LEAK,
    MAYOR,
    NOBODY,
    POST,
    SLICK,
    SPILL,
    TIDE,
    WIRE,
    article,
    asks,
    book,
    denies,
    retracts,
    says,
)
from unit.reasoning.index.surveyed import agree, survey

POST_3, TIDE_4, GULL_5 = article(POST, 3), article(TIDE, 4), article(GULL, 5)
REPORT = says("report", LEAK, POST_3, WIRE, MAYOR)
ECHO = says("echo", LEAK, TIDE_4, citing=[REPORT])
WHISPER = says("whisper", LEAK, GULL_5, NOBODY)


def test_the_rows_of_a_claim_are_its_chains_by_id() -> None:
    ring = says("ring", LEAK, GULL_5, citing=[Ref("ring")])
    found = survey(book(REPORT, ECHO, WHISPER, ring, asks("doubt", LEAK, GULL_5)))
    told = [(s.id, *rest) for s, *rest in rows(found, found.topic("leak"))]
    assert told == [
        ("doubt", True, 0, False),
        ("echo", True, 3, False),
        ("report", True, 2, False),
        ("ring", False, 0, True),
        ("whisper", False, 1, False),
    ]


def test_the_chains_of_plain_claims_stand_in_columns() -> None:
    ledger = book(REPORT, ECHO, WHISPER, denies("no", SLICK, GULL_5, DEPOT))
    agree(ledger)
    table, others = chains_table(survey(ledger), CHAINS)
    assert (tuple(table), others) == (CHAINS, [])
    assert sorted(zip(*table.values(), strict=True)) == [
        ("leak", "echo", True, 3, False, 1),
        ("leak", "report", True, 2, False, 1),
        ("leak", "whisper", False, 1, False, 0),
        ("slick", "no", True, 1, False, 1),
    ]
    assert chains_table(survey(ledger), ["depth", "statement"])[0] == {
        "depth": table["depth"],
        "statement": table["statement"],
    }


def test_knots_are_left_to_the_full_rules_and_what_is_on_no_claim_is_left_out() -> None:
    related = [ClaimRelation(LEAK, "equivalent", SLICK), REPORT, denies("no", SLICK, GULL_5, DEPOT)]
    ledger = book(*related, says("else", SPILL, TIDE_4), denies("lost", "nowhere", POST_3))
    agree(ledger)
    table, others = chains_table(survey(ledger), CHAINS)
    assert table["statement"] == ["else"]
    assert sorted(others) == ["leak", "slick"]
    sides, others = sides_table(survey(ledger))
    assert sides["claim"] == ["spill"]
    assert sorted(others) == ["leak", "slick"]


def test_chains_of_claims_that_are_only_tied_stand_in_columns_as_well() -> None:
    ledger = book(ClaimRelation(LEAK, "entails", SLICK), REPORT, denies("no", SLICK, GULL_5, DEPOT))
    agree(ledger)
    table, others = chains_table(survey(ledger), ["statement"])
    assert (sorted(table["statement"]), others) == (["no", "report"], [])
    assert sides_table(survey(ledger))[0]["claim"] == []


def test_origins_are_counted_on_all_ways() -> None:
    papers = [Document(f"d{n}", Source(f"p{n}")) for n in range(8)]
    own = [says(f"own{n}", LEAK, papers[n]) for n in range(3)]
    first = says("first", LEAK, papers[3], citing=own[:2])
    second = says("second", LEAK, papers[4], citing=[first, own[2]])
    ring = says("ring", LEAK, papers[5], citing=[second, Ref("ring")])
    diamond = says("diamond", LEAK, papers[6], citing=[first, own[0]])
    vain = says("vain", LEAK, papers[7], citing=[WHISPER, first])
    more = [denies(f"no{n}", SLICK, papers[n]) for n in range(2)]
    ledger = book(*own, first, second, ring, diamond, vain, *more)
    ledger = ledger.record(denies("both", SLICK, papers[7], citing=more))
    agree(ledger)
    table, _ = chains_table(survey(ledger), CHAINS)
    counted = dict(zip(table["statement"], table["origins"], strict=True))
    names = ["own0", "first", "second", "ring", "diamond", "vain", "no0", "both", "whisper"]
    assert [counted[name] for name in names] == [1, 2, 3, 3, 2, 2, 1, 2, 0]


def test_the_sides_of_plain_claims_stand_in_columns() -> None:
    ledger = book(
        REPORT, ECHO, denies("no", LEAK, GULL_5, DEPOT), SLICK, asks("doubt", SPILL, TIDE_4)
    )
    agree(ledger)
    table, others = sides_table(survey(ledger))
    assert (tuple(table), others) == (SIDES, [])
    assert sorted(zip(*table.values(), strict=True)) == [
        ("leak", Status.CONTESTED, 1, 1, 1, 1, 1, 1),
        ("slick", Status.UNREPORTED, 0, 0, 0, 0, 0, 0),
        ("spill", Status.OPEN, 0, 0, 0, 0, 0, 0),
    ]


def test_so_do_they_as_of_a_day() -> None:
    back = retracts("back", Ref("no"), article(POST, 9), DEPOT)
    found = survey(book(REPORT, denies("no", LEAK, GULL_5, DEPOT), back))
    first = POST_3.published
    assert first
    assert first.end
    table, _ = sides_table(found, float(first.end))
    assert [column[0] for column in table.values()] == ["leak", Status.ASSERTED, 1, 1, 1, 0, 0, 0]
    table, _ = sides_table(found, first.end - 1.0)
    assert [column[0] for column in table.values()][1:] == [Status.UNREPORTED, 0, 0, 0, 0, 0, 0]


def test_claims_whose_counts_take_the_full_rules_are_left_to_them() -> None:
    relation = Relation(MAYOR, "organ_of", CITY, "2031-08")
    for make in (says, denies):
        two = [make("one", LEAK, POST_3, MAYOR), make("two", LEAK, TIDE_4, CITY)]
        ledger = book(*two, relation, says("else", SLICK, GULL_5))
        agree(ledger)
        table, others = sides_table(survey(ledger))
        assert (table["claim"], others) == (["slick"], ["leak"])


def test_of_nothing_all_columns_are_empty() -> None:
    found = survey(book(POST))
    assert chains_table(found, CHAINS) == ({name: [] for name in CHAINS}, [])
    assert sides_table(found) == ({name: [] for name in SIDES}, [])


def test_columns_are_named_each_once() -> None:
    assert named(["b", "a", "b"], ["a", "b", "c"]) == ("b", "a")
    assert named([], ["a"]) == ()
    with pytest.raises(UnknownIdError, match="column"):
        named(["a", "d"], ["a", "b"])
