"""Hypothesis strategies, valid by construction; options are strategies where that makes sense."""

from claimledger.testing.strategies.asking import policies, viewpoints
from claimledger.testing.strategies.describing import (
    claim_relations,
    claimants,
    claims,
    documents,
    parties,
    periods,
    relations,
    sources,
)
from claimledger.testing.strategies.interacting import ledgers
from claimledger.testing.strategies.speaking import (
    assertions,
    chains,
    denials,
    links,
    questions,
    responses,
    retractions,
)

__all__ = [
    "assertions",
    "chains",
    "claim_relations",
    "claimants",
    "claims",
    "denials",
    "documents",
    "ledgers",
    "links",
    "parties",
    "periods",
    "policies",
    "questions",
    "relations",
    "responses",
    "retractions",
    "sources",
    "viewpoints",
]
