"""Contested status: who stands for a claim and who against it, and how many of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, final

import attrs

from claimledger.ledger import Ledger
from claimledger.model import Claim, ClaimRelation, Ref, Response, ResponseKind, Statement
from claimledger.reasoning.answering import Answers
from claimledger.reasoning.graph.sides import Side
from claimledger.reasoning.index.tables import SIDES, named
from claimledger.reasoning.inquiry import Inquiry
from claimledger.reasoning.policy import Policy
from claimledger.reasoning.reasons import SetAside, because, set_aside
from claimledger.reasoning.viewpoint import Viewpoint
from claimledger.reasoning.weighing import Position
from claimledger.reasoning.wording import paragraph
from claimledger.reasoning.words import Answer

__all__ = [
    "SEMANTICS",
    "Assessment",
    "Assessments",
    "Position",
    "Receipt",
    "assess",
    "assess_all",
    "receipt",
]

SEMANTICS = "1"
"""The version of the rules; an answer can be replayed by an implementation of the same one."""


@final
@attrs.frozen(kw_only=True)
class Receipt:
    """What it takes to replay an answer."""

    semantics: str
    digest: str
    policy: Mapping[str, Any]
    viewpoint: Mapping[str, Any]
    as_of: str | None
    recorded: str | None

    def fields(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "semantics": self.semantics,
            "digest": self.digest,
            "policy": dict(self.policy),
            "viewpoint": dict(self.viewpoint),
            "as_of": self.as_of,
            "recorded": self.recorded,
        }


def receipt(
    ledger: Ledger, *, viewpoint: Viewpoint | None = None, policy: Policy | None = None
) -> Receipt:
    """Return what it takes to replay the answers of a ledger under a viewpoint and a policy.

    >>> receipt(Ledger().as_of("2024-06-19")).as_of
    '2024-06-19'
    """
    bounds = ledger.bounds
    return Receipt(
        semantics=SEMANTICS,
        digest=ledger.digest,
        policy=(policy or Policy()).fields(),
        viewpoint=(viewpoint or Viewpoint()).fields(),
        as_of=None if bounds.published is None else bounds.published.written,
        recorded=None if bounds.recorded is None else bounds.recorded.written,
    )


@final
class Assessment:
    """The answer on one claim: its status, both sides, and, when asked, the reasons."""

    def __init__(self, answers: Answers, claim: Claim) -> None:
        self.claim = claim
        self.status = answers.status(claim.id)
        self._answering = answers

    @cached_property
    def _inquiry(self) -> Inquiry:
        return self._answering.inquiry(self.claim.id)

    @property
    def support(self) -> Position:
        """The side that takes the claim."""
        return self._support

    @cached_property
    def _support(self) -> Position:
        return self._answering.position(Side(self.claim.id, True))

    @property
    def opposition(self) -> Position:
        """The side that is against it."""
        return self._opposition

    @cached_property
    def _opposition(self) -> Position:
        return self._answering.position(Side(self.claim.id, False))

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Of each accused party, whether it was heard on the claim."""
        return self._answers

    @cached_property
    def _answers(self) -> Mapping[str, Answer]:
        return answers_on(self._inquiry, self.claim.id)

    @property
    def because(self) -> tuple[Statement | ClaimRelation, ...]:
        """The records that carry the status: none of them can be dropped, no other is needed."""
        return self._because

    @cached_property
    def _because(self) -> tuple[Statement | ClaimRelation, ...]:
        return because(self._inquiry, self.claim.id)

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        """Each statement with a side on the claim that did not count, and why."""
        return self._set_aside

    @cached_property
    def _set_aside(self) -> tuple[SetAside, ...]:
        return set_aside(self._inquiry, self.claim.id)

    @property
    def receipt(self) -> Receipt:
        """What it takes to replay this answer."""
        asked = self._answering
        return receipt(asked.ledger, viewpoint=asked.viewpoint, policy=asked.policy)

    @property
    def ledger(self) -> Ledger:
        """The ledger that was asked."""
        return self._answering.ledger

    def _told(self) -> tuple[object, ...]:
        return self.claim, self.status, self.support, self.opposition, self.answers

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Assessment):
            return NotImplemented
        return self._told() == other._told()

    def __hash__(self) -> int:
        return hash((self.claim, self.status))

    def __repr__(self) -> str:
        return f"<Assessment of {self.claim.id}: {self.status.value}>"

    def __str__(self) -> str:
        sides = (self.support, self.opposition)
        return paragraph(self.ledger, self.claim, self.status, sides, self.answers, self.set_aside)


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
    for number in inquiry.sides.raising.get(claim, ()):
        statement, hop = index.statements[number], index.last(number)
        if isinstance(statement, Response) and inquiry.positions.is_live_origin(hop):
            yield statement.kind, hop


def answers_on(inquiry: Inquiry, claim: str) -> Mapping[str, Answer]:
    """Return the answer of every party that a claim accuses, by party id."""
    return {p: _answer(inquiry, claim, p) for p in inquiry.positions.accused(claim)}


def assess(
    ledger: Ledger,
    claim: Claim | Ref | str,
    *,
    viewpoint: Viewpoint | None = None,
    policy: Policy | None = None,
) -> Assessment:
    """Assess one claim: its status, who carries it, and why.

    An id that the ledger does not hold raises `UnknownIdError`; it is not "unreported".

    >>> from claimledger.model import Assertion, Claimant, Denial, Document, Source
    >>> article = Document("idn-1", Source("idn", "IDN Times"), published="2024-06-19")
    >>> usa, russia = Claimant("usa", "the United States"), Claimant("russia", "Russia")
    >>> shipped = Claim("shipped", "Munitions went to Russia", accused=[russia])
    >>> ledger = Ledger().record(
    ...     Assertion(shipped, chain=[article, usa], act="accuses"),
    ...     Denial(shipped, chain=[article, russia]),
    ... )
    >>> assess(ledger, shipped).status
    <Status.CONTESTED: 'contested'>
    """
    return Assessment(Answers(ledger, policy, viewpoint), ledger.claim(claim))


@final
class Assessments(Mapping[str, Assessment]):
    """The assessments of all claims of a ledger, by claim id, each made when asked for."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._claims = answers.ledger.claims

    def __getitem__(self, claim: str) -> Assessment:
        return Assessment(self._answers, self._claims[claim])

    def __iter__(self) -> Iterator[str]:
        return iter(self._claims)

    def __len__(self) -> int:
        return len(self._claims)

    def columns(self, *names: str) -> dict[str, list[Any]]:
        """Return the answers in columns of equal length, a row for each claim.

        The columns are ``claim`` (its id), ``status``, and for ``support`` and ``opposition`` how
        many origins count and how many of them are independent: ``support_origins``,
        ``support_at_least``, ``support_at_most``, and so on. Without names all are given. The
        order of the rows has no meaning. Data frames take this form.

        >>> ledger = Ledger().record(Claim("base", "A base will open"))
        >>> assess_all(ledger).columns("claim", "status")
        {'claim': ['base'], 'status': [<Status.UNREPORTED: 'unreported'>]}
        """
        chosen = named(names, SIDES) or SIDES
        table, others = self._answers.sides()
        for claim in self if others is None else others:
            found = self[claim]
            row: list[Any] = [claim, found.status]
            for side in (found.support, found.opposition):
                row += [len(side.origins), side.at_least, side.at_most]
            for column, value in zip(table.values(), row, strict=True):
                column.append(value)
        return {name: table[name] for name in chosen}

    def __repr__(self) -> str:
        return f"<Assessments of {len(self)} claim{'s' * (len(self) != 1)}>"


def assess_all(
    ledger: Ledger, *, viewpoint: Viewpoint | None = None, policy: Policy | None = None
) -> Assessments:
    """Assess every claim of a ledger, by id.

    >>> ledger = Ledger().record(Claim("base", "A base will open"))
    >>> {id: answer.status.value for id, answer in assess_all(ledger).items()}
    {'base': 'unreported'}
    """
    return Assessments(Answers(ledger, policy, viewpoint))
