"""Parties: who takes positions, who publishes, and how they bear on each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, final

import attrs

from claimledger.errors import InvalidRecordError
from claimledger.model.identity import (
    Record,
    Ref,
    by_id,
    valid_text,
)
from claimledger.model.periods import Period, optional_period
from claimledger.model.plain import several
from claimledger.model.vocabulary import (
    ClaimantKind,
    Identity,
    Number,
    RelationKind,
    SourceKind,
)

__all__ = ["Claimant", "Party", "PartyRef", "Relation", "Source", "to_parties", "to_party"]


def to_words(value: Iterable[str]) -> tuple[str, ...]:
    """Convert any iterable of texts to a tuple; a bare text is refused."""
    return several(value, "list of texts", f"write [{value!r}]")


def _each_text(owner: object, attribute: attrs.Attribute[Any], value: tuple[object, ...]) -> None:
    for item in value:
        valid_text(owner, attribute, item)


@attrs.frozen(repr=False, weakref_slot=False)
class _Party(Record):
    id: str = attrs.field(default="")
    name: str = attrs.field(default="", validator=valid_text)
    identity: Identity = attrs.field(default=Identity.NAMED, converter=Identity, kw_only=True)
    number: Number = attrs.field(default=Number.UNKNOWN, converter=Number, kw_only=True)
    aliases: tuple[str, ...] = attrs.field(
        default=(), converter=to_words, validator=_each_text, kw_only=True
    )
    identifiers: tuple[str, ...] = attrs.field(
        default=(), converter=to_words, validator=_each_text, kw_only=True
    )

    def __attrs_post_init__(self) -> None:
        if self.id == "" and self.name == "":
            raise InvalidRecordError("a party needs an id or a name", "write Claimant('usa')")
        self._settle_id()
        if self.name == "":
            object.__setattr__(self, "name", self.id)

    @property
    def named(self) -> bool:
        """Whether the reader is told who it is."""
        return self.identity is Identity.NAMED

    __hash__ = Record.__hash__


@final
@attrs.frozen(repr=False, weakref_slot=False)
class Claimant(_Party):
    """Someone who takes positions.

    >>> Claimant("dprk", "North Korea", kind="government", aliases=["Korut"])
    Claimant('dprk', 'North Korea', aliases=['Korut'], kind='government')
    """

    kind_name: ClassVar[str] = "claimant"

    kind: ClaimantKind = attrs.field(
        default=ClaimantKind.UNKNOWN, converter=ClaimantKind, kw_only=True
    )

    __hash__ = Record.__hash__


@final
@attrs.frozen(repr=False, weakref_slot=False)
class Source(_Party):
    """Someone who publishes. It can be the speaker in the next sentence all the same.

    >>> Source("kyodo", "Kyodo", kind="agency").kind
    <SourceKind.AGENCY: 'agency'>
    """

    kind_name: ClassVar[str] = "source"

    kind: SourceKind = attrs.field(default=SourceKind.OUTLET, converter=SourceKind, kw_only=True)

    __hash__ = Record.__hash__


Party = Claimant | Source
"""Claimants and sources share one id space."""

PartyRef = Claimant | Source | Ref


def to_party(value: PartyRef) -> PartyRef:
    """Check that a value is a party or a reference to one."""
    if isinstance(value, Claimant | Source | Ref):
        return value
    raise InvalidRecordError(
        f"{value!r} is no party", "pass a Claimant or a Source, or Ref(id) for one not at hand"
    )


def to_parties(value: Iterable[PartyRef]) -> tuple[PartyRef, ...]:
    """Convert any iterable of parties to a tuple; a bare text is refused."""
    found = several(value, "list of parties", "write [Claimant(...)] or [Ref(id)]")
    return tuple(to_party(item) for item in found)


@final
@attrs.frozen(repr=False, weakref_slot=False)
class Relation(Record):
    """How two parties bear on each other, read aloud: subject, verb, object, during.

    >>> putin, russia = Claimant("putin"), Claimant("russia")
    >>> Relation(putin, "speaks_for", russia, "2012-05-07/..")
    Relation(Ref('putin'), 'speaks_for', Ref('russia'), '2012-05-07/..')
    """

    kind_name: ClassVar[str] = "relation"

    party: PartyRef = attrs.field(converter=to_party, eq=by_id)
    kind: RelationKind = attrs.field(converter=RelationKind)
    other: PartyRef = attrs.field(converter=to_party, eq=by_id)
    during: Period | None = attrs.field(default=None, converter=optional_period)

    def __str__(self) -> str:
        during = "" if self.during is None else f" during {self.during}"
        return f"{self.party.id} {self.kind.value} {self.other.id}{during}"

    def __attrs_post_init__(self) -> None:
        if self.party.id == self.other.id:
            raise InvalidRecordError(
                f"{self.party.id!r} {self.kind.value} itself", "name two parties"
            )
        self._settle_id()

    __hash__ = Record.__hash__
