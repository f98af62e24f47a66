"""Claims: propositions only, and how two of them bear on each other."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from claimledger.errors import InvalidRecordError
from claimledger.model import (
    Claim,
    Claimant,
    ClaimRelation,
    ClaimRelationKind,
    PartyRef,
    Period,
    Ref,
)

LEAK = Claim("leak", "A tank leaks")


def test_a_claim_has_a_text_and_neither_claimant_nor_status() -> None:
    assert {field.name for field in attrs.fields(Claim)} == {
        "id", "text", "accused", "period", "language", "note", "meta",
    }  # fmt: skip
    assert (LEAK.accused, LEAK.period, LEAK.language) == ((), None, "")


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_a_claim_without_text_is_refused(text: str) -> None:
    with pytest.raises(InvalidRecordError, match="claim 'leak' has no text; write what is claim"):
        Claim("leak", text)


def test_a_claim_may_charge_parties_and_be_about_a_time() -> None:
    depot = Claimant("depot")
    accused: list[PartyRef] = [depot, Ref("city")]
    spill = Claim("spill", "It spilt", accused=iter(accused), period="2031-07")
    assert spill.accused == (depot, Ref("city"))
    assert spill.period == Period("2031-07")
    assert spill == Claim(
        "spill", "It spilt", accused=[Ref("depot"), Ref("city")], period="2031-07"
    )


@pytest.mark.parametrize("accused", ["depot", 7, None])
def test_the_accused_are_a_list_of_parties(accused: Any) -> None:
    with pytest.raises(InvalidRecordError, match="is no list of parties"):
        Claim("spill", "It spilt", accused=accused)
    with pytest.raises(InvalidRecordError, match="is no party"):
        Claim("spill", "It spilt", accused=[accused])


def test_a_claim_relation_reads_aloud() -> None:
    relation = ClaimRelation(LEAK, "entails", Ref("slick"))
    assert (relation.claim, relation.kind) == (LEAK, ClaimRelationKind.ENTAILS)
    assert str(relation) == "leak entails slick"
    assert relation.id == ClaimRelation(Ref("leak"), "entails", Ref("slick")).id


def test_a_claim_bears_on_another_one() -> None:
    with pytest.raises(InvalidRecordError, match="'leak' contradicts itself; name two claims"):
        ClaimRelation(LEAK, "contradicts", Ref("leak"))


@pytest.mark.parametrize("thing", ["leak", None, Claimant("depot")])
def test_only_claims_bear_on_each_other(thing: Any) -> None:
    with pytest.raises(InvalidRecordError, match="is no claim; pass a Claim, or Ref"):
        ClaimRelation(thing, "entails", LEAK)
    with pytest.raises(InvalidRecordError, match="is no claim"):
        ClaimRelation(LEAK, "entails", thing)
