"""Topics: what statements bear on, what they say of it, and which of them are asked together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import final

from claimledger.model import Claim, Identity, Party, Source, SourceKind

__all__ = ["Knot", "Saying", "Speaker", "Topic", "tie"]


@final
class Speaker:
    """A party as it counts: ``one`` is the speaker that stands for all that are the same.

    ``bloc`` stands for all that share its bloc at all times; ``publishes`` tells of an outlet.
    ``hosts`` tells whether any statement was read in one of its own links, and ``visits`` lists
    the sayings of statements that end with it, as long as none was.
    """

    __slots__ = ("bloc", "hosts", "id", "implicit", "named", "one", "publishes", "visits")

    def __init__(self, id: str, party: Party | None) -> None:
        self.id = id
        self.bloc = id
        self.publishes = isinstance(party, Source) and party.kind is not SourceKind.OFFICIAL_CHANNEL
        self.named = party is not None and party.identity is Identity.NAMED
        self.implicit = party is not None and party.identity is Identity.IMPLICIT
        self.one = self
        self.hosts = False
        self.visits: list[Saying] = []


@final
class Saying:
    """Statements that say the same: a side of a claim, or one sort of aside on one target.

    ``members`` are the places of all of them, ``origins`` those that take the position themselves
    and ``speakers`` who speaks there, ``silent`` those of these whose weight is below the
    threshold, ``best`` the greatest weight. ``voices`` tells of each named party that takes a side
    of a claim with which certainty. ``guests`` are parties that are cited without a document, by
    which their own statements may be meant; ``hosts`` those in whose own statements it stands,
    noted as soon as there is a guest. ``onward`` leads from a statement to those that cite it,
    once asked for; ``watched`` tells whether there is any of these three to be kept up.
    """

    __slots__ = (
        "best",
        "guests",
        "hosts",
        "members",
        "onward",
        "origins",
        "positive",
        "silent",
        "speakers",
        "topic",
        "voices",
        "watched",
    )

    def __init__(self, topic: Topic, *, positive: bool | None) -> None:
        self.topic = topic
        self.positive = positive
        self.members: list[int] = []
        self.origins: list[int] = []
        self.speakers: list[Speaker] = []
        self.silent: set[int] | None = None
        self.best = 0
        self.voices: dict[str, int] | None = None
        self.guests: set[str] | None = None
        self.hosts: set[str] | None = None
        self.onward: dict[int, list[int]] | None = None
        self.watched = False


@final
class Topic:
    """What statements bear on: a claim, or a document or an id that nothing stands under.

    ``claim`` is None for the latter. ``asides`` are the places of statements without a side on it,
    and of all that aim at other statements on it; ``raised`` tells whether one of them raises it.

    A topic without a ``knot`` is plain: nothing on it is looked up or carried elsewhere, and what
    holds of it can be read off. So can the chains in a knot, unless the topic is ``odd``.
    ``turning`` are the parties that may have said otherwise before, and ``struck`` tells whether
    a statement on it may be taken back in any way; ``located`` tells of links after the first
    that stand in documents. ``fallen`` and ``since`` keep what was worked out of it, with how many
    statements it had, ``stirring`` or of any sort.
    """

    __slots__ = (
        "asides",
        "claim",
        "fallen",
        "id",
        "knot",
        "located",
        "odd",
        "opposition",
        "raised",
        "since",
        "struck",
        "support",
        "turning",
    )

    def __init__(self, id: str, claim: Claim | None) -> None:
        self.id = id
        self.claim = claim
        self.support: Saying | None = None
        self.opposition: Saying | None = None
        self.asides: list[int] | None = None
        self.knot: Knot | None = None
        self.raised = False
        self.struck = False
        self.located = False
        self.odd = False
        self.turning: set[str] | None = None
        self.fallen: tuple[int, frozenset[int]] | None = None
        self.since: tuple[int, tuple[float, float, float]] | None = None

    def side(self, *, positive: bool) -> Saying:
        """Return a side of the claim, made when first asked for."""
        held = self.support if positive else self.opposition
        if held is None:
            held = Saying(self, positive=positive)
            if positive:
                self.support = held
            else:
                self.opposition = held
        return held

    def sides(self) -> Iterator[Saying]:
        """Yield the sides on which there is a statement."""
        for side in (self.support, self.opposition):
            if side is not None:
                yield side

    def places(self) -> Iterator[int]:
        """Yield the places of all statements on the topic."""
        for side in self.sides():
            yield from side.members
        yield from self.asides or ()

    @property
    def size(self) -> int:
        """How many statements are on the topic."""
        return sum(len(side.members) for side in self.sides()) + len(self.asides or ())

    @property
    def stirring(self) -> int:
        """How many statements may take back or be taken back: all but those that only relay."""
        return sum(len(side.origins) for side in self.sides()) + len(self.asides or ())

    def twist(self) -> None:
        """Note that statements on the topic may rest on others than those that they cite."""
        self.odd = True
        tie(self)

    def strike(self) -> None:
        """Note that a statement on the topic may be taken back."""
        self.struck = True
        if self.located:
            tie(self)

    def locate(self) -> None:
        """Note that a link after the first stands in a document: it may fall with it."""
        self.located = True
        if self.struck:
            tie(self)


@final
class Knot:
    """Topics that are asked together, by the full rules; ``relations`` are places of such."""

    __slots__ = ("relations", "topics")

    def __init__(self) -> None:
        self.topics: list[Topic] = []
        self.relations: list[int] = []

    @property
    def size(self) -> int:
        """How many statements and relations are in it."""
        return sum(topic.size for topic in self.topics) + len(self.relations)

    def places(self) -> Iterator[int]:
        """Yield the places of all statements on its topics."""
        for topic in self.topics:
            yield from topic.places()


def tie(topic: Topic, *others: Topic) -> Knot:
    """Put topics in one knot, the smaller into the larger one."""
    if topic.knot is None:
        topic.knot = Knot()
        topic.knot.topics.append(topic)
    knot = topic.knot
    for other in others:
        lesser = tie(other)
        if lesser is knot:
            continue
        if len(lesser.topics) > len(knot.topics):
            knot, lesser = lesser, knot
        for moved in lesser.topics:
            moved.knot = knot
        knot.topics += lesser.topics
        knot.relations += lesser.relations
    return knot
