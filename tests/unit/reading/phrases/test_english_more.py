"""Rules of English sentences: who speaks, what is said, and what is none of it."""

from __future__ import annotations

import pytest

from claimledger.reading.parts.words import SpeechAct
from unit.reading.phrases.drafted import chains, drafted, said

WHAT = [
    # nouns and amounts right behind a cue
    ("Ann Berg said all of the pumps were old.", "all of the pumps were old"),
    ("Ann Berg said in a phone call she sold the mill.", "she sold the mill"),
    ("Ann Berg said in a long claim he lied.", "he lied"),
    # what the speaker does next
    ("The town promised limits on lets and then did nothing.", "limits on lets"),
    ("The town promised limits on lets and then landed.", "limits on lets"),
    ("The town promised to leave and soon being late.", "to leave and soon being late"),
    ("The town promised to leave and then a mill.", "to leave and then a mill"),
    ("The town vowed “peace” and then was late.", "“peace” and then was late"),
    ("The town said it was old and then was sold.", "it was old and then was sold"),
    # others who are counted
    ("47% said the dam was old; 37% disagreed.", "the dam was old"),
    ("47% said the dam was old, 32% call it new.", "the dam was old"),
    ("40 people said the dam was old, 37 people left.", "the dam was old"),
    ("40 people said the dam was old, 37 mills left.", "the dam was old, 37 mills left"),
    # a court within
    ("Sand claimed the bank was wrong, the jury heard, and later left.", "the bank was wrong"),
    # a quotation and the text's words about it
    ("“It is the past,” the dawn of the dam, Holm says.", "“It is the past,”"),
    ("“It is the past,” the dam was old, she says.", "the dam was old"),
    ("Nor is the dam old, Ann Berg says.", "Nor is the dam old"),
]


@pytest.mark.parametrize(("text", "content"), WHAT, ids=[text for text, _ in WHAT])
def test_what_is_said(text: str, content: str) -> None:
    assert said(text)[0][2] == content


WHO = [
    ("It was a mill Ann Berg said was “old”.", "Ann Berg"),
    ("On Monday at the fair Sen. Ida Warren (D-MA) said it was “old”.", "Sen. Ida Warren (D-MA)"),
    ("Hugh Sand, Minister for Dams, left, calling it “a step”.", "Hugh Sand, Minister for Dams"),
    ("Hugh Sand, Minister Holm landed, calling it “a step”.", "Minister Holm"),
    ("Sand, Minister for Dams, left, calling it “a step”.", "Minister"),
    ("A 2019 study by the town found holes and recommended a new dam.", "A 2019 study"),
    ("My mother claims he has read it.", "My mother"),
    ("My mother claims that he read it.", "My mother"),
    (
        "As Jo Holm, the leader in the house, put it: “We lost it.”",
        "Jo Holm, the leader in the house",
    ),
    ("One post reads: “It is red and old.”", "One post"),
    ("“They split,” an insider spilled on Monday.", "an insider"),
    ("THE FACTS: A film shows the town, claiming that it broke.", "A film"),
    ("Ann Berg left: on Monday, saying that it broke.", "Ann Berg"),
    ("Radar alleged Sand was “cosy” with her.", "Radar"),
    ("He took £40, a court heard today.", ""),
    ("He took £40, Orm Crown Court was told.", ""),
]


@pytest.mark.parametrize(("text", "source"), WHO, ids=[text for text, _ in WHO])
def test_who_says_it(text: str, source: str) -> None:
    assert said(text)[0][0] == source


NOBODY = [
    "The trial, which is expected to last a week, goes on.",
    "Nor did she say that it broke.",
    "The town did not say that it broke.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_says_it(text: str) -> None:
    assert said(text) == []


ONE = [
    ("“They lie,” the star told a fan, adding a sad smile.", "told"),
    ("You said that you hated writing this book.", "said"),
    ("He plans to start denouncing porous borders.", "plans"),
    ("The jury heard that it broke, the court heard, and left.", "jury heard"),
]


@pytest.mark.parametrize(("text", "cue"), ONE)
def test_a_verb_that_says_nothing(text: str, cue: str) -> None:
    assert [found for _, found, _ in said(text)] == [cue]


def test_words_between_cues_that_say_something() -> None:
    assert [cue for _, cue, _ in said("“They lie,” the star said, adding a fan had lied.")] == [
        "said",
        "adding",
    ]
    assert [cue for _, cue, _ in said("The star left, noting a rise in crime.")] == ["noting"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("A spokesman declined to elaborate.", SpeechAct.NO_COMMENT),
        ("The town did not say where they were held.", SpeechAct.REFUSE),
        ("He did not accept that others had done it.", SpeechAct.DENY),
        ("She brushed off the claim.", SpeechAct.DENY),
        ("She brushed off the snow.", SpeechAct.REFUSE),
    ],
)
def test_denials_and_silence(text: str, act: SpeechAct) -> None:
    assert [draft.act for draft in drafted(text)] == [act]


def test_a_word_of_no_list_before_who_says_more() -> None:
    text = "“It is red,” shrugged Orm manager Ida Holm, who insisted it was old."
    assert [found[:2] for found in said(text)] == [
        ("Orm manager Ida Holm", "shrugged"),
        ("Orm manager Ida Holm", "insisted"),
    ]
    assert said("“It is red,” shrugged Ann manager.") == []
    assert [found[0] for found in said("Ida Holm, who insisted it was old, left.")] == [
        "Ida Holm who"
    ]
    assert [found[0] for found in said("“Red.” The mayor, who insisted it was old, left.")] == [
        "The mayor who"
    ]


def test_a_link_holds_for_its_half() -> None:
    text = (
        "Results, published in the journal Thorax, showed it may break; it is 9, according to Orm."
    )
    assert chains(text) == [["the journal Thorax", "Results"], ["Orm"]]


def test_whom_an_outlet_cites_who_asks_for_something() -> None:
    text = "The Orm Post, quoting an official who asked not to be named, said the dam broke."
    assert chains(text) == [["The Orm Post", "an official who asked not to be named"]]
