"""Threads worked out from their raw posts alone: nothing here knows the library.

A *reading* gives each post a side on what the thread tells: for (True), against (False) or none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

Post = dict[str, Any]
Reading = Callable[[Post], "bool | None"]
HOUR = 3600


class Thread:
    """The posts of one thread by id, with what each replies to."""

    def __init__(self, id: str, posts: Iterable[Post]) -> None:
        self.id = id
        self.posts = {post["id"]: post for post in posts}

    def parent(self, post: Post) -> Post | None:
        return None if post["parent"] is None else self.posts[post["parent"]]

    def depth(self, post: Post) -> int:
        """Return how many replies lead down to a post."""
        steps = 0
        while (parent := self.parent(post)) is not None:
            steps, post = steps + 1, parent
        return steps

    def side_of_its_own(self, post: Post) -> bool | None:
        """Read a stance as one on the thread's rumour, whatever it replies to."""
        return {"support": True, "deny": False}.get(post["stance"])

    def side_by_reply(self, post: Post) -> bool | None:
        """Read a stance as one on the post above: a denial turns its side, a support keeps it."""
        turns = 0
        while (parent := self.parent(post)) is not None:
            if post["stance"] not in ("support", "deny"):
                return None
            turns += post["stance"] == "deny"
            post = parent
        side = self.side_of_its_own(post)
        return None if side is None else side is (turns % 2 == 0)

    def denials_of_nothing(self) -> set[str]:
        """Return the posts that deny, or support a denial, and by reply still have no side."""
        found = set()
        for post in self.posts.values():
            at: Post | None = post
            while at is not None and at["stance"] == "support":
                at = self.parent(at)
            if at is not None and at["stance"] == "deny" and self.side_by_reply(at) is None:
                found.add(post["id"])
        return found

    def stances(self) -> Counter[str]:
        return Counter(post["stance"] for post in self.posts.values())

    def hours(self) -> list[int]:
        """Return every full hour from the one before the first post to the one after the last."""
        times = [second(post) for post in self.posts.values()]
        first, last = min(times) // HOUR, -(-max(times) // HOUR)
        return [hour * HOUR for hour in range(first, last + 1)]


def threads_of(posts: Iterable[Post]) -> list[Thread]:
    found: dict[str, list[Post]] = defaultdict(list)
    for post in posts:
        found[post["thread"]].append(post)
    return [Thread(id, members) for id, members in found.items()]


def second(post: Post) -> int:
    """Return when a post was published, in seconds since 1970; of a day, its first."""
    at = datetime.fromisoformat(post["at"])
    return round(at.replace(tzinfo=at.tzinfo or UTC).timestamp())


def by_day(thread: Thread) -> Thread:
    """Return a thread of which only the days are known."""
    return Thread(thread.id, ({**p, "at": p["at"][:10]} for p in thread.posts.values()))


def written(seconds: int) -> str:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).isoformat()


class Stand(NamedTuple):
    """What a thread comes to at one moment: its status, and the posts that stand on each side."""

    status: str
    support: frozenset[str]
    opposition: frozenset[str]
    voices: tuple[int, int]
    replaced: frozenset[str]


def stand(posts: Collection[Post], reading: Reading) -> Stand:
    """Work out who stands where: a user's last word holds, and what agrees with it.

    Of what a user posts in one second, or on a day of which the hour is not known, nobody knows
    which came last, so that both stay.
    """
    taken: dict[str, list[Post]] = defaultdict(list)
    for post in posts:
        if reading(post) is not None:
            taken[post["user"]].append(post)
    held: dict[bool, set[str]] = {True: set(), False: set()}
    users: dict[bool, set[str]] = {True: set(), False: set()}
    replaced: set[str] = set()
    for user, words in taken.items():
        end = max(second(post) for post in words)
        last = {reading(post) for post in words if second(post) == end}
        for post in words:
            side = reading(post)
            if side is None or not (second(post) == end or last == {side}):
                replaced.add(post["id"])
            else:
                held[side].add(post["id"])
                users[side].add(user)
    status = {
        (True, True): "contested",
        (True, False): "asserted",
        (False, True): "denied",
        (False, False): "open" if posts else "unreported",
    }[bool(held[True]), bool(held[False])]
    return Stand(
        status,
        frozenset(held[True]),
        frozenset(held[False]),
        (len(users[True]), len(users[False])),
        frozenset(replaced),
    )


def changes(thread: Thread, reading: Reading) -> list[tuple[int, str, str]]:
    """Return every change of a thread's status: the second, the status before and after."""
    found: list[tuple[int, str, str]] = []
    before = "unreported"
    for now in sorted({second(post) for post in thread.posts.values()}):
        status = stand([p for p in thread.posts.values() if second(p) <= now], reading).status
        if status != before:
            found.append((now, before, status))
        before = status
    return found
