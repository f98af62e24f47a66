"""CLC, contest: who is accused and was not heard, who alone denies, and what nobody asserts."""

from __future__ import annotations

from collections.abc import Iterator

from claimledger.checking.checker import Scope, checker
from claimledger.checking.finding import Finding, Severity
from claimledger.checking.view import View
from claimledger.model import Claim, Question
from claimledger.reasoning import Answer, Position

__all__ = ["accused_not_heard", "nobody_asserts_it", "only_the_accused_deny"]

_MOST = 10
"""How many records a finding shows."""


@checker("CLC101", "accused-not-heard", scope=Scope.CLAIM)
def accused_not_heard(view: View, claim: Claim) -> Iterator[Finding]:
    """Somebody is accused, and it is not recorded what they say to it, or that they were asked.

    Whoever is accused must be able to answer: the BBC and Reuters want the answer in the report,
    or the sentence that they were asked and gave none. The answer of one accused party is none of
    another, however near they stand.

    Found once for each party that a claim accuses, if somebody stands for the claim and no
    statement of that party's voice bears on it: no denial, no admission, no "no comment", and no
    attempt to reach it. Its spokesman answers for it; its state media, its owner and its allies do
    not. Silent on what only follows from another claim that accuses the same party, where it is
    told of that one.

    Ask them, and record what they say, or that they could not be reached.
    """
    support = view.support(claim)
    if support.origins:
        told = _accused_elsewhere(view, support)
        for party, answer in view.answers(claim).items():
            if answer is Answer.NOT_RECORDED and party not in told:
                yield Finding(
                    claim,
                    f"{view.name(party)} is accused, and no answer to it is recorded",
                    because=[hop.statement for hop in support.origins[:_MOST]],
                    fix="ask them, and record what they say, or that they could not be reached",
                    key=party,
                )


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

    Found if somebody stands against a claim, nothing stands for it or was ever said for it,
    and nobody asks about it. Silent on what only follows from another claim, as that somebody
    who gives one figure does not stand for another.

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
    """Tell whether anybody stands for a claim, or ever said or asked it."""
    if view.support(claim).origins:
        return True
    sides = ((s, view.sides(s)) for s in view.statements_on(claim))
    return any(isinstance(s, Question) or (claim.id, True) in held for s, held in sides)
