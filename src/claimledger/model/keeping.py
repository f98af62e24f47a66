"""What the ledger's keeper adds: ratings by fact-checkers, amendments, silencing, expectations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, final

import attrs

from claimledger.errors import InvalidRecordError
from claimledger.model.claims import ClaimRef, to_claim
from claimledger.model.documents import DocumentRef, to_optional_document
from claimledger.model.identity import (
    Record,
    Ref,
    by_id,
    derived_id,
    takes_id,
    valid_text,
)
from claimledger.model.parties import to_words
from claimledger.model.periods import Period, optional_period
from claimledger.model.plain import EMPTY, Meta, meta_of, several

__all__ = [
    "Amendment",
    "ChainExpectation",
    "Expectation",
    "Rating",
    "Review",
    "Suppression",
]


@final
@attrs.frozen(weakref_slot=False)
class Rating:
    """A published rating, as ClaimReview gives it: a label, and figures as texts.

    >>> Rating("Half true", value="3", best="5", worst="1").label
    'Half true'
    """

    label: str = attrs.field(validator=valid_text)
    value: str = attrs.field(default="", validator=valid_text, kw_only=True)
    best: str = attrs.field(default="", validator=valid_text, kw_only=True)
    worst: str = attrs.field(default="", validator=valid_text, kw_only=True)


def _rating(value: Rating | str) -> Rating:
    if isinstance(value, Rating):
        return value
    return Rating(value)


def _document(value: DocumentRef) -> DocumentRef:
    found = to_optional_document(value)
    if found is None:
        raise InvalidRecordError("a review stands in no document", "name where it was published")
    return found


@final
@attrs.frozen(repr=False, weakref_slot=False)
class Review(Record):
    """A fact-checker's published rating: shown beside the status, never part of it.

    >>> Review(Ref("flow"), Ref("some-fact-check"), "Half true").rating.label
    'Half true'
    """

    kind_name: ClassVar[str] = "review"

    claim: ClaimRef = attrs.field(converter=to_claim, eq=by_id)
    document: DocumentRef = attrs.field(converter=_document, eq=by_id)
    rating: Rating = attrs.field(converter=_rating)
    explanation: str = attrs.field(default="", validator=valid_text, kw_only=True)

    __hash__ = Record.__hash__


def _record(value: Record | Ref) -> Record | Ref:
    if isinstance(value, Record | Ref):
        return value
    raise InvalidRecordError(f"{value!r} is no record", "pass a record, or Ref(id)")


def _replacement(value: Record | None) -> Record | None:
    if value is None or isinstance(value, Record):
        return value
    raise InvalidRecordError(
        f"{value!r} replaces nothing", "pass a whole record, or nothing to take the record back"
    )


@final
@attrs.frozen(repr=False, weakref_slot=False)
class Amendment(Record):
    """The ledger's keeper mends a record, or takes it back; what was there stays on record.

    A replacement whose id is not given stands under the id of what it replaces, so that
    whatever refers to it still finds it.

    >>> Amendment(Ref("base-1"), by="desk", reason="not what the text says").replacement is None
    True
    """

    kind_name: ClassVar[str] = "amendment"

    record: Record | Ref = attrs.field(converter=_record, eq=by_id)
    replacement: Record | None = attrs.field(
        default=None, converter=_replacement, metadata={"whole": True}
    )
    by: str = attrs.field(default="", validator=valid_text, kw_only=True)
    reason: str = attrs.field(default="", validator=valid_text, kw_only=True)
    id: str = attrs.field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        new = self.replacement
        if new is not None and takes_id(new) and new.id == derived_id(new):
            object.__setattr__(self, "replacement", new.but(id=self.record.id))
        self._settle_id()

    __hash__ = Record.__hash__


@final
@attrs.frozen(repr=False, weakref_slot=False)
class Suppression(Record):
    """The keeper silences one finding on one subject, says why, and perhaps until when.

    >>> Suppression("CLS101", Ref("thanks"), by="desk", reason="agency copy on purpose").code
    'CLS101'
    """

    kind_name: ClassVar[str] = "suppression"

    code: str = attrs.field(validator=valid_text)
    subject: Record | Ref = attrs.field(converter=_record, eq=by_id)
    by: str = attrs.field(default="", validator=valid_text, kw_only=True)
    reason: str = attrs.field(default="", validator=valid_text, kw_only=True)
    on: Period | None = attrs.field(default=None, converter=optional_period, kw_only=True)
    until: Period | None = attrs.field(default=None, converter=optional_period, kw_only=True)

    __hash__ = Record.__hash__


def _optional_words(value: Iterable[str] | None) -> tuple[str, ...] | None:
    return None if value is None else to_words(value)


def _interval(value: Iterable[int] | None) -> tuple[int, int] | None:
    if value is None:
        return None
    mend = "write [at_least, at_most], such as [1, 5]"
    found = several(value, "interval of origins", mend)
    match found:
        case (int() as low, int() as high) if 0 <= low <= high and bool not in map(type, found):
            return low, high
    raise InvalidRecordError(f"{value!r} is no interval of origins", mend)


@final
@attrs.frozen(kw_only=True)
class ChainExpectation:
    """What one chain of a claim should be; what is None is not compared.

    >>> ChainExpectation(depth=3, origins=["putin"]).depth
    3
    """

    statement: str | None = None
    depth: int | None = None
    origins: tuple[str, ...] | None = attrs.field(default=None, converter=_optional_words)
    circular: bool | None = None
    grounded: bool | None = None
    gaps: tuple[str, ...] | None = attrs.field(default=None, converter=_optional_words)


def _chains(value: Iterable[ChainExpectation]) -> tuple[ChainExpectation, ...]:
    return several(value, "list of chains", "write [ChainExpectation(depth=1)]")


@final
@attrs.frozen(repr=False, kw_only=True, weakref_slot=False)
class Expectation(Record):
    """What the ledger should answer on one claim, like a balance assertion in bookkeeping.

    ``policy``, ``viewpoint``, ``flags`` and ``answers`` are plain mappings, as in a ledger file;
    what is None is not compared.

    >>> Expectation(claim=Ref("shipped"), status="contested", support=[1, 1]).support
    (1, 1)
    """

    kind_name: ClassVar[str] = "expectation"

    claim: ClaimRef = attrs.field(converter=to_claim, eq=by_id)
    as_of: Period | None = attrs.field(default=None, converter=optional_period)
    policy: Meta = attrs.field(default=EMPTY, converter=meta_of)
    viewpoint: Meta = attrs.field(default=EMPTY, converter=meta_of)
    status: str | None = None
    support: tuple[int, int] | None = attrs.field(default=None, converter=_interval)
    opposition: tuple[int, int] | None = attrs.field(default=None, converter=_interval)
    flags: Mapping[str, Any] = attrs.field(default=EMPTY, converter=meta_of)
    answers: Mapping[str, Any] = attrs.field(default=EMPTY, converter=meta_of)
    chains: tuple[ChainExpectation, ...] = attrs.field(default=(), converter=_chains)

    __hash__ = Record.__hash__
