"""Where the walk from what was read towards an origin ends, when it ends before one that counts."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple, final

from claimledger.reasoning.standing.liveness import Label
from claimledger.reasoning.standing.positions import Positions
from claimledger.reasoning.words import Why

__all__ = ["Stop", "Stops"]


class Stop(NamedTuple):
    """Why the walk ends, at which hop, and the id of the record responsible, if any."""

    why: Why
    hop: int
    by: str | None = None


@final
class Stops:
    """The nearest stop of every hop, found in one pass from all stops backwards.

    >>> from claimledger import Assertion, Claim, Document, Except, Ledger, Ref, Viewpoint, assess
    >>> base, article = Claim("base", "A base will open"), Document("idn-1", Ref("idn-times"))
    >>> ledger = Ledger().record(Assertion(base, chain=[article, Ref("mayor")], id="s1"))
    >>> distrust = Viewpoint(relays=Except("idn-times"))
    >>> assess(ledger, base, viewpoint=distrust).set_aside
    (SetAside(statement='s1', why=<Why.NOT_TRUSTED: 'not_trusted'>, by=None),)
    """

    def __init__(self, positions: Positions) -> None:
        self._positions = positions
        self._liveness = positions.liveness
        self._index = positions.index
        found = (self._stop_at(hop) for hop in range(len(self._index.owner)))
        self._nearest: dict[int, Stop] = {stop.hop: stop for stop in found if stop is not None}
        waiting = deque(self._nearest)
        while waiting:
            hop = waiting.popleft()
            for rester in sorted(self._liveness.resters[hop]):
                if rester not in self._nearest:
                    self._nearest[rester] = self._nearest[hop]
                    waiting.append(rester)

    def _stop_at(self, hop: int) -> Stop | None:
        """Say what stops the walk at a hop: its standing, its weight, or distrust."""
        liveness, resting = self._liveness, self._positions.resting
        label = liveness.live[hop]
        if label is Label.UNDECIDED:
            return Stop(Why.UNDECIDED, hop)
        if label is Label.OUT:
            blow = liveness.blow(hop)
            return None if blow is None else Stop(blow[0], hop, self._index.statement(blow[1]).id)
        if resting.origin[hop]:
            counts = self._positions.is_counted(hop)
            return Stop(Why.BELOW_THRESHOLD if counts else Why.NOT_COUNTED, hop)
        if len(liveness.onward[hop]) < len(resting.below[hop]):
            return Stop(Why.NOT_TRUSTED, hop)
        return None

    def of(self, number: int) -> tuple[Why, str | None]:
        """Return why a statement that does not count does not, and by which record.

        What happened on its own links is named as it is; what happened further up is told as
        "unreached", with the record responsible. Where nothing stops the walk, it goes round in
        a circle or ends at nobody: there is no origin.
        """
        first = self._index.first(number)
        if not self._positions.resting.admitted[number]:
            return Why.DOUBTFUL, None
        if not self._liveness.reached[first]:
            return Why.NOT_ADMITTED, None
        stop = self._nearest.get(first)
        if stop is None:
            return Why.NO_ORIGIN, None
        own = stop.by is None or self._index.owner[stop.hop] == number
        return stop.why if own else Why.UNREACHED, stop.by
