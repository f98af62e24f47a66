"""Ledger files: records as people write them, in YAML or JSON, with every fault at its place."""

from claimledger.files.dates import read_date
from claimledger.files.loading import LedgerFile, load, loads
from claimledger.files.schema import ledger_schema
from claimledger.files.writing import dump, dumps
from claimledger.model.plain import Place

__all__ = ["LedgerFile", "Place", "dump", "dumps", "ledger_schema", "load", "loads", "read_date"]
