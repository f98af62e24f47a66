"""Dates as texts have them: what is read, and what is too unclear to be read."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.errors import ClaimLedgerError, InvalidRecordError
from claimledger.files import read_date
from claimledger.model import Period


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("19/6/2024", "en", "2024-06-19"),
        ("5/6/2024", "en", "2024-06-05"),
        ("19.06.2024", "id", "2024-06-19"),
        ("19-6-2024", "en", "2024-06-19"),
        ("19 06 2024", "en", "2024-06-19"),
        ("19 June 2024", "en", "2024-06-19"),
        ("June 19th, 2024", "en", "2024-06-19"),
        ("the 5th of May 2024", "en", "2024-05-05"),
        ("Wednesday, June 19, 2024", "en", "2024-06-19"),
        ("Wed 19 Jun 2024 08:30", "en", "2024-06-19T08:30"),
        ("19 June 2024 at 8:30 pm", "en", "2024-06-19T20:30"),
        ("19 June 2024 08:30:15 +07:00", "en", "2024-06-19T08:30:15+07:00"),
        ("19 June 2024 08:30 -03:30", "en", "2024-06-19T08:30-03:30"),
        ("19 June 2024 08:30 UTC", "en", "2024-06-19T08:30+00:00"),
        ("June 2024", "en", "2024-06"),
        ("06/2024", "en", "2024-06"),
        ("2024/6/19", "en", "2024-06-19"),
        ("2024.6.6", "en", "2024-06-06"),
        ("29 February 2024", "en", "2024-02-29"),
        ("19 Juni 2024", "id", "2024-06-19"),
        ("Rabu, 19 Juni 2024 pukul 08.30 WIB", "id", "2024-06-19T08:30+07:00"),
        ("Jumat 17 Agustus 1945, jam 10.00 WITA", "id", "1945-08-17T10:00+08:00"),
        ("1 Mei 2024", "id", "2024-05-01"),
        ("31 Des 2024", "id", "2024-12-31"),
        ("Oktober 2023", "id", "2023-10"),
        ("2024", "en", "2024"),
        ("2024-06-19T08:30+07:00", "id", "2024-06-19T08:30+07:00"),
        ("2023-09/..", "en", "2023-09/.."),
    ],
)
def test_what_is_read(text: str, language: str, written: str) -> None:
    assert read_date(text, day_first=True, language=language) == Period(written)


@pytest.mark.parametrize(
    ("text", "language", "problem"),
    [
        ("", "en", "has not one year of four digits"),
        ("19/6/24", "en", "has not one year of four digits"),
        ("19 June", "en", "has not one year of four digits"),
        ("June", "en", "has not one year of four digits"),
        ("2024 2024", "en", "has not one year of four digits"),
        ("6/19/2024", "en", "is no date with the day first"),
        ("19/6/24 2024", "en", "is no date with the day first"),
        ("2024/19/6", "en", "can be two dates"),
        ("2024/6/5", "en", "can be two dates"),
        ("2024-6-5", "en", "can be two dates"),
        ("13/2024", "en", "is no date"),
        ("31 June 2024", "en", "is no date"),
        ("29 February 2023", "en", "is no date"),
        ("June 2024 or July", "en", "is no date"),
        ("19 Juni 2024", "en", "is no date"),
        ("19 June 2024", "id", "is no date"),
        ("99999999999999999999 2024", "en", "is no date"),
        ("Tuesday, June 19, 2024", "en", "falls on another day of the week"),
        ("Wednesday 2024", "en", "falls on another day of the week"),
        ("19 June 2024 8pm", "en", "has a time that is not clear"),
        ("June 2024 08:30", "en", "has a time that is not clear"),
        ("19 June 2024 08h30", "en", "has a time that is not clear"),
        ("19 June 2024 08:30 GMT+7", "en", "has a zone that can be read in two ways"),
        ("19 June 2024 08:30 EST", "en", "has a zone that is not known here"),
        ("19 June 2024\x00", "en", "has marks that are not read in dates"),
        ("\u0665/\u0661\u0663/2024", "en", "has marks that are not read in dates"),
        ("17 2024", "en", "is no date"),
        ("the 12th 2024", "en", "is not one date"),
        ("2024-13-45", "en", "is no date"),
    ],
)
def test_what_is_not_clear_is_not_guessed(text: str, language: str, problem: str) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        read_date(text, day_first=True, language=language)
    assert problem in caught.value.problem
    assert caught.value.mend


def test_the_stated_order_decides() -> None:
    assert str(read_date("5/6/2024", day_first=True)) == "2024-06-05"
    assert str(read_date("5/6/2024", day_first=False)) == "2024-05-06"
    with pytest.raises(InvalidRecordError, match="no date with the month first"):
        read_date("19/6/2024", day_first=False)


def test_a_language_that_is_not_known_is_refused() -> None:
    with pytest.raises(
        InvalidRecordError, match="'fr' is no language of dates; write one of en, id"
    ):
        read_date("2024", day_first=True, language="fr")


@given(day=st.dates(min_value=date(100, 1, 1)), day_first=st.booleans())
def test_every_day_in_either_order(day: date, *, day_first: bool) -> None:
    year, month, of_month = day.isoformat().split("-")
    written = f"{of_month}/{month}/{year}" if day_first else f"{month}/{of_month}/{year}"
    assert str(read_date(written, day_first=day_first)) == day.isoformat()


@given(
    text=st.text(max_size=30) | st.text("0123456789/-.: JuneMay+ZT", max_size=20),
    day_first=st.booleans(),
)
def test_nothing_but_its_own_errors_leaves(text: str, *, day_first: bool) -> None:
    for candidate in (text, f"{text} 2024", f"2024 {text}"):
        try:
            found = read_date(candidate, day_first=day_first)
        except ClaimLedgerError:
            continue
        assert found.written[:4] in candidate or found.written.startswith("..")


def test_dateutil_is_asked_for_only_when_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dateutil.parser", None)
    assert str(read_date("2024-06-19", day_first=True)) == "2024-06-19"
    with pytest.raises(ImportError):
        read_date("19 June 2024", day_first=True)
