"""A ledger is a set of records: merging is a semilattice, and order plays no part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from claimledger.ledger import Ledger
from claimledger.model import Assertion, Claim, Denial, Question, Response, Retraction
from claimledger.testing.detaching import recorded
from claimledger.testing.laws.asking import Asking
from claimledger.testing.laws.breach import Breach
from claimledger.testing.laws.casting import entries_of, speakers, with_more
from claimledger.testing.laws.law import law

__all__ = ["ALGEBRA"]


@law()
def merging_commutes(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """``a | b`` and ``b | a`` are one ledger, with one digest and the same answers."""
    a, b = draw(ask.ledgers), draw(ask.ledgers)
    yield from ask.unequal(ask.everything, a_b=a | b, b_a=b | a)


@law()
def merging_associates(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """``(a | b) | c`` and ``a | (b | c)`` are one ledger, with the same answers."""
    a, b, c = draw(ask.ledgers), draw(ask.ledgers), draw(ask.ledgers)
    yield from ask.unequal(ask.everything, ab_c=(a | b) | c, a_bc=a | (b | c))


@law()
def merging_again_changes_nothing(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """``a | a`` is ``a``, also of a copy of it, and the empty ledger is neutral."""
    a = draw(ask.ledgers)
    yield from ask.unequal(ask.everything, a=a, a_a=a | recorded(entries_of(a)))
    yield from ask.unequal(ask.everything, a=a, a_nothing=a | Ledger())


@law()
def merging_keeps_what_either_holds(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """A merge never raises, and holds the records of both and no other."""
    a, b = draw(ask.ledgers), draw(ask.ledgers)
    both = a | b
    if set(both) != set(a) | set(b):
        yield ask.breach("the merge holds other records", a=a, b=b, both=both)


@law()
def order_plays_no_part(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """Records in any order give the same digest, the same statuses and the same chains."""
    ledger = draw(ask.ledgers)
    again = recorded(draw(st.permutations(entries_of(ledger))))
    yield from ask.unequal(ask.everything, ledger=ledger, again=again)


@law(conflicts=False)
def recording_again_changes_nothing(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """A record that is there already is not added again."""
    ledger = draw(ask.ledgers)
    yield from ask.unequal(ask.everything, ledger=ledger, again=ledger.record(*ledger))


@law()
def unlinked_claims_do_not_meet(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """A record on an unlinked claim changes nothing on the others."""
    ledger = draw(ask.ledgers)
    island = Claim("new-island", "a claim by itself")
    base = Assertion(island, chain=draw(speakers(ledger)), id="new-base")
    fields: dict[str, Any] = {"chain": draw(speakers(ledger)), "id": "new-more"}
    records = [
        Assertion(island, **fields),
        Denial(island, **fields),
        Denial(base, **fields),
        Denial(base, scope="attribution", **fields),
        Question(island, **fields),
        Response(base, **fields),
        Retraction(base, **fields),
        Retraction(island, **fields),
    ]
    linked = with_more(ledger, island, base, draw(st.sampled_from(records)))
    alone = with_more(ledger, *linked.parties.values())  # whoever is new is described in both
    keys = [*ledger.claims, *((claim, "chains") for claim in ledger.claims)]
    yield from ask.unequal(ask.everything, keys=keys, alone=alone, linked=linked)


ALGEBRA = (
    merging_commutes,
    merging_associates,
    merging_again_changes_nothing,
    merging_keeps_what_either_holds,
    order_plays_no_part,
    recording_again_changes_nothing,
    unlinked_claims_do_not_meet,
)
