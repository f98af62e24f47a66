"""From drafts to records: who is meant, what is claimed, and what a policy accepts."""

from claimledger.reading.accepting.accepting import Accept, Accepted, Left, Resolve, accepted
from claimledger.reading.accepting.names import Ask, Resolved, parties_of

__all__ = [
    "Accept",
    "Accepted",
    "Ask",
    "Left",
    "Resolve",
    "Resolved",
    "accepted",
    "parties_of",
]
