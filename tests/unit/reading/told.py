"""Makers of readings for the tests: what is said of a text, written out by hand."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from claimledger.model import Claimant, Document, Period, Source
from claimledger.reading import (
    Answered,
    DateMention,
    Doubt,
    Doubtful,
    Draft,
    Form,
    Frame,
    Polarity,
    Reading,
    Segment,
    SegmentKind,
    Span,
    Speech,
    SpeechAct,
    Surety,
    Tier,
    Voice,
    reading_from,
)
from claimledger.reading.lexicon.entries import Anaphor, Cue, Lexicon, Words

POST = Document(
    "post-1", Source("post", "Harbour Post"), published="2031-03-05",
    authors=[Claimant("lind", "Ada Lind", kind="person")],
)  # fmt: skip
WORDS = Words(
    roles=("president", "minister", "spokesman", "clerk", "officials"),
    media=("news agency", "newspaper"),
    outlets=("Post", "Straitwire"),
    prepositions=("in", "at"),
    determiners=("the", "a", "that"),
    pointers=("the", "that", "those"),
    complementizers=("that",),
    anonymous=("official", "source"),
    plurals=("two",),
    joiners=("of", "for"),
    states=("Pell",),
    plural_endings=("s",),
    thing_pronouns=("it",),
    offices=("chairman",),
    titles=("dr", "chef"),
    titles_of_women=("ms",),
    titles_of_men=("mr",),
    ourselves=("we",),
    titles_behind=("mp",),
    companies=("ltd",),
    conjunctions=("and",),
    possessive_endings=("'", "'s"),
    relatives=("who",),
    indefinites=("a",),
    same=("same",),
    pronouns=("he", "she", "it"),
    own_pronouns=("we",),
    possessives=("her",),
    negations=("never",),
    adverbs=("ever", "never"),
    auxiliaries=("is",),
)
LEXICON = Lexicon(
    "en",
    cues=(Cue(("said", "saying"), (Frame.SVO,), SpeechAct.STATE),),
    words=WORDS,
    anaphors=(Anaphor("accusation", (SpeechAct.ACCUSE,)),),
)


def told(text: str, *drafts: dict[str, Any], **more: Any) -> Reading:
    """Make the reading of a text from its drafts in JSON's shape; high is the usual tier.

    Words stand where they stand first.
    """
    usual = {"act": "state", "tier": "high"}
    data = {"drafts": [{**usual, **dict(map(_first, draft.items()))} for draft in drafts], **more}
    return reading_from(data, text, language="en", document=POST, lexicon=LEXICON)


def _first(item: tuple[str, Any]) -> tuple[str, Any]:
    key, value = item
    if key not in {"source", "cue", "content"}:
        return item
    several = value if isinstance(value, list) else [value]
    return key, [{"text": part} if isinstance(part, str) else part for part in several]


def voice(words: str, form: Form = Form.NAME, start: int = 0) -> Voice:
    """Make a voice that stands somewhere."""
    return Voice((Span(start, start + len(words)),), form, words)


TEXTS = st.one_of(
    st.text(max_size=40),
    st.text("ab \"'“”(),.\n\r\t\x00<&>", max_size=40),
    st.text(st.characters(categories=["Cs", "Cc", "Cf", "Lu", "Mn", "Zl"]), max_size=20),
)
"""Any text, and those that are odd."""


@st.composite
def readings(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> Reading:
    """Generate readings of any text with any drafts whatever, as another reader may make them."""
    text = draw(texts.filter(bool))

    def spans(least: int = 0) -> st.SearchStrategy[tuple[Span, ...]]:
        ends = st.integers(0, len(text) - 1).flatmap(
            lambda start: st.integers(start + 1, len(text)).map(lambda end: Span(start, end))
        )
        return st.lists(ends, min_size=least, max_size=2, unique=True).map(
            lambda found: tuple(sorted(found))
        )

    def called(form: Form) -> st.SearchStrategy[Voice]:
        if form is Form.NONE:
            return st.just(Voice())
        return spans(1).map(lambda s: Voice(s, form, " ".join(span.of(text) for span in s)))

    voices = st.sampled_from(Form).flatmap(called)
    steps = st.lists(voices, min_size=1, max_size=2).map(tuple)
    ids = [f"d{n}" for n in range(1, draw(st.integers(0, 4)) + 1)]
    size = draw(st.integers(1, 3))
    drafts = [
        Draft(
            id,
            draw(voices),
            draw(spans()),
            draw(spans()),
            draw(st.sampled_from(SpeechAct)),
            draw(st.sampled_from(["svo:said", "relay:citing", "carried:also"])),
            draw(st.integers(0, size - 1)),
            draw(st.sampled_from(Speech)),
            draw(st.sampled_from(Polarity)),
            draw(st.sampled_from(Surety)),
            tier=draw(st.sampled_from(Tier)),
            links=draw(st.lists(steps, max_size=3).map(tuple)),
            inherits_from=draw(st.none() | st.sampled_from(ids)),
            responds_to=tuple(
                Answered(other, draw(st.booleans()))
                for other in draw(st.lists(st.sampled_from(ids), unique=True, max_size=2))
            ),
            doubts=draw(_DOUBTS),
        )
        for id in ids
    ]
    whole = [
        Segment(Span(0, len(text)), n, draw(st.sampled_from(SegmentKind))) for n in range(size)
    ]
    dates = st.builds(DateMention, spans(1).map(lambda s: s[0]), _PERIODS, st.text(max_size=5))
    return Reading(
        text,
        "en",
        POST,
        segments=tuple(whole),
        drafts=tuple(drafts),
        dates=tuple(sorted(draw(st.lists(dates, max_size=2)), key=lambda date: date.span)),
        own_voice=tuple(draw(st.sets(st.integers(0, size - 1)))),
        doubts=draw(_DOUBTS),
        lexicon=LEXICON,
    )


_PERIODS = st.none() | st.sampled_from([Period("2031"), Period("2031-03-04"), Period("2031/..")])
_DOUBTS = st.lists(
    st.builds(
        Doubt,
        st.sampled_from(Doubtful),
        st.text(max_size=9),
        st.lists(st.text(max_size=5), max_size=2).map(tuple),
    ),
    max_size=2,
).map(tuple)
