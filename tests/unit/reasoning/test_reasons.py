"""Because: the records that carry a status. Set aside: why the others did not count."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger.ledger import Ledger
from claimledger.model import Claim, ClaimRelation, Link, Record, Ref, Relation, Statement
from claimledger.reasoning import Except, Only, SetAside, Viewpoint, Why, reasons
from claimledger.reasoning.graph.sides import Side
from claimledger.reasoning.inquiry import Inquiry, inquire
from claimledger.reasoning.weighing import status_of
from unit.newsroom import (
    AIDE,
    DAWN,
    DEPOT,
    GULL,
    HORN,
    LEAK,
    MAYOR,
    NOBODY,
    OFFICIALS,
    PILOT,
    POST,
    SLICK,
    TIDE,
    WIRE,
    about,
    answers,
    article,
    aside,
    asks,
    at,
    book,
    chain,
    copied,
    denies,
    disavows,
    gaps,
    grounds,
    retracts,
    says,
    scoffs,
    status,
)

POST_3, TIDE_4, POST_5 = article(POST, 3), article(TIDE, 4), article(POST, 5)
REPORT = says("report", LEAK, POST_3, MAYOR)
DENIAL = denies("denial", LEAK, TIDE_4, PILOT)
BACK = retracts("back", REPORT, POST_5)
ENTAILS = ClaimRelation(LEAK, "entails", SLICK)


def because(ledger: Ledger, claim: Claim = LEAK, viewpoint: Viewpoint | None = None) -> list[str]:
    """Return what carries a status, having checked that all of it is needed and is enough."""
    answer = about(ledger, claim, viewpoint=viewpoint)
    inquiry = inquire(ledger, None, viewpoint)

    def alone(records: list[Any]) -> bool:
        statements = [r for r in records if not isinstance(r, ClaimRelation)]
        relations = [r for r in records if isinstance(r, ClaimRelation)]
        part = inquiry.about(statements, relations)
        same = status_of(part, claim.id) is answer.status
        return same and live(part, claim) <= live(inquiry, claim)

    carrying = list(answer.because)
    assert alone(carrying)
    assert not any(alone([r for r in carrying if r is not dropped]) for dropped in carrying)
    return grounds(answer)


def live(inquiry: Inquiry, claim: Claim) -> set[Statement]:
    """Return the statements whose live origin bears on a claim."""
    sides = (Side(claim.id, True), Side(claim.id, False))
    return {inquiry.index.statement(c.hop) for s in sides for c in inquiry.positions.on(s)}


# -- because -------------------------------------------------------------------------------


def test_a_report_carries_what_it_asserts() -> None:
    assert because(book(REPORT)) == ["report"]


def test_one_of_several_is_enough_the_earliest_then_by_id() -> None:
    same_day = says("a-report", LEAK, POST_3, PILOT)
    earlier = says("earlier", LEAK, article(GULL, 2), PILOT)
    undated = says("a-first", LEAK, DAWN, AIDE)
    assert because(book(REPORT, same_day, undated)) == ["a-report"]
    assert because(book(REPORT, same_day, earlier)) == ["earlier"]


def test_the_shortest_way_is_taken() -> None:
    through = says("a", LEAK, article(GULL, 2), WIRE, MAYOR)
    assert because(book(through, REPORT)) == ["report"]


def test_each_side_that_counts_gives_one() -> None:
    more = says("more", LEAK, article(GULL, 6), AIDE)
    assert because(book(REPORT, DENIAL, more)) == ["report", "denial"]


def test_the_way_from_what_is_read_is_part_of_it() -> None:
    ledger = book(REPORT, says("echo", LEAK, TIDE_4, citing=[REPORT]))
    only_tide = Viewpoint(documents=Only("tide-4"))
    assert because(ledger, viewpoint=only_tide) == ["report", "echo"]
    assert because(ledger) == ["report"]


def test_relays_that_are_not_trusted_carry_nothing() -> None:
    ledger = book(says("a", LEAK, POST_3, WIRE, MAYOR), says("b", LEAK, TIDE_4, MAYOR))
    assert because(ledger, viewpoint=Viewpoint(relays=Except("wire"))) == ["b"]


def test_of_many_ways_a_live_one_is_taken() -> None:
    hidden = says("hidden", LEAK, article(GULL, 1), AIDE)
    echoes = [
        says("echo", LEAK, TIDE_4, citing=[hidden]),
        says("other", LEAK, POST_5, citing=[hidden]),
        retracts("back", "echo", article(TIDE, 6)),
    ]
    viewpoint = Viewpoint(documents=Except("gull-1"))
    assert because(book(*echoes), viewpoint=viewpoint) == ["hidden", "other"]


def test_what_contradicts_a_report_keeps_its_claim_open() -> None:
    """A relay reports a denial; its document asserts, so that the denial has no origin."""
    own = says("own", SLICK, POST_3)
    misread = denies("misread", SLICK, TIDE_4, Link(POST, document=POST_3))
    ledger = book(LEAK, own, misread, ENTAILS)
    assert status(ledger) == "open"
    assert because(ledger) == ["own", "misread", ENTAILS.id]


def test_what_dates_a_repetition_back_is_part_of_it() -> None:
    """Taken back on the second day: nothing unless it was said on the first, in hidden papers."""
    first = says("first", LEAK, POST_5, at(MAYOR, 1))
    repeated = says("repeated", LEAK, POST_3, MAYOR)
    back = retracts("back", repeated, TIDE_4, at(MAYOR, 2))
    viewpoint = Viewpoint(documents=Except("post-5"))
    assert status(book(repeated, back), viewpoint=viewpoint) == "asserted"
    found = because(book(first, repeated, back), viewpoint=viewpoint)
    assert found == ["repeated", "back", "first"]


def test_what_a_counted_denial_targets_is_part_of_it() -> None:
    denial = denies("denial", REPORT, TIDE_4, PILOT)
    assert because(book(REPORT, denial)) == ["report", "denial"]


def test_with_what_attacks_its_target() -> None:
    denial = denies("denial", REPORT, TIDE_4, PILOT)
    assert because(book(REPORT, denial, BACK)) == ["report", "denial", "back"]


def test_no_origin_may_come_back_to_life_in_it() -> None:
    """Without the retraction a smaller set would give the status, on a report taken back."""
    denial = denies("denial", REPORT, TIDE_4, PILOT)
    other = says("other", LEAK, article(GULL, 9), AIDE)
    ledger = book(REPORT, denial, BACK, other)
    assert because(ledger) == ["report", "denial", "back", "other"]


def test_what_was_superseded_is_not_needed() -> None:
    later = denies("later", LEAK, article(TIDE, 9), MAYOR)
    assert because(book(REPORT, later)) == ["later"]


def test_a_tower_that_restores_is_not_needed() -> None:
    ledger = book(REPORT, BACK, retracts("after-all", BACK, article(POST, 7)))
    assert because(ledger) == ["report"]


def test_the_claim_relations_used_are_part_of_it() -> None:
    assert because(book(REPORT, ENTAILS), SLICK) == ["report", ENTAILS.id]
    other = Claim("smell", "It smells of oil")
    onward = ClaimRelation(SLICK, "entails", other)
    unused = ClaimRelation(LEAK, "contradicts", Claim("dry", "The tanks are dry"))
    ledger = book(REPORT, ENTAILS, onward, unused)
    assert because(ledger, other) == ["report", ENTAILS.id, onward.id]


def test_each_side_comes_by_its_shortest_way() -> None:
    """The oil follows from the leak outright, and also by way of a fire."""
    fire, calm = Claim("fire", "The depot burns"), Claim("calm", "The harbour is clean")
    against = ClaimRelation(calm, "contradicts", SLICK)
    ledger = book(
        REPORT,
        says("clean", calm, TIDE_4, PILOT),
        ENTAILS,
        against,
        ClaimRelation(LEAK, "entails", fire),
        ClaimRelation(fire, "entails", SLICK),
    )
    assert because(ledger, SLICK) == ["report", "clean", against.id, ENTAILS.id]


def test_of_two_ways_of_several_relations_the_shorter_is_taken() -> None:
    names = ("a", "b", "c", "z")
    a, b, c, z = (Claim(name, f"The harbour master calls it {name}") for name in names)
    short = [ClaimRelation(LEAK, "entails", z), ClaimRelation(z, "entails", SLICK)]
    steps = ((LEAK, a), (a, b), (b, c), (c, SLICK))
    longer = [ClaimRelation(one, "entails", other) for one, other in steps]
    assert set(because(book(REPORT, *short, *longer), SLICK)) == {"report", *(r.id for r in short)}


def test_what_is_only_needed_beside_another_is_dropped_after_it() -> None:
    """What takes back the retraction of the denial is needed as long as that stands here."""
    denial = denies("denial", REPORT, TIDE_4, PILOT)
    gone = retracts("gone", denial, article(TIDE, 6))
    ledger = book(REPORT, denial, BACK, gone, retracts("after-all", gone, article(TIDE, 7)))
    assert because(ledger) == ["report", "denial", "back"]


def test_what_contradicts_in_mid_chain_hides_no_attack() -> None:
    opposite = denies("opposite", LEAK, article(GULL, 2))
    echo = says("echo", LEAK, TIDE_4, article(GULL, 2), MAYOR)
    ledger = book(opposite, echo, retracts("back", echo, article(TIDE, 5)))
    unseen = Viewpoint(documents=Except("gull-2"))
    assert because(ledger, viewpoint=unseen) == ["echo", "back"]


def test_open_is_carried_by_what_raises_and_what_keeps_it_from_counting() -> None:
    assert because(book(REPORT, BACK)) == ["report", "back"]
    assert because(book(asks("asked", LEAK, POST_3), REPORT, BACK)) == ["asked"]
    assert because(book(says("report", LEAK, POST_3, NOBODY))) == ["report"]
    assert because(book(REPORT), viewpoint=Viewpoint(positions=Except("mayor"))) == ["report"]


def test_circular_reports_keep_each_other_from_counting() -> None:
    ledger = book(says("w", LEAK, article(POST, 3), TIDE), says("n", LEAK, article(TIDE, 3), POST))
    assert because(ledger) == ["n", "w"]


def test_of_a_ring_of_six_papers_all_are_needed() -> None:
    papers = [POST, TIDE, GULL, DAWN, WIRE, HORN]
    ring = [
        says(f"by-{paper.id}", LEAK, article(paper, 3), cited)
        for paper, cited in zip(papers, papers[1:] + papers[:1], strict=True)
    ]
    assert because(book(*ring)) == sorted(f"by-{paper.id}" for paper in papers)


def test_a_claim_raised_over_a_relation_names_it() -> None:
    ledger = book(says("report", LEAK, POST_3, NOBODY), ENTAILS)
    assert because(ledger, SLICK) == ["report", ENTAILS.id]


def test_what_falls_needs_the_report_with_which_it_fell() -> None:
    ledger = book(says("echo", LEAK, article(TIDE, 1), POST_3, MAYOR), REPORT, BACK)
    hidden = Viewpoint(documents=Except("post-3"))
    assert status(ledger, viewpoint=hidden) == "open"
    assert because(ledger, viewpoint=hidden) == ["echo", "report", "back"]


def test_a_response_and_what_it_answers() -> None:
    hidden = Viewpoint(documents=Except("post-3"))
    ledger = book(REPORT, answers("answer", REPORT, TIDE_4, PILOT))
    assert because(ledger, viewpoint=hidden) == ["report", "answer"]


def test_of_several_that_raise_the_earliest_comes_by_its_shortest_way() -> None:
    late, early = (asks(id, LEAK, article(GULL, on)) for id, on in (("a", 9), ("b", 2)))
    assert because(book(late, early)) == ["b"]
    fire = Claim("fire", "The depot burns")
    longer = [ClaimRelation(LEAK, "entails", fire), ClaimRelation(fire, "entails", SLICK)]
    ledger = book(says("report", LEAK, POST_3, NOBODY), ENTAILS, *longer)
    assert because(ledger, SLICK) == ["report", ENTAILS.id]


def test_two_that_cite_each_other_on_the_way_are_passed_once() -> None:
    """Only the last one is read; both that it may rest on cite the origin, and each other."""
    said = says("said", LEAK, article(DAWN, 1))
    one = says("one", LEAK, article(GULL, 2), citing=[said, Ref("two")])
    two = says("two", LEAK, article(WIRE, 2), citing=[said, one])
    ledger = book(said, one, two, says("read", LEAK, TIDE_4, citing=[one]))
    seen = Viewpoint(documents=Only("tide-4"))
    assert because(ledger, viewpoint=seen) == ["said", "one", "read"]


def test_unreported_is_carried_by_nothing() -> None:
    assert because(book(LEAK)) == []


def test_a_knot_that_is_too_large_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = book(REPORT, denies("denial", REPORT, TIDE_4, PILOT), BACK, ENTAILS)
    monkeypatch.setattr(reasons, "_EFFORT", 4)
    assert grounds(about(ledger)) == ["report", "denial", "back", ENTAILS.id]


def test_no_effort_at_all_leaves_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reasons, "_EFFORT", 0)
    assert grounds(about(book(REPORT, DENIAL))) == ["report", "denial"]


def test_of_an_undecided_circle_the_blow_is_enough() -> None:
    d0, d1 = (article(POST, 5).but(id=id) for id in ("d0", "d1"))
    ledger = book(
        retracts("ring0", d1, d0), retracts("ring1", d0, d1), says("inside", LEAK, d0, MAYOR)
    )
    assert because(ledger) == ["inside", "ring1"]


# -- set aside -----------------------------------------------------------------------------


def test_what_counts_is_not_set_aside() -> None:
    assert aside(about(book(REPORT, DENIAL))) == {}
    assert aside(about(book(asks("asked", LEAK, POST_3)))) == {}


def test_it_is_told_by_statement_reason_and_record() -> None:
    assert about(book(REPORT, BACK)).set_aside == (SetAside("report", Why.RETRACTED, "back"),)


def test_what_rests_on_what_is_out_is_unreached() -> None:
    ledger = book(REPORT, BACK, says("echo", LEAK, TIDE_4, citing=[REPORT]))
    assert aside(about(ledger)) == {"echo": ("unreached", "back"), "report": ("retracted", "back")}


@pytest.mark.parametrize(
    ("records", "viewpoint", "expected"),
    [
        ([REPORT], Viewpoint(documents=Except("post-3")), "not_admitted"),
        (
            [says("report", LEAK, POST_3, WIRE, MAYOR)],
            Viewpoint(relays=Except("wire")),
            "not_trusted",
        ),
        ([REPORT], Viewpoint(positions=Except("mayor")), "not_counted"),
        ([says("report", LEAK, POST_3, NOBODY)], None, "no_origin"),
        ([says("report", LEAK, POST_3, citing=[Ref("lost")])], None, "no_origin"),
        ([REPORT.but(certainty="none")], None, "below_threshold"),
    ],
)
def test_why_a_statement_did_not_count(
    records: list[Record], viewpoint: Viewpoint | None, expected: str
) -> None:
    assert aside(about(book(LEAK, *records), viewpoint=viewpoint)) == {"report": (expected, None)}


def test_below_the_threshold_by_the_policys_weights() -> None:
    ledger = book(says("report", LEAK, POST_3, OFFICIALS), scoffs("scoff", LEAK, TIDE_4, DEPOT))
    answer = about(ledger, unnamed="none", threshold="full")
    assert aside(answer) == {
        "report": ("below_threshold", None),
        "scoff": ("below_threshold", None),
    }


def test_of_several_reasons_the_one_nearest_to_the_reader_is_told() -> None:
    report = says("report", LEAK, POST_3, WIRE, MAYOR)
    ledger = book(report, retracts("far", report, TIDE_4, MAYOR), retracts("near", report, POST_5))
    assert aside(about(ledger)) == {"report": ("retracted", "near")}


def test_of_two_ways_the_reason_on_the_shorter_one_is_told() -> None:
    near = says("near", LEAK, article(GULL, 2))
    far = says("far", LEAK, article(DAWN, 2), OFFICIALS)
    echo = says("echo", LEAK, TIDE_4, citing=[near, far])
    viewpoint = Viewpoint(positions=Except("gull"))
    answer = about(book(near, far, echo), viewpoint=viewpoint, unnamed="none")
    assert aside(answer) == {
        "near": ("not_counted", None),
        "far": ("below_threshold", None),
        "echo": ("not_counted", None),
    }


def test_a_blow_that_was_taken_back_is_not_what_hit() -> None:
    withdrawn = retracts("a-back", REPORT, POST_5)
    undone = retracts("undone", withdrawn, article(POST, 6))
    later = denies("later", LEAK, article(TIDE, 9), MAYOR)
    own = retracts("b-back", REPORT, article(GULL, 5), MAYOR)
    gone = retracts("c-gone", own, article(GULL, 6))
    ledger = book(REPORT, withdrawn, undone, own, gone, later)
    assert aside(about(ledger)) == {"report": ("superseded", "later")}
    assert gaps(chain(ledger, "report")) == []


def test_circular_reporting_has_no_origin() -> None:
    ledger = book(says("w", LEAK, article(POST, 3), TIDE), says("n", LEAK, article(TIDE, 3), POST))
    assert aside(about(ledger)) == {"n": ("no_origin", None), "w": ("no_origin", None)}


def test_what_is_carried_to_the_claim_is_set_aside_there_too() -> None:
    ledger = book(REPORT, BACK, ENTAILS, denies("other", SLICK, TIDE_4, PILOT))
    assert aside(about(ledger, SLICK)) == {"report": ("retracted", "back")}
    assert aside(about(ledger)) == {"report": ("retracted", "back")}


def test_a_disavowal_names_itself() -> None:
    ledger = book(REPORT, disavows("never", REPORT, TIDE_4, MAYOR))
    assert aside(about(ledger)) == {"report": ("disavowed", "never")}


def test_two_roads_to_one_hop_are_walked_once() -> None:
    silent = says("silent", LEAK, article(GULL, 1), NOBODY)
    ways = [
        says(f"way{n}", LEAK, article(s, 2), citing=[silent]) for n, s in enumerate((POST, TIDE))
    ]
    echo = says("echo", LEAK, article(DAWN, 4), citing=ways)
    assert aside(about(book(echo)))["echo"] == ("no_origin", None)


def test_of_two_versions_the_one_that_does_not_count_is_set_aside() -> None:
    merged = book(REPORT) | book(says("report", LEAK, POST_3, NOBODY))
    assert about(merged).support.statements == ("report",)
    assert aside(about(merged)) == {"report": ("no_origin", None)}


def test_a_fall_from_a_copy_names_what_hit_the_original() -> None:
    copy = copied(POST_3, GULL, 4)
    spelled = says("spelled", LEAK, article(TIDE, 6), Link(GULL, document=copy), MAYOR)
    ledger = book(REPORT, BACK, spelled, Relation(GULL, "part_of", POST))
    assert aside(about(ledger))["spelled"] == ("fallen", "back")


def test_relations_that_go_round_are_followed_once() -> None:
    alike = ClaimRelation(LEAK, "equivalent", SLICK)
    smell = Claim("smell", "It smells of oil")
    onward = ClaimRelation(SLICK, "entails", smell)
    assert because(book(REPORT, alike, onward), smell) == ["report", alike.id, onward.id]


def test_a_relation_that_is_not_needed_is_dropped_among_records_that_are() -> None:
    denial = denies("denial", REPORT, TIDE_4, PILOT)
    assert because(book(REPORT, denial, BACK, ENTAILS)) == ["report", "denial", "back"]
