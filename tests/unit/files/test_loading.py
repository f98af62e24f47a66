"""What a ledger file's lines become."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimledger.errors import InvalidRecordError
from claimledger.files import LedgerFile, Place, dumps, load, loads
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
    Ref,
    Relation,
    Response,
    Retraction,
    Review,
    Source,
    Suppression,
)

HARBOUR = Path(__file__).with_name("harbour.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def harbour() -> LedgerFile:
    return loads(HARBOUR, name="harbour.yaml")


def test_parties(harbour: LedgerFile) -> None:
    parties = harbour.ledger.parties
    assert parties["tide"] == Source("tide", "Evening Tide", kind="platform")
    assert parties["post"] == Source("post", "Harbour Post")
    assert parties["radio"] == Source(
        "radio", "State Radio", identity="described", number="one", identifiers=["fm:99"]
    )
    assert parties["venn"] == Claimant(
        "venn", "Orla Venn", kind="person", aliases=["Venn", "the president"]
    )
    assert parties["osmar"] == Claimant(
        "osmar",
        "Osmar",
        kind="government",
        note="across the strait",
        meta={"year": 2031, "seen": True},
    )
    assert parties["nobody"] == Claimant("nobody")


def test_relations_of_parties_and_of_claims(harbour: LedgerFile) -> None:
    assert list(harbour.ledger.claim_relations) == [
        ClaimRelation(Ref("crates"), "entails", Ref("flow"))
    ]
    owned = Relation(Ref("post"), "owned_by", Ref("osmar"), "2029", note="by decree")
    mended = Relation(Ref("venn"), "speaks_for", Ref("varland"), "2029/..")
    assert set(harbour.ledger.relations) == {owned, mended}


def test_claims(harbour: LedgerFile) -> None:
    claims = harbour.ledger.claims
    assert claims["thanks"] == Claim("thanks", "Venn thanked the dockers")
    assert claims["crates"] == Claim(
        "crates",
        "Osmar took in 100 crates",
        accused=[Ref("varland"), Ref("osmar")],
        period="2031-03/..",
        language="en",
    )
    assert claims["flow"].text == "Arms, in short: a flow"
    assert claims["price"].text == "Varland gets money in return"


def test_documents(harbour: LedgerFile) -> None:
    documents = harbour.ledger.documents
    assert documents["tide-1"] == Document(
        "tide-1", Ref("tide"), authors=[Ref("writer")], published="2031-03-04", language="id"
    )
    assert documents["post-1"] == Document(
        "post-1",
        Ref("post"),
        published="2031-03-07T08:30+07:00",
        title="No",
        url="https://post.example/1",
        retrieved="2031-03-08",
        archived="x",
    )
    assert documents["gull-1"].derived_from == Ref("post-1")
    assert documents["gull-1"].sha256.startswith("9f86d0")


TIDE_1 = Link(Ref("tide"), document=Ref("tide-1"))
POST_1 = Link(Ref("post"), document=Ref("post-1"))
POST_2 = Link(Ref("post"), document=Ref("post-2"))


def test_statements_stand_under_what_was_read(harbour: LedgerFile) -> None:
    crates, base = Ref("crates"), Ref("base")
    radio = Link(Ref("radio"), named_as="the radio", cue="via", said="2031-03-01")
    port = Link(Ref("office"), named_as="the port")
    anchors = [Anchor(start=10, end=42, prefix="a", suffix="b"), Anchor(exact="c")]
    citing = Link(Ref("tide"), document=Ref("tide-1"), cue="citing")
    expected = [
        Assertion(Ref("thanks"), chain=[TIDE_1, Ref("post"), radio, Ref("venn")], cue="said"),
        Assertion(crates, chain=[TIDE_1, Ref("osmar")], act="accuses", id="osmar-crates"),
        Denial(
            crates,
            chain=[TIDE_1, Ref("varland")],
            certainty="weak",
            reading="inferred",
            basis="told",
        ),
        Question(Ref("price"), chain=[TIDE_1]),
        Assertion(crates, chain=[TIDE_1], citing=[Ref("osmar-crates")]),
        Assertion(
            base, chain=[POST_1, port], act="plans", said="2031-02", id="base-1", anchors=anchors
        ),
        Denial(
            base,
            chain=[POST_1, TIDE_1, Ref("mayor")],
            scope="legitimacy",
            quotation="direct",
            translated=True,
            terms="background",
        ),
        Response(Ref("base-1"), chain=[POST_1, citing], kind="non_denial"),
        Denial(Ref("base-1"), chain=[POST_2, Ref("office")], scope="attribution"),
        Retraction(Ref("post-1"), chain=[POST_2], reason="not confirmed", replacement=Ref("flow")),
        Retraction(Ref("base-1"), chain=[Ref("osmar")], said="2031-03-09"),
    ]
    for statement in expected:
        assert statement in harbour.ledger
    assert sum(hasattr(record, "chain") for record in harbour.ledger) == len(expected)


def test_reviews(harbour: LedgerFile) -> None:
    half = Rating("Half true", value="3", best="5", worst="1")
    assert set(harbour.ledger.reviews) == {
        Review(Ref("flow"), Ref("check"), half, explanation="see there"),
        Review(Ref("base"), Ref("check"), Rating("False")),
    }


def test_amendments(harbour: LedgerFile) -> None:
    before = Relation(Ref("venn"), "speaks_for", Ref("varland"), "2030-05-07/..")
    after = Relation(Ref("venn"), "speaks_for", Ref("varland"), "2029/..")
    expected = [
        Amendment(before, after, by="desk", reason="wrong year"),
        Amendment(Ref("base-1"), by="desk", reason="not what the text says", id="mend-1"),
        Amendment(Ref("price"), Claim("price", "Varland gets money in return")),
        Amendment(
            Ref("osmar-crates"),
            Assertion(Ref("crates"), chain=[TIDE_1, Ref("osmar")], id="osmar-crates"),
        ),
    ]
    assert [record for record in harbour.ledger if isinstance(record, Amendment)] == expected


def test_suppressions(harbour: LedgerFile) -> None:
    assert list(harbour.ledger.suppressions) == [
        Suppression(
            "CLS101",
            Ref("thanks"),
            by="desk",
            reason="on purpose",
            on="2031-03-20",
            until="2031-12-31",
        )
    ]


def test_expectations(harbour: LedgerFile) -> None:
    chain: Any = ChainExpectation(
        statement="osmar-crates",
        depth=3,
        origins=["venn"],
        circular=False,
        grounded=True,
        gaps=["undated"],
    )
    assert harbour.expects == (
        Expectation(
            claim=Ref("crates"),
            status="contested",
            support=[1, 1],
            opposition=[0, 2],
            answers={"varland": "denied"},
        ),
        Expectation(
            claim=Ref("crates"),
            as_of="2031-03-01",
            viewpoint={"positions": {"except": ["osmar"]}},
            policy={"resolver": "off", "threshold": "full"},
        ),
        Expectation(claim=Ref("thanks"), chains=[chain], flags={"support": []}),
    )


def test_recording_times(harbour: LedgerFile) -> None:
    ledger = harbour.ledger
    timed = {record.id for record in ledger if ledger.recorded(record) is not None}
    relation = ClaimRelation(Ref("crates"), "entails", Ref("flow"))
    assert timed == {"venn", relation.id, "base-1"}
    assert str(ledger.recorded(relation)) == "2031-03-10"


def test_external_ids_and_places(harbour: LedgerFile) -> None:
    assert harbour.external == {"writer", "office", "mayor", "gull", "check"}
    lines = HARBOUR.splitlines()
    for id in ("tide", "venn", "base", "tide-1", "gull-1"):
        place = harbour.places[id]
        assert place.file == "harbour.yaml"
        assert lines[place.line - 1][place.column - 1 :].startswith(f"{id}:")
    place = harbour.places["osmar-crates"]
    assert lines[place.line - 1][place.column - 1 :].startswith("{asserts: crates, act")
    place = harbour.places["expects[1]"]
    assert lines[place.line - 1][place.column - 1 :].startswith("{claim: crates, as_of")
    assert set(harbour.places) == {record.id for record in harbour.ledger} | {
        f"expects[{index}]" for index in range(3)
    }


def test_the_earliest_of_two_recording_times_holds() -> None:
    found = loads(
        "{claimledger: 1, claims: {a: A}, recorded: ["
        "{at: 2024-02, records: [a]}, {at: 2024-01, records: [a]}, {at: 2024-03, records: [a]}]}"
    )
    assert str(found.ledger.recorded(found.ledger.claims["a"])) == "2024-01"


def test_texts_are_read_as_they_stand() -> None:
    names = [
        "2024",
        "0123",
        "12e5",
        "no",
        "yes",
        "on",
        "~",
        "null",
        "0x1F",
        "1.50",
        "12:30:45",
        ".5",
    ]
    for name in names:
        found = loads(f"claimledger: 1\nclaimants:\n  x: {name}\n  y: {{name: {name}}}\n")
        assert found.ledger.parties["x"].name == found.ledger.parties["y"].name == name


def test_meta_knows_numbers_and_words_only_where_they_stand_unquoted() -> None:
    found = loads(
        "{claimledger: 1, claims: {a: {text: A, meta: "
        '{n: 12, m: -3, z: 0, t: true, f: false, u: null, v: , q: "12", r: "true", '
        "k: 012, d: 1.5, y: yes, l: [1, {x: y}], e: {}}}}}"
    )
    assert found.ledger.claims["a"].meta.thaw() == {
        "n": 12,
        "m": -3,
        "z": 0,
        "t": True,
        "f": False,
        "u": None,
        "v": None,
        "q": "12",
        "r": "true",
        "k": "012",
        "d": "1.5",
        "y": "yes",
        "l": [1, {"x": "y"}],
        "e": {},
    }


def test_empty_and_missing_sections_are_empty() -> None:
    assert loads("claimledger: 1").ledger == Ledger()
    text = "claimledger: 1\nsources:\nclaims: {}\nstatements: []\nexternal:\nexpects:\nrecorded:\n"
    assert loads(text) == LedgerFile(Ledger())
    assert loads('{"claimledger": 1, "sources": null}', format="json").ledger == Ledger()


def test_a_byte_order_mark_is_accepted() -> None:
    text = "\ufeffclaimledger: 1\nclaims: {a: A}\n"
    found = loads(text.encode())
    assert found == loads(text)
    assert found.places["a"] == Place("<text>", 2, 10)


def test_lines_end_as_they_do_on_other_machines() -> None:
    for end in ("\r\n", "\r"):
        found = loads(f"claimledger: 1{end}claims:{end}  a: A{end}")
        assert found.places["a"] == Place("<text>", 3, 3)


def test_a_repeated_line_is_harmless() -> None:
    line = "  - {asserts: a, chain: [x], id: s}\n"
    head = "claimledger: 1\nclaims: {a: A}\nexternal: [x]\nstatements:\n"
    assert loads(head + line + line) == loads(head + line)
    assert loads(head + line + line).places["s"].line == 5


def test_a_document_that_two_files_describe_differently_keeps_its_own_source(
    tmp_path: Path,
) -> None:
    one = (
        "{claimledger: 1, sources: {b: B}, claims: {p: P}, documents: {d: {source: b}}, "
        "statements: [{asserts: p, chain: [d], id: s1}]}"
    )
    two = (
        "{claimledger: 1, sources: {a: A}, documents: {d: {source: a}}, "
        "statements: [{asserts: p, chain: [d], id: s2}]}"
    )
    (tmp_path / "one.yaml").write_text(one)
    (tmp_path / "two.yaml").write_text(two)
    ledger = load(tmp_path).ledger
    assert ledger.statement("s1").chain[0].party == Ref("b")
    assert ledger.statement("s2").chain[0].party == Ref("a")
    assert [conflict.id for conflict in ledger.conflicts] == ["d"]


def test_files_and_folders_are_merged(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "one.YML").write_text("{claimledger: 1, claims: {p: P}, expects: [{claim: p}]}")
    (tmp_path / "two.json").write_text(
        '{"claimledger": 1, "claimants": {"x": "X"}, "statements":'
        ' [{"asserts": "p", "chain": ["x"], "id": "s"}],'
        ' "expects": [{"claim": "p", "status": "open"}]}'
    )
    (tmp_path / "notes.txt").write_text("not a ledger")
    (tmp_path / "odd.yaml").mkdir()
    found = load(tmp_path, tmp_path / "two.json")
    assert {record.id for record in found.ledger} == {"p", "x", "s"}
    assert [expectation.status for expectation in found.expects] == [None, "open"]
    assert found.places["p"].file == str(deep / "one.YML")
    assert found.places["expects[1]"].file == str(tmp_path / "two.json")


def test_between_files_other_content_is_a_conflict_and_stays(tmp_path: Path) -> None:
    paths = []
    for index in range(5):
        paths.append(tmp_path / f"{index}.yaml")
        paths[-1].write_text(f"{{claimledger: 1, claimants: {{x: X{index % 3}, y{index}: Y}}}}")
    found = load(*paths)
    assert [len(conflict.versions) for conflict in found.ledger.conflicts] == [3]
    assert found == load(*reversed(paths))
    assert found.places["x"].file == str(paths[0])


def test_no_paths_are_an_empty_ledger() -> None:
    assert load() == LedgerFile(Ledger())


def test_amendments_find_what_sort_of_record_they_replace() -> None:
    text = """\
claimledger: 1
sources: {post: Post}
claimants: {x: X}
claims: {p: P, q: Q}
relations: [[p, entails, q]]
documents: {d: {source: post, says: [{asserts: p}]}}
reviews: [{claim: p, document: d, rating: Odd}]
suppressions: [{code: C, subject: p}]
external: [outside, outside-s, outside-c, outside-r]
amendments:
  - {record: post, replacement: New Post}
  - {record: x, replacement: {name: New X, kind: group}}
  - {record: d, replacement: {source: post, title: New}}
  - {record: [p, entails, q], replacement: {subject: q, kind: entails, object: p, note: turned}}
  - {record: outside, replacement: [p, equivalent, q]}
  - {record: outside-s, replacement: {questions: p, chain: [x], id: other}}
  - {record: outside-c, replacement: {claims: {outside-c: O}}}
  - {record: outside-r, replacement: {reviews: [{claim: q, document: d, rating: Odd}]}}
  - {record: x, replacement: {sources: {y: Y}}}
  - {record: m, replacement: {record: q, id: m2}}
  - {record: p, id: m}
"""
    ledger = loads(text).ledger
    new = [r.replacement for r in ledger if isinstance(r, Amendment)]
    assert new == [
        Source("post", "New Post"),
        Claimant("x", "New X", kind="group"),
        Document("d", Ref("post"), title="New"),
        ClaimRelation(Ref("q"), "entails", Ref("p"), note="turned"),
        ClaimRelation(Ref("p"), "equivalent", Ref("q")),
        Question(Ref("p"), chain=[Ref("x")], id="other"),
        Claim("outside-c", "O"),
        Review(Ref("q"), Ref("d"), Rating("Odd")),
        Source("y", "Y"),
        Amendment(Ref("q"), id="m2"),
        None,
    ]


def test_a_replacement_declares_its_id_wherever_it_stands() -> None:
    text = """\
claimledger: 1
sources: {post: Post}
claimants: {x: X}
claims: {p: P}
statements: [{asserts: p, chain: [d2, y], id: s}, {denies: {statement: s2}, chain: [z]}]
documents: {d: {source: post}}
amendments:
  - {record: y, replacement: {name: Why}}
  - {record: m2, replacement: {record: x, replacement: {claimants: {z: Z}}}}
  - {record: x, replacement: {claimants: {y: Y}}}
  - {record: d, replacement: {documents: {d2: {source: post}}}}
  - {record: s, replacement: {asserts: p, chain: [d2], id: s2}}
  - {record: m, replacement: {amendments: [{record: p, id: m2}]}}
  - {record: p, id: m}
"""
    ledger = loads(text).ledger
    assert ledger.parties["y"].name == "Why"
    first = Link(Ref("post"), document=Ref("d2"))
    assert Assertion(Ref("p"), chain=[first, Ref("y")], id="s") in ledger
    assert loads(dumps(ledger)) == LedgerFile(ledger)


def test_amendments_of_derived_ids_find_their_sort() -> None:
    statement = Assertion(Ref("p"), chain=[Ref("x")])
    review = Review(Ref("p"), Ref("d"), Rating("Odd"))
    found = loads(
        f"""\
claimledger: 1
claims: {{p: P}}
external: [x, d, {review.id}]
statements: [{{asserts: p, chain: [x]}}]
amendments:
  - {{record: {statement.id}, replacement: {{denies: p, chain: [x]}}}}
  - {{record: {review.id}, replacement: {{claim: p, document: d, rating: Odder}}}}
"""
    ).ledger
    assert [type(s) for s in found.statements] == [Denial]
    assert found.statements[0].id == statement.id


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InvalidRecordError, match="'toml' is no format of ledger files"):
        loads("", format="toml")  # type: ignore[arg-type]  # that is the point
