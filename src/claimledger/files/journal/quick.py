"""The short way from a body to its record, for the types of which a journal holds very many.

It takes only what the strict reader in `bodies` takes, and makes the same of it; whatever it does
not know for sound, it leaves to that one, by raising any of `LEFT`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs

from claimledger.model import (
    Act,
    Anchor,
    Assertion,
    Basis,
    Certainty,
    Claim,
    Claimant,
    ClaimantKind,
    Denial,
    DenialScope,
    Derivation,
    Document,
    Identity,
    Link,
    Meta,
    Number,
    Period,
    Question,
    Quotation,
    Reading,
    Record,
    Ref,
    Response,
    ResponseKind,
    Retraction,
    Source,
    SourceKind,
    Terms,
)
from claimledger.model.identity import KEPT_OUT, LONGEST

__all__ = ["LEFT", "quick_reader"]

LEFT: Final = (AttributeError, KeyError, TypeError, ValueError)
"""What the short way raises for a body that it leaves to the strict reader."""

_SIGNS: Final = "".join(re.escape(chr(c)) for c in range(33, 127) if chr(c) not in KEPT_OUT)
_ID: Final = re.compile(f"[{_SIGNS}]{{1,{LONGEST}}}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)

_name: Final[Callable[[Ref, str], None]] = Ref.id.__set__  # type: ignore[attr-defined]  # a slot

_Read = Callable[[Any], Any]

_MOST_SHAPES: Final = 1_000


def quick_reader() -> Callable[[dict[str, Any]], Record]:
    """Return a function from bodies to records; what it reads often, it makes once.

    >>> quick_reader()({"type": "claim", "id": "base", "text": "A base will open"})
    Claim('base', 'A base will open')
    """
    plans = {kind.kind_name: _Plan(kind, readers) for kind, readers in _tables(_Shared())}

    def read(body: dict[str, Any]) -> Record:
        plan = plans[body["type"]]
        keys = tuple(body)
        found = plan.shapes.get(keys) or plan.shape(keys)
        record: Record = object.__new__(plan.kind)
        for put, default in found[0]:
            put(record, default)
        for (put, read_value), value in zip(found[1], body.values(), strict=True):
            put(record, read_value(value))
        if not plan.sound(record):
            raise ValueError(body["type"])
        return record

    return read


_Shape = tuple[list[tuple[Any, Any]], list[tuple[Any, _Read]]]


class _Plan:
    """How records of one kind are made: for each set of keys, the defaults and what is read."""

    def __init__(self, kind: type[Record], readers: Mapping[str, _Read]) -> None:
        self.kind = kind
        self.readers = {**readers, "type": _nothing}
        self.sound = _SOUND.get(kind, _always)
        self.shapes: dict[tuple[str, ...], _Shape] = {}

    def shape(self, keys: tuple[str, ...]) -> _Shape:
        """Work out what to do with such keys; it is kept, unless there are very many such sets."""
        if not {*_REQUIRED[self.kind], "type"} <= {*keys}:
            raise KeyError(self.kind)
        fields = attrs.fields_dict(self.kind)
        slots = {name: getattr(self.kind, name).__set__ for name in fields}
        defaults = [(slots[n], field.default) for n, field in fields.items() if n not in keys]
        read = [(slots.get(name, _nothing), self.readers[name]) for name in keys]
        if len(self.shapes) < _MOST_SHAPES:
            self.shapes[keys] = defaults, read
        return defaults, read


def _nothing(*_values: object) -> None:
    """Leave the type alone: the plan was chosen by it."""


def _always(_record: Any) -> bool:
    return True


def _claim_is_sound(claim: Any) -> bool:
    return bool(claim.text.strip())


def _document_is_sound(document: Any) -> bool:
    before = document.derived_from
    return (before is None) is (document.derivation is None) and (
        before is None or before.id != document.id
    )


_SOUND: Final[Mapping[type, Callable[[Any], bool]]] = {
    Claim: _claim_is_sound,
    Document: _document_is_sound,
}

_VERBS: Final = (Assertion, Denial, Question, Response, Retraction)
_REQUIRED: Final[Mapping[type, tuple[str, ...]]] = {
    Source: ("id", "name"),
    Claimant: ("id", "name"),
    Claim: ("id", "text"),
    Document: ("id", "source"),
    **dict.fromkeys(_VERBS, ("id", "target", "chain")),
}


def _text(value: Any) -> str:
    if type(value) is not str or not value:
        raise TypeError(value)
    return value


def _id(value: Any) -> str:
    if not _ID.fullmatch(value):
        raise ValueError(value)
    found: str = value
    return found


def _sha256(value: Any) -> str:
    if not _SHA256.fullmatch(value):
        raise ValueError(value)
    found: str = value
    return found


def _yes(value: Any) -> bool:
    if value is not True:
        raise ValueError(value)
    return True


def _texts(values: Any) -> tuple[str, ...]:
    if not all(type(value) is str for value in _full(values)):
        raise TypeError(values)
    return tuple(values)


def _meta(value: Any) -> Meta:
    if type(value) is not dict or not value:
        raise TypeError(value)
    return Meta(value)


def _anchors(values: Any) -> tuple[Anchor, ...]:
    for value in _full(values):
        if None in value.values() or "" in value.values():
            raise ValueError(value)
    return tuple([Anchor(**value) for value in values])


def _word(kind: Any, *left_out: object) -> _Read:
    """Return a reader of a vocabulary's words, without that which is never written."""
    return {word.value: word for word in kind if word not in left_out}.__getitem__


class _Shared:
    """Readers of references, links and dates, each of which is made once."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._refs: dict[str, Ref] = {}
        self._links: dict[Any, Link] = {}
        self._dates: dict[str, Period] = {}
        self._of_link: Mapping[str, _Read] = {
            "party": self.ref,
            "document": self.ref,
            "named_as": _text,
            "cue": _text,
            "said": self.date,
        }

    def ref(self, value: Any) -> Ref:
        found = self._refs.get(value)
        if found is None:
            found = object.__new__(Ref)
            _name(found, self.id(value))
            self._refs[value] = found
        return found

    def id(self, value: Any) -> str:
        """Return an id, the same text for the record and for what refers to it."""
        found = self._ids.get(value)
        if found is None:
            found = self._ids[value] = _id(value)
        return found

    def refs(self, values: Any) -> tuple[Ref, ...]:
        ref = self.ref
        return tuple([ref(value) for value in _full(values)])

    def date(self, value: Any) -> Period:
        found = self._dates.get(value)
        if found is None:
            found = Period(value)
            if found.written != value:
                raise ValueError(value)
            self._dates[value] = found
        return found

    def chain(self, values: Any) -> tuple[Link, ...]:
        link = self._link
        return tuple([link(value) for value in _full(values)])

    def _link(self, value: Any) -> Link:
        key = value if type(value) is str else (*value, *value.values())
        found = self._links.get(key)
        if found is None:
            found = Link(self.ref(value)) if type(value) is str else self._whole(value)
            self._links[key] = found
        return found

    def _whole(self, value: Any) -> Link:
        if len(value) < 2:
            raise ValueError(value)
        read: Any = {key: self._of_link[key](item) for key, item in value.items()}
        return Link(**read)


def _full(values: Any) -> list[Any]:
    if type(values) is not list or not values:
        raise TypeError(values)
    return values


def _tables(shared: _Shared) -> list[tuple[type[Record], Mapping[str, _Read]]]:
    """Return how each key of each type is read: a default is never written, and so never read."""
    ref, refs, date = shared.ref, shared.refs, shared.date
    kept: dict[str, _Read] = {"id": shared.id, "note": _text, "meta": _meta}
    party = {
        **kept,
        "name": _text,
        "identity": _word(Identity, Identity.NAMED),
        "number": _word(Number, Number.UNKNOWN),
        "aliases": _texts,
        "identifiers": _texts,
    }
    statement = {
        **kept,
        "target": ref,
        "chain": shared.chain,
        "citing": refs,
        "certainty": _word(Certainty, Certainty.FULL),
        "reading": _word(Reading, Reading.EXPLICIT),
        "basis": _word(Basis, Basis.UNSTATED),
        "said": date,
        "quotation": _word(Quotation, Quotation.UNSPECIFIED),
        "translated": _yes,
        "cue": _text,
        "terms": _word(Terms, Terms.UNKNOWN),
        "anchors": _anchors,
    }
    document = {
        **kept,
        "source": ref,
        "authors": refs,
        "published": date,
        "retrieved": date,
        "derived_from": ref,
        "derivation": _word(Derivation),
        "sha256": _sha256,
        **dict.fromkeys(("title", "url", "language", "archived"), _text),
    }
    return [
        (Source, {**party, "kind": _word(SourceKind, SourceKind.OUTLET)}),
        (Claimant, {**party, "kind": _word(ClaimantKind, ClaimantKind.UNKNOWN)}),
        (Claim, {**kept, "text": _text, "accused": refs, "period": date, "language": _text}),
        (Document, document),
        (Assertion, {**statement, "act": _word(Act, Act.STATES)}),
        (Denial, {**statement, "scope": _word(DenialScope, DenialScope.CONTENT)}),
        (Question, statement),
        (Response, {**statement, "kind": _word(ResponseKind, ResponseKind.NO_COMMENT)}),
        (Retraction, {**statement, "reason": _text, "replacement": ref}),
    ]
