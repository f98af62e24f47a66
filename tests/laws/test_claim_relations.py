"""Claim relations carry sides: entailment carries support forward and opposition back."""

from hypothesis import given
from hypothesis import strategies as st

from claimledger import ClaimRelation, Ledger, Status, assess_all
from claimledger.testing import ledgers, recorded
from laws.common import answers, asked, entries_of, grades


@st.composite
def related(draw: st.DrawFn, kind: str) -> tuple[Ledger, str, str]:
    """Generate a ledger in which one claim bears on another."""
    ledger = draw(ledgers().filter(lambda found: len(found.claims) > 1))
    pair = st.lists(st.sampled_from(sorted(ledger.claims)), min_size=2, max_size=2, unique=True)
    one, other = draw(pair)
    relation = ClaimRelation(ledger.claims[one], kind, ledger.claims[other])
    return ledger | Ledger().record(relation), one, other


@given(related("entails"), st.data())
def test_entailment(case: tuple[Ledger, str, str], data: st.DataObject) -> None:
    """If c entails d: support(c) <= support(d), and opposition(d) <= opposition(c)."""
    ledger, c, d = case
    policy, viewpoint = data.draw(asked(ledger))
    found = grades(ledger, policy, viewpoint)
    assert found[c, True] <= found[d, True]
    assert found[d, False] <= found[c, False]


@given(related("equivalent"), st.data())
def test_equivalence(case: tuple[Ledger, str, str], data: st.DataObject) -> None:
    """Equivalent claims have the same grades, the same counts and, past open, one status."""
    ledger, c, d = case
    policy, viewpoint = data.draw(asked(ledger))
    found = assess_all(ledger, policy=policy, viewpoint=viewpoint)
    one, other = found[c], found[d]
    assert (one.support.grade, one.opposition.grade) == (
        other.support.grade,
        other.opposition.grade,
    )
    assert one.support.origins == other.support.origins
    assert one.opposition.origins == other.opposition.origins
    low = {Status.UNREPORTED, Status.OPEN}
    assert one.status is other.status or {one.status, other.status} <= low


@given(related("contradicts"), st.data())
def test_contradiction(case: tuple[Ledger, str, str], data: st.DataObject) -> None:
    """If c contradicts d, support of the one is opposition to the other, both ways."""
    ledger, c, d = case
    policy, viewpoint = data.draw(asked(ledger))
    found = grades(ledger, policy, viewpoint)
    assert found[c, True] <= found[d, False]
    assert found[d, True] <= found[c, False]


IDLE = ("outcome_of", "differs_in_scope")


@given(st.sampled_from(IDLE).flatmap(related))
def test_no_status_flows(case: tuple[Ledger, str, str]) -> None:
    """Between a promise and its outcome, and between scopes, no status flows."""
    ledger, _, _ = case
    found = [r for r in ledger if isinstance(r, ClaimRelation) and r.kind in IDLE]
    without = recorded((r, at) for r, at in entries_of(ledger) if r not in found)
    assert found
    assert answers(without) == answers(ledger)
