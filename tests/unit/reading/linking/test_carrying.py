"""Carry-overs: which sentences without a cue go on with what the one before reports."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.parts.drafts import Draft
from unit.reading.linking.pages import ENGLISH, INDONESIAN, Page, aside, chain, doubts, heading

TOLD = "Ole Berg told TASS that both ports are full."


def _page(*behind: Any, told: str = TOLD, **fields: Any) -> Page:
    """Return a relayed sentence with what stands behind it; a text is of the same paragraph."""
    page = Page([told, *(b for b in behind if isinstance(b, str))],
                *(b for b in behind if not isinstance(b, str)))  # fmt: skip
    fields = {"through": ["TASS"], **fields}
    return page.add(0, "Ole Berg", "told", "that both ports are full", **fields)


def _carried(*behind: Any, **fields: Any) -> list[Draft]:
    return [d for d in _page(*behind, **fields).linked() if d.rule.startswith("carried")]


def _rule(*behind: Any, **fields: Any) -> list[str]:
    return [draft.rule.removeprefix("carried:") for draft in _carried(*behind, **fields)]


def test_those_just_named_who_will_also_do_something_are_the_speakers_matter() -> None:
    page = _page("Both will also open a ferry.", "It rained.")
    first, second = page.linked()
    assert chain(second) == chain(first) == ["TASS", "Ole Berg"]
    assert (second.id, second.inherits_from, second.rule) == ("d2", "d1", "carried:also")
    assert [span.of(page.layout.text) for span in second.content] == ["Both will also open a ferry"]
    assert (second.source.form, second.cue, second.segment) == ("none", (), 1)
    assert (second.act, second.tier, second.speech) == ("plan", "medium", "indirect")
    assert doubts(second) == {"carry_over": ()}
    assert "TASS <- Ole Berg" in second.doubts[0].says


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("They will also open a ferry.", ["also"]),
        ("The two also will open a ferry.", ["also"]),
        ("Those ports will also be closed.", ["also"]),
        ("Berg will also resign.", ["also"]),
        ("Both will open a ferry.", []),
        ("Both also opened a ferry.", []),
        ("Trains will also stop.", []),
        ("We will also see.", []),
        ("But both will also stop.", []),
        ("Both of the old town ports will also stop.", []),
        ("Both would also stop.", ["also"]),
        ("He would still not also rest.", ["also"]),
        ("He also thinks it will rain.", []),
        ("Both would stop.", []),
        ("Ole Berg will resign.", ["speaker"]),
        ("Ole Berg resigned.", []),
        ("He will resign.", []),
    ],
)
def test_a_sentence_goes_on_by_its_subject_and_auxiliary(sentence: str, rules: list[str]) -> None:
    assert _rule(sentence) == rules


def test_in_the_next_paragraph_only_the_speaker_of_a_relay_goes_on() -> None:
    assert _rule(["Berg will resign."]) == ["speaker"]
    assert _rule(["Both will also stop."]) == []
    assert _rule(["Berg will resign."], through=[]) == []
    assert _carried(["Berg will resign."])[0].act == "promise"


def test_only_what_stands_right_behind_goes_on() -> None:
    assert _rule(heading("2. More"), ["Berg will resign."]) == []
    assert _rule(aside("See also: rain"), ["Berg will resign."]) == ["speaker"]
    assert _rule(*[aside("See also: rain")] * 6, ["Berg will resign."]) == []
    assert _rule("It rained.", "Both will also stop.") == []
    assert _rule(["It rained."], ["Berg will resign."]) == []
    assert _rule("Both will also stop.", "They will also rest.") == ["also", "also"]


def test_what_nobody_named_says_is_not_carried_on() -> None:
    sentence = "Both will also stop."
    assert _rule(sentence, links=()) == []
    page = Page(["It is said to leak.", sentence]).add(0, "", "is said", "to leak")
    assert len(page.linked()) == 1
    page = Page([sentence, TOLD]).add(1, "Ole Berg", "told", "that both ports are full")
    assert len(page.linked()) == 1


@pytest.mark.parametrize("act", ["gap", "no_comment", "deny", "refuse", "thank", "ask"])
def test_what_puts_nothing_forward_is_not_carried_on(act: str) -> None:
    assert _rule("Both will also stop.", act=act) == []


def test_what_the_outlet_stands_for_is_not_carried_on() -> None:
    assert _rule("Both will also stop.", commits="outlet") == []


def test_a_quotation_and_nothing_else_goes_on() -> None:
    (draft,) = _carried(['"We are ready."'], act="judge", through=[])
    assert (draft.rule, draft.speech, draft.act) == ("carried:quotation", "direct", "judge")
    assert (draft.content[0].start, draft.content[0].end) == (len(TOLD) + 2, len(TOLD) + 17)
    assert _rule(['"We are ready." It rained.']) == []
    assert _rule(['"We are ready.']) == []


def test_a_chain_is_taken_over_from_a_carry_over_too() -> None:
    page = _page(["Berg will resign."], ["He said so."])
    page.add(2, "He", "said", "so", form="pronoun")
    third = page.linked()[2]
    assert (third.id, third.inherits_from) == ("d3", "d2")
    assert chain(third) == ["TASS", "Ole Berg"]


def test_pointers_may_stand_behind_their_noun() -> None:
    def rules(sentence: str) -> list[str]:
        page = Page(["Ole Berg bilang begitu.", sentence], language=INDONESIAN)
        page.add(0, "Ole Berg", "bilang", "begitu")
        return [draft.rule for draft in page.linked()[1:]]

    assert rules("Rapat itu juga akan batal.") == ["carried:also"]
    assert rules("Rapat besar tersebut juga akan batal.") == ["carried:also"]
    assert rules("Rapat besar sekali itu juga akan batal.") == []
    assert rules("Kedua negara juga akan bertemu.") == ["carried:also"]


def test_the_marks_that_end_a_sentence_are_no_part_of_what_is_said() -> None:
    page = _page("They will also stop?!")
    assert [s.of(page.layout.text) for s in page.linked()[1].content] == ["They will also stop"]


def _told(content: str, sentence: str, *, language: Lexicon = ENGLISH, **fields: Any) -> list[str]:
    """Return by which rule a sentence goes on behind one in which somebody says something."""
    page = Page([f"Ole Berg said {content}.", sentence], language=language)
    page.add(0, "Ole Berg", "said", content, **fields)
    return [d.rule.removeprefix("carried:") for d in page.linked()[1:]]


def test_what_the_speaker_has_just_brought_up_is_told_on() -> None:
    assert _told("a sailor was hurt", "The sailor is in a clinic.") == ["taken-up"]
    assert _told("a young sailor was hurt", "The sailor is in a clinic.") == ["taken-up"]
    assert _told("the sailor was hurt", "The sailor is in a clinic.") == []
    assert _told("a sailor was hurt", "Sailors are rare.") == []
    assert _told("a sailor was hurt", "But the sailor is well.") == []
    assert _told("a sailor was hurt", "The sailor is well.", act="plan") == []
    assert _told("a sailor was hurt", "The sailor is well.", speech="direct") == []
    assert _told("seorang nelayan luka", "Nelayan itu dirawat.", language=INDONESIAN) == [
        "taken-up"
    ]
    page = Page(["Ole Berg said a sailor was hurt."], ["The sailor is well."])
    page.add(0, "Ole Berg", "said", "a sailor was hurt")
    assert len(page.linked()) == 1
    page = Page(["Ole Berg spoke.", "The sailor is well."]).add(0, "Ole Berg", "spoke", "")
    assert len(page.linked()) == 1


def test_a_pronoun_that_had_done_something_goes_on_with_what_is_told_of_others() -> None:
    assert _told("that the guard slept", "He had come late.") == ["taken-up"]
    assert _told("that the guard slept", "He came late.") == []
    assert _told("that he slept", "He had come late.") == []
    assert _told("that the guard slept", "It had rained.") == []
    assert _told("that the guard slept", "We had gone.") == []
    assert _told("that the guard slept", "Trains had gone.") == []


def test_without_a_pluperfect_a_pronoun_goes_on_where_the_draft_before_begins_with_a_name() -> None:
    def rules(content: str, *more: str) -> list[str]:
        page = Page(
            [f"Menurut Ole Berg, {content}.", "Dia lalu pergi.", *more], language=INDONESIAN
        )
        page.add(0, "Ole Berg", "Menurut", content)
        return [d.rule.removeprefix("carried:") for d in page.linked()[1:]]

    known = "Lalu polisi menahan Yoga."
    assert rules("Yoga masuk lewat jendela", known) == ["taken-up"]
    assert rules("Yoga masuk lewat jendela") == ["taken-up"]
    assert rules("pencuri masuk lewat jendela") == []
    assert rules("Berg masuk lewat jendela") == []


def test_what_stands_before_the_speakers_own_words_is_theirs() -> None:
    def rules(sentence: str, quote: str = '"We wait," she said.', *, form: str = "pronoun",
              speech: str = "direct", apart: bool = False,
              told: str = "Wells are bad, Ann Lee said.") -> list[str]:  # fmt: skip
        first = [told, sentence]
        page = Page(first, [quote]) if apart else Page([*first, quote])
        page.add(0, "Ann Lee", "said", "ells are bad")
        page.add(2, "she", "said", '"We wait,"', form=form, speech=speech)
        return [d.rule.removeprefix("carried:") for d in page.linked() if not d.cue]

    assert rules("Children fell ill.") == ["between"]
    assert rules("Children fell ill.", told="Ann Lee said wells are bad.") == []
    assert rules("But children fell ill.") == []
    assert rules("Once Max Roe fell ill.") == []
    assert rules("Children fell ill.", speech="indirect") == []
    assert rules("Children fell ill.", form="role") == []
    assert rules("Children fell ill.", apart=True) == []
    page = Page(["Wells are bad, Lee said.", "Some fell ill.", "It rained.", '"No," she said.'])
    page.add(0, "Lee", "said", "Wells are bad")
    page.add(3, "she", "said", '"No,"', form="pronoun", speech="direct")
    assert [d.rule for d in page.linked() if not d.cue] == []


def test_where_reports_do_not_shift_the_tense_a_cue_may_stand_before_what_was_said() -> None:
    page = Page(["Ole Berg bilang sumur kotor.", "Banyak anak sakit.", '"Kami tunggu," katanya.'],
                language=INDONESIAN)  # fmt: skip
    page.add(0, "Ole Berg", "bilang", "sumur kotor")
    page.add(2, "nya", "kata", '"Kami tunggu,"', form="enclitic", speech="direct")
    assert [d.rule for d in page.linked() if not d.cue] == ["carried:between"]


def _run(*between: str, quote: str = '"Kami tunggu," katanya.', source: str = "nya",
         form: str = "enclitic", speech: str = "direct", told: str = "sumur kotor",
         first: str = "Ole Berg", **fields: Any) -> list[str]:  # fmt: skip
    """Return what of the sentences between two of a speaker's goes on with the first."""
    page = Page([f"{first} bilang {told}.", *between, quote], language=INDONESIAN)
    page.add(0, first, "bilang", told, **fields)
    page.add(len(between) + 1, source, "kata", '"Kami tunggu,"', form=form, speech=speech)
    drafts = page.linked()
    assert all(d.rule == "carried:between" and d.act == "state" for d in drafts[1:-1])
    return [d.content[0].of(page.layout.text) for d in drafts[1:-1]]


def test_what_stands_between_a_speakers_words_goes_on_where_it_is_about_nobody_else() -> None:
    assert _run("Maka di sana Yoga sakit.") == ["Maka di sana Yoga sakit"]
    assert _run("Ole Berg sakit.") == ["Ole Berg sakit"]
    assert _run("Presiden sakit.", "Maka presiden pulang.") == []
    assert _run("Maka di sana presiden pulang.") == ["Maka di sana presiden pulang"]
    assert _run("Ann Lee sakit.") == []
    assert _run("Lalu Yoga (44) sakit.") == []
    assert _run("Tetapi anak sakit.") == []
    assert _run("Anak sakit.", act="judge") == ["Anak sakit"]
    assert _run("Anak sakit.", act="deny") == []
    assert _run("Anak sakit.", speech="indirect") == ["Anak sakit"]


def test_several_sentences_go_on_only_where_the_speakers_quoted_words_come_behind() -> None:
    assert _run("Anak sakit.", "Air habis.", "Hujan jarang.") == [
        "Anak sakit", "Air habis", "Hujan jarang",
    ]  # fmt: skip
    assert _run("Anak sakit.", "Air habis.", speech="indirect") == []
    assert _run("Anak sakit.", "Air habis.", "Hujan jarang.", "Sumur kering.") == []
    assert _run("Anak sakit.", "Ann Lee pergi.") == []
    assert _run("Anak sakit.", "Tetapi air habis.") == []


def test_the_speaker_may_be_named_again_behind_what_goes_on() -> None:
    again = {"quote": '"Kami tunggu," kata Berg.', "source": "Berg", "form": "name"}
    assert _run("Anak sakit.", **again) == ["Anak sakit"]
    again = {"quote": '"Kami tunggu," kata Lee.', "source": "Lee", "form": "name"}
    assert _run("Anak sakit.", **again) == []
    assert _run("Anak sakit.", quote='"Kami tunggu," kata.', source="", form="name") == []
    page = Page(["Ole Berg bilang sumur kotor.", "Anak sakit.", "Begitu kata orang."],
                language=INDONESIAN)  # fmt: skip
    page.add(0, "Ole Berg", "bilang", "sumur kotor").add(2, "", "kata", "orang", links=())
    assert [d.rule for d in page.linked() if not d.cue] == []


def test_a_quotation_alone_is_of_who_would_not_answer_or_denied_but_not_of_who_asked() -> None:
    def act(act: str) -> list[str]:
        page = Page(["Ole Berg would not speak of it.", '"Not now."'])
        page.add(0, "Ole Berg", "would not speak", "of it", act=act)
        return [d.act for d in page.linked()[1:]]

    assert act("no_comment") == act("deny") == ["state"]
    assert act("report") == ["report"]
    assert act("ask") == act("gap") == []
    page = Page(["Ole Berg would not speak of it.", "Both will also rest."])
    page.add(0, "Ole Berg", "would not speak", "of it", act="no_comment")
    assert len(page.linked()) == 1


def test_an_aside_between_a_speakers_words_is_passed_over() -> None:
    page = Page(["Ole Berg bilang sumur kotor.", "Anak sakit."], aside("Baca juga: Ann Lee pergi"),
                ['"Kami tunggu," katanya.'], language=INDONESIAN)  # fmt: skip
    page.add(0, "Ole Berg", "bilang", "sumur kotor")
    page.add(3, "nya", "kata", '"Kami tunggu,"', form="enclitic", speech="direct")
    layout = page.layout
    segments = [attrs.evolve(segment, paragraph=0) for segment in layout.segments]
    page.layout = attrs.evolve(layout, segments=tuple(segments))
    assert [d.rule for d in page.linked() if not d.cue] == ["carried:between"]
