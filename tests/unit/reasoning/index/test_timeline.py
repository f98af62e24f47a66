"""The timeline: when statements were public, and since when a claim stands as it does."""

from __future__ import annotations

from math import inf, isnan

import pytest

from claimledger.model import Amendment, Document, Ref
from unit.newsroom import (
    CITY,
    DEPOT,
    GULL,
    LEAK,
    MAYOR,
    OFFICIALS,
    POST,
    TIDE,
    answers,
    article,
    asks,
    book,
    day,
    denies,
    says,
    status,
)
from unit.reasoning.index.surveyed import agree, survey

POST_3, TIDE_4, GULL_5 = article(POST, 3), article(TIDE, 4), article(GULL, 5)
REPORT = says("report", LEAK, POST_3, MAYOR)
OPEN = Document("open", TIDE, published="2031-08-04/..")
UNDATED = Document("undated", TIDE)


def end(number: int) -> float:
    published = article(POST, number).published
    assert published
    assert published.end
    return published.end


def test_a_statement_is_public_when_its_document_certainly_was() -> None:
    month = Document("month", POST, published="2031-08")
    records = [REPORT, says("month-long", LEAK, month), says("ongoing", LEAK, OPEN)]
    ledger = book(*records, says("undated-one", LEAK, UNDATED))
    found = survey(ledger)
    times = [found.timeline.public(found.place(s)) for s in ledger.statements]
    assert times[:3] == [end(31), inf, end(3)]
    assert isnan(times[3])
    assert [found.timeline.end(found.place(s)) for s in ledger.statements][:3] == times[:3]


def test_it_bears_on_nothing_before_that_at_which_it_aims_is_public() -> None:
    late = says("late", LEAK, GULL_5, MAYOR)
    no = denies("no", late, POST_3, DEPOT)
    again = denies("again", no, TIDE_4, CITY)
    early = denies("early", REPORT, TIDE_4, DEPOT)
    ledger = book(late, no, again, early)
    found = survey(ledger)
    public = {s.id: found.timeline.public(found.place(s)) for s in ledger.statements}
    assert public == {
        "late": end(5),
        "no": end(5),
        "again": end(5),
        "early": end(4),
        "report": end(3),
    }
    assert found.timeline.end(found.place(no)) == end(3)
    assert [status(ledger.as_of(day(number))) for number in (2, 3, 4, 5)] == [
        "unreported",
        "asserted",
        "contested",
        "contested",
    ]


@pytest.mark.parametrize("aimed", [says("x", LEAK, UNDATED), says("x", LEAK, OPEN)])
def test_what_aims_at_what_nobody_can_date_is_not_dated_either(aimed: object) -> None:
    no = denies("no", aimed, POST_3, DEPOT)  # type: ignore[arg-type]  # a statement
    found = survey(book(no))
    assert not found.timeline.public(found.place(no)) <= end(31)


def test_statements_that_aim_at_each_other_are_never_public() -> None:
    one, two = denies("one", "two", POST_3), denies("two", "one", TIDE_4)
    after, lost = denies("after", "two", GULL_5), denies("lost", "nowhere", GULL_5)
    found = survey(book(LEAK, one, two, after, lost))
    assert all(isnan(found.timeline.public(found.place(each))) for each in (after, one, two))
    assert found.timeline.public(found.place(lost)) == end(5)


def test_times_are_told_of_what_comes_in_later() -> None:
    ledger = book(REPORT)
    found = survey(ledger)
    assert found.timeline.public(found.place(REPORT)) == end(3)
    no = denies("no", REPORT, TIDE_4, DEPOT)
    assert survey(ledger.record(no)) is found
    assert found.timeline.public(found.place(no)) == end(4)


def test_a_claim_that_was_called_otherwise_is_no_statement() -> None:
    renamed = Amendment(Ref("leak"), LEAK.but(id="seep"), by="desk", id="am")
    ledger = book(REPORT, asks("doubt", LEAK, GULL_5), renamed)
    agree(ledger)
    assert [status(ledger.as_of(day(n)), "seep") for n in (2, 3)] == ["unreported", "asserted"]


def test_a_claim_stands_since_its_first_origin_that_counts() -> None:
    quiet = says("quiet", LEAK, POST_3, OFFICIALS)
    echo = denies("echo", LEAK, POST_3, citing=[Ref("no")])
    ledger = book(quiet, echo, says("loud", LEAK, GULL_5, MAYOR), denies("no", LEAK, TIDE_4, CITY))
    found = survey(ledger, unnamed="none")
    topic = found.topic("leak")
    assert found.timeline.since(topic) == (end(5), end(4), end(3))
    assert survey(ledger).timeline.since(survey(ledger).topic("leak")) == (end(3), end(4), end(3))
    earlier = ledger.record(answers("shrug", LEAK, article(POST, 1), DEPOT))
    assert survey(earlier, unnamed="none") is found
    assert found.timeline.since(topic) == (end(5), end(4), end(1))


def test_what_nobody_said_or_can_date_stands_since_never() -> None:
    found = survey(book(LEAK))
    assert all(map(isnan, found.timeline.since(found.topic("leak"))))
    undated = survey(book(says("x", LEAK, UNDATED)))
    assert all(map(isnan, undated.timeline.since(undated.topic("leak"))))


@pytest.mark.parametrize(
    "bound", [day(1), day(3), day(4), "2031", "../2031-08-04", "2031-08-04/.."]
)
def test_a_ledger_as_of_a_day_is_answered_as_by_the_full_rules(bound: str) -> None:
    records = [REPORT, says("x", LEAK, UNDATED), says("y", LEAK, OPEN)]
    others = [denies("no", REPORT, TIDE_4, DEPOT), denies("yes", Ref("no"), GULL_5, CITY)]
    ledger = book(*records, *others, Document("month", POST, published="2031-08"))
    agree(ledger.as_of(bound))
    agree(ledger.as_of(bound).as_of(day(4)))
    agree(ledger.as_of(bound, undated="keep"))
    agree(ledger.as_of(bound).record(says("more", LEAK, POST_3)))
