"""Records as the plain data of a ledger file: defaults left out, references as ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, final

from claimledger.errors import ConflictError, InvalidRecordError
from claimledger.files.building import VERSION
from claimledger.files.keeping import Recording, told_of
from claimledger.files.kinds import NAMED, SECTIONS, Taken, kind_of
from claimledger.files.statements import VERBS
from claimledger.ledger import Ledger
from claimledger.model import (
    Amendment,
    Claim,
    Claimant,
    ClaimRelation,
    Document,
    Expectation,
    Link,
    Record,
    Relation,
    Retraction,
    Review,
    Source,
    Statement,
    Suppression,
    content,
    derived_id,
)

__all__ = ["file_data", "switched"]

Plain = dict[str, Any]

_VERB_OF: Final = {verb.kind: name for name, verb in VERBS.items()}
_SECTION_OF: Final = {kind: section for section, kind in SECTIONS.items()} | {
    "claim relation": "relations"
}
_SWITCH: Final = {True: "on", False: "off"}
_BEHIND_VERB: Final = (
    *("act", "scope", "kind", "chain", "citing", "certainty", "reading", "basis", "said"),
    *("quotation", "translated", "cue", "terms", "reason", "replacement", "id", "anchors"),
)


def file_data(
    ledger: Ledger,
    expects: Iterable[Expectation],
    external: Iterable[str],
    recordings: Mapping[str, Iterable[Recording]],
) -> Plain:
    """Return a whole file as plain data, in the order of its sections.

    Ids that are referred to and not held are external. What would not load again, because an id
    is taken for two kinds of thing, is refused.
    """
    expected = tuple(expects)
    records = _by_id(ledger)
    plain = _Plain(records, _referred((*records.values(), *expected)))
    data: Plain = {"claimledger": VERSION}
    data |= {section: {} if section in NAMED else [] for section in SECTIONS}
    statements: list[Statement] = []
    for record in records.values():
        if isinstance(record, Statement):
            statements.append(record)
        else:
            plain.enter(record, data)
    for statement in statements:
        plain.enter_statement(statement, data)
    data["expects"] = [plain.expectation(expectation) for expectation in expected]
    plain.settle()
    data["recorded"] = list(_recorded(ledger, plain, recordings))
    data["external"] = sorted({*external, *plain.taken.missing()})
    return {key: value for key, value in data.items() if value}


def _by_id(ledger: Ledger) -> dict[str, Record]:
    records: dict[str, Record] = {}
    for record in ledger:
        held = records.setdefault(record.id, record)
        if held is not record:
            raise ConflictError(
                record.id,
                "a file holds one version of an id: amend before merging, "
                "or dump the merged parts to files of their own",
            )
    return records


def _referred(records: Iterable[Record]) -> set[str]:
    """Return the ids of statements and amendments that some line has to name."""
    ids: set[str] = set()
    for record in records:
        if isinstance(record, Amendment):
            ids.add(record.record.id)
        elif isinstance(record, Suppression):
            ids.add(record.subject.id)
        elif isinstance(record, Expectation):
            ids.update(chain.statement for chain in record.chains if chain.statement)
        elif isinstance(record, Statement):
            ids.add(record.target.id)
            ids.update(statement.id for statement in record.citing)
            if isinstance(record, Retraction) and record.replacement is not None:
                ids.add(record.replacement.id)
    return ids


def _recorded(
    ledger: Ledger, plain: _Plain, recordings: Mapping[str, Iterable[Recording]]
) -> Iterator[Plain]:
    """Yield when which records came in: as the recordings tell, and first as the ledger does."""
    told: dict[Recording, list[Any]] = {}
    for record in plain.records.values():
        for recording in told_of(recordings.get(record.id, ()), ledger.recorded(record)):
            told.setdefault(recording, []).append(plain.name(record.id))
    for recording, names in told.items():
        at = {} if recording.at is None else {"at": recording.at.written}
        by = {"by": recording.by} if recording.by else {}
        if at or by:
            yield {**at, **by, "records": names}


@final
class _Plain:
    """Turns records to plain data, and notes the ids that the records do not account for."""

    def __init__(self, records: Mapping[str, Record], referred: set[str]) -> None:
        self.records = records
        self.referred = referred
        self.taken = Taken(records)
        self.use = self.taken.use
        self._targets: list[tuple[Plain, str, str, str]] = []

    def enter(self, record: Record, data: Plain) -> None:
        value, section = self.value(record), _SECTION_OF[kind_of(record)]
        if section in NAMED:
            data[section][record.id] = value
        else:
            data[section].append(value)

    def enter_statement(self, statement: Statement, data: Plain) -> None:
        """Enter a statement under its document, if its chain starts with that and no more."""
        first = statement.chain[0]
        document = None if first.document is None else self.records.get(first.document.id)
        if isinstance(document, Document) and first == Link(document.source, document=document):
            lines = data["documents"][document.id].setdefault("says", [])
            lines.append(self.statement(statement, statement.chain[1:]))
        else:
            data["statements"].append(self.value(statement))

    def value(self, record: Record) -> Any:
        """Return a record as it stands in its section."""
        write = _WRITERS.get(type(record))
        if write is None:
            raise InvalidRecordError(
                f"a ledger file has no section for {record!r}",
                "pass expectations as expects=[...]",
            )
        return write(self, record)

    def party(self, party: Source | Claimant) -> Any:
        return _bare(_body(party, "name", "kind"), "name")

    def claim(self, claim: Claim) -> Any:
        for party in claim.accused:
            self.use(party.id, "party")
        return _bare(_body(claim), "text")

    def relation(self, relation: Relation | ClaimRelation) -> Any:
        of_parties = isinstance(relation, Relation)
        subject = relation.party if isinstance(relation, Relation) else relation.claim
        for end in (subject, relation.other):
            self.use(end.id, "party" if of_parties else "claim")
        body = content(relation)
        during = {"during": body["during"]} if "during" in body else {}
        late = _late(body)
        if late:
            ends = {"subject": subject.id, "kind": body["kind"], "object": body["other"]}
            return ends | during | late
        return [subject.id, body["kind"], body["other"], *during.values()]

    def review(self, review: Review) -> Plain:
        self.use(review.claim.id, "claim")
        self.use(review.document.id, "document")
        body = _body(review)
        return body | {"rating": _bare(body["rating"], "label")}

    def suppression(self, suppression: Suppression) -> Plain:
        return _body(suppression) | {"subject": self.name(suppression.subject.id)}

    def document(self, document: Document) -> Plain:
        for party in (document.source, *document.authors):
            self.use(party.id, "party")
        if document.derived_from is not None:
            self.use(document.derived_from.id, "document")
        return {"source": document.source.id} | _body(document)

    def statement(self, statement: Statement, chain: Iterable[Link]) -> Plain:
        verb = _VERB_OF[type(statement)]
        body = _body(statement)
        links = [self._link(link) for link in chain]
        body |= {"chain": links} if links else {}
        for cited in statement.citing:
            self.use(cited.id, "statement")
        if isinstance(statement, Retraction) and statement.replacement is not None:
            body["replacement"] = statement.replacement.id
        if self._needs_id(statement):
            body["id"] = statement.id
        ordered: Plain = {
            key: body[key] for key in _BEHIND_VERB if key in body and (key != "chain" or links)
        }
        line: Plain = {verb: statement.target.id, **ordered, **_late(body)}
        self._targets += [
            (line, key, line[key], verb) for key in (verb, "replacement") if key in line
        ]
        return line

    def _needs_id(self, record: Record) -> bool:
        return record.id in self.referred or record.id != derived_id(record)

    def _link(self, link: Link) -> Any:
        more = {"named_as": link.named_as, "cue": link.cue, "said": link.said and link.said.written}
        more = {key: value for key, value in more.items() if value}
        if link.document is None:
            party = self.use(link.party.id, "party")
            return {"party": party, **more} if more else party
        document = self.use(link.document.id, "document")
        held = self.records.get(document)
        if isinstance(held, Document) and held.source.id == link.party.id:
            return {"document": document, **more} if more else document
        return {"party": self.use(link.party.id, "party"), "document": document, **more}

    def settle(self) -> None:
        """Write what statements are on: an id alone for what its verb takes, or ``{kind: id}``.

        What is not held may be told from its other uses, so that this comes last.
        """
        self._targets.sort(key=lambda target: VERBS[target[3]].bare)
        for line, key, id, verb in self._targets:
            kind = self.taken.kind(id)
            if kind is not None and kind in VERBS[verb].wrapped:
                line[key] = {kind: self.use(id, kind)}
            else:
                self.use(id, VERBS[verb].bare)

    def name(self, id: str) -> Any:
        """Return how a line names any record: by its id, a relation by its list."""
        held = self.records.get(id)
        if isinstance(held, Relation | ClaimRelation):
            return self.value(held.but(note="", meta={}))
        return self.use(id, "record")

    def amendment(self, amendment: Amendment) -> Plain:
        body = {"record": self.name(amendment.record.id)}
        new = amendment.replacement
        if new is not None:
            body["replacement"] = self._replacement(new, amendment.record.id)
        rest = _body(amendment)
        body |= {key: rest[key] for key in ("by", "reason") if key in rest}
        if self._needs_id(amendment):
            body["id"] = amendment.id
        return body | _late(rest)

    def _replacement(self, new: Record, id: str) -> Any:
        """Return a replacement; under its section's name where its sort would not be clear."""
        value, section = self.value(new), _SECTION_OF[kind_of(new)]
        self.taken.replace(id, new)
        named = section in NAMED
        if isinstance(new, Statement | Amendment):
            value.pop("id", None)
            if new.id != id:
                value["id"] = new.id
        held = self.records.get(id)
        if held is not None and kind_of(held) == kind_of(new) and (not named or new.id == id):
            return value
        return {section: {new.id: value} if named else [value]}

    def expectation(self, expectation: Expectation) -> Plain:
        body = _body(expectation)
        self.use(expectation.claim.id, "claim")
        for party in expectation.answers:
            self.use(party, "party")
        for field, selection in expectation.viewpoint.items():
            for ids in selection.values():
                for id in ids:
                    self.use(id, "document" if field == "documents" else "party")
        for chain in expectation.chains:
            if chain.statement is not None:
                self.use(chain.statement, "statement")
            for origin in chain.origins or ():
                self.use(origin, "party")
        if "policy" in body:
            body["policy"] = switched(body["policy"])
        return body


def switched(policy: Plain) -> Plain:
    """Return a policy's fields with yes and no written as files have them: on and off."""
    return {field: _SWITCH.get(word, word) for field, word in policy.items()}


def _body(record: Record, *first: str) -> Plain:
    """Return a record's fields other than its id: some first, and what all records take last."""
    body = content(record)
    body.pop("id", None)
    late = _late(body)
    ordered = {key: body[key] for key in (*first, *body) if key in body and key not in late}
    return ordered | late


def _late(body: Plain) -> Plain:
    return {key: body[key] for key in ("note", "meta") if key in body}


def _bare(body: Plain, key: str) -> Any:
    return body[key] if list(body) == [key] else body


def _whole(plain: _Plain, statement: Statement) -> Plain:
    return plain.statement(statement, statement.chain)


_WRITERS: Final[Mapping[type, Callable[[_Plain, Any], Any]]] = {
    **dict.fromkeys((Source, Claimant), _Plain.party),
    **dict.fromkeys((Relation, ClaimRelation), _Plain.relation),
    **dict.fromkeys(_VERB_OF, _whole),
    Claim: _Plain.claim,
    Document: _Plain.document,
    Review: _Plain.review,
    Suppression: _Plain.suppression,
    Amendment: _Plain.amendment,
}
