"""Claims: propositions only, without claimant and without status."""

from __future__ import annotations

from typing import ClassVar, final

import attrs

from claimledger.errors import InvalidRecordError
from claimledger.model.identity import (
    Record,
    Ref,
    by_id,
    by_ids,
    valid_text,
)
from claimledger.model.parties import PartyRef, to_parties
from claimledger.model.periods import Period, optional_period
from claimledger.model.vocabulary import ClaimRelationKind

__all__ = ["Claim", "ClaimRef", "ClaimRelation", "to_claim"]


@final
@attrs.frozen(repr=False, weakref_slot=False)
class Claim(Record):
    """A proposition: what is said, apart from who says it. ``accused`` are parties it charges.

    >>> Claim("thanks", "Putin thanked Pyongyang for its support of the war")
    Claim('thanks', 'Putin thanked Pyongyang for its support of the war')
    """

    kind_name: ClassVar[str] = "claim"

    id: str = attrs.field(default="")
    text: str = attrs.field(default="", validator=valid_text)
    accused: tuple[PartyRef, ...] = attrs.field(
        default=(), converter=to_parties, eq=by_ids, kw_only=True
    )
    period: Period | None = attrs.field(default=None, converter=optional_period, kw_only=True)
    language: str = attrs.field(default="", validator=valid_text, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not self.text.strip():
            raise InvalidRecordError(
                f"claim {self.id!r} has no text", "write what is claimed, as one sentence"
            )
        self._settle_id()

    __hash__ = Record.__hash__


ClaimRef = Claim | Ref


def to_claim(value: ClaimRef) -> ClaimRef:
    """Check that a value is a claim or a reference to one."""
    if isinstance(value, Claim | Ref):
        return value
    raise InvalidRecordError(
        f"{value!r} is no claim", "pass a Claim, or Ref(id) for one not at hand"
    )


@final
@attrs.frozen(repr=False, weakref_slot=False)
class ClaimRelation(Record):
    """How two claims bear on each other: ``containers entails flow``.

    >>> print(ClaimRelation(Ref("containers"), "entails", Ref("flow")))
    containers entails flow
    """

    kind_name: ClassVar[str] = "claim-relation"

    claim: ClaimRef = attrs.field(converter=to_claim, eq=by_id)
    kind: ClaimRelationKind = attrs.field(converter=ClaimRelationKind)
    other: ClaimRef = attrs.field(converter=to_claim, eq=by_id)

    def __str__(self) -> str:
        return f"{self.claim.id} {self.kind.value} {self.other.id}"

    def __attrs_post_init__(self) -> None:
        if self.claim.id == self.other.id:
            raise InvalidRecordError(
                f"{self.claim.id!r} {self.kind.value} itself", "name two claims"
            )
        self._settle_id()

    __hash__ = Record.__hash__
