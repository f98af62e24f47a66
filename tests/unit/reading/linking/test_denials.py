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
    assert page.linked()[-1].doubts == (), "one alone leaves nothing to choose"
    page.drafts.insert(1, page.add(0, "Ann Lee", "accused", "of a leak", act="accuse").drafts.pop())
    (doubt,) = page.linked()[-1].doubts
    assert (doubt.says, doubt.candidates) == (
        "which of these it answers is a reading",
        ("d1", "d2"),
    )


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
    assert found == (["d2"], [])
    found = _answer("Ole Berg denied the accusation of leaking.", "the accusation of leaking")
    assert found == (["d2"], []), "words may be akin"
    content = "the accusation on leave"
    assert _answer(f"Ole Berg denied {content}.", content) == (["d3"], ["d1", "d2"])
    assert _answer("Ole Berg denied the theft accusation.", "the theft accusation") == ([], [])
    page = Page([ACCUSED[1], "Ole Berg denied the theft accusation."])
    page.add(0, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(1, "Ole Berg", "denied", "the theft accusation", act="deny")
    assert answers(page.linked()[-1]) == ([], ["d1"]), "there is no other that could be meant"


def test_the_part_of_an_accusation_that_is_left_unanswered_is_a_doubt() -> None:
    page = Page([ACCUSED[0], "The depot denied the leak accusation."])
    page.add(0, "Ann Lee", "accused", "of a spill", act="accuse")
    page.add(0, "Ann Lee", "accused", "of a leak", act="accuse")
    page.add(1, "The depot", "denied", "the leak accusation", act="deny", form="role")
    last = page.linked()[-1]
    assert answers(last) == (["d2"], [])
    assert doubts(last) == {"denial_scope": ("d1",)}


def test_words_that_one_draft_has_all_of_choose_it_whatever_its_act() -> None:
    page = Page(["Ann Lee said they used old needles.", *ACCUSED, "Ole Berg denied them."])
    page.add(0, "Ann Lee", "said", "they used old needles")
    page.add(2, "Max Roe", "accused", "of fraud", act="accuse")
    said = "the old needles accusation"
    page = Page(["Ann Lee said they used old needles.", ACCUSED[1], f"Ole Berg denied {said}."])
    page.add(0, "Ann Lee", "said", "they used old needles")
    page.add(1, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(2, "Ole Berg", "denied", said, act="deny")
    assert answers(page.linked()[-1]) == (["d1"], [])


def test_an_accusation_that_names_who_answers_is_meant_before_a_nearer_one() -> None:
    first = "Ann Lee accused Ole Berg of lies."
    page = Page([first, ACCUSED[0], "Ole Berg denied the accusation."])
    page.add(0, "Ann Lee", "accused", "Ole Berg of lies", act="accuse")
    page.add(1, "Ann Lee", "accused", "of a spill", act="accuse")
    page.add(2, "Ole Berg", "denied", "the accusation", act="deny")
    assert answers(page.linked()[-1]) == (["d1"], ["d2"])


def _report(*told: tuple[str, str, str], answer: str = "the report", apart: bool = False,
            ) -> tuple[list[str], list[str]]:  # fmt: skip
    """Return what a denial of a report answers, behind sentences of source, act and relay."""
    before = [f"{source} of {act}, {relay} told us." for source, act, relay in told]
    page = Page(before, [f"Ole Berg denied {answer}."]) if apart else Page(
        [*before, f"Ole Berg denied {answer}."]
    )  # fmt: skip
    for place, (source, act, relay) in enumerate(told):
        through = [relay] if relay in {"TASS", "the newspaper"} else []
        page.add(place, source, "told", f"of {act}", act=act, through=through)
    page.add(len(told), "Ole Berg", "denied", answer, act="deny")
    return answers(page.linked()[-1])


def test_a_report_means_what_is_reported_or_passed_on_before_what_is_only_said() -> None:
    lee, roe, day = "Ann Lee", "Max Roe", "Tom Day"
    said, told = (lee, "state", "who"), (lee, "report", "who")
    assert _report(told, (roe, "state", "who")) == (["d1"], ["d2"])
    assert _report((lee, "state", "TASS"), (roe, "state", "who")) == (["d1"], ["d2"])
    assert _report(said, (roe, "state", "who")) == (["d2"], ["d1"])
    assert _report(told, (roe, "report", "who"), (day, "state", "who")) == (["d2", "d1"], ["d3"])
    assert _report(told, (roe, "state", "who"), apart=True) == (["d1"], ["d2"])
    assert _report(told, (lee, "state", "who")) == (["d1", "d2"], [])


def test_a_noun_that_is_akin_to_the_cue_of_a_draft_means_that_one() -> None:
    page = Page(["Ann Lee claimed it leaks.", "Roe said it burns.", "Berg denied that claim."])
    page.add(0, "Ann Lee", "claimed", "it leaks").add(1, "Roe", "said", "it burns")
    page.add(2, "Berg", "denied", "that claim", act="deny")
    assert answers(page.linked()[-1]) == (["d1"], ["d2"])
    page = Page(["Ann Lee claimed it leaks."], ["Roe said it burns.", "Berg denied that claim."])
    page.add(0, "Ann Lee", "claimed", "it leaks").add(1, "Roe", "said", "it burns")
    page.add(2, "Berg", "denied", "that claim", act="deny")
    assert answers(page.linked()[-1]) == (["d2"], [])


def test_what_goes_on_with_a_report_is_not_the_report_itself() -> None:
    page = Page(["Ann Lee told TASS it leaks.", "She added it burns.", "Berg denied the report."])
    page.add(0, "Ann Lee", "told", "it leaks", through=["TASS"])
    page.add(1, "She", "added", "it burns", form="pronoun")
    page.add(2, "Berg", "denied", "the report", act="deny")
    assert page.linked()[1].inherits_from == "d1"
    assert answers(page.linked()[-1]) == (["d1"], ["d2"])


def test_all_accusations_nearby_are_answered_by_a_denial_of_all() -> None:
    page = Page([ACCUSED[0]], [ACCUSED[1]], ["Ole Berg denied all accusations."])
    page.add(0, "Ann Lee", "accused", "of a spill", act="accuse")
    page.add(1, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(2, "Ole Berg", "denied", "all accusations", act="deny")
    assert answers(page.linked()[-1]) == (["d2", "d1"], [])


def test_a_heading_that_says_the_same_is_answered_perhaps() -> None:
    def found(head: str, content: str = "of fraud") -> tuple[list[str], list[str]]:
        page = Page(heading(head), [ACCUSED[1], "Ole Berg denied the accusation."])
        page.add(0, "Roe", "accuses", head.partition("accuses ")[2], act="accuse")
        page.add(1, "Max Roe", "accused", content, act="accuse")
        page.add(2, "Ole Berg", "denied", "the accusation", act="deny")
        return answers(page.linked()[-1])

    assert found("Roe accuses Berg of fraud") == (["d2"], ["d1"])
    assert found("Roe accuses depot of spill and theft") == (["d2"], [])
    assert found("Roe accuses of a") == (["d2"], [])


def test_what_others_tell_between_an_accusation_and_its_denial_is_answered_perhaps() -> None:
    def found(act: str = "state", accused: str = "accuse", content: str = "that accusation",
              **fields: Any) -> tuple[list[str], list[str]]:  # fmt: skip
        page = Page([ACCUSED[1], "Tom Day said it burns.", f"Ole Berg denied {content}."])
        page.add(0, "Max Roe", "accused", "of fraud", act=accused)
        page.add(1, "Tom Day", "said", "it burns", act=act, **fields)
        page.add(2, "Ole Berg", "denied", content, act="deny")
        return answers(page.linked()[-1])

    assert found() == (["d1"], ["d2"])
    assert found(content="the fraud accusation") == (["d1"], []), "nothing is told of fraud"
    assert found("promise") == (["d1"], [])
    assert found(speech="direct") == (["d1"], [])
    page = Page(["Tom Day said it burns.", ACCUSED[1], "Ole Berg denied that accusation."])
    page.add(0, "Tom Day", "said", "it burns").add(
        1, "Max Roe", "accused", "of fraud", act="accuse"
    )
    page.add(2, "Ole Berg", "denied", "that accusation", act="deny")
    assert answers(page.linked()[-1]) == (["d2"], [])


def test_what_somebody_tells_who_has_denied_it_is_not_answered() -> None:
    def found(act: str = "state", answer: str = "the claim") -> tuple[list[str], list[str]]:
        page = Page([ACCUSED[1], "Berg denied the claim.", "Berg said he sleeps.",
                     f"Tom Day denied {answer}."])  # fmt: skip
        page.add(0, "Max Roe", "accused", "of fraud", act="accuse")
        page.add(1, "Berg", "denied", "the claim", act="deny")
        page.add(2, "Berg", "said", "he sleeps", act=act)
        page.add(3, "Tom Day", "denied", answer, act="deny")
        return answers(page.linked()[-1])

    assert found() == (["d1"], [])
    assert found("accuse") == (["d3"], ["d1"])
    assert found(answer="Berg's claim") == (["d3"], [])
    assert found(answer="the claim of sleep") == (["d3"], []), "its words say which"
    page = Page(["Tom Day said it leaks.", "Berg denied the claim.", "Berg said he sleeps.",
                 "Day denied the claim."])  # fmt: skip
    page.add(0, "Tom Day", "said", "it leaks").add(1, "Berg", "denied", "the claim", act="deny")
    page.add(2, "Berg", "said", "he sleeps").add(3, "Day", "denied", "the claim", act="deny")
    assert answers(page.linked()[-1]) == (["d3"], []), "Berg has denied nothing else"
    page = Page([ACCUSED[1], "Berg said the claim is baseless.", "Berg said he sleeps.",
                 "Tom Day denied the claim."])  # fmt: skip
    page.add(0, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(1, "Berg", "said", "the claim is baseless").add(2, "Berg", "said", "he sleeps")
    page.add(3, "Tom Day", "denied", "the claim", act="deny")
    assert answers(page.linked()[1]) == (["d1"], [])
    assert answers(page.linked()[-1]) == (["d1"], [])


def test_the_claim_of_somebody_who_has_spoken_is_theirs_or_none() -> None:
    page = Page(
        ["Tom Day asked for more.", "Max Roe accused Day of fraud.", "Berg denied Day's claim."]
    )
    page.add(0, "Tom Day", "asked", "for more", act="ask")
    page.add(1, "Max Roe", "accused", "Day of fraud", act="accuse")
    page.add(2, "Berg", "denied", "Day's claim", act="deny")
    assert answers(page.linked()[-1]) == (["d1"], [])
    page.drafts[0] = page.add(0, "Tom Day", "asked", "for more", act="gap").drafts.pop()
    assert answers(page.linked()[-1]) == ([], [])
    page.drafts[2] = page.add(2, "Berg", "denied", "claim", act="deny").drafts.pop()
    assert answers(page.linked()[-1]) == ([], ["d2"])


def test_others_whom_the_noun_calls_are_answered_perhaps_in_the_same_paragraph() -> None:
    page = Page(["Ann Lee said it leaks.", "Lee said it burns.", "Berg denied Lee's claim."])
    page.add(0, "Ann Lee", "said", "it leaks").add(1, "Lee", "said", "it burns")
    page.add(2, "Berg", "denied", "Lee's claim", act="deny")
    assert answers(page.linked()[-1]) == (["d2"], ["d1"])


def test_an_acronym_calls_who_has_it_among_their_words() -> None:
    page = Page(["The Courier agency, CA, said it leaks.", ACCUSED[1], "Berg denied the CA claim."])
    page.add(0, "The Courier agency, CA", "said", "it leaks")
    page.add(1, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(2, "Berg", "denied", "the CA claim", act="deny")
    assert answers(page.linked()[-1]) == (["d1"], [])


def test_an_office_beside_the_noun_calls_who_holds_it() -> None:
    page = Page(
        ["The mayor, Ann Lee, said it leaks.", ACCUSED[1], "Berg denied the mayor's claim."]
    )
    page.add(0, "The mayor, Ann Lee", "said", "it leaks")
    page.add(1, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(2, "Berg", "denied", "the mayor's claim", act="deny")
    assert answers(page.linked()[-1]) == (["d1"], [])


def test_whoever_confirms_that_something_is_baseless_states_it() -> None:
    page = Page(
        [ACCUSED[1], "Berg confirmed that the accusation is baseless.", "Day denied it all."]
    )
    page.add(0, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(1, "Berg", "confirmed", "that the accusation is baseless", act="confirm")
    last = page.linked()[-1]
    assert (last.act, answers(last)) == ("state", (["d1"], []))


def test_what_ones_own_official_said_is_answered_where_the_medium_is_named() -> None:
    page = Page(["A Berg official told TASS it leaks.", "Berg denied the TASS report."])
    page.add(0, "A Berg official", "told", "it leaks", through=["TASS"])
    page.add(1, "Berg", "denied", "the TASS report", act="deny")
    assert answers(page.linked()[-1]) == (["d1"], [])


def test_a_denial_without_words_of_matter_is_about_what_its_sentence_begins_with() -> None:
    def found(words: str, content: str = "still", act: str = "deny") -> tuple[list[str], list[str]]:
        page = Page([ACCUSED[0], ACCUSED[1], f"{words} Ole Berg denied {content}."])
        page.add(0, "Ann Lee", "accused", "of a leak", act="accuse")
        page.add(1, "Max Roe", "accused", "of fraud", act="accuse")
        page.add(2, "Ole Berg", "denied", content, act=act)
        return answers(page.linked()[-1])

    assert found("As for the leak accusation,") == (["d1"], [])
    assert found("As for the accusation,") == ([], ["d2"])
    assert found("As for the weather,") == ([], [])
    assert found("") == ([], [])
    page = Page([ACCUSED[0], "denied"]).add(0, "Ann Lee", "accused", "of a leak", act="accuse")
    page.add(1, "", "", "denied", act="deny")
    assert answers(page.linked()[-1]) == ([], [])


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
    assert answers(page.linked()[-1]) == ([], ["d1"]), "there must be two"


def test_a_noun_of_several_answers_those_farther_up_perhaps() -> None:
    page = Page([ACCUSED[0]], ["It rained."], [ACCUSED[1], "Ole Berg denied those claims."])
    page.add(0, "Ann Lee", "accused", "of a spill", act="accuse")
    page.add(2, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(3, "Ole Berg", "denied", "those claims", act="deny")
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
    assert _answer(sentence, "the accusation baseless", act="admit", cue="called") == ([], [])
    for words in ("the accusation is not baseless", "the accusation with baseless rumours",
                  "the accusation about what went on in town long ago baseless"):  # fmt: skip
        assert _answer(f"Ole Berg called {words}.", words, act="judge", cue="called") == ([], [])
    words = "the second accusation baseless"
    assert _answer(f"Ole Berg called {words}.", words, act="judge", cue="called")[0] == ["d2"]
    words = "Lee's accusation baseless"
    assert _answer(f"Ole Berg called {words}.", words, act="judge", cue="called") == (
        ["d1", "d2"], [],
    )  # fmt: skip
    assert _answer("Ole Berg called a claim baseless.", "a claim baseless", act="judge",
                   cue="called") == ([], [])  # fmt: skip


def test_it_may_be_called_baseless_in_few_words() -> None:
    def found(words: str, source: str = "Ole Berg") -> tuple[list[str], list[str]]:
        return _answer(f"{source} said {words}.", words, act="state", cue="said", source=source)

    assert found("it is without merit") == (["d3"], [])
    assert found('"This is baseless."') == (["d3"], [])
    assert found("it is in so many words baseless") == ([], [])
    assert found("it is fine") == ([], [])
    assert found("rain is baseless") == ([], [])
    assert found("it is baseless", "Max Roe") == ([], []), "nobody calls their own words so"
    page = Page(["Lee menuduh Berg curang.", "“Itu fitnah,” kata Berg."], language=INDONESIAN)
    page.add(0, "Lee", "menuduh", "Berg curang", act="accuse").add(
        1, "Berg", "kata", "“Itu fitnah,”"
    )
    assert answers(page.linked()[-1]) == (["d1"], [])


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
    assert _retold("that the depot did not let oil run", act="confirm") == ([], [])
    assert _retold("that the depot did not let oil run") == ([], ["d1"])
    assert _retold(content, first="deny") == ([], [])
    assert _retold(content, denier="Lee") == ([], [])
    assert _retold("that oil run") == ([], ["d1"])
    assert _retold("that oil") == ([], [])
    assert _retold("that oil burns") == ([], [])
    assert _retold("that the depot sold its old oil ships last year") == ([], [])
    assert _retold("that depot oil burns") == ([], [])
    assert _retold("wasting oil", said="Ole Berg let oil run") == ([], ["d1"]), "it names him"
    assert _retold("selling old oil", said="Ole Berg let oil run") == ([], [])
    page = Page(["Lee said the depot let oil run and Berg denied that the depot let oil run."])
    page.add(0, "Lee", "said", "the depot let oil run")
    page.add(0, "Berg", "denied", "that the depot let oil run", act="deny")
    assert answers(page.linked()[-1]) == ([], [])


def test_a_thing_that_is_named_again_answers_where_it_was_told() -> None:
    def found(content: str, *, act: str = "confirm", apart: int = 0) -> tuple[list[str], list[str]]:
        said = "they released the crews after a deal"
        page = Page([f"Ann Lee said {said}."], *[["It rained."]] * apart, [f"Berg knew {content}."])
        page.add(0, "Ann Lee", "said", said)
        page.add(apart + 1, "Berg", "knew", content, act=act)
        return answers(page.linked()[-1])

    assert found("the release") == ([], ["d1"])
    assert found("the deal but not more") == ([], ["d1"])
    assert found("this deal") == (["d1"], [])
    assert found("this release") == ([], ["d1"])
    assert found("this new deal", act="deny") == (["d1"], [])
    assert found("this very new deal") == ([], [])
    assert found("this weather") == ([], [])
    assert found("this deal", act="no_comment") == ([], [])
    assert found("this deal", apart=2) == (["d1"], [])
    assert found("this deal", apart=3) == ([], [])
    page = Page(["Lee bilang ada rapat besar.", "Berg membenarkan adanya rapat itu."],
                language=INDONESIAN)  # fmt: skip
    page.add(0, "Lee", "bilang", "ada rapat besar")
    page.add(1, "Berg", "membenarkan", "adanya rapat itu", act="confirm")
    assert answers(page.linked()[-1]) == (["d1"], [])


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
    quoted = '"It rained. The accusation is baseless."'
    assert _answer(f"Ole Berg said {quoted}", quoted, act="state", cue="said") == (
        ["d3"], ["d1", "d2"],
    )  # fmt: skip


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
    assert answers(page.linked()[-1]) == ([], []), "two might be meant, and TASS told neither"


def test_a_draft_without_links_is_its_source_who_answers() -> None:
    found = _answer("Ole Berg denied the accusation.", "the accusation", links=())
    assert found == (["d3"], ["d1", "d2"])


def test_answers_are_no_doubt_where_all_is_sure() -> None:
    page = Page([ACCUSED[1], "Ole Berg denied the accusation."])
    page.add(0, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(1, "Ole Berg", "denied", "the accusation", act="deny")
    assert doubts(page.linked()[-1]) == {}


def _three(content: str, *, act: str = "deny", first: str = "Ann Lee said it leaks.",
           told: str = "it leaks") -> tuple[list[str], list[str]]:  # fmt: skip
    """Return what Berg answers behind a statement of Lee and an accusation of Roe."""
    page = Page([first, ACCUSED[1], f"Berg denied {content}."])
    page.add(0, "Ann Lee", "said", told)
    page.add(1, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(2, "Berg", "denied", content, act=act)
    return answers(page.linked()[-1])


def test_what_is_said_against_somebody_is_none_of_their_own_words() -> None:
    assert _three("the claim of theft against Lee") == ([], ["d2"])
    assert _three("the claim against Lee") == ([], ["d2"])
    assert _three("the claim by Lee") == (["d1"], [])


def test_the_owner_stands_right_beside_the_noun() -> None:
    assert _three("a claim that the old depot of Ann Lee leaks oil") == ([], [])
    assert _three("a claim by the angry Lee of old") == (["d1"], [])


def test_half_of_the_words_beside_the_noun_must_be_told_and_without_a_pointer_all_for_sure() -> (
    None
):
    first, told = "Ann Lee said old needles hurt people.", "old needles hurt people"
    assert _three("the claim of old needles", first=first, told=told) == (["d1"], [])
    assert _three("a claim of old needles", first=first, told=told) == (["d1"], [])
    assert _three("a claim of old blunt needles", first=first, told=told) == ([], ["d1"])
    assert _three("a claim of old blunt needles", act="confirm", first=first, told=told) == ([], [])
    assert _three("a claim of old blunt rusty cheap needles", first=first, told=told) == ([], [])


def test_a_clause_ends_at_a_dash_but_not_behind_a_title() -> None:
    first, told = "Ann Lee said Mr. Day let oil run.", "Mr. Day let oil run"
    content = "the claim of Mr. Hale"
    assert _three(content, first=first, told=told) == ([], ["d2"])
    content = "the claim of Mr. Hale on oil"
    assert _three(content, first=first, told=told) == (["d1"], [])
    content = "the claim - baseless, he thinks - of fraud"
    page = Page([ACCUSED[1], f"Berg said {content}."])
    page.add(0, "Max Roe", "accused", "of fraud", act="accuse").add(1, "Berg", "said", content)
    assert answers(page.linked()[-1]) == ([], [])


def test_a_noun_deep_within_what_is_told_is_not_what_is_answered() -> None:
    content = "that the depot in the old town will look into every claim"
    assert _three(content, act="confirm") == ([], [])


def test_to_confirm_it_three_quarters_of_the_words_must_be_the_same() -> None:
    said = "the depot let oil run into the harbour"
    assert _retold("that the depot let oil flow", said=said) == ([], ["d1"])
    assert _retold("that the depot let oil flow", said=said, act="confirm") == ([], ["d1"])
    assert _retold("that the depot let oil flow away", said=said) == ([], ["d1"])
    assert _retold("that the depot let oil flow away", said=said, act="confirm") == ([], [])


def test_only_reports_farther_up_may_be_meant_by_the_reports() -> None:
    def found(act: str) -> tuple[list[str], list[str]]:
        page = Page([ACCUSED[0]], [ACCUSED[1], "Ole Berg denied those reports."])
        page.add(0, "Ann Lee", "accused", "of a spill", act=act)
        page.add(1, "Max Roe", "accused", "of fraud", act="report")
        page.add(2, "Ole Berg", "denied", "those reports", act="deny")
        return answers(page.linked()[-1])

    assert found("report") == (["d2"], ["d1"])
    assert found("state") == (["d2"], [])


def test_one_noun_means_drafts_that_stand_near_each_other() -> None:
    page = Page([ACCUSED[0], *["It rained."] * 3, ACCUSED[1], "Ole Berg denied those claims."])
    page.add(0, "Ann Lee", "accused", "of a spill", act="accuse")
    page.add(4, "Max Roe", "accused", "of fraud", act="accuse")
    page.add(5, "Ole Berg", "denied", "those claims", act="deny")
    assert answers(page.linked()[-1]) == (["d2"], ["d1"])


def test_a_denial_in_quotation_marks_answers_what_it_calls_baseless() -> None:
    def found(said: str, speech: str = "direct", act: str = "deny") -> tuple[list[str], list[str]]:
        page = Page(["Ann Lee said Ole Berg lied.", f"{said}, Ole Berg denied."])
        page.add(0, "Ann Lee", "said", "Ole Berg lied")
        page.add(1, "Ole Berg", "denied", said, act=act, speech=speech)
        return answers(page.linked()[1])

    assert found('"It is baseless"') == (["d1"], [])
    assert found("It is baseless", "indirect") == ([], [])
    assert found('"It is baseless"', act="refuse") == ([], [])
