"""One hop of a chain, as answers show it."""

from __future__ import annotations

from typing import final

import attrs

from claimledger.model import Link, Statement

__all__ = ["Hop"]


@final
@attrs.frozen
class Hop:
    """Link ``index`` of a statement: ``party`` is shown, ``voices`` are the ids that speak there.

    The two differ on a platform, where a document's authors speak and not the platform.
    """

    statement: Statement
    index: int
    party: str
    voices: tuple[str, ...]

    @property
    def link(self) -> Link:
        """The link itself."""
        return self.statement.chain[self.index]
