"""JSON with places: what is read, what is refused, and where."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.errors import LoadError
from claimledger.files import Place, loads
from claimledger.files.read_json import read_json
from claimledger.files.tree import Items, Keyed, Node, Page, Text


def tree(text: str) -> Any:
    page = Page("x.json", text)
    faults = read_json(page)
    assert not faults, faults
    return plain(page.root)


def plain(node: Node | None) -> Any:
    """Return a tree as plain data, unquoted scalars in a tuple."""
    if isinstance(node, Keyed):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    assert isinstance(node, Text)
    return (node.value,) if node.plain else node.value


def same(value: Any) -> Any:
    """Return what stdlib json loaded in the same form."""
    if isinstance(value, dict):
        return {key: same(item) for key, item in value.items()}
    if isinstance(value, list):
        return [same(item) for item in value]
    return value if isinstance(value, str) else ("" if value is None else json.dumps(value),)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)


@given(value=VALUES, ascii_only=st.booleans(), indent=st.sampled_from([None, 0, 3]))
def test_whatever_json_writes_is_read(value: Any, *, ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert tree(text) == same(value)


def test_numbers_are_kept_as_they_stand() -> None:
    numbers = ["0", "-0", "1.50", "1e5", "1E+05", "-12.5e-3", "123456789012345678901234567890"]
    assert tree(f"[{', '.join(numbers)}]") == [(number,) for number in numbers]


@given(st.text('[]{},:"\\ \n01.-eEtruefalsn\x00u', max_size=14))
def test_what_is_refused_is_what_json_refuses(text: str) -> None:
    page = Page("x.json", text)
    faults = read_json(page)
    try:
        json.loads(text, object_pairs_hook=once, parse_constant=refuse)
        good = True
    except ValueError:
        good = not text.strip(" \n\t\r")
    assert bool(faults) != good
    for fault in faults:
        assert page.fault(fault.node, fault.problem).line >= 1


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError(pairs)
    return dict(pairs)


def refuse(word: str) -> None:
    raise ValueError(word)


@pytest.mark.parametrize(
    ("text", "line", "column", "problem", "mend"),
    [
        ('{"a": 1', 1, 8, "the file ends too early", "a comma, or '}' to close the '{'"),
        ('["a",', 1, 6, "the file ends too early", "a comma, or ']' to close the '['"),
        ('{"a": 1} x', 1, 10, "'x' is nothing that JSON knows", "texts in double quotes"),
        ('{"a": 1} {', 1, 10, "where a comma should", "one mapping and nothing after it"),
        ('{"a": 1 "b": 2}', 1, 9, "where a comma should", "or '}' to close"),
        ("[1 2]", 1, 4, "where a comma should", "or ']' to close"),
        ("[1}", 1, 3, "where a comma should", "or ']' to close"),
        ("[1,]", 1, 4, "a value is missing before ']'", "write the value"),
        ("[,1]", 1, 2, "a value is missing before ','", "write the value"),
        ('{"a":}', 1, 6, "a value is missing before '}'", "write the value"),
        ("]", 1, 1, "a value is missing before ']'", "write the value"),
        ('{"a":1,}', 1, 8, "a key stands in double quotes", 'write "key": value'),
        ("{1: 2}", 1, 2, "a key stands in double quotes", 'write "key": value'),
        ('{"a" 1}', 1, 6, "a key is followed by a colon", 'write "key": value'),
        ("{a: 1}", 1, 2, "'a' is nothing that JSON knows", "in double quotes"),
        ('{\n  "a": NaN}', 2, 8, "'NaN' is nothing that JSON knows", "in double quotes"),
        ("[-Infinity]", 1, 2, "'-Infinity' is nothing that JSON knows", "in double quotes"),
        ("[01]", 1, 2, "'01' is nothing that JSON knows", "in double quotes"),
        ("[1.]", 1, 2, "'1.' is nothing that JSON knows", "in double quotes"),
        ("[truex]", 1, 2, "'truex' is nothing that JSON knows", "in double quotes"),
        ("[\x01]", 1, 2, "'\\x01' is nothing that JSON knows", "in double quotes"),
        ('["a\nb"]', 1, 2, "a text does not end, or holds a control", "close it; write \\n"),
        ('["abc', 1, 2, "a text does not end", "close it"),
        ('["a\\x"]', 1, 2, "a text has a broken escape", "write a backslash as \\\\"),
        ('["a\\ud800"]', 1, 2, "half a character", "write both halves"),
        ('["a\\', 1, 2, "a text does not end", "close it"),
    ],
)
def test_faults_of_syntax(text: str, line: int, column: int, problem: str, mend: str) -> None:
    with pytest.raises(LoadError) as caught:
        loads(text, format="json", name="x.json")
    (fault,) = caught.value.faults
    assert (fault.file, fault.line, fault.column) == ("x.json", line, column)
    assert problem in fault.problem
    assert mend in fault.mend


def test_a_key_that_stands_twice_is_a_fault_and_reading_goes_on() -> None:
    with pytest.raises(LoadError) as caught:
        loads(
            '{"claimledger": 1, "claims": {"a": "A",\n "a": [{}], "b": "B", "b": "C"}, "x": 1}',
            format="json",
        )
    assert [(fault.line, fault.column, fault.path) for fault in caught.value.faults] == [
        (2, 2, "claims.a"),
        (2, 23, "claims.b"),
        (2, 34, "x"),
    ]
    assert caught.value.faults[0].problem == "the key 'a' stands twice"


def test_depth_is_bounded_and_costs_no_frames() -> None:
    deep = '{"claimledger": 1, "claims": {"a": {"text": "A", "meta": {"a": %s}}}}'
    assert loads(deep % ("[" * 90 + "]" * 90), format="json").ledger.claims
    with pytest.raises(LoadError) as refused:
        loads(deep % ("[" * 96 + "]" * 96), format="json")
    assert refused.value.faults[0].problem == "meta is nested too deep"
    for depth in (97, 10_000, 1_000_000):
        for opening, closing in (("[", "]"), ('{"a":', "}")):
            text = deep % (opening * depth + "1" + closing * depth)
            with pytest.raises(LoadError) as caught:
                loads(text, format="json")
            (fault,) = caught.value.faults
            assert fault.problem == "this nests deeper than 100 levels"
            assert fault.column > 100
            assert fault.mend


def test_words_stand_for_texts() -> None:
    found = loads(
        '{"claimledger": "1", "claimants": {"x": 12, "y": true, "z": null},'
        ' "claims": {"a": {"text": 1.50, "note": null}},'
        '\n "statements": [{"asserts": "a", "chain": ["x"], "translated": true, "id": 7}]}',
        format="json",
    )
    parties = found.ledger.parties
    assert [parties[id].name for id in "xyz"] == ["12", "true", "z"]
    assert found.ledger.claims["a"].text == "1.50"
    assert found.ledger.statement("7").translated is True
    assert found.places["7"] == Place("<text>", 2, 17)


def test_a_long_chain() -> None:
    links = ", ".join('"x"' for _ in range(200_000))
    text = (
        '{"claimledger": 1, "external": ["x"], "claims": {"a": "A"},'
        f' "statements": [{{"asserts": "a", "chain": [{links}]}}]}}'
    )
    assert len(loads(text, format="json").ledger.statements[0].chain) == 200_000
