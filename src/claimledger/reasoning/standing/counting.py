"""Independence: how many of some origins are voices of their own, as an interval."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import final

from claimledger.model import Basis, Document, Period, Source, SourceKind
from claimledger.reasoning.graph.kinship import Partition
from claimledger.reasoning.graph.resting import Resting
from claimledger.reasoning.graph.times import Times
from claimledger.reasoning.graph.walks import components

__all__ = ["Independence"]


@final
class Independence:
    """Counts the blocs among origins; unknown lineage is never counted as independent."""

    def __init__(self, resting: Resting, times: Times) -> None:
        self._index = resting.index
        self._times = times

    def count(self, origins: Iterable[int]) -> tuple[int, int]:
        """Return ``at_least`` and ``at_most`` of the blocs among some origin hops.

        ``at_most`` are all blocs. ``at_least`` are those with a named origin that is not bare,
        less those in which such origins are only collectives with members in others; but one,
        if there is an origin at all.
        """
        hops = list(origins)
        blocs, joined = self._blocs(hops)
        certain = {bloc: [h for h in found if self._is_certain(h)] for bloc, found in blocs.items()}
        counted = [bloc for bloc, found in certain.items() if found]
        places = {bloc: place for place, bloc in enumerate(counted)}
        leads = [self._contained(certain[bloc], places, joined) for bloc in counted]
        ends = [
            knot
            for knot in components(range(len(leads)), len(leads), leads.__getitem__)
            if set().union(*(leads[place] for place in knot)) <= set(knot)
        ]
        return max(len(ends), min(1, len(hops))), len(blocs)

    def _contained(
        self, hops: list[int], places: dict[str, int], joined: Callable[[str], str]
    ) -> set[int]:
        """Return the blocs with members of some origins, if each is a collective with one.

        Followed to where they end, they give the blocs that are certainly independent; of
        collectives that contain each other, one remains.
        """
        if not self._index.kinship.collective:
            return set()
        members = [
            {
                places[joined(member)]
                for voice in self._counts_as(hop)[0]
                for member in self._index.kinship.members_within(voice, self._times[hop])
                if joined(member) in places
            }
            for hop in hops
        ]
        return set().union(*members) if all(members) else set()

    def _counts_as(self, hop: int) -> tuple[tuple[str, ...], Document | None]:
        """Return whose voice an origin counts as, and in which document.

        What stands in a copy counts as the voice of the source of the earliest document of that
        derivation; were there a matching statement in an original, it would be no origin.
        """
        index = self._index
        here = index.documents.get(index.document[hop] or "")
        if here is None or not index.descriptions.derivation(here.id):
            return index.speakers[hop], here
        earliest = index.descriptions.earliest(here)
        return index.descriptions.voices_of(earliest) or (f"author of {earliest.id}",), earliest

    def _is_certain(self, hop: int) -> bool:
        """Tell whether an origin is named and not bare.

        Bare is a publisher, or at a first link a platform's author, that does not say how it
        knows.
        """
        index = self._index
        voices, document = self._counts_as(hop)
        if not index.descriptions.named(voices):
            return False
        if index.statement(hop).basis not in (Basis.UNSTATED, Basis.TOLD):
            return True
        if (
            index.is_first(hop)
            and document is not None
            and index.descriptions.on_platform(document)
        ):
            return False
        return not all(self._publishes(voice) for voice in voices)

    def _publishes(self, party: str) -> bool:
        found = self._index.parties.get(party)
        return isinstance(found, Source) and found.kind is not SourceKind.OFFICIAL_CHANNEL

    def _blocs(self, hops: list[int]) -> tuple[dict[str, list[int]], Callable[[str], str]]:
        """Group origins into blocs, by the party that stands for each.

        A relation joins two blocs unless it certainly did not hold at the time of every origin
        of both. With several authors an origin is one, and joins their blocs.
        """
        kinship, local = self._index.kinship, Partition()

        def joined(party: str) -> str:
            return local.find(kinship.steady.find(kinship.one(party)))

        voices = {hop: self._counts_as(hop)[0] for hop in hops}
        for spoken in voices.values():
            for voice in spoken[1:]:
                local.join(joined(spoken[0]), joined(voice))
        while any(
            self._join(one, other, d, voices, joined, local) for one, other, d in kinship.dated
        ):
            pass
        blocs: dict[str, list[int]] = defaultdict(list)
        for hop, spoken in voices.items():
            blocs[joined(spoken[0])].append(hop)
        return blocs, joined

    def _join(
        self,
        one: str,
        other: str,
        during: Period,
        voices: dict[int, tuple[str, ...]],
        joined: Callable[[str], str],
        local: Partition,
    ) -> bool:
        """Join two blocs if their relation may have held at the time of an origin of either."""
        both = {joined(one), joined(other)}
        times = [self._times[hop] for hop, spoken in voices.items() if joined(spoken[0]) in both]
        if all(time is not None and during.excludes(time) for time in times):
            return False
        return local.join(joined(one), joined(other))
