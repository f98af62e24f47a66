"""Canonical JSON is what RFC 8785 makes of what a journal holds, and nothing else is read."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger.errors import InvalidRecordError
from claimledger.files.journal.bodies import body_of
from claimledger.files.journal.canonical import canonical, decoded, hashed
from claimledger.model import Record
from claimledger.testing.strategies import records

MOST = 2**53 - 1

SIGNS = st.characters(exclude_categories=["Cs"])
EDGES = st.sampled_from(
    [chr(code) for code in (0, 8, 9, 10, 12, 13, 31, 34, 47, 92, 127, 128, 0x2028, 0xD7FF)]
    + ["\ue000", "\uffff", "\U00010000", "\U0010ffff", "\U0001f600"]
)
TEXTS = st.text(SIGNS | EDGES, max_size=6)
PLAIN = st.none() | st.booleans() | st.integers(-MOST, MOST) | TEXTS
VALUES: st.SearchStrategy[Any] = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=400, deadline=None)
@given(VALUES)
def test_it_is_what_rfc_8785_makes_of_it(value: Any) -> None:
    text = canonical(value)
    assert text.encode() == rfc8785.dumps(value)
    assert decoded(text) == value
    assert canonical(decoded(text)) == text


@settings(max_examples=200, deadline=None)
@given(records())
def test_of_every_body_it_is_what_rfc_8785_makes_of_it(record: Record) -> None:
    body = body_of(record)
    assert canonical(body).encode() == rfc8785.dumps(body)
    assert decoded(canonical(body)) == body


def test_keys_stand_in_the_order_of_utf_16() -> None:
    value = {"\ue000": 1, "\U00010000": 2, "\uffff": 3, "a": {"\uffee": [], "\U0010ffff": 4}}
    text = '{"a":{"\U0010ffff":4,"\uffee":[]},"\U00010000":2,"\ue000":1,"\uffff":3}'
    assert canonical(value) == text
    assert canonical([value]) == f"[{text}]"
    assert canonical({"b": "\U0001f600", "a": 1}) == '{"a":1,"b":"\U0001f600"}'


def test_only_what_must_be_escaped_is_escaped() -> None:
    signs = "".join(map(chr, range(0x20))) + '"\\/\x7f\x80\u2028é'
    assert canonical(signs) == (
        '"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e'
        "\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a"
        '\\u001b\\u001c\\u001d\\u001e\\u001f\\"\\\\/\x7f\x80\u2028é"'
    )


@pytest.mark.parametrize("number", [0, 7, -1, MOST, -MOST])
def test_whole_numbers_are_read(number: int) -> None:
    assert decoded(str(number)) == number
    assert canonical(number) == str(number)


@pytest.mark.parametrize(
    "word",
    [
        *("1.5", "1.0", "1e3", "-0.0", "NaN", "Infinity", "-Infinity"),
        *(str(2**53), str(-(2**53)), "99999999999999999", "9" * 5_000),
    ],
)
def test_other_numbers_are_refused(word: str) -> None:
    for text in (word, f"[{word}]", f'{{"a":{word}}}'):
        with pytest.raises(InvalidRecordError) as caught:
            decoded(text)
        assert str(caught.value) == (
            f"{word[:40]} is no number of a journal; write a whole number, or a figure as a text"
        )


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_in_json_is_not_written(number: float) -> None:
    for value in (number, [number], {"\U0001f600": number}):
        with pytest.raises(ValueError, match="not JSON compliant"):
            canonical(value)


@pytest.mark.parametrize("text", ["", "1 ", "{} {}", "[1]]", "{'a':1}", '{"a":1,}', '"\x01"', "01"])
def test_what_is_no_json_that_stands_alone_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        decoded(text)


@pytest.mark.parametrize(
    "text", ['{"b":1,"a":2}', '{"a": 1}', '{"a":1,"a":1}', '"\\u0041"', '"\\/"', "-0", '"\\u000A"']
)
def test_another_text_of_a_value_is_not_its_canonical_one(text: str) -> None:
    assert canonical(decoded(text)) != text
    assert json.loads(canonical(decoded(text))) == json.loads(text)


def test_a_hash_is_that_of_the_bytes() -> None:
    assert hashed("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
