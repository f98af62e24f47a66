"""Sides: which dates lie ahead of the document's, and which do not."""

from __future__ import annotations

import pytest

from claimledger import Period
from unit.reading.dates.said import EN, ID, told


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        # the last word before a date that tells, decides
        ("The mayor said on Monday that it will open on Friday.", ["2031-03-03", "2031-03-07"]),
        ("It will open on Friday, the mayor said on Monday.", ["2031-03-07", "2031-03-03"]),
        ("The mayor will tell parliament on Friday.", ["2031-03-07"]),
        ("She will tell the man who was shot on Friday.", ["2031-02-28"]),
        # what is promised lies ahead, and was promised on a day
        ("She promised on Friday to pay on Monday.", ["2031-02-28", "2031-03-10"]),
        ("She promised Friday to pay.", ["2031-02-28"]),
        ("She plans to pay on Friday.", ["2031-03-07"]),
        ("It is set for Friday.", ["2031-03-07"]),
        # or the first close behind it
        ("On Friday, parliament will vote.", ["2031-03-07"]),
        ("On Friday, parliament said it will vote.", ["2031-02-28"]),
        ("On Friday she promised to pay.", ["2031-02-28"]),
        ("On Friday the man in the long coat and the red hat will go.", ["2031-02-28"]),
        ("In May may it open.", ["2031-05"]),
        ("In December it opens.", ["2031-12"]),
        # nothing tells: past, but what is near is meant
        ("It shut on Friday.", ["2031-02-28"]),
        ("It shut in April.", ["2031-04"]),
        ("It shut on 5 June.", ["2031-06-05"]),
        ("It shut on 5 July.", ["2030-07-05"]),
        ("It has leaked since April.", ["2030-04/.."]),
        # what was done then is over
        ("It was shut in April.", ["2030-04"]),
        ("In April the price fell.", ["2030-04"]),
        ("The price fell, she said in April.", ["2030-04"]),
        ("It will have been shut in April.", ["2031-04"]),
        ("The vote is in April.", ["2031-04"]),
        ("She told us in April that it will open.", ["2030-04"]),
        # what was promised to somebody at a date, was promised on it
        ("She promised him in April that it will open.", ["2030-04"]),
        ("She promised him in December that it will open.", ["2030-12"]),
        ("She promised to open in December.", ["2031-12"]),
        ("She promised, in December, to pay.", ["2031-12"]),
        # an end is the nearest
        ("It is shut until January.", ["../2031-01"]),
        ("It is shut until 5 December.", ["../2030-12-05"]),
        ("It will be shut until January.", ["../2032-01"]),
        ("It is shut until November.", ["../2031-11"]),
        ("It is shut until 5 March.", ["../2031-03-05"]),
    ],
)
def test_english(text: str, periods: list[str]) -> None:
    assert [period for _, period in told(EN, text)] == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Ia akan pergi pada Selasa.", ["2031-03-11"]),
        ("Ia akan pergi 3 Mei.", ["2031-05-03"]),
        ("Ia akan pergi 3 Januari.", ["2032-01-03"]),
        ("Ia akan pulang dalam dua pekan.", ["2031-03-05/2031-03-19"]),
        ("Ia akan pulang dalam sehari.", ["2031-03-05/2031-03-06"]),
        ("Ia pulang dalam sehari.", []),
        ("Ia akan mengumumkan itu pada Selasa.", ["2031-03-11"]),
        ("Ia akan pergi, katanya pada Selasa.", ["2031-03-04"]),
    ],
)
def test_indonesian(text: str, periods: list[str]) -> None:
    assert [period for _, period in told(ID, text)] == periods


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("It shut from November to January.", "2030-11/2031-01"),
        ("It will shut from November to January.", "2031-11/2032-01"),
        ("It will shut from Monday to Wednesday.", "2031-03-03/2031-03-05"),
        ("It will shut from Monday to Thursday.", "2031-03-03/2031-03-06"),
        ("It shut from Thursday to Monday night.", "2031-02-27/2031-03-03"),
        ("It shut from May to July.", "2031-05/2031-07"),
        ("It shut from 30 December 2029 to 3 January.", "2029-12-30/2030-01-03"),
        ("It shut from December to 3 January 2030.", "2029-12/2030-01-03"),
        ("It shut between January 2030 and April this year.", "2030-01/2031-04"),
        ("It shut from March 5 to 7.", "2031-03-05/2031-03-07"),
        ("It shut from 2029 to 2030.", "2029/2030"),
    ],
)
def test_the_two_ends_of_a_stretch_tell_each_other(text: str, period: str) -> None:
    assert [when for _, when in told(EN, text)] == [period]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("From 2031 to 2030.", ["2031", "2030"]),
        ("From May 2030 to Monday.", ["2030-05", "2031-03-03"]),
        ("From Monday to 3.", ["2031-03-03"]),
        ("From 2030 to 3.", ["2030"]),
        ("From 31 to 32 May.", []),
        ("From Sun to Mon.", []),
        ("From 2030 to May.", ["2030/2030-05"]),
        ("Between them and May 2030.", ["2030-05"]),
        ("Between May 2030 and them.", ["2030-05"]),
    ],
)
def test_two_ends_that_do_not_fit_are_read_one_by_one(text: str, periods: list[str]) -> None:
    assert [when for _, when in told(EN, text)] == periods


def test_a_weekend_is_counted_from_where_one_stands() -> None:
    saturday = Period("2031-03-08")
    assert told(EN, "It shut over the weekend.", saturday) == [
        ("over the weekend", "2031-03-08/2031-03-09")
    ]
    assert told(EN, "It shut last weekend.", saturday) == [
        ("last weekend", "2031-03-01/2031-03-02")
    ]
