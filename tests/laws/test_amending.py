"""The keeper's hand: amendments can be taken back, and what changed is told."""

from hypothesis import given
from hypothesis import strategies as st

from claimledger import Amendment, Ledger, compare
from claimledger.testing import ledgers
from laws.common import DAYS, all_told, statuses


@given(ledgers(), st.data())
def test_an_amendment_taken_back_restores_the_answers(ledger: Ledger, data: st.DataObject) -> None:
    """To take an amendment back restores every answer and every chain."""
    amended = data.draw(st.sampled_from([r for r in ledger if not isinstance(r, Amendment)]))
    others = [r for r in ledger if type(r) is type(amended) and r.id != amended.id]
    replacement = data.draw(st.none() | st.sampled_from([amended, *others]))
    times = st.sampled_from([None, *DAYS])
    first = Amendment(amended, replacement, id="first")
    second = Amendment(first, id="second")
    after = ledger | Ledger().record(first.but(), at=data.draw(times))
    after |= Ledger().record(second, at=data.draw(times))
    assert all_told(after) == all_told(ledger)


@given(ledgers())
def test_a_ledger_does_not_differ_from_itself(ledger: Ledger) -> None:
    """``compare(a, a)`` is empty."""
    assert compare(ledger, ledger) == ()
    assert compare(ledger, ledger | ledger) == ()


@given(ledgers(), ledgers())
def test_compare_names_each_status_that_differs(a: Ledger, b: Ledger) -> None:
    """A comparison names the claims whose status differs, and runs backwards as well."""
    before, after = statuses(a), statuses(b)
    changes = {c.claim: (c.before, c.after) for c in compare(a, b)}
    differing = {id for id in {*before, *after} if before.get(id) != after.get(id)}
    assert changes == {id: (before.get(id), after.get(id)) for id in differing}
    back = {c.claim: (c.after, c.before) for c in compare(b, a)}
    assert back == changes
