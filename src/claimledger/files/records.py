"""Parties, claims, documents and relations, read from the tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from claimledger.errors import InvalidRecordError
from claimledger.files.desk import (
    KEPT,
    Desk,
    Field,
    FlawedError,
    Shape,
    as_it_is,
    each,
    keyed,
    listed,
    period,
    read_fields,
    text,
    use,
    whole_number,
    word,
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
    Ref,
    Relation,
    RelationKind,
    Source,
    SourceKind,
)

__all__ = [
    "ANCHOR",
    "RELATION_FORM",
    "anchors",
    "made",
    "read_claim",
    "read_claimant",
    "read_document",
    "read_relation",
    "read_source",
    "sha256",
]

_T = TypeVar("_T")

RELATION_FORM: Final = "[subject, verb, object] or [subject, verb, object, during]"

_PARTY: Final[Shape] = {
    "name": Field(text),
    "identity": Field(word(Identity)),
    "number": Field(word(Number)),
    "aliases": Field(each(text, "[Putin]")),
    "identifiers": Field(each(text, "[wikidata:Q7747]")),
    **KEPT,
}
_SOURCE: Final[Shape] = {"kind": Field(word(SourceKind)), **_PARTY}
_CLAIMANT: Final[Shape] = {"kind": Field(word(ClaimantKind)), **_PARTY}

_CLAIM: Final[Shape] = {
    "text": Field(text, required="write text: what is claimed, as one sentence"),
    "accused": Field(each(use("party"), "[party]")),
    "period": Field(period),
    "language": Field(text),
    **KEPT,
}


def sha256(node: Node, desk: Desk) -> str:
    """Read a SHA-256, so that a bad one is a fault at its own place."""
    value = text(node, desk)
    return Anchor(start=0, end=1, sha256=value).sha256


_DOCUMENT: Final[Shape] = {
    "source": Field(use("party"), required="write source: the party that published it"),
    "authors": Field(each(use("party"), "[party]")),
    "published": Field(period),
    "title": Field(text),
    "url": Field(text),
    "language": Field(text),
    "derived_from": Field(use("document")),
    "derivation": Field(word(Derivation)),
    "retrieved": Field(period),
    "archived": Field(text),
    "sha256": Field(sha256),
    **KEPT,
}

ANCHOR: Final[Shape] = {
    "exact": Field(text),
    "prefix": Field(text),
    "suffix": Field(text),
    "start": Field(whole_number),
    "end": Field(whole_number),
    "sha256": Field(sha256),
}


def made(kind: Callable[..., _T], node: Node, /, *given: Any, **values: Any) -> _T:
    """Make a record; what its constructor refuses is a fault at the node."""
    try:
        return kind(*given, **values)
    except InvalidRecordError as error:
        refuse(node, error.problem, error.mend)


def _anchor(node: Node, desk: Desk) -> Anchor:
    values = read_fields(keyed(node, "{start: 10, end: 42}"), desk, ANCHOR, "an anchor")
    return made(Anchor, node, **values)


anchors = each(_anchor, "[{start: 10, end: 42}]")


def read_source(node: Node, desk: Desk, id: str) -> Source:
    """Read a source: a bare text is its name."""
    return made(Source, node, id, **_party(node, desk, _SOURCE, "a source"))


def read_claimant(node: Node, desk: Desk, id: str) -> Claimant:
    """Read a claimant: a bare text is its name."""
    return made(Claimant, node, id, **_party(node, desk, _CLAIMANT, "a claimant"))


def _party(node: Node, desk: Desk, shape: Shape, what: str) -> dict[str, Any]:
    if isinstance(node, Text):
        return {"name": node.value}
    return read_fields(keyed(node, "{name: ...}, or the name alone"), desk, shape, what)


def read_claim(node: Node, desk: Desk, id: str) -> Claim:
    """Read a claim: a bare text is what is claimed."""
    if isinstance(node, Text):
        return made(Claim, node, id, node.value)
    values = read_fields(keyed(node, "{text: ...}, or the text alone"), desk, _CLAIM, "a claim")
    return made(Claim, node, id, **values)


def read_document(node: Node, desk: Desk, id: str, *, says: bool = False) -> Document:
    """Read a document; what stands under its ``says``, where it may have one, is read elsewhere."""
    shape = {**_DOCUMENT, "says": Field(as_it_is)} if says else _DOCUMENT
    values = read_fields(keyed(node, "{source: party, ...}"), desk, shape, "a document")
    values.pop("says", None)
    return made(Document, node, id, **values)


def read_relation(node: Node, desk: Desk, *, known: bool = True) -> Relation | ClaimRelation:
    """Read a relation from a list or a mapping; its verb tells parties' from claims'.

    With ``known`` the two ids must be known.
    """
    if isinstance(node, Keyed):
        subject = Field(as_it_is, required="write whom or what the relation starts from")
        verb = Field(as_it_is, required="write the verb, such as speaks_for or entails")
        object = Field(as_it_is, required="write whom or what the relation leads to")
        shape = {"subject": subject, "kind": verb, "object": object, "during": Field(period)}
        values = read_fields(node, desk, {**shape, **KEPT}, "a relation")
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
    wanted = "claim" if of_claims else "party"
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
