"""Records as whole numbers: statements, and their links as hops, with who speaks at each."""

from __future__ import annotations

from collections import defaultdict
from typing import final

import attrs

from claimledger.errors import UnknownIdError
from claimledger.ledger import Ledger
from claimledger.model import (
    ClaimRelation,
    Identity,
    Link,
    Period,
    Statement,
)
from claimledger.reasoning.graph.descriptions import Descriptions, descriptions_of

__all__ = ["Hop", "Index", "index_of"]


@final
@attrs.frozen(repr=False)
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

    def __str__(self) -> str:
        return f"link {self.index} of {self.statement.id}, {self.party}"

    def __repr__(self) -> str:
        return f"<Hop: {self}>"


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
        descriptions: Descriptions,
    ) -> None:
        self.statements = statements
        self.claim_relations = claim_relations
        self.descriptions = descriptions
        self.parties = descriptions.parties
        self.documents = descriptions.documents
        self.claims = descriptions.claims
        self.kinship = descriptions.kinship
        self.renamed = descriptions.renamed
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
        if document is not None and self.descriptions.on_platform(document):
            return tuple(self.renamed(author.id) for author in document.authors)
        return (self.party[hop],)

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

    def number(self, statement: Statement) -> int:
        """Return the number of a statement that stands, or raise `UnknownIdError`."""
        for number in self.at.get(statement.id, ()):
            if self.statements[number] is statement or self.statements[number] == statement:
                return number
        raise UnknownIdError("statement", statement.id)

    def hop(self, hop: Hop) -> int:
        """Return the number of a hop that answers have shown."""
        return self.offset[self.number(hop.statement)] + hop.index

    def implicit(self, hop: int) -> bool:
        """Tell whether nobody is there to speak at a hop ("reportedly")."""
        return all(
            p in self.parties and self.parties[p].identity is Identity.IMPLICIT
            for p in self.speakers[hop]
        )

    def published(self, statement: int) -> Period | None:
        """Return a statement's public time."""
        return self.descriptions.public_time(self.statements[statement])

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
        lambda: Index(ledger.statements, ledger.claim_relations, descriptions_of(ledger)),
    )
