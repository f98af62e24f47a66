"""Indonesian nouns: which of several is who speaks, and which nouns are no speech at all."""

from __future__ import annotations

import pytest

from unit.reading.phrases.drafted import drafted, said

SOURCES = [
    # a list of places belongs to what stands before it
    (
        "Tomi (49), warga Desa Lund, Kecamatan Orm, Kota Hilir, Lampung, mengatakan itu aman.",
        "Tomi (49), warga Desa Lund, Kecamatan Orm, Kota Hilir, Lampung",
    ),
    (
        "Profesor Ani Berg dari Universitas Orm, Norwegia, yang tidak ikut, menilai itu aman.",
        "Profesor Ani Berg dari Universitas Orm, Norwegia, yang tidak ikut",
    ),
    # a clause between commas, and a degree, go with the name before them
    (
        "Ayahnya, Tomi, yang duduk di sampingnya mengatakan itu aman.",
        "Tomi, yang duduk di sampingnya",
    ),
    ("Ahli gambut Ani Berg, Ph.D mengatakan itu aman.", "Ahli gambut Ani Berg, Ph.D"),
    ("Ani Berg, S.H., M.H. mengatakan itu aman.", "Ani Berg, S.H., M.H."),
    ("Ani Berg, Tomi mengatakan itu aman.", "Tomi"),
    # a platform only carries
    ("Beredar kabar palsu di Facebook yang menyebut itu roboh.", "kabar palsu"),
    ("Beredar kabar di media sosial Facebook yang menyebut itu roboh.", "kabar"),
    ("Sebuah unggahan di Facebook yang menyebut itu roboh beredar.", "Sebuah unggahan"),
    # up to the end of a clause about the noun
    (
        "“Itu aman,” ujar warga yang enggan disebutkan namanya itu saat ditemui.",
        "warga yang enggan disebutkan namanya itu",
    ),
    ("“Itu aman,” ujar Ani yang tinggal di Lund.", "Ani yang tinggal di Lund"),
    ("“Itu aman,” ujar Ani yang juga guru di Lund.", "Ani yang juga guru"),
    ("“Itu aman,” ujar Ani mewakili warga.", "Ani"),
    (
        "Berdasarkan keterangan tertulis yang disampaikan Ani Berg, itu aman.",
        "Ani Berg",
    ),
    # the head of a name behind a passive
    ("Tuduhan itu ditepis tim Ani Berg.", "tim Ani Berg"),
    ("Klaim itu diragukan Serikat Nelayan Orm.", "Serikat Nelayan Orm"),
    ("Tomi balik menuding kubu lawan menjual kapal.", "Tomi"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_which_noun_speaks(text: str, source: str) -> None:
    assert [found[0] for found in said(text, "id")] == [source]


def test_a_researcher_of_a_body_whose_name_holds_and_is_one_voice() -> None:
    (draft,) = drafted("Peneliti Pusat Masyarakat dan Budaya, Ani Berg, mengatakan itu.", "id")
    assert len(draft.links[-1]) == 1


CONTENTS = [
    ("Ani menulis jembatan itu akan roboh.", "jembatan itu akan roboh"),
    ("Ani menyampaikan tidak ada bahaya.", "tidak ada bahaya"),
    ("Ani menyampaikan perlunya jembatan baru.", "perlunya jembatan baru"),
    ("Ani menyampaikan, jembatan itu roboh.", "jembatan itu roboh"),
    ("Data Lund menunjukkan 51 persen lahan telah terbakar.", "51 persen lahan telah terbakar"),
    ("Kapal itu dinilainya sebagai beban.", "Kapal itu / sebagai beban"),
    ("Meski Ani menilai itu aman, perlu ada ruang.", "itu aman"),
    ("Orm menyatakan itu aman, demikian keterbukaan informasi di bursa.", "itu aman"),
    ("Orm berencana kembali ke Lund.", "kembali ke Lund"),
    ("Dalam surat itu disebutkan bahwa kapal itu hilang.", "kapal itu hilang"),
]


@pytest.mark.parametrize(("text", "content"), CONTENTS)
def test_what_is_said(text: str, content: str) -> None:
    assert [found[2] for found in said(text, "id")] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Pemerintah menjawab masalah itu dengan program pangan.",
        "Ani menulis artikel itu.",
        "Ani sempat menyinggung rumah tangganya.",
        "Warga membahas cara menyampaikan keinginan.",
        "Rapat digelar pada Minggu, yang menyatakan pasangan itu gugur.",
        "Hal itu kembali menegaskan rendahnya harga.",
        "Data Lund menunjukkan 51 lahan.",
    ],
)
def test_deeds_and_what_only_points_back_say_nothing(text: str) -> None:
    assert not drafted(text, "id")


def test_the_verb_behind_a_clause_in_commas_is_the_one_that_speaks() -> None:
    text = "Ani Berg, yang ikut menulis artikel itu, menduga masih ada kapal lain."
    assert [draft.act.value for draft in drafted(text, "id")] == ["believe"]


@pytest.mark.parametrize(
    "text",
    [
        "Ani belum mau berkomentar banyak.",
        "Ani sendiri belum buka suara.",
        "Ani tidak mau menyebutkan siapa pengirimnya.",
        "Pemerintah Orm belum memberikan komentar resmi.",
    ],
)
def test_silence_is_told(text: str) -> None:
    assert [draft.act.value for draft in drafted(text, "id")] == ["no_comment"]
