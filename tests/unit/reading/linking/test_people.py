"""Names: what a voice can be called again by, and who is named in a sentence."""

from __future__ import annotations

import pytest

from claimledger.reading.linking.people import is_introduced, name_of, names_in, same_name
from claimledger.reading.linking.scene import Scene, scene_of
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Form
from unit.reading.linking.pages import ENGLISH, INDONESIAN, Page, heading


def _scene(*sentences: str, indonesian: bool = False) -> Scene:
    language = INDONESIAN if indonesian else ENGLISH
    return scene_of(Page(list(sentences)).layout, language)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ole Berg", ("ole", "berg")),
        ("Ole Berg, mayor of Tarn", ("ole", "berg")),
        ("the mayor, Ole Berg", ("ole", "berg")),
        ("President Ole Berg", ("ole", "berg")),
        ("Tarn's President Ole Berg", ("ole", "berg")),
        ("President Tarn Ole Berg", ("ole", "berg")),
        ("Ole Berg's lawyer, Ann Lee", ("ann", "lee")),
        ("Aunt, Lee", ("lee",)),
        ("Captain Tarn, Ann Lee", ("ann", "lee")),
        ("the voice of Tarn, Captain Ann Lee", ("ann", "lee")),
        ("Captain Lee of Tarn, Captain Lee", ("lee", "tarn")),
        (", 52", ("52",)),
        ("Lee, Aunt", ("lee",)),
        ("Aunt, 52", ("aunt",)),
        ("Ms Ann Lee", ("ann", "lee")),
        ("the ministry of works", ("ministry", "works")),
        ("the mayor", ("mayor",)),
        ("Ann Lee's critics", ("critics",)),
        ("Lee's Deli Works", ("lee", "deli", "works")),
        ("", ()),
    ],
)
def test_a_voice_is_called_again_by_its_name_without_its_office(
    words: str, name: tuple[str, ...]
) -> None:
    assert name_of(Voice(words=words, form=Form.NAME), _scene("He saw Lee.")) == name


def test_a_capital_that_only_begins_the_words_is_no_name_of_somebody_unnamed() -> None:
    assert name_of(Voice(words="A port official", form=Form.ANONYMOUS), _scene("x")) == (
        "port", "official",
    )  # fmt: skip
    assert name_of(Voice(words="Port officials", form=Form.ROLE), _scene("x")) == (
        "port", "officials",
    )  # fmt: skip
    assert name_of(Voice(words="Officials", form=Form.COLLECTIVE), _scene("x")) == ("officials",)


def test_names_are_the_same_where_one_holds_the_other() -> None:
    assert same_name(("berg",), ("ole", "berg"))
    assert same_name(("ole", "berg"), ("berg",))
    assert not same_name(("ole", "lee"), ("ole", "berg"))
    assert not same_name((), ("berg",))


def _named(*sentences: str, at: int = 0, indonesian: bool = False) -> list[str]:
    scene = _scene(*sentences, indonesian=indonesian)
    return [f"{v.words} ({v.form})" for v in names_in(at, scene)]


def test_names_are_runs_of_capitals_with_the_office_before_them() -> None:
    assert _named("Ole Berg met the mayor Ann B. Lee, and Max.") == [
        "Ole Berg (name)", "mayor Ann B. Lee (name)", "Max (name)",
    ]  # fmt: skip
    assert _named("Yesterday the mayor left.") == ["mayor (role)"]


def test_places_behind_a_preposition_and_days_are_no_names() -> None:
    assert _named("Ole Berg met us in New Tarn on Monday") == ["Ole Berg (name)"]


def test_a_dateline_is_no_name() -> None:
    assert _named("TARN, Harbour Courier - Ole Berg left.") == ["Ole Berg (name)"]
    assert _named("TARN \N{EM DASH} Ole Berg left.") == ["Ole Berg (name)"]


def test_the_word_that_opens_a_sentence_is_no_name_where_the_text_writes_it_small() -> None:
    assert _named("Rain Lee left us.") == ["Rain Lee (name)"]
    assert _named("Rain Lee left us.", "More rain came.") == ["Lee (name)"]


def test_the_word_that_opens_a_sentence_is_a_name_by_itself_where_it_is_one_elsewhere() -> None:
    assert _named("Berg fell on us.") == []
    assert _named("Berg fell on us.", "We saw Berg.") == ["Berg (name)"]
    assert _named("Mayor of us.") == ["Mayor (role)"]


def test_a_small_word_is_no_name() -> None:
    assert _named("The rain fell on Ole.") == []


def test_only_the_beginning_of_a_long_sentence_is_looked_at() -> None:
    assert _named("and Ole " + "and so on " * 60 + "Berg") == ["Ole (name)"]


def test_more_than_one_space_is_no_part_of_a_name() -> None:
    assert _named("and Ole  Berg left.") == ["Ole (name)", "Berg (name)"]


def test_a_word_that_opens_a_quotation_is_no_name_by_itself() -> None:
    assert _named('He said: "Rain hit Otto. Wind blew."') == ["Otto (name)"]
    assert _named('He said: "Rain fell."', "We saw Rain.") == ["Rain (name)"]
    assert _named('He said: "Rain Lee fell."', 'And "rain" fell.') == ["Lee (name)"]
    assert _named("He saw: Rain, and Wind! Hail too.") == ["Wind (name)"]


def test_a_capital_in_a_heading_makes_no_name() -> None:
    scene = scene_of(Page(heading("The Rain Fell"), ["We saw Ole."]).layout, ENGLISH)
    assert scene.proper == {"Ole"}


def test_a_word_that_opens_a_sentence_is_a_name_before_an_age_a_description_or_a_verb() -> None:
    assert _named("Lee (44), one of us, left.") == ["Lee (name)"]
    assert _named("Lee, 44, left.") == ["Lee (name)"]
    assert _named("Lee, a nurse at the gate, left.") == ["Lee (name)"]
    assert _named("Lee, nurse at the gate, left.") == ["Lee (name)"]
    assert _named("Lee, still at the gate, left.") == []
    assert _named("Lee, nurse at the gate.") == []
    assert _named("Lee nodded.") == ["Lee (name)"]
    assert _named("Talks ended.") == []
    assert _named("and so: Lee nodded.") == []
    assert _named("Lee pergi.", indonesian=True) == []


def test_somebody_is_told_of_as_new_with_an_age_or_a_description() -> None:
    def new(sentence: str) -> list[bool]:
        scene = _scene(sentence)
        return [is_introduced(voice, scene) for voice in names_in(0, scene)]

    assert new("Ann Lee, 44, met Ole Berg, a nurse, and the mayor, 52.") == [True, False, False]
    assert new("Ann Lee met Ole Berg, a nurse at home, today.") == [False, True]
    assert new("Ann Lee, who had a nurse, and Ole Berg, who left, came.") == [False, False]
    assert new("New Tarn, a state, left; the Courier, a paper, fell.") == [False, False]


def test_an_age_makes_a_person_of_what_stands_behind_a_preposition() -> None:
    assert _named("We sat in Ann Lee, 67, all day.") == ["Ann Lee (name)"]


def test_what_holds_a_number_or_counts_is_no_name() -> None:
    assert _named("We saw Ward 5 and B52 and Ole.") == ["Ole (name)"]
