"""Right of reply: whether each accused party was heard, and what it said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimledger.model import Response, ResponseKind
from claimledger.reasoning.graph.sides import Side
from claimledger.reasoning.inquiry import Inquiry
from claimledger.reasoning.words import Answer

__all__ = ["answers_on"]

_BY_KIND = {
    ResponseKind.NO_RESPONSE: Answer.NO_RESPONSE,
    ResponseKind.NO_COMMENT: Answer.DECLINED,
    ResponseKind.NON_DENIAL: Answer.EVADED,
    ResponseKind.NOT_AWARE: Answer.EVADED,
}
_STRENGTH = (Answer.NOT_RECORDED, Answer.NO_RESPONSE, Answer.DECLINED, Answer.EVADED)


def _answer(inquiry: Inquiry, claim: str, party: str) -> Answer:
    """Return the strongest answer of a party's voice; denied and admitted together are mixed."""
    positions = inquiry.positions
    heard = {
        Answer.ADMITTED if sign else Answer.DENIED
        for sign in (True, False)
        for c in positions.on(Side(claim, sign))
        if positions.speaks_as(c.hop, party)
    }
    if len(heard) == 2:
        return Answer.MIXED
    if heard:
        return heard.pop()
    answers = [Answer.NOT_RECORDED]
    for kind, hop in _responses(inquiry, claim):
        if positions.speaks_as(hop, party):
            answers.append(_BY_KIND[kind])
    return max(answers, key=_STRENGTH.index)


def _responses(inquiry: Inquiry, claim: str) -> Iterator[tuple[ResponseKind, int]]:
    """Yield the live responses on a claim, with the hop that gives each."""
    index = inquiry.index
    for number, statement in enumerate(index.statements):
        if isinstance(statement, Response) and inquiry.positions.is_live_origin(index.last(number)):
            if claim in inquiry.sides.about(number):
                yield statement.kind, index.last(number)


def answers_on(inquiry: Inquiry, claim: str) -> Mapping[str, Answer]:
    """Return the answer of every party that a claim accuses, by party id."""
    return {p: _answer(inquiry, claim, p) for p in inquiry.positions.accused(claim)}
