"""Readers: whatever makes a reading of a text, and the adapter for what an outside model says."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Protocol, final

import attrs

from claimledger.errors import Fault, LoadError
from claimledger.model import Document
from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.outside import Page
from claimledger.reading.parts.layout import Layout
from claimledger.reading.parts.shape import READING
from claimledger.reading.pipeline import DEFAULT, Steps
from claimledger.reading.reading import Reading

__all__ = ["OutsideReader", "Reader", "Told", "reading_from"]

Told = str | bytes | Mapping[str, Any]
"""What a model says of a text: JSON, or the same as plain data."""


class Reader(Protocol):
    """Whatever makes a reading of a text; `read` is one."""

    def __call__(self, text: str, *, language: str, document: Document | None = None) -> Reading:
        """Read a text."""
        ...


@final
@attrs.frozen
class OutsideReader:
    """A reader that asks somebody else: a language model, a parser, a person's own function.

    ``ask`` is called with the text, and answers with drafts as `reading_from` takes them.

    >>> answer = '{"drafts": [{"source": "Mira Sand", "cue": "said", "content": "it rained", ' \
'"act": "state"}]}'
    >>> reader = OutsideReader(lambda text: answer)
    >>> [draft.source.words for draft in reader("Mira Sand said it rained.", language="en").drafts]
    ['Mira Sand']
    """

    ask: Callable[[str], Told]
    name: str = "<model>"
    steps: Steps = DEFAULT

    def __call__(self, text: str, *, language: str, document: Document | None = None) -> Reading:
        """Ask, and make a reading of the answer."""
        told = self.ask(text)
        return reading_from(
            told, text, language=language, document=document, name=self.name, steps=self.steps
        )


def reading_from(
    told: Told,
    text: str,
    *,
    language: str,
    document: Document | None = None,
    lexicon: Lexicon | None = None,
    name: str = "<model>",
    steps: Steps = DEFAULT,
) -> Reading:
    """Return the reading that somebody else's drafts make of a text.

    ``told`` has the shape that `claimledger read --format json` prints; all but ``drafts`` may
    be left out, and of a draft all but its ``act`` and a ``cue`` or ``content``. A span is
    ``[start, end]`` in code points, or the exact words, if they stand once in the text, or
    ``{"text": words, "nth": 2}``. A draft without a tier is of tier medium. Whatever does not
    fit the text or the word lists raises `LoadError` with each fault at its place.
    """
    page = Page(text, name)
    data = page.mapping(_parsed(told, name), "", READING)
    lexicon = Lexicon(language) if lexicon is None else lexicon
    layout = steps.lay_out(text, lexicon)
    if data.get("segments"):
        layout = Layout(text, page.segments(data["segments"]), layout.quotations)
    if "drafts" not in data and not page.faults:
        page.fault("drafts", "it is missing", "write drafts: [], if nothing is cited")
    drafts = page.drafts(data.get("drafts"), layout.segments)
    dates = page.dates(data.get("dates"))
    own = page.numbers(data.get("own_voice"), "own_voice", len(layout.segments))
    if page.faults:
        raise LoadError.of(page.faults)
    return Reading(
        text,
        language,
        document,
        segments=layout.segments,
        quotations=layout.quotations,
        drafts=drafts,
        dates=dates,
        own_voice=own if "own_voice" in data else steps.own_voice(drafts, layout),
        lexicon=lexicon,
    )


def _parsed(told: Told, name: str) -> Any:
    if isinstance(told, Mapping):
        return told
    try:
        return json.loads(told)
    except (ValueError, RecursionError, TypeError) as error:
        problem = f"this is no JSON: {error}"
        raise LoadError.of([Fault("", problem, "write an object with drafts", name)]) from None
