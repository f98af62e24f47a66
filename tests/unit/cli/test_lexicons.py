"""The verbs about languages, as a shell sees them."""

from __future__ import annotations

import importlib.metadata
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimledger.cli import commands

EO = """language = "eo"
[words]
complementizers = ["ke"]
comma_before_content = true
determiners = ["la"]
roles = ["urbestro"]
[[cue]]
forms = ["diris"]
frames = ["svo"]
speech_act = "state"
[[cue]]
forms = ["aserto"]
frames = ["nominal"]
speech_act = "state"
[[example]]
text = "La urbestro diris, ke pluvas."
expect = { source = "La urbestro", act = "state" }
"""
WRONG = """[[example]]
text = "La urbestro diris, ke neĝas."
expect = { source = "Bo", act = "deny" }
"""

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "eo.toml").write_text(EO, encoding="utf-8")
    (tmp_path / "wrong.toml").write_text(EO + WRONG, encoding="utf-8")
    (tmp_path / "bad.toml").write_text("language = 3\nwrods = 4\n", encoding="utf-8")
    (tmp_path / "none.toml").write_text('language = "eo"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(importlib.metadata, "distributions", list)
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(commands.cli, ["lexicon", *arguments])
    assert "Traceback" not in result.stderr
    return result


def test_a_file_whose_examples_are_read_as_expected_is_well() -> None:
    result = run("check", "eo.toml", "none.toml")
    assert result.stdout == (
        "eo.toml: 2 cues, 0 vias, 0 anaphors, 1 example: all read as expected\n"
        "none.toml: 0 cues, 0 vias, 0 anaphors, 0 examples\n"
    )
    assert (result.exit_code, result.stderr) == (0, "")


def test_what_is_not_read_as_expected_is_told_with_its_line() -> None:
    result = run("check", "wrong.toml", "eo.toml")
    assert result.stdout.splitlines() == [
        'wrong.toml:18: "La urbestro diris, ke neĝas."',
        '    source: expected "Bo", read "La urbestro"',
        '    act: expected "deny", read "state"',
        "wrong.toml: 2 cues, 0 vias, 0 anaphors, 2 examples: 1 not read as expected",
        "eo.toml: 2 cues, 0 vias, 0 anaphors, 1 example: all read as expected",
    ]
    assert (result.exit_code, result.stderr) == (1, "")


def test_faults_are_told_and_the_other_files_are_checked() -> None:
    result = run("check", "bad.toml", "no.toml", "xx", "wrong.toml")
    assert result.stderr.splitlines() == [
        'bad.toml:1:1: language: this is 3, not a text; write "..."',
        "bad.toml:2:1: wrods: there is no key 'wrods'; did you mean 'words'?",
        "no.toml: this cannot be opened: No such file or directory; check the path and its rights",
        (
            "there is no lexicon of the language 'xx'; there are en, id; or name a TOML file, or "
            "install a package that has it"
        ),
    ]
    assert "1 not read as expected" in result.stdout
    assert result.exit_code == 2


def test_a_language_can_be_checked() -> None:
    result = run("check", "id", "en")
    assert result.exit_code == 0, result.stdout
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == ["id", "en"]


def test_json_is_for_programs() -> None:
    result = run("check", "--format", "json", "wrong.toml", "bad.toml")
    assert result.exit_code == 2
    (file,) = json.loads(result.stdout)["files"]
    assert (file["file"], file["language"]) == ("wrong.toml", "eo")
    assert file["examples"][0]["misses"] == []
    assert file["examples"][1] == {
        "file": "wrong.toml",
        "line": 18,
        "text": "La urbestro diris, ke neĝas.",
        "misses": [
            {"what": "source", "expected": '"Bo"', "read": '"La urbestro"'},
            {"what": "act", "expected": '"deny"', "read": '"state"'},
        ],
    }


def test_a_word_is_explained_by_its_lines() -> None:
    result = run("explain", "eo.toml", "DIRIS")
    assert result.stdout == "diris\n    eo.toml:8: cue: frames svo; speech_act state\n"
    assert result.exit_code == 0


def test_a_sentence_is_explained_by_its_words_and_what_is_read_in_it() -> None:
    result = run("explain", "eo.toml", "La", "urbestro diris, ke aserto pluvas.")
    assert result.exit_code == 0
    blocks = result.stdout.rstrip("\n").split("\n\n")
    assert [block.splitlines()[0] for block in blocks[:-2]] == [
        "la", "urbestro", "diris", "ke", "aserto",
    ]  # fmt: skip
    assert blocks[-2].startswith("d1  state, indirect")
    assert blocks[-1].splitlines() == [
        "d1 is read by svo:diris (eo.toml:8)",
        "nothing is read by aserto, nominal",
    ]


def test_a_sentence_in_which_nothing_is_read_has_its_words_only() -> None:
    result = run("explain", "eo.toml", "aserto kaj la")
    blocks = result.stdout.rstrip("\n").split("\n\n")
    assert [block.splitlines()[0] for block in blocks[:2]] == ["aserto", "la"]
    assert blocks[-1] == "nothing is read by aserto, nominal"
    assert run("explain", "eo.toml", "ke la").stdout.startswith("ke\n")


def test_the_rule_of_a_draft_without_an_entry_has_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from claimledger import reading  # noqa: PLC0415  # for this test alone
    from unit.reading.told import told  # noqa: PLC0415  # the same

    text = "La urbestro diris."
    made = told(text, {"cue": "diris", "source": "La urbestro"})
    monkeypatch.setattr(reading, "read", lambda *_, **__: made)
    result = run("explain", "eo.toml", text)
    assert f"d1 is read by {made.drafts[0].rule}\n" in result.stdout


@pytest.mark.parametrize("words", ["zzz", "zzz yyy"])
def test_words_of_which_nothing_is_known_are_told(words: str) -> None:
    result = run("explain", "eo.toml", words)
    assert result.stderr == f"nothing is known of '{words}'\n"
    assert result.exit_code == 1


def test_a_lexicon_that_is_bad_explains_nothing() -> None:
    for name in ("bad.toml", "xx"):
        result = run("explain", name, "diris")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr


def test_languages_are_listed_and_offers_that_fail_are_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("list").stdout == "en\nid\n"
    assert run("list").exit_code == 0
    monkeypatch.undo()
    monkeypatch.syspath_prepend(folder)
    info = folder / "voyna-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: voyna\nVersion: 1.0\n", encoding="utf-8")
    text = "[claimledger.lexicons]\nqya = voyna\nid = voyna\n"
    (info / "entry_points.txt").write_text(text, encoding="utf-8")
    result = run("list")
    assert "qya" in result.stdout.splitlines()
    assert "id of voyna (voyna) cannot be used: claimledger has this language" in result.stderr
    assert result.exit_code == 2


def test_what_is_printed_cannot_play_with_the_terminal(folder: Path) -> None:
    text = EO + '[[example]]\ntext = "di\\u202eris \\u001b[2J"\nexpect = {drafts = 9}\n'
    (folder / "odd.toml").write_text(text, encoding="utf-8")
    printed = run("check", "odd.toml").stdout
    assert "\u202e" not in printed
    assert "\x1b" not in printed
    explained = run("explain", "odd.toml", "la\u202e urbestro\x1b")
    assert "\u202e" not in explained.stdout + explained.stderr
    assert "\x1b" not in explained.stdout + explained.stderr
