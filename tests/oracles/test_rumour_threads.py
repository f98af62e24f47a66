"""RumourEval: reply trees, stances and sides, worked out by hand and by the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from claimledger import (
    Assessment,
    GapKind,
    Ledger,
    Policy,
    Position,
    Record,
    Why,
    assess_all,
    trace_all,
)
from claimledger.files import dump, load
from oracles.by_hand import Thread, stand, threads_of
from oracles.data import (
    LONG,
    RUMOURS,
    halves,
    needs,
    one_by_one,
    rows_of,
    same_answers,
    shuffled,
)
from oracles.threads import AFTER, above, as_replies, as_stances, rumour, stance_in

pytestmark = needs(RUMOURS)

SEEDS = range(10 if LONG else 1)
CUMULATIVE = Policy(supersession="cumulative")
"""Under it no side is replaced, so that all that were ever taken can be seen."""


@cache
def threads() -> list[Thread]:
    return threads_of(rows_of(RUMOURS))


@cache
def records(recording: Callable[[Thread], list[Record]]) -> list[Record]:
    return [record for thread in threads() for record in recording(thread)]


@cache
def whole(recording: Callable[[Thread], list[Record]]) -> Ledger:
    return Ledger().record(*records(recording))


@cache
def answers(recording: Callable[[Thread], list[Record]]) -> Mapping[str, Assessment]:
    return assess_all(whole(recording))


def own(side: Position) -> set[str]:
    """Return the statements on a side that are in their author's own voice."""
    return {id for id in side.statements if not id.endswith(AFTER)}


def test_there_are_as_many_threads_posts_and_users_as_the_data_has() -> None:
    posts = [post for thread in threads() for post in thread.posts.values()]
    assert (len(threads()), len(posts)) == (272, 4238)
    for recording in (as_replies, as_stances):
        ledger = whole(recording)
        assert len(ledger.claims) == len(threads())
        assert len(ledger.documents) == len(posts)
        assert len(ledger.parties) == len({post["user"] for post in posts}) + 1


def test_every_post_stands_as_deep_in_the_ledger_as_in_its_tree() -> None:
    ledger = whole(as_replies)
    depths: Counter[int] = Counter()
    for thread in threads():
        for post in thread.posts.values():
            steps, statement = 0, ledger.statement(post["id"])
            while (up := above(ledger, statement)) is not None:
                steps, statement = steps + 1, up
            assert (steps, statement.id) == (thread.depth(post), thread.id), post["id"]
            depths[steps] += 1
    assert (depths.total(), max(depths)) == (4238, 24)


def test_the_types_of_the_statements_tell_how_many_of_each_stance_there_are() -> None:
    replies, stances = whole(as_replies), whole(as_stances)
    words = {"assertion": "support", "denial": "deny", "question": "query", "response": "comment"}
    for thread in threads():
        read = {
            said.chain[0].document.id
            for said in replies.statements_on(rumour(thread))
            if said.chain[0].document
        }
        assert Counter(stance_in(replies, document) for document in read) == thread.stances()
        kinds = Counter(words[said.kind_name] for said in stances.statements_on(rumour(thread)))
        assert kinds == thread.stances(), thread.id


def test_sides_fold_along_the_replies_as_they_do_by_hand() -> None:
    found = assess_all(whole(as_replies), policy=CUMULATIVE)
    folded: Counter[bool | None] = Counter()
    for thread in threads():
        sides = {id: thread.side_by_reply(post) for id, post in thread.posts.items()}
        answer = found[rumour(thread)]
        assert own(answer.support) == {id for id, side in sides.items() if side is True}
        assert own(answer.opposition) == {id for id, side in sides.items() if side is False}
        folded.update(sides.values())
    assert folded == {True: 704, False: 224, None: 3310}


def test_a_denial_of_what_takes_no_side_is_the_only_gap_in_any_chain() -> None:
    traced = trace_all(whole(as_replies))
    for thread in threads():
        found: dict[GapKind, set[str]] = {}
        for chain in traced[rumour(thread)]:
            for kind in chain.gap_kinds:
                found.setdefault(kind, set()).add(chain.statement.id.removesuffix(AFTER))
        wanted = thread.denials_of_nothing()
        assert found == ({GapKind.NO_SIDE: wanted} if wanted else {}), thread.id


@pytest.mark.parametrize("recording", [as_replies, as_stances])
def test_who_passes_a_post_on_counts_as_long_as_that_post_does(
    recording: Callable[[Thread], list[Record]],
) -> None:
    for thread in threads():
        reading = thread.side_by_reply if recording is as_replies else thread.side_of_its_own
        now = stand(thread.posts.values(), reading)
        passing = {
            id + AFTER: post["parent"]
            for id, post in thread.posts.items()
            if recording is as_replies and post["stance"] == "support" and post["parent"]
        }
        answer = answers(recording)[rumour(thread)]
        for side, held in ((answer.support, now.support), (answer.opposition, now.opposition)):
            relayed = {id for id, parent in passing.items() if parent in held}
            assert set(side.statements) == held | relayed, thread.id
        aside = {entry.statement: entry.why for entry in answer.set_aside}
        unreached = {id for id, parent in passing.items() if parent in now.replaced}
        assert aside == {
            **dict.fromkeys(now.replaced, Why.SUPERSEDED),
            **dict.fromkeys(unreached, Why.UNREACHED),
        }, thread.id


@pytest.mark.parametrize("recording", [as_replies, as_stances])
def test_what_replaces_a_word_is_a_later_one_of_its_user_on_the_other_side(
    recording: Callable[[Thread], list[Record]],
) -> None:
    replaced = 0
    for thread in threads():
        reading = thread.side_by_reply if recording is as_replies else thread.side_of_its_own
        for entry in answers(recording)[rumour(thread)].set_aside:
            if entry.why is Why.SUPERSEDED:
                assert entry.by is not None
                before, after = thread.posts[entry.statement], thread.posts[entry.by]
                assert before["user"] == after["user"]
                assert before["at"] < after["at"]
                assert {reading(before), reading(after)} == {True, False}
                replaced += 1
    assert replaced > 0


@pytest.mark.parametrize("recording", [as_replies, as_stances])
@pytest.mark.parametrize("seed", SEEDS)
def test_in_any_order_and_from_any_halves_it_is_the_same_ledger(
    recording: Callable[[Thread], list[Record]], seed: int
) -> None:
    one, other = halves(records(recording), seed)
    for ledger in (Ledger().record(*shuffled(records(recording), seed)), one | other, other | one):
        assert ledger.digest == whole(recording).digest
        assert same_answers(assess_all(ledger), answers(recording))


def test_recorded_one_by_one_from_the_last_post_to_the_first_it_is_the_same_ledger() -> None:
    ledger = one_by_one(reversed(records(as_replies)))
    assert ledger.digest == whole(as_replies).digest
    assert same_answers(assess_all(ledger), answers(as_replies))


def test_written_to_a_file_and_read_back_it_gives_the_same_answers(tmp_path: Path) -> None:
    file = tmp_path / "threads.json"
    dump(whole(as_replies), file)
    read = load(file).ledger
    assert read.digest == whole(as_replies).digest
    assert same_answers(assess_all(read), answers(as_replies))
