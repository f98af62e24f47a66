"""The seed article, where it is at hand: all that its gold has is read, and nothing else."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

import pytest

from benchmarks.reading import seed
from claimledger.reading import read

FOLDER = Path(__file__).parents[3] / "shared" / "seed"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the seed article is not at hand")


@cache
def score() -> seed.Score:
    reader = partial(read, language=seed.LANGUAGE, document=seed.document())
    return seed.score(seed.load(FOLDER), reader)


@pytest.mark.parametrize(
    ("measure", "all_of_them"),
    [
        ("explicit", 16), ("chains", 16), ("acts", 16), ("carried", 3), ("carried_chains", 3),
        ("denials", 3), ("dates", 8),
    ],
)  # fmt: skip
def test_all_is_found(measure: str, all_of_them: int) -> None:
    found = getattr(score(), measure)
    assert (found.right, found.of) == (all_of_them, all_of_them), score().differences


def test_nothing_is_spurious() -> None:
    assert (score().spurious, score().spurious_answers) == (0, 0), score().differences
