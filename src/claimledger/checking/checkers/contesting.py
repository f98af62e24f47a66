"""CLC, contest: who is accused and was not heard, who alone denies, and what nobody asserts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from claimledger.checking.checker import Scope, checker
from claimledger.checking.finding import Finding, Severity
from claimledger.checking.view import View
from claimledger.ledger import Ledger
from claimledger.model import (
    Claim,
    ClaimRelationKind,
    Identity,
    Question,
    Response,
    ResponseKind,
    Statement,
)
from claimledger.reasoning import Answer, Position
from claimledger.reasoning.graph.walks import reach

__all__ = [
    "accused_not_heard",
    "answering",
    "implying",
    "nobody_asserts_it",
    "only_the_accused_deny",
    "raising",
]

_MOST = 10
"""How many records a finding shows."""


@checker("CLC101", "accused-not-heard", scope=Scope.CLAIM)
def accused_not_heard(view: View, claim: Claim) -> Iterator[Finding]:
    """Somebody is accused, and it is not recorded what they say to it, or that they were asked.

    Whoever is accused must be able to answer: the BBC and Reuters want the answer in the report,
    or the sentence that they were asked and gave none. The answer of one accused party is none of
    another, however near they stand.

    Found once for each party that a claim accuses, if somebody stands for the claim, and that
    party's voice neither denies nor admits it, nor declines to comment, evades, or could not be
    reached; an answer to what says the same, or more, is one to this. Its spokesman answers for
    it, and so does a channel that is recorded to speak for it; its state media, its owner and its
    allies do not. Silent on what only follows from another claim that accuses the same party,
    where it is told of that one; and on parties who are not named, as there is nobody to ask.

    Ask them, and record what they say, or that they could not be reached.
    """
    support = view.support(claim)
    asked: list[str] = []
    for party in view.answers(claim) if support.origins else ():
        told = any(view.same_party(party, other) for other in asked)
        if not told and not _is_heard(view, claim, party) and _can_be_asked(view, party):
            asked.append(party)
            if party not in _accused_elsewhere(view, support):
                yield Finding(
                    claim,
                    f"{view.name(party)} is accused, and no answer to it is recorded",
                    because=[hop.statement for hop in support.origins[:_MOST]],
                    fix="ask them, and record what they say, or that they could not be reached",
                    key=party,
                )


def _is_heard(view: View, claim: Claim, party: str) -> bool:
    """Tell whether a party's answer is recorded, to a claim or to what implies it."""
    unheard = Answer.NOT_RECORDED
    others = implying(view.ledger, claim)
    return any(view.answers(id).get(party, unheard) is not unheard for id in others)


def _can_be_asked(view: View, party: str) -> bool:
    held = view.party(party)
    return held is None or held.identity in (Identity.NAMED, Identity.DESCRIBED)


def _accused_elsewhere(view: View, support: Position) -> set[str]:
    """Return whom those claims accuse from which alone this one follows."""
    if not support.implied_only:
        return set()
    sides = (side for hop in support.origins for side in view.sides(hop.statement))
    claims = {side.claim for side in sides}
    held = view.ledger.claims
    return {view.ledger.current_id(party) for id in claims for party in held[id].accused}


@checker("CLC103", "only-the-accused-deny", scope=Scope.CLAIM, severity=Severity.NOTE)
def only_the_accused_deny(view: View, claim: Claim) -> Iterator[Finding]:
    """Nobody but the accused stands against a claim.

    That they deny it must be told, and says little: the accused would. It is no second view of
    the matter, and a reader should see that nobody else has one.

    Found if all who stand against a claim are of the bloc of a party that it accuses: itself, its
    spokesman, its state media, its owner. Silent where somebody else denies it too, and on
    what only follows from another claim.

    Look for somebody else who can tell, or say that only the accused deny it.
    """
    opposition = view.opposition(claim)
    if opposition.interested_only and not opposition.implied_only:
        yield Finding(
            claim,
            f"nobody stands against it but {view.names(opposition.origins)}, of the accused",
            because=[hop.statement for hop in opposition.origins[:_MOST]],
            fix="look for somebody else who can tell, or say that only the accused deny it",
        )


@checker("CLC106", "nobody-asserts-it", scope=Scope.CLAIM, severity=Severity.NOTE)
def nobody_asserts_it(view: View, claim: Claim) -> Iterator[Finding]:
    """A claim is denied, and nobody is on record who says it.

    A denial of what a reader never heard puts it into the world; or the accusation that it
    answers was left out of the ledger.

    Found if somebody stands against a claim, and nobody says it or ever said it, or something
    from which it follows; nobody asks about it, or was asked; and no review of it is recorded.
    Silent where the denial only follows from another one, as somebody who gives one figure does
    not stand for another.

    Record who says it, or leave the denial out.
    """
    opposition = view.opposition(claim)
    if opposition.origins and not (opposition.implied_only or _was_raised(view, claim)):
        yield Finding(
            claim,
            f"it is denied by {view.names(opposition.origins)}, and nobody is on record who "
            "says it",
            because=[hop.statement for hop in opposition.origins[:_MOST]],
            fix="record who says it, or leave the denial out",
        )


def _was_raised(view: View, claim: Claim) -> bool:
    """Tell whether anybody ever said or asked a claim or what implies it, or rated it."""
    ledger = view.ledger
    rated = ledger.memo(_rated, lambda: _rated(ledger))
    raised = implying(ledger, claim)
    found = (True for id in raised for _ in (*raising(view, id), *answering(view, id)))
    return not rated.isdisjoint(raised) or any(found)


def _rated(ledger: Ledger) -> frozenset[str]:
    """Return the ids of the claims that somebody reviewed."""
    return frozenset(ledger.current_id(review.claim) for review in ledger.reviews)


def raising(view: View, claim: str) -> Iterator[Statement]:
    """Yield the statements that put a claim into the world: who says it or asks it."""
    for statement in view.statements_on(claim):
        if isinstance(statement, Question) or (claim, True) in view.sides(statement):
            yield statement


def answering(view: View, claim: str) -> Iterator[Statement]:
    """Yield the statements that show that somebody was asked about a claim, and said nothing."""
    for statement in view.statements_on(claim):
        if isinstance(statement, Response) and statement.kind in _SILENCE:
            yield statement


_SILENCE = (ResponseKind.NO_COMMENT, ResponseKind.NO_RESPONSE)


def implying(ledger: Ledger, claim: Claim) -> set[str]:
    """Return the ids of a claim and of all from which it follows: the same, or more.

    >>> from claimledger import ClaimRelation, Ref
    >>> ten, boats = Claim("ten", "Ten boats sank"), Claim("boats", "Boats sank")
    >>> sunk = Ledger().record(ten, boats, ClaimRelation(ten, "entails", boats))
    >>> sorted(implying(sunk, boats)), sorted(implying(sunk, ten))
    (['boats', 'ten'], ['ten'])
    """
    above = ledger.memo(_above, lambda: _above(ledger))
    return reach([claim.id], lambda id: above.get(id, ()))


def _above(ledger: Ledger) -> Mapping[str, list[str]]:
    """Return of each claim those of the ledger that say the same, or more, in one step."""
    above: dict[str, list[str]] = defaultdict(list)
    for relation in ledger.claim_relations:
        one, other = ledger.current_id(relation.claim), ledger.current_id(relation.other)
        if one in ledger.claims and other in ledger.claims:
            if relation.kind in (ClaimRelationKind.ENTAILS, ClaimRelationKind.EQUIVALENT):
                above[other].append(one)
            if relation.kind is ClaimRelationKind.EQUIVALENT:
                above[one].append(other)
    return dict(above)
