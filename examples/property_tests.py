"""A newsroom's own property tests: its tool, its policy, and its rules, on ledgers nobody wrote.

Run it with pytest, or as a program: ``python examples/property_tests.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from claimledger import Assertion, Except, Ledger, Policy, Status, Viewpoint, assess, assess_all
from claimledger.testing import (
    LAWS,
    Asking,
    Breach,
    LedgerMachine,
    assertions,
    law,
    ledgers,
    policies,
)

# -- the tool: a box beside an article -----------------------------------------------------

HOUSE_RULES = Policy(unnamed="weak", threshold="full")
"""The desk prints nothing on the word of unnamed people alone."""

WITHOUT_WIRES = Viewpoint(relays=Except("reuters", "kyodo"))


def box(ledger: Ledger, policy: Policy = HOUSE_RULES) -> list[str]:
    """Return a line for each claim that is asserted or contested, the most disputed first."""
    found = assess_all(ledger, policy=policy).values()
    shown = [a for a in found if a.status in (Status.ASSERTED, Status.CONTESTED)]
    shown.sort(key=lambda a: (a.status is not Status.CONTESTED, -a.support.at_least, a.claim.id))
    return [
        f"{a.claim.text} ({a.status.value}, {a.support.at_least} to {a.support.at_most})"
        for a in shown
    ]


# -- properties of the tool ----------------------------------------------------------------


@settings(max_examples=50, deadline=None)
@given(ledgers(max_size=8), policies())
def test_the_box_shows_each_claim_at_most_once(ledger: Ledger, policy: Policy) -> None:
    lines = box(ledger, policy)
    assert len(lines) == len(set(lines)) <= len(ledger.claims)


@settings(max_examples=50, deadline=None)
@given(ledgers(max_size=8))
def test_who_asks_for_more_prints_less(ledger: Ledger) -> None:
    assert len(box(ledger)) <= len(box(ledger, Policy()))


@settings(max_examples=50, deadline=None)
@given(ledgers(max_size=6), assertions(ids=st.just("late-word")))
def test_one_more_record_never_breaks_it(ledger: Ledger, assertion: Assertion) -> None:
    box(ledger | Ledger().record(assertion))


# -- the house rules keep the laws ---------------------------------------------------------


def test_the_house_rules_keep_every_law() -> None:
    few = settings(max_examples=10, deadline=None)
    for each in LAWS:
        each.check(policy=HOUSE_RULES, viewpoint=WITHOUT_WIRES, settings=few)


@law()
def nothing_is_printed_on_the_word_of_unnamed_people(
    draw: st.DrawFn, ask: Asking
) -> Iterator[Breach]:
    """Under the house rules no side stands on unnamed people alone."""
    ledger = draw(ask.ledgers)
    for id, answer in ask.assessed(ledger).items():
        if answer.support.anonymous_only or answer.opposition.anonymous_only:
            yield ask.breach(f"{id} stands on unnamed people", ledger=ledger)


def test_a_law_of_the_house_is_checked_like_any_other() -> None:
    nothing_is_printed_on_the_word_of_unnamed_people.check(
        policy=HOUSE_RULES, settings=settings(max_examples=50, deadline=None)
    )


# -- histories -----------------------------------------------------------------------------


class BoxOverTime(LedgerMachine):
    """Whatever was recorded, merged or cut: the box and the answers say the same."""

    def examine(self, ledger: Ledger) -> None:
        for claim in ledger.claims.values():
            status = assess(ledger, claim, policy=HOUSE_RULES).status
            shown = any(line.startswith(claim.text) for line in box(ledger))
            assert shown == (status in (Status.ASSERTED, Status.CONTESTED))


def test_the_box_over_any_history() -> None:
    run_state_machine_as_test(BoxOverTime, settings=settings(max_examples=20, deadline=None))


if __name__ == "__main__":
    for name, test in sorted(vars().copy().items()):
        if name.startswith("test_"):
            test()
            print(f"{name}: holds")
