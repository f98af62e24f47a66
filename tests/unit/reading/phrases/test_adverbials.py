"""When, where and how somebody spoke is no part of who spoke."""

from __future__ import annotations

import pytest

from unit.reading.phrases.drafted import said

INDONESIAN = [
    ("Direktur Air, Ani Berg, saat dihubungi, Senin (3/3/2031),", "Direktur Air, Ani Berg"),
    ("Ani, dalam keterangan tertulis, Minggu (17/5/2031),", "Ani"),
    ("Ani dalam konferensi pers, Senin (3/3/2031),", "Ani"),
    ("Ani Berg ketika ditanya soal itu, Senin (3/3/2031),", "Ani Berg"),
    ("Ani Berg yang dihubungi pada Kamis (28/5/2031)", "Ani Berg"),
    ("Ani Berg, yang dihubungi Rabu (4/6/2031),", "Ani Berg"),
    ("Ani Berg pada Selasa (19/5/2031) sore", "Ani Berg"),
    ("Ani Berg Selasa (19/5/2031)", "Ani Berg"),
    ("Ani Berg, Sekretaris Dewan Air, seusai rapat itu", "Ani Berg, Sekretaris Dewan Air"),
    ("Ani Berg usai rapat", "Ani Berg"),
    ("Ani Berg saat dihubungi", "Ani Berg"),
    ("Ani Berg, dihubungi kemarin,", "Ani Berg"),
    ("Ani Berg, yang tinggal di Lund, saat dihubungi,", "Ani Berg, yang tinggal di Lund"),
    ("Namun Ani Berg, Senin (3/3/2031),", "Ani Berg"),
    ("Di Lund, Ani Berg, saat dihubungi,", "Ani Berg"),
    ("Kemarin, Ani Berg, saat dihubungi,", "Ani Berg"),
    ("Tomi pergi saat polisi", "polisi"),
    ("Ani Berg menangis ketika Tomi", "Tomi"),
    ("Setelah Ani datang, Tomi", "Tomi"),
    ("Ani (44)", "Ani (44)"),
    ("Laporan saat itu", "Laporan"),
    ("Saat itu Ani", "Ani"),
    ("Sebelumnya, anggota dewan, Ani Berg,", "anggota dewan, Ani Berg"),
    ("Manajer Ani, Dini Puspa, juga", "Manajer Ani, Dini Puspa"),
    ("Ani, Senin Kliwon Sore,", "Ani, Senin Kliwon Sore"),
    ("Ani, Senin Malam,", "Ani"),
    ("Warga Lund (44)", "Warga Lund (44)"),
    ("Warga Lund Selasa (dua)", "Warga Lund Selasa (dua)"),
    ("Ani Berg ketika ia", "ia"),
]


@pytest.mark.parametrize(("before", "source"), INDONESIAN)
def test_indonesian_speakers(before: str, source: str) -> None:
    assert said(f"{before} mengatakan jembatan itu aman.", "id")[0][0] == source


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("The mayor, Ida Holm, when asked, on Monday,", "The mayor, Ida Holm"),
        ("Ida Holm, in a report posted on Friday,", "Ida Holm"),
        ("Ida Holm when asked about it", "Ida Holm"),
        ("Ida Holm, 44,", "Ida Holm, 44"),
        ("Then, Ida Holm, the mayor,", "Ida Holm, the mayor"),
        ("Interestingly, after the council", "the council"),
        ("Ida Holm, who lives in Lund,", "Ida Holm, who lives in Lund"),
    ],
)
def test_english_speakers(before: str, source: str) -> None:
    assert said(f"{before} said that it was safe.")[0][0].strip(",") == source


def test_a_date_in_brackets_is_no_part_of_a_name() -> None:
    assert said("“Itu aman,” kata Ani (Kabar Orm, 23/9/2031).", "id")[0][0] == "Ani"


def test_headings_have_no_names_of_words_with_capitals() -> None:
    text = "Pria Lund Tewas Saat Polisi Mengatakan Itu Aman\n\nHujan turun."
    assert "Pria" not in said(text, "id")[0][0]
