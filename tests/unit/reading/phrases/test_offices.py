"""Offices and bodies whose names hold "and": one voice, however long the list is."""

from __future__ import annotations

import pytest

from unit.reading.phrases.drafted import chains, said

OFFICES = [
    "Kepala Dinas Air dan Jalan Lund Ani Berg",
    "Deputi Bidang Riset, Data, dan Teknologi Badan Air Ani Berg",
    "anggota Komisi Hukum, Hak Asasi, dan Keamanan Ani Berg",
    "Kementerian Air dan Jalan",
]


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("frame", ["{} mengatakan jembatan itu aman.", "“Itu aman,” kata {}."])
def test_an_office_is_one_voice(office: str, frame: str) -> None:
    text = frame.format(office)
    assert [source for source, _, _ in said(text, "id")] == [office]
    assert chains(text, "id") == [[office]]


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        ("Menteri Air Ani Berg dan Gubernur Lund Tomi Hilir", "+"),
        ("Ani Berg dan Tomi Hilir", "+"),
        ("Dinas Air dan Dinas Jalan", "+"),
        ("Pemerintah Norwegia dan Swedia", "+"),
        ("Ani, Tomi, dan Menteri Air", ""),
    ],
)
def test_another_office_is_another_voice(sentence: str, chain: str) -> None:
    (links,) = chains(f"{sentence} mengatakan jembatan itu aman.", "id")
    assert ("+" in links[0]) == bool(chain)


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("Di pusat kota, Ani, dan Tomi", "Tomi"),
        ("Di Lund, Orm, Tarn, Hilir, Sund, Vik, dan Tomi", "Tomi"),
        ("Menteri Air, Ani Berg, dan Gubernur Tomi", "Gubernur Tomi"),
        ("Mantan Menteri Air, dan Tomi", "Tomi"),
        ("Ketua kelas kami yang lama, Ani, dan Tomi", "Tomi"),
        ("Sebelumnya, Dinas Air dan Jalan", "Dinas Air dan Jalan"),
    ],
)
def test_what_is_no_list_of_an_office_ends_at_the_comma(before: str, source: str) -> None:
    assert said(f"{before} mengatakan itu aman.", "id")[0][0] == source


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        ("Menteri Air, Ani Berg, dan Gubernur Tomi", "Menteri Air, Ani Berg"),
        ("Menteri Air, Jalan, dan rakyat", "Menteri Air, Jalan"),
        ("Menteri Air, Jalan, Data, Riset, Hukum, Dagang, dan Tani", "Menteri Air, Jalan"),
        ("Menteri Air, perempuan dari Lund", "Menteri Air, perempuan dari Lund"),
    ],
)
def test_a_list_that_goes_on_otherwise_is_none(behind: str, source: str) -> None:
    assert said(f"“Itu aman,” kata {behind}.", "id")[0][0].startswith(source)
