"""All that a ledger is asked, put plainly: as the library answers, and by the full rules alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from claimledger.ledger import Ledger
from claimledger.reasoning import (
    Assessment,
    Chain,
    Hop,
    Policy,
    Position,
    Side,
    assess_all,
    trace_all,
)
from claimledger.reasoning.assessing import answers_on
from claimledger.reasoning.chains import Facts, facts_of
from claimledger.reasoning.graph.walks import reach
from claimledger.reasoning.inquiry import Inquiry, inquire
from claimledger.reasoning.reasons import because, set_aside
from claimledger.reasoning.weighing import position_of, status_of
from claimledger.reasoning.words import GapKind

__all__ = ["Asked", "Told", "agrees", "asked", "ruled", "told"]

Asked = dict[str, tuple[Assessment, Sequence[Chain]]]
"""Answers by claim, most of which is not worked out."""

Told = dict[str, Any]
"""Answers by claim, and all columns under empty names."""


def asked(ledger: Ledger, policy: Policy | None) -> Asked:
    """Return answers of which only the statuses and the rows of the chains are worked out."""
    assessments = assess_all(ledger, policy=policy)
    traces = trace_all(ledger, policy=policy)
    return {claim: (assessments[claim], [*traces[claim]]) for claim in ledger.claims}


def told(
    ledger: Ledger,
    policy: Policy | None,
    *,
    reasons: bool = False,
    columns_first: bool = False,
    before: Asked | None = None,
) -> Told:
    """Ask a ledger about every claim, with ``reasons`` also why; columns at last, or first.

    What was ``asked`` of it before is worked out now.
    """
    assessments = assess_all(ledger, policy=policy)
    traces = trace_all(ledger, policy=policy)
    tables: list[tuple[str, Callable[[], dict[str, list[Any]]]]] = [
        ("sides", assessments.columns),
        (
            "chains",
            lambda: traces.columns(
                "claim", "statement", "grounded", "depth", "circular", "origins"
            ),
        ),
    ]
    found: Told = {}
    if columns_first:
        found |= {name: _rows(columns()) for name, columns in tables}
    for claim in ledger.claims:
        answer, chains = before[claim] if before else (assessments[claim], traces[claim])
        found[f"{claim}:"] = {
            "status": answer.status.value,
            "support": _side(answer.support),
            "opposition": _side(answer.opposition),
            "chains": [
                (
                    (chain.statement.id, chain.grounded, chain.depth, chain.circular),
                    [_hop(hop) for hop in chain.origins],
                    chain.gap_kinds,
                    chain.anonymous_only,
                )
                for chain in chains
            ],
        }
        if reasons:
            found[f"{claim}:"]["answers"] = dict(answer.answers)
            found[f"{claim}:"]["because"] = [record.id for record in answer.because]
            found[f"{claim}:"]["set aside"] = answer.set_aside
    if not columns_first:
        found |= {name: _rows(columns()) for name, columns in tables}
    return found


def ruled(ledger: Ledger, policy: Policy | None, *, reasons: bool = False) -> Told:
    """Return the same by the full rules, asked of the whole ledger at once.

    Of several sets of records that carry a status alike, relations among other claims may change
    which one is told; where there are claim relations it is left out.
    """
    inquiry = inquire(ledger, policy, None)
    facts = facts_of(inquiry)
    found: Told = {}
    sides: list[tuple[Any, ...]] = []
    chains: list[tuple[Any, ...]] = []
    for claim in ledger.claims:
        support, opposition = (position_of(inquiry, Side(claim, sign)) for sign in (True, False))
        status = status_of(inquiry, claim)
        numbers = [number for number, on in enumerate(inquiry.sides.about) if claim in on]
        found[f"{claim}:"] = {
            "status": status.value,
            "support": _side(support),
            "opposition": _side(opposition),
            "chains": [_chain(inquiry, facts, number) for number in numbers],
        }
        if reasons:
            found[f"{claim}:"]["answers"] = dict(answers_on(inquiry, claim))
            found[f"{claim}:"]["set aside"] = set_aside(inquiry, claim)
            if not ledger.claim_relations:
                found[f"{claim}:"]["because"] = [record.id for record in because(inquiry, claim)]
        counts = ((len(s.origins), s.at_least, s.at_most) for s in (support, opposition))
        sides.append((claim, status, *(n for side in counts for n in side)))
        chains += [(claim, *row, len(origins)) for row, origins, *_ in found[f"{claim}:"]["chains"]]
    return found | {"sides": sorted(sides), "chains": sorted(chains)}


def agrees(got: Told, expected: Told) -> bool:
    """Tell whether answers are those of the full rules, in all that these tell."""
    return got.keys() == expected.keys() and all(
        {name: got[key][name] for name in told} == told
        if isinstance(told, dict)
        else got[key] == told
        for key, told in expected.items()
    )


def _rows(table: dict[str, list[Any]]) -> list[tuple[Any, ...]]:
    return sorted(zip(*table.values(), strict=True))


def _chain(inquiry: Inquiry, facts: Facts, number: int) -> tuple[Any, ...]:
    index, start = inquiry.index, inquiry.index.first(number)
    statement, *row = facts.row(number)
    reached = sorted(reach([start], inquiry.resting.targets))
    origins = [hop for hop in reached if inquiry.resting.origin[hop]]
    named = any(index.descriptions.named(index.speakers[hop]) for hop in origins)
    gaps = {kind for hop in reached for kind in facts.gaps(hop)}
    return (
        (statement.id, *row),
        [_hop(index.shown(hop)) for hop in origins],
        tuple(kind for kind in GapKind if kind in gaps),
        bool(origins) and not named,
    )


def _side(side: Position) -> tuple[Any, ...]:
    counts = (side.at_least, side.at_most)
    return side.grade.value, _hops(side.origins), side.statements, counts, side.flags


def _hops(hops: Iterable[Hop]) -> list[tuple[Any, ...]]:
    return [_hop(hop) for hop in hops]


def _hop(hop: Hop) -> tuple[Any, ...]:
    return hop.statement.id, hop.index, hop.party, hop.voices
