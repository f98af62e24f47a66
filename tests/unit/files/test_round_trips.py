"""What is dumped loads to what it was, in either format, and in any order."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.errors import ClaimLedgerError, ConflictError, InvalidRecordError
from claimledger.files import dump, dumps, load, loads
from claimledger.ledger import Ledger
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

Format = Literal["yaml", "json"]

MAIN = Path(__file__).parents[3]
FILES = sorted((MAIN / "tests" / "cases").glob("*.yaml")) + sorted(
    (MAIN / "examples").glob("*.yaml")
)
FORMATS: tuple[Format, ...] = ("yaml", "json")

META = {
    "n": 3,
    "minus": -12,
    "yes": True,
    "no": False,
    "nothing": None,
    "texts": ["3", "true", "null", "", "~", "a, b: c # d", "x\ny\t\x00\x7f\u2028\u202e\U0001f600"],
    "deep": {"empty": {}, "list": [[], [1, ["2"]]]},
    "key with: marks, {} and \n": "x",
    "k" * 2000: "long",
    "<<": "no merge",
    "": "no key",
}

POST = Source("post", "Harbour Post", kind="agency", note="n", meta=META)
VENN = Claimant(
    "venn",
    "Orla Venn",
    kind="person",
    identity="described",
    number="one",
    aliases=["no", "O. Venn, president", "#1"],
    identifiers=["q:7", "2024"],
    note="2024-06-19",
    meta={"a": "b"},
)
FLOW = Claim("flow", "It flows: north, then {south}", note="on", meta={"x": 1})
CRATES = Claim("crates", "100", accused=[VENN], period="2024/..", language="no", note="n")
WIRE = Document(
    "wire",
    POST,
    published="2024-06-19T08:30:15+07:00",
    title="~",
    url="https://post.example/?a=1#b",
    language="id",
    authors=[VENN, Ref("ghost")],
    retrieved="2024-06",
    archived="a: b",
    sha256="a" * 64,
    note="n",
    meta=META,
)
COPY = Document("copy", Ref("tide"), derived_from=WIRE, derivation="translation")
EVERYTHING: dict[str, Any] = {
    "citing": [Ref("s1"), Ref("lost")],
    "certainty": "none",
    "reading": "doubtful",
    "basis": "documents",
    "said": "2024-06-01/2024-06-03",
    "quotation": "partial",
    "translated": True,
    "cue": "said, as it were: ...",
    "terms": "background",
    "anchors": [
        Anchor(exact='he said "no"', prefix=" ", suffix="\n"),
        Anchor(start=0, end=10**15 - 1, sha256="b" * 64),
    ],
    "note": "- a note",
    "meta": META,
}
S1 = Assertion(FLOW, chain=[WIRE], id="s1")
LINK = Link(VENN, document=Ref("unseen"), named_as="the president", cue="c", said="2024")
RELATION = Relation(POST, "owned_by", VENN, "../2024", note="n", meta={"a": 1})
CLAIM_RELATION = ClaimRelation(CRATES, "entails", FLOW)

RECORDS: list[Record] = [
    Source("plain"),
    Claimant("number", "12"),
    Claimant(name="Nobody in particular"),
    Claim(text="A claim without an id of its own"),
    Document(source=POST, title="A document without an id of its own"),
    Document("bare", Ref("unknown")),
    S1,
    Assertion(FLOW, chain=[WIRE, LINK, COPY, Ref("ghost")], act="hints", id="s2", **EVERYTHING),
    Assertion(Ref("unheard"), chain=[COPY]),
    Assertion(FLOW, chain=[Link(POST, document=WIRE, cue="on page 1")]),
    Assertion(FLOW, chain=[Link(VENN, document=WIRE)], id="elsewhere"),
    Denial(S1, chain=[WIRE, Link(VENN, said="2024")], scope="attribution", **EVERYTHING),
    Denial(FLOW, chain=[VENN], scope="legitimacy"),
    Denial(Ref("s1"), chain=[WIRE], note="to be rejected"),
    Denial(Denial(Ref("s1"), chain=[WIRE], note="to be rejected"), chain=[Ref("rebuffer")]),
    Denial(Ref("lost-claim"), chain=[WIRE]),
    Question(CRATES, chain=[WIRE], **EVERYTHING),
    Response(S1, chain=[WIRE], kind="not_aware", **EVERYTHING),
    Response(FLOW, chain=[COPY, VENN]),
    Retraction(S1, chain=[WIRE], reason="r", replacement=COPY, id="withdrawn", **EVERYTHING),
    Retraction(WIRE, chain=[POST], replacement=FLOW),
    Retraction(FLOW, chain=[POST], replacement=Ref("lost")),
    Suppression("C4", Ref("wire"), by="desk"),
    RELATION,
    CLAIM_RELATION,
    Relation(Ref("ghost"), "same_as", Ref("shade")),
    Review(FLOW, WIRE, Rating("True", value="3", best="5", worst="1"), explanation="e", note="n"),
    Review(Ref("unheard"), Ref("unseen"), Rating("no")),
    Suppression("C1", RELATION, by="desk", reason="r", on="2024-06", until="2025", meta={"a": 1}),
    Suppression("C2", Ref("nothing")),
    Amendment(RELATION, Relation(POST, "owned_by", VENN), by="b", reason="r", note="n"),
    Amendment(FLOW, FLOW.but(text="no"), id="mend-flow", meta={"a": 1}),
    Amendment(Amendment(FLOW, FLOW.but(text="no"), id="mend-flow", meta={"a": 1})),
    Amendment(S1, Denial(FLOW, chain=[WIRE, POST]), reason="turned round"),
    Amendment(Ref("elsewhere"), Assertion(FLOW, chain=[POST], id="by-another-id")),
    Amendment(Ref("lost"), Question(FLOW, chain=[POST], id="lost")),
    Amendment(POST, Claimant("post", "a party of the other sort")),
    Amendment(VENN, Claimant("venn", "Venn", kind="person")),
    Amendment(VENN, Source("another", "An")),
    Amendment(WIRE, WIRE.but(title="mended")),
    Amendment(Ref("gone-relation"), CLAIM_RELATION),
    Amendment(Ref("gone-review"), Review(FLOW, WIRE, Rating("Odd"))),
    Amendment(Suppression("C2", Ref("nothing")), Suppression("C3", Ref("nothing"))),
    Amendment(Ref("gone-mend"), Amendment(Ref("gone"), Claim("gone", "g"), id="inner")),
]
CHAINS: Any = [
    ChainExpectation(),
    ChainExpectation(
        statement="s1", depth=0, origins=[], circular=True, grounded=False, gaps=["no_side"]
    ),
    ChainExpectation(statement="never", origins=["nowhere"]),
]
EXPECTS = (
    Expectation(
        claim=FLOW,
        as_of="2024-06",
        policy={"threshold": "full", "resolver": "off", "least_reading": "explicit"},
        viewpoint={
            "documents": {"only": ["wire", "unseen"]},
            "relays": {"except": []},
            "positions": {"only": ["venn"]},
        },
        status="open",
        support=[0, 3],
        opposition=[1, 1],
        flags={"support": [], "opposition": ["interested_only"]},
        answers={"venn": "mixed", "stranger": "denied"},
        chains=CHAINS,
        note="n",
        meta={"a": 1},
    ),
    Expectation(claim=Ref("unheard-of")),
)


def again(ledger: Ledger, format: Format, **more: Any) -> Ledger:
    text = dumps(ledger, format=format, **more)
    found = loads(text, format=format)
    assert (
        dumps(found.ledger, format=format, expects=found.expects, external=found.external) == text
    )
    assert found.ledger.digest == ledger.digest
    return found.ledger


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
@pytest.mark.parametrize("format", FORMATS)
def test_every_ledger_file(path: Path, format: Format, tmp_path: Path) -> None:
    found = load(path)
    target = tmp_path / f"again.{format}"
    dump(found.ledger, target, expects=found.expects, external=found.external)
    assert load(target) == found
    assert target.read_text().startswith("{" if format == "json" else "claimledger: 1\n")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("record", RECORDS, ids=[record.id[:40] for record in RECORDS])
def test_every_record_alone(record: Record, format: Format) -> None:
    ledger = Ledger().record(record)
    assert again(ledger, format) == ledger


@pytest.mark.parametrize("format", FORMATS)
def test_all_records_together(format: Format) -> None:
    ledger = Ledger()
    for index, record in enumerate(RECORDS):
        ledger = ledger.record(record, at=None if index % 3 else f"{2000 + index % 5}-01")
    text = dumps(ledger, format=format, expects=EXPECTS, external=["more"])
    found = loads(text, format=format)
    assert found.ledger == ledger
    assert found.expects == EXPECTS
    assert found.external >= {"more", "ghost", "lost", "unseen", "unheard-of", "never", "nowhere"}
    assert not found.external & {"venn", "flow", "s1", "crates", "copy"}
    for record in ledger:
        assert found.ledger.recorded(record) == ledger.recorded(record)
    other: Format = "json" if format == "yaml" else "yaml"
    assert (
        loads(dumps(ledger, format=other, expects=EXPECTS, external=["more"]), format=other)
        == found
    )


@pytest.mark.parametrize("format", FORMATS)
def test_records_in_any_order(format: Format) -> None:
    whole = Ledger().record(*RECORDS)
    records = list(whole)
    for seed in range(10):
        random.Random(seed).shuffle(records)  # noqa: S311  # chance, no secret
        assert again(Ledger().record(*records), format) == whole


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_lines_of_a_file_in_any_order(path: Path) -> None:
    found = load(path)
    data = json.loads(
        dumps(found.ledger, format="json", expects=found.expects, external=found.external)
    )
    for seed in range(3):
        chance = random.Random(seed)  # noqa: S311  # chance, no secret
        shuffled = loads(json.dumps(_shuffled(data, chance)), format="json")
        assert shuffled.ledger == found.ledger
        assert set(shuffled.expects) == set(found.expects)
    as_yaml = loads(json.dumps(data, ensure_ascii=False))  # JSON is YAML, nearly
    assert as_yaml == found


def _shuffled(value: Any, chance: random.Random) -> Any:
    items: Any
    if isinstance(value, dict):
        items = [(key, _shuffled(item, chance)) for key, item in value.items()]
        chance.shuffle(items)
        return dict(items)
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        items = [_shuffled(item, chance) for item in value]
        if not all(set(item) & {"party", "start", "depth", "statement"} for item in items):
            chance.shuffle(items)
        return items
    return value


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 2**53, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(TEXTS, TEXTS, st.dictionaries(TEXTS, DATA, max_size=3), st.sampled_from(FORMATS))
def test_any_text_and_any_data(name: str, note: str, meta: dict[str, Any], format: Format) -> None:
    ledger = Ledger().record(
        Claimant("x", name or "X", aliases=[note, name], note=note, meta=meta),
        Claim("c", name + "c", note=note),
        Assertion(Ref("c"), chain=[Link(Ref("x"), named_as=name, cue=note)], cue=name),
    )
    assert again(ledger, format) == ledger


def test_the_longest_ids() -> None:
    ledger = Ledger().record(
        Claim("c" * 200, "C"),
        Document("d" * 200, Ref("x")),
        Question(Ref("c" * 200), chain=[Link(Ref("x"), document=Ref("d" * 200))]),
    )
    for format in FORMATS:
        assert again(ledger, format) == ledger


IDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=6)


@given(IDS, IDS, st.sampled_from(FORMATS))
def test_any_id(party: str, claim: str, format: Format) -> None:
    try:
        links = [Link(Ref(party)), Link(Ref(party), cue="x")]
        record = Assertion(Claim(claim, "C"), chain=links, id="s")
    except InvalidRecordError:
        return
    if len({party, claim, "s"}) == 3:
        ledger = Ledger().record(record)
        assert again(ledger, format) == ledger


def test_a_bare_record_of_another_sort_has_no_section() -> None:
    for record in (Expectation(claim=FLOW), Record(note="x")):
        with pytest.raises(InvalidRecordError, match="has no section for"):
            dumps(Ledger().record(record))
    with pytest.raises(InvalidRecordError, match="has no section for"):
        dumps(Ledger().record(Amendment(FLOW, Expectation(claim=FLOW))))


@pytest.mark.parametrize("format", FORMATS)
def test_what_a_statement_is_on_is_told_by_other_uses(format: Format) -> None:
    """What is not held here may still be known for a statement, a document or a claim."""
    records = [
        Denial(Ref("said"), chain=[VENN]),
        Retraction(Ref("paper"), chain=[VENN], replacement=Ref("open")),
        Denial(Ref("open"), chain=[VENN]),
        Response(Ref("new"), chain=[VENN]),
        Assertion(FLOW, chain=[Link(POST, document=Ref("paper"))], citing=[Ref("said")]),
        Amendment(S1, Question(FLOW, chain=[WIRE], id="new")),
    ]
    for ordered in (records, records[::-1]):
        text = dumps(again(Ledger().record(*ordered), format), format=format)
        for part in ("denies", "responds", "retracts"):
            assert part in text
        assert sorted(loads(text, format=format).external) == ["ghost", "open", "paper", "said"]


@pytest.mark.parametrize(
    "records",
    [
        [POST, Denial(Ref("post"), chain=[VENN])],
        [WIRE, Assertion(FLOW, chain=[Link(Ref("wire"))])],
        [Assertion(Ref("x"), chain=[Link(Ref("x"))])],
        [Amendment(Ref("x"), FLOW), Amendment(Ref("x"), RELATION)],
        [S1, Amendment(S1, Review(FLOW, WIRE, Rating("Odd")))],
        [VENN, FLOW, Amendment(VENN, Claimant("flow", "F"))],
        [VENN, POST, Amendment(VENN, Claimant("post", "P"))],
        [Amendment(VENN, Claimant("x", "F")), Amendment(POST, Claimant("x", "P"))],
    ],
)
def test_what_is_taken_for_two_kinds_of_thing_is_not_dumped(records: list[Record]) -> None:
    """For it would not load again."""
    with pytest.raises(InvalidRecordError, match=r"one kind of thing|replace|another record"):
        dumps(Ledger().record(*records))


def test_a_ledger_with_two_versions_of_an_id_is_not_dumped(tmp_path: Path) -> None:
    one, two = Ledger().record(Claim("a", "A")), Ledger().record(Claim("a", "B"))
    amended = (one | two).record(Amendment(Ref("a"), Claim("a", "C")))
    for ledger in (one | two, amended):
        with pytest.raises(
            ConflictError, match=r"'a' is recorded already.*amend.*dump the"
        ) as caught:
            dump(ledger, tmp_path / "a.yaml")
        assert caught.value.id == "a"
    assert not list(tmp_path.iterdir())


def test_the_deepest_data() -> None:
    meta: dict[str, Any] = {}
    for _ in range(90):
        meta = {"a": meta}
    deep = Claim("a", "A", meta=meta)
    ledger = Ledger().record(deep, Amendment(deep, deep.but(text="B"), by="desk"))
    for format in FORMATS:
        assert again(ledger, format) == ledger


def test_switches_of_a_policy_may_be_given_as_yes_and_no() -> None:
    expectation = Expectation(claim=FLOW, policy={"resolver": False, "date_by_publication": True})
    text = dumps(Ledger().record(FLOW), expects=[expectation])
    assert loads(text).expects[0].policy == {"resolver": "off", "date_by_publication": "on"}


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InvalidRecordError, match="'toml' is no format of ledger files"):
        dumps(Ledger(), format="toml")  # type: ignore[arg-type]  # that is the point


LAID_OUT = """\
claimledger: 1
sources:
  post: Harbour Post
  tide: {name: Evening Tide, kind: platform}
claimants:
  venn: {name: Orla Venn, kind: person, aliases: ["No", Venn]}
relations:
  - [venn, speaks_for, varland, 2030-05-07/..]
  - {subject: crates, kind: entails, object: base, note: "as the desk reads it, for now"}
claims:
  base: A base will open in the port
  crates: {text: 100 crates, accused: [varland], period: 2031-03/..}
documents:
  tide-1:
    source: tide
    published: 2031-03-04
    says:
      - {asserts: base, act: plans, chain: [post, {party: venn, named_as: She}], id: base-1}
      - {denies: {statement: base-1}, scope: attribution, chain: [venn]}
      - {asserts: base, citing: [assertion-7e0ba6bc22d4ea0b08d7]}
  post-1: {source: post, published: 2031-03-07T08:30+07:00}
statements:
  - {asserts: crates, chain: [venn], id: assertion-7e0ba6bc22d4ea0b08d7}
  - {retracts: {claim: base}, chain: [{document: post-1, cue: in print}, venn], translated: true}
reviews:
  - {claim: base, document: post-1, rating: Half true}
amendments:
  - {record: [venn, speaks_for, varland, 2030-05-07/..], by: desk, reason: "no"}
suppressions:
  - {code: CLS101, subject: base, until: 2031}
expects:
  - {claim: base, policy: {resolver: off}, status: asserted, support: [1, 1], flags: {support: []}}
recorded:
  - {at: 2031-03-10, records: [venn, base-1]}
external: [varland]
"""


def test_a_file_reads_well() -> None:
    made = Assertion(Ref("crates"), chain=[Ref("venn")]).id
    text = LAID_OUT.replace("assertion-7e0ba6bc22d4ea0b08d7", made)
    found = loads(text)
    assert dumps(found.ledger, expects=found.expects, external=found.external) == text


JSON_LAID_OUT = """\
{
  "claimledger": 1,
  "claims": {
    "base": "A base will \\u202eopen\\ud83d\\udee1\\udb40\\udc01"
  },
  "documents": {
    "d": {
      "source": "post",
      "says": [
        {"asserts": "base", "translated": true},
        {"questions": "base"}
      ]
    }
  },
  "reviews": [
    {"claim": "base", "document": "d", "rating": {"label": "x", "value": "3"}}
  ],
  "external": ["post"]
}
"""


def test_json_reads_well_too() -> None:
    found = loads(JSON_LAID_OUT, format="json")
    text = JSON_LAID_OUT.replace("\\ud83d\\udee1", "\U0001f6e1")
    assert dumps(found.ledger, format="json") == text


def test_what_dump_writes_is_utf_8_with_plain_line_ends(tmp_path: Path) -> None:
    ledger = Ledger().record(Claim("a", "Pelabuhan é ü 港"))
    for name in ("a.yaml", "a.JSON", "a"):
        dump(ledger, tmp_path / name)
        data = (tmp_path / name).read_bytes()
        assert b"\r" not in data
        assert "港" in data.decode()
        assert load(tmp_path / name).ledger == ledger


def test_empty_ledgers() -> None:
    assert dumps(Ledger()) == "claimledger: 1\n"
    assert dumps(Ledger(), format="json") == '{\n  "claimledger": 1\n}\n'


def test_dump_refuses_what_load_could_not_place(tmp_path: Path) -> None:
    with pytest.raises(ClaimLedgerError):
        dump(Ledger().record(Expectation(claim=FLOW)), tmp_path / "x.yaml")
    assert not (tmp_path / "x.yaml").exists()
