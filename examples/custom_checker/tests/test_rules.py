"""What the rules find, and that they keep the laws of checkers."""

from __future__ import annotations

import pytest
from desk_rules import CHECKERS
from desk_rules.rules import NobodySawIt, Options, far_from_the_speaker, nobody_saw_it

from claimledger import Assertion, Basis, Checker, Claim, Denial, Ledger, Ref
from claimledger.testing import assert_examples, assert_findings, check_checker_laws

TOLL = Claim("toll", "The bridge toll is to double")


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker.code)
def test_examples_show_what_is_found(checker: Checker) -> None:
    assert_examples(checker)


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker.code)
def test_laws(checker: Checker) -> None:
    check_checker_laws(checker)


def test_how_far_is_an_option() -> None:
    chain = [Ref("post"), Ref("wire"), Ref("union")]
    ledger = Ledger().record(Assertion(TOLL, chain=chain, id="report"))
    assert_findings(far_from_the_speaker, ledger, [])
    assert_findings(far_from_the_speaker.but(options=Options(most=1)), ledger, ["report"])


def test_what_counts_as_a_basis_is_an_option() -> None:
    ledger = Ledger().record(
        Assertion(TOLL, chain=[Ref("post"), Ref("union")], basis="told"),
        Denial(TOLL, chain=[Ref("post"), Ref("holl")]),
    )
    assert_findings(nobody_saw_it, ledger, [TOLL])
    assert_findings(nobody_saw_it.but(options=NobodySawIt(enough=(Basis.TOLD,))), ledger, [])
