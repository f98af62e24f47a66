"""What broke a law: what was found, and ledgers to paste that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, final

import attrs

from claimledger.ledger import Ledger
from claimledger.model.plain import printable
from claimledger.reasoning import Policy, Viewpoint
from claimledger.testing.detaching import recorded

__all__ = ["Breach"]


@final
@attrs.frozen(repr=False)
class Breach:
    """One way in which a law does not hold.

    ``found`` tells it in words, ``ledgers`` are those that were asked, by the name that the
    words call them, ``policy`` and ``viewpoint`` how.

    >>> found = ("c0: 2 origins of 1",)
    >>> print(Breach(found, {"ledger": Ledger()}, Policy(threshold="full"), Viewpoint()).code)
    from claimledger import *
    <BLANKLINE>
    policy = Policy.of({'threshold': 'full'})
    viewpoint = Viewpoint.of({})
    ledger = Ledger()
    # c0: 2 origins of 1
    """

    found: tuple[str, ...]
    ledgers: Mapping[str, Ledger]
    policy: Policy
    viewpoint: Viewpoint

    @property
    def code(self) -> str:
        """Python code that rebuilds what was asked, with what was found as comments."""
        return "\n".join(
            [
                "from claimledger import *",
                "",
                f"policy = Policy.of({self._policy()})",
                f"viewpoint = Viewpoint.of({self.viewpoint.fields()})",
                *self._built(),
                *(f"# {printable(line)}" for line in self.found),
            ]
        )

    def _policy(self) -> dict[str, str | bool]:
        """Return the fields in which the policy differs from the default."""
        usual = Policy().fields()
        return {name: value for name, value in self.policy.fields().items() if value != usual[name]}

    def _built(self) -> Iterator[str]:
        """Yield a line or more for each ledger; what it shares with the one before is not told."""
        before: tuple[str, Ledger] | None = None
        for name, ledger in self.ledgers.items():
            more = [r for r in ledger if before and r not in before[1]]
            if before is not None and more and len(before[1]) and _holds(ledger, before[1]):
                added = recorded((r, ledger.recorded(r)) for r in more)
                yield f"{name} = {before[0]} | {added.code()}"
            else:
                yield f"{name} = {ledger.code()}"
            before = before or (name, ledger)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002, FBT001  # IPython's
        printer.text(repr(self))

    def __repr__(self) -> str:
        return f"<Breach: {'; '.join(map(printable, self.found))}>"


def _holds(ledger: Ledger, part: Ledger) -> bool:
    """Tell whether a ledger holds all of another, recorded at the same times."""
    return all(r in ledger and ledger.recorded(r) == part.recorded(r) for r in part)
