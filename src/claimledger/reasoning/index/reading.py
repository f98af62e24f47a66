"""Reading: statements into columns, and a knot for every topic that plain facts do not cover."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, final

from claimledger.model import (
    Assertion,
    Certainty,
    Denial,
    DenialScope,
    Link,
    Question,
    Record,
    Response,
    Retraction,
    Statement,
)
from claimledger.reasoning.graph.sides import is_disavowal
from claimledger.reasoning.index.columns import NOBODY, Columns
from claimledger.reasoning.index.described import Described
from claimledger.reasoning.index.settling import Settler
from claimledger.reasoning.index.topics import Saying, Speaker, Topic, tie
from claimledger.reasoning.policy import Policy
from claimledger.reasoning.words import Supersession

__all__ = ["STATEMENTS", "Reader"]

_RANKS = {certainty: certainty.rank for certainty in Certainty}

STATEMENTS = frozenset({Assertion, Denial, Question, Response, Retraction})


@final
class Reader:
    """Reads statements one after the other; what it meets before its time is left for later.

    ``late`` are the places of statements that cite what is not settled yet; who settles them
    empties it. ``withdrawn`` are the documents that are retracted, with the topics of that.
    """

    def __init__(
        self,
        records: Sequence[Record],
        places: Mapping[str, int],
        several: Mapping[str, Sequence[int]],
        described: Described,
        columns: Columns,
        settler: Settler,
        policy: Policy,
    ) -> None:
        self._records = records
        self._places = places
        self._several = several
        self._described = described
        self._columns = columns
        self._settler = settler
        self._policy = policy
        self._speakers = described.speakers
        self._readers: dict[str, Speaker] = {}
        self._resolver = policy.resolver
        self._later = policy.supersession is Supersession.LATEST
        self._threshold = policy.threshold.rank
        self._least = policy.least_reading.rank
        self._asides: dict[tuple[type[Statement], DenialScope | None, str], Saying] = {}
        self._aiming: dict[int, list[int]] = {}
        self.late: list[int] = []
        self.withdrawn: dict[str, Topic] = {}

    def read(self, places: Iterable[int]) -> None:
        """Read the statements at some places, in this order, and those that aim at them."""
        fresh = list(places)
        self._read(fresh)
        while self._aiming:
            read = [at for at in fresh if at in self._aiming and self._columns.saying[at]]
            ring = not read
            if ring:
                read = list(self._aiming)[:1]
            fresh = [place for at in read for place in self._aiming.pop(at)]
            self._read(fresh, ring=ring)

    def _read(  # noqa: C901, PLR0912, PLR0915  # one loop: calls would cost more than the rest
        self, places: Iterable[int], *, ring: bool = False
    ) -> None:
        """Read statements; of a ``ring`` of those that aim at each other, the first one too."""
        described, columns, records = self._described, self._columns, self._records
        documents, copies, renaming = described.documents, described.copies, described.renaming
        topic_of, reader_of = described.topics.get, self._readers.get
        place_of, speaker_of = self._places.get, described.speakers.get
        said, source, rests = columns.saying, columns.source, columns.rests
        depth, origin, circular = columns.depth, columns.origin, columns.circular
        late, least = self.late, self._least
        saying: Saying | None
        for place in places:
            record: Any = records[place]
            kind = type(record)
            topic = topic_of(record.target.id)
            if topic is None and renaming:
                topic = topic_of(described.renamed(record.target.id))
            if topic is None:
                saying = self._aimed(place, record, ring=ring)
                if saying is None:
                    continue
            elif kind is Assertion:
                saying = topic.support or topic.side(positive=True)
            elif kind is Denial and record.scope is not DenialScope.ATTRIBUTION:
                saying = topic.opposition or topic.side(positive=False)
            else:
                saying = self._aside(place, record, topic, raises=True)
            said[place] = saying
            saying.members.append(place)
            chain: tuple[Link, ...] = record.chain
            links = len(chain)
            first = chain[0]
            source[place] = speaker = reader_of(first.party.id) or self._reader(first.party.id)
            read_in = first.document
            if read_in is not None and read_in.id not in documents:
                described.document(read_in.id)
            if saying.watched:
                self._watch(saying, speaker)
            citing = record.citing
            if links > 2 or (links > 1 and citing):
                self._pass_on(chain, saying.topic)
            if least and record.reading.rank < least:
                saying.topic.twist()
            if not citing:
                self._speak(place, record, saying, links)
                continue
            if copies and self._in_copy(chain[-1]):
                saying.topic.twist()
            cited = place_of(citing[0].id, place)
            if cited >= place or said[cited] is not saying or depth[cited] < 0:
                late.append(place)
                continue
            if len(citing) > 1:
                if saying.watched or not self._settler.rest_on_several(place):
                    late.append(place)
                continue
            rests[place] = cited
            if saying.watched and saying.onward is not None:
                saying.onward.setdefault(cited, []).append(place)
            if circular[cited]:
                circular[place] = 1
            reached = origin[cited]
            if reached == NOBODY:
                depth[place] = links - 1
                continue
            origin[place] = reached
            if links > 1:
                last = chain[-1].party.id
                speaker = speaker_of(last) or described.speaker(last)
            upward: Any = source[cited]
            depth[place] = depth[cited] + links - (upward.one is speaker.one)

    # -- what is said ----------------------------------------------------------------------

    def _aside(self, place: int, record: Statement, topic: Topic, *, raises: bool) -> Saying:
        """Return what a statement without a side says of its target, and note it on the topic."""
        if topic.asides is None:
            topic.asides = []
        topic.asides.append(place)
        topic.raised = topic.raised or raises
        if isinstance(record, Retraction) or is_disavowal(record):
            topic.strike()
        scope = record.scope if isinstance(record, Denial) else None
        key = (type(record), scope, self._described.renamed(record.target.id))
        held = self._asides.get(key)
        if held is None:
            held = self._asides[key] = Saying(topic, positive=None)
        return held

    def _aimed(self, place: int, record: Statement, *, ring: bool) -> Saying | None:
        """Follow a target that is no claim to the topic of the statement that it is.

        One that was not read yet is waited for; of statements that aim at each other in a ring
        one has to be read first.
        """
        id = self._described.renamed(record.target.id)
        said = self._columns.saying
        versions = self._versions(id)
        unread = [at for at in versions if said[at] is None]
        if unread and not ring:
            self._aiming.setdefault(unread[0], []).append(place)
            return None
        known = [saying for at in versions if (saying := said[at]) is not None]
        if not known:
            return self._aimed_at_none(place, record, id)
        topic = known[0].topic
        if len(versions) > 1:
            tie(topic, *(saying.topic for saying in known))
            topic.twist()
        elif isinstance(record, Denial) and not is_disavowal(record):
            if known[0].positive is not None:
                return topic.side(positive=not known[0].positive)
        return self._aside(place, record, topic, raises=isinstance(record, Response))

    def _aimed_at_none(self, place: int, record: Statement, id: str) -> Saying:
        """Put aside what aims at a document, at nothing that is there, or around in a ring."""
        topic = self._described.topic(id)
        if isinstance(record, Retraction) and id in self._described.documents:
            tie(topic)
            self.withdrawn[id] = topic
        return self._aside(place, record, topic, raises=False)

    def _versions(self, id: str) -> Sequence[int]:
        """Return the places of the statements that stand under an id, whether read or not."""
        several = self._several.get(id)
        if several is not None:
            return several
        size = len(self._columns)
        place = self._places.get(id, size)
        return (place,) if place < size and type(self._records[place]) in STATEMENTS else ()

    # -- who says it -----------------------------------------------------------------------

    def _speak(self, place: int, record: Any, saying: Saying, links: int) -> None:
        """Read a statement that cites none: its last link takes the position itself."""
        columns = self._columns
        columns.depth[place] = links - 1
        last = record.chain[-1]
        voice: Speaker | None
        if links > 1:
            party = last.party.id
            voice = self._speakers.get(party) or self._described.speaker(party)
            if last.document is not None:
                self._described.document(last.document.id)
                saying.topic.twist()
            elif self._resolver:
                if voice.one.hosts:
                    self._visit(saying, voice.one)
                else:
                    voice.one.visits.append(saying)
        else:
            voice = self._own_voice(last, saying)
        if voice is None or voice.implicit:
            return
        columns.origin[place] = place
        if saying.positive is not None:
            self._take(place, record, saying, voice)

    def _take(self, place: int, record: Any, saying: Saying, voice: Speaker) -> None:
        """Note a position on its side, with its weight."""
        sure = weight = _RANKS[record.certainty]
        if not voice.named or type(record) is Denial:
            weight = self._weight(record, saying, voice, sure)
        saying.best = max(saying.best, weight)
        saying.origins.append(place)
        saying.speakers.append(voice)
        if weight < self._threshold:
            if saying.silent is None:
                saying.silent = set()
            saying.silent.add(place)
        if voice.named and self._later:
            self._change_side(saying, voice.one.id, sure)

    def _own_voice(self, link: Link, saying: Saying) -> Speaker | None:
        """Return who speaks at a first link; a topic where that takes the full rules is tied."""
        voices = self._described.voices(link)
        if len(voices) > 1 or self._in_copy(link):
            saying.topic.twist()
        return voices[0] if voices else None

    def _in_copy(self, link: Link) -> bool:
        """Tell whether a link is located in a copy or translation."""
        document = None if link.document is None else self._described.document(link.document.id)
        return document is not None and document.id in self._described.copies

    def weight(self, place: int) -> int:
        """Return the weight of an origin on its side."""
        record: Any = self._records[place]
        saying = self._columns.saying[place]
        assert saying is not None, "only what was read is weighed"  # noqa: S101
        voice = self._described.voices(record.chain[-1])[0]
        return self._weight(record, saying, voice, record.certainty.rank)

    def _weight(self, record: Statement, saying: Saying, voice: Speaker, weight: int) -> int:
        """Return the least of the weights that apply to a position."""
        policy = self._policy
        if not voice.named and policy.unnamed.rank < weight:
            weight = policy.unnamed.rank
        if isinstance(record, Denial):
            if record.scope is DenialScope.LEGITIMACY and policy.legitimacy.rank < weight:
                weight = policy.legitimacy.rank
            claim = saying.topic.claim
            accusing = claim is not None and claim.accused and not saying.positive
            if accusing and policy.accused.rank < weight:
                tie(saying.topic)
        return weight

    def _change_side(self, saying: Saying, party: str, sure: int) -> None:
        """Note that a named party takes a side, and tie a topic on which one may do so twice."""
        topic = saying.topic
        if saying.voices is None:
            saying.voices = {}
        other = topic.opposition if saying.positive else topic.support
        against = other is not None and other.voices is not None and party in other.voices
        if saying.voices.setdefault(party, sure) != sure or against:
            if topic.turning is None:
                topic.turning = set()
            topic.turning.add(party)
            topic.strike()

    # -- who may be meant ------------------------------------------------------------------

    def _reader(self, id: str) -> Speaker:
        """Return a party in whose own link a statement is read, and note that it is."""
        speaker = self._readers[id] = self._described.speaker(id)
        one = speaker.one
        if not one.hosts:
            one.hosts = True
            visits, one.visits = one.visits, []
            for saying in visits:
                self._visit(saying, one)
        return speaker

    def _visit(self, saying: Saying, one: Speaker) -> None:
        """Note a cited party whose own statements may be meant, and tie a topic that has some."""
        if saying.guests is None:
            saying.guests = set()
        saying.guests.add(one.id)
        if saying.hosts is None:
            found = (self._columns.source[place] for place in saying.members)
            saying.hosts = {speaker.one.id for speaker in found if speaker is not None}
            saying.watched = True
        if one.id in saying.hosts:
            saying.topic.twist()

    def _watch(self, saying: Saying, speaker: Speaker) -> None:
        """Note a party that is read, and tie a topic on which it is cited as well."""
        if saying.hosts is not None and saying.guests is not None:
            saying.hosts.add(speaker.one.id)
            if speaker.one.id in saying.guests:
                saying.topic.twist()

    def _pass_on(self, chain: Sequence[Link], topic: Topic) -> None:
        """Look up whom a longer chain passes, and note a topic where one of them is located."""
        for link in chain[1:]:
            self._described.speaker(link.party.id)
            if link.document is not None:
                self._described.document(link.document.id)
                topic.locate()
