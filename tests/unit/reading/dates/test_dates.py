"""Dates: found as they are written, as precise as they are, and counted from the right day."""

from __future__ import annotations

import gc
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimledger import Period
from claimledger.errors import InvalidRecordError
from claimledger.reading.dates import dates_in, words
from claimledger.reading.dates.counting import (
    lasting,
    looking_ahead,
    looking_back,
    shifted,
    weekday_near,
)
from claimledger.reading.dates.points import NO_DAY
from claimledger.reading.layout import lay_out
from claimledger.reading.lexicon.date_words import DateWords, NumericOrder, Unit
from claimledger.reading.lexicon.entries import Lexicon, Words
from unit.reading.dates.said import DAY, EN, ID, found, told


@pytest.mark.parametrize(
    ("text", "words", "period"),
    [
        ("Ia pergi pada Rabu (5/3/2031).", "Rabu (5/3/2031)", "2031-03-05"),
        ("Ia pergi Rabu, 5 Maret 2031.", "Rabu, 5 Maret 2031", "2031-03-05"),
        ("Ia pergi Rabu (5/3).", "Rabu (5/3)", "2031-03-05"),
        ("Ia pergi Selasa (4/3/31).", "Selasa (4/3/31)", "2031-03-04"),
        ("Ia pergi Rabu malam (5/3/2031).", "Rabu malam (5/3/2031)", "2031-03-05"),
        ("Ia pergi pada Selasa.", "pada Selasa", "2031-03-04"),
        ("Ia pergi Selasa pekan lalu.", "Selasa pekan lalu", "2031-02-25"),
        ("Ia pergi Senin pagi pekan ini.", "Senin pagi pekan ini", "2031-03-03"),
        ("Ia pergi Rabu lalu.", "Rabu lalu", "2031-02-26"),
        ("Ia datang Rabu depan.", "Rabu depan", "2031-03-12"),
        ("Ia pergi Senin ini.", "Senin ini", "2031-03-03"),
        ("Ia pergi pada Jum'at.", "pada Jum'at", "2031-02-28"),
        ("Ia pergi kemarin.", "kemarin", "2031-03-04"),
        ("Ia pergi kemarin sore.", "kemarin sore", "2031-03-04"),
        ("Sejak Mei ia pergi.", "Sejak Mei", "2030-05/.."),
        ("Sejak tahun lalu ia pergi.", "Sejak tahun lalu", "2030/.."),
        ("Sejak pekan lalu ia pergi.", "Sejak pekan lalu", "2031-02-24/.."),
        ("Ia pergi mulai Mei.", "mulai Mei", "2031-05/.."),
        ("Ia pergi mulai Kamis.", "mulai Kamis", "2031-03-06/.."),
        ("Ia tinggal hingga Juni 2031.", "hingga Juni 2031", "../2031-06"),
        ("Ia tinggal hingga akhir 2032.", "hingga akhir 2032", "../2032"),
        ("Ia tinggal dalam 24 tahun.", "dalam 24 tahun", "2007/2031-03-05"),
        ("Dalam dua bulan ia pergi.", "Dalam dua bulan", "2031-01/2031-03-05"),
        ("Kurang dari dua bulan.", "Kurang dari dua bulan", "2031-01-05/2031-03-05"),
        ("Sejauh ini ia pergi.", "Sejauh ini", "../2031-03-05"),
        ("Ia tinggal selama dua hari.", "selama dua hari", "2031-03-05/2031-03-06"),
        ("Ia tinggal selama dua tahun.", "selama dua tahun", "None"),
        ("Pada tahun 2029 ia pergi.", "Pada tahun 2029", "2029"),
        ("Pekan lalu ia pergi.", "Pekan lalu", "2031-02-24/2031-03-02"),
        ("Minggu lalu ia pergi.", "Minggu lalu", "2031-02-24/2031-03-02"),
        ("Ia pergi Minggu lalu.", "Minggu lalu", "2031-03-02"),
        ("Akhir pekan lalu ia pergi.", "Akhir pekan lalu", "2031-03-01/2031-03-02"),
        ("Ia pergi akhir pekan.", "akhir pekan", "2031-03-01/2031-03-02"),
        ("Ia akan pergi pada akhir pekan.", "pada akhir pekan", "2031-03-08/2031-03-09"),
        ("Awal 2031 ia pergi.", "Awal 2031", "2031"),
        ("Ia pergi akhir tahun 2030.", "akhir tahun 2030", "2030"),
        ("Pada awal Maret ia pergi.", "Pada awal Maret", "2031-03"),
        ("Sepanjang 2030 ia pergi.", "Sepanjang 2030", "2030"),
        ("Ia kalah dalam pemilihan 2029.", "2029", "2029"),
        ("Ia lahir pada era 1990-an.", "1990-an", "1990/1999"),
        ("Ia pergi 3 Mei tahun lalu.", "3 Mei tahun lalu", "2030-05-03"),
        ("Ia pergi Maret lalu.", "Maret lalu", "2030-03"),
        ("Ia pergi Juni mendatang.", "Juni mendatang", "2031-06"),
        ("Ia pergi dua hari lalu.", "dua hari lalu", "2031-03-03"),
        ("Ia pergi lebih dari dua tahun lalu.", "lebih dari dua tahun lalu", "../2029"),
        ("Ia pergi dua hari lagi.", "dua hari lagi", "2031-03-07"),
        ("Dua tahun terakhir ia pergi.", "Dua tahun terakhir", "2029/2031-03-05"),
        ("Dua tahun ke depan ia pergi.", "Dua tahun ke depan", "2031-03-05/2033-03-05"),
        (
            "Ia pergi sejak dua puluh empat tahun lalu.",
            "sejak dua puluh empat tahun lalu",
            "2007/..",
        ),
        ("Ia pergi dari Mei sampai Juli 2031.", "dari Mei sampai Juli 2031", "2031-05/2031-07"),
        ("Ia bupati pada 2029 hingga Juli 2030.", "2029 hingga Juli 2030", "2029/2030-07"),
        ("Periode 2029-2034 ia pergi.", "Periode 2029-2034", "2029/2034"),
        ("Sebelum Natal ia pergi.", "Sebelum Natal", "../2030-12-25"),
    ],
)
def test_indonesian(text: str, words: str, period: str) -> None:
    assert told(ID, text) == [(words, period)]


@pytest.mark.parametrize(
    ("text", "words", "period"),
    [
        ("It shut on Monday, March 3, 2031.", "Monday, March 3, 2031", "2031-03-03"),
        ("It shut on 3 March 2031.", "3 March 2031", "2031-03-03"),
        ("It shut on March 3.", "March 3", "2031-03-03"),
        ("It shut on the 3rd of March.", "3rd of March", "2031-03-03"),
        ("It shut on Sept. 12.", "Sept. 12", "2030-09-12"),
        ("It shut on Wed., March 5.", "Wed., March 5", "2031-03-05"),
        ("It shut in December.", "in December", "2030-12"),
        ("It shut in March.", "in March", "2031-03"),
        ("It shut in March of 2030.", "March of 2030", "2030-03"),
        ("It shut on Wednesday.", "on Wednesday", "2031-03-05"),
        ("It shut on Monday night.", "on Monday night", "2031-03-03"),
        ("It missed Sunday's game.", "Sunday", "2031-03-02"),
        ("It shut last Monday.", "last Monday", "2031-03-03"),
        ("It shut last June.", "last June", "2030-06"),
        ("It shut in September last year.", "September last year", "2030-09"),
        ("It opens next Monday.", "next Monday", "2031-03-10"),
        ("It opens next March.", "next March", "2032-03"),
        ("It opens this April.", "this April", "2031-04"),
        ("It will open on Monday.", "on Monday", "2031-03-10"),
        ("It will open on Wednesday.", "on Wednesday", "2031-03-05"),
        ("It will open in two weeks.", "in two weeks", "2031-03-05/2031-03-19"),
        ("Over the next two weeks it rains.", "Over the next two weeks", "2031-03-05/2031-03-19"),
        ("It opens by 2040.", "by 2040", "../2040"),
        ("It opens until Friday.", "until Friday", "../2031-03-07"),
        ("It shut by the end of 2030.", "by the end of 2030", "../2030"),
        ("It has leaked since last week.", "since last week", "2031-02-24/.."),
        ("It shut in May 2030.", "May 2030", "2030-05"),
        ("It shut on 2031-03-01.", "2031-03-01", "2031-03-01"),
        ("It shut on 25/12/2030.", "25/12/2030", "2030-12-25"),
        ("It shut on 12/25/2030.", "12/25/2030", "2030-12-25"),
        ("It shut on 4/4/2030.", "4/4/2030", "2030-04-04"),
        ("It shut in the past two weeks.", "in the past two weeks", "2031-02-19/2031-03-05"),
        ("It shut this month.", "this month", "2031-03"),
        ("It shut earlier this month.", "earlier this month", "2031-03"),
        ("It shut over the weekend.", "over the weekend", "2031-03-01/2031-03-02"),
        ("It shut a week ago.", "a week ago", "2031-02-24/2031-03-02"),
        ("It shut twenty-four years ago.", "twenty-four years ago", "2007"),
        ("It shut less than two years ago.", "less than two years ago", "2029-03-05/2031-03-05"),
        ("It shut between 3 and 5 May 2030.", "between 3 and 5 May 2030", "2030-05-03/2030-05-05"),
        ("It shut from May to July 2031.", "from May to July 2031", "2031-05/2031-07"),
        ("It shut May 3-5, 2030.", "May 3-5, 2030", "2030-05-03/2030-05-05"),
        ("It shut May-July 2030.", "May-July 2030", "2030-05/2030-07"),
        ("It shut in the 1990s.", "in the 1990s", "1990/1999"),
        ("It shut in 2030.", "in 2030", "2030"),
        ("The 2030 race is lost.", "2030", "2030"),
        ("It shut on New Year's Day 2030.", "New Year's Day 2030", "2030-01-01"),
        ("It shut in mid-May.", "mid-May", "2031-05"),
    ],
)
def test_english(text: str, words: str, period: str) -> None:
    if "1990s" in text:
        words = "1990s"  # the article stands between it and its preposition
    assert told(EN, text) == [(words, period)]


@pytest.mark.parametrize(
    "text",
    [
        "She may march on, and the sun sat.",
        "Two weeks, three days.",
        "It cost 2031 dollars in 2000 homes.",
        "It cost $2031.",
        "Version 1.2.3 of 99/99/2031, route 2031A.",
        "It is 40 May.",
        "Room 2031-19-40, No. 2031.",
        "The Sunday Parade said so, as did the Sun, and on Sun it rained.",
        "May I go in Sept?",
        "It fell on Black Friday.",
        "He sang of Christmas.",
        "It took 1.5 years ago, and more than two years.",
        "It took in two hours, in two years.",
        "Between 10 and 12 people, and 3 to 5 days.",
        "It is the 5th, and 12345 years ago, in the 5s and 1994s.",
        "On Monday (yes) to 5.",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert [pair for pair in told(EN, text) if pair != ("On Monday", "2031-03-03")] == []


def test_short_forms_count_beside_a_number_only() -> None:
    assert told(EN, "Sun, 2 March, and Mar 3.") == [
        ("Sun, 2 March", "2031-03-02"),
        ("Mar 3", "2031-03-03"),
    ]


def test_a_name_is_no_date_as_it_is_written_only() -> None:
    assert told(EN, "It won Super Tuesday, on Good friday and super Tuesday.") == [
        ("Tuesday", "2031-03-04")
    ]


# -- no more than the text says -----------------------------------------------------------------


def test_nothing_is_made_more_precise_than_it_is() -> None:
    assert found(EN, "It shut on 4/5/2031.") == [
        ("4/5/2031", "2031-04/2031-05", "day and month cannot be told apart")
    ]
    assert found(EN, "It lasted for five years.") == [
        ("for five years", "None", "a length without a beginning")
    ]
    assert found(EN, "It was shut for five days.") == [
        ("for five days", "None", "a length without a beginning")
    ]
    assert told(EN, "On February 30, 2031 it shut.") == [("February 30, 2031", "None")]
    assert told(EN, "On February 30 it shut, on Monday, February 30.") == [
        ("February 30", "None"),
        ("Monday, February 30", "None"),
    ]
    assert found(EN, "Early 2031, late last year.") == [
        ("Early 2031", "2031", "only a part of it is meant"),
        (
            *("late last year", "2030"),
            "counted from the document's date; only a part of it is meant",
        ),
    ]


def test_a_weekday_that_contradicts_its_date_is_told() -> None:
    wrong = "the weekday does not agree with the date"
    assert found(ID, "Ia pergi Kamis (5/3/2031).") == [("Kamis (5/3/2031)", "2031-03-05", wrong)]
    assert found(ID, "Ia pergi Kamis, 5 Maret 2031.")[0][1:] == ("2031-03-05", wrong)
    assert found(ID, "Ia pergi Kamis (5/3).")[0][1:] == ("2031-03-05", wrong)
    assert found(ID, "Ia pergi Kamis, 5 Maret.")[0][1:] == ("2031-03-05", wrong)
    assert found(ID, "Ia pergi Rabu (5/3/2031).")[0][2] == ""
    assert found(EN, "On Monday (4/5/2031).")[0][1:] == ("2031-04/2031-05", wrong)


def test_a_weekday_tells_what_its_date_leaves_open() -> None:
    assert found(EN, "On Saturday (4/5/2031).") == [
        ("Saturday (4/5/2031)", "2031-04-05", "the weekday tells day and month apart")
    ]
    assert found(EN, "On Sunday (4/5).")[0][1] == "2031-05-04"
    assert found(EN, "On Tuesday, 8 July, it shut.") == [
        ("Tuesday, 8 July", "2031-07-08", "the weekday tells the year")
    ]
    # the next one that agrees is too far from the document
    assert found(EN, "On Friday, 5 December, it shut.")[0][2].endswith("not agree with the date")


@pytest.mark.parametrize("text", ["On Monday (99/99/2031).", "On Monday (99/99), it."])
def test_numbers_that_are_no_date_leave_the_weekday(text: str) -> None:
    assert told(EN, text) == [("On Monday", "2031-03-03")]


def test_how_a_date_was_got_is_told() -> None:
    said = "On Monday, next Friday, last Friday, this Friday, in June, today, last June."
    assert [how for *_, how in found(EN, said, Period("2031-08-20"))] == [
        "weekday up to the document's date",
        "weekday after the document's date",
        "weekday before the document's date",
        "weekday in a week counted from the document's date",
        "year up to the document's date",
        "counted from the document's date",
        "year before the document's date",
    ]
    assert found(EN, "It will open in August.")[0][2] == "year after the document's date"
    assert found(EN, "Over the past two weeks.")[0][2] == "back from the document's date"
    assert found(EN, "For two days.")[0][2] == "from the document's date on"
    assert found(EN, "Over the next two weeks.")[0][2] == "ahead from the document's date"
    assert found(EN, "It shut in June last year.")[0][2] == (
        "year counted from the document's date"
    )
    assert found(ID, "Ia pergi Selasa (4/3/31).")[0][2] == "century of the document's date"


@pytest.mark.parametrize("day", [None, Period("2031-03"), Period("2031-03-01/2031-03-05")])
def test_without_a_day_to_count_from_only_whole_dates_are_known(day: Period | None) -> None:
    text = (
        "Today, on Monday, since May, over the past two weeks, for two days, two days ago, "
        "over the weekend, from Monday to Friday, from May to June, last June, Monday (5/3), "
        "on 3 May last year, on Monday, 3 March, on 3 March 2031."
    )
    got = [(when, how) for _, when, how in found(EN, text, day)]
    assert got[:4] == [("None", NO_DAY)] * 4
    assert got[4] == ("None", "a length without a beginning")
    assert set(got[5:-1]) == {("None", NO_DAY)}
    assert got[-1] == ("2031-03-03", "")


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


# -- the words ----------------------------------------------------------------------------------


def test_faulty_words_of_dates_are_refused() -> None:
    with pytest.raises(InvalidRecordError, match="'Monday' in weekdays is 7"):
        DateWords(weekdays={"Monday": 7})
    with pytest.raises(InvalidRecordError, match="'soon', which 'one day' comes to, is no shift"):
        DateWords(relative={"one day": "soon"})
    with pytest.raises(InvalidRecordError, match="'-1 month', which 'a moon' comes to, is no len"):
        DateWords(lengths={"a moon": "-1 month"})
    with pytest.raises(InvalidRecordError, match="'13-01', which 'Tet' comes to, is no day of a"):
        DateWords(feasts={"Tet": "13-01"})


def test_words_are_made_ready_once_and_forgotten_with_their_lexicon() -> None:
    lexicon = Lexicon("xx", dates=DateWords(relative={"--": "0 day", " ": "0 day"}))
    assert words.time_words(lexicon) is words.time_words(lexicon)
    gc.collect()
    before = len(words._ready)
    del lexicon
    gc.collect()
    assert len(words._ready) == before - 1


def test_the_calendar_has_ends() -> None:
    first, last = date(1, 1, 1), date(9999, 12, 31)
    assert shifted(first, -1, Unit.DAY) is None
    assert shifted(first, -1, Unit.WEEK) is None
    assert shifted(last, 1, Unit.YEAR) is None
    assert shifted(last, 0, Unit.WEEK) is None
    assert looking_back(first, 1, Unit.MONTH, under=False) is None
    assert looking_ahead(last, 1, Unit.MONTH) is None
    assert lasting(last, 2) is None
    assert lasting(last, 0) is None
    assert weekday_near(last, 0, 1) is None
    end = Period("9999-12-31")
    said = "In two days, next week, next Monday, until Monday, more than 9999 years ago."
    assert {when for _, when in told(EN, f"It will shut {said}", end)} == {"None"}
    assert told(EN, "It will shut from Monday to Sunday.", end) == [
        ("from Monday to Sunday", "None")
    ]
    assert told(EN, "It shut from Friday to Thursday.", end) == [
        ("from Friday to Thursday", "None")
    ]


PIECES = [
    *("2031", "3", "5-7", "4/5/2031", "(", ")", ",", ".", "May", "Sept", "Monday", "Sun", "to"),
    *("and", "between", "from", "since", "until", "in", "on", "last", "next", "this", "week"),
    *("year", "ago", "two", "twenty", "-", "the", "end", "of", "early", "weekend", "will", "said"),
    *("Rabu", "Mei", "lalu", "pekan", "sejak", "dua", "hari", "depan", "'s", "Christmas", "1990s"),
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)
    | st.text(alphabet="0123456789 /.-MayMonday,in()sincebylast\n'\ud800", max_size=60),
    st.sampled_from([None, DAY, Period("0001-01-01"), Period("9999-12-31")]),
)
@example("may's 's", DAY)
def test_any_text_is_read(text: str, day: Period | None) -> None:
    for lexicon in (EN, ID):
        at = 0
        for mention in dates_in(lay_out(text, lexicon), lexicon, day):
            assert at <= mention.span.start
            assert mention.span.of(text).strip() == mention.span.of(text)
            at = mention.span.end
