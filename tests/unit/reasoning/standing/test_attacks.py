"""Who takes back what: retraction, disavowal, supersession, falling with a document."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger.model import ClaimRelation, Link, Ref, Relation, Statement
from claimledger.reasoning.inquiry import inquire
from unit.newsroom import (
    AIDE,
    CITY,
    DEPOT,
    GULL,
    LEAK,
    MAYOR,
    NOBODY,
    OFFICIALS,
    PILOT,
    POST,
    SLICK,
    SPILL,
    SQUARE,
    TIDE,
    WATCHERS,
    WIRE,
    about,
    article,
    aside,
    at,
    book,
    chain,
    copied,
    day,
    denies,
    disavows,
    gaps,
    retracts,
    same,
    says,
    status,
)

POST_3, TIDE_4, POST_5, TIDE_5 = (
    article(POST, 3),
    article(TIDE, 4),
    article(POST, 5),
    article(TIDE, 5),
)
REPORT = says("report", LEAK, POST_3, MAYOR)


def speaks_for(one: Any, other: Any, during: str | None = None) -> Relation:
    return Relation(one, "speaks_for", other, during)


# -- retraction of a statement -------------------------------------------------------------


def test_the_outlet_takes_its_report_back() -> None:
    ledger = book(REPORT, retracts("back", REPORT, POST_5))
    assert status(ledger) == "open"
    assert aside(about(ledger)) == {"report": ("retracted", "back")}
    assert gaps(chain(ledger, "report")) == ["retracted report:0"]
    assert status(book(REPORT)) == "asserted"


def test_the_speaker_takes_back_what_it_said() -> None:
    ledger = book(REPORT, retracts("back", REPORT, TIDE_5, MAYOR))
    assert status(ledger) == "open"
    assert gaps(chain(ledger, "report")) == ["retracted report:1"]


def test_somebody_else_takes_nothing_back() -> None:
    ledger = book(REPORT, retracts("back", REPORT, TIDE_5, PILOT))
    assert status(ledger) == "asserted"
    assert gaps(chain(ledger, "report")) == []


def test_a_retraction_of_a_retraction_restores_the_report() -> None:
    back = retracts("back", REPORT, POST_5)
    ledger = book(REPORT, back, retracts("after-all", back, article(POST, 7)))
    assert status(ledger) == "asserted"


def test_one_voice_takes_back_for_the_other_either_way() -> None:
    spoken = says("spoken", LEAK, POST_3, AIDE)
    by_aide = book(REPORT, retracts("back", REPORT, TIDE_5, AIDE))
    by_mayor = book(spoken, retracts("back", spoken, TIDE_5, MAYOR))
    for ledger in (by_aide, by_mayor):
        assert status(ledger) == "asserted"
        assert status(ledger.record(speaks_for(AIDE, MAYOR))) == "open"


def test_two_who_share_a_spokesman_are_two_voices() -> None:
    ledger = book(
        REPORT,
        retracts("back", REPORT, TIDE_5, PILOT),
        speaks_for(AIDE, MAYOR),
        speaks_for(AIDE, PILOT),
    )
    assert status(ledger) == "asserted"


def test_a_spokesman_of_a_spokesman_has_the_voice() -> None:
    ledger = book(
        REPORT,
        retracts("back", REPORT, TIDE_5, AIDE),
        speaks_for(AIDE, CITY),
        speaks_for(CITY, MAYOR),
    )
    assert status(ledger) == "open"


@pytest.mark.parametrize(
    ("during", "expected"),
    [("2031-08", "open"), ("2031-09/..", "asserted"), ("../2031-08-04", "asserted")],
)
def test_a_voice_is_lent_at_the_attackers_time(during: str, expected: str) -> None:
    back = retracts("back", REPORT, TIDE_5, AIDE)
    assert status(book(REPORT, back, speaks_for(AIDE, MAYOR, during))) == expected


def test_at_an_unknown_time_a_dated_voice_is_not_lent() -> None:
    back = retracts("back", REPORT, TIDE, AIDE)
    assert status(book(REPORT, back, speaks_for(AIDE, MAYOR, "2031-08"))) == "asserted"
    assert status(book(REPORT, back, speaks_for(AIDE, MAYOR))) == "open"


def test_an_undated_sameness_holds_whatever_its_dates() -> None:
    lund = MAYOR.but(id="lund")
    back = retracts("back", REPORT, TIDE_5, lund)
    assert status(book(REPORT, back, Relation(lund, "same_as", MAYOR, "2040"))) == "open"
    assert status(book(REPORT, back)) == "asserted"


def test_only_an_origin_takes_back() -> None:
    outside = retracts("outside", REPORT, TIDE_5)
    cited = retracts("back", REPORT, article(POST, 6), citing=[outside])
    assert status(book(REPORT, outside, cited)) == "asserted"
    assert status(book(REPORT, outside, retracts("back", REPORT, article(POST, 6)))) == "open"


@pytest.mark.parametrize(("on", "expected"), [(2, "asserted"), (3, "open"), (4, "open")])
def test_nothing_dated_before_its_target_takes_it_back(on: int, expected: str) -> None:
    assert status(book(REPORT, retracts("back", REPORT, article(POST, on)))) == expected


def test_what_is_undated_on_either_side_may_take_back() -> None:
    assert status(book(REPORT, retracts("back", REPORT, POST))) == "open"
    undated = says("report", LEAK, POST, MAYOR)
    assert status(book(undated, retracts("back", undated, article(POST, 1)))) == "open"


@pytest.mark.parametrize(
    ("target", "attacker", "expected"),
    [
        ("explicit", "explicit", "open"),
        ("explicit", "inferred", "asserted"),
        ("inferred", "inferred", "open"),
        ("inferred", "doubtful", "asserted"),
        ("doubtful", "inferred", "open"),
    ],
)
def test_nothing_takes_back_what_is_read_more_surely(
    target: str, attacker: str, expected: str
) -> None:
    report = REPORT.but(reading=target)
    ledger = book(report, retracts("back", report, POST_5, reading=attacker))
    assert status(ledger) == expected


def test_what_the_policy_does_not_read_takes_nothing_back() -> None:
    report = REPORT.but(reading="doubtful")
    ledger = book(
        report, retracts("back", report, POST_5, reading="doubtful"), says("o", LEAK, TIDE_5)
    )
    assert aside(about(ledger)) == {"report": ("retracted", "back")}
    least = about(ledger, least_reading="inferred")
    assert aside(least) == {"report": ("doubtful", None)}


@pytest.mark.parametrize(
    "record", [retracts("self", "self", POST_5), disavows("self", "self", POST_5)]
)
def test_nothing_takes_itself_back(record: Statement) -> None:
    assert not inquire(book(record), None, None).attacks.on


# -- retraction of a document --------------------------------------------------------------


def test_a_retracted_document_takes_all_its_statements_along() -> None:
    ledger = book(REPORT, denies("other", LEAK, POST_3, PILOT), retracts("back", POST_3, POST_5))
    assert status(ledger) == "open"
    assert aside(about(ledger)) == {
        "other": ("retracted", "back"),
        "report": ("retracted", "back"),
    }


def test_a_statement_in_another_document_stays() -> None:
    ledger = book(REPORT, retracts("back", article(POST, 2), POST_5))
    assert status(ledger) == "asserted"


def test_only_the_documents_source_takes_it_back() -> None:
    assert status(book(REPORT, retracts("back", POST_3, TIDE_5))) == "asserted"
    assert status(book(REPORT, retracts("back", POST_3, TIDE_5, MAYOR))) == "asserted"
    assert status(book(REPORT, retracts("back", POST_3, TIDE_5, POST))) == "open"


def test_later_links_located_in_a_retracted_document_fall_too() -> None:
    ledger = book(says("echo", LEAK, TIDE_4, POST_3, MAYOR), retracts("back", POST_3, POST_5))
    assert aside(about(ledger)) == {"echo": ("retracted", "back")}
    assert "retracted echo:1" in gaps(chain(ledger, "echo"))


@pytest.mark.parametrize(
    ("derivation", "expected"),
    [("copy", "open"), ("translation", "open"), ("revision", "asserted")],
)
def test_a_copy_or_translation_falls_with_its_original(derivation: str, expected: str) -> None:
    item = article(WIRE, 1)
    copy = copied(item, TIDE, 4, derivation=derivation)
    back = retracts("back", item, article(WIRE, 6))
    assert status(book(says("report", LEAK, copy), back)) == expected
    assert status(book(says("report", LEAK, article(GULL, 5), copy), back)) == expected


def test_a_copy_of_a_copy_falls_too_and_an_original_does_not_fall_with_its_copy() -> None:
    item = article(WIRE, 1)
    copy = copied(item, TIDE, 2)
    last = says("last", LEAK, copied(copy, GULL, 3))
    assert status(book(last, retracts("back", item, article(WIRE, 6)))) == "open"
    assert (
        status(book(says("i", LEAK, item), copy, retracts("b", copy, article(TIDE, 6))))
        == "asserted"
    )


def test_on_a_platform_the_authors_take_back_and_not_the_platform() -> None:
    post = article(SQUARE, 3, authors=[MAYOR, PILOT])
    report = says("report", LEAK, post)
    assert status(book(report, retracts("back", post, TIDE_5, PILOT))) == "open"
    assert status(book(report, retracts("back", post, TIDE_5, SQUARE))) == "asserted"
    assert status(book(report, retracts("back", report, TIDE_5, MAYOR))) == "open"


def test_retractions_of_one_target_do_not_hit_each_other() -> None:
    ledger = book(REPORT, retracts("one", POST_3, POST_3), retracts("two", POST_3, POST_3))
    assert status(ledger) == "open"
    assert aside(about(ledger)) == {"report": ("retracted", "one")}


def test_a_disavowal_hits_also_a_retraction_of_the_same_target() -> None:
    """Two versions of one id: a report, and a Retraction of that very id."""
    disavowal = disavows("never", REPORT, TIDE_5, MAYOR)
    ledger = book(REPORT, disavowal) | book(retracts("report", "report", TIDE_4, MAYOR))
    liveness = inquire(ledger, None, None).liveness
    hit = {liveness.index.statement(hop) for hop, attacks in liveness.attacks.on.items() if attacks}
    assert hit == set(ledger.versions("report"))


def test_a_retraction_of_something_else_falls_with_its_document() -> None:
    other = says("other", LEAK, article(POST, 2), PILOT)
    ledger = book(other, retracts("back", other, POST_3), retracts("all", POST_3, POST_5))
    assert status(ledger) == "asserted"


# -- retraction of a claim -----------------------------------------------------------------


def test_a_retraction_of_a_claim_hits_what_that_voice_said_on_it_either_way() -> None:
    back = retracts("back", LEAK, TIDE_5, MAYOR)
    assert status(book(REPORT, back)) == "open"
    assert status(book(denies("report", LEAK, POST_3, MAYOR), back)) == "open"
    assert status(book(says("report", LEAK, POST_3, PILOT), back)) == "asserted"
    assert status(book(says("report", SLICK, POST_3, MAYOR), back, LEAK), SLICK) == "asserted"


@pytest.mark.parametrize(("on", "expected"), [(4, "open"), (5, "open"), (6, "asserted")])
def test_what_it_said_definitely_later_stays(on: int, expected: str) -> None:
    ledger = book(
        says("report", LEAK, article(POST, on), MAYOR), retracts("b", LEAK, TIDE_5, MAYOR)
    )
    assert status(ledger) == expected


def test_a_retraction_of_a_claim_hits_origins_and_no_relays() -> None:
    ledger = book(REPORT, retracts("back", LEAK, POST_5))
    assert status(ledger) == "asserted"


def test_denials_of_statements_on_the_claim_are_on_the_claim() -> None:
    denial = denies("denial", REPORT, POST_3, PILOT)
    ledger = book(REPORT, denial, retracts("back", LEAK, TIDE_5, PILOT))
    assert status(ledger) == "asserted"
    assert aside(about(ledger)) == {"denial": ("retracted", "back")}


# -- disavowal -----------------------------------------------------------------------------


def test_i_never_said_that_suspends_the_report() -> None:
    ledger = book(REPORT, disavows("never", REPORT, TIDE_5, MAYOR))
    assert status(ledger) == "open"
    assert aside(about(ledger)) == {"report": ("disavowed", "never")}
    assert gaps(chain(ledger, "report")) == ["retracted report:1"]
    assert status(ledger, disavowal="ignore") == "asserted"


def test_a_third_partys_disavowal_does_nothing() -> None:
    assert status(book(REPORT, disavows("never", REPORT, TIDE_5, PILOT))) == "asserted"


def test_a_relay_disavows_its_part_of_the_way() -> None:
    report = says("report", LEAK, POST_3, WIRE, MAYOR)
    ledger = book(report, disavows("never", report, article(WIRE, 5)))
    assert status(ledger) == "open"
    assert gaps(chain(ledger, "report")) == ["undated report:1", "retracted report:1"]


def test_who_is_the_only_origin_disavows_a_statement_that_does_not_name_it() -> None:
    echo = says("echo", LEAK, TIDE_4, POST)
    ledger = book(REPORT, echo, disavows("never", echo, TIDE_5, MAYOR))
    assert about(ledger).support.statements == ("report",)
    assert aside(about(ledger)) == {"echo": ("disavowed", "never")}
    assert gaps(chain(ledger, "echo")) == ["undated echo:1", "retracted echo:1"]


def test_who_is_one_of_two_origins_does_not() -> None:
    echo = says("echo", LEAK, TIDE_4, POST)
    other = says("other", LEAK, POST_3, PILOT)
    ledger = book(REPORT, other, echo, disavows("never", echo, TIDE_5, MAYOR))
    assert about(ledger).support.statements == ("echo", "other", "report")


def test_a_statement_without_origin_has_nobody_to_disavow_it() -> None:
    report = says("report", LEAK, POST_3, NOBODY)
    ledger = book(report, disavows("never", report, TIDE_5, MAYOR))
    assert "retracted report:1" not in gaps(chain(ledger, "report"))


def test_to_disavow_a_claim_suspends_every_support_of_that_voice_and_no_denial() -> None:
    never = disavows("never", LEAK, TIDE_5, MAYOR)
    assert status(book(REPORT, says("second", LEAK, TIDE_4, MAYOR), never)) == "open"
    assert status(book(denies("denial", LEAK, POST_3, MAYOR), never)) == "denied"
    assert status(book(says("report", LEAK, POST_3, PILOT), never)) == "asserted"


@pytest.mark.parametrize(("on", "expected"), [(5, "open"), (6, "asserted")])
def test_to_disavow_a_claim_does_not_reach_what_is_said_later(on: int, expected: str) -> None:
    report = says("report", LEAK, article(POST, on), MAYOR)
    assert status(book(report, disavows("never", LEAK, TIDE_5, MAYOR))) == expected


def test_a_retracted_disavowal_suspends_nothing() -> None:
    never = disavows("never", REPORT, TIDE_5, MAYOR)
    ledger = book(REPORT, never, retracts("back", never, article(TIDE, 6)))
    assert status(ledger) == "asserted"


def test_a_disavowal_of_what_is_missing_does_nothing() -> None:
    assert status(book(REPORT, disavows("never", "lost", TIDE_5, MAYOR))) == "asserted"


# -- supersession --------------------------------------------------------------------------


def denied(on: int, *who: Any, **fields: Any) -> Statement:
    return denies("denial", LEAK, article(TIDE, on), *who, **fields)


def test_a_partys_later_word_replaces_its_earlier_one() -> None:
    ledger = book(REPORT, denied(5, MAYOR))
    assert status(ledger) == "denied"
    assert aside(about(ledger)) == {"report": ("superseded", "denial")}
    assert status(ledger, supersession="cumulative") == "contested"
    assert "retracted report:1" not in gaps(chain(ledger, "report"))


def test_on_the_same_day_neither_is_later() -> None:
    assert status(book(REPORT, denied(3, MAYOR))) == "contested"


def test_overlapping_and_unknown_times_are_not_later() -> None:
    assert status(book(REPORT, denied(5, MAYOR, said="2031-08"))) == "contested"
    assert status(book(REPORT, denies("denial", LEAK, TIDE, MAYOR))) == "contested"
    assert status(book(says("report", LEAK, POST, MAYOR), denied(5, MAYOR))) == "contested"


def test_an_earlier_word_replaces_nothing() -> None:
    assert status(book(REPORT, denied(2, MAYOR))) == "asserted"


def test_somebody_else_replaces_nothing() -> None:
    assert status(book(REPORT, denied(5, PILOT))) == "contested"


def test_a_spokesman_never_supersedes_his_principal() -> None:
    ledger = book(REPORT, denied(5, AIDE), speaks_for(AIDE, MAYOR))
    assert status(ledger) == "contested"


def test_a_party_that_is_the_same_supersedes() -> None:
    lund = MAYOR.but(id="lund")
    assert status(book(REPORT, denied(5, lund), same(lund, MAYOR))) == "denied"
    assert status(book(REPORT, denied(5, lund))) == "contested"


@pytest.mark.parametrize("who", [OFFICIALS, WATCHERS])
def test_who_is_not_named_supersedes_nothing(who: Any) -> None:
    assert status(book(says("report", LEAK, POST_3, who), denied(5, who))) == "contested"


def test_outlets_change_their_minds_too() -> None:
    assert status(book(says("r", LEAK, POST_3), denies("d", LEAK, POST_5))) == "denied"


def test_only_origins_supersede_and_are_superseded() -> None:
    relayed = says("report", LEAK, POST_3, MAYOR, PILOT)
    assert status(book(relayed, denied(5, MAYOR))) == "contested"
    assert status(book(REPORT, denied(5, MAYOR, PILOT))) == "contested"


def test_opposition_carried_over_claim_relations_supersedes() -> None:
    ledger = book(
        REPORT, says("oil", SLICK, TIDE_5, MAYOR), ClaimRelation(LEAK, "contradicts", SLICK)
    )
    assert (status(ledger), status(ledger, SLICK)) == ("denied", "asserted")
    assert aside(about(ledger)) == {"report": ("superseded", "oil")}
    unrelated = book(REPORT, says("oil", SLICK, TIDE_5, MAYOR))
    assert (status(unrelated), status(unrelated, SLICK)) == ("asserted", "asserted")


def test_entailment_carries_the_later_word_both_ways() -> None:
    entails = ClaimRelation(LEAK, "entails", SLICK)
    forward = book(denies("d", SLICK, POST_3, MAYOR), says("s", LEAK, TIDE_5, MAYOR), entails)
    assert (status(forward, SLICK), status(forward)) == ("asserted", "asserted")
    back = book(REPORT, denies("d", SLICK, TIDE_5, MAYOR), entails)
    assert (status(back), status(back, SLICK)) == ("denied", "denied")
    not_back = book(denies("d", LEAK, POST_3, MAYOR), says("s", SLICK, TIDE_5, MAYOR), entails)
    assert (status(not_back), status(not_back, SLICK)) == ("denied", "asserted")


@pytest.mark.parametrize(
    ("first", "second", "grade"), [("full", "weak", "weak"), ("weak", "full", "full")]
)
def test_another_certainty_on_the_same_side_supersedes(first: str, second: str, grade: str) -> None:
    second_report = says("second", LEAK, TIDE_5, MAYOR, said=day(5), certainty=second)
    ledger = book(REPORT.but(certainty=first), second_report)
    answer = about(ledger)
    assert (answer.support.grade.value, answer.support.statements) == (grade, ("second",))
    assert aside(answer) == {"report": ("superseded", "second")}


def test_the_same_certainty_on_the_same_side_adds_up() -> None:
    ledger = book(REPORT, says("second", LEAK, TIDE_5, MAYOR, said=day(5)))
    assert about(ledger).support.statements == ("report", "second")


def test_another_certainty_supersedes_on_equivalent_claims_and_not_on_implied_ones() -> None:
    weaker = says("second", SLICK, TIDE_5, MAYOR, certainty="weak", said=day(5))
    alike = book(REPORT, weaker, ClaimRelation(LEAK, "equivalent", SLICK))
    assert about(alike).support.statements == ("second",)
    for one, other in ((LEAK, SLICK), (SLICK, LEAK)):
        implied = book(REPORT, weaker, ClaimRelation(one, "entails", other))
        assert "report" in about(implied).support.statements
        assert aside(about(implied)) == {}


def test_an_unsure_reading_supersedes_nothing_that_is_sure() -> None:
    assert status(book(REPORT, denied(5, MAYOR, reading="doubtful"))) == "contested"
    assert status(book(REPORT.but(reading="doubtful"), denied(5, MAYOR))) == "denied"


def test_each_author_of_a_post_can_change_his_mind() -> None:
    post = says("report", LEAK, article(SQUARE, 3, authors=[MAYOR, PILOT]))
    assert status(book(post, denied(5, PILOT))) == "denied"


def test_denying_and_rejecting_the_denial_later_comes_back() -> None:
    denial = denied(5, MAYOR)
    rejects = denies("rejects", denial, article(GULL, 6), MAYOR, said=day(6))
    ledger = book(REPORT, denial, rejects)
    assert status(ledger) == "asserted"
    assert about(ledger).support.statements == ("rejects", "report")
    assert aside(about(ledger)) == {"denial": ("superseded", "rejects")}


# -- falling with a document ---------------------------------------------------------------

BACK = retracts("back", REPORT, POST_5)


@pytest.mark.parametrize(
    "echo",
    [says("echo", LEAK, TIDE_4, POST_3), says("echo", LEAK, TIDE_4, POST_3, MAYOR)],
    ids=["looked up", "spelled out"],
)
def test_either_spelling_of_a_retracted_report_falls_with_it(echo: Statement) -> None:
    assert status(book(REPORT, echo, BACK)) == "open"
    assert status(book(REPORT, echo)) == "asserted"


def test_what_is_spelled_out_falls_by_the_record_that_hit_the_report() -> None:
    ledger = book(REPORT, says("echo", LEAK, TIDE_4, POST_3, MAYOR), BACK)
    assert aside(about(ledger)) == {"echo": ("fallen", "back"), "report": ("retracted", "back")}


def test_it_falls_when_any_hop_of_the_report_is_hit() -> None:
    by_mayor = retracts("back", REPORT, TIDE_5, MAYOR)
    ledger = book(REPORT, says("echo", LEAK, TIDE_4, POST_3, MAYOR), by_mayor)
    assert aside(about(ledger))["echo"] == ("fallen", "back")


def test_it_falls_only_when_every_matching_statement_there_is_hit() -> None:
    echo = says("echo", LEAK, TIDE_4, POST_3, MAYOR)
    second = says("second", LEAK, POST_3, PILOT)
    assert status(book(REPORT, echo, BACK, second)) == "asserted"
    assert "echo" in about(book(REPORT, echo, BACK, second)).support.statements
    both = book(REPORT, echo, BACK, second, retracts("too", second, POST_5))
    assert status(both) == "open"


def test_other_statements_there_do_not_hold_it_up() -> None:
    echo = says("echo", LEAK, TIDE_4, POST_3, MAYOR)
    for other in (
        denies("other", LEAK, POST_3, PILOT),
        says("other", LEAK, Link(GULL, document=POST_3), PILOT),
        says("other", LEAK, article(POST, 2), PILOT),
    ):
        assert "echo" in aside(about(book(REPORT, echo, BACK, other)))


def test_a_first_link_does_not_fall_with_its_neighbours() -> None:
    assert status(book(REPORT, says("heading", LEAK, POST_3), BACK)) == "asserted"


def test_a_link_that_is_not_located_does_not_fall() -> None:
    ledger = book(REPORT, says("echo", LEAK, TIDE_4, POST, MAYOR), BACK)
    assert status(ledger) == "asserted"


def test_a_link_located_in_a_copy_falls_with_the_originals_statements() -> None:
    copy = copied(POST_3, GULL, 4)
    echo = says("echo", LEAK, TIDE_5, copy, MAYOR)
    assert aside(about(book(REPORT, echo, BACK)))["echo"] == ("fallen", "back")
    revised = says("echo", LEAK, TIDE_5, copied(POST_3, GULL, 4, derivation="revision"), MAYOR)
    assert status(book(REPORT, revised, BACK)) == "asserted"


def test_what_falls_takes_along_what_fell_with_it() -> None:
    ledger = book(
        REPORT,
        BACK,
        says("echo", LEAK, TIDE_4, POST_3, MAYOR),
        says("third", LEAK, article(GULL, 6), TIDE_4, MAYOR),
    )
    assert status(ledger) == "open"
    assert aside(about(ledger))["third"] == ("fallen", "back")


def test_doubtful_statements_fall_with_nothing() -> None:
    echo = says("echo", LEAK, TIDE_4, POST_3, MAYOR, reading="doubtful")
    ledger = book(REPORT, BACK, echo)
    assert aside(about(ledger, least_reading="inferred"))["echo"] == ("doubtful", None)
    assert aside(about(ledger))["echo"] == ("fallen", "back")


def test_the_accused_retracts_through_its_spokesman_what_it_denied() -> None:
    denial = denies("denial", SPILL, POST_3, DEPOT)
    ledger = book(denial, retracts("back", SPILL, TIDE_5, AIDE), speaks_for(AIDE, DEPOT))
    assert status(ledger, SPILL) == "open"


def test_a_retraction_of_an_id_that_is_missing_does_nothing() -> None:
    assert status(book(REPORT, retracts("back", Ref("lost"), POST_5))) == "asserted"


def test_a_date_on_the_link_dates_the_attack() -> None:
    assert status(book(REPORT, retracts("back", REPORT, TIDE_5, at(POST, 2)))) == "asserted"


def test_a_doubtful_statement_is_not_taken_back_either() -> None:
    doubtful = REPORT.but(reading="doubtful")
    ledger = book(
        doubtful, retracts("back", doubtful, POST_5), retracts("his", doubtful, TIDE_5, MAYOR)
    )
    assert gaps(chain(ledger, "report")) == ["retracted report:0", "retracted report:1"]
    assert gaps(chain(ledger, "report", least_reading="inferred")) == []


def test_who_stands_in_a_statement_disavows_that_and_not_its_last_link() -> None:
    echo = says("echo", LEAK, TIDE_4, MAYOR, POST, citing=[REPORT])
    ledger = book(REPORT, echo, disavows("never", echo, TIDE_5, MAYOR))
    assert gaps(chain(ledger, "echo")) == ["retracted echo:1", "undated echo:2"]
