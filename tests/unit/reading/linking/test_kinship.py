"""Words of one stem are found by the letters they share."""

from __future__ import annotations

import pytest

from claimledger.reading.linking.kinship import Matter, akin


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("spill", "spill", True),
        ("spill", "spills", True),
        ("go", "goes", False),
        ("bribe", "briberies", True),
        ("shelling", "shelled", True),
        ("pemecatan", "dipecat", False),
        ("government", "governing", False),
        ("national", "rational", True),
        ("reported", "deported", True),
        ("transport", "portal", False),
        ("bridge", "brother", False),
        ("port", "portfolio", False),
    ],
)
def test_words_are_akin_by_a_long_run_of_letters_or_a_short_ending(
    one: str, other: str, *, same: bool
) -> None:
    assert akin(one, other) is akin(other, one) is same


def test_words_of_a_matter_are_found_as_they_are_and_by_kin() -> None:
    matter = Matter.of(["shelled", "uangnya", "go"])
    assert matter.shared(["shelling", "uang", "go", "goes", "shelter"]) == {
        "shelling",
        "uang",
        "go",
    }
