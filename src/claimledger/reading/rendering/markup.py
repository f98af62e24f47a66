"""HTML that cannot forget to escape: a text becomes markup only by being escaped."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable
from typing import Final, final

import attrs

__all__ = ["Markup", "document", "element", "joined"]

_VOID: Final = frozenset({"meta", "br"})
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that nobody sees, and that turn the words behind them around."""


@final
@attrs.frozen
class Markup:
    """A piece of HTML, made by `element` and `joined` only."""

    html: str


def _escaped(child: Markup | str) -> str:
    if isinstance(child, Markup):
        return child.html
    return html.escape(_allowed(child))


def _allowed(text: str) -> str:
    """Return a text with a replacement character for what HTML may not hold.

    So it is with signs that would turn the words of others around.
    """
    if text.isprintable():
        return text
    return "".join(map(_sign, text))


def _sign(sign: str) -> str:
    if sign in "\n\t":
        return sign
    if sign in "\r\f\v\x1c\x1d\x1e\x1f\x85":
        return " "
    if sign in _TURNING:
        return _REPLACEMENT
    code = ord(sign)
    halved = unicodedata.category(sign) in {"Cc", "Cs"}
    return _REPLACEMENT if halved or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF else sign


def element(name: str, /, *children: Markup | str, **attributes: str | bool) -> Markup:
    """Return an element; its texts and the values of its attributes are escaped.

    A trailing ``_`` of an attribute's name is left out, so that ``class_`` can be written.

    >>> element("p", "a < b", element("b", "&"), class_='say "x"').html
    '<p class="say &quot;x&quot;">a &lt; b<b>&amp;</b></p>'
    """
    told = "".join(
        f" {key.rstrip('_')}" if value is True else f' {key.rstrip("_")}="{_escaped(value)}"'
        for key, value in attributes.items()
        if value is not False
    )
    if name in _VOID:
        return Markup(f"<{name}{told}>")
    return Markup(f"<{name}{told}>{''.join(map(_escaped, children))}</{name}>")


def joined(children: Iterable[Markup | str], between: str = "") -> Markup:
    """Return markup one after the other, with an escaped text between.

    >>> joined([element("i", "a"), "<"], ", ").html
    '<i>a</i>, &lt;'
    """
    return Markup(_escaped(between).join(map(_escaped, children)))


def document(language: str, title: str, style: str, *body: Markup) -> str:
    """Return a whole page, with a style sheet of our own, which is not escaped."""
    head = (
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title.strip() or "-"),
        Markup(f"<style>\n{style}</style>"),
    )
    page = element(
        "html",
        "\n",
        element("head", joined(head, "\n")),
        "\n",
        element("body", "\n", joined(body, "\n"), "\n"),
        lang=language or "en",
    )
    return f"<!DOCTYPE html>\n{page.html}\n"
