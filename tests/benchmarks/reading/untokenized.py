"""A text made again of its tokens, with a place for each.

PFSA-ID has a token a line and sentences parted by a blank line; what stood between tokens is lost,
and opening quotation marks stand at the end of the sentence before. A text is made so, and always
the same of the same tokens:

- Tokens of an article stand in one paragraph, a space between them (paragraphs are not told).
- No space stands before ``. , ; : ? ! % )`` and closing marks, nor behind ``(`` and opening marks.
- No space stands around ``-`` and ``/``, but for the ``-`` of a dateline (``KOMPAS - ``) and one
  that follows such a sign as a comma. A token that begins with an apostrophe or ``-`` is a suffix.
- Quotation marks are all the same in the file (``”``), whether they open or close. In an article
  they open and close in turn; but one behind a comma and before a small letter closes in any case,
  and one that ends a sentence while none is open opens the next. ``“`` opens.
- ``marks`` tells how they are written: ``file`` as they are (the spaces alone tell which is which,
  as in the newspaper), ``curly``, or ``straight``.
- ``plain`` puts one space between any two tokens instead, as `" ".join` would.

A new article begins with each dateline (``KOMPAS`` and a dash among a sentence's first words), and
with a sentence that has an ISSUE if the article has one already: it has one at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, final

import attrs

from claimledger.reading import Span

__all__ = ["Marks", "Token", "articles_of", "retold"]

Marks = Literal["file", "curly", "straight", "plain"]

_DASHES: Final = frozenset("—–-")
_QUOTES: Final = frozenset('”“"')
_ATTACHED: Final = frozenset(".,;:?!%)]")
_CURLY: Final = {True: "“", False: "”"}
_FIRST_WORDS: Final = 10


@final
@attrs.frozen
class Token:
    """A word or sign, its tag (``B-PERSON``, ``O``), and its sentence's number."""

    word: str
    tag: str
    sentence: int

    @property
    def label(self) -> str:
        """Return what it is, without its place in it; nothing for ``O``."""
        return self.tag.partition("-")[2]


def articles_of(lines: Iterable[str]) -> tuple[tuple[Token, ...], ...]:
    """Part the file's lines into articles."""
    found: list[list[Token]] = []
    has_issue = True
    for sentence in _sentences(lines):
        issue = any(token.tag in {"B-ISSUE", "U-ISSUE"} for token in sentence)
        if not found or _is_dateline(sentence) or (issue and has_issue):
            found.append([])
            has_issue = False
        has_issue = has_issue or issue
        found[-1] += sentence
    return tuple(map(tuple, found))


def _sentences(lines: Iterable[str]) -> Iterator[list[Token]]:
    number = 0
    sentence: list[Token] = []
    for line in lines:
        word, _, tag = line.strip().partition("\t")
        if word:
            sentence.append(Token(word, tag, number))
        elif sentence:
            yield sentence
            sentence = []
            number += 1
    if sentence:
        yield sentence


def _is_dateline(sentence: Sequence[Token]) -> bool:
    words = [token.word for token in sentence[:_FIRST_WORDS]]
    return any(a == "KOMPAS" and b in _DASHES for a, b in pairwise(words))


def retold(tokens: Sequence[Token], marks: Marks = "file") -> tuple[str, tuple[Span, ...]]:
    """Return a text made of tokens, and where each is in it.

    >>> tokens = [Token(w, "O", 0) for w in "” Siap , ” kata dia ( 46 ) .".split()]
    >>> retold(tokens)[0], retold(tokens, "plain")[0]
    ('”Siap,” kata dia (46).', '” Siap , ” kata dia ( 46 ) .')
    """
    opening = _opening(tokens)
    pieces: list[str] = []
    spans: list[Span] = []
    at = 0
    for number, token in enumerate(tokens):
        if number and (marks == "plain" or _parted(tokens, number, opening)):
            pieces.append(" ")
            at += 1
        word = token.word
        if number in opening and marks in {"curly", "straight"}:
            word = _CURLY[opening[number]] if marks == "curly" else '"'
        pieces.append(word)
        spans.append(Span(at, at + len(word)))
        at += len(word)
    return "".join(pieces), tuple(spans)


def _opening(tokens: Sequence[Token]) -> dict[int, bool]:
    """Return of each quotation mark whether it opens."""
    found: dict[int, bool] = {}
    is_open = False
    for number, token in enumerate(tokens):
        if token.word not in _QUOTES:
            continue
        before = tokens[number - 1].word if number else ""
        behind = tokens[number + 1].word if number + 1 < len(tokens) else ""
        if token.word == "“":
            is_open = True
        elif before == "," and behind[:1].islower():
            is_open = False
        else:
            is_open = not is_open
        found[number] = is_open
    return found


def _parted(tokens: Sequence[Token], number: int, opening: dict[int, bool]) -> bool:
    before, word = tokens[number - 1].word, tokens[number].word
    if opening.get(number) is False or opening.get(number - 1) is True:
        return False
    if word in _ATTACHED or before in {"(", "["}:
        return False
    if word in {"-", "/"} or before in {"-", "/"}:
        sign = number if word in {"-", "/"} else number - 1
        return not _joins(tokens, sign)
    return not (len(word) > 1 and word[0] in "-’'")


def _joins(tokens: Sequence[Token], sign: int) -> bool:
    """Tell whether a hyphen or stroke stands between two words without spaces."""
    if not 0 < sign < len(tokens) - 1:
        return False
    before, behind = tokens[sign - 1].word, tokens[sign + 1].word
    return before != "KOMPAS" and (before[-1].isalnum() or before == ")") and behind[0].isalnum()
