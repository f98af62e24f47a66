"""Which hops stand: reached, hit and live, under a viewpoint, in towers and in knots."""

from __future__ import annotations

from claimledger.ledger import Ledger
from claimledger.model import Claimant, Record, Ref, Relation, Retraction, Statement
from claimledger.reasoning import Except, Only, Viewpoint
from claimledger.reasoning.inquiry import inquire
from unit.newsroom import (
    AIDE,
    CITY,
    DAWN,
    GULL,
    HORN,
    LEAK,
    MAYOR,
    PILOT,
    POST,
    TIDE,
    WIRE,
    about,
    article,
    aside,
    at,
    book,
    chain,
    disavows,
    origins,
    retracts,
    says,
    status,
)

POST_3, TIDE_4, POST_5 = article(POST, 3), article(TIDE, 4), article(POST, 5)
REPORT = says("report", LEAK, POST_3, MAYOR)


def labels(ledger: Ledger, viewpoint: Viewpoint | None = None) -> dict[str, str]:
    """Return of every hop whether it is live, out or undecided."""
    inquiry = inquire(ledger, None, viewpoint)
    found = {}
    for hop, label in enumerate(inquiry.liveness.live):
        shown = inquiry.index.shown(hop)
        found[f"{shown.statement.id}:{shown.index}"] = label.name.lower()
    return found


# -- reached -------------------------------------------------------------------------------


def test_a_first_hop_is_reached_if_its_document_is_admitted() -> None:
    ledger = book(REPORT)
    for documents, expected in (
        (Only("post-3"), "asserted"),
        (Only(POST_3), "asserted"),
        (Only("tide-4"), "unreported"),
        (Except("tide-4"), "asserted"),
        (Except("post-3"), "unreported"),
    ):
        assert status(ledger, viewpoint=Viewpoint(documents=documents)) == expected


def test_a_first_hop_without_document_is_admitted_as_in_none() -> None:
    ledger = book(says("report", LEAK, POST, MAYOR))
    assert status(ledger, viewpoint=Viewpoint(documents=Only("post-3"))) == "unreported"
    assert status(ledger, viewpoint=Viewpoint(documents=Only(None))) == "asserted"
    assert status(ledger, viewpoint=Viewpoint(documents=Except(None))) == "unreported"


def test_what_is_not_admitted_is_still_reached_by_citation() -> None:
    ledger = book(REPORT, says("echo", LEAK, TIDE_4, citing=[REPORT]))
    answer = about(ledger, viewpoint=Viewpoint(documents=Only("tide-4")))
    assert answer.support.statements == ("echo", "report")
    without = about(book(REPORT, TIDE_4), viewpoint=Viewpoint(documents=Only("tide-4")))
    assert without.status.value == "unreported"


def test_a_relay_that_is_not_trusted_cuts_off_what_it_passes_on() -> None:
    ledger = book(says("report", LEAK, POST_3, WIRE, MAYOR))
    assert status(ledger, viewpoint=Viewpoint(relays=Except("wire"))) == "open"
    assert status(ledger, viewpoint=Viewpoint(relays=Except("gull"))) == "asserted"
    assert status(ledger, viewpoint=Viewpoint(relays=Only("post"))) == "open"
    assert status(ledger, viewpoint=Viewpoint(relays=Only("post", "wire"))) == "asserted"


def test_an_origin_need_not_be_trusted_as_a_relay() -> None:
    ledger = book(says("report", LEAK, POST_3, WIRE))
    assert status(ledger, viewpoint=Viewpoint(relays=Except("wire"))) == "asserted"


def test_relays_are_asked_about_their_voices() -> None:
    speaks = book(AIDE, CITY, says("r", LEAK, POST_3, AIDE, MAYOR))
    spoken = speaks.record(Relation(AIDE, "speaks_for", CITY))
    except_city = Viewpoint(relays=Except("city"))
    assert status(speaks, viewpoint=except_city) == "asserted"
    assert status(spoken, viewpoint=except_city) == "open"
    only = Viewpoint(relays=Only("post", "city"))
    assert status(speaks, viewpoint=only) == "open"
    assert status(spoken, viewpoint=only) == "asserted"
    for during, expected in (("2031-08", "open"), ("2031-07", "asserted")):
        dated = book(AIDE, CITY, says("r", LEAK, POST_3, at(AIDE, 3), MAYOR)).record(
            Relation(AIDE, "speaks_for", CITY, during)
        )
        assert status(dated, viewpoint=except_city) == expected


def test_ones_own_statement_is_reached_without_trust() -> None:
    """An edge of cost 0 needs no trust; every other edge does."""
    bare = says("bare", LEAK, POST_3)
    own = book(bare, says("heading", LEAK, POST_5, citing=[bare]))
    other = book(bare, says("heading", LEAK, TIDE_4, citing=[bare]))
    for party, document in (("post", "post-5"), ("tide", "tide-4")):
        viewpoint = Viewpoint(documents=Only(document), relays=Except(party))
        ledger = own if party == "post" else other
        assert status(ledger, viewpoint=viewpoint) == ("asserted" if party == "post" else "open")


# -- towers --------------------------------------------------------------------------------


def tower(height: int) -> list[Statement]:
    """Return a report and retractions of retractions, each by the outlet, a day apart."""
    records: list[Statement] = [REPORT]
    for number in range(height):
        records.append(
            Retraction(Ref(records[-1].id), chain=[POST], said=str(2032 + number), id=f"r{number}")
        )
    return records


def test_1600_retractions_of_retractions_alternate() -> None:
    records = tower(1600)
    assert status(book(*records)) == "asserted"
    assert status(book(*records[:-1])) == "open"
    found = labels(book(*records))
    assert {found[f"r{number}:0"] for number in range(1, 1600, 2)} == {"live"}
    assert {found[f"r{number}:0"] for number in range(0, 1600, 2)} == {"out"}
    assert {hop: found[hop] for hop in ("report:0", "report:1")} == dict.fromkeys(
        ("report:0", "report:1"), "live"
    )


def test_what_is_behind_a_hop_that_is_out_is_out() -> None:
    found = labels(book(REPORT, retracts("back", REPORT, POST_5)))
    assert found == {"report:0": "out", "report:1": "out", "back:0": "live"}


# -- knots ---------------------------------------------------------------------------------


def circle(size: int, on: int = 5) -> list[Record]:
    """Return documents of one day, each taking back the next, with a report in the first."""
    documents = [article(POST, on).but(id=f"d{number}") for number in range(size)]
    rings: list[Record] = [
        retracts(f"ring{number}", documents[(number + 1) % size], documents[number])
        for number in range(size)
    ]
    return [*rings, says("inside", LEAK, documents[0], MAYOR)]


def test_an_odd_circle_leaves_undecided_what_it_touches_and_nothing_else() -> None:
    ledger = book(*circle(3), POST, MAYOR)
    assert set(labels(ledger).values()) == {"undecided"}
    assert status(ledger) == "open"
    assert aside(about(ledger)) == {"inside": ("undecided", None)}
    outside = ledger.record(says("outside", LEAK, TIDE_4, PILOT))
    assert status(outside) == "asserted"
    assert about(outside).support.statements == ("outside",)


def test_an_even_circle_is_undecided_too() -> None:
    ledger = book(*circle(2))
    assert set(labels(ledger).values()) == {"undecided"}
    assert status(ledger) == "open"


def test_a_blow_from_outside_opens_a_circle() -> None:
    later = article(POST, 9)
    ledger = book(*circle(3), retracts("outside", "d1", later))
    found = labels(ledger)
    assert found["outside:0"] == "live"
    assert (found["ring1:0"], found["ring0:0"], found["ring2:0"]) == ("out", "out", "live")
    assert aside(about(ledger)) == {"inside": ("retracted", "ring2")}


def test_an_undecided_blow_leaves_its_target_undecided() -> None:
    knot = circle(2)
    hit = says("hit", LEAK, article(TIDE, 4), MAYOR)
    inside = retracts("back", hit, article(POST, 5).but(id="d0"), MAYOR)
    ledger = book(*knot, hit, inside)
    assert labels(ledger)["hit:1"] == "undecided"
    assert aside(about(ledger))["hit"] == ("undecided", None)


def test_what_rests_on_the_undecided_is_undecided() -> None:
    ledger = book(*circle(2), says("echo", LEAK, article(TIDE, 9), article(POST, 5).but(id="d0")))
    assert aside(about(ledger))["echo"] == ("undecided", None)


def test_an_undecided_fall_is_undecided() -> None:
    d0 = article(POST, 5).but(id="d0")
    spelled = says("spelled", LEAK, article(TIDE, 9), d0, MAYOR)
    assert labels(book(*circle(2), spelled))["spelled:1"] == "undecided"


def test_what_falls_with_a_knot_is_hit_as_surely_as_what_is_in_it() -> None:
    """Three items of one day take each other's statements back; others spell them out."""
    days = [article(POST, 5).but(id=f"d{number}") for number in range(3)]
    knot = [retracts(f"r{n}", f"r{(n + 1) % 3}", days[n]) for n in range(3)]
    echoes = [
        retracts(f"e{n}", f"r{(n + 1) % 3}", article(TIDE, 9), days[n], MAYOR) for n in range(3)
    ]
    found = labels(book(*knot, *echoes))
    assert [found[f"e{number}:1"] for number in range(3)] == ["undecided"] * 3
    blown = labels(book(*knot, *echoes, retracts("blow", "r0", article(POST, 9))))
    assert [blown[f"e{number}:1"] for number in range(3)] == ["out", "live", "out"]


def test_a_statement_that_cites_its_own_later_disavowal_is_a_negative_loop() -> None:
    never = disavows("never", "echo", article(GULL, 9), MAYOR)
    ledger = book(disavows("echo", "echo", TIDE_4, MAYOR, citing=[never]))
    hidden = Viewpoint(documents=Only("tide-4"))
    loop = dict.fromkeys(("echo:1", "never:0", "never:1"), "undecided")
    assert labels(ledger, hidden) == {"echo:0": "live", **loop}
    assert inquire(ledger, None, hidden).liveness.reached == [True] * 4
    blow = ledger.record(retracts("blow", never, article(GULL, 12), MAYOR))
    found = labels(blow, Viewpoint(documents=Only("tide-4", "gull-12")))
    assert [found[hop] for hop in loop] == ["live", "live", "out"]
    assert labels(ledger) == {
        "echo:0": "live",
        "echo:1": "out",
        "never:0": "live",
        "never:1": "live",
    }


def test_a_knot_is_held_up_by_what_stands_outside_it_only() -> None:
    """Three items take each other's statements back; only those that cite them are read."""
    knot = [
        retracts(f"r{n}", f"r{(n + 1) % 3}", article(POST, 5).but(id=f"d{n}")) for n in range(3)
    ]
    echoes = [
        retracts(f"e{n}", f"r{(n + 1) % 3}", article(TIDE, 7 + n), citing=[knot[n]])
        for n in range(3)
    ]
    read = Viewpoint(documents=Except("d0", "d1", "d2"))

    def standing(*more: Record) -> list[str]:
        found = labels(book(*knot, *echoes, *more), read)
        return [found[f"r{number}:0"] for number in range(3)]

    assert standing() == ["undecided"] * 3
    assert standing(retracts("blow", "r0", article(POST, 9))) == ["out", "live", "out"]
    assert standing(retracts("gone", "e0", article(TIDE, 12))) == ["out", "live", "out"]


# An item takes a retraction back whose own speakers take it back in turn: by the second paper that
# spells the item out, and by the third that spells the second one out.
ITEM = article(POST, 9)
TAKEN = retracts("taken", "item", article(GULL, 9), DAWN, POST)
FALLING = [
    retracts("item", "taken", ITEM),
    TAKEN,
    retracts("second", "taken", article(TIDE, 9), ITEM, GULL),
    retracts("third", "taken", article(HORN, 9), article(TIDE, 9), DAWN),
]
FALLEN = ("item:0", "taken:1", "taken:2", "second:1", "second:2", "third:1", "third:2")


def test_what_falls_may_be_part_of_a_knot() -> None:
    found = labels(book(*FALLING))
    assert {hop: found[hop] for hop in FALLEN} == dict.fromkeys(FALLEN, "undecided")
    again = retracts("again", "taken", ITEM)
    gone = [again, retracts("gone", again, article(POST, 10))]
    found = labels(book(*FALLING, *gone))
    assert {hop: found[hop] for hop in FALLEN} == dict.fromkeys(FALLEN, "undecided")
    found = labels(book(*FALLING, *gone, retracts("blow", "item", article(POST, 10))))
    assert [found[hop] for hop in FALLEN] == ["out", "live", "live", "out", "out", "out", "out"]


def test_what_is_cut_off_was_not_hit() -> None:
    """One of two statements of the located item is taken back, so that the link does not fall."""
    own = [says(id, LEAK, POST_3, MAYOR) for id in ("one", "two")]
    spelled = says("spelled", LEAK, TIDE_4, WIRE, POST_3, MAYOR)
    ledger = book(*own, spelled, retracts("back", "one", POST_5))
    liveness = inquire(ledger, None, Viewpoint(relays=Except("wire"))).liveness
    hop = liveness.index.first(liveness.index.versions("spelled")[0]) + 2
    assert (liveness.live[hop].name, liveness.blow(hop)) == ("OUT", None)


def test_a_loop_of_citations_does_not_hold_itself_up() -> None:
    one = says("one", LEAK, article(POST, 3), citing=[Ref("two")])
    two = says("two", LEAK, article(TIDE, 3), citing=[one, Ref("bare")])
    bare = says("bare", LEAK, article(GULL, 2))
    ledger = book(one, two, bare)
    assert status(ledger) == "asserted"
    assert origins(chain(ledger, "one")) == ["bare:0"]
    assert status(ledger.record(retracts("back", bare, article(GULL, 4)))) == "open"


# -- what attacks touch --------------------------------------------------------------------


def test_what_is_read_stands_even_if_all_that_cite_it_are_taken_back() -> None:
    echo = says("echo", LEAK, TIDE_4, citing=[REPORT])
    ledger = book(REPORT, echo, retracts("back", echo, article(TIDE, 6)))
    standing = {"report:0": "live", "report:1": "live", "back:0": "live"}
    assert labels(ledger) == {"echo:0": "out", **standing}
    unread = Viewpoint(documents=Except("post-3"))
    assert labels(ledger, unread) == {
        "echo:0": "out",
        "report:0": "out",
        "report:1": "out",
        "back:0": "live",
    }


def test_what_is_cited_twice_stands_as_long_as_one_of_them_does() -> None:
    echoes = [says("echo-1", LEAK, TIDE_4, citing=[REPORT])]
    echoes += [says("echo-2", LEAK, article(GULL, 4), citing=[REPORT])]
    unread = Viewpoint(documents=Except("post-3"))
    once = book(REPORT, *echoes, retracts("back-1", "echo-1", article(TIDE, 6)))
    assert [labels(once, unread)[f"report:{hop}"] for hop in (0, 1)] == ["live", "live"]
    twice = once.record(retracts("back-2", "echo-2", article(GULL, 6)))
    assert [labels(twice, unread)[f"report:{hop}"] for hop in (0, 1)] == ["out", "out"]


def test_what_was_never_reached_may_be_hit_and_hits_nothing() -> None:
    unread = Viewpoint(documents=Except("post-3", "post-5"))
    ledger = book(
        REPORT, retracts("back", REPORT, POST_5), retracts("gone", "back", article(POST, 7))
    )
    assert labels(ledger, unread) == {
        "report:0": "out",
        "report:1": "out",
        "back:0": "out",
        "gone:0": "live",
    }
    liveness = inquire(ledger, None, unread).liveness
    assert [label.name for label in liveness.hit] == ["LIVE", "OUT", "OUT", "OUT"]
    assert liveness.reached == [False, True, False, False]


def test_only_read_documents_are_entries() -> None:
    ledger = book(REPORT, says("loose", LEAK, TIDE, MAYOR))
    for documents, expected in (
        (Except(), [True, False, True, False]),
        (Except("post-3"), [True, False, False, False]),
        (Except(None), [False, False, True, False]),
    ):
        liveness = inquire(ledger, None, Viewpoint(documents=documents)).liveness
        assert liveness.entry == expected


def test_standing_passes_on_to_what_rests_below() -> None:
    echo = says("echo", LEAK, TIDE_4, citing=[REPORT])
    liveness = inquire(book(REPORT, echo), None, None).liveness
    assert liveness.onward == [(1,), (2,), ()]
    assert liveness.resters == [[], [0], [1]]
    liveness = inquire(book(REPORT, echo), None, Viewpoint(relays=Except("tide"))).liveness
    assert liveness.onward == [(), (2,), ()]


# -- size ----------------------------------------------------------------------------------


def test_a_ring_of_50000_citations_is_open_and_circular() -> None:
    size = 50_000
    ring = [
        says(f"s{number}", LEAK, POST, citing=[Ref(f"s{(number + 1) % size}")])
        for number in range(size)
    ]
    ledger = book(*ring)
    assert status(ledger) == "open"
    found = chain(ledger, "s7")
    assert (found.circular, found.grounded, found.depth) == (True, False, 0)


def test_a_chain_of_200000_links_is_traced_and_assessed() -> None:
    links = [Claimant(f"p{number}") for number in range(200_000)]
    ledger = book(says("long", LEAK, *links))
    assert status(ledger) == "asserted"
    found = chain(ledger, "long")
    assert (found.depth, found.circular) == (199_999, False)
    assert origins(found) == ["long:199999"]
    assert len(str(found).split(" <- ")) == 200_000
