"""A view asks under its own policy and viewpoint, and its ways are those of the records."""

from __future__ import annotations

import pytest

from claimledger import (
    Document,
    Except,
    Ledger,
    Link,
    Period,
    Policy,
    Ref,
    Relation,
    Source,
    View,
    Viewpoint,
    Why,
)
from unit.newsroom import (
    AIDE,
    CITY,
    GULL,
    LEAK,
    MAYOR,
    OFFICIALS,
    PILOT,
    POST,
    SLICK,
    TIDE,
    WIRE,
    article,
    asks,
    book,
    day,
    denies,
    disavows,
    retracts,
    says,
)

MON, TUE, WED = article(POST, 1), article(TIDE, 2), article(GULL, 3)
STRICT = Policy(unnamed="none")
WITHOUT_TIDE = Viewpoint(relays=Except("tide"))


# -- policy and viewpoint ------------------------------------------------------------------


def test_without_them_policy_and_viewpoint_are_the_usual_ones() -> None:
    seen = View(Ledger())
    assert (seen.policy, seen.viewpoint) == (Policy(), Viewpoint())


def test_every_answer_is_given_under_the_viewpoint() -> None:
    relayed = says("relayed", LEAK, TUE, MAYOR)
    usual, narrow = View(book(relayed)), View(book(relayed), viewpoint=WITHOUT_TIDE)
    for seen, status, label in ((usual, "asserted", "LIVE"), (narrow, "open", "OUT")):
        assert seen.status(LEAK).value == status
        assert seen.label(seen.speaker(relayed)).name == label
        assert seen.stands(relayed) == (label == "LIVE")
        assert seen.chain(relayed).start.party == "tide"


def test_every_answer_is_given_under_the_policy() -> None:
    said = says("said", LEAK, TUE, OFFICIALS)
    assert View(book(said)).status(LEAK).value == "asserted"
    assert View(book(said), policy=STRICT).status(LEAK).value == "open"


def test_what_changed_is_told_under_both_and_between_both_dates() -> None:
    named = says("named", LEAK, MON, MAYOR)
    unnamed = says("unnamed", LEAK, TUE, OFFICIALS)
    later = denies("later", LEAK, WED, PILOT)
    seen = View(book(unnamed, later, named), policy=STRICT)
    changes = View(book(unnamed, later), policy=STRICT).changes(day(1), day(2))
    assert [str(c.after) for c in changes] == ["open"]
    changes = seen.changes(day(1), day(2))
    assert changes == ()
    assert [str(c.after) for c in seen.changes(day(2), day(3))] == ["contested"]


def test_gaps_follow_the_viewpoint_and_chains_its_policy() -> None:
    bare = says("bare", LEAK, MON, WIRE)
    wired = asks("asked", LEAK, article(WIRE, 1))
    usual = View(book(bare, wired))
    assert View(book(bare, wired), policy=Policy(resolver="off")).chain(bare).depth == 1
    assert usual.chain(bare).depth == 1


# -- voices at their time ------------------------------------------------------------------


def test_voices_are_those_of_the_hops_own_time() -> None:
    speaks = Relation(AIDE, "speaks_for", MAYOR, during="2031-08")
    now, then = says("now", LEAK, MON, AIDE), says("then", SLICK, AIDE, said="2030-08-01")
    seen = View(book(now, then, speaks))
    assert seen.voices(seen.speaker(now)) == {"aide", "mayor"}
    assert seen.voices(seen.speaker(then)) == {"aide"}
    assert seen.same_voice(seen.speaker(now), MAYOR)
    assert not seen.same_voice(seen.speaker(then), MAYOR)


def test_who_speaks_for_the_publisher_at_the_time_withdraws() -> None:
    report = says("report", LEAK, MON, MAYOR)
    sorry = retracts("sorry", "report", WED, PILOT)
    speaks = Relation(PILOT, "speaks_for", POST, during="2031-08")
    before = Relation(PILOT, "speaks_for", POST, during="2030")
    assert View(book(report, sorry, speaks)).is_withdrawn(report)
    assert not View(book(report, sorry, before)).is_withdrawn(report)


def test_who_has_spoken_on_a_claim() -> None:
    said = says("said", LEAK, MON, MAYOR)
    asked = asks("asked", LEAK, TUE, PILOT)
    aide, pilot = denies("denied", LEAK, WED, AIDE), says("other", "slick", WED, CITY)
    speaks = Relation(AIDE, "speaks_for", MAYOR, during="2031-08")
    seen = View(book(said, asked, speaks, retracts("r", "said", TUE, AIDE), pilot))
    (taken,) = (s for s in seen.ledger.statements if s.id == "r")
    assert seen.has_spoken_on(LEAK, seen.speaker(said))
    assert seen.has_spoken_on("leak", seen.speaker(taken))
    assert not seen.has_spoken_on(LEAK, seen.speaker(asked))
    assert not seen.has_spoken_on(LEAK, seen.speaker(pilot))
    theirs = retracts("theirs", LEAK, WED, MAYOR)
    spoken = View(book(aide, speaks, theirs))
    assert spoken.has_spoken_on(LEAK, spoken.speaker(theirs))
    denied = View(book(aide))
    assert denied.has_spoken_on(LEAK, denied.speaker(aide))


# -- what a statement is drawn from --------------------------------------------------------


def test_a_link_without_a_document_names_none() -> None:
    spelled = says("spelled", LEAK, MON, WIRE, MAYOR)
    other = says("other", LEAK, WIRE, MAYOR)
    assert View(book(spelled, other)).drawn_from(spelled) == ()


def test_nothing_is_drawn_from_itself() -> None:
    loop = says("loop", LEAK, Link(TIDE, document=TUE), POST, Link(TIDE, document=TUE), MAYOR)
    assert View(book(loop)).drawn_from(loop) == ()
    told = says("told", LEAK, TUE, MAYOR)
    assert View(book(loop, told)).drawn_from(loop) == (told,)


def test_what_the_policy_does_not_read_is_not_drawn_from() -> None:
    spelled = says("spelled", LEAK, MON, TUE, MAYOR)
    doubtful = says("doubtful", LEAK, TUE, MAYOR, reading="doubtful")
    assert View(book(spelled, doubtful)).drawn_from(spelled) == (doubtful,)
    explicit = Policy(least_reading="explicit")
    assert View(book(spelled, doubtful), policy=explicit).drawn_from(spelled) == ()


# -- ways ----------------------------------------------------------------------------------


def test_no_way_goes_through_a_hop_twice() -> None:
    one = says("one", LEAK, MON, citing=[Ref("two")])
    two = says("two", LEAK, TUE, citing=[Ref("one"), Ref("three")])
    three = says("three", LEAK, WED, MAYOR)
    top = says("top", LEAK, article(WIRE, 4), citing=[one])
    ways = list(View(book(one, two, three, top)).paths(top))
    assert [[hop.statement.id for hop in way] for way in ways] == [
        ["top", "one", "two", "three", "three"]
    ]


def test_a_hundred_ways_are_told_unless_more_are_asked_for() -> None:
    origins = [says(f"o{n}", LEAK, article(WIRE, 1), MAYOR, cue=f"{n}") for n in range(120)]
    top = says("top", LEAK, MON, citing=origins)
    seen = View(book(top, *origins))
    assert len(list(seen.paths(top))) == 100
    assert len(list(seen.paths(top, 110))) == 110


def test_fifty_steps_home_are_followed_unless_more_are_asked_for() -> None:
    outlets = [Source(f"paper{n}", f"Paper {n}") for n in range(50)]
    papers = [Document(f"d{n}", outlet, published=day(2)) for n, outlet in enumerate(outlets)]
    first = says("first", LEAK, article(POST, 1))
    steps = [first]
    for number, paper in enumerate(papers):
        steps.append(says(f"s{number}", LEAK, paper, citing=[steps[-1]]))
    home = says("home", LEAK, article(POST, 3), citing=[steps[-1]])
    near = says("near", LEAK, article(POST, 4), citing=[steps[-2]])
    seen = View(book(*steps, home, near))
    assert len(seen.way_home(near)) == 51
    assert seen.way_home(home) == ()
    assert len(seen.way_home(home, 51)) == 52


# -- taken back ----------------------------------------------------------------------------

REPORT = says("report", LEAK, TUE, MAYOR)
SPELLED = says("spelled", LEAK, article(POST, 4), TUE, MAYOR)


def test_a_document_that_falls_by_a_disavowal_is_told_as_one() -> None:
    never = disavows("never", "report", WED, MAYOR)
    seen = View(book(REPORT, SPELLED, never))
    found = seen.taken_back_upstream(SPELLED)
    assert found is not None
    assert (found.statement, found.why) == (never, Why.DISAVOWED)
    assert seen.taken_back_upstream(SPELLED, Why.RETRACTED) is None


def test_a_document_that_falls_by_a_later_word_is_not_taken_back() -> None:
    otherwise = denies("otherwise", LEAK, WED, MAYOR)
    assert View(book(REPORT, SPELLED, otherwise)).taken_back_upstream(SPELLED) is None


@pytest.mark.parametrize("when", ["2031-08-01", "2031-08"])
def test_a_period_is_kept_as_it_was_given(when: str) -> None:
    said = says("said", LEAK, MAYOR, said=when)
    seen = View(book(said))
    assert seen.time(seen.speaker(said)) == Period(when)
