"""Records as whole numbers: statements, and their links as hops, with who speaks at each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import final

import attrs

from claimledger.ledger import Ledger
from claimledger.model import (
    Claim,
    ClaimRelation,
    Derivation,
    Document,
    Identity,
    Link,
    Party,
    Period,
    Source,
    SourceKind,
    Statement,
)
from claimledger.reasoning.graph.kinship import Kinship

__all__ = ["Hop", "Index", "index_of"]


@final
@attrs.frozen
class Hop:
    """Link ``index`` of a statement: ``party`` is shown, ``voices`` are the ids that speak there.

    The two differ on a platform, where a document's authors speak and not the platform.
    """

    statement: Statement
    index: int
    party: str
    voices: tuple[str, ...]

    @property
    def link(self) -> Link:
        """The link itself."""
        return self.statement.chain[self.index]


@final
class Index:
    """Statements and hops by number; what they refer to, in its current version.

    Hop ``offset[s] + i`` is link ``i`` of statement ``s``; hops of a statement are contiguous,
    reader first, and ``offset`` has one entry more than there are statements.
    """

    def __init__(
        self,
        statements: tuple[Statement, ...],
        claim_relations: tuple[ClaimRelation, ...],
        parties: Mapping[str, Party],
        documents: Mapping[str, Document],
        claims: Mapping[str, Claim],
        kinship: Kinship,
        renamed: Callable[[str], str],
        public_time: Callable[[Statement], Period | None],
    ) -> None:
        self.statements = statements
        self.claim_relations = claim_relations
        self.parties = parties
        self.documents = documents
        self.claims = claims
        self.kinship = kinship
        self.renamed = renamed
        self.public_time = public_time
        self.at: dict[str, list[int]] = defaultdict(list)
        self.offset: list[int] = [0]
        self.owner: list[int] = []
        self.link: list[Link] = []
        self.party: list[str] = []
        self.document: list[str | None] = []
        self.in_document: dict[str, list[int]] = defaultdict(list)
        self.located: dict[str, list[int]] = defaultdict(list)
        for number, statement in enumerate(statements):
            self.at[statement.id].append(number)
            for link in statement.chain:
                self._add(number, link)
            self.offset.append(len(self.owner))
        self.speakers: list[tuple[str, ...]] = [self._speakers(h) for h in range(len(self.owner))]

    def _add(self, number: int, link: Link) -> None:
        hop = len(self.owner)
        document = None if link.document is None else self.renamed(link.document.id)
        self.owner.append(number)
        self.link.append(link)
        self.party.append(self.renamed(link.party.id))
        self.document.append(document)
        if document is not None:
            if hop == self.offset[number]:
                self.in_document[document].append(number)
            else:
                self.located[document].append(hop)

    def _speakers(self, hop: int) -> tuple[str, ...]:
        document = self.documents.get(self.document[hop] or "")
        if document is not None and self.on_platform(document):
            return tuple(self.renamed(author.id) for author in document.authors)
        return (self.party[hop],)

    def on_platform(self, document: Document) -> bool:
        """Tell whether a document's authors speak in it, and not its source."""
        source = self.parties.get(self.renamed(document.source.id))
        return isinstance(source, Source) and source.kind is SourceKind.PLATFORM

    def voices_of(self, document: Document) -> tuple[str, ...]:
        """Return who speaks in a document: its source, or on a platform its authors."""
        spoken = document.authors if self.on_platform(document) else (document.source,)
        return tuple(self.renamed(party.id) for party in spoken)

    def hops(self, statement: int) -> range:
        """Return the hops of a statement, reader first."""
        return range(self.offset[statement], self.offset[statement + 1])

    def shown(self, hop: int) -> Hop:
        """Return a hop as answers show it."""
        place = hop - self.offset[self.owner[hop]]
        return Hop(self.statement(hop), place, self.party[hop], self.speakers[hop])

    def first(self, statement: int) -> int:
        """Return the hop that was read."""
        return self.offset[statement]

    def last(self, statement: int) -> int:
        """Return the hop that takes the position."""
        return self.offset[statement + 1] - 1

    def is_last(self, hop: int) -> bool:
        """Tell whether a hop is the last of its statement."""
        return hop == self.offset[self.owner[hop] + 1] - 1

    def is_first(self, hop: int) -> bool:
        """Tell whether a hop is the first of its statement."""
        return hop == self.offset[self.owner[hop]]

    def statement(self, hop: int) -> Statement:
        """Return the statement of a hop."""
        return self.statements[self.owner[hop]]

    def versions(self, id: str) -> list[int]:
        """Return the statements that stand under an id."""
        return self.at.get(self.renamed(id), [])

    def named(self, parties: Iterable[str]) -> bool:
        """Tell whether one of the parties is named; one that is not in the ledger is not."""
        return any(p in self.parties and self.parties[p].named for p in parties)

    def implicit(self, hop: int) -> bool:
        """Tell whether nobody is there to speak at a hop ("reportedly")."""
        return all(
            p in self.parties and self.parties[p].identity is Identity.IMPLICIT
            for p in self.speakers[hop]
        )

    def published(self, statement: int) -> Period | None:
        """Return a statement's public time."""
        return self.public_time(self.statements[statement])

    def derivation(self, document: str) -> list[str]:
        """Return a document's forebears over copies and translations, the nearest first.

        A revision ends the walk, and so does a document that is not in the ledger; it is the
        last one returned.
        """
        found = [document]
        while (item := self.documents.get(found[-1])) is not None:
            if item.derived_from is None or item.derivation is Derivation.REVISION:
                break
            earlier = self.renamed(item.derived_from.id)
            if earlier in found:
                break
            found.append(earlier)
        return found[1:]

    def earliest(self, document: str) -> Document | None:
        """Return the earliest document of a derivation that the ledger describes."""
        known = [d for d in [document, *self.derivation(document)] if d in self.documents]
        return self.documents[known[-1]] if known else None

    def nearest_document(self, hop: int) -> str | None:
        """Return the document at a hop or the nearest above it in its chain."""
        for above in range(hop, self.offset[self.owner[hop]] - 1, -1):
            if self.document[above] is not None:
                return self.document[above]
        return None


def index_of(ledger: Ledger) -> Index:
    """Return the index of a ledger, made once."""
    return ledger.memo(
        "index",
        lambda: Index(
            statements=ledger.statements,
            claim_relations=ledger.claim_relations,
            parties=ledger.parties,
            documents=ledger.documents,
            claims=ledger.claims,
            kinship=Kinship(ledger.relations, ledger.current_id),
            renamed=ledger.current_id,
            public_time=ledger.published,
        ),
    )
