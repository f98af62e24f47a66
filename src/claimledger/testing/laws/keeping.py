"""The keeper's hand: what is amended can be restored, what changed is told, files lose nothing."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from hypothesis import strategies as st

from claimledger.files import dumps, loads
from claimledger.model import Amendment
from claimledger.reasoning import Status, compare, history
from claimledger.testing.laws.asking import Asking
from claimledger.testing.laws.breach import Breach
from claimledger.testing.laws.casting import DAYS, with_more
from claimledger.testing.laws.law import law

__all__ = ["KEEPING"]

_TIMES = st.sampled_from([None, *DAYS])
_FORMATS: Any = ("json", "yaml") if find_spec("ruamel.yaml") else ("json",)


@law()
def an_amendment_taken_back_restores_the_answers(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """To take an amendment back restores every answer and every chain."""
    ledger = draw(ask.ledgers)
    amended = draw(st.sampled_from([r for r in ledger if not isinstance(r, Amendment)]))
    others = [r for r in ledger if type(r) is type(amended) and r.id != amended.id]
    replacement = draw(st.none() | st.sampled_from([amended, *others]))
    first = Amendment(amended, replacement, id="new-amendment")
    second = Amendment(first, id="newer-amendment")
    after = with_more(ledger).record(first.but(), at=draw(_TIMES))
    after = after.record(second, at=draw(_TIMES))
    told = {**ask.everything(ledger), "digest": after.digest}
    now = ask.everything(after)
    if now != told:
        found = [
            f"{key}: {told.get(key)}, then {now[key]}" for key in now if now[key] != told.get(key)
        ]
        yield ask.breach(*found, before=ledger, after=after)


@law()
def a_ledger_does_not_differ_from_itself(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """``compare(a, a)`` is empty."""
    ledger = draw(ask.ledgers)
    found = compare(ledger, ledger | ledger, viewpoint=ask.viewpoint, policy=ask.policy)
    if found:
        yield ask.breach(*map(str, found), ledger=ledger)


@law()
def compare_names_each_status_that_differs(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """A comparison names the claims whose status differs, and runs backwards as well."""
    a, b = draw(ask.ledgers), draw(ask.ledgers)
    before, after = ask.statuses(a), ask.statuses(b)
    how: dict[str, Any] = {"viewpoint": ask.viewpoint, "policy": ask.policy}
    forth = {c.claim: (c.before, c.after) for c in compare(a, b, **how)}
    back = {c.claim: (c.after, c.before) for c in compare(b, a, **how)}
    expected = {
        id: (before.get(id), after.get(id))
        for id in {*before, *after}
        if before.get(id) != after.get(id)
    }
    if not forth == back == expected:
        yield ask.breach(f"differing: {sorted(expected)}, told: {sorted(forth)}", a=a, b=b)


@law()
def history_tells_each_change(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """The changes of a claim follow on each other; each is what the ledger says as of its day."""
    ledger = draw(ask.ledgers)
    for id in ledger.claims:
        status = Status.UNREPORTED
        for change in history(ledger, id, viewpoint=ask.viewpoint, policy=ask.policy):
            then = ledger if change.at is None else ledger.as_of(change.at)
            now = ask.statuses(then)[id]
            if not (change.before is status is not change.after is now):
                found = f"{change}: {status.value} before, {now.value} as of then"
                yield ask.breach(found, ledger=ledger, then=then)
            status = now


@law(conflicts=False)
def files_lose_nothing(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """``loads(dumps(x)) == x``, in each format."""
    ledger, format = draw(ask.ledgers), draw(st.sampled_from(_FORMATS))
    again = loads(dumps(ledger, format=format), format=format).ledger
    yield from ask.unequal(ask.everything, ledger=ledger, again=again)


KEEPING = (
    an_amendment_taken_back_restores_the_answers,
    a_ledger_does_not_differ_from_itself,
    compare_names_each_status_that_differs,
    history_tells_each_change,
    files_lose_nothing,
)
