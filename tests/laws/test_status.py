"""Contested status: when it rises, and what does not move it."""

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from claimledger import (
    Assertion,
    Claim,
    ClaimRelation,
    Denial,
    Ledger,
    Question,
    Relation,
    Response,
    Status,
    assess_all,
)
from claimledger.testing import ledgers, recorded
from laws.common import answers, asked, entries_of, sides, speakers, statuses

RELATIONS = (Relation, ClaimRelation, Claim)


@given(ledgers(), st.data())
def test_the_status_joins_the_sides(ledger: Ledger, data: st.DataObject) -> None:
    """Contested if and only if both sides have a counted live origin at the threshold."""
    policy, viewpoint = data.draw(asked(ledger))
    for a in assess_all(ledger, policy=policy, viewpoint=viewpoint).values():
        for side in (a.support, a.opposition):
            assert bool(side.origins) == (side.grade.rank >= policy.threshold.rank)
            assert bool(side.origins) == bool(side.statements) == bool(side.at_least)
        expected = {
            (True, True): {"contested"},
            (True, False): {"asserted"},
            (False, True): {"denied"},
            (False, False): {"open", "unreported"},
        }
        assert a.status in expected[bool(a.support.origins), bool(a.opposition.origins)]


@given(ledgers(amendments=False), st.data())
def test_once_reported_never_unreported(ledger: Ledger, data: st.DataObject) -> None:
    """Once past unreported, never back: relations, viewpoint fixed, and without amendments."""
    policy, viewpoint = data.draw(asked(ledger))
    fewer = recorded(
        (r, at) for r, at in entries_of(ledger) if isinstance(r, RELATIONS) or data.draw(_KEPT)
    )
    after = assess_all(ledger, policy=policy, viewpoint=viewpoint)
    for id, a in assess_all(fewer, policy=policy, viewpoint=viewpoint).items():
        assert a.status is Status.UNREPORTED or after[id].status is not Status.UNREPORTED


_KEPT = st.sampled_from([True, True, False])


@given(ledgers(), st.data())
def test_questions_and_responses_take_no_side(ledger: Ledger, data: st.DataObject) -> None:
    """A Question or a Response moves no side, and raises its own claim at least to open."""
    claim = data.draw(st.sampled_from(list(ledger.claims.values())))
    fields: dict[str, Any] = {"chain": data.draw(speakers(ledger)), "id": "new"}
    on_it = [s for s in ledger.statements if s.target.id == claim.id]
    target = data.draw(st.sampled_from([claim, *on_it]))
    more = data.draw(st.sampled_from([Question(claim, **fields), Response(target, **fields)]))
    after = ledger | Ledger().record(more)
    assert sides(after) == sides(ledger)
    expected = statuses(ledger)
    if expected[claim.id] is Status.UNREPORTED:
        expected[claim.id] = Status.OPEN
    assert statuses(after) == expected


@given(ledgers(), st.data())
def test_denying_a_denial_asserts(ledger: Ledger, data: st.DataObject) -> None:
    """A content denial of a denial answers as an assertion of the claim does."""
    denials = [
        s
        for s in ledger.statements
        if isinstance(s, Denial)
        and s.scope != "attribution"
        and s.target.id in ledger.claims
        and len(ledger.versions(s)) == 1
    ]
    assume(denials)
    denied = data.draw(st.sampled_from(denials))
    fields: dict[str, Any] = {
        "chain": data.draw(speakers(ledger)),
        "said": data.draw(st.sampled_from([None, "2031-05-01", "2031-05-06"])),
        "certainty": data.draw(st.sampled_from(["full", "weak"])),
        "id": "new",
    }
    one = ledger | Ledger().record(Denial(denied, **fields))
    other = ledger | Ledger().record(Assertion(ledger.claim(denied.target.id), **fields))
    assert answers(one) == answers(other)
