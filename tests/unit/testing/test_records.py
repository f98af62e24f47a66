"""Every field of every record is generated, and every record prints as code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

import claimledger
from claimledger import (
    Anchor,
    Assertion,
    ChainExpectation,
    Document,
    Ledger,
    Link,
    Period,
    Place,
    Rating,
    Record,
    Ref,
)
from claimledger.registering import REGISTERED
from claimledger.testing import (
    anchors,
    chain_expectations,
    documents,
    links,
    periods,
    policies,
    ratings,
    recorded,
    records,
    refs,
    viewpoints,
)

PUBLIC = {name: getattr(claimledger, name) for name in claimledger.__all__}
RECORDS = [
    kind
    for kind in REGISTERED
    if attrs.has(kind) and kind not in (Record, Period, Ref) and kind.__module__.count(".model.")
]
VALUES = periods() | refs() | links() | anchors() | ratings() | chain_expectations()


def generated(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    """Return what a strategy makes first, from a fixed seed."""
    made: list[Any] = []

    @seed(1)
    @settings(
        max_examples=count,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(strategy)
    def run(value: object) -> None:
        made.append(value)

    run()
    return made


def test_no_public_record_is_forgotten() -> None:
    public = {
        thing
        for thing in PUBLIC.values()
        if isinstance(thing, type) and attrs.has(thing) and ".model." in thing.__module__
    }
    assert public - {Place} <= set(REGISTERED)  # where a record stands in a file is none
    assert {Anchor, Assertion, ChainExpectation, Document, Link, Rating} <= set(RECORDS)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_field_takes_a_value_other_than_its_default(
    kind: type[Any],
) -> None:
    made = generated(REGISTERED[kind](), 250)
    for field in attrs.fields(kind):
        if field.init:
            default = None if field.default is attrs.NOTHING else field.default
            values = [getattr(record, field.name) for record in made]
            assert any(value != default for value in values), field.name
            assert len(set(map(repr, values))) > 1, field.name


def test_records_of_every_kind_are_generated() -> None:
    kinds = {type(record) for record in generated(records(), 400)}
    assert kinds == {kind for kind in RECORDS if issubclass(kind, Record)}


@given(records())
def test_a_record_prints_as_code_that_rebuilds_it(record: Record) -> None:
    assert eval(repr(record), dict(PUBLIC)) == record  # noqa: S307  # our own text


@given(VALUES)
def test_a_value_prints_as_code_that_rebuilds_it(value: object) -> None:
    assert eval(repr(value), dict(PUBLIC)) == value  # noqa: S307  # our own text


@given(st.lists(st.tuples(records(), st.none() | periods()), max_size=4))
def test_records_of_any_kind_make_a_ledger_that_prints_as_code(
    entries: list[tuple[Record, Period | None]],
) -> None:
    ledger = recorded(entries)
    assert eval(ledger.code(), dict(PUBLIC)) == ledger  # noqa: S307  # our own text


@pytest.mark.parametrize("strategy", [policies, viewpoints])
def test_how_one_asks_is_generated_in_the_form_that_files_write(
    strategy: Callable[[], st.SearchStrategy[Any]],
) -> None:
    for value in generated(strategy(), 20):
        assert type(value).of(value.fields()) == value


def test_a_document_that_would_derive_from_itself_derives_from_nothing() -> None:
    made = generated(documents(ids=st.just("d"), derived_from=st.just(Ref("d"))), 5)
    assert [document.derived_from for document in made] == [None] * len(made)


def test_a_link_in_a_document_at_hand_shows_its_source() -> None:
    article = Document("idn-1", Ref("idn-times"))
    made = generated(links(documents=st.just(article)), 10)
    assert {link.party for link in made} == {Ref("idn-times")}


def test_an_empty_ledger_prints_as_code() -> None:
    assert eval(Ledger().code(), dict(PUBLIC)) == Ledger()  # noqa: S307  # our own text
