"""Answers as plain data, ready for JSON: the shapes that the command line prints."""

from __future__ import annotations

from typing import Any

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from claimledger.model import ClaimRelation, Record, Relation
from claimledger.reasoning import Assessment, Chain, Gap, Position, Trace

__all__ = ["assessment_data", "trace_data"]

_PLAIN = Converter(unstruct_collection_overrides={tuple: list})
_OPPOSITION = Converter(unstruct_collection_overrides={tuple: list})
for _converter, _interested in ((_PLAIN, override(omit=True)), (_OPPOSITION, override())):
    _converter.register_unstructure_hook(
        Position,
        make_dict_unstructure_fn(
            Position, _converter, origins=override(omit=True), interested_only=_interested
        ),
    )


def assessment_data(assessment: Assessment) -> dict[str, Any]:
    """Return an assessment as plain data, without its receipt.

    >>> from claimledger import Claim, Ledger, assess
    >>> base = Claim("base", "A base will open")
    >>> assessment_data(assess(Ledger().record(base), base))["status"]
    'unreported'
    """
    return {
        "claim": assessment.claim.id,
        "status": assessment.status.value,
        "support": _PLAIN.unstructure(assessment.support),
        "opposition": _OPPOSITION.unstructure(assessment.opposition),
        "answers": _PLAIN.unstructure(dict(assessment.answers)),
        "because": [ground(record) for record in assessment.because],
        "set_aside": _PLAIN.unstructure(list(assessment.set_aside)),
    }


def ground(record: Record) -> str | dict[str, list[str]]:
    """Return a record's id, or what a relation relates: it has no id that people know."""
    match record:
        case ClaimRelation():
            return {"relation": [record.claim.id, record.kind.value, record.other.id]}
        case Relation():
            during = [] if record.during is None else [record.during.written]
            parts = [record.party.id, record.kind.value, record.other.id, *during]
            return {"relation": parts}
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
        "gaps": [_gap(gap) for gap in chain.gaps],
    }


def _gap(gap: Gap) -> dict[str, str | int]:
    return {"kind": gap.kind.value, "statement": gap.hop.statement.id, "link": gap.hop.index}
