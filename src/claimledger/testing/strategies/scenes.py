"""The cast of a generated ledger: few parties, claims and documents, so that they often meet."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, final

import attrs
from hypothesis import strategies as st

from claimledger.model import (
    Claim,
    Claimant,
    ClaimRelation,
    ClaimRelationKind,
    Derivation,
    Document,
    Party,
    Period,
    Ref,
    Relation,
    RelationKind,
    Source,
    SourceKind,
)
from claimledger.model.identity import by_id
from claimledger.testing.strategies.describing import claim_relations, relations
from claimledger.testing.strategies.picking import Picker

__all__ = ["DAYS", "PUBLISHED", "Scene", "bonds", "claim_bonds", "scenes"]

DAYS = tuple(Period(f"2031-05-0{day}") for day in range(1, 7))

_ROUGH = tuple(map(Period, ("2031-05", "2031-04", "2031-05-02/2031-05-04")))
_STRETCHES = tuple(
    map(Period, ("2031-05-01/2031-05-03", "2031-05-03/..", "../2031-05-03", "2031-05-04"))
)
PUBLISHED = st.sampled_from([*DAYS, *DAYS, *_ROUGH, None])
_DURING = st.none() | st.sampled_from([None, *_STRETCHES])
_KINDS = st.sampled_from([*RelationKind, *[RelationKind.SPEAKS_FOR] * 2])
_CLAIM_KINDS = st.sampled_from(
    [*ClaimRelationKind, *list(ClaimRelationKind)[:3], ClaimRelationKind.ENTAILS]
)
_NONE: st.SearchStrategy[dict[str, Any]] = st.just({})
_MOST_PARTIES, _MOST_DOCUMENTS = 7, 5

_ALWAYS = (Source("daily"), Source("weekly"), Claimant("ann", kind="person"))
_NOBODY = Claimant("nobody", identity="implicit")
_SOURCES = Claimant("sources", kind="group", identity="unnamed", number="several")
_OTHERS: tuple[Party, ...] = (
    Claimant("bob", kind="person"),
    Claimant("government", kind="government"),
    _SOURCES,
    Claimant("league", kind="group", number="several"),
    Source("agency", kind="agency"),
    Source("channel", kind="official_channel"),
    Source("platform", kind="platform"),
    _NOBODY,
)
_SOME_OTHERS = tuple(
    st.lists(st.sampled_from(_OTHERS), min_size=least, max_size=4, unique_by=by_id)
    for least in range(5)
)
_SOME_CLAIMS = st.lists(st.sampled_from([False, True, True]), min_size=1, max_size=3)


@final
@attrs.frozen
class Scene:
    """Who is there to speak, on what, and where it can be read."""

    parties: tuple[Party, ...]
    claims: tuple[Claim, ...]
    documents: tuple[Document, ...]
    strangers: tuple[Party | Ref, ...]
    taken: frozenset[str] = frozenset()

    @property
    def accusing(self) -> list[Claim]:
        """The claims that accuse somebody."""
        return [claim for claim in self.claims if claim.accused]

    def id(self, id: str) -> str:
        """Return an id that is none of those which the caller has taken for something else."""
        return _free(id, self.taken)


def _free(id: str, taken: Collection[str]) -> str:
    while id in taken:
        id += "-"
    return id


@st.composite
def scenes(
    draw: st.DrawFn,
    *,
    derivations: bool,
    party_ids: Collection[str] = (),
    document_ids: Collection[str] = (),
) -> Scene:
    """Generate scenes: three parties or more, and at least one claim and one document.

    Parties and documents go by the given ids as far as these reach: any of the cast may go by
    one of them. An id that is given to a party is not given to a document too.
    """
    taken = frozenset(party_ids) | frozenset(document_ids)
    chosen = draw(_some(party_ids, _MOST_PARTIES))
    others = draw(_SOME_OTHERS[max(0, len(chosen) - len(_ALWAYS))])
    parties: tuple[Party, ...] = (*_ALWAYS, *others)
    strangers: tuple[Party, ...] = (_NOBODY, _SOURCES, _SOURCES)
    if taken:
        parties = draw(_renamed(parties, chosen, taken))
        strangers = tuple(_called(party, _free(party.id, taken)) for party in strangers)
    pick = Picker(draw)
    claims = [
        Claim(_free(f"c{n}", taken), f"claim {n}", accused=[pick.one(parties)] if accuses else [])
        for n, accuses in enumerate(draw(_SOME_CLAIMS))
    ]
    ids = draw(_some([id for id in document_ids if id not in set(party_ids)], _MOST_DOCUMENTS))
    made: list[Document] = []
    making = _documents(parties, made, ids, taken, derivations=derivations)
    draw(st.lists(making, min_size=max(1, len(ids)), max_size=_MOST_DOCUMENTS))
    unknown = Ref(_free("stranger", taken))
    return Scene(parties, tuple(claims), tuple(made), (unknown, *strangers), taken)


def _some(ids: Collection[str], most: int) -> st.SearchStrategy[list[str]]:
    """Generate all of the ids, each once; of too many, some."""
    different = list(dict.fromkeys(ids))
    if len(different) <= most:
        return st.just(different)
    return st.lists(st.sampled_from(different), min_size=most, max_size=most, unique=True)


@st.composite
def _renamed(
    draw: st.DrawFn, parties: tuple[Party, ...], ids: list[str], taken: frozenset[str]
) -> tuple[Party, ...]:
    """Let some of the parties go by these ids, and the others by ids that are free."""
    order = draw(st.permutations(range(len(parties)))) if ids else ()
    given = dict(zip(order, ids, strict=False))
    names = [given.get(n) or _free(party.id, taken) for n, party in enumerate(parties)]
    return tuple(_called(party, name) for party, name in zip(parties, names, strict=True))


def _called(party: Party, id: str) -> Party:
    return party.but(id=id, name=id)


@st.composite
def _documents(
    draw: st.DrawFn,
    parties: tuple[Party, ...],
    made: list[Document],
    ids: list[str],
    taken: frozenset[str],
    *,
    derivations: bool,
) -> None:
    """Draw one more document; lists of this shrink well, as they leave out single ones."""
    pick, number = Picker(draw), len(made)
    source = pick.one([p for p in parties if isinstance(p, Source)])
    authors: list[Party] = []
    if _is_platform(source):
        people = [p for p in parties if not _is_platform(p)]
        authors = draw(st.lists(st.sampled_from(people), max_size=2, unique_by=by_id))
    derived = derivations and bool(made) and pick.sometimes()
    document = Document(
        ids[number] if number < len(ids) else _free(f"d{number}", taken),
        source,
        published=draw(PUBLISHED),
        authors=authors,
        derived_from=pick.one(made) if derived else None,
        derivation=pick.one(list(Derivation)) if derived else None,
    )
    made.append(document)


def _is_platform(party: Party) -> bool:
    return party.kind is SourceKind.PLATFORM


def bonds(scene: Scene) -> st.SearchStrategy[list[Relation]]:
    """Generate a few relations between the parties of a scene."""
    parties = st.sampled_from(scene.parties)
    return st.lists(
        relations(parties=parties, kinds=_KINDS, during=_DURING, remarks=_NONE), max_size=3
    )


def claim_bonds(scene: Scene) -> st.SearchStrategy[list[ClaimRelation]]:
    """Generate a few relations between the claims of a scene."""
    if len(scene.claims) < 2:
        return st.just([])
    claims = st.sampled_from(scene.claims)
    return st.lists(claim_relations(claims=claims, kinds=_CLAIM_KINDS, remarks=_NONE), max_size=2)
