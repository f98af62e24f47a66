"""Entries and words of one file or several: they join, or contradict each other and are told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, final

import attrs
import pytest

from claimledger.errors import Fault, LoadError
from claimledger.reading.lexicon import lexicon_from, load_lexicon
from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.lexicon.merging import SECTIONS, _joined
from claimledger.reading.lexicon.sheets import parsed
from claimledger.reading.lexicon.structuring import structured

BASE = """language = "eo"
[words]
also = ["ankaŭ"]
comma_before_content = true
[dates]
weekdays = {lundo = 0, mardo = 1}
[[cue]]
forms = ["diris", "Ne   diris"]
frames = ["svo", "inverted"]
speech_act = "state"
[[via]]
forms = ["laŭ", "citante"]
[[anaphor]]
noun = "akuzo"
answers = ["accuse"]
"""


def told(text: str) -> list[str]:
    with pytest.raises(LoadError) as caught:
        lexicon_from(BASE + text, "eo.toml")
    return [str(fault) for fault in caught.value.faults]


def extended(folder: Path, text: str) -> Lexicon:
    (folder / "base.toml").write_text(BASE, encoding="utf-8")
    (folder / "top.toml").write_text(
        f'language = "eo"\nextends = ["base.toml"]\n{text}', encoding="utf-8"
    )
    return load_lexicon(folder / "top.toml")


def differing(folder: Path, text: str) -> list[str]:
    with pytest.raises(LoadError) as caught:
        extended(folder, text)
    return [str(fault).replace(f"{folder}/", "") for fault in caught.value.faults]


def test_each_table_of_entries_is_named_by_its_class() -> None:
    assert dict(SECTIONS) == {
        "language": "language", "extends": "extends", "cue": "cues", "via": "vias",
        "anaphor": "anaphors", "words": "words", "dates": "dates", "example": "examples",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            '[[cue]]\nforms = ["Diris"]\nframes = ["enclitic", "inverted"]\nspeech_act = "deny"',
            (
                "eo.toml:17:10: cue[1].forms[0]: 'diris' (inverted) is something else at eo.toml:7:"
                " speech_act state there, deny here; take one of the two out"
            ),
        ),
        (
            (
                '[[cue]]\nforms = ["x", "ne diris"]\nframes = ["svo"]\nspeech_act = "state"\n'
                'polarity = "-"\naddressed = true\ntakes = []\n'
                'when = [{object = "y", speech_act = "deny"}]'
            ),
            (
                "eo.toml:17:15: cue[1].forms[1]: 'ne diris' (svo) is something else at eo.toml:7:"
                " polarity + there, - here; when nothing there, object y speech_act deny polarity +"
                " certainty certain here; takes clause, bare, quotation there, nothing here;"
                " addressed false there, true here; take one of the two out"
            ),
        ),
        (
            '[[via]]\nforms = ["citante"]\ncites = true',
            (
                "eo.toml:17:10: via[1].forms[0]: 'citante' is something else at eo.toml:11:"
                " cites false there, true here; take one of the two out"
            ),
        ),
        (
            '[[anaphor]]\nnoun = "AKUZO"\nanswers = ["state", "accuse"]',
            (
                "eo.toml:17:1: anaphor[1].noun: 'akuzo' is something else at eo.toml:13:"
                " answers accuse there, state, accuse here; take one of the two out"
            ),
        ),
    ],
)
def test_two_that_say_different_things_of_a_form_are_told_with_both_lines(
    text: str, fault: str
) -> None:
    if "enclitic" in text:
        text = text.replace('"enclitic"', '"passive"')
    assert told(text) == [fault]


def test_every_form_in_every_frame_of_two_is_told() -> None:
    text = '[[cue]]\nforms = ["ne diris", "diris"]\nframes = ["inverted", "svo"]\n'
    faults = told(f'{text}speech_act = "deny"')
    assert [fault.split(" is something")[0] for fault in faults] == [
        "eo.toml:17:10: cue[1].forms[0]: 'ne diris' (inverted)",
        "eo.toml:17:10: cue[1].forms[0]: 'ne diris' (svo)",
        "eo.toml:17:22: cue[1].forms[1]: 'diris' (inverted)",
        "eo.toml:17:22: cue[1].forms[1]: 'diris' (svo)",
    ]


def test_a_form_may_be_one_thing_in_one_frame_and_another_in_another() -> None:
    text = '[[cue]]\nforms = ["diris"]\nframes = ["nominal"]\nspeech_act = "deny"'
    assert len(lexicon_from(BASE + text).cues) == 2


def test_what_only_says_again_is_left_out(tmp_path: Path) -> None:
    text = '[[cue]]\nforms = ["diris"]\nframes = ["svo"]\nspeech_act = "state"\n'
    text += '[[via]]\nforms = ["laŭ"]\n[[anaphor]]\nnoun = "akuzo"\nanswers = ["accuse"]\n'
    held = extended(tmp_path, text)
    assert (len(held.cues), len(held.vias), len(held.anaphors)) == (1, 1, 1)
    assert held.cues[0].place.file.endswith("base.toml")
    more = extended(tmp_path, text.replace('["svo"]', '["svo", "passive"]'))
    assert [len(cue.frames) for cue in more.cues] == [2, 2]


def test_a_conflict_of_two_files_names_the_lines_of_both(tmp_path: Path) -> None:
    text = '[[cue]]\nforms = ["diris"]\nframes = ["svo"]\nspeech_act = "deny"\n'
    assert differing(tmp_path, text) == [
        (
            "top.toml:4:10: cue[0].forms[0]: 'diris' (svo) is something else at base.toml:7:"
            " speech_act state there, deny here; take one of the two out"
        )
    ]


def test_words_join_and_come_once(tmp_path: Path) -> None:
    held = extended(tmp_path, '[words]\nalso = ["plie", "ankaŭ", "plie"]\npronouns = ["li"]')
    assert held.words.also == ("ankaŭ", "plie")
    assert held.words.pronouns == ("li",)
    assert held.words.comma_before_content is True
    assert held.words.content_holds_complementizer is True


def test_tables_join_by_their_keys(tmp_path: Path) -> None:
    held = extended(tmp_path, "[dates.weekdays]\nmardo = 1\nmerkredo = 2")
    assert held.dates.weekdays == {"lundo": 0, "mardo": 1, "merkredo": 2}


def test_words_and_tables_that_say_something_else_are_told(tmp_path: Path) -> None:
    text = "[words]\ncomma_before_content = false\n[dates.weekdays]\nmardo = 5\nlundo = 0"
    assert differing(tmp_path, text) == [
        (
            "top.toml:4:1: words.comma_before_content: this is true at base.toml:4, and false here;"
            " take one of the two out"
        ),
        (
            "top.toml:6:1: dates.weekdays.mardo: this is 1 at base.toml:6, and 5 here;"
            " take one of the two out"
        ),
    ]


def test_what_one_file_says_by_default_is_no_word_of_it(tmp_path: Path) -> None:
    assert extended(tmp_path, "[words]").words.comma_before_content is True


@final
@attrs.frozen
class Inner:
    """A table in a table."""

    names: tuple[str, ...] = ()
    most: int = 1


@final
@attrs.frozen
class Outer:
    """Words in tables of several depths."""

    inner: Inner = Inner()
    table: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)


def test_tables_in_tables_join_too() -> None:
    texts = [
        '[inner]\nnames = ["a"]\nmost = 2\n[table]\nx = ["p", "q"]',
        '[inner]\nnames = ["b"]\n[table]\nx = ["p", "q"]\ny = []',
        "[inner]\nmost = 3\n[table]\nx = []",
    ]
    sheets = [parsed(text.encode(), f"{n}.toml") for n, text in enumerate(texts)]
    stated = [(sheet, (), structured(Outer, sheet, (), sheet.table)) for sheet in sheets]
    faults: list[Fault] = []
    joined: Any = _joined(Outer, stated, faults)
    assert joined == Outer(Inner(("a", "b"), 2), {"x": ("p", "q"), "y": ()})
    assert [str(fault) for fault in faults] == [
        "2.toml:2:1: inner.most: this is 2 at 0.toml:3, and 3 here; take one of the two out",
        "2.toml:4:1: table.x: this is p, q at 0.toml:5, and nothing here; take one of the two out",
    ]
