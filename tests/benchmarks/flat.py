"""The records of a workload as lists of whole numbers, as users of a graph library make them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, final

from claimledger import (
    Assertion,
    Claim,
    Claimant,
    Denial,
    Document,
    Period,
    Question,
    Record,
    Relation,
    Source,
)

__all__ = ["LATEST", "Flat", "moment"]

LATEST: Final = 2**40
_SIDES: Final[dict[type, int]] = {Question: 0, Assertion: 1, Denial: 2}


def moment(day: Period | None) -> int:
    """Return the end of a day in seconds, as `Flat.time` has them; without one, never."""
    return LATEST if day is None or day.end is None else day.end


@final
class Flat:
    """Statements, claims and parties by number, each in the order of the records.

    Of statement ``n``: its ``claim``; its ``side`` (1 for, 2 against, 0 without); ``time``, when
    its document was public; ``length``, the links after the first; ``voice``, the last party;
    ``relay``, whether it cites. ``source[e]`` cites ``target[e]``, at ``cost[e]``: 0 if it is a
    statement of the same outlet. ``bonds`` tie parties into blocs.
    """

    def __init__(self, records: Sequence[Record]) -> None:
        kinds: tuple[list[Any], ...] = ([], [], [], [], [])
        statements, documents, claims, parties, relations = kinds
        put: dict[type, Any] = {
            **dict.fromkeys((Assertion, Denial, Question), statements.append),
            **dict.fromkeys((Source, Claimant), parties.append),
            Document: documents.append,
            Claim: claims.append,
            Relation: relations.append,
        }
        for record in records:
            put[type(record)](record)
        self.claims: list[str] = [claim.id for claim in claims]
        self.parties: list[str] = [party.id for party in parties]
        self.statements: list[str] = [statement.id for statement in statements]
        party = {id: n for n, id in enumerate(self.parties)}
        self.bonds = [(party[r.party.id], party[r.other.id]) for r in relations]
        times: dict[str, int] = {d.id: d.published.end for d in documents}
        self._take(statements, times, party)

    def _take(
        self, statements: Iterable[Any], times: dict[str, int], party: dict[str, int]
    ) -> None:
        number = {id: n for n, id in enumerate(self.statements)}
        claim_of, sides = {id: n for n, id in enumerate(self.claims)}, _SIDES
        self.claim: list[int] = [claim_of[s.target.id] for s in statements]
        self.side: list[int] = [sides[type(s)] for s in statements]
        time = self.time = list[int]()
        length, voice = self.length, self.voice = list[int](), list[int]()
        relay, source = self.relay, self.source = list[bool](), list[int]()
        firsts, cited = list[int](), list[str]()
        for n, statement in enumerate(statements):
            chain, citing = statement.chain, statement.citing
            first, last = chain[0], chain[-1]
            time.append(times[first.document.id])
            reader = party[first.party.id]
            firsts.append(reader)
            length.append(len(chain) - 1)
            voice.append(reader if first is last else party[last.party.id])
            relay.append(bool(citing))
            for ref in citing:
                source.append(n)
                cited.append(ref.id)
        self.target: list[int] = [number[id] for id in cited]
        self.cost: list[int] = [
            0 if firsts[one] == firsts[other] else 1
            for one, other in zip(source, self.target, strict=True)
        ]
