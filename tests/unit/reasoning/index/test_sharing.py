"""Sharing: one survey for the ledgers of a log, and which ones need another."""

from __future__ import annotations

import pytest

from claimledger.ledger import Ledger
from claimledger.model import Amendment, Claim, Record, Ref, Review
from claimledger.reasoning import assess
from unit.newsroom import (
    DEPOT,
    GULL,
    LEAK,
    MAYOR,
    PILOT,
    POST,
    SLICK,
    TIDE,
    article,
    book,
    denies,
    says,
    status,
)
from unit.reasoning.index.surveyed import agree, survey, tied

POST_3, TIDE_4, GULL_5 = article(POST, 3), article(TIDE, 4), article(GULL, 5)
REPORT = says("report", LEAK, POST_3, MAYOR)
REFUSAL = denies("refusal", LEAK, TIDE_4, DEPOT)
MENDED = Amendment(REPORT, REPORT.but(certainty="weak"), by="desk", id="mended")


def test_ledgers_of_one_log_share_a_survey_that_grows() -> None:
    ledger = book(REPORT)
    found = survey(ledger)
    later = ledger.record(REFUSAL)
    assert survey(later) is found
    assert found.size == later.size
    assert survey(later) is found


def test_each_policy_has_its_own() -> None:
    ledger = book(REPORT)
    assert survey(ledger, threshold="full") is not survey(ledger)
    assert survey(ledger, threshold="full") is survey(ledger, threshold="full")


def test_an_older_ledger_is_answered_as_before() -> None:
    ledger = book(REPORT)
    before = assess(ledger, LEAK)
    later = ledger.record(REFUSAL)
    assert status(later) == "contested"
    assert (status(ledger), before.support.statements) == ("asserted", ("report",))
    assert survey(ledger) is survey(ledger) is not survey(later)
    agree(ledger)
    agree(later)


def test_a_fork_does_not_disturb_the_other() -> None:
    ledger = book(REPORT)
    one, other = ledger.record(REFUSAL), ledger.record(says("more", LEAK, GULL_5))
    for _ in range(2):
        assert [status(each) for each in (one, other, ledger)] == [
            "contested",
            "asserted",
            "asserted",
        ]
    for each in (one, other, ledger):
        agree(each)


def test_what_is_recorded_again_is_read_once() -> None:
    ledger = Ledger().record(REPORT, at="2031-08-05").record(REPORT, at="2031-08-04")
    ledger = ledger.record(REFUSAL).record(REFUSAL, REPORT, at="2031-08-03")
    agree(ledger)
    assert tied(ledger) == []
    support = survey(ledger).topic("leak").support
    assert support
    assert len(support.members) == 1
    found = survey(ledger)
    later = ledger.record(REPORT, at="2031-08-02").record(says("more", LEAK, GULL_5))
    assert survey(later) is found
    assert len(support.members) == 2
    agree(later)


def test_stale_surveys_are_replaced_for_all_that_come_after() -> None:
    ledger = book(says("told", LEAK, POST_3, Ref("pilot")))
    found = survey(ledger)
    later = ledger.record(PILOT)
    fresh = survey(later)
    assert (found.stale, fresh.stale) == (True, False)
    assert survey(later) is fresh
    assert survey(later.record(REFUSAL)) is fresh
    assert survey(ledger) not in {found, fresh}
    agree(ledger)


# -- amendments and conflicts --------------------------------------------------------------


def test_what_stands_is_read_where_records_were_amended() -> None:
    ledger = book(REPORT, MENDED)
    agree(ledger)
    assert status(ledger, threshold="full") == "open"
    assert status(book(REPORT), threshold="full") == "asserted"


@pytest.mark.parametrize(
    "more",
    [
        REFUSAL,
        says("echo", LEAK, TIDE_4, citing=[Ref("report")]),
        Claim("unheard", "a rumour"),
        Review(LEAK, document=TIDE_4, rating="half true"),
    ],
    ids=lambda record: record.id,
)
def test_what_touches_nothing_amended_is_added(more: Record) -> None:
    ledger = book(REPORT, MENDED)
    found = survey(ledger)
    agree(ledger)
    later = ledger.record(more)
    agree(later)
    assert survey(later) is found
    agree(ledger)
    last = later.record(more, at="2031-08-09").record(says("last", LEAK, GULL_5))
    agree(last)
    assert survey(last) is found


@pytest.mark.parametrize(
    "more",
    [
        Amendment(REFUSAL, None, by="desk", id="taken-back"),
        Amendment(Ref("mended"), None, by="desk", id="as-before"),
    ],
    ids=lambda record: record.id,
)
def test_another_amendment_reads_all_anew(more: Record) -> None:
    ledger = book(REPORT, REFUSAL, MENDED)
    found = survey(ledger)
    later = ledger.record(more)
    assert survey(later) is not found
    agree(later)
    agree(ledger)


def test_what_was_amended_before_it_came_is_read_anew() -> None:
    ledger = book(REFUSAL, Amendment(Ref("report"), None, by="desk", id="gone"))
    assert status(ledger) == "denied"
    later = ledger.record(REPORT)
    agree(later)
    assert status(later) == "denied"


def test_what_comes_under_the_new_name_of_another_is_read_anew() -> None:
    renamed = Amendment(REPORT, REPORT.but(id="dispatch"), by="desk", id="renamed")
    ledger = book(REPORT, renamed)
    agree(ledger)
    later = ledger | book(REPORT.but(id="dispatch", certainty="weak"))
    agree(later)


def test_what_amends_an_amendment_touches_what_that_put_in_place() -> None:
    again = REPORT.but(id="again")
    mended = Amendment(MENDED, MENDED.but(replacement=again), by="desk", id="over")
    ledger = book(REPORT, MENDED, mended)
    agree(ledger)
    later = ledger | book(again.but(certainty="weak"))
    agree(later)


def test_conflicting_versions_are_read_side_by_side() -> None:
    ledger = book(REPORT) | book(REPORT.but(chain=[TIDE_4]))
    agree(ledger)
    found = survey(ledger)
    later = ledger.record(REFUSAL)
    assert survey(later) is found
    agree(later)
    third = later | book(REPORT.but(chain=[GULL_5]))
    agree(third)
    assert status(third) == "contested"
    late = third | book(REFUSAL.but(certainty="weak"))
    agree(late)


def test_a_conflict_that_comes_later_leaves_what_was_before_alone() -> None:
    ledger = book(REPORT, REFUSAL)
    found = survey(ledger)
    assert survey(ledger | book(REPORT.but(certainty="weak"))) is not found
    assert survey(ledger) is found
    for claim in (LEAK, SLICK):
        mixed = ledger | book(REPORT.but(target=claim, certainty="weak"))
        agree(mixed)
        agree(mixed.record(says("more", LEAK, GULL_5)))


def test_stale_surveys_of_what_stands_are_replaced_too() -> None:
    ledger = book(says("told", LEAK, POST_3, Ref("pilot")), REPORT, MENDED)
    found = survey(ledger)
    later = ledger.record(PILOT)
    agree(later)
    assert (survey(later) is found, survey(later).stale) == (False, False)
