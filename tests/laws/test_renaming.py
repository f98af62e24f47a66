"""Ids and dates are labels: only which are the same, and which come first, bears on answers."""

from hypothesis import given
from hypothesis import strategies as st

from claimledger import Assertion, Denial, Ledger, Period, Record, Ref
from claimledger.testing import ledgers, recorded, remade
from laws.common import answers, entries_of


@given(ledgers(conflicts=False, amendments=False), st.integers(0, 100))
def test_ids_are_only_labels(ledger: Ledger, salt: int) -> None:
    """Without conflicts, renaming all ids keeps statuses, sides and answers."""
    known: dict[str, str] = {}

    def renamed(id: str) -> str:
        return known.setdefault(id, f"{(len(known) + 1) * (2 * salt + 1) % 257}-{id}")

    other = recorded((remade(r, ids=renamed), at) for r, at in entries_of(ledger))
    expected = {
        renamed(id): (s, a, b, {renamed(party): answer for party, answer in heard.items()})
        for id, (s, a, b, heard) in answers(ledger).items()
    }
    assert answers(other) == expected


@given(ledgers(conflicts=False), st.sampled_from(["1999", "2030", "2075"]))
def test_only_the_order_of_dates_counts(ledger: Ledger, year: str) -> None:
    """Without conflicts, shifting all dates alike changes nothing."""

    def shifted(period: Period) -> Period:
        return Period(period.written.replace("2031", year))

    other = recorded(
        (remade(r, periods=shifted), None if at is None else shifted(at))
        for r, at in entries_of(ledger)
    )
    assert answers(other) == answers(ledger)


def _is_one_sided(record: Record) -> bool:
    """Tell whether a record is a legitimacy denial, or disavows a claim of the pool."""
    if not isinstance(record, Denial):
        return False
    disavowal = record.scope == "attribution" and record.target.id.startswith("c")
    return record.scope == "legitimacy" or disavowal


def _negated(record: Record, claim: str) -> Record:
    if not isinstance(record, Assertion | Denial) or record.target.id != claim:
        return record
    common = {name: getattr(record, name) for name in COMMON}
    if isinstance(record, Assertion):
        return Denial(record.target, **common)
    return Assertion(Ref(claim), **common)


COMMON = ("chain", "citing", "certainty", "reading", "basis", "said", "id")


@given(ledgers(claim_relations=False, amendments=False), st.data())
def test_negation_swaps_the_sides(ledger: Ledger, data: st.DataObject) -> None:
    """Without claim disavowals, legitimacy denials and claim relations, not-p swaps p's sides."""
    claim = data.draw(st.sampled_from(sorted(ledger.claims)))
    entries = [(r, at) for r, at in entries_of(ledger) if not _is_one_sided(r)]
    before = answers(recorded(entries))
    after = answers(recorded((_negated(r, claim), at) for r, at in entries))
    status, support, opposition, heard = before.pop(claim)
    negated, supported, opposed, heard_now = after.pop(claim)
    for side in (support, opposition, supported, opposed):
        side["flags"] = [flag for flag in side["flags"] if flag != "interested_only"]
    assert after == before
    assert (supported, opposed) == (opposition, support)
    assert negated == {"asserted": "denied", "denied": "asserted"}.get(status, status)
    swapped = {"denied": "admitted", "admitted": "denied"}
    assert heard_now == {party: swapped.get(answer, answer) for party, answer in heard.items()}
