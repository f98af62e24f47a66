"""Which side of which claim a statement takes, which statements match, and how sides carry."""

from __future__ import annotations

from claimledger.model import ClaimRelation, Record, Ref
from claimledger.reasoning import trace
from claimledger.reasoning.graph.sides import Side, Sides, is_disavowal
from claimledger.reasoning.inquiry import inquire
from unit.newsroom import (
    LEAK,
    MAYOR,
    PILOT,
    POST,
    SLICK,
    SPILL,
    TIDE,
    answers,
    article,
    asks,
    book,
    denies,
    disavows,
    retracts,
    says,
    scoffs,
    status,
)

POST_3, TIDE_4 = article(POST, 3), article(TIDE, 4)
REPORT = says("report", LEAK, POST_3, MAYOR)
FOR, AGAINST = Side("leak", True), Side("leak", False)


def sides_of(*records: Record) -> dict[str, tuple[Side, ...]]:
    inquiry = inquire(book(*records), None, None)
    return {s.id: inquiry.sides.of[n] for n, s in enumerate(inquiry.index.statements)}


def sides(*records: Record) -> Sides:
    return inquire(book(*records), None, None).sides


def test_an_assertion_takes_the_positive_side_and_a_denial_the_negative() -> None:
    assert sides_of(REPORT, denies("denial", LEAK, TIDE_4)) == {
        "report": (FOR,),
        "denial": (AGAINST,),
    }


def test_a_denial_of_a_statement_takes_the_opposite_of_its_side() -> None:
    denial = denies("denial", REPORT, TIDE_4)
    assert sides_of(denial, denies("rejects", denial, POST_3)) == {
        "report": (FOR,),
        "denial": (AGAINST,),
        "rejects": (FOR,),
    }


def test_a_legitimacy_denial_takes_a_side_as_a_content_denial_does() -> None:
    scoff = scoffs("scoff", REPORT, TIDE_4)
    assert sides_of(scoff, scoffs("again", scoff, POST_3), scoffs("claim", LEAK, POST_3)) == {
        "report": (FOR,),
        "scoff": (AGAINST,),
        "again": (FOR,),
        "claim": (AGAINST,),
    }


def test_questions_responses_retractions_and_disavowals_take_no_side() -> None:
    found = sides_of(
        asks("asked", LEAK, POST_3),
        answers("answered", LEAK, POST_3),
        retracts("retracted", LEAK, POST_3),
        disavows("never", LEAK, POST_3),
    )
    assert set(found.values()) == {()}


def test_a_denial_of_what_takes_no_side_takes_none() -> None:
    never = disavows("never", REPORT, POST_3)
    found = sides_of(
        denies("of-question", asks("asked", LEAK, POST_3), TIDE_4),
        denies("of-disavowal", never, TIDE_4),
        denies("of-nothing", "lost", TIDE_4),
        denies("of-those", Ref("of-question"), TIDE_4),
    )
    assert {id: found[id] for id in found if id.startswith("of")} == {
        "of-disavowal": (),
        "of-nothing": (),
        "of-question": (),
        "of-those": (),
    }


def test_denials_of_each_other_take_no_side() -> None:
    ring = [denies("one", "two", POST_3), denies("two", "one", TIDE_4)]
    assert sides_of(*ring, denies("self", "self", POST_3)) == {"one": (), "two": (), "self": ()}


def test_targets_are_followed_to_the_first_claim_whether_or_not_they_stand() -> None:
    taken_back = retracts("back", REPORT, POST_3, MAYOR, said="2031-08-09")
    ledger = book(REPORT, taken_back, denies("denial", REPORT, TIDE_4, PILOT))
    assert status(ledger) == "denied"
    assert status(book(REPORT, denies("denial", REPORT, TIDE_4, PILOT))) == "contested"


def test_a_denial_of_an_id_with_two_versions_opposes_both() -> None:
    merged = book(REPORT, SPILL) | book(denies("report", SPILL, POST_3, MAYOR))
    found = inquire(merged.record(denies("denial", "report", TIDE_4)), None, None).sides
    assert found.of[0] == (AGAINST, Side("spill", True))


def test_a_disavowal_is_a_denial_of_having_said_it() -> None:
    assert is_disavowal(disavows("never", LEAK, POST))
    assert not is_disavowal(denies("denial", LEAK, POST))
    assert not is_disavowal(REPORT)


# -- carrying ------------------------------------------------------------------------------


def test_entails_carries_support_forward_and_opposition_back() -> None:
    found = sides(LEAK, SLICK, ClaimRelation(LEAK, "entails", SLICK))
    assert found.carried(FOR) == {FOR, Side("slick", True)}
    assert found.carried(AGAINST) == {AGAINST}
    assert found.carried(Side("slick", True)) == {Side("slick", True)}
    assert found.carried(Side("slick", False)) == {Side("slick", False), AGAINST}
    assert found.sources(Side("slick", True)) == {FOR, Side("slick", True)}


def test_equivalent_entails_both_ways() -> None:
    found = sides(LEAK, SLICK, ClaimRelation(LEAK, "equivalent", SLICK))
    for sign in (True, False):
        both = {Side("leak", sign), Side("slick", sign)}
        assert found.carried(Side("leak", sign)) == found.carried(Side("slick", sign)) == both


def test_contradicts_carries_support_of_one_as_opposition_to_the_other() -> None:
    found = sides(LEAK, SLICK, ClaimRelation(LEAK, "contradicts", SLICK))
    assert found.carried(FOR) == {FOR, Side("slick", False)}
    assert found.carried(Side("slick", True)) == {Side("slick", True), AGAINST}
    assert found.carried(AGAINST) == {AGAINST}
    assert found.carried(Side("slick", False)) == {Side("slick", False)}


def test_outcome_and_scope_carry_nothing() -> None:
    for kind in ("outcome_of", "differs_in_scope"):
        found = sides(LEAK, SLICK, ClaimRelation(LEAK, kind, SLICK))
        for side in (FOR, AGAINST, Side("slick", True), Side("slick", False)):
            assert found.carried(side) == {side}


def test_sides_are_carried_by_transitive_closure() -> None:
    found = sides(
        LEAK,
        ClaimRelation(LEAK, "entails", SLICK),
        ClaimRelation(SLICK, "contradicts", SPILL),
        SPILL,
        SLICK,
    )
    assert found.carried(FOR) == {FOR, Side("slick", True), Side("spill", False)}
    assert found.carried(Side("spill", True)) == {
        Side("spill", True),
        Side("slick", False),
        AGAINST,
    }


def test_only_equivalent_claims_share_a_class() -> None:
    found = sides(LEAK, SLICK, SPILL, ClaimRelation(LEAK, "equivalent", SLICK))
    assert found.class_of("leak") == found.class_of("slick") == "leak"
    assert found.class_of("spill") == "spill"
    entails = sides(LEAK, SLICK, ClaimRelation(LEAK, "entails", SLICK))
    assert entails.class_of("slick") == "slick"


# -- what a statement is about -------------------------------------------------------------


def test_a_statement_is_about_the_claims_to_which_its_targets_lead() -> None:
    asked = asks("asked", LEAK, POST_3)
    ledger = book(asked, answers("answer", asked, POST_3), denies("lost", "nowhere", POST_3))
    assert [found.statement.id for found in trace(ledger, LEAK)] == ["answer", "asked"]


def test_an_assertion_of_what_is_no_claim_takes_no_side() -> None:
    asked = asks("asked", LEAK, POST_3)
    assert sides_of(
        asked, says("of-lost", "lost", POST_3), says("of-question", "asked", POST_3)
    ) == {
        "asked": (),
        "of-lost": (),
        "of-question": (),
    }


def test_a_denial_of_two_versions_of_one_side_takes_one_side() -> None:
    merged = book(REPORT) | book(says("report", LEAK, POST_3, PILOT))
    found = inquire(merged.record(denies("denial", "report", TIDE_4)), None, None).sides
    assert found.of[0] == (AGAINST,)


def test_every_step_to_another_claim_knows_its_relation() -> None:
    for kind, count in (("entails", 2), ("contradicts", 2), ("equivalent", 4), ("outcome_of", 0)):
        relation = ClaimRelation(LEAK, kind, SLICK)
        found = sides(relation)
        assert [known for _, known, _ in found.steps] == [relation] * count


def test_only_what_takes_no_side_raises_by_its_target() -> None:
    found = sides(REPORT, denies("denial", REPORT, TIDE_4), asks("asked", LEAK, POST_3))
    assert dict(found.raising) == {"leak": [0]}
    assert dict(found.taking) == {FOR: [2], AGAINST: [1]}
    found = sides(LEAK, asks("asked", LEAK, POST_3), retracts("back", "asked", TIDE_4))
    assert dict(found.raising) == {"leak": [0]}


def test_statements_on_equivalent_claims_are_of_one_class() -> None:
    alike = ClaimRelation(LEAK, "equivalent", SLICK)
    records = [says(f"on-{c.id}-{n}", c, POST_3, MAYOR) for c in (LEAK, SLICK) for n in (1, 2)]
    found = sides(alike, *records)
    assert found.of == [(FOR,)] * 2 + [(Side("slick", True),)] * 2
    assert found.classed == [(FOR,)] * 4
    assert all(found.match(0, other) for other in range(4))


def test_a_statement_of_several_sides_matches_whatever_takes_one_of_them() -> None:
    merged = book(REPORT, SLICK) | book(says("report", SLICK, POST_3, PILOT))
    denial = denies("denial", "report", TIDE_4)
    others = [denies("leaks-not", LEAK, TIDE_4), denies("rejects", denial, TIDE_4)]
    found = inquire(merged.record(denial, *others), None, None).sides
    assert found.of[0] == (AGAINST, Side("slick", False))
    assert [found.match(0, other) for other in range(5)] == [True, True, False, False, False]


def test_claims_have_a_topic_in_common_as_far_as_positions_are_carried() -> None:
    found = sides(
        ClaimRelation(SLICK, "entails", SPILL), ClaimRelation(LEAK, "outcome_of", SPILL), LEAK
    )
    assert found.topic_of("slick") == found.topic_of("spill") != found.topic_of("leak")


def test_a_response_to_a_statement_raises_the_claims_that_this_is_on() -> None:
    found = sides(REPORT, answers("answer", REPORT, TIDE_4), answers("again", LEAK, TIDE_4))
    assert dict(found.raising) == {"leak": [0, 1]}
