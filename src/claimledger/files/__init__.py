"""Ledger files, which people write in YAML or JSON, and journals, to which programs append."""

from claimledger.files.configuring import (
    Configuration,
    choose,
    configure,
    find_configuration,
    read_configuration,
)
from claimledger.files.converting import contents_of, convert
from claimledger.files.dates import read_date
from claimledger.files.journal.entries import Content, Entry, External, Lost, Torn
from claimledger.files.journal.journal import Appended, Journal, Salvaged
from claimledger.files.journal.verifying import Checkpoint, Verification
from claimledger.files.keeping import Recording
from claimledger.files.limits import Limits
from claimledger.files.loading import LedgerFile, load, loads
from claimledger.files.schema import ledger_schema
from claimledger.files.writing import dump, dumps
from claimledger.model.plain import Place

__all__ = [
    "Appended",
    "Checkpoint",
    "Configuration",
    "Content",
    "Entry",
    "External",
    "Journal",
    "LedgerFile",
    "Limits",
    "Lost",
    "Place",
    "Recording",
    "Salvaged",
    "Torn",
    "Verification",
    "choose",
    "configure",
    "contents_of",
    "convert",
    "dump",
    "dumps",
    "find_configuration",
    "ledger_schema",
    "load",
    "loads",
    "read_configuration",
    "read_date",
]
