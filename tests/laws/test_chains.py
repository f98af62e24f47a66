"""Attribution chains: origins, depth, and what a neutral relay or a copy does to them."""

from hypothesis import assume, given
from hypothesis import strategies as st

from claimledger import Ledger, Link, Policy, Source, trace_all
from claimledger.testing import ledgers, policies, recorded
from laws.common import entries_of, nobody_twice, origins, sides


@given(ledgers(), policies())
def test_grounded_iff_it_has_origins(ledger: Ledger, policy: Policy) -> None:
    """A chain is grounded if and only if it has an origin; else its depth is its links less one."""
    for traced in trace_all(ledger, policy=policy).values():
        for chain in traced:
            assert chain.grounded == bool(chain.origins)
            if not chain.grounded:
                assert chain.depth == len(chain.statement.chain) - 1


@given(ledgers(), policies())
def test_the_path_leads_to_an_origin(ledger: Ledger, policy: Policy) -> None:
    """A grounded chain prints a way of ``depth`` steps from its first link to an origin of it."""
    for traced in trace_all(ledger, policy=policy).values():
        for chain in traced:
            first, *_, last = [*chain.path, chain.path[-1]]
            assert (first.statement, first.index) == (chain.statement, 0)
            assert len(chain.path) == chain.depth + 1
            if chain.grounded:
                parties = {hop.party for hop in chain.origins}
                same = any(r.kind == "same_as" for r in ledger.relations)
                assert last.party in parties or same


@given(ledgers())
def test_anonymous_only_speaks_of_all_origins(ledger: Ledger) -> None:
    """A chain is anonymous-only if it has an origin and all of them are among the anonymous."""
    for traced in trace_all(ledger).values():
        for chain in traced:
            anonymous = chain.grounded and set(chain.origins) <= set(chain.anonymous)
            assert chain.anonymous_only == anonymous


@given(ledgers(conflicts=False, amendments=False), st.data())
def test_a_neutral_relay_changes_nothing(ledger: Ledger, data: st.DataObject) -> None:
    """A relay put in after the first link changes no origin, no position, and depth by one."""
    longer = [s for s in ledger.statements if len(s.chain) > 1]
    assume(longer)
    chosen = data.draw(st.sampled_from(longer))
    assume(nobody_twice(ledger, [link.party.id for link in chosen.chain]))
    relay = Source("relay")
    first, *rest = chosen.chain
    entries = [
        (r.but(chain=[first, Link(relay), *rest]) if r == chosen else r, at)
        for r, at in entries_of(ledger)
    ]
    after = recorded(entries).record(relay)
    assert origins(after) == origins(ledger)
    assert sides(after) == sides(ledger)
    for claim, traced in trace_all(ledger).items():
        now = {chain.statement.id: chain for chain in trace_all(after)[claim]}
        for chain in traced:
            assert 0 <= now[chain.statement.id].depth - chain.depth <= 1
