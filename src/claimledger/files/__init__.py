"""Ledger files: records as people write them, in YAML or JSON, with every fault at its place."""

from claimledger.files.configuring import (
    Configuration,
    choose,
    configure,
    find_configuration,
    read_configuration,
)
from claimledger.files.dates import read_date
from claimledger.files.loading import LedgerFile, load, loads
from claimledger.files.schema import ledger_schema
from claimledger.files.writing import dump, dumps
from claimledger.model.plain import Place

__all__ = [
    "Configuration",
    "LedgerFile",
    "Place",
    "choose",
    "configure",
    "dump",
    "dumps",
    "find_configuration",
    "ledger_schema",
    "load",
    "loads",
    "read_configuration",
    "read_date",
]
