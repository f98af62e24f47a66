"""What each live origin contributes to its claim, at what weight, and what raises a claim."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger.model import ClaimRelation, Ref, Relation
from claimledger.reasoning import Except, Only, Viewpoint
from unit.newsroom import (
    AIDE,
    CITY,
    DEPOT,
    LEAGUE,
    LEAK,
    MAYOR,
    NOBODY,
    OFFICIALS,
    PILOT,
    POST,
    SLICK,
    SPILL,
    TIDE,
    WATCHERS,
    WIRE,
    about,
    answers,
    article,
    aside,
    asks,
    book,
    denies,
    disavows,
    retracts,
    says,
    scoffs,
    status,
)

POST_3, TIDE_4 = article(POST, 3), article(TIDE, 4)
REPORT = says("report", LEAK, POST_3, MAYOR)
DENIAL = denies("denial", SPILL, TIDE_4, DEPOT)


def grades(answer: Any) -> tuple[str, str]:
    return answer.support.grade.value, answer.opposition.grade.value


# -- certainty -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("certainty", "expected", "strict"),
    [("full", "asserted", "asserted"), ("weak", "asserted", "open"), ("none", "open", "open")],
)
def test_an_assertion_weighs_as_certain_as_its_speaker_is(
    certainty: str, expected: str, strict: str
) -> None:
    ledger = book(REPORT.but(certainty=certainty))
    assert grades(about(ledger)) == (certainty, "none")
    assert status(ledger) == expected
    assert status(ledger, threshold="full") == strict


def test_a_denial_opposes_with_its_certainty_too() -> None:
    ledger = book(denies("denial", LEAK, TIDE_4, PILOT, certainty="weak"))
    assert grades(about(ledger)) == ("none", "weak")
    assert status(ledger, threshold="full") == "open"


def test_an_act_never_changes_certainty() -> None:
    assert grades(about(book(REPORT.but(act="hints")))) == ("full", "none")


def test_sides_are_joined_by_the_strongest() -> None:
    weak = says("weak", LEAK, TIDE_4, PILOT, certainty="weak")
    answer = about(book(REPORT, weak))
    assert grades(answer) == ("full", "none")
    assert answer.support.statements == ("report", "weak")
    strict = about(book(REPORT, weak), threshold="full")
    assert strict.support.statements == ("report",)
    assert aside(strict) == {"weak": ("below_threshold", None)}


# -- unnamed -------------------------------------------------------------------------------


@pytest.mark.parametrize("who", [OFFICIALS, WATCHERS, Ref("stranger")])
@pytest.mark.parametrize(
    ("unnamed", "expected"), [("full", "asserted"), ("weak", "asserted"), ("none", "open")]
)
def test_who_is_not_named_weighs_as_the_policy_says(who: Any, unnamed: str, expected: str) -> None:
    ledger = book(LEAK, says("report", LEAK, POST_3, who))
    assert grades(about(ledger, unnamed=unnamed)) == (unnamed, "none")
    assert status(ledger, unnamed=unnamed) == expected


def test_who_is_named_weighs_in_full() -> None:
    assert grades(about(book(REPORT), unnamed="none")) == ("full", "none")


# -- legitimacy ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "certainty", "grade"),
    [
        ("weak", "full", "weak"),
        ("full", "full", "full"),
        ("full", "weak", "weak"),
        ("none", "full", "none"),
    ],
)
def test_absurd_weighs_the_smaller_of_its_certainty_and_the_policys_weight(
    policy: str, certainty: str, grade: str
) -> None:
    ledger = book(REPORT, scoffs("scoff", LEAK, TIDE_4, PILOT, certainty=certainty))
    assert grades(about(ledger, legitimacy=policy)) == ("full", grade)
    assert status(ledger, legitimacy=policy) == ("asserted" if grade == "none" else "contested")


def test_a_content_denial_is_not_weighed_as_absurd() -> None:
    ledger = book(REPORT, denies("denial", LEAK, TIDE_4, PILOT))
    assert grades(about(ledger)) == ("full", "full")


# -- the accused ---------------------------------------------------------------------------

CHARGE = says("charge", SPILL, POST_3, MAYOR)


@pytest.mark.parametrize("accused", ["full", "weak", "none"])
def test_an_opposing_denial_by_the_accused_weighs_as_the_policy_says(accused: str) -> None:
    assert grades(about(book(CHARGE, DENIAL), SPILL, accused=accused)) == ("full", accused)


def test_a_denial_by_the_accuseds_spokesman_is_one_by_the_accused() -> None:
    ledger = book(CHARGE, denies("denial", SPILL, TIDE_4, AIDE))
    assert grades(about(ledger, SPILL, accused="weak")) == ("full", "full")
    spoken = ledger.record(Relation(AIDE, "speaks_for", DEPOT))
    assert grades(about(spoken, SPILL, accused="weak")) == ("full", "weak")


def test_the_voice_of_the_accused_is_asked_at_the_denials_time() -> None:
    denial = denies("denial", SPILL, TIDE_4, AIDE)
    former = Relation(AIDE, "speaks_for", DEPOT, "../2031-08-01")
    assert grades(about(book(denial, former), SPILL, accused="weak")) == ("none", "full")


def test_a_denial_by_somebody_else_weighs_in_full() -> None:
    ledger = book(CHARGE, denies("denial", SPILL, TIDE_4, PILOT))
    assert grades(about(ledger, SPILL, accused="none")) == ("full", "full")


def test_what_the_accused_admits_weighs_in_full() -> None:
    admitted = says("admits", SPILL, TIDE_4, DEPOT, act="admits")
    assert grades(about(book(admitted), SPILL, accused="none")) == ("full", "none")


def test_a_denial_of_a_denial_by_the_accused_does_not_oppose() -> None:
    denial = denies("denial", SPILL, POST_3, PILOT)
    ledger = book(denial, denies("rejects", denial, TIDE_4, DEPOT))
    assert grades(about(ledger, SPILL, accused="none")) == ("full", "full")


def test_of_several_weights_the_least_holds() -> None:
    scoff = scoffs("scoff", SPILL, TIDE_4, DEPOT, certainty="full")
    assert grades(about(book(scoff), SPILL, accused="weak", legitimacy="full"))[1] == "weak"
    assert grades(about(book(scoff), SPILL, accused="full", legitimacy="weak"))[1] == "weak"
    assert grades(about(book(scoff), SPILL, accused="full", legitimacy="full"))[1] == "full"
    assert grades(about(book(scoff), SPILL, accused="weak", legitimacy="none"))[1] == "none"


# -- carrying ------------------------------------------------------------------------------


def test_support_is_carried_to_what_is_entailed_with_its_grade() -> None:
    weak = says("report", LEAK, POST_3, MAYOR, certainty="weak")
    ledger = book(weak, ClaimRelation(LEAK, "entails", SLICK))
    assert (status(ledger), status(ledger, SLICK)) == ("asserted", "asserted")
    assert grades(about(ledger, SLICK)) == ("weak", "none")
    assert about(ledger, SLICK).support.statements == ("report",)


def test_opposition_is_carried_back_from_what_is_entailed() -> None:
    denial = denies("denial", SLICK, TIDE_4, PILOT)
    ledger = book(denial, ClaimRelation(LEAK, "entails", SLICK), LEAK)
    assert (status(ledger), status(ledger, SLICK)) == ("denied", "denied")


def test_the_figure_can_be_denied_without_the_flow() -> None:
    ledger = book(
        REPORT, denies("denial", LEAK, TIDE_4, PILOT), ClaimRelation(LEAK, "entails", SLICK), SLICK
    )
    assert (status(ledger), status(ledger, SLICK)) == ("contested", "asserted")


def test_what_contradicts_is_denied_by_support_and_not_asserted_by_denial() -> None:
    contradicts = ClaimRelation(LEAK, "contradicts", SLICK)
    for one, other in ((LEAK, SLICK), (SLICK, LEAK)):
        told = book(says("report", one, POST_3, MAYOR), contradicts, LEAK, SLICK)
        assert (status(told, one), status(told, other)) == ("asserted", "denied")
        rejected = book(denies("report", one, POST_3, MAYOR), contradicts, LEAK, SLICK)
        assert (status(rejected, one), status(rejected, other)) == ("denied", "unreported")


def test_no_status_flows_from_promise_to_outcome_or_between_scopes() -> None:
    for kind in ("outcome_of", "differs_in_scope"):
        ledger = book(REPORT, SLICK, ClaimRelation(SLICK, kind, LEAK))
        assert (status(ledger), status(ledger, SLICK)) == ("asserted", "unreported")


def test_a_position_is_weighed_once_at_its_own_claim() -> None:
    """The accused is accused of the one claim and not of the other."""
    alike = ClaimRelation(SPILL, "equivalent", SLICK)
    on_slick = book(denies("denial", SLICK, TIDE_4, DEPOT), alike, SPILL)
    assert grades(about(on_slick, SPILL, accused="weak")) == ("none", "full")
    on_spill = book(DENIAL, alike, SLICK)
    assert grades(about(on_spill, SLICK, accused="weak")) == ("none", "weak")


def test_grades_are_carried_over_several_relations() -> None:
    ledger = book(
        REPORT,
        ClaimRelation(LEAK, "entails", SLICK),
        ClaimRelation(SLICK, "contradicts", SPILL),
        SLICK,
        SPILL,
    )
    assert status(ledger, SPILL) == "denied"


# -- raising -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "record",
    [
        asks("it", LEAK, POST_3, MAYOR),
        answers("it", LEAK, POST_3, MAYOR),
        disavows("it", LEAK, POST_3, MAYOR),
        retracts("it", LEAK, POST_3, MAYOR),
    ],
    ids=["question", "response", "disavowal", "retraction"],
)
def test_what_takes_no_side_raises_its_own_claim_and_no_other(record: Any) -> None:
    ledger = book(record, SLICK, ClaimRelation(LEAK, "equivalent", SLICK))
    assert (status(ledger), status(ledger, SLICK)) == ("open", "unreported")


def test_a_response_to_a_statement_is_one_on_its_claim() -> None:
    hidden = Viewpoint(documents=Except("post-3"))
    ledger = book(REPORT, answers("answer", REPORT, TIDE_4, PILOT))
    assert status(ledger, viewpoint=hidden) == "open"
    assert status(book(REPORT, TIDE_4), viewpoint=hidden) == "unreported"


def test_a_side_raises_every_claim_to_which_it_is_carried() -> None:
    report = says("report", LEAK, POST_3, NOBODY)
    ledger = book(report, SLICK, SPILL, ClaimRelation(LEAK, "entails", SLICK))
    assert [status(ledger, claim) for claim in (LEAK, SLICK, SPILL)] == [
        "open",
        "open",
        "unreported",
    ]
    back = book(denies("r", LEAK, POST_3, NOBODY), SLICK, ClaimRelation(LEAK, "entails", SLICK))
    assert status(back, SLICK) == "unreported"


def test_a_claim_nobody_mentioned_is_unreported() -> None:
    assert status(book(LEAK)) == "unreported"


def test_what_was_not_reached_does_not_raise() -> None:
    viewpoint = Viewpoint(documents=Only("tide-4"))
    assert status(book(REPORT), viewpoint=viewpoint) == "unreported"
    assert status(book(asks("it", LEAK, POST_3)), viewpoint=viewpoint) == "unreported"


def test_what_was_reached_and_does_not_stand_raises() -> None:
    assert status(book(REPORT, retracts("back", REPORT, article(POST, 5)))) == "open"


# -- doubtful ------------------------------------------------------------------------------


def test_what_is_read_less_surely_than_asked_only_raises() -> None:
    ledger = book(REPORT.but(reading="inferred"))
    for least, expected in (
        ("doubtful", "asserted"),
        ("inferred", "asserted"),
        ("explicit", "open"),
    ):
        assert status(ledger, least_reading=least) == expected
    assert aside(about(ledger, least_reading="explicit")) == {"report": ("doubtful", None)}


# -- whose position counts -----------------------------------------------------------------


def test_positions_are_asked_about_the_partys_voices() -> None:
    ledger = book(
        says("report", LEAK, POST_3, CITY),
        denies("denial", LEAK, TIDE_4, AIDE),
        Relation(AIDE, "speaks_for", DEPOT),
        DEPOT,
    )
    assert status(ledger) == "contested"
    assert status(ledger, viewpoint=Viewpoint(positions=Except("depot"))) == "asserted"
    assert status(ledger, viewpoint=Viewpoint(positions=Except("aide"))) == "asserted"
    assert status(ledger, viewpoint=Viewpoint(positions=Only("depot"))) == "denied"
    assert status(ledger, viewpoint=Viewpoint(positions=Only("city"))) == "asserted"
    assert status(ledger, viewpoint=Viewpoint(positions=Only("mayor"))) == "open"


def test_a_principal_is_not_left_out_with_its_spokesman() -> None:
    ledger = book(says("report", LEAK, POST_3, DEPOT), Relation(AIDE, "speaks_for", DEPOT))
    assert status(ledger, viewpoint=Viewpoint(positions=Except("aide"))) == "asserted"


def test_a_party_may_be_called_by_the_id_of_one_that_is_the_same() -> None:
    lund = MAYOR.but(id="lund")
    ledger = book(REPORT, Relation(lund, "same_as", MAYOR))
    for id in ("lund", "mayor"):
        assert status(ledger, viewpoint=Viewpoint(positions=Only(id))) == "asserted"
        assert status(ledger, viewpoint=Viewpoint(positions=Except(id))) == "open"


def test_a_league_is_not_its_members() -> None:
    ledger = book(says("report", LEAK, POST_3, LEAGUE), Relation(CITY, "member_of", LEAGUE))
    assert status(ledger, viewpoint=Viewpoint(positions=Only("city"))) == "open"
    assert status(ledger, viewpoint=Viewpoint(positions=Except("city"))) == "asserted"


def test_a_position_that_is_not_counted_still_takes_back() -> None:
    ledger = book(REPORT, retracts("back", REPORT, TIDE_4, MAYOR))
    assert status(ledger, viewpoint=Viewpoint(positions=Except("mayor"))) == "open"
    denied = book(REPORT, denies("d", LEAK, article(WIRE, 9), MAYOR, said="2031-08-09"))
    assert status(denied, viewpoint=Viewpoint(positions=Only("mayor"))) == "denied"


def test_an_outlets_own_word_that_is_read_too_doubtfully_only_raises() -> None:
    ledger = book(says("own", LEAK, article(POST, 3), reading="doubtful"))
    assert (status(ledger), status(ledger, least_reading="inferred")) == ("asserted", "open")
