"""What a lexicon knows of words: each line that has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimledger.reading.lexicon.explaining import known_in, known_of
from claimledger.reading.lexicon.loading import Opened, opened, origin_named

BASE = """language = "eo"
[words]
enclitics = ["nya"]
also = ["ankaŭ",
  "plie"]
[dates]
weekdays = {Lundo = 0}
[[cue]]
forms = ["diris", "Ne   diris", "a", "b"]
frames = ["svo", "enclitic"]
speech_act = "state"
not_before = ["nenion"]
addressed = true
when = [{object = "akuzo", speech_act = "deny"}]
[[via]]
forms = ["laŭ"]
not_before = ["plano"]
[[anaphor]]
noun = "akuzo"
answers = ["accuse"]
[[example]]
text = "diris"
expect = {drafts = 0}
"""
CUE = "frames svo, enclitic; speech_act state; not_before nenion; addressed true; when (object akuzo; speech_act deny)"  # noqa: E501  # one line of what is told


@pytest.fixture
def eo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    monkeypatch.chdir(tmp_path)
    Path("base.toml").write_text(BASE, encoding="utf-8")
    top = 'language = "eo-x"\nextends = ["base.toml"]\n[words]\nalso = ["diris"]\n'
    Path("top.toml").write_text(top, encoding="utf-8")
    return opened(origin_named("top.toml"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("DIRIS", [f"base.toml:9: cue: {CUE}", "top.toml:4: words: also"]),
        ("ne diris", [f"base.toml:9: cue: {CUE}"]),
        ("dirisnya", [f"base.toml:9: cue: {CUE}"]),
        ("plie", ["base.toml:5: words: also"]),
        ("lundo", ["base.toml:7: dates: weekdays.Lundo"]),
        ("nenion", ["base.toml:12: cue not_before: of diris, Ne   diris, a, ..."]),
        (
            "akuzo",
            [
                "base.toml:14: cue when: of diris, Ne   diris, a, ...",
                "base.toml:19: anaphor: answers accuse",
            ],
        ),
        ("laŭ", ["base.toml:16: via: not_before plano"]),
        ("plano", ["base.toml:17: via not_before: of laŭ"]),
        ("state", []),
        ("svo", []),
        ("accuse", []),
        ("diris ke", []),
        ("eo", []),
    ],
)
def test_each_line_that_has_the_words_is_told(eo: Opened, words: str, told: list[str]) -> None:
    assert [str(known) for known in known_of(eo, words)] == told


def test_of_a_text_the_longest_runs_of_words_are_known(eo: Opened) -> None:
    groups = known_in(eo, "Ŝi ne diris: «Plie, laŭ la plano», dirisnya. Li diris; ne diris!")
    assert [group[0].words for group in groups] == [
        "Ne   diris", "plie", "laŭ", "plano", "dirisnya", "diris",
    ]  # fmt: skip
    assert known_in(eo, "x y z") == ()
    assert known_in(eo, "") == ()
