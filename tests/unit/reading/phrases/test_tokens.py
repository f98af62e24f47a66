"""Tokens, and the tables and rows that frames look along."""

from __future__ import annotations

import gc
from itertools import pairwise

import pytest

from claimledger.reading.layout import lay_out
from claimledger.reading.lexicon import lexicon_from, lexicon_of
from claimledger.reading.parts.layout import Layout, Quotation, Segment
from claimledger.reading.parts.spans import Span
from claimledger.reading.phrases import drafts_in
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.matching import grammar_of
from claimledger.reading.phrases.sentence.sites import sites_of
from claimledger.reading.phrases.sentence.tokens import last_within, tokenized
from unit.reading.phrases.drafted import drafted, said

CLASSES = {",": Mark.COMMA, "may": Mark.AUXILIARY, "the": Mark.DETERMINER}
ENDINGS = {"ly": Mark.ADVERB}


def _tokens(text: str, *quotations: tuple[int, int], cuts: tuple[int, ...] = ()) -> list[str]:
    bounds = [0, *cuts, len(text)]
    segments = tuple(Segment(Span(a, b), 0) for a, b in pairwise(bounds))
    quoted = tuple(Quotation(Span(a, b), (Span(a, b),)) for a, b in quotations)
    tokens = tokenized(Layout(text, segments, quoted), CLASSES, ENDINGS)
    return [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)]


def test_words_keep_what_joins_them() -> None:
    assert _tokens("Mr. O'Neil's co-op paid 1,500.50 at 10:30, i.e. now.") == [
        *("Mr", ".", "O'Neil's", "co-op", "paid", "1,500.50", "at", "10:30", ","),
        *("i.e", ".", "now", "."),
    ]  # fmt: skip


def test_a_quotation_is_one_token_in_each_segment_that_it_runs_through() -> None:
    assert _tokens("a “b c” d", (2, 7)) == ["a", "“b c”", "d"]
    assert _tokens("a “b c” d", (2, 7), cuts=(5,)) == ["a", "“b ", "c”", "d"]
    assert _tokens("“a” “b”", (0, 3), (4, 7)) == ["“a”", "“b”"]
    outside = Layout("“a” b", (Segment(Span(4, 5), 0),), (Quotation(Span(0, 3), (Span(0, 3),)),))
    assert tokenized(outside, CLASSES, ENDINGS).lows == ["b"]


def test_what_a_token_may_be() -> None:
    text = "May the boat sail slowly, 3 May? “No.” "
    text += "“a road of which nobody knows where it begins”"
    at = text.index("“No")
    far = text.index("“a road")
    layout = Layout(
        text,
        (Segment(Span(0, len(text)), 0),),
        (
            Quotation(Span(at, at + 5), (Span(at, at + 5),)),
            Quotation(Span(far, len(text)), (Span(far, len(text)),)),
        ),
    )
    tokens = tokenized(layout, CLASSES, ENDINGS)
    marks = dict(zip(zip(tokens.lows, tokens.starts, strict=True), tokens.marks, strict=True))
    named = {(low, start): mark for (low, start), mark in marks.items()}
    assert named["may", 0] == Mark.AUXILIARY | Mark.CAPITAL
    assert named["may", text.index("May?")] == Mark.CAPITAL
    assert named["slowly", text.index("slowly")] == Mark.ADVERB
    assert named["3", text.index("3")] == Mark.NUMBER
    assert named["boat", text.index("boat")] == 0
    assert named['"', at] == Mark.QUOTE | Mark.LONG
    assert named['"', far] == Mark.QUOTE | Mark.LONG
    assert tokens.plain >= {"boat", "slowly"}
    assert "may" not in tokens.plain


def test_the_last_character_within_a_quotation() -> None:
    assert last_within("''Yes,''", 0, 8) == ","
    assert last_within("“”", 0, 2) == "“"


def test_a_lexicon_is_made_ready_once_and_forgotten_with_it() -> None:
    lexicon = lexicon_from('language = "xx"\n')
    first = grammar_of(lexicon)
    assert grammar_of(lexicon) is first
    assert grammar_of(lexicon_from('language = "xx"\n')) is not first
    del lexicon, first
    gc.collect()


def test_another_entry_leaves_alone_what_it_does_not_touch() -> None:
    lexicon = lexicon_of("en")
    text = "Ann Berg said it was over. Ole Roe denied the report."
    assert len(drafts_in(lay_out(text, lexicon), lexicon)) == 2
    small = lexicon_from(
        'language = "xx"\n[[cue]]\nforms = ["said"]\nframes = ["svo"]\nspeech_act = "state"\n'
    )
    assert len(drafts_in(lay_out(text, small), small)) == 1


def test_the_longest_form_counts_unless_a_neighbour_bars_it() -> None:
    assert drafted("Ann Berg declined to comment.")[0].rule == "svo:declined to comment"
    assert drafted("Ann Berg pledged to pay.")[0].rule == "svo:pledged"
    assert said("Ann Berg pledged delegates to Ole Roe.") == []
    assert said("Suaranya jelas dan terang kata Ani.", "id") == []


def test_a_sentence_longer_than_any_is_read_in_pieces() -> None:
    lexicon = lexicon_of("en")
    text = "Ann Berg said that it rained and rained " * 100
    layout = Layout(text, (Segment(Span(0, len(text)), 0),), ())
    grammar = grammar_of(lexicon)
    tokens = tokenized(layout, grammar.classes, grammar.endings)
    sizes = [len(site) for site in sites_of(tokens, grammar, 0)]
    assert sum(sizes) == len(tokens.starts)
    assert max(sizes) <= 300


def test_a_dateline_and_trailing_marks_are_not_part_of_a_sentence() -> None:
    lexicon = lexicon_of("en")
    grammar = grammar_of(lexicon)

    def row(text: str) -> list[str]:
        layout = Layout(text, (Segment(Span(0, len(text)), 0),), ())
        tokens = tokenized(layout, grammar.classes, grammar.endings)
        return [low for site in sites_of(tokens, grammar, 0) for low in site.lows]

    assert row("LUND, 3 May (AP) - It rained…") == ["it", "rained"]
    assert row("It rained - in May.") == ["it", "rained", "-", "in", "may"]
    assert row("Lund -") == ["lund"]
    assert row("...") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "\0\ud800 said \udfff",
        "“",
        '"' * 1001,
        "said",
        "(said (said) that",
        "Said: said, said; said.",
        "by by by of of that that who who",
        "kata nya kata, kata",
        "It was accused (of it by) Ann Berg",
        "Oleh menuduh memukul, dan menulis, serta , dan memukul",
    ],
)
@pytest.mark.parametrize("language", ["en", "id"])
def test_no_text_breaks_it(text: str, language: str) -> None:
    for draft in drafted(text, language, "all"):
        for span in (*draft.source.spans, *draft.cue, *draft.content):
            assert span.end <= len(text)
