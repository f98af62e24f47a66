"""The library and the naive reference, written apart from MODEL.md, give the same answers."""

import random

import pytest

from reference import naive
from reference.differ import Real, difference
from reference.generate import random_ledger, random_policy, random_viewpoint

READINGS = {"missing_authors_dangle": True, "members_of_members": True}
"""Where MODEL.md leaves room, the readings that the library takes (see ``naive.READINGS``)."""


@pytest.fixture(autouse=True)
def readings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in READINGS.items():
        monkeypatch.setitem(naive.READINGS, name, value)


@pytest.mark.parametrize("seed", range(8))
def test_the_library_agrees_with_the_reference(seed: int) -> None:
    """On random ledgers, policies and viewpoints, every answer is that of the naive rules."""
    real = Real()
    for number in range(50):
        rng = random.Random(f"laws-{seed}-{number}")  # noqa: S311  # reproducible, not secret
        ledger = random_ledger(rng, rng.randint(6, 20))
        policy, viewpoint = random_policy(rng), random_viewpoint(rng, ledger)
        found = difference(real, ledger, viewpoint, policy)
        assert found is None, f"{found}\n{policy} {viewpoint}\n{ledger.code()}"
