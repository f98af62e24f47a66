"""Answers as plain data, ready for JSON: the shapes that the command line prints."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from claimledger.model import ClaimRelation, Record, Relation
from claimledger.reasoning import Assessment, Chain, Gap, Position, Trace

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["assessment_data", "trace_data"]


@cache
def _converter(*, interested: bool) -> Converter:
    """Return what makes plain data of answers; ``interested`` keeps who denies for itself only."""
    from cattrs import Converter  # noqa: PLC0415  # texts need none
    from cattrs.gen import make_dict_unstructure_fn, override  # noqa: PLC0415  # the same

    made = Converter(unstruct_collection_overrides={tuple: list})
    hook = make_dict_unstructure_fn(
        Position,
        made,
        origins=override(omit=True),
        interested_only=override() if interested else override(omit=True),
    )
    made.register_unstructure_hook(Position, hook)
    return made


def assessment_data(assessment: Assessment) -> dict[str, Any]:
    """Return an assessment as plain data, without its receipt.

    >>> from claimledger import Claim, Ledger, assess
    >>> base = Claim("base", "A base will open")
    >>> assessment_data(assess(Ledger().record(base), base))["status"]
    'unreported'
    """
    plain, opposed = _converter(interested=False), _converter(interested=True)
    return {
        "claim": assessment.claim.id,
        "status": assessment.status.value,
        "support": plain.unstructure(assessment.support),
        "opposition": opposed.unstructure(assessment.opposition),
        "answers": plain.unstructure(dict(assessment.answers)),
        "because": [ground(record) for record in assessment.because],
        "set_aside": plain.unstructure(list(assessment.set_aside)),
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
