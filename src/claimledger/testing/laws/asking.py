"""How a law asks: under which policy and viewpoint, through whose rules, of which ledgers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Protocol, Self, final

import attrs
from hypothesis import strategies as st

from claimledger.ledger import Ledger
from claimledger.model import Record
from claimledger.reasoning import (
    Answer,
    Chain,
    Except,
    Only,
    Policy,
    Position,
    SetAside,
    Status,
    Viewpoint,
    assess_all,
    trace_all,
)
from claimledger.testing.laws.breach import Breach

__all__ = ["Asking", "AssessAll", "Assessed", "Told", "TraceAll"]

Told = Mapping[Any, Any]
"""What a ledger answers, in part: by claim, by side of a claim, or by statement."""


class Assessed(Protocol):
    """What a law reads of an answer on one claim; `Assessment` is one."""

    @property
    def status(self) -> Status:
        """The contested status."""
        ...

    @property
    def support(self) -> Position:
        """Who stands for the claim."""
        ...

    @property
    def opposition(self) -> Position:
        """Who stands against it."""
        ...

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Of each accused party, whether it was heard."""
        ...

    @property
    def because(self) -> tuple[Record, ...]:
        """The records that carry the status."""
        ...

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        """What did not count, and why."""
        ...


class AssessAll(Protocol):
    """Rules of status: `claimledger.assess_all`, or what a tool puts in its place."""

    def __call__(
        self, ledger: Ledger, *, viewpoint: Viewpoint | None, policy: Policy | None
    ) -> Mapping[str, Assessed]:
        """Answer on every claim of a ledger."""
        ...


class TraceAll(Protocol):
    """Rules of chains: `claimledger.trace_all`, or what a tool puts in its place."""

    def __call__(
        self, ledger: Ledger, *, viewpoint: Viewpoint | None, policy: Policy | None
    ) -> Mapping[str, Collection[Chain]]:
        """Trace every statement of a ledger, by claim."""
        ...


@final
@attrs.frozen(kw_only=True)
class Asking:
    """A policy, a viewpoint, the rules that are asked, and the ledgers that they are asked of.

    >>> Asking().but(threshold="full").policy.threshold
    <Grade.FULL: 'full'>
    """

    policy: Policy = attrs.field(factory=Policy)
    viewpoint: Viewpoint = attrs.field(factory=Viewpoint)
    assess_all: AssessAll = assess_all
    trace_all: TraceAll = trace_all
    ledgers: st.SearchStrategy[Ledger] = attrs.field(factory=st.nothing)

    def but(self, **changes: Any) -> Self:
        """Ask under a policy that differs in some fields."""
        return attrs.evolve(self, policy=self.policy.but(**changes))

    def asked_by(self, policy: Policy, viewpoint: Viewpoint) -> Self:
        """Ask under another policy and viewpoint."""
        return attrs.evolve(self, policy=policy, viewpoint=viewpoint)

    def seen(self, viewpoint: Viewpoint) -> Self:
        """Ask under another viewpoint."""
        return attrs.evolve(self, viewpoint=viewpoint)

    def admitting(self, *ids: str | None) -> Self:
        """Ask under a viewpoint that also admits, trusts and counts these documents and parties.

        >>> Asking(viewpoint=Viewpoint(relays=Only("a"))).admitting("b").viewpoint.fields()
        {'relays': {'only': ['a', 'b']}}
        """
        wider = {
            name: Only(*chosen.ids, *ids)
            if isinstance(chosen, Only)
            else Except(*(chosen.ids - {*ids}))
            for name, chosen in attrs.asdict(self.viewpoint, recurse=False).items()
        }
        return self.seen(Viewpoint(**wider))

    # -- what is answered ------------------------------------------------------------------

    def assessed(self, ledger: Ledger) -> Mapping[str, Assessed]:
        """Return the answer on every claim."""
        return self.assess_all(ledger, viewpoint=self.viewpoint, policy=self.policy)

    def traced(self, ledger: Ledger) -> Mapping[str, Collection[Chain]]:
        """Return the chains of every claim."""
        return self.trace_all(ledger, viewpoint=self.viewpoint, policy=self.policy)

    def statuses(self, ledger: Ledger) -> Told:
        """Return the status of every claim."""
        return {id: answer.status for id, answer in self.assessed(ledger).items()}

    def sides(self, ledger: Ledger) -> Told:
        """Return each side of every claim, without the statements that carry it."""
        return {key: _summed(side) for key, side in self._sides(ledger)}

    def grades(self, ledger: Ledger) -> Told:
        """Return the rank of each side's grade."""
        return {key: side.grade.rank for key, side in self._sides(ledger)}

    def at_least(self, ledger: Ledger) -> Told:
        """Return the least number of independent origins of each side."""
        return {key: side.at_least for key, side in self._sides(ledger)}

    def at_most(self, ledger: Ledger) -> Told:
        """Return the greatest number of independent origins of each side."""
        return {key: side.at_most for key, side in self._sides(ledger)}

    def _sides(self, ledger: Ledger) -> Iterator[tuple[tuple[str, str], Position]]:
        for id, answer in self.assessed(ledger).items():
            yield (id, "support"), answer.support
            yield (id, "opposition"), answer.opposition

    def answers(self, ledger: Ledger) -> Told:
        """Return all that is answered on every claim, without the ids of statements."""
        return {
            id: (a.status, _summed(a.support), _summed(a.opposition), dict(a.answers))
            for id, a in self.assessed(ledger).items()
        }

    def origins(self, ledger: Ledger) -> Told:
        """Return, by claim and statement, the statements and parties where a chain starts."""
        return {
            (claim, chain.statement.id): {(hop.statement.id, hop.party) for hop in chain.origins}
            for claim, chains in self.traced(ledger).items()
            for chain in chains
        }

    def everything(self, ledger: Ledger) -> Told:
        """Return every answer and every chain, with all that carries them, and the digest."""
        told: dict[Any, Any] = {"digest": ledger.digest}
        for id, a in self.assessed(ledger).items():
            told[id] = (a.status, a.support, a.opposition, dict(a.answers))
        for claim, chains in self.traced(ledger).items():
            told[claim, "chains"] = tuple(chains)
        return told

    # -- what breaks a law -----------------------------------------------------------------

    def breach(self, *found: str, **ledgers: Ledger) -> Breach:
        """Return a breach: what was found, in ledgers called so."""
        return Breach(found, ledgers, self.policy, self.viewpoint)

    def breaches(self, found: Collection[str], **ledgers: Ledger) -> Iterator[Breach]:
        """Yield one breach of all that was found, if anything was."""
        if found:
            yield self.breach(*found, **ledgers)

    def unequal(
        self, of: Callable[[Ledger], Told], *, keys: Collection[Any] = (), **ledgers: Ledger
    ) -> Iterator[Breach]:
        """Yield a breach if two ledgers differ in some answers; ``keys``: in these only."""
        (one, a), (other, b) = ledgers.items()
        before, after = of(a), of(b)
        found = [
            f"{_key(key)}: {one} {before.get(key)}, {other} {after.get(key)}"
            for key in keys or sorted({*before, *after}, key=str)
            if before.get(key) != after.get(key)
        ]
        yield from self.breaches(found, **ledgers)

    def raised(self, of: Callable[[Ledger], Told], **ledgers: Ledger) -> Iterator[Breach]:
        """Yield a breach if an answer is greater in the second ledger than in the first."""
        (one, a), (other, b) = ledgers.items()
        before, after = of(a), of(b)
        found = [
            f"{_key(key)}: {one} {before[key]}, {other} {after[key]}"
            for key in before
            if key in after and after[key] > before[key]
        ]
        yield from self.breaches(found, **ledgers)


def _summed(side: Position) -> tuple[Any, ...]:
    return side.grade, (side.at_least, side.at_most), side.flags


def _key(key: object) -> str:
    return " ".join(map(str, key)) if isinstance(key, tuple) else str(key)
