"""What a checker sees: every answer of the library on one ledger, and nothing to change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import final

import attrs

from claimledger.checking.houses import Houses
from claimledger.checking.pathways import Pathways
from claimledger.ledger import Ledger
from claimledger.model import (
    Claim,
    Document,
    Expectation,
    Party,
    PartyRef,
    Period,
    PeriodLike,
    Record,
    Ref,
    Statement,
)
from claimledger.reasoning import (
    Answer,
    Assessment,
    Chain,
    Change,
    Gap,
    Hop,
    Label,
    Policy,
    Position,
    SetAside,
    Side,
    Status,
    Unmet,
    Viewpoint,
    Why,
    assess,
    chain_of,
    compare,
    unmet,
)
from claimledger.reasoning.inquiry import Inquiry, inquire

__all__ = ["Attacker", "View"]


@final
@attrs.frozen
class Attacker:
    """A statement that takes something back, the hop that it takes back, and how."""

    statement: Statement
    hop: Hop
    why: Why


@final
class View:
    """A read-only view of a ledger under one policy and viewpoint, as checkers are given it.

    Everything is worked out when asked for, and once. ``expects`` is what the ledger should
    answer; ``texts`` are the texts of documents by their ids, where they are at hand.

    >>> from claimledger.model import Assertion, Source
    >>> article = Document("idn-1", Source("idn", "IDN Times"), published="2024-06-19")
    >>> said = Assertion(Claim("base", "A base opens"), chain=[article, Ref("mayor")])
    >>> view = View(Ledger().record(said))
    >>> view.chain(said).depth, view.status("base").value, view.name("idn")
    (1, 'asserted', 'IDN Times')
    """

    ledger: Ledger
    policy: Policy
    viewpoint: Viewpoint
    expects: tuple[Expectation, ...]
    texts: Mapping[str, str]
    _assessed: dict[str, Assessment]
    _aside: dict[str, dict[str, SetAside]]

    def __init__(
        self,
        ledger: Ledger,
        *,
        policy: Policy | None = None,
        viewpoint: Viewpoint | None = None,
        expects: Iterable[Expectation] = (),
        texts: Mapping[str, str] | None = None,
    ) -> None:
        vars(self).update(
            ledger=ledger,
            policy=policy or Policy(),
            viewpoint=viewpoint or Viewpoint(),
            expects=tuple(expects),
            texts=MappingProxyType(dict(texts or {})),
            _assessed={},
            _aside={},
        )

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a view is read-only: {name} cannot be set")

    @cached_property
    def _inquiry(self) -> Inquiry:
        return inquire(self.ledger, self.policy, self.viewpoint)

    @cached_property
    def _pathways(self) -> Pathways:
        return Pathways(self._inquiry)

    @cached_property
    def _houses(self) -> Houses:
        return Houses(self._inquiry)

    # -- what is recorded ------------------------------------------------------------------

    def statements_on(self, claim: Claim | Ref | str) -> tuple[Statement, ...]:
        """Return the statements on a claim, those on statements on it included."""
        return self.ledger.statements_on(claim)

    def statements_by(self, party: PartyRef | str) -> tuple[Statement, ...]:
        """Return the statements in whose chain a party stands."""
        return self.ledger.statements_by(party)

    def statements_in(self, document: Document | Ref | str) -> tuple[Statement, ...]:
        """Return the statements that were read in a document."""
        return self.ledger.statements_in(document)

    def party(self, reference: Record | Ref | str) -> Party | None:
        """Return a party in its current version; None if the ledger does not hold it."""
        return self.ledger.parties.get(self.ledger.current_id(reference))

    def document(self, reference: Record | Ref | str | None) -> Document | None:
        """Return a document in its current version; None if the ledger does not hold it."""
        if reference is None:
            return None
        return self.ledger.documents.get(self.ledger.current_id(reference))

    def name(self, party: Record | Ref | str) -> str:
        """Return a party's name, or its id where the ledger does not describe it."""
        held = self.party(party)
        return self.ledger.current_id(party) if held is None else held.name

    def names(self, parties: Iterable[Hop | Record | Ref | str], most: int = 5) -> str:
        """Return in one phrase the names of parties, and of who speaks at hops, each once."""
        given = [p.voices or (p.party,) if isinstance(p, Hop) else (p,) for p in parties]
        names = {self.name(party) for several in given for party in several}
        found = sorted(names, key=lambda name: (name.casefold(), name))
        if len(found) > most:
            found[most:] = [f"{len(found) - most} more"]
        return " and ".join(filter(None, (", ".join(found[:-1]), *found[-1:])))

    def published(self, statement: Statement) -> Period | None:
        """Return a statement's public time, as `Ledger.published` tells."""
        return self.ledger.published(statement)

    def recorded(self, record: Record) -> Period | None:
        """Return when a record was first recorded; None is not known."""
        return self.ledger.recorded(record)

    # -- chains ----------------------------------------------------------------------------

    def chain(self, statement: Statement) -> Chain:
        """Return the chain of a statement: depth, path, origins, circles and gaps."""
        return chain_of(self.ledger, statement, viewpoint=self.viewpoint, policy=self.policy)

    def origins(self, statement: Statement) -> tuple[Hop, ...]:
        """Return the hops that take the position which a statement passes on."""
        return self.chain(statement).origins

    def paths(self, statement: Statement, limit: int = 100) -> Iterator[tuple[Hop, ...]]:
        """Yield the ways from what was read to the origins, no hop twice, up to ``limit`` ways.

        They are found one by one, as they are asked for.
        """
        return self._pathways.to_origins(statement, limit)

    def rests_on(self, statement: Statement) -> tuple[Statement, ...]:
        """Return the statements on which the last link of a statement rests directly."""
        return self._pathways.below(statement)

    def drawn_from(self, statement: Statement) -> tuple[Statement, ...]:
        """Return what a statement rests on, or what the document that its chain spells out says."""
        return self._pathways.drawn_from(statement)

    def is_own_voice(self, statement: Statement) -> bool:
        """Tell whether what was read says it itself, and cites nobody."""
        return self._pathways.is_origin(statement) and len(statement.chain) == 1

    def own_gaps(self, statement: Statement) -> tuple[Gap, ...]:
        """Return what is missing or wrong at the links of a statement itself."""
        return self._pathways.own_gaps(statement)

    def hops(self, statement: Statement) -> tuple[Hop, ...]:
        """Return the links of a statement, the reader's first."""
        return self._pathways.hops(statement)

    def speaker(self, statement: Statement) -> Hop:
        """Return the last link of a statement: who takes the position in it."""
        return self._pathways.speaker(statement)

    def on_circle(self, statement: Statement) -> bool:
        """Tell whether what a statement passes on leads back to it."""
        return self._pathways.on_circle(statement)

    def way_home(self, statement: Statement, within: int = 50) -> tuple[Hop, ...]:
        """Return the way on which a statement comes home to the bloc that published it, if any."""
        return self._houses.way_home(statement, within)

    # -- what stands -----------------------------------------------------------------------

    def label(self, hop: Hop) -> Label:
        """Return whether a hop stands: live, out, or undecided."""
        return self._inquiry.liveness.live[self._inquiry.index.hop(hop)]

    def attackers(self, hop: Hop) -> tuple[Attacker, ...]:
        """Return the statements that take a hop back, and are live themselves."""
        index, liveness = self._inquiry.index, self._inquiry.liveness
        found = liveness.attackers(index.hop(hop))
        return tuple(Attacker(index.statement(a.attacker), hop, a.why) for a in found)

    def takes_back(self, statement: Statement) -> tuple[Attacker, ...]:
        """Return what a statement takes back, if it is live: hop by hop, with how."""
        return tuple(
            Attacker(statement, hop, why) for hop, why in self._pathways.struck_by(statement)
        )

    def is_withdrawn(self, statement: Statement) -> bool:
        """Tell whether who published a statement has taken it back, and relays it no more."""
        return self._pathways.is_withdrawn(statement)

    def stands(self, statement: Statement) -> bool:
        """Tell whether a statement leads, over what stands, to somebody who takes the position."""
        return self._pathways.stands(statement)

    def taken_back_upstream(self, statement: Statement, *whys: Why) -> Attacker | None:
        """Return the nearest retraction or disavowal of what a statement rests on, if any.

        Given ``Why.RETRACTED``, only retractions count. What is withdrawn itself is relayed no
        more, and gives None; of a copy the first link may be taken back, with the original.
        """
        found = self._pathways.withdrawn(statement, whys or (Why.RETRACTED, Why.DISAVOWED))
        return None if found is None else Attacker(*found)

    def time(self, hop: Hop) -> Period | None:
        """Return when a hop took its position, as far as the records tell."""
        return self._inquiry.times[self._inquiry.index.hop(hop)]

    def sides(self, statement: Statement) -> tuple[Side, ...]:
        """Return the claims on which a statement takes a side, and which: none, one, or more."""
        return self._inquiry.sides.of[self._inquiry.index.number(statement)]

    def why_not(self, statement: Statement) -> SetAside | None:
        """Return why a statement did not count on its claim; None if it did, or takes no side."""
        for side in self.sides(statement):
            if side.claim not in self._aside:
                aside = self.assess(side.claim).set_aside
                self._aside[side.claim] = {item.statement: item for item in aside}
            found = self._aside[side.claim].get(statement.id)
            if found is not None:
                return found
        return None

    # -- claims ----------------------------------------------------------------------------

    def assess(self, claim: Claim | Ref | str) -> Assessment:
        """Return the assessment of a claim, worked out once."""
        id = self.ledger.claim(claim).id
        if id not in self._assessed:
            self._assessed[id] = assess(
                self.ledger, id, viewpoint=self.viewpoint, policy=self.policy
            )
        return self._assessed[id]

    def status(self, claim: Claim | Ref | str) -> Status:
        """Return the contested status of a claim."""
        return self.assess(claim).status

    def support(self, claim: Claim | Ref | str) -> Position:
        """Return the side that stands for a claim."""
        return self.assess(claim).support

    def opposition(self, claim: Claim | Ref | str) -> Position:
        """Return the side that stands against a claim."""
        return self.assess(claim).opposition

    def because(self, claim: Claim | Ref | str) -> tuple[Record, ...]:
        """Return the records that carry a claim's status."""
        return self.assess(claim).because

    def answers(self, claim: Claim | Ref | str) -> Mapping[str, Answer]:
        """Return of each accused party, by id, whether it was heard on a claim."""
        return self.assess(claim).answers

    def changes(self, before: PeriodLike, after: PeriodLike) -> tuple[Change, ...]:
        """Return which statuses changed between two dates, and by which records."""
        return compare(
            self.ledger.as_of(before),
            self.ledger.as_of(after),
            viewpoint=self.viewpoint,
            policy=self.policy,
        )

    def unmet(self) -> tuple[Unmet, ...]:
        """Return what the ledger answers otherwise than its expectations say."""
        return unmet(self.ledger, self.expects)

    # -- parties ---------------------------------------------------------------------------

    def same_party(self, one: PartyRef | str, other: PartyRef | str) -> bool:
        """Tell whether two parties are one, by ``same_as``."""
        kinship = self._inquiry.index.kinship
        ids = (self.ledger.current_id(party) for party in (one, other))
        return len({kinship.one(id) for id in ids}) == 1

    def same_voice(self, hop: Hop, *parties: PartyRef | str) -> bool:
        """Tell whether a hop is one of some parties, or speaks for them or they for it."""
        index = self._inquiry.index
        ids = tuple(self.ledger.current_id(party) for party in parties)
        return index.kinship.same_voice(hop.voices, ids, self.time(hop))

    def same_bloc(self, hop: Hop, party: PartyRef | str) -> bool:
        """Tell whether a hop may share a bloc with a party: an owner, a part, a spokesman."""
        index = self._inquiry.index
        return index.kinship.same_bloc(hop.voices, self.ledger.current_id(party), self.time(hop))

    def has_spoken_on(self, claim: Claim | Ref | str, hop: Hop) -> bool:
        """Tell whether a hop has a voice in what was said for or against a claim."""
        return self._pathways.has_spoken_on(self.ledger.claim(claim).id, hop)

    def voices(self, hop: Hop) -> frozenset[str]:
        """Return the ids of whom a hop is or speaks for, one for all that are the same."""
        return self._inquiry.index.kinship.voices(hop.voices, self.time(hop))

    def publishers(self, statements: Iterable[Statement]) -> tuple[tuple[Hop, ...], ...]:
        """Return the first hops of statements, one for each publisher, grouped by bloc.

        What nobody is known to have published is left out.
        """
        return self._houses.publishers(statements)

    def members(self, party: PartyRef | str) -> tuple[str, ...]:
        """Return the ids of all that are members of a collective, directly or through others."""
        kinship = self._inquiry.index.kinship
        return tuple(sorted(kinship.members_within(self.ledger.current_id(party), None)))
