"""The articles of the tests of reading: their gold is whole, and is the text's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from reading.gold import HERE, UNKNOWN, Article, articles, load, locate, snippets

LANGUAGES = ["id", "en"]
MARKS = "\"'“”‘’«»"  # the marks of quotations are meant
FILES = sorted((HERE / "articles").glob("*/*.yaml"))
TEXTS = sorted((HERE / "articles").glob("*/*.txt"))

each_article = pytest.mark.parametrize(
    "file", FILES, ids=[f"{file.parent.name}-{file.stem}" for file in FILES]
)

TEXT = """Jembatan Ditutup

Jembatan Lada ditutup. Bupati mengatakan jembatan itu retak. "Retak," kata dia. Jalan sepi.
"""
GOLD = """style: local
source: Suara Lada
source-kind: outlet
published: 2031-03-05
attributions:
  - id: a1
    in: "Bupati mengatakan jembatan itu retak."
    source: Bupati
    form: role
    cue: ["mengatakan"]
    content: ["jembatan itu retak"]
    act: state
    speech: indirect
    chain: [[Bupati]]
dates: []
own_voice: ["Jembatan Lada ditutup.", "Jalan sepi."]
"""


def words_of(text: str) -> str:
    return " ".join(text.casefold().split())


@each_article
def test_an_article_loads_and_each_part_says_what_its_gold_says(file: Path) -> None:
    article = load(file)
    assert article.attributions
    for one in article.attributions:
        for part in one.parts:
            assert one.passage.start <= part.start < part.end <= one.passage.end
            assert part.of(article.text) == part.of(article.text).strip()


@each_article
def test_a_text_is_laid_out_as_the_format_has_it(file: Path) -> None:
    text = file.with_suffix(".txt").read_text(encoding="utf-8")
    assert 1_200 <= len(text) <= 3_000
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert len(text.split("\n\n")) >= 6
    assert "\n\n\n" not in text
    assert "\r" not in text


@each_article
def test_every_article_has_own_voice_beside_its_attributions(file: Path) -> None:
    assert 3 <= len(load(file).own_voice) <= 8


@each_article
def test_contents_do_not_end_with_the_sentences_full_stop(file: Path) -> None:
    article = load(file)
    for one in article.attributions:
        for part in (*one.content, *one.cue):
            assert not part.of(article.text).endswith((",", "!", "?")) or one.speech == "direct"
            if part.of(article.text).endswith("."):
                assert part.end < one.passage.end  # an abbreviation's


@each_article
def test_a_chain_ends_with_the_source_or_with_whom_the_source_tells_of(file: Path) -> None:
    article = load(file)
    for one in article.attributions:
        if one.source is None or one.form == "pronoun":
            continue
        source = words_of(one.source.of(article.text))
        named = [words_of(name) for step in one.chain[-2:] for name in step]
        assert any(name in source or source in name for name in named), one.id


@each_article
def test_a_chain_fits_the_form_of_its_source(file: Path) -> None:
    article = load(file)
    for one in article.attributions:
        if one.form in {"pronoun", "enclitic"}:
            assert one.chain, one.id
            assert one.chain[-1] != (UNKNOWN,), one.id
            spoken = words_of(" ".join(one.chain[-1]))
            assert spoken not in {"dia", "ia", "beliau", "mereka", "he", "she", "they"}, one.id
        elif one.form == "none" and not one.carried:
            gap = one.act == "gap" and one.chain == ()
            assert gap or one.chain[-1] == (UNKNOWN,), one.id
        else:
            assert one.chain, one.id


@each_article
def test_polarities_fit_the_acts(file: Path) -> None:
    for one in load(file).attributions:
        assert (one.polarity == "0") == (one.act == "gap"), one.id
        assert one.act != "deny" or one.polarity == "-", one.id


@each_article
def test_a_direct_speech_is_within_quotation_marks(file: Path) -> None:
    article = load(file)
    for one in article.attributions:
        if one.speech == "direct" and not one.carried:
            assert any(part.of(article.text)[0] in MARKS for part in one.content), one.id


@each_article
def test_nothing_is_listed_twice(file: Path) -> None:
    found = [(one.parts, one.act) for one in load(file).attributions]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_twenty_articles_and_thirty_snippets_of_each_language(language: str) -> None:
    assert len(articles(language)) >= 20
    assert len(snippets(language)) >= 30
    assert any(snippet.chains == () for snippet in snippets(language))


def test_each_text_has_its_gold() -> None:
    assert [file.with_suffix(".yaml") for file in TEXTS] == FILES


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_texts_are_of_one_name_or_title(language: str) -> None:
    titles = [found.text.split("\n", 1)[0] for found in articles(language)]
    assert len(titles) == len(set(titles))


def written(folder: Path, text: str = TEXT, gold: str = GOLD) -> Path:
    (folder / "id").mkdir()
    (folder / "id" / "jembatan.txt").write_text(text, encoding="utf-8")
    file = folder / "id" / "jembatan.yaml"
    file.write_text(gold, encoding="utf-8")
    return file


def test_parts_are_found_where_they_stand(tmp_path: Path) -> None:
    article: Article = load(written(tmp_path))
    (one,) = article.attributions
    assert article.language == "id"
    assert [part.of(article.text) for part in one.parts] == [
        "Bupati", "mengatakan", "jembatan itu retak",
    ]  # fmt: skip
    assert one.source == (TEXT.index("Bupati"), TEXT.index("Bupati") + 6)
    assert one.chain == (("Bupati",),)
    assert [sentence.of(TEXT) for sentence in article.own_voice] == [
        "Jembatan Lada ditutup.", "Jalan sepi.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Bupati mengatakan jembatan itu retak.", "Bupati bilang.", "occurs 0 times in the text"),
        ('in: "Bupati mengatakan jembatan itu retak."', 'in: "a"', "occurs 0 times in the text"),
        ('content: ["jembatan itu retak"]', 'content: ["Retak"]', "'Retak' is not in"),
        ('cue: ["mengatakan"]', 'cue: ["kata"]', "'kata' is not in"),
        ('cue: ["mengatakan"]', "cue: [{text: mengatakan, nth: 2}]", "1 times"),
        ('cue: ["mengatakan"]', 'cue: ["itu"]', "'itu' overlaps|overlaps 'itu'"),
        ("chain: [[Bupati]]", "chain: [[Camat]]", "'Camat' is not in the text"),
        ("chain: [[Bupati]]", "chain: [Bupati]", "'Bupati' is no step"),
        ("act: state", "act: shout", "the act is 'shout'"),
        ("form: role", "form: none", "form 'none' does not fit"),
        ("    act: state\n", "", "'act' is missing"),
        ("act: state", "act: state\n    answers: [a9]", "answers a9, which is not above it"),
        ("act: state", "act: state\n    carried: true", "either there is a cue or"),
        ("speech: indirect", "speach: indirect", "'speach' is no field"),
        ('"Jalan sepi."', '"Bupati mengatakan jembatan itu retak."', "a1 is in it"),
        ("dates: []", "dates: [{text: Jalan, value: kemarin}]", "'kemarin' is no date"),
        ("style: local", "style: [local", "jembatan.yaml"),
    ],
)  # fmt: skip
def test_gold_that_is_wrong_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    assert GOLD.count(old) == 1
    with pytest.raises(ValueError, match=says) as error:
        load(written(tmp_path, gold=GOLD.replace(old, new)))
    assert str(error.value).startswith("id/jembatan.yaml")


def test_a_passage_that_occurs_twice_is_refused(tmp_path: Path) -> None:
    text = TEXT.replace("Jalan sepi.", "Bupati mengatakan jembatan itu retak.")
    with pytest.raises(ValueError, match="occurs 2 times in the text"):
        load(written(tmp_path, text=text))


def test_an_id_that_is_used_twice_is_refused(tmp_path: Path) -> None:
    entry = GOLD[GOLD.index("  - id: a1") : GOLD.index("dates:")]
    with pytest.raises(ValueError, match="a1 is there twice"):
        load(written(tmp_path, gold=GOLD.replace(entry, entry * 2)))


@pytest.mark.parametrize(
    ("part", "nth", "start"), [("kata", 1, 16), ("itu", 2, 26), ('"itu"', 1, 25), ("a", 1, 31)]
)
def test_a_part_is_found_at_the_borders_of_words(part: str, nth: int, start: int) -> None:
    found = locate(part, 'mengatakan itu, kata dia "itu" a', nth)
    assert found == (start, start + len(part))
