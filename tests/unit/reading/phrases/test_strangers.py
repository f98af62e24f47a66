"""Strangers: names that no list has, and to whom something is told."""

from __future__ import annotations

import pytest

from unit.reading.phrases.drafted import chains

TOLD = [["Quill", "Ann Berg"]]
ALONE = [["Ann Berg"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It broke,” Ann Berg told Quill.", TOLD),
        ("Ann Berg told Quill on Monday that it broke.", TOLD),
        ("Ann Berg told Quill that it broke. Ole Roe told Quill that it held.",
         [*TOLD, ["Quill", "Ole Roe"]]),
        ("Ann Berg said in an email to Quill that it broke.", TOLD),
        ("In an interview with Quill, Ann Berg said it broke.", TOLD),
        ("Ann Berg told The Quill Room that it broke.", [["The Quill Room", "Ann Berg"]]),
        # who does something else, or has a longer name
        ("Ann Berg told Quill that it broke. Quill left.", ALONE),
        ("Ann Berg told Quill that it broke, Ole Quill’s friends heard.", ALONE),
        ("Ann Berg told Ole Roe that it broke.", ALONE),
        ("Ann Berg told the Quill that it broke.", ALONE),
        ("Ann Berg told crews that it broke.", ALONE),
        # acronyms, states, those from there, offices, platforms
        ("Ann Berg told ORMC that it broke.", ALONE),
        ("Ann Berg told MPs that it broke.", ALONE),
        ("Ann Berg told Norway that it broke.", ALONE),
        ("Ann Berg told The Norway Room that it broke.", ALONE),
        ("Ann Berg told Norwegians that it broke.", ALONE),
        ("Ann Berg told Britain that it broke.", ALONE),
        ("Ann Berg told Professor that it broke.", ALONE),
        ("Ann Berg told Senator that it broke.", ALONE),
        ("Ann Berg told Facebook that it broke.", ALONE),
        ("Ann Berg told Parliament that it broke.", ALONE),
        # a place
        ("Speaking in Quill, Ann Berg said it broke.", ALONE),
    ],
)  # fmt: skip
def test_english_strangers(text: str, expected: list[list[str]]) -> None:
    assert chains(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Itu aman,” kata Ani kepada Pena, Senin (3/5/2031).", [["Pena", "Ani"]]),
        ("“Itu aman,” kata Ani saat dihubungi Pena.", [["Pena", "Ani"]]),
        ("“Itu aman,” kata Ani saat dihubungi di Lund.", [["Ani"]]),
        ("“Itu aman,” kata Ani kepada AS.", [["Ani"]]),
        ("“Itu aman,” kata Ani melalui Pena.", [["Ani"]]),
        ("“Itu aman,” kata Ani kepada Pena Lund.", [["Ani"]]),
    ],
)
def test_indonesian_strangers(text: str, expected: list[list[str]]) -> None:
    assert chains(text, "id") == expected


def test_a_heading_names_no_stranger() -> None:
    assert chains("Berg tells Quill that dam broke\n\nIt was on Monday.", "en") == [["Berg"]]
    assert chains("Berg tells Reuters that dam broke\n\nIt was on Monday.", "en") == [
        ["Reuters", "Berg"]
    ]
