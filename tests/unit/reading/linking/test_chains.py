"""Chains: whom a pronoun means, and what a sentence takes over from the one before."""

from __future__ import annotations

import attrs
import pytest

from unit.reading.linking.pages import ENGLISH, INDONESIAN, Page, aside, chain, doubts, heading

RELAYED = "The Courier reported that state radio said Ole Berg thanked the crews."


def _two(sentence: str, source: str, cue: str, content: str, **fields: object) -> Page:
    """Return a relayed sentence and another behind it."""
    page = Page([RELAYED, sentence])
    page.add(0, "state radio", "said", "Ole Berg thanked the crews", through=["Courier"],
             inner="Ole Berg", form="role")  # fmt: skip
    return page.add(1, source, cue, content, **fields)  # type: ignore[arg-type]  # the maker's own


def test_a_pronoun_takes_over_the_chain_up_to_the_one_it_means() -> None:
    first, second = _two(
        "He said the port was open.", "He", "said", "the port was open", form="pronoun"
    ).linked()
    assert chain(first) == chain(second) == ["Courier", "state radio", "Ole Berg"]
    assert second.inherits_from == first.id == "d1"
    assert second.source.words == "He"
    assert doubts(second) == {
        "ambiguous_pronoun": ("Ole Berg", "state radio", "Courier"),
        "inherited_chain": (),
    }
    assert second.doubts[1].says.endswith("Courier <- state radio <- Ole Berg")
    assert second.links[2] == first.links[2]


def test_a_pronoun_for_an_inner_link_ends_the_chain_there() -> None:
    second = _two(
        "It said the port was open.", "It", "said", "the port was open", form="pronoun"
    ).linked()[1]
    assert chain(second) == ["Courier"]
    assert second.inherits_from is None
    page = Page(["Ann Lee told the news agency that Ole Berg left.", "It said so."])
    page.add(0, "Ann Lee", "told", "that Ole Berg left", through=["the news agency"])
    page.add(1, "It", "said", "so", form="pronoun")
    assert chain(page.linked()[1]) == ["the news agency"]
    page = Page(["Quoted by TASS, the newspaper said Ole Berg left.", "It said so."])
    page.add(0, "the newspaper", "said", "Ole Berg left", through=["TASS"], inner="Ole Berg")
    page.add(1, "It", "said", "so", form="pronoun")
    assert chain(page.linked()[1]) == ["TASS", "the newspaper"]
    assert page.linked()[1].inherits_from == "d1"


def test_several_are_meant_by_a_pronoun_for_several() -> None:
    page = Page(["Citing officials, Ole Berg said it leaks.", "They said so."])
    page.add(0, "officials", "said", "it leaks", form="collective", through=["Ole Berg"])
    page.add(1, "They", "said", "so", form="pronoun")
    assert chain(page.linked()[1]) == ["Ole Berg", "officials"]
    page = Page(["Ole Berg and Ann Lee met.", "Max Roe said it leaks.", "They said so."])
    page.add(1, "Max Roe", "said", "it leaks")
    page.add(2, "They", "said", "so", form="pronoun")
    assert chain(page.linked()[1]) == ["Max Roe"], "nobody agrees with it: the nearest"


@pytest.mark.parametrize(
    ("sentence", "source", "form", "cue"),
    [
        ("Berg also said the port was open.", "Berg", "name", "also said"),
        ("Berg added the port was open.", "Berg", "name", "added"),
        ("Berg finally went on the port was open.", "Berg", "name", "finally went on"),
    ],
)
def test_the_same_speaker_who_goes_on_keeps_the_relay(
    sentence: str, source: str, form: str, cue: str
) -> None:
    second = _two(sentence, source, cue, "the port was open", form=form).linked()[1]
    assert chain(second) == ["Courier", "state radio", "Berg"]
    assert doubts(second) == {"inherited_chain": ()}


@pytest.mark.parametrize(
    ("sentence", "source", "form"),
    [
        ("Berg said the port was open.", "Berg", "name"),
        ("Lee also said the port was open.", "Lee", "name"),
    ],
)
def test_another_speaker_or_a_new_beginning_takes_nothing_over(
    sentence: str, source: str, form: str
) -> None:
    cue = "also said" if "also" in sentence else "said"
    second = _two(sentence, source, cue, "the port was open", form=form).linked()[1]
    assert (chain(second), second.inherits_from, second.doubts) == ([source], None, ())


def _official(again: str, form: str = "anonymous") -> list[str]:
    page = Page(["A port official told TASS it leaks.", f"{again} said it burns."])
    page.add(0, "A port official", "told", "it leaks", form="anonymous", through=["TASS"])
    page.add(1, again, "said", "it burns", form=form)
    return chain(page.linked()[1])


def test_a_noun_that_points_back_keeps_the_relay() -> None:
    assert _official("The official") == ["TASS", "The official"]
    assert _official("A same official") == ["TASS", "A same official"]
    assert _official("An official") == ["An official"]
    assert _official("Official") == ["Official"]
    assert _official("The official", form="name") == ["The official"]
    page = Page(["Kata sumber istana, dikutip TASS, ia pergi.", "Sumber itu mengatakan begitu."],
                language=INDONESIAN)  # fmt: skip
    page.add(0, "sumber istana", "Kata", "ia pergi", form="anonymous", through=["TASS"])
    page.add(1, "Sumber itu", "mengatakan", "begitu", form="anonymous")
    assert chain(page.linked()[1]) == ["TASS", "Sumber itu"]


def test_a_chain_without_a_relay_is_no_chain_to_take_over() -> None:
    page = Page(["Ole Berg said it leaks.", "He also said it burns.", "Berg added it rains."])
    page.add(0, "Ole Berg", "said", "it leaks")
    page.add(1, "He", "also said", "it burns", form="pronoun")
    page.add(2, "Berg", "added", "it rains")
    _, second, third = page.linked()
    assert (chain(second), second.inherits_from) == (["Ole Berg"], None)
    assert doubts(second) == {"ambiguous_pronoun": ("Ole Berg",)}
    assert (chain(third), third.doubts) == (["Berg"], ())


def test_a_relay_of_its_own_stays_and_only_the_pronoun_is_told() -> None:
    page = Page(["Ole Berg told TASS it leaks.", "He told the Courier it burns, Ann Lee said."])
    page.add(0, "Ole Berg", "told", "it leaks", through=["TASS"])
    page.add(1, "He", "told", "it burns", form="pronoun", through=["Courier"])
    page.add(1, "Ann Lee", "said", "it burns", through=["Courier"])
    _, second, third = page.linked()
    assert (chain(second), second.inherits_from) == (["Courier", "Ole Berg"], None)
    assert chain(third) == ["Courier", "Ann Lee"]


def _far(*between: list[str] | tuple[object, str], lead: str = "") -> str | None:
    """Return from where a chain is taken over by a sentence that stands farther down."""
    page = Page([RELAYED], *between, [*([lead] if lead else []), "He said so."])  # type: ignore[arg-type]  # as it stands
    page.add(0, "state radio", "said", "Ole Berg thanked the crews", through=["Courier"],
             inner="Ole Berg", form="role")  # fmt: skip
    page.add(len(page.layout.segments) - 1, "He", "said", "so", form="pronoun")
    return page.linked()[-1].inherits_from


def test_a_chain_is_taken_over_from_the_paragraph_before_but_not_from_farther() -> None:
    assert _far() == "d1"
    assert _far(lead="it rained.") == "d1"
    assert _far(aside("See also: rain")) == "d1"
    assert _far(*[aside("See also: rain")] * 6) is None
    assert _far(heading("2. Rain")) is None
    assert _far(["it rained."]) is None
    page = Page([RELAYED, "it rained.", "it shone.", "He said so."])
    page.add(0, "state radio", "said", "Ole Berg thanked the crews", through=["Courier"])
    page.add(3, "He", "said", "so", form="pronoun")
    assert page.linked()[-1].inherits_from is None


def test_an_ending_is_taken_for_the_speaker_before_a_word_for_the_one_named_since() -> None:
    sentences = ["Ole Berg said it leaks.", "Ann Lee arrived.", "It burns, said-nya."]
    page = Page(sentences)
    page.add(0, "Ole Berg", "said", "it leaks").add(2, "nya", "said", "It burns", form="enclitic")
    assert doubts(page.linked()[1])["ambiguous_pronoun"] == ("Ole Berg", "Ann Lee")
    page = Page(sentences)
    page.add(0, "Ole Berg", "said", "it leaks").add(2, "It", "said", "burns", form="pronoun")
    page = Page([*sentences[:2], "She said it burns."])
    page.add(0, "Ole Berg", "said", "it leaks").add(2, "She", "said", "it burns", form="pronoun")
    second = page.linked()[1]
    assert doubts(second)["ambiguous_pronoun"] == ("Ann Lee", "Ole Berg")
    assert second.links[0][0].spans == (page.span(1, "Ann Lee"),)


def test_a_pronoun_without_anybody_before_it_is_left_as_it_is() -> None:
    page = Page(["He said it leaks."]).add(0, "He", "said", "it leaks", form="pronoun")
    (draft,) = page.linked()
    assert chain(draft) == ["He"]
    assert [d.says for d in draft.doubts] == ["nobody before it is named or cited"]


def test_offices_and_nouns_for_several_are_told_apart() -> None:
    def meant(pronoun: str, *voices: tuple[str, str]) -> list[str]:
        page = Page([f"{' or '.join(words for words, _ in voices)} said it.", f"{pronoun} spoke."])
        links = tuple((page.voice(0, words, form),) for words, form in reversed(voices))
        page.add(0, voices[0][0], "said", "it", links=links)
        page.add(1, pronoun, "spoke", ".", form="pronoun")
        return chain(page.linked()[1])[-1:]

    assert meant("They", ("the baker", "role"), ("the residents", "role")) == ["the residents"]
    assert meant("They", ("Ole Berg", "name"), ("Ann Lees", "name")) == ["Ole Berg"]
    assert meant("It", ("mayor Ole Berg", "name"), ("Tarn Works", "name")) == ["Tarn Works"]
    assert meant("It", ("a friend", "anonymous"), ("Tarn Works", "name")) == ["Tarn Works"]
    assert meant("It", ("Tarn Works", "name"), ("WHO", "name")) == ["WHO"]
    assert meant("It", ("Ann and Ole", "name"), ("Tarn Works", "name")) == ["Tarn Works"]
    assert meant("He", ("Ann and Ole", "name"), ("Max Roe", "name")) == ["Max Roe"]
    assert meant("He", ("WHO", "name"), ("Max Roe", "name")) == ["Max Roe"]
    assert meant("He", ("some people", "collective"), ("the mayor", "role")) == ["the mayor"]


def test_a_sentence_of_nobody_named_is_looked_into_for_the_one_meant() -> None:
    page = Page(["Ole Berg is said to drink.", "He denies it."])
    page.add(0, "", "is said", "to drink").add(1, "He", "denies", "it", form="pronoun")
    assert chain(page.linked()[1]) == ["Ole Berg"]


def test_whoever_is_named_before_the_pronoun_in_its_sentence_comes_last() -> None:
    page = Page(["Ole Berg will go, she said to Ann Lee."])
    page.add(0, "she", "said", "Ole Berg will go", form="pronoun")
    assert doubts(page.linked()[0])["ambiguous_pronoun"] == ("Ole Berg",)
    page = Page(["Max Roe said no.", "Ole Berg will go, she said."])
    page.add(0, "Max Roe", "said", "no").add(1, "she", "said", "Ole Berg will go", form="pronoun")
    assert doubts(page.linked()[1])["ambiguous_pronoun"] == ("Max Roe", "Ole Berg")
    bare = attrs.evolve(page.drafts[1], source=attrs.evolve(page.drafts[1].source, spans=()))
    page.drafts[1] = attrs.evolve(bare, links=((bare.source,),))
    assert doubts(page.linked()[1])["ambiguous_pronoun"] == ("Max Roe",)


def test_pronouns_of_the_text_itself_stand_for_nobody_before() -> None:
    page = Page(["Ole Berg said it leaks.", "We said so."])
    page.add(0, "Ole Berg", "said", "it leaks").add(1, "We", "said", "so", form="pronoun")
    assert page.linked()[1] == attrs.evolve(page.drafts[1], id="d2")


def test_a_pronoun_may_stand_for_the_speaker_of_the_same_sentence_but_none_behind_it() -> None:
    page = Page(["Ann Lee slept.", "Ole Berg said it leaks and he said it burns."])
    page.add(1, "Ole Berg", "said", "it leaks").add(1, "he", "said", "it burns", form="pronoun")
    assert chain(page.linked()[1]) == ["Ole Berg"]
    page = Page(["Ann Lee slept.", "It burns, he said, and Ole Berg said it leaks."])
    page.add(1, "Ole Berg", "said", "it leaks").add(1, "he", "said", "It burns", form="pronoun")
    assert chain(page.linked()[1]) == ["Ann Lee"]
    page = Page(["Ann Lee slept.", "Reportedly it burns, he said."])
    page.add(1, "", "Reportedly", "it burns").add(1, "he", "said", "it burns", form="pronoun")
    assert chain(page.linked()[1]) == ["Ann Lee"]


def test_an_unnamed_step_of_a_chain_is_spoken_as_a_question_mark() -> None:
    page = Page(["It leaks, TASS said of Lee.", "He said so."])
    nobody = page.voice(0, "")
    links = ((page.voice(0, "TASS"),), (nobody, page.voice(0, "of")), (page.voice(0, "Lee"),))
    page.add(0, "TASS", "said", "It leaks", links=links)
    page.add(1, "He", "said", "so", form="pronoun")
    second = page.linked()[1]
    assert chain(second) == ["TASS", " + of", "Lee"]
    assert second.doubts[-1].says.endswith(": TASS <- ? and of <- Lee")


def test_without_steps_nothing_changes_and_with_others_those_are_taken() -> None:
    page = Page(["Ole Berg said it leaks."]).add(0, "Ole Berg", "said", "it leaks")
    assert page.linked(steps=()) == tuple(page.drafts)
    assert page.linked(steps=[lambda drafts, _: (*drafts, *drafts)]) == (*page.drafts,) * 2
    assert page.language is ENGLISH
