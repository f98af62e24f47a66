"""Answering: claim by claim, off the index where a topic is plain, else by the full rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import inf
from typing import Any, Concatenate, ParamSpec, TypeVar, final

from claimledger.ledger import Ledger
from claimledger.model import Statement
from claimledger.reasoning.graph.hops import Hop
from claimledger.reasoning.graph.sides import Side
from claimledger.reasoning.index import plain
from claimledger.reasoning.index.sharing import survey_of
from claimledger.reasoning.index.survey import Survey
from claimledger.reasoning.index.tables import SIDES, Row, chains_table, rows, sides_table
from claimledger.reasoning.inquiry import DEFAULT_POLICY, EVERYTHING, Inquiry, inquire
from claimledger.reasoning.policy import Policy
from claimledger.reasoning.viewpoint import Viewpoint
from claimledger.reasoning.weighing import Position, position_of, status_of
from claimledger.reasoning.words import Status

__all__ = ["Answers"]

_P = ParamSpec("_P")
_Q = TypeVar("_Q")
_R = TypeVar("_R")


@final
class Answers:
    """What follows from a ledger under one policy and one viewpoint, a claim at a time.

    The index serves those who leave nothing out. A viewpoint that does asks the whole ledger by
    the full rules, as who is left out may stand between any two others.
    """

    def __init__(self, ledger: Ledger, policy: Policy | None, viewpoint: Viewpoint | None) -> None:
        self.ledger = ledger
        self.policy = policy or DEFAULT_POLICY
        self.viewpoint = viewpoint or EVERYTHING
        self.indexed = self.viewpoint is EVERYTHING or self.viewpoint == EVERYTHING
        self._survey: Survey | None = None
        self._size = 0
        cut = ledger.cut_from if self.indexed else None
        self._whole = None if cut is None else Answers(cut[0], policy, viewpoint)
        self._by = None if cut is None else inf if cut[1].end is None else float(cut[1].end)

    def ask(
        self, question: Callable[Concatenate[Survey, _P], _R], *args: _P.args, **named: _P.kwargs
    ) -> _R:
        """Ask the index, which must not grow meanwhile; where it has grown, one of its own."""
        survey = self._survey
        if survey is not None:
            with survey.lock:
                if survey.size == self._size:
                    return question(survey, *args, **named)
        self._survey = survey = survey_of(self.ledger, self.policy)
        self._size = survey.size
        return self.ask(question, *args, **named)

    def inquiry(self, claim: str) -> Inquiry:
        """Return the full rules, asked of all that can bear on a claim."""
        if not self.indexed:
            return inquire(self.ledger, self.policy, self.viewpoint)
        return self.ask(_inquiry, claim)

    def inquiry_into(self, statement: Statement) -> Inquiry:
        """Return the full rules, asked of all that can bear on a statement that stands."""
        if not self.indexed:
            return inquire(self.ledger, self.policy, self.viewpoint)
        return self.ask(_inquiry_into, statement)

    def status(self, claim: str) -> Status:
        """Return a claim's status."""
        if not self.indexed:
            return status_of(self.inquiry(claim), claim)
        return self._read_off(_status, claim)

    def position(self, side: Side) -> Position:
        """Sum up one side of a claim; what is not asked of it is not worked out."""
        if not self.indexed:
            return position_of(self.inquiry(side.claim), side)
        return Position.told_by(partial(self._tell, side))

    def _tell(self, side: Side, asked: str) -> Mapping[str, Any]:
        return self._read_off(_told, (side, asked))

    def _read_off(self, question: Callable[[Survey, _Q, float | None], _R], about: _Q) -> _R:
        """Ask the index, that of the whole ledger for what was cut from it."""
        if self._whole is not None:
            return self._whole.ask(question, about, self._by)
        return self.ask(question, about, None)

    def sides(self) -> tuple[dict[str, list[Any]], list[str] | None]:
        """Return the sides of plain claims in columns, and the other claims (None: all)."""
        if self._whole is not None:
            return self._whole.ask(sides_table, self._by)
        if self.indexed:
            return self.ask(sides_table)
        return {name: [] for name in SIDES}, None

    def ruled(self, claim: str, question: Callable[[Inquiry, str], _R]) -> _R:
        """Ask the full rules about a claim, and at once about all claims that go with it."""
        if not self.indexed:
            return question(self.inquiry(claim), claim)
        return self.ask(_ruled, claim, question)

    def rows(self, claim: str, ruled: Callable[[Inquiry, str], list[Row]]) -> list[Row]:
        """Return what the chains of a claim tell at once; ``ruled`` reads it off the full rules."""
        if not self.indexed:
            return ruled(self.inquiry(claim), claim)
        return self.ask(_rows, claim, ruled)

    def origins(self, statement: Statement) -> tuple[Hop, ...] | None:
        """Return the origins of a statement; None if that takes the full rules."""
        return self.ask(_origins, statement) if self.indexed else None

    def chains(self, names: Sequence[str]) -> tuple[dict[str, list[Any]], list[str] | None]:
        """Return columns on chains, and the claims that they are not about (None: all)."""
        if self.indexed:
            return self.ask(chains_table, names)
        return {name: [] for name in names}, None


def _inquiry(survey: Survey, claim: str) -> Inquiry:
    return survey.rules.inquiry(survey.topic(claim))


def _inquiry_into(survey: Survey, statement: Statement) -> Inquiry:
    return survey.rules.inquiry(survey.topic_at(survey.place(statement)))


def _status(survey: Survey, claim: str, by: float | None) -> Status:
    topic = survey.topic(claim)
    if topic.knot is not None:
        return survey.rules.ruled(topic, by, status_of)
    return plain.status(survey, topic, by)


def _told(survey: Survey, question: tuple[Side, str], by: float | None) -> Mapping[str, Any]:
    side, asked = question
    topic = survey.topic(side.claim)
    if topic.knot is None:
        saying = topic.support if side.positive else topic.opposition
        found = plain.told(survey, saying, asked, by)
        if found is not None:
            return found
    return survey.rules.ruled(topic, by, _positions)[side.positive].fields()


def _positions(inquiry: Inquiry, claim: str) -> tuple[Position, Position]:
    """Return both sides, the opposition first."""
    against, support = Side(claim, False), Side(claim, True)
    return position_of(inquiry, against), position_of(inquiry, support)


def _ruled(survey: Survey, claim: str, question: Callable[[Inquiry, str], _R]) -> _R:
    return survey.rules.ruled(survey.topic(claim), None, question)


def _rows(survey: Survey, claim: str, ruled: Callable[[Inquiry, str], list[Row]]) -> list[Row]:
    topic = survey.topic(claim)
    if topic.odd:
        return survey.rules.ruled(topic, None, ruled)
    return rows(survey, topic)


def _origins(survey: Survey, statement: Statement) -> tuple[Hop, ...] | None:
    place = survey.place(statement)
    if survey.topic_at(place).odd:
        return None
    return tuple(survey.hop(p) for p in survey.rules.sorted(survey.columns.origins(place)))
