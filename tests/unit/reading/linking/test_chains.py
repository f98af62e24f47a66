"""Chains: whom a pronoun means, and what a sentence takes over from the one before."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from claimledger.reading.parts.drafts import Draft
from claimledger.reading.parts.words import Tier
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
    assert doubts(second) == {"inherited_chain": ()}
    assert second.doubts[0].says.endswith("Courier <- state radio <- Ole Berg")
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
    assert _official("The insider") == ["TASS", "The insider"]
    assert _official("The insider", "role") == ["The insider"]
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
    assert doubts(second) == {}
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


def test_one_word_that_only_begins_a_sentence_is_no_rival_of_the_speaker() -> None:
    def doubted(subject: str) -> bool:
        page = Page(["Ole Berg said it leaks.", f"We saw {subject}.", f"{subject} went.",
                     "It burns, said-nya."])  # fmt: skip
        page.add(0, "Ole Berg", "said", "it leaks").add(3, "nya", "said", "It", form="enclitic")
        return "ambiguous_pronoun" in doubts(page.linked()[1])

    assert not doubted("Rain")
    assert doubted("Ann Lee")
    assert not doubted("New Tarn")
    assert doubted("the mayor")


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
    roe = "mayor of Tarn and Wells Max Roe"
    assert meant("He", (roe, "name"), ("Ann Lee", "name")) == [roe]
    roe = "mayor Ann Lee and minister Max Roe"
    assert meant("He", (roe, "name"), ("Tom Day", "name")) == ["Tom Day"]
    assert meant("He", ("mayor Max Roe", "name"), ("Ann Lee", "name")) == ["mayor Max Roe"]
    lee = "Ann Lee, baker and mayor"
    assert meant("He", (lee, "name"), ("Max Roe", "name")) == [lee]
    assert meant("He", ("Courier Lee", "name"), ("Max Roe", "name")) == ["Max Roe"]
    assert meant("He", ("Courier Lee, 46", "name"), ("Max Roe", "name")) == ["Courier Lee, 46"]
    assert meant("He", ("some people", "collective"), ("the mayor", "role")) == ["the mayor"]


def test_a_sentence_of_nobody_named_is_looked_into_for_the_one_meant() -> None:
    page = Page(["Ole Berg is said to drink.", "He denies it."])
    page.add(0, "", "is said", "to drink").add(1, "He", "denies", "it", form="pronoun")
    assert chain(page.linked()[1]) == ["Ole Berg"]


def test_whoever_is_named_before_the_pronoun_in_its_sentence_comes_last() -> None:
    page = Page(["Ole Berg will go, she said to Ann Lee."])
    page.add(0, "she", "said", "Ole Berg will go", form="pronoun")
    assert chain(page.linked()[0]) == ["Ole Berg"]
    page = Page(["Max Roe said no.", "Ole Berg will go, she said."])
    page.add(0, "Max Roe", "said", "no").add(1, "she", "said", "Ole Berg will go", form="pronoun")
    assert chain(page.linked()[1]) == ["Max Roe"]
    bare = attrs.evolve(page.drafts[1], source=attrs.evolve(page.drafts[1].source, spans=()))
    page.drafts[1] = attrs.evolve(bare, links=((bare.source,),))
    assert chain(page.linked()[1]) == ["Max Roe"]


def test_whoever_is_named_before_the_pronoun_comes_first_where_its_clause_hangs_on_that() -> None:
    page = Page(["Max Roe said no.", "Ann Lee wept as she told of it."])
    page.add(0, "Max Roe", "said", "no").add(1, "she", "told", "of it", form="pronoun")
    assert chain(page.linked()[1]) == ["Ann Lee"]
    page = Page(["Max Roe said no.", "Ann Lee went on: she told of it."])
    page.add(0, "Max Roe", "said", "no").add(1, "she", "told", "of it", form="pronoun")
    assert chain(page.linked()[1]) == ["Ann Lee"]
    page = Page(["Max Roe said no to Ann Lee and he told of it."])
    page.add(0, "Max Roe", "said", "no").add(0, "he", "told", "of it", form="pronoun")
    assert chain(page.linked()[1]) == ["Max Roe"], "who speaks in the sentence is its subject"


def test_a_pronoun_agrees_with_a_title_that_the_text_gives() -> None:
    page = Page(["Ms Lee met Mr Roe.", "Lee said no.", "Roe said yes.", "She said so."])
    page.add(1, "Lee", "said", "no").add(2, "Roe", "said", "yes")
    page.add(3, "She", "said", "so", form="pronoun")
    assert chain(page.linked()[2]) == ["Lee"]
    page = Page(["Max Roe said yes.", "A spokeswoman said no.", "He said so."])
    page.add(0, "Max Roe", "said", "yes").add(1, "A spokeswoman", "said", "no", form="role")
    page.add(2, "He", "said", "so", form="pronoun")
    assert chain(page.linked()[2]) == ["Max Roe"]
    page = Page(["Ms Lee met Mr Lee.", "Max Roe said yes.", "Lee said no.", "He said so."])
    page.add(1, "Max Roe", "said", "yes").add(2, "Lee", "said", "no")
    page.add(3, "He", "said", "so", form="pronoun")
    assert chain(page.linked()[2]) == ["Lee"], "who is both is neither"


def test_somebody_with_a_pronoun_is_called_by_the_fullest_name_that_was_given() -> None:
    def called(*first: str) -> list[str]:
        page = Page(
            [*[f"{name} came, {name} said." for name in first], "Berg said no.", "He went."]
        )
        for place, name in enumerate(first):
            page.add(place, name, "said", "came")
        page.add(len(first), "Berg", "said", "no")
        page.add(len(first) + 1, "He", "went", ".", form="pronoun")
        return chain(page.linked()[-1])

    assert called("Ole Berg") == ["Ole Berg"]
    assert called("Ole Berg", "Ann Berg") == ["Berg"]
    assert called("Tarn Berg Works") == ["Berg"]


def test_it_is_a_doubt_whom_a_pronoun_means_where_two_fit_as_well() -> None:
    def doubted(
        first: str, *between: str, cue: str = "said", told: str = "it leaks"
    ) -> tuple[str, ...] | None:
        page = Page(["Max Roe said no.", first, *between, f"He {cue} so."])
        page.add(0, "Max Roe", "said", "no").add(1, "Ole Berg", "said", told)
        page.add(len(between) + 2, "He", cue, "so", form="pronoun")
        return doubts(page.linked()[-1]).get("ambiguous_pronoun")

    assert doubted("Ole Berg said it leaks.") is None
    assert doubted("Ole Berg said it leaks on the mayor.") is None
    assert doubted("Ole Berg said the mayor left.", told="the mayor left") == ("Ole Berg", "mayor")
    assert doubted("Ole Berg said a mayor left.", told="a mayor left") is None
    assert doubted("Ole Berg said in the end the mayor left.", told="in the end the mayor") is None
    assert doubted("Ole Berg said it leaks as Roe left.") == ("Ole Berg", "Max Roe")
    assert doubted("Ole Berg said it leaks as Roe left.", cue="added") is None
    assert doubted("Ole Berg said it leaks by TASS.") is None
    assert doubted("Ole Berg said it leaks.", "Ann Lee left.") == ("Ann Lee", "Ole Berg")
    found = doubted("Ole Berg said it leaks.", "We saw Rain.", "Rain fell.")
    assert found == ("Rain", "Ole Berg")


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


def test_a_description_with_an_age_may_be_of_somebody_named_and_a_pronoun_is_that_one() -> None:
    def read(source: str, form: str = "role", first: str = "Ole Berg") -> list[Draft]:
        page = Page([f"{first} denied it.", f"{source} told TASS of it.", "He admitted it."])
        page.add(0, first, "denied", "it", act="deny")
        page.add(1, source, "told", "of it", form=form, through=["TASS"])
        page.add(2, "He", "admitted", "it", form="pronoun")
        return list(page.linked())

    _, told, admitted = read("The 52-year-old chef")
    assert chain(told) == ["TASS", "The 52-year-old chef"]
    assert doubts(told)["ambiguous_pronoun"] == ("Ole Berg",)
    assert chain(admitted) == ["TASS", "Ole Berg"]
    for source in ("The 52 chef", "The chef", "Some 52-year-old chef", "The 52-year-old mayor"):
        _, told, admitted = read(source)
        assert (doubts(told), chain(admitted)) == ({}, ["TASS", source])
    _, told, admitted = read("The 52-year-old chef", first="TASS")
    assert "ambiguous_pronoun" not in doubts(told)
    assert chain(admitted) == ["TASS", "The 52-year-old chef"]


def test_where_pointers_follow_an_age_stands_between_a_noun_and_its_pointer() -> None:
    def doubted(source: str) -> bool:
        page = Page(["Ole Berg bilang begitu.", f"{source} pergi."], language=INDONESIAN)
        page.add(0, "Ole Berg", "bilang", "begitu")
        page.add(1, source, "pergi", ".", form="role")
        return "ambiguous_pronoun" in doubts(page.linked()[1])

    assert doubted("Pria 52 tahun itu")
    assert doubted("Ibu satu anak itu")
    assert not doubted("Dua pria itu")
    assert not doubted("Pria 52 tahun")
    assert not doubted("Wali kota 52 tahun itu")


def _speaker(*sentences: str, source: str = "she", cue: str = "said", **fields: Any) -> Draft:
    """Return the draft of a pronoun in the last sentence, behind what Max Roe says in the first."""
    page = Page(["Max Roe said no.", *sentences]).add(0, "Max Roe", "said", "no")
    fields = {"form": "pronoun", **fields}
    page.add(len(sentences), source, cue, fields.pop("told", "It rains"), **fields)
    return page.linked()[-1]


def test_who_is_told_of_as_new_comes_before_the_last_speaker_and_that_is_a_doubt() -> None:
    def ending(between: str) -> Draft:
        page = Page(["Max Roe said no.", between, "It rains, said-nya."])
        page.add(0, "Max Roe", "said", "no").add(2, "nya", "said", "It rains", form="enclitic")
        return page.linked()[-1]

    told = ending("Lee, a nurse at home, stood there.")
    assert (chain(told), told.tier) == (["Lee"], "medium")
    assert doubts(told)["ambiguous_pronoun"] == ("Lee", "Max Roe")
    assert chain(ending("Behind stood Ann Lee, 44, as well.")) == ["Ann Lee"]
    assert chain(ending("Against Ann Lee, a nurse, nothing was seen.")) == ["Ann Lee"]
    assert chain(ending("The case against Ann Lee, a nurse, was seen.")) == ["Max Roe"]
    assert chain(ending("Ole Berg and Ann Lee, 44, stood there.")) == ["Ann Lee"]
    assert chain(ending("After that, Ann Lee, a nurse at home, sighed.")) == ["Ann Lee"]
    assert chain(ending("Roe, a nurse at home, stood there.")) == ["Max Roe"]
    assert chain(ending("Ann Lee stood there.")) == ["Max Roe"]


def test_a_pronoun_as_the_subject_of_a_sentence_between_goes_on_with_the_last_speaker() -> None:
    told = _speaker("He met Ann Lee there.", "It rains, she said.")
    assert (chain(told), told.tier, doubts(told)) == (["Max Roe"], "high", {})
    assert chain(_speaker("When he came, Ann Lee left.", "It rains, she said.")) == ["Ann Lee"]


def test_a_quotation_behind_a_colon_is_of_who_is_named_before_it() -> None:
    told = _speaker('Ann Lee wept: "It rains," she said.', told='"It rains,"', speech="direct")
    assert (chain(told), told.tier) == (["Ann Lee"], "high")
    told = _speaker('So: "Ann Lee," she said.', told='"Ann Lee,"', speech="direct")
    assert chain(told) == ["Max Roe"]
    told = _speaker('Ann Lee wept. "It rains," she said.', told='"It rains,"', speech="direct")
    assert chain(told) == ["Max Roe"]
    told = _speaker("Ann Lee wept, she said.", told="", speech="direct")
    assert chain(told) == ["Max Roe"]


def test_what_somebody_calls_it_hangs_on_who_is_named_before() -> None:
    told = _speaker("Ann Lee left what she called a farce.", cue="called", told="a farce")
    assert chain(told) == ["Ann Lee"]


def test_who_replies_to_an_accusation_is_the_accused() -> None:
    def replying(source: str, told: str, *, act: str = "deny", what: str = "it") -> list[str]:
        page = Page([f"{source} accused {told}.", f"He denied {what}."])
        page.add(0, source, "accused", told, act="accuse")
        page.add(1, "He", "denied", what, act=act, form="pronoun")
        draft = page.linked()[-1]
        return [*chain(draft), *(answer.draft for answer in draft.responds_to)]

    assert replying("Max Roe", "Ole Berg of lying") == ["Ole Berg", "d1"]
    assert replying("Max Roe", "Ole Berg of lying", act="admit") == ["Ole Berg"]
    assert replying("Max Roe", "Ole Berg of lying", act="state") == ["Max Roe"]
    assert replying("Berg's critics", "him of lying") == ["Berg", "d1"]
    assert replying("Max Roe", "him of lying") == ["He", "d1"]
    assert replying("the town's critics", "him of lying") == ["He", "d1"]


def test_who_denies_it_is_the_one_that_is_told_of() -> None:
    def denying(told: str, what: str = "it") -> list[str]:
        page = Page([f"Max Roe said {told}.", f"He denied {what}."])
        page.add(0, "Max Roe", "said", told)
        return chain(page.add(1, "He", "denied", what, act="deny", form="pronoun").linked()[-1])

    assert denying("Ole Berg took a bribe") == ["Ole Berg"]
    assert denying("that Ole Berg took a bribe") == ["Max Roe"]
    assert denying("Ole Berg took a bribe", "taking a bribe") == ["Max Roe"]
    page = Page(["Max Roe said so.", "He denied it."]).add(0, "Max Roe", "said", "")
    assert chain(page.add(1, "He", "denied", "it", act="deny", form="pronoun").linked()[-1]) == [
        "Max Roe"
    ]


def test_a_pronoun_of_the_text_itself_may_be_drawn_to_a_verb() -> None:
    assert chain(_speaker("We've said: It rains.", source="We've", told="It rains")) == ["We've"]
    assert chain(_speaker("We’ve said: It rains.",
                          source="We’ve", told="It rains")) == [
        "We’ve"
    ]  # fmt: skip


def test_a_noun_for_several_is_not_meant_by_a_pronoun_for_one() -> None:
    def meant(voice: str, form: str = "role") -> list[str]:
        page = Page(["Max Roe said no.", f"{voice} said yes.", "He said so."])
        page.add(0, "Max Roe", "said", "no").add(1, voice, "said", "yes", form=form)
        return chain(page.add(2, "He", "said", "so", form="pronoun").linked()[-1])

    assert meant("the polls") == ["Max Roe"]
    assert meant("the polls of the year") == ["Max Roe"]
    assert meant("the boss") == ["the boss"]
    assert meant("the head of works") == ["the head of works"]
    assert meant("Ole Bergs", "name") == ["Ole Bergs"]
    assert meant("of works") == ["of works"]


def test_a_noun_that_points_back_is_no_other() -> None:
    page = Page(["Max Roe said no.", "The mayor said yes as Roe left.", "He said so."])
    page.add(0, "Max Roe", "said", "no").add(1, "The mayor", "said", "yes", form="role")
    page.add(2, "He", "said", "so", form="pronoun")
    assert doubts(page.linked()[-1])["ambiguous_pronoun"] == ("The mayor", "Max Roe")
    page = Page(["The mayor said no.", "Max Roe said yes as the mayor left.", "He said so."])
    page.add(0, "The mayor", "said", "no", form="role").add(1, "Max Roe", "said", "yes")
    page.add(2, "He", "said", "so", form="pronoun")
    assert "ambiguous_pronoun" not in doubts(page.linked()[-1])


def test_a_subject_stands_at_the_beginning_of_a_sentence_that_is_not_quoted() -> None:
    def meant(between: str) -> list[str]:
        return chain(_speaker(between, "It rains, she said."))

    assert meant("Still, the very last Ann Lee left.") == ["Ann Lee"]
    assert meant("Walls full of all the same Dirty Dan stood there.") == ["Max Roe"]
    assert meant("Walls stood where they had been for all of us since then, Ann Lee too.") == [
        "Max Roe"
    ]
    assert meant("Then a president came.") == ["Max Roe"]
    assert meant('"Ann Lee left."') == ["Max Roe"]
    assert meant('"We left." Ann Lee smiled.') == ["Max Roe"]


def test_a_thing_that_is_the_subject_is_no_rival_of_the_speaker() -> None:
    def doubted(subject: str) -> bool:
        page = Page(
            ["Max Roe said no.", f"{subject} stood there.", "It rains on a river, said-nya."]
        )
        page.add(0, "Max Roe", "said", "no").add(2, "nya", "said", "It rains", form="enclitic")
        return "ambiguous_pronoun" in doubts(page.linked()[-1])

    assert doubted("Ann Lee")
    assert not doubted("The River Ann")
    assert not doubted("WHO Day")


def test_who_is_spoken_to_or_told_of_first_may_be_meant_as_well() -> None:
    def read(told: str, *, addressee: str = "", form: str = "name") -> Draft:
        page = Page([f"Max Roe told {told}.", "He said so."])
        content = told.removeprefix(addressee).strip()
        page.add(0, "Max Roe", "told", content, addressee=addressee, form=form)
        return page.add(1, "He", "said", "so", form="pronoun").linked()[-1]

    told = read("Ole Berg that it rains", addressee="Ole Berg")
    assert (chain(told), told.tier) == (["Max Roe"], "medium")
    assert doubts(told)["ambiguous_pronoun"] == ("Max Roe", "Ole Berg")
    assert doubts(read("us that Ole Berg left", addressee="us")) == {
        "ambiguous_pronoun": ("Max Roe", "Ole Berg")
    }
    assert doubts(read("us that it rained near Ole Berg", addressee="us")) == {}
    assert chain(read("us it rained near Ole Berg", form="collective")) == ["Ole Berg"], (
        "of those who do not agree in number, whoever is named in that sentence is better"
    )


def test_where_nobody_agrees_with_a_pronoun_nobody_is_meant_and_that_is_a_doubt() -> None:
    def read(source: str, form: str, pronoun: str, **fields: Any) -> Draft:
        page = Page([f"{source} said no.", f"{pronoun} said so."])
        page.add(0, source, "said", "no", form=form)
        return page.add(1, pronoun, "said", "so", form="pronoun", **fields).linked()[1]

    told = read("The council", "role", "She")
    assert (chain(told), told.tier) == (["She"], "medium")
    assert doubts(told) == {"ambiguous_pronoun": ("The council",)}
    assert read("The council", "role", "She", tier=Tier.LOW).tier == "low"
    assert chain(read("Ole Berg", "name", "She")) == ["Ole Berg"]
    assert chain(read("Mr Berg", "name", "She")) == ["She"]
    assert chain(read("Tarn Works", "name", "It")) == ["Tarn Works"]
    assert chain(read("the mayor", "role", "It")) == ["It"]
    assert chain(read("Ole Berg", "name", "They")) == ["Ole Berg"]


def test_a_description_with_an_age_stands_for_who_was_named_before_it_wherever_that_was() -> None:
    page = Page(["Max Roe said no.", "Ole Berg left.", "The 19-year-old said so.", "He said it."])
    page.add(0, "Max Roe", "said", "no").add(2, "The 19-year-old", "said", "so", form="role")
    page.add(3, "He", "said", "it", form="pronoun")
    assert chain(page.linked()[-1]) == ["Ole Berg"]


def test_an_office_before_the_comma_of_its_holder_is_not_who_is_meant() -> None:
    assert chain(_speaker("Mayor of Tarn.", "It rains, she said.")) == ["Mayor"]
    assert chain(_first("Mayor Tarn, Ann Lee, left.")) == ["Ann Lee"]
    for between in (
        "Mayor Tarn, Ann Lee, and Ole Berg left.",
        "Mayor Tarn, Lee, left.",
        "Mayor Tarn, Ann Lee left.",
    ):
        assert chain(_first(between)) == ["Mayor Tarn"]
    assert chain(_first("New Orm, Ann Lee, left.")) == ["New Orm"]


def _first(*between: str) -> Draft:
    """Return the draft of a pronoun behind sentences of which nobody is cited."""
    page = Page([*between, "He said so."])
    return page.add(len(between), "He", "said", "so", form="pronoun").linked()[0]


def test_somebody_new_without_a_name_may_be_meant_and_is_where_they_reply() -> None:
    between = "A tall teenager was held."
    told = _speaker(between, "It rains, he said.", source="he")
    assert (chain(told), told.tier) == (["Max Roe"], "medium")
    assert doubts(told)["ambiguous_pronoun"] == ("Max Roe", "A tall teenager")
    told = _speaker(between, "He admitted theft.", source="He", cue="admitted", told="theft",
                    act="admit")  # fmt: skip
    assert chain(told) == ["A tall teenager"]
    told = _speaker(between, "It admitted theft.", source="It", cue="admitted", told="theft",
                    act="admit")  # fmt: skip
    assert chain(told) == ["Max Roe"]


def test_somebody_new_without_a_name_and_with_an_initial_is_one() -> None:
    page = Page(
        ["Ole Berg bilang begitu.", "Seorang remaja berinisial A (15) pergi.", "Dia bilang ya."],
        language=INDONESIAN,
    )
    page.add(0, "Ole Berg", "bilang", "begitu").add(2, "Dia", "bilang", "ya", form="pronoun")
    assert chain(page.linked()[-1]) == ["Seorang remaja berinisial A"]


def test_who_denies_it_in_the_same_sentence_is_the_one_told_of_or_nobody_named() -> None:
    def denying(told: str, what: str = "it") -> Draft:
        page = Page(["Ole Berg said no.", f"Max Roe said {told} but he denied {what}."])
        page.add(0, "Ole Berg", "said", "no").add(1, "Max Roe", "said", told)
        page.add(1, "he", "denied", what, act="deny", form="pronoun")
        return page.linked()[-1]

    assert chain(denying("Ann Lee took a bribe")) == ["Ann Lee"]
    assert chain(denying("Ann Lee took a bribe", "taking it")) == ["Max Roe"]
    told = denying("he took a bribe")
    assert (chain(told), told.tier) == (["he"], "medium")
    assert doubts(told)["ambiguous_pronoun"] == ("Max Roe", "Ole Berg")
    assert chain(denying("that he took a bribe")) == ["he"]
    assert chain(denying("it leaks")) == ["Max Roe"]
    assert chain(denying("he took a bribe", "taking it")) == ["Max Roe"]
