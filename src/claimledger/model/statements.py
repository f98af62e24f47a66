"""Statements: one sentence of a text, who is cited in it, and what the last one cited does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, final

import attrs

from claimledger.errors import InvalidRecordError
from claimledger.model.claims import Claim, ClaimRef, to_claim
from claimledger.model.documents import Anchor, Document, to_anchors, to_optional_document
from claimledger.model.identity import (
    Record,
    Ref,
    by_id,
    by_ids,
    valid_text,
)
from claimledger.model.parties import Claimant, PartyRef, Source, to_party
from claimledger.model.periods import Period, optional_period
from claimledger.model.plain import several
from claimledger.model.vocabulary import (
    Act,
    Basis,
    Certainty,
    DenialScope,
    Quotation,
    Reading,
    ResponseKind,
    Terms,
)

__all__ = [
    "Assertion",
    "Denial",
    "Link",
    "Linkable",
    "Question",
    "Response",
    "Retraction",
    "Statement",
    "StatementRef",
    "to_chain",
]


def _optional_id(value: object) -> str | None:
    return None if value is None else str(by_id(value))


@final
@attrs.frozen(repr=False, weakref_slot=False)
class Link:
    """One link of an attribution chain: a party, perhaps in a document of its own.

    ``named_as`` is what the mention calls the party ("Moscow"), ``cue`` the words that cite it.

    >>> Link(Ref("russia"), named_as="Moscow")
    Link(Ref('russia'), named_as='Moscow')
    """

    party: PartyRef = attrs.field(converter=to_party, eq=by_id)
    document: Document | Ref | None = attrs.field(
        default=None, converter=to_optional_document, eq=_optional_id, kw_only=True
    )
    named_as: str = attrs.field(default="", validator=valid_text, kw_only=True)
    cue: str = attrs.field(default="", validator=valid_text, kw_only=True)
    said: Period | None = attrs.field(default=None, converter=optional_period, kw_only=True)

    def detached(self) -> Link:
        """Return an equal link that refers by `Ref` only."""
        document = None if self.document is None else Ref(self.document.id)
        return attrs.evolve(self, party=Ref(self.party.id), document=document)

    def __repr__(self) -> str:
        parts = [f"Ref({self.party.id!r})"]
        if self.document is not None:
            parts.append(f"document=Ref({self.document.id!r})")
        parts += [f"{name}={v!r}" for name in ("named_as", "cue") if (v := getattr(self, name))]
        if self.said is not None:
            parts.append(f"said={self.said.written!r}")
        return f"Link({', '.join(parts)})"

    def __hash__(self) -> int:
        return hash((self.party.id, _optional_id(self.document), self.named_as))


Linkable = Link | Claimant | Source | Document | Ref


def to_chain(value: Iterable[Linkable]) -> tuple[Link, ...]:
    """Convert parties and documents to links, reader first; a Ref is taken as a party."""
    found = several(value, "chain", "write a list, reader first: [article, agency, speaker]")
    return tuple(_link(item) for item in found)


def _link(value: Linkable) -> Link:
    if isinstance(value, Link):
        return value
    if isinstance(value, Document):
        return Link(value.source, document=value)
    if isinstance(value, Claimant | Source | Ref):
        return Link(value)
    raise InvalidRecordError(
        f"{value!r} is no link of a chain",
        "pass a Claimant, a Source, a Document, or Link(party, ...); Ref(id) for what is missing",
    )


def _statements(value: Iterable[Statement | Ref]) -> tuple[Statement | Ref, ...]:
    mend = "write citing=[statement] or citing=[Ref(id)]"
    found = several(value, "list of statements", mend)
    if not all(isinstance(item, _Statement | Ref) for item in found):
        raise InvalidRecordError(f"{value!r} is no list of statements", mend)
    return found


@attrs.frozen(repr=False, kw_only=True, weakref_slot=False)
class _Statement(Record):
    chain: tuple[Link, ...] = attrs.field(converter=to_chain)
    citing: tuple[Statement | Ref, ...] = attrs.field(default=(), converter=_statements, eq=by_ids)
    certainty: Certainty = attrs.field(default=Certainty.FULL, converter=Certainty)
    reading: Reading = attrs.field(default=Reading.EXPLICIT, converter=Reading)
    basis: Basis = attrs.field(default=Basis.UNSTATED, converter=Basis)
    said: Period | None = attrs.field(default=None, converter=optional_period)
    quotation: Quotation = attrs.field(default=Quotation.UNSPECIFIED, converter=Quotation)
    translated: bool = attrs.field(default=False)
    cue: str = attrs.field(default="", validator=valid_text)
    terms: Terms = attrs.field(default=Terms.UNKNOWN, converter=Terms)
    anchors: tuple[Anchor, ...] = attrs.field(default=(), converter=to_anchors)
    id: str = attrs.field(default="")

    def __attrs_post_init__(self) -> None:
        if not self.chain:
            raise InvalidRecordError(
                "a statement has no chain", "name at least what was read: chain=[article]"
            )
        if type(self.translated) is not bool:
            raise InvalidRecordError(
                f"translated is yes or no, not {self.translated!r}", "write True or False"
            )
        self._settle_id()

    __hash__ = Record.__hash__


@final
@attrs.frozen(repr=False, weakref_slot=False)
class Assertion(_Statement):
    """The chain's last party asserts the claim.

    >>> Assertion(Ref("shipped"), chain=[Ref("idn-times"), Ref("usa")], act="accuses", id="s1")
    Assertion(Ref('shipped'), chain=[Link(Ref('idn-times')), Link(Ref('usa'))], \
id='s1', act='accuses')
    """

    kind_name: ClassVar[str] = "assertion"

    target: ClaimRef = attrs.field(converter=to_claim, eq=by_id)
    act: Act = attrs.field(default=Act.STATES, converter=Act, kw_only=True)

    __hash__ = Record.__hash__


def _claim_or_statement(value: Claim | Statement | Ref) -> Claim | Statement | Ref:
    if isinstance(value, Claim | _Statement | Ref):
        return value
    raise InvalidRecordError(
        f"{value!r} is neither a claim nor a statement", "pass one, or Ref(id) for one not at hand"
    )


@final
@attrs.frozen(repr=False, weakref_slot=False)
class Denial(_Statement):
    """The chain's last party denies a claim, or a statement.

    >>> Denial(Ref("shipped"), chain=[Ref("idn-times"), Ref("russia")]).scope
    <DenialScope.CONTENT: 'content'>
    """

    kind_name: ClassVar[str] = "denial"

    target: Claim | Statement | Ref = attrs.field(converter=_claim_or_statement, eq=by_id)
    scope: DenialScope = attrs.field(
        default=DenialScope.CONTENT, converter=DenialScope, kw_only=True
    )

    __hash__ = Record.__hash__


@final
@attrs.frozen(repr=False, weakref_slot=False)
class Question(_Statement):
    """The chain's last party asks the claim, or says that it is not known.

    >>> Question(Ref("compensation"), chain=[Ref("idn-times")]).target
    Ref(id='compensation')
    """

    kind_name: ClassVar[str] = "question"

    target: ClaimRef = attrs.field(converter=to_claim, eq=by_id)

    __hash__ = Record.__hash__


@final
@attrs.frozen(repr=False, weakref_slot=False)
class Response(_Statement):
    """The chain's last party answers a claim or a statement without taking a side.

    >>> Response(Ref("base"), chain=[Ref("port-daily"), Ref("mayor")], kind="no_response").kind
    <ResponseKind.NO_RESPONSE: 'no_response'>
    """

    kind_name: ClassVar[str] = "response"

    target: Claim | Statement | Ref = attrs.field(converter=_claim_or_statement, eq=by_id)
    kind: ResponseKind = attrs.field(
        default=ResponseKind.NO_COMMENT, converter=ResponseKind, kw_only=True
    )

    __hash__ = Record.__hash__


def _withdrawable(
    value: Claim | Document | Statement | Ref,
) -> Claim | Document | Statement | Ref:
    if isinstance(value, Claim | Document | _Statement | Ref):
        return value
    raise InvalidRecordError(
        f"{value!r} cannot be withdrawn", "retract a statement, a document or a claim, or Ref(id)"
    )


def _optional_withdrawable(
    value: Claim | Document | Statement | Ref | None,
) -> Claim | Document | Statement | Ref | None:
    return None if value is None else _withdrawable(value)


@final
@attrs.frozen(repr=False, weakref_slot=False)
class Retraction(_Statement):
    """The chain's last party withdraws a statement, a document, or what it said on a claim.

    ``replacement`` is what the party puts in its place, if it names anything.

    >>> Retraction(Ref("port-daily-1"), chain=[Ref("port-daily")], reason="not confirmed").reason
    'not confirmed'
    """

    kind_name: ClassVar[str] = "retraction"

    target: Claim | Document | Statement | Ref = attrs.field(converter=_withdrawable, eq=by_id)
    reason: str = attrs.field(default="", validator=valid_text, kw_only=True)
    replacement: Claim | Document | Statement | Ref | None = attrs.field(
        default=None, converter=_optional_withdrawable, eq=_optional_id, kw_only=True
    )

    __hash__ = Record.__hash__


Statement = Assertion | Denial | Question | Response | Retraction
StatementRef = Statement | Ref
