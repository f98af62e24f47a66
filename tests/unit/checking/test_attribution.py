"""Circles, ways that come home, gaps and first links: words, reasons and keys of the findings."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger import Finding, GapKind, InvalidRecordError, Ledger, Link, Policy, Ref, Relation
from claimledger.checking import check
from claimledger.checking.checkers.attribution import (
    GapOptions,
    HomeOptions,
    circular_reporting,
    gap_in_the_chain,
    not_from_its_publisher,
    returns_home,
)
from unit.newsroom import (
    CITY,
    DAWN,
    GULL,
    LEAK,
    MAYOR,
    NOBODY,
    POST,
    SLICK,
    SQUARE,
    TIDE,
    WIRE,
    article,
    asks,
    copied,
    denies,
    retracts,
    says,
)

MON, TUE, WED = article(POST, 1), article(TIDE, 2), article(GULL, 3)
POST_CITES = says("post-cites", LEAK, MON, citing=[Ref("tide-cites")])
TIDE_CITES = says("tide-cites", LEAK, article(TIDE, 1), citing=[Ref("post-cites")])
GULL_CITES = says("gull-cites", LEAK, WED, citing=[Ref("post-cites")])


def found(checker: Any, *records: Any, **given: Any) -> tuple[Finding, ...]:
    findings = check(Ledger().record(*records), [checker], **given)
    assert not findings.broken
    return findings.of(checker.code)


def ids(finding: Finding) -> list[str]:
    return [record.id for record in finding.because]


# -- circular reporting --------------------------------------------------------------------


def test_a_circle_names_its_outlets_and_counts_what_hangs_on_it() -> None:
    (circle,) = found(circular_reporting, POST_CITES, TIDE_CITES)
    assert circle.subject == LEAK
    assert circle.message == (
        "Evening Tide and Harbour Post rest on each other for it, and nobody says it first: "
        "2 statements in a circle"
    )
    assert ids(circle) == ["post-cites", "tide-cites"]
    assert circle.fix == "find out who said it first and cite them, or take it back"
    assert circle.severity == "error"
    (hung,) = found(circular_reporting, POST_CITES, TIDE_CITES, GULL_CITES)
    assert hung.message == f"{circle.message}, 1 more that hang on it"
    assert ids(hung) == ids(circle)
    assert hung.fingerprint == circle.fingerprint


def test_a_circle_of_one_rests_on_itself() -> None:
    alone = says("alone", LEAK, MON, citing=[Ref("alone")])
    (circle,) = found(circular_reporting, alone)
    assert circle.message == (
        "Harbour Post rests on itself for it, and nobody says it first: 1 statement in a circle"
    )


def test_a_wide_circle_shows_ten_and_counts_all() -> None:
    papers = [article(POST, on) for on in range(1, 13)]
    ring = [
        says(f"s{on:02}", LEAK, paper, citing=[Ref(f"s{on % 12 + 1:02}")])
        for on, paper in enumerate(papers, start=1)
    ]
    (circle,) = found(circular_reporting, *ring)
    assert "12 statements in a circle" in circle.message
    assert ids(circle) == [f"s{on:02}" for on in range(1, 11)]


def test_on_a_platform_the_authors_go_round_and_without_one_the_platform() -> None:
    ann, bob = Ref("ann"), Ref("bob")
    first = article(SQUARE, 1, authors=[ann])
    second = article(SQUARE, 2, authors=[bob])
    third = article(SQUARE, 3)
    ring = [
        says("a", LEAK, first, citing=[Ref("b")]),
        says("b", LEAK, second, citing=[Ref("c")]),
        says("c", LEAK, third, citing=[Ref("a")]),
    ]
    (circle,) = found(circular_reporting, *ring)
    assert circle.message.startswith("ann, bob and The Square rest on each other for it")


def test_a_chain_that_the_policy_does_not_resolve_goes_round_in_no_circle() -> None:
    bare = [says("p", LEAK, MON, TIDE), says("t", LEAK, article(TIDE, 1), POST)]
    assert found(circular_reporting, *bare)
    assert not found(circular_reporting, *bare, policy=Policy(resolver=False))


# -- coming home ---------------------------------------------------------------------------


def test_the_way_home_is_printed_and_its_other_statements_shown() -> None:
    story = says("story", LEAK, MON)
    cited = says("cited", LEAK, TUE, POST)
    home = says("home", LEAK, article(POST, 3), TIDE)
    (finding,) = found(returns_home, story, cited, home)
    assert finding.subject == home
    assert finding.message == (
        "it comes back to where it set out: Harbour Post <- Evening Tide <- Harbour Post"
    )
    assert ids(finding) == ["cited"]
    assert finding.fix == "cite Harbour Post itself, and count nobody else as a source"
    assert finding.severity == "warning"


def test_a_house_is_told_where_another_of_its_members_is_met() -> None:
    owned = Relation(POST, "owned_by", CITY)
    home = says("home", LEAK, MON, TIDE, CITY)
    (finding,) = found(returns_home, home, owned)
    assert finding.message == (
        "it comes back to where it set out: Harbour Post <- Evening Tide <- the city, "
        "and Harbour Post and the city are one house"
    )
    assert ids(finding) == []


def test_a_bare_platform_between_is_another_house() -> None:
    home = says("home", LEAK, MON, SQUARE, POST)
    assert found(returns_home, home, says("story", LEAK, article(POST, 1)))
    unknown = says("home", LEAK, MON, Link(SQUARE, document=article(SQUARE, 1)), POST)
    assert not found(returns_home, unknown, says("story", LEAK, MON))


@pytest.mark.parametrize("within", [2, 3])
def test_the_way_is_followed_just_so_far(within: int) -> None:
    way = says("way", LEAK, article(POST, 5), TIDE, GULL, MON)
    other = returns_home.but(options=HomeOptions(within=within))
    assert bool(found(other, way)) is (within == 3)


def test_a_long_way_home_is_not_found_beyond_fifty_steps() -> None:
    def length(count: int) -> Any:
        return says("way", LEAK, article(POST, 5), *[TIDE, GULL] * (count // 2), MON)

    assert found(returns_home, length(48))
    assert not found(returns_home, length(50))


@pytest.mark.parametrize("value", [-1, True, "3", 2.0])
def test_steps_are_a_whole_number(value: Any) -> None:
    with pytest.raises(
        InvalidRecordError, match=r"within is a whole number, not .*; write 0, 1, 2"
    ):
        HomeOptions(within=value)


# -- gaps ----------------------------------------------------------------------------------


def told(*records: Any, **options: Any) -> list[tuple[str, str, list[str]]]:
    """Return message, key and reasons of the gaps of the first record."""
    checker = gap_in_the_chain.but(options=GapOptions(**options))
    return [(f.message, f.key, ids(f)) for f in found(checker, *records) if f.subject == records[0]]


def test_nobody_is_named_with_the_cue_of_the_statement_or_of_the_link() -> None:
    plain = says("s", LEAK, MON, NOBODY)
    assert told(plain) == [("it is said, and nobody is named who says it", "unsourced 1", [])]
    cued = says("s", LEAK, MON, NOBODY, cue="reportedly")
    linked = says("s", LEAK, MON, Link(NOBODY, cue="allegedly"))
    assert told(cued)[0][0] == 'it is said ("reportedly"), and nobody is named who says it'
    assert told(linked)[0][0] == 'it is said ("allegedly"), and nobody is named who says it'


def test_of_very_many_gaps_the_first_are_told() -> None:
    """A checker that finds more than there can be is stopped, and would be called broken."""
    chain = [Ref(f"stranger-{number}") for number in range(2_500)]
    gaps = told(says("s", LEAK, MON, *chain))
    assert len(gaps) == 1_000
    assert {key for _, key, _ in gaps} == {f"dangling {number}" for number in range(1, 1_001)}


def test_a_question_of_nobody_is_no_gap_and_its_other_gaps_are() -> None:
    assert told(asks("q", LEAK, MON, NOBODY)) == []
    assert told(asks("q", LEAK, MON, Ref("stranger"), NOBODY)) == [
        ("it names stranger, which the ledger does not hold", "dangling 1", [])
    ]


def test_an_unknown_author_is_told_with_document_and_platform() -> None:
    post = article(SQUARE, 1)
    assert told(says("s", LEAK, post)) == [
        ("nobody knows who wrote square-1 of The Square", "unsourced 0", ["square-1"])
    ]


def test_all_that_is_missing_at_a_link_is_named() -> None:
    missing = says("s", LEAK, MON, Link(Ref("stranger"), document=Ref("paper")))
    assert told(missing) == [
        ("it names paper and stranger, which the ledger does not hold", "dangling 1", [])
    ]
    authored = says("s", LEAK, article(SQUARE, 1, authors=[Ref("ghost")]))
    assert told(authored) == [
        ("it names ghost, which the ledger does not hold", "dangling 0", ["square-1"])
    ]
    middle = says("s", LEAK, MON, Ref("stranger"), MAYOR)
    assert told(middle) == [("it names stranger, which the ledger does not hold", "dangling 1", [])]
    cited = says("s", Ref("claim"), MON, citing=[Ref("far"), Ref("leak")])
    assert told(cited, LEAK) == [
        ("it names claim, far and leak, which the ledger does not hold", "dangling 0", ["post-1"])
    ]


@pytest.mark.parametrize("target", [LEAK, TUE, says("said", LEAK, TUE)])
def test_a_target_may_be_a_claim_a_document_or_a_statement(target: Any) -> None:
    back = retracts("back", target, MON, Ref("stranger"))
    assert told(back, target) == [
        ("it names stranger, which the ledger does not hold", "dangling 1", [])
    ]


def test_an_opposite_is_told_with_its_document() -> None:
    cites = says("s", LEAK, MON, TUE)
    assert told(cites, denies("d", LEAK, TUE, MAYOR)) == [
        (
            "it cites tide-2 of Evening Tide for it, and from there only the opposite is on record",
            "contradicted 1",
            ["tide-2"],
        )
    ]


def test_the_other_kinds_are_told_when_asked_for() -> None:
    cites = says("s", LEAK, MON, TUE)
    assert told(cites, kinds=["unlocated"]) == [
        (
            "it cites tide-2 of Evening Tide for it, from where nothing about it is on record",
            "unlocated 1",
            ["tide-2"],
        )
    ]
    undated = says("s", LEAK, MAYOR)
    assert told(undated) == []
    assert told(undated, kinds=["undated"]) == [
        ("it is not known when Mayor Lund said it", "undated 0", [])
    ]
    ring = denies("s", Ref("t"), MON)
    assert told(ring, denies("t", Ref("s"), TUE), kinds=["no_side"]) == [
        ("what it denies leads to no claim", "no_side 0", ["post-1"])
    ]
    agreed, other = says("agreed", LEAK, TUE), says("other", SLICK, TUE)
    unlike = says("s", LEAK, WED, citing=[agreed, other])
    assert told(unlike, agreed, other, kinds=["mismatch"]) == [
        ("it cites other, which says something else", "mismatch 0", ["gull-3"])
    ]


def test_what_is_to_be_done_depends_on_the_kind() -> None:
    every = gap_in_the_chain.but(
        options=GapOptions(kinds=[k for k in GapKind if k is not GapKind.RETRACTED])
    )
    gaps = found(every, says("s", LEAK, MON, NOBODY), says("t", LEAK, Ref("stranger"), TIDE))
    assert {f.key: f.fix for f in gaps} == {
        "unsourced 1": "name who says it, or leave it out",
        "dangling 0": "record it, or mend the id",
        "undated 0": "date it, or the document in which it stands",
        "undated 1": "date it, or the document in which it stands",
    }


def test_kinds_are_words_for_gaps_in_their_order() -> None:
    assert GapOptions().kinds == (GapKind.DANGLING, GapKind.UNSOURCED, GapKind.CONTRADICTED)
    chosen = GapOptions(kinds=["undated", GapKind.DANGLING, "undated"])
    assert chosen.kinds == (GapKind.DANGLING, GapKind.UNDATED)
    with pytest.raises(InvalidRecordError, match="'retracted' cannot be chosen; CLA104 tells"):
        GapOptions(kinds=["retracted"])
    with pytest.raises(
        InvalidRecordError, match=r"'dangling' is no list of gap kinds; write \['dan"
    ):
        GapOptions(kinds="dangling")
    with pytest.raises(
        InvalidRecordError, match="'dangles' is no gap kind; did you mean 'dangling'"
    ):
        GapOptions(kinds=["dangles"])


# -- first links ---------------------------------------------------------------------------


def test_a_chain_that_starts_with_somebody_else_names_the_publisher() -> None:
    wrong = says("wrong", LEAK, Link(WIRE, document=MON))
    (finding,) = found(not_from_its_publisher, wrong)
    assert (
        finding.message
        == "post-1 is published by Harbour Post, and the chain starts there with Coast Wire"
    )
    assert ids(finding) == ["post-1"]
    assert finding.fix == "start the chain with Harbour Post"
    assert finding.subject == wrong


def test_a_copy_is_published_by_who_copies() -> None:
    item = article(WIRE, 1)
    copy = copied(item, DAWN, 2)
    assert found(not_from_its_publisher, says("s", LEAK, Link(WIRE, document=copy)))
    assert not found(not_from_its_publisher, says("s", LEAK, Link(DAWN, document=copy)))


def test_a_document_that_is_not_there_is_another_checkers_matter() -> None:
    assert not found(not_from_its_publisher, says("s", LEAK, Link(WIRE, document=Ref("far"))))
