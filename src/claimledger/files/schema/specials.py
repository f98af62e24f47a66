"""What no table says whole: links, relations, statements, and what is expected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from claimledger.files.desk import identifier
from claimledger.files.expectations import ANSWER, read_answers, read_interval
from claimledger.files.keeping import read_held_record, read_named_record
from claimledger.files.readers import Word, period, whole_number
from claimledger.files.records import ENDS, RELATION, read_relation
from claimledger.files.schema.scalars import NULL, Schema, summary
from claimledger.files.schema.shapes import Make, Reader, Shapes, listed
from claimledger.files.statements import LINK, SHAPES, VERBS, read_link, read_statement
from claimledger.model import Link, Record

__all__ = ["SPECIAL"]


def _link(shapes: Shapes) -> Schema:
    mapping = shapes.mapping(LINK, Link)
    return {"description": summary(Link), "anyOf": [shapes.form(identifier), mapping]}


def _relation(shapes: Shapes) -> Schema:
    return {"anyOf": [make(kind, shapes) for make in (_list, _mapping) for kind in ENDS]}


def _list(kind: type[Record], shapes: Shapes) -> Schema:
    """Return a relation as its list: subject, verb, object, and perhaps when it holds."""
    end, verb = shapes.form(identifier), shapes.form(Word(ENDS[kind][0]))
    during = [shapes.form(period)] if _dated(kind) else []
    form = {
        "type": "array",
        "prefixItems": [end, verb, end, *during],
        "minItems": 3,
        "items": False,
    }
    return shapes.define(f"{kind.kind_name} list", lambda: {"description": summary(kind), **form})


def _mapping(kind: type[Record], shapes: Shapes) -> Schema:
    """Return a relation as a mapping, as it must be to take a note."""
    vocabulary, sort = ENDS[kind]
    end = shapes.form(identifier)
    told = {
        "subject": {"description": f"the {sort} that it starts from", **end},
        "kind": shapes.form(Word(vocabulary)),
        "object": {"description": f"the {sort} that it leads to", **end},
    }
    if not _dated(kind):
        told["during"] = {"type": NULL}
    form = shapes.mapping(RELATION, kind, told)
    return shapes.define(kind.kind_name, lambda: {"description": summary(kind), **form})


def _dated(kind: type[Record]) -> bool:
    return "during" in attrs.fields_dict(kind)


def _named_record(shapes: Shapes) -> Schema:
    return {
        "description": "Any record: its id, or a relation as its list.",
        "anyOf": [shapes.form(identifier), *(_list(kind, shapes) for kind in ENDS)],
    }


def _statement(shapes: Shapes) -> Schema:
    return {
        "description": "One sentence of a text, by its verb. Under a document the chain starts "
        "after that document.",
        "anyOf": [_by_verb(name, shapes) for name in VERBS],
    }


def _by_verb(name: str, shapes: Shapes) -> Schema:
    kind = VERBS[name].kind

    def make() -> Schema:
        return {"description": summary(kind), **shapes.mapping(SHAPES[name], kind)}

    return shapes.define(kind.kind_name, make)


def _interval(shapes: Shapes) -> Schema:
    return {
        "description": "How many, at least and at most: [at_least, at_most].",
        **listed(shapes.form(whole_number)),
        "minItems": 2,
        "maxItems": 2,
    }


def _answers(shapes: Shapes) -> Schema:
    return shapes.ids(shapes.form(ANSWER))


SPECIAL: Final[Mapping[Reader, tuple[str, Make]]] = {
    read_link: ("link", _link),
    read_relation: ("any relation", _relation),
    read_named_record: ("any record", _named_record),
    read_held_record: ("any record", _named_record),
    read_statement: ("statement", _statement),
    read_interval: ("interval", _interval),
    read_answers: ("answers", _answers),
}
"""The readers that are no tables: the name of what each reads, and what that is."""
