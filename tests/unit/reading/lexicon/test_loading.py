"""Lexicons from files: whole, with what they extend, or all that is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.errors import ClaimLedgerError, InvalidRecordError, LoadError
from claimledger.reading.lexicon import lexicon_from, lexicon_of, load_lexicon
from claimledger.reading.lexicon.entries import Anaphor, Cue, Example, Place, Via
from claimledger.reading.lexicon.loading import opened, origin_named
from claimledger.reading.parts.words import Frame, SpeechAct
from unit.reading.lexicon.written import TABLES, VALUES, Writer

EO = """language = "eo"
[words]
also = ["ankaŭ"]

[[cue]]
forms = ["diris"]
frames = ["svo"]
speech_act = "state"

[[via]]
forms = ["laŭ"]

[[anaphor]]
noun = "akuzo"
answers = ["accuse"]

[[example]]
text = "La ministro diris, ke pluvas."
expect = {act = "state"}
"""


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def faults(path: Path) -> list[str]:
    with pytest.raises(LoadError) as caught:
        load_lexicon(path)
    return [str(fault).replace(f"{path.parent}/", "") for fault in caught.value.faults]


def test_a_file_is_a_lexicon_whose_entries_know_their_lines(tmp_path: Path) -> None:
    path = written(tmp_path, eo=EO) / "eo.toml"
    held = load_lexicon(path)
    assert held.language == "eo"
    assert held.words.also == ("ankaŭ",)
    assert held.cues == (Cue(("diris",), (Frame.SVO,), SpeechAct.STATE),)
    assert held.vias == (Via(("laŭ",)),)
    assert held.anaphors == (Anaphor("akuzo", (SpeechAct.ACCUSE,)),)
    assert held.examples == (Example("La ministro diris, ke pluvas.", {"act": "state"}),)
    entries = (*held.cues, *held.vias, *held.anaphors, *held.examples)
    assert [entry.place for entry in entries] == [Place(str(path), n) for n in (5, 10, 13, 17)]
    assert load_lexicon(str(path)) == held == lexicon_from(EO)


@pytest.mark.parametrize("language", ["id", "en"])
def test_our_languages_can_be_loaded(language: str) -> None:
    held = lexicon_of(language)
    assert held.language == language
    assert held is lexicon_of(language)
    assert held.cues[0].place.file == f"{language}.toml"


def test_all_faults_are_told_at_once_in_their_order(tmp_path: Path) -> None:
    text = EO.replace('"state"', '"stat"').replace("also", "alsoo").replace('"eo"', '"e o"')
    text += '[[cue]]\nforms = ["x"]\n[[vai]]\n[extra]\n'
    path = written(tmp_path, eo=text) / "eo.toml"
    assert faults(path) == [
        "eo.toml:1:1: language: 'e o' is no code of a language; write one such as eo or pt-BR",
        "eo.toml:3:1: words.alsoo: there is no key 'alsoo'; did you mean 'also'?",
        "eo.toml:8:1: cue[0].speech_act: 'stat' is no speech act; did you mean 'state'?",
        "eo.toml:19:11: example[0].expect.act: 'stat' is no speech act; did you mean 'state'?",
        "eo.toml:20:3: cue[1]: there is no 'frames'; add it",
        "eo.toml:20:3: cue[1]: there is no 'speech_act'; add it",
        "eo.toml:22:3: vai: there is no key 'vai'; did you mean 'via'?",
        (
            "eo.toml:23:2: extra: there is no key 'extra'; write one of language, extends, cue,"
            " via, anaphor, words, dates, example"
        ),
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "1:1: there is no 'language'; write language = \"...\""),
        ("language = 3", '1:1: language: this is 3, not a text; write "..."'),
        ('language = "eo"\n[cue]', "2:2: cue: [cue] is one table, and there may be several;"),
        ('language = "eo"\ncue = [3]', "2:8: cue[0]: this is 3, not a table; write { key = ... }"),
        ('language = "eo"\nwords = 3', "2:1: words: this is 3, not a table; write { key = ... }"),
        ('language = "eo"\nextends = "id"', "2:1: extends: this is the text 'id', not a list"),
        ('language = "eo"\nextends = ["xx"]', "2:12: extends[0]: there is no lexicon of the"),
        ('language = "eo"\nextends = ["no.toml"]', "2:12: extends[0]: no.toml is not read: this"),
        ('language = "eo"\nextends = ["\\u0000.toml"]', "2:12: extends[0]: \\u0000.toml is"),
    ],
)  # fmt: skip
def test_a_text_that_is_no_lexicon_is_refused(text: str, fault: str) -> None:
    with pytest.raises(LoadError) as caught:
        lexicon_from(text)
    (told,) = caught.value.faults
    assert str(told).startswith(f"<text>:{fault}")


def test_what_a_file_extends_comes_before_its_own(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    written(tmp_path / "deep", base=EO)
    more = 'language = "eo-x"\nextends = ["deep/base.toml"]\n' + EO.split("\n", 1)[1]
    more = more.replace("diris", "skribis").replace("ankaŭ", "plie")
    path = written(tmp_path, more=more) / "more.toml"
    held = load_lexicon(path)
    assert (held.language, held.extends) == ("eo-x", ("deep/base.toml",))
    assert [cue.forms for cue in held.cues] == [("diris",), ("skribis",)]
    assert held.words.also == ("ankaŭ", "plie")
    assert len(held.vias) == len(held.anaphors) == 1
    assert [example.text for example in held.examples] == [
        "La ministro diris, ke pluvas.",
        "La ministro skribis, ke pluvas.",
    ]
    assert held.cues[0].place.file == str(tmp_path / "deep" / "base.toml")
    assert [sheet.name for sheet in opened(origin_named(str(path))).sheets] == [
        str(tmp_path / "deep" / "base.toml"),
        str(path),
    ]


def test_a_file_may_extend_a_language() -> None:
    held = lexicon_from('language = "ms"\nextends = ["id"]\n[words]\nalso = ["jua"]')
    base = lexicon_of("id")
    assert held.language == "ms"
    assert held.cues == base.cues
    assert held.words.also == (*base.words.also, "jua")
    assert held.dates == base.dates


def test_what_is_extended_twice_is_taken_once(tmp_path: Path) -> None:
    files = {
        "base": EO,
        "left": 'language = "eo"\nextends = ["base.toml"]',
        "right": 'language = "eo"\nextends = ["./base.toml", "left.toml"]',
        "top": 'language = "eo"\nextends = ["left.toml", "right.toml"]',
    }
    held = load_lexicon(written(tmp_path, **files) / "top.toml")
    assert len(held.cues) == 1
    assert len(held.examples) == 1


def test_files_that_extend_each_other_are_told(tmp_path: Path) -> None:
    files = {
        "a": 'language = "eo"\nextends = ["b.toml"]',
        "b": 'language = "eo"\nextends = ["id", "c.toml"]',
        "c": 'language = "eo"\nextends = ["./b.toml"]',
        "self": 'language = "eo"\nextends = ["self.toml"]',
    }
    folder = written(tmp_path, **files)
    assert faults(folder / "a.toml") == [
        (
            "c.toml:2:12: extends[0]: this goes round: b.toml extends c.toml extends b.toml; "
            "take one of them out"
        )
    ]
    assert faults(folder / "self.toml") == [
        (
            "self.toml:2:12: extends[0]: this goes round: self.toml extends self.toml; "
            "take one of them out"
        )
    ]


def test_too_many_files_in_a_row_are_told(tmp_path: Path) -> None:
    for n in range(30):
        text = f'language = "eo"\nextends = ["f{n + 1}.toml"]'
        (tmp_path / f"f{n}.toml").write_text(text, encoding="utf-8")
    (fault,) = faults(tmp_path / "f0.toml")
    assert fault.startswith(
        "f19.toml:2:12: extends[0]: more than 20 files extend each other in a row"
    )


def test_faults_of_what_is_extended_are_told_once_with_its_own(tmp_path: Path) -> None:
    files = {
        "bad": 'language = "eo"\nwrods = 1',
        "worse": "language =",
        "top": 'language = "eo"\nextends = ["bad.toml", "worse.toml", "mid.toml"]\nvai = 2',
        "mid": 'language = "eo"\nextends = ["bad.toml", "worse.toml"]',
    }
    told = faults(written(tmp_path, **files) / "top.toml")
    places = [fault.split(": ")[0] for fault in told]
    assert places == ["top.toml:3:1", "bad.toml:2:1", "worse.toml:1:11"]


def test_a_word_is_a_file_if_it_looks_so_or_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert origin_named("id").name == "id.toml"
    assert origin_named("no/such.toml").name == "no/such.toml"
    (tmp_path / "id").write_text(EO, encoding="utf-8")
    assert origin_named("id").file == Path("id")
    with pytest.raises(InvalidRecordError, match="no lexicon of the language 'a\\\\x00b'"):
        origin_named("a\0b")


KEYS = ["language", "extends", "cue", "via", "anaphor", "example", "words", "dates", "forms",
        "frames", "speech_act", "when", "noun", "answers", "text", "expect", "also", "weekdays",
        "prepositions", "comma_before_content", "drafts", "chain", "months", "takes"]  # fmt: skip
LIKELY = st.one_of(
    st.sampled_from([["svo"], ["x"], "state", "deny", ["accuse"], "eo", {}, [], [{}], True, 0, -1]),
    VALUES,
)
ENTRIES = st.dictionaries(st.sampled_from(KEYS), LIKELY, max_size=6)


@given(st.binary(max_size=200))
def test_any_bytes_raise_nothing_but_our_errors(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(data)
    with pytest.raises(ClaimLedgerError):
        load_lexicon(path)


@given(st.data(), st.one_of(ENTRIES, TABLES), st.dictionaries(
    st.sampled_from(["cue", "via", "anaphor", "example", "words"]),
    st.lists(ENTRIES, min_size=1, max_size=3)))  # fmt: skip
def test_any_table_is_a_lexicon_or_raises_our_errors_with_places_in_it(
    data: st.DataObject, table: dict[str, object], several: dict[str, list[object]]
) -> None:
    writer = Writer(data)
    writer.document({key: v for key, v in table.items() if key not in several}, several)
    try:
        lexicon_from(writer.text)
    except LoadError as error:
        lines = writer.text.replace("\r\n", "\n").split("\n")
        for fault in error.faults:
            assert 1 <= fault.line <= len(lines)
            assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1


@given(st.text(max_size=60))
def test_any_text_is_a_lexicon_or_raises_our_errors(text: str) -> None:
    with pytest.raises(ClaimLedgerError):
        lexicon_from(text)
    with pytest.raises(ClaimLedgerError):
        lexicon_of(f"\ud800{text}")
