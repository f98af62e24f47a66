"""Descriptions: who counts as whom, what ties claims, and what makes an index stale."""

from __future__ import annotations

import pytest

from claimledger.model import (
    Assertion,
    Claim,
    ClaimRelation,
    Document,
    Link,
    Record,
    Ref,
    Relation,
)
from claimledger.reasoning.index.described import Described
from unit.newsroom import (
    AIDE,
    CITY,
    DEPOT,
    LEAGUE,
    LEAK,
    MAYOR,
    PILOT,
    POST,
    SLICK,
    SPILL,
    SQUARE,
    TIDE,
    article,
    at,
    book,
    copied,
    day,
    denies,
    retracts,
    says,
)
from unit.reasoning.index.surveyed import agree, is_plain, survey, tied

POST_3, TIDE_4 = article(POST, 3), article(TIDE, 4)
REPORT, SIGHT = says("report", LEAK, POST_3, MAYOR), says("sight", SLICK, TIDE_4, PILOT)


# -- claims --------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["entails", "equivalent", "contradicts"])
def test_claims_over_which_positions_are_carried_are_tied(kind: str) -> None:
    relation = ClaimRelation(LEAK, kind, SLICK)
    ledger = book(REPORT, SIGHT, relation)
    agree(ledger)
    assert tied(ledger) == tied(ledger, SLICK) == ["leak", "slick"]
    knot = survey(ledger).topic("leak").knot
    assert knot
    assert [survey(ledger).records[place] for place in knot.relations] == [relation]


@pytest.mark.parametrize("kind", ["outcome_of", "differs_in_scope"])
def test_other_relations_tie_nothing(kind: str) -> None:
    ledger = book(REPORT, SIGHT, ClaimRelation(LEAK, kind, SLICK))
    assert is_plain(ledger)
    assert is_plain(ledger, SLICK)


def test_claims_are_tied_by_whatever_stands_between_them() -> None:
    relations = ClaimRelation(LEAK, "entails", SLICK), ClaimRelation(SPILL, "entails", SLICK)
    ledger = book(REPORT, SIGHT, *relations)
    agree(ledger)
    assert tied(ledger) == ["leak", "slick", "spill"]


def test_claims_are_tied_late_without_reading_all_anew() -> None:
    ledger = book(REPORT, SIGHT, SPILL)
    found = survey(ledger)
    late = ledger.record(ClaimRelation(LEAK, "contradicts", SLICK))
    agree(late)
    assert survey(late) is found
    assert tied(late) == ["leak", "slick"]
    later = late.record(ClaimRelation(SPILL, "equivalent", LEAK))
    agree(later)
    assert survey(later) is found


def test_a_claim_that_is_only_related_to_is_waited_for() -> None:
    ledger = book(REPORT, ClaimRelation(LEAK, "entails", Ref("slick")))
    agree(ledger)
    late = ledger.record(SLICK)
    agree(late)
    assert tied(late) == ["leak", "slick"]
    assert survey(late).described.others == {}


# -- parties -------------------------------------------------------------------------------


def test_parties_that_are_the_same_count_as_one() -> None:
    described = survey(book(REPORT, Relation(MAYOR, "same_as", AIDE), AIDE)).described
    mayor, aide = described.speaker("mayor"), described.speaker("aide")
    assert mayor.one is aide.one
    assert mayor.bloc == aide.bloc
    assert described.speaker("mayor") is mayor
    assert described.speaker("pilot").one is not mayor.one


def test_kin_share_a_bloc_and_are_not_the_same() -> None:
    described = survey(book(REPORT, Relation(MAYOR, "organ_of", CITY))).described
    mayor, city = described.speaker("mayor"), described.speaker("city")
    assert mayor.bloc == city.bloc
    assert mayor.one is not city.one


def test_what_holds_at_some_times_only_makes_no_bloc() -> None:
    ledger = book(
        REPORT, Relation(MAYOR, "organ_of", CITY, "2031"), Relation(AIDE, "owned_by", CITY)
    )
    described = survey(ledger).described
    assert described.speaker("mayor").bloc != described.speaker("city").bloc
    assert described.speaker("aide").bloc == described.speaker("city").bloc
    assert described.dated == {described.speaker("mayor").bloc, described.speaker("city").bloc}


def test_collectives_are_those_with_members() -> None:
    relations = [Relation(CITY, "member_of", LEAGUE), Relation(LEAGUE, "same_as", DEPOT)]
    described = survey(book(REPORT, *relations, Relation(MAYOR, "organ_of", CITY))).described
    assert described.collectives == {described.speaker("depot").one.id}


def test_a_party_that_nobody_described_is_not_named() -> None:
    described = survey(book(LEAK, says("told", LEAK, Ref("stranger")))).described
    assert not described.speaker("stranger").named
    assert described.speaker("stranger") is described.speakers["stranger"]


def test_a_party_under_its_former_id_is_the_same_speaker() -> None:
    described = Described({"old": "mayor"})
    described.read(0, MAYOR)
    assert described.speaker("old") is described.speaker("mayor")
    assert described.speakers.keys() == {"old", "mayor"}
    assert (described.renaming, described.renamed("old")) == (True, "mayor")
    assert (Described({}).renaming, Described({}).renamed("old")) == (False, "old")


# -- documents -----------------------------------------------------------------------------


def test_in_a_post_its_authors_speak_and_in_an_article_its_source() -> None:
    post = Document("p", SQUARE, authors=[MAYOR, PILOT])
    column = Document("c", POST, authors=[MAYOR])
    described = survey(book(post, column, says("x", LEAK, post))).described
    assert [speaker.id for speaker in described.voices(Link(SQUARE, document=post))] == [
        "mayor",
        "pilot",
    ]
    assert [speaker.id for speaker in described.voices(Link(POST, document=column))] == ["post"]
    assert [speaker.id for speaker in described.voices(Link(POST))] == ["post"]
    lost = Link(POST, document=Ref("lost"))
    assert [speaker.id for speaker in described.voices(lost)] == ["post"]
    assert (described.posted("p"), described.posted("c"), described.posted("lost")) == (
        True,
        False,
        False,
    )


def test_copies_and_translations_are_noted_and_revisions_are_not() -> None:
    derived = [
        copied(POST_3, TIDE, 4),
        copied(POST_3, TIDE, 5, derivation="translation"),
        copied(POST_3, TIDE, 6, derivation="revision"),
    ]
    assert survey(book(*derived)).described.copies == {"tide-4", "tide-5"}


@pytest.mark.parametrize(
    ("chain", "said", "expected"),
    [
        ([POST_3], None, "2031-08-03"),
        ([Link(POST, document=POST_3, said=day(1))], day(2), "2031-08-03"),
        ([Link(POST, document=Ref("lost"), said=day(1))], day(2), None),
        ([at(POST, 1), MAYOR], day(2), "2031-08-01"),
        ([POST, MAYOR], day(2), None),
        ([POST], day(2), "2031-08-02"),
    ],
    ids=["document", "document first", "lost", "link", "longer", "statement"],
)
def test_the_public_time_is_that_of_the_ledger(
    chain: list[object], said: str | None, expected: str | None
) -> None:
    statement = Assertion(LEAK, chain=chain, said=said, id="x")  # type: ignore[arg-type]  # links
    ledger = book(statement)
    found = survey(ledger).described.published(statement)
    assert found == ledger.published(statement)
    assert (found and found.written) == expected


# -- what makes it stale -------------------------------------------------------------------

STRANGE = Link(Ref("stranger"), document=Ref("lost"))
POSTED = Document("posted", Ref("square"), authors=[Ref("pilot")])
DERIVED = Document("derived", POST, derived_from=Ref("original"), derivation="copy")


@pytest.mark.parametrize(
    ("before", "late"),
    [
        (says("x", LEAK, STRANGE), POST.but(id="stranger")),
        (says("x", LEAK, POST_3, Ref("stranger")), MAYOR.but(id="stranger")),
        (says("x", LEAK, POST_3, Ref("stranger"), MAYOR), MAYOR.but(id="stranger")),
        (says("x", LEAK, POST_3, Ref("stranger"), citing=[REPORT]), MAYOR.but(id="stranger")),
        (says("x", LEAK, STRANGE), Document("lost", SQUARE, authors=[MAYOR])),
        (says("x", LEAK, POST_3, Link(POST, document=Ref("lost"))), Document("lost", TIDE)),
        (says("x", LEAK, POST_3, Link(POST, document=Ref("lost")), MAYOR), Document("lost", TIDE)),
        (
            says("x", LEAK, POST_3, Link(POST, document=Ref("lost")), citing=[REPORT]),
            copied(POST_3, TIDE, 4).but(id="lost"),
        ),
        (says("x", LEAK, Link(Ref("square"), document=POSTED)), SQUARE),
        (says("x", LEAK, Link(SQUARE, document=POSTED)), PILOT),
        (says("x", LEAK, Link(Ref("square"), document=POSTED), citing=[REPORT]), SQUARE),
        (says("x", LEAK, Link(SQUARE, document=POSTED), citing=[REPORT]), PILOT),
        (
            says("x", LEAK, Link(POST, document=Ref("lost")), citing=[REPORT]),
            article(TIDE, 9).but(id="lost"),
        ),
        (says("x", LEAK, DERIVED), Document("original", TIDE, published=day(1))),
        (says("x", Ref("unheard"), POST_3), Claim("unheard", "a rumour")),
        (denies("x", Ref("unsaid"), POST_3, MAYOR), says("unsaid", LEAK, TIDE_4)),
        (retracts("x", Ref("tide-9"), TIDE_4), article(TIDE, 9)),
        (says("x", LEAK, POST_3, MAYOR), Relation(MAYOR, "same_as", AIDE)),
        (ClaimRelation(LEAK, "entails", Ref("unheard")), Claim("unheard", "a rumour")),
    ],
    ids=[
        "reader",
        "speaker",
        "passed",
        "citing",
        "post",
        "located",
        "passed document",
        "citing in a copy",
        "platform",
        "author",
        "platform of one that cites",
        "author of one that cites",
        "document of one that cites",
        "original",
        "claim",
        "statement",
        "document",
        "relation",
        "related claim",
    ],
)
def test_what_is_described_after_it_was_named_is_read_anew(before: Record, late: Record) -> None:
    ledger = book(REPORT, says("more", LEAK, TIDE_4), before)
    found = survey(ledger)
    agree(ledger)
    assert not found.stale
    after = ledger.record(late)
    agree(after)
    assert found.stale
    fresh = survey(after)
    assert fresh is not found
    assert survey(after.record(says("last", LEAK, article(TIDE, 4)))) is fresh


@pytest.mark.parametrize(
    "late",
    [
        Claim("unheard", "a rumour"),
        article(TIDE, 9),
        Document("posted", SQUARE, authors=[PILOT]),
        copied(POST_3, TIDE, 9),
        AIDE,
        ClaimRelation(LEAK, "entails", SPILL),
        ClaimRelation(LEAK, "outcome_of", SPILL),
        says("x", LEAK, article(TIDE, 9)),
        retracts("x", REPORT, TIDE_4, MAYOR),
        retracts("x", POST_3, article(POST, 9)),
    ],
    ids=lambda record: record.id,
)
def test_what_nobody_named_before_is_only_added(late: Record) -> None:
    ledger = book(REPORT, SPILL)
    found = survey(ledger)
    after = ledger.record(late)
    assert survey(after) is found
    agree(after)


def test_the_full_rules_are_given_all_that_is_described() -> None:
    relation = Relation(MAYOR, "organ_of", CITY)
    ledger = book(REPORT, SIGHT, relation, denies("lost", "nowhere", POST_3))
    found = survey(ledger).described.descriptions()
    assert dict(found.claims) == dict(ledger.claims)
    assert (len(found.claims), "nowhere" in found.claims) == (2, False)
    assert (found.parties, found.documents) == (ledger.parties, ledger.documents)
    assert found.kinship.same_bloc(("mayor",), "city", None)
    assert (found.renamed("leak"), found.renaming) == ("leak", False)
    assert found.public_time(REPORT) == ledger.published(REPORT)
