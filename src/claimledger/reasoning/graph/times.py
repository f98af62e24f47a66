"""When each hop took its position, as far as the records tell."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property
from typing import final

from claimledger.model import Period, Source
from claimledger.reasoning.graph.resting import Resting
from claimledger.reasoning.policy import Policy

__all__ = ["Times"]


@final
class Times:
    """The time of every hop, worked out when it is asked for.

    It is the link's ``said``; else, for the last link, the statement's; else, by policy, the
    publication of the nearest document at or above it, of a copy that of the earliest document
    of its derivation. An outlet cited without a document has none of these. What was only
    published again was not said again: such a link takes the time of the party's first saying.

    Here a backgrounder of Friday repeats what the mayor said on Monday, so that her denial of
    Wednesday is her last word:

    >>> from claimledger import Assertion, Claim, Claimant, Denial, Document, Ledger, Ref, assess
    >>> monday, wednesday, friday = (
    ...     Document(day, Ref("port-daily"), published=day)
    ...     for day in ("2031-07-07", "2031-07-09", "2031-07-11")
    ... )
    >>> base, mayor = Claim("base", "A base will open"), Claimant("mayor")
    >>> ledger = Ledger().record(
    ...     Assertion(base, chain=[monday, mayor]),
    ...     Denial(base, chain=[wednesday, mayor]),
    ...     Assertion(base, chain=[friday, mayor]),
    ... )
    >>> assess(ledger, base).status.value
    'denied'
    """

    def __init__(self, resting: Resting, policy: Policy) -> None:
        self._resting = resting
        self._index = resting.index
        self._by_publication = policy.date_by_publication
        self._told: list[Period | None] = [None] * len(self._index.owner)
        self._dated = bytearray(len(self._index.statements))
        self._borrowed: set[int] = set()
        self._first: dict[int, Period] = {}
        self._sayings: dict[Hashable, Mapping[str, Sequence[Period]]] = {}

    def __getitem__(self, hop: int) -> Period | None:
        time = self._time(hop)
        if time is None or hop not in self._borrowed:
            return time
        if hop not in self._first:
            self._first[hop] = self._first_saying(hop, time)
        return self._first[hop]

    def _time(self, hop: int) -> Period | None:
        """Return a hop's time as its own statement gives it."""
        number = self._index.owner[hop]
        if not self._dated[number]:
            self._dated[number] = True
            self._date(number)
        return self._told[hop]

    def _date(self, number: int) -> None:
        """Date the hops of a statement, the reader's first."""
        index = self._index
        last = index.last(number)
        published: Period | None = None
        for hop in index.hops(number):
            link, document = index.link[hop], index.document[hop]
            if document is not None:
                published = self._publication(document)
            time = link.said
            if time is None and hop == last:
                time = index.statements[number].said
            if time is None and self._by_publication:
                outlet = document is None and isinstance(
                    index.parties.get(index.party[hop]), Source
                )
                time = None if outlet else published
                if hop == last and not index.is_first(hop) and not self._in_own_document(hop):
                    self._borrowed.add(hop)
            self._told[hop] = time

    def _publication(self, document: str) -> Period | None:
        """Return when a document, or the earliest one of its derivation, was published."""
        index = self._index
        described = index.documents.get(document)
        if described is not None and document in index.derived:
            described = index.descriptions.earliest(described)
        return None if described is None else described.published

    def _in_own_document(self, hop: int) -> bool:
        """Tell whether a link is located in a document of its party's own."""
        index = self._index
        document = index.documents.get(index.document[hop] or "")
        if document is None:
            return False
        own = index.kinship.one(index.renamed(document.source.id)) == index.one[hop]
        return own or index.descriptions.on_platform(document)

    # -- not said again --------------------------------------------------------------------

    def _first_saying(self, hop: int, time: Period) -> Period:
        """Return the earliest time at which the party said this before, else this time."""
        index = self._index
        firsts = [
            self._before(time, self._said(index.one[hop], key))
            for key in self._resting.sides.keys[index.owner[hop]]
        ]
        return min(firsts, key=lambda period: period.order)

    def _before(self, time: Period, sayings: Sequence[Period]) -> Period:
        """Return the first of some times that lies before another one, else that one."""
        for said in sayings:
            if said.before(time):
                return said
            if said.order >= time.order:  # nor does any that begins as late
                break
        return time

    def _said(self, party: str, key: Hashable) -> Sequence[Period]:
        """Return the times at which a party says something itself, the earliest first."""
        if key not in self._sayings:
            self._sayings[key] = self._by_party(key)
        return self._sayings[key].get(party, ())

    def _by_party(self, key: Hashable) -> Mapping[str, Sequence[Period]]:
        found: dict[str, list[Period]] = {}
        for hop in self._origins.get(key, ()):
            time = self._time(hop)
            if time is not None:
                for party in set(map(self._index.kinship.one, self._index.speakers[hop])):
                    found.setdefault(party, []).append(time)
        for times in found.values():
            times.sort(key=lambda time: time.order)
        return found

    @cached_property
    def _origins(self) -> Mapping[Hashable, Sequence[int]]:
        """The origins by what is said there."""
        resting, owner = self._resting, self._index.owner
        found: dict[Hashable, list[int]] = {}
        for hop in resting.origins:
            if resting.admitted[owner[hop]]:
                for key in resting.sides.keys[owner[hop]]:
                    found.setdefault(key, []).append(hop)
        return found
