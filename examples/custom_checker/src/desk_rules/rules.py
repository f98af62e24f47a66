"""The rules: a function with options, and a class that is its own options."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from claimledger import Basis, Claim, Finding, Statement, Status, View, checker

__all__ = ["far_from_the_speaker", "nobody_saw_it"]


@attrs.frozen
class Options:
    """How many hands a report may pass through."""

    most: int = 2


@checker("DESK101", "far-from-the-speaker", scope="statement", options=Options)
def far_from_the_speaker(view: View, statement: Statement, options: Options) -> Iterator[Finding]:
    """A report passes through more hands than the desk accepts.

    Found on each statement that is more steps than that away from who said it first.

    Options: ``most`` (2): how many steps are accepted.
    """
    depth = view.chain(statement).depth
    if depth > options.most:
        yield Finding(
            statement,
            f"it comes {depth} steps from who said it",
            because=[hop.statement for hop in view.origins(statement)],
            fix="look for the words themselves, and cite them",
        )


@attrs.frozen
class NobodySawIt:
    """Others dispute a claim, and nobody says to have seen it, or to have it on paper.

    Found on each contested claim of whose origins none gives such a basis.

    Options: ``enough`` (witnessed, documents): what counts as such.
    """

    enough: tuple[Basis, ...] = (Basis.WITNESSED, Basis.DOCUMENTS)

    def __call__(self, view: View, claim: Claim) -> Iterator[Finding]:
        """Look at one claim."""
        origins = view.support(claim).origins
        shown = any(hop.statement.basis in self.enough for hop in origins)
        if view.status(claim) is Status.CONTESTED and not shown:
            yield Finding(
                claim,
                f"{view.names(origins)} does not say how it is known",
                because=[hop.statement for hop in origins],
                fix="ask how they know, and record it as the basis",
            )


nobody_saw_it = checker("DESK102", "nobody-saw-it", scope="claim", severity="note")(NobodySawIt)
