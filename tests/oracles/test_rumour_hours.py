"""RumourEval: the status of each thread at each full hour, and each change to the second."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimledger import Assessment, Ledger, Record, assess, history
from oracles.by_hand import (
    Reading,
    Stand,
    Thread,
    by_day,
    changes,
    second,
    stand,
    threads_of,
    written,
)
from oracles.data import LONG, RUMOURS, needs, rows_of, sample
from oracles.threads import AFTER, as_replies, as_stances, rumour

pytestmark = needs(RUMOURS)

Recording = Callable[[Thread], list[Record]]
RECORDINGS = [as_replies, as_stances]


def reading_of(recording: Recording, thread: Thread) -> Reading:
    return thread.side_by_reply if recording is as_replies else thread.side_of_its_own


def told(answer: Assessment) -> tuple[Stand, tuple[int, int]]:
    """Return what an answer says in the words of the hand, and its least counts."""
    support, opposition = answer.support, answer.opposition
    by_hand = Stand(
        str(answer.status),
        frozenset(id for id in support.statements if not id.endswith(AFTER)),
        frozenset(id for id in opposition.statements if not id.endswith(AFTER)),
        (support.at_most, opposition.at_most),
        frozenset(a.statement for a in answer.set_aside if not a.statement.endswith(AFTER)),
    )
    return by_hand, (support.at_least, opposition.at_least)


def compared(
    ledger: Ledger, thread: Thread, recording: Recording, at: int | None, *, day: bool = False
) -> Stand:
    """Hold the ledger as of a moment, or as it is, against the hand; posts count one at least."""
    bound = None if at is None else written(at)[: 10 if day else None]
    then = ledger.as_of(published=bound)
    posts = [post for post in thread.posts.values() if at is None or second(post) <= at]
    wanted = stand(posts, reading_of(recording, thread))
    found, least = told(assess(then, rumour(thread)))
    assert found == wanted, (thread.id, at)
    assert least == (min(1, wanted.voices[0]), min(1, wanted.voices[1])), (thread.id, at)
    return wanted


@pytest.mark.parametrize("recording", RECORDINGS)
def test_at_the_end_every_thread_stands_as_it_does_by_hand(recording: Recording) -> None:
    for thread in threads_of(rows_of(RUMOURS)):
        compared(Ledger().record(*recording(thread)), thread, recording, None)


@pytest.mark.parametrize("recording", RECORDINGS)
def test_at_each_full_hour_every_thread_stands_as_it_does_by_hand(recording: Recording) -> None:
    threads = threads_of(rows_of(RUMOURS))
    asked = 0
    for thread in threads:
        ledger = Ledger().record(*recording(thread))
        for hour in thread.hours():
            compared(ledger, thread, recording, hour)
            asked += 1
    assert asked == 3_610


@pytest.mark.parametrize("recording", RECORDINGS)
def test_at_each_post_every_thread_stands_as_it_does_by_hand(recording: Recording) -> None:
    for thread in sample(threads_of(rows_of(RUMOURS)), 20):
        ledger = Ledger().record(*recording(thread))
        for at in {second(post) + late for post in thread.posts.values() for late in (-1, 0)}:
            compared(ledger, thread, recording, at)


@pytest.mark.parametrize(("recording", "undecided"), [(as_replies, 17), (as_stances, 40)])
def test_where_only_days_are_known_no_word_of_the_same_day_replaces_another(
    recording: Recording, undecided: int
) -> None:
    both = 0
    for thread in map(by_day, threads_of(rows_of(RUMOURS))):
        ledger = Ledger().record(*recording(thread))
        for at in {second(post) for post in thread.posts.values()}:
            now = compared(ledger, thread, recording, at, day=True)
            users = [{thread.posts[id]["user"] for id in side} for side in now[1:3]]
            both += len(users[0] & users[1])
    assert both == undecided


@pytest.mark.parametrize("recording", RECORDINGS)
def test_the_history_tells_every_change_to_the_second(recording: Recording) -> None:
    threads = threads_of(rows_of(RUMOURS))
    told = 0
    for thread in sample(threads, 25):
        ledger = Ledger().record(*recording(thread))
        found = [
            (written(change.at.begin or 0), str(change.before), str(change.after))
            for change in history(ledger, rumour(thread))
            if change.at is not None
        ]
        wanted = changes(thread, reading_of(recording, thread))
        assert found == [(written(at), before, after) for at, before, after in wanted], thread.id
        told += len(found)
    assert told >= (len(threads) if LONG else 25)


@pytest.mark.parametrize("recording", RECORDINGS)
def test_all_threads_in_one_ledger_stand_at_an_hour_as_each_alone(recording: Recording) -> None:
    threads = threads_of(rows_of(RUMOURS))
    ledger = Ledger().record(*(record for thread in threads for record in recording(thread)))
    hours = {hour for thread in threads for hour in thread.hours()}
    for hour in sample(sorted(hours), 3)[:30]:
        then = ledger.as_of(published=written(hour))
        for thread in threads:
            posts = [post for post in thread.posts.values() if second(post) <= hour]
            wanted = stand(posts, reading_of(recording, thread))
            assert told(assess(then, rumour(thread)))[0] == wanted, (thread.id, hour)
