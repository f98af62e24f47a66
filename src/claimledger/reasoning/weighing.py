"""Weighing: the two sides of a claim, joined into its contested status."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, final

import attrs

from claimledger.model import Certainty, Reading
from claimledger.reasoning.graph.hops import Hop
from claimledger.reasoning.graph.sides import Side
from claimledger.reasoning.inquiry import Inquiry
from claimledger.reasoning.standing.positions import Contribution
from claimledger.reasoning.words import Grade, Status

__all__ = ["FLAGS", "Position", "counting", "given_to", "position_of", "status_of"]


Tell = Callable[[str], Mapping[str, Any]]
"""Tells the field of a position that is asked for, and others that are known with it."""

FLAGS = ("anonymous_only", "hedged_only", "inferred_only", "implied_only", "interested_only")
"""The flags of a side, in the order in which they are told; the last is for opposition only."""


class _Told:
    """What tells the fields is no field itself."""

    __slots__ = ("_tell",)


@final
@attrs.frozen(kw_only=True)
class Position(_Told):
    """One side of a claim.

    ``grade`` joins all origins whose position the viewpoint counts. The rest is about those
    that reach the threshold: ``origins`` are their hops, ``statements`` the ids of all that
    reach one of them, ``at_least`` and ``at_most`` how many of them are independent.
    Flags of an empty side are false. An answer's sides are worked out when they are asked for.
    """

    grade: Grade = Grade.NONE
    origins: tuple[Hop, ...] = ()
    statements: tuple[str, ...] = ()
    at_least: int = 0
    at_most: int = 0
    anonymous_only: bool = False
    hedged_only: bool = False
    inferred_only: bool = False
    implied_only: bool = False
    interested_only: bool = False

    @classmethod
    def told_by(cls, tell: Tell) -> Position:
        """Return a position whose fields are told, some at a time, when one is asked for."""
        position = cls.__new__(cls)
        object.__setattr__(position, "_tell", tell)
        return position

    if not TYPE_CHECKING:  # for a type checker every field is there

        def __getattr__(self, name: str) -> Any:
            if name not in _FIELDS:
                raise AttributeError(f"a position has no {name!r}", name=name, obj=self)
            for field, value in self._tell(name).items():
                object.__setattr__(self, field, value)
            return object.__getattribute__(self, name)

    def __reduce__(self) -> tuple[Any, ...]:
        return _position, (self.fields(),)

    def fields(self) -> dict[str, Any]:
        """Return all fields by name."""
        return {name: getattr(self, name) for name in _FIELDS}

    @property
    def flags(self) -> tuple[str, ...]:
        """The names of the flags that are true."""
        return tuple(name for name in FLAGS if getattr(self, name))


_FIELDS = tuple(attrs.fields_dict(Position))


def _position(fields: Mapping[str, Any]) -> Position:
    return Position(**fields)


def status_of(inquiry: Inquiry, claim: str) -> Status:
    """Return a claim's status: grounded below, Belnap above."""
    sides = (Side(claim, True), Side(claim, False))
    support, opposition = (bool(counting(inquiry, given_to(inquiry, side))) for side in sides)
    raised = inquiry.positions.raised(claim)
    return Status.of(support=support, opposition=opposition, raised=raised)


def given_to(inquiry: Inquiry, side: Side) -> list[Contribution]:
    """Return the live origins on a side whose position the viewpoint counts."""
    positions = inquiry.positions
    return [c for c in positions.on(side) if positions.is_counted(c.hop)]


def counting(inquiry: Inquiry, given: list[Contribution]) -> list[Contribution]:
    """Return those whose weight reaches the threshold."""
    return [c for c in given if c.weight.rank >= inquiry.policy.threshold.rank]


def position_of(inquiry: Inquiry, side: Side) -> Position:
    """Sum up one side of a claim."""
    index, positions = inquiry.index, inquiry.positions
    given = given_to(inquiry, side)
    counted = counting(inquiry, given)
    grade = max((c.weight for c in given), key=lambda grade: grade.rank, default=Grade.NONE)
    if not counted:
        return Position(grade=grade)
    hops = [c.hop for c in counted]
    origins = [index.statement(hop) for hop in hops]
    at_least, at_most = inquiry.independence.count(hops)
    reaching = positions.reaching(hops)
    return Position(
        grade=grade,
        origins=tuple(index.shown(hop) for hop in hops),
        statements=tuple(sorted({index.statement(hop).id for hop in reaching})),
        at_least=at_least,
        at_most=at_most,
        anonymous_only=not any(index.descriptions.named(index.speakers[hop]) for hop in hops),
        hedged_only=all(origin.certainty is Certainty.WEAK for origin in origins),
        inferred_only=all(origin.reading is not Reading.EXPLICIT for origin in origins),
        implied_only=all(c.side.claim != side.claim for c in counted),
        interested_only=not side.positive
        and all(_interested(inquiry, h, side.claim) for h in hops),
    )


def _interested(inquiry: Inquiry, hop: int, claim: str) -> bool:
    """Tell whether an origin may share a bloc with a party that the claim accuses."""
    index = inquiry.index
    return any(
        index.kinship.same_bloc(index.speakers[hop], party, inquiry.times[hop])
        for party in inquiry.positions.accused(claim)
    )
