"""Linking as a whole: numbers, own voice, what a segment is covered by, any text."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from claimledger.reading.linking import STEPS, linked, own_voice
from claimledger.reading.linking.linking import numbered
from claimledger.reading.linking.scene import (
    covered,
    opens_with,
    scene_of,
    within,
    words_in,
)
from claimledger.reading.parts.drafts import Answered
from claimledger.reading.parts.layout import Layout
from claimledger.reading.parts.spans import Span
from unit.reading.linking.pages import ENGLISH, Page, aside, chain, heading


def test_drafts_are_numbered_in_order_and_what_names_them_with_them() -> None:
    page = Page(["Ole Berg said it leaks.", "Ann Lee said so.", "Max Roe said no."])
    page.add(0, "Ole Berg", "said", "it leaks").add(1, "Ann Lee", "said", "so")
    page.add(2, "Max Roe", "said", "no")
    page.drafts[1] = attrs.evolve(page.drafts[1], inherits_from="x0")
    page.drafts[2] = attrs.evolve(
        page.drafts[2], responds_to=(Answered("x1"), Answered("gone", sure=False))
    )
    first, second, third = numbered(tuple(page.drafts), scene_of(page.layout, ENGLISH))
    assert (first.id, second.id, third.id) == ("d1", "d2", "d3")
    assert (first.inherits_from, second.inherits_from) == (None, "d1")
    assert third.responds_to == (Answered("d2"),)


def test_answers_that_a_draft_has_stay() -> None:
    page = Page(["Lee accused Berg.", "Roe accused Berg.", "Berg denied the accusation."])
    page.add(0, "Lee", "accused", "Berg", act="accuse")
    page.add(1, "Roe", "accused", "Berg", act="accuse")
    page.add(2, "Berg", "denied", "the accusation", act="deny")
    page.drafts[2] = attrs.evolve(page.drafts[2], responds_to=(Answered("x0"),))
    assert [a.draft for a in page.linked()[2].responds_to][:2] == ["d1", "d2"]


def test_carry_overs_stand_in_order_of_the_text() -> None:
    page = Page(["Lee told TASS so.", "They will also go."], ["Roe told TASS no."],
                ["Roe will go."])  # fmt: skip
    page.add(0, "Lee", "told", "so", through=["TASS"])
    page.add(2, "Roe", "told", "no", through=["TASS"])
    drafts = page.linked()
    assert [d.segment for d in drafts] == [0, 1, 2, 3]
    assert [d.id for d in drafts] == ["d1", "d2", "d3", "d4"]
    assert [d.inherits_from for d in drafts] == [None, "d1", None, "d3"]
    assert own_voice(drafts, page.layout) == ()


def test_linking_twice_is_linking_once() -> None:
    page = Page(["Lee told TASS so.", "They will also go.", "Roe accused Lee."])
    page.add(0, "Lee", "told", "so", through=["TASS"])
    page.add(2, "Roe", "accused", "Lee", act="accuse")
    once = page.linked()
    chains = [chain(d) for d in linked(once, page.layout, ENGLISH)]
    assert chains == [chain(d) for d in once]
    assert len(STEPS) == 6


def test_what_is_told_within_an_answer_stands_before_it() -> None:
    def order(act: str = "deny", told: str = "that it leaks", cue: str = "of") -> list[str]:
        page = Page(["Berg, Lee heard, denied a claim of Roe that it leaks."])
        page.add(0, "Lee", "heard", "denied", act="state")
        page.add(0, "Berg", "denied", "a claim of Roe that it leaks", act=act)
        page.add(0, "Roe", cue, told)
        return [f"{draft.id} {draft.source.words}" for draft in page.linked()]

    assert order() == ["d1 Lee", "d2 Roe", "d3 Berg"]
    assert order(act="state") == ["d1 Lee", "d2 Berg", "d3 Roe"]
    assert order(told="") == ["d1 Lee", "d2 Berg", "d3 Roe"]
    assert order(told="Lee heard") == ["d1 Lee", "d2 Berg", "d3 Roe"]
    assert order(told="a claim of Roe that it leaks") == ["d1 Lee", "d2 Berg", "d3 Roe"]


def test_only_the_last_drafts_of_a_long_sentence_are_put_in_order() -> None:
    page = Page(["Berg denied a claim of Roe that it leaks."])
    page.add(0, "Berg", "denied", "a claim of Roe that it leaks", act="deny")
    for _ in range(33):
        page.add(0, "Roe", "of", "Berg denied")
    page.add(0, "Roe", "claim", "that it leaks").add(0, "Berg", "denied", "a claim", act="deny")
    page.add(0, "Roe", "of", "claim")
    sources = [draft.cue[0].of(page.layout.text) for draft in page.linked()]
    assert sources[0] == "denied"
    assert sources[-3:] == ["claim", "of", "denied"]


def test_own_voice_is_the_sentences_that_no_draft_touches() -> None:
    page = Page(
        heading("Depot leaks"),
        ["It rained.", "Berg said so.", "It shone."],
        aside("See also: rain"),
    )
    assert own_voice((), page.layout) == (1, 2, 3)
    page.add(2, "Berg", "said", "so")
    assert own_voice(page.drafts, page.layout) == (1, 3)


def test_what_is_said_over_several_sentences_covers_them_all() -> None:
    page = Page(["It rained.", "It shone.", "It blew.", "It froze."])
    page.add(1, "", "", "")
    page.drafts[0] = attrs.evolve(
        page.drafts[0], content=(Span(page.span(1, "shone").start, page.span(2, "blew").end),)
    )
    assert covered(page.drafts, page.layout) == [False, True, True, False]
    assert own_voice(page.drafts, page.layout) == (0, 3)


def test_a_span_before_the_first_segment_counts_for_that() -> None:
    page = Page(["It rained.", "It shone."]).add(0, "", "", "It")
    layout = attrs.evolve(page.layout, segments=page.layout.segments[1:])
    assert covered(page.drafts, layout) == [True]


def test_phrases_are_found_word_by_word() -> None:
    words = words_in("The two ports' chief, re-elected\N{RIGHT SINGLE QUOTATION MARK}s no-one")
    assert words == ("the", "two", "ports", "chief", "re-elected", "s", "no-one")
    assert opens_with(words, {("the",), ("the", "two"), ("two",)}) == 2
    assert opens_with(words, {("two",)}) == 0
    assert opens_with((), {("two",)}) == 0
    assert within(words, {("two", "ports")})
    assert not within(words, {("two", "chief"), ("no",)})
    assert not within(words, ())
    assert words_in("don't Lee's") == ("don't", "lee", "s")


def test_paragraphs_of_body_are_counted_without_headings_and_asides() -> None:
    page = Page(heading("A"), ["B.", "C."], aside("D"), ["E."], heading("F"), ["G."])
    scene = scene_of(page.layout, ENGLISH)
    assert scene.flow == (0, 1, 1, 1, 2, 2, 3)
    assert scene.sections == (1, 1, 1, 1, 1, 2, 2)


def test_nouns_for_what_was_said_are_known_by_their_endings() -> None:
    scene = scene_of(Page(["A."]).layout, ENGLISH)
    found = [scene.anaphor(w) for w in ("claim", "claims", "claim-claim", "claimsy", "plan")]
    assert [noun and noun.several for noun in found] == [False, True, True, None, None]


def test_an_empty_text_is_linked() -> None:
    assert linked((), Layout("", (), ()), ENGLISH) == ()
    assert own_voice((), Layout("", (), ())) == ()


PIECES = [*"aB.,- \"'", "\u2019", "\0", "\ud800", " he ", " will also ", " the claim "]
SENTENCES = (
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=20).map("".join).filter(str.strip)
)


@given(st.lists(SENTENCES, min_size=1, max_size=12), st.data())
def test_any_text_is_linked_and_each_sentence_is_covered_or_the_texts_own(
    sentences: list[str], data: st.DataObject
) -> None:
    page = Page(sentences[:3], sentences[3:])
    for number, sentence in enumerate(sentences):
        if data.draw(st.booleans()):
            words = data.draw(st.sampled_from([sentence, sentence[:1], ""]))
            form = data.draw(st.sampled_from(["name", "pronoun", "enclitic", "anonymous", "role"]))
            act = data.draw(st.sampled_from(["state", "accuse", "deny", "gap"]))
            page.add(number, words, sentence[:1], words, form=form, act=act,
                     through=[words] if words and data.draw(st.booleans()) else [])  # fmt: skip
    drafts = page.linked()
    assert [d.id for d in drafts] == [f"d{n}" for n in range(1, len(drafts) + 1)]
    assert [d.segment for d in drafts] == sorted(d.segment for d in drafts)
    names = {d.id for d in drafts}
    assert {a.draft for d in drafts for a in d.responds_to} <= names
    assert {d.inherits_from for d in drafts} <= names | {None}
    held = {n for n, covers in enumerate(covered(drafts, page.layout)) if covers}
    assert held.isdisjoint(own_voice(drafts, page.layout))
    assert len(held) + len(own_voice(drafts, page.layout)) == len(sentences)
