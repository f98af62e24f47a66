"""Extreme shapes: all on one claim, each of about as many statements as asked for."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

from claimledger import (
    Assertion,
    Claim,
    Claimant,
    Document,
    Link,
    Period,
    Record,
    Ref,
    Relation,
    Retraction,
    Source,
)

__all__ = ["SHAPES", "attacked", "chain", "merges", "rails", "ring", "star", "tower"]

_OUTLETS: Final = 50
_A_DOCUMENT: Final = 100
_ABOUT: Final = Ref("c0")


def chain(count: int) -> list[Record]:
    """Each statement cites the one before it."""
    return _told(count, lambda n: (n - 1,) if n else ())


def star(count: int) -> list[Record]:
    """All cite the first."""
    return _told(count, lambda n: (0,) if n else ())


def ring(count: int) -> list[Record]:
    """Each cites the next, and the last cites the first: nobody says it."""
    return _told(count, lambda n: ((n + 1) % count,))


def rails(count: int) -> list[Record]:
    """Two of each step cite both of the step before: ever more ways, and two origins."""
    return _told(count, lambda n: (n // 2 * 2 - 2, n // 2 * 2 - 1) if n > 1 else ())


def merges(count: int) -> list[Record]:
    """Every other statement is an origin; the next cites it, and the next but one before."""
    return _told(count, lambda n: (n - 1, n - 2)[: min(n, 2)] if n % 2 else ())


def tower(count: int) -> list[Record]:
    """An outlet says something, takes it back, takes that back, and so on."""
    records = _told(1, lambda _: ())
    records += [
        Retraction(Ref(f"s{n - 1}"), chain=(_reading(0, n),), id=f"s{n}") for n in range(1, count)
    ]
    return records


def attacked(count: int) -> list[Record]:
    """A chain, of which one statement in twenty is taken back by who said it."""
    records, chance = chain(count), random.Random(1)
    records += [
        Retraction(Ref(f"s{n}"), chain=(_reading(n, count),), id=f"r{n}")
        for n in sorted(chance.sample(range(count), count // 20))
    ]
    return records


SHAPES: Final[dict[str, Callable[[int], list[Record]]]] = {
    "chain": chain,
    "star": star,
    "ring": ring,
    "rails": rails,
    "merges": merges,
}


def _told(count: int, cited: Callable[[int], Iterable[int]]) -> list[Record]:
    """Return the records of a newsroom whose statements cite each other in some way."""
    records: list[Record] = [*_outlets(), Claim("c0", "Something took place")]
    records += _documents(count)
    records += [
        Assertion(
            _ABOUT,
            chain=(_reading(n, n),),
            citing=tuple(Ref(f"s{other}") for other in cited(n)),
            id=f"s{n}",
        )
        for n in range(count)
    ]
    return records


def _outlets() -> Iterator[Record]:
    yield Claimant("p0", "A person")
    yield from (Source(f"o{n}", f"Outlet number {n}") for n in range(_OUTLETS))
    yield Relation(Ref("o1"), "owned_by", Ref("o0"))


def _documents(count: int) -> Iterator[Record]:
    """Yield two documents of two outlets for each hundred statements, a day for each two."""
    for n in range(count // _A_DOCUMENT + 1):
        for half in (0, 1):
            outlet = Ref(f"o{(2 * n + half) % _OUTLETS}")
            yield Document(f"d{n}-{half}", outlet, published=_day(n))


@cache
def _reading(party: int, at: int) -> Link:
    """Return the link of a statement's outlet, in its document, or in none when at another time."""
    number = party // _A_DOCUMENT
    outlet = Ref(f"o{(2 * number + party % 2) % _OUTLETS}")
    return Link(outlet, document=Ref(f"d{number}-{party % 2}") if party == at else None)


@cache
def _day(number: int) -> Period:
    return Period((date(2031, 1, 1) + timedelta(days=number)).isoformat())
