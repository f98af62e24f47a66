"""Whose verb it is that hangs on a subject, or is a second one of it, or tells who was told."""

from __future__ import annotations

import pytest

from claimledger.reading.parts.words import Form, Tier
from unit.reading.phrases.drafted import chains, drafted, said


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # of the main clause
        ("Sand went after Holm on Monday, calling her unfit and saying it broke.", "Sand"),
        ("Sand was quick to praise Holm after he won and said it broke.", "Sand"),
        ("Sand left before Holm did, saying it broke.", "Sand"),
        ("It rained when the crew left, saying that it broke.", "the crew"),
        ("Sand left because Holm had won and said it broke.", "Holm"),
        ("Sand paid more than 40 euros and said it broke.", "Sand"),
        # behind what opens a sentence
        ("After the storm, the crew had left, saying it broke.", "the crew"),
        # that goes on behind "of", or in commas
        ("One of the men had left and said it broke.", "One of the men"),
        ("One of the men left and said it broke.", "One of the men"),
        ("Some of Orm Town left and said it broke.", "Some of Orm Town"),
        ("One of the men, Jo Elk, 70, had served and said it broke.", "Jo Elk, 70"),
        ("Sand, the old mayor, went home, saying it broke.", "Sand, the old mayor"),
        ("Ann Sand, the old mayor, went home, saying it broke.", "Ann Sand"),
        ("Sand, who was late, went home, saying it broke.", "Sand, who was late"),
        (
            "The mayor of Orm, Mira Sand, left early and said it broke.",
            "The mayor of Orm, Mira Sand",
        ),
        ("The mayor of a town left early and said it broke.", "The mayor of a town"),
        # whose owner is named
        ("Berg’s lawyer, Jo Elk, left early, saying it broke.", "Berg’s lawyer, Jo Elk"),
        ("Berg’s old lawyer landed in Orm, saying it broke.", "Berg’s old lawyer"),
        ("Berg’s team sent a letter, saying it broke.", "Berg’s team"),
        ("Berg’s team went to see how old it now was, saying it broke.", "Berg’s team"),
        # where somebody is from
        (
            "Finnish steelmaker Norlin cut its forecast and said it broke.",
            "Finnish steelmaker Norlin",
        ),
        ("Finnish pop singer Ann Berg won, saying it broke.", "Finnish pop singer Ann Berg"),
        ("Finnish firms cut jobs and said it broke.", "Finnish firms"),
        ("Finnish police arrested Sand, saying it broke.", "Finnish police"),
        ("Finnish Steel cut jobs and said it broke.", "Finnish Steel"),
        # that tells how
        ("Sand began by saying that it broke.", "Sand"),
        ("Sand replied by saying “It broke.”", "Sand"),
        # that stands behind
        ("Having announced that he would quit, Sand left.", "Sand"),
        ("Having said that he would quit, the mayor of Orm left.", "the mayor of Orm"),
        ("Saying it broke, old and new, she left.", "she"),
        ("Saying that Sand, who is old, was late, Holm left.", "Holm"),
    ],
)
def test_the_subject_of_a_verb_that_hangs_on_one(text: str, source: str) -> None:
    assert said(text)[-1][0] == source


@pytest.mark.parametrize(
    "text",
    [
        "Sand won votes by praising the dam.",
        "By saying that it broke.",
        "Saying so.",
        "Saying that it broke.",
        "Saying that it broke, Sand.",
        "Saying that Sand, Holm and Berg left, Quint wept.",
    ],
)
def test_nobody_is_its_subject(text: str) -> None:
    assert said(text) == []


def test_what_opens_a_sentence_ends_before_its_subject() -> None:
    (draft,) = drafted("Saying that it broke, the mayor left.")
    assert said("Saying that it broke, the mayor left.")[0][2] == "that it broke"
    assert draft.tier is Tier.MEDIUM


@pytest.mark.parametrize(
    ("text", "content", "told"),
    [
        ("Owner “lied”, jury told\n\nIt rained.", "Owner “lied”", "jury"),
        ("Dam leaks, court told\n\nIt rained.", "Dam leaks", "court"),
        ("The dam leaks, inquest told.", "The dam leaks", "inquest"),
    ],
)
def test_who_was_told_in_a_heading_says_nothing(text: str, content: str, told: str) -> None:
    (draft,) = drafted(text)
    assert (draft.source.form, [span.of(text) for span in draft.content]) == (Form.NONE, [content])
    assert draft.addressee is not None
    assert draft.addressee.of(text) == told


def test_a_heading_may_only_say_that_somebody_was_told() -> None:
    assert said("Jury told\n\nIt rained.") == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The court heard that Sand had lied.", ["that Sand had lied"]),
        ("The court heard Sand had lied.", ["Sand had lied"]),
        ("The court heard how Sand lied.", ["how Sand lied"]),
        ("Dam leaks, court hears\n\nIt rained.", ["Dam leaks"]),
        ("Sand had lied, the court heard.", ["Sand had lied"]),
        ("The court heard arguments on Monday.", []),
    ],
)
def test_what_a_court_heard_somebody_said(text: str, content: list[str]) -> None:
    drafts = said(text)
    assert [found for *_, found in drafts][: len(content)] == content
    assert len(drafts) == len(content)
    if text.startswith(("The court", "Dam")):
        assert all(source == "" for source, *_ in drafts)


def test_what_a_court_heard_has_an_unnamed_speaker() -> None:
    assert chains("The court heard that Sand had lied.") == [["?"]]
    assert chains("It is alleged that Sand lied.") == [["?"]]
    assert chains("It is not clear who lied.") == [[]]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        (
            "Unite, which represents staff, claims it warned them.",
            "Unite, which represents staff",
            "claims",
        ),
        ("The mill, which is old, claims that it broke.", "The mill, which is old", "claims"),
        ("They note that it was cheap.", "They", "note"),
        ("Sand assured voters that it broke.", "Sand", "assured"),
        ("In the view of Sand, the dam is old.", "Sand", "In the view of"),
        ("The Times reported last month Sand had left.", "The Times", "reported"),
    ],
)
def test_a_verb_that_may_be_a_noun_and_what_parts_it(text: str, source: str, cue: str) -> None:
    assert said(text)[0][:2] == (source, cue)


def test_no_clause_stands_behind_a_day() -> None:
    assert said("The Times reported last month Sand left.") == []
    assert said("The Times reported in Orm Sand had left.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sand promised to cut prices within a week.", None),
        ("Sand promised to the king that it was over.", "the king"),
        ("Sand pledged to voters that it was over.", "voters"),
        ("Sand refused to answer whether it was over.", None),
        ("Sand said to voters that it was over.", "voters"),
    ],
)
def test_what_somebody_is_to_do_is_nobody_spoken_to(text: str, told: str | None) -> None:
    draft = drafted(text)[0]
    assert (draft.addressee and draft.addressee.of(text)) == told


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("A palace insider said it broke.", Form.ANONYMOUS),
        ("The source said it broke.", Form.ANONYMOUS),
        ("Multiple intelligence sources said it broke.", Form.ANONYMOUS),
        ("An eyewitness in Orm said it broke.", Form.ANONYMOUS),
        ("Insiders said it broke.", Form.ANONYMOUS),
        ("The Orm Source said it broke.", Form.NAME),
    ],
)
def test_a_noun_for_somebody_who_is_not_named(text: str, form: Form) -> None:
    assert drafted(text)[0].source.form is form


def test_a_day_is_no_agent() -> None:
    assert said("The dam is expected to hold by April.", profile="all")[0][0] == ""
    assert said("The dam is expected to hold by 2031.", profile="all")[0][0] == ""
