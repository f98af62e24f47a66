"""The reasons given for a status carry it, and none of them can be spared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hypothesis import strategies as st

from claimledger.ledger import Ledger
from claimledger.model import Record, Statement
from claimledger.reasoning import Status
from claimledger.reasoning.graph.sides import Side
from claimledger.reasoning.inquiry import inquire
from claimledger.testing.detaching import recorded
from claimledger.testing.laws.asking import Asking
from claimledger.testing.laws.breach import Breach
from claimledger.testing.laws.casting import described
from claimledger.testing.laws.law import law

__all__ = ["REASONS"]


def _alone(ledger: Ledger, reasons: Iterable[Record]) -> Ledger:
    """Return a ledger of some reasons with all descriptions and party relations."""
    return recorded((r, None) for r in (*described(ledger), *ledger.relations, *reasons))


def _live(ask: Asking, ledger: Ledger, claim: str) -> set[Statement]:
    """Return the statements whose live origin bears on a claim, whether or not it counts."""
    asked = inquire(ledger, ask.policy, ask.viewpoint)
    origins = [c.hop for sign in (True, False) for c in asked.positions.on(Side(claim, sign))]
    return {asked.index.statement(hop) for hop in origins}


def _carried(ask: Asking, part: Ledger, whole: Ledger, id: str) -> bool:
    """Tell whether a part gives the same status, by origins that are live in the whole."""
    same = ask.assessed(part)[id].status is ask.assessed(whole)[id].status
    return same and _live(ask, part, id) <= _live(ask, whole, id)


@law(amendments=False)
def the_reasons_alone_give_the_status(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """``because`` alone, with all descriptions and party relations, gives the same status."""
    ledger = draw(ask.ledgers)
    for id, whole in ask.assessed(ledger).items():
        alone = _alone(ledger, whole.because)
        if not _carried(ask, alone, ledger, id):
            found = (
                f"{id}: {whole.status.value}, by its reasons {ask.assessed(alone)[id].status.value}"
            )
            yield ask.breach(found, ledger=ledger, reasons=alone)


@law(amendments=False)
def no_reason_can_be_spared(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """To drop one reason changes the status or lets in an origin that is not live in the whole.

    So the reasons are irredundant; they need not be the smallest set there is.
    """
    ledger = draw(ask.ledgers)
    for id, whole in ask.assessed(ledger).items():
        for dropped in whole.because:
            rest = _alone(ledger, (r for r in whole.because if r != dropped))
            if _carried(ask, rest, ledger, id):
                found = f"{id}: {whole.status.value}, also without {dropped.id}"
                yield ask.breach(found, ledger=ledger, rest=rest)


@law()
def what_nobody_raised_has_no_reasons(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """An unreported claim has no reasons, and every other one has some."""
    ledger = draw(ask.ledgers)
    for id, a in ask.assessed(ledger).items():
        if bool(a.because) != (a.status is not Status.UNREPORTED):
            yield ask.breach(f"{id}: {a.status.value}, {len(a.because)} reasons", ledger=ledger)


REASONS = (
    the_reasons_alone_give_the_status,
    no_reason_can_be_spared,
    what_nobody_raised_has_no_reasons,
)
