"""The reasons given for a status carry it, and none of them can be spared."""

from hypothesis import given
from hypothesis import strategies as st

from claimledger import Assessment, Certainty, Ledger, Policy, Record, Status, assess, assess_all
from claimledger.testing import ledgers, policies, recorded
from laws.common import asked, described

_SURE = st.sampled_from([Certainty.FULL, Certainty.FULL, Certainty.WEAK])


def alone(ledger: Ledger, grounds: tuple[Record, ...]) -> Ledger:
    """Return a ledger of some reasons with all descriptions and party relations."""
    return recorded((r, None) for r in (*described(ledger), *ledger.relations, *grounds))


def live_origins(assessment: Assessment) -> set[Record]:
    return {
        hop.statement
        for side in (assessment.support, assessment.opposition)
        for hop in side.origins
    }


@given(ledgers(amendments=False), st.data())
def test_the_reasons_alone_give_the_status(ledger: Ledger, data: st.DataObject) -> None:
    """``because`` alone, with all descriptions and party relations, gives the same status."""
    policy, viewpoint = data.draw(asked(ledger))
    for id, a in assess_all(ledger, policy=policy, viewpoint=viewpoint).items():
        reasons = alone(ledger, a.because)
        found = assess(reasons, id, policy=policy, viewpoint=viewpoint)
        assert found.status is a.status
        assert live_origins(found) <= live_origins(a)


@given(ledgers(amendments=False, certainties=_SURE))
def test_no_reason_can_be_spared(ledger: Ledger) -> None:
    """To drop one reason changes the status or lets in an origin that is not live in the whole."""
    for id, a in assess_all(ledger).items():
        for dropped in a.because:
            rest = tuple(r for r in a.because if r != dropped)
            found = assess(alone(ledger, rest), id)
            assert found.status is not a.status or not live_origins(found) <= live_origins(a)


@given(ledgers(), policies())
def test_what_nobody_raised_has_no_reasons(ledger: Ledger, policy: Policy) -> None:
    """An unreported claim has no reasons, and every other one has some."""
    for a in assess_all(ledger, policy=policy).values():
        assert bool(a.because) == (a.status is not Status.UNREPORTED)
