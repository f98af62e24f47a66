"""The short way takes what the strict reader takes, makes the same of it, and leaves the rest."""

from __future__ import annotations

import copy
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger.files import Content
from claimledger.files.journal import quick
from claimledger.files.journal.bodies import body_of, read_canonical_body
from claimledger.files.journal.canonical import canonical
from claimledger.files.journal.lines import Lines
from claimledger.files.journal.quick import quick_reader
from claimledger.files.journal.values import LEFT, Shared
from claimledger.files.tree import Page
from claimledger.model import Record
from claimledger.testing.strategies import (
    claimants,
    claims,
    documents,
    records,
    sources,
    statements,
)
from unit.files.journal.sealing import as_files_have_it, sealed
from unit.files.journal.test_bodies import EXAMPLES

FREQUENT = st.one_of(claims(), claimants(), sources(), documents(), statements())
QUICK = {
    *("source", "claimant", "claim", "document", "assertion", "denial", "question", "response"),
    "retraction",
}


def strict(body: Any) -> Content | None:
    found = read_canonical_body(Page("desk.jsonl", canonical(body)))
    return None if isinstance(found, tuple) else found


def short(body: Any) -> Record | None:
    try:
        return quick_reader(Shared())(body)
    except LEFT:
        return None


def anatomy(value: Any) -> Any:
    """Return a value's type and those of all that it is made of, with what is written there."""
    if attrs.has(type(value)):
        fields = {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}
        return type(value), {name: anatomy(field) for name, field in fields.items()}
    if isinstance(value, tuple):
        return tuple, [anatomy(item) for item in value]
    return type(value), repr(value)


@settings(max_examples=200, deadline=None)
@given(FREQUENT)
def test_a_record_of_a_frequent_type_is_read_as_it_was(record: Record) -> None:
    body = body_of(record)
    found = quick_reader(Shared())(body)
    assert found == record
    assert anatomy(found) == anatomy(strict(body))
    assert repr(found) == repr(record)
    assert hash(found) == hash(record)


@pytest.mark.parametrize("body", [body for _, body in EXAMPLES])
def test_what_it_does_not_know_is_left_to_the_strict_reader(body: dict[str, Any]) -> None:
    assert (short(body) is not None) == (body["type"] in QUICK)


def test_a_reader_can_be_asked_again_and_again() -> None:
    read = quick_reader(Shared())
    bodies = [body for _, body in EXAMPLES if body["type"] in QUICK] * 3
    assert [anatomy(read(body)) for body in bodies] == [anatomy(strict(body)) for body in bodies]


def test_very_many_sets_of_keys_are_read_without_being_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(quick, "_MOST_SHAPES", 1)
    test_a_reader_can_be_asked_again_and_again()


# -- bodies that no writer writes ----------------------------------------------------------

SPOILT: list[Any] = [
    *(None, True, False, 0, 1, -1, "", " ", "x", "a b", "é", "2031-08", "2031-08-04 12:00", "no"),
    *("claim", "full", "named", "outlet", "unknown", "states", "content", "explicit", "direct"),
    *("f" * 64, "F" * 64, "x" * 201, [], {}, [[]], [{}], [None], [""], ["x"], ["x", "x"], {"": 1}),
    *({"party": "p"}, [{"party": "p"}], [{"party": "p", "cue": ""}], {"party": "p", "cue": "c"}),
    *([{"party": "p", "document": None}], [{"cue": "c", "said": "x"}], [{"start": 1}], "\ud7ff"),
    *([{"start": 1, "end": 2}], [{"start": 2, "end": 1}], [{"exact": "x", "start": None}], "../.."),
    *([{"exact": ""}], [{"exact": "x", "prefix": 5}], [{"exact": "x", "sha256": "f"}], [[], {}]),
]
KEYS = sorted({key for _, body in EXAMPLES for key in body} | {"x", "entry", "links"})


def containers(data: Any) -> list[Any]:
    found = [data] if isinstance(data, dict | list) else []
    for item in data.values() if isinstance(data, dict) else data if found else ():
        found += containers(item)
    return found


def changed(body: dict[str, Any], random: Random) -> dict[str, Any]:
    """Return a body with one change: a key dropped, added or renamed, or another value."""
    body = copy.deepcopy(body)
    inside = random.choice([body, *containers(body)])
    keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
    change = random.randrange(5)
    value = copy.deepcopy(random.choice(SPOILT))
    if change == 0 or not keys:
        if isinstance(inside, dict):
            inside[random.choice(KEYS)] = value
        else:
            inside.insert(0, value)
        return body
    key: Any = random.choice(keys)
    if change == 1:
        del inside[key]
    elif change == 2 and isinstance(inside, dict):
        inside[random.choice(KEYS)] = inside.pop(key)
    else:
        inside[key] = value
    return body


@settings(max_examples=500, deadline=None)
@given(FREQUENT, st.randoms(use_true_random=False), st.integers(1, 2))
def test_of_a_body_changed_at_random_both_make_the_same(
    record: Record, random: Random, times: int
) -> None:
    body = body_of(record)
    for _ in range(times):
        body = changed(body, random)
    agree(body)


def agree(body: Any) -> None:
    expected, found = strict(body), short(body)
    if found is not None:
        assert anatomy(found) == anatomy(expected)
    entry = Lines("desk.jsonl").entry(sealed(canonical(body)))
    assert anatomy(None if entry is None else entry.content) == anatomy(expected)


@pytest.mark.parametrize("body", [body for _, body in EXAMPLES], ids=lambda body: body["type"])
def test_of_each_key_with_each_odd_value_both_make_the_same(body: dict[str, Any]) -> None:
    read = quick_reader(Shared())
    for key in [*body, "x"]:
        for value in SPOILT:
            odd = {**body, key: value}
            try:
                found = read(odd)
            except LEFT:
                continue
            assert anatomy(found) == anatomy(strict(odd)), odd


@pytest.mark.parametrize("body", [[], "x", 5, None, True, {"type": []}, {"type": {}}, {}])
def test_what_is_no_body_is_left(body: Any) -> None:
    assert short(body) is None
    agree(body)


@settings(max_examples=100, deadline=None)
@given(records())
def test_a_line_holds_the_same_by_either_way(record: Record) -> None:
    record = as_files_have_it(record)
    entry = Lines("desk.jsonl").entry(sealed(canonical(body_of(record))))
    assert entry is not None
    assert anatomy(entry.content) == anatomy(strict(body_of(record)))
