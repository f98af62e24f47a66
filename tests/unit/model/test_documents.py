"""Documents: published items, what they were made from, and places inside them."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger.errors import InvalidRecordError
from claimledger.model import Anchor, Assertion, Claimant, Derivation, Document, Period, Ref, Source

SHA = "ab" * 32
POST = Source("post")


def test_a_document_has_a_source_and_what_else_is_known() -> None:
    item = Document("post-3", POST, published="2031-08-03")
    assert (item.source, item.published) == (POST, Period("2031-08-03"))
    assert (item.title, item.url, item.language, item.authors) == ("", "", "", ())
    assert (item.derived_from, item.derivation, item.retrieved) == (None, None, None)
    assert (item.archived, item.sha256) == ("", "")
    assert Document("letter-1", Claimant("mayor")).source == Claimant("mayor")


def test_a_document_needs_a_source() -> None:
    with pytest.raises(InvalidRecordError, match="a document has no source; name the party that"):
        Document("post-3")
    with pytest.raises(InvalidRecordError, match="'post' is no party"):
        Document("post-3", "post")  # type: ignore[arg-type]  # that is the point


@pytest.mark.parametrize("derivation", ["copy", "translation", "revision"])
def test_a_document_may_be_made_from_another(derivation: str) -> None:
    original = Document("wire-1", Source("wire"))
    item = Document("post-3", POST, derived_from=original, derivation=derivation)
    assert (item.derived_from, item.derivation) == (original, Derivation(derivation))
    assert item == item.but(derived_from=Ref("wire-1"))
    assert item != item.but(derived_from=Ref("wire-2"))


@pytest.mark.parametrize("fields", [{"derived_from": Ref("wire-1")}, {"derivation": "copy"}])
def test_what_it_was_made_from_and_how_go_together(fields: dict[str, Any]) -> None:
    with pytest.raises(InvalidRecordError, match="'post-3' has only one of derived_from and deri"):
        Document("post-3", POST, **fields)


def test_a_document_is_not_made_from_itself() -> None:
    with pytest.raises(InvalidRecordError, match="'post-3' is derived from itself; name the earl"):
        Document("post-3", POST, derived_from=Ref("post-3"), derivation="copy")


@pytest.mark.parametrize("thing", ["wire-1", POST, 7])
def test_it_is_made_from_a_document(thing: Any) -> None:
    with pytest.raises(InvalidRecordError, match="is no document; pass a Document, or Ref"):
        Document("post-3", POST, derived_from=thing, derivation="copy")


@pytest.mark.parametrize("sha256", ["ab", "AB" * 32, "zz" * 32, "ab" * 32 + "\n", 7, None])
def test_a_sha256_is_64_lowercase_hex_digits(sha256: Any) -> None:
    with pytest.raises(InvalidRecordError, match="is no sha256; write its 64 lowercase hex digit"):
        Document("post-3", POST, sha256=sha256)
    assert Document("post-3", POST, sha256=SHA).sha256 == SHA


# -- anchors -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"start": 0, "end": 1},
        {"start": 10**15 - 2, "end": 10**15 - 1},
        {"exact": "oil"},
        {"sha256": SHA},
        {"exact": "oil", "prefix": "the ", "suffix": " is", "start": 4, "end": 7, "sha256": SHA},
    ],
)
def test_an_anchor_points_by_offsets_text_or_hash(fields: dict[str, Any]) -> None:
    anchor = Anchor(**fields)
    assert anchor == Anchor(**fields)
    assert hash(anchor) == hash(Anchor(**fields))
    for name, value in fields.items():
        assert getattr(anchor, name) == value


def test_anchors_differ_in_each_field() -> None:
    fields: dict[str, Any] = {"exact": "oil", "start": 4, "end": 7}
    others: list[dict[str, Any]] = [
        {"exact": "gas"},
        {"prefix": "x"},
        {"suffix": "x"},
        {"start": 3},
        {"end": 8},
        {"sha256": SHA},
    ]
    assert len({Anchor(**fields), *(Anchor(**{**fields, **other}) for other in others)}) == 7


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"start": 0}, "an anchor has only one of start and end; give both"),
        ({"end": 3, "exact": "oil"}, "an anchor has only one of start and end; give both"),
        ({"start": -1, "end": 3}, "-1 is no offset; count code points from 0, as a whole number"),
        ({"start": 0, "end": 3.0}, "3.0 is no offset"),
        ({"start": False, "end": 3}, "False is no offset"),
        ({"start": 0, "end": 10**15}, "1000000000000000 is no offset"),
        ({"start": 3, "end": 3}, "an anchor ends at 3, before it begins at 3; offsets are half o"),
        ({"start": 4, "end": 3}, "an anchor ends at 3, before it begins at 4"),
        ({}, "an anchor points nowhere; give start and end, or exact"),
        ({"prefix": "the "}, "an anchor points nowhere"),
        ({"sha256": "x"}, "'x' is no sha256"),
    ],
)
def test_an_anchor_that_points_nowhere_is_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        Anchor(**fields)
    assert str(caught.value).startswith(message)


def test_anchors_are_given_as_a_list() -> None:
    anchor = Anchor(start=0, end=3)
    said = Assertion(Ref("leak"), chain=[POST], anchors=iter([anchor]))
    assert said.anchors == (anchor,)
    for wrong in ("abc", anchor, None):
        with pytest.raises(InvalidRecordError, match=r"is no list of anchors; write \[Anchor"):
            said.but(anchors=wrong)
    with pytest.raises(InvalidRecordError, match="is no anchor; write Anchor"):
        said.but(anchors=[(0, 3)])
