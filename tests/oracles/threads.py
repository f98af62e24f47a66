"""Threads of posts as ledgers, in two readings; `docs/explanation/oracles.md` tells why.

`as_replies`: a post answers the post above it. A denial targets that post's statement. Who
supports says what the post above says, and has it from there: one record that cites that post's
statement, and one in his own voice. Comments and queries target it and take no side.

`as_stances`: a post's stance is one on the thread's rumour, whatever it replies to.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from claimledger import (
    Assertion,
    Claim,
    Claimant,
    Denial,
    Document,
    Ledger,
    Question,
    Record,
    Ref,
    Response,
    Source,
    Statement,
)
from oracles.by_hand import Post, Thread

BOARD = Source("board", "the platform", kind="platform")
AFTER = "-after"
"""What the id of a record ends with that passes on what the post above says."""


class Stance(NamedTuple):
    """What a statement does and to what: what a supporter repeats."""

    kind: Callable[..., Statement]
    target: str
    fields: dict[str, Any]


def rumour(thread: Thread) -> str:
    return f"rumour-{thread.id}"


def _on(target: str, stance: str, *, claim: bool) -> Stance:
    """Say what a stance on a claim or on a statement is; a Question can only be on a claim."""
    if stance == "query" and not claim:
        return Stance(Response, target, {"kind": "not_aware"})
    if stance == "comment":
        return Stance(Response, target, {"kind": "non_denial"})
    kinds: dict[str, Callable[..., Statement]] = {
        "support": Assertion,
        "deny": Denial,
        "query": Question,
    }
    return Stance(kinds[stance], target, {})


def _published(thread: Thread, post: Post) -> tuple[Document, list[Record]]:
    author = Claimant(f"user-{post['user']}")
    document = Document(f"post-{post['id']}", BOARD, authors=[author], published=post["at"])
    return document, [document, Claim(rumour(thread), f"What thread {thread.id} tells")]


def as_stances(thread: Thread) -> list[Record]:
    found: list[Record] = []
    for post in thread.posts.values():
        document, held = _published(thread, post)
        does = _on(rumour(thread), post["stance"], claim=True)
        found += [
            *held,
            does.kind(Ref(does.target), chain=[document], id=post["id"], **does.fields),
        ]
    return found


def as_replies(thread: Thread) -> list[Record]:
    found: list[Record] = []
    for post in thread.posts.values():
        document, held = _published(thread, post)
        does = _does(thread, post)
        common = {"chain": [document], **does.fields}
        found += [*held, does.kind(Ref(does.target), id=post["id"], **common)]
        if post["stance"] == "support" and post["parent"] is not None:
            above = Ref(post["parent"])
            found.append(
                does.kind(Ref(does.target), id=post["id"] + AFTER, citing=[above], **common)
            )
    return found


def _does(thread: Thread, post: Post) -> Stance:
    parent = thread.parent(post)
    while parent is not None and post["stance"] == "support":
        post, parent = parent, thread.parent(parent)
    if parent is None:
        return _on(rumour(thread), post["stance"], claim=True)
    return _on(parent["id"], post["stance"], claim=False)


def above(ledger: Ledger, statement: Statement) -> Statement | None:
    """Return the statement that one answers: what its document cites, else what it targets."""
    document = statement.chain[0].document
    assert document is not None
    cited = [up for said in ledger.statements_in(document.id) for up in said.citing]
    up = cited[0] if cited else statement.target
    return None if up.id in ledger.claims else ledger.statement(up.id)


def stance_in(ledger: Ledger, document: str) -> str:
    """Tell which stance a post was recorded with, by the types of its statements alone."""
    said = ledger.statements_in(document)
    if any(statement.citing for statement in said):
        return "support"
    (statement,) = said
    if isinstance(statement, Response):
        return "query" if statement.kind.value == "not_aware" else "comment"
    return {"assertion": "support", "denial": "deny", "question": "query"}[statement.kind_name]
