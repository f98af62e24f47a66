"""PolNeAR's articles and what annotators found in them, from the file as it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal, final

import attrs

from benchmarks.reading.scoring import outline, shared, size
from benchmarks.reading.verbs import is_according, is_reporting_verb
from claimledger.reading import Span

__all__ = ["FILE", "PARTS", "Attribution", "News", "Spans", "Split", "load"]

FILE: Final = "polnear_train.jsonl"
Split = Literal["all", "even", "odd"]
PARTS: Final = ("source", "cue", "content")
_MARKS: Final = re.compile(r"“[^“”\n]*”|''(?:(?!'').)*''|\"[^\"\n]*\"|‘[^‘’\n]*’(?!\w)")
Spans = tuple[Span, ...]


@final
@attrs.frozen
class Attribution:
    """Gold: an attribution with its parts; ``quoted`` if its content stands in quotation marks."""

    source: Spans
    cue: Spans
    content: Spans
    cue_words: str
    quoted: bool

    @property
    def by_verb(self) -> bool:
        """Tell whether the cue's head is a reporting verb."""
        return is_reporting_verb(self.cue_words)

    @property
    def reporting(self) -> bool:
        """Tell whether it belongs to the reporting profile."""
        return self.by_verb or is_according(self.cue_words)


@final
@attrs.frozen
class News:
    """An article and what annotators found in it."""

    name: str
    text: str = attrs.field(repr=False)
    attributions: tuple[Attribution, ...] = attrs.field(repr=False)


def load(folder: Path, split: Split = "all") -> tuple[News, ...]:
    """Load the articles; ``even`` and ``odd`` are every other one, from the first."""
    lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    chosen = {"all": lines, "even": lines[::2], "odd": lines[1::2]}[split]
    return tuple(_news(json.loads(line)) for line in chosen)


def _news(data: Mapping[str, Any]) -> News:
    text = data["text"]
    quotations = outline(Span(*match.span()) for match in _MARKS.finditer(text))
    found = []
    for entry in data["attributions"]:
        parts = {name: tuple(Span(*pair) for pair in entry[name]) for name in PARTS}
        if not parts["cue"]:
            continue
        words = " ".join(span.of(text) for span in parts["cue"])
        content = parts["content"]
        quoted = bool(content) and 2 * shared(content, quotations) >= size(content)
        found.append(Attribution(cue_words=words, quoted=quoted, **parts))
    return News(data["doc"], text, tuple(found))
