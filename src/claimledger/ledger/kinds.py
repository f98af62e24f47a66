"""What a record is to the ledger, by its class, and quick looks at what it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from claimledger.model import (
    Assertion,
    Claim,
    Claimant,
    ClaimRelation,
    Denial,
    Document,
    Party,
    Question,
    Ref,
    Relation,
    Response,
    Review,
    Source,
    Statement,
    Suppression,
)

__all__ = ["KINDS", "REFERS_ONLY"]


class _Kinds(dict[type, str]):
    """The kind of each class of records, as look-ups ask for it; of the others an empty word."""

    def __missing__(self, sort: type) -> str:
        kinds: dict[str, Any] = {
            "statement": Statement,
            "claim": Claim,
            "document": Document,
            "party": Party,
            "relation": Relation,
            "claim relation": ClaimRelation,
            "review": Review,
            "suppression": Suppression,
        }
        self[sort] = next((kind for kind, held in kinds.items() if issubclass(sort, held)), "")
        return self[sort]


KINDS: Mapping[type, str] = _Kinds()
"""What a record is to the ledger, by its class: "party", "document", "claim", "statement"..."""


def _claim_refers(claim: Claim) -> bool:
    return all(party.__class__ is Ref for party in claim.accused)


def _document_refers(document: Document) -> bool:
    forebear = document.derived_from
    return (
        document.source.__class__ is Ref
        and (forebear is None or forebear.__class__ is Ref)
        and (not document.authors or all(party.__class__ is Ref for party in document.authors))
    )


def _party_refers(_party: Claimant | Source) -> bool:
    return True


def _statement_refers(statement: Assertion | Denial | Question | Response) -> bool:
    if statement.target.__class__ is not Ref:
        return False
    for cited in statement.citing:
        if cited.__class__ is not Ref:
            return False
    for link in statement.chain:
        if link.party.__class__ is not Ref:
            return False
        document = link.document
        if document is not None and document.__class__ is not Ref:
            return False
    return True


REFERS_ONLY: Mapping[type, Callable[[Any], bool]] = {
    Assertion: _statement_refers,
    Claim: _claim_refers,
    Claimant: _party_refers,
    Denial: _statement_refers,
    Document: _document_refers,
    Question: _statement_refers,
    Response: _statement_refers,
    Source: _party_refers,
}
"""Quick looks, for the records of which there are many: whether one holds no record as an object.

Such a record, if its id is new, is added by itself; all others go through `take_up`.
"""
