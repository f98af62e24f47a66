"""The command line: parsing and exit codes, nothing that a library user would miss."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command ``claimledger``; it needs the extra ``cli``."""
    try:
        from claimledger.cli.commands import run  # noqa: PLC0415  # the extra may be missing
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        sys.exit("the command line needs more: pip install 'claimledger[cli]'")
    run()
