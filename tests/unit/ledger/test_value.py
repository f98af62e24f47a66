"""The ledger: recording, merging, looking up, cutting to a day, being a value."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from typing import Any, SupportsIndex

import pytest

import claimledger
from claimledger.errors import ConflictError, InvalidRecordError, UnknownIdError
from claimledger.ledger import Bounds, Conflict, Ledger, value
from claimledger.model import (
    Amendment,
    Claim,
    Claimant,
    ClaimRelation,
    Link,
    Record,
    Ref,
    Relation,
    Retraction,
    Review,
    Suppression,
    digest,
)
from claimledger.reasoning import assess
from unit.newsroom import (
    CITY,
    DEPOT,
    GULL,
    LEAK,
    MAYOR,
    PILOT,
    POST,
    SLICK,
    SPILL,
    TIDE,
    WIRE,
    article,
    asks,
    at,
    book,
    day,
    denies,
    retracts,
    says,
    status,
)

POST_3, TIDE_4 = article(POST, 3), article(TIDE, 4)
REPORT = says("report", LEAK, POST_3, MAYOR)
DENIAL = denies("denial", LEAK, TIDE_4, PILOT)


def ids(records: Any) -> list[str]:
    return sorted(record.id for record in records)


# -- recording -----------------------------------------------------------------------------


def test_recording_returns_a_new_ledger_and_leaves_the_old_one_alone() -> None:
    empty = Ledger()
    one = empty.record(REPORT)
    two = one.record(DENIAL)
    assert (len(empty), len(one), len(two)) == (0, 5, 9)
    assert ids(one.statements) == ["report"]
    assert ids(two.statements) == ["denial", "report"]


def test_a_record_is_taken_up_with_all_that_it_holds() -> None:
    copy_of = article(GULL, 5, derived_from=POST_3, derivation="copy", authors=[PILOT])
    rejects = denies("rejects", denies("denial", REPORT, copy_of), TIDE_4, citing=[REPORT])
    ledger = book(rejects)
    assert set(ids(ledger)) == {
        "rejects", "denial", "report", "leak", "gull-5", "post-3", "tide-4", "gull", "post",
        "tide", "mayor", "pilot",
    }  # fmt: skip


def test_every_sort_of_record_gives_up_what_it_holds() -> None:
    held = [
        ClaimRelation(LEAK, "entails", SLICK),
        Relation(MAYOR, "speaks_for", CITY),
        Review(SPILL, TIDE_4, "Half true"),
        Suppression("CLS1", REPORT),
        Retraction(Ref("lost"), chain=[WIRE], replacement=DENIAL),
    ]
    assert set(ids(book(*held))) >= {
        "leak", "slick", "mayor", "city", "spill", "depot", "tide-4", "report", "wire", "denial",
    }  # fmt: skip


def test_an_amendments_replacement_is_not_on_record_and_what_it_holds_is() -> None:
    new = says("report", SLICK, TIDE_4, MAYOR)
    ledger = book(Amendment(Ref("report"), new))
    assert new not in ledger
    assert {"slick", "tide-4", "tide", "mayor"} <= set(ids(ledger))


def test_the_same_again_adds_nothing() -> None:
    ledger = book(REPORT)
    assert len(ledger.record(REPORT, LEAK, REPORT)) == len(ledger)
    assert ledger.record(REPORT) == ledger
    assert ledger.record() == ledger


def test_recording_on_an_older_ledger_forks() -> None:
    base = book(LEAK)
    left, right = base.record(REPORT), base.record(DENIAL)
    assert (ids(left.statements), ids(right.statements)) == (["report"], ["denial"])
    assert ids(base.statements) == []
    again = base.record(asks("asked", LEAK, POST))
    assert ids(again.statements) == ["asked"]
    assert ids(left.record(DENIAL).statements) == ["denial", "report"]


def test_a_fork_may_give_an_id_another_content() -> None:
    base = book(LEAK)
    left = base.record(MAYOR)
    right = base.record(MAYOR.but(name="Another Lund"))
    assert (left.party("mayor").name, right.party("mayor").name) == ("Mayor Lund", "Another Lund")


def test_recording_one_by_one_shares_one_log() -> None:
    ledger, older = Ledger(), []
    for number in range(2_000):
        ledger = ledger.record(Claim(f"c{number}", "There is oil"))
        older.append(ledger)
    assert {id(each.log) for each in older} == {id(ledger.log)}
    assert len(older[9].claims) == 10


class Counted(list[Any]):
    """A list that counts the items that are read from it and added to it."""

    read = 0
    added = 0

    def __iter__(self) -> Iterator[Any]:
        for item in super().__iter__():
            self.read += 1
            yield item

    def __getitem__(self, place: SupportsIndex | slice) -> Any:
        found = super().__getitem__(place)
        self.read += len(found) if isinstance(place, slice) else 1
        return found

    def append(self, item: Any) -> None:
        self.added += 1
        super().append(item)


def test_recording_costs_the_same_at_any_size() -> None:
    """Neither are entries read again nor is the log written anew, however many there are."""

    def cost(ledger: Ledger) -> tuple[int, int, bool]:
        ledger.log.records = entries = Counted(ledger.log.records)
        for number in range(20):
            ledger = ledger.record(Claim(f"more{number}", "There is more oil"), MAYOR)
        return entries.read, entries.added, ledger.log.records is entries

    large = Ledger().record(MAYOR, *(Claim(f"c{n}", "There is oil") for n in range(3_000)))
    assert cost(large) == cost(book(MAYOR)) == (20, 20, True)


def test_an_interrupted_recording_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    ledger = book(LEAK)
    with monkeypatch.context() as patch:
        patch.setattr(value, "take_up", interrupted)
        with pytest.raises(KeyboardInterrupt):
            ledger.record(MAYOR, REPORT)
    assert "mayor" not in ledger.log.places
    more = ledger.record(PILOT)
    assert (more.log is ledger.log, ids(more)) == (True, ["leak", "pilot"])


def test_another_content_under_one_id_is_refused() -> None:
    ledger = book(REPORT)
    with pytest.raises(ConflictError) as caught:
        ledger.record(MAYOR.but(name="Another Lund"))
    assert str(caught.value) == (
        "'mayor' is recorded already with other content (name 'Mayor Lund' against "
        "'Another Lund'); record an Amendment to mend it, or use another id"
    )


def test_another_sort_of_record_under_one_id_is_refused() -> None:
    with pytest.raises(ConflictError, match=r"\(claimant against claim\)"):
        book(MAYOR).record(Claim("mayor", "The mayor resigns"))


def test_every_difference_is_told() -> None:
    with pytest.raises(ConflictError) as caught:
        book(MAYOR).record(Claimant("mayor", "Mayor Lund", aliases=["Lund"], note="new"))
    assert caught.value.id == "mayor"
    assert caught.value.difference == (
        "kind 'person' against None; aliases None against ['Lund']; note None against 'new'"
    )


def test_a_conflict_leaves_nothing_behind() -> None:
    ledger = book(LEAK)
    before = ledger.digest
    with pytest.raises(ConflictError):
        ledger.record(REPORT, DENIAL, LEAK.but(text="Another text"))
    assert (len(ledger), ledger.digest) == (1, before)
    after = ledger.record(SLICK)
    assert ids(after) == ["leak", "slick"]
    assert "report" not in ids(after)
    with pytest.raises(ConflictError):
        ledger.record(REPORT, DENIAL, LEAK.but(text="Another text"))
    assert ids(after) == ["leak", "slick"]


def test_a_conflict_deep_inside_leaves_nothing_behind() -> None:
    ledger = book(MAYOR)
    with pytest.raises(ConflictError):
        ledger.record(says("report", LEAK, POST_3, MAYOR.but(name="Another Lund")))
    assert ids(ledger) == ["mayor"]


@pytest.mark.parametrize("thing", ["report", None, Ref("report"), Link(MAYOR), [REPORT]])
def test_only_records_are_recorded(thing: Any) -> None:
    ledger = book(LEAK)
    with pytest.raises(InvalidRecordError, match="is no record; record parties, documents"):
        ledger.record(REPORT, thing)
    assert ids(ledger) == ["leak"]


def tower(height: int) -> Record:
    """Return retractions of retractions, each holding the one before it as an object."""
    last: Record = REPORT
    for number in range(height):
        last = retracts(f"r{number}", last, POST, said=str(2032 + number))
    return last


def test_nested_objects_are_taken_up_without_recursion() -> None:
    last = tower(1600)
    ledger = book(last)
    assert len(ledger.statements) == 1601
    assert (status(ledger), status(book(tower(1599)))) == ("asserted", "open")
    assert ledger | book(REPORT) == ledger
    assert last in ledger
    assert (
        repr(last) == "Retraction(Ref('r1598'), chain=[Link(Ref('post'))], said='3631', id='r1599')"
    )


def test_nested_objects_are_pickled_without_recursion() -> None:
    ledger = book(tower(1600))
    assert pickle.loads(pickle.dumps(ledger)) == ledger  # noqa: S301  # our own bytes


# -- recording times -----------------------------------------------------------------------


def test_the_time_of_recording_is_kept() -> None:
    ledger = Ledger().record(REPORT, at="2031-09-01").record(DENIAL)
    assert str(ledger.recorded(REPORT)) == "2031-09-01"
    assert str(ledger.recorded(MAYOR)) == "2031-09-01"
    assert ledger.recorded(DENIAL) is None
    assert ledger.recorded(SPILL) is None


def test_the_earliest_time_counts() -> None:
    first = Ledger().record(LEAK, at="2031-09-05")
    assert str(first.record(LEAK, at="2031-09-01").recorded(LEAK)) == "2031-09-01"
    assert str(first.record(LEAK, at="2031-09-09").recorded(LEAK)) == "2031-09-05"
    assert str(first.record(LEAK).recorded(LEAK)) == "2031-09-05"
    assert str(book(LEAK).record(LEAK, at="2031-09-09").recorded(LEAK)) == "2031-09-09"
    assert first.recorded(LEAK) == claimledger.Period("2031-09-05")


def test_what_a_record_holds_is_dated_as_early_as_the_record() -> None:
    """Free of order: the party is on record whenever the report that names it is."""
    one = Ledger().record(MAYOR).record(REPORT, at="2031-09-05")
    other = Ledger().record(REPORT, at="2031-09-05").record(MAYOR)
    assert one.recorded(MAYOR) == other.recorded(MAYOR)
    assert one.digest == other.digest
    assert one == other


def test_a_record_recorded_earlier_takes_along_what_it_holds() -> None:
    ledger = Ledger().record(REPORT, at="2031-09-05").record(REPORT, at="2031-09-01")
    assert str(ledger.recorded(MAYOR)) == "2031-09-01"
    assert ledger.as_of(recorded="2031-09-02").parties.keys() == {"mayor", "post"}


# -- merging -------------------------------------------------------------------------------


def test_a_merge_holds_what_either_holds() -> None:
    merged = book(REPORT) | book(DENIAL)
    assert ids(merged.statements) == ["denial", "report"]
    assert merged.conflicts == ()
    assert merged == book(REPORT, DENIAL)


def test_a_merge_is_commutative_associative_and_idempotent() -> None:
    a, b = book(REPORT), Ledger().record(DENIAL, at="2031-09-01")
    c = book(MAYOR.but(name="Another Lund"), DENIAL)
    assert (a | b | c).digest == (a | (b | c)).digest == (c | b | a).digest
    assert a | a == a
    assert (a | b) | b == a | b


def test_what_is_gathered_is_the_merge_of_ledgers_of_one_record_each() -> None:
    other = MAYOR.but(name="Another Lund")
    entries: list[tuple[Record, str | None]] = [
        (MAYOR, "2031-09-05"),
        (LEAK, None),
        (other, None),
        (MAYOR, "2031-09-01"),
        (LEAK, "2031-09"),
        (MAYOR, None),
        (MAYOR, "2031-09-03"),
    ]
    merged = Ledger()
    for record, when in entries:
        merged |= Ledger().record(record, at=when)
    for given in (entries, entries[::-1], iter(entries * 2)):
        gathered = Ledger.gathered(given)
        assert gathered == merged
        assert [c.id for c in gathered.conflicts] == ["mayor"]
        assert str(gathered.recorded(MAYOR)) == "2031-09-01"
        assert str(gathered.recorded(LEAK)) == "2031-09"
        assert gathered.recorded(other) is None
    assert Ledger.gathered([]) == Ledger()
    assert Ledger.gathered([(REPORT, None)]).parties == {}
    with pytest.raises(InvalidRecordError, match="is no date"):
        Ledger.gathered([(LEAK, "soon")])


def test_a_merge_does_not_depend_on_the_order_of_two_texts_for_one_time() -> None:
    one = Ledger().record(LEAK, at="2031-09-01T12:00Z")
    two = Ledger().record(LEAK, at="2031-09-01T12:00+00:00")
    assert one | two == two | one


def test_ledgers_of_one_log_merge_to_the_longer() -> None:
    one = book(REPORT)
    two = one.record(DENIAL)
    assert one | two == two | one == two


def test_a_merge_does_not_see_what_was_recorded_behind_either() -> None:
    base = book(LEAK)
    one = base.record(MAYOR)
    one.record(PILOT)
    for merged in (base | one, one | base, base | book(SLICK), book(SLICK) | base):
        assert "pilot" not in merged.parties
        assert ("mayor" in merged.parties) is (merged == one)


def test_a_merge_leaves_both_alone_and_can_go_on() -> None:
    a, b = book(REPORT), book(DENIAL)
    merged = (a | b).record(SLICK)
    assert ("slick" in merged.claims, "slick" in a.claims, "slick" in b.claims) == (
        True,
        False,
        False,
    )


def test_a_merge_keeps_the_earliest_known_time() -> None:
    late, soon = Ledger().record(LEAK, at="2031-09-05"), Ledger().record(LEAK, at="2031-09-01")
    for merged in (late | soon, soon | late, soon | late | book(LEAK), book(LEAK) | soon):
        assert str(merged.recorded(LEAK)) == "2031-09-01"


def test_a_merge_never_raises_and_lists_its_conflicts() -> None:
    other = MAYOR.but(name="Another Lund")
    merged = book(MAYOR) | book(other)
    (conflict,) = merged.conflicts
    assert isinstance(conflict, Conflict)
    assert conflict.id == "mayor"
    assert set(conflict.versions) == {MAYOR, other}
    assert merged.conflicts == (book(other) | book(MAYOR)).conflicts
    assert len(merged) == 2


def test_of_two_descriptions_the_smaller_digest_is_shown() -> None:
    other = MAYOR.but(name="Another Lund")
    smaller = min((MAYOR, other), key=digest)
    for merged in (book(MAYOR) | book(other), book(other) | book(MAYOR)):
        assert merged.party("mayor") == smaller
    for one, two in ((LEAK, LEAK.but(text="Oil")), (POST_3, POST_3.but(title="Oil"))):
        shown = min((one, two), key=digest)
        merged = book(two) | book(one)
        assert {**merged.claims, **merged.documents}[one.id] == shown


def test_two_statements_of_one_id_both_count() -> None:
    merged = book(REPORT) | book(denies("report", LEAK, TIDE_4, PILOT))
    assert status(merged) == "contested"
    assert len(merged.versions("report")) == 2
    assert merged.statement("report") == min(merged.versions("report"), key=digest)


def test_one_id_for_two_kinds_of_thing_is_a_conflict_too() -> None:
    merged = book(MAYOR) | book(Claim("mayor", "The mayor resigns"))
    assert [conflict.id for conflict in merged.conflicts] == ["mayor"]
    assert ("mayor" in merged.parties, "mayor" in merged.claims) == (True, True)


def test_one_version_after_a_conflict_may_be_recorded_again() -> None:
    merged = book(MAYOR) | book(MAYOR.but(name="Another Lund"))
    assert len(merged.record(MAYOR)) == 2
    with pytest.raises(ConflictError):
        merged.record(MAYOR.but(name="A third Lund"))


def test_an_amendment_decides_a_conflict() -> None:
    merged = book(MAYOR) | book(MAYOR.but(name="Another Lund"))
    decided = merged.record(Amendment(MAYOR, MAYOR))
    assert (decided.conflicts, decided.party("mayor")) == ((), MAYOR)


def test_a_ledger_merges_with_nothing_else() -> None:
    with pytest.raises(TypeError):
        book(REPORT) | {REPORT}  # type: ignore[operator]  # that is the point


def test_a_merge_has_the_wider_bounds() -> None:
    early, late = book(REPORT).as_of("2031-08-04"), book(REPORT).as_of("2031-08-09")
    assert (early | late).bounds == Bounds(published=claimledger.Period("2031-08-09"))
    assert (early | book(REPORT)).bounds == Bounds()
    assert (early | early.record(SLICK)).bounds == early.bounds


# -- looking up ----------------------------------------------------------------------------

LEDGER = book(
    REPORT,
    denies("rejects", REPORT, TIDE_4, PILOT),
    asks("asked", SLICK, POST_3, WIRE),
    Relation(MAYOR, "speaks_for", CITY),
    ClaimRelation(LEAK, "entails", SLICK),
    Review(LEAK, TIDE_4, "Half true"),
    Suppression("CLS1", LEAK),
)


def test_what_stands_is_found_by_id_and_sorted() -> None:
    assert list(LEDGER.parties) == ["city", "mayor", "pilot", "post", "tide", "wire"]
    assert list(LEDGER.documents) == ["post-3", "tide-4"]
    assert list(LEDGER.claims) == ["leak", "slick"]
    assert [s.id for s in LEDGER.statements] == ["asked", "rejects", "report"]
    assert [r.kind.value for r in LEDGER.relations] == ["speaks_for"]
    assert [r.kind.value for r in LEDGER.claim_relations] == ["entails"]
    assert [r.rating.label for r in LEDGER.reviews] == ["Half true"]
    assert [s.code for s in LEDGER.suppressions] == ["CLS1"]


def test_the_mappings_cannot_be_written_to() -> None:
    with pytest.raises(TypeError):
        LEDGER.parties["x"] = MAYOR  # type: ignore[index]  # that is the point


def test_one_is_found_by_object_reference_or_id() -> None:
    for reference in ("mayor", Ref("mayor"), MAYOR, MAYOR.but(name="Another Lund")):
        assert LEDGER.party(reference) == MAYOR
    assert LEDGER.document("post-3") == POST_3
    assert LEDGER.claim(Ref("leak")) == LEAK
    assert LEDGER.statement("report") == REPORT
    assert LEDGER.versions("report") == (REPORT,)
    assert LEDGER.versions("lost") == ()
    assert LEDGER.current_id("report") == "report"


@pytest.mark.parametrize(
    ("kind", "id", "message"),
    [
        ("party", "mayr", "no party 'mayr' in the ledger; did you mean 'mayor'?"),
        ("document", "post-4", "no document 'post-4' in the ledger; did you mean 'post-3'?"),
        ("claim", "leek", "no claim 'leek' in the ledger; did you mean 'leak'?"),
        ("statement", "reports", "no statement 'reports' in the ledger; did you mean 'report'?"),
        ("claim", "zzz", "no claim 'zzz' in the ledger"),
        ("claim", "mayor", "no claim 'mayor' in the ledger"),
    ],
)
def test_an_unknown_id_raises_with_close_matches(kind: str, id: str, message: str) -> None:
    with pytest.raises(UnknownIdError) as caught:
        getattr(LEDGER, kind)(id)
    assert str(caught.value) == message
    assert caught.value.kind == kind


def test_statements_on_a_claim_include_those_on_statements_on_it() -> None:
    assert ids(LEDGER.statements_on(LEAK)) == ["rejects", "report"]
    assert ids(LEDGER.statements_on("slick")) == ["asked"]
    assert book(LEAK).statements_on(LEAK) == ()
    with pytest.raises(UnknownIdError):
        LEDGER.statements_on("leek")


def test_statements_by_a_party_and_in_a_document() -> None:
    assert ids(LEDGER.statements_by(WIRE)) == ["asked"]
    assert ids(LEDGER.statements_by("post")) == ["asked", "report"]
    assert LEDGER.statements_by("nobody") == ()
    assert ids(LEDGER.statements_in(POST_3)) == ["asked", "report"]
    located = says("echo", LEAK, TIDE_4, POST_3)
    assert ids(LEDGER.record(located).statements_in(POST_3)) == ["asked", "report"]
    assert LEDGER.record(article(GULL, 1)).statements_in("gull-1") == ()


def test_a_ring_of_targets_leads_to_no_claim() -> None:
    ledger = book(LEAK, denies("one", "two", POST), denies("two", "one", POST))
    assert ledger.statements_on(LEAK) == ()


def test_membership_is_by_content() -> None:
    assert REPORT in LEDGER
    assert REPORT.but(note="x") not in LEDGER
    assert DENIAL not in LEDGER
    assert "report" not in LEDGER
    assert set(LEDGER) >= {REPORT, MAYOR}


# -- public time ---------------------------------------------------------------------------


def test_public_time_is_the_publication_of_the_first_links_document() -> None:
    later = says("later", LEAK, POST_3, MAYOR, said=day(1))
    assert str(book(later).published(later)) == day(3)
    undated = says("undated", LEAK, POST_3.but(published=None), said=day(1))
    assert book(undated).published(undated) is None
    missing = says("missing", LEAK, Link(POST, document=Ref("lost"), said=day(1)))
    assert book(missing).published(missing) is None


def test_a_document_that_stands_under_another_id_dates_what_was_read_in_it() -> None:
    mended = Amendment(POST_3, POST_3.but(id="post-three", published=day(9)))
    ledger = book(REPORT, Review(LEAK, POST_3, "True"), mended)
    assert str(ledger.published(REPORT)) == day(9)
    assert ids(ledger.as_of(day(5)).statements) == []
    assert (ledger.as_of(day(5)).reviews, len(ledger.as_of(day(9)).reviews)) == ((), 1)


def test_without_a_document_it_is_when_the_first_link_said_it() -> None:
    linked = says("linked", LEAK, at(POST, 4), MAYOR, said=day(1))
    assert str(book(linked).published(linked)) == day(4)
    single = says("single", LEAK, POST, said=day(1))
    assert str(book(single).published(single)) == day(1)
    longer = says("longer", LEAK, POST, MAYOR, said=day(1))
    assert book(longer).published(longer) is None


def test_a_document_is_asked_in_its_current_version() -> None:
    mended = book(REPORT).record(Amendment(POST_3, POST_3.but(published=day(2))))
    assert str(mended.published(REPORT)) == day(2)


# -- as of: published ----------------------------------------------------------------------

UNDATED = says("undated", LEAK, POST, PILOT)


def test_as_of_a_day_keeps_what_is_definitely_not_later() -> None:
    ledger = book(REPORT, DENIAL)
    assert ids(ledger.as_of("2031-08-02").statements) == []
    assert ids(ledger.as_of("2031-08-03").statements) == ["report"]
    assert ids(ledger.as_of("2031-08-03T12:00").statements) == []
    assert ids(ledger.as_of("2031-08").statements) == ["denial", "report"]
    assert ledger.as_of("2031-08-03").bounds == Bounds(
        published=claimledger.Period("2031-08-03"), left_out=0
    )


def test_what_has_no_public_time_by_nature_stays() -> None:
    relations = [Relation(MAYOR, "speaks_for", CITY), ClaimRelation(LEAK, "entails", SLICK)]
    amendment = Amendment(DEPOT, DEPOT.but(name="Depot"))
    ledger = book(REPORT, *relations, amendment, DEPOT).as_of("2031-08-01")
    assert set(ledger) == {LEAK, SLICK, POST, POST_3, MAYOR, CITY, DEPOT, amendment, *relations}


def test_undatable_statements_are_left_out_and_counted_or_kept() -> None:
    month = says("month", LEAK, POST_3.but(id="post-m", published="2031-08"), PILOT)
    ledger = book(REPORT, UNDATED, month)
    cut = ledger.as_of("2031-08-09")
    assert (ids(cut.statements), cut.bounds.left_out) == (["report"], 2)
    kept = ledger.as_of("2031-08-09", undated="keep")
    assert (ids(kept.statements), kept.bounds.left_out) == (["month", "report", "undated"], 0)
    definitely_later = ledger.as_of("2031-08-02", undated="keep")
    assert ids(definitely_later.statements) == ["month", "undated"]
    assert ledger.as_of("2031-07", undated="keep").bounds.left_out == 0


def test_a_review_is_as_public_as_its_document() -> None:
    review = Review(LEAK, TIDE_4, "Half true")
    assert book(review).as_of("2031-08-03").reviews == ()
    assert book(review).as_of("2031-08-04").reviews == (review,)
    lost = book(Review(LEAK, Ref("lost"), "Half true"))
    assert (lost.as_of("2031-08-04").reviews, lost.as_of("2031-08-04").bounds.left_out) == ((), 1)


def test_as_of_composes_as_the_earlier() -> None:
    ledger = book(REPORT, DENIAL, UNDATED)
    once, twice = ledger.as_of("2031-08-03"), ledger.as_of("2031-08-09").as_of("2031-08-03")
    back = ledger.as_of("2031-08-03").as_of("2031-08-09")
    assert once == twice == back
    assert [str(cut.bounds.published) for cut in (once, twice, back)] == ["2031-08-03"] * 3
    assert (once.bounds.left_out, twice.bounds.left_out) == (1, 1)


def test_a_cut_ledger_goes_on_as_a_ledger() -> None:
    cut = book(REPORT, DENIAL).as_of("2031-08-03")
    assert status(cut) == "asserted"
    more = cut.record(DENIAL)
    assert status(more) == "contested"
    assert str(more.bounds.published) == "2031-08-03"


def test_an_amended_statement_is_as_public_as_its_current_version() -> None:
    mended = Amendment(REPORT, says("report", LEAK, article(POST, 9), MAYOR))
    ledger = book(REPORT, mended)
    assert ids(ledger.as_of("2031-08-05").statements) == ids(ledger.as_of("2031-08-01").statements)
    assert REPORT not in ledger.as_of("2031-08-05")
    assert REPORT in ledger.as_of("2031-08-09")


def test_a_statement_taken_back_is_dated_by_itself() -> None:
    ledger = book(REPORT, Amendment(REPORT))
    assert REPORT in ledger.as_of("2031-08-03")
    assert REPORT not in ledger.as_of("2031-08-02")


def test_of_a_conflict_each_version_is_dated_by_itself() -> None:
    other = says("report", LEAK, article(POST, 9), MAYOR)
    merged = book(REPORT) | book(other)
    assert merged.as_of("2031-08-05").versions("report") == (REPORT,)


def test_what_is_recorded_after_a_cut_is_asked_by_the_next_bound_alone() -> None:
    then = book(REPORT).as_of("2031-08-03").record(DENIAL)
    assert REPORT in then.as_of("2031-08-09")
    assert DENIAL in then.as_of("2031-08-09")
    assert DENIAL not in then.as_of("2031-08-03")
    late = Ledger().as_of(recorded="2031-09-01").record(LEAK, at="2031-09-02")
    assert list(late.as_of(recorded="2031-09-02").claims) == ["leak"]
    assert list(late.as_of(recorded="2031-09-01").claims) == []


def test_as_of_nothing_is_the_ledger() -> None:
    ledger = book(REPORT)
    assert ledger.as_of() is ledger


# -- as of: recorded -----------------------------------------------------------------------


def test_as_of_a_recording_day_keeps_what_was_recorded_by_then() -> None:
    ledger = Ledger().record(REPORT, at="2031-09-01").record(DENIAL, at="2031-09-05")
    cut = ledger.as_of(recorded="2031-09-03")
    assert ids(cut.statements) == ["report"]
    assert cut.parties.keys() == {"mayor", "post"}
    assert cut.bounds == Bounds(recorded=claimledger.Period("2031-09-03"))
    assert ledger.as_of(recorded="2031-09-05") == ledger


def test_an_unknown_recording_time_is_left_out() -> None:
    ledger = Ledger().record(LEAK, at="2031-09-01").record(SLICK)
    assert list(ledger.as_of(recorded="2031-09-03").claims) == ["leak"]
    assert list(ledger.as_of(recorded="2031-09-03", undated="keep").claims) == ["leak"]


def test_a_recording_time_that_overlaps_the_bound_is_left_out_and_counted_or_kept() -> None:
    ledger = Ledger().record(LEAK, at="2031-09")
    cut = ledger.as_of(recorded="2031-09-03")
    assert (list(cut.claims), cut.bounds.left_out) == ([], 1)
    assert list(ledger.as_of(recorded="2031-09-03", undated="keep").claims) == ["leak"]


def test_both_clocks_compose() -> None:
    ledger = Ledger().record(REPORT, at="2031-09-01").record(DENIAL, at="2031-09-01")
    ledger = ledger.record(says("late", LEAK, POST_3, PILOT), at="2031-09-05")
    cut = ledger.as_of("2031-08-03", recorded="2031-09-03")
    assert ids(cut.statements) == ["report"]
    assert cut == ledger.as_of(recorded="2031-09-03").as_of("2031-08-03")
    assert (str(cut.bounds.published), str(cut.bounds.recorded)) == ("2031-08-03", "2031-09-03")
    undated = ledger.record(says("undated", LEAK, TIDE, PILOT), at="2031-09-01")
    kept = undated.as_of("2031-08-03", recorded="2031-09-03", undated="keep")
    assert ids(kept.statements) == ["report", "undated"]
    earlier = cut.as_of(recorded="2031-09-09")
    assert str(earlier.bounds.recorded) == "2031-09-03"


# -- being a value -------------------------------------------------------------------------


def test_ledgers_are_equal_by_records_and_recording_times() -> None:
    assert book(REPORT, DENIAL) == book(DENIAL, REPORT)
    assert hash(book(REPORT, DENIAL)) == hash(book(DENIAL, REPORT))
    assert book(REPORT) != book(DENIAL)
    assert hash(book(REPORT)) != hash(book(DENIAL))
    assert book(REPORT) != Ledger().record(REPORT, at="2031-09-01")
    assert book(REPORT) != [REPORT]


def test_the_digest_is_free_of_order() -> None:
    one, other = book(REPORT, DENIAL, SLICK), book(SLICK, DENIAL).record(REPORT)
    assert one.digest == other.digest
    assert len(one.digest) == 64
    changed = [
        book(REPORT, DENIAL),
        Ledger().record(REPORT, DENIAL, SLICK, at="2031-09-01"),
        book(REPORT, DENIAL, SLICK.but(note="x")),
        book(REPORT, DENIAL.but(certainty="weak"), SLICK),
    ]
    assert len({one.digest, *(ledger.digest for ledger in changed)}) == 5


def test_the_digest_of_a_ledger_is_pinned() -> None:
    assert book(REPORT).digest == (
        "9f87ef01412fde7be32ac5f6d702224142c1e0490820aff997bba7249a8d2c82"
    )


def test_it_prints_its_counts() -> None:
    assert repr(Ledger()) == "<Ledger (0 records on 0 claims)>"
    assert repr(book(LEAK)) == "<Ledger (1 record on 1 claim)>"
    assert repr(LEDGER) == "<Ledger (17 records on 2 claims)>"


def rebuilt(ledger: Ledger) -> Ledger:
    return eval(ledger.code(), vars(claimledger).copy())  # type: ignore[no-any-return]  # noqa: S307  # our own code


def test_its_code_rebuilds_it() -> None:
    dated = Ledger().record(REPORT, at="2031-09-01").record(DENIAL).record(LEDGER.claims["slick"])
    for ledger in (Ledger(), LEDGER, dated, dated.record(REPORT, at="2031-08-30")):
        assert rebuilt(ledger) == ledger
    assert Ledger().record(LEAK, at="2031-09-01").code() == (
        "Ledger().record(\n"
        "    Claim('leak', 'A tank at the fuel depot leaks'),\n"
        "    at='2031-09-01',\n"
        ")"
    )


def test_its_code_rebuilds_a_merge_with_conflicts_too() -> None:
    merged = book(MAYOR) | book(MAYOR.but(name="Another Lund"))
    assert rebuilt(merged) == merged
    third = merged | book(MAYOR.but(name="A third Lund"))
    assert rebuilt(third) == third


def test_in_failing_examples_it_prints_as_code() -> None:
    class Printer:
        told = ""

        def text(self, obj: str) -> None:
            self.told += obj

    printer = Printer()
    book(LEAK)._repr_pretty_(printer, False)
    assert printer.told == book(LEAK).code()


def test_it_is_picklable_and_copyable() -> None:
    dated = Ledger().record(REPORT, at="2031-09-01").record(DENIAL).as_of("2031-08-03")
    merged = book(MAYOR) | book(MAYOR.but(name="Another Lund"))
    for ledger in (Ledger(), LEDGER, dated, merged):
        again = pickle.loads(pickle.dumps(ledger))  # noqa: S301  # our own bytes
        assert (again, again.bounds, again.digest) == (ledger, ledger.bounds, ledger.digest)
        assert copy.deepcopy(ledger) == copy.copy(ledger) == ledger
    assert assess(pickle.loads(pickle.dumps(LEDGER)), LEAK) == assess(LEDGER, LEAK)  # noqa: S301  # the same


def test_what_is_derived_is_made_once() -> None:
    ledger = book(LEAK)
    made = ledger.memo("key", lambda: ["value"])
    assert ledger.memo("key", lambda: ["another"]) is made


def record_kinds(ledger: Ledger) -> set[type[Record]]:
    return {type(record) for record in ledger}


def test_iteration_yields_each_record_once() -> None:
    ledger = Ledger().record(LEAK, at="2031-09-05").record(LEAK, at="2031-09-01")
    assert list(ledger) == [LEAK]
    assert record_kinds(ledger) == {Claim}


@pytest.mark.parametrize("thing", [None, 7, ("report",)])
def test_what_names_nothing_is_refused(thing: Any) -> None:
    with pytest.raises(InvalidRecordError, match="is no id; pass a record, a Ref, or an id as a"):
        LEDGER.statement(thing)
