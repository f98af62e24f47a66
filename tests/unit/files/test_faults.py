"""Each way a file can be wrong, with its place and how to mend it."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from claimledger.errors import ClaimLedgerError, Fault, LoadError
from claimledger.files import load, loads
from claimledger.files.tree import Keyed, Node, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_T = TypeVar("_T")

HEAD = """\
claimledger: 1
sources: {post: Post}
claimants: {varland: Varland, venn: Venn}
claims: {crates: C, base: B}
documents: {post-1: {source: post, says: [{asserts: base, id: base-1}]}}
"""
"""What the faulty lines below may refer to; they begin in line 6."""


def faults_of(text: str | bytes, format: str = "yaml") -> Sequence[Fault]:
    with pytest.raises(LoadError) as caught:
        loads(text, format=format)  # type: ignore[arg-type]  # either of the two
    places = [(fault.file, fault.line, fault.column) for fault in caught.value.faults]
    assert places == sorted(places)
    assert caught.value.message == f"{len(places)} fault{'s' * (len(places) != 1)}"
    assert all(fault.problem and fault.mend for fault in caught.value.faults)
    return caught.value.faults


def shown(faults: Sequence[Fault]) -> list[str]:
    return [f"{fault.line}:{fault.column} {fault.path}: {fault}" for fault in faults]


def statement(line: str) -> str:
    return f"statements: [{line}]"


def expects(line: str) -> str:
    return f"expects: [{{claim: base, {line}}}]"


SHAPES = [
    ("reviews: {}", 6, 10, "reviews", "this is a mapping, not a list", "write - ..."),
    ("amendments: x", 6, 13, "amendments", "this is the text 'x', not a list", "write - ..."),
    ("expects: x", 6, 10, "expects", "the text 'x', not a list", "write - {claim: id, status:"),
    ("external: x", 6, 11, "external", "the text 'x', not a list", "write [id, ...]"),
    ("external: [a b]", 6, 12, "external[0]", "'a b' is no id", "use one word"),
    ("recorded: x", 6, 11, "recorded", "the text 'x', not a list", "write - {at: 2024-06-20"),
    ("recorded: [x]", 6, 12, "recorded[0]", "the text 'x', not a mapping", "write {at: 2024"),
    ("sorces: {}", 6, 1, "sorces", "no section 'sorces'", "did you mean 'sources'?"),
    ("says: {}", 6, 1, "says", "no section 'says'", "write one of claimledger, sources"),
    (statement("x"), 6, 14, "statements[0]", "the text 'x', not a mapping", "write {asserts: c"),
]

STATEMENTS = [
    ("{asserts: base}", 14, "", "a statement has no chain", "write chain: [who was read"),
    ("{asserts: base, chain: []}", 14, "", "a statement has no chain", "write chain: ["),
    ("{chain: [venn]}", 14, "", "a statement has no verb", "write one of asserts, denies"),
    ("{assert: base}", 15, ".assert", "'assert' is no key of a statement", "mean 'asserts'"),
    (
        "{asserts: base, denies: base}",
        30,
        ".denies",
        "one verb, not asserts and denies",
        "write one line for each",
    ),
    ("{asserts: , chain: [venn]}", 14, "", "no 'asserts'", "write asserts: the id of a claim"),
    ("{asserts: [base], chain: [venn]}", 24, ".asserts", "this is a list, not the id", "id alone"),
    ("{asserts: bse, chain: [venn]}", 24, ".asserts", "no claim 'bse'", "did you mean 'base'?"),
    ("{asserts: xyz, chain: [venn]}", 24, ".asserts", "no claim 'xyz'", "write external: [xyz]"),
    ("{asserts: venn, chain: [venn]}", 24, ".asserts", "is a claimant, not a claim", "of a claim"),
    (
        "{denies: base-1, chain: [venn]}",
        23,
        ".denies",
        "'base-1' is a statement, not a claim",
        "write {statement: base-1}",
    ),
    (
        "{denies: {statement: bse-1}, chain: [venn]}",
        35,
        ".denies.statement",
        "no statement 'bse-1'",
        "did you mean 'base-1'?",
    ),
    (
        "{denies: {claim: base}, chain: [venn]}",
        23,
        ".denies",
        "this is no claim id, nor {statement: id}",
        "write {statement: id}",
    ),
    ("{denies: [base], chain: [venn]}", 23, ".denies", "a list, not a claim id", "claim's id"),
    (
        "{retracts: base, chain: [venn]}",
        25,
        ".retracts",
        "'base' is a claim, not a statement",
        "write {claim: base}",
    ),
    (
        "{retracts: post-1, chain: [venn]}",
        25,
        ".retracts",
        "'post-1' is a document, not a statement",
        "write {document: post-1}",
    ),
    (
        "{retracts: {document: base}, chain: [venn]}",
        36,
        ".retracts.document",
        "'base' is a claim, not a document",
        "name the id of a document",
    ),
    (
        "{retracts: base-1, replacement: base, chain: [venn]}",
        46,
        ".replacement",
        "'base' is a claim, not a statement",
        "write {claim: base}",
    ),
    (
        "{questions: base, scope: content, chain: [venn]}",
        32,
        ".scope",
        "'scope' is no key of a statement that questions",
        "write one of questions",
    ),
    (
        "{asserts: base, chain: [venn], certainty: ful}",
        56,
        ".certainty",
        "'ful' is no certainty",
        "did you mean 'full'?",
    ),
    (
        "{asserts: base, chain: [venn], act: shouts}",
        50,
        ".act",
        "'shouts' is no act",
        "write one of states, accuses",
    ),
    (
        "{asserts: base, chain: [venn], act: [states]}",
        50,
        ".act",
        "this is a list, not a text",
        "write one text",
    ),
    (
        "{asserts: base, chain: [venn], said: 2024-13}",
        51,
        ".said",
        "'2024-13' is no date",
        "write 2024, 2024-06",
    ),
    (
        "{asserts: base, chain: [venn], translated: maybe}",
        57,
        ".translated",
        "'maybe' is neither yes nor no",
        "write true, false, yes or no",
    ),
    (
        "{asserts: base, chain: [venn], translated: on}",
        57,
        ".translated",
        "'on' is neither yes nor no",
        "write true, false, yes or no",
    ),
    (
        "{asserts: base, chain: [venn], citing: base-1}",
        53,
        ".citing",
        "the text 'base-1', not a list",
        "write [statement]",
    ),
    (
        "{asserts: base, chain: [venn], citing: [base]}",
        54,
        ".citing[0]",
        "'base' is a claim, not a statement",
        "name the id of a statement",
    ),
    (
        "{asserts: base, chain: [venn], id: a b}",
        49,
        ".id",
        "'a b' is no id",
        "use one word of up to 200",
    ),
    (
        "{asserts: base, chain: [venn], note: {}}",
        51,
        ".note",
        "this is a mapping, not a text",
        "write one text",
    ),
    (
        "{asserts: base, chain: [venn], meta: x}",
        51,
        ".meta",
        "the text 'x', not a mapping",
        "write {key: value}",
    ),
    (
        "{asserts: base, chain: venn}",
        37,
        ".chain",
        "the text 'venn', not a list",
        "write [who was read",
    ),
    (
        "{asserts: base, chain: [ven]}",
        38,
        ".chain[0]",
        "no party or document 'ven'",
        "did you mean 'venn'",
    ),
    (
        "{asserts: base, chain: [base]}",
        38,
        ".chain[0]",
        "'base' is a claim, not a party or document",
        "name the id",
    ),
    (
        "{asserts: base, chain: [venn, [venn]]}",
        44,
        ".chain[1]",
        "this is a list, not a link of a chain",
        "write a party",
    ),
    (
        "{asserts: base, chain: [{cue: x}]}",
        38,
        ".chain[0]",
        "a link names no party",
        "write {party: id}, or {document: id}",
    ),
    (
        "{asserts: base, chain: [{document: post-2}]}",
        38,
        ".chain[0]",
        "who published 'post-2' is not in these files",
        "write {party: who published it, document: id}",
    ),
    (
        "{asserts: base, chain: [{party: post-1}]}",
        46,
        ".chain[0].party",
        "'post-1' is a document, not a party",
        "name the id of a party",
    ),
    (
        "{asserts: base, chain: [{party: venn, document: post-2}]}",
        62,
        ".chain[0].document",
        "no document 'post-2'",
        "did you mean 'post-1'?",
    ),
    (
        "{asserts: base, chain: [{party: venn, name_as: x}]}",
        52,
        ".chain[0].name_as",
        "'name_as' is no key of a link",
        "did you mean 'named_as'?",
    ),
    (
        "{asserts: base, chain: [venn], anchors: [x]}",
        55,
        ".anchors[0]",
        "the text 'x', not a mapping",
        "write {start: 10, end: 42}",
    ),
    (
        "{asserts: base, chain: [venn], anchors: [{start: 1}]}",
        55,
        ".anchors[0]",
        "only one of start and end",
        "give both",
    ),
    (
        "{asserts: base, chain: [venn], anchors: [{start: 1.0, end: 012}]}",
        63,
        ".anchors[0].start",
        "'1.0' is no whole number",
        "write digits only",
    ),
    (
        "{asserts: base, chain: [venn], anchors: [{start: 1, end: 2, sha256: ABC}]}",
        82,
        ".anchors[0].sha256",
        "'ABC' is no sha256",
        "64 lowercase hex digits",
    ),
]

RECORDS = [
    ("claims: [x]", "claims", "this is a list, not a mapping", "write id: ..."),
    ("claims: {x: [x]}", "claims.x", "this is a list, not a mapping", "or the text alone"),
    ("claims: {x: }", "claims.x", "claim 'x' has no text", "write what is claimed"),
    ("claims: {x: ''}", "claims.x", "claim 'x' has no text", "write what is claimed"),
    ("claims: {x: {period: 2024}}", "claims.x", "a claim has no 'text'", "write text: what is"),
    ("claims: {a b: x}", "claims.a b", "'a b' is no id", "use one word of up to 200"),
    ("claims: {x: {text: x, accused: venn}}", "claims.x.accused", "not a list", "write [party]"),
    (
        "claims: {x: {text: x, accused: [y]}}",
        "claims.x.accused[0]",
        "no party 'y'",
        "write external: [y]",
    ),
    (
        "claims: {x: {text: x, accused: [{}]}}",
        "claims.x.accused[0]",
        "a mapping, not the id of a party",
        "write the id alone",
    ),
    (
        "claimants: {x: {kind: outlet}}",
        "claimants.x.kind",
        "'outlet' is no claimant kind",
        "'role'",
    ),
    ("sources: {x: {kind: person}}", "sources.x.kind", "'person' is no source kind", "outlet"),
    ("sources: {x: [y]}", "sources.x", "this is a list, not a mapping", "or the name alone"),
    ("sources: {x: {alias: [y]}}", "sources.x.alias", "'alias' is no key of a source", "'aliases'"),
    (
        "claimants: {x: {aliases: [y, [z], {}]}}",
        "claimants.x.aliases[1]",
        "this is a list, not a text",
        "write one text",
    ),
    (
        "claimants: {x: {name: Smith, John}}",
        "claimants.x.John",
        "'John' stands without a value",
        'quote it: name: "Smith, John"',
    ),
    (
        "claimants: {x: {'name': [Smith], John}}",
        "claimants.x.John",
        "'John' stands without a value",
        "write key: value",
    ),
    ("documents: {d: post}", "documents.d", "the text 'post', not a mapping", "write {source: "),
    ("documents: {a b: {source: x}}", "documents.a b", "'a b' is no id", "use one word"),
    (
        "documents: {d: {title: x}}",
        "documents.d",
        "a document has no 'source'",
        "write source: the",
    ),
    ("documents: {d: {source: x}}", "documents.d.source", "no party 'x'", "write external: [x]"),
    ("documents: {d: {source: p, derived_from: d2}}", "documents.d", "only one of", "give both"),
    (
        "documents: {d: {source: p, derivation: copies}}",
        "documents.d.derivation",
        "'copies' is no derivation",
        "did you mean 'copy'?",
    ),
    (
        "documents: {d: {source: p, sha256: x}}",
        "documents.d.sha256",
        "'x' is no sha256",
        "64 lowercase hex digits",
    ),
    ("documents: {d: {source: p, says: x}}", "documents.d.says", "not a list", "write - {asserts:"),
    (
        "documents: {d: {source: p, says: [{asserts: c, certainty: x}]}}",
        "documents.d.says[0].certainty",
        "'x' is no certainty",
        "write one of none, weak, full",
    ),
    ("relations: [x]", "relations[0]", "the text 'x', not a list", "write [subject, verb, object]"),
    ("relations: [[a, b]]", "relations[0]", "has three or four parts, not 2", "write [subject"),
    (
        "relations: [[a, speak_for, b]]",
        "relations[0][1]",
        "'speak_for' is no verb of a relation",
        "did you mean 'speaks_for'?",
    ),
    ("relations: [[a, [x], b]]", "relations[0][1]", "this is a list, not a text", "write one text"),
    (
        "relations: [[a, speaks_for, a]]",
        "relations[0]",
        "'a' speaks_for itself",
        "name two parties",
    ),
    ("relations: [[a, entails, b, 2024]]", "relations[0]", "at any time", "leave the date out"),
    ("relations: [[a, owned_by, b, x]]", "relations[0][3]", "'x' is no date", "write 2024"),
    ("relations: [[a, owned_by, {}]]", "relations[0][2]", "not the id of a party", "id alone"),
    (
        "relations: [{subject: a, kind: owned_by}]",
        "relations[0]",
        "a relation has no 'object'",
        "what the relation leads to",
    ),
    (
        "relations: [{subject: a, verb: owned_by, object: b, kind: owned_by}]",
        "relations[0].verb",
        "'verb' is no key of a relation",
        "write one of subject, kind, object",
    ),
    ("reviews: [{document: d, rating: x}]", "reviews[0]", "a review has no 'claim'", "write claim"),
    (
        "reviews: [{claim: c, document: d, rating: {value: 1}}]",
        "reviews[0].rating",
        "a rating has no 'label'",
        "write label",
    ),
    (
        "suppressions: [{subject: x}]",
        "suppressions[0]",
        "a suppression has no 'code'",
        "write code",
    ),
    (
        "suppressions: [{code: x, subject: {a: b}}]",
        "suppressions[0].subject",
        "this is a mapping, not a record's id",
        "a relation's list",
    ),
    ("amendments: [{by: x}]", "amendments[0]", "an amendment has no 'record'", "write record"),
]

KEEPING = [
    ("amendments: [{record: base1}]", "amendments[0].record", "no record 'base1'", "'base-1'"),
    (
        "amendments: [{record: [crates, entails, base]}]",
        "amendments[0].record",
        "no such relation in these files",
        "write it as it stands under relations",
    ),
    (
        "amendments: [{record: [crates, entails, {}]}]",
        "amendments[0].record[2]",
        "this is a mapping, not the id of a claim",
        "write the id alone",
    ),
    (
        "amendments: [{record: base, replacement: [a]}]",
        "amendments[0].replacement",
        "this is a list, not a mapping",
        "or the text alone",
    ),
    (
        "amendments: [{record: base-1, replacement: {asserts: base}}]",
        "amendments[0].replacement",
        "a statement has no chain",
        "write chain",
    ),
    (
        "amendments: [{record: post-1, replacement: {source: post, says: []}}]",
        "amendments[0].replacement.says",
        "'says' is no key of a document",
        "write one of source",
    ),
    (
        "amendments: [{record: outside, replacement: foo}]\nexternal: [outside]",
        "amendments[0].replacement",
        "what sort of record 'outside' is cannot be told",
        "name its section and its id: {claims: {base: ...}}",
    ),
    (
        "amendments: [{record: base, replacement: {claims: {a: A, b: B}}}]",
        "amendments[0].replacement.claims",
        "replaced by one record, not 2",
        "keep one",
    ),
    (
        "amendments: [{record: base, replacement: {reviews: []}}]",
        "amendments[0].replacement.reviews",
        "replaced by one record, not 0",
        "keep one",
    ),
    (
        "amendments: [{record: base, replacement: {reviews: [x]}}]",
        "amendments[0].replacement.reviews[0]",
        "not a mapping",
        "write {claim: id",
    ),
    (
        "recorded: [{at: 2024, records: [base, bse]}]",
        "recorded[0].records[1]",
        "no record 'bse' in this file",
        "name a record of the same file",
    ),
    (
        "recorded: [{at: 2024, records: [[base, entails, crates]]}]",
        "recorded[0].records[0]",
        "no record 'claim-relation-",
        "name a record of the same file",
    ),
    (
        "recorded: [{records: [base]}]",
        "recorded[0]",
        "a recording tells neither when nor by whom",
        "write at: when they were recorded, or by: who recorded them",
    ),
    ('recorded: [{by: "", records: [base]}]', "recorded[0]", "neither when nor", "write at:"),
    ("recorded: [{at: 2024}]", "recorded[0]", "has no 'records'", "write records: [id, ...]"),
]

EXPECTATIONS = [
    ("status: assertd", ".status", "'assertd' is no status", "did you mean 'asserted'?"),
    ("status: true", ".status", "'true' is no status", "write one of unreported, open"),
    ("stats: open", ".stats", "'stats' is no key of an expectation", "did you mean 'status'?"),
    ("as_of: x", ".as_of", "'x' is no date", "write 2024"),
    ("support: 1", ".support", "the text '1' is no interval of origins", "[at_least, at_most]"),
    ("support: [1]", ".support", "a list of 1 is no interval", "[at_least, at_most]"),
    ("support: [1, -2]", ".support[1]", "'-2' is no whole number", "write digits only"),
    ("opposition: [2, 1]", ".opposition", "at least 2 and at most 1", "[at_least, at_most]"),
    ("flags: {support: [hedgd_only]}", ".flags.support[0]", "no flag of support", "'hedged_only'"),
    ("flags: {support: [interested_only]}", ".flags.support[0]", "no flag of support", "mean"),
    ("flags: {suport: []}", ".flags.suport", "'suport' is no key of flags", "'support'"),
    ("flags: []", ".flags", "this is a list, not a mapping", "write {support: [hedged_only]}"),
    ("answers: {venn: denies}", ".answers.venn", "'denies' is no answer", "did you mean 'denied'"),
    ("answers: {ven: denied}", ".answers.ven", "no party 'ven'", "did you mean 'venn'?"),
    ("answers: {venn: }", ".answers.venn", "an answer is missing", "write one of not_recorded"),
    ("answers: [venn]", ".answers", "this is a list, not a mapping", "write {russia: denied}"),
    ("policy: {threshold: none}", ".policy.threshold", "'none' is no threshold", "weak, full"),
    ("policy: {accused: week}", ".policy.accused", "'week' is no accused of a policy", "'weak'"),
    ("policy: {resolver: maybe}", ".policy.resolver", "'maybe' is no resolver", "write one of on"),
    ("policy: {treshold: weak}", ".policy.treshold", "no key of a policy", "mean 'threshold' or"),
    ("policy: weak", ".policy", "the text 'weak', not a mapping", "write {threshold: full}"),
    ("viewpoint: {relay: {}}", ".viewpoint.relay", "no key of a viewpoint", "mean 'relays'?"),
    ("viewpoint: {relays: {but: [venn]}}", ".viewpoint.relays", "no selection", "{only: id} or"),
    ("viewpoint: {relays: {only: [], except: []}}", ".viewpoint.relays", "no selection", "{only"),
    ("viewpoint: {relays: [venn]}", ".viewpoint.relays", "a list, not a mapping", "{only: id} or"),
    (
        "viewpoint: {relays: {only: venn}}",
        ".viewpoint.relays.only",
        "not a list",
        "write [party]",
    ),
    (
        "viewpoint: {documents: {except: [post]}}",
        ".viewpoint.documents.except[0]",
        "'post' is a source, not a document",
        "name the id of a document",
    ),
    (
        "viewpoint: {positions: {only: [ven]}}",
        ".viewpoint.positions.only[0]",
        "no party 'ven'",
        "did you mean 'venn'?",
    ),
    ("chains: [x]", ".chains[0]", "the text 'x', not a mapping", "write {statement: id, depth"),
    ("chains: [{depht: 1}]", ".chains[0].depht", "no key of an expected chain", "mean 'depth'?"),
    ("chains: [{depth: 1.5}]", ".chains[0].depth", "'1.5' is no whole number", "write digits only"),
    ("chains: [{circular: 0}]", ".chains[0].circular", "neither yes nor no", "true, false"),
    ("chains: [{gaps: [undatd]}]", ".chains[0].gaps[0]", "'undatd' is no gap", "'undated'"),
    ("chains: [{origins: [ven]}]", ".chains[0].origins[0]", "no party 'ven'", "mean 'venn'?"),
    ("chains: [{statement: base-2}]", ".chains[0].statement", "no statement 'base-2'", "'base-1'"),
]


@pytest.mark.parametrize(("text", "line", "column", "path", "problem", "mend"), SHAPES)
def test_shapes(text: str, line: int, column: int, path: str, problem: str, mend: str) -> None:
    check(HEAD + text, path, problem, mend, (line, column))


@pytest.mark.parametrize(("text", "column", "path", "problem", "mend"), STATEMENTS)
def test_statements(text: str, column: int, path: str, problem: str, mend: str) -> None:
    path = f"statements[0]{path}"
    faults = check(HEAD + statement(text), path, problem, mend, (6, column))
    assert len(faults) == 1 or "012" in text or "post-2" in text, shown(faults)


@pytest.mark.parametrize(("text", "path", "problem", "mend"), RECORDS)
def test_records(text: str, path: str, problem: str, mend: str) -> None:
    check(f"claimledger: 1\n{text}", path, problem, mend)


@pytest.mark.parametrize(("text", "path", "problem", "mend"), KEEPING)
def test_keeping(text: str, path: str, problem: str, mend: str) -> None:
    faults = check(HEAD + text, path, problem, mend)
    assert len(faults) == 1, shown(faults)


@pytest.mark.parametrize(("text", "path", "problem", "mend"), EXPECTATIONS)
def test_expectations(text: str, path: str, problem: str, mend: str) -> None:
    faults = check(HEAD + expects(text), f"expects[0]{path}", problem, mend)
    assert len(faults) == 1, shown(faults)


def check(
    text: str, path: str, problem: str, mend: str, place: tuple[int, int] | None = None
) -> Sequence[Fault]:
    faults = faults_of(text)
    found = [fault for fault in faults if fault.path == path and problem in fault.problem]
    assert len(found) == 1, shown(faults)
    assert mend in found[0].mend
    if place is not None:
        assert (found[0].line, found[0].column) == place
    where = text.splitlines()[found[0].line - 1][found[0].column - 1 :]
    assert where.lstrip() == where != ""
    return faults


@pytest.mark.parametrize(
    ("text", "problem", "mend"),
    [
        ("", "the file is empty", "begin it with claimledger: 1"),
        ("# nothing\n", "the file is empty", "begin it with claimledger: 1"),
        ("{}", "the version line is missing", "begin the file with claimledger: 1"),
        ("claims: {a: A}", "the version line is missing", "begin the file with"),
        ("claimledger:", "the version line is missing", "begin the file with"),
        ("[x]", "this is a list, not a mapping", "begins with claimledger: 1"),
        ("x", "this is the text 'x', not a mapping", "begins with claimledger: 1"),
        ("claimledger: 2\nx: y", "version 2, and this library reads 1", "a newer claimledger"),
        ("claimledger: 01", "'01' is no version of the format: it is 1", "write claimledger: 1"),
        ("claimledger: 0", "'0' is no version of the format: it is 1", "write claimledger: 1"),
        ("claimledger: 02", "version 02, and this library reads 1", "a newer claimledger"),
        ("claimledger: one", "the text 'one' is no version", "write claimledger: 1"),
        ("claimledger: [1]", "a list is no version", "write claimledger: 1"),
    ],
)
def test_versions(text: str, problem: str, mend: str) -> None:
    (fault,) = faults_of(text)
    assert problem in fault.problem
    assert mend in fault.mend


def test_blank_json_is_empty_too() -> None:
    for text in ("", " \n", "null"):
        assert [fault.problem for fault in faults_of(text, "json")] == ["the file is empty"]


def test_an_id_is_one_thing() -> None:
    (fault,) = faults_of("claimledger: 1\nsources: {x: X}\nclaims:\n  x: X\n")
    assert fault.path == "claims.x"
    assert fault.problem == "'x' is a claim here and a source at <text>:2:11"
    assert fault.mend == "give one of them another id"
    (fault,) = faults_of(HEAD + statement("{asserts: base, chain: [venn], id: crates}"))
    assert (fault.line, fault.path) == (6, "statements[0].id")
    assert "'crates' is a statement here and a claim at <text>:4:10" in fault.problem
    relation = "relation-" + "0" * 20
    assert loads(f"{{claimledger: 1, claims: {{{relation}: X}}}}").ledger.claims


def test_an_id_is_one_thing_even_if_it_is_derived() -> None:
    made = loads(HEAD + "relations: [[crates, entails, base]]").ledger.claim_relations[0].id
    faults = faults_of(HEAD + f"relations: [[crates, entails, base]]\nclaimants: {{{made}: X}}")
    assert any("the key 'claimants' stands twice" in fault.problem for fault in faults)
    (fault,) = faults_of(
        f"{{claimledger: 1, claims: {{a: A, b: B, {derived('a', 'b')}: X}}, "
        "relations: [[a, entails, b]]}"
    )
    assert "is a claim relation here and a claim at" in fault.problem


def derived(a: str, b: str) -> str:
    text = f"{{claimledger: 1, claims: {{{a}: A, {b}: B}}, relations: [[{a}, entails, {b}]]}}"
    return loads(text).ledger.claim_relations[0].id


def test_an_id_is_one_thing_across_files(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("{claimledger: 1, sources: {x: X}}")
    (tmp_path / "b.yaml").write_text("{claimledger: 1, claimants: {x: X}}")
    with pytest.raises(LoadError) as caught:
        load(tmp_path)
    (fault,) = caught.value.faults
    assert fault.file == str(tmp_path / "b.yaml")
    assert f"a source at {tmp_path / 'a.yaml'}:1:28" in fault.problem


def test_within_a_file_an_id_has_one_content() -> None:
    lines = "[{asserts: base, chain: [venn], id: s}, {denies: base, chain: [venn], id: s}]"
    (fault,) = faults_of(f"{HEAD}statements: {lines}")
    assert (fault.line, fault.column, fault.path) == (6, 53, "statements[1]")
    assert fault.problem == "'s' stands already at <text>:6:14, with other content"
    assert fault.mend == "give one of them another id, or write an amendment"


def test_ids_are_judged_after_all_files_are_merged(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "{claimledger: 1, claims: {p: P}, statements: [{asserts: p, chain: [d, x, out, b], id: s}]}"
    )
    (tmp_path / "b.yaml").write_text(
        "{claimledger: 1, sources: {b: B}, claimants: {x: X}, documents: {d: {source: b, says: ["
        "{denies: {statement: s}}]}}, external: [out]}"
    )
    ledger = load(tmp_path).ledger
    assert ledger.statement("s").chain[0].party.id == "b"
    with pytest.raises(LoadError) as caught:
        load(tmp_path / "a.yaml")
    paths = [fault.path for fault in caught.value.faults]
    assert paths == [f"statements[0].chain[{index}]" for index in range(4)]


def test_external_stands_for_any_kind_of_thing() -> None:
    text = HEAD + (
        "external: [p, c, s, d]\n"
        "statements:\n"
        "  - {asserts: c, chain: [p, {party: p, document: d}], citing: [s]}\n"
        "  - {retracts: s, chain: [p]}\n"
        "  - {retracts: {document: d}, chain: [p]}\n"
    )
    assert len(loads(text).ledger.statements) == 4


def test_external_does_not_make_one_kind_of_thing_another() -> None:
    text = HEAD + (
        "external: [base, venn, post-1, base-1]\n"
        "statements:\n"
        "  - {asserts: venn, chain: [base]}\n"
        "  - {asserts: base, chain: [venn, post-1], citing: [base-1]}\n"
    )
    assert [(fault.path, fault.problem) for fault in faults_of(text)] == [
        ("statements[0].asserts", "'venn' is a claimant, not a claim"),
        ("statements[0].chain[0]", "'base' is a claim, not a party or document"),
    ]


def test_what_is_elsewhere_is_one_kind_of_thing_too(tmp_path: Path) -> None:
    one, two = tmp_path / "a.yaml", tmp_path / "b.yaml"
    one.write_text(
        "{claimledger: 1, external: [x, y], claims: {c: C},"
        " suppressions: [{code: C, subject: x}, {code: C, subject: y}],"
        " statements: [{asserts: c, chain: [x, y]}, {asserts: c, chain: [{party: x}]}]}"
    )
    assert len(load(one).ledger.statements) == 2
    two.write_text(
        "{claimledger: 1, external: [x, y], documents: {d: {source: c1,"
        " derivation: copy, derived_from: x}}, claimants: {c1: C},\n"
        " statements: [{asserts: x, chain: [c1]}, {asserts: c, chain: [y]}]}"
    )
    for paths in ((one, two), (two, one)):
        with pytest.raises(LoadError) as caught:
            load(*paths)
        first, second = caught.value.faults
        place = f"a party at {one}:1:185"
        assert (first.path, first.file) == ("documents.d.derived_from", str(two))
        assert first.problem == f"'x' is a document here and {place}"
        assert second.problem == f"'x' is a claim here and {place}"
        assert second.mend.startswith("an id names one kind of thing")


def test_a_replacement_is_of_the_kind_of_its_record() -> None:
    text = HEAD + (
        "external: [afar, far]\n"
        "relations: [[crates, entails, base]]\n"
        "amendments:\n"
        "  - {record: post, replacement: {claimants: {post: Post}}}\n"
        "  - {record: venn, replacement: {sources: {venn: Venn}}}\n"
        "  - {record: base, replacement: {claimants: {base: B}}}\n"
        "  - {record: base-1, replacement: {suppressions: [{code: C, subject: base}]}}\n"
        "  - {record: [crates, entails, base], replacement: [venn, speaks_for, varland]}\n"
        "  - {record: afar, replacement: {claims: {afar: A}}}\n"
        "  - {record: afar, replacement: [venn, speaks_for, varland]}\n"
        "  - {record: far, replacement: {claims: {far: A}}}\n"
    )
    faults = faults_of(text)
    assert [fault.path for fault in faults] == [
        f"amendments[{index}].replacement" for index in (2, 3, 4, 6)
    ]
    assert faults[0].problem == "'base' at <text>:4:21 is a claim, and a claimant replaces it"
    assert faults[0].mend == "write a claim as its replacement"
    assert "is a statement, and a suppression replaces it" in faults[1].problem
    assert "is a claim relation, and a relation replaces it" in faults[2].problem
    assert faults[3].problem == "'afar' is a relation here and a claim at <text>:14:33"


def test_the_id_of_a_replacement_is_its_own(tmp_path: Path) -> None:
    taken = "{record: venn, replacement: {claimants: {varland: V}}}"
    (fault,) = faults_of(HEAD + f"amendments: [{taken}]")
    assert fault.path == "amendments[0].replacement"
    assert fault.problem == "'varland' at <text>:3:13 is another record already"
    assert fault.mend == "give the replacement an id of its own"
    one, two = tmp_path / "a.yaml", tmp_path / "b.yaml"
    one.write_text(HEAD)
    two.write_text(f"{{claimledger: 1, amendments: [{taken}]}}")
    with pytest.raises(LoadError) as caught:
        load(one, two)
    assert f"'varland' at {one}:3:13 is another record already" in str(caught.value)
    (fault,) = faults_of(
        HEAD + "amendments: [{record: venn, replacement: {claimants: {v: V}}},"
        " {record: varland, replacement: {claimants: {v: W}}}]"
    )
    assert fault.path == "amendments[1].replacement"
    faults = faults_of(HEAD + "amendments: [{record: venn, replacement: {claimants: {base: V}}}]")
    assert [fault.problem[:6] for fault in faults] == ["'base'"]


def test_two_replacements_may_be_one_record(tmp_path: Path) -> None:
    """A line that two files repeat, a second try at the same record, and doubles made one."""
    lines = (
        "{record: venn, replacement: {claimants: {v: V}}}",
        "{record: venn, replacement: {claimants: {v: W}}, reason: second try}",
        "{record: varland, replacement: {claimants: {v: V}}}",
    )
    for name, line in zip("abc", (lines[:2], lines[:1], lines[::2]), strict=True):
        (tmp_path / f"{name}.yaml").write_text(f"{HEAD}amendments: [{', '.join(line)}]")
    assert load(tmp_path / "a.yaml").ledger.parties
    assert load(tmp_path / "b.yaml", tmp_path / "c.yaml").ledger.parties["v"].name == "V"


def test_a_file_that_cannot_be_read_hides_what_it_declares(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEAD + statement("{asserts: elsewhere, chain: [venn], x: y}"))
    (tmp_path / "b.yaml").write_text("{claimledger: 1, claims: {elsewhere: [")
    with pytest.raises(LoadError) as caught:
        load(tmp_path)
    problems = [fault.problem for fault in caught.value.faults]
    assert len(problems) == 2
    assert "'x' is no key" in problems[0]
    assert "this is no YAML" in problems[1]


def test_all_faults_of_all_files_come_at_once_in_order(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.yaml").write_text(
            "claimledger: 1\nclaims: {x: [], y: {text: y, z: w}}\nclaimants: {v: {kind: w}}\n"
        )
    with pytest.raises(LoadError) as caught:
        load(tmp_path / "b.yaml", tmp_path / "a.yaml", tmp_path / "none.yaml")
    error = caught.value
    assert [(fault.file[-6:], fault.line, fault.column) for fault in error.faults] == [
        ("a.yaml", 2, 13),
        ("a.yaml", 2, 30),
        ("a.yaml", 3, 23),
        ("b.yaml", 2, 13),
        ("b.yaml", 2, 30),
        ("b.yaml", 3, 23),
        ("e.yaml", 0, 0),
    ]
    assert str(error).startswith("7 faults:\n")
    copied = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes
    assert str(copied) == str(error)
    assert isinstance(error, ClaimLedgerError)


def test_what_cannot_be_opened_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bytes.yaml").write_bytes(b"claimledger: 1\nclaims: {a: \xe4}")
    for path, problem, mend in [
        (tmp_path / "none.yaml", "there is no such file", "check the path"),
        (
            tmp_path / "empty",
            "this folder holds no ledger files",
            "put .yaml, .yml, .json or .jsonl",
        ),
        (tmp_path / "nul\0.yaml", "this cannot be opened: embedded null byte", "check the path"),
        (tmp_path / ("x" * 300), "this cannot be opened: File name too long", "check the path"),
    ]:
        with pytest.raises(LoadError) as caught:
            load(path)
        (fault,) = caught.value.faults
        assert (fault.file, fault.line, fault.column) == (str(path), 0, 0)
        assert problem in fault.problem
        assert mend in fault.mend
    with pytest.raises(LoadError) as caught:
        load(tmp_path / "bytes.yaml")
    (fault,) = caught.value.faults
    assert (fault.line, fault.column) == (2, 13)
    assert fault.problem == "the byte 0xe4 is not UTF-8"
    assert fault.mend == "save the file as UTF-8"


def test_a_folder_that_cannot_be_listed_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one below the folder that is named, beside files that can be read."""
    good = tmp_path / "good.yaml"
    good.write_text("claimledger: 1", encoding="utf-8")
    (tmp_path / "locked").mkdir()
    listed = os.scandir

    def scandir(top: str) -> Any:
        if Path(top).name == "locked":
            raise PermissionError(13, "Permission denied", str(top))
        return listed(top)

    monkeypatch.setattr("os.scandir", scandir)
    for folder in (tmp_path, tmp_path / "locked"):
        with pytest.raises(LoadError) as caught:
            load(folder)
        (fault,) = caught.value.faults
        assert fault.problem == "this cannot be opened: Permission denied"
        assert fault.file == str(tmp_path / "locked")


def test_what_looks_like_a_ledger_file_and_is_none_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text("claimledger: 1", encoding="utf-8")
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")
    (tmp_path / "of-a-folder.json").mkdir()
    (tmp_path / ".hidden.yaml").write_text("not read", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.yaml").write_text("not read", encoding="utf-8")
    with pytest.raises(LoadError) as caught:
        load(tmp_path)
    (fault,) = caught.value.faults
    assert (fault.file, fault.problem) == (
        str(tmp_path / "gone.yaml"),
        "this is no file that can be read",
    )
    (tmp_path / "gone.yaml").unlink()
    assert not len(load(tmp_path).ledger)


def test_what_is_no_file_is_refused_and_a_pipe_is_read(tmp_path: Path) -> None:
    for path in ("/dev/null", ""):
        with pytest.raises(LoadError) as caught:
            load(path)
        assert caught.value.faults[0].problem == "this is no file"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_text, args=["claimledger: 1"])
    writer.start()
    assert not len(load(pipe).ledger)
    writer.join()


def test_of_very_many_faults_a_thousand_are_told() -> None:
    lines = ", ".join("{asserts: bse}" for _ in range(1_500))
    with pytest.raises(LoadError) as caught:
        loads(f"{{claimledger: 1, statements: [{lines}]}}")
    faults = caught.value.faults
    assert (len(faults), caught.value.message) == (1_001, "3000 faults")
    assert (faults[-1].problem, faults[-1].mend) == ("2000 more faults", "mend these first")
    assert all(" more faults" not in fault.problem for fault in faults[:-1])


def test_half_a_character_is_a_fault() -> None:
    (fault,) = faults_of("claimledger: 1\nclaims: {a: '\ud800'}")
    assert (fault.line, fault.column) == (2, 14)
    assert "half a character" in fault.problem


def test_close_matches_are_not_sought_without_end() -> None:
    claims = ", ".join(f"claim-{index}: C" for index in range(1_000))
    lines = ", ".join(f"{{asserts: clam-{index}, chain: [x]}}" for index in range(100))
    faults = faults_of(
        f"{{claimledger: 1, external: [x], claims: {{{claims}}}, statements: [{lines}]}}"
    )
    assert len(faults) == 100
    helped = [fault for fault in faults if "did you mean" in fault.mend]
    assert 0 < len(helped) < 100
    assert "write external: [clam-99]" in faults[-1].mend


def test_close_matches_of_long_ids_end_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The letters that are compared have a bound, whatever the ids."""
    compared = 0

    def counted(word: str, known: Sequence[str], **_: Any) -> list[str]:
        nonlocal compared
        compared += len(word) * sum(map(len, known))
        return []

    monkeypatch.setattr("difflib.get_close_matches", counted)
    known = ", ".join(f"{'known' * 37}{index:05}: C" for index in range(100))
    lines = ", ".join(f"{{asserts: {'nowkn' * 37}{index:05}, chain: [x]}}" for index in range(160))
    faults = faults_of(
        f"{{claimledger: 1, external: [x], claims: {{{known}}}, statements: [{lines}]}}"
    )
    assert len(faults) == 160
    assert 0 < compared <= 5_000_000


def test_an_id_missing_many_times_is_sought_once() -> None:
    lines = ", ".join("{asserts: bse, chain: [venn]}" for _ in range(3))
    faults = faults_of(HEAD + f"statements: [{lines}]")
    assert [fault.mend for fault in faults] == ["did you mean 'base'?"] * 3


def test_a_record_that_cannot_be_read_makes_no_further_faults() -> None:
    text = HEAD + (
        "statements: [{asserts: base, chain: [venn], id: s, certainty: x}]\n"
        "reviews: [{claim: base, document: post-1, rating: R, x: y}]\n"
        "amendments: [{record: s, replacement: {denies: base, chain: [venn]}}]\n"
        "recorded: [{at: 2024, records: [s, review-00000000000000000000]}]\n"
    )
    assert [fault.path for fault in faults_of(text)] == ["statements[0].certainty", "reviews[0].x"]


def test_the_replacement_of_what_is_not_known_is_not_judged() -> None:
    (fault,) = faults_of(HEAD + "amendments: [{record: nothing, replacement: foo}]")
    assert fault.problem == "no record 'nothing'"


class CountedEntries(dict[str, tuple[Text, Node]]):
    """The entries of a mapping; all of them together count what is read in walks over them."""

    walked = 0

    @classmethod
    def each(cls, found: Iterable[_T]) -> Iterator[_T]:
        for one in found:
            cls.walked += 1
            yield one

    def __iter__(self) -> Iterator[str]:
        return self.each(super().__iter__())

    def __reversed__(self) -> Iterator[str]:
        return self.each(super().__reversed__())

    def keys(self) -> Any:
        return _Walk(super().keys())

    def values(self) -> Any:
        return _Walk(super().values())

    def items(self) -> Any:
        return _Walk(super().items())


class _Walk:
    """What ``keys()``, ``values()`` and ``items()`` give, counted as it is walked."""

    def __init__(self, view: Any) -> None:
        self.view = view

    def __len__(self) -> int:
        return len(self.view)

    def __iter__(self) -> Iterator[Any]:
        return CountedEntries.each(self.view)

    def __reversed__(self) -> Iterator[Any]:
        return CountedEntries.each(reversed(self.view))


def test_many_keys_without_a_value_among_many_end_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is told beside the key before it, which is found without a walk over all."""
    make = Keyed.__init__

    def counted(keyed: Keyed, at: int) -> None:
        make(keyed, at)
        keyed.entries = CountedEntries()

    monkeypatch.setattr(Keyed, "__init__", counted)
    monkeypatch.setattr(CountedEntries, "walked", 0)
    keys = ", ".join([*(f"k{index}: v" for index in range(5_000)), "last: Smith", "John"])
    bare = ", ".join(f"b{index}" for index in range(5_000))
    faults = faults_of_first(f"{{claimledger: 1, claims: {{{keys}, {bare}}}}}")
    assert 5_000 < CountedEntries.walked < 50_000
    assert faults[0].mend == 'quote it: last: "Smith, John"'


def faults_of_first(text: str) -> Sequence[Fault]:
    with pytest.raises(LoadError) as caught:
        loads(text)
    assert caught.value.faults[-1].problem == "4001 more faults"
    return caught.value.faults
