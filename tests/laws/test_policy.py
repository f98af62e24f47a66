"""Policies and viewpoints: a stricter one never raises a grade."""

from hypothesis import given
from hypothesis import strategies as st

from claimledger import Except, Grade, Ledger, Only, Policy, Viewpoint
from claimledger.testing import ledgers, policies, viewpoints
from laws.common import asked, grades, statuses

WEIGHTS = ("unnamed", "accused", "legitimacy")


@given(ledgers(), st.data())
def test_a_lower_weight_never_raises_a_grade(ledger: Ledger, data: st.DataObject) -> None:
    """A lower weight of the unnamed, the accused or of legitimacy never raises a grade."""
    policy, viewpoint = data.draw(asked(ledger))
    field = data.draw(st.sampled_from(WEIGHTS))
    lower = [g for g in Grade if g.rank <= getattr(policy, field).rank]
    strict = policy.but(**{field: data.draw(st.sampled_from(lower))})
    found = grades(ledger, strict, viewpoint)
    assert all(found[side] <= grade for side, grade in grades(ledger, policy, viewpoint).items())


@given(ledgers(), policies())
def test_a_higher_threshold_never_adds_a_side(ledger: Ledger, policy: Policy) -> None:
    """A higher threshold changes no grade, and lets no side count that did not."""
    strict, loose = policy.but(threshold="full"), policy.but(threshold="weak")
    assert grades(ledger, strict) == grades(ledger, loose)
    for id, status in statuses(ledger, strict).items():
        assert status in BELOW[statuses(ledger, loose)[id]]


BELOW: dict[str, set[str]] = {
    "unreported": {"unreported"},
    "open": {"open"},
    "asserted": {"open", "asserted"},
    "denied": {"open", "denied"},
    "contested": {"open", "asserted", "denied", "contested"},
}


@st.composite
def narrowed(draw: st.DrawFn, ledger: Ledger) -> tuple[Viewpoint, Viewpoint]:
    """Generate a viewpoint, and one that leaves out some more documents or parties."""
    documents: list[str | None] = [None, *ledger.documents]
    parties: list[str | None] = ["somebody", *ledger.parties]
    wide = draw(viewpoints(documents=documents, parties=list(ledger.parties)))
    pools = {"documents": documents, "relays": parties, "positions": parties}
    field = draw(st.sampled_from(list(pools)))
    fewer = draw(st.lists(st.sampled_from(pools[field]), min_size=1, unique=True))
    before = getattr(wide, field)
    narrow = (
        Only(*(before.ids - {*fewer})) if isinstance(before, Only) else Except(*before.ids, *fewer)
    )
    return wide, wide.but(**{field: narrow})


@given(ledgers(attack_free=True), policies(), st.data())
def test_a_narrower_viewpoint_never_raises_a_grade(
    ledger: Ledger, policy: Policy, data: st.DataObject
) -> None:
    """Without attacks, who admits, trusts and counts less never gets a higher grade."""
    wide, narrow = data.draw(narrowed(ledger))
    found = grades(ledger, policy, narrow)
    assert all(found[side] <= grade for side, grade in grades(ledger, policy, wide).items())


@given(ledgers(), st.data())
def test_policies_and_viewpoints_are_plain_data(ledger: Ledger, data: st.DataObject) -> None:
    """A policy and a viewpoint come back from their fields."""
    policy, viewpoint = data.draw(asked(ledger))
    assert Policy.of(policy.fields()) == policy
    assert Viewpoint.of(viewpoint.fields()) == viewpoint
