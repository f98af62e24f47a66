"""What statements refer to: parties, documents and claims in their current versions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import final

from claimledger.ledger import Ledger
from claimledger.model import (
    Claim,
    Derivation,
    Document,
    Party,
    Period,
    Source,
    SourceKind,
    Statement,
)
from claimledger.reasoning.graph.kinship import Kinship

__all__ = ["Descriptions", "descriptions_of"]


@final
class Descriptions:
    """Parties, documents and claims by id, and what follows from them without any statement.

    ``renaming`` tells whether any record may stand under another id than it is referred to by;
    ``copies`` are those of each document, if they are known.
    """

    def __init__(
        self,
        parties: Mapping[str, Party],
        documents: Mapping[str, Document],
        claims: Mapping[str, Claim],
        kinship: Kinship,
        renamed: Callable[[str], str],
        public_time: Callable[[Statement], Period | None],
        *,
        renaming: bool = True,
        copies: Mapping[str, list[str]] | None = None,
    ) -> None:
        self.parties = parties
        self.documents = documents
        self.claims = claims
        self.kinship = kinship
        self.renamed = renamed
        self.public_time = public_time
        self.renaming = renaming
        if copies is not None:
            self.copies = copies

    def current(self, ids: list[str]) -> list[str]:
        """Return the ids under which records stand now; the same list where none has another."""
        if not self.renaming:
            return ids
        now = {id: self.renamed(id) for id in set(ids)}
        return [now[id] for id in ids]

    def named(self, parties: Iterable[str]) -> bool:
        """Tell whether one of the parties is named; one that is not in the ledger is not."""
        for id in parties:
            party = self.parties.get(id)
            if party is not None and party.named:
                return True
        return False

    def on_platform(self, document: Document) -> bool:
        """Tell whether a document's authors speak in it, and not its source."""
        return self.is_platform(document.source.id)

    def is_platform(self, party: str) -> bool:
        """Tell whether a party only hosts what others say."""
        source = self.parties.get(self.renamed(party))
        return isinstance(source, Source) and source.kind is SourceKind.PLATFORM

    def voices_of(self, document: Document) -> tuple[str, ...]:
        """Return who speaks in a document: its source, or on a platform its authors."""
        spoken = document.authors if self.on_platform(document) else (document.source,)
        return tuple(self.renamed(party.id) for party in spoken)

    def is_derived(self, document: Document) -> bool:
        """Tell whether a document is a copy or a translation."""
        derived = document.derived_from is not None
        return derived and document.derivation is not Derivation.REVISION

    def derivation(self, document: str) -> list[str]:
        """Return a document's forebears over copies and translations, the nearest first.

        A revision ends the walk, and so does a document that is not in the ledger; it is the
        last one returned.
        """
        found = [document]
        while (item := self.documents.get(found[-1])) is not None:
            if item.derived_from is None or not self.is_derived(item):
                break
            earlier = self.renamed(item.derived_from.id)
            if earlier in found:
                break
            found.append(earlier)
        return found[1:]

    def earliest(self, document: Document) -> Document:
        """Return the earliest document of a derivation that the ledger describes."""
        known = [self.documents[id] for id in self.derivation(document.id) if id in self.documents]
        return known[-1] if known else document

    @cached_property
    def copies(self) -> Mapping[str, list[str]]:
        """The copies and translations of each document, one step down."""
        copies: dict[str, list[str]] = defaultdict(list)
        for id, document in self.documents.items():
            if document.derived_from and self.is_derived(document):
                copies[self.renamed(document.derived_from.id)].append(id)
        return copies


def descriptions_of(ledger: Ledger) -> Descriptions:
    """Return what a ledger describes."""
    names = ledger.renamed

    def renamed(id: str) -> str:
        return names.get(id, id)

    return Descriptions(
        ledger.parties,
        ledger.documents,
        ledger.claims,
        Kinship(ledger.relations, renamed),
        renamed,
        ledger.published,
        renaming=bool(names),
    )
