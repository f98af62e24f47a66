"""Statements: who is cited, reader first, and what the last one cited does."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger.errors import InvalidRecordError
from claimledger.model import (
    Act,
    Assertion,
    Basis,
    Certainty,
    Claim,
    Claimant,
    Denial,
    DenialScope,
    Document,
    Link,
    Linkable,
    Period,
    Question,
    Quotation,
    Reading,
    Ref,
    Relation,
    Response,
    ResponseKind,
    Retraction,
    Source,
    StatementRef,
    Terms,
)

LEAK, MAYOR, POST = Claim("leak", "It leaks"), Claimant("mayor"), Source("post")
POST_3 = Document("post-3", POST)
SAID = Assertion(LEAK, chain=[POST_3, MAYOR], id="said")
KINDS = [Assertion, Denial, Question, Response, Retraction]


# -- links ---------------------------------------------------------------------------------


def test_a_party_becomes_a_bare_link_and_a_document_a_located_one() -> None:
    given: list[Linkable] = [POST_3, POST, MAYOR, Ref("x"), Link(MAYOR, cue="says")]
    said = Assertion(LEAK, chain=iter(given))
    assert said.chain == (
        Link(POST, document=POST_3),
        Link(POST),
        Link(MAYOR),
        Link(Ref("x")),
        Link(MAYOR, cue="says"),
    )
    assert said.chain[0].party == POST


@pytest.mark.parametrize("chain", ["post", None, 7, MAYOR])
def test_a_chain_is_a_list(chain: Any) -> None:
    with pytest.raises(
        InvalidRecordError, match=r"is no chain; write a list, reader first: \[arti"
    ):
        Assertion(LEAK, chain=chain)


@pytest.mark.parametrize("link", ["post", None, LEAK, SAID])
def test_a_link_is_a_party_or_a_document(link: Any) -> None:
    with pytest.raises(InvalidRecordError, match="is no link of a chain; pass a Claimant, a Sour"):
        Assertion(LEAK, chain=[POST, link])


@pytest.mark.parametrize("kind", KINDS)
def test_a_statement_has_a_chain(kind: Any) -> None:
    with pytest.raises(InvalidRecordError, match=r"a statement has no chain; name at least what w"):
        kind(LEAK, chain=[])


@pytest.mark.parametrize("party", ["mayor", None, LEAK, POST_3])
def test_a_links_party_is_a_party(party: Any) -> None:
    with pytest.raises(InvalidRecordError, match="is no party"):
        Link(party)


def test_a_links_document_is_a_document() -> None:
    with pytest.raises(InvalidRecordError, match="'post-3' is no document"):
        Link(POST, document="post-3")  # type: ignore[arg-type]  # that is the point


def test_links_are_equal_by_what_they_refer_to() -> None:
    full = Link(MAYOR, document=POST_3, named_as="City Hall", cue="says", said="2031")
    same = Link(Ref("mayor"), document=Ref("post-3"), named_as="City Hall", cue="says", said="2031")
    assert full == same
    assert hash(full) == hash(same)
    others = [
        Link(POST, document=POST_3, named_as="City Hall", cue="says", said="2031"),
        Link(MAYOR, named_as="City Hall", cue="says", said="2031"),
        Link(MAYOR, document=POST_3, cue="says", said="2031"),
        Link(MAYOR, document=POST_3, named_as="City Hall", said="2031"),
        Link(MAYOR, document=POST_3, named_as="City Hall", cue="says"),
    ]
    assert len({full, *others}) == 6
    assert repr(full) == (
        "Link(Ref('mayor'), document=Ref('post-3'), named_as='City Hall', cue='says', said='2031')"
    )
    assert repr(Link(MAYOR)) == "Link(Ref('mayor'))"
    assert full.said == Period("2031")


# -- what all statements share -------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_defaults_are_those_of_the_model(kind: Any) -> None:
    made = kind(LEAK, chain=[POST])
    assert (made.certainty, made.reading) == (Certainty.FULL, Reading.EXPLICIT)
    assert (made.basis, made.said, made.translated) == (Basis.UNSTATED, None, False)
    assert (made.quotation, made.terms) == (Quotation.UNSPECIFIED, Terms.UNKNOWN)
    assert (made.citing, made.cue, made.anchors) == ((), "", ())
    assert made.target == LEAK


def test_each_kind_has_its_own_default() -> None:
    assert SAID.act is Act.STATES
    assert Denial(LEAK, chain=[POST]).scope is DenialScope.CONTENT
    assert Response(LEAK, chain=[POST]).kind is ResponseKind.NO_COMMENT
    retraction = Retraction(LEAK, chain=[POST])
    assert (retraction.reason, retraction.replacement) == ("", None)


def test_citing_is_a_list_of_statements() -> None:
    cited: list[StatementRef] = [SAID, Ref("x")]
    assert Assertion(LEAK, chain=[POST], citing=iter(cited)).citing == (SAID, Ref("x"))
    assert Assertion(LEAK, chain=[POST], citing=[SAID]) == Assertion(
        LEAK, chain=[POST], citing=[Ref("said")]
    )
    for wrong in ("said", SAID, None, 7):
        with pytest.raises(InvalidRecordError, match="is no list of statements; write citing="):
            SAID.but(citing=wrong)
    for item in ("said", LEAK, POST_3):
        with pytest.raises(InvalidRecordError, match="is no list of statements; write citing="):
            SAID.but(citing=[item])


@pytest.mark.parametrize("translated", ["yes", 1, None])
def test_translated_is_yes_or_no(translated: Any) -> None:
    with pytest.raises(InvalidRecordError, match=r"translated is yes or no, not .*; write T"):
        Assertion(LEAK, chain=[POST], translated=translated)


# -- targets -------------------------------------------------------------------------------

TARGETS: dict[str, Any] = {
    "claim": LEAK,
    "statement": SAID,
    "document": POST_3,
    "reference": Ref("x"),
    "party": MAYOR,
    "relation": Relation(MAYOR, "part_of", Ref("city")),
    "text": "leak",
    "nothing": None,
}
TAKES = {
    Assertion: {"claim", "reference"},
    Question: {"claim", "reference"},
    Denial: {"claim", "statement", "reference"},
    Response: {"claim", "statement", "reference"},
    Retraction: {"claim", "statement", "document", "reference"},
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("target", TARGETS)
def test_what_a_statement_may_be_about(kind: Any, target: str) -> None:
    if target in TAKES[kind]:
        assert kind(TARGETS[target], chain=[POST]).target is TARGETS[target]
    else:
        with pytest.raises(InvalidRecordError):
            kind(TARGETS[target], chain=[POST])


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        (Assertion, "'leak' is no claim; pass a Claim, or Ref(id) for one not at hand"),
        (Denial, "'leak' is neither a claim nor a statement; pass one, or Ref(id) for one not at "),
        (Retraction, "'leak' cannot be withdrawn; retract a statement, a document or a claim, or "),
    ],
)
def test_a_bare_id_is_no_target(kind: Any, message: str) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        kind("leak", chain=[POST])
    assert str(caught.value).startswith(message)


def test_a_retraction_may_name_a_replacement() -> None:
    back = Retraction(SAID, chain=[POST], replacement=LEAK, reason="wrong")
    assert (back.replacement, back.reason) == (LEAK, "wrong")
    assert back == Retraction(Ref("said"), chain=[POST], replacement=Ref("leak"), reason="wrong")
    assert back != back.but(replacement=None)
    with pytest.raises(InvalidRecordError, match="'x' cannot be withdrawn"):
        back.but(replacement="x")


@pytest.mark.parametrize(
    ("kind", "given", "named"),
    [
        (Link, (MAYOR, POST_3), {}),
        (Claimant, ("mayor", "Mayor Lund", "person"), {}),
        (Document, ("post-3", POST, "2031"), {}),
        (Claim, ("leak", "It leaks", [MAYOR]), {}),
        (Assertion, (LEAK, [POST]), {}),
        (Assertion, (LEAK, "states"), {"chain": [POST]}),
        (Retraction, (LEAK, "wrong"), {"chain": [POST]}),
    ],
)
def test_what_may_be_left_out_is_given_by_name(
    kind: Any, given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    with pytest.raises(TypeError, match="positional argument"):
        kind(*given, **named)
