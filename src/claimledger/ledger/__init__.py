"""The ledger: an append-only set of records. It keeps and finds them, and judges nothing."""

from claimledger.ledger.cutting import Bounds
from claimledger.ledger.value import Conflict, Ledger

__all__ = ["Bounds", "Conflict", "Ledger"]
