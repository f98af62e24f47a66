"""Every built-in checker keeps the laws of checkers, on its examples and on generated ledgers."""

from __future__ import annotations

import pytest

from claimledger import Checker, CheckSet, Scope
from claimledger.testing import check_checker_laws

ASKED = [checker for checker in CheckSet.default() if checker.scope is not Scope.OUTCOME]


@pytest.mark.parametrize("checker", ASKED, ids=lambda checker: checker.code)
def test_a_checker_keeps_the_laws(checker: Checker) -> None:
    check_checker_laws(checker, max_examples=5)
