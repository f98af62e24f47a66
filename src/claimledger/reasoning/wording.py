"""An assessment in words: a paragraph that a reporter can paste. It never names a hash."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimledger.ledger import Ledger
from claimledger.model import Claim, PartyRef, Statement
from claimledger.model.plain import printable
from claimledger.reasoning.graph.hops import Hop
from claimledger.reasoning.reasons import SetAside
from claimledger.reasoning.weighing import Position
from claimledger.reasoning.words import Answer, Status

__all__ = ["paragraph"]

_MOST = 5
_STATUS = {
    Status.UNREPORTED: "Nothing in the ledger bears on it",
    Status.OPEN: "It is raised, but nobody whose word counts takes a side",
}
_FLAGS = {
    "anonymous_only": "nobody on this side is named",
    "hedged_only": "nobody on this side says it without hedging",
    "inferred_only": "the text does not say so outright",
    "implied_only": "it follows only from other claims",
    "interested_only": "this side is only the accused",
}
_ANSWERS = {
    Answer.NOT_RECORDED: "{} is accused, and no answer of theirs is recorded",
    Answer.NO_RESPONSE: "{} is accused, and did not respond",
    Answer.DECLINED: "{} is accused, and declined to comment",
    Answer.EVADED: "{} is accused, and answered without denying it",
    Answer.DENIED: "{} is accused, and denies it",
    Answer.ADMITTED: "{} is accused, and admits it",
    Answer.MIXED: "{} is accused, and both denies and admits it",
}


def paragraph(
    ledger: Ledger,
    claim: Claim,
    status: Status,
    sides: tuple[Position, Position],
    answers: Mapping[str, Answer],
    aside: tuple[SetAside, ...],
) -> str:
    """Say in one paragraph what the status is, who carries it, who was heard, what fell away."""
    words = _Words(ledger)
    sentences = [f"{status.value.capitalize()}: {words.quoted(claim.text)}"]
    if ledger.bounds.published is not None:
        sentences.append(f"As of {ledger.bounds.published}")
    if status in _STATUS:
        sentences.append(_STATUS[status])
    sentences += words.side("Asserted by", sides[0])
    sentences += words.side("Denied by", sides[1])
    sentences += [_ANSWERS[answer].format(words.name(party)) for party, answer in answers.items()]
    sentences += words.aside(aside)
    sentences += words.reviews(claim)
    return " ".join(f"{s[0].upper()}{s[1:]}." for s in sentences)


class _Words:
    """The names of things in one ledger, safe to print."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def name(self, party: str) -> str:
        held = self._ledger.parties.get(party)
        return printable(party if held is None else held.name)

    def quoted(self, text: str) -> str:
        return f"\N{LEFT DOUBLE QUOTATION MARK}{printable(text)}\N{RIGHT DOUBLE QUOTATION MARK}"

    def side(self, verb: str, side: Position) -> list[str]:
        if not side.origins:
            return []
        told = list(dict.fromkeys(self._origin(hop) for hop in side.origins))
        shown = told[:_MOST] + ([f"{len(told) - _MOST} more"] if len(told) > _MOST else [])
        flags = [_FLAGS[flag] for flag in side.flags]
        count = _independent(side.at_least, side.at_most)
        return [f"{verb} {_and(shown, '; ')} ({_and([count, *flags], '; ')})"]

    def _origin(self, hop: Hop) -> str:
        """Name who takes the position, through whom, and where it was read."""
        statement = hop.statement
        who = " and ".join(map(self.name, hop.voices))
        if hop.link.named_as and hop.link.named_as != who:
            who += f" (named as {self.quoted(hop.link.named_as)})"
        through = [self._shown(link.party) for link in statement.chain[1:-1]]
        if through:
            who += f", through {_and(through[::-1])}"
        cue = statement.cue or hop.link.cue
        said = f", {self.quoted(cue)}" if cue else ""
        return f"{who}{self._place(hop)}{said}"

    def _place(self, hop: Hop) -> str:
        """Say where it was read: of one's own voice only on which platform, and when."""
        where = self._read_in(hop.statement)
        if hop.index > 0:
            return f", in {where}"
        own = hop.voices == (hop.party,)
        return f" itself ({self._date(hop.statement)})" if own else f", on {where}"

    def _shown(self, party: PartyRef) -> str:
        return self.name(self._ledger.current_id(party))

    def _read_in(self, statement: Statement) -> str:
        first = statement.chain[0]
        source = self._shown(first.party)
        if first.document is None:
            return source
        held = self._ledger.documents.get(self._ledger.current_id(first.document))
        title = f"{self.quoted(held.title)}, " if held is not None and held.title else ""
        return f"{title}{source} ({self._date(statement)})"

    def _date(self, statement: Statement) -> str:
        published = self._ledger.published(statement)
        return "undated" if published is None else published.written

    def aside(self, aside: Iterable[SetAside]) -> list[str]:
        found = list(aside)
        told = []
        for item in found:
            statement = self._ledger.statement(item.statement)
            speaker = self._shown(statement.chain[-1].party)
            why = item.why.value.replace("_", " ")
            told.append(f"{speaker}, in {self._read_in(statement)}: {why}")
        told = list(dict.fromkeys(told))
        shown = told[:_MOST] + ([f"{len(told) - _MOST} more"] if len(told) > _MOST else [])
        return [f"Set aside: {_and(shown, '; ')}"] if shown else []

    def reviews(self, claim: Claim) -> list[str]:
        told = []
        for review in self._ledger.reviews:
            if self._ledger.current_id(review.claim) == claim.id:
                held = self._ledger.documents.get(self._ledger.current_id(review.document))
                by = printable(review.document.id) if held is None else self._shown(held.source)
                told.append(f"{by} rated it {self.quoted(review.rating.label)}")
        return told


def _independent(at_least: int, at_most: int) -> str:
    count = str(at_most) if at_least == at_most else f"{at_least} to {at_most}"
    return f"{count} independent origin{'s' * (at_most != 1)}"


def _and(items: list[str], mark: str = " and ") -> str:
    if mark == " and " and len(items) > 2:
        return f"{', '.join(items[:-1])} and {items[-1]}"
    return mark.join(items)
