"""Readings: what they say in words, and what is not in them."""

from __future__ import annotations

import pytest

from claimledger.errors import InvalidRecordError
from claimledger.model import Ref
from claimledger.reading import Reading
from unit.reading.told import POST, told

TEXT = "Straitwire and Pell Gazette reported, citing Ida, that it rained."
RAIN = {"source": "Ida", "cue": "reported", "content": "it rained",
        "links": [["Straitwire", "Pell Gazette"], "Ida", {}]}  # fmt: skip


def test_a_chain_is_told_from_what_was_read_to_who_speaks() -> None:
    reading = told(TEXT, RAIN)
    (draft,) = reading.drafts
    assert reading.chain(draft) == "Harbour Post <- Straitwire and Pell Gazette <- Ida <- ?"
    bare = Reading(TEXT, "en")
    assert bare.chain(draft) == "Straitwire and Pell Gazette <- Ida <- ?"
    by_reference = Reading(TEXT, "en", POST.but(source=Ref("post")))
    assert by_reference.chain(draft).startswith("post <- ")


def test_drafts_are_had_by_id() -> None:
    reading = told(TEXT, RAIN)
    assert reading.draft("d1") is reading.drafts[0]


def test_a_draft_that_is_not_there_is_told() -> None:
    with pytest.raises(InvalidRecordError) as error:
        told(TEXT, RAIN, RAIN).draft("d3")
    assert str(error.value) == "'d3' is no draft of this reading; it has d1 to d2"
    with pytest.raises(InvalidRecordError, match="it has none"):
        told(TEXT).draft("d1")


def test_a_reading_has_an_empty_lexicon_of_its_language_if_none_is_given() -> None:
    assert Reading("x", "sv").lexicon.language == "sv"
    assert Reading("x", "sv") == Reading("x", "sv", lexicon=told(TEXT).lexicon)
