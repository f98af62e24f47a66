"""Property-based testing with Hypothesis: strategies for records, ledgers, policies, viewpoints.

>>> from hypothesis import find
>>> from claimledger import assess_all
>>> def contested(ledger):
...     return any(a.status == "contested" for a in assess_all(ledger).values())
>>> found = find(ledgers(attack_free=True), contested)
>>> {type(statement).__name__ for statement in found.statements} >= {"Assertion", "Denial"}
True
"""

from claimledger.testing.detaching import recorded, remade
from claimledger.testing.strategies import (
    assertions,
    chains,
    claim_relations,
    claimants,
    claims,
    denials,
    documents,
    ledgers,
    links,
    parties,
    periods,
    policies,
    questions,
    relations,
    responses,
    retractions,
    sources,
    viewpoints,
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
    "recorded",
    "relations",
    "remade",
    "responses",
    "retractions",
    "sources",
    "viewpoints",
]
