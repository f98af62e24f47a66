"""Spans: what they cover, what they share, and what is no span."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.errors import InvalidRecordError
from claimledger.reading.parts.spans import Span, hull


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_holds_something(start: int, end: int) -> None:
    with pytest.raises(InvalidRecordError, match=f"a span from {start} to {end} holds nothing"):
        Span(start, end)


def test_spans_that_touch_share_nothing() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert not Span(3, 5).overlaps(Span(0, 3))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(3, 5).overlaps(Span(0, 4))


def test_a_span_covers_itself_and_what_lies_within() -> None:
    assert Span(2, 6).covers(Span(2, 6))
    assert Span(2, 6).covers(Span(3, 5))
    assert not Span(2, 6).covers(Span(1, 5))
    assert not Span(2, 6).covers(Span(3, 7))


def test_spans_stand_in_the_order_of_the_text() -> None:
    assert sorted([Span(4, 5), Span(1, 9), Span(1, 3)]) == [Span(1, 3), Span(1, 9), Span(4, 5)]
    assert len(Span(4, 9)) == 5


@given(st.text(alphabet=" \n\tab"), st.integers(0, 9), st.integers(0, 9))
def test_trimming_leaves_out_white_space_and_nothing_else(text: str, start: int, end: int) -> None:
    end = min(end, len(text))
    span = Span.trimmed(text, start, end)
    assert (span.of(text) if span else "") == text[start:end].strip()
    assert span is None or (start <= span.start and span.end <= end)


def test_a_hull_runs_from_the_first_to_the_last() -> None:
    assert hull([Span(7, 9), Span(1, 3), Span(2, 4)]) == Span(1, 9)
    assert hull(iter([Span(7, 9)])) == Span(7, 9)
    assert hull([]) is None
