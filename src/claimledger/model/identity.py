"""Identity by id: references, ids derived from content, and what a record hashes to."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator
from enum import Enum
from operator import attrgetter
from typing import Any, ClassVar, Self, TypeVar, final

import attrs

from claimledger.errors import InvalidRecordError
from claimledger.model.periods import Period
from claimledger.model.plain import EMPTY, Meta, is_halved, meta_of

__all__ = [
    "KEPT_OUT",
    "LONGEST",
    "UNSEEN",
    "Record",
    "Ref",
    "by_id",
    "by_ids",
    "content",
    "derived_id",
    "detached",
    "digest",
    "held_by",
    "takes_id",
    "valid_id",
    "valid_text",
]

_R = TypeVar("_R", bound="Record")

by_id = attrgetter("id")
"""The key by which two references are equal."""

KEPT_OUT = frozenset(',[]{}"')
"""The signs of ASCII that an id has not, beside space and what is not printed."""

LONGEST = 200
"""The number of signs that an id may have."""

UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | frozenset(
    chr(code)
    for first, last in ((0x180B, 0x180F), (0xFE00, 0xFE0F))
    for code in range(first, last + 1)
)
"""Marks that are letters or signs to Unicode and nothing to the eye."""


def by_ids(references: Iterable[Record | Ref]) -> tuple[str, ...]:
    """Return the key by which two tuples of references are equal."""
    return tuple(reference.id for reference in references)


def valid_id(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Check an id: a word of at most 200 signs, none of them invisible or of ``,[]{}"``."""
    if isinstance(value, str) and 0 < len(value) <= LONGEST and all(map(_fit, value)):
        return
    shown = repr(value) if len(repr(value)) <= LONGEST else f"{repr(value)[:40]}..."
    raise InvalidRecordError(
        f"{shown} is no {attribute.name} of {_spoken(type(owner))}",
        "use one word of up to 200 letters, digits and signs like - _ . : / such as 'port-daily-1'",
    )


def _fit(sign: str) -> bool:
    if sign.isascii():
        return sign.isprintable() and sign != " " and sign not in KEPT_OUT
    if sign.isspace() or sign in UNSEEN or sign >= "\U000e0100":
        return False
    return unicodedata.category(sign)[0] != "C"


def valid_text(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Check a text: any string that can be written to a file."""
    if not isinstance(value, str):
        raise InvalidRecordError(
            f"{attribute.name} of {_spoken(type(owner))} is a text, not {value!r}", "quote it"
        )
    if is_halved(value):
        raise InvalidRecordError(
            f"{attribute.name} of {_spoken(type(owner))} holds half a character (a lone surrogate)",
            "decode the text again from its bytes",
        )


def _spoken(kind: type) -> str:
    name = "".join(f" {c.lower()}" if c.isupper() else c for c in kind.__name__).strip()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


@final
@attrs.frozen(weakref_slot=False)
class Ref:
    """A reference by id to a record that is not at hand, or not in the ledger at all.

    >>> Ref("putin").id
    'putin'
    """

    id: str = attrs.field(validator=valid_id)


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Record:
    """What all records share: an id, a note, and a user's own data without effect.

    Two records are equal when their content is; what they refer to is compared by id. Nothing can
    refer to one weakly: of each record that would take eight bytes.
    """

    kind_name: ClassVar[str] = "record"

    note: str = attrs.field(default="", validator=valid_text)
    meta: Meta = attrs.field(default=EMPTY, converter=meta_of)

    id: str = attrs.field(default="", init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        self._settle_id()

    def _settle_id(self) -> None:
        """Derive the id where none is given, and check the one that is."""
        if self.id == "":
            object.__setattr__(self, "id", derived_id(self))
        else:
            valid_id(self, attrs.fields_dict(type(self))["id"], self.id)

    def __hash__(self) -> int:
        return hash((type(self).__name__, self.id))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(_arguments(self))})"

    def but(self, **changes: Any) -> Self:
        """Return a record like this one with other fields; a derived id is derived anew.

        >>> from claimledger.model import Claimant
        >>> Claimant("usa", "United States").but(kind="government")
        Claimant('usa', 'United States', kind='government')
        """
        if "id" not in changes and takes_id(self) and self.id == derived_id(self):
            changes["id"] = ""
        return attrs.evolve(self, **changes)


def content(record: Record) -> dict[str, Any]:
    """Return a record's own fields as plain data, defaults left out and references as ids.

    >>> from claimledger.model import Claimant
    >>> content(Claimant("usa", "United States", kind="government"))
    {'id': 'usa', 'name': 'United States', 'kind': 'government'}
    """
    return _fields(record)


def derived_id(record: Record) -> str:
    """Derive an id from what a record says: its kind and 20 hex digits of a SHA-256.

    The record's own id, note and meta play no part in it.
    """
    body = _fields(record, without=("id", "note", "meta"))
    return f"{record.kind_name}-{_sha256([type(record).__name__, body])[:20]}"


def digest(record: Record) -> str:
    """Return the SHA-256 of a record's whole content, as 64 hex digits."""
    return _sha256([type(record).__name__, record.id, _fields(record, without=("id",))])


def held_by(record: Record) -> Iterator[Record]:
    """Yield the records that this one holds as objects, one step deep."""
    for name, whole in _references(type(record)):
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Record):
                if whole:
                    yield from held_by(item)
                else:
                    yield item
            elif name == "chain":
                yield from (r for r in (item.party, item.document) if isinstance(r, Record))


def _references(kind: type[Record]) -> tuple[tuple[str, bool], ...]:
    """Return the fields that can hold records, and whether each holds one as its content."""
    if kind not in _REFERENCES:
        _REFERENCES[kind] = tuple(
            (attribute.name, attribute.metadata.get("whole", False))
            for attribute in attrs.fields(kind)
            if attribute.metadata.get("whole") or attribute.eq_key or attribute.name == "chain"
        )
    return _REFERENCES[kind]


_REFERENCES: dict[type[Record], tuple[tuple[str, bool], ...]] = {}


def detached(record: _R) -> _R:
    """Return an equal record that refers by `Ref` only, and so holds nothing else alive.

    >>> from claimledger.model import Assertion, Claim
    >>> detached(Assertion(Claim("base", "A base will open"), chain=[Ref("mayor")])).target
    Ref(id='base')
    """
    changes: dict[str, Any] = {}
    for name, whole in _references(type(record)):
        value = getattr(record, name)
        if whole:
            changes[name] = value and detached(value)
        elif name == "chain":
            changes[name] = [link.detached() for link in value]
        elif isinstance(value, tuple):
            changes[name] = [Ref(item.id) for item in value]
        elif value is not None:
            changes[name] = Ref(value.id)
    if takes_id(record):
        changes["id"] = record.id
    return attrs.evolve(record, **changes)


def takes_id(record: Record) -> bool:
    """Tell whether a caller can give this sort of record an id; relations have only their value."""
    return attrs.fields_dict(type(record))["id"].init


def _sha256(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _fields(value: Any, without: tuple[str, ...] = ()) -> dict[str, Any]:
    fields = {}
    for name, default, whole in _plan(type(value)):
        item = getattr(value, name)
        if item is not default and item is not None and item != default and name not in without:
            fields[name] = _plain(item, whole=whole)
    return fields


def _plan(kind: type) -> tuple[tuple[str, Any, bool], ...]:
    """Return the fields of a class that a caller gives: name, default, and if held whole."""
    if kind not in _PLANS:
        _PLANS[kind] = tuple(
            (attribute.name, attribute.default, attribute.metadata.get("whole", False))
            for attribute in sorted(attrs.fields(kind), key=_is_aside)
            if attribute.init
        )
    return _PLANS[kind]


_PLANS: dict[type, tuple[tuple[str, Any, bool], ...]] = {}


def _is_aside(attribute: attrs.Attribute[Any]) -> bool:
    """Put note and meta last."""
    return attribute.name in ("note", "meta")


def _plain(value: Any, *, whole: bool = False) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str | int):
        return value
    if isinstance(value, Period):
        return value.written
    if isinstance(value, Record | Ref):
        return {type(value).__name__: _fields(value)} if whole else value.id
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Meta):
        return value.thaw()
    return _fields(value)


def _arguments(record: Record) -> Iterator[str]:
    given_id = takes_id(record) and record.id != derived_id(record)
    skipped = False
    for attribute in sorted(attrs.fields(type(record)), key=lambda a: (_is_aside(a), a.kw_only)):
        value = getattr(record, attribute.name)
        default = not given_id if attribute.name == "id" else value == attribute.default
        if default or not attribute.init:
            skipped = True
            continue
        text = _shown(value, whole=attribute.metadata.get("whole", False))
        yield f"{attribute.name}={text}" if skipped or attribute.kw_only else text


def _shown(value: Any, *, whole: bool = False) -> str:
    if isinstance(value, Enum):
        return repr(value.value)
    if isinstance(value, Period):
        return repr(value.written)
    if isinstance(value, Record | Ref) and not whole:
        return f"Ref({value.id!r})"
    if isinstance(value, tuple):
        return f"[{', '.join(_shown(item) for item in value)}]"
    return repr(value)
