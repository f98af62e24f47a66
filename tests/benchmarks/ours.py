"""Our side, through the public API alone: in columns, and object by object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from benchmarks.answers import Answerer, Chains, Statuses
from claimledger import Ledger, Period, Record, assess, assess_all, trace_all

__all__ = ["Columns", "Objects"]

CHAINS: Final = ("grounded", "depth", "circular", "origins")
STATUSES: Final = (
    *("claim", "status", "support_origins", "support_at_most"),
    *("opposition_origins", "opposition_at_most"),
)
"""The columns that all sides hand over; the others know their statements by number."""


class Columns(Answerer):
    """The answers in columns, as data frames and all other sides take them."""

    name = "claimledger"

    def __init__(self, records: Sequence[Record]) -> None:
        self.ledger = Ledger().record(*records)

    def index(self) -> Any:
        """Ask for one claim, which makes the index of the whole log."""
        return assess(self.ledger, next(iter(self.ledger.claims))).status

    def chains(self, *, origins: bool) -> Any:
        return trace_all(self.ledger).columns(*(CHAINS if origins else CHAINS[:-1]))

    def statuses(self, day: Period | None = None) -> Any:
        return assess_all(self.ledger.as_of(day)).columns(*STATUSES)

    def told_chains(self, found: Any) -> Chains:
        ids = trace_all(self.ledger).columns("statement")["statement"]
        grounded, depth, circular, *origins = (found[name] for name in CHAINS if name in found)
        return Chains(ids, grounded, depth, circular, origins[0] if origins else None)

    def told_statuses(self, found: Any) -> Statuses:
        return Statuses(*(found[name] for name in STATUSES))


class Objects(Columns):
    """The same answers, off a `Chain` for each statement and an `Assessment` for each claim."""

    name = "claimledger, by object"

    def chains(self, *, origins: bool) -> Any:
        traces = trace_all(self.ledger).values()
        if origins:
            return [
                (c.statement.id, c.grounded, c.depth, c.circular, len(c.origins))
                for trace in traces
                for c in trace
            ]
        return [
            (c.statement.id, c.grounded, c.depth, c.circular) for trace in traces for c in trace
        ]

    def statuses(self, day: Period | None = None) -> Any:
        return [
            (
                found.claim.id,
                found.status,
                len(found.support.origins),
                found.support.at_most,
                len(found.opposition.origins),
                found.opposition.at_most,
            )
            for found in assess_all(self.ledger.as_of(day)).values()
        ]

    def told_chains(self, found: Any) -> Chains:
        columns: list[Any] = list(zip(*found, strict=True))
        ids, grounded, depth, circular, *origins = columns
        return Chains(ids, grounded, depth, circular, origins[0] if origins else None)

    def told_statuses(self, found: Any) -> Statuses:
        return Statuses(*zip(*found, strict=True))
