"""The viewpoint: documents admitted, relays trusted, positions counted."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from claimledger.errors import InvalidRecordError
from claimledger.model import Ref
from claimledger.reasoning import Except, Only, Viewpoint
from unit.newsroom import CITY, MAYOR


def test_only_asks_that_one_is_in_the_set() -> None:
    assert Only("mayor", "city").admits(["aide", "city"])
    assert not Only("mayor").admits(["aide", "city"])
    assert not Only().admits(["mayor"])
    assert not Only("mayor").admits([])


def test_except_asks_that_none_is_in_the_set() -> None:
    assert not Except("mayor", "city").admits(["aide", "city"])
    assert Except("mayor").admits(["aide", "city"])
    assert Except().admits(["mayor"])
    assert Except("mayor").admits([])


def test_none_stands_for_no_document() -> None:
    assert Only(None).admits([None])
    assert not Only("post-3").admits([None])
    assert not Except(None).admits([None])


def test_records_references_and_ids_are_taken() -> None:
    assert Only(MAYOR, Ref("city"), "aide") == Only("aide", "city", "mayor")
    assert hash(Except(CITY)) == hash(Except("city"))
    selections: set[object] = {Only("city"), Except("city"), Only("city")}
    assert len(selections) == 2


def test_plain_data_is_read_back() -> None:
    viewpoint = Viewpoint(documents=Only("b", "a", None), relays=Except("wire"), positions=Except())
    plain = {"documents": {"only": [None, "a", "b"]}, "relays": {"except": ["wire"]}}
    assert viewpoint.fields() == plain
    assert Viewpoint.of(plain) == viewpoint
    assert Viewpoint.of({}) == Viewpoint()
    assert Viewpoint().fields() == {}
    assert Viewpoint.of({"positions": {"only": ("city",)}}) == Viewpoint(positions=Only("city"))
    assert pickle.loads(pickle.dumps(viewpoint)) == viewpoint  # noqa: S301  # our own bytes


def test_a_viewpoint_can_differ_in_some_selections() -> None:
    viewpoint = Viewpoint(relays=Except("wire")).but(positions=Only("city"))
    assert viewpoint == Viewpoint(relays=Except("wire"), positions=Only("city"))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"positons": {"only": []}}, "a viewpoint has no 'positons'; did you mean 'positions'?"),
        ({"zzz": {"only": []}}, "a viewpoint has no 'zzz'; documents, relays, positions"),
        ({"relays": {"none": []}}, "{'none': []} selects nothing; write {only: [ids]} or"),
        ({"relays": {"only": "wire"}}, "{'only': 'wire'} selects nothing"),
        ({"relays": {"only": [], "except": []}}, "{'only': [], 'except': []} selects nothing"),
        ({"relays": {"except": [], "more": []}}, "{'except': [], 'more': []} selects nothing"),
        ({"relays": ["wire"]}, "['wire'] selects nothing"),
    ],
)
def test_what_selects_nothing_is_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        Viewpoint.of(fields)
    assert str(caught.value).startswith(message)


def test_no_document_at_all_is_written_first() -> None:
    fields = Viewpoint(documents=Only("post-3", None, "A-1")).fields()
    assert fields == {"documents": {"only": [None, "A-1", "post-3"]}}
