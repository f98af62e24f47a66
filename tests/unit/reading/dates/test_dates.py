"""Dates: found as they are written, as precise as they are, and counted from the right day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger import Period
from claimledger.errors import InvalidRecordError
from claimledger.reading.dates import dates_in
from claimledger.reading.dates.counting import lasting, looking_back, shifted, weekday_near
from claimledger.reading.dates.points import NO_DAY
from claimledger.reading.layout import lay_out
from claimledger.reading.lexicon import lexicon_of
from claimledger.reading.lexicon.date_words import DateWords, NumericOrder, Unit
from claimledger.reading.lexicon.entries import Lexicon, Words

DAY = Period("2031-03-05")
"""A Wednesday."""
ID, EN = lexicon_of("id"), lexicon_of("en")


def found(lexicon: Lexicon, text: str, day: Period | None = DAY) -> list[tuple[str, str, str]]:
    return [
        (mention.span.of(text), str(mention.period), mention.inferred)
        for mention in dates_in(lay_out(text, lexicon), lexicon, day)
    ]


@pytest.mark.parametrize(
    ("text", "words", "period"),
    [
        ("Ia pergi pada Rabu (5/3/2031).", "Rabu (5/3/2031)", "2031-03-05"),
        ("Ia pergi Rabu, 5 Maret 2031.", "Rabu, 5 Maret 2031", "2031-03-05"),
        ("Ia pergi pada Selasa.", "pada Selasa", "2031-03-04"),
        ("Ia akan pergi pada Selasa.", "pada Selasa", "2031-03-11"),
        ("Ia pergi Selasa pekan lalu.", "Selasa pekan lalu", "2031-03-04"),
        ("Ia pergi Rabu lalu.", "Rabu lalu", "2031-02-26"),
        ("Ia datang Rabu depan.", "Rabu depan", "2031-03-12"),
        ("Ia pergi kemarin.", "kemarin", "2031-03-04"),
        ("Sejak Mei ia pergi.", "Sejak Mei", "2030-05/.."),
        ("Sejak tahun lalu ia pergi.", "Sejak tahun lalu", "2030/.."),
        ("Ia pergi mulai Mei.", "mulai Mei", "2031-05/.."),
        ("Ia tinggal hingga Juni 2031.", "hingga Juni 2031", "../2031-06"),
        ("Ia tinggal dalam 24 tahun.", "dalam 24 tahun", "2007/2031-03-05"),
        ("Dalam dua bulan ia pergi.", "Dalam dua bulan", "2031-01/2031-03-05"),
        ("Kurang dari dua bulan.", "Kurang dari dua bulan", "2031-01-05/2031-03-05"),
        ("Sejauh ini ia pergi.", "Sejauh ini", "../2031-03-05"),
        ("Ia tinggal selama dua hari.", "selama dua hari", "2031-03-05/2031-03-06"),
        ("Ia tinggal selama dua tahun.", "selama dua tahun", "None"),
        ("Pada tahun 2029 ia pergi.", "Pada tahun 2029", "2029"),
        ("Pekan lalu ia pergi.", "Pekan lalu", "2031-02-24/2031-03-02"),
        ("Ia pergi 3 Mei.", "3 Mei", "2030-05-03"),
        ("Ia akan pergi 3 Mei.", "3 Mei", "2031-05-03"),
        ("Ia akan pergi 3 Januari.", "3 Januari", "2032-01-03"),
    ],
)
def test_indonesian(text: str, words: str, period: str) -> None:
    assert [(said, when) for said, when, _ in found(ID, text)] == [(words, period)]


@pytest.mark.parametrize(
    ("text", "words", "period"),
    [
        ("It shut on Monday, March 3, 2031.", "Monday, March 3, 2031", "2031-03-03"),
        ("It shut on 3 March 2031.", "3 March 2031", "2031-03-03"),
        ("It shut on March 3.", "March 3", "2031-03-03"),
        ("It shut in December.", "in December", "2030-12"),
        ("It shut in March.", "in March", "2031-03"),
        ("It shut last Monday.", "last Monday", "2031-03-03"),
        ("It opens next Monday.", "next Monday", "2031-03-10"),
        ("It will open on Monday.", "on Monday", "2031-03-10"),
        ("It will open on Wednesday.", "on Wednesday", "2031-03-05"),
        ("It opens by 2040.", "by 2040", "../2040"),
        ("It opens until Friday.", "until Friday", "../2031-03-07"),
        ("It has leaked since last week.", "since last week", "2031-02-24/.."),
        ("It shut in May 2030.", "May 2030", "2030-05"),
        ("It shut on 2031-03-01.", "2031-03-01", "2031-03-01"),
        ("It shut on 25/12/2030.", "25/12/2030", "2030-12-25"),
        ("It shut on 12/25/2030.", "12/25/2030", "2030-12-25"),
        ("It shut on 4/4/2030.", "4/4/2030", "2030-04-04"),
        ("It shut in the past two weeks.", "in the past two weeks", "2031-02-19/2031-03-05"),
        ("It shut this month.", "this month", "2031-03"),
    ],
)
def test_english(text: str, words: str, period: str) -> None:
    assert [(said, when) for said, when, _ in found(EN, text)] == [(words, period)]


@pytest.mark.parametrize(
    "text",
    [
        "She may march on, and the sun sat.",
        "Dua minggu, tiga hari.",
        "It cost 2031 dollars.",
        "Version 1.2.3 of 99/99/2031.",
        "It is 40 May.",
        "Room 2031-19-40.",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert not [when for _, when, _ in found(EN, text) if when != "None"]


def test_nothing_is_made_more_precise_than_it_is() -> None:
    assert found(EN, "It shut on 4/5/2031.") == [
        ("4/5/2031", "2031", "day and month cannot be told apart")
    ]
    assert found(EN, "It lasted for five years.") == [
        ("for five years", "None", "a length without a beginning")
    ]
    assert found(EN, "On February 30, 2031 it shut.") == [("February 30, 2031", "None", "")]


def test_a_weekday_that_contradicts_its_date_is_told() -> None:
    wrong = "the weekday does not agree with the date"
    assert found(ID, "Ia pergi Kamis (5/3/2031).") == [("Kamis (5/3/2031)", "2031-03-05", wrong)]
    assert found(ID, "Ia pergi Rabu (5/3/2031).")[0][2] == ""


def test_how_a_date_was_got_is_told() -> None:
    told = [how for *_, how in found(EN, "On Monday, next Friday, last Friday, in June, today.")]
    assert told == [
        "weekday up to the document's date",
        "weekday after the document's date",
        "weekday before the document's date",
        "year up to the document's date",
        "counted from the document's date",
    ]
    assert found(EN, "It will open in June.")[0][2] == "year after the document's date"
    assert found(EN, "Over the past two weeks.")[0][2] == "back from the document's date"
    assert found(EN, "For two days.")[0][2] == "from the document's date on"


@pytest.mark.parametrize("day", [None, Period("2031-03"), Period("2031-03-01/2031-03-05")])
def test_without_a_day_to_count_from_only_whole_dates_are_known(day: Period | None) -> None:
    text = "Today, on Monday, since May, over the past two weeks, for two days, on 3 March 2031."
    assert [(when, how) for _, when, how in found(EN, text, day)] == [
        *[("None", NO_DAY)] * 4,
        ("None", "a length without a beginning"),
        ("2031-03-03", ""),
    ]


def test_the_order_of_numbers_is_the_languages() -> None:
    orders = {NumericOrder.DAY: "2031-05-04", NumericOrder.MONTH: "2031-04-05"}
    for order, period in orders.items():
        lexicon = Lexicon("xx", dates=DateWords(numeric=order))
        assert found(lexicon, "(4/5/2031)") == [("4/5/2031", period, "")]
        assert not found(lexicon, "(40/50/2031)")
    month_first = Lexicon("xx", dates=DateWords(numeric=NumericOrder.MONTH))
    assert not found(month_first, "(25/12/2031)")


def test_an_aside_has_no_dates() -> None:
    lexicon = Lexicon("xx", words=Words(asides=("see",)), dates=DateWords())
    assert found(lexicon, "3.\n\nSee: 2031-03-03\n\nOn 2031-03-04.") == [
        ("2031-03-04", "2031-03-04", "")
    ]


def test_faulty_words_of_dates_are_refused() -> None:
    with pytest.raises(InvalidRecordError, match="'Monday' in weekdays is 7"):
        DateWords(weekdays={"Monday": 7})
    with pytest.raises(InvalidRecordError, match="'soon', which 'one day' comes to, is no shift"):
        DateWords(relative={"one day": "soon"})


def test_the_calendar_has_ends() -> None:
    first, last = date(1, 1, 1), date(9999, 12, 31)
    assert shifted(first, -1, Unit.DAY) is None
    assert shifted(first, -1, Unit.WEEK) is None
    assert shifted(last, 1, Unit.YEAR) is None
    assert shifted(last, 0, Unit.WEEK) is None
    assert looking_back(first, 1, Unit.MONTH, under=False) is None
    assert lasting(last, 2) is None
    assert lasting(last, 0) is None
    assert weekday_near(last, 0, 1) is None


@given(st.text(alphabet="0123456789 /.-MayMonday,in()sincebylast\n", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for words, _, _ in found(EN, text):
        assert words.strip() == words != ""
