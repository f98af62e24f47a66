"""A paragraph that a reporter can paste: documents, speakers and cues, and never a hash."""

from __future__ import annotations

import re
from typing import Any

import pytest

from claimledger.model import Claim, ClaimRelation, Link, Ref, Relation, Review
from claimledger.reasoning import Except, Viewpoint
from unit.newsroom import (
    AIDE,
    DEPOT,
    EXPERT,
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
    answers,
    article,
    asks,
    book,
    denies,
    retracts,
    says,
)

POST_3 = article(POST, 3, title="Oil in the water")
TIDE_4 = article(TIDE, 4)
REPORT = says("report", LEAK, POST_3, MAYOR)
OPEN = "It is raised, but nobody whose word counts takes a side."


def text(*records: Any, claim: Claim = LEAK, **options: Any) -> str:
    return str(about(book(claim, *records), claim, **options))


def test_what_nobody_mentioned() -> None:
    assert text() == (
        "Unreported: \u201cA tank at the fuel depot leaks\u201d. Nothing in the ledger bears on it."
    )


def test_what_was_only_asked() -> None:
    assert text(asks("asked", LEAK, POST_3)) == (
        f"Open: \u201cA tank at the fuel depot leaks\u201d. {OPEN}"
    )


def test_who_says_it_and_where_it_was_read() -> None:
    assert text(REPORT) == (
        "Asserted: \u201cA tank at the fuel depot leaks\u201d. "
        "Asserted by Mayor Lund, in \u201cOil in the water\u201d, Harbour Post (2031-08-03) "
        "(1 independent origin)."
    )


def test_both_sides_and_the_right_of_reply() -> None:
    charge = says("charge", SPILL, POST_3, MAYOR)
    denial = denies("denial", SPILL, TIDE_4, DEPOT)
    assert text(charge, denial, claim=SPILL) == (
        "Contested: \u201cThe depot let oil into the harbour\u201d. "
        "Asserted by Mayor Lund, in \u201cOil in the water\u201d, Harbour Post (2031-08-03) "
        "(1 independent origin). "
        "Denied by the fuel depot, in Evening Tide (2031-08-04) "
        "(1 independent origin; this side is only the accused). "
        "The fuel depot is accused, and denies it."
    )


def test_through_whom_and_in_which_words() -> None:
    report = says("report", LEAK, TIDE_4, WIRE, GULL, MAYOR, cue="said to have told")
    assert (
        "Mayor Lund, through The Gull and Coast Wire, in Evening Tide (2031-08-04), "
        "\u201csaid to have told\u201d (1 independent origin)." in text(report)
    )


def test_through_one() -> None:
    report = says("report", LEAK, TIDE_4, WIRE, MAYOR)
    assert "Mayor Lund, through Coast Wire, in Evening Tide (2031-08-04) (1" in text(report)


def test_through_many() -> None:
    report = says("report", LEAK, TIDE_4, WIRE, GULL, AIDE, MAYOR)
    assert "Mayor Lund, through Aide Brook, The Gull and Coast Wire, in" in text(report)


def test_a_cue_on_the_link_stands_in_for_one_of_the_statement() -> None:
    linked = says("report", LEAK, TIDE_4, Link(MAYOR, cue="according to"))
    assert "(2031-08-04), \u201caccording to\u201d (1" in text(linked)
    both = linked.but(cue="dilansir")
    assert "(2031-08-04), \u201cdilansir\u201d (1" in text(both)


def test_what_a_mention_calls_the_speaker() -> None:
    named = says("report", LEAK, TIDE_4, Link(MAYOR, named_as="City Hall"))
    assert "Asserted by Mayor Lund (named as \u201cCity Hall\u201d), in" in text(named)
    same = says("report", LEAK, TIDE_4, Link(MAYOR, named_as="Mayor Lund"))
    assert "named as" not in text(same)


def test_an_outlets_own_voice_and_a_post() -> None:
    assert "Asserted by Harbour Post itself (2031-08-03) (1 independent" in text(
        says("report", LEAK, POST_3)
    )
    post = says("report", LEAK, article(SQUARE, 3, authors=[MAYOR, PILOT]))
    assert "Asserted by Mayor Lund and Pilot Reck, on The Square (2031-08-03) (1" in text(post)


def test_what_is_undated_missing_or_in_no_document() -> None:
    undated = says("report", LEAK, TIDE_4.but(published=None), MAYOR)
    assert "Mayor Lund, in Evening Tide (undated) (1" in text(undated)
    nowhere = says("report", LEAK, TIDE, MAYOR)
    assert "Mayor Lund, in Evening Tide (1" in text(nowhere)
    lost = says("report", LEAK, Link(TIDE, document=Ref("lost")), MAYOR)
    assert "Mayor Lund, in Evening Tide (undated) (1" in text(lost)
    stranger = says("report", LEAK, TIDE_4, Ref("stranger"))
    assert "Asserted by stranger, in Evening Tide" in text(stranger)


def test_two_records_of_the_same_words_are_named_once() -> None:
    assert text(REPORT, REPORT.but(id="again")) == text(REPORT)


def test_five_are_named_and_the_rest_is_counted() -> None:
    people = [MAYOR, PILOT, EXPERT, AIDE, OFFICIALS, WATCHERS, DEPOT]
    reports = [says(f"r{n}", LEAK, TIDE_4, who) for n, who in enumerate(people)]
    told = text(*reports)
    assert "; officials, in Evening Tide (2031-08-04); 2 more (5 to 7 independent origins)." in told
    assert "observers" not in told
    back = [retracts(f"b{n}", report, article(TIDE, 6)) for n, report in enumerate(reports)]
    assert ": retracted; 2 more." in text(*reports, *back)


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ([says("r", LEAK, TIDE_4, OFFICIALS)], "; nobody on this side is named)."),
        ([REPORT.but(certainty="weak")], "; nobody on this side says it without hedging)."),
        ([REPORT.but(reading="inferred")], "; the text does not say so outright)."),
    ],
)
def test_flags_in_words(records: list[Any], words: str) -> None:
    assert words in text(*records)


def test_an_implied_side_in_words() -> None:
    implied = text(says("r", SLICK, TIDE_4, MAYOR), ClaimRelation(SLICK, "entails", LEAK))
    assert "; it follows only from other claims)." in implied


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ([], "The fuel depot is accused, and no answer of theirs is recorded."),
        ([answers("a", SPILL, TIDE_4, DEPOT, kind="no_response")], "and did not respond."),
        ([answers("a", SPILL, TIDE_4, DEPOT)], "and declined to comment."),
        (
            [answers("a", SPILL, TIDE_4, DEPOT, kind="not_aware")],
            "and answered without denying it.",
        ),
        ([says("a", SPILL, TIDE_4, DEPOT)], "and admits it."),
        (
            [says("a", SPILL, TIDE_4, DEPOT), denies("d", SPILL, TIDE_4, DEPOT)],
            "and both denies and admits it.",
        ),
    ],
)
def test_answers_in_words(records: list[Any], words: str) -> None:
    assert words in text(*records, claim=SPILL)


def test_five_are_all_of_them() -> None:
    people = [MAYOR, PILOT, EXPERT, AIDE, DEPOT]
    reports = [says(f"r{n}", LEAK, TIDE_4, who) for n, who in enumerate(people)]
    back = [retracts(f"b{n}", report, article(TIDE, 6)) for n, report in enumerate(reports)]
    assert "more" not in text(*reports)
    assert "(5 independent origins)." in text(*reports)
    assert "more" not in text(*reports, *back)


def test_what_was_set_aside_and_why() -> None:
    assert text(REPORT, retracts("back", REPORT, article(POST, 5))) == (
        f"Open: \u201cA tank at the fuel depot leaks\u201d. {OPEN} "
        "Set aside: Mayor Lund, in \u201cOil in the water\u201d, Harbour Post (2031-08-03): "
        "retracted."
    )
    assert "Set aside: reportedly, in Evening Tide (2031-08-04): no origin." in text(
        says("report", LEAK, TIDE_4, NOBODY)
    )
    hidden = Viewpoint(positions=Except("mayor"))
    assert text(REPORT, viewpoint=hidden).endswith(": not counted.")


def test_what_was_set_aside_is_told_by_who_took_the_position() -> None:
    report = says("report", LEAK, POST_3, WIRE, MAYOR)
    told = text(report, retracts("back", report, article(POST, 5)))
    assert "Set aside: Mayor Lund, in " in told


def test_as_of_which_day() -> None:
    ledger = book(REPORT).as_of("2031-08-10")
    assert "leaks\u201d. As of 2031-08-10. Asserted by" in str(about(ledger))


def test_a_review_is_shown_beside_the_status() -> None:
    check = article(GULL, 9)
    assert text(REPORT, Review(LEAK, check, "Half true")).endswith(
        " The Gull rated it \u201cHalf true\u201d."
    )
    assert text(REPORT, Review(LEAK, Ref("lost-check"), "Half true")).endswith(
        " Lost-check rated it \u201cHalf true\u201d."
    )
    assert "rated" not in text(REPORT, SLICK, Review(SLICK, check, "Half true"))


def test_it_never_names_a_hash_or_says_what_is_true() -> None:
    derived = REPORT.but(id="")
    told = text(derived, denies("", derived, TIDE_4, PILOT), Relation(MAYOR, "part_of", PILOT))
    assert not re.search(r"[0-9a-f]{20}", told)
    assert not re.search(r"\b(true|false|verified)\b", told)


def test_what_could_upset_a_terminal_is_shown_and_not_obeyed() -> None:
    sly = says("report", LEAK, article(TIDE, 4, title="Oil\x1b[2J"), MAYOR.but(name="Lund\u202e"))
    told = text(sly)
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "Lund\\u202e, in \u201cOil\\u001b[2J\u201d, Evening Tide" in told
