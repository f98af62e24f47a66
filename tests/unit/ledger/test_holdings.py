"""Looking up: one record without an index of all, and the same as the indexes tell."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger.errors import UnknownIdError
from claimledger.ledger import Ledger, current
from claimledger.ledger.current import Current
from claimledger.ledger.log import Log
from claimledger.model import Amendment, Claim, Record, Ref, Retraction, digest
from claimledger.testing import ledgers
from unit.newsroom import LEAK, MAYOR, PILOT, POST, SLICK, TIDE, article, book, denies, says

POST_3, TIDE_4 = article(POST, 3), article(TIDE, 4)
REPORT = says("report", LEAK, POST_3, MAYOR)
OTHER = LEAK.but(text="No tank leaks")


@pytest.fixture
def no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing go through all records."""

    def walked(*_: Any) -> None:
        raise AssertionError("all records were gone through")

    monkeypatch.setattr(Log, "distinct", walked)
    monkeypatch.setattr(Log, "entries", walked)


MENDED = Amendment(MAYOR, MAYOR.but(id="lund", name="Anna Lund"))


@pytest.mark.usefixtures("no_index")
@pytest.mark.parametrize("more", [[], [MENDED]])
def test_one_record_is_found_without_going_through_all(more: list[Record]) -> None:
    ledger = book(REPORT, denies("denial", REPORT, TIDE_4), *more)
    named = "lund" if more else "mayor"
    assert ledger.party("mayor").id == ledger.current_id("mayor") == named
    assert (ledger.claim("leak"), ledger.document("post-3")) == (LEAK, POST_3)
    assert (ledger.statement("report"), ledger.versions("report")) == (REPORT, (REPORT,))
    assert (ledger.versions("lost"), ledger.versions("leak")) == ((), ())
    assert dict(ledger.renamed) == ({"mayor": "lund"} if more else {})
    assert str(ledger.published(REPORT)) == "2031-08-03"
    assert ledger.recorded(REPORT) is None
    assert REPORT in ledger


def test_what_is_no_record_was_never_recorded() -> None:
    assert Ledger().record(LEAK, at="2031-09-01").recorded("leak") is None  # type: ignore[arg-type]  # that is the point


def test_what_was_recorded_behind_a_ledger_is_not_found_in_it() -> None:
    base = book(LEAK)
    base.record(MAYOR, REPORT, MENDED)
    for kind in ("party", "document", "statement"):
        with pytest.raises(UnknownIdError):
            getattr(base, kind)({"party": "mayor", "document": "post-3"}.get(kind, "report"))
    assert (base.versions("report"), dict(base.renamed)) == ((), {})
    later = base.record(LEAK, at="2031-09-01")
    assert (base.recorded(LEAK), str(later.recorded(LEAK))) == (None, "2031-09-01")
    assert (len(base), len(later), later.size) == (1, 1, 2)


def test_versions_behind_what_is_seen_are_not_shown() -> None:
    """Of the first two entries the one shown is the smaller, of the first alone the first."""
    one, other = sorted((LEAK, OTHER), key=digest, reverse=True)
    two = (REPORT, says("report", SLICK, POST_3, MAYOR))
    log = Log.of([one, two[0], other, two[1], Claim("report", "Oil")], [None] * 5)
    assert [Current(log, size).one("claim", "leak") for size in (0, 1, 3)] == [None, one, other]
    assert [len(Current(log, size).versions("report")) for size in (1, 2, 3, 4, 5)] == [
        *(0, 1, 1, 2, 2)
    ]
    assert Current(log, 5).versions("report") == tuple(sorted(two, key=digest))
    assert Current(log, 4).one("claim", "report") is None
    assert Current(log, 5).one("claim", "report") == Claim("report", "Oil")
    assert [len(Current(log, size).conflicts) for size in (2, 3, 5)] == [0, 1, 2]


def test_each_index_is_made_only_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Current, "all_of", None)
    ledger = book(REPORT)
    assert (list(ledger.claims), list(ledger.parties)) == (["leak"], ["mayor", "post"])
    assert list(ledger.documents) == ["post-3"]


def test_statements_that_lead_to_one_claim_through_two_versions_are_under_both() -> None:
    two = [book(says("report", claim, POST_3)) for claim in (LEAK, SLICK)]
    denial = denies("denial", "report", TIDE_4)
    ledger = (two[0] | two[1]).record(denial, denies("again", "denial", TIDE_4))
    for claim in (LEAK, SLICK):
        ids = [s.id for s in ledger.statements_on(claim)]
        assert ids == ["again", "denial", "report"]


def test_what_was_read_in_no_document_is_in_none() -> None:
    ledger = book(REPORT, says("rumour", LEAK, MAYOR))
    assert [s.id for s in ledger.statements_in("post-3")] == ["report"]
    assert [s.id for s in ledger.statements_by("mayor")] == ["report", "rumour"]


def test_a_statement_on_two_versions_of_another_is_on_their_claim_once() -> None:
    two = [book(says("report", LEAK, POST_3, note=note)) for note in ("one", "two")]
    ledger = (two[0] | two[1]).record(denies("denial", "report", TIDE_4))
    ids = [s.id for s in ledger.statements_on(LEAK)]
    assert ids == ["denial", "report", "report"]


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_descriptions_the_smaller_is_shown_in_whatever_order(turn: int) -> None:
    versions = sorted([LEAK, *(LEAK.but(text=f"Tank {n} leaks") for n in range(3))], key=digest)
    merged = Ledger.gathered([(claim, None) for claim in versions[::turn]])
    assert merged.claims == {"leak": versions[0]}


def agree(ledger: Ledger) -> None:
    """Hold each single look-up to the index of all."""
    shelves: dict[str, Any] = {
        "party": ledger.parties,
        "document": ledger.documents,
        "claim": ledger.claims,
        "statement": {s.id: ledger.versions(s.id)[0] for s in ledger.statements},
    }
    for id in {record.id for record in ledger} | {"lost"}:
        for kind, shelf in shelves.items():
            found = shelf.get(ledger.current_id(id))
            if found is None:
                with pytest.raises(UnknownIdError):
                    getattr(ledger, kind)(id)
            else:
                assert getattr(ledger, kind)(id) is found
    versions = [v for id in sorted({s.id for s in ledger.statements}) for v in ledger.versions(id)]
    assert tuple(versions) == ledger.statements


@settings(max_examples=60, deadline=None)
@given(ledgers(), ledgers(max_size=3))
def test_single_look_ups_and_indexes_agree(one: Ledger, other: Ledger) -> None:
    agree(one | other)


# -- amendments, revision by revision ------------------------------------------------------


def told(ledger: Ledger) -> list[Any]:
    return [
        dict(ledger.renamed),
        dict(ledger.claims),
        dict(ledger.parties),
        ledger.statements,
        ledger.conflicts,
    ]


@settings(max_examples=60, deadline=None)
@given(ledgers(), ledgers(max_size=4), st.randoms(use_true_random=False))
def test_every_revision_is_amended_as_if_it_were_made_at_once(
    one: Ledger, other: Ledger, chance: Any
) -> None:
    """Whatever came in since the last one was asked, and in whatever order they are asked."""
    found = list(one) + [r for r in other if isinstance(r, Amendment)]
    records = list({record.id: record for record in found}.values())
    chance.shuffle(records)
    revisions = [Ledger()]
    for record in records:
        revisions.append(revisions[-1].record(record))
    chance.shuffle(revisions)
    for ledger in revisions:
        assert told(ledger) == told(Ledger.gathered((record, None) for record in ledger))


def test_amendments_are_applied_anew_only_when_something_touches_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sizes: list[int] = []
    amend = current._amend

    def counted(log: Log, size: int, holding: Any) -> Any:
        sizes.append(size)
        return amend(log, size, holding)

    monkeypatch.setattr(current, "_amend", counted)
    first = book(MAYOR, MENDED)
    untouched = first.record(PILOT).record(SLICK)
    assert untouched.party("mayor").id == first.party("mayor").id == "lund"
    assert sizes == [4]
    touched = untouched.record(MAYOR, at="2031-09-01").record(Amendment(PILOT))
    assert "pilot" not in touched.parties
    assert "pilot" in Current(first.log, 4).parties
    assert sizes == [4, 6, 4]


# -- as of, before it is worked out --------------------------------------------------------

DAYS = ["2031-05-03", "2031-08-03", "2031", "2024-01"]


def asked(ledger: Ledger) -> list[Any]:
    """Return what stays in a ledger as of a day."""
    return [
        dict(ledger.parties),
        dict(ledger.documents),
        dict(ledger.claims),
        ledger.relations,
        ledger.claim_relations,
        ledger.suppressions,
        dict(ledger.renamed),
    ]


def works_out(ledger: Ledger) -> bool:
    return hasattr(ledger, "_log")


@settings(max_examples=60, deadline=None)
@given(ledgers(), ledgers(max_size=3), st.sampled_from(DAYS), st.sampled_from(["drop", "keep"]))
def test_what_stays_is_the_same_before_and_after_it_is_worked_out(
    one: Ledger, other: Ledger, day: str, undated: Any
) -> None:
    ledger = one | other
    early, late = (ledger.as_of(day, undated=undated) for _ in range(2))
    assert len(late) == len(list(late))
    for record in ledger:
        assert early.current_id(record) == late.current_id(record)
    assert asked(early) == asked(late)
    assert [early.published(s) for s in ledger.statements] == [
        late.published(s) for s in ledger.statements
    ]
    assert early.as_of_bound == late.bounds.published
    assert (early, early.bounds, early.size) == (late, late.bounds, late.size)


def test_what_stays_is_found_without_working_out_the_rest() -> None:
    cut = book(REPORT, Amendment(REPORT, REPORT.but(said="2031-08-02"))).as_of("2031-08-02")
    assert (cut.claim("leak"), cut.party("mayor"), cut.document("post-3")) == (LEAK, MAYOR, POST_3)
    assert list(cut.claims) == ["leak"]
    assert str(cut.published(REPORT)) == "2031-08-03"
    assert str(cut.as_of_bound) == "2031-08-02"
    with pytest.raises(UnknownIdError, match="did you mean 'leak'"):
        cut.claim("leek")
    assert not works_out(cut)
    assert cut.versions("report") == ()
    assert works_out(cut)


@pytest.mark.parametrize("ask", ["log", "size", "bounds", "statements", "reviews", "digest"])
def test_what_needs_the_records_works_them_out_once(ask: str) -> None:
    cut = book(REPORT).as_of("2031-08-02")
    getattr(cut, ask)
    log = cut.log
    assert works_out(cut)
    assert (len(cut), cut.size, cut.log is log) == (4, 4, True)


@pytest.mark.parametrize("id", ["report", "elsewhere"])
@pytest.mark.parametrize("new", [Claim("x", "Oil"), PILOT, says("x", SLICK, TIDE_4)])
def test_what_replaced_a_statement_is_not_there_before_the_statement(id: str, new: Record) -> None:
    """Such an amendment is asked of the ledger as it was; as of the day it touches nothing."""
    ledger = book(REPORT, Amendment(REPORT, new.but(id=id)))
    for day, there in (("2031-08-02", False), ("2031-08-09", True)):
        early, late = ledger.as_of(day), ledger.as_of(day)
        assert (REPORT in late) is there
        assert asked(early) == asked(late)
        assert (early.current_id("report") == id) == (there or id == "report")


def test_what_replaced_a_claim_is_there_on_every_day() -> None:
    ledger = book(REPORT, Amendment(LEAK, SLICK), Amendment(PILOT, says("odd", SLICK, TIDE_4)))
    cut = ledger.as_of("2031-08-02")
    assert list(cut.claims) == ["slick"]
    assert cut.claim("leak") == SLICK
    assert not works_out(cut)


# -- what a ledger was cut from ------------------------------------------------------------


def test_a_cut_ledger_tells_what_it_was_cut_from_and_to_which_day() -> None:
    ledger = book(REPORT)
    cut = ledger.as_of("2031-08-02")
    for _ in range(2):
        origin, bound = cut.cut_from or (None, None)
        assert (origin is ledger, str(bound)) == (True, "2031-08-02")
        assert not cut.statements


def test_all_other_ledgers_were_cut_from_none() -> None:
    ledger = Ledger().record(REPORT, at="2031-09-01")
    cut = ledger.as_of("2031-08-02")
    others = [
        Ledger(),
        ledger,
        ledger.as_of("2031-08-02", undated="keep"),
        ledger.as_of(recorded="2031-09-02"),
        cut.as_of("2031-08-03"),
        cut.record(SLICK),
        cut.record(),
        cut | book(SLICK),
        cut | cut,
    ]
    assert [other.cut_from for other in others] == [None] * len(others)
    assert [str(other.as_of_bound) for other in others[2:]] == [
        *("2031-08-02", "None", "2031-08-02", "2031-08-02", "2031-08-02", "None", "2031-08-02")
    ]


def test_a_ledger_that_was_cut_by_recording_time_can_be_cut_by_a_day() -> None:
    ledger = Ledger().record(REPORT, at="2031-09-01").as_of(recorded="2031-09-02")
    cut = ledger.as_of("2031-08-02")
    assert (cut.cut_from or (None,))[0] is ledger
    assert cut.bounds.recorded == ledger.bounds.recorded


def test_the_bound_of_two_cuts_is_the_earlier() -> None:
    base = book(REPORT).as_of("2031-08-02").record(SLICK)
    assert [str(base.as_of(day).as_of_bound) for day in ("2031-08-01", "2031-08-09")] == [
        *("2031-08-01", "2031-08-02")
    ]


def test_what_is_recorded_behind_a_ledger_is_not_in_what_is_cut_from_it() -> None:
    base = book(REPORT)
    cut = base.as_of("2031-08-09")
    base.record(Retraction(Ref("report"), chain=[TIDE_4], id="back"), MENDED)
    assert (cut.party("mayor"), len(cut)) == (MAYOR, 5)
    assert [s.id for s in cut.statements] == ["report"]


def test_cuts_of_cuts_do_not_pile_up() -> None:
    ledger = book(REPORT)
    for _ in range(3_000):
        ledger = ledger.as_of("2031-08-09")
    assert ledger == book(REPORT)
