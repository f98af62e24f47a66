"""Marks: what a token may be, as bits of a number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["PUNCTUATION", "Mark"]


class Mark:
    """Bits that say what a token may be: a mark, a shape, or a class of the language's words."""

    COMMA = 1 << 0
    COLON = 1 << 1
    DASH = 1 << 2
    BRACKET = 1 << 3
    QUOTE = 1 << 4
    """A quotation, as one token."""
    LONG = 1 << 5
    """A quotation that is more than a term in quotation marks."""
    CAPITAL = 1 << 6
    NUMBER = 1 << 7
    STOP = 1 << 8
    """A mark at which a clause ends: a semicolon, a question mark."""
    PRONOUN = 1 << 9
    ADVERB = 1 << 10
    NEGATION = 1 << 11
    JOIN = 1 << 12
    """A conjunction that joins equals: "and"."""
    CONTRAST = 1 << 13
    COMPLEMENTIZER = 1 << 14
    AUXILIARY = 1 << 15
    PASSIVE = 1 << 16
    CONDITIONAL = 1 << 17
    SUBORDINATOR = 1 << 18
    RELATIVE = 1 << 19
    PREPOSITION = 1 << 20
    JOINER = 1 << 21
    AGENT = 1 << 22
    ADDRESSING = 1 << 23
    DETERMINER = 1 << 24
    TIME = 1 << 25
    POINTER = 1 << 26
    ANAPHOR = 1 << 27
    CUE = 1 << 28
    """The first word of a cue or relay phrase."""
    INFINITIVE = 1 << 29
    ARTICLE = 1 << 30
    QUESTION = 1 << 31
    MEDIUM = 1 << 32
    NORM = 1 << 33
    PROBABLE = 1 << 34
    POSSIBLE = 1 << 35


PUNCTUATION: Final[Mapping[str, int]] = {
    ",": Mark.COMMA,
    ":": Mark.COLON,
    "–": Mark.DASH,
    "—": Mark.DASH,
    "-": Mark.DASH,
    "(": Mark.BRACKET,
    ")": Mark.BRACKET,
    "[": Mark.BRACKET,
    "]": Mark.BRACKET,
    ";": Mark.STOP,
    "!": Mark.STOP,
    "?": Mark.STOP,
    "…": Mark.STOP,
}
