"""Traces: the chains of one claim as a sequence, of all claims as a mapping and in columns."""

from __future__ import annotations

import pytest

from claimledger.errors import UnknownIdError
from claimledger.model import ClaimRelation, Ref
from claimledger.reasoning import Except, Viewpoint, chain_of, trace, trace_all
from unit.newsroom import (
    DEPOT,
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
    denies,
    says,
)

POST_3, TIDE_4, GULL_5 = article(POST, 3), article(TIDE, 4), article(GULL, 5)
REPORT = says("report", LEAK, POST_3, WIRE, MAYOR)
ECHO = says("echo", LEAK, TIDE_4, citing=[REPORT])
REFUSAL = denies("refusal", LEAK, GULL_5, DEPOT)
ENTAILED = ClaimRelation(LEAK, "entails", SLICK)
NARROW = Viewpoint(documents=Except("gull-5"))
COLUMNS = ("claim", "statement", "grounded", "depth", "circular")


@pytest.mark.parametrize("more", [(), (ENTAILED,)], ids=["plain", "tied"])
def test_a_trace_is_the_sequence_of_a_claims_chains(more: tuple[ClaimRelation, ...]) -> None:
    found = trace(book(ECHO, REFUSAL, *more), LEAK)
    assert (len(found), found.claim) == (3, LEAK)
    assert [chain.statement.id for chain in found] == ["echo", "refusal", "report"]
    assert [chain.depth for chain in found] == [3, 1, 2]
    assert found[-1].statement == REPORT
    assert [chain.statement.id for chain in found[1:]] == ["refusal", "report"]
    assert found[0] in found
    assert str(found).splitlines() == [
        "Evening Tide <- Harbour Post <- Coast Wire <- Mayor Lund",
        "The Gull <- the fuel depot",
        "Harbour Post <- Coast Wire <- Mayor Lund",
    ]
    with pytest.raises(IndexError):
        found[3]


def test_a_trace_counts_its_chains() -> None:
    ledger = book(REPORT, SLICK)
    assert repr(trace(ledger, LEAK)) == "<Trace of leak (1 chain)>"
    assert repr(trace(ledger, SLICK)) == "<Trace of slick (0 chains)>"
    assert repr(trace_all(ledger)) == "<Traces of 2 claims>"
    assert repr(trace_all(book(REPORT))) == "<Traces of 1 claim>"


def test_traces_are_equal_if_their_claims_and_chains_are() -> None:
    one = trace(book(REPORT), LEAK)
    assert one == trace(book(SLICK, REPORT), LEAK)
    assert hash(one) == hash(trace(book(SLICK, REPORT), LEAK))
    assert one != trace(book(ECHO), LEAK)
    assert one != trace(book(REPORT, LEAK.but(id="seep")), "seep")
    assert trace(book(LEAK), LEAK) != trace(book(SLICK), SLICK)
    assert one != [*one]
    assert hash(one) != hash(trace(book(ECHO), LEAK))


def test_an_unknown_claim_is_refused() -> None:
    with pytest.raises(UnknownIdError):
        trace(book(REPORT), "leek")


def test_all_claims_are_traced_by_id() -> None:
    ledger = book(ECHO, says("else", SLICK, GULL_5))
    found = trace_all(ledger)
    assert (len(found), list(found)) == (2, list(ledger.claims))
    assert found["slick"] == trace(ledger, SLICK)
    assert "seep" not in found
    with pytest.raises(KeyError):
        found["seep"]


@pytest.mark.parametrize("viewpoint", [None, NARROW], ids=["everything", "narrow"])
@pytest.mark.parametrize("more", [(), (ENTAILED,)], ids=["plain", "tied"])
def test_the_facts_of_all_chains_stand_in_columns(
    more: tuple[ClaimRelation, ...], viewpoint: Viewpoint | None
) -> None:
    whisper = says("whisper", SLICK, TIDE_4, NOBODY)
    ring = says("ring", SLICK, TIDE_4, citing=[Ref("ring")])
    both = says("both", LEAK, TIDE_4, citing=[REPORT, says("own", LEAK, POST_3)])
    ledger = book(ECHO, REFUSAL, whisper, ring, both, *more)
    found = trace_all(ledger, viewpoint=viewpoint)
    table = found.columns("claim", "statement", "grounded", "depth", "circular", "origins")
    assert tuple(table) == (*COLUMNS, "origins")
    assert sorted(zip(*table.values(), strict=True)) == [
        ("leak", "both", True, 1, False, 2),
        ("leak", "echo", True, 3, False, 1),
        ("leak", "own", True, 0, False, 1),
        ("leak", "refusal", True, 1, False, 1),
        ("leak", "report", True, 2, False, 1),
        ("slick", "ring", False, 0, True, 0),
        ("slick", "whisper", False, 1, False, 0),
    ]
    without = found.columns()
    assert tuple(without) == COLUMNS
    assert sorted(zip(*without.values(), strict=True)) == sorted(
        zip(*[table[name] for name in COLUMNS], strict=True)
    )


def test_one_statement_is_traced_whatever_it_is_on() -> None:
    lost = denies("lost", "nowhere", POST_3, WIRE, MAYOR)
    ledger = book(ECHO, lost)
    assert str(chain_of(ledger, lost)) == "Harbour Post <- Coast Wire <- Mayor Lund"
    assert chain_of(ledger, ECHO) == trace(ledger, LEAK)[0]
    assert chain_of(ledger, ECHO, viewpoint=NARROW).depth == 3
    for viewpoint in (None, NARROW):
        with pytest.raises(UnknownIdError):
            chain_of(ledger, REFUSAL, viewpoint=viewpoint)


def test_a_chain_that_was_traced_stays_as_it_was() -> None:
    ledger = book(says("echo", LEAK, TIDE_4, citing=[Ref("report")]))
    chain = trace(ledger, LEAK)[0]
    later = ledger.record(REPORT)
    assert trace(later, LEAK)[0].origins
    assert (chain.grounded, chain.depth, chain.origins) == (False, 0, ())
    assert [gap.kind.value for gap in chain.gaps] == ["dangling"]


def test_only_columns_that_there_are_can_be_named() -> None:
    found = trace_all(book(ECHO))
    table = found.columns("depth", "claim")
    assert (sorted(table.pop("depth")), table) == ([2, 3], {"claim": ["leak", "leak"]})
    with pytest.raises(UnknownIdError, match="depth"):
        found.columns("deepth")
