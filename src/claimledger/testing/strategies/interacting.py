"""A strategy for whole ledgers whose records get in each other's way."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from hypothesis import strategies as st

from claimledger.ledger import Ledger
from claimledger.model import (
    Amendment,
    Certainty,
    Claim,
    Claimant,
    Document,
    Reading,
    Record,
    Source,
    detached,
)
from claimledger.testing.strategies.scenes import DAYS, PUBLISHED, bonds, claim_bonds, scenes
from claimledger.testing.strategies.speaking import details
from claimledger.testing.strategies.telling import Teller

__all__ = ["ledgers"]

_CERTAINTIES = st.sampled_from([Certainty.FULL] * 4 + [Certainty.WEAK] * 2 + [Certainty.NONE])
_READINGS = st.sampled_from(
    [Reading.EXPLICIT] * 3 + [Reading.INFERRED] * 2 + [Reading.DOUBTFUL] * 3
)
_FULL, _EXPLICIT = st.just(Certainty.FULL), st.just(Reading.EXPLICIT)
_SAID = st.sampled_from([*[None] * 8, *DAYS])
_ONE_DAY = st.just(DAYS[0])
_TIMES = st.sampled_from([None, *DAYS])
_ANOTHER = st.sampled_from([False] + [True] * 24)
_TIMED = st.sampled_from([False, True, True])
_CLEAR = st.booleans()


@st.composite
def ledgers(  # noqa: PLR0913  # each option leaves out what some law cannot bear
    draw: st.DrawFn,
    *,
    min_size: int = 1,
    max_size: int = 16,
    certainties: st.SearchStrategy[Certainty] = _CERTAINTIES,
    readings: st.SearchStrategy[Reading] = _READINGS,
    attack_free: bool = False,
    relations: bool = True,
    claim_relations: bool = True,
    derivations: bool = True,
    amendments: bool = True,
    conflicts: bool = True,
    party_ids: Collection[str] = (),
    document_ids: Collection[str] = (),
) -> Ledger:
    """Generate ledgers of so many statements among few parties, documents and claims.

    Their records refer to each other by `Ref`, so that any selection of them can be recorded;
    now and then they refer to what is not there, or run in a ring. ``attack_free`` leaves out
    retractions and disavowals, and dates all that is said to one day, so that nobody's later
    word replaces an earlier one. Of a record there is at most one amendment.

    ``party_ids`` and ``document_ids`` are ids which parties and documents of the ledger go by,
    so that a viewpoint which names them has something to choose from. A ledger has up to seven
    parties and five documents: of more ids, each ledger takes some. An id names one kind of
    thing: one that is among both goes to a party.

    >>> from hypothesis import find
    >>> peaceful = ledgers(conflicts=False, amendments=False)
    >>> found = find(peaceful, lambda ledger: len(ledger.statements) > 1)
    >>> [statement.id for statement in found.statements]
    ['s0', 's1']
    """
    clear = draw(_CLEAR)
    scene = draw(scenes(derivations=derivations, party_ids=party_ids, document_ids=document_ids))
    teller = Teller(
        draw,
        scene,
        details=details(
            certainties=_FULL if clear and certainties is _CERTAINTIES else certainties,
            readings=_EXPLICIT if clear and readings is _READINGS else readings,
            said=_ONE_DAY if attack_free else _SAID,
        ),
        attack_free=attack_free,
    )
    statement = _statements(teller, min_size)
    while len(teller.statements) < min_size or (
        len(teller.statements) < max_size and draw(_ANOTHER)
    ):
        draw(statement)
    records: list[Record] = [*scene.claims, *teller.statements]
    records += draw(bonds(scene)) if relations else []
    records += draw(claim_bonds(scene)) if claim_relations else []
    whole = [detached(record) for record in Ledger().record(*dict.fromkeys(records))]
    timed = draw(_TIMED)
    ledger = Ledger()
    if timed:
        for record in whole:
            ledger = ledger.record(record, at=draw(_TIMES))
    else:
        ledger = ledger.record(*whole)
    teller.draw = draw
    if conflicts and teller.sometimes():
        changed = _changed(teller, teller.one(_mendable(teller)))
        ledger |= Ledger().record(detached(changed))
    if amendments and teller.sometimes():
        at = draw(_TIMES) if timed else None
        ledger = ledger.record(detached(_amendment(teller)), at=at)
    return ledger


@st.composite
def _statements(draw: st.DrawFn, teller: Teller, least: int) -> None:
    """Draw one more statement, in a span of its own that a failing example can do without."""
    teller.tell(draw, least=least)


def _mendable(teller: Teller) -> list[Record]:
    scene = teller.scene
    return [*teller.statements, *scene.claims, *scene.documents, *scene.parties]


def _changed(teller: Teller, record: Record) -> Record:
    """Return another version of a record under the same id."""
    match record:
        case Claim():
            return record.but(accused=[teller.one(teller.scene.parties)])
        case Document():
            return record.but(published=teller.draw(PUBLISHED))
        case Claimant() | Source():
            return record.but(identity=teller.one(["described", "implicit", "named"]))
        case _:
            change: dict[str, Any] = (
                {"chain": teller.chain()} if teller.mostly() else teller.draw(teller.details)
            )
            return record.but(**change)


def _amendment(teller: Teller) -> Amendment:
    record = teller.one(_mendable(teller))
    mended = _changed(teller, record)
    id = teller.scene.id("amendment")
    if not isinstance(record, Claim) and teller.sometimes():
        return Amendment(record, id=id)
    if teller.seldom():
        mended = mended.but(id=teller.scene.id(f"new-{record.id}"))
    return Amendment(record, mended, id=id)
