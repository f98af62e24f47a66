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
"""The end of a line; that of Windows is one, not two."""
_BLANK: Final = re.compile(rf"{_EOL}[^\S\r\n]*{_EOL}\s*")
_LINE: Final = re.compile(rf"{_EOL}\s*")
"""What parts paragraphs: blank lines, or ends of lines where there are none."""


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""Return the paragraphs of a text, without the white space around them.

    They are parted by blank lines, or, where a text has none, by ends of lines. Ends of lines are
    those of Unix, Windows or old Macs. White space at both ends of the text does not count.
    Nothing is a paragraph that has no word or mark.

    >>> paragraphs("One\ntwo\n\nthree")
    (Span(start=0, end=7), Span(start=9, end=14))
    >>> paragraphs("One\ntwo")
    (Span(start=0, end=3), Span(start=4, end=7))
    >>> paragraphs("One\r\n \r\n\r\ntwo ")
    (Span(start=0, end=3), Span(start=10, end=13))
    >>> paragraphs(" \n\n ")
    ()
    """
    whole = Span.trimmed(text, 0, len(text))
    if whole is None:
        return ()
    parting = _BLANK if _BLANK.search(text, whole.start, whole.end) else _LINE
    gaps = [gap.span() for gap in parting.finditer(text, whole.start, whole.end)]
    starts = [whole.start, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), whole.end]
    spans = (Span.trimmed(text, *bounds) for bounds in zip(starts, ends, strict=True))
    return tuple(span for span in spans if span is not None)


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
    r"""Return a text with its segments and quotations, all in its order.

    ``parted``, ``quoted`` and ``cut`` are the steps, which can be replaced one by one.

    Any text will do, an empty one too. The time is linear in its length, and spans are code points
    of the text as it is given.

    >>> layout = lay_out('"It leaks," said Mira Sand. Nobody answered.', Lexicon("en"))
    >>> [segment.span.of(layout.text) for segment in layout.segments]
    ['"It leaks," said Mira Sand.', 'Nobody answered.']
    >>> [quotation.span.of(layout.text) for quotation in layout.quotations]
    ['"It leaks,"']
    >>> lay_out("", Lexicon("en")).segments
    ()
    >>> lay_out("One line\nand another", Lexicon("en"), parted=lambda text: ()).segments
    ()
    """
    spans = parted(text)
    marked = quoted(text, spans)
    return Layout(text, cut(text, spans, marked, lexicon), marked)
