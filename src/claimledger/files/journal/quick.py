"""The short way from a body to its record, for the types of which a journal holds very many.

It takes only what the strict reader in `bodies` takes, and makes the same of it; whatever it does
not know for sound, it leaves to that one, by raising any of `LEFT`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs

from claimledger.files.journal.values import (
    SOUND,
    Read,
    Shared,
    full,
    sha256,
    text,
    texts,
    word,
    yes,
)
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
    Meta,
    Number,
    Question,
    Quotation,
    Reading,
    Record,
    Response,
    ResponseKind,
    Retraction,
    Source,
    SourceKind,
    Terms,
)

__all__ = ["REQUIRED", "always", "anchors", "meta", "quick_reader", "tables"]

_MOST_SHAPES: Final = 1_000


def quick_reader(shared: Shared) -> Callable[[dict[str, Any]], Record]:
    """Return a function from bodies to records; what it reads often, it makes once.

    >>> quick_reader(Shared())({"type": "claim", "id": "base", "text": "A base will open"})
    Claim('base', 'A base will open')
    """
    plans = {kind.kind_name: _Plan(kind, readers) for kind, readers in tables(shared)}

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


_Shape = tuple[list[tuple[Any, Any]], list[tuple[Any, Read]]]


class _Plan:
    """How records of one kind are made: for each set of keys, the defaults and what is read."""

    def __init__(self, kind: type[Record], readers: Mapping[str, Read]) -> None:
        self.kind = kind
        self.readers = {**readers, "type": _nothing}
        self.sound = SOUND.get(kind, always)
        self.shapes: dict[tuple[str, ...], _Shape] = {}

    def shape(self, keys: tuple[str, ...]) -> _Shape:
        """Work out what to do with such keys; it is kept, unless there are very many such sets."""
        if not {*REQUIRED[self.kind], "type"} <= {*keys}:
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


def always(_record: Any) -> bool:
    """Ask nothing more of a record."""
    return True


_VERBS: Final = (Assertion, Denial, Question, Response, Retraction)
REQUIRED: Final[Mapping[type, tuple[str, ...]]] = {
    Source: ("id", "name"),
    Claimant: ("id", "name"),
    Claim: ("id", "text"),
    Document: ("id", "source"),
    **dict.fromkeys(_VERBS, ("id", "target", "chain")),
}
"""The keys without which no body of a kind is sound, beside its type."""


def meta(value: Any) -> Meta:
    """Return a user's own data."""
    if type(value) is not dict or not value:
        raise TypeError(value)
    return Meta(value)


def anchors(values: Any) -> tuple[Anchor, ...]:
    """Return places in a text; of what an anchor leaves out nothing is written."""
    for value in full(values):
        if None in value.values() or "" in value.values():
            raise ValueError(value)
    return tuple([Anchor(**value) for value in values])


def tables(shared: Shared) -> list[tuple[type[Record], Mapping[str, Read]]]:
    """Return how each key of each type is read: a default is never written, and so never read."""
    ref, refs, date = shared.ref, shared.refs, shared.date
    kept: dict[str, Read] = {"id": shared.id, "note": text, "meta": meta}
    party = {
        **kept,
        "name": text,
        "identity": word(Identity, Identity.NAMED),
        "number": word(Number, Number.UNKNOWN),
        "aliases": texts,
        "identifiers": texts,
    }
    statement = {
        **kept,
        "target": ref,
        "chain": shared.chain,
        "citing": refs,
        "certainty": word(Certainty, Certainty.FULL),
        "reading": word(Reading, Reading.EXPLICIT),
        "basis": word(Basis, Basis.UNSTATED),
        "said": date,
        "quotation": word(Quotation, Quotation.UNSPECIFIED),
        "translated": yes,
        "cue": text,
        "terms": word(Terms, Terms.UNKNOWN),
        "anchors": anchors,
    }
    document = {
        **kept,
        "source": ref,
        "authors": refs,
        "published": date,
        "retrieved": date,
        "derived_from": ref,
        "derivation": word(Derivation),
        "sha256": sha256,
        **dict.fromkeys(("title", "url", "language", "archived"), text),
    }
    return [
        (Source, {**party, "kind": word(SourceKind, SourceKind.OUTLET)}),
        (Claimant, {**party, "kind": word(ClaimantKind, ClaimantKind.UNKNOWN)}),
        (Claim, {**kept, "text": text, "accused": refs, "period": date, "language": text}),
        (Document, document),
        (Assertion, {**statement, "act": word(Act, Act.STATES)}),
        (Denial, {**statement, "scope": word(DenialScope, DenialScope.CONTENT)}),
        (Question, statement),
        (Response, {**statement, "kind": word(ResponseKind, ResponseKind.NO_COMMENT)}),
        (Retraction, {**statement, "reason": text, "replacement": ref}),
    ]
