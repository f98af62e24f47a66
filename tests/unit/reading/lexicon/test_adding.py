"""Adding an entry to a lexicon changes no draft that its words do not touch."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.reading import read
from claimledger.reading.lexicon import lexicon_from, lexicon_of
from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.parts.drafts import Draft
from claimledger.reading.parts.layout import Layout, Segment
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import Frame
from claimledger.reading.phrases import drafts_in

NEWS = "zorvat"
"""A word that is in no language of ours."""
ADDED = {
    "cue": f"forms = ['{NEWS}', 'not {NEWS}']\nframes = ['svo', 'inverted', 'according']\n"
    "speech_act = 'deny'\npolarity = '-'",
    "via": f"forms = ['{NEWS}', 'as {NEWS} by']\ncites = true",
    "anaphor": f"noun = '{NEWS}'\nanswers = ['state', 'accuse', 'report']",
}
PARTS = {
    "en": (
        ["Mira Sand", "the mayor", "Coast Wire", "officials"],
        ["that the mill burned", "it rained"],
    ),
    "id": (
        ["Rina Laut", "wali kota", "Kabar Pesisir", "polisi"],
        ["bahwa gudang terbakar", "hujan turun"],
    ),
}


def added(language: str, kind: str) -> Lexicon:
    text = f'language = "{language}"\nextends = ["{language}"]\n[[{kind}]]\n{ADDED[kind]}\n'
    return lexicon_from(text)


MORE = {(language, kind): added(language, kind) for language in PARTS for kind in ADDED}


@st.composite
def sentences(draw: st.DrawFn, language: str) -> list[str]:
    """Draw sentences of the language's own cues, and some with the word that is added."""
    names, contents = PARTS[language]
    cues = [
        form for cue in lexicon_of(language).cues for form in cue.forms if Frame.SVO in cue.frames
    ]
    found = []
    for _ in range(draw(st.integers(1, 5))):
        who, cue = draw(st.sampled_from(names)), draw(st.sampled_from(cues))
        what = draw(st.sampled_from(contents))
        shapes = [f"{who} {cue} {what}.", f'"{what}", {cue} {who}.', f"{who} {NEWS} {what}.",
                  f"{who} {cue} {NEWS}.", f"{who}, {NEWS}."]  # fmt: skip
        found.append(draw(st.sampled_from(shapes)))
    return found


def drafts(lines: list[str], lexicon: Lexicon) -> list[tuple[int, Draft]]:
    """Return what is drafted in sentences that stand one on each line, but for the ids."""
    segments, at = [], 0
    for number, line in enumerate(lines):
        segments.append(Segment(Span(at, at + len(line)), number))
        at += len(line) + 1
    made = drafts_in(Layout("\n".join(lines), tuple(segments), ()), lexicon, profile="all")
    return [(draft.segment, attrs.evolve(draft, id="d")) for draft in made]


@pytest.mark.parametrize("kind", sorted(ADDED))
@pytest.mark.parametrize("language", sorted(PARTS))
@given(data=st.data())
def test_sentences_without_its_words_are_drafted_as_before(
    language: str, kind: str, data: st.DataObject
) -> None:
    lines = data.draw(sentences(language))
    free = {number for number, line in enumerate(lines) if NEWS not in line}
    before = [draft for draft in drafts(lines, lexicon_of(language)) if draft[0] in free]
    after = [draft for draft in drafts(lines, MORE[language, kind]) if draft[0] in free]
    assert after == before


@pytest.mark.parametrize("kind", sorted(ADDED))
@pytest.mark.parametrize("language", sorted(PARTS))
@given(data=st.data())
def test_a_text_without_its_words_is_read_as_before(
    language: str, kind: str, data: st.DataObject
) -> None:
    lines = [line for line in data.draw(sentences(language)) if NEWS not in line]
    text = "\n\n".join(lines)
    more = read(text, language=language, lexicon=MORE[language, kind])
    assert more == read(text, language=language)


@pytest.mark.parametrize("language", sorted(PARTS))
def test_with_its_words_there_is_more_to_read(language: str) -> None:
    name, content = PARTS[language][0][0], PARTS[language][1][0]
    line = f"{name} {NEWS} {content}."
    assert drafts([line], lexicon_of(language)) == []
    (found,) = drafts([line], MORE[language, "cue"])
    assert found[1].rule == f"svo:{NEWS}"
