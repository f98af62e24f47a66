"""What a pronoun asks, and who agrees with that."""

from __future__ import annotations

import pytest

from claimledger.reading.linking.agreeing import Wanted
from claimledger.reading.linking.people import names_in
from claimledger.reading.linking.scene import scene_of
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Form
from unit.reading.linking.pages import ENGLISH, INDONESIAN, Page


def _rank(pronoun: str, words: str, form: Form = Form.NAME, *, indonesian: bool = False) -> int:
    language = INDONESIAN if indonesian else ENGLISH
    scene = scene_of(Page(["We left."]).layout, language)
    return Wanted.by(Voice(words=pronoun, form=Form.PRONOUN), scene).rank(
        Voice((), form, words), scene
    )


@pytest.mark.parametrize(
    ("words", "she", "he"),
    [
        ("Mr Marsh", 2, 0),
        ("Mr Marsh's widow, Edith", 0, 2),
        ("Mr Marsh's brother", 2, 0),
        ("the mother of a man", 0, 2),
        ("Ann Lee, 33, of Tarn, Ms.", 0, 0),
        ("Ann Lee, 33, of Tarn, Ms", 0, 2),
        ("Ms. Lee", 0, 2),
        ("Ole Berg, " + "of Tarn, " * 8 + "a spokeswoman", 0, 0),
    ],
)
def test_a_title_or_a_noun_is_of_women_or_of_men_and_an_owners_title_is_the_owners(
    words: str, she: int, he: int
) -> None:
    assert (_rank("She", words), _rank("He", words)) == (she, he)


@pytest.mark.parametrize(
    "words", ["The harbour council", "A study of rain", "Berg Ltd", "Chirp", "The council, Roe"]
)
def test_a_body_or_a_paper_is_it_and_never_she(words: str) -> None:
    assert (_rank("It", words), _rank("She", words)) == (0, 2)


@pytest.mark.parametrize("words", ["TASS", "the newspaper", "Harbour Courier"])
def test_somebody_who_publishes_or_an_acronym_is_it_and_hardly_she(words: str) -> None:
    assert (_rank("It", words), _rank("She", words)) == (0, 1)


def test_a_body_with_a_person_named_behind_a_comma_may_be_that_person() -> None:
    assert _rank("She", "the council of Tarn, Ann Lee") == 0
    assert _rank("She", "the council of Tarn, New Tarn") == 2
    assert _rank("She", "the council of Tarn, of Lee") == 2


def test_where_pointers_follow_the_noun_at_the_head_comes_first() -> None:
    assert _rank("Dia", "Tim Air Loka", indonesian=True) == 2
    assert _rank("Dia", "Rumah Sakit Loka", indonesian=True) == 2
    assert _rank("Dia", "Budi Tim", indonesian=True) == 0


def test_whoever_has_an_age_is_a_person() -> None:
    scene = scene_of(Page(["Then AR (15) and KL left."]).layout, ENGLISH)
    wanted = Wanted.by(Voice(words="He", form=Form.PRONOUN), scene)
    assert [wanted.rank(voice, scene) for voice in names_in(0, scene)] == [0, 1]


def test_a_title_makes_a_name_of_what_stands_right_behind_it() -> None:
    scene = scene_of(Page(["In Gulfport, Ms., Lee met Ms. Ann Roe and Mr Berg."]).layout, ENGLISH)
    assert scene.women == {"ann", "roe"}
    assert scene.men == {"berg"}
