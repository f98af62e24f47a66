"""Bodies: each record, and what else a journal holds, as plain data, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs

from claimledger.errors import Fault, InvalidRecordError
from claimledger.files.desk import (
    Desk,
    Field,
    FlawedError,
    Shape,
    identifier,
    keyed,
    made,
    read_fields,
    text,
)
from claimledger.files.expectations import read_expectation
from claimledger.files.journal.canonical import canonical
from claimledger.files.journal.entries import Content, External, Lost, Torn
from claimledger.files.keeping import AMENDMENT, read_review, read_suppression
from claimledger.files.plain import switched
from claimledger.files.read_json import read_json
from claimledger.files.readers import Each, Use, Word, whole_number
from claimledger.files.records import (
    RELATION,
    read_claim,
    read_claimant,
    read_document,
    read_source,
    sha256,
)
from claimledger.files.register import Register, suggestion
from claimledger.files.statements import LINK, SHAPES, VERBS, is_too_long
from claimledger.files.tree import EnoughError, Items, Node, Page, Text, refuse, spoken
from claimledger.model import (
    Amendment,
    ClaimRelation,
    ClaimRelationKind,
    Expectation,
    Link,
    Record,
    Relation,
    RelationKind,
    content,
)

__all__ = ["TYPES", "body_of", "read_body", "read_canonical_body"]

Body = dict[str, Any]


def body_of(item: Content) -> Body:
    """Return the body of what a journal holds: its type, and its fields that are not defaults.

    >>> from claimledger.model import Claim
    >>> body_of(Claim("base", "A foreign base will open in the port"))
    {'type': 'claim', 'id': 'base', 'text': 'A foreign base will open in the port'}
    """
    if not isinstance(item, Record):
        if type(item) not in _NAMES:
            raise InvalidRecordError(f"{item!r} is no record", "append records")
        plain = attrs.asdict(item, value_serializer=_listed)
        return {"type": _NAMES[type(item)], **plain}
    body = {"type": item.kind_name, **content(item)}
    if "chain" in body:
        body["chain"] = [_short(link) for link in body["chain"]]
    if isinstance(item, Amendment) and item.replacement is not None:
        body["replacement"] = body_of(item.replacement)
    if isinstance(item, Expectation) and "policy" in body:
        body["policy"] = switched(body["policy"])
    return body


_NAMES: Final[Mapping[type, str]] = {External: "external", Torn: "torn", Lost: "lost"}


def _listed(_owner: object, _field: object, value: Any) -> Any:
    return [_listed(None, None, item) for item in value] if isinstance(value, tuple) else value


def _short(link: Body) -> Any:
    return link["party"] if len(link) == 1 else link


def read_body(page: Page) -> Content | tuple[Fault, ...]:
    """Read the body that is a page's text, in any form, with every fault at its place."""
    wrong = read_json(page)
    desk = Desk(page, Register())
    found = None
    try:
        for error in wrong:
            desk.fault(error.node, error.problem, error.mend)
        if not wrong:
            found = desk.attempt(_read, page.root or Text("", 0, plain=True))
    except EnoughError:
        pass
    return tuple(desk.faults) if desk.faults or found is None else found


def read_canonical_body(page: Page) -> Content | tuple[Fault, ...]:
    """Read a body that must stand in its canonical form: one record has one body."""
    found = read_body(page)
    if isinstance(found, tuple) or canonical(body_of(found)) == page.text:
        return found
    mend = "leave defaults out, sort the keys, and escape nothing needlessly"
    return (Fault("", "this body is not in its canonical form", mend, page.name, 1, 1),)


def _read(node: Node, desk: Desk) -> Content:
    mapping = keyed(node, "{type: claim, id: base, text: ...}")
    kind = mapping.value("type")
    if kind is None:
        refuse(mapping, "a body has no type", f"write type: one of {', '.join(TYPES)}")
    name = text(kind, desk)
    if name not in TYPES:
        refuse(kind, f"{spoken(kind)} is no type of a body", suggestion(name, list(TYPES)))
    make, shape = TYPES[name]
    values = read_fields(mapping, desk, shape, f"the body of {name}")
    values.pop("type", None)
    found: Content = made(make, node, **values)
    return found


def _link(node: Node, desk: Desk) -> Link:
    if isinstance(node, Items):
        refuse(node, "this is a list, not a link of a chain", "write a party, or {party: ...}")
    if isinstance(node, Text):
        return Link(desk.use(node, "party"))
    return made(Link, node, **read_fields(node, desk, _LINK, "a link"))


_LINK: Final[Shape] = {
    **LINK,
    "party": attrs.evolve(LINK["party"], required="write party: who is cited"),
}
_EACH_LINK: Final = Each(_link, "[party]")


def _chain(node: Node, desk: Desk) -> tuple[Link, ...]:
    if is_too_long(node, desk):
        raise FlawedError
    return _EACH_LINK(node, desk)


def _range(node: Node, desk: Desk) -> tuple[int, int]:
    found = Each(whole_number, "[57, 58]")(node, desk)
    if len(found) != 2 or not 0 < found[0] <= found[1]:
        refuse(node, "this is no range of entries", "write [first, last], such as [57, 58]")
    return found[0], found[1]


_ID: Final[Shape] = {"id": Field(identifier, required="write id: that of the record")}
_ANY: Final = Use("record")
_TYPE: Final[Shape] = {"type": Field(text)}


def _named(described: Any) -> tuple[Callable[..., Record], Shape]:
    return described.kind, {**_TYPE, **_ID, **described.shape}


def _statement(name: str) -> tuple[Callable[..., Record], Shape]:
    shape = {key: field for key, field in SHAPES[name].items() if key != name}
    chain = Field(_chain, required="write chain: who is cited, reader first")
    aimed: Shape = {"target": Field(_ANY, required="write target: the id of what it is on")}
    if "replacement" in shape:
        aimed = {**aimed, "replacement": Field(_ANY)}
    return VERBS[name].kind, {**_TYPE, **shape, "chain": chain, **aimed}


def _relation(kind: type[Relation | ClaimRelation], subject: str, verbs: Any) -> Any:
    ends = {
        name: Field(_ANY, required=f"write {name}: the id of one end")
        for name in (subject, "other")
    }
    verb = {"kind": Field(Word(verbs), required="write kind: the verb, such as speaks_for")}
    during = {"during": RELATION["during"]} if kind is Relation else {}
    kept = {key: RELATION[key] for key in ("note", "meta")}
    return kind, {**_TYPE, **ends, **verb, **during, **kept}


def _listing(described: Any, **own: Field) -> tuple[Callable[..., Record], Shape]:
    return described.kind, {**_TYPE, **described.shape, **own}


_SIZE: Final = Field(whole_number, required="write size: the number of bytes")

TYPES: Final[Mapping[str, tuple[Callable[..., Any], Shape]]] = {
    "source": _named(read_source),
    "claimant": _named(read_claimant),
    "claim": _named(read_claim),
    "document": _named(read_document),
    "relation": _relation(Relation, "party", RelationKind),
    "claim-relation": _relation(ClaimRelation, "claim", ClaimRelationKind),
    **{verb.kind.kind_name: _statement(name) for name, verb in VERBS.items()},
    "review": _listing(read_review),
    "suppression": _listing(
        read_suppression, subject=Field(_ANY, required="write subject: the id it is on")
    ),
    "amendment": (
        Amendment,
        {
            **_TYPE,
            **AMENDMENT,
            "record": Field(_ANY, required="write record: the id of what is mended"),
            "replacement": Field(_read),
        },
    ),
    "expectation": _listing(read_expectation),
    "external": (
        External,
        {**_TYPE, "ids": Field(Each(identifier, "[id]"), required="write ids: [id]")},
    ),
    "torn": (
        Torn,
        {
            **_TYPE,
            "size": _SIZE,
            "sha256": Field(sha256, required="write sha256: that of the bytes"),
            "begins": Field(text, required="write begins: the first bytes in base64"),
        },
    ),
    "lost": (
        Lost,
        {**_TYPE, "entries": Field(Each(_range, "[[57, 58]]"), required="write entries")},
    ),
}
"""What makes each type, and the keys of its body."""
