"""The library and the naive reference, written apart from MODEL.md, give the same answers."""

import random

import pytest

from reference import naive
from reference.differ import Real, difference
from reference.generate import random_ledger, random_policy, random_viewpoint
from reference.plainly import plain_ledger

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


@pytest.mark.parametrize("seed", range(4))
def test_the_library_agrees_with_the_reference_on_what_can_be_read_off(seed: int) -> None:
    """On longer ledgers of which most is plain, asked whole and as of a day."""
    real = Real()
    for number in range(24):
        rng = random.Random(f"plain-{seed}-{number}")  # noqa: S311  # reproducible, not secret
        ledger = plain_ledger(rng, rng.randint(8, 24))
        policy = random_policy(rng)
        for asked in (ledger, ledger.as_of(f"2031-05-0{rng.randint(1, 8)}")):
            found = difference(real, asked, {}, policy)
            assert found is None, f"{found}\n{policy}\n{asked.code()}"
