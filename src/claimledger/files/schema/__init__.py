"""The ledger file as a JSON Schema, from the same tables by which it is read."""

from claimledger.files.schema.whole import ledger_schema

__all__ = ["ledger_schema"]
