"""Files made from the schema alone, and records made from the tables by which files are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any, Final

import attrs

from claimledger.files import building, expectations, keeping, records, statements
from claimledger.files.desk import Field, Shape, identifier, text
from claimledger.files.readers import (
    Described,
    Each,
    OneOf,
    Selection,
    Use,
    UsedId,
    Word,
    as_it_is,
    meta,
    period,
    whole_number,
    yes_or_no,
)
from claimledger.files.statements import Target

IDS: Final[list[Any]] = ["a", "b", "s", "c", "c2", "d", "st", "far", "7"]
_DATES: Final[list[Any]] = [
    "2024",
    "2024-06-19",
    "2031-02-11T08:30+01:00",
    "2024/..",
    "2024-02/2024-03",
    2024,
]
_TEXTS: Final[list[Any]] = ["x", "It rains", "", "2024", 12, 1.5, True, "no", "ü\n"]


# -- from the schema -----------------------------------------------------------------------


class Maker:
    """Makes data that a schema takes, mostly; it knows just what our schema uses."""

    def __init__(self, schema: Mapping[str, Any], random: Random) -> None:
        self.schema = schema
        self.random = random

    def make(self, schema: Mapping[str, Any], depth: int = 0) -> Any:
        random = self.random
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            if name in ("id", "date", "text"):
                known: dict[str, list[Any]] = {"id": IDS, "date": _DATES, "text": _TEXTS}
                return random.choice(known[name])
            made = self.make(self.schema["$defs"][name], depth)
            if isinstance(made, dict) and schema.get("required") == ["chain"]:
                made["chain"] = [random.choice(IDS)]
            return made
        if "enum" in schema:
            return random.choice(schema["enum"])
        if "anyOf" in schema and "properties" not in schema:
            return self.make(random.choice(schema["anyOf"]), depth)
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return self._typed(random.choice(kinds), schema, depth)

    def _typed(self, kind: str, schema: Mapping[str, Any], depth: int) -> Any:
        random = self.random
        if kind == "object":
            return self._mapping(schema, depth)
        if kind == "array":
            parts = [self.make(part, depth + 1) for part in schema.get("prefixItems", ())]
            if parts:
                return parts[: random.randint(schema["minItems"], len(parts))]
            count = random.randint(schema.get("minItems", 0), schema.get("maxItems", 3))
            return [self.make(schema["items"], depth + 1) for _ in range(count)]
        if kind == "integer":
            return random.choice([0, 1, 7, 12345])
        if kind == "string":
            return random.choice(["", "f" * 64] if "{64}" in schema.get("pattern", "") else ["3"])
        return None

    def _mapping(self, schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
        random = self.random
        more = schema.get("additionalProperties", True)
        if isinstance(more, dict):
            count = random.randint(schema.get("minProperties", 0), schema.get("maxProperties", 3))
            return {id: self.make(more, depth + 1) for id in random.sample(IDS, count)}
        made = {
            key: self.make(value, depth + 1)
            for key, value in schema.get("properties", {}).items()
            if key in schema.get("required", ()) or random.random() < 0.6 / (depth + 1)
        }
        for pair in (("derived_from", "derivation"), ("start", "end")):
            if pair[0] in schema.get("properties", {}) and random.random() < 0.5:
                made |= {key: self.make(schema["properties"][key], depth) for key in pair}
        return made


def instances(schema: Mapping[str, Any], random: Random) -> Iterator[dict[str, Any]]:
    """Yield files made from a schema, without end; now and then the schema refuses one."""
    maker = Maker(schema, random)
    while True:
        made = maker.make(schema)
        made["external"] = random.sample(IDS, random.randint(0, len(IDS)))
        yield made


# -- from the tables -----------------------------------------------------------------------

WORLD: Final[dict[str, Any]] = {
    "claimledger": 1,
    "sources": {"s": "S"},
    "claimants": {"a": "A", "b": "B"},
    "relations": [["a", "part_of", "b"]],
    "claims": {"c": "One", "c2": "Two"},
    "documents": {"d": {"source": "s", "says": [{"asserts": "c", "id": "st"}]}},
    "external": ["far"],
}
_KNOWN: Final = {
    "far document": "far",
    "party": "a",
    "claim": "c",
    "document": "d",
    "statement": "st",
}

_SAMPLES: Final[Mapping[Any, tuple[list[Any], list[Any]]]] = {
    text: (["x", 2024, 1.5, True], [[], {}]),
    identifier: (["new", 7, False], ["a b", "", "x" * 201, "a,b", [], {}]),
    period: (_DATES, ["19/6/2024", "2024-13", 99, 1.5, True, "../..", [], {}]),
    whole_number: ([1, "1"], [-1, 1.5, "01", "", True, 10**15, [], {}]),
    yes_or_no: ([True, False, "yes", "no", "true", "false"], ["maybe", 1, "", [], {}]),
    records.sha256: (["f" * 64], ["F" * 64, "f", [], {}]),
    meta: ([{}, {"k": [1, None, {"": "x"}]}], ["x", 1, []]),
    statements.read_link: (["a", "d", {"party": "a"}, {"document": "d"}], ["a b", {}, [], None]),
    statements.read_statement: (
        [{"asserts": "c"}, {"denies": {"statement": "st"}, "chain": []}],
        ["x", {}, [], {"asserts": "c", "denies": "c"}, {"chain": ["a"]}],
    ),
    keeping.read_named_record: (["c", ["a", "part_of", "b"]], ["a b", {}, [], ["a", "b"]]),
    keeping.read_held_record: (["c", ["a", "part_of", "b"]], ["a b", {}, [], ["a", "b"]]),
    expectations.read_interval: ([[0, 1], ["1", 5]], ["x", {}, [], [1], [0, 1, 2], [0, "x"]]),
    expectations.read_answers: (
        [{}, {"a": "denied"}],
        ["x", [], {"a": "xyzzy"}, {"a": None}, {"a b": "denied"}],
    ),
}


def samples(read: Any) -> tuple[list[Any], list[Any]]:  # noqa: PLR0911  # one for each sort
    """Return values that a reader takes, and values that it refuses, by what sort it is of."""
    match read:
        case Word(kind):
            return [word.value for word in kind], ["xyzzy", "", 7, [], {}]
        case OneOf(words):
            return list(words), ["xyzzy", "", 7, [], {}]
        case Each(item):
            good, bad = samples(item)
            return [[], good], ["x", 7, {}, *([value] for value in bad), [None]]
        case Use(wanted) | UsedId(wanted):
            return [_KNOWN[wanted]], ["a b", "", [], {}]
        case Target(bare, wrapped):
            boxed = [{kind: _KNOWN[kind]} for kind in wrapped]
            return [_KNOWN[bare], *boxed], ["a b", [], {}, {"xyzzy": "c"}, {"statement": None}]
        case Selection(wanted, ways):
            return [{way: [_KNOWN[wanted]]} for way in ways], ["x", [], {}, {"only": None}]
        case Described(kind, shape, _, _, bare):
            whole = full(shape, kind)
            good = [whole, *([samples(shape[bare].read)[0][0]] if bare else [])]
            return good, [[], {**whole, "xyzzy": 1}, *([] if bare else ["x"])]
    return _SAMPLES[read]


def full(shape: Shape, kind: Any) -> dict[str, Any]:
    """Return a mapping with all keys of a table, each with the first value that it takes."""
    return {key: _first(key, field, kind) for key, field in shape.items()}


def _first(key: str, field: Field, kind: Any) -> Any:
    return values(key, field, kind)[0][0]


_FITTING: Final[Mapping[str, list[Any]]] = {"end": [2, "2"], "record": ["c"]}
"""What goes with the first values of other keys: an anchor's end, what is amended."""

_ENDS: Final = {"party": {"subject": "b", "object": "a"}, "claim": {"subject": "c2", "object": "c"}}


def values(key: str, field: Field, kind: Any) -> tuple[list[Any], list[Any]]:
    """Return what a key of a record takes, and what it refuses."""
    if field.read is not as_it_is:
        good, bad = samples(field.read)
        return _FITTING.get(key, good), bad
    if key == "replacement":
        return ["In other words", {"claims": {"c3": "x"}}], [{"xyzzy": 1}, [], {"claims": {}}]
    verbs, sort = records.ENDS[kind]
    return samples(Word(verbs)) if key == "kind" else ([_ENDS[sort][key]], ["a b", "", [], {}])


Place = Callable[[dict[str, Any]], dict[str, Any]]


def _entry(section: str, id: str) -> Place:
    return lambda made: {**WORLD, section: {**WORLD.get(section, {}), id: made}}


def _line(section: str) -> Place:
    return lambda made: {**WORLD, section: [*WORLD.get(section, []), made]}


def _said(made: dict[str, Any]) -> dict[str, Any]:
    document = WORLD["documents"]["d"]
    return {**WORLD, "documents": {"d": {**document, "says": [*document["says"], made]}}}


def _within(place: Place, outer: dict[str, Any], key: str, *, many: bool = True) -> Place:
    return lambda made: place({**outer, key: [made] if many else made})


_OTHER: Final = Field(UsedId("far document"))
"""A document is not derived from itself."""

Table = tuple[str, Any, Shape, Place]


def tables() -> Iterator[Table]:
    """Yield all tables of keys: a name, what is made from it, and how it stands in a file."""
    for table in _outer_tables():
        yield table
        yield from _inner_tables(*table)


def _outer_tables() -> Iterator[Table]:
    for section, reading in building.READ.items():
        read = reading.read
        if isinstance(read, building.Entries) and isinstance(read.read, Described):
            yield section, read.read.kind, read.read.shape, _entry(section, "new")
        if isinstance(read, building.Lines) and isinstance(read.read, Described):
            yield section, read.read.kind, read.read.shape, _line(section)
    document = building.read_saying_document
    yield "documents", document.kind, document.shape, _entry("documents", "new")
    document = records.read_document
    amended = _within(_line("amendments"), {"record": "d"}, "replacement", many=False)
    yield "replacement", document.kind, {**document.shape, "derived_from": _OTHER}, amended
    for name, shape in statements.SHAPES.items():
        yield name, statements.VERBS[name].kind, shape, _said
    said = {"asserts": "c", "id": "new"}
    yield "link", statements.read_link, statements.LINK, _within(_said, said, "chain")
    yield "amendments", None, keeping.AMENDMENT, _line("amendments")
    for kind in records.ENDS:
        shape = {k: f for k, f in records.RELATION.items() if k != "during" or dated(kind)}
        yield kind.__name__, kind, shape, _line("relations")


def _inner_tables(name: str, kind: Any, shape: Shape, place: Place) -> Iterator[Table]:
    whole = full(shape, kind)
    for key, field in shape.items():
        read = field.read.read if isinstance(field.read, Each) else field.read
        if isinstance(read, Described):
            within = _within(place, whole, key, many=read is not field.read)
            yield f"{name}.{key}", read.kind, read.shape, within


def dated(kind: Any) -> bool:
    """Tell whether a relation takes a date."""
    return "during" in attrs.fields_dict(kind)


def relation_lists() -> Iterator[tuple[list[Any], bool]]:
    """Yield relations as lists, and whether they are any."""
    for kind, (verbs, sort) in records.ENDS.items():
        ends = _ENDS[sort]
        for verb in verbs:
            yield [ends["subject"], verb.value, ends["object"]], True
            yield [ends["subject"], verb.value, ends["object"], "2024"], dated(kind)
        line = [ends["subject"], next(iter(verbs)).value, ends["object"]]
        line += ["2024"] if dated(kind) else []
        yield [*line, "2024"], False
        for index in range(len(line)):
            yield line[: min(index, 2)], False
            spoilt: list[Any] = ["a b", None, [], {}]
            for bad in spoilt:
                yield [*line[:index], bad, *line[index + 1 :]], False
