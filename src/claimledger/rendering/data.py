"""Answers as plain data, ready for JSON: the shapes that the command line prints."""

from __future__ import annotations

from typing import Any

from claimledger.model import ClaimRelation, Record
from claimledger.reasoning import Assessment, Chain, Position, Trace

__all__ = ["assessment_data", "trace_data"]


def assessment_data(assessment: Assessment) -> dict[str, Any]:
    """Return an assessment as plain data, without its receipt.

    >>> from claimledger import Claim, Ledger, assess
    >>> base = Claim("base", "A base will open")
    >>> assessment_data(assess(Ledger().record(base), base))["status"]
    'unreported'
    """
    opposition = _side(assessment.opposition)
    opposition["interested_only"] = assessment.opposition.interested_only
    return {
        "claim": assessment.claim.id,
        "status": assessment.status.value,
        "support": _side(assessment.support),
        "opposition": opposition,
        "answers": {party: answer.value for party, answer in assessment.answers.items()},
        "because": [_ground(record) for record in assessment.because],
        "set_aside": [
            {"statement": aside.statement, "why": aside.why.value, "by": aside.by}
            for aside in assessment.set_aside
        ],
    }


def _side(side: Position) -> dict[str, Any]:
    return {
        "grade": side.grade.value,
        "at_least": side.at_least,
        "at_most": side.at_most,
        "statements": list(side.statements),
        "anonymous_only": side.anonymous_only,
        "hedged_only": side.hedged_only,
        "inferred_only": side.inferred_only,
        "implied_only": side.implied_only,
    }


def _ground(record: Record) -> str | dict[str, list[str]]:
    if isinstance(record, ClaimRelation):
        return {"relation": [record.claim.id, record.kind.value, record.other.id]}
    return record.id


def trace_data(traced: Trace) -> dict[str, Any]:
    """Return the chains of a claim as plain data.

    ``links`` are the parties of a statement's own chain, reader first; ``path`` those of one
    shortest way to an origin; ``origins`` the ids of the voices that take the position.

    >>> from claimledger import Claim, Ledger, trace
    >>> base = Claim("base", "A base will open")
    >>> trace_data(trace(Ledger().record(base), base))
    {'claim': 'base', 'chains': []}
    """
    return {"claim": traced.claim.id, "chains": [_chain(chain) for chain in traced]}


def _chain(chain: Chain) -> dict[str, Any]:
    return {
        "statement": chain.statement.id,
        "links": list(chain.links),
        "path": [hop.party for hop in chain.path],
        "origins": sorted({voice for hop in chain.origins for voice in hop.voices}),
        "depth": chain.depth,
        "circular": chain.circular,
        "grounded": chain.grounded,
        "anonymous": sorted({hop.party for hop in chain.anonymous}),
        "anonymous_only": chain.anonymous_only,
        "gaps": [
            {"kind": gap.kind.value, "statement": gap.hop.statement.id, "link": gap.hop.index}
            for gap in chain.gaps
        ],
    }
