"""What a text shows of its names: acronyms, names that stand alone, places."""

from __future__ import annotations

import attrs
import pytest

from claimledger.reading.accepting.mentions import mentions_in, short_for
from unit.reading.told import WORDS


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("They met in Norrin Selatan (Norsel) again.", {"norsel": "Norrin Selatan"}),
        ("the Port and Tide Union (PTU)", {"ptu": "Port and Tide Union"}),
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
    text: str, short: dict[str, str]
) -> None:
    assert mentions_in(text, WORDS).short == short


def test_an_acronym_of_two_names_is_short_for_neither() -> None:
    twice = "Port Authority (PA) and Press Agency (PA) and Port Authority (PA)"
    assert mentions_in(twice, WORDS).short == {}
    assert mentions_in("Port Authority (PA), Port Authority (PA)", WORDS).short == {
        "pa": "Port Authority"
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


def test_what_a_name_is_short_for_is_told_by_the_text_before_the_language() -> None:
    words = attrs.evolve(WORDS, short_names={"N.S": "Norrin Selatan", "PA": "Pell Army"})
    told = mentions_in("the Port Authority (PA)", words)
    assert told.whole(("PA",)) == "Port Authority"
    assert told.whole(("n.s",)) == "Norrin Selatan"
    assert told.whole(("PA", "Holm")) == ""
    assert mentions_in("Port Authority (PA), Press Agency (PA)", words).whole(("PA",)) == ""


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("said Harbours, Tides, and Weather Union (HTWU)", "Harbours, Tides, and Weather Union"),
        (
            "the Board of Harbours, Tides and\nWeather (BHTW)",
            "Board of Harbours, Tides and Weather",
        ),
        ("the Bank, Harbours, Tides and Weather (HTW)", "Harbours, Tides and Weather"),
        ("Harbours; Tides, and Weather (HTW)", ""),
        ("Ida Holm, Weather Union (HTWU)", ""),
        ("Tides, Weather (HTW)", ""),
    ],
)
def test_commas_may_stand_within_a_name_whose_capitals_are_all_in_the_acronym(
    text: str, long: str
) -> None:
    assert mentions_in(text, WORDS).short.get(text[text.index("(") + 1 : -1].casefold(), "") == long


def test_what_stands_behind_a_title_stands_alone() -> None:
    assert ("ida", "holm") in mentions_in("they met Dr Ida Holm", WORDS).alone
    assert ("ida", "holm") in mentions_in("they met Mr Dr Ida Holm", WORDS).alone
    assert ("ida", "holm") not in mentions_in("they met Herr Ida Holm", WORDS).alone
    assert mentions_in("they met the Dr there", WORDS).alone == {("dr",)}


def test_the_full_stop_of_a_title_ends_no_sentence() -> None:
    assert mentions_in("So Dr. Ida left", WORDS).proper == {"dr", "ida"}
    assert mentions_in("So Herr. Ida left", WORDS).proper == {"herr"}


def test_an_age_is_told_of_the_name_before_it() -> None:
    text = "Ida Holm, 52, met Berg (43), a clerk, 30, in May, 2031, with Lund, 12 and Sand, 052,"
    assert mentions_in(text, WORDS).ages == {"52": frozenset({"holm"}), "43": frozenset({"berg"})}


def test_who_stands_behind_an_office_is_told() -> None:
    behind = mentions_in(
        "the president Ida Holm met President Jon Berg, the clerk and Dr Lee", WORDS
    )
    assert behind.behind == {
        ("president",): frozenset({("ida", "holm"), ("jon", "berg")}),
        ("dr",): frozenset({("lee",)}),
    }


def test_the_shortest_name_that_fits_is_taken() -> None:
    assert short_for("NS", ["Nine", "Norrin", "Selatan"]) == ("Norrin", "Selatan")
    assert short_for("NS", ["Norrin", "selatan"]) == ()
    assert short_for("NSX", ["Norrin", "Selatan"]) == ()
