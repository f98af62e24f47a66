"""As of a day: what was public by then, and what was recorded by then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from claimledger.ledger import Ledger
from claimledger.model import Denial, Document, Period, Response, Retraction, Source
from claimledger.testing.laws.asking import Asking
from claimledger.testing.laws.breach import Breach
from claimledger.testing.laws.casting import DAYS, parts, quoting, speakers, with_more
from claimledger.testing.laws.law import law

__all__ = ["TIMES"]

_BOUNDS = st.sampled_from([*DAYS, "2031-04", "2031-05", "2031-05-02/2031-05-04", "2031-05-03/.."])
_CLOCKS = st.sampled_from(["published", "recorded"])


def _cut(ledger: Ledger, clock: str, bound: str) -> Ledger:
    return ledger.as_of(bound) if clock == "published" else ledger.as_of(recorded=bound)


def _end(bound: str) -> float:
    end = Period(bound).end
    return float("inf") if end is None else end


@law()
def as_of_composes_as_minimum(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """As of one day and then of another is as of the earlier of the two."""
    ledger, clock = draw(ask.ledgers), draw(_CLOCKS)
    one, other = draw(_BOUNDS), draw(_BOUNDS)
    twice = _cut(_cut(ledger, clock, one), clock, other)
    once = _cut(ledger, clock, min(one, other, key=_end))
    yield from ask.unequal(ask.everything, twice=twice, once=once)


@law()
def two_bounds_are_one_after_the_other(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """Both bounds at once are what was recorded by the one, and of that what was public by then.

    The other way round more may stay: a document that was recorded too late still dates what
    is said in it.
    """
    ledger, published, recorded = draw(ask.ledgers), draw(_BOUNDS), draw(_BOUNDS)
    both = ledger.as_of(published=published, recorded=recorded)
    in_turn = ledger.as_of(recorded=recorded).as_of(published)
    yield from ask.unequal(ask.everything, both=both, in_turn=in_turn)


@law()
def what_came_later_is_ignored(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """What was published after a day changes no answer as of that day."""
    ledger = draw(ask.ledgers)
    publisher = draw(st.sampled_from([*ledger.parties.values(), Source("new-evening")]))
    late = Document("new-late", publisher, published="2031-06-01")
    target: Any = draw(st.sampled_from([*ledger.claims.values(), *ledger.statements]))
    make = draw(st.sampled_from([Denial, Retraction, Response]))
    after = with_more(ledger, make(target, chain=quoting(late, *draw(speakers(ledger))), id="late"))
    known = with_more(ledger, *after.parties.values())
    day = draw(st.sampled_from(DAYS))
    yield from ask.unequal(ask.answers, before=known.as_of(day), after=after.as_of(day))


@law()
def as_of_distributes_over_merge(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """If each part holds its documents: a merge as of a day is the merge of the parts as of it."""
    ledger = draw(ask.ledgers)
    a, b = draw(parts(ledger))
    clock, bound = draw(_CLOCKS), draw(_BOUNDS)
    whole, joined = _cut(a | b, clock, bound), _cut(a, clock, bound) | _cut(b, clock, bound)
    yield from ask.unequal(ask.everything, whole=whole, joined=joined)


@law()
def as_of_keeps_only_what_was_public(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """What stands as of a day stood in the whole, and no statement in it is of a later day."""
    ledger, bound = draw(ask.ledgers), draw(_BOUNDS)
    then = ledger.as_of(bound)
    late = [
        statement.id
        for statement in then.statements
        if (at := then.published(statement)) is None or not at.by(Period(bound))
    ]
    if late or not set(then) <= set(ledger):
        yield ask.breach(f"{late} as of {bound}", ledger=ledger, then=then)


TIMES = (
    as_of_composes_as_minimum,
    two_bounds_are_one_after_the_other,
    what_came_later_is_ignored,
    as_of_distributes_over_merge,
    as_of_keeps_only_what_was_public,
)
