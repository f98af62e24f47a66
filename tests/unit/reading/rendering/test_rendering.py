"""Readings as text and as a page: all of the text is there, with what is told of it."""

from __future__ import annotations

import re

import attrs
from hypothesis import given

from claimledger.model import Source
from claimledger.model.plain import printable
from claimledger.reading import Reading, reading_page, reading_text
from claimledger.reading.rendering.marking import rows
from unit.reading.rendering.test_markup import Parsed
from unit.reading.told import POST, readings, told

TEXT = "Storm\n\nIda probably denied that it rained on Monday. In May she spoke. Read more."
DENIAL = {
    "source": "Ida", "cue": "denied", "content": "that it rained on Monday", "act": "deny",
    "polarity": "-", "certainty": "probable", "tier": "low",
    "doubts": [{"kind": "denial_scope", "says": "what is it?", "candidates": ["d2", "d3"]}],
}  # fmt: skip
SPOKE = {"source": "she", "cue": "spoke", "act": "no_comment",
         "responds_to": ["d1", {"draft": "d1", "sure": False}]}  # fmt: skip
MORE = {
    "dates": [
        {"span": "Monday", "period": "2031-03-03", "inferred": "weekday before this day's"},
        {"span": "May", "period": None},
    ],
    "segments": [
        {"span": [0, 5], "paragraph": 0, "kind": "heading"},
        {"span": [7, 52], "paragraph": 1},
        {"span": [53, 70], "paragraph": 1},
        {"span": [71, 81], "paragraph": 1, "kind": "aside"},
    ],
    "own_voice": [0],
}  # fmt: skip


def test_a_reading_is_told_in_words() -> None:
    assert (
        reading_text(told(TEXT, DENIAL, SPOKE, **MORE))
        == """\
d1  deny, indirect, rejecting, probable (low)
    chain    Harbour Post <- Ida
    says     that it rained on Monday
    cue      denied
    when     Monday = 2031-03-03 (weekday before this day's)
    doubt    denial scope: what is it? [d2 | d3]

d2  no comment, indirect (high)
    chain    Harbour Post <- she
    cue      spoke
    answers  d1, perhaps d1

other dates
    May = not known
nobody is cited for
    Storm"""
    )


def test_the_text_itself_is_told_where_there_is_no_chain() -> None:
    gap = {"cue": "rained", "act": "gap"}
    reading = told(TEXT, gap)
    bare = Reading(TEXT, "en", drafts=reading.drafts)
    assert reading_text(bare).splitlines()[1] == "    chain    (the text itself)"
    assert "the text itself" in Parsed(reading_page(bare)).text["aside"]


def test_text_is_safe_to_print() -> None:
    reading = told("\x1b[31mIda said\u202e it", {"cue": "said", "content": [[0, 16]]})
    assert "\x1b" not in reading_text(reading)
    assert "\\u202e" in reading_text(reading)


def test_a_page_shows_parts_notes_and_doubts() -> None:
    page = reading_page(told(TEXT, DENIAL, SPOKE, **MORE))
    assert '<mark class="content">that it rained on </mark>' in page
    assert '<mark class="content date">Monday</mark>' in page
    assert '<sup id="at-1"><a href="#draft-1">1</a></sup><mark class="cue">denied</mark>' in page
    assert "Harbour Post ← Ida" in page
    assert "Monday = 2031-03-03 (weekday before this day&#x27;s)" in page
    assert "denial scope: what is it? [d2 | d3]" in page
    assert '<a href="#draft-1">perhaps 1</a>' in page
    assert '<h2 class="text heading own" lang="en" dir="auto">Storm</h2>' in page
    assert '<p class="text aside" lang="en" dir="auto">Read more.</p>' in page
    assert "2 drafts, 1 with doubts; for 1 sentence nobody is cited." in page
    assert "<title>A text (Harbour Post, 2031-03-05)</title>" in page
    assert page.count('class="row first"') == 2


def test_what_is_answered_and_not_there_is_no_link() -> None:
    reading = told(TEXT, DENIAL, SPOKE)
    alone = Reading(TEXT, "en", drafts=reading.drafts[1:])
    assert "<p>answers </p>" in reading_page(alone)
    assert "answers  d1, perhaps d1" in reading_text(alone)


def test_a_page_has_the_documents_title_if_it_has_one() -> None:
    titled = Reading("x", "en", POST.but(title="Rain & <storm>", published=None))
    assert "<h1>Rain &amp; &lt;storm&gt; (Harbour Post)</h1>" in reading_page(titled)
    assert "<h1>A text and what is said in it</h1>" in reading_page(Reading("x", "en"))


def test_a_page_needs_nothing_else() -> None:
    page = reading_page(told(TEXT, DENIAL, SPOKE, **MORE))
    assert not re.search(r"<script|<link|<img|url\(|@import|https?:|\son\w+=", page)
    assert "@media print" in page
    assert "@media (max-width" in page


def test_nothing_of_a_text_is_markup_or_turns_the_words_of_others_around() -> None:
    text = "<script>alert(1)</script> </style> said \u202e\"a\" 'b' & &lt; \u2067c\u2069."
    doubt = {"kind": "carry_over", "says": "<b>", "candidates": ["\u202e<i>"]}
    spans = {"source": [[0, 25]], "cue": "said", "content": [[40, len(text)]]}
    draft = {**spans, "doubts": [doubt]}
    titled = POST.but(title="</title><script>", source=Source("x", "\u202e<img onerror=x>"))
    page = reading_page(attrs.evolve(told(text, draft), document=titled))
    assert not re.search(r"<(script|b|i|img)\b", page)
    assert page.count("</style>") == page.count("</title>") == 1
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)
    shown = "".join(Parsed(page).text["mark"])
    assert "<script>alert(1)</script>" in shown
    assert "\ufffd\"a\" 'b' & &lt; \ufffdc\ufffd." in shown


def test_what_is_in_no_segment_is_shown_all_the_same() -> None:
    reading = told("Before. It rained. After.", segments=[{"span": [8, 18]}])
    assert ["".join(p.text for p in row.pieces) for row in rows(reading)] == [
        "Before. ", "It rained.", " After.",
    ]  # fmt: skip
    assert [row.segment for row in rows(reading)] == [None, 0, None]


def test_segments_that_overlap_show_the_text_once() -> None:
    reading = told("It rained.", segments=[{"span": [0, 6]}, {"span": [3, 10]}])
    assert [[p.text for p in row.pieces] for row in rows(reading)] == [["It ", "rai"], ["ned."]]


@given(readings())
def test_all_of_the_text_is_in_the_rows_once_and_in_order(reading: Reading) -> None:
    shown = "".join(piece.text for row in rows(reading) for piece in row.pieces)
    assert "".join(shown.split()) == "".join(reading.text.split())
    told_of = [number for row in rows(reading) for number in row.drafts]
    assert sorted(told_of) == list(range(len(reading.drafts)))


@given(readings())
def test_any_reading_has_a_page_and_a_text(reading: Reading) -> None:
    parsed = Parsed(reading_page(reading))
    names = [value for key, value in parsed.attributes if key == "id"]
    assert len(names) == len({*names})
    links = {str(value)[1:] for key, value in parsed.attributes if key == "href"}
    assert links <= {*names}
    lines = reading_text(reading).split("\n")
    assert list(map(printable, lines)) == lines
