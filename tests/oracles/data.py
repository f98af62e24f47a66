"""Where the outside data lies, and how much of it a run takes: read in place, never copied."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import pytest

from claimledger import Assessment, Ledger, Record

FOLDER = Path(__file__).parents[3] / "shared" / "realdata"
FEVER = FOLDER / "climate_fever_first767.jsonl"
RUMOURS = FOLDER / "rumoureval2017_train.jsonl"
POLNEAR = FOLDER / "polnear_train.jsonl"

LONG = os.environ.get("CLAIMLEDGER_ORACLES") == "long"
"""Whether a run takes everything: CLAIMLEDGER_ORACLES=long."""

Row = dict[str, Any]
_T = TypeVar("_T")


def needs(file: Path) -> pytest.MarkDecorator:
    """Skip a test, saying why, where a file of data is absent."""
    return pytest.mark.skipif(not file.exists(), reason=f"{file.name} is not at hand")


def rows_of(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def shuffled(things: Iterable[_T], seed: int) -> list[_T]:
    found = list(things)
    random.Random(seed).shuffle(found)  # noqa: S311  # no secret
    return found


def sample(things: Iterable[_T], most: int, seed: int = 1) -> list[_T]:
    """Return all of them in a long run, else so many, drawn with a seed."""
    found = list(things)
    if LONG or len(found) <= most:
        return found
    return random.Random(seed).sample(found, most)  # noqa: S311  # no secret


def halves(records: Iterable[Record], seed: int) -> tuple[Ledger, Ledger]:
    """Deal records out to two ledgers at random, a few of them to both."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    one, other = [], []
    for record in records:
        lot = chance.random()
        if lot < 0.55:
            one.append(record)
        if lot > 0.45:
            other.append(record)
    return Ledger().record(*one), Ledger().record(*other)


def one_by_one(records: Iterable[Record]) -> Ledger:
    ledger = Ledger()
    for record in records:
        ledger = ledger.record(record)
    return ledger


def same_answers(found: Mapping[str, Assessment], wanted: Mapping[str, Assessment]) -> bool:
    """Tell whether two ledgers answer alike on every claim: statuses, sides, counts, answers."""
    return dict(found) == dict(wanted)
