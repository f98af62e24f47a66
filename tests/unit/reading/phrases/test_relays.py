"""Relays: through whom a sentence has what it reports, from the outermost to the speaker."""

from __future__ import annotations

import pytest

from unit.reading.phrases.drafted import chains, drafted, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before, within, behind
        ("Dilansir Reuters, Ani Berg mengatakan itu aman.", [["Reuters", "Ani Berg"]]),
        ("Ani Berg, dikutip Reuters, mengatakan itu aman.", [["Reuters", "Ani Berg"]]),
        (
            "“Itu aman,” kata Ani Berg, dikutip dari laman Kabar Orm.",
            [["laman Kabar Orm", "Ani Berg"]],
        ),
        (
            "Dikutip dari Reuters, Senin (3/5/2031), Ani Berg mengatakan itu aman.",
            [["Reuters", "Ani Berg"]],
        ),
        (
            "“Itu aman,” kata Ani, dikutip Kabar Orm, dilansir kembali oleh Warta Lund.",
            [["Warta Lund", "Kabar Orm", "Ani"]],
        ),
        ("Dilansir Reuters, harian Orm melaporkan kapal itu hilang.", [["Reuters", "harian Orm"]]),
        # a day is no outlet
        ("“Itu aman,” kata Ani, dikutip Selasa (29/4/2031).", [["Ani"]]),
        (
            "“Itu aman,” kata Ani, dikutip Selasa (29/4/2031) dari Kabar Orm.",
            [["Kabar Orm", "Ani"]],
        ),
        ("“Itu aman,” kata Ani, dikutip dia.", [["Ani"]]),
        # alone
        ("Dilansir Reuters, jembatan itu aman.", [["Reuters"]]),
        ("Namun jembatan itu aman, dilansir Reuters.", [["Reuters"]]),
        # side by side
        ("Dilansir Reuters dan Kabar Orm, jembatan itu aman.", [["Reuters+Kabar Orm"]]),
        ("Dilansir Reuters, AFP, dan Kabar Orm, jembatan itu aman.", [["Reuters+AFP+Kabar Orm"]]),
        ("Dilansir Reuters, AFP dan Kabar Orm, jembatan itu aman.", [["Reuters+AFP+Kabar Orm"]]),
        # cited by the one who speaks
        (
            "Reuters, mengutip dua nelayan, melaporkan kapal itu hilang.",
            [["Reuters", "dua nelayan"]],
        ),
        (
            "Menurut laporan Reuters yang mengutip dinas Orm, kapal itu hilang.",
            [["laporan Reuters", "dinas Orm"]],
        ),
        (
            "Dalam pernyataan yang dikutip Reuters, Ani mengatakan itu aman.",
            [["Reuters", "Ani"]],
        ),
        ("Mengutip Reuters, Ani mengatakan itu aman.", [["Reuters", "Ani"]]),
        ("“Itu aman,” kata Ani, mengutip Reuters.", [["Reuters", "Ani"]]),
        ("Bank itu mengutip biaya.", []),
        # to an outlet
        ("“Itu aman,” kata Ani kepada Reuters.", [["Reuters", "Ani"]]),
        ("Kepada Reuters, Ani mengatakan itu aman.", [["Reuters", "Ani"]]),
        ("Kepada warga, Ani mengatakan itu aman.", [["Ani"]]),
        ("Kepada Tomi Hilir, Ani mengatakan itu aman.", [["Ani"]]),
        # what somebody else says within
        (
            "Dilansir Reuters, radio Orm mengatakan Ani Berg berterima kasih kepada warga.",
            [["Reuters", "radio Orm", "Ani Berg"]],
        ),
    ],
)
def test_indonesian_chains(text: str, expected: list[list[str]]) -> None:
    assert chains(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is over,” Ann Berg told Reuters.", [["Reuters", "Ann Berg"]]),
        ("The dam broke, Ann Berg told AP and the Orm Post.", [["AP+the Orm Post", "Ann Berg"]]),
        ("Ann Berg told StarWire that the dam broke.", [["StarWire", "Ann Berg"]]),
        ("Ann Berg told Tom Hill that the dam broke.", [["Ann Berg"]]),
        ("As reported by the Orm Post, the dam broke.", [["the Orm Post"]]),
        ("The talks were first reported by the Orm Post.", [["the Orm Post"]]),
        ("Reuters reported, citing a crew, that the dam broke.", [["Reuters", "a crew"]]),
        (
            "Reuters reported that the dam broke, citing the owner, Ole Roe.",
            [["Reuters", "the owner, Ole Roe"]],
        ),
        ("AFP, quoting two men close to Orm, said it broke.", [["AFP", "two men close to Orm"]]),
        ("Ann Berg said, citing Reuters, that it broke.", [["Reuters", "Ann Berg"]]),
        ("Ann Berg said, citing ill health, that it broke.", [["Ann Berg", "ill health"]]),
        ("Citing ill health, Ann Berg said it was over.", [["Ann Berg"]]),
        ("Kyodo quoted a witness as saying that the dam broke.", [["Kyodo", "a witness"]]),
        ("“It broke,” Ann Berg was quoted by Kyodo as saying.", [["Kyodo", "Ann Berg"]]),
        ("Ann Berg quoted a price of 40 dollars.", []),
        ("Ann Berg said via Reuters that the dam broke.", [["Reuters", "Ann Berg"]]),
        ("Ann Berg said via her sister that the dam broke.", [["Ann Berg"]]),
        ("According to the Orm Post, Ann Berg said it broke.", [["the Orm Post", "Ann Berg"]]),
        ("Police said the driver had admitted drinking.", [["Police", "the driver"]]),
        ("Police said he had admitted drinking.", [["Police"]]),
        (
            "Police said the dam broke after Ann Berg said it was safe.",
            [["Police"], ["Police", "Ann Berg"]],
        ),
        (
            "Speaking to the Orm Post, Ann Berg said it broke, but Ole Roe denied the report.",
            [["the Orm Post", "Ann Berg"], ["Ole Roe"]],
        ),
        ("It is not clear who left.", [[]]),
        ("The dam is said to be safe.", [["?"]]),
        ("Ann Berg and Ole Roe said it broke.", [["Ann Berg+Ole Roe"]]),
        (
            "Ann Berg, who runs Orm and Lund, said it broke.",
            [["Ann Berg, who runs Orm and Lund"]],
        ),
        ("The captain and the cook said it broke.", [["The captain+the cook"]]),
        ("The head of trade and industry said it broke.", [["The head of trade and industry"]]),
        ("Ann Berg, the head of trade and a cook, said it broke.",
         [["Ann Berg, the head of trade and a cook"]]),
    ],
)  # fmt: skip
def test_english_chains(text: str, expected: list[list[str]]) -> None:
    assert chains(text) == expected


def test_a_relay_is_part_of_the_cue_if_another_stands_there() -> None:
    text = "“Itu aman,” kata Ani Berg, dikutip Reuters."
    assert said(text, "id") == [("Ani Berg", "kata / dikutip", "“Itu aman,”")]
    assert said("Ann Berg said via Reuters that it broke.") == [
        ("Ann Berg", "said", "that it broke")
    ]
    text = "According to the Orm Post, Ann Berg said it broke."
    assert said(text) == [("Ann Berg", "According to / said", "it broke")]


def test_a_relay_alone_is_a_draft_of_its_own() -> None:
    (draft,) = drafted("Dilansir Reuters, jembatan itu aman.", "id")
    assert (draft.rule, draft.act, draft.tier) == ("relay:dilansir", "state", "medium")
    (draft,) = drafted("As reported by the Orm Post, the dam broke.")
    assert (draft.rule, draft.act) == ("relay:as reported by", "report")
    text = "The talks were first reported by the Orm Post."
    assert said(text) == [("the Orm Post", "first reported by", "The talks")]
    assert said("Dilansir Reuters.", "id") == []
    assert said("Kepada Reuters, Ani datang.", "id") == []


def test_what_is_said_is_parted_where_a_relay_stands_in_it() -> None:
    text = "Jembatan itu, dilansir Reuters, telah roboh."
    assert said(text, "id") == [("Reuters", "dilansir", "Jembatan itu / telah roboh")]
