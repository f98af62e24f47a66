"""Identity by id: references, derived ids, digests, equality, and code that rebuilds a record."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

import claimledger
from claimledger.errors import InvalidRecordError
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
    content,
    derived_id,
    digest,
    held_by,
)
from claimledger.model.identity import detached, takes_id

SHA = "ab" * 32
STATED: dict[str, Any] = {
    "chain": [
        Link(Ref("post"), document=Ref("post-3"), named_as="the Post", cue="dilansir", said="2031"),
        Ref("mayor"),
    ],
    "citing": [Ref("other"), Ref("another")],
    "certainty": "weak",
    "reading": "inferred",
    "basis": "told",
    "said": "2031-08-03",
    "quotation": "direct",
    "translated": True,
    "cue": "said",
    "terms": "background",
    "anchors": [
        Anchor(exact="oil", prefix="the ", suffix=" is", start=4, end=7, sha256=SHA),
        Anchor(exact="leak"),
    ],
    "note": "two\nlines and \u201cmarks\u201d",
    "meta": {"desk": "foreign", "tags": ["oil", {"deep": None}]},
}
KEPT: dict[str, Any] = {"note": "n", "meta": {"k": [1, True]}}

FULL: list[Record] = [
    Claimant(
        "mayor", "Mayor Lund", kind="person", identity="described", number="one",
        aliases=["Lund"], identifiers=["Q1"], **KEPT,
    ),
    Source(
        "post", "Harbour Post", kind="agency", identity="unnamed", number="several",
        aliases=["the Post"], identifiers=["Q2"], **KEPT,
    ),
    Document(
        "post-3", Ref("post"), published="2031-08-03T08:30+07:00", title="Oil", url="http://p/3",
        language="en", authors=[Ref("mayor")], derived_from=Ref("wire-1"), derivation="copy",
        retrieved="2031-08-04", archived="http://a/3", sha256=SHA, **KEPT,
    ),
    Claim("leak", "It leaks", accused=[Ref("depot")], period="2031-07/..", language="en", **KEPT),
    ClaimRelation(Ref("leak"), "entails", Ref("slick"), **KEPT),
    Relation(Ref("mayor"), "speaks_for", Ref("city"), "2030/..", **KEPT),
    Assertion(Ref("leak"), act="accuses", id="s1", **STATED),
    Denial(Ref("leak"), scope="legitimacy", id="s2", **STATED),
    Question(Ref("leak"), id="s3", **STATED),
    Response(Ref("leak"), kind="non_denial", id="s4", **STATED),
    Retraction(Ref("leak"), reason="wrong", replacement=Ref("s1"), id="s5", **STATED),
    Review(
        Ref("leak"), Ref("check-1"), Rating("Half true", value="3", best="5", worst="1"),
        explanation="because", **KEPT,
    ),
    Amendment(
        Ref("s1"), Assertion(Ref("slick"), chain=[Ref("post")], id="s1"), by="desk",
        reason="misread", id="a1", **KEPT,
    ),
    Suppression(
        "CLS101", Ref("leak"), by="desk", reason="on purpose", on="2031-09-01", until="2032",
        **KEPT,
    ),
    Expectation(
        claim=Ref("leak"), as_of="2031-08-03", policy={"threshold": "full"},
        viewpoint={"relays": {"except": ["wire"]}}, status="open", support=[0, 1],
        opposition=[1, 2], flags={"support": ["hedged_only"]}, answers={"depot": "denied"},
        chains=[
            ChainExpectation(
                statement="s1", depth=2, origins=["mayor"], circular=False, grounded=True,
                gaps=["undated"],
            )
        ],
        **KEPT,
    ),
]  # fmt: skip
BARE: list[Record] = [
    Claimant(name="Mayor Lund"),
    Source(name="Harbour Post"),
    Document(source=Ref("post"), title="Oil"),
    Claim(text="It leaks"),
    ClaimRelation(Ref("leak"), "entails", Ref("slick")),
    Relation(Ref("mayor"), "speaks_for", Ref("city")),
    Assertion(Ref("leak"), chain=[Ref("post")]),
    Denial(Ref("leak"), chain=[Ref("post")]),
    Question(Ref("leak"), chain=[Ref("post")]),
    Response(Ref("leak"), chain=[Ref("post")]),
    Retraction(Ref("leak"), chain=[Ref("post")]),
    Review(Ref("leak"), Ref("check-1"), "Half true"),
    Amendment(Ref("s1")),
    Suppression("CLS101", Ref("leak")),
    Expectation(claim=Ref("leak")),
]
PINNED = {
    "Claimant": ("claimant-273403522ccd56f4c1f7", "261ff8a4fa5d"),
    "Source": ("source-44fb3484123c39823b7a", "5f26f3159ede"),
    "Document": ("document-48254522673ab820fd3c", "8d4d31399b74"),
    "Claim": ("claim-d7a5f612f573c0cc1afb", "cef3a67701e8"),
    "ClaimRelation": ("claim-relation-a0206d04e03d0f615ff6", "6834e1eb78f3"),
    "Relation": ("relation-b59476bf951969ba57b4", "6d73b44cd470"),
    "Assertion": ("assertion-b6f111e010a2178f68c1", "e6af261bbec0"),
    "Denial": ("denial-37cbc610b6f46e057070", "ba92afc6fee8"),
    "Question": ("question-d7c080017fcee0d163b4", "1c7355a14561"),
    "Response": ("response-0d27414f547fe2f5c909", "34aabb11dc3b"),
    "Retraction": ("retraction-ceb3bbdc875ab736a457", "011559dd88c8"),
    "Review": ("review-af64510cca256b4f815f", "3fc0f301defb"),
    "Amendment": ("amendment-d4edc486955e22bfb823", "4616b34c1b25"),
    "Suppression": ("suppression-64e517e1e53ae66d8498", "6e2ccdff1d14"),
    "Expectation": ("expectation-902734124bd6af50bc93", "d4b30869398e"),
    "full Claimant": ("claimant-8400ea6720961953b141", "c324e8a4a9bb"),
    "full Source": ("source-7e4ca3c855bbe3eed37b", "3c0a20c51720"),
    "full Document": ("document-8721defe400e097e690d", "bd42613c35f0"),
    "full Claim": ("claim-08284ce3e6cb47142b4b", "19606c68c468"),
    "full ClaimRelation": ("claim-relation-a0206d04e03d0f615ff6", "bb9261aeefca"),
    "full Relation": ("relation-6aa7f0fdddfa3d47c39a", "faa372c5419b"),
    "full Assertion": ("assertion-7465d1e34019128b9525", "a5b7ffab3df7"),
    "full Denial": ("denial-043ee34cf5a6981abcc6", "b2bbc156b194"),
    "full Question": ("question-f472eef94d9619665df9", "8c7ceb1da224"),
    "full Response": ("response-bcfaeb9f94215488b761", "f0710bcb036d"),
    "full Retraction": ("retraction-cb43d44175df76fedb38", "491d59ac115b"),
    "full Review": ("review-a11f918df534a7441525", "28088b4da9ce"),
    "full Amendment": ("amendment-ac501e67880cc7416b82", "10c9650d9395"),
    "full Suppression": ("suppression-9dbb030757250fe659ef", "30a6b325eeac"),
    "full Expectation": ("expectation-eb4aba8483ff2559692d", "79f4ebe07f6e"),
}


def name(record: Record) -> str:
    return type(record).__name__


def rebuilt(record: Record) -> Any:
    return eval(repr(record), vars(claimledger).copy())  # noqa: S307  # our own code


# -- references ----------------------------------------------------------------------------


@pytest.mark.parametrize("id", ["post-daily-1", "a", "A_1.b:c/d", "\u4eac\u90fd", "caf\u00e9", "1"])
def test_an_id_is_one_word(id: str) -> None:
    assert Ref(id).id == id
    assert Claimant(id).id == id


@pytest.mark.parametrize(
    "id",
    [
        "",
        "two words",
        "tab\tbed",
        "a,b",
        "[a]",
        "{a}",
        'a"b',
        "zero\u200bwidth",
        "\u202ex",
        "a\n",
        7,
    ],
)
def test_what_could_be_misread_is_no_id(id: Any) -> None:
    with pytest.raises(InvalidRecordError, match="is no id of a ref; use one word of up to 200"):
        Ref(id)


def test_a_bad_id_of_a_record_names_the_sort_of_record() -> None:
    with pytest.raises(InvalidRecordError, match="'a b' is no id of a claimant; use one word"):
        Claimant("a b")
    with pytest.raises(InvalidRecordError, match="is no id of an assertion;"):
        Assertion(Ref("leak"), chain=[Ref("post")], id="a b")
    with pytest.raises(InvalidRecordError, match="is no id of a claim;"):
        Claim(["leak"], "It leaks")  # type: ignore[arg-type]  # that is the point


@pytest.mark.parametrize("text", [None, 7, b"oil", ["oil"]])
def test_a_text_is_a_text(text: Any) -> None:
    with pytest.raises(InvalidRecordError, match=r"note of a claimant is a text, not .*; quote it"):
        Claimant("mayor", note=text)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(InvalidRecordError, match=r"holds half a character \(a lone surrogate\)"):
        Claimant("mayor", name="Lund \ud83d")
    assert Claimant("mayor", name="Lund \U0001f6a2").name.endswith("\U0001f6a2")


# -- derived ids ---------------------------------------------------------------------------


@pytest.mark.parametrize("record", BARE, ids=name)
def test_a_derived_id_is_pinned(record: Record) -> None:
    """A changed derivation would give every record of every ledger another id."""
    assert (record.id, digest(record)[:12]) == PINNED[name(record)]


@pytest.mark.parametrize("record", FULL, ids=name)
def test_a_derived_id_of_every_field_is_pinned(record: Record) -> None:
    assert (derived_id(record), digest(record)[:12]) == PINNED[f"full {name(record)}"]


@pytest.mark.parametrize("record", FULL, ids=name)
def test_note_and_meta_play_no_part_in_a_derived_id(record: Record) -> None:
    plain = record.but(note="", meta={})
    assert derived_id(record) == derived_id(plain)
    assert digest(record) != digest(plain)


def test_a_derived_id_turns_on_references_own_fields_and_anchors() -> None:
    said = Assertion(Ref("leak"), chain=[Ref("post")])
    others = [
        said.but(target=Ref("slick")),
        said.but(chain=[Ref("tide")]),
        said.but(chain=[Ref("post"), Ref("mayor")]),
        said.but(chain=[Link(Ref("post"), named_as="the Post")]),
        said.but(chain=[Link(Ref("post"), document=Ref("post-3"))]),
        said.but(citing=[Ref("s1")]),
        said.but(anchors=[Anchor(start=0, end=3)]),
        said.but(act="accuses"),
        Denial(Ref("leak"), chain=[Ref("post")]),
    ]
    assert len({said.id, *(other.id for other in others)}) == 10


def test_a_derived_id_names_its_sort() -> None:
    assert Claim(text="It leaks").id.startswith("claim-")
    assert ClaimRelation(Ref("a"), "entails", Ref("b")).id.startswith("claim-relation-")
    assert len(Claim(text="It leaks").id) == len("claim-") + 20


def test_what_is_learned_of_a_party_changes_no_statement() -> None:
    mayor = Claimant("mayor", "Mayor Lund")
    known = mayor.but(aliases=["Anna Lund"], kind="person")
    one = Assertion(Ref("leak"), chain=[Ref("post"), mayor])
    other = Assertion(Ref("leak"), chain=[Ref("post"), known])
    by_reference = Assertion(Ref("leak"), chain=[Ref("post"), Ref("mayor")])
    assert one == other == by_reference
    assert (hash(one), one.id, digest(one)) == (hash(other), other.id, digest(other))
    assert digest(one) == digest(by_reference)


def test_relations_are_identified_by_value() -> None:
    one = Relation(Ref("mayor"), "part_of", Ref("city"))
    assert one.id == Relation(Ref("mayor"), "part_of", Ref("city")).id
    assert one.id != Relation(Ref("mayor"), "part_of", Ref("city"), "2031").id
    with pytest.raises(TypeError):
        Relation(Ref("mayor"), "part_of", Ref("city"), id="x")  # type: ignore[call-arg]  # that is the point
    assert [takes_id(record) for record in FULL] == [
        *[True] * 4, *[False] * 2, *[True] * 5, False, True, *[False] * 2,
    ]  # fmt: skip


# -- equality ------------------------------------------------------------------------------


@pytest.mark.parametrize("record", FULL + BARE, ids=name)
def test_equal_records_have_equal_hash_and_digest(record: Record) -> None:
    again = record.but()
    assert again is not record
    assert (again, hash(again), digest(again), again.id) == (
        record,
        hash(record),
        digest(record),
        record.id,
    )
    assert record != record.but(note="another")
    assert digest(record) != digest(record.but(note="another"))


def test_no_two_kinds_are_equal() -> None:
    assert len(set(FULL)) == len(FULL)
    assert len({digest(record) for record in FULL}) == len(FULL)
    things: list[object] = [Claimant("mayor"), Source("mayor"), Ref("mayor")]
    assert [[a == b for b in things] for a in things] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]
    assert digest(Claimant("mayor")) != digest(Source("mayor"))


def test_a_digest_is_not_derived_from_the_order_of_fields_only() -> None:
    assert digest(Claimant("a", "b")) != digest(Claimant("b", "a"))
    assert len(digest(Claimant("a"))) == 64


# -- code ----------------------------------------------------------------------------------


@pytest.mark.parametrize("record", FULL + BARE, ids=name)
def test_a_records_code_rebuilds_it(record: Record) -> None:
    again = rebuilt(record)
    assert (again, again.id, digest(again)) == (record, record.id, digest(record))
    assert repr(again) == repr(record)


def test_code_leaves_defaults_and_derived_ids_out() -> None:
    assert repr(Claimant("mayor", "Mayor Lund", kind="person")) == (
        "Claimant('mayor', 'Mayor Lund', kind='person')"
    )
    assert repr(Claim(text="It leaks")) == "Claim(text='It leaks')"
    assert repr(Relation(Ref("a"), "part_of", Ref("b"))) == (
        "Relation(Ref('a'), 'part_of', Ref('b'))"
    )
    assert repr(FULL[5]) == (
        "Relation(Ref('mayor'), 'speaks_for', Ref('city'), '2030/..', "
        "note='n', meta={'k': [1, True]})"
    )


def test_code_names_what_is_held_by_reference() -> None:
    held = Assertion(Claim("leak", "It leaks"), chain=[Source("post")], id="s1")
    assert repr(held) == "Assertion(Ref('leak'), chain=[Link(Ref('post'))], id='s1')"
    whole = Amendment(held, held.but(certainty="weak"), id="a1")
    assert repr(whole) == (
        "Amendment(Ref('s1'), Assertion(Ref('leak'), chain=[Link(Ref('post'))], "
        "certainty='weak', id='s1'), id='a1')"
    )


@pytest.mark.parametrize("record", FULL + BARE, ids=name)
def test_a_record_is_picklable_and_copyable(record: Record) -> None:
    again = pickle.loads(pickle.dumps(record))  # noqa: S301  # our own bytes
    assert (again, again.id, digest(again)) == (record, record.id, digest(record))
    assert copy.deepcopy(record) == copy.copy(record) == record


# -- changing ------------------------------------------------------------------------------


def test_a_changed_record_derives_its_id_anew_and_keeps_a_given_one() -> None:
    derived, given = Claim(text="It leaks"), Claim("leak", "It leaks")
    assert derived.but(text="It burns").id == Claim(text="It burns").id != derived.id
    assert given.but(text="It burns").id == "leak"
    assert given.but(id="leak-2").id == "leak-2"
    assert Relation(Ref("a"), "part_of", Ref("b")).but(kind="organ_of").id == (
        Relation(Ref("a"), "organ_of", Ref("b")).id
    )


# -- content and what is held --------------------------------------------------------------


def test_content_is_plain_data_without_defaults() -> None:
    assert content(FULL[0]) == {
        "id": "mayor",
        "name": "Mayor Lund",
        "identity": "described",
        "number": "one",
        "aliases": ["Lund"],
        "identifiers": ["Q1"],
        "kind": "person",
        "note": "n",
        "meta": {"k": [1, True]},
    }
    assert content(Assertion(Ref("leak"), chain=[Link(Ref("post"), said="2031")], id="s1")) == {
        "target": "leak",
        "chain": [{"party": "post", "said": "2031"}],
        "id": "s1",
    }
    assert content(Amendment(Ref("s1"), Claim("leak", "It leaks"), id="a1")) == {
        "record": "s1",
        "replacement": {"Claim": {"id": "leak", "text": "It leaks"}},
        "id": "a1",
    }


def test_what_a_record_holds_is_yielded_one_step_deep() -> None:
    post, mayor, leak = Source("post"), Claimant("mayor"), Claim("leak", "It leaks")
    item = Document("post-3", post, authors=[mayor])
    cited = Question(leak, chain=[item])
    said = Assertion(leak, chain=[item, mayor], citing=[cited])
    assert list(held_by(said)) == [post, item, mayor, cited, leak]
    assert list(held_by(item)) == [post, mayor]
    assert list(held_by(Assertion(Ref("leak"), chain=[Ref("post")]))) == []
    assert list(held_by(Amendment(Ref("s1"), said))) == [post, item, mayor, cited, leak]


def test_a_detached_record_refers_and_holds_nothing() -> None:
    post, mayor, leak = Source("post"), Claimant("mayor"), Claim("leak", "It leaks")
    item = Document("post-3", post, authors=[mayor])
    said = Assertion(leak, chain=[Link(post, document=item, cue="says"), mayor], id="said")
    citing = Assertion(leak, chain=[post], citing=[said], anchors=[Anchor(exact="oil")], note="n")
    whole = Amendment(said, citing, by="desk")
    for record in (item, said, citing, whole, leak, Amendment(said), *FULL):
        apart = detached(record)
        assert (apart, apart.id, digest(apart)) == (record, record.id, digest(record))
        assert list(held_by(apart)) == []


@pytest.mark.parametrize(
    "sign", ["\u3164", "\u2800", "\u034f", "\ufe0f", "\u180b", "\U000e0101", "\u2003"]
)
def test_what_cannot_be_seen_is_no_part_of_an_id(sign: str) -> None:
    with pytest.raises(InvalidRecordError, match="is no id of a ref"):
        Ref(f"a{sign}b")


def test_an_id_has_at_most_200_signs() -> None:
    assert Ref("k" * 200).id == "k" * 200
    with pytest.raises(InvalidRecordError) as caught:
        Ref("k" * 201)
    assert len(str(caught.value)) < 200


def test_an_id_may_be_of_any_script() -> None:
    for id in ("Союз-докеров", "共同通信", "a/b:c.d_e", "🙂"):
        assert Ref(id).id == id
