"""Single cases that random ledgers meet too seldom, and laws of other values than ledgers."""

from hypothesis import given

from claimledger import (
    Assertion,
    Claim,
    Claimant,
    ConflictError,
    Document,
    Ledger,
    Link,
    Policy,
    Ref,
    Relation,
    Retraction,
    Source,
    Viewpoint,
    assess,
    trace,
)
from claimledger.testing import ledgers
from laws.planted import drawn_policies, drawn_viewpoints


@given(drawn_policies, drawn_viewpoints)
def test_policies_and_viewpoints_are_plain_data(policy: Policy, viewpoint: Viewpoint) -> None:
    """A policy and a viewpoint come back from their fields."""
    assert Policy.of(policy.fields()) == policy
    assert Viewpoint.of(viewpoint.fields()) == viewpoint


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


def test_no_retraction_hits_another_of_the_same_target() -> None:
    """... also where the target is that other one, by way of two versions of one id."""
    claim, article = Claim("p", "p"), Document("d1", Source("daily"), published="2031-05-01")
    chain = [Link(article.source, document=article), Link(Claimant("x"))]
    ring = Retraction(Ref("s1"), chain=chain, id="s1")
    ledger = Ledger().record(claim, ring, Retraction(ring, chain=chain, id="s0"))
    ledger |= Ledger().record(Retraction(claim, chain=chain, id="s1"))
    hops = {gap.hop for c in trace(ledger, claim) for gap in c.gaps if gap.kind == "retracted"}
    assert ring not in {hop.statement for hop in hops}


def test_kinship_never_raises_a_count_of_collectives() -> None:
    """... of which one has a member in another one's bloc."""
    article, claim = Document("d1", Source("daily"), published="2031-05-01"), Claim("p", "p")
    alliance, league = Claimant("alliance", kind="group"), Claimant("league", kind="group")
    army, bob = Claimant("army"), Claimant("bob")
    ledger = Ledger().record(
        *(Assertion(claim, chain=[article, party]) for party in (alliance, league, bob)),
        Relation(bob, "member_of", league),
        Relation(army, "member_of", alliance),
        Relation(army, "organ_of", league),
    )
    after = ledger.record(Relation(alliance, "part_of", league))
    before, now = assess(ledger, claim).support, assess(after, claim).support
    assert now.at_least <= before.at_least
    assert now.at_most <= before.at_most
