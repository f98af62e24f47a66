"""What the ledger's keeper adds: reviews, amendments, suppressions, expectations."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger.errors import InvalidRecordError
from claimledger.model import (
    Amendment,
    Assertion,
    ChainExpectation,
    Claim,
    Claimant,
    Expectation,
    Meta,
    Period,
    Rating,
    Ref,
    Relation,
    Review,
    Suppression,
)

LEAK = Claim("leak", "It leaks")
SAID = Assertion(LEAK, chain=[Ref("post")], id="said")


def test_a_rating_may_be_a_bare_label() -> None:
    assert Review(LEAK, Ref("check"), "Half true").rating == Rating("Half true")
    full = Rating("Half true", value="3", best="5", worst="1")
    assert Review(LEAK, Ref("check"), full).rating is full


@pytest.mark.parametrize("fields", [{"label": 3}, {"label": "x", "value": 3}])
def test_a_rating_is_made_of_texts(fields: dict[str, Any]) -> None:
    with pytest.raises(InvalidRecordError, match="of a rating is a text, not 3; quote it"):
        Rating(**fields)


def test_a_review_has_a_claim_and_a_document() -> None:
    with pytest.raises(InvalidRecordError, match="a review stands in no document; name where it"):
        Review(LEAK, None, "Half true")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(InvalidRecordError, match="is no document"):
        Review(LEAK, LEAK, "Half true")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(InvalidRecordError, match="is no claim"):
        Review(SAID, Ref("check"), "Half true")  # type: ignore[arg-type]  # that is the point


# -- amendments ----------------------------------------------------------------------------


def test_a_replacement_whose_id_is_derived_takes_the_old_id() -> None:
    amendment = Amendment(Ref("said"), Assertion(Ref("slick"), chain=[Ref("post")]))
    assert amendment.replacement is not None
    assert amendment.replacement.id == "said"


def test_a_replacement_keeps_an_id_of_its_own() -> None:
    kept = Amendment(SAID, SAID.but(id="other")).replacement
    assert kept is not None
    assert kept.id == "other"
    relation = Relation(Ref("a"), "part_of", Ref("b"))
    assert Amendment(Ref("old"), relation).replacement == relation


def test_any_record_is_amended_by_a_whole_record_or_taken_back() -> None:
    for record in (LEAK, SAID, Claimant("mayor"), Ref("x"), Amendment(SAID)):
        assert Amendment(record).replacement is None
    with pytest.raises(InvalidRecordError, match="'said' is no record; pass a record, or Ref"):
        Amendment("said")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(InvalidRecordError, match="replaces nothing; pass a whole record, or noth"):
        Amendment(SAID, Ref("other"))  # type: ignore[arg-type]  # that is the point


def test_amendments_differ_by_the_whole_replacement() -> None:
    one = Amendment(SAID, SAID.but(certainty="weak"))
    other = Amendment(SAID, SAID.but(certainty="none"))
    assert one != other
    assert len({one.id, other.id, Amendment(SAID).id}) == 3


# -- suppressions --------------------------------------------------------------------------


def test_a_suppression_silences_one_code_on_one_subject() -> None:
    silenced = Suppression("CLS101", LEAK, until="2032", on="2031-09-01")
    assert (silenced.subject, silenced.until, silenced.on) == (
        LEAK,
        Period("2032"),
        Period("2031-09-01"),
    )
    with pytest.raises(InvalidRecordError, match="'leak' is no record"):
        Suppression("CLS101", "leak")  # type: ignore[arg-type]  # that is the point


# -- expectations --------------------------------------------------------------------------


def test_nothing_is_expected_by_default() -> None:
    found = Expectation(claim=LEAK)
    assert (found.status, found.support, found.opposition, found.as_of) == (None,) * 4
    assert (dict(found.policy), dict(found.viewpoint), dict(found.flags)) == ({}, {}, {})
    assert (dict(found.answers), found.chains) == ({}, ())
    chain = ChainExpectation()
    assert (chain.statement, chain.depth, chain.origins, chain.gaps) == (None,) * 4
    assert (chain.circular, chain.grounded) == (None, None)


def test_what_is_expected_is_kept_as_plain_data() -> None:
    found = Expectation(
        claim=LEAK,
        as_of="2031-08-03",
        policy={"threshold": "full"},
        support=iter([0, 5]),
        flags={"support": ["hedged_only"]},
        chains=[ChainExpectation(origins=iter(["mayor"]), gaps=[])],
    )
    assert (found.as_of, found.support) == (Period("2031-08-03"), (0, 5))
    assert found.policy == Meta({"threshold": "full"})
    assert found.flags["support"] == ("hedged_only",)
    assert found.chains == (ChainExpectation(origins=["mayor"], gaps=()),)


@pytest.mark.parametrize(
    "interval",
    [[2, 1], [-1, 1], [1], [1, 2, 3], "12", [1.0, 2], [True, 2], [0, True], [None, 1], {}],
)
def test_what_is_no_interval_is_refused(interval: Any) -> None:
    for side in ("support", "opposition"):
        with pytest.raises(InvalidRecordError, match=r"is no interval of origins; write \[at_lea"):
            Expectation(claim=LEAK, **{side: interval})


@pytest.mark.parametrize("name", ["origins", "gaps"])
def test_a_bare_text_is_no_list(name: str) -> None:
    with pytest.raises(InvalidRecordError, match=r"'mayor' is no list of texts; write \['mayor'\]"):
        ChainExpectation(**{name: "mayor"})  # type: ignore[arg-type]  # that is the point
