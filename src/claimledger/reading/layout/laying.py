"""Laying a text out: paragraphs first, then quotations and segments; each step can be replaced."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
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
_POINT: Final = re.compile(r"[•‣▪*]|[-–—]\s|\d{1,3}[.)]\s|\d{1,2}[.:]\d\d(?!\d)[^\n]{0,9}[-–—|:]\s")
"""How a point of a list begins, or an entry with the time of day."""
_NARROW: Final = 50
"""Lines are broken at no fewer signs than this."""
_CLOSED: Final = frozenset(".!?…:\"”»’')")
"""With what a line may end that is finished."""
_SPACE: Final = re.compile(r"\s")


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""Return the paragraphs of a text, without the white space around them.

    They are parted by blank lines, and by ends of lines, but not where a line is only broken: where
    it is not finished and the next goes on with a small letter, or the first word of the next had
    no room in it, by the longest line. In a text without blank lines, a line that is finished is a
    paragraph. Points of lists, and entries with the time of day, begin one anyway. Ends of lines
    are those of Unix, Windows or old Macs. Nothing is a paragraph that has no word or mark.

    >>> paragraphs("One\ntwo\n\nThree")
    (Span(start=0, end=7), Span(start=9, end=14))
    >>> paragraphs("One\nTwo")
    (Span(start=0, end=3), Span(start=4, end=7))
    >>> paragraphs("One\r\n \r\n\r\ntwo ")
    (Span(start=0, end=3), Span(start=10, end=13))
    >>> paragraphs(" \n\n ")
    ()
    """
    whole = Span.trimmed(text, 0, len(text))
    if whole is None:
        return ()
    blocks = list(_parted(text, whole, _BLANK))
    spaced = len(blocks) > 1
    return tuple(part for block in blocks for part in _lines(text, block, spaced=spaced))


def _parted(text: str, span: Span, mark: re.Pattern[str]) -> Iterator[Span]:
    """Yield the parts of a span between marks, without the white space around them."""
    gaps = [gap.span() for gap in mark.finditer(text, span.start, span.end)]
    starts = [span.start, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), span.end]
    parts = (Span.trimmed(text, *bounds) for bounds in zip(starts, ends, strict=True))
    return (part for part in parts if part is not None)


def _lines(text: str, block: Span, *, spaced: bool) -> Iterator[Span]:
    """Yield the paragraphs of a block; ``spaced`` if blank lines part the text."""
    lines = list(_parted(text, block, _LINE))
    width = max(len(line) for line in lines)
    start = block.start
    for line, following in pairwise(lines):
        if not _broken(text, line, following, width, spaced=spaced):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, block.end)


def _broken(text: str, line: Span, following: Span, width: int, *, spaced: bool) -> bool:
    """Tell whether a line goes on in the next one, and was only broken."""
    if _POINT.match(text, following.start, following.end):
        return False
    finished = text[line.end - 1] in _CLOSED
    if not finished and text[following.start].islower():
        return True
    if finished and not spaced:
        return False
    space = _SPACE.search(text, following.start, following.end)
    word = (space.start() if space else following.end) - following.start
    return width >= _NARROW and len(line) + 1 + word > width


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
