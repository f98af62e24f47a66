"""Parties, claims, documents and relations, read from the tree."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from claimledger.files.desk import (
    Desk,
    Field,
    FlawedError,
    Shape,
    listed,
    made,
    read_fields,
    text,
)
from claimledger.files.readers import (
    KEPT,
    Described,
    Each,
    Use,
    Word,
    as_it_is,
    period,
    whole_number,
)
from claimledger.files.register import suggestion
from claimledger.files.tree import Keyed, Node, Text, refuse, shortened, spoken
from claimledger.model import (
    Anchor,
    Claim,
    Claimant,
    ClaimantKind,
    ClaimRelation,
    ClaimRelationKind,
    Derivation,
    Document,
    Identity,
    Number,
    Record,
    Ref,
    Relation,
    RelationKind,
    Source,
    SourceKind,
)

__all__ = [
    "ENDS",
    "RELATION",
    "RELATION_FORM",
    "read_anchor",
    "read_claim",
    "read_claimant",
    "read_document",
    "read_relation",
    "read_source",
    "sha256",
]

RELATION_FORM: Final = "[subject, verb, object] or [subject, verb, object, during]"

_PARTY: Final[Shape] = {
    "name": Field(text, about="its name; the id where none is given"),
    "identity": Field(Word(Identity)),
    "number": Field(Word(Number)),
    "aliases": Field(Each(text, "[Putin]"), about="other names"),
    "identifiers": Field(
        Each(text, "[wikidata:Q7747]"), about="what it is elsewhere, such as wikidata:Q7747"
    ),
    **KEPT,
}
_SOURCE: Final[Shape] = {"kind": Field(Word(SourceKind)), **_PARTY}
_CLAIMANT: Final[Shape] = {"kind": Field(Word(ClaimantKind)), **_PARTY}

_CLAIM: Final[Shape] = {
    "text": Field(
        text,
        required="write text: what is claimed, as one sentence",
        about="what is claimed, as one sentence",
    ),
    "accused": Field(Each(Use("party"), "[party]"), about="the parties that it charges"),
    "period": Field(period, about="the time that it is about"),
    "language": Field(text, about="the language of the text, such as en"),
    **KEPT,
}


def sha256(node: Node, desk: Desk) -> str:
    """Read a SHA-256, so that a bad one is a fault at its own place."""
    value = text(node, desk)
    return Anchor(start=0, end=1, sha256=value).sha256


_DOCUMENT: Final[Shape] = {
    "source": Field(
        Use("party"),
        required="write source: the party that published it",
        about="the party that published it",
    ),
    "authors": Field(
        Each(Use("party"), "[party]"), about="who wrote it; on a platform it is they who speak"
    ),
    "published": Field(period, about="when it was published"),
    "title": Field(text, about="its title"),
    "url": Field(text, about="its address"),
    "language": Field(text, about="its language, such as id"),
    "derived_from": Field(
        Use("document"), about="the document that it was made from; derivation goes with it"
    ),
    "derivation": Field(Word(Derivation)),
    "retrieved": Field(period, about="when it was retrieved"),
    "archived": Field(text, about="the address of an archived copy"),
    "sha256": Field(sha256, about="that of the whole text's UTF-8 bytes"),
    **KEPT,
}

ANCHOR: Final[Shape] = {
    "exact": Field(text, about="the words themselves"),
    "prefix": Field(text, about="the words before"),
    "suffix": Field(text, about="the words after"),
    "start": Field(whole_number, about="the first code point, counted from 0; end goes with it"),
    "end": Field(whole_number, about="one past the last code point"),
    "sha256": Field(sha256, about="that of the exact words' UTF-8 bytes"),
}

_NAMING: Final = "{name: ...}, or the name alone"

read_anchor: Final = Described(Anchor, ANCHOR, "an anchor", "{start: 10, end: 42}")
read_source: Final = Described(Source, _SOURCE, "a source", _NAMING, bare="name")
read_claimant: Final = Described(Claimant, _CLAIMANT, "a claimant", _NAMING, bare="name")
read_claim: Final = Described(
    Claim, _CLAIM, "a claim", "{text: ...}, or the text alone", bare="text"
)
read_document: Final = Described(Document, _DOCUMENT, "a document", "{source: party, ...}")

RELATION: Final[Shape] = {
    "subject": Field(
        as_it_is,
        required="write whom or what the relation starts from",
        about="the party or claim that it starts from",
    ),
    "kind": Field(as_it_is, required="write the verb, such as speaks_for or entails"),
    "object": Field(
        as_it_is,
        required="write whom or what the relation leads to",
        about="the party or claim that it leads to",
    ),
    "during": Field(period, about="when it holds; only between parties"),
    **KEPT,
}

ENDS: Final[Mapping[type[Record], tuple[type[StrEnum], str]]] = {
    Relation: (RelationKind, "party"),
    ClaimRelation: (ClaimRelationKind, "claim"),
}
"""The relations: by which verbs, and between what."""


def read_relation(node: Node, desk: Desk, *, known: bool = True) -> Relation | ClaimRelation:
    """Read a relation from a list or a mapping; its verb tells parties' from claims'.

    With ``known`` the two ids must be known.
    """
    if isinstance(node, Keyed):
        values = read_fields(node, desk, RELATION, "a relation")
        parts = [values.pop(name) for name in ("subject", "kind", "object")]
    else:
        parts = listed(node, RELATION_FORM).items
        if len(parts) not in (3, 4):
            refuse(
                node,
                f"a relation has three or four parts, not {len(parts)}",
                f"write {RELATION_FORM}",
            )
        values = {"during": desk.attempt(period, parts[3])} if len(parts) > 3 else {}
        if None in values.values():
            raise FlawedError
    return _related(node, desk, parts[:3], values, known=known)


def _related(
    node: Node, desk: Desk, parts: list[Node], values: dict[str, Any], *, known: bool
) -> Relation | ClaimRelation:
    verb = text(parts[1], desk)
    of_claims = verb in list(ClaimRelationKind)
    if not of_claims and verb not in list(RelationKind):
        verbs = [kind.value for kind in (*RelationKind, *ClaimRelationKind)]
        refuse(parts[1], f"{shortened(verb)!r} is no verb of a relation", suggestion(verb, verbs))
    if of_claims and "during" in values:
        refuse(node, f"{verb} holds between claims at any time", "leave the date out")
    _, wanted = ENDS[ClaimRelation if of_claims else Relation]
    ends = [_end(part, desk, wanted, known=known) for part in (parts[0], parts[2])]
    if of_claims:
        return made(ClaimRelation, node, ends[0], verb, ends[1], **values)
    return made(Relation, node, ends[0], verb, ends[1], **values)


def _end(node: Node, desk: Desk, wanted: str, *, known: bool) -> Ref:
    if known:
        return desk.use(node, wanted)
    if not isinstance(node, Text):
        refuse(node, f"this is {spoken(node)}, not the id of a {wanted}", "write the id alone")
    return desk.ref(node)
