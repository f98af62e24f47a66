"""Who is meant: names to parties, and never on a doubt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from claimledger.model import Claimant, Party, Ref, Source
from claimledger.reading.accepting.names import Resolved, parties_of
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Form
from unit.reading.told import POST, WORDS, voice


def resolved(
    *voices: Voice, text: str | None = None, known: Iterable[Party] = (), **more: Any
) -> list[Resolved]:
    relays = more.pop("relays", ())
    if text is None:  # all of them stand within a sentence
        text = "Then, " + ", ".join(voice.words for voice in voices)
    found = parties_of(
        [(v, v in relays) for v in voices], text, WORDS, document=POST, known=known, **more
    )
    return [found[v] for v in voices]


def ids(*voices: Voice, **more: Any) -> list[str]:
    return [one.party.id for one in resolved(*voices, **more)]


def test_one_name_is_one_party_wherever_it_stands() -> None:
    sand, again = voice("Mira Sand"), voice("mira  sand", start=50)
    assert ids(sand, again) == ["mira-sand", "mira-sand"]


def test_a_surname_is_the_one_full_name_that_ends_with_it() -> None:
    full, short = voice("President Ida Holm"), voice("Holm", start=50)
    one, other = resolved(short, full)
    assert one == other
    assert one.party == Claimant("ida-holm", "Ida Holm", kind="person", aliases=["Holm"])


def test_what_only_begins_a_sentence_may_be_no_name() -> None:
    voices = voice("Manager Holm"), voice("Holm", start=50)
    party = resolved(*voices, text="Manager Holm said so. Then Holm left.")[1]
    assert (party.party.id, party.candidates) == ("holm", ("Manager Holm",))
    assert ids(*voices, text="The Manager Holm said so.") == ["manager-holm"] * 2
    office = voice("Ida Holm, the clerk"), voices[1]
    assert ids(*office, text="Ida Holm, the clerk, said so.") == ["ida-holm"] * 2


def test_who_publishes_is_called_by_the_last_words_only() -> None:
    post = voice("Norrin Harbour Post")
    assert ids(post, voice("Post", start=50)) == ["norrin-harbour-post"] * 2
    assert ids(post, voice("Norrin", start=50)) == ["norrin-harbour-post", "norrin"]
    relay = voice("Norrin Tide")
    assert ids(relay, voice("Norrin", start=50), relays={relay}) == ["norrin-tide", "norrin"]
    assert ids(relay, voice("Norrin", start=50)) == ["norrin-tide"] * 2


def test_a_first_name_is_the_one_full_name_that_begins_with_it() -> None:
    assert ids(voice("Ida Holm"), voice("Ida", start=50)) == ["ida-holm", "ida-holm"]


def test_a_surname_of_two_is_neither_and_both_are_offered() -> None:
    voices = voice("Ida Holm"), voice("Mira Holm", start=20), voice("Holm", start=50)
    *_, short = resolved(*voices)
    assert short == Resolved(
        Claimant("holm", "Holm", note="may be Ida Holm or Mira Holm"), ("Ida Holm", "Mira Holm")
    )


def test_a_place_is_nobody_whose_name_ends_with_it() -> None:
    voices = voice("Bank Norrin"), voice("Norrin", start=50)
    assert ids(*voices) == ["bank-norrin", "bank-norrin"]
    party = resolved(*voices, text="They met in Norrin.")[1]
    assert party.party.id == "norrin"
    assert party.candidates == ("Bank Norrin",)


def test_a_name_of_two_words_is_not_merged_with_a_longer_one() -> None:
    longer, short = resolved(voice("Treasurer Tidal Bank"), voice("Tidal Bank", start=50))
    assert (longer.party.id, short.party.id) == ("treasurer-tidal-bank", "tidal-bank")
    assert short.candidates == ("Treasurer Tidal Bank",)


def test_an_acronym_is_what_the_text_says_it_is() -> None:
    text = "Norrin Selatan (Norsel) and more"
    short, long = resolved(voice("Norsel"), voice("Norrin Selatan", start=50), text=text)
    assert short == long
    assert short.party == Claimant("norrin-selatan", "Norrin Selatan", aliases=["Norsel"])
    assert ids(voice("Norsel")) == ["norsel"]


def test_a_country_is_a_government_and_nobody_whose_name_ends_with_it() -> None:
    pell = voice("Pell", start=50)
    bank, found = resolved(voice("Bank Pell"), pell)
    assert bank.party.id == "bank-pell"
    assert found == Resolved(Claimant("pell", "Pell", kind="government"))


def test_an_office_and_one_word_is_who_has_that_surname() -> None:
    assert ids(voice("Minister Holm"), voice("Ida Holm", start=50)) == ["ida-holm"] * 2
    alone = resolved(voice("Minister Holm"))[0].party
    assert alone == Claimant("minister-holm", "Minister Holm")


@pytest.mark.parametrize(
    "others", [[voice("Holm", start=50)], [voice("Pell Holm"), voice("Ida Holm")]]
)
def test_an_office_and_one_word_is_not_merged_with_what_may_be_a_country(
    others: list[Voice],
) -> None:
    office, *_ = resolved(voice("Minister Holm"), *others)
    assert isinstance(office.party, Claimant)
    assert office.party.id == "post-1:minister-holm"
    assert (office.party.kind, office.party.identity) == ("role", "described")
    assert office.candidates == tuple(other.words for other in others)


def test_the_office_of_a_country_is_not_merged_with_the_country() -> None:
    office, pell = resolved(voice("President Pell"), voice("Pell", start=50))
    assert office.party.id == "post-1:president-pell"
    assert pell.party.id == "pell"
    assert office.candidates == ("Pell",)
    alone = resolved(voice("President Pell"))[0]
    assert (alone.party.id, alone.candidates) == ("post-1:president-pell", ())


def test_an_office_without_a_name_is_not_merged_with_who_holds_it() -> None:
    office = voice("the president", Form.ROLE, start=50)
    _, found = resolved(voice("President Ida Holm"), office)
    assert found == Resolved(
        Claimant(
            "post-1:the-president", "the president", kind="role", identity="described",
            note="may be Ida Holm",
        ),
        ("Ida Holm",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "form", "party"),
    [
        (
            "observers",
            Form.COLLECTIVE,
            Claimant("post-1:observers", "observers", kind="group", identity="described",
                     number="several"),
        ),
        (
            "two officials",
            Form.ANONYMOUS,
            Claimant("post-1:two-officials", "two officials", identity="unnamed", number="several"),
        ),
        (
            "senior officials",
            Form.ANONYMOUS,
            Claimant("post-1:senior-officials", "senior officials", identity="unnamed",
                     number="several"),
        ),
        (
            "a source",
            Form.ANONYMOUS,
            Claimant("post-1:a-source", "a source", identity="unnamed"),
        ),
        ("she", Form.PRONOUN, Claimant("post-1:she", "she", identity="unnamed")),
        ("the news agency", Form.ROLE,
         Source("post-1:the-news-agency", "the news agency", identity="described")),
        ("Straitwire", Form.NAME, Source("straitwire", "Straitwire")),
        ("?!", Form.NAME, Claimant("post-1:party", "?!", kind="role", identity="described")),
    ],
)  # fmt: skip
def test_a_form_tells_how_a_party_is_known(words: str, form: Form, party: Party) -> None:
    assert resolved(voice(words, form))[0].party == party


def test_who_is_not_named_belongs_to_the_document() -> None:
    officials = voice("two officials", Form.ANONYMOUS)
    again = voice("Two officials", Form.ANONYMOUS, start=50)
    assert ids(officials, again) == ["post-1:two-officials"] * 2
    other = parties_of([(officials, False)], "", WORDS, document=POST.but(id="post-2"))
    assert other[officials].party.id == "post-2:two-officials"


def test_pronouns_may_be_two_people() -> None:
    assert ids(voice("she", Form.PRONOUN), voice("she", Form.PRONOUN, start=50)) == [
        "post-1:she", "post-1:she-2",
    ]  # fmt: skip
    assert ids(Voice((), Form.PRONOUN, "she")) == ["post-1:she"]


def test_nobody_is_one_party_everywhere() -> None:
    nobody, blank = resolved(Voice(), voice("  "))
    assert nobody == blank
    assert nobody.party.id == "unsaid"
    assert isinstance(nobody.party, Claimant)
    assert nobody.party.identity == "implicit"


def test_nobody_is_the_party_known_for_that() -> None:
    known = Claimant("unsaid", "someone", identity="implicit")
    assert resolved(Voice(), known=[known])[0].party is known
    two = [known, Claimant("hidden", "another", identity="implicit")]
    assert ids(Voice(), known=two) == ["text:unsaid"]
    assert ids(Voice(), voice("Unsaid"), known=[]) == ["unsaid", "post-1:unsaid"]


def test_those_who_pass_on_words_publish_but_persons_do_not() -> None:
    pell, holm = voice("The Pell Gazette"), voice("President Ida Holm", start=30)
    police = voice("police", Form.ROLE, start=60)
    found = resolved(pell, holm, police, relays={pell, holm, police})
    assert [type(one.party) for one in found] == [Source, Claimant, Claimant]


def test_parties_known_come_first_by_name_and_alias() -> None:
    holm = Claimant("holm-2", "Ida Holm", kind="person", aliases=["I. Holm"])
    west = Claimant("west", "the West", kind="group", aliases=["Barat"])
    voices = voice("President Ida Holm"), voice("Holm", start=30), voice("Barat", start=50)
    assert ids(*voices, known=[holm, west]) == ["holm-2", "holm-2", "west"]


def test_articles_play_no_part_in_names() -> None:
    voices = voice("The Independent"), voice("Independent", start=50)
    assert resolved(*voices)[1].party == Claimant("the-independent", "The Independent")
    known = [Source("ind", "the Independent")]
    assert ids(voices[1], known=known) == ["ind"]


def test_what_was_read_and_its_authors_are_known() -> None:
    assert ids(voice("the Harbour Post"), voice("Ada Lind", start=30)) == ["post", "lind"]


def test_two_known_parties_of_one_name_are_offered_and_neither_is_taken() -> None:
    known = [Claimant("a", "Ida Holm"), Claimant("ida-holm", "Holm", aliases=["Ida Holm"])]
    (found,) = resolved(voice("Ida Holm"), known=known)
    assert found.party.id == "post-1:ida-holm"
    assert found.candidates == ("Holm", "Ida Holm")


def test_pronouns_are_not_looked_up() -> None:
    assert ids(voice("she", Form.PRONOUN), known=[Claimant("she", "She")]) == ["post-1:she"]


def test_an_id_that_is_taken_is_not_given_again() -> None:
    known = [Claimant("sand", "Somebody"), Claimant("post-1:sand", "Else")]
    assert ids(voice("Sand"), known=known) == ["post-1:sand-2"]


def test_the_caller_is_asked_before_all() -> None:
    asked = []

    def ask(found: Voice) -> Ref | None:
        asked.append(found.words)
        return Ref("q42") if found.words == "Ida Holm" else None

    voices = voice("Ida Holm"), voice("Holm", start=50), voice("Ida Holm")
    assert ids(*voices, ask=ask) == ["q42", "holm", "q42"]
    assert asked == ["Ida Holm", "Holm"]
