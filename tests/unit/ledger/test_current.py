"""Amendments: what stands now, under which id, and of which version."""

from __future__ import annotations

import pytest

from claimledger.ledger import Ledger
from claimledger.model import Amendment, Claim, ClaimRelation, Ref, Relation, digest
from unit.newsroom import (
    CITY,
    DEPOT,
    GULL,
    LEAK,
    MAYOR,
    PILOT,
    POST,
    SLICK,
    TIDE,
    article,
    book,
    chain,
    denies,
    says,
    status,
)

POST_3, TIDE_4 = article(POST, 3), article(TIDE, 4)
REPORT = says("report", LEAK, POST_3, MAYOR)
OPPOSITE = denies("report", LEAK, POST_3, MAYOR)


def test_an_amendment_replaces_a_record_in_every_answer() -> None:
    ledger = book(REPORT, Amendment(REPORT, OPPOSITE))
    assert status(ledger) == "denied"
    assert (ledger.statement("report"), ledger.statements) == (OPPOSITE, (OPPOSITE,))
    assert REPORT in ledger
    assert (ledger.conflicts, dict(ledger.renamed)) == ((), {})


def test_an_amendment_without_replacement_takes_a_record_back() -> None:
    ledger = book(REPORT, Amendment(REPORT, by="desk"))
    assert (status(ledger), ledger.statements, ledger.versions("report")) == ("unreported", (), ())


def test_in_no_answer_as_of_before_it_was_recorded() -> None:
    ledger = Ledger().record(REPORT, at="2031-09-01").record(Amendment(REPORT), at="2031-09-05")
    assert status(ledger) == "unreported"
    assert status(ledger.as_of(recorded="2031-09-05")) == "unreported"
    assert status(ledger.as_of(recorded="2031-09-04")) == "asserted"


def test_it_holds_as_of_any_public_time() -> None:
    ledger = book(REPORT, Amendment(REPORT, OPPOSITE))
    assert status(ledger.as_of("2031-08-03")) == "denied"


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_the_later_recorded_holds(turn: int) -> None:
    first, second = Amendment(REPORT), Amendment(REPORT, OPPOSITE)
    steps = [(first, "2031-09-01"), (second, "2031-09-05")]
    ledger = book(REPORT)
    for amendment, at in steps[::turn]:
        ledger = ledger.record(amendment, at=at)
    assert status(ledger) == "denied"
    assert status(ledger.as_of(recorded="2031-09-03").record(REPORT)) == "unreported"


def test_of_two_of_one_time_the_smaller_digest_holds() -> None:

    two = [Amendment(MAYOR, MAYOR.but(name=name)) for name in ("One", "Two")]
    smaller = min(two, key=digest).replacement
    for order in (two, two[::-1]):
        assert book(MAYOR, *order).party("mayor") == smaller


def test_one_whose_time_is_not_known_counts_as_the_earliest() -> None:
    dated = Ledger().record(Amendment(REPORT, OPPOSITE), at="2031-09-01")
    assert status(dated.record(REPORT, Amendment(REPORT))) == "denied"


def test_an_amendment_of_what_is_not_in_the_ledger_does_nothing() -> None:
    ledger = book(LEAK, Amendment(Ref("lost"), REPORT.but(id="lost")))
    assert ledger.statements == ()


def test_every_sort_of_record_can_be_mended() -> None:
    bond, relation = Relation(MAYOR, "part_of", CITY), ClaimRelation(LEAK, "entails", SLICK)
    ledger = book(
        REPORT,
        bond,
        relation,
        Amendment(MAYOR, MAYOR.but(name="Mayor L.")),
        Amendment(POST_3, POST_3.but(title="Oil")),
        Amendment(LEAK, LEAK.but(text="Two tanks leak")),
        Amendment(bond, Relation(MAYOR, "organ_of", CITY)),
        Amendment(relation, ClaimRelation(LEAK, "equivalent", SLICK)),
    )
    assert ledger.party("mayor").name == "Mayor L."
    assert ledger.document("post-3").title == "Oil"
    assert ledger.claim("leak").text == "Two tanks leak"
    assert [r.kind.value for r in ledger.relations] == ["organ_of"]
    assert [r.kind.value for r in ledger.claim_relations] == ["equivalent"]


def test_a_replacement_whose_id_is_derived_stands_under_the_old_id() -> None:
    mended = Amendment(REPORT, OPPOSITE.but(id=""))
    ledger = book(REPORT, mended)
    assert ledger.statement("report") == OPPOSITE


# -- replacement under another id ----------------------------------------------------------


def test_what_refers_to_the_old_id_finds_the_new_one() -> None:
    post = POST.but(id="post-daily", name="The Daily Post")
    leak = LEAK.but(id="the-leak")
    ledger = book(
        REPORT,
        denies("rejects", REPORT, TIDE_4, PILOT),
        Amendment(POST, post),
        Amendment(LEAK, leak),
        Amendment(POST_3, POST_3.but(id="post-three")),
        Amendment(REPORT, REPORT.but(id="the-report")),
    )
    assert ledger.party("post") == ledger.party("post-daily") == post
    assert ledger.current_id("report") == "the-report"
    assert [s.id for s in ledger.statements_on("leak")] == ["rejects", "the-report"]
    assert [s.id for s in ledger.statements_by("post")] == ["the-report"]
    assert [s.id for s in ledger.statements_in("post-3")] == ["the-report"]
    assert status(ledger, "leak") == "contested"
    assert "post" not in ledger.parties
    found = chain(ledger, "the-report", "leak")
    assert str(found) == "The Daily Post <- Mayor Lund"


def test_two_records_can_be_folded_into_one() -> None:
    ledger = book(REPORT, says("other", SLICK, TIDE_4, PILOT), Amendment(SLICK, LEAK))
    assert list(ledger.claims) == ["leak"]
    assert [s.id for s in ledger.statements_on("slick")] == ["other", "report"]
    assert ledger.conflicts == ()


def test_a_replacement_that_meets_other_content_is_a_conflict() -> None:
    ledger = book(LEAK, SLICK, Amendment(SLICK, Claim("leak", "Another text")))
    assert [conflict.id for conflict in ledger.conflicts] == ["leak"]


@pytest.mark.parametrize("ids", ["abc", "cba", "bca", "cab"])
def test_a_replacement_can_be_replaced_in_its_turn_whatever_the_ids(ids: str) -> None:
    first, second, third = (MAYOR.but(id=id, name=f"Lund {id}") for id in ids)
    for again in (second, Ref(ids[1])):
        ledger = book(first, Amendment(first, second), Amendment(again, third))
        assert ledger.party(ids[0]) == ledger.party(ids[1]) == third
        assert list(ledger.parties) == [ids[2]]


@pytest.mark.parametrize("ids", ["ab", "ba"])
def test_a_replacement_can_be_taken_back_whatever_the_ids(ids: str) -> None:
    first, second = (says(id, LEAK, POST_3, MAYOR) for id in ids)
    for again in (second, Ref(ids[1])):
        assert book(first, Amendment(first, second), Amendment(again)).statements == ()


def test_ids_that_are_exchanged_do_not_go_round_for_ever() -> None:
    ledger = book(MAYOR, PILOT, Amendment(MAYOR, PILOT), Amendment(PILOT, MAYOR))
    assert ledger.current_id("mayor") in {"mayor", "pilot"}


def test_replacements_that_lead_round_beyond_the_ledger_come_to_an_end() -> None:
    """Only the mayor is recorded; the ids that replaced him replace each other."""
    one, other = MAYOR.but(id="one"), MAYOR.but(id="other")
    ledger = book(MAYOR, Amendment(MAYOR, one), Amendment(Ref("one"), other))
    ledger = ledger.record(Amendment(Ref("other"), one))
    assert ledger.current_id("mayor") in {"one", "other"}
    assert not {"one", "other"} & set(ledger.parties)


# -- amendments of amendments --------------------------------------------------------------


def test_an_amendment_taken_back_restores_the_answers() -> None:
    mended = Amendment(REPORT, OPPOSITE)
    ledger = book(REPORT, mended, Amendment(mended))
    assert (status(ledger), ledger.statement("report")) == ("asserted", REPORT)


def test_taking_back_can_be_taken_back() -> None:
    mended = Amendment(REPORT, OPPOSITE)
    undone = Amendment(mended)
    assert status(book(REPORT, mended, undone, Amendment(undone))) == "denied"


def test_an_amendment_can_be_replaced() -> None:
    mended = Amendment(REPORT)
    ledger = book(REPORT, mended, Amendment(mended, Amendment(REPORT, OPPOSITE)))
    assert status(ledger) == "denied"


def test_of_amendments_that_mend_each_other_none_stands() -> None:
    one = Amendment(Ref("two"), id="one")
    two = Amendment(one, id="two")
    assert status(book(REPORT, Amendment(REPORT, id="three", note="x"), one, two)) == "unreported"
    ring = book(REPORT, Amendment(REPORT, id="one", by="a"), LEAK)
    assert status(ring) == "unreported"
    mending = [Amendment(Ref("b"), id="a"), Amendment(Ref("a"), id="b")]
    assert status(book(REPORT, *mending)) == "asserted"


def test_what_is_no_amendment_cannot_replace_one() -> None:
    mended = Amendment(REPORT, OPPOSITE)
    ledger = book(REPORT, mended, Amendment(mended, says("odd", SLICK, TIDE_4, PILOT)))
    assert ledger.statements == (REPORT,)


def test_of_two_that_mend_one_amendment_the_later_holds() -> None:
    """The later one takes the amendment back, so the record is as it was."""
    mended = Amendment(REPORT, id="mended")
    again = Amendment(mended, Amendment(REPORT, OPPOSITE, id="mended"), id="again")
    ledger = Ledger().record(REPORT, mended, at="2031-09-01").record(again, at="2031-09-02")
    assert status(ledger) == "denied"
    undone = ledger.record(Amendment(mended, id="undone"), at="2031-09-03")
    assert status(undone) == "asserted"


def test_a_replaced_amendment_is_as_late_as_its_replacement_was_recorded() -> None:
    early = Amendment(REPORT, id="early")
    mended = Amendment(REPORT, id="mended")
    again = Amendment(mended, Amendment(REPORT, OPPOSITE, id="mended"), id="again")
    ledger = Ledger().record(REPORT, early, at="2031-09-01").record(mended, at="2031-09-02")
    assert status(ledger.record(again, at="2031-09-03")) == "denied"


# -- descriptions and indexes --------------------------------------------------------------


def test_learning_a_second_name_changes_no_statement() -> None:
    ledger = book(REPORT)
    named = ledger.record(Amendment(MAYOR, MAYOR.but(aliases=["Anna Lund"])))
    assert named.statement("report") == REPORT
    assert named.party(REPORT.chain[1].party).aliases == ("Anna Lund",)
    assert status(named) == status(ledger)


def test_an_amended_accusation_is_read_as_it_stands() -> None:
    charged = LEAK.but(accused=[DEPOT])
    ledger = book(REPORT, Amendment(LEAK, charged))
    assert ledger.claim("leak").accused == (DEPOT,)
    assert "depot" in ledger.parties


def test_statements_of_one_id_are_sorted_by_digest() -> None:
    one, other = book(REPORT, GULL), book(OPPOSITE)
    assert (one | other).statements == (other | one).statements
    assert len((one | other).statements) == 2


def test_an_amendment_waits_until_all_that_mends_those_on_it_is_settled() -> None:
    """Two mend the first; both are taken back, so the first holds after all."""
    first = Amendment(REPORT, id="first")
    second, third = Amendment(first, id="second"), Amendment(first, id="third")
    back = [Amendment(second, id="back-2"), Amendment(third, id="back-3")]
    assert status(book(REPORT, first)) == "unreported"
    assert status(book(REPORT, first, second, third)) == "asserted"
    assert status(book(REPORT, first, second, third, back[0])) == "asserted"
    assert status(book(REPORT, first, second, third, *back)) == "unreported"
