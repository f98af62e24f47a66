"""Parties and how they bear on each other."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from claimledger.errors import InvalidRecordError
from claimledger.model import (
    Claim,
    Claimant,
    ClaimantKind,
    Identity,
    Number,
    Ref,
    Relation,
    RelationKind,
    Source,
    SourceKind,
)


def test_defaults_are_those_of_the_model() -> None:
    mayor, post = Claimant("mayor"), Source("post")
    assert (mayor.kind, post.kind) == (ClaimantKind.UNKNOWN, SourceKind.OUTLET)
    for party in (mayor, post):
        assert (party.identity, party.number) == (Identity.NAMED, Number.UNKNOWN)
        assert (party.aliases, party.identifiers, party.note, dict(party.meta)) == ((), (), "", {})


def test_a_party_is_called_by_its_id_if_it_has_no_name() -> None:
    assert Claimant("mayor").name == "mayor"
    assert Claimant("mayor", "Mayor Lund").name == "Mayor Lund"


def test_a_party_with_a_name_alone_derives_its_id() -> None:
    assert Claimant(name="Mayor Lund").id.startswith("claimant-")
    assert Claimant(name="Mayor Lund").id == Claimant(name="Mayor Lund").id


def test_a_party_needs_an_id_or_a_name() -> None:
    for kind in (Claimant, Source):
        with pytest.raises(InvalidRecordError, match="a party needs an id or a name; write Claim"):
            kind()


@pytest.mark.parametrize(
    ("identity", "named"),
    [("named", True), ("described", False), ("unnamed", False), ("implicit", False)],
)
def test_only_who_is_named_is_named(identity: str, named: bool) -> None:  # noqa: FBT001  # yes or no
    assert Claimant("officials", identity=identity).named is named


def test_aliases_are_any_texts_but_no_bare_text() -> None:
    assert Claimant("m", aliases=iter(["Lund", "Anna"])).aliases == ("Lund", "Anna")
    with pytest.raises(InvalidRecordError, match=r"'Lund' is no list of texts; write \['Lund'\]"):
        Claimant("m", aliases="Lund")
    with pytest.raises(InvalidRecordError, match="aliases of a claimant is a text, not 7"):
        Claimant("m", aliases=[7])  # type: ignore[list-item]  # that is the point
    with pytest.raises(InvalidRecordError, match="is no list of texts"):
        Source("m", identifiers=None)  # type: ignore[arg-type]  # that is the point


def test_a_party_is_frozen_and_final() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Claimant("mayor").name = "x"  # type: ignore[misc]  # that is the point
    assert not hasattr(Claimant("mayor"), "__dict__")


# -- relations -----------------------------------------------------------------------------


def test_a_relation_reads_aloud() -> None:
    aide, mayor = Claimant("aide"), Claimant("mayor")
    relation = Relation(aide, "speaks_for", mayor, "2030/..")
    assert (relation.party, relation.kind, relation.other) == (
        aide,
        RelationKind.SPEAKS_FOR,
        mayor,
    )
    assert str(relation) == "aide speaks_for mayor during 2030/.."
    assert str(Relation(aide, "part_of", Ref("city"))) == "aide part_of city"


def test_a_party_bears_on_another_one() -> None:
    with pytest.raises(InvalidRecordError, match="'mayor' part_of itself; name two parties"):
        Relation(Claimant("mayor"), "part_of", Ref("mayor"))


@pytest.mark.parametrize("thing", ["mayor", None, Claim("leak", "It leaks")])
def test_only_parties_bear_on_each_other(thing: Any) -> None:
    with pytest.raises(InvalidRecordError, match="is no party; pass a Claimant or a Source, or R"):
        Relation(thing, "part_of", Ref("city"))
    with pytest.raises(InvalidRecordError, match="is no party"):
        Relation(Ref("city"), "part_of", thing)
