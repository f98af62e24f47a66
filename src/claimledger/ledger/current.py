"""The current version of every record: versions, amendments, and indexes over what stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Any, TypeVar, final

import attrs

from claimledger.model import (
    Amendment,
    Claim,
    Claimant,
    ClaimRelation,
    Document,
    Party,
    Period,
    Record,
    Relation,
    Review,
    Source,
    Statement,
    Suppression,
    digest,
)

__all__ = ["Current", "claims_led_to", "current_of"]

_T = TypeVar("_T", bound=Record)


@final
@attrs.frozen(eq=False)
class Current:
    """What stands in a ledger now, found by id, claim, party and document."""

    parties: Mapping[str, Party]
    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    statements: tuple[Statement, ...]
    relations: tuple[Relation, ...]
    claim_relations: tuple[ClaimRelation, ...]
    reviews: tuple[Review, ...]
    suppressions: tuple[Suppression, ...]
    by_statement_id: Mapping[str, tuple[Statement, ...]]
    on_claim: Mapping[str, tuple[Statement, ...]]
    by_party: Mapping[str, tuple[Statement, ...]]
    in_document: Mapping[str, tuple[Statement, ...]]
    conflicts: tuple[tuple[str, tuple[Record, ...]], ...]
    names: Mapping[str, str]

    def renamed(self, id: str) -> str:
        """Return the id under which a record stands now."""
        return self.names.get(id, id)

    def published(self, statement: Statement) -> Period | None:
        """Return a statement's public time, as `Ledger.published` tells."""
        first = statement.chain[0]
        if first.document is not None:
            document = self.documents.get(self.renamed(first.document.id))
            return None if document is None else document.published
        return first.said or (statement.said if len(statement.chain) == 1 else None)

    def public_by(self, record: Record, bound: Period) -> bool | None:
        """Tell whether a record was public by then; None is "it cannot be dated"."""
        if isinstance(record, Statement):
            standing = self.by_statement_id.get(self.renamed(record.id), ())
            time = self.published(record if record in standing or not standing else standing[0])
        elif isinstance(record, Review):
            document = self.documents.get(self.renamed(record.document.id))
            time = None if document is None else document.published
        else:
            return True
        return None if time is None else time.by(bound)


def current_of(known: Mapping[Record, Period | None]) -> Current:
    """Apply the amendments that stand, and index the rest."""
    versions: dict[str, list[Record]] = defaultdict(list)
    for record in known:
        versions[record.id].append(record)
    names = _amend(versions, known)
    standing = [r for records in versions.values() for r in records]
    statements = _sorted(r for r in standing if isinstance(r, Statement))
    by_id: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_id[statement.id].append(statement)
    current = Current(
        parties=_shown(standing, Claimant, Source),
        documents=_shown(standing, Document),
        claims=_shown(standing, Claim),
        statements=statements,
        relations=_sorted(r for r in standing if isinstance(r, Relation)),
        claim_relations=_sorted(r for r in standing if isinstance(r, ClaimRelation)),
        reviews=_sorted(r for r in standing if isinstance(r, Review)),
        suppressions=_sorted(r for r in standing if isinstance(r, Suppression)),
        by_statement_id={id: tuple(found) for id, found in by_id.items()},
        on_claim=defaultdict(tuple),
        by_party=defaultdict(tuple),
        in_document=defaultdict(tuple),
        conflicts=tuple(
            (id, tuple(sorted(records, key=digest)))
            for id, records in sorted(versions.items())
            if len(records) > 1
        ),
        names=names,
    )
    led = claims_led_to(statements, current.claims, current.renamed)
    return attrs.evolve(
        current,
        on_claim=_group((c, s) for s, found in zip(statements, led, strict=True) for c in found),
        by_party=_group(
            (current.renamed(id), s) for s in statements for id in {k.party.id for k in s.chain}
        ),
        in_document=_group(
            (current.renamed(s.chain[0].document.id), s)
            for s in statements
            if s.chain[0].document is not None
        ),
    )


def _sorted(records: Iterable[_T]) -> tuple[_T, ...]:
    """Sort by id; only versions of one id need their digests compared."""
    found = sorted(records, key=lambda record: record.id)
    if any(a.id == b.id for a, b in pairwise(found)):
        found.sort(key=lambda record: (record.id, digest(record)))
    return tuple(found)


def _shown(records: Iterable[Record], *kinds: type) -> Mapping[str, Any]:
    """Return one version an id: of two descriptions that stand, the one of smaller digest."""
    shown: dict[str, Record] = {}
    for record in records:
        if isinstance(record, kinds):
            held = shown.get(record.id)
            if held is None or digest(record) < digest(held):
                shown[record.id] = record
    return MappingProxyType(dict(sorted(shown.items())))


def _group(pairs: Iterable[tuple[str, Statement]]) -> Mapping[str, tuple[Statement, ...]]:
    groups: dict[str, list[Statement]] = defaultdict(list)
    for key, statement in pairs:
        groups[key].append(statement)
    return {key: tuple(found) for key, found in groups.items()}


def claims_led_to(
    statements: Sequence[Statement], claims: Container[str], renamed: Callable[[str], str]
) -> list[set[str]]:
    """Return for each statement the claims to which its targets lead, directly or in steps.

    Worked out from the claims outwards, so that a tower of statements costs what a list does.
    """
    found: list[set[str]] = [set() for _ in statements]
    aiming: dict[str, list[int]] = defaultdict(list)
    waiting: list[tuple[int, str]] = []
    for number, statement in enumerate(statements):
        target = renamed(statement.target.id)
        if target in claims:
            waiting.append((number, target))
        else:
            aiming[target].append(number)
    while waiting:
        number, claim = waiting.pop()
        if claim not in found[number]:
            found[number].add(claim)
            waiting += [(other, claim) for other in aiming.get(statements[number].id, ())]
    return found


def _amend(
    versions: dict[str, list[Record]], known: Mapping[Record, Period | None]
) -> dict[str, str]:
    """Replace the versions that amendments mend; return where replacements took another id.

    Of two amendments of one record the later recorded holds, then the smaller digest; one
    whose recording time is not known counts as the earliest.
    """
    mending: dict[str, list[Amendment]] = defaultdict(list)
    for amendment in _standing([r for r in known if isinstance(r, Amendment)]):
        mending[amendment.record.id].append(amendment)
    names: dict[str, str] = {}
    for id in sorted(mending):
        if id not in versions or all(isinstance(r, Amendment) for r in versions[id]):
            continue
        last = max(_latest(known.get(a)) for a in mending[id])
        holds = min((a for a in mending[id] if _latest(known.get(a)) == last), key=digest)
        new = holds.replacement
        del versions[id]
        if new is not None:
            if new.id != id:
                names[id] = new.id
            if new not in versions[new.id]:
                versions[new.id].append(new)
    return {id: _last(id, names) for id in names}


def _last(id: str, names: Mapping[str, str]) -> str:
    """Follow replacements that stand under an id of their own."""
    seen = {id}
    while (new := names.get(id, id)) not in seen:
        seen.add(new)
        id = new
    return id


def _latest(at: Period | None) -> float:
    return float("-inf") if at is None else at.order[1]


def _standing(amendments: list[Amendment]) -> list[Amendment]:
    """Return the amendments that no standing amendment mends; of a ring of them, none."""
    mending: dict[str, list[Amendment]] = defaultdict(list)
    for amendment in amendments:
        mending[amendment.record.id].append(amendment)
    stands: dict[Amendment, bool] = {}
    changed = True
    while changed:
        changed = False
        for amendment in amendments:
            over = mending.get(amendment.id, ())
            if amendment not in stands and all(a in stands for a in over):
                stands[amendment] = not any(stands[a] for a in over)
                changed = True
    found = [a for a in amendments if stands.get(a)]
    mended = [a.replacement for a in found if isinstance(a.replacement, Amendment)]
    return found + mended
