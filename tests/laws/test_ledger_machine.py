"""Any history of recordings, merges and cuts against a naive model: a plain set of records."""

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from claimledger import (
    Amendment,
    Assertion,
    Claim,
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
from claimledger.testing import LedgerMachine

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


def _published(statement: Statement, model: Model) -> Period | None:
    first = statement.chain[0]
    if first.document is None:
        return first.said
    held = [r for r in model if isinstance(r, Document) and r.id == first.document.id]
    return held[0].published if held else None


class NewsroomMachine(LedgerMachine):
    """The machine of the kit on a pool of records that get in each other's way."""

    records = st.sampled_from(_POOL)

    def examine(self, ledger: Ledger) -> None:
        """Every record that a ledger holds is one of the pool."""
        assert all((record in ledger) == (record in set(ledger)) for record in _POOL)

    @rule(pair=LedgerMachine.made)
    def dates_statements(self, pair: Pair) -> None:
        ledger, model = pair
        for record in model:
            if isinstance(record, Statement):
                assert ledger.published(record) == _published(record, model)

    @rule(pair=LedgerMachine.made)
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


TestNewsroom = NewsroomMachine.TestCase
TestAnyRecords = LedgerMachine.TestCase


QUICK = settings(
    max_examples=300,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    report_multiple_bugs=False,
)


class Forgetful(LedgerMachine):
    """A tool that cannot bear a second statement."""

    def examine(self, ledger: Ledger) -> None:
        assert len(ledger.statements) < 2


def test_a_tool_that_fails_is_shown_the_history_that_makes_it_fail() -> None:
    with pytest.raises(AssertionError) as caught:
        run_state_machine_as_test(Forgetful, settings=QUICK)
    steps = "\n".join(getattr(caught.value, "__notes__", []))
    assert "state = Forgetful()" in steps
    assert "state.record(at=" in steps
