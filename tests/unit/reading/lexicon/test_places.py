"""Where things stand in TOML: found for every way to write a table."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.reading.lexicon.places import Spot, places_in
from unit.reading.lexicon.written import TABLES, Writer

TWICE = "[[a]]\n[[a.b]]\nc = 1\n[[a.b]]\nc = 2\n[[a]]\n[[a.b]]\nc = 3"


@given(
    st.data(),
    TABLES,
    st.dictionaries(
        st.sampled_from(["cue", "a b", "x"]),
        st.lists(TABLES.filter(lambda table: "under" not in table), min_size=1, max_size=3),
    ),
)
def test_each_key_and_item_is_found_where_it_was_written(
    data: st.DataObject, table: dict[str, Any], several: dict[str, list[Any]]
) -> None:
    writer = Writer(data)
    table = {key: value for key, value in table.items() if key not in several}
    writer.document(table, several)
    read = tomllib.loads(writer.text)
    assert {key: read[key] for key in table} == table
    assert places_in(writer.text) == writer.spots


@pytest.mark.parametrize(
    ("text", "path", "line", "column"),
    [
        ("a.b = 1\na.c = 2", ("a",), 1, 1),
        ("a.b = 1\na.c = 2", ("a", "c"), 2, 3),
        ("[a]\n[a.b]\nc = 1", ("a", "b", "c"), 3, 1),
        ('["[[x]]"]\nc = 1', ("[[x]]", "c"), 2, 1),
        (TWICE, ("a", 0, "b", 1, "c"), 5, 1),
        (TWICE, ("a", 1, "b", 0, "c"), 8, 1),
        ("a = '''\n[[cue]]\n''''\nb = 1", ("b",), 4, 1),
        ('a = """\n[[cue]] \\""" """""\nb = 1', ("b",), 3, 1),
        ("a = [[1, 2],\n [3]]", ("a", 1, 0), 2, 3),
        ("a = {b = {c = [\n1,\n2]}, d = 3}\ne = 1", ("a", "d"), 3, 6),
        ("a = {b = {c = [\n1,\n2]}, d = 3}\ne = 1", ("e",), 4, 1),
        ("a = [{}, {b = 1}]", ("a", 1, "b"), 1, 11),
        ("a = 1979-05-27 07:32:00\nb = [1.5, 2]", ("b", 1), 2, 11),
        ("a = [1979-05-27 07:32:00, 2]", ("a", 1), 1, 27),
    ],
)  # fmt: skip
def test_a_place_is_that_of_the_first_sign(
    text: str, path: tuple[str | int, ...], line: int, column: int
) -> None:
    tomllib.loads(text)
    assert places_in(text)[path] == Spot(line, column)
