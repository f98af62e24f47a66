"""Who takes back what: retractions, disavowals and later words, each with its authority."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple, final

from claimledger.model import Certainty, Retraction, Statement
from claimledger.reasoning.graph.resting import Resting
from claimledger.reasoning.graph.sides import Side, is_disavowal
from claimledger.reasoning.graph.times import Times
from claimledger.reasoning.graph.walks import reach
from claimledger.reasoning.policy import Policy
from claimledger.reasoning.words import Disavowal, Supersession, Why

__all__ = ["Attack", "Attacks"]


class Attack(NamedTuple):
    """That an origin hop takes back another one, and how."""

    attacker: int
    why: Why


@final
class Attacks:
    """All attacks of a ledger under a policy; who is there to make them is not asked here.

    Only an origin attacks: never what it was dated before, never its own statement, never what
    is read more surely than itself, and only with authority.
    """

    def __init__(self, resting: Resting, times: Times, policy: Policy) -> None:
        self.resting = resting
        self.index = resting.index
        self.times = times
        self.on: dict[int, list[Attack]] = {}
        self.falls: dict[int, tuple[int, ...]] = {}
        self._spoken: dict[tuple[str, Side], dict[Certainty, list[int]]] = {}
        again = self._again() if policy.supersession is Supersession.LATEST else set()
        takers = [
            hop for hop in map(self.index.last, resting.sides.sideless) if resting.origin[hop]
        ]
        for hop in sorted(again.union(takers)):
            statement = self.index.statement(hop)
            if isinstance(statement, Retraction):
                self._add(hop, self._retracted(hop), Why.RETRACTED)
            elif is_disavowal(statement):
                if policy.disavowal is Disavowal.SUSPEND:
                    self._add(hop, self._disavowed(hop), Why.DISAVOWED)
            elif hop in again:
                self._add(hop, self._superseded(hop), Why.SUPERSEDED)
        if self.on:
            self._fall()

    def _again(self) -> set[int]:
        """Note who said what where a named party took more than one position on a topic."""
        index, sides = self.index, self.resting.sides
        known: dict[tuple[str, ...], list[str]] = {}
        heard: dict[tuple[str, str], int] = {}
        again: dict[tuple[str, int], None] = {}
        for hop in self.resting.origins:
            speakers = index.speakers[hop]
            if speakers not in known:
                known[speakers] = self._named(hop)
            for party in known[speakers]:
                for side in sides.of[index.owner[hop]]:
                    topic = sides.topic_of(side.claim) if sides.steps else side.claim
                    before = heard.setdefault((party, topic), hop)
                    if before != hop:
                        again[party, before] = again[party, hop] = None
        for party, hop in again:
            certainty = index.statement(hop).certainty
            for side in sides.of[index.owner[hop]]:
                spoken = self._spoken.setdefault((party, side), {})
                spoken.setdefault(certainty, []).append(hop)
        return {hop for _, hop in again}

    def _add(self, hop: int, targets: Iterable[int], why: Why) -> None:
        for target in dict.fromkeys(targets):
            if self._reaches(hop, target):
                self.on.setdefault(target, []).append(Attack(hop, why))

    def _reaches(self, hop: int, target: int) -> bool:
        """Tell whether nothing shields a hop from another: its statement, its reading, its time."""
        index = self.index
        attacker, attacked = index.statement(hop), index.statement(target)
        if self._retract_the_same(attacker, attacked):
            return False
        if index.owner[target] == index.owner[hop]:
            return False
        if not self.resting.admitted[index.owner[target]]:
            return False
        if attacked.reading.rank > attacker.reading.rank:
            return False
        time, then = self.times[hop], self.times[target]
        return time is None or then is None or not time.before(then)

    def _retract_the_same(self, attacker: Statement, attacked: Statement) -> bool:
        """Tell whether both are Retractions, and of the same target."""
        if not isinstance(attacker, Retraction) or not isinstance(attacked, Retraction):
            return False
        renamed = self.index.renamed
        return renamed(attacker.target.id) == renamed(attacked.target.id)

    def _named(self, hop: int) -> list[str]:
        index = self.index
        return sorted(
            {index.kinship.one(p) for p in index.speakers[hop] if index.descriptions.named([p])}
        )

    def _same_voice(self, hop: int, parties: tuple[str, ...]) -> bool:
        speakers, kinship = self.index.speakers[hop], self.index.kinship
        time = None if kinship.ageless else self.times[hop]
        return kinship.same_voice(speakers, parties, time)

    def _of_voice(self, hop: int, targets: Iterable[int]) -> Iterator[int]:
        return (t for t in targets if self._same_voice(hop, self.index.speakers[t]))

    # -- retraction ------------------------------------------------------------------------

    def _retracted(self, hop: int) -> Iterator[int]:
        index = self.index
        target = index.target[index.owner[hop]]
        if target in index.claims:
            yield from self._of_voice(hop, self._on_claim(target))
        elif retracted := index.versions(target):
            for number in retracted:
                yield from self._of_voice(hop, index.hops(number))
        elif target in index.documents:
            copies = index.descriptions.copies
            if self._same_voice(hop, index.descriptions.voices_of(index.documents[target])):
                for document in reach([target], lambda d: copies.get(d, ())):
                    yield from self._within(document)

    def _within(self, document: str) -> Iterator[int]:
        """Yield the hops that fall with a document."""
        index = self.index
        yield from (index.first(s) for s in index.in_document.get(document, ()))
        yield from index.located.get(document, ())

    def _on_claim(self, claim: str, *, supporting: bool = False) -> list[int]:
        signs = (True,) if supporting else (True, False)
        return [hop for sign in signs for hop in self._origins.get(Side(claim, sign), ())]

    @property
    def _origins(self) -> Mapping[Side, list[int]]:
        return self.resting.origins_on

    # -- disavowal -------------------------------------------------------------------------

    def _disavowed(self, hop: int) -> Iterator[int]:
        index = self.index
        target = index.target[index.owner[hop]]
        if target in index.claims:
            yield from self._of_voice(hop, self._on_claim(target, supporting=True))
            return
        for disavowed in index.versions(target):
            own = list(self._of_voice(hop, index.hops(disavowed)))
            if not own and self._speaks_through(hop, disavowed):
                own = [index.last(disavowed)]
            yield from own

    def _speaks_through(self, hop: int, statement: int) -> bool:
        """Tell whether all origins of a statement are of a hop's voice, and there are any."""
        reached = reach([self.index.first(statement)], self.resting.targets)
        origins = [h for h in reached if self.resting.origin[h]]
        return bool(origins) and len(list(self._of_voice(hop, origins))) == len(origins)

    # -- supersession ----------------------------------------------------------------------

    def _superseded(self, hop: int) -> Iterator[int]:
        """Yield what the same named party said before: the opposite, or less or more surely."""
        sides = self.resting.sides
        certainty = self.index.statement(hop).certainty
        for party in self._named(hop):
            for side in sides.of[self.index.owner[hop]]:
                for there in sides.carried(side):
                    for spoken in self._spoken.get((party, there.opposite), {}).values():
                        yield from self._before(hop, spoken)
                    if sides.class_of(there.claim) == sides.class_of(side.claim):
                        for other, spoken in self._spoken.get((party, there), {}).items():
                            if other is not certainty:
                                yield from self._before(hop, spoken)

    def _before(self, hop: int, earlier: Iterable[int]) -> Iterator[int]:
        now = self.times[hop]
        for other in earlier:
            then = self.times[other]
            if now is not None and then is not None and then.before(now):
                yield other

    # -- falling with a document -----------------------------------------------------------

    def _fall(self) -> None:
        """Note of every located link after the first the statements with which it falls."""
        index, resting = self.index, self.resting
        for hop in chain.from_iterable(index.located.values()):
            number = index.owner[hop]
            if resting.admitted[number]:
                spelled = resting.own_in_document(number, hop) + resting.originals(number, hop)
                if spelled:
                    self.falls[hop] = tuple(dict.fromkeys(spelled))
