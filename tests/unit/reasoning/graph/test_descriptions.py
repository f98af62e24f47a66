"""Parties and documents: who is named, who speaks in a document, what it was made from."""

from __future__ import annotations

from claimledger.model import Amendment, Record, Ref
from claimledger.reasoning.graph.descriptions import Descriptions, descriptions_of
from unit.newsroom import (
    GULL,
    MAYOR,
    NOBODY,
    OFFICIALS,
    PILOT,
    POST,
    SQUARE,
    TIDE,
    WATCHERS,
    WIRE,
    article,
    book,
    copied,
)

ITEM = article(WIRE, 1)
COPY = copied(ITEM, POST, 2)
AGAIN = copied(COPY, TIDE, 3, derivation="translation")


def described(*records: Record) -> Descriptions:
    return descriptions_of(book(*records))


def test_named_is_who_is_named_and_in_the_ledger() -> None:
    found = described(MAYOR, OFFICIALS, WATCHERS, NOBODY)
    assert [found.named([p]) for p in ("mayor", "officials", "watchers", "nobody", "lost")] == [
        True,
        False,
        False,
        False,
        False,
    ]
    assert found.named(["officials", "mayor"])
    assert not found.named([])


def test_in_a_document_its_source_speaks_and_on_a_platform_its_authors() -> None:
    signed, post = article(POST, 1, authors=[MAYOR]), article(SQUARE, 2, authors=[MAYOR, PILOT])
    found = described(signed, post)
    assert (found.on_platform(signed), found.voices_of(signed)) == (False, ("post",))
    assert (found.on_platform(post), found.voices_of(post)) == (True, ("mayor", "pilot"))
    assert not found.on_platform(article(GULL, 1))


def test_a_derivation_is_walked_back_over_copies_and_translations() -> None:
    found = described(AGAIN)
    assert found.derivation("tide-3") == ["post-2", "wire-1"]
    assert found.earliest(found.documents["tide-3"]) == ITEM
    assert (found.derivation("wire-1"), found.earliest(found.documents["wire-1"])) == ([], ITEM)


def test_a_revision_and_a_missing_document_end_the_walk() -> None:
    revised = copied(ITEM, POST, 2, derivation="revision")
    found = described(copied(revised, TIDE, 3))
    assert found.derivation("tide-3") == ["post-2"]
    assert found.earliest(found.documents["tide-3"]) == revised
    lost = copied(Ref("lost"), POST, 2)
    found = described(lost)
    assert found.derivation("post-2") == ["lost"]
    assert found.earliest(found.documents["post-2"]) == lost
    assert found.derivation("lost") == []


def test_a_ring_of_copies_ends_where_it_began() -> None:
    found = described(copied(Ref("tide-3"), POST, 2), copied(Ref("post-2"), TIDE, 3))
    assert found.derivation("post-2") == ["tide-3"]


def test_copies_are_listed_one_step_down() -> None:
    revised = copied(ITEM, GULL, 4, derivation="revision")
    assert dict(described(AGAIN, revised).copies) == {"post-2": ["tide-3"], "wire-1": ["post-2"]}


def test_a_derivation_is_walked_under_new_ids() -> None:
    found = described(AGAIN, Amendment(ITEM, ITEM.but(id="wire-one")))
    assert found.derivation("tide-3") == ["post-2", "wire-one"]


def test_ids_are_looked_up_only_where_records_took_others() -> None:
    ids = ["wire-1", "post-2", "wire-1"]
    steady = described(AGAIN)
    assert not steady.renaming
    assert steady.current(ids) is ids
    found = described(AGAIN, Amendment(ITEM, ITEM.but(id="wire-one")))
    assert found.renaming
    assert found.current(ids) == ["wire-one", "post-2", "wire-one"]
