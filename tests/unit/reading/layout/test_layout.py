"""How a text is cut up: paragraphs, quotations, segments, and what part of a page each is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.reading.layout import lay_out, paragraphs
from claimledger.reading.layout.quotations import quotations
from claimledger.reading.lexicon.entries import Cue, Lexicon, Words
from claimledger.reading.parts.layout import Layout
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import Frame, SegmentKind, SpeechAct

PLAIN = Lexicon(
    "en",
    cues=(
        Cue(("asked", "has said", "said"), (Frame.SVO,), SpeechAct.ASK),
        Cue(("according",), (Frame.ACCORDING,), SpeechAct.STATE),
    ),
    words=Words(
        abbreviations=("Dr", "No"),
        asides=("Read more", "Read"),
        determiners=("the",),
        pronouns=("he",),
    ),
)
NASTY = st.text(alphabet=" \n\t.!?\"'“”„«»‘’aB1-()\r\ud800", max_size=80)


def cut(text: str) -> list[str]:
    return [segment.span.of(text) for segment in lay_out(text, PLAIN).segments]


def quoted(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in lay_out(text, PLAIN).quotations]


# -- paragraphs ------------------------------------------------------------------------------


WIDE = "The harbour mill of Loka will stay closed until the next spring"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        (" \n ", []),
        ("A\n\nb\nc", ["A", "b\nc"]),
        ("A\nB\n  C", ["A", "B", "C"]),
        ("\n\n A\nB\n\n", ["A", "B"]),
        ("A\r\n\r\nb\r\nc", ["A", "b\r\nc"]),
        ("A\rB", ["A", "B"]),
        ("A\n \t\n\n\nB", ["A", "B"]),
        ("A.\nb", ["A.", "b"]),
    ],
)
def test_blank_lines_part_paragraphs_and_so_do_lines_that_are_not_broken(
    text: str, parts: list[str]
) -> None:
    assert [span.of(text) for span in paragraphs(text)] == parts


@pytest.mark.parametrize(
    ("line", "following", "is_broken"),
    [
        (f"{WIDE},", "Ida Holm says", True),  # "Ida" had no room
        (WIDE, "and then open", True),
        ("Mill closed", "and then open", True),
        ("Mill closed", f"{WIDE}.", False),  # "The" had room
        ("Mill closed", "Holm silent", False),  # too narrow to be broken
        (f"{WIDE}.", "Ida Holm says", True),
        ("It is so.", f"{WIDE}.", False),
        (WIDE, "• Ida Holm says so", False),
        (WIDE, "- Ida Holm says so", False),
        (WIDE, "12) Ida Holm says so", False),
        (WIDE, "18.45 - Ida Holm says so", False),
        (WIDE, "7.31pm: Ida Holm says so", False),
        (WIDE, "2031 was good", True),
    ],
)
def test_a_line_of_a_paragraph_may_only_be_broken(
    line: str, following: str, *, is_broken: bool
) -> None:
    text = f"Title\n\n{line}\n{following}"
    assert len(paragraphs(text)) == (2 if is_broken else 3)


def test_a_finished_line_is_a_paragraph_where_no_blank_lines_are() -> None:
    assert len(paragraphs(f"{WIDE}.\nIda Holm says")) == 2
    assert len(paragraphs(f"{WIDE},\nIda Holm says")) == 1
    assert len(paragraphs(f"{WIDE}\nIdaHolm")) == 1


# -- quotations ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said “yes” and «no» and „so“.", ["“yes”", "«no»", "„so“"]),
        ("He said ''yes'' now.", ["''yes''"]),
        ("He said ”yes” now.", ["”yes”"]),
        ("He said ‘yes’ now, it's fine.", ["‘yes’"]),
        ("He said 'the dog's dinner' now.", ["'the dog's dinner'"]),
        ("Don't, it's the Qur'an of the '90s.", []),
        ("The dogs' dinner, the cats' too.", []),
        ("‘It never closed.", []),
        ('"She said ‘no’ to me," he said.', ['"She said ‘no’ to me,"']),
        ("“He said “no” twice.", ["“He said", "“no”"]),
        ('A 5" pipe.', []),
        ('It is gone," he said.', ['It is gone,"']),
        ("“No.” It burns. It is gone,” he said.", ["“No.”", "It is gone,”"]),
        ('A pipe of 5" is gone.', []),
        ('("yes")', ['"yes"']),
        ("an empty '' and ‘’ too", ["'' and ‘’ too"]),  # two straight marks open
        ('He said "yes', ['"yes']),
        ('"It burns. She said "it leaks" now.', ['"It burns.', '"it leaks"']),
        ("The '90s, the dogs' bowl and rock 'n' roll.", []),
        ("‘It’s the dogs’ bowl,’ he said.", ["‘It’s the dogs’ bowl,’"]),
        ("He said 'yes' to the cats' and 'no,' too.", ["'yes'", "'no,'"]),
        ("“One “two” three,” he said.", ["“One “two” three,”"]),
        ("«One «two» three,» he said.", ["«One «two» three,»"]),
        ('“She said "no" to me,” he said. “Yes.”', ['“She said "no" to me,”', "“Yes.”"]),
        ('"She said “no” to me," he said.', ['"She said “no” to me,"']),
        ("'She said \"no\" to me,' he said.", ["'She said \"no\" to me,'"]),
    ],
)
def test_quotations_of_every_mark(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_what_nothing_closes_is_told() -> None:
    assert [q.balanced for q in lay_out('He said "a" and "b', PLAIN).quotations] == [True, False]
    text = '"It burns. She said "it leaks" now.'
    assert [q.balanced for q in lay_out(text, PLAIN).quotations] == [False, True]
    assert [q.balanced for q in lay_out("“He said “no” twice.", PLAIN).quotations] == [False, True]


def test_a_quotation_runs_over_paragraphs_that_begin_with_its_mark() -> None:
    text = '"One.\n\n"Two.\n\n"Three," he said. "Four."'
    first, second = lay_out(text, PLAIN).quotations
    assert [part.of(text) for part in first.parts] == ['"One.', '"Two.', '"Three,"']
    assert first.span == Span(0, text.index(" he"))
    assert first.balanced
    assert second.span.of(text) == '"Four."'


def test_a_quotation_ends_with_its_paragraph_if_the_next_does_not_take_it_up() -> None:
    text = "“One.\n\nTwo.\n\n“Three.”"
    first, second = lay_out(text, PLAIN).quotations
    assert (first.span.of(text), first.balanced) == ("“One.", False)
    assert (second.span.of(text), second.balanced) == ("“Three.”", True)


def test_the_last_paragraph_may_leave_a_quotation_open() -> None:
    text = "“One.\n\n“Two."
    (only,) = lay_out(text, PLAIN).quotations
    assert (len(only.parts), only.balanced) == (2, False)


def test_a_second_quotation_of_a_paragraph_may_be_taken_up() -> None:
    text = "“One,” he said. “Two.\n\n“Three.”"
    assert quoted(text) == ["“One,”", "“Two.\n\n“Three.”"]


def test_quotations_are_sought_in_the_given_paragraphs_only() -> None:
    assert quotations('"a" "b"', [Span(4, 7)])[0].span == Span(4, 7)


# -- segments --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentences",
    [
        ["Rain fell.", "It stopped!", "Why?", "Nobody knows…", "The end."],
        ["Dr. Sand met J. K. Holm at No. 5.", "He left."],
        ["It cost 3.5 million at 10.30 local time.", "It closed."],
        ["He lives in the U.S. Senate district.", "It is old."],
        ["He left the U.S.", "The mill stayed."],
        ['"It leaks. It burns," Lee said.', "Nobody came."],
        ['"It leaks."', "Nobody came."],
        ['"Does it leak?" Mira Sand asked.', "Nobody knew."],
        ['"Does it leak?"', "Nobody of the guards who were there knew that he asked."],
        ['"It leaks!" said Lee.'],
        ["(It leaks.)", "“It burns.”", "Both do."],
        ["It leaks. and burns."],
        ["1. Why it leaks, and how.", "It does."],
        ["It was 1990.", "Then it leaked."],
        ["It leaks.)", "He left."],
        ["He met Dr. Sand and Dr.", "The end."],
        ["See https://tide.example/a?b=1.", "It grew to 1.200.000... and fell.", "He left..."],
        ['"It burns."', "According to him, it leaks."],
        ['"It burns." He has said so.'],
        ['"It burns."', "He has said so for the third time now."],
        ['He wrote, "It burns!"', "He has said so."],
        ['Now: "It burns."', "He has said so."],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_a_quotation_is_never_cut() -> None:
    text = "He said “It leaks. It burns. It is gone” and left. She stayed."
    assert cut(text) == ["He said “It leaks. It burns. It is gone” and left.", "She stayed."]


def test_what_part_of_a_page_a_segment_is() -> None:
    text = (
        "Mill leaks again\n\nHARBOUR, Daily Tide - It leaks. It burns.\n\n1. How it began\n\n"
        "Read more: The mill.\n\nReaders wrote.\n\nRead\n\n• A point\n\n"
        "▪ It leaks, he said\n\n‣ A point.\n\nHe said:\n\n" + "word " * 30
    )
    kinds = [(s.span.of(text)[:9], s.paragraph, s.kind) for s in lay_out(text, PLAIN).segments]
    assert kinds == [
        ("Mill leak", 0, SegmentKind.HEADING),
        ("HARBOUR, ", 1, SegmentKind.BODY),
        ("It burns.", 1, SegmentKind.BODY),
        ("1. How it", 2, SegmentKind.HEADING),
        ("Read more", 3, SegmentKind.ASIDE),
        ("Readers w", 4, SegmentKind.BODY),
        ("Read", 5, SegmentKind.ASIDE),
        ("• A point", 6, SegmentKind.ASIDE),
        ("▪ It leak", 7, SegmentKind.HEADING),
        ("‣ A point", 8, SegmentKind.BODY),
        ("He said:", 9, SegmentKind.BODY),
        ("word word", 10, SegmentKind.BODY),
    ]


def test_lines_beside_the_text_are_asides() -> None:
    text = (
        "Read Sand Today\n\nIt leaks.\n\nRead Sand Today\n\nRead sand today\n\nRead Sand.\n\n"
        "Reading Sand\n\n(Mira/lee)\n\n(It leaks.)\n\n(5/3/2031)\n\n(it) and (that)"
    )
    kinds = [segment.kind.value for segment in lay_out(text, PLAIN).segments]
    assert kinds == [
        *("heading", "body", "aside", "heading", "body"),
        *("heading", "aside", "body", "body", "body"),
    ]


def test_a_row_of_marks_is_no_puzzle() -> None:
    text = "It." + "'" * 5_000 + "x" + "." * 5_000 + "x"
    assert cut(text) == [text]


def held_together(layout: Layout) -> None:
    text, at = layout.text, 0
    for segment in layout.segments:
        assert at <= segment.span.start
        assert text[at : segment.span.start].strip() == ""
        assert segment.span.of(text) == segment.span.of(text).strip()
        at = segment.span.end
    assert text[at:].strip() == ""
    at = 0
    for quotation in layout.quotations:
        assert at <= quotation.span.start
        at = quotation.span.end
        assert quotation.span == Span(quotation.parts[0].start, quotation.parts[-1].end)
        for part in quotation.parts:
            inside = [s for s in layout.segments if s.span.overlaps(part)]
            assert len(inside) == 1
            assert inside[0].span.covers(part)


@given(NASTY)
def test_any_text_is_cut_without_loss_and_no_quotation_is_cut(text: str) -> None:
    held_together(lay_out(text, PLAIN))


@given(NASTY, st.sampled_from(["\n\n", " \n \n", "\n\n\n"]))
def test_blank_lines_before_a_text_only_shift_it(text: str, before: str) -> None:
    shift = len(before)
    layout, later = lay_out(text, PLAIN), lay_out(before + text, PLAIN)
    assert [
        (s.span.start + shift, s.span.end + shift, s.paragraph, s.kind) for s in layout.segments
    ] == [(s.span.start, s.span.end, s.paragraph, s.kind) for s in later.segments]
    assert [(q.span.start + shift, len(q.parts), q.balanced) for q in layout.quotations] == [
        (q.span.start, len(q.parts), q.balanced) for q in later.quotations
    ]
