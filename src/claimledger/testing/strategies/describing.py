"""Strategies for what is described: periods, parties, documents, claims, and their relations."""

from __future__ import annotations

from datetime import date, timedelta
from string import ascii_lowercase, digits
from typing import Any

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

__all__ = [
    "claim_relations",
    "claimants",
    "claims",
    "documents",
    "parties",
    "periods",
    "relations",
    "slugs",
    "sources",
]

_FORMS = (
    "{0}", "{0:%Y-%m}", "{0:%Y}", "{0}T{1:%H:%M}", "{0}T{1:%H:%M:%S}", "{0}T{1:%H:%M:%S}+07:00",
    "{0}/{2}", "{0}/..", "../{0}",
)  # fmt: skip


_DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def slugs() -> st.SearchStrategy[str]:
    """Generate ids."""
    return st.text(ascii_lowercase + digits + "-", min_size=1, max_size=8)


@st.composite
def periods(draw: st.DrawFn, *, days: st.SearchStrategy[date] = _DAYS) -> Period:
    """Generate periods of every precision that begin or end on one of the days.

    >>> from hypothesis import find
    >>> find(periods(), lambda period: period.end is None)
    Period(written='2000-01-01/..')
    """
    day, form = draw(days), draw(st.sampled_from(_FORMS))
    time = draw(st.times()) if "{1" in form else None
    later = day + timedelta(draw(st.integers(0, 400))) if "{2" in form else None
    return Period(form.format(day, time, later))


_SLUGS = slugs()
_REFS = _SLUGS.map(Ref)
_PERIODS = st.none() | periods()
_IDENTITIES = st.sampled_from(Identity)
_CLAIMANT_KINDS = st.sampled_from([*reversed(ClaimantKind)])
_SOURCE_KINDS = st.sampled_from(SourceKind)
_RELATION_KINDS = st.sampled_from(RelationKind)
_CLAIM_RELATION_KINDS = st.sampled_from(ClaimRelationKind)
_FEW_REFS: st.SearchStrategy[list[Party | Ref]] = st.lists(_REFS, max_size=2)
_MAYBE_REFS = st.none() | _REFS
_SENTENCES = _TEXTS.filter(str.strip)


def _party(
    ids: st.SearchStrategy[str],
    names: st.SearchStrategy[str],
    identities: st.SearchStrategy[Identity],
) -> dict[str, st.SearchStrategy[Any]]:
    return {
        "id": ids,
        "name": names,
        "identity": identities,
        "number": st.sampled_from([*reversed(Number)]),
        "aliases": st.lists(_TEXTS, max_size=1),
    }


def claimants(
    *,
    ids: st.SearchStrategy[str] = _SLUGS,
    names: st.SearchStrategy[str] = _TEXTS,
    identities: st.SearchStrategy[Identity] = _IDENTITIES,
    kinds: st.SearchStrategy[ClaimantKind] = _CLAIMANT_KINDS,
) -> st.SearchStrategy[Claimant]:
    """Generate those who take positions.

    >>> from hypothesis import find
    >>> find(claimants(), lambda claimant: not claimant.named)
    Claimant('0', '0', identity='described')
    """
    fields: dict[str, st.SearchStrategy[Any]] = {
        **_party(ids, names, identities),
        "kind": kinds,
    }
    return st.fixed_dictionaries(fields).map(lambda given: Claimant(**given))


def sources(
    *,
    ids: st.SearchStrategy[str] = _SLUGS,
    names: st.SearchStrategy[str] = _TEXTS,
    identities: st.SearchStrategy[Identity] = _IDENTITIES,
    kinds: st.SearchStrategy[SourceKind] = _SOURCE_KINDS,
) -> st.SearchStrategy[Source]:
    """Generate those who publish.

    >>> from hypothesis import find
    >>> find(sources(), lambda source: source.kind == "platform")
    Source('0', '0', kind='platform')
    """
    fields: dict[str, st.SearchStrategy[Any]] = {
        **_party(ids, names, identities),
        "kind": kinds,
    }
    return st.fixed_dictionaries(fields).map(lambda given: Source(**given))


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


@st.composite
def documents(
    draw: st.DrawFn,
    *,
    ids: st.SearchStrategy[str] = _SLUGS,
    sources: st.SearchStrategy[Party | Ref] = _REFS,
    published: st.SearchStrategy[Period | None] = _PERIODS,
    authors: st.SearchStrategy[list[Party | Ref]] = _FEW_REFS,
    derived_from: st.SearchStrategy[Document | Ref | None] = _MAYBE_REFS,
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
    )


def claims(
    *,
    ids: st.SearchStrategy[str] = _SLUGS,
    texts: st.SearchStrategy[str] = _SENTENCES,
    accused: st.SearchStrategy[list[Party | Ref]] = _FEW_REFS,
) -> st.SearchStrategy[Claim]:
    """Generate propositions, some of which accuse somebody.

    >>> from hypothesis import find
    >>> find(claims(accused=st.just([Ref("usa")])), lambda claim: True)
    Claim('0', '0', accused=[Ref('usa')])
    """
    fields: dict[str, st.SearchStrategy[Any]] = {"id": ids, "text": texts, "accused": accused}
    return st.fixed_dictionaries(fields).map(lambda given: Claim(**given))


@st.composite
def relations(
    draw: st.DrawFn,
    *,
    parties: st.SearchStrategy[Party | Ref] = _REFS,
    kinds: st.SearchStrategy[RelationKind] = _RELATION_KINDS,
    during: st.SearchStrategy[Period | None] = _PERIODS,
) -> Relation:
    """Generate relations between two parties; there must be two different ones to draw.

    >>> from hypothesis import find
    >>> pool = st.sampled_from([Ref("putin"), Ref("russia")])
    >>> find(relations(parties=pool), lambda relation: relation.kind == "speaks_for")
    Relation(Ref('putin'), 'speaks_for', Ref('russia'))
    """
    one, other = draw(st.lists(parties, min_size=2, max_size=2, unique_by=by_id))
    return Relation(one, draw(kinds), other, draw(during))


@st.composite
def claim_relations(
    draw: st.DrawFn,
    *,
    claims: st.SearchStrategy[Claim | Ref] = _REFS,
    kinds: st.SearchStrategy[ClaimRelationKind] = _CLAIM_RELATION_KINDS,
) -> ClaimRelation:
    """Generate relations between two claims; there must be two different ones to draw.

    >>> from hypothesis import find
    >>> pool = st.sampled_from([Ref("containers"), Ref("flow")])
    >>> find(claim_relations(claims=pool), lambda relation: True)
    ClaimRelation(Ref('containers'), 'entails', Ref('flow'))
    """
    one, other = draw(st.lists(claims, min_size=2, max_size=2, unique_by=by_id))
    return ClaimRelation(one, draw(kinds), other)
