"""The ledger: an append-only set of records. It keeps and finds them, and judges nothing."""

from claimledger.ledger.value import Bounds, Conflict, Ledger

__all__ = ["Bounds", "Conflict", "Ledger"]
