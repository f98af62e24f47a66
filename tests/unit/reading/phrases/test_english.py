"""English sentences: who says what, in every frame."""

from __future__ import annotations

import pytest

from unit.reading.phrases.drafted import drafted, said

NAMED = [
    # the subject before the cue
    (
        "Mayor Ann Berg said the old bridge is safe.",
        [("Mayor Ann Berg", "said", "the old bridge is safe")],
    ),
    (
        "The ministry has also repeatedly said that the dam will hold.",
        [("The ministry", "has also repeatedly said", "that the dam will hold")],
    ),
    (
        "Ann Berg, the mayor of Lund, said she would resign.",
        [("Ann Berg, the mayor of Lund", "said", "she would resign")],
    ),
    (
        "In March, Ann Berg, 54, who runs the port, insisted that nobody was hurt.",
        [("Ann Berg, 54, who runs the port", "insisted", "that nobody was hurt")],
    ),
    (
        "Because the ice had melted, the port said it would open.",
        [("the port", "said", "it would open")],
    ),
    (
        "At the weekend Ann Berg told reporters she was tired.",
        [("Ann Berg", "told", "she was tired")],
    ),
    (
        "Ann Berg, Tom Hill and Ole Roe say the plan has failed.",
        [("Ann Berg, Tom Hill and Ole Roe", "say", "the plan has failed")],
    ),
    (
        "Ann Berg on Monday said the plan has failed.",
        [("Ann Berg", "said", "the plan has failed")],
    ),
    (
        "The port (the largest in Orm) said it was closed.",
        [("The port (the largest in Orm)", "said", "it was closed")],
    ),
    (
        "The group that runs the port said it was closed.",
        [("The group that runs the port", "said", "it was closed")],
    ),
    ("22:15 Ann Berg says she has won.", [("Ann Berg", "says", "she has won")]),
    (
        "Ann Berg, however, said the plan has failed.",
        [("Ann Berg", "said", "the plan has failed")],
    ),
    # a clause about the noun before
    (
        "Ann Berg, who said the ice was thin, went home.",
        [("Ann Berg who", "said", "the ice was thin")],
    ),
    (
        "The town waited with its mayor Ann Berg, who promised to pay.",
        [("Ann Berg who", "promised", "to pay")],
    ),
    (
        "They met with the captain who said the ice was thin.",
        [("the captain who", "said", "the ice was thin")],
    ),
    # between cue and content
    (
        "Ann Berg said on Monday in a long statement that the dam held.",
        [("Ann Berg", "said", "that the dam held")],
    ),
    ("Ann Berg said Monday the dam held.", [("Ann Berg", "said", "the dam held")]),
    ("Ann Berg said in Lund she was tired.", [("Ann Berg", "said", "she was tired")]),
    (
        "Ann Berg said in a statement: “The dam held.”",
        [("Ann Berg", "said", "“The dam held.”")],
    ),
    ("Ann Berg said to the crew that it was over.", [("Ann Berg", "said", "that it was over")]),
    (
        "Ann Berg warned the crew that the ice was thin.",
        [("Ann Berg", "warned", "that the ice was thin")],
    ),
    (
        "Ann Berg conceded, however, that the ice was thin.",
        [("Ann Berg", "conceded", "that the ice was thin")],
    ),
    (
        "Ann Berg asked whether the ice was thin.",
        [("Ann Berg", "asked", "whether the ice was thin")],
    ),
    ("Ann Berg asked why the ice was thin.", [("Ann Berg", "asked", "why the ice was thin")]),
    (
        "Ann Berg told her deputy Ole Roe that it was over.",
        [("Ann Berg", "told", "that it was over")],
    ),
    ("Ann Berg told him it was over.", [("Ann Berg", "told", "it was over")]),
    # quotations
    ("“It is over,” Ann Berg said on Monday.", [("Ann Berg", "said", "“It is over,”")]),
    (
        "“It is over,” said Ann Berg, the mayor of Lund, on Monday. “We won.”",
        [("Ann Berg, the mayor of Lund", "said", "“It is over,” / “We won.”")],
    ),
    (
        "“It is over,” Ann Berg said, “and we have won.”",
        [("Ann Berg", "said", "“It is over,” / “and we have won.”")],
    ),
    ("Ann Berg said, “It is over.”", [("Ann Berg", "said", "“It is over.”")]),
    ("Ann Berg said “it” was over.", [("Ann Berg", "said", "“it” was over")]),
    (
        "The plan was “a very long and bitter joke for all of us,” Ann Berg said.",
        [("Ann Berg", "said", "The plan was “a very long and bitter joke for all of us,”")],
    ),
    ("Ann Berg continued:\n\n“It is over.”", [("Ann Berg", "continued", "“It is over.”")]),
    (
        "Tom Hill had asked: “Why?” Ann Berg said, “It is over.”",
        [("Tom Hill", "had asked", "“Why?”"), ("Ann Berg", "said", "“It is over.”")],
    ),
    (
        "“It is over,” she said, adding that the crew was well.",
        [("she", "said", "“It is over,”"), ("she", "adding", "that the crew was well")],
    ),
    # the source behind the cue
    (
        "The dam has held, said the mayor of Lund.",
        [("the mayor of Lund", "said", "The dam has held")],
    ),
    (
        "The dam, said the mayor of Lund, has held.",
        [("the mayor of Lund", "said", "The dam / has held")],
    ),
    (
        "The dam has held, Ann Berg said, and nobody was hurt.",
        [("Ann Berg", "said", "The dam has held / and nobody was hurt")],
    ),
    # the end of what is said
    (
        "Ann Berg said the dam held, but nobody believes it.",
        [("Ann Berg", "said", "the dam held")],
    ),
    ("(Ann Berg said the dam held) and so it did.", [("Ann Berg", "said", "the dam held")]),
    (
        "Ann Berg said the dam held - a bold claim.",
        [("Ann Berg", "said", "the dam held")],
    ),
    (
        "Ann Berg said the dam - an old one - held.",
        [("Ann Berg", "said", "the dam - an old one - held")],
    ),
    (
        "When Ann Berg said the dam held, people laughed.",
        [("Ann Berg", "said", "the dam held")],
    ),
    (
        "Ann Berg called the dam “safe,” a word that pleased the town.",
        [("Ann Berg", "called", "the dam “safe,”")],
    ),
    (
        "Ann Berg said the dam held and insisted that nobody was hurt.",
        [
            ("Ann Berg", "said", "the dam held"),
            ("Ann Berg", "insisted", "that nobody was hurt"),
        ],
    ),
    # one subject, several verbs
    (
        "Ann Berg left the room and said that it was over.",
        [("Ann Berg", "said", "that it was over")],
    ),
    (
        "Ann Berg left the room, saying that it was over.",
        [("Ann Berg", "saying", "that it was over")],
    ),
    (
        "It ended with Ann Berg saying that it was over.",
        [("Ann Berg", "saying", "that it was over")],
    ),
    ("Ann Berg is insisting that it is over.", [("Ann Berg", "is insisting", "that it is over")]),
    (
        "As the rain stopped, she left the room, saying that it was over.",
        [("she", "saying", "that it was over")],
    ),
    # phrases
    (
        "According to Ann Berg, the mayor, the dam has held.",
        [("Ann Berg", "According to", "the mayor, the dam has held")],
    ),
    (
        "The old dam has held, according to Ann Berg, the mayor.",
        [("Ann Berg, the mayor", "according to", "The old dam has held")],
    ),
    (
        "The old dam, according to Ann Berg, has held well.",
        [("Ann Berg", "according to", "The old dam / has held well")],
    ),
    (
        "In the second week, according to Ann Berg, the dam broke.",
        [("Ann Berg", "according to", "the dam broke")],
    ),
    ("According to police, the dam has held.", [("police", "According to", "the dam has held")]),
    # verbs that an infinitive or an object follows
    ("Ann Berg promised to pay for the dam.", [("Ann Berg", "promised", "to pay for the dam")]),
    ("She plans to sell the dam.", [("She", "plans", "to sell the dam")]),
    ("The museum thanks the mayor.", [("The museum", "thanks", "the mayor")]),
    ("Ann Berg denied the report.", [("Ann Berg", "denied", "the report")]),
    ("Ann Berg declined to comment.", [("Ann Berg", "declined to comment", "")]),
    ("Ann Berg did not respond to a letter.", [("Ann Berg", "did not respond to", "a letter")]),
    ("Ann Berg noted the dam had held.", [("Ann Berg", "noted", "the dam had held")]),
    # passives
    ("The dam is said to be safe.", [("", "is said", "The dam / to be safe")]),
    (
        "Ann Berg was accused by Tom Hill of selling the dam.",
        [("Tom Hill", "was accused", "Ann Berg / of selling the dam")],
    ),
    ("The dam was reportedly sold.", [("", "was reportedly", "The dam / sold")]),
    (
        "The report was denied by Ann Berg, the mayor.",
        [("Ann Berg, the mayor", "was denied by", "The report")],
    ),
    (
        "Ann Berg is accused of selling the dam, which is old.",
        [("", "is accused of", "Ann Berg / selling the dam")],
    ),
    # nouns
    (
        "Tom Hill's claim that the dam had broken surprised the town.",
        [("Tom Hill", "claim", "that the dam had broken surprised the town")],
    ),
    ("They laughed at his claim that it broke.", [("his", "claim", "that it broke")]),
    (
        "The claim by Tom Hill that the dam broke was old.",
        [("Tom Hill", "claim", "that the dam broke was old")],
    ),
    ("Rumours that the dam broke were old.", [("", "Rumours", "that the dam broke were old")]),
    # what nobody knows
    ("It is not clear whether the dam broke.", [("", "It is not clear", "whether the dam broke")]),
    ("Whether the dam broke is not known.", [("", "is not known", "Whether the dam broke")]),
    ("It is unclear, if the dam broke.", [("", "It is unclear", "if the dam broke")]),
    # datelines
    ("LUND, May 3 (Agency) - Ann Berg said it was over.", [("Ann Berg", "said", "it was over")]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=[text[:40] for text, _ in NAMED])
def test_who_says_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text) == expected


NOTHING = [
    "The said bridge was closed.",  # no source
    "His claim to the house was old.",  # a noun, no clause
    "The statement that nobody wanted lay on the table.",  # a noun that needs its source
    "Ann Berg would say that it was over.",  # to come
    "Ann Berg did not say that it was over.",  # not said
    "Ann Berg wants to say that it is over.",  # to come
    "She left without saying that it was over.",  # a noun
    "She was told that it was over.",  # somebody else told
    "The Daily Post was sold.",  # a name
    "The doses were set according to weight.",  # how, not who
    "The price was set according to the rules of the house.",
    "The port charges 40 dollars a day.",
    "Ann Berg called the captain yesterday.",  # on the telephone
    "Ann Berg and the said captain left.",
    "The old and claims office burned.",
    "Ann Berg told.",
    "Ann Berg told: nothing.",
    "Said.",
    "According to.",
    "Ann Berg said.",
    "Ann Berg said of the.",
    "It was denied.",
    "Reportedly.",
    "Saying that it was over.",
    "And said that it was over.",
    "It is unclear.",
    "The talks on the claim, that of 2030, went on.",
    "Ann Berg added 40 tonnes of salt.",
    "Ann Berg asked and left.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_said(text: str) -> None:
    assert said(text) == []


def test_beliefs_and_hopes_are_left_out_of_the_reporting_profile() -> None:
    text = "Ann Berg believes that the dam will hold."
    assert said(text) == []
    assert said(text, profile="all") == [("Ann Berg", "believes", "that the dam will hold")]
    assert said("The dam is believed to be safe.") != []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Ann Berg said it was over.", "name"),
        ("Berg said it was over.", "name"),
        ("The mayor, Ann Berg, said it was over.", "name"),
        ("A spokesman for Orm Bank said it was over.", "role"),
        ("The ministry said it was over.", "role"),
        ("Unions said it was over. The unions left.", "collective"),
        ("Insurers said it was over. Other insurers left.", "role"),
        ("A source said it was over.", "anonymous"),
        ("Sources said it was over.", "anonymous"),
        ("A source at Orm Bank said it was over.", "anonymous"),
        ("He said it was over.", "pronoun"),
        ("It is said to be over.", "none"),
    ],
)
def test_how_a_source_is_named(text: str, form: str) -> None:
    assert drafted(text)[0].source.form == form


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("Ann Berg said it was over.", "high"),
        ("“It is over,” said Ann Berg.", "high"),
        ("The dam has held, said Ann Berg.", "medium"),
        ("At the weekend Ann Berg said it was over.", "medium"),
        ("Ann Berg left and said that it was over.", "medium"),
        ("Ann Berg promised to pay.", "medium"),
        ("Ann Berg asked why it broke.", "medium"),
        ("Ann Berg claims that it broke.", "medium"),
        ("It said that it was over.", "medium"),
        ("She said that it was over.", "high"),
        ("It is not known who broke it.", "high"),
        ("Rumours that it broke were old.", "low"),
    ],
)
def test_how_far_a_draft_may_be_trusted(text: str, tier: str) -> None:
    assert drafted(text)[0].tier == tier


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("Ann Berg said it was over.", "indirect"),
        ("Ann Berg said it was “over and done”.", "mixed"),
        ("“It is over,” said Ann Berg.", "direct"),
        ("Tom Hill's claim that it broke was old.", "nominal"),
    ],
)
def test_whether_the_words_are_the_speakers(text: str, speech: str) -> None:
    assert drafted(text)[0].speech == speech


@pytest.mark.parametrize(
    ("text", "act", "polarity", "certainty"),
    [
        ("Ann Berg said it was over.", "state", "+", "certain"),
        ("Ann Berg said it may be over.", "state", "+", "possible"),
        ("Ann Berg said it may not be over.", "state", "+", "certain"),
        ("Ann Berg said it was probably over.", "state", "+", "probable"),
        ("The dam was reportedly sold.", "report", "+", "probable"),
        ("Ann Berg denied that it was over.", "deny", "-", "certain"),
        ("Ann Berg rejected the accusation.", "deny", "-", "certain"),
        ("Ann Berg rejected the first of those accusations.", "deny", "-", "certain"),
        ("Ann Berg rejected the offer.", "refuse", "+", "certain"),
        ("It is not clear who left.", "gap", "0", "certain"),
    ],
)
def test_what_somebody_does_with_words(text: str, act: str, polarity: str, certainty: str) -> None:
    draft = drafted(text)[0]
    assert (draft.act, draft.polarity, draft.certainty) == (act, polarity, certainty)


def test_one_accusation_with_two_claims_is_two() -> None:
    text = "Tom Hill accused Ann Berg of selling the dam and of burning the papers."
    assert said(text) == [
        ("Tom Hill", "accused", "Ann Berg of selling the dam"),
        ("Tom Hill", "accused", "of burning the papers"),
    ]
    text = "Tom Hill alleged that the dam was sold, and that the papers were burned."
    assert [content for *_, content in said(text)] == [
        "that the dam was sold",
        "that the papers were burned",
    ]
    text = "Tom Hill alleged that the dam was sold and the old papers were burned."
    assert [content for *_, content in said(text)] == [
        "that the dam was sold",
        "the old papers were burned",
    ]
    for whole in (
        "Tom Hill accused Ann Berg of selling the dam and the lake.",
        "Tom Hill alleged that the dam was sold and burned.",
        "Tom Hill alleged that the dam and the lake were sold.",
        "Tom Hill alleged that the dam was sold and, if so, it was burned.",
        "Tom Hill alleged that the dam was sold and one very old but not so bad house burned.",
    ):
        assert len(said(whole)) == 1
    assert len(said("Tom Hill said the dam was sold and the old papers were burned.")) == 1


def test_the_one_spoken_to_is_named() -> None:
    text = "“It is over,” Ann Berg told the old captain."
    (draft,) = drafted(text)
    assert draft.addressee is not None
    assert draft.addressee.of(text) == "the old captain"
    assert drafted("Ann Berg said it was over.")[0].addressee is None


def test_drafts_are_numbered_and_know_their_segment() -> None:
    drafts = drafted("Ann Berg said it was over.\n\nIt rained.\n\nTom Hill said it was not.")
    assert [(draft.id, draft.segment, draft.rule) for draft in drafts] == [
        ("d1", 0, "svo:said"),
        ("d2", 2, "svo:said"),
    ]


def test_headings_are_read_and_asides_are_not() -> None:
    assert said("Bridge closed, says mayor\n\nIt rained.") == [("mayor", "says", "Bridge closed")]
    assert said("See also: Ann Berg said it was over\n\nIt rained.") == []
