"""Who a sentence is about."""

from __future__ import annotations

import pytest

from claimledger.reading.linking.scene import scene_of
from claimledger.reading.linking.subjects import nameless, persons_in
from unit.reading.linking.pages import ENGLISH, INDONESIAN, Page


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("A teenager was held.", ["A teenager"]),
        ("A tall young man nodded.", ["A tall young man"]),
        ("A man, 44, was held.", ["A man"]),
        ("A man of Tarn was held.", ["A man of Tarn"]),
        ("A man of rain was held.", ["A man"]),
        ("In Tarn, a widow left.", []),
        ("In Tarn, a widow nodded.", ["a widow"]),
        ("Later a widow nodded.", []),
        ("Ann Lee, a widow, nodded.", []),
        ("Still, a widow nodded.", ["a widow"]),
        ("On Monday, a widow nodded.", ["a widow"]),
        ("Monday, a widow nodded.", ["a widow"]),
        ("A student union was held.", []),
        ("A long and dull and cold man nodded.", []),
        ("The teenager was held.", []),
        ("A bus was held.", []),
        ("A man", ["A man"]),
        ("A man of", ["A man"]),
        ("A", []),
    ],
)
def test_somebody_new_without_a_name_begins_a_sentence(sentence: str, found: list[str]) -> None:
    scene = scene_of(Page([sentence]).layout, ENGLISH)
    assert [voice.words for voice in nameless(0, scene)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Seorang remaja pergi.", ["Seorang remaja"]),
        ("Seorang remaja berinisial A (15) pergi.", ["Seorang remaja berinisial A"]),
        ("Seorang remaja berinisial a pergi.", ["Seorang remaja"]),
        ("Seorang", []),
    ],
)
def test_a_determiner_of_persons_has_its_noun_behind_it(sentence: str, found: list[str]) -> None:
    scene = scene_of(Page([sentence], language=INDONESIAN).layout, INDONESIAN)
    assert [voice.words for voice in nameless(0, scene)] == found


def test_an_office_whose_holder_stands_behind_it_is_left_out() -> None:
    def named(sentence: str) -> list[str]:
        scene = scene_of(Page([sentence]).layout, ENGLISH)
        return [voice.words for voice in persons_in(0, scene)]

    assert named("Mayor Tarn, Ann Lee, left.") == ["Ann Lee"]
    assert named("He met Mayor Tarn, Ann Lee.") == ["Ann Lee"]
    assert named("Mayor Tarn, Ann Lee, and Ole Berg left.") == ["Mayor Tarn", "Ann Lee", "Ole Berg"]
    assert named("Mayor Tarn, Lee, left.") == ["Mayor Tarn", "Lee"]
    assert named("Mayor Tarn, Ann Lee left.") == ["Mayor Tarn", "Ann Lee"]
    assert named("Mayor Tarn and Ann Lee left.") == ["Mayor Tarn", "Ann Lee"]
    assert named("New Orm, Ann Lee, left.") == ["New Orm", "Ann Lee"]
    assert named("Captain Tarn, Ann Lee, left.") == ["Ann Lee"]
    scene = scene_of(Page(["Captain Tarn, Ann Lee, left.", "A captain left."]).layout, ENGLISH)
    assert [voice.words for voice in persons_in(0, scene)] == ["Ann Lee"]
    assert named("it rains") == []
