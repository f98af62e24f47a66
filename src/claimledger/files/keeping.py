"""Reviews, amendments, suppressions and recording times, read from the tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, final

import attrs

from claimledger.errors import InvalidRecordError
from claimledger.files.desk import (
    Desk,
    Field,
    FlawedError,
    Shape,
    identifier,
    keyed,
    listed,
    made,
    read_fields,
    text,
)
from claimledger.files.kinds import SECTIONS, SUCH_RELATION
from claimledger.files.readers import KEPT, Described, Each, Use, as_it_is, period
from claimledger.files.records import (
    read_claim,
    read_claimant,
    read_document,
    read_relation,
    read_source,
)
from claimledger.files.statements import VERBS, read_statement
from claimledger.files.tree import Items, Keyed, Node, Text, refuse, spoken
from claimledger.model import Amendment, Period, Rating, Record, Ref, Review, Suppression
from claimledger.model.identity import valid_text

__all__ = [
    "AMENDMENT",
    "Recording",
    "read_amendment",
    "read_held_record",
    "read_named_record",
    "read_recorded",
    "read_review",
    "read_suppression",
    "told_of",
]

_DERIVED = re.compile(r"([a-z-]+)-[0-9a-f]{20}", re.ASCII)

_RATING: Final[Shape] = {
    "label": Field(text, required="write label: the rating's words", about="the rating's words"),
    "value": Field(text, about="the rating as a figure"),
    "best": Field(text, about="the best figure there is"),
    "worst": Field(text, about="the worst figure there is"),
}

_REVIEW: Final[Shape] = {
    "claim": Field(
        Use("claim"),
        required="write claim: the id of the claim it rates",
        about="the claim that it rates",
    ),
    "document": Field(
        Use("document"),
        required="write document: where it was published",
        about="where it was published",
    ),
    "rating": Field(
        Described(Rating, _RATING, "a rating", "{label: Half true}", bare="label"),
        required="write rating: its label, or {label: ..., value: ...}",
        about="the published rating",
    ),
    "explanation": Field(text, about="why it was rated so"),
    **KEPT,
}

read_review: Final = Described(
    Review, _REVIEW, "a review", "{claim: id, document: id, rating: ...}"
)


def read_named_record(node: Node, desk: Desk) -> Ref:
    """Read which record is meant: its id, or a relation as its list."""
    if isinstance(node, Keyed):
        refuse(
            node, f"this is {spoken(node)}, not a record's id", "write the id, or a relation's list"
        )
    if isinstance(node, Text):
        return desk.use(node, "record")
    relation = read_relation(node, desk, known=False)
    desk.register.uses.append((desk.page, node, relation.id, SUCH_RELATION))
    return Ref(relation.id)


_SUPPRESSION: Final[Shape] = {
    "code": Field(
        text, required="write code: that of the finding", about="the finding's code, such as CLS101"
    ),
    "subject": Field(
        read_named_record,
        required="write subject: the id of what the finding is on",
        about="the record that the finding is on",
    ),
    "by": Field(text, about="who silences it"),
    "reason": Field(text, about="why"),
    "on": Field(period, about="when it was silenced"),
    "until": Field(period, about="how long it stays silent"),
    **KEPT,
}

read_suppression: Final = Described(
    Suppression, _SUPPRESSION, "a suppression", "{code: CLS101, subject: id, by: ..., reason: ...}"
)

AMENDMENT: Final[Shape] = {
    "record": Field(
        read_named_record,
        required="write record: the id of what is mended",
        about="the record that is mended",
    ),
    "replacement": Field(as_it_is, about="the record in its place; nothing takes the record back"),
    "by": Field(text, about="who mends it"),
    "reason": Field(text, about="why"),
    "id": Field(identifier, about="by which others name it; derived from the content if left out"),
    **KEPT,
}


def read_amendment(node: Node, desk: Desk) -> Amendment:
    """Read an amendment; what sort its replacement is follows from the record amended."""
    mapping = keyed(node, "{record: id, replacement: ..., by: ..., reason: ...}")
    values = read_fields(mapping, desk, AMENDMENT, "an amendment")
    new = values.pop("replacement", None)
    if new is not None:
        values["replacement"] = _replacement(new, desk, values["record"].id)
        if values["replacement"] is None:
            raise FlawedError
    amendment = made(Amendment, node, **values)
    if new is not None and amendment.replacement is not None:
        desk.register.replace(desk.page, new, amendment.record.id, amendment.replacement)
    return amendment


def _replacement(node: Node, desk: Desk, id: str) -> Record | None:
    if isinstance(node, Keyed) and len(node.entries) == 1:
        section, (_, value) = next(iter(node.entries.items()))
        if section in SECTIONS:
            return _under_section(SECTIONS[section], value, desk)
    kind = desk.register.kind(id) or _derived_kind(id) or _kind_by_shape(node)
    if kind is None:
        if id not in desk.register.external:
            raise FlawedError
        mend = "name its section and its id: {claims: {base: ...}}"
        refuse(node, f"what sort of record {id!r} is cannot be told from these files", mend)
    return desk.attempt(_reader(kind, id), node)


def _under_section(kind: str, node: Node, desk: Desk) -> Record | None:
    """Read a replacement that names its section: ``{claims: {base: ...}}``."""
    if kind not in _NAMED:
        items = listed(node, "[...]").items
        if len(items) != 1:
            refuse(node, f"a record is replaced by one record, not {len(items)}", "keep one")
        return desk.attempt(_LISTED[kind], items[0])
    entries = keyed(node, "{id: ...}").entries
    if len(entries) != 1:
        refuse(node, f"a record is replaced by one record, not {len(entries)}", "keep one")
    key, value = next(iter(entries.values()))
    return desk.attempt(_reader(kind, identifier(key, desk)), value)


def _derived_kind(id: str) -> str | None:
    match = _DERIVED.fullmatch(id)
    kind = "" if match is None else match[1].replace("-", " ")
    kind = _BY_RECORD_KIND.get(kind, kind)
    return kind if kind in _NAMED or kind in _LISTED else None


def _kind_by_shape(node: Node) -> str | None:
    if isinstance(node, Items):
        return "relation"
    if isinstance(node, Keyed) and not VERBS.keys().isdisjoint(node.entries):
        return "statement"
    return None


def _reader(kind: str, id: str) -> Callable[[Node, Desk], Record]:
    if kind in _NAMED:
        read = _NAMED[kind]
        return lambda node, desk: read(node, desk, id)
    return _LISTED[kind]


_NAMED: Final[Mapping[str, Callable[[Node, Desk, str], Record]]] = {
    "source": read_source,
    "claimant": read_claimant,
    "claim": read_claim,
    "document": read_document,
}
_LISTED: Final[Mapping[str, Callable[[Node, Desk], Record]]] = {
    "relation": read_relation,
    "claim relation": read_relation,
    "statement": read_statement,
    "review": read_review,
    "amendment": read_amendment,
    "suppression": read_suppression,
}
_BY_RECORD_KIND: Final = {verb.kind.kind_name: "statement" for verb in VERBS.values()}


def read_held_record(node: Node, desk: Desk) -> str:
    """Read which record of this file is meant: its id, or a relation as its list."""
    if isinstance(node, Items):
        id = read_relation(node, desk, known=False).id
    else:
        id = identifier(node, desk)
    if id not in desk.records:
        if desk.faults:  # it may be one of those that could not be read
            raise FlawedError
        refuse(node, f"no record {id!r} in this file", "name a record of the same file")
    return id


@final
@attrs.frozen
class Recording:
    """When something was recorded, as far as it is known, and by whom.

    >>> Recording(Period("2024-06-20"), "desk").by
    'desk'
    """

    at: Period | None = None
    by: str = attrs.field(default="", validator=valid_text)


def told_of(recordings: Iterable[Recording], first: Period | None) -> tuple[Recording, ...]:
    """Return recordings of a record, with the first time at which it was recorded among them.

    >>> [str(told.at) for told in told_of([Recording(Period("2024-06-20"))], Period("2024-06"))]
    ['2024-06-20', '2024-06']
    """
    told = tuple(recordings)
    if told and (first is None or any(recording.at == first for recording in told)):
        return told
    return (*told, Recording(first))


_RECORDED: Final[Shape] = {
    "at": Field(period, about="when they came into this ledger"),
    "by": Field(text, about="who recorded them"),
    "records": Field(
        Each(read_held_record, "[id, ...]"),
        required="write records: [id, ...]",
        about="records of this file",
    ),
}


def _recorded(
    *, records: tuple[str, ...], at: Period | None = None, by: str = ""
) -> tuple[Recording, tuple[str, ...]]:
    """When some records of this file were recorded, by whom, or both."""
    if at is None and not by:
        mend = "write at: when they were recorded, or by: who recorded them"
        raise InvalidRecordError("a recording tells neither when nor by whom", mend)
    return Recording(at, by), records


read_recorded: Final = Described(
    _recorded, _RECORDED, "a recording", "{at: 2024-06-20, records: [id, ...]}"
)
