"""Strategies for what is described: parties, documents, claims, and their relations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import strategies as st

from claimledger.model import (
    Claim,
    Claimant,
    ClaimantKind,
    ClaimRelation,
    ClaimRelationKind,
    Derivation,
    Document,
    Identity,
    Number,
    Party,
    Period,
    Ref,
    Relation,
    RelationKind,
    Source,
    SourceKind,
)
from claimledger.model.identity import by_id
from claimledger.testing.strategies.remarking import asides, remarks
from claimledger.testing.strategies.values import (
    hashes,
    periods,
    refs,
    sentences,
    slugs,
    texts,
)

__all__ = [
    "claim_relations",
    "claimants",
    "claims",
    "collectives",
    "documents",
    "parties",
    "relations",
    "sources",
    "unnamed_parties",
]

_SLUGS, _REFS, _TEXTS = slugs(), refs(), texts()
_PERIODS = st.none() | periods()
_IDENTITIES = st.sampled_from(Identity)
_CLAIMANT_KINDS = st.sampled_from([*reversed(ClaimantKind)])
_SOURCE_KINDS = st.sampled_from(SourceKind)
_RELATION_KINDS = st.sampled_from(RelationKind)
_CLAIM_RELATION_KINDS = st.sampled_from(ClaimRelationKind)
_FEW_REFS: st.SearchStrategy[list[Party | Ref]] = st.lists(_REFS, max_size=2)
_MAYBE_REFS = st.none() | _REFS
_SENTENCES = sentences()
_NUMBERS = st.sampled_from([*reversed(Number)])
_UNNAMED = st.sampled_from([Identity.UNNAMED, Identity.DESCRIBED, Identity.IMPLICIT])
_REMARKS = remarks()
_LANGUAGES = st.sampled_from(["en", "id", "ko", "zh-Hant"])
_ABOUT_DOCUMENTS = asides(
    title=_TEXTS,
    url=_TEXTS,
    language=_LANGUAGES,
    retrieved=periods(),
    archived=_TEXTS,
    sha256=hashes(),
)
_ABOUT_CLAIMS = asides(period=periods(), language=_LANGUAGES)


_T = TypeVar("_T")


def _made(
    make: Callable[..., _T],
    asides: st.SearchStrategy[dict[str, Any]],
    /,
    **fields: st.SearchStrategy[Any],
) -> st.SearchStrategy[_T]:
    given = st.tuples(st.fixed_dictionaries(fields), asides)
    return given.map(lambda both: make(**both[0], **both[1]))


def claimants(
    *,
    ids: st.SearchStrategy[str] = _SLUGS,
    names: st.SearchStrategy[str] = _TEXTS,
    identities: st.SearchStrategy[Identity] = _IDENTITIES,
    kinds: st.SearchStrategy[ClaimantKind] = _CLAIMANT_KINDS,
    numbers: st.SearchStrategy[Number] = _NUMBERS,
    remarks: st.SearchStrategy[dict[str, Any]] = _REMARKS,
) -> st.SearchStrategy[Claimant]:
    """Generate those who take positions.

    >>> from hypothesis import find
    >>> find(claimants(), lambda claimant: not claimant.named)
    Claimant('0', '0', identity='described')
    """
    return _made(
        Claimant,
        remarks,
        id=ids,
        name=names,
        identity=identities,
        kind=kinds,
        number=numbers,
        aliases=st.lists(_TEXTS, max_size=1),
        identifiers=st.lists(_TEXTS, max_size=1),
    )


def sources(
    *,
    ids: st.SearchStrategy[str] = _SLUGS,
    names: st.SearchStrategy[str] = _TEXTS,
    identities: st.SearchStrategy[Identity] = _IDENTITIES,
    kinds: st.SearchStrategy[SourceKind] = _SOURCE_KINDS,
    numbers: st.SearchStrategy[Number] = _NUMBERS,
    remarks: st.SearchStrategy[dict[str, Any]] = _REMARKS,
) -> st.SearchStrategy[Source]:
    """Generate those who publish.

    >>> from hypothesis import find
    >>> find(sources(), lambda source: source.kind == "platform")
    Source('0', '0', kind='platform')
    """
    return _made(
        Source,
        remarks,
        id=ids,
        name=names,
        identity=identities,
        kind=kinds,
        number=numbers,
        aliases=st.lists(_TEXTS, max_size=1),
        identifiers=st.lists(_TEXTS, max_size=1),
    )


def parties(
    *,
    ids: st.SearchStrategy[str] = _SLUGS,
    names: st.SearchStrategy[str] = _TEXTS,
    identities: st.SearchStrategy[Identity] = _IDENTITIES,
) -> st.SearchStrategy[Party]:
    """Generate claimants and sources.

    >>> from hypothesis import find
    >>> find(parties(), lambda party: isinstance(party, Source)).kind
    <SourceKind.OUTLET: 'outlet'>
    """
    return st.one_of(
        claimants(ids=ids, names=names, identities=identities),
        sources(ids=ids, names=names, identities=identities),
    )


def unnamed_parties(
    *,
    ids: st.SearchStrategy[str] = _SLUGS,
    names: st.SearchStrategy[str] = _TEXTS,
    identities: st.SearchStrategy[Identity] = _UNNAMED,
) -> st.SearchStrategy[Claimant]:
    """Generate claimants of whom the reader is not told who they are.

    They are unnamed ("sources"), described ("two officials"), or nobody at all ("reportedly");
    ``identities`` chooses among these.

    >>> from hypothesis import find
    >>> find(unnamed_parties(), lambda party: party.identity == "implicit").named
    False
    """
    return claimants(ids=ids, names=names, identities=identities)


def collectives(
    *,
    ids: st.SearchStrategy[str] = _SLUGS,
    names: st.SearchStrategy[str] = _TEXTS,
    identities: st.SearchStrategy[Identity] = _IDENTITIES,
) -> st.SearchStrategy[Claimant]:
    """Generate groups that are several: "the West", "residents". They may have members.

    >>> from hypothesis import find
    >>> find(collectives(ids=st.just("west"), names=st.just("the West")), lambda party: True)
    Claimant('west', 'the West', number='several', kind='group')
    """
    kinds, numbers = st.just(ClaimantKind.GROUP), st.just(Number.SEVERAL)
    return claimants(ids=ids, names=names, identities=identities, kinds=kinds, numbers=numbers)


@st.composite
def documents(
    draw: st.DrawFn,
    *,
    ids: st.SearchStrategy[str] = _SLUGS,
    sources: st.SearchStrategy[Party | Ref] = _REFS,
    published: st.SearchStrategy[Period | None] = _PERIODS,
    authors: st.SearchStrategy[list[Party | Ref]] = _FEW_REFS,
    derived_from: st.SearchStrategy[Document | Ref | None] = _MAYBE_REFS,
    asides: st.SearchStrategy[dict[str, Any]] = _ABOUT_DOCUMENTS,
) -> Document:
    """Generate published items; ``derived_from`` is taken only where it is another document.

    >>> from hypothesis import find
    >>> find(documents(), lambda document: document.derived_from is not None).derivation
    <Derivation.COPY: 'copy'>
    """
    id = draw(ids)
    earlier = draw(derived_from)
    if earlier is not None and earlier.id == id:
        earlier = None
    return Document(
        id,
        draw(sources),
        published=draw(published),
        authors=draw(authors),
        derived_from=earlier,
        derivation=None if earlier is None else draw(st.sampled_from(Derivation)),
        **draw(asides),
    )


def claims(
    *,
    ids: st.SearchStrategy[str] = _SLUGS,
    texts: st.SearchStrategy[str] = _SENTENCES,
    accused: st.SearchStrategy[list[Party | Ref]] = _FEW_REFS,
    asides: st.SearchStrategy[dict[str, Any]] = _ABOUT_CLAIMS,
) -> st.SearchStrategy[Claim]:
    """Generate propositions, some of which accuse somebody.

    >>> from hypothesis import find
    >>> find(claims(accused=st.just([Ref("usa")])), lambda claim: True)
    Claim('0', '0', accused=[Ref('usa')])
    """
    return _made(Claim, asides, id=ids, text=texts, accused=accused)


@st.composite
def relations(
    draw: st.DrawFn,
    *,
    parties: st.SearchStrategy[Party | Ref] = _REFS,
    kinds: st.SearchStrategy[RelationKind] = _RELATION_KINDS,
    during: st.SearchStrategy[Period | None] = _PERIODS,
    remarks: st.SearchStrategy[dict[str, Any]] = _REMARKS,
) -> Relation:
    """Generate relations between two parties; there must be two different ones to draw.

    >>> from hypothesis import find
    >>> pool = st.sampled_from([Ref("putin"), Ref("russia")])
    >>> find(relations(parties=pool), lambda relation: relation.kind == "speaks_for")
    Relation(Ref('putin'), 'speaks_for', Ref('russia'))
    """
    one, other = draw(st.lists(parties, min_size=2, max_size=2, unique_by=by_id))
    return Relation(one, draw(kinds), other, draw(during), **draw(remarks))


@st.composite
def claim_relations(
    draw: st.DrawFn,
    *,
    claims: st.SearchStrategy[Claim | Ref] = _REFS,
    kinds: st.SearchStrategy[ClaimRelationKind] = _CLAIM_RELATION_KINDS,
    remarks: st.SearchStrategy[dict[str, Any]] = _REMARKS,
) -> ClaimRelation:
    """Generate relations between two claims; there must be two different ones to draw.

    >>> from hypothesis import find
    >>> pool = st.sampled_from([Ref("containers"), Ref("flow")])
    >>> find(claim_relations(claims=pool), lambda relation: True)
    ClaimRelation(Ref('containers'), 'entails', Ref('flow'))
    """
    one, other = draw(st.lists(claims, min_size=2, max_size=2, unique_by=by_id))
    return ClaimRelation(one, draw(kinds), other, **draw(remarks))
