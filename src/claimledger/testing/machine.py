"""A state machine of the ledger: all histories of recordings, merges and cuts, against a set."""

from __future__ import annotations

import pickle
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, multiple, rule

from claimledger.errors import ConflictError
from claimledger.ledger import Ledger
from claimledger.model import (
    Amendment,
    Assertion,
    Claim,
    Claimant,
    Denial,
    Document,
    Link,
    Period,
    Record,
    Ref,
    Retraction,
    Source,
    Statement,
    detached,
)
from claimledger.testing.detaching import recorded

__all__ = ["LedgerMachine"]

Model = dict[Record, Period | None]
"""What a ledger should be: a set of records, each with the earliest time it was recorded."""

Pair = tuple[Ledger, Model]


_DAILY = Document("d1", Ref("daily"), published="2031-05-02")
_WEEKLY = Document("d2", Ref("weekly"), published="2031-05-04")
_MAYOR = [Link(Ref("daily"), document=_DAILY), Link(Ref("mayor"))]
_POOL: tuple[Record, ...] = (
    Claim("base", "A base will open"),
    Claim("base", "A naval base will open"),
    Source("daily"),
    Claimant("mayor", identity="described"),
    _DAILY,
    _WEEKLY,
    Assertion(Ref("base"), chain=_MAYOR, id="s1"),
    Denial(Ref("base"), chain=_MAYOR, id="s1"),
    Denial(Ref("base"), chain=[Link(Ref("weekly"), document=_WEEKLY)], id="s2"),
    Assertion(Ref("base"), chain=[Link(Ref("mayor"), said="2031-05-03")], id="s3"),
    Retraction(Ref("s1"), chain=[Ref("mayor")], id="s4"),
    Amendment(Ref("base"), Claim("base", "No base will open"), id="a1"),
    Amendment(Ref("s2"), id="a2"),
    Amendment(Ref("a2"), id="a3"),
)
_DAYS = [Period(f"2031-05-0{day}") for day in range(1, 8)]
_TIMES = st.sampled_from([None, *_DAYS])
_BOUNDS = st.sampled_from([*_DAYS, Period("2031-05")])


def _drawn(machine: Any) -> st.SearchStrategy[list[Record]]:
    return st.lists(machine.records, min_size=1, max_size=4)


class LedgerMachine(RuleBasedStateMachine):
    """Make ledgers in every way there is, and hold each to the plain set that it should be.

    Subclass it to put a tool of one's own through these histories: ``examine`` is called with
    every ledger that is made, ``records`` chooses what is recorded, and further rules may draw
    from the bundle ``made``, whose members are a ledger and its set. A fork of an older value
    is a history like any other; that the others stay as they were is checked each time that one
    of them is drawn.

    >>> from claimledger import assess_all
    >>> from hypothesis import settings
    >>> from hypothesis.stateful import run_state_machine_as_test
    >>> class StatusesAreWords(LedgerMachine):
    ...     def examine(self, ledger):
    ...         assert all(a.status.value for a in assess_all(ledger).values())
    >>> few = settings(max_examples=3, deadline=None)
    >>> run_state_machine_as_test(StatusesAreWords, settings=few)
    """

    records: ClassVar[st.SearchStrategy[Record]] = st.sampled_from(_POOL).map(detached)
    """What is recorded; few ids make for conflicts and repetitions."""

    made = Bundle("made")

    def examine(self, ledger: Ledger) -> None:
        """Check what a tool makes of a ledger; here nothing."""

    def _keep(self, ledger: Ledger, model: Model) -> Pair:
        self.examine(ledger)
        return ledger, model

    @initialize(target=made)
    def empty(self) -> Pair:
        """Start from nothing."""
        return self._keep(Ledger(), {})

    @rule(target=made, pair=made, records=st.runner().flatmap(_drawn), at=_TIMES)
    def record(self, pair: Pair, records: list[Record], at: Period | None) -> Pair:
        """Record a few things; what would put one in conflict is refused, and changes nothing."""
        ledger, model = pair[0], dict(pair[1])
        fits = True
        for record in records:
            versions = [held for held in model if held.id == record.id]
            fits = fits and (not versions or record in versions)
            model[record] = _earliest(model.get(record), at)
        try:
            after = ledger.record(*records, at=at)
        except ConflictError:
            assert not fits, "refused without a conflict"  # noqa: S101  # a machine checks
            return pair
        assert fits, "recorded in spite of a conflict"  # noqa: S101
        return self._keep(after, model)

    @rule(target=made, one=made, other=made)
    def merge(self, one: Pair, other: Pair) -> Pair:
        """Merge two ledgers."""
        model = dict(one[1])
        for record, at in other[1].items():
            model[record] = _earliest(model.get(record), at)
        return self._keep(one[0] | other[0], model)

    @rule(target=made, pair=made, bound=_BOUNDS)
    def as_recorded(self, pair: Pair, bound: Period) -> Pair:
        """Go back to what was recorded by a day."""
        model: Model = {r: at for r, at in pair[1].items() if at is not None and at.by(bound)}
        return self._keep(pair[0].as_of(recorded=bound), model)

    @rule(target=made, pair=made, bound=_BOUNDS)
    def as_published(self, pair: Pair, bound: Period) -> Pair:
        """Go back to what was public by a day."""

        def public(record: Record) -> bool:
            if not isinstance(record, Statement):
                return True
            time = pair[0].published(record)
            return time is not None and time.by(bound) is True

        return self._keep(pair[0].as_of(bound), {r: at for r, at in pair[1].items() if public(r)})

    @rule(target=made, pair=consumes(made))
    def pickled(self, pair: Pair) -> Any:
        """Send a ledger through a pickle."""
        copy: Ledger = pickle.loads(pickle.dumps(pair[0]))  # noqa: S301  # our own bytes
        assert copy == pair[0], "a pickle lost something"  # noqa: S101
        assert copy.bounds == pair[0].bounds, "a pickle lost its bounds"  # noqa: S101
        return multiple(pair, self._keep(copy, pair[1]))

    @rule(pair=made)
    def holds_what_it_should(self, pair: Pair) -> None:
        """Compare a ledger, also one that others were made of since, with its set."""
        ledger, model = pair
        found = {record: ledger.recorded(record) for record in ledger}
        assert found == model, f"{ledger} holds other records"  # noqa: S101
        assert len(ledger) == len(model), f"{ledger} counts otherwise"  # noqa: S101
        assert all(record in ledger for record in model), f"{ledger} denies one"  # noqa: S101

    @rule(pair=made)
    def is_told_by_its_records(self, pair: Pair) -> None:
        """Make a ledger anew of its records: whatever its history, it is the same one."""
        again = recorded(sorted(pair[1].items(), key=lambda entry: repr(entry[0])))
        same = again == pair[0] and hash(again) == hash(pair[0])
        assert same, f"{pair[0]} is not what its records make"  # noqa: S101
        assert again.digest == pair[0].digest, "two digests of one set"  # noqa: S101


def _earliest(one: Period | None, other: Period | None) -> Period | None:
    known = [time for time in (one, other) if time is not None]
    return min(known, key=lambda time: time.order, default=None)
