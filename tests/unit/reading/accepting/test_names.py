"""Who is meant: names to parties, and never on a doubt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs
import pytest

from claimledger.model import Claimant, Party, Ref, Source
from claimledger.reading.accepting.names import Resolved, parties_of
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.spans import Span
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
    said = "Manager Holm said so. Then Holm left."
    assert ids(*voices, text=said) == ["manager-holm"] * 2
    party = resolved(*voices, text=f"{said} The manager left.")[1]
    assert (party.party.id, party.candidates) == ("holm", ("Manager Holm",))
    first = attrs.evolve(WORDS, pointers_follow=True)
    found = parties_of([(v, False) for v in voices], said, first, document=POST)
    assert found[voices[1]].candidates == ("Manager Holm",)
    assert ids(*voices, text="The Manager Holm said so.") == ["manager-holm"] * 2
    office = voice("Ida Holm, the clerk"), voices[1]
    assert ids(*office, text="Ida Holm, the clerk, said so.") == ["ida-holm"] * 2


def test_signs_that_nobody_sees_are_no_part_of_a_name() -> None:
    found = resolved(voice("Ida\x00 Ho\u202elm"), voice("Ida Holm", start=50))
    assert found[0] == found[1]
    assert found[0].party == Claimant("ida-holm", "Ida Holm")


def test_who_is_not_named_is_known_again_when_the_document_is_read_again() -> None:
    she, again = voice("she", Form.PRONOUN), voice("she", Form.PRONOUN, start=50)
    first = resolved(she, again)
    known = [one.party for one in first if not isinstance(one.party, Ref)]
    assert resolved(she, again, known=known) == first


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


def test_an_acronym_in_brackets_is_an_alias() -> None:
    text = "the Norrin Selatan (Norsel) and Ida Holm (PA)"
    long, holm = resolved(voice("Norrin Selatan (Norsel)"), voice("Ida Holm (PA)"), text=text)
    assert long.party == Claimant("norrin-selatan", "Norrin Selatan", aliases=["Norsel"])
    assert holm.party == Claimant("ida-holm", "Ida Holm")
    known = Claimant("q1", "NORSEL")
    assert ids(voice("Norrin Selatan (Norsel)"), text=text, known=[known]) == ["q1"]


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


def office(words: str, start: int = 90) -> Voice:
    return voice(words, Form.ROLE, start=start)


def test_an_office_without_a_name_is_taken_for_the_only_one_who_holds_it() -> None:
    holm, found = resolved(voice("President Ida Holm"), office("the president"))
    assert (found.party, found.candidates, found.guessed) == (holm.party, (), True)
    assert not holm.guessed
    assert ids(voice("Ida Holm, the tide clerk of Pell"), office("that clerk"))[1] == "ida-holm"
    assert ids(voice("Ida Holm, the tide clerk of Pell"), office("the tide clerk"))[1] == "ida-holm"


@pytest.mark.parametrize(
    "words",
    ["a president", "the vice president", "the pell president", "the minister", "president"],
)
def test_another_office_is_a_party_of_its_own(words: str) -> None:
    found = resolved(voice("President Ida Holm"), office(words))[1]
    assert found.party.id == f"post-1:{words.replace(' ', '-')}"
    assert found.candidates == ()


def test_an_office_that_two_hold_is_taken_for_neither() -> None:
    voices = voice("President Ida Holm"), voice("President Jon Berg", start=30)
    found = resolved(*voices, office("the president"))[-1]
    assert found.candidates == ("Ida Holm", "Jon Berg")
    assert isinstance(found.party, Claimant)
    assert found.party.note == "may be Ida Holm or Jon Berg"
    text = "They met, President Ida Holm, and President Jon Berg."
    silent = resolved(voices[0], office("the president"), text=text)[-1]
    assert (silent.party.id, silent.candidates) == ("post-1:the-president", ("Ida Holm",))
    unnamed = resolved(voices[0], office("a president", 50), office("the president"))[-1]
    assert unnamed.candidates == ("Ida Holm", "a president")


def test_the_side_of_the_noun_is_that_of_the_language() -> None:
    behind = attrs.evolve(WORDS, pointers_follow=True, determiners=("a",))
    voices = [voice("President Clerk Ida Holm"), office("president itu"), office("clerk itu", 60)]
    behind = attrs.evolve(behind, pointers=("itu",))
    found = parties_of(
        [(v, False) for v in voices], "So President Clerk Ida Holm", behind, document=POST
    )
    assert [found[v].party.id for v in voices] == ["ida-holm", "ida-holm", "post-1:clerk-itu"]
    bare = office("president", 70)
    found = parties_of([(voices[0], False), (bare, False)], "", behind, document=POST)
    assert found[bare].party.id == "ida-holm"


@pytest.mark.parametrize(
    ("name", "words", "same"),
    [
        ("Ida Holm, 52", "the 52-year-old", True),
        ("Ida Holm (52)", "the 52-year-old woman", True),
        ("Ida Holm, 52", "the 53-year-old", False),
        ("Ida Holm, 52", "a 52-year-old", False),
        ("Ida Holm, 5200", "the 5200", False),
    ],
)
def test_an_age_tells_who_is_meant(name: str, words: str, same: bool) -> None:  # noqa: FBT001  # a case
    assert (ids(voice(name), office(words))[1] == "ida-holm") is same


def test_of_an_age_that_nobody_has_all_are_offered_who_were_named_before() -> None:
    voices = voice("Chef Ida Holm"), voice("Harbour Post", start=20), office("a judge", 30)
    later = voice("Jon Berg", start=120)
    found = resolved(*voices, later, office("the 52-year-old chef"))[-1]
    assert (found.party.id, found.candidates) == ("post-1:the-52-year-old-chef", ("Ida Holm",))


def test_an_age_may_stand_anywhere_in_the_text() -> None:
    voices = voice("Ida Holm"), office("the 52-year-old")
    assert ids(*voices, text="So Ida Holm (52) left.") == ["ida-holm"] * 2
    two = "So Ida Holm (52) met Berg (52)."
    assert ids(*voices, voice("Jon Berg", start=70), text=two)[1] == "post-1:the-52-year-old"


def test_a_body_is_called_by_the_noun_in_its_name() -> None:
    bank = voice("Norrin Tidal Bank")
    found = resolved(bank, office("the bank"))
    assert [one.party.id for one in found] == ["norrin-tidal-bank"] * 2
    assert [one.guessed for one in found] == [False, True]
    text = "Then, Norrin Tidal Bank, and Pell Harbour Bank"
    assert ids(bank, office("the bank"), text=text)[1] == "post-1:the-bank"
    assert ids(bank, office("a bank"))[1] == "post-1:a-bank"
    assert ids(voice("Dr Tidal Bank"), office("the bank"))[1] == "post-1:the-bank"


def test_who_is_not_named_is_known_again_by_the_noun() -> None:
    def group(words: str, start: int) -> Voice:
        return voice(words, Form.ANONYMOUS, start=start)

    first = group("a official of Pell", 5)
    assert ids(first, group("the official", 50)) == ["post-1:a-official-of-pell"] * 2
    assert ids(first, group("the same official", 50)) == ["post-1:a-official-of-pell"] * 2


def test_those_officials_are_the_only_ones_before() -> None:
    def group(words: str, start: int) -> Voice:
        return voice(words, Form.ANONYMOUS, start=start)

    two, those = group("two officials", 5), group("the officials", 50)
    first, again = resolved(two, those)
    assert first.party is again.party
    assert (first.guessed, again.guessed) == (False, True)
    assert ids(group("two officials", 60), those) == [
        "post-1:two-officials", "post-1:the-officials",
    ]  # fmt: skip
    assert ids(two, group("three officials", 20), those)[-1] == "post-1:the-officials"
    assert ids(two, group("other officials", 50)) == [
        "post-1:two-officials", "post-1:other-officials",
    ]  # fmt: skip


def test_one_group_may_be_called_in_two_ways() -> None:
    found = resolved(
        voice("the police", Form.ROLE), voice("Police", Form.COLLECTIVE, start=50), text=""
    )
    assert found[0] == found[1]
    assert isinstance(found[0].party, Claimant)
    assert found[0].party.kind == "group"


def test_several_are_no_whole_for_one_of_them() -> None:
    assert ids(voice("Holm and Berg"), voice("Berg", start=50)) == ["holm-and-berg", "berg"]


def test_a_long_name_that_is_no_persons_is_not_called_by_its_beginning() -> None:
    assert ids(voice("Berg Tidal Quay Bank"), voice("Berg", start=50))[1] == "berg"
    assert ids(voice("Berg Tidal Bank"), voice("Berg", start=50))[1] == "berg-tidal-bank"
    assert ids(voice("Dr Berg Tidal Quay Bank"), voice("Berg", start=50))[1] == (
        "berg-tidal-quay-bank"
    )


def test_a_share_is_no_age() -> None:
    share = Voice((Span(60, 70),), Form.ROLE, "the 24 percent")
    assert resolved(voice("Ida Holm"), share)[1].candidates == ()


def test_a_title_is_no_part_of_a_name() -> None:
    voices = voice("Dr. Ida Holm"), voice("Dr Holm", start=20), voice("Holm", start=50)
    found = resolved(*voices, text="So Dr. Ida Holm, and Dr Holm, and Holm")
    assert [one.party.id for one in found] == ["ida-holm"] * 3
    assert found[0].party == Claimant(
        "ida-holm", "Ida Holm", kind="person", aliases=["Dr Holm", "Holm"]
    )
    assert resolved(voice("Ms. Holm"))[0].party == Claimant("ms-holm", "Ms. Holm", kind="person")


def test_titles_of_both_sexes_are_two_people() -> None:
    voices = voice("Ms Holm"), voice("Mr Holm", start=20), voice("Ida Holm", start=50)
    assert ids(*voices) == ["ms-holm", "mr-holm", "ida-holm"]
    assert resolved(*voices)[0].candidates == ("Ida Holm",)
    assert ids(voices[0], voices[2]) == ["ida-holm"] * 2
    assert ids(voices[1], voice("Ms Ida Holm", start=50)) == ["mr-holm", "ida-holm"]


def test_a_part_of_a_persons_name_may_have_two_words() -> None:
    assert ids(voice("Dr Ida Lund Holm"), voice("Ida Lund", start=50)) == ["ida-lund-holm"] * 2
    assert ids(voice("Ida Lund Holm"), voice("Ida Lund", start=50)) == ["ida-lund-holm", "ida-lund"]


def test_a_body_is_called_without_the_acronym_before_it() -> None:
    body = voice("PT Tidal Bank")
    assert ids(body, voice("Tidal Bank", start=50)) == ["pt-tidal-bank"] * 2
    assert ids(body, voice("Tidal", start=50)) == ["pt-tidal-bank"] * 2
    assert ids(voice("Port Tidal Bank"), voice("Tidal", start=50)) == ["port-tidal-bank", "tidal"]


def test_a_company_goes_without_what_it_is() -> None:
    found = resolved(voice("Tidal Rovers"), voice("Tidal Rovers Ltd.", start=50))
    assert found[0] == found[1]
    assert found[0].party == Claimant(
        "tidal-rovers-ltd", "Tidal Rovers Ltd.", aliases=["Tidal Rovers"]
    )
    assert ids(voice("Ltd")) == ["ltd"]


def test_another_word_for_a_country_is_its_name() -> None:
    words = attrs.evolve(WORDS, short_names={"P.L": "Pell"})
    short, long = voice("P.L."), voice("Pell", start=50)
    found = parties_of([(short, False), (long, False)], "", words, document=POST)
    assert found[short] == found[long]
    assert found[long].party == Claimant("pell", "Pell", kind="government", aliases=["P.L."])
    known = Claimant("q1", "P.L", kind="government")
    alone = parties_of([(short, False)], "", words, document=POST, known=[known])
    assert alone[short].party is known


def test_an_acronym_tells_the_whole_name_where_only_its_end_was_taken() -> None:
    voices = voice("Weather (HTW)"), voice("HTW", start=50)
    party = resolved(*voices, text="the Harbours, Tides, and Weather (HTW) and HTW")[0].party
    assert party == Claimant(
        "harbours-tides-and-weather", "Harbours, Tides, and Weather", aliases=["HTW"]
    )
    assert ids(*voices, text="the Harbours, Tides, and Weather (HTW)") == [party.id] * 2
    whole = voice("the Harbours, Tides, and Weather (HTW)"), voices[1]
    assert ids(*whole, text="the Harbours, Tides, and Weather (HTW)") == [party.id] * 2


def test_we_are_those_who_publish() -> None:
    assert ids(voice("We", Form.PRONOUN)) == ["post"]
    assert ids(voice("We", Form.NAME)) == ["we"]


def test_a_surname_of_those_known_is_offered() -> None:
    known = [Claimant("q1", "Ida Holm"), Claimant("q2", "Jon Berg")]
    (found,) = resolved(voice("Holm"), known=known)
    assert (found.party.id, found.candidates) == ("holm", ("Ida Holm",))
    assert resolved(voice("Ida Berg"), known=known)[0].candidates == ()


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
