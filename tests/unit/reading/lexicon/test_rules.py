"""What entries may not say although every word of them is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimledger.errors import LoadError
from claimledger.reading.lexicon import lexicon_from, load_lexicon

CUE = '[[cue]]\nforms = ["diris"]\nframes = ["svo"]\nspeech_act = "state"\n'
HEAD = 'language = "eo"\n'


def told(text: str) -> list[str]:
    with pytest.raises(LoadError) as caught:
        lexicon_from(HEAD + text)
    return [str(fault).removeprefix("<text>:") for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            CUE.replace("svo", "relay"),
            (
                "4:11: cue[0].frames[0]: no cue has the frame 'relay'; write one of svo, inverted, "
                "enclitic, according, passive, nominal, gap, to-verb"
            ),
        ),
        (
            CUE.replace('"svo"', '"svo", "carried"'),
            "4:18: cue[0].frames[1]: no cue has the frame 'carried'; write one of svo,",
        ),
        (
            CUE + 'when = [{object = "@anafor", speech_act = "deny"}]',
            "6:10: cue[0].when[0].object: '@anafor' stands for nothing; write @anaphor, or a word",
        ),
        (
            CUE
            + 'when = [{object = "x", speech_act = "deny"}, {object = "x", speech_act = "ask"}]',
            "6:47: cue[0].when[1].object: what is meant before 'x' is said twice; take one",
        ),
        (
            CUE + 'not_before = ["a", "b c"]',
            (
                "6:20: cue[0].not_before[1]: 'b c' is more than one word, and only the next one is "
                "looked at; write the one that stands beside the form"
            ),
        ),
        (CUE + 'not_after = ["b c"]', "6:14: cue[0].not_after[0]: 'b c' is more than one word,"),
        (
            '[[via]]\nforms = ["laŭ"]\nnot_before = ["b c"]',
            "4:15: via[0].not_before[0]: 'b c' is more than one word,",
        ),
        (
            CUE.replace("svo", "enclitic"),
            (
                "4:11: cue[0].frames[0]: there are no enclitics in this language; list them under "
                "[words], or take the frame out"
            ),
        ),
        (
            '[[example]]\ntext = "x"\nexpect = {}',
            "4:1: example[0].expect: this expects nothing; write drafts = 0, if nothing is to be",
        ),
        (
            '[[example]]\ntext = "x"\nexpect = {drafts = [{akt = "deny"}]}',
            "4:22: example[0].expect.drafts[0].akt: there is no key 'akt'; did you mean 'act'?",
        ),
        (
            '[[example]]\ntext = "x"\nexpect = {chain = ["a"], dates = [{text = "a"}, {}]}',
            "4:20: example[0].expect.chain[0]: this is the text 'a', not a list; write [\"a\"]",
        ),
    ],
)
def test_an_entry_that_cannot_be_is_told(text: str, fault: str) -> None:
    assert told(text)[0].startswith(fault)


@pytest.mark.parametrize("code", ["e", "e o", "../id", "eo-", "eo_X", "x" * 9])
def test_a_language_is_a_code(code: str) -> None:
    with pytest.raises(LoadError, match="1 fault"):
        lexicon_from(f'language = "{code}"')


@pytest.mark.parametrize("code", ["eo", "min", "pt-BR", "zh-Hant-TW", "x-desk"[2:]])
def test_a_code_may_have_parts(code: str) -> None:
    assert lexicon_from(f'language = "{code}"').language == code


def test_endings_may_come_from_what_is_extended(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(HEAD + '[words]\nenclitics = ["nya"]', encoding="utf-8")
    text = HEAD + 'extends = ["base.toml"]\n' + CUE.replace("svo", "enclitic")
    (tmp_path / "top.toml").write_text(text, encoding="utf-8")
    assert load_lexicon(tmp_path / "top.toml").words.enclitics == ("nya",)


def test_an_object_may_be_any_anaphor_or_a_word() -> None:
    text = 'when = [{object = "@anaphor", speech_act = "deny"}, {object = "x", speech_act = "ask"}]'
    assert len(lexicon_from(HEAD + CUE + text).cues[0].when) == 2
