"""Expectations: what a ledger should answer, compared like balance assertions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, final

import attrs

from claimledger.ledger import Ledger
from claimledger.model import ChainExpectation, Expectation
from claimledger.reasoning.assessing import Assessment, assess
from claimledger.reasoning.chains import Chain
from claimledger.reasoning.policy import Policy
from claimledger.reasoning.traces import Trace, trace
from claimledger.reasoning.viewpoint import Viewpoint

__all__ = ["Unmet", "unmet"]


@final
@attrs.frozen
class Unmet:
    """One thing that a ledger answers otherwise than expected."""

    expectation: Expectation
    what: str
    expected: Any
    found: Any

    def __str__(self) -> str:
        claim = self.expectation.claim.id
        return f"{claim}: {self.what} is {self.found!r}, expected {self.expected!r}"


def unmet(ledger: Ledger, expects: Iterable[Expectation]) -> tuple[Unmet, ...]:
    """Compare what a ledger answers with what it should; what is not given is not compared.

    >>> from claimledger.model import Claim
    >>> ledger = Ledger().record(Claim("base", "A base will open"))
    >>> print(*unmet(ledger, [Expectation(claim=ledger.claim("base"), status="open")]))
    base: status is 'unreported', expected 'open'
    """
    return tuple(
        Unmet(expectation, what, expected, found)
        for expectation in expects
        for what, expected, found in _differences(ledger, expectation)
    )


def _differences(ledger: Ledger, expectation: Expectation) -> Iterator[tuple[str, Any, Any]]:
    then = ledger.as_of(expectation.as_of)
    if then.current_id(expectation.claim) not in then.claims:
        yield "claim", expectation.claim.id, "not in the ledger"
        return
    policy = Policy.of(expectation.policy)
    viewpoint = Viewpoint.of(expectation.viewpoint)
    answer = assess(then, expectation.claim.id, viewpoint=viewpoint, policy=policy)
    for what, expected, found in _pairs(expectation, answer):
        if expected is not None and expected != found:
            yield what, expected, found
    if expectation.chains:
        traced = trace(then, expectation.claim.id, viewpoint=viewpoint, policy=policy)
        for chain in expectation.chains:
            yield from _chain_differences(chain, traced, then)


def _pairs(expectation: Expectation, answer: Assessment) -> Iterator[tuple[str, Any, Any]]:
    yield "status", expectation.status, answer.status.value
    for name, side in (("support", answer.support), ("opposition", answer.opposition)):
        yield name, getattr(expectation, name), (side.at_least, side.at_most)
        flags = expectation.flags.get(name)
        yield f"{name} flags", None if flags is None else sorted(flags), sorted(side.flags)
    given = {party: answer.value for party, answer in answer.answers.items()}
    for party, expected in expectation.answers.items():
        yield f"answer of {party}", expected, given.get(party, "not accused")


def _chain_differences(
    expected: ChainExpectation, traced: Trace, ledger: Ledger
) -> Iterator[tuple[str, Any, Any]]:
    """Compare one chain; an expectation that names no statement is met by any chain."""
    wanted = {
        name: sorted(value) if isinstance(value, tuple) else value
        for name, value in attrs.asdict(expected).items()
        if value is not None and name != "statement"
    }
    if expected.statement is not None:
        id = ledger.current_id(expected.statement)
        chains = [chain for chain in traced if chain.statement.id == id]
    else:
        chains = list(traced)
    told = [{name: _told(chain)[name] for name in wanted} for chain in chains]
    if wanted not in told:
        name = f"chain of {expected.statement}" if expected.statement else "one of the chains"
        yield name, wanted, told[0] if len(told) == 1 else told


def _told(chain: Chain) -> dict[str, Any]:
    return {
        "depth": chain.depth,
        "origins": sorted({voice for hop in chain.origins for voice in hop.voices}),
        "circular": chain.circular,
        "grounded": chain.grounded,
        "gaps": sorted(kind.value for kind in chain.gap_kinds),
    }
