"""Which parties are one, whose voice a party is, and which of them share a bloc."""

from __future__ import annotations

from claimledger.model import Period, Ref, Relation
from claimledger.reasoning.graph.kinship import Kinship, Partition

AUGUST, YEAR = Period("2031-08-03"), "2031"


def kinship(*relations: tuple[str, ...]) -> Kinship:
    """Return a kinship of (party, kind, other[, during])."""
    records = [Relation(Ref(r[0]), r[1], Ref(r[2]), *r[3:]) for r in relations]
    return Kinship(records, lambda id: {"old": "new"}.get(id, id))


def test_a_partition_joins_and_finds_by_the_smallest() -> None:
    classes = Partition()
    assert classes.find("c") == "c"
    assert classes.join("c", "b")
    assert classes.join("b", "a")
    assert not classes.join("a", "c")
    assert {classes.find(item) for item in "abc"} == {"a"}


def test_a_long_line_of_joins_is_found_in_one_step_afterwards() -> None:
    classes = Partition()
    for number in range(9, 0, -1):
        classes.join(str(number), str(number - 1))
    assert classes.find("9") == "0"
    assert classes._above["9"] == "0"


def test_same_as_is_an_equivalence_without_dates() -> None:
    found = kinship(("b", "same_as", "a"), ("c", "same_as", "b", "1999"))
    assert {found.one(party) for party in "abc"} == {"a"}
    assert found.one("d") == "d"
    assert found.voices(("c",), AUGUST) == {"a"}


def test_voices_are_followed_upwards() -> None:
    found = kinship(("aide", "speaks_for", "mayor"), ("mayor", "speaks_for", "city"))
    assert found.voices(("aide",), None) == {"aide", "mayor", "city"}
    assert found.voices(("mayor",), None) == {"mayor", "city"}
    assert found.voices(("city",), None) == {"city"}
    assert found.voices(("city", "aide"), None) == {"aide", "mayor", "city"}


def test_voices_may_go_round() -> None:
    found = kinship(("a", "speaks_for", "b"), ("b", "speaks_for", "a"))
    assert found.voices(("a",), None) == {"a", "b"}


def test_two_have_the_same_voice_if_their_voices_meet() -> None:
    found = kinship(("lawyer", "speaks_for", "x"), ("lawyer", "speaks_for", "y"))
    assert found.same_voice(("x",), ("lawyer",), None)
    assert found.same_voice(("lawyer",), ("y",), None)
    assert not found.same_voice(("x",), ("y",), None)


def test_a_dated_voice_must_certainly_be_lent() -> None:
    found = kinship(("aide", "speaks_for", "mayor", YEAR))
    assert found.same_voice(("aide",), ("mayor",), AUGUST)
    assert not found.same_voice(("aide",), ("mayor",), Period("2032"))
    assert not found.same_voice(("aide",), ("mayor",), Period("2031/2032"))
    assert not found.same_voice(("aide",), ("mayor",), None)
    assert found.same_voice(("mayor",), ("aide",), AUGUST)


def test_a_bloc_need_only_possibly_hold() -> None:
    found = kinship(("depot", "organ_of", "city", YEAR))
    assert found.same_bloc(("depot",), "city", AUGUST)
    assert found.same_bloc(("city",), "depot", AUGUST)
    assert found.same_bloc(("depot",), "city", None)
    assert found.same_bloc(("depot",), "city", Period("2031/2032"))
    assert not found.same_bloc(("depot",), "city", Period("2032"))


def test_blocs_of_undated_relations_are_steady() -> None:
    found = kinship(("depot", "organ_of", "city"), ("aide", "speaks_for", "city", YEAR))
    assert found.steady.find("depot") == found.steady.find("city")
    assert found.dated == [("aide", "city", Period(YEAR))]


def test_a_relation_within_one_party_joins_nothing() -> None:
    found = kinship(("a", "same_as", "b"), ("a", "part_of", "b", YEAR))
    assert found.dated == []


def test_members_are_found_through_others_and_at_a_time() -> None:
    found = kinship(
        ("mayor", "member_of", "council"),
        ("council", "member_of", "league", YEAR),
        ("league", "member_of", "council", YEAR),
    )
    assert set(found.members_within("league", AUGUST)) == {"council", "mayor"}
    assert set(found.members_within("league", None)) == {"council", "mayor"}
    assert set(found.members_within("league", Period("2032"))) == set()
    assert not found.same_bloc(("mayor",), "council", AUGUST)
    assert not found.same_voice(("mayor",), ("council",), AUGUST)


def test_parties_are_taken_under_their_new_ids() -> None:
    assert kinship(("old", "speaks_for", "city")).voices(("new",), None) == {"new", "city"}


def test_a_partition_is_true_once_two_were_joined() -> None:
    classes = Partition()
    assert not classes
    classes.join("a", "a")
    assert not classes
    classes.join("b", "a")
    assert classes


def test_parties_are_distinct_as_long_as_none_is_the_same_as_another() -> None:
    assert kinship(("aide", "speaks_for", "mayor"), ("depot", "organ_of", "city")).distinct
    assert not kinship(("b", "same_as", "a")).distinct


def test_voices_are_ageless_as_long_as_none_is_lent_for_a_time() -> None:
    steady = ("aide", "speaks_for", "mayor")
    assert kinship(steady, ("depot", "organ_of", "city", YEAR)).ageless
    assert not kinship(steady, ("aide", "speaks_for", "city", YEAR)).ageless


def test_nobody_has_the_same_voice_as_nobody() -> None:
    found = kinship()
    assert not found.same_voice((), (), None)
    assert not found.same_voice((), ("mayor",), None)
    assert found.same_voice(("mayor",), ("mayor",), None)


def test_a_kinship_is_collective_where_anybody_has_members() -> None:
    assert not kinship(("depot", "organ_of", "city")).collective
    assert kinship(("city", "member_of", "league", YEAR)).collective
