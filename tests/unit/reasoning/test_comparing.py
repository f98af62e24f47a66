"""What changed a status: between two ledgers, and over public time."""

from __future__ import annotations

from typing import Any

from claimledger.ledger import Ledger
from claimledger.model import Amendment, ClaimRelation
from claimledger.reasoning import Change, Except, Policy, Status, Viewpoint, compare, history
from unit.newsroom import (
    DAWN,
    GULL,
    LEAK,
    MAYOR,
    PILOT,
    POST,
    SLICK,
    TIDE,
    article,
    asks,
    at,
    book,
    denies,
    retracts,
    says,
)

POST_3, TIDE_4 = article(POST, 3), article(TIDE, 4)
REPORT = says("report", LEAK, POST_3, MAYOR)
DENIAL = denies("denial", LEAK, TIDE_4, PILOT)


def told(changes: tuple[Change, ...]) -> list[str]:
    return [str(change) for change in changes]


def named(change: Change) -> list[str]:
    return [record.id for record in change.records]


# -- compare -------------------------------------------------------------------------------


def test_a_ledger_differs_from_itself_in_nothing() -> None:
    assert compare(book(REPORT), book(REPORT)) == ()
    assert compare(Ledger(), Ledger()) == ()


def test_a_change_names_the_records_that_made_it() -> None:
    before = book(REPORT)
    after = before.record(DENIAL, asks("asked", LEAK, article(GULL, 5)))
    (change,) = compare(before, after)
    assert (change.claim, change.before, change.after) == (
        "leak",
        Status.ASSERTED,
        Status.CONTESTED,
    )
    assert (named(change), change.at) == (["denial"], None)
    assert str(change) == "leak: asserted -> contested"


def test_it_goes_both_ways() -> None:
    (change,) = compare(book(REPORT, DENIAL), book(REPORT, TIDE_4, PILOT))
    assert (told((change,)), named(change)) == (["leak: contested -> asserted"], ["denial"])


def test_a_retraction_is_named_as_what_set_the_report_aside() -> None:
    before = book(REPORT)
    (change,) = compare(before, before.record(retracts("back", REPORT, article(POST, 5))))
    assert (str(change), named(change)) == ("leak: asserted -> open", ["back"])


def test_a_new_claim_was_not_in_the_ledger() -> None:
    (change,) = compare(Ledger(), book(LEAK))
    assert (str(change), named(change)) == ("leak: not in the ledger -> unreported", ["leak"])
    (gone,) = compare(book(LEAK), Ledger())
    assert str(gone) == "leak: unreported -> not in the ledger"


def test_every_claim_is_compared_by_id() -> None:
    before = book(REPORT, SLICK)
    implied = ClaimRelation(LEAK, "entails", SLICK)
    after = before.record(implied, DENIAL)
    assert told(compare(before, after)) == [
        "leak: asserted -> contested",
        "slick: unreported -> asserted",
    ]
    assert named(compare(before, after)[1]) == [implied.id]


def test_what_none_of_the_reasons_names_is_named_altogether() -> None:
    before = book(REPORT)
    mended = Amendment(REPORT, denies("report", LEAK, POST_3, MAYOR))
    (change,) = compare(before, before.record(mended))
    assert (str(change), named(change)) == ("leak: asserted -> denied", [mended.id])


def test_several_that_none_of_the_reasons_names_are_named_by_id() -> None:
    before = book(REPORT)
    mended = Amendment(REPORT, denies("report", LEAK, POST_3, MAYOR))
    (change,) = compare(before, before.record(PILOT, mended, DAWN))
    assert named(change) == sorted(["dawn", "pilot", mended.id])


def test_what_plays_no_part_is_not_named() -> None:
    (new,) = compare(Ledger(), book(LEAK, GULL))
    assert named(new) == ["leak"]
    (gone,) = compare(book(REPORT, GULL), book(LEAK))
    assert named(gone) == ["report"]


def test_what_set_a_statement_aside_is_named_where_the_other_side_stands() -> None:
    before = book(REPORT, DENIAL)
    (change,) = compare(before, before.record(retracts("back", DENIAL, article(TIDE, 5)), GULL))
    assert (str(change), named(change)) == ("leak: contested -> asserted", ["back"])


def test_policy_and_viewpoint_are_asked_on_both_sides() -> None:
    before, after = book(REPORT), book(REPORT, DENIAL)
    assert compare(before, after, viewpoint=Viewpoint(positions=Except("pilot"))) == ()
    weak = book(REPORT, DENIAL.but(certainty="weak"))
    assert compare(before, weak, policy=Policy(threshold="full")) == ()


# -- history -------------------------------------------------------------------------------

STORY: list[Any] = [
    asks("asked", LEAK, article(GULL, 1)),
    REPORT,
    DENIAL,
    denies("again", LEAK, article(TIDE, 6), PILOT),
    retracts("back", REPORT, article(POST, 7)),
]


def test_history_tells_each_change_of_status_over_public_time() -> None:
    changes = history(book(*STORY), LEAK)
    assert told(changes) == [
        "2031-08-01: leak: unreported -> open",
        "2031-08-03: leak: open -> asserted",
        "2031-08-04: leak: asserted -> contested",
        "2031-08-07: leak: contested -> denied",
    ]
    assert [named(change) for change in changes] == [["asked"], ["report"], ["denial"], ["back"]]
    assert [str(change.at) for change in changes] == [
        "2031-08-01",
        "2031-08-03",
        "2031-08-04",
        "2031-08-07",
    ]


def test_the_order_of_recording_plays_no_part() -> None:
    assert told(history(book(*STORY[::-1]), "leak")) == told(history(book(*STORY), LEAK))


def test_two_that_came_out_on_one_day_change_it_once() -> None:
    denial = denies("denial", LEAK, article(TIDE, 3), PILOT)
    (change,) = history(book(REPORT, denial), LEAK)
    assert (str(change), named(change)) == (
        "2031-08-03: leak: unreported -> contested",
        ["denial", "report"],
    )


def test_what_has_no_public_time_or_no_end_is_left_out() -> None:
    undated = says("undated", LEAK, POST, MAYOR)
    open_end = says("open", LEAK, at(TIDE, 1).party)
    assert history(book(undated, open_end), LEAK) == ()
    endless = says("endless", LEAK, article(POST, 1).but(published="2031-08-01/.."), MAYOR)
    assert history(book(endless), LEAK) == ()


def test_a_claim_of_which_nothing_is_known_has_no_history() -> None:
    assert history(book(LEAK), LEAK) == ()


def test_history_is_asked_from_a_viewpoint_and_under_a_policy() -> None:
    ledger = book(*STORY)
    hidden = Viewpoint(positions=Except("mayor"))
    assert told(history(ledger, LEAK, viewpoint=hidden))[1] == "2031-08-04: leak: open -> denied"
    hedged = book(REPORT.but(certainty="weak"))
    assert told(history(hedged, LEAK, policy=Policy(threshold="full"))) == [
        "2031-08-03: leak: unreported -> open"
    ]


def test_the_reader_learns_what_made_a_claim_known_at_all() -> None:
    """The statements are named; what they merely name (a claim, a party) came before."""
    (change,) = history(book(REPORT), LEAK)
    assert change.records == (REPORT,)
