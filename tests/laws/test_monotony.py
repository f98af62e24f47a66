"""Without attacks, more statements never take a position away."""

from hypothesis import given
from hypothesis import strategies as st

from claimledger import Assertion, Denial, Ledger, Question, Response
from claimledger.testing import ledgers, recorded
from laws.common import NO_RESOLVER, entries_of, grades, parts

STATEMENTS = (Assertion, Denial, Question, Response)
PEACEFUL = ledgers(attack_free=True, derivations=False, conflicts=False, amendments=False)


@given(PEACEFUL, st.data())
def test_more_statements_never_lower_a_position(ledger: Ledger, data: st.DataObject) -> None:
    """With the resolver off and no derived documents, more statements never lower a position."""
    fewer = recorded(
        (r, at)
        for r, at in entries_of(ledger)
        if not isinstance(r, STATEMENTS) or data.draw(st.booleans())
    )
    after = grades(ledger, NO_RESOLVER)
    assert all(grade <= after[side] for side, grade in grades(fewer, NO_RESOLVER).items())


@given(PEACEFUL, st.data())
def test_the_position_of_a_merge_is_the_join(ledger: Ledger, data: st.DataObject) -> None:
    """With the resolver off, no derived documents and one set of claim relations, sides join.

    Each part holds the statements that its denials are about: without them they have no side.
    """
    a, b = (_with_targets(part, ledger) for part in data.draw(parts(ledger, STATEMENTS)))
    one, other = grades(a, NO_RESOLVER), grades(b, NO_RESOLVER)
    assert grades(a | b, NO_RESOLVER) == {side: max(one[side], other[side]) for side in one}


def _with_targets(part: Ledger, whole: Ledger) -> Ledger:
    """Add to a part of a ledger the statements that others in it are about."""
    wanted = {s.target.id for s in part.statements}
    more = [s for s in whole.statements if s.id in wanted and s not in part]
    return _with_targets(part | Ledger().record(*more), whole) if more else part
