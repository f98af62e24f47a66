"""Who says it: how far a source reaches, and what between commas is no part of it."""

from __future__ import annotations

import pytest

from unit.reading.phrases.drafted import said

ENGLISH = [
    ("A neighbour who witnessed it said it broke.", "A neighbour who witnessed it"),
    ("A neighbour whom she said it hit left.", "she"),
    # that holds a noun that may be a cue
    ("A report by the Orm Fund found that it broke.", "A report by the Orm Fund"),
    ("A new report of Ann Berg said that it broke.", "A new report of Ann Berg"),
    ("Two cooks with knowledge of the plan said it broke.", "Two cooks with knowledge of the plan"),
    ("The owners report that Ann Berg said it broke.", "Ann Berg"),
    # behind "according to", all words up to the comma
    ("The dam broke, according to a source close to the mill.", "a source close to the mill"),
    ("According to a poll taken on Monday, the dam broke.", "a poll taken on Monday"),
    (
        "The dam broke, according to the owners (of the old mill) in Orm.",
        "the owners (of the old mill) in Orm",
    ),
    ("The dam broke, according to the owners (3/5/2031) in Orm.", "the owners"),
    ("The dam broke, according to Ann Berg in Orm.", "Ann Berg"),
    ("Most of it, according to one report, was sold.", "one report"),
    (
        "“It broke the heart of this town,” Ann Berg, a smith in Orm, said Sunday.",
        "Ann Berg, a smith in Orm",
    ),
    # somebody new behind what was said
    ("“It broke,” said a person close to the mill.", "a person close to the mill"),
    ("“It broke,” said the owner in a letter.", "the owner"),
    ("“It broke,” said her owner in a letter.", "her owner"),
    # what hangs on it is no part of it
    ("“It broke,” said Ann Berg, speaking at a fair.", "Ann Berg"),
    (
        "“It broke,” said Ann Berg, managing director of the mill.",
        "Ann Berg, managing director of the mill",
    ),
    ("Ann Berg, for instance, said it broke.", "Ann Berg"),
    ("Ann Berg, accompanied by a cook, said it broke.", "Ann Berg"),
    ("Ann Berg, in a letter on Monday, said it broke.", "Ann Berg"),
    ("Ann Berg, of Orm, said it broke.", "Ann Berg, of Orm"),
    (
        "Ann Berg, a smith from Orm, Mo., who left, said it broke.",
        "Ann Berg, a smith from Orm, Mo., who left",
    ),
    # how many
    ("Many in the crowd said it broke.", "Many in the crowd"),
    ("Officials in Orm said it broke. The officials left.", "Officials in Orm"),
    ("The owners have already said it broke.", "The owners"),
    ("The owners probably said it broke.", "The owners"),
    ("The Orm Bank in full said it broke.", "The Orm Bank"),
    ("Smiths, cooks, clerks, said it broke.", "Smiths, cooks, clerks"),
    # the subject of a verb that hangs on it
    ("Mr. Berg left the mill, saying it broke.", "Mr. Berg"),
    ("Mr. Berg, noting that it broke, left the mill.", "Mr. Berg"),
    ("The old owner has left, saying it broke.", "The old owner"),
    ("The mill owner landed in Orm, saying it broke.", "The mill owner"),
    ("Lawyers for Berg were there, saying it broke.", "Lawyers for Berg"),
    ("The dam held, with some voters saying it broke.", "some voters"),
    ("The dam fell into the river and it was old, saying it broke.", "The dam"),
    ("What do you think of Ann saying it broke?", "Ann"),
]


@pytest.mark.parametrize(("text", "source"), ENGLISH, ids=[text for text, _ in ENGLISH])
def test_english(text: str, source: str) -> None:
    assert said(text)[0][0] == source


INDONESIAN = [
    ("Uang itu, menurut jaksa, diserahkan di rumah dinas.", "jaksa"),
    ("Setiap banjir, menurut Ani Berg, memiliki sebab sendiri.", "Ani Berg"),
    (
        "Jembatan itu roboh, menurut seorang pejabat di kantor bupati.",
        "seorang pejabat di kantor bupati",
    ),
    (
        "Tadi, pesawat yang saat itu berada di langit meminta izin untuk turun.",
        "pesawat yang saat itu berada di langit",
    ),
    ("Lembaga itu sangat menyayangkan keputusan itu.", "Lembaga itu"),
    ("Karena itulah Presiden menekankan pentingnya jembatan.", "Presiden"),
    ("Kejaksaan, menurut dia, harus menindaklanjuti kasus itu.", "dia"),
    ("Ketua Serikat, lanjut Tom, menyampaikan perlunya jembatan.", "Tom"),
    ("Aturan yang menurut polisi termasuk karantina sudah berlaku.", "polisi"),
]


@pytest.mark.parametrize(("text", "source"), INDONESIAN, ids=[text for text, _ in INDONESIAN])
def test_indonesian(text: str, source: str) -> None:
    assert said(text, "id")[0][0].split(" termasuk")[0] == source


CONTENTS = [
    # a short opener, an aside, and a quotation with the rest of its sentence
    ("And so, Ann Berg said, we lost it.", "And so / we lost it"),
    ("Last week, Ann Berg said, it broke.", "Last week / it broke"),
    ("Ann Berg said, among other things, that it broke.", "that it broke"),
    ("Ann Berg said, win or lose, she was staying.", "she was staying"),
    ("His wife, Ann Berg said, plans to leave.", "His wife / plans to leave"),
    (
        "“It seems to be very unlikely that this will ever be” of any use, Ann Berg said.",
        "“It seems to be very unlikely that this will ever be” of any use",
    ),
    (
        "“It broke the heart of this town,” like other dams in Orm, Ann Berg said.",
        "“It broke the heart of this town,” like other dams in Orm",
    ),
    ("Ann Berg called the plan a “joke” and left the room.", "the plan a “joke”"),
    ("Ann Berg called the plan a “joke” and “no more.”", "the plan a “joke” and “no more.”"),
]


@pytest.mark.parametrize(("text", "content"), CONTENTS, ids=[text for text, _ in CONTENTS])
def test_contents(text: str, content: str) -> None:
    assert ("Ann Berg", content) in [(source, told) for source, _, told in said(text)]


INDONESIAN_CONTENTS = [
    (
        "Ani mengungkapkan, 15 perkara itu ialah 6 di jalan, 2 di kapal, dan 3 di pasar.",
        "15 perkara itu ialah 6 di jalan, 2 di kapal, dan 3 di pasar",
    ),
    (
        "Ani menjelaskan, terkait jembatan, yang mesti dipahami ialah sifat tanah.",
        "terkait jembatan, yang mesti dipahami ialah sifat tanah",
    ),
    ("Kejaksaan, menurut Ani, harus bergerak.", "Kejaksaan / harus bergerak"),
    ("Namun, menurut Ani, jembatan itu aman.", "jembatan itu aman"),
    ("Presiden, lanjut Tom, menyampaikan perlunya jembatan.", "perlunya jembatan"),
]


@pytest.mark.parametrize(("text", "content"), INDONESIAN_CONTENTS)
def test_indonesian_contents(text: str, content: str) -> None:
    assert said(text, "id")[-1][2] == content


def test_an_attribution_between_commas_is_no_part_of_the_source_before_it() -> None:
    text = "Presiden Ani Berg, lanjut Tom, menyampaikan perlunya jembatan."
    assert [source for source, _, _ in said(text, "id")] == ["Tom", "Presiden Ani Berg"]


def test_who_is_reported_to_somebody_says_nothing() -> None:
    assert said("Bupati Orm dilaporkan ke polisi setelah rapat.", "id") == []


NOTHING = [
    "Now voters there left, saying it broke.",
    "Last week, Ann Berg said to Tom Hill, in Orm.",
    "The crew, with wide eyes and saying nothing, left.",
    "Ann Berg said, as it was late, nothing.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_said(text: str) -> None:
    assert said(text) == []
