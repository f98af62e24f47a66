"""The words of what is said, as a claim has them."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.reading.accepting.wording import wording_of
from claimledger.reading.lexicon import lexicon_of
from unit.reading.told import LEXICON, WORDS

WORDING = wording_of(LEXICON)
ID = wording_of(lexicon_of("id"))
EN = wording_of(lexicon_of("en"))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("that the bridge was safe", "The bridge was safe"),
        ("That the bridge was safe.", "The bridge was safe"),
        ("the  bridge\nwas safe …", "The bridge was safe"),
        ("- it rained!", "It rained"),
        ("it rained?", "It rained?"),
        ("that is a lie", "That is a lie"),
        ("that never happened", "That never happened"),
        ("that", "That"),
        ("iPhones sell", "iPhones sell"),
        ("“big” and “small”", "“big” and “small”"),
        ("5% of it", "5% of it"),
        ("ßa", "ßa"),
        ("", ""),
        (". . .", ""),
    ],
)
def test_a_claim_is_a_sentence_without_what_opens_it(text: str, claim: str) -> None:
    assert WORDING.claimed(text) == claim


def test_a_word_that_points_at_nothing_always_opens_what_is_said() -> None:
    assert ID.claimed("bahwa telah turun hujan") == "Telah turun hujan"
    assert EN.claimed("whether it will rain") == "It will rain"
    assert EN.claimed("that will be all") == "That will be all"


@given(st.text())
def test_a_claim_as_it_should_be_stays_as_it_is(text: str) -> None:
    words = attrs.evolve(LEXICON, words=attrs.evolve(WORDS, complementizers=()))
    once = wording_of(words).claimed(text)
    assert wording_of(words).claimed(once) == once
    assert WORDING.compared(WORDING.compared(text)) == WORDING.compared(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("saying that it rained", ("that it rained", False)),
        ("that she said it rained", ("it rained", False)),
        ("he never said it rained", ("it rained", True)),
        ("ever saying, it said it rained", ("it said it rained", False)),
        ("saying so", None),
        ("saying that rain", None),
        ("Ada said it rained", None),
        ("it rained", None),
        ("that", None),
        ("", None),
    ],
)
def test_what_is_said_not_to_have_been_said(text: str, said: tuple[str, bool] | None) -> None:
    found = WORDING.disavowed(text)
    assert found == said if said is None or "," not in text else found is not None


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("The bridge was safe", ""),
        ("He's gone", "speaker"),
        ("Sand knew he’d left", "document"),
        ("It is safe", "document"),
        ("We’re safe", "speaker"),
        ("Her ship sank", "document"),
        ("", ""),
    ],
)
def test_words_with_a_pronoun_mean_something_else_elsewhere(text: str, within: str) -> None:
    assert WORDING.within(text, direct=False) == within


def test_an_ending_may_be_a_pronoun() -> None:
    assert ID.within("Rumahnya hanyut", direct=False) == "document"
    assert ID.within("nya", direct=False) == ""
    assert ID.within("Kami aman", direct=False) == "speaker"
    assert EN.within("Our ship sank", direct=True) == "speaker"


def test_both_languages_know_how_to_say_it() -> None:
    assert ID.disavowed("tidak pernah mengatakan bahwa hujan turun") == ("bahwa hujan turun", True)
    assert ID.disavowed("pernah mengatakan hujan turun") == ("hujan turun", False)
    assert EN.disavowed("I never said it rained") == ("it rained", True)
    assert EN.disavowed("telling police that it rained") is None
