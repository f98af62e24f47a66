"""From a draft to a record, field by field."""

from __future__ import annotations

import hashlib
from typing import Any

import attrs
import pytest

from claimledger.model import Assertion, Denial, Link, Question, Ref, Response, Statement
from claimledger.reading.accepting.acts import Does, Said, cue_of, does, statement
from claimledger.reading.parts.drafts import Answered, Doubt, Draft, Voice
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import (
    Doubtful,
    Polarity,
    Speech,
    SpeechAct,
    Surety,
    Tier,
)

TEXT = "Sand also said, “it rained”, he  added"
DRAFT = Draft("d1", Voice(), (Span(5, 14),), (Span(16, 27),), SpeechAct.STATE, "svo:said", 0)


def made(text: str = TEXT, *, sure: bool = True, **changes: Any) -> Statement:
    said = Said(Ref("rain"), [Link(Ref("post"))], "s1", sure=sure)
    return statement(attrs.evolve(DRAFT, **changes), said, text)


@pytest.mark.parametrize(
    ("act", "kind", "word"),
    [
        *((act, Assertion, "states") for act in ("state", "announce", "confirm", "warn", "report")),
        ("believe", Assertion, "judges"),
        ("accuse", Assertion, "accuses"),
        ("admit", Assertion, "admits"),
        ("plan", Assertion, "plans"),
        ("promise", Assertion, "promises"),
        ("predict", Assertion, "predicts"),
        ("judge", Assertion, "judges"),
        ("hint", Assertion, "hints"),
        ("deny", Denial, None),
        ("gap", Question, None),
        ("no_comment", Response, None),
    ],
)
def test_an_act_becomes_a_record(act: str, kind: type[Statement], word: str | None) -> None:
    found = made(act=SpeechAct(act))
    assert type(found) is kind
    assert getattr(found, "act", None) == word


@pytest.mark.parametrize("act", ["refuse", "ask", "urge", "thank", "hope"])
def test_some_acts_take_no_position(act: str) -> None:
    assert does(attrs.evolve(DRAFT, act=SpeechAct(act))) is Does.NOTHING


def test_every_act_is_known() -> None:
    nothing = {a for a in SpeechAct if does(attrs.evolve(DRAFT, act=a)) is Does.NOTHING}
    assert nothing == {"refuse", "ask", "urge", "thank", "hope"}


def test_a_cue_that_turns_its_content_around_denies_it() -> None:
    found = made(act=SpeechAct.BELIEVE, polarity=Polarity.NEGATIVE)
    assert isinstance(found, Denial)
    assert found.scope == "content"
    assert isinstance(made(polarity=Polarity.OPEN), Question)


def test_whoever_answers_and_neither_confirms_nor_admits_calls_it_baseless() -> None:
    answers = (Answered("d0"),)
    found = made(responds_to=answers)
    assert isinstance(found, Denial)
    assert found.scope == "legitimacy"
    assert isinstance(made(act=SpeechAct.CONFIRM, responds_to=answers), Assertion)
    assert isinstance(made(act=SpeechAct.ADMIT, responds_to=answers), Assertion)
    denial = made(act=SpeechAct.DENY, polarity=Polarity.NEGATIVE, responds_to=answers)
    assert isinstance(denial, Denial)
    assert denial.scope == "content"


@pytest.mark.parametrize(
    ("changes", "reading"),
    [
        ({"tier": Tier.HIGH}, "explicit"),
        ({"tier": Tier.MEDIUM}, "inferred"),
        ({"tier": Tier.LOW}, "doubtful"),
        ({"tier": Tier.MEDIUM, "inherits_from": "d0"}, "explicit"),
        ({"tier": Tier.MEDIUM, "inherits_from": "d0", "cue": ()}, "inferred"),
        ({"tier": Tier.LOW, "inherits_from": "d0"}, "doubtful"),
        ({"tier": Tier.HIGH, "sure": False}, "doubtful"),
    ],
)
def test_the_tier_is_how_surely_it_is_read(changes: dict[str, Any], reading: str) -> None:
    assert made(**changes).reading == reading


@pytest.mark.parametrize(
    ("surety", "certainty"),
    [("certain", "full"), ("probable", "weak"), ("possible", "weak"), ("unknown", "none")],
)
def test_surety_is_the_speakers_certainty(surety: str, certainty: str) -> None:
    assert made(certainty=Surety(surety)).certainty == certainty


@pytest.mark.parametrize(
    ("speech", "quotation"),
    [
        ("direct", "direct"),
        ("mixed", "partial"),
        ("indirect", "paraphrase"),
        ("nominal", "paraphrase"),
    ],
)
def test_speech_is_the_quotation(speech: str, quotation: str) -> None:
    assert made(speech=Speech(speech)).quotation == quotation


def test_doubts_stand_in_the_note_and_a_translation_in_its_field() -> None:
    doubts = (
        Doubt(Doubtful.TRANSLATED_QUOTATION, "said in Norric"),
        Doubt(Doubtful.CARRY_OVER, "no cue"),
    )
    found = made(doubts=doubts)
    assert found.note == "said in Norric; no cue"
    assert found.translated
    assert not made(doubts=doubts[1:]).translated
    assert made().note == ""


def test_anchors_point_at_the_content_or_else_at_the_cue() -> None:
    (anchor,) = made().anchors
    assert (anchor.start, anchor.end) == (16, 27)
    assert anchor.sha256 == hashlib.sha256("“it rained”".encode()).hexdigest()
    assert anchor.exact == ""
    (cue,) = made(act=SpeechAct.NO_COMMENT, content=()).anchors
    assert (cue.start, cue.end) == (5, 14)


@pytest.mark.parametrize(
    ("spans", "cue"),
    [
        ([(5, 14)], "also said"),
        ([(5, 9), (10, 14)], "also said"),
        ([(28, 38), (10, 14)], "said ... he added"),
        ([], ""),
    ],
)
def test_a_cue_in_stretches_shows_what_stands_between(
    spans: list[tuple[int, int]], cue: str
) -> None:
    draft = attrs.evolve(DRAFT, cue=tuple(Span(*span) for span in spans))
    assert cue_of(draft, TEXT) == cue
