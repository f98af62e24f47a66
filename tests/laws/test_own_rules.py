"""Rules of somebody else's with a planted fault: the laws catch them, and show it by a ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import hypothesis
import pytest
from hypothesis import strategies as st

import claimledger
from claimledger import Grade, Ledger, Only, Policy, Position, Viewpoint, assess_all, trace_all
from claimledger.errors import BrokenLawError
from claimledger.testing import ATTACK_FREE, LAWS, Law, check_laws, law, policies
from claimledger.testing.laws import Asking, Breach

BY_NAME = {each.name: each for each in LAWS}
QUICK = hypothesis.settings(max_examples=200, database=None, derandomize=True)


@attrs.frozen
class Answer:
    """An answer in which the support is another one."""

    inner: Any
    support: Position

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


def boasting(ledger: Ledger, **how: Any) -> Mapping[str, Any]:
    """Take every outlet that carries a sentence for an origin of its own."""
    found = assess_all(ledger, **how)
    return {
        id: Answer(a, attrs.evolve(a.support, at_least=a.support.at_most))
        for id, a in found.items()
    }


def broken(each: Law, **how: Any) -> BrokenLawError:
    with pytest.raises(BrokenLawError) as caught:
        each.check(settings=QUICK, **how)
    return caught.value


def pasted(error: BrokenLawError) -> dict[str, Any]:
    """Run the code of a broken law."""
    namespace: dict[str, Any] = {}
    exec(error.code, namespace)  # noqa: S102  # it is there to be pasted
    return namespace


def test_a_wrong_count_is_caught_and_shown_by_a_small_ledger() -> None:
    error = broken(BY_NAME["bare-and-unnamed-origins-make-one"], assess_all=boasting)
    assert str(error).startswith("bare-and-unnamed-origins-make-one: Bare and unnamed origins")
    before, after = pasted(error)["before"], pasted(error)["after"]
    assert len(after.statements) <= 3
    assert set(before) < set(after)
    assert error.code.splitlines()[-1].endswith("2 to 2 origins, not 1 to 2")


def test_the_pasted_ledgers_break_the_law_again() -> None:
    """What is pasted differs under the faulty rules, and under ours it does not."""
    error = broken(BY_NAME["kinship-never-raises-a-count"], assess_all=counting_relations)
    found = pasted(error)
    how = {"policy": found["policy"], "viewpoint": found["viewpoint"]}

    def most(rules: Any, name: str) -> int:
        return max(int(a.support.at_most) for a in rules(found[name], **how).values())

    assert most(counting_relations, "after") > most(counting_relations, "before")
    assert most(assess_all, "after") <= most(assess_all, "before")


def counting_relations(ledger: Ledger, **how: Any) -> Mapping[str, Any]:
    """Take a relation for one more origin."""
    return {
        id: Answer(a, attrs.evolve(a.support, at_most=a.support.at_most + len(ledger.relations)))
        for id, a in assess_all(ledger, **how).items()
    }


class Fickle(Policy):  # type: ignore[misc]  # final: nobody should, and it is caught
    """A policy with a planted fault: who asks for more gets less asked."""

    def __getattribute__(self, name: str) -> Any:
        found = object.__getattribute__(self, name)
        if name == "threshold":
            return Grade.WEAK if found is Grade.FULL else Grade.FULL
        return found


def test_a_faulty_policy_is_caught() -> None:
    error = broken(BY_NAME["a-higher-threshold-never-adds-a-side"], policy=Fickle())
    assert "ledger = Ledger().record(" in error.code


def test_faulty_chains_are_caught() -> None:
    error = broken(BY_NAME["order-plays-no-part"], trace_all=shuffled)
    ledger, again = pasted(error)["ledger"], pasted(error)["again"]
    assert ledger == again
    assert list(ledger) != list(again)


def shuffled(ledger: Ledger, **how: Any) -> Mapping[str, Any]:
    """Show a claim's chains in the order in which they were recorded."""
    order = [record.id for record in ledger]
    return {
        id: sorted(chains, key=lambda chain: order.index(chain.statement.id))
        for id, chains in trace_all(ledger, **how).items()
    }


def test_a_sound_policy_and_viewpoint_keep_all_laws() -> None:
    few = hypothesis.settings(max_examples=10, database=None, derandomize=True)
    sceptic = Viewpoint(documents=Only("d0", "post-1"), positions=Only("reuters", "ann"))
    check_laws(Policy(unnamed="none", threshold="full"), sceptic, settings=few)


def test_what_a_viewpoint_names_takes_part_in_the_ledgers() -> None:
    """So a viewpoint of somebody's own parties and documents is put to the test, not passed by."""
    seen: set[str] = set()

    def noting(ledger: Ledger, **how: Any) -> Mapping[str, Any]:
        seen.update({*ledger.parties, *ledger.documents})
        return assess_all(ledger, **how)

    viewpoint = Viewpoint(documents=Only("post-1"), relays=Only("reuters"), positions=Only("kyodo"))
    BY_NAME["counts-are-intervals"].check(viewpoint=viewpoint, assess_all=noting, settings=QUICK)
    assert {"post-1", "reuters", "kyodo"} <= seen


def test_a_law_of_ones_own_is_checked_as_ours_are() -> None:
    @law(ATTACK_FREE, claim_relations=False)
    def nobody_is_ever_denied(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
        """No claim is denied."""
        ledger = draw(ask.ledgers)
        denied = [id for id, status in ask.statuses(ledger).items() if status == "denied"]
        if denied:
            yield ask.breach(f"denied: {denied}", ledger=ledger)

    assert str(nobody_is_ever_denied.fragment) == "attack-free, without claim relations"
    error = broken(nobody_is_ever_denied, policy=policies(resolver=False))
    ledger = pasted(error)["ledger"]
    assert [type(s).__name__ for s in ledger.statements] == ["Denial"]
    assert error.code.startswith("from claimledger import *\n\npolicy = Policy.of({'resolver': ")
    assert error.code.endswith("\n# denied: ['c0']")


def test_an_error_of_the_rules_leaves_as_it_is() -> None:
    def failing(ledger: Ledger, **_how: Any) -> Mapping[str, Any]:
        raise KeyError(len(ledger))

    with pytest.raises(KeyError):
        LAWS[0].check(assess_all=failing, settings=QUICK)


def test_laws_are_told_by_name_statement_and_fragment() -> None:
    assert repr(LAWS[0]) == "<Law merging-commutes>"
    for each in LAWS:
        assert each.statement.endswith(".")
        assert "\n" not in each.statement
        assert each.name == each.name.lower().replace("_", "-")
    assert {str(each.fragment).partition(",")[0] for each in LAWS} == {"general", "attack-free"}


def test_a_broken_law_can_be_pickled_and_told() -> None:
    error = broken(BY_NAME["bare-and-unnamed-origins-make-one"], assess_all=boasting)
    assert isinstance(error, claimledger.ClaimLedgerError)
    assert isinstance(error, AssertionError)
    assert (error.law, error.code) == (error.args[0], error.args[2])
