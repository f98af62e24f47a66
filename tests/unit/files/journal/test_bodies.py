"""Bodies of records: each type's words, what is read in any form, and what is refused where."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from claimledger.errors import Fault, InvalidRecordError
from claimledger.files import Content, External, Limits, Lost, Torn
from claimledger.files.journal.bodies import TYPES, body_of, read_body, read_canonical_body
from claimledger.files.journal.canonical import canonical
from claimledger.files.limits import DEFAULT
from claimledger.files.tree import Page
from claimledger.model import (
    Amendment,
    Anchor,
    Assertion,
    ChainExpectation,
    Claim,
    Claimant,
    ClaimRelation,
    Denial,
    Document,
    Expectation,
    Link,
    Question,
    Rating,
    Record,
    Ref,
    Relation,
    Response,
    Retraction,
    Review,
    Source,
    Suppression,
)
from claimledger.testing.strategies import records
from unit.files.journal.sealing import as_files_have_it

HASH = "f" * 64
SAID: dict[str, Any] = {
    "citing": [Ref("s0")],
    "certainty": "weak",
    "reading": "doubtful",
    "basis": "documents",
    "said": "2031-08",
    "quotation": "direct",
    "translated": True,
    "cue": "said",
    "terms": "background",
    "anchors": [Anchor(exact="a", prefix="b", suffix="c", start=0, end=10**15 - 1, sha256=HASH)],
    "note": "n",
    "meta": {"k": [1, None, {"": False}]},
}
SAID_BODY: dict[str, Any] = {
    **SAID,
    "citing": ["s0"],
    "anchors": [
        {
            "exact": "a",
            "prefix": "b",
            "suffix": "c",
            "start": 0,
            "end": 10**15 - 1,
            "sha256": HASH,
        }
    ],
}
CHAIN: list[Any] = [
    Link(Ref("post"), document=Ref("post-1")),
    Ref("mayor"),
    Link(Ref("aide"), named_as="an aide", cue="told", said="2031"),
]
CHAIN_BODY: list[Any] = [
    {"party": "post", "document": "post-1"},
    "mayor",
    {"party": "aide", "named_as": "an aide", "cue": "told", "said": "2031"},
]

EXAMPLES: list[tuple[Content, dict[str, Any]]] = [
    (Source("post", "Post"), {"type": "source", "id": "post", "name": "Post"}),
    (
        Source(
            "post",
            "Post",
            kind="agency",
            identity="described",
            number="one",
            aliases=["P"],
            identifiers=["q:1"],
        ),
        {
            "type": "source",
            "id": "post",
            "name": "Post",
            "kind": "agency",
            "identity": "described",
            "number": "one",
            "aliases": ["P"],
            "identifiers": ["q:1"],
        },
    ),
    (
        Claimant("mayor", "Mayor", kind="person", note="n", meta={"a": 1}),
        {
            "type": "claimant",
            "id": "mayor",
            "name": "Mayor",
            "kind": "person",
            "note": "n",
            "meta": {"a": 1},
        },
    ),
    (
        Claim("leak", "It leaks", accused=[Ref("depot")], period="2031/..", language="en"),
        {
            "type": "claim",
            "id": "leak",
            "text": "It leaks",
            "accused": ["depot"],
            "period": "2031/..",
            "language": "en",
        },
    ),
    (
        Document(
            "post-1",
            Ref("post"),
            authors=[Ref("ann")],
            published="2031-08-04T08:30+07:00",
            title="T",
            url="u:",
            language="id",
            derived_from=Ref("wire-1"),
            derivation="translation",
            retrieved="2031",
            archived="a:",
            sha256=HASH,
        ),
        {
            "type": "document",
            "id": "post-1",
            "source": "post",
            "authors": ["ann"],
            "published": "2031-08-04T08:30+07:00",
            "title": "T",
            "url": "u:",
            "language": "id",
            "derived_from": "wire-1",
            "derivation": "translation",
            "retrieved": "2031",
            "archived": "a:",
            "sha256": HASH,
        },
    ),
    (
        Relation(Ref("aide"), "speaks_for", Ref("mayor"), "2031/..", note="n"),
        {
            "type": "relation",
            "party": "aide",
            "kind": "speaks_for",
            "other": "mayor",
            "during": "2031/..",
            "note": "n",
        },
    ),
    (
        ClaimRelation(Ref("leak"), "entails", Ref("slick"), meta={"a": 1}),
        {
            "type": "claim-relation",
            "claim": "leak",
            "kind": "entails",
            "other": "slick",
            "meta": {"a": 1},
        },
    ),
    (
        Assertion(Ref("leak"), chain=CHAIN, id="s1", act="accuses", **SAID),
        {
            "type": "assertion",
            "id": "s1",
            "target": "leak",
            "chain": CHAIN_BODY,
            "act": "accuses",
            **SAID_BODY,
        },
    ),
    (
        Denial(Ref("s1"), chain=[Ref("mayor")], id="s2", scope="attribution"),
        {
            "type": "denial",
            "id": "s2",
            "target": "s1",
            "chain": ["mayor"],
            "scope": "attribution",
        },
    ),
    (
        Question(Ref("leak"), chain=[Ref("mayor")], id="s3"),
        {"type": "question", "id": "s3", "target": "leak", "chain": ["mayor"]},
    ),
    (
        Response(Ref("s1"), chain=[Ref("mayor")], id="s4", kind="not_aware"),
        {"type": "response", "id": "s4", "target": "s1", "chain": ["mayor"], "kind": "not_aware"},
    ),
    (
        Retraction(Ref("s1"), chain=[Ref("post")], id="s5", reason="r", replacement=Ref("post-2")),
        {
            "type": "retraction",
            "id": "s5",
            "target": "s1",
            "chain": ["post"],
            "reason": "r",
            "replacement": "post-2",
        },
    ),
    (
        Review(
            Ref("leak"),
            Ref("check-1"),
            Rating("Half true", value="3", best="5", worst="1"),
            explanation="e",
        ),
        {
            "type": "review",
            "claim": "leak",
            "document": "check-1",
            "rating": {"label": "Half true", "value": "3", "best": "5", "worst": "1"},
            "explanation": "e",
        },
    ),
    (
        Suppression("CLS101", Ref("s1"), by="desk", reason="r", on="2031-08-04", until="2031-09"),
        {
            "type": "suppression",
            "code": "CLS101",
            "subject": "s1",
            "by": "desk",
            "reason": "r",
            "on": "2031-08-04",
            "until": "2031-09",
        },
    ),
    (
        Amendment(
            Ref("a0"),
            Amendment(Ref("leak"), Claim("leak", "It leaks oil"), id="a0", by="desk"),
            id="a1",
            by="desk",
            reason="r",
        ),
        {
            "type": "amendment",
            "id": "a1",
            "record": "a0",
            "replacement": {
                "type": "amendment",
                "id": "a0",
                "record": "leak",
                "replacement": {"type": "claim", "id": "leak", "text": "It leaks oil"},
                "by": "desk",
            },
            "by": "desk",
            "reason": "r",
        },
    ),
    (Amendment(Ref("s1"), id="a2"), {"type": "amendment", "id": "a2", "record": "s1"}),
    (
        Expectation(
            claim=Ref("leak"),
            as_of="2031-08-05",
            policy={"resolver": "on", "date_by_publication": "off", "unnamed": "weak"},
            viewpoint={"relays": {"except": ["mayor"]}},
            status="contested",
            support=[1, 2],
            opposition=[0, 0],
            flags={"support": ["hedged_only"]},
            answers={"depot": "denied"},
            chains=[
                ChainExpectation(statement="s1", depth=2, origins=["mayor"], circular=False),
                ChainExpectation(grounded=True, gaps=["undated"]),
            ],
        ),
        {
            "type": "expectation",
            "claim": "leak",
            "as_of": "2031-08-05",
            "policy": {"resolver": "on", "date_by_publication": "off", "unnamed": "weak"},
            "viewpoint": {"relays": {"except": ["mayor"]}},
            "status": "contested",
            "support": [1, 2],
            "opposition": [0, 0],
            "flags": {"support": ["hedged_only"]},
            "answers": {"depot": "denied"},
            "chains": [
                {"statement": "s1", "depth": 2, "origins": ["mayor"], "circular": False},
                {"grounded": True, "gaps": ["undated"]},
            ],
        },
    ),
    (External(["b", "a"]), {"type": "external", "ids": ["a", "b"]}),
    (Torn(1, HASH, "ew=="), {"type": "torn", "size": 1, "sha256": HASH, "begins": "ew=="}),
    (Lost(((5, 5), (7, 9))), {"type": "lost", "entries": [[5, 5], [7, 9]]}),
]


def page(text: str, limits: Limits = DEFAULT) -> Page:
    return Page("desk.jsonl", text, limits)


def faults(text: str, limits: Limits = DEFAULT) -> list[tuple[str, int, str]]:
    """Return the faults of a body as path, column, and words."""
    found = read_body(page(text, limits))
    assert isinstance(found, tuple)
    assert {(type(fault), fault.file, fault.line) for fault in found} == {(Fault, "desk.jsonl", 1)}
    return [(fault.path, fault.column, f"{fault.problem}; {fault.mend}") for fault in found]


@pytest.mark.parametrize(("item", "body"), EXAMPLES)
def test_a_body_has_the_type_and_the_fields_that_are_not_defaults(
    item: Content, body: dict[str, Any]
) -> None:
    assert body_of(item) == body
    found = read_canonical_body(page(canonical(body)))
    assert found == item
    assert repr(found) == repr(item)


def test_there_is_an_example_of_every_type_and_with_every_key() -> None:
    given: dict[str, set[str]] = {name: set() for name in TYPES}
    for _, body in EXAMPLES:
        given[body["type"]] |= body.keys()
    given["claimant"] |= given["source"]
    for name, (_, shape) in TYPES.items():
        said = set(SAID) if "target" in shape else {"note", "meta"} & shape.keys()
        assert given[name] | said == set(shape), name


@settings(max_examples=150, deadline=None)
@given(records())
def test_every_record_is_read_from_its_body(record: Record) -> None:
    record = as_files_have_it(record)
    found = read_canonical_body(page(canonical(body_of(record))))
    assert found == record
    assert repr(found) == repr(record)


@settings(max_examples=100, deadline=None)
@given(records())
def test_a_body_is_read_in_any_form(record: Record) -> None:
    record = as_files_have_it(record)
    text = json.dumps(dict(reversed(body_of(record).items())), indent=1)
    assert read_body(page(text)) == record
    found = read_canonical_body(page(text))
    assert isinstance(found, tuple)
    (fault,) = found
    assert str(fault) == (
        "desk.jsonl:1:1: this body is not in its canonical form; "
        "leave defaults out, sort the keys, and escape nothing needlessly"
    )


@pytest.mark.parametrize(
    "text",
    [
        '{"id":"leak","language":"","text":"x","type":"claim"}',
        '{"id":"leak","period":null,"text":"x","type":"claim"}',
        '{"accused":[],"id":"leak","text":"x","type":"claim"}',
        '{"id":"leak","text":"\\u0078","type":"claim"}',
        '{"id":"p","kind":"unknown","name":"x","type":"claimant"}',
        '{"chain":[{"party":"p"}],"id":"s","target":"c","type":"question"}',
        '{"chain":["p"],"id":"s","said":"2031-08-04 12:00","target":"c","type":"question"}',
        '{"chain":["p"],"id":"s","target":"c","translated":"yes","type":"question"}',
        '{"claim":"c","document":"d","rating":"True","type":"review"}',
        '{"ids":["b","a"],"type":"external"}',
    ],
)
def test_a_record_has_one_canonical_body(text: str) -> None:
    found = read_body(page(text))
    assert not isinstance(found, tuple)
    assert canonical(body_of(found)) != text
    assert isinstance(read_canonical_body(page(text)), tuple)


@pytest.mark.parametrize("kind", ["assertion", "denial", "question", "response", "retraction"])
def test_a_statement_without_an_id_gets_the_one_that_is_derived(kind: str) -> None:
    found = read_body(page(f'{{"type": "{kind}", "target": "leak", "chain": ["mayor"]}}'))
    assert isinstance(found, Record)
    assert found.id.startswith(f"{kind}-")
    assert body_of(found)["id"] == found.id


def test_what_is_no_record_has_no_body() -> None:
    for item in (5, "leak", None, Ref("leak")):
        with pytest.raises(InvalidRecordError) as caught:
            body_of(item)  # type: ignore[arg-type]  # that is what is tested
        assert str(caught.value) == f"{item!r} is no record; append records"


# -- what is refused -----------------------------------------------------------------------

WORDS: list[tuple[str, str, int, str]] = [
    ("", "", 1, "this is nothing, not a mapping; write {type: claim, "),
    ("[]", "", 1, "this is a list, not a mapping; write {type: claim, id: base, text: ...}"),
    ('"claim"', "", 1, "this is the text 'claim', not a mapping; write {type: claim,"),
    ("{}", "", 1, "a body has no type; write type: one of source, claimant, claim, document, "),
    ('{"type": null}', "", 1, "a body has no type; "),
    ('{"type": []}', "type", 10, "this is a list, not a text; "),
    ('{"type": "clam"}', "type", 10, "the text 'clam' is no type of a body; did you mean 'claim'"),
    ('{"type": "claim"}', "", 1, "the body of claim has no 'id'; write id: that of the record"),
    ('{"type":"claim","id":"a b","text":"x"}', "id", 22, "'a b' is no id; use one word"),
    ('{"type":"claim","id":"c","text":"x","name":"y"}', "name", 37, "'name' is no key of the body"),
    ('{"type":"claim","id":"c","text":" "}', "", 1, "claim 'c' has no text"),
    ('{"type":"document","id":"d"}', "", 1, "the body of document has no 'source'; "),
    (
        '{"type":"relation","party":"a","kind":"speaks_for"}',
        "",
        1,
        "the body of relation has no 'other'; write other: the id of one end",
    ),
    (
        '{"type":"relation","party":"a","other":"b"}',
        "",
        1,
        "the body of relation has no 'kind'; write kind: the verb, such as speaks_for",
    ),
    (
        '{"type":"claim-relation","claim":"a","kind":"entail","other":"b"}',
        "kind",
        45,
        "'entail' is no claim relation kind; did you mean 'entails'?",
    ),
    (
        '{"type":"claim-relation","claim":"a","kind":"entails","other":"b","during":"2031"}',
        "during",
        67,
        "'during' is no key of the body of claim-relation",
    ),
    ('{"type":"denial","target":"s"}', "", 1, "the body of denial has no 'chain'; write chain: "),
    ('{"type":"denial","chain":["p"]}', "", 1, "the body of denial has no 'target'; write target"),
    ('{"type":"denial","target":"s","chain":"p"}', "chain", 39, "this is the text 'p', not a list"),
    (
        '{"type":"denial","target":"s","chain":[]}',
        "",
        1,
        "a statement has no chain; name at least what was read: chain=[article]",
    ),
    (
        '{"type":"denial","target":"s","chain":[["p"]]}',
        "chain[0]",
        40,
        "this is a list, not a link of a chain; write a party, or {party: ...}",
    ),
    (
        '{"type":"denial","target":"s","chain":[{"cue":"x"}]}',
        "chain[0]",
        40,
        "a link has no 'party'; write party: who is cited",
    ),
    ('{"type":"denial","denies":"s"}', "denies", 18, "'denies' is no key of the body of denial"),
    ('{"type":"suppression","code":"C"}', "", 1, "the body of suppression has no 'subject'; "),
    ('{"type":"amendment","id":"a"}', "", 1, "the body of amendment has no 'record'; write recor"),
    (
        '{"type":"amendment","id":"a","record":"c","replacement":{"type":"claim","id":"c"}}',
        "replacement",
        57,
        "the body of claim has no 'text'",
    ),
    ('{"type":"expectation","status":"open"}', "", 1, "the body of expectation has no 'claim'; "),
    ('{"type":"external"}', "", 1, "the body of external has no 'ids'; write ids: [id]"),
    ('{"type":"external","ids":[]}', "", 1, "nothing is external; name at least one id"),
    ('{"type":"torn","size":-1}', "size", 23, "'-1' is no whole number"),
    ('{"type":"torn","size":1}', "", 1, "the body of torn has no 'sha256'; write sha256: that of"),
    ('{"type":"lost"}', "", 1, "the body of lost has no 'entries'; write entries"),
    (
        '{"type":"lost","entries":[[5]]}',
        "entries[0]",
        27,
        "this is no range of entries; write [first, last], such as [57, 58]",
    ),
    ('{"type":"lost","entries":[[0,5]]}', "entries[0]", 27, "this is no range of entries; "),
    ('{"type":"lost","entries":[[6,5]]}', "entries[0]", 27, "this is no range of entries; "),
    ('{"type":"lost","entries":[5]}', "entries[0]", 27, "this is the text '5', not a list; "),
    ('{"type":"claim","type":"claim"}', "type", 17, "the key 'type' stands twice; keep one"),
    ('{"type":"claim"', "", 16, "the file ends too early; "),
]


@pytest.mark.parametrize(("text", "path", "column", "words"), WORDS)
def test_what_is_wrong_is_told_with_its_place(
    text: str, path: str, column: int, words: str
) -> None:
    found = faults(text)
    assert [f for f in found if f[:2] == (path, column) and f[2].startswith(words)], found


def test_all_that_is_wrong_is_told_at_once() -> None:
    text = '{"type":"denial","chain":[[],{}],"scope":"x","said":"y","z":1}'
    paths = {path for path, *_ in faults(text)}
    assert paths == {"", "chain[0]", "chain[1]", "scope", "said", "z"}


def test_a_chain_is_bounded() -> None:
    text = '{"type":"denial","target":"s","chain":["a","b","c"]}'
    assert not isinstance(read_body(page(text, Limits(chain=3))), tuple)
    assert faults(text, Limits(chain=2)) == [
        (
            "chain",
            39,
            "this chain has more than 2 links; make it shorter, or raise the limit 'chain'",
        )
    ]


def test_faults_are_told_up_to_their_limit() -> None:
    text = '{"type":"denial","chain":[[],{},[]]}'
    assert len(faults(text)) == 4
    assert len(faults(text, Limits(faults=2))) == 2
    doubled = '{"a":1,"a":1,"a":1,"a":1}'
    assert len(faults(doubled)) == 3
    assert len(faults(doubled, Limits(faults=1))) == 1


def test_depth_is_bounded() -> None:
    text = '{"type":"claim","id":"c","text":"x","meta":{"a":[]}}'
    assert not isinstance(read_body(page(text, Limits(depth=3))), tuple)
    ((_, column, words),) = faults(text, Limits(depth=2))
    assert column == 49
    assert words.startswith("this nests deeper than 2 levels")
