"""Carry-overs: which sentences without a cue go on with what the one before reports."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger.reading.parts.drafts import Draft
from unit.reading.linking.pages import INDONESIAN, Page, aside, chain, doubts, heading

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
