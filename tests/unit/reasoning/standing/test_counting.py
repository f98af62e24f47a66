"""How many origins are independent, as an interval; unknown lineage never counts."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger.model import Claimant, Link, Record, Ref, Relation, Source
from unit.newsroom import (
    AIDE,
    CITY,
    DAWN,
    EXPERT,
    GULL,
    HORN,
    LEAGUE,
    LEAK,
    MAYOR,
    NOBODY,
    OFFICE,
    OFFICIALS,
    PILOT,
    POST,
    SQUARE,
    TIDE,
    WATCHERS,
    WIRE,
    about,
    article,
    book,
    copied,
    counts,
    says,
)

DAILIES = (POST, TIDE, GULL, DAWN, HORN)


def count(*records: Record, **options: Any) -> tuple[int, int]:
    return counts(about(book(LEAK, *records), **options).support)


def told_by(*parties: Claimant | Source | Ref, **fields: Any) -> list[Record]:
    """Return reports of one daily on one day, each telling what a party says."""
    return [says(f"r-{p.id}", LEAK, article(POST, 3), p, **fields) for p in parties]


def carried_by(*sources: Source, **fields: Any) -> list[Record]:
    """Return what each outlet carries in its own voice."""
    return [says(f"r-{s.id}", LEAK, article(s, 3), **fields) for s in sources]


def bond(one: Any, kind: str, other: Any, during: str | None = None) -> Relation:
    return Relation(one, kind, other, during)


# -- the interval --------------------------------------------------------------------------


def test_nobody_is_none() -> None:
    assert count(says("r", LEAK, article(POST, 3), NOBODY)) == (0, 0)
    assert count() == (0, 0)


def test_two_named_speakers_are_two() -> None:
    assert count(*told_by(MAYOR, PILOT)) == (2, 2)


def test_one_speaker_told_twice_is_one() -> None:
    again = says("again", LEAK, article(TIDE, 4), MAYOR)
    assert count(*told_by(MAYOR), again) == (1, 1)


def test_a_daily_that_is_quoted_from_no_document_is_bare_too() -> None:
    spoken = [says(f"r-{s.id}", LEAK, s) for s in (POST, TIDE)]
    assert count(*spoken) == (1, 2)
    assert count(*(says(f"r-{p.id}", LEAK, p) for p in (MAYOR, PILOT))) == (2, 2)


def test_five_dailies_bare_are_one_to_five() -> None:
    assert count(*carried_by(*DAILIES)) == (1, 5)


@pytest.mark.parametrize(
    ("basis", "expected"),
    [("unstated", (1, 2)), ("told", (1, 2)), ("witnessed", (2, 2)), ("documents", (2, 2))],
)
def test_an_outlet_counts_when_it_says_how_it_knows(basis: str, expected: tuple[int, int]) -> None:
    assert count(*carried_by(POST, TIDE, basis=basis)) == expected


def test_a_claimant_counts_without_saying_how_it_knows() -> None:
    assert count(*told_by(MAYOR, PILOT, basis="told")) == (2, 2)


def test_an_agency_is_bare_and_an_official_channel_is_not() -> None:
    assert count(*carried_by(POST, WIRE)) == (1, 2)
    assert count(*carried_by(POST, OFFICE), *told_by(MAYOR)) == (2, 3)


def test_an_outlet_cited_is_bare_like_one_that_is_read() -> None:
    assert count(*told_by(TIDE, GULL)) == (1, 2)


@pytest.mark.parametrize("unnamed", [OFFICIALS, WATCHERS, Ref("stranger")])
def test_who_is_not_named_may_be_anybody(unnamed: Claimant | Ref) -> None:
    assert count(*told_by(unnamed, MAYOR, PILOT)) == (2, 3)
    assert count(*told_by(unnamed)) == (1, 1)
    assert count(*told_by(unnamed, basis="witnessed")) == (1, 1)


def test_two_unnamed_groups_are_one_or_two() -> None:
    assert count(*told_by(OFFICIALS, WATCHERS)) == (1, 2)


def test_a_bloc_counts_by_any_of_its_origins() -> None:
    post_saw = says("saw", LEAK, article(POST, 4), basis="witnessed")
    assert count(*carried_by(POST, TIDE, GULL), post_saw, *told_by(MAYOR)) == (2, 4)


def test_only_origins_that_reach_the_threshold_are_counted() -> None:
    weak = says("weak", LEAK, article(TIDE, 3), PILOT, certainty="weak")
    assert count(*told_by(MAYOR), weak) == (2, 2)
    assert count(*told_by(MAYOR), weak, threshold="full") == (1, 1)


# -- blocs ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["same_as", "organ_of", "owned_by", "part_of", "speaks_for"])
def test_who_belongs_together_counts_once(kind: str) -> None:
    assert count(*told_by(MAYOR, PILOT), bond(MAYOR, kind, PILOT)) == (1, 1)
    shared = (bond(MAYOR, kind, CITY), bond(PILOT, kind, CITY))
    assert count(*told_by(MAYOR, PILOT), *shared) == (1, 1)


def test_five_dailies_of_one_owner_are_one() -> None:
    owner = Claimant("owner")
    owned = [bond(daily, "owned_by", owner) for daily in DAILIES]
    assert count(*carried_by(*DAILIES), *owned) == (1, 1)
    assert count(*carried_by(*DAILIES), *owned[:3]) == (1, 3)


def test_a_lawyer_of_two_joins_neither_to_the_other() -> None:
    both = (bond(AIDE, "speaks_for", MAYOR), bond(AIDE, "speaks_for", PILOT))
    assert count(*told_by(MAYOR, PILOT), *both) == (2, 2)
    assert count(*told_by(MAYOR, AIDE), *both) == (2, 2)
    assert count(*told_by(MAYOR, AIDE), both[0]) == (1, 1)


def test_two_names_of_one_principal_are_one_principal() -> None:
    lund = MAYOR.but(id="lund")
    relations = (
        bond(AIDE, "speaks_for", MAYOR),
        bond(AIDE, "speaks_for", lund),
        bond(lund, "same_as", MAYOR),
    )
    assert count(*told_by(MAYOR, AIDE), *relations) == (1, 1)


def test_to_speak_for_oneself_is_no_second_principal() -> None:
    lund = AIDE.but(id="brook")
    relations = (
        bond(AIDE, "speaks_for", MAYOR),
        bond(AIDE, "speaks_for", lund),
        bond(lund, "same_as", AIDE),
    )
    assert count(*told_by(MAYOR, AIDE), *relations) == (1, 1)


def test_organs_of_what_is_the_same_belong_together() -> None:
    town = CITY.but(id="town")
    relations = (
        bond(MAYOR, "organ_of", CITY),
        bond(PILOT, "organ_of", town),
        bond(town, "same_as", CITY),
    )
    assert count(*told_by(MAYOR, PILOT), *relations) == (1, 1)
    assert count(*told_by(MAYOR, PILOT), *relations[:2]) == (2, 2)


def test_members_are_not_one_with_each_other() -> None:
    members = (bond(MAYOR, "member_of", LEAGUE), bond(PILOT, "member_of", LEAGUE))
    assert count(*told_by(MAYOR, PILOT), *members) == (2, 2)


# -- collectives ---------------------------------------------------------------------------


def test_a_collective_is_left_out_beside_its_member() -> None:
    assert count(*told_by(LEAGUE, CITY), bond(CITY, "member_of", LEAGUE)) == (1, 2)
    assert count(*told_by(LEAGUE, CITY)) == (2, 2)


def test_a_member_of_a_member_is_a_member() -> None:
    relations = (bond(MAYOR, "member_of", CITY), bond(CITY, "member_of", LEAGUE))
    assert count(*told_by(LEAGUE, MAYOR), *relations) == (1, 2)


def test_a_collective_counts_beside_a_member_that_does_not() -> None:
    bare = bond(TIDE, "member_of", LEAGUE)
    assert count(*told_by(LEAGUE, MAYOR), *carried_by(TIDE), bare) == (2, 3)


def test_a_collective_counts_when_its_member_said_nothing() -> None:
    assert count(*told_by(LEAGUE, MAYOR), bond(CITY, "member_of", LEAGUE)) == (2, 2)


def test_a_bloc_with_somebody_else_in_it_is_no_mere_collective() -> None:
    relations = (bond(CITY, "member_of", LEAGUE), bond(PILOT, "organ_of", LEAGUE))
    assert count(*told_by(LEAGUE, PILOT, CITY), *relations) == (2, 2)


def test_two_collectives_of_each_other_are_still_one() -> None:
    relations = (bond(CITY, "member_of", LEAGUE), bond(LEAGUE, "member_of", CITY))
    assert count(*told_by(LEAGUE, CITY), *relations) == (1, 2)
    assert count(*told_by(LEAGUE, CITY, MAYOR), *relations) == (2, 3)


@pytest.mark.parametrize(("during", "expected"), [("2031", (1, 2)), ("2032", (2, 2))])
def test_a_membership_holds_at_the_collectives_own_time(
    during: str, expected: tuple[int, int]
) -> None:
    assert count(*told_by(LEAGUE, CITY), bond(CITY, "member_of", LEAGUE, during)) == expected


# -- dated relations -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("during", "expected"), [("2031-08", 1), ("2031-08-03/..", 1), ("2032", 2), ("../2030", 2)]
)
def test_a_relation_joins_unless_it_held_at_neither_time(during: str, expected: int) -> None:
    joined = bond(MAYOR, "organ_of", PILOT, during)
    assert count(*told_by(MAYOR, PILOT), joined) == (expected, expected)


def test_it_joins_when_it_held_at_the_time_of_one_origin() -> None:
    later = says("later", LEAK, article(TIDE, 9), PILOT)
    for during in ("2031-08-03", "2031-08-09"):
        assert count(*told_by(MAYOR), later, bond(MAYOR, "organ_of", PILOT, during)) == (1, 1)
    between = bond(MAYOR, "organ_of", PILOT, "2031-08-05")
    assert count(*told_by(MAYOR), later, between) == (2, 2)


def test_the_time_of_somebody_elses_origin_plays_no_part() -> None:
    later = says("later", LEAK, article(TIDE, 9), EXPERT)
    joined = bond(MAYOR, "organ_of", PILOT, "2031-08-09")
    assert count(*told_by(MAYOR, PILOT), later, joined) == (3, 3)


def test_at_an_unknown_time_it_joins() -> None:
    undated = says("undated", LEAK, POST, PILOT)
    joined = bond(MAYOR, "organ_of", PILOT, "2040")
    assert count(*told_by(MAYOR), undated, joined) == (1, 1)


def test_dated_relations_join_over_parties_that_said_nothing() -> None:
    one, two = Claimant("one"), Claimant("two")
    relations = (
        bond(one, "part_of", two, "2031"),
        bond(MAYOR, "organ_of", one, "2031"),
        bond(PILOT, "organ_of", two, "2031"),
    )
    assert count(*told_by(MAYOR, PILOT), *relations) == (1, 1)
    assert count(*told_by(MAYOR, PILOT), *relations[1:]) == (2, 2)


# -- platforms -----------------------------------------------------------------------------


def post(on: int, *authors: Claimant) -> Any:
    return article(SQUARE, on, authors=authors)


def test_posts_of_users_are_bare_and_their_own_voices() -> None:
    users = [Claimant(f"user{n}") for n in range(5)]
    posts = [says(f"p{n}", LEAK, post(n + 1, user)) for n, user in enumerate(users)]
    assert count(*posts) == (1, 5)
    saw = [says(f"p{n}", LEAK, post(n + 1, u), basis="witnessed") for n, u in enumerate(users)]
    assert count(*saw) == (5, 5)


def test_two_posts_of_one_user_are_one() -> None:
    posts = [says(f"p{n}", LEAK, post(n, MAYOR), basis="witnessed") for n in (1, 2)]
    assert count(*posts) == (1, 1)


def test_an_author_is_bare_only_where_the_post_is_read() -> None:
    cited = says("cited", LEAK, article(POST, 3), post(1, MAYOR))
    assert count(cited, *told_by(PILOT)) == (2, 2)
    assert count(says("read", LEAK, post(1, MAYOR)), *told_by(PILOT)) == (1, 2)


def test_several_authors_are_one_origin_and_one_bloc() -> None:
    joint = says("joint", LEAK, post(1, MAYOR, PILOT), basis="witnessed")
    assert count(joint) == (1, 1)
    assert count(joint, *told_by(PILOT)) == (1, 1)
    assert count(joint, *told_by(PILOT, MAYOR)) == (1, 1)
    assert count(joint, *told_by(EXPERT)) == (2, 2)


def test_outlets_that_post_are_bare_off_the_platform_too() -> None:
    cited = article(SQUARE, 1, authors=[TIDE, GULL])
    assert count(says("cited", LEAK, article(POST, 3), cited), *told_by(MAYOR)) == (1, 2)
    mixed = article(SQUARE, 1, authors=[TIDE, PILOT])
    assert count(says("cited", LEAK, article(POST, 3), mixed), *told_by(MAYOR)) == (2, 2)


def test_who_writes_in_anothers_document_counts_for_itself() -> None:
    guest = says("guest", LEAK, Link(GULL, document=article(POST, 4)))
    assert count(guest, *carried_by(POST)) == (1, 2)


# -- copies --------------------------------------------------------------------------------


def test_copies_of_one_item_count_as_its_source() -> None:
    item = article(WIRE, 1)
    copies = [says(f"c-{s.id}", LEAK, copied(item, s, 3)) for s in (POST, TIDE)]
    assert count(*copies) == (1, 1)
    assert count(*carried_by(POST, TIDE)) == (1, 2)
    assert count(*copies, *carried_by(WIRE)) == (1, 1)


def test_a_revision_counts_for_itself() -> None:
    item = article(WIRE, 1)
    revised = says("c", LEAK, copied(item, POST, 3, derivation="revision"))
    assert count(revised, says("item", LEAK, article(WIRE, 2))) == (1, 2)


def test_a_copy_of_an_official_notice_counts_as_official() -> None:
    copy = says("copy", LEAK, copied(article(OFFICE, 1), POST, 2))
    assert count(copy, *told_by(MAYOR)) == (2, 2)
    assert count(*carried_by(POST), *told_by(MAYOR)) == (1, 2)


def test_a_copy_of_what_is_not_in_the_ledger_counts_for_itself() -> None:
    copy = says("copy", LEAK, copied(Ref("lost"), POST, 3))
    assert count(copy, *carried_by(TIDE)) == (1, 2)


def test_a_copy_of_an_authorless_post_is_one_unnamed_voice_a_post() -> None:
    one, two = post(1), post(2)
    copies = [
        says(f"c{n}", LEAK, copied(p, s, 3)) for n, (p, s) in enumerate(((one, POST), (one, TIDE)))
    ]
    assert count(*copies, SQUARE) == (1, 1)
    assert count(*copies, says("c2", LEAK, copied(two, GULL, 4))) == (1, 2)
