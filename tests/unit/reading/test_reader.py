"""What an outside model says: located, checked, and every fault told at its place."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.errors import LoadError
from claimledger.reading import (
    Form,
    OutsideReader,
    Polarity,
    Reading,
    Span,
    Speech,
    SpeechAct,
    Surety,
    Tier,
    Voice,
    reading_data,
    reading_from,
    reading_schema,
)
from unit.reading.told import LEXICON, POST, TEXTS, readings

TEXT = "Mira Sand said it rained, and she said it snowed, katanya."


def told(*drafts: Any, **more: Any) -> Reading:
    return reading_from({"drafts": list(drafts), **more}, TEXT, language="en")


def said(**changes: Any) -> dict[str, Any]:
    return {
        "source": "Mira Sand",
        "cue": [[10, 14]],
        "content": "it rained",
        "act": "state",
        **changes,
    }


def faults(*drafts: Any, **more: Any) -> list[str]:
    with pytest.raises(LoadError) as error:
        told(*drafts, **more)
    return [str(fault) for fault in error.value.faults]


def test_words_are_located_in_the_text() -> None:
    (draft,) = told(said()).drafts
    assert draft.source == Voice((Span(0, 9),), Form.NAME, "Mira Sand")
    assert (draft.cue, draft.content) == ((Span(10, 14),), (Span(15, 24),))
    assert draft.links == ((draft.source,),)
    assert (draft.id, draft.rule, draft.tier) == ("d1", "outside", Tier.MEDIUM)


def test_what_is_left_out_is_as_usual() -> None:
    (draft,) = told({"cue": "and", "act": "gap"}).drafts
    assert (draft.source, draft.links, draft.content) == (Voice(), (), ())
    assert draft.speech is Speech.INDIRECT
    assert draft.polarity is Polarity.POSITIVE
    assert draft.certainty is Surety.CERTAIN
    (nobody,) = told({"cue": "and", "act": "state"}).drafts
    assert nobody.links == ((Voice(),),)


def test_the_second_of_two_like_words_is_said_by_its_number() -> None:
    (draft,) = told(said(cue={"text": "said", "nth": 2})).drafts
    assert draft.cue == (Span(34, 38),)


@pytest.mark.parametrize(
    ("source", "form", "words"),
    [
        ("she", Form.PRONOUN, "she"),
        ([[54, 57]], Form.ENCLITIC, "nya"),
        ("Mira Sand", Form.NAME, "Mira Sand"),
        ([], Form.NONE, ""),
    ],
)
def test_a_source_beside_the_chain_is_a_pronoun(source: Any, form: Form, words: str) -> None:
    (draft,) = told(said(source=source, links=["Mira Sand"])).drafts
    assert (draft.source.form, draft.source.words) == (form, words)
    assert draft.links == ((Voice((Span(0, 9),), Form.NAME, "Mira Sand"),),)


def test_steps_of_a_chain_may_be_parallel_and_of_any_form() -> None:
    links = [["Mira Sand", {"spans": "she", "form": "pronoun"}], {}]
    (draft,) = told(said(links=links)).drafts
    assert [[voice.form.value for voice in step] for step in draft.links] == [
        ["name", "pronoun"], ["none"],
    ]  # fmt: skip


def test_words_stand_as_words_if_they_can() -> None:
    (draft,) = told(said(cue="and", content="nya")).drafts
    assert draft.cue == (Span(26, 29),)
    assert draft.content == (Span(54, 57),)


def test_drafts_come_in_the_order_of_the_text() -> None:
    later = said(cue={"text": "said", "nth": 2}, responds_to=["d2"], inherits_from="d2")
    first, second = told(later, said()).drafts
    assert (first.id, second.id) == ("d2", "d1")
    assert second.responds_to[0].draft == "d2"


def test_drafts_stand_in_the_segment_of_their_cue() -> None:
    reading = told(said(), said(cue="and"), segments=[{"span": [0, 25]}, {"span": [26, 58]}])
    assert [draft.segment for draft in reading.drafts] == [0, 1]
    assert told(said(), segments=[]).drafts[0].segment == 0


def test_own_voice_is_worked_out_if_it_is_not_given() -> None:
    segments = [{"span": [0, 25]}, {"span": [26, 58], "kind": "body", "paragraph": 1}]
    assert told(said(), segments=segments).own_voice == (1,)
    assert told(said(), segments=segments, own_voice=[1, 0]).own_voice == (0, 1)
    assert told(said(), segments=segments, own_voice=[]).own_voice == ()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"cue": "says"}, "drafts[0].cue[0]: 'says' does not stand in the text; copy the words"),
        ({"cue": "said"}, "drafts[0].cue[0]: 'said' stands more than once in the text; say which"),
        ({"cue": {"text": "said", "nth": 3}}, "'said' stands only 2 time(s) in the text"),
        ({"cue": {"text": "said", "nth": 0}}, "is no stretch of the text; write [start, end]"),
        ({"cue": {"text": "", "nth": 1}}, "'' does not stand in the text"),
        ({"cue": [[5, 5]]}, "[5, 5] is no stretch of the text; write [start, end] within 0 to 58"),
        ({"cue": [[5, 59]]}, "[5, 59] is no stretch"),
        ({"cue": [[True, 5]]}, "[True, 5] is no stretch"),
        ({"cue": [7]}, "7 is no stretch"),
        ({"cue": 7}, "drafts[0].cue: 7 is no list; write [...]"),
        ({"cue": [], "content": []}, "drafts[0]: it has neither cue nor content; say where"),
        ({"act": "say"}, "drafts[0].act: 'say' is no speech act"),
        ({"act": ["state"]}, "drafts[0].act: ['state'] is no speech act"),
        ({"tier": "hihg"}, "drafts[0].tier: 'hihg' is no tier; did you mean 'high'?"),
        ({"acts": "state"}, "drafts[0]: 'acts' is no field; did you mean 'act'?"),
        ({"!": 1}, "drafts[0]: '!' is no field; it has id, source"),
        ({"id": 1}, "drafts[0].id: 1 is no id; write a text such as d1"),
        ({"rule": 1}, "drafts[0].rule: 1 is no text; quote it, or leave it out"),
        ({"links": [[]]}, "drafts[0].links[0]: a step of a chain names nobody"),
        ({"links": ["Ida"]}, "drafts[0].links[0][0]: 'Ida' does not stand in the text"),
        ({"links": [{"form": "name"}]}, "links[0][0]: its form and its spans do not agree"),
        ({"links": [{"spans": "she", "form": "none"}]}, "its form and its spans do not agree"),
        ({"links": [{"spans": "she", "form": "noun"}]}, "links[0][0].form: 'noun' is no form"),
        ({"links": [3]}, "drafts[0].links[0][0]: 3 is no object"),
        ({"responds_to": [3]}, "drafts[0].responds_to[0]: 3 is no object"),
        ({"responds_to": [{"draft": "d1", "sure": 1}]}, "it names no draft; write {draft: d1"),
        ({"responds_to": ["d9"]}, "d1: no draft has the id 'd9'; name one of them"),
        ({"inherits_from": "d9"}, "d1: no draft has the id 'd9'; name one of them"),
        ({"doubts": [{"kind": "odd"}]}, "drafts[0].doubts[0].kind: 'odd' is no doubtful"),
        ({"doubts": "odd"}, "drafts[0].doubts: 'odd' is no list"),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_place(changes: dict[str, Any], fault: str) -> None:
    assert any(fault in line for line in faults(said(**changes)))


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"segments": [{"span": [0, 99]}]}, "segments[0].span: [0, 99] is no stretch"),
        ({"segments": [{"span": [0, 9], "kind": "odd"}]}, "[0].kind: 'odd' is no segment kind"),
        ({"segments": [{"span": [0, 9], "paragraph": "1"}]}, "paragraph: '1' is no number"),
        ({"dates": [{"span": "rained", "period": "May"}]}, "dates[0].period: 'May' is no date"),
        ({"dates": [{"span": "May"}]}, "dates[0].span: 'May' does not stand in the text"),
        ({"own_voice": [9]}, "own_voice: it names a segment that is not there; count from 0 to"),
        ({"more": 1}, "'more' is no field"),
    ],
)  # fmt: skip
def test_the_rest_is_checked_too(more: dict[str, Any], fault: str) -> None:
    assert any(fault in line for line in faults(**more))


def test_all_faults_come_at_once_and_name_who_said_it() -> None:
    data = {"drafts": [said(cue="says"), said(act="say")], "own_voice": [77]}
    with pytest.raises(LoadError) as error:
        reading_from(data, TEXT, language="en", name="model.json")
    assert len(error.value.faults) == 3
    assert {fault.file for fault in error.value.faults} == {"model.json"}


def test_two_drafts_of_one_id_are_refused() -> None:
    assert faults(said(id="d2"), said()) == [
        "<model>: drafts: two drafts have one id; give each an id of its own, or none"
    ]


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ("{", "this is no JSON: "),
        (b"\xff", "this is no JSON: "),
        ("[" * 100_000, "this is no JSON: "),
        (7, "this is no JSON: "),
        ("[]", "[] is no object; write {drafts, dates, own_voice, segments}"),
        ("{}", "drafts: it is missing; write drafts: [], if nothing is cited"),
    ],
)
def test_what_is_no_answer_is_refused(answer: Any, fault: str) -> None:
    with pytest.raises(LoadError) as error:
        OutsideReader(lambda _: answer)(TEXT, language="en")
    assert fault in str(error.value.faults[0])


def test_a_reader_is_asked_for_the_text() -> None:
    asked = []

    def ask(text: str) -> str:
        asked.append(text)
        return json.dumps({"drafts": [said()]})

    reading = OutsideReader(ask)(TEXT, language="en", document=POST)
    assert asked == [TEXT]
    assert (reading.document, reading.drafts[0].act) == (POST, SpeechAct.STATE)


@given(readings())
def test_data_fits_its_schema_and_is_json(reading: Reading) -> None:
    data = reading_data(reading)
    jsonschema.Draft202012Validator(reading_schema()).validate(data)
    assert json.loads(json.dumps(data, ensure_ascii=False)) == data  # escapes join surrogates


@given(readings())
def test_what_is_printed_is_read_again(reading: Reading) -> None:
    data = reading_data(reading)
    if not all(draft.cue or draft.content for draft in reading.drafts):
        with pytest.raises(LoadError):
            reading_from(data, reading.text, language="en")
        return
    again = reading_from(data, reading.text, language="en", document=POST, lexicon=LEXICON)
    by_id = {draft.id: draft for draft in again.drafts}
    for draft, printed in zip(reading.drafts, data["drafts"], strict=True):
        read = by_id[draft.id]
        assert (read.cue, read.content, read.act) == (draft.cue, draft.content, draft.act)
        assert read.links == (draft.links or read.links)
        assert (read.tier, read.rule, read.doubts) == (draft.tier, draft.rule, draft.doubts)
        assert [[s.start, s.end] for s in read.source.spans] == printed["source"]


@given(TEXTS, st.recursive(
    st.none() | st.booleans() | st.integers(-2, 9) | st.sampled_from(["d1", "state", "a", "body"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["id", "source", "cue", "content", "act", "links", "spans", "form", "text",
                         "nth", "responds_to", "draft", "doubts", "kind", "span", "segments"]),
        inner, max_size=4,
    ),
    max_leaves=12,
))  # fmt: skip
def test_whatever_is_answered_is_a_reading_or_faults(text: str, answer: Any) -> None:
    for data in (answer, {"drafts": [answer]}, {"drafts": [], "segments": answer, "dates": answer}):
        with suppress(LoadError):
            assert reading_from(data, text, language="en").text == text
