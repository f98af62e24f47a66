"""Statements and their chains, read from the tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NoReturn, final

import attrs

from claimledger.files.desk import (
    Desk,
    Field,
    FlawedError,
    Shape,
    choice,
    identifier,
    keyed,
    made,
    read_fields,
    text,
)
from claimledger.files.limits import or_raised
from claimledger.files.readers import KEPT, Each, Use, Word, period, words, yes_or_no
from claimledger.files.records import read_anchor
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

__all__ = [
    "LINK",
    "SHAPES",
    "VERBS",
    "Target",
    "Verb",
    "is_too_long",
    "read_link",
    "read_statement",
]

_CHAIN_FORM: Final = "[who was read, whom it cites, ..., who said it]"


def read_link(node: Node, desk: Desk) -> Link:
    """Read a link of a chain: a party's id, a document's id, or a mapping."""
    if isinstance(node, Text):
        found = desk.links.get(node.value)
        if found is None:
            found = desk.links[node.value] = _bare(node, desk)
        desk.register.uses.append((desk.page, node, node.value, "party or document"))
        return found
    if isinstance(node, Items):
        refuse(node, "this is a list, not a link of a chain", "write a party, or {party: ...}")
    values = read_fields(node, desk, LINK, "a link")
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


LINK: Final[Shape] = {
    "party": Field(Use("party"), about="who is cited"),
    "document": Field(Use("document"), about="the document in which it is cited"),
    "named_as": Field(text, about="what the mention calls the party, such as Moscow"),
    "cue": Field(text, about="the words that cite it"),
    "said": Field(period, about="when it said so"),
}


@final
@attrs.frozen
class Target:
    """Reads an id alone, for a thing of one kind, or ``{kind: id}`` for others."""

    bare: str
    wrapped: tuple[str, ...] = ()

    def __call__(self, node: Node, desk: Desk) -> Ref:
        """Read what a statement is on."""
        bare, wrapped = self.bare, self.wrapped
        if not wrapped:
            return desk.use(node, bare)
        if isinstance(node, Text):
            kinds = desk.register.kinds.get(node.value, {})
            meant = [kind for kind in wrapped if kind in kinds]
            if meant and bare not in kinds and node.value not in desk.register.external:
                problem = f"{node.value!r} is a {meant[0]}, not a {bare}"
                refuse(node, problem, f"write {{{meant[0]}: {node.value}}}")
            return desk.use(node, bare)
        what = f"{bare} id, nor {' nor '.join(f'{{{kind}: id}}' for kind in wrapped)}"
        if isinstance(node, Items):
            refuse(node, f"this is {spoken(node)}, not a {what}", f"write the {bare}'s id")
        kind, value = choice(node, words(wrapped), what)
        return desk.use(value, kind)


_COMMON: Final[Shape] = {
    "chain": Field(
        Each(read_link, _CHAIN_FORM),
        about="who is cited, reader first; the last one is who says it",
    ),
    "citing": Field(
        Each(Use("statement"), "[statement]"), about="the statements on which the last link rests"
    ),
    "certainty": Field(Word(Certainty)),
    "reading": Field(Word(Reading)),
    "basis": Field(Word(Basis)),
    "said": Field(period, about="when it was said"),
    "quotation": Field(Word(Quotation)),
    "translated": Field(yes_or_no, about="whether the words are a translation"),
    "cue": Field(text, about="the words that tell who speaks"),
    "terms": Field(Word(Terms)),
    "anchors": Field(
        Each(read_anchor, "[{start: 10, end: 42}]"), about="where it stands in the document's text"
    ),
    "id": Field(identifier, about="by which others name it; derived from the content if left out"),
    **KEPT,
}


@attrs.frozen
class Verb:
    """What a verb makes, what it takes beside the common keys, and what its id alone stands for."""

    kind: type[Statement]
    bare: str
    wrapped: tuple[str, ...] = ()
    own: Shape = attrs.field(factory=dict)
    about: str = ""


_WITHDRAWN: Final = ("document", "claim")

VERBS: Final[Mapping[str, Verb]] = {
    "asserts": Verb(Assertion, "claim", own={"act": Field(Word(Act))}, about="what is asserted"),
    "denies": Verb(
        Denial,
        "claim",
        ("statement",),
        {"scope": Field(Word(DenialScope))},
        about="what is denied",
    ),
    "questions": Verb(Question, "claim", about="what is asked"),
    "responds": Verb(
        Response,
        "claim",
        ("statement",),
        {"kind": Field(Word(ResponseKind))},
        about="what is answered without taking a side",
    ),
    "retracts": Verb(
        Retraction,
        "statement",
        _WITHDRAWN,
        {
            "reason": Field(text, about="why it is withdrawn"),
            "replacement": Field(
                Target("statement", _WITHDRAWN), about="what the party puts in its place"
            ),
        },
        about="what is withdrawn",
    ),
}
"""The verbs of statements."""


def _shape(name: str, verb: Verb) -> Shape:
    read = Target(verb.bare, verb.wrapped)
    mend = f"write {name}: the id of a {verb.bare}"
    return {name: Field(read, "target", mend, verb.about), **verb.own, **_COMMON}


SHAPES: Final[Mapping[str, Shape]] = {name: _shape(name, verb) for name, verb in VERBS.items()}
"""The keys of statements, by their verbs."""

_ANY: Final[Shape] = {
    key: attrs.evolve(field, required="")
    for shape in SHAPES.values()
    for key, field in shape.items()
}


def read_statement(node: Node, desk: Desk, first: Link | None = None) -> Statement:
    """Read a statement; ``first`` is the document it stands under, where its chain starts."""
    mapping = keyed(node, "{asserts: claim, chain: [...]}")
    too_long = is_too_long(mapping.value("chain"), desk, first)
    verbs = [name for name in VERBS if name in mapping.entries]
    if len(verbs) != 1:
        _refuse_verbs(mapping, desk, verbs)
    values = read_fields(mapping, desk, SHAPES[verbs[0]], f"a statement that {verbs[0]}")
    if too_long:
        raise FlawedError
    chain: tuple[Any, ...] = values.pop("chain", ())
    if first is not None:
        chain = (first, *chain)
    if not chain:
        refuse(node, "a statement has no chain", f"write chain: {_CHAIN_FORM}")
    kind: Callable[..., Statement] = VERBS[verbs[0]].kind
    return made(kind, node, chain=chain, **values)


def is_too_long(chain: Node | None, desk: Desk, first: Link | None = None) -> bool:
    """Tell whether a chain has too many links, and collect that it has."""
    most = desk.page.limits.chain
    if not isinstance(chain, Items) or len(chain.items) + (first is not None) <= most:
        return False
    mend = or_raised("make it shorter", "chain")
    desk.fault(chain, f"this chain has more than {most} links", mend)
    return True


def _refuse_verbs(node: Keyed, desk: Desk, verbs: list[str]) -> NoReturn:
    """Tell what is wrong with a statement's verbs, and all else that is wrong with it."""
    if verbs:
        key = node.entries[verbs[1]][0]
        problem = f"a statement has one verb, not {' and '.join(verbs)}"
        desk.fault(key, problem, "write one line for each")
    elif _ANY.keys() >= node.entries.keys():  # else the verb may be the key that is misspelt
        desk.fault(node, "a statement has no verb", f"write one of {', '.join(VERBS)}")
    read_fields(node, desk, _ANY, "a statement")
    raise FlawedError
