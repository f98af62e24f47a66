"""Makers of pages and drafts by hand: what layout and phrases would find, without them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from claimledger.reading.lexicon.date_words import DateWords
from claimledger.reading.lexicon.entries import Anaphor, Lexicon, Words
from claimledger.reading.linking import linked
from claimledger.reading.parts.drafts import Draft, Voice
from claimledger.reading.parts.layout import Layout, Quotation, Segment
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import Form, SegmentKind, Speech, SpeechAct

ENGLISH = Lexicon(
    "en",
    anaphors=(
        Anaphor("accusation", (SpeechAct.ACCUSE,)),
        Anaphor("claim", (SpeechAct.ACCUSE, SpeechAct.STATE)),
        Anaphor("demand", (SpeechAct.URGE,)),
        Anaphor("report", (SpeechAct.REPORT, SpeechAct.STATE)),
    ),
    words=Words(
        pronouns=("he", "she", "they", "it", "we", "who"),
        also=("also", "too"),
        adverbs=("still",),
        negations=("not",),
        contrasts=("but",),
        conjunctions=("and",),
        pointers=("the", "that", "those", "this"),
        determiners=("the", "a"),
        roles=("mayor", "minister", "president", "deputy", "fire chief"),
        media=("news agency", "newspaper"),
        outlets=("Courier", "TASS"),
        prepositions=("in", "on", "of", "at"),
        relatives=("which",),
        times=("Monday", "Tuesday"),
        auxiliaries=("was", "had", "has"),
        ordinals=("first", "second"),
        plural_pronouns=("they",),
        thing_pronouns=("it", "this"),
        own_pronouns=("we", "who"),
        taking_up=("both", "the two", "they"),
        futures=("will",),
        backshifts=("would",),
        pluperfects=("had",),
        states=("New Tarn",),
        indefinites=("a",),
        pronouns_of_women=("she",),
        pronouns_of_men=("he",),
        titles=("Captain",),
        titles_of_women=("Ms", "spokeswoman"),
        titles_of_men=("Mr",),
        women=("widow", "mother"),
        men=("man", "brother"),
        persons=("teenager", "student"),
        things=("council", "study"),
        companies=("Ltd",),
        platforms=("Chirp",),
        subordinators=("as", "when"),
        question_words=("what",),
        possessive_endings=("'s",),
        verb_endings=("ed",),
        complementizers=("that",),
        joiners=("of", "against"),
        agents=("by",),
        articles=("the", "a"),
        totals=("all",),
        same=("same",),
        goes_on=("added", "went on"),
        plurals=("those", "all", "both"),
        plural_endings=("s",),
        baseless=("baseless", "without merit"),
        foreign_media=("TASS", "Courier"),
        home_media=("Harbour Courier",),
    ),
)
INDONESIAN = Lexicon(
    "id",
    anaphors=(
        Anaphor("tuduhan", (SpeechAct.ACCUSE,)),
        Anaphor("kabar", (SpeechAct.REPORT, SpeechAct.STATE)),
    ),
    dates=DateWords(numbers={"satu": 1}),
    words=Words(
        pronouns=("dia", "mereka"),
        enclitics=("nya",),
        also=("juga",),
        pointers=("itu", "tersebut"),
        pointers_follow=True,
        roles=("presiden", "wali kota"),
        ordinals=("pertama", "kedua"),
        plural_pronouns=("mereka",),
        taking_up=("keduanya", "kedua negara"),
        futures=("akan",),
        plurals=("semua", "kedua"),
        totals=("semua",),
        indefinites=("seorang",),
        persons=("seorang",),
        things=("tim", "rumah sakit"),
        joiners=("berinisial",),
        prepositions=("soal",),
        contrasts=("tetapi",),
        negations=("tidak",),
        baseless=("fitnah", "tidak benar"),
    ),
)


def heading(words: str) -> tuple[SegmentKind, str]:
    return SegmentKind.HEADING, words


def aside(words: str) -> tuple[SegmentKind, str]:
    return SegmentKind.ASIDE, words


class Page:
    """A text of paragraphs, each a list of sentences, and the drafts that are found in it."""

    def __init__(
        self, *paragraphs: list[str] | tuple[SegmentKind, str], language: Lexicon = ENGLISH
    ) -> None:
        self.language = language
        text = ""
        segments = []
        for number, paragraph in enumerate(paragraphs):
            kind = SegmentKind.BODY if isinstance(paragraph, list) else paragraph[0]
            sentences = paragraph if isinstance(paragraph, list) else [paragraph[1]]
            for place, sentence in enumerate(sentences):
                text += "" if not text else " " if place else "\n\n"
                span = Span(len(text), len(text) + len(sentence))
                segments.append(Segment(span, number, kind))
                text += sentence
        found = [Span(*m.span()) for m in re.finditer(r'"[^"\n]*"?', text)]
        quotations = [Quotation(s, (s,), text[s.end - 1] == '"') for s in found]
        self.layout = Layout(text, tuple(segments), tuple(quotations))
        self.drafts: list[Draft] = []

    def span(self, segment: int, words: str) -> Span:
        whole = self.layout.segments[segment].span
        start = self.layout.text.index(words, whole.start, whole.end)
        return Span(start, start + len(words))

    def voice(self, segment: int, words: str, form: Form | str = Form.NAME) -> Voice:
        if not words:
            return Voice()
        return Voice((self.span(segment, words),), Form(form), words)

    def add(
        self,
        segment: int,
        source: str,
        cue: str,
        content: str,
        *,
        form: str = "name",
        act: str = "state",
        through: Sequence[str] = (),
        inner: str = "",
        links: tuple[tuple[Voice, ...], ...] | None = None,
        addressee: str = "",
        speech: str = "indirect",
        **fields: Any,
    ) -> Page:
        """Add a draft as its sentence has it: ``through`` are relays, ``inner`` who speaks last."""
        voice = self.voice(segment, source, form)
        if links is None:
            voices = [*(self.voice(segment, relay) for relay in through), voice]
            voices += [self.voice(segment, inner)] if inner else []
            links = tuple((v,) for v in voices)
        self.drafts.append(
            Draft(
                id=f"x{len(self.drafts)}",
                source=voice,
                cue=(self.span(segment, cue),) if cue else (),
                content=(self.span(segment, content),) if content else (),
                act=SpeechAct(act),
                speech=Speech(speech),
                rule=f"svo:{cue}",
                segment=segment,
                links=links,
                addressee=self.span(segment, addressee) if addressee else None,
                **fields,
            )
        )
        return self

    def linked(self, **named: Any) -> tuple[Draft, ...]:
        return linked(tuple(self.drafts), self.layout, self.language, **named)


def chain(draft: Draft) -> list[str]:
    """Return who speaks through whom, in words."""
    return [" + ".join(voice.words for voice in step) for step in draft.links]


def doubts(draft: Draft) -> dict[str, tuple[str, ...]]:
    """Return the candidates of each doubt."""
    return {doubt.kind.value: doubt.candidates for doubt in draft.doubts}


def answers(draft: Draft) -> tuple[list[str], list[str]]:
    """Return what is surely answered, and what perhaps is."""
    sure = [answer.draft for answer in draft.responds_to if answer.sure]
    return sure, [answer.draft for answer in draft.responds_to if not answer.sure]
