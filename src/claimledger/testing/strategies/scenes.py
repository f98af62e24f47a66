"""The cast of a generated ledger: few parties, claims and documents, so that they often meet."""

from __future__ import annotations

from typing import final

import attrs
from hypothesis import strategies as st

from claimledger.model import (
    Claim,
    Claimant,
    ClaimRelation,
    ClaimRelationKind,
    Document,
    Party,
    Period,
    Ref,
    Relation,
    RelationKind,
    Source,
)
from claimledger.model.identity import by_id
from claimledger.testing.strategies.describing import claim_relations, documents, relations

__all__ = ["DAYS", "PUBLISHED", "SOMETIMES", "Scene", "bonds", "claim_bonds", "scenes"]

DAYS = tuple(Period(f"2031-05-0{day}") for day in range(1, 7))
SOMETIMES = st.sampled_from([False, False, True])

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
_NO_AUTHORS: st.SearchStrategy[list[Party | Ref]] = st.just([])

_ALWAYS = (Source("daily"), Source("weekly"), Claimant("ann", kind="person"))
_PLATFORM = Source("platform", kind="platform")
_OTHERS: tuple[Party, ...] = (
    Claimant("bob", kind="person"),
    Claimant("government", kind="government"),
    Claimant("sources", kind="group", identity="unnamed", number="several"),
    Claimant("league", kind="group", number="several"),
    Source("agency", kind="agency"),
    Source("channel", kind="official_channel"),
    _PLATFORM,
    Claimant("nobody", identity="implicit"),
)


@final
@attrs.frozen
class Scene:
    """Who is there to speak, on what, and where it can be read."""

    parties: tuple[Party, ...]
    claims: tuple[Claim, ...]
    documents: tuple[Document, ...]


@st.composite
def scenes(draw: st.DrawFn, *, derivations: bool) -> Scene:
    """Generate scenes: three parties or more, and at least one claim and one document."""
    others = draw(st.lists(st.sampled_from(_OTHERS), max_size=4, unique_by=by_id))
    parties = (*_ALWAYS, *others)
    accused = st.lists(st.sampled_from(parties), max_size=1)
    accusing = draw(st.lists(accused, min_size=1, max_size=3))
    made: list[Document] = []
    draw(st.lists(_documents(parties, made, derivations=derivations), min_size=1, max_size=5))
    return Scene(
        parties,
        tuple(Claim(f"c{n}", f"claim {n}", accused=who) for n, who in enumerate(accusing)),
        tuple(made),
    )


@st.composite
def _documents(
    draw: st.DrawFn, parties: tuple[Party, ...], made: list[Document], *, derivations: bool
) -> None:
    """Draw one more document; lists of this shrink well, as they leave out single ones."""
    source = draw(st.sampled_from([p for p in parties if isinstance(p, Source)]))
    people: list[Party | Ref] = [p for p in parties if p is not _PLATFORM]
    authors = st.lists(st.sampled_from(people), max_size=2, unique_by=by_id)
    derived = derivations and bool(made) and draw(SOMETIMES)
    document = documents(
        ids=st.just(f"d{len(made)}"),
        sources=st.just(source),
        published=PUBLISHED,
        authors=authors if source is _PLATFORM else _NO_AUTHORS,
        derived_from=st.sampled_from(made) if derived else st.none(),
    )
    made.append(draw(document))


def bonds(scene: Scene) -> st.SearchStrategy[list[Relation]]:
    """Generate a few relations between the parties of a scene."""
    parties = st.sampled_from(scene.parties)
    return st.lists(relations(parties=parties, kinds=_KINDS, during=_DURING), max_size=3)


def claim_bonds(scene: Scene) -> st.SearchStrategy[list[ClaimRelation]]:
    """Generate a few relations between the claims of a scene."""
    if len(scene.claims) < 2:
        return st.just([])
    claims = st.sampled_from(scene.claims)
    return st.lists(claim_relations(claims=claims, kinds=_CLAIM_KINDS), max_size=2)
