"""The seed article, where it is at hand: each of its dates is read, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimledger import Period
from claimledger.reading.dates import dates_in
from claimledger.reading.layout import lay_out
from claimledger.reading.lexicon import lexicon_of

FOLDER = Path(__file__).parents[5] / "shared" / "seed"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the seed article is not at hand")
PERIODS = [
    "2024-06-19",
    "2024-06-19/2024-06-20",
    "2000/2024-06-19",
    "2023-09-19/2024-06-19",
    "2024-06-19",
    "2023",
    "2023-09/..",
    "../2024-06-19",
]
"""What the gold says in words of its own ("P24Y lookback")."""


def test_its_dates_are_those_of_the_gold() -> None:
    text = (FOLDER / "article.txt").read_text(encoding="utf-8")
    gold = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))
    indonesian = lexicon_of("id")
    mentions = dates_in(lay_out(text, indonesian), indonesian, Period("2024-06-19"))
    spans = [(mention.span.start, mention.span.end) for mention in mentions]
    assert spans == [(date["span"]["start"], date["span"]["end"]) for date in gold["dates"]]
    assert [str(mention.period) for mention in mentions] == PERIODS
