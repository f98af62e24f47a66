"""The schema says of every file what the loader says, beside the rules that no schema can say."""

from __future__ import annotations

import json
from itertools import combinations, islice
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from claimledger.files import dumps, ledger_schema
from claimledger.files.kinds import NAMED, SECTIONS
from claimledger.files.schema.shapes import Shapes
from claimledger.ledger import Ledger
from claimledger.testing import ledgers
from unit.files.agreement import MAIN, SCHEMA, UNSAID, disagreement, faults, mutant, plain
from unit.files.instances import WORLD, full, instances, relation_lists, tables, values

VALIDATOR = Draft202012Validator(SCHEMA)
FILES = [
    *(f for f in sorted((MAIN / "tests").rglob("*.yaml")) if "golden" not in f.parts),
    *sorted((MAIN / "examples").glob("*.yaml")),
]
TABLES = {name: (kind, shape, place) for name, kind, shape, place in tables()}


def accepts(data: Any) -> bool:
    return VALIDATOR.is_valid(data)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert ledger_schema() == SCHEMA
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert SCHEMA["$id"].startswith("urn:")


def test_every_definition_is_used_and_there() -> None:
    text = json.dumps(SCHEMA)
    for name in SCHEMA["$defs"]:
        assert f'"#/$defs/{name}"' in text
    assert text.count('"$ref"') == sum(text.count(f'"#/$defs/{n}"') for n in SCHEMA["$defs"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_is_accepted(file: Any) -> None:
    text = file.read_text(encoding="utf-8")
    if text.startswith("claimledger:") or "\nclaimledger:" in text:
        VALIDATOR.validate(plain(text))


@settings(max_examples=25, deadline=None)
@given(ledgers())
def test_every_dump_is_accepted(ledger: Ledger) -> None:
    try:
        text = dumps(ledger, format="json")
    except ValueError:  # a ledger with a conflict has no file
        return
    VALIDATOR.validate(json.loads(text))
    VALIDATOR.validate(plain(dumps(ledger)))


# -- every key of every table --------------------------------------------------------------


def both(data: Any, *, expected: bool | None = None) -> None:
    """Check that loader and schema say the same."""
    found, taken = faults(data), accepts(data)
    assert taken == (not found), found
    if expected is not None:
        assert taken == expected, found


@pytest.mark.parametrize("name", TABLES)
def test_both_take_and_refuse_the_same_under_every_key(name: str) -> None:
    kind, shape, place = TABLES[name]
    whole = full(shape, kind)
    both(place(whole), expected=True)
    both(place({**whole, "xyzzy": 1}), expected=False)
    for key, field in shape.items():
        good, bad = values(key, field, kind)
        for value in good:
            both(place({**whole, key: value}), expected=True)
        for value in bad:
            both(place({**whole, key: value}), expected=False)
        both(place({**whole, key: None}), expected=False if field.required else None)
        without = {k: v for k, v in whole.items() if k != key}
        both(place(without), expected=False if field.required else None)


SMALL = [name for name, (_, shape, _) in TABLES.items() if len(shape) <= 6]


@pytest.mark.parametrize("name", SMALL)
def test_both_take_and_refuse_the_same_keys_together(name: str) -> None:
    kind, shape, place = TABLES[name]
    whole = full(shape, kind)
    for count in range(len(whole)):
        for keys in combinations(whole, count):
            both(place({key: whole[key] for key in keys}))


def test_both_take_and_refuse_the_same_relations() -> None:
    for line, fine in relation_lists():
        both({**WORLD, "relations": [line]}, expected=fine)
        amended = {"record": line}
        if not fine:
            both({**WORLD, "amendments": [amended]}, expected=False)


def test_both_ask_for_a_whole_chain_outside_documents() -> None:
    for chain, fine in ((["d"], True), ([], False), (None, False)):
        line = {"asserts": "c", "chain": chain}
        both({**WORLD, "statements": [line]}, expected=fine)
        both({**WORLD, "amendments": [{"record": "st", "replacement": line}]}, expected=fine)


@pytest.mark.parametrize("section", SECTIONS)
def test_both_take_and_refuse_the_same_under_the_section_of_a_replacement(section: str) -> None:
    named = section in NAMED
    for one in [full(shape, kind) for name, (kind, shape, _) in TABLES.items() if name == section]:
        one.pop("says", None)
        several: list[Any] = [{"new": one}, {"new": one, "two": one}, {"a b": one}, {}, None, "x"]
        for value in several if named else [[one], [one, one], [], one, None]:
            amended = {"record": "c", "replacement": {section: value}}
            assert not disagreement({**WORLD, "amendments": [amended]}, accepts)


@pytest.mark.parametrize("section", SCHEMA["properties"])
def test_both_take_and_refuse_the_same_sections(section: str) -> None:
    some: list[Any] = [None, [], {}, "x", 1, "1", [None], {"new": None}, {"a b": {}}]
    for value in some:
        assert not disagreement({**WORLD, section: value}, accepts)
    without = {key: value for key, value in WORLD.items() if key != section}
    assert not disagreement(without, accepts)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_fields_of_its_record(name: str) -> None:
    kind, shape, _ = TABLES[name]
    if isinstance(kind, type) and attrs.has(kind):
        fields = {f.name for f in attrs.fields(kind) if f.init} - {"id"}
        given = {field.name or key for key, field in shape.items()} - {"id", "says"}
        renamed = {"subject": "party" if "party" in fields else "claim", "object": "other"}
        assert {renamed.get(key, key) if "other" in fields else key for key in given} == fields


def test_a_reader_that_the_schema_does_not_know_is_refused() -> None:
    with pytest.raises(TypeError, match="does not know"):
        Shapes({}).form(print)


def test_nothing_in_a_list_is_no_text() -> None:
    (fault,) = faults({"claimledger": 1, "sources": {"s": {"aliases": ["x", None]}}})
    assert fault.problem == "this is nothing, not a text"
    assert fault.path == "sources.s.aliases[1]"


# -- whole files ---------------------------------------------------------------------------


def test_what_is_made_from_the_schema_loads_beside_the_unsaid_rules() -> None:
    random = Random(1)  # noqa: S311  # chance, no secret
    made = [d for d in islice(instances(SCHEMA, random), 200) if accepts(d)]
    assert len(made) > 100
    assert not [found for data in made if (found := disagreement(data, accepts))]
    assert [data for data in made if not faults(data)]


def test_mutants_are_judged_alike() -> None:
    random = Random(2)  # noqa: S311  # chance, no secret
    files = [plain(file.read_text(encoding="utf-8")) for file in FILES if "cases" in str(file)]
    everything = plain((MAIN / "tests/unit/files/harbour.yaml").read_text(encoding="utf-8"))
    mutants = [mutant(random.choice([*files, everything]), random) for _ in range(200)]
    assert not [found for data in mutants if (found := disagreement(data, accepts))]
    taken = sum(map(accepts, mutants))
    assert 20 < taken < 180


def test_the_guide_names_every_rule_that_a_schema_cannot_say() -> None:
    text = (MAIN / "docs/how-to/edit-ledgers-with-a-schema.md").read_text(encoding="utf-8")
    assert [rule for rule in UNSAID if f"- {rule}" not in text] == []
