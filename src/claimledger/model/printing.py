"""Text made safe to print: controls and invisible marks are shown, not obeyed."""

from __future__ import annotations

import unicodedata

__all__ = ["printable"]


def printable(text: str) -> str:
    r"""Return a text on one line, with control, bidi, zero-width and half characters escaped.

    >>> printable("two\nlines, \u202ereversed")
    'two lines, \\u202ereversed'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character in "\n\t\r\u2028\u2029":
        return " "
    if unicodedata.category(character) in ("Cc", "Cf", "Cs"):
        code = ord(character)
        return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
    return character
