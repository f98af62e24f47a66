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
    """Makes what follows untrue: "not"."""
    JOIN = 1 << 12
    """A conjunction that joins equals: "and"."""
    CONTRAST = 1 << 13
    """Joins what goes against the words before: "but"."""
    COMPLEMENTIZER = 1 << 14
    """Opens what is said: "that"."""
    AUXILIARY = 1 << 15
    PASSIVE = 1 << 16
    """Makes a cue passive: "was"."""
    CONDITIONAL = 1 << 17
    """Behind it nothing was said yet: "would"."""
    SUBORDINATOR = 1 << 18
    RELATIVE = 1 << 19
    PREPOSITION = 1 << 20
    JOINER = 1 << 21
    """Joins within a noun phrase: "of"."""
    AGENT = 1 << 22
    """Stands before who did it: "by"."""
    ADDRESSING = 1 << 23
    """Stands before the one spoken to: "to"."""
    DETERMINER = 1 << 24
    TIME = 1 << 25
    POINTER = 1 << 26
    """Makes a noun one that was named before: "the"."""
    ANAPHOR = 1 << 27
    """A noun for something said before: "claim"."""
    CUE = 1 << 28
    """The first word of a cue or relay phrase."""
    INFINITIVE = 1 << 29
    ARTICLE = 1 << 30
    """Needs a noun behind it: "the"."""
    QUESTION = 1 << 31
    """Opens what is asked: "how"."""
    MEDIUM = 1 << 32
    NORM = 1 << 33
    """Says how something is done, not who says it: "rules"."""
    PROBABLE = 1 << 34
    POSSIBLE = 1 << 35
    SILENT = 1 << 36
    """The first word of a relay phrase that is no part of a cue: "in an interview with"."""
    VERBAL = 1 << 37
    """Ends like a verb that is not listed: "landed"."""
    PARTICIPLE = 1 << 38
    """Ends like one that hangs on a subject: "landing"."""


PUNCTUATION: Final[Mapping[str, int]] = {
    ",": Mark.COMMA,
    ":": Mark.COLON,
    "–": Mark.DASH,
    "—": Mark.DASH,
    "-": Mark.DASH,
    "--": Mark.DASH,
    "(": Mark.BRACKET,
    ")": Mark.BRACKET,
    "[": Mark.BRACKET,
    "]": Mark.BRACKET,
    ";": Mark.STOP,
    "!": Mark.STOP,
    "?": Mark.STOP,
    "…": Mark.STOP,
}
