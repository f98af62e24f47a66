"""Makers for an invented newsroom: the dailies of a port, its mayor, its depot, its rumours."""

from __future__ import annotations

from typing import Any

from claimledger.ledger import Ledger
from claimledger.model import (
    Assertion,
    Claim,
    Claimant,
    Denial,
    Document,
    Link,
    Linkable,
    Question,
    Record,
    Ref,
    Relation,
    Response,
    Retraction,
    Source,
)
from claimledger.reasoning import Assessment, Chain, Hop, Policy, Position, assess, trace

POST = Source("post", "Harbour Post")
TIDE = Source("tide", "Evening Tide")
GULL = Source("gull", "The Gull")
DAWN = Source("dawn", "Dawn Courier")
HORN = Source("horn", "Fog Horn")
WIRE = Source("wire", "Coast Wire", kind="agency")
OFFICE = Source("office", "Port Office", kind="official_channel")
SQUARE = Source("square", "The Square", kind="platform")

MAYOR = Claimant("mayor", "Mayor Lund", kind="person")
PILOT = Claimant("pilot", "Pilot Reck", kind="person")
EXPERT = Claimant("expert", "Dr Sand", kind="person")
AIDE = Claimant("aide", "Aide Brook", kind="person")
CITY = Claimant("city", "the city", kind="government")
DEPOT = Claimant("depot", "the fuel depot", kind="organization")
LEAGUE = Claimant("league", "the League of Ports", kind="group")
OFFICIALS = Claimant("officials", "officials", identity="unnamed")
WATCHERS = Claimant("watchers", "observers", identity="described")
NOBODY = Claimant("nobody", "reportedly", identity="implicit")

LEAK = Claim("leak", "A tank at the fuel depot leaks")
SLICK = Claim("slick", "There is oil in the harbour")
SPILL = Claim("spill", "The depot let oil into the harbour", accused=[DEPOT])


def day(number: int) -> str:
    """Return a date in August 2031."""
    return f"2031-08-{number:02}"


def article(source: Source | Claimant, on: int, **fields: Any) -> Document:
    """Return a document such as ``post-3``, published on a day of August 2031."""
    return Document(f"{source.id}-{on}", source, published=day(on), **fields)


def copied(original: Document | Ref, source: Source, on: int, **fields: Any) -> Document:
    """Return a copy of a document (or a translation, or a revision)."""
    fields = {"derivation": "copy", **fields}
    return article(source, on, derived_from=original, **fields)


def _target(target: Record | Ref | str) -> Any:
    return Ref(target) if isinstance(target, str) else target


def says(id: str, target: Claim | Ref | str, *chain: Linkable, **fields: Any) -> Assertion:
    return Assertion(_target(target), chain=chain, id=id, **fields)


def denies(id: str, target: Record | Ref | str, *chain: Linkable, **fields: Any) -> Denial:
    return Denial(_target(target), chain=chain, id=id, **fields)


def disavows(id: str, target: Record | Ref | str, *chain: Linkable, **fields: Any) -> Denial:
    """Return a denial of having said it."""
    return Denial(_target(target), chain=chain, id=id, scope="attribution", **fields)


def scoffs(id: str, target: Record | Ref | str, *chain: Linkable, **fields: Any) -> Denial:
    """Return a denial of the right to say it: "absurd"."""
    return Denial(_target(target), chain=chain, id=id, scope="legitimacy", **fields)


def asks(id: str, target: Claim | Ref | str, *chain: Linkable, **fields: Any) -> Question:
    return Question(_target(target), chain=chain, id=id, **fields)


def answers(id: str, target: Record | Ref | str, *chain: Linkable, **fields: Any) -> Response:
    return Response(_target(target), chain=chain, id=id, **fields)


def retracts(id: str, target: Record | Ref | str, *chain: Linkable, **fields: Any) -> Retraction:
    return Retraction(_target(target), chain=chain, id=id, **fields)


def same(one: Claimant | Source, other: Claimant | Source) -> Relation:
    return Relation(one, "same_as", other)


def at(party: Claimant | Source, on: int, **fields: Any) -> Link:
    """Return a link whose party said it on a day."""
    return Link(party, said=day(on), **fields)


def book(*records: Record) -> Ledger:
    return Ledger().record(*records)


# -- asking --------------------------------------------------------------------------------


def about(
    ledger: Ledger, claim: Claim | str = LEAK, *, viewpoint: Any = None, **policy: Any
) -> Assessment:
    """Assess a claim under a policy that differs in some fields."""
    return assess(ledger, claim, viewpoint=viewpoint, policy=Policy(**policy))


def status(
    ledger: Ledger, claim: Claim | str = LEAK, *, viewpoint: Any = None, **policy: Any
) -> str:
    return about(ledger, claim, viewpoint=viewpoint, **policy).status.value


def chain(
    ledger: Ledger, id: str, claim: Claim | str = LEAK, *, viewpoint: Any = None, **policy: Any
) -> Chain:
    """Return the chain of one statement."""
    traced = trace(ledger, claim, viewpoint=viewpoint, policy=Policy(**policy))
    return next(found for found in traced if found.statement.id == id)


def place(hop: Hop) -> str:
    """Return a hop as ``report:1``: link 1 of the statement ``report``."""
    return f"{hop.statement.id}:{hop.index}"


def origins(found: Chain) -> list[str]:
    return [place(hop) for hop in found.origins]


def gaps(found: Chain) -> list[str]:
    """Return gaps as ``dangling report:1``."""
    return [f"{gap.kind.value} {place(gap.hop)}" for gap in found.gaps]


def counts(position: Position) -> tuple[int, int]:
    return position.at_least, position.at_most


def aside(answer: Assessment) -> dict[str, tuple[str, str | None]]:
    """Return what was set aside: by statement, why and by which record."""
    return {item.statement: (item.why.value, item.by) for item in answer.set_aside}


def grounds(answer: Assessment) -> list[str]:
    """Return the ids of the records that carry a status."""
    return [ground.id for ground in answer.because]
