"""A ledger is a set of records: merging is a semilattice, and order plays no part."""

import pickle
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claimledger import (
    Assertion,
    Claim,
    ConflictError,
    Denial,
    Ledger,
    Question,
    Response,
    Retraction,
    assess_all,
    trace_all,
)
from claimledger.testing import ledgers, recorded
from laws.common import all_told, entries_of, speakers


def same(one: Ledger, other: Ledger) -> None:
    assert one == other
    assert one.digest == other.digest
    assert one.conflicts == other.conflicts
    assert all_told(one) == all_told(other)


@given(ledgers(), ledgers())
def test_merge_is_commutative(a: Ledger, b: Ledger) -> None:
    """``a | b`` and ``b | a`` are one ledger, with one digest and the same answers."""
    same(a | b, b | a)


@given(ledgers(max_size=6), ledgers(max_size=6), ledgers(max_size=6))
def test_merge_is_associative(a: Ledger, b: Ledger, c: Ledger) -> None:
    """``(a | b) | c`` and ``a | (b | c)`` are one ledger."""
    same((a | b) | c, a | (b | c))


@given(ledgers())
def test_merge_is_idempotent(a: Ledger) -> None:
    """``a | a``, also of a copy of it, is ``a``, and the empty ledger is neutral."""
    same(a | recorded(entries_of(a)), a)
    same(a | a, a)
    same(a | Ledger(), a)


@given(ledgers(), ledgers())
def test_merge_holds_what_either_holds(a: Ledger, b: Ledger) -> None:
    """A merge never raises, and holds the records of both and no other."""
    assert set(a | b) == set(a) | set(b)


@given(ledgers(), st.data())
def test_order_of_recording_plays_no_part(ledger: Ledger, data: st.DataObject) -> None:
    """Records in any order give the same digest, statuses and chains."""
    entries = data.draw(st.permutations(entries_of(ledger)))
    same(recorded(entries), ledger)


@given(ledgers(conflicts=False))
def test_recording_again_changes_nothing(ledger: Ledger) -> None:
    """A record that is there already is not added again."""
    same(ledger.record(*ledger), ledger)


@given(ledgers(), ledgers())
def test_recording_is_whole_or_not_at_all(a: Ledger, b: Ledger) -> None:
    """Recording either gives what a merge gives or raises, and leaves the old ledger alone."""
    before = set(a)
    try:
        both = a.record(*b)
    except ConflictError:
        assert (a | b).conflicts != a.conflicts
    else:
        assert set(both) == before | set(b)
    assert set(a) == before


@given(ledgers())
def test_pickle_returns_the_same_ledger(ledger: Ledger) -> None:
    """A pickled ledger comes back equal, with the same answers."""
    same(pickle.loads(pickle.dumps(ledger)), ledger)  # noqa: S301  # our own bytes


@given(ledgers(), st.data())
def test_unlinked_claims_do_not_meet(ledger: Ledger, data: st.DataObject) -> None:
    """A record on an unlinked claim changes nothing on the others."""
    island = Claim("island", "a claim by itself")
    base = Assertion(island, chain=data.draw(speakers(ledger)), id="base")
    fields: dict[str, Any] = {"chain": data.draw(speakers(ledger)), "id": "more"}
    more = data.draw(
        st.sampled_from(
            [
                Assertion(island, **fields),
                Denial(island, **fields),
                Denial(base, **fields),
                Denial(base, scope="attribution", **fields),
                Question(island, **fields),
                Response(base, **fields),
                Retraction(base, **fields),
                Retraction(island, **fields),
            ]
        )
    )
    linked = ledger | Ledger().record(island, base, more)
    # whoever is new in it is described in both
    alone = ledger | Ledger().record(*linked.parties.values())
    assert {id: a for id, a in assess_all(linked).items() if id != "island"} == assess_all(alone)
    assert {id: t for id, t in trace_all(linked).items() if id != "island"} == trace_all(alone)
