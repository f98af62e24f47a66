"""What the law tests share: selections of records, and what of an answer a law speaks of."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from claimledger import (
    Claimant,
    Document,
    Ledger,
    Link,
    Period,
    Policy,
    Position,
    Record,
    Source,
    Status,
    Viewpoint,
    assess_all,
    trace_all,
)
from claimledger.testing import policies, recorded, viewpoints

Entry = tuple[Record, Period | None]
Told = dict[str, Any]

DAYS = [f"2031-05-0{day}" for day in range(1, 8)]
NO_RESOLVER = Policy(resolver=False)


def entries_of(ledger: Ledger) -> list[Entry]:
    return [(record, ledger.recorded(record)) for record in ledger]


def statuses(ledger: Ledger, policy: Policy | None = None) -> dict[str, Status]:
    return {id: a.status for id, a in assess_all(ledger, policy=policy).items()}


def told(side: Position) -> Told:
    """Everything on a side but the ids and hops that carry it."""
    return {
        "grade": side.grade,
        "count": (side.at_least, side.at_most),
        "flags": side.flags,
    }


def sides(ledger: Ledger, policy: Policy | None = None) -> dict[str, tuple[Told, Told]]:
    """Return both sides of every claim, without ids."""
    found = assess_all(ledger, policy=policy)
    return {id: (told(a.support), told(a.opposition)) for id, a in found.items()}


def answers(ledger: Ledger, policy: Policy | None = None) -> dict[str, Any]:
    """Return all that is answered on every claim, without the ids of statements."""
    found = assess_all(ledger, policy=policy)
    return {
        id: (a.status, told(a.support), told(a.opposition), dict(a.answers))
        for id, a in found.items()
    }


def grades(
    ledger: Ledger, policy: Policy | None = None, viewpoint: Viewpoint | None = None
) -> dict[tuple[str, bool], int]:
    """Return the grade of each side of each claim, as a number."""
    found = assess_all(ledger, policy=policy, viewpoint=viewpoint)
    return {
        (id, positive): side.grade.rank
        for id, a in found.items()
        for positive, side in ((True, a.support), (False, a.opposition))
    }


def counts(ledger: Ledger) -> dict[tuple[str, bool], tuple[int, int]]:
    return {
        (id, positive): (side.at_least, side.at_most)
        for id, a in assess_all(ledger).items()
        for positive, side in ((True, a.support), (False, a.opposition))
    }


def origins(ledger: Ledger) -> dict[tuple[str, str], set[tuple[str, str]]]:
    """Return, by claim and statement, the statements and parties that a chain starts from."""
    return {
        (claim, chain.statement.id): {(hop.statement.id, hop.party) for hop in chain.origins}
        for claim, traced in trace_all(ledger).items()
        for chain in traced
    }


def all_told(ledger: Ledger) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return every assessment and every chain."""
    return assess_all(ledger), trace_all(ledger)


@st.composite
def parts(draw: st.DrawFn, ledger: Ledger, kinds: tuple[type, ...]) -> tuple[Ledger, Ledger]:
    """Split a ledger in two that overlap; only records of these kinds may be missing in one."""
    left: list[Entry] = []
    right: list[Entry] = []
    for entry in entries_of(ledger):
        places = "both" if not isinstance(entry[0], kinds) else draw(_PLACES)
        left += [entry] if places in ("both", "left") else []
        right += [entry] if places in ("both", "right") else []
    return recorded(left), recorded(right)


_PLACES = st.sampled_from(["both", "left", "right"])


def fresh_outlet(name: str, published: str | None = None, **fields: Any) -> Document:
    """Return a document of an outlet that no other record names."""
    return Document(f"{name}-1", Source(name), published=published, **fields)


@st.composite
def speakers(draw: st.DrawFn, ledger: Ledger) -> list[Link]:
    """Generate a chain among the parties and documents of a ledger."""
    links = [Link(party) for party in ledger.parties.values()]
    links += [Link(d.source, document=d) for d in ledger.documents.values()]
    links.append(Link(Claimant("newcomer")))
    return draw(st.lists(st.sampled_from(links), min_size=1, max_size=3))


@st.composite
def asked(draw: st.DrawFn, ledger: Ledger) -> tuple[Policy, Viewpoint]:
    documents = [None, *ledger.documents]
    return draw(policies()), draw(viewpoints(documents=documents, parties=list(ledger.parties)))


def described(ledger: Ledger) -> list[Record]:
    return [*ledger.parties.values(), *ledger.documents.values(), *ledger.claims.values()]


def nobody_twice(ledger: Ledger, parties: list[str]) -> bool:
    """Tell whether all these parties differ, also by ``same_as``."""
    pairs = [{r.party.id, r.other.id} for r in ledger.relations if r.kind == "same_as"]
    return len({min(_same(party, pairs)) for party in parties}) == len(parties)


def _same(party: str, pairs: list[set[str]]) -> set[str]:
    found = {party}
    for _ in pairs:
        found = found.union(*(pair for pair in pairs if pair & found))
    return found
