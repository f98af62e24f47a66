"""Documents: published items, what they were made from, and places inside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, ClassVar, final

import attrs

from claimledger.errors import InvalidRecordError
from claimledger.model.identity import (
    Record,
    Ref,
    by_id,
    by_ids,
    valid_text,
)
from claimledger.model.parties import PartyRef, to_parties, to_party
from claimledger.model.periods import Period, optional_period
from claimledger.model.plain import several
from claimledger.model.vocabulary import Derivation

__all__ = ["Anchor", "Document", "DocumentRef", "to_anchors", "to_optional_document"]

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


def valid_sha256(_owner: object, _attribute: attrs.Attribute[Any], value: object) -> None:
    """Check a SHA-256 in 64 hex digits; an empty one is "not given"."""
    if value != "" and not (isinstance(value, str) and _SHA256.fullmatch(value)):
        raise InvalidRecordError(f"{value!r} is no sha256", "write its 64 lowercase hex digits")


def _optional_derivation(value: Derivation | str | None) -> Derivation | None:
    return None if value is None else Derivation(value)


def to_optional_document(value: Document | Ref | None) -> Document | Ref | None:
    """Check that a value is a document or a reference to one; None stays None."""
    if value is None or isinstance(value, Document | Ref):
        return value
    raise InvalidRecordError(
        f"{value!r} is no document", "pass a Document, or Ref(id) for one not at hand"
    )


def _source(value: PartyRef | None) -> PartyRef:
    if value is None:
        raise InvalidRecordError("a document has no source", "name the party that published it")
    return to_party(value)


def _optional_id(value: object) -> str | None:
    return None if value is None else str(by_id(value))


@final
@attrs.frozen(repr=False, weakref_slot=False)
class Document(Record):
    """One published item. ``derived_from`` and ``derivation`` go together.

    ``sha256`` is that of the text's UTF-8 bytes; ``archived`` is the address of an archived copy.

    >>> idn = Ref("idn-times")
    >>> Document("idn-2024-06-19", idn, published="2024-06-19", language="id").published
    Period(written='2024-06-19')
    """

    kind_name: ClassVar[str] = "document"

    id: str = attrs.field(default="")
    source: PartyRef = attrs.field(default=None, converter=_source, eq=by_id)
    published: Period | None = attrs.field(default=None, converter=optional_period, kw_only=True)
    title: str = attrs.field(default="", validator=valid_text, kw_only=True)
    url: str = attrs.field(default="", validator=valid_text, kw_only=True)
    language: str = attrs.field(default="", validator=valid_text, kw_only=True)
    authors: tuple[PartyRef, ...] = attrs.field(
        default=(), converter=to_parties, eq=by_ids, kw_only=True
    )
    derived_from: Document | Ref | None = attrs.field(
        default=None, converter=to_optional_document, eq=_optional_id, kw_only=True
    )
    derivation: Derivation | None = attrs.field(
        default=None, converter=_optional_derivation, kw_only=True
    )
    retrieved: Period | None = attrs.field(default=None, converter=optional_period, kw_only=True)
    archived: str = attrs.field(default="", validator=valid_text, kw_only=True)
    sha256: str = attrs.field(default="", validator=valid_sha256, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if (self.derived_from is None) != (self.derivation is None):
            raise InvalidRecordError(
                f"document {self.id!r} has only one of derived_from and derivation",
                "give both or neither",
            )
        self._settle_id()
        if self.derived_from is not None and self.derived_from.id == self.id:
            raise InvalidRecordError(
                f"document {self.id!r} is derived from itself", "name the earlier document"
            )

    __hash__ = Record.__hash__


DocumentRef = Document | Ref


@final
@attrs.frozen(weakref_slot=False)
class Anchor:
    """A place in a document's text, after the W3C Web Annotation selectors.

    ``start`` and ``end`` count Unicode code points, half open. ``sha256`` is that of the exact
    text's UTF-8 bytes, so that a ledger can point into a text which it may not reproduce.

    >>> Anchor(start=10, end=42).end
    42
    """

    exact: str = attrs.field(default="", validator=valid_text, kw_only=True)
    prefix: str = attrs.field(default="", validator=valid_text, kw_only=True)
    suffix: str = attrs.field(default="", validator=valid_text, kw_only=True)
    start: int | None = attrs.field(default=None, kw_only=True)
    end: int | None = attrs.field(default=None, kw_only=True)
    sha256: str = attrs.field(default="", validator=valid_sha256, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise InvalidRecordError("an anchor has only one of start and end", "give both")
        for offset in (self.start, self.end):
            if offset is not None and (type(offset) is not int or not 0 <= offset < 10**15):
                raise InvalidRecordError(
                    f"{offset!r} is no offset", "count code points from 0, as a whole number"
                )
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise InvalidRecordError(
                f"an anchor ends at {self.end}, before it begins at {self.start}",
                "offsets are half open: end is one past the last code point",
            )
        if self.start is None and not self.exact and not self.sha256:
            raise InvalidRecordError("an anchor points nowhere", "give start and end, or exact")

    def __hash__(self) -> int:
        return hash((self.start, self.end, self.exact, self.sha256))


def to_anchors(value: Iterable[Anchor]) -> tuple[Anchor, ...]:
    """Convert any iterable of anchors to a tuple."""
    found = several(value, "list of anchors", "write [Anchor(start=0, end=9)]")
    for item in found:
        if not isinstance(item, Anchor):
            raise InvalidRecordError(f"{item!r} is no anchor", "write Anchor(start=0, end=9)")
    return found
