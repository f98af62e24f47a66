"""However a ledger came about, it answers as one that was made at once, in another order."""

import random

import pytest

from reference.growing import drawn, grow


@pytest.mark.parametrize("seed", range(8))
def test_how_a_ledger_grew_makes_no_difference(seed: int) -> None:
    """Records come in one by one, ledgers fork, older ones are asked again, days are cut to."""
    for number in range(14):
        rng = random.Random(f"laws-{seed}-{number}")  # noqa: S311  # reproducible, not secret
        entries, policy = drawn(rng, 32)
        found = grow(entries, policy, rng, 0.15)
        assert found is None, f"{found[0]}\n{policy}\n{found[1].code()}"
