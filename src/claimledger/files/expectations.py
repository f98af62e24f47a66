"""What a file expects of the answers, read from the tree and held to the words of the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import attrs

from claimledger.files.desk import (
    KEPT,
    Desk,
    Field,
    FlawedError,
    Shape,
    choice,
    each,
    keyed,
    one_of,
    period,
    read_fields,
    use,
    whole_number,
    yes_or_no,
)
from claimledger.files.records import made
from claimledger.files.register import suggestion
from claimledger.files.tree import Items, Node, is_absent, refuse, spoken
from claimledger.model import ChainExpectation, Expectation
from claimledger.reasoning.policy import SWITCH, Policy
from claimledger.reasoning.weighing import FLAGS
from claimledger.reasoning.words import Answer, GapKind, Grade, Status

__all__ = ["read_expectation"]


_VIEWPOINT: Final = {"documents": "document", "relays": "party", "positions": "party"}
"""The fields of a viewpoint, and what sort of ids each one lists."""


def _words(words: Iterable[str]) -> Mapping[str, str]:
    return {str(word): str(word) for word in words}


def _policy_words(name: str) -> Mapping[str, str]:
    """Return the words of a field of a policy, and how each is kept."""
    default: Any = getattr(Policy(), name)
    if isinstance(default, bool):
        return {word: "on" if on else "off" for word, on in SWITCH.items()}
    vocabulary: Any = type(default)
    unfit = {Grade.NONE} if name == "threshold" else set()
    return _words(word for word in vocabulary if word not in unfit)


def _id(wanted: str) -> Callable[[Node, Desk], str]:
    return lambda node, desk: desk.use(node, wanted).id


def _mapping(
    readers: Mapping[str, Callable[[Node, Desk], Any]], what: str, example: str
) -> Callable[[Node, Desk], dict[str, Any]]:
    """Return a reader of a mapping with some keys of a closed list."""
    shape = {name: Field(read) for name, read in readers.items()}

    def read(node: Node, desk: Desk) -> dict[str, Any]:
        return read_fields(keyed(node, example), desk, shape, what)

    return read


def _selection(wanted: str) -> Callable[[Node, Desk], dict[str, tuple[str, ...]]]:
    def read(node: Node, desk: Desk) -> dict[str, tuple[str, ...]]:
        way, ids = choice(node, _words(("only", "except")), "selection")
        return {way: each(_id(wanted), f"[{wanted}]")(ids, desk)}

    return read


def _answers(node: Node, desk: Desk) -> dict[str, str]:
    read = one_of(_words(Answer), "answer")
    answers: dict[str, str] = {}
    for key, value in keyed(node, "{russia: denied}").entries.values():
        party = desk.attempt(_id("party"), key)
        answer = None if is_absent(value) else desk.attempt(read, value)
        if is_absent(value):
            desk.fault(value, "an answer is missing", suggestion("", tuple(Answer)))
        if party is not None and answer is not None:
            answers[party] = answer
    if len(answers) < len(keyed(node, "").entries):
        raise FlawedError
    return answers


def _interval(node: Node, desk: Desk) -> tuple[int, ...]:
    mend = "write [at_least, at_most], such as [1, 5]"
    if not isinstance(node, Items) or len(node.items) != 2:
        what = f"a list of {len(node.items)}" if isinstance(node, Items) else spoken(node)
        refuse(node, f"{what} is no interval of origins", mend)
    ends = each(whole_number, mend)(node, desk)
    if ends[0] > ends[1]:
        refuse(node, f"at least {ends[0]} and at most {ends[1]} is no interval", mend)
    return ends


_CHAIN: Final[Shape] = {
    "statement": Field(_id("statement")),
    "depth": Field(whole_number),
    "origins": Field(each(_id("party"), "[party]")),
    "circular": Field(yes_or_no),
    "grounded": Field(yes_or_no),
    "gaps": Field(each(one_of(_words(GapKind), "gap"), "[undated]")),
}


def _chain(node: Node, desk: Desk) -> ChainExpectation:
    mapping = keyed(node, "{statement: id, depth: 3, origins: [party]}")
    return ChainExpectation(**read_fields(mapping, desk, _CHAIN, "an expected chain"))


_EXPECTATION: Final[Shape] = {
    "claim": Field(use("claim"), required="write claim: the id of the claim asked about"),
    "as_of": Field(period),
    "policy": Field(
        _mapping(
            {
                name: one_of(_policy_words(name), f"{name} of a policy")
                for name in attrs.fields_dict(Policy)
            },
            "a policy",
            "{threshold: full}",
        )
    ),
    "viewpoint": Field(
        _mapping(
            {field: _selection(wanted) for field, wanted in _VIEWPOINT.items()},
            "a viewpoint",
            "{positions: {except: [party]}}",
        )
    ),
    "status": Field(one_of(_words(Status), "status")),
    "support": Field(_interval),
    "opposition": Field(_interval),
    "flags": Field(
        _mapping(
            {
                side: each(one_of(_words(flags), f"flag of {side}"), f"[{flags[0]}]")
                for side, flags in (("support", FLAGS[:-1]), ("opposition", FLAGS))
            },
            "flags",
            "{support: [hedged_only]}",
        )
    ),
    "answers": Field(_answers),
    "chains": Field(each(_chain, "[{depth: 3, origins: [party]}]")),
    **KEPT,
}


def read_expectation(node: Node, desk: Desk) -> Expectation:
    """Read what one claim's answer should be."""
    mapping = keyed(node, "{claim: id, status: asserted}")
    values = read_fields(mapping, desk, _EXPECTATION, "an expectation")
    return made(Expectation, node, **values)
