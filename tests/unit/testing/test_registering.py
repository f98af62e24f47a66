"""`st.from_type` knows every record and value, without an import of claimledger.testing."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger import Assertion, Claimant, Denial, Ledger, Party, Record, Source, Statement
from claimledger.registering import REGISTERED, register

register()
FEW = settings(max_examples=10, deadline=None)


@pytest.mark.parametrize("kind", REGISTERED, ids=lambda kind: kind.__name__)
def test_every_registered_type_is_generated(kind: type[Any]) -> None:
    @FEW
    @given(st.from_type(kind))
    def run(value: object) -> None:
        assert isinstance(value, kind)

    run()


@FEW
@given(...)
def test_unions_are_generated(party: Party, statement: Statement, record: Record) -> None:
    assert isinstance(party, Claimant | Source)
    assert isinstance(statement, Statement)
    assert isinstance(record, Record)


def reply(assertion: Assertion, denial: Denial, ledger: Ledger) -> Ledger:
    return ledger.record(assertion, denial)


@FEW
@given(st.builds(reply))
def test_what_is_annotated_is_filled_in(ledger: Ledger) -> None:
    assert len(ledger) > 2


ORDERS = {
    "hypothesis first": "import hypothesis; import claimledger",
    "claimledger first": "import claimledger; import hypothesis",
    "the strategies first": "import claimledger.testing",
    "without the extras": (
        "import sys; sys.modules.update(dict.fromkeys(['ruamel.yaml', 'click', 'pytest'])); "
        "import hypothesis"
    ),
}
ASKING = """
from hypothesis import given, settings, strategies as st
from claimledger import Assertion, Ledger
@settings(max_examples=5, database=None, deadline=None)
@given(...)
def test(ledger: Ledger, assertion: Assertion):
    assert ledger.statements and assertion.chain
test()
print("done")
"""


@pytest.mark.parametrize("first", ORDERS)
def test_the_entry_point_registers_in_whatever_order_one_imports(first: str) -> None:
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-W", "error", "-c", f"{ORDERS[first]}\n{ASKING}"],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout.endswith("done\n"), done.stderr


def test_hypothesis_can_be_told_to_load_no_plugins() -> None:
    code = "import hypothesis, sys; print('claimledger' in sys.modules)"
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={"HYPOTHESIS_NO_PLUGINS": "1"},
    )
    assert done.stdout == "False\n"
