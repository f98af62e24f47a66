"""CLT, anchors: places in a document's text that are not where a statement says."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import islice

from claimledger.checking.checker import Scope, checker
from claimledger.checking.finding import Finding, Severity
from claimledger.checking.view import View
from claimledger.model import Anchor, Document

__all__ = ["anchor_not_found"]

_OTHERS = 100
"""In how many other texts the words of an anchor are looked for, in the order of ids."""
_MOST = 10
"""How many anchors of one statement are told."""
_SHOWN = 40
"""How many signs of a text a message shows."""


@checker("CLT101", "anchor-not-found", scope=Scope.DOCUMENT, severity=Severity.ERROR)
def anchor_not_found(view: View, document: Document) -> Iterator[Finding]:
    """A statement points to words that are not at that place, or not in that document.

    An anchor lets a reviewer look up what was read. It breaks when the page was revised after it
    was read, when the text was copied from another item, or by a slip of the pen.

    Asked only of documents whose text is at hand (``claimledger check --texts FOLDER``, or
    ``check(texts=...)``). Found on the document if its text has another SHA-256 than is recorded;
    and on a statement, for each of its anchors, if the text ends before the place, if other words
    stand there or around it, if its words stand nowhere or in another document, or if they
    stand in several places and neither an offset nor a prefix or suffix tells which one is
    meant. Of one statement ten anchors are told. One with nothing but a SHA-256 cannot be looked
    up.

    Point to the words as they stand, or record the version that was read as a document of its own.
    """
    text = view.texts.get(document.id)
    if text is None:
        return
    if document.sha256 not in ("", _sha256(text)):
        yield Finding(
            document,
            "the text at hand is not the one that is recorded: its sha256 is another",
            fix="record this version as a document of its own",
        )
    for statement in view.statements_in(document):
        wrong = ((n, a, _problem(view, text, a)) for n, a in enumerate(statement.anchors))
        for number, anchor, problem in islice((w for w in wrong if w[2]), _MOST):
            yield Finding(
                statement,
                problem,
                because=[document],
                anchor=anchor,
                fix="point to the words as they stand, or record the version that was read",
                key=f"anchor {number}",
            )


def _sha256(text: str) -> str:
    return sha256(text.encode(errors="surrogatepass")).hexdigest()


def _problem(view: View, text: str, anchor: Anchor) -> str:
    """Say what is wrong with an anchor; nothing if it leads to one place."""
    if anchor.exact and anchor.sha256 not in ("", _sha256(anchor.exact)):
        return f"its sha256 is not that of its words, {_shown(anchor.exact)}"
    return _somewhere(view, text, anchor) if anchor.start is None else _at_its_place(text, anchor)


def _at_its_place(text: str, anchor: Anchor) -> str:
    """Say what is wrong at an anchor's offsets; nothing if the words stand there."""
    start, end, _ = slice(anchor.start, anchor.end).indices(len(text))
    place = f"{anchor.start}-{anchor.end}"
    if end != anchor.end:
        return f"it points to {place}, and the text ends at {len(text)}"
    words = text[start:end]
    if anchor.exact and words != anchor.exact:
        return f"at {place} stands {_shown(words)}, not {_shown(anchor.exact)}"
    if anchor.sha256 not in ("", _sha256(words)):
        return f"at {place} stand other words than those that were read: their sha256 differs"
    if not (text[:start].endswith(anchor.prefix) and text.startswith(anchor.suffix, end)):
        return f"around {place} stand other words than its prefix and suffix"
    return ""


def _somewhere(view: View, text: str, anchor: Anchor) -> str:
    """Say why words do not lead to one place; nothing if they do."""
    words = anchor.prefix + anchor.exact + anchor.suffix
    first = text.find(words)
    if first >= 0:
        many = f"{_shown(words)} stands in several places, and nothing tells which one is meant"
        return many if anchor.exact and text.rfind(words) != first else ""
    for id in sorted(view.texts)[:_OTHERS]:
        if words in view.texts[id]:
            return f"{_shown(words)} does not stand in this document, but in {id}"
    return f"{_shown(words)} stands nowhere in this document"


def _shown(words: str) -> str:
    return f'"{words if len(words) <= _SHOWN else words[:_SHOWN] + "..."}"'
