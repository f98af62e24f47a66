"""Ids that one can read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimledger.model import Ref
from claimledger.reading.accepting.slugs import claim_id, free_id, slug


@given(st.text())
def test_a_slug_is_an_id_or_nothing(text: str) -> None:
    found = slug(text)
    assert not found or Ref(found).id == found


@given(st.text(min_size=1), st.text())
def test_the_id_of_a_claim_is_an_id(text: str, content: str) -> None:
    assert Ref(claim_id(text, content.encode(errors="replace").decode()))


def test_a_claim_without_words_still_has_an_id() -> None:
    assert claim_id("...", "x") == "claim-2d711642"


def test_claims_that_begin_alike_have_two_ids() -> None:
    begins = "Rain fell in the hills of"
    assert claim_id(f"{begins} Pell", "a") != claim_id(f"{begins} Norrin", "b")


@given(st.sets(st.sampled_from(["a", "s:a", "s:a-2", "s:a-3"])))
def test_a_free_id_is_free(taken: set[str]) -> None:
    assert free_id("a", "s", taken) not in taken
    assert free_id("s:a", "s", taken) not in taken
