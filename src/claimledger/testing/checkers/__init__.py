"""For those who write checkers: assertions about what they find, and laws of all checkers."""

from claimledger.testing.checkers.asserting import assert_examples, assert_findings
from claimledger.testing.checkers.laws import check_checker_laws

__all__ = ["assert_examples", "assert_findings", "check_checker_laws"]
