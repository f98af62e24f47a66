"""Records as whole numbers: statements, and their links as hops, with who speaks at each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate, chain, count, repeat
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

__all__ = ["Hop", "HopIndex", "hops_of"]


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
class HopIndex:
    """Statements and hops by number; what they refer to, in its current version.

    Hop ``offset[s] + i`` is link ``i`` of statement ``s``; hops of a statement are contiguous,
    reader first, and ``offset`` has one entry more than there are statements. ``longer`` are the
    statements of more than one link; ``alone`` finds those that stand alone under their id.
    Of each hop ``party`` is shown, ``one`` stands for all parties that are the same as that, and
    ``speakers`` speak. Ids are those under which records stand now; ``derived`` are those of
    copies and translations, ``missing`` those of parties and documents that nobody described.
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
        current = descriptions.current
        chains = [statement.chain for statement in statements]
        lengths = [len(links) for links in chains]
        self.offset: list[int] = [0, *accumulate(lengths)]
        self.owner: list[int] = [*chain.from_iterable(map(repeat, count(), lengths))]
        self.link: list[Link] = [*chain.from_iterable(chains)]
        self.longer: list[int] = [number for number, length in enumerate(lengths) if length > 1]
        self.target: list[str] = current([statement.target.id for statement in statements])
        self.party: list[str] = current([link.party.id for link in self.link])
        self.document: list[str | None] = self._documents()
        self.one: list[str] = self._distinct()
        self._describe()
        self.alone: dict[str, int] = {s.id: number for number, s in enumerate(statements)}
        self._several: dict[str, list[int]] = {}
        if len(self.alone) < len(statements):
            self._note_versions()

    def _note_versions(self) -> None:
        numbers: dict[str, list[int]] = {}
        for number, statement in enumerate(self.statements):
            numbers.setdefault(statement.id, []).append(number)
        self._several = {id: found for id, found in numbers.items() if len(found) > 1}
        for id in self._several:
            del self.alone[id]

    def _documents(self) -> list[str | None]:
        found = [None if link.document is None else link.document.id for link in self.link]
        if not self.descriptions.renaming:
            return found
        return [None if id is None else self.renamed(id) for id in found]

    def _distinct(self) -> list[str]:
        if self.kinship.distinct:
            return self.party
        ones = {party: self.kinship.one(party) for party in set(self.party)}
        return [ones[party] for party in self.party]

    def _describe(self) -> None:
        """Look up each document once: which are missing, which are copies, who speaks in them."""
        named = {id for id in self.document if id is not None}
        found = [(id, self.documents.get(id)) for id in named]
        described = [item for _, item in found if item is not None]
        self.derived = {item.id for item in described if self.descriptions.is_derived(item)}
        hosts = {item.source.id for item in described}
        hosts = {party for party in hosts if self.descriptions.is_platform(party)}
        hosted = [item for item in described if item.source.id in hosts] if hosts else []
        voices = {item.id: self.descriptions.voices_of(item) for item in hosted}
        alone = {party: (party,) for party in set(self.party)}
        self.speakers: list[tuple[str, ...]] = [alone[party] for party in self.party]
        if voices:
            for hop, document in enumerate(self.document):
                if document in voices:
                    self.speakers[hop] = voices[document]
        self.missing = {id for id, item in found if item is None}
        parties = alone.keys() | set().union(*voices.values())
        self.missing.update(party for party in parties if party not in self.parties)

    @cached_property
    def in_document(self) -> Mapping[str, list[int]]:
        """The statements whose first link is located in each document."""
        found: dict[str, list[int]] = {}
        for number, hop in enumerate(self.offset[:-1]):
            document = self.document[hop]
            if document is not None:
                found.setdefault(document, []).append(number)
        return found

    @cached_property
    def located(self) -> Mapping[str, list[int]]:
        """The later links that are located in each document."""
        found: dict[str, list[int]] = {}
        for number in self.longer:
            for hop in range(self.offset[number] + 1, self.offset[number + 1]):
                document = self.document[hop]
                if document is not None:
                    found.setdefault(document, []).append(hop)
        return found

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
        id = self.renamed(id)
        number = self.alone.get(id)
        return self._several.get(id, []) if number is None else [number]

    @cached_property
    def at(self) -> Mapping[str, list[int]]:
        """The statements that stand under each id."""
        return {id: [number] for id, number in self.alone.items()} | self._several

    def number(self, statement: Statement) -> int:
        """Return the number of a statement that stands, or raise `UnknownIdError`."""
        for number in self.versions(statement.id):
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


def hops_of(ledger: Ledger) -> HopIndex:
    """Return the index of a ledger, made once."""
    return ledger.memo(
        "index",
        lambda: HopIndex(ledger.statements, ledger.claim_relations, descriptions_of(ledger)),
    )
