"""What a text shows of its names: acronyms, names that stand alone, places."""

from __future__ import annotations

import pytest

from claimledger.reading.accepting.mentions import Mentions, mentions_in, short_for
from unit.reading.told import WORDS


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("They met in Norrin Selatan (Norsel) again.", {"norsel": ("Norrin", "Selatan")}),
        ("the Port and Tide Union (PTU)", {"ptu": ("Port", "and", "Tide", "Union")}),
        ("The Port Tide Authority\n(PTA) said so.", {}),
        ("Mira Sand (34) said so.", {}),
        ("Mira Sand (Labour) said so.", {}),
        ("the port authority (PA) said so.", {}),
        ("Port Authority (PA, founded 2001) said so.", {}),
        ("Authority (A) said so.", {}),
        ("(PA) said so.", {}),
    ],
)  # fmt: skip
def test_an_acronym_is_short_for_the_name_before_its_bracket(
    text: str, short: dict[str, tuple[str, ...]]
) -> None:
    assert mentions_in(text, WORDS).short == short


def test_an_acronym_of_two_names_is_short_for_neither() -> None:
    twice = "Port Authority (PA) and Press Agency (PA) and Port Authority (PA)"
    assert mentions_in(twice, WORDS).short == {}
    assert mentions_in("Port Authority (PA), Port Authority (PA)", WORDS).short == {
        "pa": ("Port", "Authority")
    }


def test_what_follows_a_bracket_does_not_belong_to_the_name_before() -> None:
    assert mentions_in("Port Authority (PA) Holm", WORDS).alone == {
        ("port", "authority"), ("authority",), ("holm",),
    }  # fmt: skip


def test_names_stand_alone_between_small_words_and_marks() -> None:
    found = mentions_in("Then Ida Holm of Norrin, Pell and the Post", WORDS)
    assert found.alone == {
        ("then", "ida", "holm"), ("ida", "holm"), ("norrin",), ("pell",), ("post",),
    }  # fmt: skip


def test_capitals_of_sentences_quotations_and_titles_are_not_a_names_own() -> None:
    def proper(text: str) -> frozenset[str]:
        return mentions_in(text, WORDS).proper

    assert proper("Boats left. “Rain fell”, he said; Ida, Mira came") == {"mira"}
    assert proper("then Ida (IH) left") == {"ida"}
    assert proper("Storm Over Norrin Harbour\n\nIt blew at Pell") == {"pell"}
    assert proper("So Ida Holm left") == {"ida", "holm"}


def test_a_country_behind_an_office_does_not_stand_alone() -> None:
    found = mentions_in("President Norrin Ida Holm came", WORDS)
    assert found.alone == {("president", "norrin", "ida", "holm")}


def test_a_capital_behind_a_preposition_is_a_place() -> None:
    found = mentions_in("Sand was in Norrin. At Pell she spoke; in, Holm said", WORDS)
    assert found.places == {"norrin", "pell"}


def test_only_one_word_is_looked_up_as_an_acronym() -> None:
    mentions = Mentions(short={"pa": ("Port", "Authority")})
    assert mentions.whole(("PA",)) == ("Port", "Authority")
    assert mentions.whole(("PA", "Holm")) == ("PA", "Holm")
    assert mentions.whole(("Sand",)) == ("Sand",)


def test_the_shortest_name_that_fits_is_taken() -> None:
    assert short_for("NS", ["Nine", "Norrin", "Selatan"]) == ("Norrin", "Selatan")
    assert short_for("NS", ["Norrin", "selatan"]) == ()
    assert short_for("NSX", ["Norrin", "Selatan"]) == ()
