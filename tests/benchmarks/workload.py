"""A workload: the records of a made-up newsroom of any size, the same for the same seed.

Of N records 2% are parties, 18% documents, 10% claims and 70% statements; a relation for half of
the parties comes on top. Claims, outlets and speakers are heavy-tailed.

Of the statements 15% take a position themselves: of these 30% are of unnamed speakers, 10% are
denials and 5% questions. The rest cites an earlier statement on the same claim and side through
``citing``, half of them one of the first three (the agency's copy), and 5% of them cite two. At
0.5% of the statements a ring begins, of two to four that cite each other.

So that plain graphs can give the same answers as the library's rules, nothing is taken back or
superseded here (a named party takes one side of a claim, and as surely each time), who is cited at
the end of a chain publishes nothing, and relations have no dates. Records refer to each other by
`Ref`, and share their references, as those that are loaded from a journal do.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final, Literal, get_args

from claimledger import (
    Assertion,
    Claim,
    Claimant,
    Denial,
    Document,
    Link,
    Party,
    Period,
    Question,
    Record,
    Ref,
    Relation,
    Source,
    Statement,
)

__all__ = ["DAYS", "FIRST", "ORDERS", "Order", "workload"]

Order = Literal["time", "shuffled", "reversed"]
ORDERS: Final[tuple[Order, ...]] = get_args(Order)

FIRST: Final = date(2031, 1, 1)
DAYS: Final = 730
"""The documents are published on that many days, evenly."""

ORIGINS: Final = 0.15
UNNAMED: Final = 0.3
SPEAKERS: Final = 0.7
TWO: Final = 0.05
RINGS: Final = 0.005

_SIDES: Final = (Assertion, Denial, Question)
_SHARES: Final = (85, 10, 5)
_AGENCY_COPY: Final = 3

_Side = type[Assertion | Denial | Question]


def workload(size: int, *, seed: int = 1, order: Order = "time") -> list[Record]:
    """Return the records of a newsroom: parties, claims, then each document with what it says."""
    made: list[Record] = list(_Newsroom(size, random.Random(seed)).records())
    if order == "shuffled":
        random.Random(seed).shuffle(made)
    elif order == "reversed":
        made.reverse()
    return made


class _Newsroom:
    """Everything that the statements choose from, and what was said so far."""

    def __init__(self, size: int, chance: random.Random) -> None:
        self.chance = chance
        parties = max(8, size // 50)
        self.count = size * 70 // 100
        self.parties: list[Party] = [self._party(n) for n in range(parties)]
        self.outlets = [Ref(p.id) for p in self.parties if isinstance(p, Source)]
        speakers = [p for p in self.parties if isinstance(p, Claimant)]
        self.named = [Ref(p.id) for p in speakers if p.named]
        self.unnamed = [Ref(p.id) for p in speakers if not p.named]
        self.claims = [self._claim(n) for n in range(max(1, size // 10))]
        self.about = [Ref(claim.id) for claim in self.claims]
        self.documents = [self._document(n, size * 18 // 100) for n in range(size * 18 // 100)]
        self.bare: dict[str, Link] = {}
        self.said: dict[int, dict[_Side, list[Ref]]] = defaultdict(lambda: defaultdict(list))
        self.stands: dict[tuple[str, int], tuple[_Side, str]] = {}
        self.read = Link(self.outlets[0])

    def records(self) -> Iterator[Record]:
        """Yield all records in the order of time."""
        yield from self.parties
        yield from self._relations()
        yield from self.claims
        statements = self._statements()
        told = 0
        for n, document in enumerate(self.documents, 1):
            yield document
            self.read = Link(document.source, document=Ref(document.id))
            while told < self.count * n // len(self.documents):
                told += 1
                yield next(statements)

    # -- whom and what it is about ---------------------------------------------------------

    def _party(self, n: int) -> Party:
        if n % 2:
            return Source(f"o{n}", f"Outlet number {n}", kind=("outlet", "agency")[n % 4 // 2])
        identity = ("named", "unnamed", "named", "described")[n // 2 % 4]
        return Claimant(f"p{n}", f"Person number {n}", identity=identity, kind="person")

    def _claim(self, n: int) -> Claim:
        accused = [self._tail(self.named)] if self.chance.random() < 0.2 else []
        return Claim(f"c{n}", f"Event number {n} took place", accused=accused)

    def _document(self, n: int, count: int) -> Document:
        return Document(f"d{n}", self._tail(self.outlets), published=_day(n * DAYS // count))

    def _relations(self) -> Iterator[Relation]:
        """Yield what ties half of the parties, chosen evenly, to one of a few houses."""
        houses = self.parties[: max(2, len(self.parties) // 20)]
        for n, party in enumerate(self.parties[len(houses) :]):
            if n % 4 < 2:
                kind = "owned_by" if isinstance(party, Source) else "organ_of"
                yield Relation(Ref(party.id), kind, Ref(self.chance.choice(houses).id))

    def _tail(self, items: list[Ref]) -> Ref:
        """Choose one of a few most of the time."""
        return items[int(len(items) * self.chance.random() ** 3)]

    # -- who said it -----------------------------------------------------------------------

    def _statements(self) -> Iterator[Statement]:
        """Yield what is said, claim by claim as they come up; a claim begins with an origin."""
        plan, number = list(self._plan()), 0
        begun = len({claim for claim, ring in plan if not ring})
        single = sum(not ring for _, ring in plan)
        further = max(0.0, (self.count * ORIGINS - begun) / (single - begun))
        for claim, ring in plan:
            ids = [Ref(f"s{number + n}") for n in range(ring or 1)]
            number += len(ids)
            if ring:
                yield from self._ring(claim, ids)
            elif claim not in self.said or self.chance.random() < further:
                yield self._origin(claim, ids[0])
            else:
                side, earlier = self._heard(claim)
                cited = {self._cited(earlier): None}
                if self.chance.random() < TWO:
                    while len(cited) < min(2, len(earlier)):
                        cited[self._cited(earlier)] = None
                yield self._relay(side, claim, ids[0], cited)

    def _plan(self) -> Iterator[tuple[int, int]]:
        """Yield a claim for each statement, and for a ring how many it is of."""
        left = self.count
        while left:
            claim = int(len(self.claims) * self.chance.random() ** 4)
            begins = self.chance.random() < RINGS and left >= 4
            ring = self.chance.randint(2, 4) if begins else 0
            left -= ring or 1
            yield claim, ring

    def _ring(self, claim: int, ids: list[Ref]) -> Iterator[Statement]:
        side = self.chance.choices(_SIDES, _SHARES)[0]
        earlier = list(self.said[claim][side])
        for one, cited in zip(ids, ids[1:] + ids[:1], strict=True):
            too = [self._cited(earlier)] if earlier and self.chance.random() < TWO else []
            yield self._relay(side, claim, one, [cited, *too])

    def _heard(self, claim: int) -> tuple[_Side, list[Ref]]:
        """Choose a side of a claim, the more often the more was said on it."""
        sides = self.said[claim]
        side = self.chance.choices(list(sides), [len(found) for found in sides.values()])[0]
        return side, sides[side]

    def _cited(self, earlier: list[Ref]) -> Ref:
        among = earlier[:_AGENCY_COPY] if self.chance.random() < 0.5 else earlier
        return self.chance.choice(among)

    def _relay(self, side: _Side, claim: int, id: Ref, cited: Iterable[Ref]) -> Statement:
        self.said[claim][side].append(id)
        return side(self.about[claim], chain=(self.read,), citing=tuple(cited), id=id.id)

    def _origin(self, claim: int, id: Ref) -> Statement:
        side = self.chance.choices(_SIDES, _SHARES)[0]
        certainty = self.chance.choices(("full", "weak"), (9, 1))[0]
        chain: tuple[Link, ...] = (self.read,)
        if self.chance.random() < UNNAMED:
            chain += (self._bare(self._tail(self.unnamed)),)
        else:
            if self.chance.random() < SPEAKERS:
                chain += (self._bare(self._tail(self.named)),)
            # a named party stays with what it said first, and says it as surely
            kept = self.stands.setdefault((chain[-1].party.id, claim), (side, certainty))
            side, certainty = kept
        self.said[claim][side].append(id)
        return side(self.about[claim], chain=chain, certainty=certainty, id=id.id)

    def _bare(self, party: Ref) -> Link:
        return self.bare.setdefault(party.id, Link(party))


@cache
def _day(number: int) -> Period:
    return Period((FIRST + timedelta(days=number)).isoformat())
