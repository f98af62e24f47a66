"""The steps of reading: any text, any step replaced, and what is refused."""

from __future__ import annotations

from itertools import chain
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger.errors import ClaimLedgerError, InvalidRecordError
from claimledger.model import Document, Period, Ref
from claimledger.reading import (
    Draft,
    Form,
    Layout,
    Quotation,
    Reading,
    Segment,
    Span,
    Steps,
    Voice,
    read,
)
from claimledger.reading.lexicon import lexicon_of
from claimledger.reading.lexicon.entries import Lexicon
from unit.reading.told import LEXICON, POST, TEXTS

LANGUAGES = st.sampled_from(["en", "id"])
MIXED = (
    'Mira Sand said told that it rained , . " “ ” Dia juga mengatakan bahwa menuduh AS '
    "menolak tuduhan itu katanya Dilansir Reuters CNN citing the clerk denied she pada Rabu "
    "(5/3/2031) according to Menurut 1. - : ) ( 's nya"
)


def _own_words(language: str) -> list[str]:
    """Return all words that a lexicon knows, and what stands between them."""
    lexicon = lexicon_of(language)
    rows = [row for row in attrs.asdict(lexicon.words).values() if isinstance(row, tuple)]
    rows += [cue.forms for cue in lexicon.cues] + [via.forms for via in lexicon.vias]
    return [*chain.from_iterable(rows), *MIXED.split()]


OWN = {language: _own_words(language) for language in ("en", "id")}
WORDS = st.lists(st.sampled_from([*MIXED.split(), "\n", "\n\n"]), max_size=30).map(" ".join)


@given(TEXTS | WORDS, LANGUAGES)
def test_any_text_is_read(text: str, language: str) -> None:
    reading = read(text, language=language, document=POST)
    assert reading.text == text
    spans = [s for d in reading.drafts for s in (*d.cue, *d.content, *d.source.spans)]
    assert all(span.end <= len(text) for span in spans)
    numbers = [draft.segment for draft in reading.drafts]
    assert all(0 <= number < len(reading.segments) for number in (*numbers, *reading.own_voice))


@settings(max_examples=200)
@given(LANGUAGES, st.data())
def test_any_text_of_the_lexicons_own_words_is_read(language: str, data: st.DataObject) -> None:
    word = st.sampled_from(OWN[language])
    words = data.draw(st.lists(word | word.map(str.capitalize), max_size=25))
    assert read(" ".join(words), language=language, document=POST, profile="all").statements()


def test_a_word_of_origin_may_be_the_last_before_a_mark() -> None:
    assert read("emphasising ..., Belgian ! The", language="en").drafts == ()


@given(WORDS, LANGUAGES, st.sampled_from(["\n", "\n\n", " \n \n"]))
def test_a_blank_line_before_a_text_only_shifts_it(text: str, language: str, blank: str) -> None:
    plain = read(text, language=language, document=POST)
    moved = read(blank + text, language=language, document=POST)
    assert moved.drafts == tuple(_moved(draft, len(blank)) for draft in plain.drafts)
    assert moved.own_voice == plain.own_voice
    assert [date.span for date in moved.dates] == [
        _moved(date.span, len(blank)) for date in plain.dates
    ]


def _moved(value: Any, by: int) -> Any:
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, tuple):
        return tuple(_moved(item, by) for item in value)
    if attrs.has(type(value)):
        fields = {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}
        if {"says", "candidates"} <= fields.keys():  # places stand in its words
            return _AnyDoubt(value.kind)
        return type(value)(**{name: _moved(item, by) for name, item in fields.items()})
    return value


class _AnyDoubt:
    """A doubt in whatever words."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __eq__(self, other: object) -> bool:
        return self.kind == getattr(other, "kind", None)

    def __hash__(self) -> int:
        return hash(self.kind)


@given(WORDS, LANGUAGES)
def test_what_is_read_becomes_a_ledger(text: str, language: str) -> None:
    reading = read(text, language=language, document=POST)
    assert reading.statements(accept="all", own_voice=True)[0].id == "post"


def test_steps_are_called_in_turn_with_what_the_ones_before_made() -> None:
    layout = Layout("abc", (Segment(Span(0, 3), 0),), (Quotation(Span(0, 1), (Span(0, 1),)),))
    calls: list[tuple[Any, ...]] = []

    def step(name: str, result: Any) -> Any:
        def called(*given: Any, **named: Any) -> Any:
            calls.append((name, *given, named))
            return result

        return called

    steps = Steps(
        lay_out=step("lay_out", layout),
        drafts_in=step("drafts_in", ()),
        linked=step("linked", ()),
        own_voice=step("own_voice", (0,)),
        dates_in=step("dates_in", ()),
    )
    reading = read("abc", language="xx", document=POST, profile="all", lexicon=LEXICON, steps=steps)
    assert calls == [
        ("lay_out", "abc", LEXICON, {}),
        ("drafts_in", layout, LEXICON, {"profile": "all"}),
        ("linked", (), layout, LEXICON, {}),
        ("dates_in", layout, LEXICON, Period("2031-03-05"), {}),
        ("own_voice", (), layout, {}),
    ]
    assert reading == Reading("abc", "xx", POST, layout.segments, layout.quotations, own_voice=(0,))
    assert reading.lexicon is LEXICON


def test_the_texts_own_outlet_is_no_link_of_its_chains() -> None:
    def steps(*words: str) -> Steps:
        voices = [Voice((Span(0, 3),), Form.NAME, word) for word in words]

        def linked(_drafts: object, _layout: Layout, _lexicon: Lexicon) -> tuple[Draft, ...]:
            (told,) = read("Ada said it rained.", language="en").drafts
            return (attrs.evolve(told, links=tuple((voice,) for voice in voices)),)

        return Steps(linked=linked)

    def chain(*words: str, document: Document = POST) -> list[str]:
        reading = read("Ada.", language="en", document=document, steps=steps(*words))
        return [voice.words for step in reading.drafts[0].links for voice in step]

    assert chain("the Harbour Post", "Ada") == ["Ada"]
    assert chain("Straitwire", "Ada") == ["Straitwire", "Ada"]
    assert chain("Ada", "the Harbour Post") == ["Ada", "the Harbour Post"]
    assert chain() == []
    by_reference = POST.but(source=Ref("post"))
    assert chain("Harbour Post", "Ada", document=by_reference) == ["Harbour Post", "Ada"]


def test_a_quotation_mark_that_is_missing_is_told_once() -> None:
    text = "A “b. C “d."
    layout = Layout(
        text,
        (Segment(Span(0, 11), 0),),
        (
            Quotation(Span(2, 5), (Span(2, 5),), balanced=False),
            Quotation(Span(8, 11), (Span(8, 11),), balanced=False),
        ),
    )

    def doubts(*content: Span) -> list[str]:
        def linked(_drafts: object, _layout: Layout, _lexicon: Lexicon) -> tuple[Draft, ...]:
            (told,) = read("Ada said b.", language="en").drafts
            return (attrs.evolve(told, content=content),)

        steps = Steps(lay_out=lambda *_: layout, linked=linked)
        return [d.says for d in read(text, language="en", steps=steps).doubts]

    first = "a quotation mark is missing of the one from 2 to 5"
    second = "a quotation mark is missing of the one from 8 to 11"
    assert doubts(Span(6, 7)) == [first, second]
    assert doubts(Span(2, 5)) == [second]
    assert doubts(Span(0, 9), Span(0, 1)) == []
    assert doubts(Span(5, 8)) == [first, second]


def test_a_quotation_that_is_whole_is_no_doubt() -> None:
    assert read("Here “it rained” a lot.", language="en").doubts == ()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"text": b"x"}, "b'x' is no text; decode it, or read the file"),
        ({"profile": "repotring"}, "is no profile of reading; did you mean 'reporting'?"),
        ({"profile": 7}, "7 is no profile of reading; write reporting or all"),
    ],
)
def test_what_makes_no_sense_is_refused(options: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidRecordError) as error:
        read(**{"text": "x", "language": "en", **options})
    assert says in str(error.value)


@pytest.mark.parametrize("language", ["xx", "", "../en", 7, None, "\ud800"])
def test_a_language_that_is_not_there_is_refused(language: Any) -> None:
    with pytest.raises(ClaimLedgerError, match="en"):
        read("x", language=language)
