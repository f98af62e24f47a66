"""What a file expects of the answers, read from the tree and held to the words of the answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import attrs

from claimledger.files.desk import Desk, Field, FlawedError, Read, Shape, keyed
from claimledger.files.readers import (
    KEPT,
    Described,
    Each,
    OneOf,
    Selection,
    Use,
    UsedId,
    period,
    whole_number,
    words,
    yes_or_no,
)
from claimledger.files.register import suggestion
from claimledger.files.tree import Items, Node, is_absent, refuse, spoken
from claimledger.model import ChainExpectation, Expectation
from claimledger.reasoning.policy import SWITCH, Policy
from claimledger.reasoning.weighing import FLAGS
from claimledger.reasoning.words import Answer, GapKind, Grade, Status

__all__ = ["ANSWER", "read_answers", "read_expectation", "read_interval"]

_VIEWPOINT: Final = {"documents": "document", "relays": "party", "positions": "party"}
"""The fields of a viewpoint, and what sort of ids each one lists."""


def _policy_words(name: str) -> Mapping[str, str]:
    """Return the words of a field of a policy, and how each is kept."""
    default: Any = getattr(Policy(), name)
    if isinstance(default, bool):
        return {word: "on" if on else "off" for word, on in SWITCH.items()}
    vocabulary: Any = type(default)
    unfit = {Grade.NONE} if name == "threshold" else set()
    return words(word for word in vocabulary if word not in unfit)


def _mapping(readers: Mapping[str, Read], what: str, example: str) -> Described[dict[str, Any]]:
    """Return a reader of a mapping with some keys of a closed list."""
    return Described(dict, {name: Field(read) for name, read in readers.items()}, what, example)


ANSWER: Final = OneOf(words(Answer), "answer")


def read_answers(node: Node, desk: Desk) -> dict[str, str]:
    """Read what the accused parties are expected to have answered."""
    answers: dict[str, str] = {}
    for key, value in keyed(node, "{russia: denied}").entries.values():
        party = desk.attempt(UsedId("party"), key)
        answer = None if is_absent(value) else desk.attempt(ANSWER, value)
        if is_absent(value):
            desk.fault(value, "an answer is missing", suggestion("", tuple(Answer)))
        if party is not None and answer is not None:
            answers[party] = answer
    if len(answers) < len(keyed(node, "").entries):
        raise FlawedError
    return answers


def read_interval(node: Node, desk: Desk) -> tuple[int, ...]:
    """Read how many origins there are, at least and at most."""
    mend = "write [at_least, at_most], such as [1, 5]"
    if not isinstance(node, Items) or len(node.items) != 2:
        what = f"a list of {len(node.items)}" if isinstance(node, Items) else spoken(node)
        refuse(node, f"{what} is no interval of origins", mend)
    ends = Each(whole_number, mend)(node, desk)
    if ends[0] > ends[1]:
        refuse(node, f"at least {ends[0]} and at most {ends[1]} is no interval", mend)
    return ends


_CHAIN: Final[Shape] = {
    "statement": Field(
        UsedId("statement"), about="whose chain it is; any of the claim's if left out"
    ),
    "depth": Field(whole_number, about="how far the reader stands from who said it"),
    "origins": Field(Each(UsedId("party"), "[party]"), about="who said it first"),
    "circular": Field(yes_or_no, about="whether it leads back to itself"),
    "grounded": Field(yes_or_no, about="whether it reaches an origin"),
    "gaps": Field(Each(OneOf(words(GapKind), "gap"), "[undated]"), about="what is missing in it"),
}

_read_chain: Final = Described(
    ChainExpectation, _CHAIN, "an expected chain", "{statement: id, depth: 3, origins: [party]}"
)

_EXPECTATION: Final[Shape] = {
    "claim": Field(
        Use("claim"),
        required="write claim: the id of the claim asked about",
        about="the claim asked about",
    ),
    "as_of": Field(period, about="ask the ledger as public by then"),
    "policy": Field(
        _mapping(
            {
                name: OneOf(_policy_words(name), f"{name} of a policy")
                for name in attrs.fields_dict(Policy)
            },
            "a policy",
            "{threshold: full}",
        ),
        about="how statements are weighed",
    ),
    "viewpoint": Field(
        _mapping(
            {field: Selection(wanted) for field, wanted in _VIEWPOINT.items()},
            "a viewpoint",
            "{positions: {except: [party]}}",
        ),
        about="what is read, trusted and counted",
    ),
    "status": Field(OneOf(words(Status), "status"), about="the claim's contested status"),
    "support": Field(read_interval, about="how many independent origins stand for it"),
    "opposition": Field(read_interval, about="how many independent origins stand against it"),
    "flags": Field(
        _mapping(
            {
                side: Each(OneOf(words(flags), f"flag of {side}"), f"[{flags[0]}]")
                for side, flags in (("support", FLAGS[:-1]), ("opposition", FLAGS))
            },
            "flags",
            "{support: [hedged_only]}",
        ),
        about="the flags of each side: just those that are true",
    ),
    "answers": Field(read_answers, about="what the accused parties have answered"),
    "chains": Field(
        Each(_read_chain, "[{depth: 3, origins: [party]}]"), about="what its chains should be"
    ),
    **KEPT,
}

read_expectation: Final = Described(
    Expectation, _EXPECTATION, "an expectation", "{claim: id, status: asserted}"
)
