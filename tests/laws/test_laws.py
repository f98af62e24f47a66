"""Every law of the kit, asked under drawn policies and viewpoints, and each shown to bite."""

from pathlib import Path

import pytest

from claimledger.testing import LAWS, Law
from laws.planted import BITES, FAULTS, catches, drawn_policies, drawn_viewpoints


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_the_law_holds(law: Law) -> None:
    law.check(policy=drawn_policies, viewpoint=drawn_viewpoints)


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_the_law_is_broken_by_a_fault(law: Law) -> None:
    assert catches(law, BITES[law.name], 2000)


def test_every_planted_fault_is_caught_by_some_law() -> None:
    assert set(BITES) == {law.name for law in LAWS}
    assert set(BITES.values()) == set(FAULTS)


PAGE = Path(__file__).parents[2] / "docs" / "reference" / "laws.md"


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_the_page_of_laws_tells_it(law: Law) -> None:
    statement = law.statement.replace("|", "\\|")
    row = f"| `{law.name}` | {statement} | {law.fragment} | {BITES[law.name]} |"
    assert row in PAGE.read_text(encoding="utf-8").splitlines()
