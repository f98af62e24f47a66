"""Any history of recordings, merges and cuts against a naive model: a plain set of records."""

import pickle

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, multiple, rule

from claimledger import (
    Amendment,
    Assertion,
    Claim,
    ConflictError,
    Denial,
    Document,
    Ledger,
    Link,
    Period,
    Record,
    Ref,
    Retraction,
    Source,
    Statement,
)
from claimledger.model import digest
from laws.common import DAYS

Model = dict[Record, Period | None]
Pair = tuple[Ledger, Model]

_PORT, _BASE = Claim("port", "A port will open"), Claim("base", "A base will open")
_DOCUMENTS = [
    Document("d1", Ref("daily"), published="2031-05-02"),
    Document("d2", Ref("daily"), published="2031-05-04"),
    Document("d3", Ref("daily")),
]


def _link(document: str) -> Link:
    return Link(Ref("daily"), document=Ref(document))


_POOL: list[Record] = [
    _PORT,
    _BASE,
    Claim("base", "A naval base will open"),
    Source("daily"),
    *_DOCUMENTS,
    Assertion(Ref("base"), chain=[_link("d1")], id="s1"),
    Assertion(Ref("port"), chain=[_link("d1")], id="s1"),
    Denial(Ref("base"), chain=[_link("d2"), Ref("mayor")], id="s2"),
    Denial(Ref("s1"), chain=[_link("d3"), Ref("mayor")], id="s3"),
    Retraction(Ref("s1"), chain=[_link("lost")], id="s4"),
    Assertion(Ref("port"), chain=[Link(Ref("mayor"), said="2031-05-03")], id="s5"),
    Amendment(Ref("base"), Claim("base", "No base will open"), id="a1"),
    Amendment(Ref("base"), Claim("base", "Bases will open"), id="a2"),
    Amendment(Ref("port"), id="a3"),
]
_TIMES = st.sampled_from([None, *map(Period, DAYS)])
_BOUNDS = st.sampled_from([*map(Period, DAYS), Period("2031-05")])


def _earliest(one: Period | None, other: Period | None) -> Period | None:
    known = [time for time in (one, other) if time is not None]
    return min(known, key=lambda time: time.order, default=None)


def _published(statement: Statement) -> Period | None:
    first = statement.chain[0]
    if first.document is None:
        return first.said
    return next((d.published for d in _DOCUMENTS if d.id == first.document.id), None)


class LedgerMachine(RuleBasedStateMachine):
    """Every ledger ever made is kept, with the plain set of records that it should be.

    Recording on one of them again is a fork; that the others stay as they were is checked
    each time that one of them is drawn.
    """

    made = Bundle("made")

    @rule(target=made)
    def empty(self) -> Pair:
        return Ledger(), {}

    @rule(target=made, pair=made, record=st.sampled_from(_POOL), at=_TIMES)
    def record(self, pair: Pair, record: Record, at: Period | None) -> Pair:
        ledger, model = pair
        versions = [held for held in model if held.id == record.id]
        if versions and record not in versions:
            with pytest.raises(ConflictError):
                ledger.record(record, at=at)
            return pair
        return ledger.record(record, at=at), {**model, record: _earliest(model.get(record), at)}

    @rule(target=made, one=made, other=made)
    def merge(self, one: Pair, other: Pair) -> Pair:
        model = dict(one[1])
        for record, at in other[1].items():
            model[record] = _earliest(model.get(record), at)
        return one[0] | other[0], model

    @rule(target=made, pair=made, bound=_BOUNDS)
    def as_recorded(self, pair: Pair, bound: Period) -> Pair:
        model: Model = {r: at for r, at in pair[1].items() if at is not None and at.by(bound)}
        return pair[0].as_of(recorded=bound), model

    @rule(target=made, pair=made, bound=_BOUNDS)
    def as_published(self, pair: Pair, bound: Period) -> Pair:
        def public(record: Record) -> bool:
            if not isinstance(record, Statement):
                return True
            held = not isinstance(record.chain[0].document, Ref) or any(
                isinstance(r, Document) and r.id == record.chain[0].document.id for r in pair[1]
            )
            time = _published(record) if held else None
            return time is not None and time.by(bound) is True

        return pair[0].as_of(bound), {r: at for r, at in pair[1].items() if public(r)}

    @rule(target=made, pair=consumes(made))
    def pickled(self, pair: Pair) -> object:
        copy: Ledger = pickle.loads(pickle.dumps(pair[0]))  # noqa: S301  # our own bytes
        assert copy == pair[0]
        assert copy.bounds == pair[0].bounds
        return multiple(pair, (copy, pair[1]))

    @rule(pair=made)
    def holds_what_the_model_holds(self, pair: Pair) -> None:
        ledger, model = pair
        assert set(ledger) == set(model)
        assert len(ledger) == len(model)
        assert all(record in ledger for record in model)
        assert not any(record in ledger for record in _POOL if record not in model)
        assert {record: ledger.recorded(record) for record in model} == model

    @rule(pair=made)
    def is_told_by_its_records(self, pair: Pair) -> None:
        """Whatever its history, a ledger is equal to one that is made of its records anew."""
        ledger, model = pair
        again = Ledger()
        for record, at in sorted(model.items(), key=lambda entry: digest(entry[0])):
            again |= Ledger().record(record, at=at)
        assert again == ledger
        assert again.digest == ledger.digest
        assert hash(again) == hash(ledger)

    @rule(pair=made)
    def shows_current_versions(self, pair: Pair) -> None:
        ledger, model = pair
        expected: dict[str, Claim] = {}
        for id in ("base", "port"):
            versions = [r for r in model if isinstance(r, Claim) and r.id == id]
            mending = [r for r in model if isinstance(r, Amendment) and r.record.id == id]
            if versions and mending:
                last = max(_recorded(model[a]) for a in mending)
                latest = [a for a in mending if _recorded(model[a]) == last]
                new = min(latest, key=digest).replacement
                versions = [new] if isinstance(new, Claim) else []
            if versions:
                expected[id] = min(versions, key=digest)
        assert dict(ledger.claims) == expected
        statements = [r for r in model if isinstance(r, Statement)]
        assert sorted(ledger.statements, key=digest) == sorted(statements, key=digest)


def _recorded(at: Period | None) -> float:
    return float("-inf") if at is None else at.order[1]


TestLedger = LedgerMachine.TestCase
