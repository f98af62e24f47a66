"""What the options of `ledgers` promise, and that what matters occurs often enough."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from claimledger import (
    Amendment,
    Certainty,
    Denial,
    DenialScope,
    GapKind,
    Ledger,
    Only,
    Retraction,
    Status,
    Viewpoint,
    Why,
    assess_all,
)
from claimledger.testing import ledgers
from laws.distribution import GROUPS, Measured, main, measured, table

UNCHECKED = [HealthCheck.too_slow, HealthCheck.data_too_large]
FEW = settings(max_examples=60, deadline=None, suppress_health_check=UNCHECKED)
MINE = ["usa", "russia", "s0", "d1", "stranger", "nobody", "amendment"]


@FEW
@given(ledgers(min_size=3, max_size=5))
def test_a_ledger_has_as_many_statements_as_asked_for(ledger: Ledger) -> None:
    told = {record.id for record in ledger if record.id.startswith("s") and record.id != "sources"}
    assert 3 <= len(told) <= 5


@FEW
@given(ledgers(attack_free=True))
def test_in_an_attack_free_ledger_nobody_takes_anything_back(ledger: Ledger) -> None:
    for record in ledger:
        assert not isinstance(record, Retraction)
        assert not (isinstance(record, Denial) and record.scope is DenialScope.ATTRIBUTION)


@FEW
@given(
    ledgers(
        certainties=st.just(Certainty.WEAK),
        relations=False,
        claim_relations=False,
        derivations=False,
        amendments=False,
        conflicts=False,
    )
)
def test_what_is_left_out_is_not_there(ledger: Ledger) -> None:
    assert {statement.certainty for statement in ledger.statements} == {Certainty.WEAK}
    assert not ledger.relations
    assert not ledger.claim_relations
    assert not ledger.conflicts
    assert not any(document.derived_from for document in ledger.documents.values())
    assert not any(isinstance(record, Amendment) for record in ledger)


@FEW
@given(ledgers(party_ids=MINE, document_ids=["idn-1", "c0", "usa"]))
def test_ids_that_are_given_name_parties_and_documents_and_nothing_else(ledger: Ledger) -> None:
    mended = {record.record.id for record in ledger if isinstance(record, Amendment)}
    for record in ledger:
        assert record.id not in MINE or record.kind_name in ("claimant", "source")
        assert record.id not in ("idn-1", "c0") or record.kind_name == "document"
    assert set(ledger.parties) & {*MINE, *mended} or ledger.renamed


@FEW
@given(ledgers(party_ids=[f"p{n}" for n in range(30)], document_ids=[f"x{n}" for n in range(30)]))
def test_of_many_ids_some_are_taken(ledger: Ledger) -> None:
    assert all(id[0] in "px" for id in [*ledger.parties, *ledger.documents] if id[1:].isdigit())


def test_a_viewpoint_on_given_ids_bites() -> None:
    changed = []

    @seed(1)
    @settings(FEW, max_examples=150, phases=[Phase.generate], database=None)
    @given(ledgers(party_ids=["russia"], document_ids=["idn-1"]))
    def run(ledger: Ledger) -> None:
        for viewpoint in (
            Viewpoint(positions=Only("russia")),
            Viewpoint(documents=Only("idn-1")),
        ):
            here = assess_all(ledger, viewpoint=viewpoint)
            there = assess_all(ledger)
            changed.append(any(here[id].status is not there[id].status for id in there))

    run()
    assert sum(changed) > len(changed) / 3


@pytest.fixture(scope="module")
def general() -> Measured:
    return measured(400, 1)


@pytest.mark.parametrize("kind", GapKind)
def test_every_gap_occurs(general: Measured, kind: GapKind) -> None:
    assert general.share("gap", kind) > 1


@pytest.mark.parametrize("why", Why)
def test_statements_are_set_aside_for_every_reason(general: Measured, why: Why) -> None:
    assert general.share("set aside", why, drawn=True) > 0


@pytest.mark.parametrize("status", Status)
def test_every_status_occurs_often(general: Measured, status: Status) -> None:
    assert general.share("status", status) > 12


def test_nearly_all_that_is_counted_occurs(general: Measured) -> None:
    never = {
        f"{group}: {word}"
        for group, words in GROUPS.items()
        for word in words
        if not general.share(group, word, drawn=True)
    }
    assert len(never) < 3, never


def test_the_table_has_a_line_for_all_that_is_counted(general: Measured) -> None:
    lines = list(table(general, general))
    assert len(lines) == 2 + sum(map(len, GROUPS.values())) + 5
    assert all(line.count("|") == 6 for line in lines)


def test_the_command_prints_the_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["distribution", "--count", "5", "--seed", "3"])
    main()
    assert "| status | contested |" in capsys.readouterr().out
