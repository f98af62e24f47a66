"""The two sides of a claim: which statements, how many voices, and the flags."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from claimledger.model import ClaimRelation, Record, Relation
from claimledger.reasoning import Except, Grade, Position, Viewpoint
from unit.newsroom import (
    AIDE,
    CITY,
    DEPOT,
    GULL,
    LEAGUE,
    LEAK,
    MAYOR,
    OFFICIALS,
    PILOT,
    POST,
    SLICK,
    SPILL,
    TIDE,
    about,
    article,
    book,
    denies,
    place,
    retracts,
    says,
)

POST_3, TIDE_4 = article(POST, 3), article(TIDE, 4)
REPORT = says("report", LEAK, POST_3, MAYOR)
OTHER = says("other", LEAK, article(GULL, 3), PILOT)


def flags(*records: Record, **options: Any) -> tuple[str, ...]:
    return about(book(LEAK, *records), **options).support.flags


def test_a_side_names_its_origins_and_all_statements_that_reach_one() -> None:
    echo = says("echo", LEAK, TIDE_4, citing=[REPORT])
    support = about(book(REPORT, OTHER, echo)).support
    assert [place(hop) for hop in support.origins] == ["other:1", "report:1"]
    assert support.statements == ("echo", "other", "report")
    assert (support.at_least, support.at_most, support.grade) == (2, 2, Grade.FULL)


def test_an_empty_side_has_no_flags() -> None:
    answer = about(book(REPORT.but(certainty="none")))
    assert answer.support == Position(grade=Grade.NONE)
    assert answer.opposition == Position()
    assert answer.support.flags == answer.opposition.flags == ()


def test_a_side_below_the_threshold_keeps_its_grade_and_no_more() -> None:
    answer = about(book(REPORT.but(certainty="weak")), threshold="full")
    assert answer.support == Position(grade=Grade.WEAK)


def test_the_grade_is_of_those_whose_position_counts() -> None:
    viewpoint = Viewpoint(positions=Except("mayor"))
    assert about(book(REPORT), viewpoint=viewpoint).support == Position()
    both = about(book(REPORT, OTHER.but(certainty="weak")), viewpoint=viewpoint)
    assert both.support.grade is Grade.WEAK
    assert both.support.statements == ("other",)


def test_anonymous_only() -> None:
    unnamed = says("unnamed", LEAK, TIDE_4, OFFICIALS)
    assert flags(unnamed) == ("anonymous_only",)
    assert flags(unnamed, REPORT) == ()


def test_hedged_only() -> None:
    assert flags(REPORT.but(certainty="weak")) == ("hedged_only",)
    assert flags(REPORT.but(certainty="weak"), OTHER) == ()


@pytest.mark.parametrize("reading", ["inferred", "doubtful"])
def test_inferred_only(reading: str) -> None:
    assert flags(REPORT.but(reading=reading)) == ("inferred_only",)
    assert flags(REPORT.but(reading=reading), OTHER) == ()


def test_implied_only() -> None:
    entails = ClaimRelation(SLICK, "entails", LEAK)
    implied = says("implied", SLICK, POST_3, MAYOR)
    assert flags(implied, entails) == ("implied_only",)
    assert flags(implied, entails, OTHER) == ()


def test_who_says_both_has_said_the_claim_itself() -> None:
    alike = ClaimRelation(SLICK, "equivalent", LEAK)
    merged = book(REPORT, alike) | book(says("report", SLICK, POST_3, MAYOR), alike)
    denial = denies("denial", "report", TIDE_4, PILOT)
    for claim in (LEAK, SLICK):
        opposition = about(merged.record(denial), claim).opposition
        assert (opposition.statements, opposition.implied_only) == (("denial",), False)


def interested(*records: Record) -> bool:
    return about(book(SPILL, *records), SPILL).opposition.interested_only


def test_interested_only_is_all_from_the_accuseds_bloc() -> None:
    denial = denies("denial", SPILL, TIDE_4, DEPOT)
    assert interested(denial)
    assert not interested(denial, denies("other", SPILL, POST_3, PILOT))
    assert not interested()
    assert not interested(denies("other", SPILL, POST_3, PILOT))


@pytest.mark.parametrize("kind", ["same_as", "organ_of", "owned_by", "part_of", "speaks_for"])
def test_who_belongs_to_the_accused_is_interested(kind: str) -> None:
    denial = denies("denial", SPILL, TIDE_4, AIDE)
    assert interested(denial, Relation(AIDE, kind, DEPOT))
    assert interested(denial, Relation(DEPOT, kind, AIDE))


def test_a_member_and_a_spokesman_of_two_are_not_of_the_accuseds_bloc() -> None:
    denial = denies("denial", SPILL, TIDE_4, AIDE)
    assert not interested(denial, Relation(AIDE, "member_of", DEPOT))
    both = (Relation(AIDE, "speaks_for", DEPOT), Relation(AIDE, "speaks_for", CITY))
    assert not interested(denial, *both)
    assert not interested(denies("d", SPILL, TIDE_4, LEAGUE), Relation(DEPOT, "member_of", LEAGUE))


@pytest.mark.parametrize(("during", "expected"), [("2031", True), ("2032", False)])
def test_a_bloc_is_asked_at_the_denials_time(during: str, expected: bool) -> None:  # noqa: FBT001  # yes or no
    denial = denies("denial", SPILL, TIDE_4, AIDE)
    assert interested(denial, Relation(AIDE, "organ_of", DEPOT, during)) is expected


def test_at_an_unknown_time_it_may_be_the_accuseds_bloc() -> None:
    denial = denies("denial", SPILL, TIDE, AIDE)
    assert interested(denial, Relation(AIDE, "organ_of", DEPOT, "2032"))


def test_support_by_the_accused_is_no_interest() -> None:
    answer = about(book(says("admits", SPILL, TIDE_4, DEPOT)), SPILL)
    assert answer.support.flags == ()


def test_what_is_out_reaches_nothing() -> None:
    echo = says("echo", LEAK, TIDE_4, citing=[REPORT])
    ledger = book(REPORT, echo, retracts("back", echo, article(TIDE, 6)))
    assert about(ledger).support.statements == ("report",)


# -- told when asked for -------------------------------------------------------------------


def test_a_side_is_told_as_far_as_it_is_asked_for() -> None:
    asked: list[str] = []

    def tell(name: str) -> dict[str, Any]:
        asked.append(name)
        counts = {"at_least": 1, "at_most": 2}
        return counts if name in counts else {**Position().fields(), **counts}

    side = Position.told_by(tell)
    assert (side.at_most, side.at_least, side.at_most) == (2, 1, 2)
    assert asked == ["at_most"]
    assert side == Position(at_least=1, at_most=2)
    assert asked == ["at_most", "grade"]
    assert hash(side) == hash(Position(at_least=1, at_most=2))


def test_a_side_has_no_other_fields() -> None:
    with pytest.raises(AttributeError, match="a position has no 'truth'"):
        about(book(REPORT)).support.truth  # type: ignore[attr-defined]  # noqa: B018  # refused


def test_a_side_can_be_sent_elsewhere_with_all_that_it_tells() -> None:
    side = about(book(REPORT, OTHER)).support
    sent = pickle.loads(pickle.dumps(side))  # noqa: S301  # of our own making
    assert sent == side
    assert sent.statements == ("other", "report")
