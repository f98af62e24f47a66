"""Answers: which earlier drafts a denial is about, surely or perhaps."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from unit.reading.linking.pages import INDONESIAN, Page, answers, doubts, heading

ACCUSED = [
    "Ann Lee accused the depot of a spill and of a leak.",
    "Max Roe accused Ole Berg of fraud.",
]


def _answer(sentence: str, content: str, *, act: str = "deny", apart: int = 0,
            source: str = "Ole Berg", cue: str = "denied", **fields: Any
            ) -> tuple[list[str], list[str]]:  # fmt: skip
    """Return what a sentence answers that stands behind two accusations: d1 and d2, and d3."""
    page = Page(ACCUSED, *[["It rained."]] * apart, [sentence]) if apart else Page(
        [*ACCUSED, sentence]
    )  # fmt: skip
    page.add(0, "Ann Lee", "accused", "of a spill", act="accuse", addressee="the depot")
    page.add(0, "Ann Lee", "accused", "of a leak", act="accuse", addressee="the depot")
    page.add(1, "Max Roe", "accused", "of fraud", act="accuse", addressee="Ole Berg")
    last = len(page.layout.segments) - 1
    page.add(last, source, cue, content, act=act, **fields)
    return answers(page.linked()[-1])


def test_the_nearest_accusation_is_answered_surely_others_nearby_perhaps() -> None:
    assert _answer("Ole Berg denied the accusation.", "the accusation") == (["d3"], ["d1", "d2"])
    assert _answer("Tom Day denied the accusation.", "the accusation", source="Tom Day") == (
        ["d3"], ["d1", "d2"],
    )  # fmt: skip


def test_what_is_answered_perhaps_is_a_doubt() -> None:
    page = Page([*ACCUSED, "Ole Berg denied that accusation."])
    page.add(0, "Ann Lee", "accused", "of a spill", act="accuse")
    page.add(1, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(2, "Ole Berg", "denied", "that accusation", act="deny")
    (doubt,) = page.linked()[-1].doubts
    assert (doubt.kind, doubt.candidates) == ("denial_scope", ("d1",))
    assert doubt.says == "that it answers these, too, is a reading"
    page = Page([ACCUSED[0]], ["Ole Berg denied it."])
    page.add(0, "Ann Lee", "accused", "of a spill", act="accuse")
    page.add(1, "Ole Berg", "denied", "it", act="deny")
    (doubt,) = page.linked()[-1].doubts
    assert doubt.says == "what it answers is a reading"


def test_conjuncts_of_one_sentence_are_answered_together() -> None:
    page = Page([ACCUSED[0], "The depot denied the accusation."])
    page.add(0, "Ann Lee", "accused", "of a spill", act="accuse")
    page.add(0, "Ann Lee", "accused", "of a leak", act="accuse")
    page.add(1, "The depot", "denied", "the accusation", act="deny", form="role")
    assert answers(page.linked()[-1]) == (["d1", "d2"], [])
    assert page.linked()[-1].doubts == ()


def test_the_accusation_that_is_addressed_to_the_one_who_answers_is_meant() -> None:
    assert _answer("The depot denied that accusation.", "that accusation", source="The depot",
                   form="role") == (["d1", "d2"], ["d3"])  # fmt: skip


def test_the_accuser_who_is_named_beside_the_noun_is_meant() -> None:
    found = _answer("Ole Berg denied Lee's accusation.", "Lee's accusation")
    assert found == (["d1", "d2"], [])
    assert _answer("Ole Berg denied Tom's accusation.", "Tom's accusation") == ([], [])


def test_whoever_is_named_beside_the_noun_is_answered_whatever_the_act() -> None:
    page = Page(["Ann Lee said it was fraud.", "Ole Berg denied Lee's accusation."])
    page.add(0, "Ann Lee", "said", "it was fraud")
    page.add(1, "Ole Berg", "denied", "Lee's accusation", act="deny")
    assert answers(page.linked()[1]) == (["d1"], [])
    page.drafts[0] = page.add(0, "Ann Lee", "said", "it was fraud", act="thank").drafts.pop()
    assert answers(page.linked()[1]) == ([], [])


def test_words_beside_the_noun_choose_and_those_that_nobody_said_make_it_vague() -> None:
    found = _answer("Ole Berg denied the accusation of a leak.", "the accusation of a leak")
    assert found == (["d1", "d2"], [])
    assert _answer("Ole Berg denied the theft accusation.", "the theft accusation") == (
        [], ["d3"],
    )  # fmt: skip


def test_a_noun_without_a_pointer_answers_perhaps() -> None:
    assert _answer("Ole Berg denied accusation.", "accusation") == ([], ["d3"])


def test_a_noun_of_several_answers_all_nearby_and_both_the_nearest_two() -> None:
    content = "those accusations"
    assert _answer(f"Ole Berg denied {content}.", content) == (["d3", "d1", "d2"], [])
    content = "the accusations"
    assert _answer(f"Ole Berg denied {content}.", content) == (["d3", "d1", "d2"], [])
    content = "both accusations"
    assert _answer(f"Ole Berg denied {content}.", content) == (["d3", "d1", "d2"], [])
    page = Page([ACCUSED[1], "Ole Berg denied both accusations."])
    page.add(0, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(1, "Ole Berg", "denied", "both accusations", act="deny")
    assert answers(page.linked()[-1]) == (["d1"], [])


def test_a_noun_of_several_answers_those_farther_up_perhaps() -> None:
    page = Page([ACCUSED[0]], ["It rained."], [ACCUSED[1], "Ole Berg denied all accusations."])
    page.add(0, "Ann Lee", "accused", "of a spill", act="accuse")
    page.add(2, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(3, "Ole Berg", "denied", "all accusations", act="deny")
    assert answers(page.linked()[-1]) == (["d2"], ["d1"])
    page = Page([ACCUSED[0]], *[["It rained."]] * 3, [ACCUSED[1], "Ole Berg denied those claims."])
    page.add(0, "Ann Lee", "accused", "of a spill", act="accuse")
    page.add(4, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(5, "Ole Berg", "denied", "those claims", act="deny")
    assert answers(page.linked()[-1]) == (["d2"], [])


def test_a_noun_of_several_stays_with_the_conjuncts_of_the_nearest() -> None:
    page = Page([ACCUSED[1], ACCUSED[0], "Ole Berg denied those claims."])
    page.add(0, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(1, "Ann Lee", "accused", "of a spill", act="accuse")
    page.add(1, "Ann Lee", "accused", "of a leak", act="accuse")
    page.add(2, "Ole Berg", "denied", "those claims", act="deny")
    assert answers(page.linked()[-1]) == (["d2", "d3"], ["d1"])


def test_three_paragraphs_up_is_near_enough_for_the_nearest_and_one_more_is_not() -> None:
    content = "the accusation"
    assert _answer(f"Ole Berg denied {content}.", content, apart=2) == (["d3"], ["d1", "d2"])
    assert _answer(f"Ole Berg denied {content}.", content, apart=3) == ([], ["d3"])


def test_only_acts_that_the_noun_can_stand_for_are_answered() -> None:
    assert _answer("Ole Berg rejected the demand.", "the demand", cue="rejected") == ([], [])


@pytest.mark.parametrize("act", ["confirm", "no_comment", "refuse"])
def test_confirmations_and_refusals_answer_too(act: str) -> None:
    content = "the accusation"
    assert _answer(f"Ole Berg denied {content}.", content, act=act) == (["d3"], ["d1", "d2"])


def test_statements_answer_only_where_they_reject_a_noun_that_points() -> None:
    sentence = "Ole Berg called the accusation baseless."
    for words, found in (
        ("the accusation baseless", (["d3"], ["d1", "d2"])),
        ("the accusation", ([], [])),
    ):
        assert _answer(sentence, words, act="judge", cue="called") == found
    assert _answer("Ole Berg called a claim baseless.", "a claim baseless", act="judge",
                   cue="called") == ([], [])  # fmt: skip
    assert _answer("Ole Berg said it is without merit.", "it is without merit", act="state",
                   cue="said") == ([], [])  # fmt: skip


def test_it_stands_for_what_was_put_forward_last() -> None:
    assert _answer("Ole Berg denied it.", "it") == (["d3"], [])
    assert _answer("Ole Berg denied it.", "it", apart=1) == ([], ["d3"])
    page = Page(["Ann Lee refused to go.", "Ole Berg denied it."])
    page.add(0, "Ann Lee", "refused", "to go", act="refuse")
    page.add(1, "Ole Berg", "denied", "it", act="deny")
    assert answers(page.linked()[-1]) == ([], [])


def test_a_refusal_to_comment_without_words_answers_nothing() -> None:
    assert _answer("Ole Berg denied.", "", act="no_comment") == ([], [])


def test_nobody_answers_themselves_nor_a_heading_nor_the_same_sentence() -> None:
    page = Page(["Ole Berg accused the depot of fraud.", "Berg denied the accusation."])
    page.add(0, "Ole Berg", "accused", "of fraud", act="accuse")
    page.add(1, "Berg", "denied", "the accusation", act="deny")
    assert answers(page.linked()[-1]) == ([], [])
    page = Page(heading("Lee accuses Berg of fraud"), ["Berg denied the accusation."])
    page.add(0, "Lee", "accuses", "of fraud", act="accuse")
    page.add(1, "Berg", "denied", "the accusation", act="deny")
    assert answers(page.linked()[-1]) == ([], [])
    page = Page(["Lee spoke of fraud and Berg denied the accusation."])
    page.add(0, "Lee", "spoke", "of fraud", act="accuse")
    page.add(0, "Berg", "denied", "the accusation", act="deny")
    assert answers(page.linked()[-1]) == ([], [])


def _retold(content: str, *, said: str = "the depot let oil run into the harbour",
            act: str = "deny", first: str = "state", denier: str = "Ole Berg"
            ) -> tuple[list[str], list[str]]:  # fmt: skip
    page = Page([f"Ann Lee said {said}.", f"{denier} denied {content}."])
    page.add(0, "Ann Lee", "said", said, act=first)
    page.add(1, denier, "denied", content, act=act)
    return answers(page.linked()[-1])


def test_a_content_told_in_full_perhaps_answers_one_with_nearly_the_same_words() -> None:
    content = "that the depot let oil run off"
    assert _retold(content) == ([], ["d1"])
    assert _retold(content, act="confirm") == ([], ["d1"])
    assert _retold(content, act="refuse") == ([], [])
    assert _retold(content, first="deny") == ([], [])
    assert _retold(content, denier="Lee") == ([], [])
    assert _retold("that oil run") == ([], [])
    assert _retold("that the depot sold its old oil ships last year") == ([], [])
    assert _retold("that depot oil burns") == ([], [])
    page = Page(["Lee said the depot let oil run and Berg denied that the depot let oil run."])
    page.add(0, "Lee", "said", "the depot let oil run")
    page.add(0, "Berg", "denied", "that the depot let oil run", act="deny")
    assert answers(page.linked()[-1]) == ([], [])


def test_a_noun_written_twice_is_of_several_and_pointers_may_follow() -> None:
    def found(content: str) -> tuple[list[str], list[str]]:
        page = Page(["Lee menuduh A curang.", "Roe menuduh B curang.", f"Berg bantah {content}."],
                    language=INDONESIAN)  # fmt: skip
        page.add(0, "Lee", "menuduh", "A curang", act="accuse")
        page.add(1, "Roe", "menuduh", "B curang", act="accuse")
        page.add(2, "Berg", "bantah", content, act="deny")
        return answers(page.linked()[-1])

    assert found("tuduhan tersebut") == (["d2"], ["d1"])
    assert found("tuduhan-tuduhan itu") == (["d2", "d1"], [])
    assert found("semua tuduhan itu") == (["d2", "d1"], [])
    assert found("kedua tuduhan itu") == (["d2", "d1"], [])
    assert found("tuduhan Lee itu") == (["d1"], [])
    assert found("tuduhan") == ([], ["d2"])
    assert found("tuduhan-balasan itu") == ([], [])


def test_an_ordinal_says_which_of_several_is_answered() -> None:
    content = "the first of those accusations"
    assert _answer(f"Ole Berg denied {content}.", content) == (["d1"], [])
    assert _answer(f"Ole Berg denied {content}.", content, apart=3) == ([], [])
    page = Page([ACCUSED[0], "The depot denied the second accusation."])
    page.add(0, "Ann Lee", "accused", "of a spill", act="accuse")
    page.add(0, "Ann Lee", "accused", "of a leak", act="accuse")
    page.add(1, "The depot", "denied", "the second accusation", act="deny", form="role")
    assert answers(page.linked()[-1]) == (["d2"], [])
    page = Page(["Lee menuduh A curang.", "Berg bantah tuduhan kedua."], language=INDONESIAN)
    page.add(0, "Lee", "menuduh", "A", act="accuse").add(
        0, "Lee", "menuduh", "curang", act="accuse"
    )
    page.add(1, "Berg", "bantah", "tuduhan kedua", act="deny")
    assert answers(page.linked()[-1]) == (["d2"], [])


def test_quoted_words_do_not_say_which_accusation_is_meant() -> None:
    content = 'the accusation "a wild theft story"'
    assert _answer(f"Ole Berg denied {content}.", content) == (["d3"], ["d1", "d2"])
    assert _answer('Ole Berg said "the accusation is baseless."', '"the accusation is baseless."',
                   act="state", cue="said") == ([], [])  # fmt: skip


def _nested(content: str = "a claim that the depot leaks", *, teller: str = "Max Roe",
            told: str = "that the depot leaks", act: str = "deny", first: str = "state"
            ) -> tuple[list[str], list[str]]:  # fmt: skip
    page = Page([*ACCUSED, f"Ole Berg denied {content}, Max Roe or Lee or Berg told."])
    page.add(1, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(2, teller, "told", told, act=first).add(2, "Ole Berg", "denied", content, act=act)
    return answers(page.linked()[-1])


def test_what_the_same_sentence_tells_within_the_content_is_answered() -> None:
    assert _nested() == (["d2"], [])
    assert _nested(act="confirm") == (["d2"], [])
    none: list[str] = []
    others = ((none, ["d1"]), (none, none))
    assert _nested(act="refuse") in others
    assert _nested(teller="Berg") in others
    assert _nested(first="gap") in others
    assert _nested(told="") in others
    assert _nested(told="Max Roe") in others
    assert _nested(told="a claim that the depot leaks") in others
    assert _nested("that the depot leaks oil", told="the depot leaks") == ([], [])


def test_a_medium_that_is_named_beside_the_noun_is_meant() -> None:
    page = Page(["Ann Lee told TASS of fraud.", "Max Roe spoke of theft.",
                 "Ole Berg denied the TASS claim."])  # fmt: skip
    page.add(0, "Ann Lee", "told", "of fraud", through=["TASS"])
    page.add(1, "Max Roe", "spoke", "of theft")
    page.add(2, "Ole Berg", "denied", "the TASS claim", act="deny")
    assert answers(page.linked()[-1]) == (["d1"], [])
    page.drafts[0] = attrs.evolve(page.drafts[0], links=())
    page.drafts[2] = page.add(2, "Ole Berg", "denied", "the TASS claim", act="deny").drafts.pop()
    assert answers(page.linked()[-1]) == ([], ["d2"])


def test_a_draft_without_links_is_its_source_who_answers() -> None:
    found = _answer("Ole Berg denied the accusation.", "the accusation", links=())
    assert found == (["d3"], ["d1", "d2"])


def test_answers_are_no_doubt_where_all_is_sure() -> None:
    page = Page([ACCUSED[1], "Ole Berg denied the accusation."])
    page.add(0, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(1, "Ole Berg", "denied", "the accusation", act="deny")
    assert doubts(page.linked()[-1]) == {}
