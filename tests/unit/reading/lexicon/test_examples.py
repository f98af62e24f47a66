"""Examples: held against what is read, and what is missed told in the file's own terms."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from claimledger.errors import LoadError
from claimledger.model import Document, Period
from claimledger.reading.lexicon import lexicon_from
from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.lexicon.examples import check_examples
from claimledger.reading.lexicon.expecting import Expectation, Said
from claimledger.reading.parts.drafts import Answered, Doubt, Draft, Voice
from claimledger.reading.parts.layout import DateMention, Segment
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import (
    Doubtful,
    Form,
    Polarity,
    Speech,
    SpeechAct,
    Surety,
    Tier,
)

TEXT = "Reuters: Mira Sand denied it on Monday to Bo. It rained."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def voice(words: str) -> Voice:
    return Voice((at(words),), Form.NAME, words)


DENIED = Draft(
    "d1",
    voice("Mira Sand"),
    (at("denied"), at("to")),
    (at("it on Monday"),),
    SpeechAct.DENY,
    "svo:denied",
    0,
    polarity=Polarity.NEGATIVE,
    certainty=Surety.PROBABLE,
    links=((voice("Reuters"), Voice()), (voice("Mira Sand"),)),
    addressee=at("Bo"),
    responds_to=(Answered("d0", sure=False),),
    doubts=(Doubt(Doubtful.CARRY_OVER, "?"),),
)
RAINED = Draft(
    "d2", Voice(), (), (at("It rained"),), SpeechAct.STATE, "carried:x", 1, speech=Speech.DIRECT,
    tier=Tier.LOW, inherits_from="d1",
)  # fmt: skip


@attrs.frozen
class Page:
    """What was read."""

    text: str = TEXT
    segments: tuple[Segment, ...] = (Segment(Span(0, 45), 0), Segment(Span(46, 56), 0))
    drafts: tuple[Draft, ...] = (DENIED, RAINED)
    dates: tuple[DateMention, ...] = (
        DateMention(at("Monday"), Period("2031-03-03"), "weekday before"),
        DateMention(at("rained"), None),
    )
    own_voice: tuple[int, ...] = (1,)


def missed(expect: str, page: Page | None = None, more: str = "") -> list[str]:
    asked: list[dict[str, Any]] = []

    def read(text: str, **named: Any) -> Page:
        asked.append({"text": text, **named})
        return page or Page()

    held = lexicon_from(f'language = "eo"\n[[example]]\ntext = "x"\nexpect = {{{expect}}}\n{more}')
    (outcome,) = check_examples(held, read)
    assert outcome.example is held.examples[0]
    (call,) = asked
    assert (call["text"], call["language"], call["lexicon"]) == ("x", "eo", held)
    return [str(miss) for miss in outcome.misses]


@pytest.mark.parametrize(
    "expect",
    [
        'source = "Mira Sand", form = "name"',
        'cue = ["denied", "to"], content = "it on Monday"',
        'content = ["it on Monday"], act = "deny", polarity = "-", certainty = "probable"',
        'speech = "indirect", commits = "source", tier = "high", rule = "svo:denied"',
        'chain = [["Reuters", "?"], ["Mira Sand"]], addressee = "Bo"',
        'responds_to = [{draft = "d0", sure = false}], doubts = ["carry_over"]',
        'act = "state", content = "It rained", form = "none", chain = [], responds_to = []',
        'inherits_from = "d1", speech = "direct", tier = "low", cue = []',
        "drafts = 2",
        'drafts = [{act = "deny"}, {act = "state"}], act = "state"',
        (
            'dates = [{text = "Monday", period = "2031-03-03", inferred = "weekday before"},'
            ' {text = "rained"}]'
        ),
        'segments = ["Reuters: Mira Sand denied it on Monday to Bo.", "It rained."]',
        'own_voice = ["It rained."]',
    ],
)
def test_what_is_read_as_expected_misses_nothing(expect: str) -> None:
    assert missed(expect) == []


@pytest.mark.parametrize(
    ("expect", "misses"),
    [
        ('source = "Bo", act = "deny"', ['source: expected "Bo", read "Mira Sand"']),
        ('form = "none", act = "deny"', ['form: expected "none", read "name"']),
        ('form = "none", act = "deny", tier = "high"', ['form: expected "none", read "name"']),
        ('source = "Bo", act = "state"', ['source: expected "Bo", read nothing']),
        ('act = "deny", content = "it"', ['content: expected "it", read "it on Monday"']),
        ('act = "deny", cue = "denied"', ['cue: expected "denied", read ["denied", "to"]']),
        (
            'act = "deny", chain = [["Mira Sand"]]',
            ['chain: expected [["Mira Sand"]], read [["Reuters", "?"], ["Mira Sand"]]'],
        ),
        (
            'rule = "svo:denied", responds_to = [{draft = "d0"}]',
            [('responds_to: expected [{"draft": "d0", "sure": true}], '
             'read [{"draft": "d0", "sure": false}]')],
        ),
        (
            "drafts = 1",
            [('drafts: expected 1, read 2 ({"source": "Mira Sand", "cue": ["denied", "to"], '
             '"act": "deny"}; {"source": null, "cue": [], "act": "state"})')],
        ),
        (
            'drafts = [{act = "deny"}, {act = "ask", tier = "low"}]',
            ['drafts[1].act: expected "ask", read "state"'],
        ),
        (
            'dates = [{text = "Tuesday", period = "2031"}]',
            [('dates: expected 1, read 2 ({"text": "Monday", "period": "2031-03-03"}; '
             '{"text": "rained", "period": null})'),
             'dates[0].text: expected "Tuesday", read "Monday"',
             'dates[0].period: expected "2031", read "2031-03-03"'],
        ),
        (
            'dates = [{text = "Monday"}, {text = "rained", period = "2031"}]',
            ['dates[1].period: expected "2031", read nothing'],
        ),
        ("own_voice = []", ['own_voice: expected [], read ["It rained."]']),
        (
            'segments = ["It rained."]',
            [('segments: expected ["It rained."], read '
             '["Reuters: Mira Sand denied it on Monday to Bo.", "It rained."]')],
        ),
    ],
)  # fmt: skip
def test_what_is_not_read_as_expected_is_told(expect: str, misses: list[str]) -> None:
    assert missed(expect) == misses


def test_where_nothing_is_read_that_is_told() -> None:
    nothing = Page(drafts=(), dates=())
    assert missed('act = "deny", source = "Bo"', nothing) == [
        'draft: expected {"source": "Bo", "act": "deny"}, read none'
    ]
    assert missed("drafts = 1", nothing) == ["drafts: expected 1, read none"]
    assert missed("drafts = 0", nothing) == []


def test_an_example_may_be_of_a_day() -> None:
    documents: list[Document | None] = []

    def read(text: str, *, document: Document | None, language: str, lexicon: Lexicon) -> Page:
        assert (text, language) == ("x", lexicon.language)
        documents.append(document)
        return Page()

    text = 'language = "eo"\n[[example]]\ntext = "x"\nexpect = {drafts = 2}\n'
    check_examples(lexicon_from(text), read)
    check_examples(lexicon_from(text + 'published = "2031-03-05"'), read)
    assert documents[0] is None
    assert documents[1] is not None
    assert documents[1].published == Period("2031-03-05")


def test_an_example_made_in_python_is_held_to_the_same_keys() -> None:
    held = lexicon_from('language = "eo"\n[[example]]\ntext = "x"\nexpect = {act = "deny"}\n')
    wrong = attrs.evolve(held.examples[0], expect={"akt": "deny"})
    with pytest.raises(LoadError) as caught:
        check_examples(attrs.evolve(held, examples=(wrong,)), lambda *_, **__: Page())
    assert "there is no key 'akt'; did you mean 'act'?" in str(caught.value)


def test_a_draft_of_a_list_is_expected_as_one_alone_is() -> None:
    said = [field.name for field in attrs.fields(Said)]
    assert [field.name for field in attrs.fields(Expectation)][: len(said)] == said
