"""From the tables by which a file is read to definitions of a schema: one for each thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, final

import attrs

from claimledger.files.desk import Field, Shape, identifier, text
from claimledger.files.keeping import read_recorded
from claimledger.files.readers import (
    Described,
    Each,
    OneOf,
    Selection,
    Use,
    UsedId,
    Word,
    meta,
    period,
    whole_number,
    yes_or_no,
)
from claimledger.files.records import sha256
from claimledger.files.schema.scalars import (
    DEFINED,
    NULL,
    Schema,
    chosen,
    or_null,
    summary,
    vocabulary,
)
from claimledger.files.statements import Target
from claimledger.model import Anchor, Claim, Document, Link

__all__ = ["Make", "Reader", "Shapes", "listed", "single"]

Reader = Callable[..., Any]
"""Whatever reads a value; what stands under an id is read with that."""

_SCALARS: Final[Mapping[Reader, str]] = {
    text: "text",
    identifier: "id",
    period: "date",
    whole_number: "whole-number",
    yes_or_no: "yes-or-no",
    sha256: "sha256",
    meta: "meta",
}


def listed(items: Schema) -> Schema:
    """Return a list of such items."""
    return {"type": "array", "items": items}


def single(key: str, value: Schema) -> Schema:
    """Return a mapping with one key only."""
    return {
        "type": "object",
        "properties": {key: value},
        "required": [key],
        "additionalProperties": False,
    }


def given(*keys: str) -> Schema:
    """Return that something stands under each of some keys."""
    something = {"not": {"enum": [None, ""]}}
    return {"required": list(keys), "properties": dict.fromkeys(keys, something)}


def together(*keys: str) -> Schema:
    """Return that something stands under each of some keys, or under none."""
    return {"anyOf": [given(*keys), {"properties": {key: {"type": NULL} for key in keys}}]}


_RULES: Final[Mapping[object, tuple[Schema, ...]]] = {
    Document: (together("derived_from", "derivation"),),
    Anchor: (
        together("start", "end"),
        {"anyOf": [given("start"), given("exact"), given("sha256")]},
    ),
    Link: ({"anyOf": [given("party"), given("document")]},),
    read_recorded.kind: ({"anyOf": [given("at"), given("by")]},),
}
"""What the records ask of several fields at once."""

_FILLED: Final[Mapping[object, Mapping[str, Schema]]] = {Claim: {"text": {"pattern": r"\S"}}}
"""What the records ask of one field, beside its type."""


@final
class Shapes:
    """The definitions so far; each is made when it is first referred to."""

    def __init__(self, special: Mapping[Reader, tuple[str, Make]]) -> None:
        self.defs: dict[str, Schema] = {}
        self._special = special

    def define(self, name: str, make: Callable[[], Schema]) -> Schema:
        """Return a reference to a definition, and make that if it is not there."""
        key = name.replace(" ", "-").replace("_", "-")
        if key not in self.defs:
            self.defs[key] = {}  # it may refer to itself
            self.defs[key] = make()
        return {"$ref": f"#/$defs/{key}"}

    def form(self, read: Reader) -> Schema:
        """Return what a reader reads."""
        if read in _SCALARS:
            name = _SCALARS[read]
            return self.define(name, lambda: dict(DEFINED[name]))
        if read in self._special:
            name, make = self._special[read]
            return self.define(name, lambda: make(self))
        if isinstance(read, Word):
            return self.define(kind_name(read.kind), lambda: vocabulary(read.kind))
        return self._composed(read)

    def _composed(self, read: Reader) -> Schema:
        id = self.form(identifier)
        match read:
            case OneOf(words):
                return chosen(words)
            case Each(item):
                return listed(self.form(item))
            case Target(_, ()) | Use() | UsedId():
                return id
            case Target(_, wrapped):
                return {"anyOf": [id, *(single(kind, id) for kind in wrapped)]}
            case Selection(_, ways):
                return {"anyOf": [single(way, listed(id)) for way in ways]}
            case Described():
                return self.described(read)
        raise TypeError(f"the schema does not know what {read!r} reads")

    def ids(self, value: Schema) -> Schema:
        """Return a mapping from ids to such values."""
        names = self.form(identifier)
        return {"type": "object", "propertyNames": names, "additionalProperties": value}

    def described(self, read: Described[Any], name: str = "") -> Schema:
        """Return what stands for a record, and the text alone that may stand in its place."""
        name = name or read.what.partition(" ")[2] or read.what
        return self.define(name, lambda: self._described(read))

    def _described(self, read: Described[Any]) -> Schema:
        about = {} if read.kind is dict else {"description": summary(read.kind)}
        mapping = self.mapping(read.shape, read.kind)
        if not read.bare:
            return {**about, **mapping}
        field = read.shape[read.bare]
        alone = self._value(read.kind, read.bare, field)
        nothing = [] if field.required else [{"type": NULL}]
        return {**about, "anyOf": [alone, *nothing, mapping]}

    def mapping(
        self, shape: Shape, kind: object, told: Mapping[str, Schema] = MappingProxyType({})
    ) -> Schema:
        """Return a mapping with the keys of a table, some of which are ``told`` already."""
        properties = {
            key: told[key] if key in told else self._property(kind, key, field)
            for key, field in shape.items()
        }
        found: Schema = {"type": "object", "properties": properties}
        required = [key for key, field in shape.items() if field.required]
        if required:
            found["required"] = required
        found["additionalProperties"] = False
        rules = _RULES.get(kind, ())
        return {**found, "allOf": list(rules)} if len(rules) > 1 else {**found, **dict(*rules)}

    def _property(self, kind: object, key: str, field: Field) -> Schema:
        value = self._value(kind, key, field)
        about = {"description": field.about} if field.about else {}
        return {**about, **(value if field.required else or_null(value)), **_default(kind, key)}

    def _value(self, kind: object, key: str, field: Field) -> Schema:
        return {**self.form(field.read), **_FILLED.get(kind, {}).get(key, {})}


Make = Callable[[Shapes], Schema]


def kind_name(kind: type) -> str:
    """Return the name of a word list's definition: ``claimant-kind``."""
    return "".join(f"-{sign.lower()}" if sign.isupper() else sign for sign in kind.__name__)[1:]


def _default(kind: object, key: str) -> Schema:
    """Return what a field is if it is left out, where that is a word or a switch."""
    if not (isinstance(kind, type) and attrs.has(kind)):
        return {}
    field = attrs.fields_dict(kind).get(key)
    value = None if field is None else field.default
    if isinstance(value, StrEnum):
        return {"default": value.value}
    return {"default": value} if isinstance(value, bool) else {}
