"""Set aside: each statement on a claim that did not count, and why."""

from __future__ import annotations

from typing import final

import attrs

from claimledger.reasoning.graph.sides import Side
from claimledger.reasoning.inquiry import Inquiry
from claimledger.reasoning.standing.liveness import Label
from claimledger.reasoning.words import Why

__all__ = ["SetAside", "set_aside"]


@final
@attrs.frozen
class SetAside:
    """A statement that did not count, why, and the id of the record responsible, if any."""

    statement: str
    why: Why
    by: str | None = None


def set_aside(inquiry: Inquiry, claim: str, counted: set[str]) -> tuple[SetAside, ...]:
    """Return the statements with a side carried to a claim that are not among the counted."""
    sources = {
        source for sign in (True, False) for source in inquiry.sides.sources(Side(claim, sign))
    }
    return tuple(
        SetAside(statement.id, *_why(inquiry, number))
        for number, statement in enumerate(inquiry.index.statements)
        if statement.id not in counted and not sources.isdisjoint(inquiry.sides.of[number])
    )


def _why(inquiry: Inquiry, number: int) -> tuple[Why, str | None]:
    """Walk from what was read towards the origins, and say what stops the walk first."""
    index, resting, liveness = inquiry.index, inquiry.resting, inquiry.liveness
    if not resting.admitted[number]:
        return Why.DOUBTFUL, None
    first = index.first(number)
    if liveness.reached[first] is Label.OUT:
        return Why.NOT_ADMITTED, None
    found: list[tuple[Why, str | None]] = []
    seen = {first}
    waiting = [first]
    while waiting:
        hop = waiting.pop(0)
        own = index.owner[hop] == number
        if liveness.live[hop] is Label.UNDECIDED:
            found.append((Why.UNDECIDED, None))
        elif liveness.live[hop] is Label.OUT:
            blow = liveness.blow(hop)
            if blow is not None:
                why, attacker = blow
                found.append((why if own else Why.UNREACHED, index.statement(attacker).id))
        elif resting.origin[hop]:
            counts = inquiry.positions.is_counted(hop)
            found.append((Why.BELOW_THRESHOLD if counts else Why.NOT_COUNTED, None))
        else:
            onward = liveness.onward[hop]
            if len(onward) < len(resting.edges[hop]):
                found.append((Why.NOT_TRUSTED, None))
            waiting += [h for h in onward if h not in seen]
            seen.update(onward)
    return found[0] if found else (Why.NO_ORIGIN, None)
