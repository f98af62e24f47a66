"""The timeline: when statements were public, and from when on a plain topic stands as it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import inf, isnan, nan
from typing import Any, final

from claimledger.model import Record
from claimledger.reasoning.index.columns import Columns
from claimledger.reasoning.index.described import Described
from claimledger.reasoning.index.topics import Topic

__all__ = ["Timeline"]


@final
class Timeline:
    """Times in seconds since 1970: infinite with an open end, not a number where nobody knows.

    Both are never before a date. All of it is worked out when first asked for.
    """

    def __init__(
        self,
        records: Sequence[Record],
        described: Described,
        columns: Columns,
        standing: Callable[[str], Sequence[int]],
    ) -> None:
        self._records = records
        self._described = described
        self._columns = columns
        self._standing = standing
        self._public: list[float | None] = []

    def public(self, place: int) -> float:
        """Return when a statement and all at which it aims were public, at the latest.

        One that aims at a statement which is not public yet bears on nothing.
        """
        known = self._public
        if len(known) < len(self._columns):
            known += [None] * (len(self._columns) - len(known))
        held = known[place]
        return self._work_out(place) if held is None else held

    def _work_out(self, place: int) -> float:
        known = self._public
        way: list[int] = []
        at: int | None = place
        while at is not None and known[at] is None:
            known[at] = nan  # what aims at itself in a ring stays so
            way.append(at)
            at = self._aim(at)
        beyond = None if at is None else known[at]
        end = -inf if beyond is None else beyond
        while way:
            at = way.pop()
            own = self.end(at)
            end = nan if isnan(own) or isnan(end) else max(own, end)
            known[at] = end
        return end

    def end(self, place: int) -> float:
        """Return when a statement was public at the latest."""
        record: Any = self._records[place]
        period = self._described.published(record)
        if period is None:
            return nan
        return inf if period.end is None else period.end

    def _aim(self, place: int) -> int | None:
        """Return the statement at which one aims; None if that is its topic itself."""
        record: Any = self._records[place]
        if record.target.id in self._described.topics:
            return None
        return next(iter(self._standing(record.target.id)), None)

    def since(self, topic: Topic) -> tuple[float, float, float]:
        """Return from when on a topic has support, has opposition, and is raised, if ever.

        For plain topics on which nothing is taken back.
        """
        size = topic.size
        if topic.since is None or topic.since[0] != size:
            topic.since = size, self._since(topic)
        return topic.since[1]

    def _since(self, topic: Topic) -> tuple[float, float, float]:
        times = []
        for side in (topic.support, topic.opposition):
            origins = [] if side is None else side.origins
            silent = () if side is None or side.silent is None else side.silent
            times.append(self._first(at for at in origins if at not in silent))
        return times[0], times[1], self._first(topic.places())

    def _first(self, places: Iterable[int]) -> float:
        known = (time for time in map(self.public, places) if not isnan(time))
        return min(known, default=nan)
