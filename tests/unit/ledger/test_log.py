"""The shared log: what is seen of it, what is cut from it, and bounds."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger.errors import ConflictError
from claimledger.ledger import Bounds, Ledger
from claimledger.ledger.cutting import tighter, wider
from claimledger.ledger.log import Log, earlier, rank, take_up
from claimledger.model import Amendment, Period
from unit.newsroom import LEAK, MAYOR, POST, SLICK, says

SOON, LATE = Period("2031-09-01"), Period("2031-09-05")


def filled() -> Log:
    log = Log()
    for record, at in ((LEAK, None), (SLICK, SOON), (LEAK, LATE)):
        log.append(record, at)
    return log


def test_only_the_first_part_is_seen() -> None:
    log = filled()
    assert list(log.seen("leak", 3)) == [(LEAK, None), (LEAK, LATE)]
    assert list(log.seen("leak", 2)) == [(LEAK, None)]
    assert list(log.seen("lost", 3)) == []


def test_the_first_part_can_be_copied_and_the_last_cut_off() -> None:
    log = filled()
    first = log.first(2)
    log.cut(1)
    assert [record.id for record in log.records] == ["leak"]
    assert list(log.seen("leak", 9)) == [(LEAK, None)]
    assert list(log.seen("slick", 9)) == []
    assert [record.id for record in first.records] == ["leak", "slick"]


def parts(log: Log) -> tuple[Any, ...]:
    return log.records, log.times, log.places, log.later, log.amendments


OTHER = LEAK.but(text="No tank leaks")
MENDED = Amendment(LEAK, OTHER)
ENTRIES = [
    (LEAK, None),
    (SLICK, SOON),
    (MENDED, LATE),
    (LEAK, LATE),
    (OTHER, None),
    (MENDED, SOON),
    (LEAK, SOON),
    (MAYOR, None),
]


def test_a_log_tells_where_everything_is() -> None:
    log = Log()
    for record, at in ENTRIES:
        log.append(record, at)
    assert log.places == {"leak": 0, "slick": 1, MENDED.id: 2, "mayor": 7}
    assert log.later == {"leak": [3, 4, 6], MENDED.id: [5]}
    assert log.amendments == [2, 5]
    assert [log.amended(size) for size in (0, 2, 3, 8)] == [False, False, True, True]
    assert not Log().amended(9)


@pytest.mark.parametrize("size", range(len(ENTRIES) + 1))
def test_a_log_made_at_once_or_cut_is_what_appending_makes(size: int) -> None:
    grown, whole = Log(), Log()
    for record, at in ENTRIES[:size]:
        grown.append(record, at)
    for record, at in ENTRIES:
        whole.append(record, at)
    first = whole.first(size)
    assert parts(first) == parts(grown)
    whole.cut(size)
    assert parts(whole) == parts(grown)
    assert first.records is not whole.records


def test_each_record_counts_once_and_each_version() -> None:
    log = Log.of([record for record, _ in ENTRIES], [at for _, at in ENTRIES])
    assert log.versions("leak", 8) == [LEAK, OTHER]
    assert log.versions("leak", 4) == [LEAK]
    assert log.versions("lost", 8) == []
    assert [log.repeated(size) for size in (3, 4, 8)] == [[], ["leak"], ["leak", MENDED.id]]
    assert [log.again(size) for size in (3, 4, 6, 8)] == [set(), {3}, {3, 5}, {3, 5, 6}]
    assert log.distinct(8) == [LEAK, SLICK, MENDED, OTHER, MAYOR]
    assert log.distinct(3) == [LEAK, SLICK, MENDED]


def test_a_failed_recording_is_taken_back_whole() -> None:
    ledger = Ledger().record(LEAK, at=LATE).record(MENDED)
    before = [part.copy() for part in parts(ledger.log)]
    again = Amendment(SLICK)
    with pytest.raises(ConflictError):
        ledger.record(LEAK, MENDED, SLICK, again, MAYOR, OTHER, at=SOON)
    assert list(parts(ledger.log)) == before
    more = ledger.record(SLICK)
    assert (more.log is ledger.log, more.log.places["slick"]) == (True, 2)


def test_what_is_shared_lies_with_the_log_and_not_with_a_fork() -> None:
    base = Ledger().record(LEAK)
    left = base.record(SLICK)
    left.log.shared["key"] = "made"
    assert base.log.shared == {"key": "made"}
    assert base.record(MAYOR).log.shared == {}
    assert (base.size, left.size, len(left.log)) == (1, 2, 2)


def test_a_record_is_taken_up_once_with_what_it_holds() -> None:
    log = Log()
    report = says("report", LEAK, POST, MAYOR)
    take_up(log, report, SOON)
    take_up(log, report, LATE)
    assert sorted(record.id for record in log.records) == ["leak", "mayor", "post", "report"]
    assert set(log.times) == {SOON}


def test_an_unknown_time_comes_last() -> None:
    assert earlier(SOON, LATE)
    assert not earlier(LATE, SOON)
    assert not earlier(SOON, SOON)
    assert earlier(LATE, None)


def test_of_two_times_with_one_end_the_one_that_starts_first_is_earlier() -> None:
    month, last = Period("2031-09"), Period("2031-09-30")
    assert earlier(month, last)
    assert not earlier(last, month)


def test_of_two_texts_for_one_time_one_is_the_earlier() -> None:
    one, other = Period("2031-09-01T12:00Z"), Period("2031-09-01T12:00+00:00")
    assert earlier(one, other) is not earlier(other, one)
    assert min([one, other], key=rank) == min([other, one], key=rank)


def test_a_merge_takes_up_what_is_new_or_known_from_an_earlier_time_on() -> None:
    log = Log()
    other = LEAK.but(text="No tank leaks")
    for record, at, added in (
        (LEAK, None, True),
        (LEAK, None, False),
        (LEAK, LATE, True),
        (LEAK, LATE, False),
        (LEAK, None, False),
        (other, LATE, True),
        (LEAK, SOON, True),
        (LEAK, LATE, False),
        (other, None, False),
        (SLICK, None, True),
    ):
        before = len(log)
        log.merge(record, at)
        assert (len(log) > before) == added
    assert list(log.seen("leak", 9)) == [(LEAK, None), (LEAK, LATE), (other, LATE), (LEAK, SOON)]


def test_a_merge_takes_nothing_along_that_a_record_holds() -> None:
    log = Log()
    log.merge(says("report", LEAK, POST, MAYOR), SOON)
    assert [record.id for record in log.records] == ["report"]


def test_of_two_bounds_the_earlier_is_tighter() -> None:
    assert tighter(None, LATE) == LATE
    assert tighter(SOON, LATE) == tighter(LATE, SOON) == SOON
    assert tighter(SOON, SOON) == SOON
    month, last = Period("2031-09"), Period("2031-09-30")
    assert (tighter(month, last), tighter(last, month)) == (month, last)
    assert tighter(Period("2031-09"), LATE) == tighter(LATE, Period("2031-09")) == LATE


def test_wider_bounds_leave_out_nothing_that_either_lets_through() -> None:
    one, other = Bounds(SOON, LATE, 2), Bounds(LATE, SOON, 1)
    assert wider(one, other) == wider(other, one) == Bounds(LATE, LATE, 2)
    assert wider(one, Bounds()) == wider(Bounds(), one) == Bounds(None, None, 2)
    assert wider(Bounds(SOON), Bounds(LATE)) == Bounds(LATE)
    month = Period("2031-09")
    assert wider(Bounds(month), Bounds(LATE)) == wider(Bounds(LATE), Bounds(month)) == Bounds(month)
