"""The checkers that come with the library, family by family."""

from __future__ import annotations

from claimledger.checking.checkers.attribution import circular_reporting, returns_home
from claimledger.checking.checkers.itself import (
    broken_checker,
    expired_suppression,
    plugin_not_loaded,
    unknown_suppression,
    unused_suppression,
)

__all__ = ["BROKEN", "BUILT_IN", "NOT_LOADED"]

BUILT_IN = (
    circular_reporting,
    returns_home,
    broken_checker,
    expired_suppression,
    plugin_not_loaded,
    unknown_suppression,
    unused_suppression,
)
"""All of them, each with its default options."""

BROKEN = broken_checker
NOT_LOADED = plugin_not_loaded
