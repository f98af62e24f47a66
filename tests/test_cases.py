"""The worked cases of the model, and the example ledger, answer as they expect."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from claimledger import Ledger, unmet
from claimledger.files import load

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "tests" / "cases").glob("*.yaml")) + sorted(
    (ROOT / "examples").glob("*.yaml")
)


def test_there_is_a_file_for_each_of_the_47_cases() -> None:
    numbers = {int(file.name[:2]) for file in FILES if file.parent.name == "cases"}
    assert numbers == set(range(1, 48))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_ledger_answers_as_it_expects(file: Path) -> None:
    found = load(file)
    assert found.expects
    assert not unmet(found.ledger, found.expects)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_order_of_records_changes_no_answer(file: Path) -> None:
    found = load(file)
    records = list(found.ledger)
    for seed in range(3):
        random.Random(seed).shuffle(records)  # noqa: S311  # no secret
        shuffled = Ledger()
        for record in records:
            shuffled = shuffled.record(record)
        assert shuffled.digest == found.ledger.digest
        assert not unmet(shuffled, found.expects)


def test_an_expectation_that_is_not_met_is_told() -> None:
    found = load(ROOT / "tests" / "cases" / "02-agency-cited.yaml")
    wrong = found.expects[0].but(status="denied")
    assert [failure.what for failure in unmet(found.ledger, [wrong])] == ["status"]
