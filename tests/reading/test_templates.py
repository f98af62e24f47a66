"""Sentences made of the lexicons' own cues: whatever is drafted of them, a ledger takes it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger import Document, Ledger, Source, Statement, assess, trace
from claimledger.files import dumps, loads
from claimledger.reading import Frame, Reading, accepted, read
from claimledger.reading.lexicon import lexicon_of

POST = Document("post-1", Source("post", "Harbour Post"), published="2031-03-05")
VOICES = {
    "en": [
        "Mira Sand", "Ms Sand", "Sand", "Finance Minister Ida Holm", "The finance minister", "Holm",
        "The 52-year-old", "Holm, 52,", "The Tidal Weather Union (TWU)", "The TWU", "The union",
        "Two officials", "The officials", "Residents", "A source", "She", "They", "It", "We",
        "The U.S.", "The Harbour Post", "Reuters", "Nobody", "Sand, Holm and others",
    ],
    "id": [
        "Mira Sand", "Bu Sand", "Sand", "Menkeu Ida Holm", "Menkeu", "Holm", "Menteri itu",
        "Badan Cuaca, Air, dan Laut (BCAL)", "BCAL", "Badan itu", "Dua pejabat", "Pejabat tersebut",
        "Warga", "Sejumlah warga", "Seorang sumber", "Dia", "Mereka", "Kami", "AS", "Korut",
        "Harbour Post", "Reuters", "Holm (52)",
    ],
}  # fmt: skip
SAID = {
    "en": [
        "that the bridge was safe", "the bridge was safe", "“The bridge was safe,”", "it",
        "the accusation", "Holm of theft on Monday", "to leave in May 2031", "saying it rained",
        "he never said it rained", "that", "", "the “bridge” was – safe…", "Sand said it rained",
    ],
    "id": [
        "bahwa jembatan aman", "jembatan aman", "“Jembatan aman,”", "hal itu", "tuduhan tersebut",
        "Holm mencuri pada Senin", "akan pergi Mei 2031", "mengatakan hujan turun",
        "tidak pernah mengatakan hujan turun", "", "“jembatan” itu – aman…", "kata Sand",
    ],
}  # fmt: skip


def sentences(language: str) -> st.SearchStrategy[str]:
    cues = [
        form
        for cue in lexicon_of(language).cues
        if {Frame.SVO, Frame.INVERTED, Frame.TO_VERB}.intersection(cue.frames)
        for form in cue.forms
    ]
    vias = [via.forms[0] for via in lexicon_of(language).vias]
    voices, said = st.sampled_from(VOICES[language]), st.sampled_from(SAID[language])
    whole = st.tuples(voices, st.sampled_from(cues), said).map(" ".join)
    turned = st.tuples(said, st.sampled_from(cues), voices).map(" ".join)
    relayed = st.tuples(whole, st.sampled_from(vias), voices).map(", ".join)
    return st.one_of(whole, turned, relayed).map(lambda text: f"{text}.")


def texts(language: str) -> st.SearchStrategy[str]:
    paragraph = st.lists(sentences(language), min_size=1, max_size=3).map(" ".join)
    return st.lists(paragraph, min_size=1, max_size=3).map("\n\n".join)


def answers(ledger: Ledger) -> Sequence[object]:
    return [(assess(ledger, claim).status, len(trace(ledger, claim))) for claim in ledger.claims]


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_ledger_takes_whatever_is_drafted_and_loads_it_again(language: str) -> None:
    found: list[int] = []

    @settings(max_examples=80, deadline=None)
    @given(texts(language), st.booleans())
    def holds(text: str, own_voice: bool) -> None:  # noqa: FBT001  # it is generated
        reading = read(text, language=language, document=POST)
        found.append(len(reading.drafts))
        records = reading.statements(accept="all", own_voice=own_voice)
        ledger = Ledger().record(*records)
        assert set(ledger) == set(records)
        again = loads(dumps(ledger)).ledger
        assert again == ledger
        assert answers(again) == answers(ledger)
        _points_into(ledger, text)
        _is_known_again(reading, ledger, own_voice=own_voice)

    holds()
    assert sum(found) > len(found)


def _points_into(ledger: Ledger, text: str) -> None:
    for statement in ledger.statements:
        for anchor in statement.anchors:
            words = text[anchor.start : anchor.end]
            assert hashlib.sha256(words.encode()).hexdigest() == anchor.sha256
        assert statement.chain[0].document == POST


def _is_known_again(reading: Reading, ledger: Ledger, *, own_voice: bool) -> None:
    """Hold that one who reads it with what is known by then makes the same statements of it."""
    again = accepted(reading, resolve=ledger, accept="all", own_voice=own_voice).ledger

    def parts(statement: Statement) -> object:
        return statement.id, statement.target.id, [link.party.id for link in statement.chain]

    assert list(map(parts, again.statements)) == list(map(parts, ledger.statements))
