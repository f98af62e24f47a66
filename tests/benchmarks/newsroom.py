"""Records of all kinds for checkers and journals: a made-up newsroom, the same for the same seed.

Of N records 2% are parties, 18% documents, 10% claims and 70% statements. Claims and parties are
heavy-tailed. Of the statements 15% take a position themselves, the rest cite an earlier one on the
same claim, half of them one of the first; 1% take one back. Half of the outlets belong to a house.

Where answers are compared with those of plain graphs, `workload` is used, which holds no
retractions and no responses.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from claimledger import (
    Assertion,
    Claim,
    Claimant,
    Denial,
    Document,
    Ledger,
    Link,
    Question,
    Record,
    Ref,
    Relation,
    Response,
    Retraction,
    Source,
    Statement,
)

__all__ = ["newsroom", "records"]

_FIRST = date(2031, 1, 1)
_DAYS = 365


def newsroom(size: int, *, seed: int = 1) -> Ledger:
    """Return a ledger of about that many records."""
    return Ledger().record(*records(size, seed=seed))


def records(size: int, *, seed: int = 1) -> Iterator[Record]:
    """Yield the records in the order of their dates."""
    chance = random.Random(seed)
    parties = list(_parties(max(4, size // 50), chance))
    yield from parties
    yield from _relations([p for p in parties if isinstance(p, Source)], chance)
    speakers = [Ref(p.id) for p in parties if isinstance(p, Claimant)]
    outlets = [Ref(p.id) for p in parties if isinstance(p, Source)]
    claims = [
        Claim(f"c{n}", f"Event number {n} took place", accused=_accused(speakers, chance))
        for n in range(max(1, size // 10))
    ]
    yield from claims
    documents = [
        Document(
            f"d{n}",
            _tail(outlets, chance),
            published=(_FIRST + timedelta(days=n * _DAYS // max(1, size * 18 // 100))).isoformat(),
        )
        for n in range(max(1, size * 18 // 100))
    ]
    yield from documents
    yield from _statements(size * 7 // 10, claims, documents, speakers, chance)


def _parties(count: int, chance: random.Random) -> Iterator[Source | Claimant]:
    for n in range(count):
        if n % 2:
            yield Source(f"o{n}", f"Outlet number {n}", kind=chance.choice(["outlet", "agency"]))
        else:
            identity = "unnamed" if chance.random() < 0.3 else "named"
            yield Claimant(f"p{n}", f"Person number {n}", identity=identity)


def _relations(outlets: list[Source], chance: random.Random) -> Iterator[Relation]:
    """Half of the outlets belong to one of a few houses."""
    houses = outlets[: max(1, len(outlets) // 10)]
    for one in outlets[len(houses) : len(outlets) // 2 + len(houses)]:
        yield Relation(one, "owned_by", chance.choice(houses))


def _accused(speakers: list[Ref], chance: random.Random) -> list[Ref]:
    return [chance.choice(speakers)] if chance.random() < 0.2 else []


def _tail(items: list[Ref], chance: random.Random) -> Ref:
    """Choose one of a few most of the time."""
    return items[int(len(items) * chance.random() ** 3)]


def _statements(
    count: int,
    claims: list[Claim],
    documents: list[Document],
    speakers: list[Ref],
    chance: random.Random,
) -> Iterator[Statement]:
    said: dict[str, list[Statement]] = defaultdict(list)
    for n in range(count):
        document = documents[n * len(documents) // count]
        claim = claims[int(len(claims) * chance.random() ** 3)]
        first = Link(document.source, document=Ref(document.id))
        earlier, kind, target = said[claim.id], chance.random(), Ref(claim.id)
        if kind < 0.15 or not earlier:
            chain = [first, Link(_tail(speakers, chance))]
            made: Statement = _origin(target, chain, f"s{n}", chance)
        elif kind < 0.16:
            yield Retraction(Ref(chance.choice(earlier).id), chain=[first], id=f"s{n}")
            continue
        else:
            pool = earlier[:3] if chance.random() < 0.5 else earlier[-50:]
            cited = [Ref(chance.choice(pool).id) for _ in range(2 if chance.random() < 0.05 else 1)]
            negative = isinstance(pool[0], Denial)
            kind_of = Denial if negative and chance.random() < 0.5 else Assertion
            made = kind_of(target, chain=[first], citing=dict.fromkeys(cited), id=f"s{n}")
        said[claim.id].append(made)
        yield made


def _origin(target: Ref, chain: list[Link], id: str, chance: random.Random) -> Statement:
    kind = chance.random()
    if kind < 0.1:
        return Denial(target, chain=chain, id=id)
    if kind < 0.15:
        return Question(target, chain=chain[:1], id=id)
    if kind < 0.2:
        return Response(target, chain=chain, id=id)
    act = chance.choice(["states", "accuses", "judges", "plans"])
    return Assertion(target, chain=chain, act=act, id=id)
