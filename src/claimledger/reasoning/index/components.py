"""Components: topics that bear on each other, and the full rules asked of them alone."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeVar, final
from weakref import ref

from claimledger.model import Record, digest
from claimledger.reasoning.graph.hops import HopIndex
from claimledger.reasoning.graph.walks import reach
from claimledger.reasoning.index.columns import Columns
from claimledger.reasoning.index.described import Described
from claimledger.reasoning.index.timeline import Timeline
from claimledger.reasoning.index.topics import Knot, Topic, tie
from claimledger.reasoning.inquiry import Inquiry
from claimledger.reasoning.policy import Policy
from claimledger.reasoning.viewpoint import Viewpoint

__all__ = ["Located", "Rules"]

_R = TypeVar("_R")

_LATEST = 8
"""How many of the latest inquiries are kept, whoever has them."""


@final
class Located:
    """Statements by the documents in which their links stand; made when one is retracted.

    What stands in a retracted document, or in a copy of it, is tied to the topic of that.
    """

    def __init__(self, records: Sequence[Record], described: Described, columns: Columns) -> None:
        self._records = records
        self._described = described
        self._columns = columns
        self._in: dict[str, list[Topic]] = defaultdict(list)
        self._size = 0
        self._copies = 0
        self._roots: set[str] = set()
        self._bearing: dict[str, list[Topic]] = defaultdict(list)

    def tie(self, withdrawn: Mapping[str, Topic]) -> None:
        """Tie each retracted document to the topics of what stands in it and in its copies."""
        if not withdrawn:
            return
        if len(self._described.copies) != self._copies:
            self._copies = len(self._described.copies)
            self._roots.clear()  # what is retracted may have another copy by now
        for root, topic in withdrawn.items():
            if root not in self._roots:
                self._roots.add(root)
                self._withdraw(root, topic)
        self._extend()

    def _withdraw(self, root: str, topic: Topic) -> None:
        copied = self._described.copied
        for document in reach([root], lambda id: copied.get(id, ())):
            self._bearing[document].append(topic)
            tie(topic, *self._in.get(document, ()))

    def _extend(self) -> None:
        """Take in the statements that were read since."""
        for place in range(self._size, len(self._columns)):
            saying = self._columns.saying[place]
            if saying is None:
                continue
            record: Any = self._records[place]
            for link in record.chain:
                if link.document is not None:
                    document = self._described.renamed(link.document.id)
                    self._in[document].append(saying.topic)
                    if document in self._bearing:
                        tie(saying.topic, *self._bearing[document])
        self._size = len(self._columns)


@final
class Kept:
    """What the full rules said of a component, as long as it has that many statements.

    The inquiry itself is kept while somebody has it; ``tables`` tell of each claim, by question
    and date.
    """

    __slots__ = ("inquiry", "size", "tables")

    def __init__(self, size: int) -> None:
        self.size = size
        self.inquiry: ref[Inquiry] | None = None
        self.tables: dict[tuple[Callable[..., Any], float | None], dict[str, Any]] = {}


@final
class Rules:
    """The full rules, asked of one component at a time."""

    def __init__(
        self,
        records: Sequence[Record],
        described: Described,
        outside: Mapping[int, Iterable[int]],
        timeline: Timeline,
        policy: Policy,
    ) -> None:
        self._records = records
        self._described = described
        self._outside = outside
        self._timeline = timeline
        self._policy = policy
        self._kept: dict[Topic | Knot, Kept] = {}
        self._latest: deque[Inquiry] = deque(maxlen=_LATEST)

    def forget(self) -> None:
        """Keep nothing that was said: what came in may change any of it."""
        self._kept.clear()
        self._latest.clear()

    def ruled(self, topic: Topic, by: float | None, question: Callable[[Inquiry, str], _R]) -> _R:
        """Return what is said of a claim, asked of all claims of its component at once.

        With ``by``, in seconds since 1970, asked of what was public by then.
        """
        kept = self._keep(topic.knot or topic)
        table = kept.tables.get((question, by))
        if table is None:
            inquiry = self.inquiry(topic, by)
            kept.tables = {key: told for key, told in kept.tables.items() if key[1] in (None, by)}
            topics = topic.knot.topics if topic.knot else [topic]
            table = {t.id: question(inquiry, t.id) for t in topics if t.claim is not None}
            kept.tables[question, by] = table
        found: _R = table[topic.id]
        return found

    def inquiry(self, topic: Topic, by: float | None = None) -> Inquiry:
        """Ask a topic with all that it is tied to, and what its statements cite elsewhere."""
        part = topic.knot or topic
        kept = self._keep(part)
        held = None if kept.inquiry is None or by is not None else kept.inquiry()
        if held is None:
            places = set(part.places())
            for place in list(places):
                places.update(self._outside.get(place, ()))
            if by is not None:
                places = {place for place in places if self._timeline.end(place) <= by}
            related = topic.knot.relations if topic.knot else ()
            held = self.of(self.sorted(places), related)
            if by is None:
                kept.inquiry = ref(held)
            self._latest.append(held)
        return held

    def _keep(self, part: Topic | Knot) -> Kept:
        size = part.size
        kept = self._kept.get(part)
        if kept is None or kept.size != size:
            kept = self._kept[part] = Kept(size)
        return kept

    def of(self, places: Iterable[int], relations: Iterable[int] = ()) -> Inquiry:
        """Ask the statements at some places, in their order, with all descriptions."""
        statements: Any = tuple(self._records[place] for place in places)
        related: Any = sorted((self._records[place] for place in relations), key=_by_id)
        index = HopIndex(statements, tuple(related), self._described.descriptions())
        return Inquiry(index, self._policy, Viewpoint())

    def sorted(self, places: Iterable[int]) -> list[int]:
        """Sort places by the ids of their statements; versions of one by digest."""
        records = self._records
        found = sorted(places, key=lambda place: records[place].id)
        if any(records[a].id == records[b].id for a, b in pairwise(found)):
            found.sort(key=lambda place: (records[place].id, digest(records[place])))
        return found


def _by_id(record: Record) -> str:
    return record.id
