"""Bounds: where sources and contents begin and end in sentences that are less plain."""

from __future__ import annotations

import pytest

from claimledger.reading.layout import lay_out
from claimledger.reading.lexicon import lexicon_from
from claimledger.reading.phrases import drafts_in
from unit.reading.phrases.drafted import chains, said

ENGLISH = [
    ("She told a man the dam broke.", [("She", "told", "the dam broke")]),
    ("But the dam held, she said.", [("she", "said", "the dam held")]),
    ("It is known that Ann Berg said it broke.", [("Ann Berg", "said", "it broke")]),
    (
        "Ann Berg thanked her sister, who swims, and joked that it was “over.”",
        [
            ("Ann Berg", "thanked", "her sister, who swims"),
            ("Ann Berg", "joked", "that it was “over.”"),
        ],
    ),
    ("“The dam” “has held,” said Ann Berg.", [("Ann Berg", "said", "“The dam” “has held,”")]),
    (
        "Ann Berg called the dam in Orm a “bold lie.”",
        [("Ann Berg", "called", "the dam in Orm a “bold lie.”")],
    ),
    (
        "“It is over,” said Ann Berg. “We won”. It rained.",
        [("Ann Berg", "said", "“It is over,” / “We won”")],
    ),
    (
        "According to Ann Berg, 91 percent of the dams have held.",
        [("Ann Berg", "According to", "91 percent of the dams have held")],
    ),
    (
        "Ann Berg was said by Tom Hill, a cook, to be ill.",
        [("Tom Hill, a cook", "was said", "Ann Berg / to be ill")],
    ),
    (
        "It rained when the crew left, saying that it was over.",
        [("the crew", "saying", "that it was over")],
    ),
    (
        "Ann Berg left, and rowed, saying that it was over.",
        [("Ann Berg", "saying", "that it was over")],
    ),
    ("One in five say that it broke.", [("One in five", "say", "that it broke")]),
    ("And both captains said it broke.", [("both captains", "said", "it broke")]),
    ("In the second spring the crew said it broke.", [("the crew", "said", "it broke")]),
    (
        "Ann Berg, a sailor, of all people, said it broke.",
        [("Ann Berg, a sailor", "said", "it broke")],
    ),
    (
        "Ann Berg said it broke, adding that the crew was well.",
        [("Ann Berg", "said", "it broke"), ("Ann Berg", "adding", "that the crew was well")],
    ),
    ("Ann Berg denied “wrongdoing”.", [("Ann Berg", "denied", "“wrongdoing”")]),
    (
        "Ann Berg said at sea “it broke and it sank.”",
        [("Ann Berg", "said", "“it broke and it sank.”")],
    ),
    ("Ann Berg Monday morning said it broke.", [("Ann Berg", "said", "it broke")]),
    ("In spring the Orm Bank said it broke.", [("the Orm Bank", "said", "it broke")]),
    (
        "“It broke,” said Ann, a cook, a smith, a clerk, a sailor, a thief.",
        [("Ann, a cook, a smith, a clerk, a sailor", "said", "“It broke,”")],
    ),
    (
        "Ann Berg was accused by, of all people, a cook.",
        [("", "was accused", "Ann Berg / by, of all people, a cook")],
    ),
    ("She told the whole crew Ann Berg broke it.", [("She", "told", "Ann Berg broke it")]),
    (
        "Ann Berg said the dam (the old one) held.",
        [("Ann Berg", "said", "the dam (the old one) held")],
    ),
    ("Ann Berg did admit telling a lie.", [("Ann Berg", "did admit", "telling a lie")]),
    (
        "Ann Berg told Ole Roe she thought it broke, the crew said.",
        [("the crew", "said", "Ann Berg told Ole Roe she thought it broke")],
    ),
    (
        "“It broke,” said Ann Berg, the cook when the ship sank.",
        [("Ann Berg", "said", "“It broke,”")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[text[:40] for text, _ in ENGLISH])
def test_english(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text) == expected


INDONESIAN = [
    ("“Itu aman,” kata Ijah (58), warga Orm.", [("Ijah (58), warga Orm", "kata", "“Itu aman,”")]),
    ("“Itu aman,” kata Ijah (Orm) kepada warga.", [("Ijah (Orm)", "kata", "“Itu aman,”")]),
    ("“Itu aman,” kata Ijah (3/5/2031).", [("Ijah", "kata", "“Itu aman,”")]),
    ("“Itu aman,” kata Ijah (yang rumahnya hanyut oleh air di tepi sungai itu pada malam hari).",
     [("Ijah", "kata", "“Itu aman,”")]),
    ("“Itu aman,” kata Ijah) itu.", [("Ijah", "kata", "“Itu aman,”")]),
    ("“Itu aman,” jawab Ijah singkat.", [("Ijah", "jawab", "“Itu aman,”")]),
    ("Kata Ani di Orm, jembatan itu aman.", [("Ani", "Kata", "jembatan itu aman")]),
    ("Kata Ani mengatakan itu aman.", [("Ani", "mengatakan", "itu aman")]),
    ("Ani mengatakan, Senin, jembatan itu aman.", [("Ani", "mengatakan", "jembatan itu aman")]),
    ("Ani mengatakan, bahwa jembatan itu aman.", [("Ani", "mengatakan", "jembatan itu aman")]),
    ("Ani mengatakan: Senin.", [("Ani", "mengatakan", "Senin")]),
    (
        "Kabar bahwa jembatan itu roboh akan dibantah Ani.",
        [("", "Kabar", "jembatan itu roboh")],
    ),
    (
        "Kabar yang beredar di Orm bahwa jembatan itu roboh telah dibantah Ani.",
        [
            ("", "Kabar", "jembatan itu roboh"),
            ("Ani", "telah dibantah", "Kabar yang beredar di Orm bahwa jembatan itu roboh"),
        ],
    ),
    ("Klaim Orm bahwa jembatan itu roboh salah.", [("Orm", "Klaim", "jembatan itu roboh salah")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INDONESIAN, ids=[t[:40] for t, _ in INDONESIAN])
def test_indonesian(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, "id") == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We can all see now that she was joking.", "en"),
        ("Orm Bank announced plans to sell the dam.", "en"),
        ("Ann Berg continued:", "en"),
        ("Ann Berg continued:\n\nIt rained.", "en"),
        ("In Orm, saying that it was over.", "en"),
        ("In spring crews said it broke.", "en"),
        ("The crew came in said that it broke.", "en"),
        ("However, said that it broke.", "en"),
        ("Ann Berg is accused of.", "en"),
        ("Berg was accused, of all things, of theft.", "en"),
        ("Ann Berg's claim that.", "en"),
        ("Ann Berg said on Monday; it rained.", "en"),
        ("Ann Berg said on Monday, it rained.", "en"),
        ("Said Ann Berg.", "en"),
        ("“It broke,” said calmly Ann Berg.", "en"),
        ("Berg, a cook, a smith, a clerk, a sailor, a thief, said it broke.", "en"),
        ("Berg,, a cook, said it broke.", "en"),
        ("Ann Berg,, said it broke.", "en"),
        ("Katanya.", "id"),
        ("Menurut Ani.", "id"),
        ("Kabar bahwa.", "id"),
        ("Dibantah Ani Berg.", "id"),
        ("Jembatan itu dibantah.", "id"),
        ("Kata Ani.", "id"),
    ],
)
def test_nothing_is_left_to_be_said(text: str, language: str) -> None:
    assert said(text, language) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Itu aman,” katanya, mengutip dua nelayan.", [["dua nelayan", "nya"]]),
        ("“Itu aman,” kata Ani, dikutip Reuters, mengutip AFP.", [["Reuters", "AFP", "Ani"]]),
        ("Ani, yang dikutip Reuters, mengatakan itu aman.", [["Reuters", "Ani"]]),
        ("“Itu aman,” kata Ani, dikutip Dia.", [["Ani"]]),
        ("Reuters, mengutip dia, melaporkan kapal itu hilang.", [["Reuters"]]),
    ],
)  # fmt: skip
def test_chains(text: str, expected: list[list[str]]) -> None:
    assert chains(text, "id") == expected


def test_a_passive_without_an_agent_names_nobody_where_passives_have_auxiliaries() -> None:
    lexicon = lexicon_from(
        """
        language = "xx"
        [words]
        passives = ["was"]
        adverbs = ["was"]
        agents = ["by"]
        [[cue]]
        forms = ["denied"]
        frames = ["passive"]
        takes = ["subject"]
        speech_act = "deny"
        """
    )

    def found(text: str) -> list[str]:
        drafts = drafts_in(lay_out(text, lexicon), lexicon)
        return [span.of(text) for draft in drafts for span in draft.content]

    assert found("The report was denied by Berg.") == ["The report"]
    assert found("The report was denied Berg.") == []
