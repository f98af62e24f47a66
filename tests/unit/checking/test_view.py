"""The view: every answer of the library, statement by statement, and nothing to change."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger import (
    Answer,
    Assertion,
    Claim,
    ClaimRelation,
    Denial,
    Except,
    Expectation,
    GapKind,
    Label,
    Ledger,
    Link,
    Period,
    Policy,
    Question,
    Ref,
    Relation,
    Response,
    Retraction,
    Side,
    Source,
    Statement,
    Status,
    UnknownIdError,
    View,
    Viewpoint,
    Why,
    trace,
)
from unit.newsroom import (
    AIDE,
    CITY,
    DEPOT,
    GULL,
    LEAGUE,
    LEAK,
    MAYOR,
    NOBODY,
    OFFICIALS,
    PILOT,
    POST,
    SLICK,
    SPILL,
    TIDE,
    WIRE,
    article,
    book,
    says,
)

MON, TUE, WED, THU = article(POST, 1), article(TIDE, 2), article(GULL, 3), article(POST, 4)
SAID = Assertion(LEAK, chain=[MON, MAYOR], id="said")
CITES = Assertion(LEAK, chain=[TUE, POST], id="cites")
BARE = Assertion(LEAK, chain=[WED], id="bare")
DENIED = Denial(LEAK, chain=[WED, PILOT], id="denied")
ASKED = Question(SLICK, chain=[TUE], id="asked")


def view(*records: Any, at: str | None = None, **more: Any) -> View:
    return View(Ledger().record(*records, at=at), **more)


WHOLE = view(SAID, CITES, BARE, DENIED, ASKED)


def only(statement: Statement, *others: Any, link: int = -1) -> Any:
    """Return a view, and a hop of a statement in it."""
    seen = view(statement, *others)
    place = link % len(statement.chain)
    hops = [h for h in seen.chain(statement).steps if h.statement == statement]
    return seen, next(h for h in hops if h.index == place)


def test_statements_are_found_by_claim_party_and_document() -> None:
    assert {s.id for s in WHOLE.statements_on("leak")} == {"said", "cites", "bare", "denied"}
    assert {s.id for s in WHOLE.statements_by(POST)} == {"said", "cites"}
    assert {s.id for s in WHOLE.statements_in("gull-3")} == {"bare", "denied"}


def test_descriptions_are_found_and_what_is_missing_is_none() -> None:
    assert WHOLE.party("mayor") == MAYOR
    assert WHOLE.party(MAYOR) == MAYOR
    assert WHOLE.party("nobody") is None
    assert WHOLE.document(Ref("post-1")) == MON
    assert WHOLE.document("none") is None
    assert WHOLE.document(None) is None
    assert WHOLE.name("mayor") == "Mayor Lund"
    assert WHOLE.name(Ref("stranger")) == "stranger"


def test_names_of_many_are_cut_short() -> None:
    seen = View(book(*(Source(f"s{n}", f"Paper {n}") for n in range(8))))
    papers = [Ref(f"s{n}") for n in range(7)]
    assert seen.names(papers[:1]) == "Paper 0"
    assert seen.names(papers[:5]) == "Paper 0, Paper 1, Paper 2, Paper 3 and Paper 4"
    assert seen.names(papers) == "Paper 0, Paper 1, Paper 2, Paper 3, Paper 4 and 2 more"
    assert seen.names(papers, most=2) == "Paper 0, Paper 1 and 5 more"
    assert seen.names([]) == ""


def test_hops_are_the_links_the_readers_first() -> None:
    said = says("said", LEAK, article(POST, 1), WIRE, MAYOR)
    hops = View(book(said)).hops(said)
    assert [(hop.index, hop.party) for hop in hops] == [(0, "post"), (1, "wire"), (2, "mayor")]


def test_times_of_publishing_and_recording_are_told() -> None:
    assert WHOLE.published(SAID) == Period("2031-08-01")
    assert WHOLE.recorded(SAID) is None
    assert view(SAID, at="2031-09-01").recorded(SAID) == Period("2031-09-01")


def test_a_chain_is_that_of_trace() -> None:
    assert WHOLE.chain(SAID) == next(c for c in trace(WHOLE.ledger, LEAK) if c.statement == SAID)
    assert WHOLE.chain(ASKED).depth == 0
    assert [hop.party for hop in WHOLE.origins(CITES)] == ["mayor"]
    stranger = Assertion(SLICK, chain=[MON], id="stranger")
    with pytest.raises(UnknownIdError, match="no statement 'stranger'"):
        WHOLE.chain(stranger)


def test_the_policy_and_the_viewpoint_are_followed() -> None:
    strict = view(SAID, CITES, policy=Policy(resolver=False))
    assert [hop.party for hop in strict.origins(CITES)] == ["post"]
    assert strict.rests_on(CITES) == ()
    deaf = view(SAID, viewpoint=Viewpoint(positions=Except("mayor")))
    assert deaf.status("leak") is Status.OPEN
    aside = deaf.why_not(SAID)
    assert aside is not None
    assert aside.why is Why.NOT_COUNTED


def test_what_a_statement_rests_on_is_told_one_step_deep() -> None:
    third = Assertion(LEAK, chain=[WED, TIDE], id="third")
    seen = view(SAID, CITES, third)
    assert seen.rests_on(third) == (CITES,)
    assert seen.rests_on(CITES) == (SAID,)
    assert seen.rests_on(SAID) == ()


def test_own_voice_is_one_link_that_rests_on_nothing() -> None:
    heading = Assertion(LEAK, chain=[MON], citing=[SAID], id="heading")
    seen = view(SAID, BARE, heading)
    assert seen.is_own_voice(BARE)
    assert not seen.is_own_voice(SAID)
    assert not seen.is_own_voice(heading)


def test_own_gaps_are_those_of_its_own_links() -> None:
    dangling = Assertion(LEAK, chain=[MON, Ref("stranger")], id="dangling")
    citing = Assertion(LEAK, chain=[Link(TIDE)], citing=[dangling], id="citing")
    nobody = Assertion(LEAK, chain=[WED, NOBODY], id="nobody-said")
    sorry = Retraction(WED, chain=[article(GULL, 5)], id="sorry")
    seen = view(dangling, citing, nobody, sorry)
    gaps = {s.id: [(g.kind, g.hop.index) for g in seen.own_gaps(s)] for s in seen.ledger.statements}
    assert gaps == {
        "dangling": [(GapKind.DANGLING, 1)],
        "citing": [(GapKind.UNDATED, 0)],
        "nobody-said": [(GapKind.RETRACTED, 0), (GapKind.UNSOURCED, 1)],
        "sorry": [],
    }
    assert {g.kind for g in seen.chain(citing).gaps} == {GapKind.UNDATED, GapKind.DANGLING}


def ways(seen: View, statement: Statement, limit: int = 100) -> list[str]:
    return [
        " ".join(f"{hop.statement.id}.{hop.index}" for hop in way)
        for way in seen.paths(statement, limit)
    ]


def test_paths_lead_to_every_origin_on_every_way() -> None:
    pilot = Assertion(LEAK, chain=[TUE, PILOT], id="pilot-said")
    both = Assertion(LEAK, chain=[WED], citing=[SAID, pilot], id="both")
    again = Assertion(LEAK, chain=[THU], citing=[both, pilot], id="again")
    seen = view(SAID, pilot, both, again)
    assert sorted(ways(seen, again)) == [
        "again.0 both.0 pilot-said.0 pilot-said.1",
        "again.0 both.0 said.0 said.1",
        "again.0 pilot-said.0 pilot-said.1",
    ]
    assert ways(seen, SAID) == ["said.0 said.1"]
    assert ways(seen, again, limit=2) == ways(seen, again)[:2]
    assert ways(seen, again, limit=0) == []


def test_a_path_of_own_voice_is_one_hop() -> None:
    assert ways(WHOLE, BARE) == ["bare.0"]
    assert ways(WHOLE, BARE, limit=1) == ["bare.0"]
    assert ways(WHOLE, BARE, limit=0) == []


def test_a_circle_has_no_way_out_and_no_path_goes_round() -> None:
    one = Assertion(LEAK, chain=[TUE, POST], id="one")
    two = Assertion(LEAK, chain=[article(POST, 2), TIDE], id="two")
    assert ways(view(one, two), one) == []
    three = Assertion(LEAK, chain=[article(TIDE, 1), PILOT], id="three")
    assert ways(view(one, two, three), one) == ["one.0 one.1 two.0 two.1 three.0 three.1"]


def test_paths_are_found_as_they_are_asked_for() -> None:
    """Of a ladder with 2 ** 60 ways the first ones come at once."""
    rungs: list[Statement] = [Assertion(LEAK, chain=[MON, MAYOR], id="r0")]
    for step in range(60):
        pair = [Assertion(LEAK, chain=[TUE], citing=[rungs[-1]], id=f"r{step}{s}") for s in "ab"]
        rungs += [*pair, Assertion(LEAK, chain=[WED], citing=pair, id=f"r{step}c")]
    seen = view(*rungs)
    assert len(list(seen.paths(rungs[-1], 5))) == 5


def test_in_a_knot_without_an_exit_the_search_gives_up() -> None:
    citing = [Ref(f"k{n}") for n in range(12)]
    knot = [Assertion(LEAK, chain=[MON], citing=citing, id=f"k{n}") for n in range(12)]
    assert list(view(*knot).paths(knot[0], 2)) == []


def test_labels_and_attackers_of_a_hop() -> None:
    sorry = Retraction(MON, chain=[THU], id="sorry")
    seen, hop = only(SAID, sorry, link=0)
    assert seen.label(hop) is Label.OUT
    ((attacker),) = seen.attackers(hop)
    assert (attacker.statement, attacker.hop, attacker.why) == (sorry, hop, Why.RETRACTED)
    seen, hop = only(sorry, SAID)
    assert seen.label(hop) is Label.LIVE
    assert seen.attackers(hop) == ()


def test_what_a_statement_takes_back() -> None:
    sorry = Retraction(MON, chain=[THU], id="sorry")
    seen = view(SAID, CITES, sorry)
    assert [(a.hop.statement, a.hop.index, a.why) for a in seen.takes_back(sorry)] == [
        (SAID, 0, Why.RETRACTED)
    ]
    assert all(a.statement == sorry for a in seen.takes_back(sorry))
    assert seen.takes_back(SAID) == ()
    outsider = Retraction(MON, chain=[TUE], id="outsider")
    assert view(SAID, outsider).takes_back(outsider) == ()
    taken_back = Retraction(sorry, chain=[article(POST, 5)], id="not-sorry")
    assert view(SAID, sorry, taken_back).takes_back(sorry) == ()


def test_what_is_taken_back_upstream_is_told_of_the_nearest() -> None:
    third = Assertion(LEAK, chain=[WED, TIDE], id="third")
    sorry = Retraction(MON, chain=[THU], id="sorry")
    seen = view(SAID, CITES, third, sorry)
    for statement in (CITES, third):
        upstream = seen.taken_back_upstream(statement)
        assert upstream is not None
        assert (upstream.statement, upstream.hop.statement, upstream.why) == (
            sorry,
            SAID,
            Why.RETRACTED,
        )
    assert seen.taken_back_upstream(SAID) is None
    assert seen.taken_back_upstream(sorry) is None
    assert WHOLE.taken_back_upstream(CITES) is None


def test_the_nearer_of_two_is_told() -> None:
    third = Assertion(LEAK, chain=[WED, TIDE], id="third")
    sorry = Retraction(MON, chain=[THU], id="a-sorry")
    too = Retraction(TUE, chain=[article(TIDE, 5)], id="z-too")
    seen = view(SAID, CITES, third, sorry, too)
    upstream = seen.taken_back_upstream(third)
    assert upstream is not None
    assert upstream.statement == too


def test_a_disavowed_link_is_taken_back_and_a_superseded_one_is_not() -> None:
    never = Denial(SAID, chain=[TUE, MAYOR], scope="attribution", id="never")
    upstream = view(SAID, never).taken_back_upstream(SAID)
    assert upstream is not None
    assert (upstream.statement, upstream.hop.index, upstream.why) == (never, 1, Why.DISAVOWED)
    assert [g.kind for g in view(SAID, never).own_gaps(SAID)] == [GapKind.RETRACTED]
    otherwise = Denial(LEAK, chain=[TUE, MAYOR], id="otherwise")
    assert view(SAID, otherwise).taken_back_upstream(SAID) is None
    assert view(SAID, otherwise).own_gaps(SAID) == ()


def test_the_time_of_a_hop() -> None:
    seen, hop = only(Assertion(LEAK, chain=[MON, MAYOR], said="2031-07", id="early"))
    assert seen.time(hop) == Period("2031-07")
    seen, hop = only(CITES)
    assert seen.time(hop) is None


def test_sides_of_a_statement() -> None:
    assert WHOLE.sides(SAID) == (Side("leak", True),)
    assert WHOLE.sides(DENIED) == (Side("leak", False),)
    assert WHOLE.sides(ASKED) == ()


def test_why_a_statement_did_not_count() -> None:
    sorry = Retraction(MON, chain=[THU], id="sorry")
    seen = view(SAID, BARE, ASKED, sorry)
    aside = seen.why_not(SAID)
    assert aside is not None
    assert (aside.statement, aside.why, aside.by) == ("said", Why.RETRACTED, "sorry")
    assert seen.why_not(BARE) is None
    assert seen.why_not(ASKED) is None


def test_the_answers_on_a_claim() -> None:
    accuses = Assertion(SPILL, chain=[MON, MAYOR], id="accuses")
    silent = Response(SPILL, chain=[MON, DEPOT], kind="no_comment", id="silent")
    denies = Denial(SPILL, chain=[TUE, PILOT], id="denies")
    seen = view(accuses, silent, denies)
    assert seen.status(SPILL) is Status.CONTESTED
    assert seen.support("spill").statements == ("accuses",)
    assert seen.opposition(Ref("spill")).statements == ("denies",)
    assert seen.answers(SPILL) == {"depot": Answer.DECLINED}
    assert seen.because(SPILL) == (accuses, denies)
    assert seen.assess("spill") is seen.assess(SPILL)
    with pytest.raises(UnknownIdError, match="did you mean 'spill'"):
        seen.status("spil")


def test_what_changed_between_two_dates() -> None:
    (change,) = WHOLE.changes("2031-08-02", "2031-08-03")
    assert (change.claim, change.before, change.after) == (
        "leak",
        Status.ASSERTED,
        Status.CONTESTED,
    )
    deaf = View(WHOLE.ledger, viewpoint=Viewpoint(positions=Except("pilot")))
    assert deaf.changes("2031-08-02", "2031-08-03") == ()
    strict = View(WHOLE.ledger, policy=Policy(unnamed="none"))
    assert strict.changes("2031-08-03", "2031-08-03") == ()


def test_what_is_expected_and_not_met() -> None:
    expects = [Expectation(claim=LEAK, status="open"), Expectation(claim=LEAK, status="contested")]
    seen = View(WHOLE.ledger, expects=iter(expects))
    (failure,) = seen.unmet()
    assert (failure.expectation, failure.found) == (expects[0], "contested")
    assert seen.unmet() == (failure,)
    assert WHOLE.unmet() == ()


def test_same_party_voice_and_bloc() -> None:
    speaks = Relation(AIDE, "speaks_for", MAYOR)
    same = Relation(PILOT, "same_as", Ref("captain"))
    organ = Relation(MAYOR, "organ_of", CITY)
    spoke = Assertion(LEAK, chain=[MON, AIDE], id="spoke")
    seen, hop = only(spoke, speaks, same, organ)
    assert seen.same_party("pilot", Ref("captain"))
    assert not seen.same_party("pilot", "mayor")
    assert seen.same_voice(hop, "mayor")
    assert seen.same_voice(hop, "pilot", "mayor")
    assert not seen.same_voice(hop, "city", "pilot")
    assert seen.same_bloc(hop, "city")
    assert not seen.same_bloc(hop, PILOT)


def test_voices_and_blocs_are_asked_at_the_hops_own_time() -> None:
    speaks = Relation(AIDE, "speaks_for", MAYOR, "2031-09/..")
    spoke = Assertion(LEAK, chain=[MON, AIDE], id="spoke")
    seen, hop = only(spoke, speaks)
    assert not seen.same_voice(hop, "mayor")
    assert not seen.same_bloc(hop, "mayor")


def test_members_of_a_collective() -> None:
    within = [Relation(CITY, "member_of", LEAGUE), Relation(DEPOT, "member_of", CITY)]
    seen = view(*within, OFFICIALS)
    assert seen.members("league") == ("city", "depot")
    assert seen.members(DEPOT) == ()


def test_texts_are_read_only() -> None:
    texts = {"post-1": "A tank leaks."}
    seen = view(SAID, texts=texts)
    texts["post-1"] = "changed"
    assert seen.texts["post-1"] == "A tank leaks."
    with pytest.raises(TypeError):
        seen.texts["post-1"] = "changed"  # type: ignore[index]  # that is the point


@pytest.mark.parametrize("name", ["ledger", "policy", "viewpoint", "expects", "texts", "other"])
def test_nothing_of_a_view_can_be_set(name: str) -> None:
    with pytest.raises(AttributeError, match=f"a view is read-only: {name} cannot be set"):
        setattr(WHOLE, name, None)


def test_what_is_taken_up_by_reference_is_followed_to_its_current_version() -> None:
    renamed = Source("post", "The New Harbour Post")
    entailing = ClaimRelation(LEAK, "entails", SLICK)
    seen = view(SAID, entailing)
    assert seen.status("slick") is Status.ASSERTED
    merged = View(seen.ledger | Ledger().record(renamed, Claim("other", "Other")))
    assert merged.name("post") in {"The New Harbour Post", "Harbour Post"}
