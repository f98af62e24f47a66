"""Names taken apart: offices, countries between office and name, appositions, outlets."""

from __future__ import annotations

import attrs
import pytest

from claimledger.reading.accepting.calling import calling_of
from claimledger.reading.accepting.mentions import Mentions, mentions_in
from claimledger.reading.accepting.naming import Called, called
from claimledger.reading.parts.words import Form
from unit.reading.told import WORDS, voice

CALLING = calling_of(WORDS)


def name(words: str, text: str = "") -> Called:
    return called(voice(words), CALLING, mentions_in(text, WORDS))


@pytest.mark.parametrize(
    ("words", "shown", "person"),
    [
        ("Mira Sand", "Mira Sand", False),
        ("President Ida Holm", "Ida Holm", True),
        ("Minister Sand", "Minister Sand", True),
        ("Minister Jan van Holm", "Jan van Holm", True),
        ("Minister Ida Holm of Pell", "Ida Holm", True),
        ("the newspaper Tide", "Tide", False),
        ("Tide news agency", "Tide news agency", False),
        ("the Pell government", "the Pell government", False),
        ("Ida Holm, clerk of Pell", "Ida Holm", True),
        ("the clerk of Norrin, Ida Holm", "Ida Holm", True),
        ("the clerk, Ida Holm", "Ida Holm", True),
        ("Clerk Ida Holm, President of Pell", "Ida Holm", True),
        ("the Norrin clerk Ida Holm, Pell", "Ida Holm", True),
        ("Harbour Authority (HA)", "Harbour Authority", False),
        ("The Independent", "The Independent", False),
        ("Sand, Holm and others", "Sand", False),
        ("the two of them", "the two of them", False),
        ("Tide's Ida Holm", "Ida Holm", False),
        ("Ida Holm who", "Ida Holm", False),
        ("who", "who", False),
        ("Ida Holm MP", "Ida Holm", True),
        ("Holm MP", "Holm MP", False),
        ("Ida Holm, who left", "Ida Holm", False),
        ("its agent, Ida Holm", "Ida Holm", False),
        ("A rescue volunteer, Ida Holm", "Ida Holm", False),
        ("Tidal Rovers, Ida Holm", "Tidal Rovers", False),
        ("Mira Sand, of Ida Holm", "Mira Sand", False),
        ("Dr Ida Lund Holm", "Ida Lund Holm", True),
        ("Dr Pell Ida Lund Holm", "Ida Lund Holm", True),
        ("the clerk KPA Ida Holm", "Ida Holm", True),
        ("the clerk KPA RT Ida Lund Holm", "Ida Lund Holm", True),
        ("chairman Ida Holm", "Ida Holm", True),
        ("the friendly Dr Ida Holm", "Ida Holm", True),
        ("Tidal Dr Ida Holm", "Tidal Dr Ida Holm", False),
    ],
)
def test_a_name_is_told_from_office_and_apposition(words: str, shown: str, person: bool) -> None:  # noqa: FBT001  # a case
    found = name(words)
    assert (found.shown, found.person) == (shown, person)


@pytest.mark.parametrize(
    "words",
    [
        "the minister of Pell",
        "Norrin's minister",
        "a spokesman for Ida Holm",
        "Minister Harbours Pell",
        "Minister Tidal Harbours Pell",
        "a newspaper in Pell",
        "the newspaper Pell",
        "the clerk, the minister",
        "Dr Pell",
        "Dr Holm's lawyers",
        "President Holm's lawyers",
        "a Norrin Democrat",
    ],
)
def test_an_office_or_a_kind_of_body_is_no_name(words: str) -> None:
    assert name(words).name == ()
    assert name(words).shown == words


def test_a_clause_about_an_office_is_left_out() -> None:
    assert name("the minister, who left, and more").shown == "the minister"


def test_what_is_used_alone_with_a_part_of_it_is_a_body() -> None:
    text = "They met, Tidal Bank Norrin, Bank Norrin and more"
    assert name("Clerk Tidal Bank Norrin", text).name == ()
    assert name("Clerk Tidal Bank Norrin", "They met, Bank Norrin").shown == "Bank Norrin"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("his friend Owen Marsh", "Owen Marsh"),
        ("Tidal Rovers manager Fabio Denti", "Fabio Denti"),
        ("the friend of Owen Marsh", "the friend of Owen Marsh"),
        ("his friend Owen", "his friend Owen"),
        ("the harbours of Norrin Pell", "the harbours of Norrin Pell"),
        ("the government Norrin Pell", "the government Norrin Pell"),
        ("Composer Ida Holm", "Ida Holm"),
        ("Tidal Ida Holm", "Tidal Ida Holm"),
    ],
)
def test_what_describes_somebody_is_no_part_of_the_name(words: str, shown: str) -> None:
    text = "They met, Tidal, Ida Holm and more. A composer left."
    assert name(words, text).shown == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Chief clerk Ida Holm", "Ida Holm"),
        ("Holm, 58", "Holm"),
        ("Holm, who left", "Holm"),
        ("Residents, who left", "Residents"),
        ("the harbours of Ida Holm", "the harbours of Ida Holm"),
    ],
)
def test_a_name_that_is_taken_for_an_office_is_still_one(words: str, shown: str) -> None:
    mentions = mentions_in("They met, Ida Holm and more", WORDS)
    assert called(voice(words, Form.ROLE), CALLING, mentions).shown == shown


def test_the_office_of_a_place_is_no_name() -> None:
    assert name("Minister Tidal Quay", "She came at Quay.").name == ()
    assert name("Minister Tidal Quay", "She came by Quay.").name == ("tidal", "quay")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Then Mira Ida Holm left.", "Mira Ida Holm"),  # it stands alone
        ("Norrin spoke.", "Mira Ida Holm"),  # the country does
        ("", "Ida Holm"),
    ],
)
def test_a_country_between_office_and_name_is_left_out(text: str, shown: str) -> None:
    assert name("President Norrin Mira Ida Holm", text).shown == shown


@pytest.mark.parametrize(
    ("words", "form", "medium"),
    [
        ("Harbour Post", Form.NAME, True),
        ("the Norrin news agency", Form.ROLE, True),
        ("the post", Form.ROLE, False),
        ("a friend at the newspaper", Form.ANONYMOUS, False),
        ("Straitwire spokesman Ida Holm", Form.NAME, False),
        ("Norrin Newspaper", Form.NAME, False),
        ("Ida Holm, the newspaper", Form.NAME, False),
        ("Norrin News Agency", Form.NAME, True),
        ("the newspaper Norrin", Form.NAME, True),
        ("a spokesman of the newspaper", Form.ROLE, False),
    ],
)
def test_who_publishes_is_told_from_who_speaks_for_them(
    words: str,
    form: Form,
    medium: bool,  # noqa: FBT001  # a case
) -> None:
    assert called(voice(words, form), CALLING, Mentions()).medium is medium


def test_articles_and_brackets_play_no_part_in_what_is_compared() -> None:
    assert name("the Harbour  Authority (HA)").key == name("Harbour Authority").key
    assert called(voice("the", Form.ROLE), CALLING, Mentions()).key == ("the",)


def test_phrases_of_three_words_are_found() -> None:
    phrases = frozenset({("chief", "of", "police")})
    assert CALLING.holds(("the", "chief", "of", "police"), phrases)
    assert not CALLING.holds(("the", "chief", "of"), phrases)


def test_a_known_country_between_office_and_name_is_left_out() -> None:
    assert name("President Pell Mira Ida Holm").shown == "Mira Ida Holm"


def test_a_capital_that_only_opens_a_sentence_is_no_name_where_one_points() -> None:
    follow = calling_of(attrs.evolve(WORDS, pointers_follow=True, pointers=("itu",)))

    def is_name(words: str) -> bool:
        return bool(called(voice(words), follow, Mentions()).name)

    assert not is_name("Pria 52 tahun itu")
    assert is_name("Pria Holm itu")
    assert is_name("Pria 52 tahun")
    assert name("That man").name != ()


def test_words_for_a_group_are_compared_without_what_points_back() -> None:
    def group(words: str, form: Form = Form.ANONYMOUS) -> tuple[str, ...]:
        return called(voice(words, form), CALLING, Mentions()).group

    assert group("the two officials") == ("two", "officials")
    assert group("that same source") == group("the source") == ("source",)
    assert group("the") == ("the",)
    assert group("same") == ("same",)


@pytest.mark.parametrize(
    ("words", "known"),
    [("the officials", True), ("two officials", False), ("officials", False), ("a source", False)],
)
def test_words_tell_whether_one_was_named_before(words: str, known: bool) -> None:  # noqa: FBT001  # a case
    assert called(voice(words, Form.ROLE), CALLING, Mentions()).known is known
    follow = calling_of(attrs.evolve(WORDS, pointers_follow=True, pointers=("those",)))
    assert follow.is_known("officials those")
    assert follow.is_known("officials")
    assert not follow.is_known("a official those")
