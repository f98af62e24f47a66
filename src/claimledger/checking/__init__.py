"""Checkers: rules of a newsroom over a ledger, ours and those that others write."""

from claimledger.checking.checker import Checker, Scope, checker
from claimledger.checking.checkset import CheckSet
from claimledger.checking.discovery import Plugins, plugins
from claimledger.checking.engine import check
from claimledger.checking.finding import Finding, Severity
from claimledger.checking.outcome import Failure, Findings, Outcome
from claimledger.checking.view import Attacker, View

__all__ = [
    "Attacker",
    "CheckSet",
    "Checker",
    "Failure",
    "Finding",
    "Findings",
    "Outcome",
    "Plugins",
    "Scope",
    "Severity",
    "View",
    "check",
    "checker",
    "plugins",
]
