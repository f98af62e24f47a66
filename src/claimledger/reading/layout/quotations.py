"""Quotations: what stands between quotation marks of any kind, whether or not they are in order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final, final

from claimledger.reading.parts.layout import Quotation
from claimledger.reading.parts.spans import Span

__all__ = ["quotations"]

_MARK: Final = re.compile("''|[\"“”„«»‘’']")
_CLOSERS: Final = {
    '"': ('"', "”"),
    "''": ("''", "”"),
    "“": ("”", '"'),
    "”": ("”", '"'),
    "„": ("“", "”", '"'),
    "«": ("»",),
    "»": ("«",),
}
"""The marks that close what a mark opens; a closing mark may open, too, as some texts have it."""
_NESTING: Final = {"“": "”", "«": "»"}
"""Marks of which two may be open at a time, for what they open and close shows."""
_SINGLES: Final = {"‘": "’", "'": "'"}
_SHORT_YEAR: Final = re.compile(r"\d\d(?!\d)")
_END: Final = re.compile(r"[.!?…](?=\s)")
_BEFORE_CLOSE: Final = ",.!?…"
_FAR: Final = 1_000
"""How far back the sentence is sought that a closing mark without an opening one belongs to."""
_BOTH: Final = {*_NESTING, *_NESTING.values()}


def quotations(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """Return the quotations of a text, in its order; nested ones belong to the outer one.

    A mark that is missing makes no error: what was opened ends with its sentence, if another
    quotation begins behind it, or else with its paragraph. It goes on if the next paragraph begins
    with the same mark. What is closed but was never opened began with its sentence.

    >>> [q.span for q in quotations('She said "no." Later: «yes»', [Span(0, 27)])]
    [Span(start=9, end=14), Span(start=22, end=27)]
    """
    found: list[Quotation] = []
    parts: list[Span] = []
    carried: str | None = None
    for paragraph in paragraphs:
        goes_on = carried is not None and text.startswith(carried, paragraph.start)
        if parts and not goes_on:
            found.append(_whole(parts, balanced=False))
            parts = []
        spans, still = _in_paragraph(text, paragraph)
        for n, (span, balanced) in enumerate(spans):
            last = still is not None and n == len(spans) - 1
            if parts or last:
                parts.append(span)
                if not last:
                    found.append(_whole(parts, balanced=balanced))
                    parts = []
            else:
                found.append(Quotation(span, (span,), balanced))
        carried = still
    if parts:
        found.append(_whole(parts, balanced=False))
    return tuple(found)


def _whole(parts: Sequence[Span], *, balanced: bool) -> Quotation:
    return Quotation(Span(parts[0].start, parts[-1].end), tuple(parts), balanced)


def _in_paragraph(text: str, paragraph: Span) -> tuple[list[tuple[Span, bool]], str | None]:
    """Return the quotations of a paragraph, and the mark of the last if nothing closes it."""
    marks = _Marks(text, paragraph)
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        sign = mark.group()
        if sign in marks.left:
            marks.left[sign] -= 1
        if marks.opened is None:
            marks.outside(sign, mark.start(), mark.end())
        else:
            marks.inside(*marks.opened, sign, mark.start(), mark.end())
    if marks.opened is None:
        return marks.found, None
    sign, since = marks.opened
    return [*marks.found, (Span(since, paragraph.end), False)], sign


@final
class _Marks:
    """The marks of a paragraph, taken one by one: what is open, and what was found."""

    def __init__(self, text: str, paragraph: Span) -> None:
        self.text = text
        self.start = paragraph.start
        self.found: list[tuple[Span, bool]] = []
        self.opened: tuple[str, int] | None = None
        self.inner: list[str] = []
        """What closes the quotations that are open within the one that counts."""
        self.left = {sign: text.count(sign, paragraph.start, paragraph.end) for sign in _BOTH}
        """How many marks of a kind are still to come."""
        self.singles = {closer: _Singles(text, paragraph, closer) for closer in _SINGLES.values()}

    def outside(self, sign: str, at: int, end: int) -> None:
        """Take a mark where no quotation is open."""
        if _opens(self.text, sign, at, end, self.singles):
            self.opened, self.inner = (sign, at), []
        elif sign in _CLOSERS and self.text[at - 1] in _BEFORE_CLOSE:
            low = self.found[-1][0].end if self.found else self.start
            self.found.append((_since(self.text, max(low, at - _FAR), at, end), False))

    def inside(self, begun: str, since: int, sign: str, at: int, end: int) -> None:
        """Take a mark within a quotation that another one began."""
        if self.inner and sign == self.inner[-1]:
            self.inner.pop()
        elif sign == _SINGLES.get(begun):
            if self.singles[sign].ends(since, at):
                self._close(since, end)
        elif sign == begun and (sign in _NESTING or _looks_open(self.text, at, end)):
            self._again(since, sign, at)
        elif sign == '"' != begun and _looks_open(self.text, at, end):
            self.inner.append(sign)
        elif sign in _CLOSERS.get(begun, ()):
            self._close(since, end)
        elif sign in _NESTING and self.left[_NESTING[sign]]:
            self.inner.append(_NESTING[sign])

    def _close(self, since: int, end: int) -> None:
        self.found.append((Span(since, end), True))
        self.opened = None

    def _again(self, since: int, sign: str, at: int) -> None:
        """Take a mark that opens, like the one before, a quotation within it or one behind it."""
        closer = _NESTING.get(sign, "")
        if self.left.get(closer, 0) > self.left.get(sign, 0) + len(self.inner) + 1:
            self.inner.append(closer)
        else:
            self.found.append((_cut(self.text, since, at), False))
            self.opened, self.inner = (sign, at), []


@final
class _Singles:
    """The single marks of a paragraph that close like one mark, with what can be known of each.

    An apostrophe looks like a mark that closes: of several before the next one that opens, the
    first behind a sign such as a comma closes, or else the first.
    """

    def __init__(self, text: str, paragraph: Span, closer: str) -> None:
        self.text = text
        self.closing: list[int] = []
        self.firm: list[int] = []
        self.opening: list[int] = []
        opener = next(sign for sign, end in _SINGLES.items() if end == closer)
        at = text.find(closer, paragraph.start, paragraph.end)
        while at >= 0:
            if at > paragraph.start and _closes(text, at, at + 1):
                self.closing.append(at)
                if text[at - 1] in _BEFORE_CLOSE:
                    self.firm.append(at)
            at = text.find(closer, at + 1, paragraph.end)
        at = text.find(opener, paragraph.start, paragraph.end)
        while self.closing and at >= 0:
            if _looks_open(text, at, at + 1):
                self.opening.append(at)
            at = text.find(opener, at + 1, paragraph.end)

    def after(self, at: int) -> bool:
        """Tell whether any could close what opens at a place."""
        return bool(self.closing) and self.closing[-1] > at + 1

    def ends(self, since: int, at: int) -> bool:
        """Tell whether the mark at a place closes what opened before."""
        if at == since + 1 or not _closes(self.text, at, at + 1):
            return False
        if self.text[at - 1] in _BEFORE_CLOSE or not self.text[at - 1].isalnum():
            return True
        n, m = bisect_right(self.firm, at), bisect_right(self.opening, at)
        until = self.opening[m] if m < len(self.opening) else len(self.text)
        return n == len(self.firm) or self.firm[n] > until


def _opens(text: str, sign: str, at: int, end: int, singles: dict[str, _Singles]) -> bool:
    """Tell whether a mark opens a quotation where none is open."""
    if sign in _SINGLES:
        if sign == "'" and (_SHORT_YEAR.match(text, end) or _one_letter(text, end)):
            return False
        return _looks_open(text, at, end) and singles[_SINGLES[sign]].after(at)
    if sign in ("“", "„", "«"):
        return True
    return sign in _CLOSERS and not _looks_closed(text, at, end)


def _one_letter(text: str, at: int) -> bool:
    """Tell whether one small letter stands between apostrophes: "'n'"."""
    return text[at : at + 1].islower() and text.startswith("'", at + 1)


def _looks_open(text: str, at: int, end: int) -> bool:
    """Tell whether a mark stands before a word and behind none."""
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    return (before.isspace() or before in "([{—–-:/“‘\"'") and not after.isspace()


def _looks_closed(text: str, at: int, end: int) -> bool:
    """Tell whether a mark stands behind a word, and before none."""
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    return not before.isspace() and before not in "([{—–:" and not after.isalnum()


def _closes(text: str, at: int, end: int) -> bool:
    """Tell whether a single mark can close: behind something, and before no word."""
    return not text[at - 1].isspace() and not (end < len(text) and text[end].isalnum())


def _since(text: str, low: int, at: int, end: int) -> Span:
    """Return what a mark closes that nothing opened: from the begin of its sentence on."""
    begin = max(text.rfind(sign, low, at - 1) for sign in (". ", "! ", "? ")) + 1
    return Span.trimmed(text, max(begin, low), end) or Span(at, end)


def _cut(text: str, start: int, end: int) -> Span:
    """Return what is left of a quotation that nothing closes before another one begins."""
    ends = [found.end() for found in _END.finditer(text, start + 1, end)]
    return Span(start, ends[0]) if ends else Span.trimmed(text, start, end) or Span(start, end)
