"""Laying a text out, step by step: each step is a function that can be replaced."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from claimledger.reading.layout.quotations import quotations
from claimledger.reading.layout.segments import segments
from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.parts.layout import Layout, Quotation, Segment
from claimledger.reading.parts.spans import Span

__all__ = ["lay_out", "paragraphs"]

_EOL: Final = r"(?:\r\n|\r(?!\n)|(?<!\r)\n)"
_BLANK: Final = re.compile(rf"{_EOL}[^\S\r\n]*{_EOL}\s*")
_LINE: Final = re.compile(rf"{_EOL}\s*")


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""Return the paragraphs of a text, without the white space around them.

    They are parted by blank lines, or, where a text has none, by ends of lines. Ends of lines are
    those of Unix, Windows or old Macs.

    >>> paragraphs("One\ntwo\n\nthree")
    (Span(start=0, end=7), Span(start=9, end=14))
    >>> paragraphs("One\ntwo")
    (Span(start=0, end=3), Span(start=4, end=7))
    """
    whole = Span.trimmed(text, 0, len(text))
    if whole is None:
        return ()
    parting = _BLANK if _BLANK.search(text, whole.start, whole.end) else _LINE
    found: list[Span] = []
    begin = whole.start
    for gap in parting.finditer(text, whole.start, whole.end):
        span = Span.trimmed(text, begin, gap.start())
        if span is not None:
            found.append(span)
        begin = gap.end()
    last = Span.trimmed(text, begin, whole.end)
    if last is not None:
        found.append(last)
    return tuple(found)


def lay_out(
    text: str,
    lexicon: Lexicon,
    *,
    parted: Callable[[str], Sequence[Span]] = paragraphs,
    quoted: Callable[[str, Sequence[Span]], tuple[Quotation, ...]] = quotations,
    cut: Callable[
        [str, Sequence[Span], Sequence[Quotation], Lexicon], tuple[Segment, ...]
    ] = segments,
) -> Layout:
    """Return a text with its segments and quotations, all in its order.

    ``parted``, ``quoted`` and ``cut`` are the steps, which can be replaced one by one. Any text
    will do, an empty one too; the time is linear in its length.

    >>> layout = lay_out('"It leaks," said Mira Sand. Nobody answered.', Lexicon("en"))
    >>> [segment.span.of(layout.text) for segment in layout.segments]
    ['"It leaks," said Mira Sand.', 'Nobody answered.']
    >>> [quotation.span.of(layout.text) for quotation in layout.quotations]
    ['"It leaks,"']
    """
    spans = parted(text)
    marked = quoted(text, spans)
    return Layout(text, cut(text, spans, marked, lexicon), marked)
