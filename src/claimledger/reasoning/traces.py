"""Traces: the chains of a claim, and of every claim of a ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, final, overload

from claimledger.ledger import Ledger
from claimledger.model import Claim, Ref, Statement
from claimledger.reasoning.answering import Answers
from claimledger.reasoning.chains import Chain, facts_of
from claimledger.reasoning.index.tables import CHAINS, Row, named
from claimledger.reasoning.inquiry import Inquiry
from claimledger.reasoning.policy import Policy
from claimledger.reasoning.viewpoint import Viewpoint

__all__ = ["Trace", "Traces", "chain_of", "trace", "trace_all"]


@final
class Trace(Sequence[Chain]):
    """The chains of one claim, a statement each, by statement id.

    Printed, it shows a chain a line, reader first.
    """

    def __init__(self, claim: Claim, answers: Answers) -> None:
        self.claim = claim
        self._answers = answers

    @cached_property
    def _rows(self) -> list[Row]:
        """The chains' facts, as the ledger that was asked tells them."""
        return self._answers.rows(self.claim.id, _ruled)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Chain]:
        return (_chain(self._answers, row) for row in self._rows)

    @overload
    def __getitem__(self, place: int) -> Chain: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Chain, ...]: ...

    def __getitem__(self, place: int | slice) -> Chain | tuple[Chain, ...]:
        if isinstance(place, slice):
            return tuple(_chain(self._answers, row) for row in self._rows[place])
        return _chain(self._answers, self._rows[place])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Trace):
            return NotImplemented
        return self.claim == other.claim and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash((self.claim, len(self)))

    def __str__(self) -> str:
        return "\n".join(map(str, self))

    def __repr__(self) -> str:
        return f"<Trace of {self.claim.id} ({len(self)} chain{'s' * (len(self) != 1)})>"


def trace(
    ledger: Ledger,
    claim: Claim | Ref | str,
    *,
    viewpoint: Viewpoint | None = None,
    policy: Policy | None = None,
) -> Trace:
    """Trace every statement on a claim to who said it first.

    An id that the ledger does not hold raises `UnknownIdError`.

    >>> from claimledger.model import Assertion, Claimant, Document, Source
    >>> article = Document("idn-1", Source("idn", "IDN Times"), published="2024-06-19")
    >>> independent, putin = Source("independent", "The Independent"), Claimant("putin", "Putin")
    >>> thanks = Claim("thanks", "Putin thanked Pyongyang for its support")
    >>> ledger = Ledger().record(Assertion(thanks, chain=[article, independent, putin]))
    >>> print(trace(ledger, thanks))
    IDN Times <- The Independent <- Putin
    """
    return Trace(ledger.claim(claim), Answers(ledger, policy, viewpoint))


@final
class Traces(Mapping[str, Trace]):
    """The traces of all claims of a ledger, by claim id; each is worked out when asked for."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._claims = answers.ledger.claims

    def __getitem__(self, claim: str) -> Trace:
        return Trace(self._claims[claim], self._answers)

    def __iter__(self) -> Iterator[str]:
        return iter(self._claims)

    def __len__(self) -> int:
        return len(self._claims)

    def columns(self, *names: str) -> dict[str, list[Any]]:
        """Return facts on all chains in columns of equal length, a row for each chain.

        The columns are ``claim`` and ``statement`` (ids), ``grounded``, ``depth`` and
        ``circular``, as they are defined for a `Chain`, and if it is named ``origins``, how many
        it has; their numbers can grow with the square of the statements. Without names all but
        the last are given. The order of the rows has no meaning. Data frames take this form.

        >>> ledger = Ledger().record(Claim("base", "A base will open"))
        >>> trace_all(ledger).columns("statement", "depth")
        {'statement': [], 'depth': []}
        """
        chosen = named(names, CHAINS) or CHAINS[:-1]
        table, others = self._answers.chains(chosen)
        for claim in self if others is None else others:
            rows = self._answers.rows(claim, _ruled)
            told: dict[str, Iterable[Any]] = {
                "claim": [claim] * len(rows),
                "statement": (statement.id for statement, _, _, _ in rows),
                "grounded": (grounded for _, grounded, _, _ in rows),
                "depth": (depth for _, _, depth, _ in rows),
                "circular": (circular for _, _, _, circular in rows),
            }
            if "origins" in table:
                told["origins"] = self._answers.ruled(claim, _counted)
            for name, column in table.items():
                column.extend(told[name])
        return table

    def __repr__(self) -> str:
        return f"<Traces of {len(self)} claim{'s' * (len(self) != 1)}>"


def trace_all(
    ledger: Ledger, *, viewpoint: Viewpoint | None = None, policy: Policy | None = None
) -> Traces:
    """Trace every statement of a ledger, by claim id.

    >>> ledger = Ledger().record(Claim("base", "A base will open"))
    >>> trace_all(ledger)["base"]
    <Trace of base (0 chains)>
    """
    return Traces(Answers(ledger, policy, viewpoint))


def chain_of(
    ledger: Ledger,
    statement: Statement,
    *,
    viewpoint: Viewpoint | None = None,
    policy: Policy | None = None,
) -> Chain:
    """Trace one statement, whatever it is on.

    One that the ledger does not hold raises `UnknownIdError`.

    >>> from claimledger.model import Assertion
    >>> said = Assertion(Claim("base", "A base opens"), chain=[Ref("daily"), Ref("mayor")])
    >>> chain_of(Ledger().record(said), said).depth
    1
    """
    answers = Answers(ledger, policy, viewpoint)
    facts = facts_of(answers.inquiry_into(statement))
    return _chain(answers, facts.row(facts.inquiry.index.number(statement)))


def _chain(answers: Answers, row: Row) -> Chain:
    statement, grounded, depth, circular = row
    return Chain(answers, statement, grounded=grounded, depth=depth, circular=circular)


def _ruled(inquiry: Inquiry, claim: str) -> list[Row]:
    """Return the chains of a claim as the full rules give them."""
    facts = facts_of(inquiry)
    numbers = inquiry.memo("statements on", lambda: _numbers(inquiry)).get(claim, ())
    return [facts.row(number) for number in numbers]


def _counted(inquiry: Inquiry, claim: str) -> list[int]:
    """Return how many origins each chain of a claim has, in the order of the chains."""
    facts = facts_of(inquiry)
    numbers = inquiry.memo("statements on", lambda: _numbers(inquiry)).get(claim, ())
    return [facts.origins[inquiry.index.first(number)].bit_count() for number in numbers]


def _numbers(inquiry: Inquiry) -> dict[str, list[int]]:
    """Return the statements on each claim by number."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, claims in enumerate(inquiry.sides.about):
        for claim in claims:
            found[claim].append(number)
    return found
