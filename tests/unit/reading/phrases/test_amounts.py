"""How many, how long ago, and nobody: words that seem to open an adverbial or a clause."""

from __future__ import annotations

import pytest

from unit.reading.phrases.drafted import drafted, said


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The union said about 400 jobs were lost.", "about 400 jobs were lost"),
        ("The union said over 400 old jobs were lost.", "over 400 old jobs were lost"),
        ("The union said in 2030 it lost jobs.", "it lost jobs"),
        ("The union said in 2,030 villages it rained.", "it rained"),
        ("The union said in 40 days they lost jobs.", "they lost jobs"),
    ],
)
def test_a_preposition_before_a_number_may_open_what_is_said(text: str, content: str) -> None:
    assert [found for *_, found in said(text)] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "The union said about 400 were lost.",
        "The union said over 400 jobs.",
        "The union said in 40 days the jobs were lost.",
        "The union said over 4 very old and quite good jobs were lost.",
    ],
)
def test_it_opens_nothing_without_a_noun_and_its_verb(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "A study of more than 400 people found that tea helps.",
            "A study of more than 400 people",
        ),
        ("A study of fewer than ten found that tea helps.", "A study of fewer than ten"),
        ("Ann Berg said the owner is older than the mayor claimed.", "Ann Berg"),
        ("The council less than a week ago said it was shut.", "The council"),
        ("Ann Berg two weeks ago said it was shut.", "Ann Berg"),
        ("The council long ago said it was shut.", "The council long ago"),
        ("A week ago Ann Berg said it was shut.", "Ann Berg"),
        ("A week later Ann Berg said it was shut.", "A week later Ann Berg"),
        ("40 owners said it was shut.", "40 owners"),
        ("At least 40 owners said it was shut.", "At least 40 owners"),
        ("At last the owners said it was shut.", "the owners"),
    ],
)
def test_how_many_and_how_long_ago(text: str, source: str) -> None:
    assert said(text)[0][0] == source


@pytest.mark.parametrize(
    "text",
    [
        "No one has claimed that it broke.",
        "Nobody said that it broke.",
        "No official has said that it broke.",
        "None of them said that it broke.",
        "Neither Berg nor Hill said that it broke.",
        "Police have not yet confirmed the figure.",
        "The owners have not yet said that it broke.",
    ],
)
def test_nobody_says_it(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("No. 10 said it broke.", "No. 10"),
        ("No 10 said it broke.", "No 10"),
        ("No Name said it broke.", "No Name"),
    ],
)
def test_somebody_may_seem_to_be_nobody(text: str, source: str) -> None:
    assert [found for found, *_ in said(text)] == [source]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Ann Berg said it was likely to rain.", "probable"),
        ("Ann Berg said it was less likely to rain.", "certain"),
        ("Ann Berg said likely.", "probable"),
    ],
)
def test_how_likely_is_no_hedge(text: str, certainty: str) -> None:
    assert [draft.certainty for draft in drafted(text)] == [certainty]


@pytest.mark.parametrize("text", ["Tak seorang pun mengatakan bahwa jalan itu rusak."])
def test_nobody_says_it_in_indonesian(text: str) -> None:
    assert said(text, "id") == []
