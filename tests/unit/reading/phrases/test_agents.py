"""Passives with the one who speaks right behind them, or as an ending."""

from __future__ import annotations

import pytest

from unit.reading.phrases.drafted import drafted, said

SAID = [
    ("Hal itu disampaikan Ani Berg di Lund.", "Ani Berg", "Hal itu"),
    ("Kabar itu diungkapkan oleh Menteri Air Ani Berg.", "Menteri Air Ani Berg", "Kabar itu"),
    ("Keluhan itu disampaikan warga.", "warga", "Keluhan itu"),
    ("Keluhan itu disampaikan gubernur.", "gubernur", "Keluhan itu"),
    ("Keluhan itu disampaikan dia.", "dia", "Keluhan itu"),
    ("Keluhan itu disampaikan seorang nelayan.", "seorang nelayan", "Keluhan itu"),
    ("“Kami siap,” disampaikan Ani Berg.", "Ani Berg", "“Kami siap,”"),
    ("“Kami siap,” ditambahkannya.", "nya", "“Kami siap,”"),
    ("Pompa itu disebutnya rusak.", "nya", "Pompa itu / rusak"),
    ("Hal itu disampaikannya di Lund.", "nya", "Hal itu"),
    (
        "Pompa itu disebutnya “besi tua belaka.”",
        "nya",
        "Pompa itu / “besi tua belaka.”",
    ),
    ("Hal itu dikatakannya, “Kami siap.”", "nya", "“Kami siap.”"),
    ("Warga didorongnya untuk pergi.", "nya", "Warga / untuk pergi"),
    ("Pompa itu dituding oleh Walhi mencemari sungai.", "Walhi", "Pompa itu / mencemari sungai"),
    ("Ani dituding Walhi mencemari sungai.", "Walhi", "Ani / mencemari sungai"),
    ("Ani dituding polisi Lund mencuri.", "polisi Lund", "Ani / mencuri"),
    ("Ani dituding Walhi dan Tomi, lalu mencuri.", "", "Ani / Walhi dan Tomi, lalu mencuri"),
    ("Ani dituduh mencuri.", "", "Ani / mencuri"),
    ("Namun, seperti dikemukakan oleh Ani, pompa itu rusak.", "Ani", "pompa itu rusak"),
    ("Menurut Dini Puspa, pompa itu rusak.", "Dini Puspa", "pompa itu rusak"),
    ("“Kami siap,” tutup Ani.", "Ani", "“Kami siap,”"),
    ("Enam nelayan dilaporkan hilang.", "", "Enam nelayan / hilang"),
    ("Di Lund dilaporkan enam kapal hilang.", "", "enam kapal hilang"),
    ("Keputusan itu diumumkan klub lewat situs.", "klub", "Keputusan itu"),
    ("“Kami siap,” ucap Ani menjawab pertanyaan jaksa.", "Ani", "“Kami siap,”"),
    ("“Kami siap,” ucap warga Lund bernama Ani.", "warga Lund bernama Ani", "“Kami siap,”"),
    ("Klaim bahwa air itu obat tidak benar.", "", "air itu obat"),
    ("Klaim bahwa air itu obat beredar.", "", "air itu obat beredar"),
    ("Klaim bahwa tidak benar.", "", "tidak"),
    ("Telah beredar klaim bahwa itu tidak benar.", "", "itu tidak benar"),
    ("Ani mengulang klaim bahwa air itu obat.", "", "air itu obat"),
    ("Dituduh Mencuri, Ani Muncul\n\nHujan.", "", "Mencuri"),
    ("Disebutnya rusak.", "nya", "rusak"),
]


@pytest.mark.parametrize(("text", "source", "content"), SAID)
def test_who_says_it_stands_behind(text: str, source: str, content: str) -> None:
    first = said(text, "id")[0]
    assert (first[0], first[2]) == (source, content)


@pytest.mark.parametrize(
    "text",
    [
        "Kabar yang disampaikan Ani itu salah.",
        "Surat itu disampaikan kepada Ani.",
        "Bantuan disampaikan langsung.",
        "Bantuan disampaikan lewat pos.",
        "Bantuan disampaikan minggu depan.",
        "Itu yang disebutnya.",
        "Seperti dikemukakan oleh Ani.",
        "Diberitakan sebelumnya, pompa itu rusak.",
        "Berdasarkan data Kamis, pompa itu rusak.",
        "Tutup pasar Lund, Ani pergi.",
        "Itu rusak, tutup Ani.",
        "Itu rusak, tutupnya.",
        "Ani dituduh oleh Tomi.",
        "Ada yang dibantah Ani.",
    ],
)
def test_nobody_says_it(text: str) -> None:
    assert said(text, "id") == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ani mengaku lega.", "state"),
        ("Ani mengaku mencuri pompa.", "admit"),
        ("Pompa itu dinilainya rusak.", "judge"),
        ("Ani tidak merinci kapan pompa itu dibeli.", "no_comment"),
        ("“Pompa itu rusak,” sesalnya.", "judge"),
    ],
)
def test_what_is_done_by_it(text: str, act: str) -> None:
    assert drafted(text, "id")[0].act == act


def test_what_is_denied_goes_on_past_what_rejects_it() -> None:
    drafts = said("Ani membantah klaim bahwa itu tidak benar.", "id")
    assert "itu tidak benar" in [content for _, _, content in drafts]


def test_headings_drop_quotation_marks() -> None:
    text = "Itu Rusak, Tutup Ani\n\nHujan turun."
    assert said(text, "id") == [("Ani", "Tutup", "Itu Rusak")]
