"""Attributions without a cue that is known: by an unknown verb, by a colon, by pointing back."""

from __future__ import annotations

import pytest

from claimledger.reading.parts.words import Speech, Tier
from unit.reading.phrases.drafted import chains, drafted, said


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“We wait,” shrugged Ida Holm.", "Ida Holm"),
        ("“We wait”, shrugged Ida Holm, and left.", "Ida Holm"),
        ("“We wait,” shrugged Ida Holm in Lund, quoted by nobody.", "Ida Holm"),
    ],
)
def test_a_lone_word_between_a_quotation_and_a_name_is_a_cue(text: str, source: str) -> None:
    (draft,) = drafted(text)
    assert draft.source.words == source
    assert (draft.tier, draft.speech) == (Tier.MEDIUM, Speech.DIRECT)
    assert draft.rule == "inverted:shrugged"


def test_a_lone_word_is_a_cue_beside_a_relay() -> None:
    text = "“We wait,” shrugged Ida Holm, as quoted by the Orm Post."
    assert chains(text) == [["the Orm Post", "Ida Holm"]]


@pytest.mark.parametrize(
    "text",
    [
        "“We wait,” Ida Holm.",
        "“We wait” shrugged Ida Holm.",
        "“We wait,” shrugged the cat.",
        "“We wait,” in Lund.",
        "“We wait,” shrugged The Holm.",
        "“We wait,” shrugged Ida Holm eagerly then.",
        "“We wait,” was Holm.",
        "“We wait,”",
        "“A,” shrugged Ida Holm.",
        "“We wait,” shrugged",
    ],
)
def test_other_words_are_none(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Ida Holm: “We wait.”", "Ida Holm", "“We wait.”"),
        ("Mayor Holm: “We wait.” And so on.", "Mayor Holm", "“We wait.”"),
        ("Holm: “We wait.” Ida Holm said no.", "Holm", "“We wait.”"),
        ("Holm: “We wait.”", "Holm", "“We wait.”"),
        ("Holm: Dam Is Safe\n\nIda Holm said no.", "Holm", "Dam Is Safe"),
        ("Mayor: Dam Is Safe\n\nIt rained.", "Mayor", "Dam Is Safe"),
        ("Dr Holm: Dam Is Safe\n\nIt rained.", "Dr Holm", "Dam Is Safe"),
        ("NCA: Dam Is “Safe”\n\nNCA said no.", "NCA", "Dam Is “Safe”"),
    ],
)
def test_a_colon_is_a_cue_behind_one_who_speaks(text: str, source: str, content: str) -> None:
    first = said(text)[0]
    assert first == (source, ":", content)


def test_what_is_said_in_a_heading_ends_at_its_comma() -> None:
    text = "Ani Tuding Wasit Curang, Tomi Murka\n\nHujan turun."
    assert said(text, "id") == [("Ani", "Tuding", "Wasit Curang")]


def test_an_acronym_that_is_known_speaks_in_a_heading() -> None:
    assert said("BMKG: Hujan Turun\n\nHujan.", "id") == [("BMKG", ":", "Hujan Turun")]


def test_a_speaker_behind_a_comma_of_a_heading_ends_what_is_said_before() -> None:
    text = (
        "Warga Tolak Tambang, Bupati: Izin Dikaji\n\nBupati Lund Ani Berg mengatakan izin dikaji."
    )
    assert said(text, "id")[:2] == [
        ("Warga", "Tolak", "Tambang"),
        ("Bupati", ":", "Izin Dikaji"),
    ]


def test_what_is_said_behind_the_colon_of_a_heading_stays() -> None:
    text = "Ani: Tomi Bantah Itu\n\nAni mengatakan itu. Tomi pergi."
    assert said(text, "id")[:2] == [("Tomi", "Bantah", "Itu"), ("Ani", ":", "Tomi Bantah Itu")]


def test_silence_in_a_heading_has_no_end() -> None:
    text = "Ani Bungkam, Tomi: Itu Aman\n\nTomi mengatakan itu aman."
    assert said(text, "id")[:2] == [("Ani", "Bungkam", ""), ("Tomi", ":", "Itu Aman")]


def test_the_name_behind_an_unknown_verb_may_begin_with_an_office() -> None:
    assert said("“Itu aman,” gumamkan gubernur Lund, Ani Berg.", "id")[0][0] == (
        "gubernur Lund, Ani Berg"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Title: “We wait for you, all of us, at the dam.” It is the title.",
        "Weather: Rain\n\nIda Holm left.",
        "Ida Holm: Dam Is Safe\n\nIt rained.",
        "The mayor: “We wait for you.”",
        "Ida Holm, 44, who lives near the dam in Lund: “We wait.”",
        "Ida Holm:",
        ": “We wait.”",
        "Read more: Ida Holm: “We wait.”",
        "Today Holm: “We wait.”",
    ],
)
def test_other_colons_are_none(text: str) -> None:
    assert said(text) == []


def test_a_sentence_that_has_a_cue_is_not_read_again() -> None:
    assert [source for source, _, _ in said("Ida Holm said: “We wait.”")] == ["Ida Holm"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Pompa itu rusak. Hal itu disampaikan Ani di Lund.", "Pompa itu rusak"),
        ("Pompa itu rusak? Hal itu disampaikannya.", "Pompa itu rusak?"),
        ("“Kami siap,” kata Ani. Hal itu disampaikan Ani.", "Hal itu"),
        ("Hal itu disampaikan Ani.", "Hal itu"),
        ("Pompa Rusak\n\nHal itu disampaikan Ani.", "Hal itu"),
        ("Pompa itu rusak. Keluhan itu disampaikan Ani.", "Keluhan itu"),
        ("Pompa itu rusak. Hal itu dibantah Ani.", "Hal itu"),
        ("Pompa itu rusak. Hal itu disebutnya aman.", "Hal itu / aman"),
    ],
)
def test_what_is_only_pointed_at_is_the_sentence_before(text: str, content: str) -> None:
    assert said(text, "id")[-1][2] == content


def test_an_active_verb_does_not_point_back() -> None:
    assert said("It rained. Ida Holm said this.") == [("Ida Holm", "said", "this")]
