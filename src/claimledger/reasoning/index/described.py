"""What statements name: parties and how they count, documents, and claims as topics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import final

from claimledger.model import (
    Claim,
    Claimant,
    ClaimRelation,
    ClaimRelationKind,
    Derivation,
    Document,
    Link,
    Party,
    Period,
    Record,
    Relation,
    RelationKind,
    Source,
    SourceKind,
    Statement,
)
from claimledger.reasoning.graph.descriptions import Descriptions
from claimledger.reasoning.graph.kinship import Kinship
from claimledger.reasoning.index.topics import Speaker, Topic, tie

__all__ = ["Described"]

_CARRYING = {
    ClaimRelationKind.ENTAILS,
    ClaimRelationKind.EQUIVALENT,
    ClaimRelationKind.CONTRADICTS,
}


class _Claims(Mapping[str, Claim]):
    """The claims of topics."""

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        self._topics = topics

    def __getitem__(self, id: str) -> Claim:
        claim = self._topics[id].claim
        assert claim is not None, "other topics are kept apart"  # noqa: S101
        return claim

    def __iter__(self) -> Iterator[str]:
        return iter(self._topics)

    def __len__(self) -> int:
        return len(self._topics)


@final
class Described:
    """Parties, documents, claims and relations of a log, as far as it was read.

    ``stale`` is set when something is described that statements named before, or that changes
    how others count: then a new index is made.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self.parties: dict[str, Party] = {}
        self.documents: dict[str, Document] = {}
        self.topics: dict[str, Topic] = {}
        self.others: dict[str, Topic] = {}
        self.speakers: dict[str, Speaker] = {}
        self.relations: list[Relation] = []
        self.strangers: set[str] = set()
        self.copies: set[str] = set()
        self.copied: dict[str, list[str]] = {}
        self._latest: list[Document] = []
        self._related: list[tuple[int, ClaimRelation]] = []
        self._kinship: Kinship | None = None
        self._whole: Descriptions | None = None
        self.stale = False

    @property
    def renaming(self) -> bool:
        """Whether any record stands under another id now."""
        return bool(self._names)

    def renamed(self, id: str) -> str:
        """Return the id under which a record stands now."""
        return self._names.get(id, id)

    def read(self, place: int, record: Record) -> None:
        """Take a description, whatever it describes; statements are not for this reader."""
        self._whole = None
        match record:
            case Document(id=id):
                self.documents[id] = record
                self._latest.append(record)
                self.stale = self.stale or id in self.strangers or id in self.others
            case Claim(id=id):
                self.topics[id] = Topic(id, record)
                self.stale = self.stale or id in self.others
            case Claimant(id=id) | Source(id=id):
                self.parties[id] = record
                self.stale = self.stale or id in self.strangers or id in self.speakers
            case Relation():
                self.relations.append(record)
                self.stale = self.stale or self._kinship is not None
            case ClaimRelation(kind=kind) if kind in _CARRYING:
                self._related.append((place, record))

    def link(self) -> None:
        """Follow what the latest descriptions name, when all of them are there."""
        for document in self._latest:
            for party in (document.source, *document.authors):
                if self.renamed(party.id) not in self.parties:
                    self.strangers.add(self.renamed(party.id))
            if document.derived_from is not None:
                self.document(document.derived_from.id)
                if document.derivation is not Derivation.REVISION:
                    self.copies.add(document.id)
                    origin = self.renamed(document.derived_from.id)
                    self.copied.setdefault(origin, []).append(document.id)
        self._latest.clear()
        self._tie_related()

    def _tie_related(self) -> None:
        """Tie the claims over which positions are carried."""
        for place, relation in self._related:
            one, other = self.topic(relation.claim.id), self.topic(relation.other.id)
            tie(one, other).relations.append(place)
            if relation.kind is ClaimRelationKind.EQUIVALENT:
                one.twist()
                other.twist()
        self._related.clear()

    def topic(self, id: str) -> Topic:
        """Return the topic of an id, whatever stands under it."""
        id = self.renamed(id)
        held = self.topics.get(id) or self.others.get(id)
        if held is None:
            held = self.others[id] = Topic(id, None)
        return held

    @cached_property
    def dated(self) -> frozenset[str]:
        """The blocs that may be joined at some times only."""
        kinship = self.kinship
        pairs = [party for one, other, _ in kinship.dated for party in (one, other)]
        return frozenset(map(kinship.steady.find, pairs))

    @cached_property
    def collectives(self) -> frozenset[str]:
        """The parties that have members."""
        groups = (r.other.id for r in self.relations if r.kind is RelationKind.MEMBER_OF)
        return frozenset(self.kinship.one(self.renamed(id)) for id in groups)

    @property
    def kinship(self) -> Kinship:
        """How the parties are related."""
        if self._kinship is None:
            self._kinship = Kinship(self.relations, self.renamed)
        return self._kinship

    def speaker(self, id: str) -> Speaker:
        """Return a party as it counts."""
        current = self.renamed(id)
        held = self.speakers.get(current)
        if held is None:
            held = self.speakers[current] = Speaker(current, self.parties.get(current))
            one = self.kinship.one(current)
            held.bloc = self.kinship.steady.find(one)
            if one != current:
                held.one = self.speaker(one)
        if id != current:
            self.speakers[id] = held
        return held

    def document(self, id: str) -> Document | None:
        """Return a document in its current version; one that is missing is remembered."""
        id = self.renamed(id)
        held = self.documents.get(id)
        if held is None:
            self.strangers.add(id)
        return held

    def on_platform(self, document: Document) -> bool:
        """Tell whether a document's authors speak in it, and not its source."""
        source = self.parties.get(self.speaker(document.source.id).id)
        return isinstance(source, Source) and source.kind is SourceKind.PLATFORM

    def posted(self, document: str) -> bool:
        """Tell whether a document's authors speak in it, and not its source."""
        held = self.document(document)
        return held is not None and self.on_platform(held)

    def voices(self, link: Link) -> tuple[Speaker, ...]:
        """Return who speaks in a link: its party, or on a platform the document's authors."""
        document = None if link.document is None else self.document(link.document.id)
        if document is not None and self.on_platform(document):
            return tuple(self.speaker(author.id) for author in document.authors)
        return (self.speaker(link.party.id),)

    def published(self, statement: Statement) -> Period | None:
        """Return a statement's public time."""
        first = statement.chain[0]
        if first.document is not None:
            document = self.documents.get(self.renamed(first.document.id))
            return None if document is None else document.published
        return first.said or (statement.said if len(statement.chain) == 1 else None)

    def descriptions(self) -> Descriptions:
        """Return the same for the full rules; made once, until something is described."""
        if self._whole is None:
            self._whole = Descriptions(
                self.parties,
                self.documents,
                _Claims(self.topics),
                self.kinship,
                self.renamed,
                self.published,
                renaming=self.renaming,
                copies=self.copied,
            )
        return self._whole
