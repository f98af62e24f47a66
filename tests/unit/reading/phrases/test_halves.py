"""What is said ahead of an attribution and behind it, and openers that say nothing."""

from __future__ import annotations

import pytest

from unit.reading.phrases.drafted import drafted, said

SAID = [
    ("Namun, kata Ani, yang perlu dijaga adalah air.", "Ani", "yang perlu dijaga adalah air"),
    ("Selain itu, kata Ani, untuk air, warga antre.", "Ani", "untuk air, warga antre"),
    ("Bagi warga, ujar Ani, yang perlu adalah air.", "Ani", "Bagi warga / yang perlu adalah air"),
    ("Uang itu, kata Ani, disebut sebagai upah.", "Ani", "Uang itu / disebut sebagai upah"),
    ("Pompa itu, menurut Ani, ditemukan rusak.", "Ani", "Pompa itu / ditemukan rusak"),
    (
        "Di tengah banjir, menurut Ani, pompa perlu.",
        "Ani",
        "Di tengah banjir / pompa perlu",
    ),
    ("Namun, lanjut Ani, Senin (3/3/2031), pompa rusak.", "Ani", "pompa rusak"),
    ("Namun, kata Ani, yang tinggal di Lund, pompa rusak.", "Ani", "pompa rusak"),
    ("Namun, kata Ani, di Lund, Senin, pompa rusak.", "Ani", "pompa rusak"),
    ("Namun, kata Ani, di Lund, pompa rusak.", "Ani", "di Lund, pompa rusak"),
    ("Di sana, katanya, pompa itu rusak.", "nya", "Di sana / pompa itu rusak"),
    ("Pompa baru, kata Ani, rusak.", "Ani", "Pompa baru / rusak"),
    ("Di Lund, kata Ani, Senin (3/3/2031).", "Ani", "Di Lund"),
    ("Pompa baru, kata Ani.", "Ani", "Pompa baru"),
    (
        "Namun, kata ahli gizi Lund, Ani Berg, pompa itu rusak.",
        "ahli gizi Lund, Ani Berg",
        "pompa itu rusak",
    ),
    (
        "Pompa itu, menurut Ani, arsitek Lund, roboh kemarin.",
        "Ani, arsitek Lund",
        "Pompa itu / roboh kemarin",
    ),
    ("Pompa itu, menurut Ani, dibuat Lund, roboh.", "Ani", "Pompa itu / dibuat Lund, roboh"),
    ("Pompa itu, menurut Ani, milik warga, roboh.", "Ani", "Pompa itu / milik warga, roboh"),
    (
        "Menurut pemain bas Lund, Tomi, lagu itu selesai.",
        "pemain bas Lund, Tomi",
        "lagu itu selesai",
    ),
    ("Menurut Ani, Tomi, lagu itu, selesai.", "Ani", "Tomi, lagu itu, selesai"),
    ("Menurut warga Lund, Tomi, dan Ani pergi.", "warga Lund", "Tomi, dan Ani pergi"),
    ("Menurut warga Lund, Tomi, Ani, semua pergi.", "warga Lund", "Tomi, Ani, semua pergi"),
    ("Menurut warga Lund, Tomi pergi.", "warga Lund", "Tomi pergi"),
    ("“Kami siap,” kata Ani, disambut tepuk tangan.", "Ani", "“Kami siap,”"),
    ("“Kami siap,” kata Ani, direktur di Lund.", "Ani, direktur di Lund", "“Kami siap,”"),
]


@pytest.mark.parametrize(("text", "source", "content"), SAID)
def test_both_halves_are_said(text: str, source: str, content: str) -> None:
    first = said(text, "id")[0]
    assert (first[0], first[2]) == (source, content)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Di sisi lain, ia meminta agar warga tidak panik.", "agar warga tidak panik"),
        ("Ia mengingatkan supaya warga tidak panik.", "supaya warga tidak panik"),
        ("Ia berjanji untuk membayar.", "untuk membayar"),
        ("Ia meminta warga untuk tidak panik.", "warga untuk tidak panik"),
    ],
)
def test_what_is_asked_for_opens_with_a_word_of_its_own(text: str, content: str) -> None:
    assert [part[2] for part in said(text, "id")] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Saat itu, kedua kapal membantah.",
        "“Itu, jelas menunjukkan adanya dugaan.",
        "Itu rusak, jelas menunjukkan adanya dugaan.",
        "Ani melaporkan langsung dari posko.",
        "Ada yang bilang jalan itu rusak.",
        "Polisi tidak pernah berhenti mengingatkan warga.",
        "Pemilik akan membantu merencanakan pesta.",
        "Ani menjawab pertanyaan jaksa.",
        "Ani menyampaikan ralat.",
        "Ani melanjutkan kasus itu.",
    ],
)
def test_an_opener_or_an_adverbial_is_nothing_that_is_said(text: str) -> None:
    assert said(text, "id") == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Suami saya mengatakan jembatan itu aman.", "Suami saya"),
        ("Tadi kami mengatakan jembatan itu aman.", "kami"),
        ("Sumber Kompas di kejaksaan mengatakan itu aman.", "Sumber Kompas di kejaksaan"),
        ("Ani di Lund mengatakan itu aman.", "Ani"),
        ("Menurut dua orang yang tahu rencana itu, pompa aman.", "dua orang yang tahu rencana itu"),
        ("Polisi telah datang lagi menjelaskan itu aman.", "Polisi"),
        ("Sebuah pesan berantai mengklaim itu aman.", "Sebuah pesan berantai"),
        (
            "Bakri (55), petani Lund, Tarn Hilir, kemarin, mengatakan itu aman.",
            "Bakri (55), petani Lund, Tarn Hilir",
        ),
        ("Pria di Lund Mengatakan Itu Aman\n\nSeorang pria pergi.", "Pria di Lund"),
    ],
)
def test_sources_keep_what_belongs_to_them(text: str, source: str) -> None:
    assert said(text, "id")[0][0] == source


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("Seorang pejabat Lund", "anonymous"),
        ("Sumber Kompas", "anonymous"),
        ("Seorang pejabat Lund Ani Berg", "name"),
        ("Salah seorang pejabat, Ani,", "name"),
    ],
)
def test_who_is_not_named(source: str, form: str) -> None:
    assert drafted(f"{source} mengatakan itu aman.", "id")[0].source.form == form


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pria yang mengaku dokter juga mengklaim air itu aman.",
            [
                ("Pria", "mengaku", "dokter"),
                ("Pria yang mengaku dokter", "juga mengklaim", "air itu aman"),
            ],
        ),
        (
            "Para warga yang enggan berkomentar.",
            [("Para warga", "enggan berkomentar", "")],
        ),
        (
            "“Itu aman,” ujar Ani, yang berjanji mengumumkan kabar.",
            [
                ("Ani, yang berjanji mengumumkan kabar", "ujar", "“Itu aman,”"),
                ("Ani", "berjanji", "mengumumkan kabar"),
            ],
        ),
        ("Warga yang menolak tambang pergi.", [("Warga", "menolak", "tambang pergi")]),
    ],
)
def test_a_cue_in_a_clause_about_the_speaker(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert said(text, "id") == expected


def test_what_nobody_knows_may_be_the_subject() -> None:
    assert said("Namun, jumlah korban masih simpang siur.", "id") == [
        ("", "masih simpang siur", "jumlah korban")
    ]
