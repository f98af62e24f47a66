"""Statements and their chains, read from the tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs

from claimledger.files.desk import (
    KEPT,
    Desk,
    Field,
    Shape,
    choice,
    each,
    identifier,
    keyed,
    period,
    read_fields,
    text,
    use,
    word,
    yes_or_no,
)
from claimledger.files.records import anchors, made
from claimledger.files.tree import Items, Keyed, Node, Text, refuse, spoken
from claimledger.model import (
    Act,
    Assertion,
    Basis,
    Certainty,
    Denial,
    DenialScope,
    Link,
    Question,
    Quotation,
    Reading,
    Ref,
    Response,
    ResponseKind,
    Retraction,
    Statement,
    Terms,
)

__all__ = ["VERBS", "Verb", "read_statement"]

_CHAIN_FORM: Final = "[who was read, whom it cites, ..., who said it]"


def _link(node: Node, desk: Desk) -> Link:
    if isinstance(node, Text):
        found = desk.links.get(node.value)
        if found is None:
            found = desk.links[node.value] = _bare(node, desk)
        desk.register.uses.append((desk.page, node, node.value, "party or document"))
        return found
    if isinstance(node, Items):
        refuse(node, "this is a list, not a link of a chain", "write a party, or {party: ...}")
    values = read_fields(node, desk, _LINK, "a link")
    if "party" not in values:
        if "document" not in values:
            refuse(node, "a link names no party", "write {party: id}, or {document: id}")
        publisher = _publisher(values["document"].id, desk)
        if publisher is None:
            mend = "write {party: who published it, document: id}"
            refuse(node, f"who published {values['document'].id!r} is not in these files", mend)
        values["party"] = Ref(publisher)
    return made(Link, node, **values)


def _bare(node: Text, desk: Desk) -> Link:
    publisher = _publisher(node.value, desk)
    if publisher is None:
        return Link(desk.ref(node))
    return Link(Ref(publisher), document=desk.ref(node))


def _publisher(id: str, desk: Desk) -> str | None:
    return desk.publishers.get(id) or desk.register.publishers.get(id)


_LINK: Final[Shape] = {
    "party": Field(use("party")),
    "document": Field(use("document")),
    "named_as": Field(text),
    "cue": Field(text),
    "said": Field(period),
}


def _target(bare: str, *wrapped: str) -> Callable[[Node, Desk], Ref]:
    """Return a reader of an id alone, for a thing of one kind, or of ``{kind: id}`` for others."""
    what = f"{bare} id, nor {' nor '.join(f'{{{kind}: id}}' for kind in wrapped)}"

    def read(node: Node, desk: Desk) -> Ref:
        if isinstance(node, Text):
            kinds = desk.register.kinds.get(node.value, {})
            meant = [kind for kind in wrapped if kind in kinds]
            if meant and bare not in kinds and node.value not in desk.register.external:
                problem = f"{node.value!r} is a {meant[0]}, not a {bare}"
                refuse(node, problem, f"write {{{meant[0]}: {node.value}}}")
            return desk.use(node, bare)
        if isinstance(node, Items):
            refuse(node, f"this is {spoken(node)}, not a {what}", f"write the {bare}'s id")
        kind, value = choice(node, {kind: kind for kind in wrapped}, f"{what}")
        return desk.use(value, kind)

    return read


_COMMON: Final[Shape] = {
    "chain": Field(each(_link, _CHAIN_FORM)),
    "citing": Field(each(use("statement"), "[statement]")),
    "certainty": Field(word(Certainty)),
    "reading": Field(word(Reading)),
    "basis": Field(word(Basis)),
    "said": Field(period),
    "quotation": Field(word(Quotation)),
    "translated": Field(yes_or_no),
    "cue": Field(text),
    "terms": Field(word(Terms)),
    "anchors": Field(anchors),
    "id": Field(identifier),
    **KEPT,
}


@attrs.frozen
class Verb:
    """What a verb makes, what it takes beside the common keys, and what its id alone stands for."""

    kind: type[Statement]
    bare: str
    wrapped: tuple[str, ...] = ()
    own: Shape = attrs.field(factory=dict)


_WITHDRAWN: Final = ("document", "claim")

VERBS: Final[Mapping[str, Verb]] = {
    "asserts": Verb(Assertion, "claim", own={"act": Field(word(Act))}),
    "denies": Verb(Denial, "claim", ("statement",), {"scope": Field(word(DenialScope))}),
    "questions": Verb(Question, "claim"),
    "responds": Verb(Response, "claim", ("statement",), {"kind": Field(word(ResponseKind))}),
    "retracts": Verb(
        Retraction,
        "statement",
        _WITHDRAWN,
        {"reason": Field(text), "replacement": Field(_target("statement", *_WITHDRAWN))},
    ),
}
"""The verbs of statements."""


def _shape(name: str, verb: Verb) -> Shape:
    read = _target(verb.bare, *verb.wrapped) if verb.wrapped else use(verb.bare)
    mend = f"write {name}: the id of a {verb.bare}"
    return {name: Field(read, "target", required=mend), **verb.own, **_COMMON}


_SHAPES: Final[Mapping[str, Shape]] = {name: _shape(name, verb) for name, verb in VERBS.items()}
_ANY: Final[Shape] = {
    key: attrs.evolve(field, required="")
    for shape in _SHAPES.values()
    for key, field in shape.items()
}


def read_statement(node: Node, desk: Desk, first: Link | None = None) -> Statement:
    """Read a statement; ``first`` is the document it stands under, where its chain starts."""
    mapping = keyed(node, "{asserts: claim, chain: [...]}")
    verbs = [name for name in VERBS if name in mapping.entries]
    if len(verbs) != 1:
        _refuse_verbs(mapping, desk, verbs)
    values = read_fields(mapping, desk, _SHAPES[verbs[0]], f"a statement that {verbs[0]}")
    chain: tuple[Any, ...] = values.pop("chain", ())
    if first is not None:
        chain = (first, *chain)
    if not chain:
        refuse(node, "a statement has no chain", f"write chain: {_CHAIN_FORM}")
    kind: Callable[..., Statement] = VERBS[verbs[0]].kind
    return made(kind, node, chain=chain, **values)


def _refuse_verbs(node: Keyed, desk: Desk, verbs: list[str]) -> None:
    if verbs:
        key = node.entries[verbs[1]][0]
        problem = f"a statement has one verb, not {' and '.join(verbs)}"
        refuse(key, problem, "write one line for each")
    read_fields(node, desk, _ANY, "a statement")
    refuse(node, "a statement has no verb", f"write one of {', '.join(VERBS)}")
