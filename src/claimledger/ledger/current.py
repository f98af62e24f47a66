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
    Ref,
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
    claims = _shown(standing, Claim)
    led = claims_led_to(statements, claims, lambda id: names.get(id, id))

    def renamed(record: Record | Ref) -> str:
        return names.get(record.id, record.id)

    return Current(
        parties=_shown(standing, Claimant, Source),
        documents=_shown(standing, Document),
        claims=claims,
        statements=statements,
        relations=_sorted(r for r in standing if isinstance(r, Relation)),
        claim_relations=_sorted(r for r in standing if isinstance(r, ClaimRelation)),
        reviews=_sorted(r for r in standing if isinstance(r, Review)),
        suppressions=_sorted(r for r in standing if isinstance(r, Suppression)),
        by_statement_id={id: tuple(found) for id, found in by_id.items()},
        on_claim=_group((c, s) for s, found in zip(statements, led, strict=True) for c in found),
        by_party=_group(
            (party, s) for s in statements for party in {renamed(link.party) for link in s.chain}
        ),
        in_document=_group(
            (renamed(s.chain[0].document), s) for s in statements if s.chain[0].document is not None
        ),
        conflicts=tuple(
            (id, tuple(sorted(records, key=digest)))
            for id, records in sorted(versions.items())
            if len(records) > 1
        ),
        names=names,
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
    """Replace the versions that amendments mend; return where replacements took another id."""
    holding = _holding(known)
    names: dict[str, str] = {}
    waiting = [id for id in holding if id in versions]
    seen = set(waiting)
    for id in waiting:
        versions.pop(id, None)
        new = holding[id].replacement
        if new is not None and new.id != id:
            names[id] = new.id
            if new.id in holding and new.id not in seen:
                seen.add(new.id)
                waiting.append(new.id)
    for id in waiting:
        new = holding[id].replacement
        if new is not None and (new.id == id or new.id not in holding):
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


def _holding(known: Mapping[Record, Period | None]) -> dict[str, Amendment]:
    """Return for each mended id the amendment that holds, those of amendments left out.

    Of two that stand the later recorded holds, then the smaller digest; one whose recording
    time is not known counts as the earliest. An amendment that is mended itself stands no
    more; what replaced it does, as late as the replacement was recorded. Of a ring none stands.
    """
    mending: dict[str, list[tuple[Amendment, float]]] = defaultdict(list)
    for record, at in known.items():
        if isinstance(record, Amendment):
            late = float("-inf") if at is None else at.order[1]
            mending[record.record.id].append((record, late))
    held: dict[str, tuple[Amendment, float] | None] = {}
    awaited = {id: {a.id for a, _ in found if a.id in mending} for id, found in mending.items()}
    awaiting: dict[str, list[str]] = defaultdict(list)
    for id, others in awaited.items():
        for other in others:
            awaiting[other].append(id)
    ready = [id for id, others in awaited.items() if not others]
    while ready:
        id = ready.pop()
        standing = [_standing(a, late, held.get(a.id)) for a, late in mending[id]]
        found = [pair for pair in standing if pair is not None]
        held[id] = min(found, key=lambda pair: (-pair[1], digest(pair[0])), default=None)
        for other in awaiting[id]:
            awaited[other].discard(id)
            if not awaited[other]:
                ready.append(other)
    own = {amendment.id for found in mending.values() for amendment, _ in found}
    return {id: pair[0] for id, pair in held.items() if pair is not None and id not in own}


def _standing(
    amendment: Amendment, late: float, over: tuple[Amendment, float] | None
) -> tuple[Amendment, float] | None:
    """Return what stands of an amendment that may be mended itself, and how late it is."""
    if over is None:
        return amendment, late
    replacement = over[0].replacement
    return (replacement, over[1]) if isinstance(replacement, Amendment) else None
