"""The schema of a whole ledger file: its sections, and what an amendment puts in them."""

from __future__ import annotations

from typing import Any

from claimledger.files.building import (
    READ,
    VERSION,
    Entries,
    Lines,
    read_documents,
    read_saying_document,
)
from claimledger.files.keeping import AMENDMENT, read_amendment
from claimledger.files.kinds import SECTIONS
from claimledger.files.records import read_document
from claimledger.files.schema.scalars import Schema, or_null, summary
from claimledger.files.schema.shapes import Shapes, listed, single
from claimledger.files.schema.specials import SPECIAL
from claimledger.files.statements import read_statement
from claimledger.model import Amendment

__all__ = ["ledger_schema"]


def ledger_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of ledger files, as plain data.

    It is made from the tables by which files are read, so that it knows the same keys and words.
    What it cannot say, such as that ids must be known, is left to `load`.

    >>> schema = ledger_schema()
    >>> schema["$id"], schema["required"]
    ('urn:claimledger:ledger-file:1', ['claimledger'])
    >>> schema["$defs"]["certainty"]["enum"]
    ['none', 'weak', 'full']
    """
    shapes = Shapes({**SPECIAL, read_amendment: ("amendment", _amendment)})
    version = {"description": "the version of the format", "enum": [VERSION, str(VERSION)]}
    properties = {"claimledger": version, **_sections(shapes)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:claimledger:ledger-file:{VERSION}",
        "title": "Ledger file",
        "description": "A ledger of who said what, through whom, and who disputes it.",
        "type": "object",
        "properties": properties,
        "required": ["claimledger"],
        "additionalProperties": False,
        "$defs": dict(sorted(shapes.defs.items())),
    }


def _whole_statement(shapes: Shapes) -> Schema:
    return {
        "description": "A statement outside a document: its chain is whole.",
        **shapes.form(read_statement),
        "required": ["chain"],
        "properties": {"chain": {"type": "array", "minItems": 1}},
    }


def _amendment(shapes: Shapes) -> Schema:
    replacement = shapes.define("replacement", lambda: _replacement(shapes))
    about = {"description": AMENDMENT["replacement"].about}
    form = shapes.mapping(AMENDMENT, Amendment, {"replacement": {**about, **or_null(replacement)}})
    return {"description": summary(Amendment), **form}


def _replacement(shapes: Shapes) -> Schema:
    """Return any record as in its section, or under the name of that."""
    alone: list[Schema] = []
    under: list[Schema] = []
    for name in SECTIONS:
        read = READ[name].read
        if isinstance(read, Lines):
            record = _line(read, shapes)
            one = {**listed(record), "minItems": 1, "maxItems": 1}
        else:
            record = _entry(read, shapes)
            one = {**shapes.ids(record), "minProperties": 1, "maxProperties": 1}
        alone.append(record)
        under.append(single(name, one))
    return {
        "description": "A record of the same kind as the one that it replaces, as in its section; "
        "or under the name of its section.",
        "anyOf": [*alone, *under],
    }


def _entry(read: object, shapes: Shapes) -> Schema:
    if isinstance(read, Entries):
        return shapes.form(read.read)
    return shapes.described(read_document, "document alone")


def _line(read: Lines[Any], shapes: Shapes) -> Schema:
    if read.read is read_statement:
        return shapes.define("whole statement", lambda: _whole_statement(shapes))
    return shapes.form(read.read)


def _sections(shapes: Shapes) -> dict[str, Schema]:
    """Return all sections of a file."""
    found = {}
    for name, section in READ.items():
        read = section.read
        if isinstance(read, Lines):
            form = listed(_line(read, shapes))
        elif read is read_documents:
            form = shapes.ids(shapes.form(read_saying_document))
        else:
            form = shapes.ids(_entry(read, shapes))
        found[name] = {"description": section.about, **or_null(form)}
    return found
