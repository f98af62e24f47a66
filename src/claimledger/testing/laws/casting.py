"""What laws add to a ledger: speakers from its cast, newcomers, and selections of its records."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from claimledger.ledger import Ledger
from claimledger.model import (
    Claim,
    Claimant,
    Document,
    Link,
    Period,
    Record,
    Relation,
    Source,
    Statement,
)
from claimledger.testing.detaching import recorded

__all__ = [
    "DAYS",
    "Entry",
    "a_claim",
    "bonded",
    "described",
    "entries_of",
    "nobody_twice",
    "own_documents",
    "parts",
    "quoting",
    "read_in",
    "speakers",
    "with_more",
]

Entry = tuple[Record, Period | None]

DAYS = tuple(f"2031-05-0{day}" for day in range(1, 8))
"""The days of generated ledgers, and one after them."""

_PLACES = st.sampled_from(["both", "left", "right"])
_DURING = st.sampled_from([None, "2031-05-01/2031-05-03", "2031-05-03/.."])


def entries_of(ledger: Ledger) -> list[Entry]:
    """Return the records of a ledger, each with the time at which it was recorded.

    >>> entries_of(Ledger().record(Claim("base", "A base will open"), at="2031-05-01"))
    [(Claim('base', 'A base will open'), Period(written='2031-05-01'))]
    """
    return [(record, ledger.recorded(record)) for record in ledger]


def with_more(ledger: Ledger, *records: Record) -> Ledger:
    """Return a ledger with more records; nothing is a conflict.

    >>> with_more(Ledger(), Claim("base", "A base will open"))
    <Ledger (1 record on 1 claim)>
    """
    return ledger | Ledger().record(*records)


def described(ledger: Ledger) -> list[Record]:
    """Return the parties, documents and claims of a ledger.

    >>> described(Ledger())
    []
    """
    return [*ledger.parties.values(), *ledger.documents.values(), *ledger.claims.values()]


def a_claim(draw: st.DrawFn, ledger: Ledger) -> Claim:
    """Draw a claim of a ledger."""
    return draw(st.sampled_from(list(ledger.claims.values())))


def own_documents(name: str, published: str | None = None, **fields: Any) -> Document:
    """Return a document of an outlet that no other record names.

    >>> own_documents("new-daily").source.id
    'new-daily'
    """
    return Document(f"{name}-1", Source(name), published=published, **fields)


def quoting(document: Document, *links: Any) -> list[Link]:
    """Return a chain that starts in a document.

    >>> [link.party.id for link in quoting(own_documents("new-daily"), Claimant("mayor"))]
    ['new-daily', 'mayor']
    """
    others = [link if isinstance(link, Link) else Link(link) for link in links]
    return [Link(document.source, document=document), *others]


@st.composite
def speakers(draw: st.DrawFn, ledger: Ledger) -> list[Link]:
    """Generate a chain among the parties and documents of a ledger, and a newcomer."""
    links = [Link(party) for party in ledger.parties.values()]
    links += [Link(d.source, document=d) for d in ledger.documents.values()]
    links.append(Link(Claimant("newcomer")))
    return draw(st.lists(st.sampled_from(links), min_size=1, max_size=3))


@st.composite
def parts(draw: st.DrawFn, ledger: Ledger) -> tuple[Ledger, Ledger]:
    """Split a ledger in two that overlap; only statements may be missing in one."""
    left: list[Entry] = []
    right: list[Entry] = []
    for entry in entries_of(ledger):
        place = draw(_PLACES) if isinstance(entry[0], Statement) else "both"
        left += [entry] if place in ("both", "left") else []
        right += [entry] if place in ("both", "right") else []
    return recorded(left), recorded(right)


@st.composite
def bonded(draw: st.DrawFn, ledger: Ledger, kinds: Sequence[str]) -> Relation:
    """Generate a relation of one of these kinds between two parties of a ledger, or a newcomer."""
    pool = [*ledger.parties.values(), Source("new-holding")]
    assume(len(pool) > 1)
    one, other = draw(st.lists(st.sampled_from(pool), min_size=2, max_size=2, unique=True))
    return Relation(one, draw(st.sampled_from(kinds)), other, draw(_DURING))


def nobody_twice(ledger: Ledger, parties: Collection[str]) -> bool:
    """Tell whether all these parties differ, also by ``same_as``.

    >>> nobody_twice(Ledger(), ["mayor", "daily"]), nobody_twice(Ledger(), ["mayor", "mayor"])
    (True, False)
    """
    pairs = [{r.party.id, r.other.id} for r in ledger.relations if r.kind == "same_as"]
    return len({min(_same({party}, pairs)) for party in parties}) == len(parties)


def _same(found: set[str], pairs: Iterable[set[str]]) -> set[str]:
    more = found.union(*(pair for pair in pairs if pair & found))
    return found if more == found else _same(more, pairs)


def read_in(statement: Statement) -> str | None:
    """Return the id of the document in which a statement stands, if any.

    >>> from claimledger.model import Assertion
    >>> read_in(Assertion(Claim("base", "A base will open"), chain=[own_documents("new-daily")]))
    'new-daily-1'
    """
    document = statement.chain[0].document
    return None if document is None else document.id
