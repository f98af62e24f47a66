"""The scorers count as they say they do, on texts small enough to count by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from benchmarks.reading import articles, comparing, pfsa, polnear, relays, scoring, seed, speed
from benchmarks.reading.pairing import chain_of, paired, same_chain, same_name
from benchmarks.reading.scoring import Places, Read, Share, Spread
from benchmarks.reading.untokenized import Token, articles_of, retold
from benchmarks.reading.verbs import FORMS, VERBS, head_of, is_according, is_reporting_verb
from claimledger.model import Period
from claimledger.reading import (
    Answered,
    DateMention,
    Draft,
    Form,
    Polarity,
    Reading,
    Span,
    Speech,
    SpeechAct,
    Surety,
    Tier,
    Voice,
)
from reading.gold import Article, Attribution, DateExpression, Snippet, Stretch
from reading.gold import articles as gold_articles

NAMES = "Falk said it rains. Sand denied it. It is dark."


def at(text: str, words: str, nth: int = 1) -> Span:
    place = -1
    for _ in range(nth):
        place = text.index(words, place + 1)
    return Span(place, place + len(words))


def drafted(
    text: str,
    source: str = "",
    cue: str = "",
    content: str = "",
    rule: str = "svo:said",
    **more: Any,
) -> Draft:
    spans = (at(text, source),) if source else ()
    voice = Voice(spans, Form.NAME if source else Form.NONE, source)
    links = more.pop("links", ((voice,),) if source else ())
    return Draft(
        more.pop("id", "d1"),
        voice,
        (at(text, cue),) if cue else (),
        tuple(at(text, part) for part in content.split("|") if part),
        more.pop("act", SpeechAct.STATE),
        rule,
        0,
        links=links,
        **more,
    )


def reads(*drafts: Draft, dates: tuple[DateMention, ...] = ()) -> Read:
    return lambda text: Reading(text, "en", drafts=drafts, dates=dates)


# -- spans and tables ----------------------------------------------------------------------


def test_what_spans_share_is_counted_once() -> None:
    twice = [Span(0, 6), Span(2, 8)]
    assert scoring.shared(twice, [Span(1, 3), Span(2, 4), Span(7, 20)]) == 4
    assert scoring.shared(twice, [Span(8, 9)]) == 0
    assert scoring.size(twice) == 8


def test_half_of_each_is_alike_and_less_of_one_is_not() -> None:
    assert scoring.alike([Span(0, 4)], [Span(2, 6)])
    assert not scoring.alike([Span(0, 4)], [Span(2, 7)])
    assert not scoring.alike([Span(0, 2)], [Span(0, 5)])
    assert not scoring.alike([], [])


def test_exact_is_up_to_white_space_and_loosely_up_to_signs() -> None:
    text = "« it rains »,"
    assert scoring.exactly(text, [Span(0, 12)], [Span(0, 1), Span(2, 10), Span(11, 12)])
    assert not scoring.exactly(text, [Span(0, 12)], [Span(0, 13)])
    assert scoring.exactly(text, [Span(0, 12)], [Span(2, 10)], strict=False)
    assert not scoring.exactly(text, [Span(0, 12)], [Span(2, 4)], strict=False)


def test_places_find_what_overlaps_however_long_it_is() -> None:
    places = Places.of([(Span(0, 100),), (Span(10, 11), Span(90, 95)), (), (Span(50, 60),)])
    assert places.overlapping([Span(92, 93)]) == (0, 1)
    assert places.overlapping([Span(11, 50)]) == (0,)
    assert places.overlapping([Span(10, 51)]) == (0, 1, 3)
    assert places.overlapping([Span(100, 200)]) == ()
    assert Places.of([]).overlapping([Span(0, 9)]) == ()


def test_a_goal_is_met_by_what_is_shown_not_by_what_is_rounded_away() -> None:
    assert scoring.Goal("a", Share(9_796, 10_000), 98.0).met is True
    assert scoring.Goal("a", Share(9_794, 10_000), 98.0).met is False
    assert scoring.Goal("a", Spread(5, 10, 10), 51.0).met is False
    assert scoring.Goal("a", Share(1, 2)).met is None
    assert scoring.Goal("a", "3", 1.0).met is None


def test_marks_stand_around_parts_also_where_they_touch() -> None:
    parts = {"a": [Span(2, 3)], "b": [Span(3, 5)]}
    assert scoring.marked("0123456\n89", parts, around=3) == "01[a: 2][b: 34]56"
    assert scoring.marked("x", {"a": []}) == ""


# -- verbs ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cue", "head"),
    [
        ("has repeatedly said", "said"), ("did n't say", "say"), ("didn’t reply", "reply"),
        ("'s claim", "claim"), ("said in a statement", "said"), ("went on to say", "say"),
        ("also told", "told"), ("is expected", "expected"), (":", ""), ("to be", ""),
    ],
)  # fmt: skip
def test_the_head_of_a_cue_is_its_first_word_of_weight(cue: str, head: str) -> None:
    assert head_of(cue) == head


def test_reporting_is_by_verb_or_by_according_to() -> None:
    assert is_reporting_verb("had told reporters")
    assert not is_reporting_verb("thinks")
    assert is_according("According  to")
    assert not is_according("accordingly")
    assert {"said", "says", "saying", "wrote", "denies", "stresses", "urging"} <= FORMS
    assert len(VERBS) == len(set(VERBS)) > 110


# -- pairs and chains ----------------------------------------------------------------------


def gold_of(text: str, source: str, cue: str, content: str) -> polnear.Attribution:
    source_at, cue_at, content_at = (
        (at(text, part),) if part else () for part in (source, cue, content)
    )
    return polnear.Attribution(source_at, cue_at, content_at, cue_words=cue, quoted=False)


def test_conjuncts_of_one_cue_are_paired_by_what_is_said() -> None:
    text = "Falk accused Sand of theft and of lies."
    gold = [gold_of(text, "Falk", "accused", c) for c in ("Sand of theft", "of lies")]
    drafts = [drafted(text, "Falk", "accused", c) for c in ("of lies", "Sand of theft")]
    assert paired(gold, drafts) == {0: 1, 1: 0}
    assert paired(gold, drafts[:1]) == {1: 0}


def test_where_contents_are_the_same_the_source_decides_and_then_the_cue() -> None:
    text = "Falk and Sand said, have said so."
    gold = [gold_of(text, name, "said", "so") for name in ("Falk", "Sand")]
    drafts = [drafted(text, name, "said", "so") for name in ("Sand", "Falk")]
    assert paired(gold, drafts) == {0: 1, 1: 0}
    cues = [gold_of(text, "", cue, "so") for cue in ("have said", "said so")]
    assert paired(cues, [drafted(text, "", "have said so"), drafted(text, "", "said so")]) == {
        0: 0, 1: 1,
    }  # fmt: skip


def test_what_has_no_cue_is_paired_only_with_what_has_none() -> None:
    gold = [gold_of(NAMES, "", "", "It is dark")]
    assert paired(gold, [drafted(NAMES, "", "denied", "It is dark")]) == {}
    assert paired(gold, [drafted(NAMES, "", "", "It is")]) == {0: 0}


def test_chains_are_compared_link_by_link() -> None:
    assert same_chain([["Reuters", "AP"], ["?"]], [["the AP agency", "Reuters"], ["?"]])
    assert not same_chain([["Reuters", "AP"]], [["Reuters"], ["AP"]])
    assert not same_chain([["Reuters", "AP"]], [["Reuters and AP"]])
    assert not same_chain([["AP"]], [["?"]])
    assert same_name("the mayor", "Mayor Ines Falk")
    assert not same_name("Ines Falk", "Ines Falkland")


def test_the_chain_of_a_draft_is_in_the_words_of_its_links() -> None:
    one, nobody = Voice((Span(0, 4),), Form.NAME, "Falk"), Voice()
    draft = drafted(NAMES, "Falk", "said", links=((one, one), (nobody,)))
    assert chain_of(draft) == (("Falk", "Falk"), ("?",))


# -- PolNeAR -------------------------------------------------------------------------------


def scored(text: str, gold: list[polnear.Attribution], *drafts: Draft) -> polnear.Score:
    return polnear.score([polnear.News("one", text, tuple(gold))], reads(*drafts))


def test_a_draft_is_right_by_its_cue_and_usable_by_all_its_parts() -> None:
    gold = [
        gold_of(NAMES, "Falk", "said", "it rains"),
        gold_of(NAMES, "Sand", "denied", "it."),
        gold_of(NAMES, "It", "is", "dark"),
    ]
    found = scored(
        NAMES,
        gold,
        drafted(NAMES, "Falk", "said", "it rains"),
        drafted(NAMES, "Falk", "denied", "it."),
        drafted(NAMES, "Sand", "dark", "It is", "svo:dark"),
    )
    assert found.precision == Share(2, 3)
    assert found.recall == found.recall_on_verbs == Share(2, 2)
    assert found.recall_on_all == Share(2, 3)
    assert found.source == Share(1, 2)
    assert (found.usable, found.usable_of_right) == (Share(1, 3), Share(1, 2))
    assert found.exact["source"] == Spread(1, 3, 3)
    assert found.exact["cue"] == Spread(2, 3, 3)
    assert found.exact_of_reporting["cue"] == Spread(2, 3, 2)
    assert found.rules["svo:dark"] == (Share(0, 1), Share(0, 1))
    assert [line.split(" [")[0] for line in polnear.errors(found, 9)] == ["   1 svo:dark"]


def test_of_several_gold_the_one_with_most_in_common_is_meant() -> None:
    text = "Falk said, as Sand said, it rains."
    one = gold_of(text, "Falk", "said", "it")
    other = polnear.Attribution(
        (at(text, "Sand"),), (at(text, "said"), at(text, "said", 2)), (at(text, "it rains"),),
        cue_words="said", quoted=False,
    )  # fmt: skip
    found = scored(text, [one, other], drafted(text, "Sand", "said", "it rains"))
    assert [draft.gold for draft in found.drafts] == [1]
    found = scored(text, [one, other], drafted(text, "Falk", "said", "it"))
    assert [draft.gold for draft in found.drafts] == [0]
    assert found.frames == {"svo": (Share(1, 1), Share(1, 1))}


def test_where_gold_names_nobody_the_source_is_not_asked_for() -> None:
    gold = [gold_of(NAMES, "", "said", "it rains")]
    found = scored(NAMES, gold, drafted(NAMES, "Falk", "said", "it rains"))
    assert found.source == Share(0, 0)
    assert found.usable == Share(1, 1)


@pytest.mark.parametrize(("gold", "right"), [("abcd", 1), ("abc", 0)])
def test_a_carry_over_is_right_from_half_of_it_on(gold: str, right: int) -> None:
    text = "abcdefgh said."
    found = scored(text, [gold_of(text, "", "said", gold)], drafted(text, "", "", "abcdefgh"))
    assert found.carried == Share(right, 1)


def test_conjuncts_are_one_draft_and_a_carry_over_is_right_by_its_content() -> None:
    text = "Falk said it rains and it snows. It is cold. All sleep."
    gold = [gold_of(text, "Falk", "said", "it rains and it snows. It is cold")]
    found = scored(
        text,
        gold,
        drafted(text, "Falk", "said", "it rains"),
        drafted(text, "Falk", "said", "and it snows"),
        drafted(text, "", "", "It is cold", "carried:also", id="d3"),
        drafted(text, "", "", "All sleep", "carried:also", id="d4"),
    )
    assert found.precision == Share(1, 1)
    assert found.usable == Share(1, 1)
    assert found.carried == Share(1, 2)
    assert found.tiers == {"high": (Share(2, 3), Share(1, 3))}


def test_a_gold_is_exact_once_however_many_drafts_say_so() -> None:
    gold = [gold_of(NAMES, "Falk", "said", "it rains")]
    twice = [drafted(NAMES, s, "said", "it rains") for s in ("Falk", "Sand")]
    found = scored(NAMES, gold, *twice)
    assert found.exact["content"] == Spread(1, 2, 1)
    assert found.exact["source"] == Spread(1, 2, 1)


def test_what_is_missed_and_how_parts_differ_is_told_in_words() -> None:
    gold = [gold_of(NAMES, "Falk", "said", "it rains"), gold_of(NAMES, "Sand", "denied", "it.")]
    found = scored(NAMES, gold, drafted(NAMES, "Falk", "said", "it rains. Sand"))
    assert list(polnear.missed(found, 5)) == [
        "   1 denied Falk said it rains. [source: Sand] [cue: denied] [content: it.] It is dark."
    ]
    first, second = polnear.bounds(found, 1)
    assert first == "== 1 content: ends late; svo:said 1"
    assert second.endswith("|| gold: it rains")


@pytest.mark.parametrize(
    ("found", "gold", "said"),
    [
        ((), (0, 5), "none found"), ((0, 5), (), "gold has none"), ((0, 2), (2, 5), "elsewhere"),
        ((1, 5), (0, 5), "begins late"), ((0, 5), (1, 5), "begins early"),
        ((0, 4), (0, 5), "ends early"), ((1, 6), (0, 5), "begins late, ends late"),
        ((0, 5), (0, 5), "differs inside"),
    ],
)  # fmt: skip
def test_how_a_part_differs_is_told(found: Any, gold: Any, said: str) -> None:
    spans = [(Span(*places),) if places else () for places in (found, gold)]
    assert polnear.differs(*spans) == said


def test_news_are_loaded_by_halves_and_quotations_are_seen(tmp_path: Path) -> None:
    text = 'Falk said: "It rains." Sand said it “rains” all day long.'
    spans = [(0, 4, 5, 9, 11, 22), (23, 27, 28, 32, 33, 56)]
    parts = [
        {"source": [[a, b]], "cue": [[c, d]], "content": [[e, f]]} for a, b, c, d, e, f in spans
    ]
    nobody: dict[str, Any] = {"source": [], "cue": [], "content": []}
    entry = {"text": text, "attributions": [*parts, nobody]}
    lines = [json.dumps({"doc": str(number), **entry}) for number in range(3)]
    (tmp_path / polnear.FILE).write_text("\n".join(lines), encoding="utf-8")
    assert [one.name for one in polnear.load(tmp_path, "even")] == ["0", "2"]
    assert [one.name for one in polnear.load(tmp_path, "odd")] == ["1"]
    assert [a.quoted for a in polnear.load(tmp_path)[0].attributions] == [True, False]


# -- PFSA-ID -------------------------------------------------------------------------------

FILE = """KOTA\tO
,\tO
KOMPAS\tO
-\tO
Kasus\tB-ISSUE
naik\tL-ISSUE
.\tO
”\tB-STATEMENT

Covid\tI-STATEMENT
-\tI-STATEMENT
19\tI-STATEMENT
ada\tI-STATEMENT
,\tI-STATEMENT
”\tL-STATEMENT
kata\tU-CUE
Kepala\tU-ROLE
Ines\tB-PERSON
Falk\tL-PERSON
(\tO
46\tO
)\tO
dan\tO
Sand\tU-PERSON
.\tO

Wabah\tU-ISSUE
:\tO
”\tB-STATEMENT
ya\tI-STATEMENT
,\tL-STATEMENT
”\tO
katanya\tU-CUECOREF
.\tO"""
LINES = FILE.split("\n")


def test_articles_begin_with_a_dateline_or_a_second_issue() -> None:
    assert [len(tokens) for tokens in articles_of(LINES)] == [24, 8]
    assert [t.sentence for t in articles_of(LINES)[0]] == [0] * 8 + [1] * 16


def test_a_text_is_made_again_with_a_place_for_each_token() -> None:
    first, second = articles_of(LINES)
    text, places = retold(first)
    assert text == "KOTA, KOMPAS - Kasus naik. ”Covid-19 ada,” kata Kepala Ines Falk (46) dan Sand."
    assert [place.of(text) for place in places] == [token.word for token in first]
    assert retold(second, "curly")[0] == "Wabah: “ya,” katanya."
    assert retold(second, "straight")[0] == 'Wabah: "ya," katanya.'
    text, places = retold(second, "plain")
    assert text == "Wabah : ” ya , ” katanya ."
    assert [place.of(text) for place in places] == [token.word for token in second]


def test_a_mark_behind_a_comma_and_before_a_small_letter_closes() -> None:
    words = "Satu , ” kata dia . ” Dua , ” ujarnya pada 1 / 2 / 2020 - -nya"
    text, _ = retold([Token(word, "O", 0) for word in words.split()], "curly")
    assert text == "Satu,” kata dia. “Dua,” ujarnya pada 1/2/2020 - -nya"


def test_cues_statements_and_the_right_person_are_counted() -> None:
    news = [pfsa.news_of(tokens) for tokens in articles_of(LINES)]
    text = news[0].text
    right = drafted(text, "Ines Falk", "kata", "”Covid-19 ada,”", speech=Speech.DIRECT)

    def read_one(given: str) -> Reading:
        return Reading(given, "id", drafts=(right,) if given == text else ())

    found = pfsa.score(news, read_one)
    assert found.cues == Share(1, 2)
    assert found.cues_by_label == {"CUE": Share(1, 1), "CUECOREF": Share(0, 1)}
    assert found.statement_tokens == Share(7, 10)
    assert found.people == Share(1, 1)
    assert found.whole == Share(1, 2)
    assert (found.direct, found.precision) == (Share(1, 1), Share(1, 1))
    assert sorted(kind for kind, _ in found.errors) == ["cue katanya", "statement lost"]


def test_the_speaker_is_nearest_and_goes_on_over_numbers_but_not_words() -> None:
    news = pfsa.news_of(articles_of(LINES)[0])
    (cue,) = news.labelled({"CUE"})
    assert [span.of(news.text) for span in pfsa.speaker(news, cue)] == ["Kepala", "Ines Falk"]
    (alone,) = pfsa.news_of(articles_of(LINES)[1]).labelled({"CUECOREF"})
    assert pfsa.speaker(pfsa.news_of(articles_of(LINES)[1]), alone) == ()


def labelled(words: str) -> pfsa.News:
    """Make an article of words and labels: ``Falk/PERSON kata/CUE``."""
    tokens = []
    for entry in words.split():
        word, _, label = entry.partition("/")
        tokens.append(Token(word, f"U-{label}" if label else "O", 0))
    return pfsa.news_of(tokens)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Sand/PERSON lalu Falk/PERSON kata/CUE itu Lev/PERSON", ["Falk"]),
        ("Lev/PERSON itu kata/CUE Falk/PERSON lalu Sand/PERSON", ["Falk"]),
        ("Ketua/ROLE , Falk/PERSON kata/CUE", ["Ketua", "Falk"]),
        ("kata/CUE Falk/PERSON ( 46 ) , ketua/ROLE", ["Falk", "ketua"]),
        ("Sand/PERSON kata/CUE Falk/PERSON", ["Sand"]),
        ("kata/CUE itu", []),
    ],
)
def test_the_speaker_stands_nearest_on_either_side(words: str, names: list[str]) -> None:
    news = labelled(words)
    (cue,) = news.labelled({"CUE"})
    assert [span.of(news.text) for span in pfsa.speaker(news, cue)] == names


def test_a_statement_is_whole_from_nine_tenths_on_over_drafts_of_one_cue() -> None:
    words = "a b c d e f g h i j".split()  # noqa: SIM905  # easier to read
    tags = ["B", *["I"] * 8, "L"]
    tokens = [
        Token(w, f"{t}-STATEMENT", 0) for w, t in zip(words, tags, strict=True)
    ]  # fmt: skip
    news = pfsa.news_of([*tokens, Token("kata", "U-CUE", 0), Token("ujar", "U-CUE", 0)])

    def whole(*drafts: Draft) -> Share:
        return pfsa.score([news], reads(*drafts)).whole

    nine = drafted(news.text, "", "kata", "a b c d e f g h i")
    front, back = (drafted(news.text, "", "kata", part) for part in ("a b c d e", "f g h i"))
    other = drafted(news.text, "", "ujar", "f g h i j")
    assert whole(nine) == whole(front, back) == Share(1, 1)
    assert whole(front) == whole(front, other) == whole() == Share(0, 1)


def test_articles_of_pfsa_are_loaded_by_halves(tmp_path: Path) -> None:
    (tmp_path / pfsa.FILE).write_text(FILE, encoding="utf-8")
    first, second = pfsa.load(tmp_path)
    assert pfsa.load(tmp_path, split="even") == (first,)
    assert pfsa.load(tmp_path, split="odd") == (second,)
    assert pfsa.load(tmp_path, "curly")[1].text == "Wabah: “ya,” katanya."


@pytest.mark.parametrize(("source", "right"), [("Sand", 0), ("Kepala", 1), ("", 0)])
def test_another_person_is_not_the_right_one(source: str, right: int) -> None:
    news = [pfsa.news_of(articles_of(LINES)[0])]
    draft = drafted(news[0].text, source, "kata", "ada")
    found = pfsa.score(news, reads(draft))
    assert found.people == Share(right, 1)
    assert found.whole == Share(0, 1)
    assert found.direct == Share(0, 0)


# -- the seed ------------------------------------------------------------------------------


def seed_folder(folder: Path) -> Path:
    text = "Wani bilang dua hari. Dia menolak tuduhan. Lalu gelap."

    def part(words: str) -> dict[str, Any]:
        span = at(text, words)
        return {"start": span.start, "end": span.end, "text": words}

    entries = [
        ("A1", ["Wani"], ["bilang"], "dua hari", ["Kabar", "W. Anwar"], "W. Anwar", "assert", []),
        ("A2", ["Dia"], ["menolak"], "tuduhan", ["Kabar", "(unspecified)"], None, "deny", ["A1?"]),
        ("A3", [], [], "Lalu gelap", ["Kabar", "W. Anwar"], None, "promise", []),
    ]
    gold = [
        {
            "id": id, "source": list(map(part, source)), "cue": list(map(part, cue)),
            "content": [part(content)], "chain": chain, "source_resolved": resolved,
            "stance": stance, "responds_to": answers,
        }
        for id, source, cue, content, chain, resolved, stance, answers in entries
    ]  # fmt: skip
    dates = [
        {"span": part("dua hari"), "value": "P2D", "interval": "2031-03-05/2031"},
        {"span": part("Lalu"), "value": "since 2030"},
    ]
    (folder / "article.txt").write_text(text, encoding="utf-8")
    data = json.dumps({"attributions": gold, "dates": dates})
    (folder / "gold.json").write_text(data, encoding="utf-8")
    return folder


def test_of_the_seed_all_is_counted_and_each_difference_told(tmp_path: Path) -> None:
    loaded = seed.load(seed_folder(tmp_path))
    text = loaded.text
    drafts = (
        drafted(text, "Wani", "bilang", "dua hari", id="d1"),
        drafted(
            text, "Dia", "menolak", "tuduhan", id="d2", act=SpeechAct.DENY,
            responds_to=(Answered("d1", sure=False), Answered("d3")),
        ),
        drafted(text, "", "", "Lalu gelap", "carried:also", id="d3", tier=Tier.MEDIUM),
        drafted(text, "hari", "Lalu", "gelap", id="d4"),
    )  # fmt: skip
    dates = (
        DateMention(at(text, "dua hari"), Period("2031-03-05/2031-03-06")),
        DateMention(at(text, "Lalu"), Period("2030")),
    )
    found = seed.score(loaded, reads(*drafts, dates=dates))
    assert found.explicit == Share(2, 2)
    assert found.chains == Share(1, 2)
    assert found.acts == Share(2, 2)
    assert (found.carried, found.carried_chains) == (Share(1, 1), Share(0, 1))
    assert found.denials == Share(1, 1)
    assert found.dates == Share(1, 2)
    assert (found.spurious, found.spurious_answers) == (1, 1)
    assert [line.split(":")[0] for line in found.differences] == [
        "A2 chain", "A3 chain", "date 'Lalu'", "spurious", "A2 answers d3, which is not in gold",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("act", "right"),
    [("state", 1), ("report", 1), ("plan", 1), ("deny", 0), ("judge", 0), ("gap", 0)],
)
def test_of_what_is_asserted_only_other_words_of_gold_are_wrong_acts(
    tmp_path: Path, act: str, right: int
) -> None:
    loaded = seed.load(seed_folder(tmp_path))
    draft = drafted(loaded.text, "Wani", "bilang", "dua hari", act=SpeechAct(act))
    assert seed.score(loaded, reads(draft)).acts == Share(right, 1)


def test_of_a_seed_that_is_not_read_nothing_is_right(tmp_path: Path) -> None:
    found = seed.score(seed.load(seed_folder(tmp_path)), reads())
    assert found.explicit == found.chains == Share(0, 2)
    assert found.carried == found.denials == Share(0, 1)
    assert found.acts == Share(0, 0)


# -- articles and relays -------------------------------------------------------------------


def stretch(text: str, words: str, nth: int = 1) -> Stretch:
    span = at(text, words, nth)
    return Stretch(span.start, span.end)


def article(text: str) -> Article:
    whole = Stretch(0, len(text))
    first = Attribution(
        "a1", whole, "name", "state", "indirect", (("Falk",),), stretch(text, "Falk"),
        (stretch(text, "said"),), (stretch(text, "it rains"),),
    )  # fmt: skip
    second = Attribution(
        "a2", whole, "name", "deny", "indirect", (("Sand",),), stretch(text, "Sand"),
        (stretch(text, "denied"),), (stretch(text, "it", 2),),
        answers=("a1",),
    )  # fmt: skip
    carried = Attribution(
        "a3", whole, "none", "state", "indirect", (("Sand",),),
        content=(stretch(text, "It is dark"),), carried=True, inherited=True,
    )  # fmt: skip
    dates = (DateExpression(stretch(text, "dark"), "2031"),)
    return Article(
        "one", "en", text, "wire", "The Post", "outlet", "2031-03-05", None,
        (first, second, carried), dates, (stretch(text, "It is"),),
    )  # fmt: skip


def read_as(*drafts: Draft, dates: tuple[DateMention, ...] = ()) -> articles.Score:
    reader: Callable[[Article], Read] = lambda _: reads(*drafts, dates=dates)  # noqa: E731  # one line
    return articles.scored([articles.compared(article(NAMES), reader)])


def test_of_an_article_each_part_is_counted() -> None:
    denial = drafted(
        NAMES, "Sand", "denied", "", act=SpeechAct.DENY, id="d2", responds_to=(Answered("d1"),)
    )
    denial = attrs.evolve(denial, content=(at(NAMES, "it", 2),))
    dates = (DateMention(at(NAMES, "dark"), Period("2031")), DateMention(Span(0, 4), None))
    found = read_as(drafted(NAMES, "Falk", "said", "it rains"), denial, dates=dates)
    assert found.found == found.precision == found.usable == Share(2, 2)
    assert found.chains == Share(2, 2)
    assert found.sure == Spread(1, 1, 1)
    assert found.probable == Spread(0, 0, 0)
    assert found.carried == Spread(0, 0, 1)
    assert (found.dates, found.mentions) == (Share(1, 1), Share(1, 2))
    assert found.own_voice == Share(1, 1)
    assert {str(share) for share in found.exact.values()} == {"100.0% (2/2)"}
    assert [line.split(":")[0] for line in found.differences] == [
        "en/one a3 CARRY-OVER MISSED state", "en/one DATE SPURIOUS 'Falk' = None",
    ]  # fmt: skip


def test_of_an_article_each_difference_is_told() -> None:
    found = read_as(
        drafted(NAMES, "Sand", "said", "it rains", act=SpeechAct.ASK, tier=Tier.LOW),
        drafted(NAMES, "Falk", "dark", "It is", id="d2", responds_to=(Answered("d1", sure=False),)),
        drafted(NAMES, "", "", "It is dark", "carried:also", id="d3"),
    )
    assert found.found == Share(1, 2)
    assert found.precision == Share(1, 2)
    assert found.usable == Share(0, 2)
    assert found.source_overlap == Share(0, 1)
    assert (found.chains, found.chains_of_found) == (Share(0, 2), Share(0, 1))
    assert (found.sure, found.probable) == (Spread(0, 0, 1), Spread(0, 1, 0))
    assert found.carried == Spread(1, 1, 1)
    assert found.own_voice == Share(0, 1)
    assert found.words["act"] == Share(0, 1)
    assert found.words["form"] == Share(1, 1)
    assert found.tiers == {"low": (Share(1, 1), Share(0, 1)), "high": (Share(0, 1), Share(0, 1))}
    kinds = [" ".join(line.split(" ")[1:3]) for line in found.differences]
    assert kinds == [
        "a2 MISSED", "d2 SPURIOUS", "a1 SOURCE", "a1 ACT", "a1 CHAIN", "a2 LINK", "draft d2",
        "DATE 'dark'", "OWN VOICE",
    ]  # fmt: skip


def test_an_ending_is_no_source_in_gold_and_not_asked_for() -> None:
    text = '"Ya," katanya.'
    gold = Attribution(
        "a1", Stretch(0, len(text)), "enclitic", "no_comment", "direct", (),
        cue=(stretch(text, "katanya"),),
    )  # fmt: skip
    one = attrs.evolve(
        article(NAMES), text=text, attributions=(gold,), dates=(), own_voice=()
    )  # fmt: skip
    ending = Voice((at(text, "nya"),), Form.ENCLITIC, "nya")
    draft = attrs.evolve(
        drafted(text, "", "katanya", act=SpeechAct.NO_COMMENT), source=ending, links=()
    )
    found = articles.scored([articles.compared(one, lambda _: reads(draft))])
    assert found.source_overlap == found.content_alike == found.usable == Share(1, 1)
    assert found.exact["source"] == Share(0, 0)
    assert found.words["form"] == Share(1, 1)
    named = attrs.evolve(gold, form="none")
    one = attrs.evolve(one, attributions=(named,))
    found = articles.scored([articles.compared(one, lambda _: reads(draft))])
    assert found.source_overlap == Share(0, 1)


def test_articles_can_be_chosen_by_name() -> None:
    slug = gold_articles("en")[3].slug
    found = articles.score("en", lambda _: reads(), [slug])
    assert found.found.of < 40
    assert {line.split(" ")[0] for line in found.differences} == {f"en/{slug}"}


def perfect(one: Article) -> Reading:
    """Return what a reader would draft that finds all that gold has."""
    drafts = []
    for gold in one.attributions:
        links = tuple(
            tuple(Voice(words="" if name == "?" else name) for name in step) for step in gold.chain
        )
        answers = [Answered(id) for id in gold.answers]
        answers += [Answered(id, sure=False) for id in gold.probably]
        source = () if gold.source is None else (gold.source,)
        drafts.append(
            Draft(
                gold.id, Voice(comparing.spans(source), Form(gold.form)), comparing.spans(gold.cue),
                comparing.spans(gold.content), SpeechAct(gold.act), "svo:gold", 0,
                Speech(gold.speech), Polarity(gold.polarity), Surety(gold.certainty),
                links=links, responds_to=tuple(answers),
            )
        )  # fmt: skip
    dates = tuple(DateMention(Span(*d.stretch), Period(d.value)) for d in one.dates)
    return Reading(one.text, one.language, drafts=tuple(drafts), dates=dates)


@pytest.mark.parametrize("language", articles.LANGUAGES)
def test_a_reader_that_finds_what_gold_has_is_perfect(language: str) -> None:
    found = articles.score(language, lambda one: lambda _: perfect(one))
    assert found.differences == ()
    figures = [goal.figure for goal in found.goals]
    assert {figure.part for figure in figures if not isinstance(figure, str)} == {1.0}
    assert found.found.of > 250


@pytest.mark.parametrize("language", articles.LANGUAGES)
def test_a_reader_that_finds_nothing_is_right_about_nothing(language: str) -> None:
    found = articles.score(language, lambda _: reads())
    assert found.own_voice.part == 1.0
    others = (found.found, found.chains, found.sure, found.carried, found.dates, found.usable)
    assert {figure.part for figure in others} == {0.0}


def told(chains: list[list[list[str]]], *found: list[list[str]]) -> relays.Told:
    gold = tuple(tuple(map(tuple, steps)) for steps in chains)
    return relays.Told(Snippet("...", gold), tuple(found))


@pytest.mark.parametrize(
    ("gold", "found", "outlets", "exact"),
    [
        ([[["AP"], ["Falk"]]], [[["AP"], ["Falk"]]], True, True),
        ([[["AP"], ["Falk"]]], [[["AP"], ["Sand"]]], True, False),
        ([[["AP"], ["Falk"]]], [[["Falk"]]], False, False),
        ([[["AP"], ["Falk"]]], [[["AP"], ["Falk"]], [["Sand"]]], True, False),
        ([[["AP"], ["Falk"]]], [[["AP"], ["Falk"]], [["AP"], ["Sand"]]], False, False),
        ([[["AP"]]], [[["AP"]]], True, True),
        ([[["AP"]]], [[["Kyodo"]]], False, False),
        ([], [], True, True),
        ([], [[["Falk"]]], True, False),
        ([[["AP"], ["A"]], [["B"]]], [[["B"]], [["AP"], ["A"]]], True, True),
    ],
)
def test_outlets_are_right_if_only_the_speaker_is_wrong(
    gold: list[Any],
    found: list[Any],
    outlets: bool,  # noqa: FBT001  # of a table
    exact: bool,  # noqa: FBT001  # of a table
) -> None:
    one = told(gold, *found)
    assert (one.outlets, one.exact) == (outlets, exact)
    both = relays.scored([one]).plus(relays.scored([one]))
    assert (both.outlets, both.chains) == (Share(2 * outlets, 2), Share(2 * exact, 2))
    assert bool(both.differences) is not (outlets and exact)


def test_drafts_of_one_cue_tell_one_chain_and_those_without_links_none() -> None:
    snippet = Snippet(NAMES, ((("Falk",),),))
    twice = [drafted(NAMES, "Falk", "said", c) for c in ("it", "rains")]
    gap = drafted(NAMES, "", "is", "dark")
    assert relays.told(snippet, [*twice, gap]).exact


# -- speed ---------------------------------------------------------------------------------


def test_speed_is_of_the_median_and_growth_of_both_ends() -> None:
    few, many = speed.Timed(100, (1.0, 2.0, 9.0)), speed.Timed(1_000, (200.0,))
    assert few.speed == 50_000
    assert few.grows_to(many) == 2.0
    assert speed.repeated(["ab", "c"], 5) == "abcab"


def test_a_nasty_text_that_gets_slow_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    def took(texts: list[str], _read: Read, _rounds: int) -> speed.Timed:
        length = len(texts[0])
        return speed.Timed(length, (length**2 / 1e4 if '"' in texts[0] else length / 1e3,))

    monkeypatch.setattr(speed, "timed", took)
    names = ["straight quotation marks", "spaces"]
    assert [
        (name, short.characters, long.characters)
        for name, short, long in speed.nasty("en", 100_000, names)
    ] == [(names[0], 1_000, 10_000), (names[1], 10_000, 100_000)]


@pytest.mark.parametrize("name", speed.NASTY)
@pytest.mark.parametrize("language", articles.LANGUAGES)
def test_reading_never_raises_on_a_nasty_text(language: str, name: str) -> None:
    text = speed.repeated([speed.NASTY[name]], 1_500)
    assert speed.reader_for(language)(text).text == text
