"""As of a day: what was public by then, and what was recorded by then."""

from hypothesis import given
from hypothesis import strategies as st

from claimledger import (
    Assertion,
    Denial,
    Document,
    Ledger,
    Link,
    Period,
    Question,
    Response,
    Retraction,
    Source,
    assess_all,
    history,
)
from claimledger.testing import ledgers
from laws.common import DAYS, parts, speakers

STATEMENTS = (Assertion, Denial, Question, Response, Retraction)

bounds = st.sampled_from([*DAYS, "2031-04", "2031-05", "2031-05-02/2031-05-04", "2031-05-03/.."])
clocks = st.sampled_from(["published", "recorded"])


def cut(ledger: Ledger, clock: str, bound: str) -> Ledger:
    return ledger.as_of(**{clock: bound})  # type: ignore[arg-type]  # either clock takes a date


def _end(bound: str) -> float:
    end = Period(bound).end
    return float("inf") if end is None else end


@given(ledgers(), clocks, bounds, bounds)
def test_as_of_composes_as_minimum(ledger: Ledger, clock: str, one: str, other: str) -> None:
    """As of one day and then of another is as of the earlier of the two."""
    twice = cut(cut(ledger, clock, one), clock, other)
    once = cut(ledger, clock, min(one, other, key=_end))
    assert twice == once
    assert twice.digest == once.digest
    assert assess_all(twice) == assess_all(once)


@given(ledgers(), bounds, bounds)
def test_the_clocks_commute(ledger: Ledger, published: str, recorded: str) -> None:
    """Without amendments in between, both clocks at once are either after the other."""
    both = ledger.as_of(published=published, recorded=recorded)
    assert ledger.as_of(recorded=recorded).as_of(published) == both


@given(ledgers(), st.data())
def test_what_came_later_is_ignored(ledger: Ledger, data: st.DataObject) -> None:
    """What was published after a day changes no answer as of that day."""
    publisher = data.draw(st.sampled_from([*ledger.parties.values(), Source("evening")]))
    late = Document("late-1", publisher, published="2031-06-01")
    chain = [Link(late.source, document=late), *data.draw(speakers(ledger))]
    targets = [*ledger.claims.values(), *ledger.statements]
    target = data.draw(st.sampled_from(targets))
    make = data.draw(st.sampled_from([Denial, Retraction, Response]))
    after = ledger | Ledger().record(make(target, chain=chain, id="late"))
    known = ledger | Ledger().record(*after.parties.values())
    day = data.draw(st.sampled_from(DAYS))
    assert assess_all(after.as_of(day)) == assess_all(known.as_of(day))


@given(ledgers(), st.data())
def test_as_of_distributes_over_merge(ledger: Ledger, data: st.DataObject) -> None:
    """If each part holds its documents: a merge as of a day is the merge of the parts as of it."""
    a, b = data.draw(parts(ledger, STATEMENTS))
    clock, bound = data.draw(clocks), data.draw(bounds)
    assert cut(a | b, clock, bound) == cut(a, clock, bound) | cut(b, clock, bound)


@given(ledgers(), bounds)
def test_as_of_adds_nothing(ledger: Ledger, bound: str) -> None:
    """What stands as of a day stood in the whole, and no statement in it is of a later day."""
    then = ledger.as_of(bound)
    assert set(then) <= set(ledger)
    for statement in then.statements:
        published = then.published(statement)
        assert published is not None
        assert published.by(Period(bound))


@given(ledgers())
def test_history_tells_each_change(ledger: Ledger) -> None:
    """The changes of a claim follow on each other, and each is what the ledger says as of it."""
    for id in ledger.claims:
        status = "unreported"
        for change in history(ledger, id):
            assert change.at is not None
            assert change.before == status != change.after
            assert assess_all(ledger.as_of(change.at))[id].status is change.after
            status = change.after
