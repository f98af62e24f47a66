"""Indonesian sentences: who says what, in every frame."""

from __future__ import annotations

import pytest

from unit.reading.phrases.drafted import drafted, said

SAID = [
    (
        "Wali Kota Lund Ani Berg mengatakan jembatan itu masih aman.",
        [("Wali Kota Lund Ani Berg", "mengatakan", "jembatan itu masih aman")],
    ),
    (
        "Ani Berg juga telah menegaskan bahwa jembatan itu aman.",
        [("Ani Berg", "juga telah menegaskan", "jembatan itu aman")],
    ),
    (
        "Ani Berg mengatakan, jembatan itu aman.",
        [("Ani Berg", "mengatakan", "jembatan itu aman")],
    ),
    (
        "Ani Berg mengatakan dalam konferensi pers, Senin (3/5/2031), jembatan itu aman.",
        [("Ani Berg", "mengatakan", "jembatan itu aman")],
    ),
    (
        "Ani Berg mengatakan kepada warga bahwa jembatan itu aman.",
        [("Ani Berg", "mengatakan", "jembatan itu aman")],
    ),
    (
        "Juru bicara pelabuhan, Tomi Hilir, menyatakan kapal itu hilang.",
        [("Juru bicara pelabuhan, Tomi Hilir", "menyatakan", "kapal itu hilang")],
    ),
    (
        "Dalam suratnya tahun lalu, juru bicara pelabuhan, Tomi Hilir, menyatakan itu aman.",
        [("juru bicara pelabuhan, Tomi Hilir", "menyatakan", "itu aman")],
    ),
    (
        "Para nelayan (Orm) mengatakan kapal itu hilang.",
        [("Para nelayan (Orm)", "mengatakan", "kapal itu hilang")],
    ),
    # the source behind the cue
    (
        "“Jembatan itu aman,” kata Ani Berg, dosen di Lund, kepada wartawan.",
        [("Ani Berg, dosen di Lund", "kata", "“Jembatan itu aman,”")],
    ),
    (
        "Jembatan itu aman, kata Ani Berg di Lund, Senin (3/5/2031).",
        [("Ani Berg", "kata", "Jembatan itu aman")],
    ),
    (
        "Dari dua kapal itu, kata Ani, satu telah tenggelam.",
        [("Ani", "kata", "Dari dua kapal itu / satu telah tenggelam")],
    ),
    ("Kata Ani Berg, jembatan itu aman.", [("Ani Berg", "Kata", "jembatan itu aman")]),
    ("Kata Ani, Senin, jembatan itu aman.", [("Ani", "Kata", "jembatan itu aman")]),
    ("Kata Ani: “Jembatan itu aman.”", [("Ani", "Kata", "“Jembatan itu aman.”")]),
    ("Namun kata Ani Berg bahwa itu aman.", [("Ani Berg", "kata", "itu aman")]),
    # endings
    ("“Jembatan itu aman,” katanya.", [("nya", "katanya", "“Jembatan itu aman,”")]),
    ("Jembatan itu, katanya, sudah aman.", [("nya", "katanya", "Jembatan itu / sudah aman")]),
    ("Menurutnya, jembatan itu aman.", [("nya", "Menurutnya", "jembatan itu aman")]),
    ("Katanya, “Jembatan itu aman.”", [("nya", "Katanya", "“Jembatan itu aman.”")]),
    # phrases
    ("Menurut Ani Berg, jembatan itu aman.", [("Ani Berg", "Menurut", "jembatan itu aman")]),
    (
        "Jembatan itu masih aman, menurut Ani Berg.",
        [("Ani Berg", "menurut", "Jembatan itu masih aman")],
    ),
    # deny, refuse, accuse
    ("Ani Berg membantah tuduhan itu.", [("Ani Berg", "membantah", "tuduhan itu")]),
    (
        "Ani Berg membantah telah menjual jembatan.",
        [("Ani Berg", "membantah", "telah menjual jembatan")],
    ),
    (
        "Kabar bahwa jembatan itu roboh dibantah Ani Berg.",
        [
            ("", "Kabar", "jembatan itu roboh"),
            ("Ani Berg", "dibantah", "Kabar bahwa jembatan itu roboh"),
        ],
    ),
    (
        "Tomi menuduh Ani menjual jembatan dan membakar surat.",
        [("Tomi", "menuduh", "Ani menjual jembatan"), ("Tomi", "menuduh", "membakar surat")],
    ),
    # passives
    (
        "Jembatan itu disebut sebagai kebanggaan Lund, yang kini sepi.",
        [("", "disebut sebagai", "kebanggaan Lund")],
    ),
    ("Ani dikabarkan menjual jembatan.", [("", "dikabarkan", "Ani / menjual jembatan")]),
    ("Ani dituduh oleh Tomi menjual jembatan.", [("Tomi menjual jembatan", "dituduh", "")][:0]),
    # what nobody knows
    (
        "Belum diketahui apakah jembatan itu roboh.",
        [("", "Belum diketahui", "apakah jembatan itu roboh")],
    ),
    # headings
    ("Ani Berg Bantah Jual Jembatan\n\nHujan turun.", [("Ani Berg", "Bantah", "Jual Jembatan")]),
    # one who speaks again
    (
        "Ani datang dan mengatakan jembatan itu aman.",
        [("Ani", "mengatakan", "jembatan itu aman")],
    ),
    ("Ani Berg berharap jembatan itu aman.", [("Ani Berg", "berharap", "jembatan itu aman")]),
    # a clause about the noun before
    (
        "“Jembatan itu aman,” ujar Ani, yang berjanji memperbaikinya.",
        [
            ("Ani, yang berjanji memperbaikinya", "ujar", "“Jembatan itu aman,”"),
            ("Ani", "berjanji", "memperbaikinya"),
        ],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [pair for pair in SAID if pair[1]], ids=lambda pair: str(pair)[:40]
)
def test_who_says_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, "id") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kata kunci itu hilang.",
        "Menurut ketentuan, kapal wajib berlabuh.",
        "Ani tidak mengatakan apa pun.",
        "Ani akan mengumumkan hasilnya.",
        "Ani mengaku bersalah.",
        "Suaranya terdengar jelas.",
        "Ani menjual jembatan.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert said(text, "id") == []


@pytest.mark.parametrize(
    ("text", "act", "polarity", "form"),
    [
        ("Ani Berg menolak tuduhan itu.", "deny", "-", "name"),
        ("Ani Berg menolak tawaran itu.", "refuse", "+", "name"),
        ("Ani Berg tidak membantah tuduhan itu.", "admit", "+", "name"),
        ("Dia berencana menjual jembatan.", "plan", "+", "pronoun"),
        ("Para nelayan mengatakan itu aman.", "state", "+", "collective"),
        ("Seorang nelayan mengatakan itu aman.", "state", "+", "anonymous"),
        ("Menteri itu mengatakan itu aman. Para menteri pergi.", "state", "+", "role"),
        ("“Itu aman,” katanya.", "state", "+", "enclitic"),
    ],
)
def test_what_somebody_does_with_words(text: str, act: str, polarity: str, form: str) -> None:
    draft = drafted(text, "id")[0]
    assert (draft.act, draft.polarity, draft.source.form) == (act, polarity, form)
