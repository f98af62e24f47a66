"""Whatever stands in a file, only the library's own errors leave."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from hypothesis import given
from hypothesis import strategies as st

from claimledger.errors import ClaimLedgerError, Fault, LoadError
from claimledger.files import dumps, loads

if TYPE_CHECKING:
    from collections.abc import Iterator

HARBOUR = Path(__file__).with_name("harbour.yaml").read_text(encoding="utf-8")
FOUND = loads(HARBOUR)
JSON = dumps(FOUND.ledger, format="json", expects=FOUND.expects, external=FOUND.external)
DATA = json.loads(JSON)

SWAPS: list[Any] = [
    None,
    True,
    0,
    -1,
    1.5,
    10**30,
    "",
    "base",
    "post-1",
    "venn",
    "osmar-crates",
    "a b",
    "2024-13",
    "no",
    [],
    {},
    [[]],
    [None],
    ["base"],
    {"": ""},
    {"statement": []},
    {"claims": {"base": {}}},
    {"reviews": [[]]},
    {"record": {}},
    {"party": []},
]


def sound(error: LoadError) -> bool:
    """Check that an error consists of faults, each with a place."""
    assert error.faults
    for fault in error.faults:
        assert isinstance(fault, Fault)
        assert fault.problem
        assert fault.line >= 1
        assert fault.column >= 1
    return True


def survives(text: str | bytes, format: Literal["yaml", "json"]) -> bool:
    """Load a text; tell whether it is good, and check the faults if it is not."""
    try:
        loads(text, format=format)
    except LoadError as error:
        return not sound(error)
    return True


def places_of(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(value, dict | list):
        for key, item in list(value.items() if isinstance(value, dict) else enumerate(value)):
            yield from places_of(item, (*path, key))


def inside(data: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


def fields(path: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a path with all items of a list, and all ids of a section, taken as one."""
    named = path[0] in ("sources", "claimants", "claims", "documents")
    return tuple(
        "*" if isinstance(step, int) or (named and depth == 1) else step
        for depth, step in enumerate(path)
    )


def test_every_value_swapped_for_every_other_type() -> None:
    chance, good, tried = random.Random(3), 0, 0  # noqa: S311  # chance, no secret
    for path in sorted({fields(path): path for path in places_of(DATA) if path}.values(), key=str):
        for swap in chance.sample(SWAPS, 7):
            data = copy.deepcopy(DATA)
            inside(data, path[:-1])[path[-1]] = swap
            good += survives(json.dumps(data), "json")
            tried += 1
    assert tried > 700
    assert 0.02 < good / tried < 0.5


def test_every_key_taken_out_or_renamed() -> None:
    for path in {fields(path): path for path in places_of(DATA) if path}.values():
        if isinstance(path[-1], str):
            for name in ("x", "id", "says"):
                data = copy.deepcopy(DATA)
                mapping = inside(data, path[:-1])
                value = mapping.pop(path[-1])
                survives(json.dumps(data), "json")
                mapping[name] = value
                survives(json.dumps(data), "json")


def test_truncated_at_every_byte() -> None:
    data = JSON.encode()
    assert survives(data, "json")
    assert not any(survives(data[:end], "json") for end in range(len(data.rstrip())))


def test_truncated_yaml() -> None:
    data = HARBOUR.encode()
    for end in range(0, len(data), 23):
        survives(data[:end], "yaml")


def test_every_byte_of_a_small_file_changed() -> None:
    sample = (
        b"claimledger: 1\nsources: {p: {name: P}}\nclaims: {a: 'A'}\n"
        b'documents: {d: {source: p, says: [{asserts: a, chain: ["p"]}]}} # x\n'
    )
    assert survives(sample, "yaml")
    for position in range(len(sample)):
        for byte in b"\x00\t\n \"#&'*,-:[\\]{}\xff":
            survives(sample[:position] + bytes([byte]) + sample[position + 1 :], "yaml")
        survives(sample[:position] + sample[position + 1 :], "yaml")


def test_mutated_bytes() -> None:
    chance = random.Random(5)  # noqa: S311  # chance, no secret
    data = JSON.encode()
    for _ in range(800):
        mutated = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            position = chance.randrange(len(mutated))
            match chance.randrange(3):
                case 0:
                    mutated[position] = chance.randrange(256)
                case 1:
                    del mutated[position : position + chance.randint(1, 9)]
                case _:
                    start = chance.randrange(len(data))
                    mutated[position:position] = data[start : start + chance.randint(1, 30)]
        survives(bytes(mutated), "json")


@given(st.text(max_size=40), st.sampled_from(["claims", "documents", "relations", "expects", "x"]))
def test_any_text_as_yaml(text: str, section: str) -> None:
    for whole in (
        text,
        f"claimledger: 1\n{section}: {text}",
        f"claimledger: 1\n{section}:\n  {text}",
    ):
        try:
            loads(whole)
        except ClaimLedgerError:
            continue


@given(st.binary(max_size=40))
def test_any_bytes(data: bytes) -> None:
    for whole in (data, b"claimledger: 1\nclaims: " + data, b'{"claimledger": 1, "x": ' + data):
        survives(whole, "yaml")
        survives(whole, "json")
