"""The seed article, where it is at hand: each of its sentences is a segment, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimledger.reading.layout import lay_out
from claimledger.reading.lexicon import lexicon_of

FOLDER = Path(__file__).parents[5] / "shared" / "seed"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the seed article is not at hand")


def test_its_segments_are_those_of_the_gold() -> None:
    text = (FOLDER / "article.txt").read_text(encoding="utf-8")
    gold = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))
    segments = lay_out(text, lexicon_of("id")).segments
    assert [(segment.span.start, segment.span.end) for segment in segments] == [
        (sentence["start"], sentence["end"]) for sentence in gold["sentences"]
    ]
