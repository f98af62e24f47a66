"""Failing examples shrink to a few statements, and print as code that rebuilds them."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings

import claimledger
from claimledger import GapKind, Ledger, Status, Why, assess_all, trace_all
from claimledger.testing import ledgers

Predicate = Callable[[Ledger], bool]
PUBLIC = {name: getattr(claimledger, name) for name in claimledger.__all__}
UNCHECKED = [HealthCheck.too_slow, HealthCheck.data_too_large]
SHRINKING = settings(
    max_examples=3000,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=UNCHECKED,
)


def has_status(status: Status) -> Predicate:
    return lambda ledger: any(a.status is status for a in assess_all(ledger).values())


def sets_aside(why: Why) -> Predicate:
    return lambda ledger: any(
        aside.why is why for a in assess_all(ledger).values() for aside in a.set_aside
    )


def has_gap(kind: GapKind) -> Predicate:
    return lambda ledger: any(
        kind in chain.gap_kinds for traced in trace_all(ledger).values() for chain in traced
    )


def reports_in_a_circle(ledger: Ledger) -> bool:
    return any(
        chain.circular and not chain.grounded
        for traced in trace_all(ledger).values()
        for chain in traced
    )


SIZES: dict[str, tuple[Predicate, int]] = {
    "denied": (has_status(Status.DENIED), 1),
    "contested": (has_status(Status.CONTESTED), 2),
    "retracted": (sets_aside(Why.RETRACTED), 3),
    "disavowed": (sets_aside(Why.DISAVOWED), 2),
    "superseded": (sets_aside(Why.SUPERSEDED), 3),
    "fallen": (sets_aside(Why.FALLEN), 5),
    "undecided": (sets_aside(Why.UNDECIDED), 5),
    "mismatch": (has_gap(GapKind.MISMATCH), 2),
    "unlocated": (has_gap(GapKind.UNLOCATED), 2),
    "circular": (reports_in_a_circle, 2),
    "conflict": (lambda ledger: bool(ledger.conflicts), 2),
}


SLOW = {"undecided", "mismatch"}
"""What takes ten seconds and more to find: looked for with CLAIMLEDGER_SHRINKING=long."""


@pytest.mark.parametrize("name", SIZES)
def test_a_failing_example_is_small(name: str) -> None:
    if name in SLOW and os.environ.get("CLAIMLEDGER_SHRINKING") != "long":
        pytest.skip("slow to find; set CLAIMLEDGER_SHRINKING=long")
    predicate, size = SIZES[name]
    found = find(ledgers(), predicate, settings=SHRINKING)
    assert len(found.statements) <= size, found.code()


def two_times(ledger: Ledger) -> bool:
    return len({ledger.recorded(record) for record in ledger}) > 1


PRINTED: dict[str, Predicate] = {
    "contested": has_status(Status.CONTESTED),
    "with a conflict": lambda ledger: bool(ledger.conflicts),
    "with an amendment": lambda ledger: any(isinstance(r, claimledger.Amendment) for r in ledger),
    "recorded at two times": two_times,
}


@pytest.mark.parametrize("name", PRINTED)
def test_a_failing_example_prints_as_code_that_rebuilds_it(name: str) -> None:
    failing: list[Ledger] = []

    @settings(SHRINKING, print_blob=False)
    @given(ledger=ledgers())
    def prop(ledger: Ledger) -> None:
        if PRINTED[name](ledger):
            failing.append(ledger)
            raise AssertionError

    with pytest.raises(AssertionError) as raised:
        prop()
    [printed] = raised.value.__notes__
    call = printed.partition(": ")[2]
    assert call.startswith("prop(")
    printed_ledger = eval(call, {**PUBLIC, "prop": lambda ledger: ledger})  # noqa: S307  # our own text
    assert printed_ledger == failing[-1]
    assert PRINTED[name](printed_ledger)


@settings(max_examples=60, deadline=None)
@given(ledgers())
def test_a_ledger_prints_as_code_that_rebuilds_it(ledger: Ledger) -> None:
    assert eval(ledger.code(), dict(PUBLIC)) == ledger  # noqa: S307  # our own text
