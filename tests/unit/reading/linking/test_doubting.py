"""Doubts about a draft's source and quotation, and headings that leave the source out."""

from __future__ import annotations

import attrs
import pytest

from claimledger.reading.linking.doubting import doubted
from claimledger.reading.linking.scene import scene_of
from unit.reading.linking.pages import ENGLISH, Page, doubts, heading


def _kinds(page: Page) -> list[str]:
    return list(doubts(page.linked()[-1]))


def test_a_collective_source_is_a_doubt() -> None:
    page = Page(["Observers said it leaks."])
    page.add(0, "Observers", "said", "it leaks", form="collective")
    (draft,) = page.linked()
    assert doubts(draft) == {"collective_source": ()}
    assert "Observers" in draft.doubts[0].says


def test_nobody_or_nobody_named_is_a_gap() -> None:
    page = Page(["Reportedly it leaks."]).add(0, "", "Reportedly", "it leaks")
    assert doubts(page.linked()[0]) == {"provenance_gap": ()}
    page = Page(["A source said it leaks."])
    page.add(0, "A source", "said", "it leaks", form="anonymous")
    assert [d.says for d in page.linked()[0].doubts] == ["“A source” is not named"]
    page = Page(["It is said it leaks."]).add(0, "", "is said", "it leaks", links=())
    assert _kinds(page) == ["provenance_gap"]


def test_a_question_of_the_text_itself_and_a_named_source_are_no_gap() -> None:
    page = Page(["Little is known of it."])
    page.add(0, "", "is known", "of it", act="gap", links=())
    assert _kinds(page) == []
    page = Page(["Ole Berg said it leaks."]).add(0, "Ole Berg", "said", "it leaks")
    assert _kinds(page) == []


def test_a_carry_over_repeats_no_gap_of_the_sentence_before() -> None:
    page = Page(["A source told TASS it leaks.", "They will also stop."])
    page.add(0, "A source", "told", "it leaks", form="anonymous", through=["TASS"])
    assert [list(doubts(d)) for d in page.linked()] == [["provenance_gap"], ["carry_over"]]


@pytest.mark.parametrize(
    ("medium", "speech", "kinds"),
    [
        ("TASS", "direct", ["translated_quotation"]),
        ("TASS", "mixed", ["translated_quotation"]),
        ("the old Courier", "direct", ["translated_quotation"]),
        ("TASS", "indirect", []),
        ("Harbour Courier", "direct", []),
        ("Evening Tide", "direct", []),
    ],
)
def test_a_quotation_through_somebody_who_writes_in_another_language_is_a_doubt(
    medium: str, speech: str, kinds: list[str]
) -> None:
    page = Page([f'"It leaks," Ole Berg told {medium}.'])
    page.add(0, "Ole Berg", "told", '"It leaks,"', through=[medium], speech=speech)
    assert _kinds(page) == kinds


def test_one_doubt_about_the_language_is_enough() -> None:
    page = Page(['"It leaks," Ole Berg told TASS, the Courier said.'])
    page.add(0, "Ole Berg", "told", '"It leaks,"', through=["Courier", "TASS"], speech="direct")
    assert len(page.linked()[0].doubts) == 1


def test_a_missing_quotation_mark_is_a_doubt_of_what_it_holds() -> None:
    page = Page(['"It leaks," said Lee.', 'Berg said "it burns.'], ['Roe said "no" today.'])
    page.add(0, "Lee", "said", '"It leaks,"').add(1, "Berg", "said", '"it burns')
    page.add(2, "Roe", "said", '"no"')
    odd = [list(doubts(draft)) for draft in page.linked()]
    assert odd == [[], ["unbalanced_quote"], []]
    page = Page(['Berg said "it burns.']).add(0, "Berg", "said", '"it')
    both = (page.span(0, '"it'), page.span(0, "burns"))
    page.drafts[0] = attrs.evolve(page.drafts[0], content=both)
    assert len(page.linked()[0].doubts) == 1


def test_what_is_in_no_doubt_stays_the_same_draft() -> None:
    page = Page(["Ole Berg said it leaks."]).add(0, "Ole Berg", "said", "it leaks")
    drafts = tuple(page.drafts)
    assert doubted(drafts, scene_of(page.layout, ENGLISH))[0] is drafts[0]


SAID = "Ole Berg said the old depot leaks oil into the harbour."


def _headed(title: str, *more: str) -> list[list[str]]:
    page = Page(heading(title), [SAID, *more])
    page.add(1, "Ole Berg", "said", "the old depot leaks oil into the harbour")
    for number, sentence in enumerate(more, 2):
        page.add(number, "Ann Lee", "said", sentence.removeprefix("Ann Lee said ").strip("."))
    return [[d.says for d in draft.doubts] for draft in page.linked()]


def test_a_heading_that_restates_a_draft_without_its_source_is_a_doubt_of_that() -> None:
    assert _headed("Depot leaks oil") == [["the heading at 0-15 says it without its source"]]
    assert _headed("Depot leaks oil near here") != [[]]
    assert _headed("Depot leaks oil near every school") == [[]]
    assert _headed("The depot leaks") == [[]]
    assert _headed("Rain") == [[]]


def test_the_draft_with_most_of_a_headings_words_is_meant_or_else_the_first() -> None:
    found = _headed("Old depot leaks oil", "Ann Lee said the depot leaks oil.")
    assert [len(says) for says in found] == [1, 0]
    found = _headed("Depot leaks more oil", "Ann Lee said the depot leaks more oil.")
    assert [len(says) for says in found] == [0, 1]
    found = _headed("Depot leaks oil", "Ann Lee said the depot leaks oil.")
    assert [len(says) for says in found] == [1, 0]


def test_a_heading_that_names_its_source_or_a_gap_is_no_doubt() -> None:
    page = Page(heading("Berg: depot leaks oil"), [SAID])
    page.add(0, "Berg", ":", "depot leaks oil")
    page.add(1, "Ole Berg", "said", "the old depot leaks oil into the harbour")
    assert [draft.doubts for draft in page.linked()] == [(), ()]
    page = Page(heading("Depot leaks oil"), [SAID])
    page.add(1, "Ole Berg", "said", "the old depot leaks oil into the harbour", act="gap")
    assert _kinds(page) == []


def test_a_heading_is_no_restatement_of_another_heading() -> None:
    page = Page(heading("Berg: depot leaks oil"), heading("Depot leaks oil"), ["It rained."])
    page.add(0, "Berg", ":", "depot leaks oil")
    assert _kinds(page) == []


def test_a_word_of_very_many_drafts_is_not_looked_up_in_all() -> None:
    page = Page(heading("Depot leaks oil"), ["Ann Lee said depot leaks oil."] * 20)
    for number in range(1, 21):
        page.add(number, "Ann Lee", "said", "depot" if number < 17 else "depot leaks oil")
    assert not any(draft.doubts for draft in page.linked())
