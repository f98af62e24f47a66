"""Ids, dates and signs are labels: only which are the same, and which come first, matters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import attrs
from hypothesis import strategies as st

from claimledger.model import Assertion, Denial, Period, Record, Ref
from claimledger.reasoning import Viewpoint
from claimledger.testing.detaching import recorded, remade
from claimledger.testing.laws.asking import Asking
from claimledger.testing.laws.breach import Breach
from claimledger.testing.laws.casting import entries_of
from claimledger.testing.laws.law import law

__all__ = ["LABELS"]

_CARRIED = ("chain", "citing", "certainty", "reading", "basis", "said", "id")
_TURNED = {"asserted": "denied", "denied": "asserted", "admitted": "denied"}


@law(conflicts=False, amendments=False)
def ids_are_only_labels(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """Without conflicts and amendments, renaming ids keeps statuses, sides and answers."""
    ledger, salt = draw(ask.ledgers), draw(st.integers(0, 100))
    known: dict[str, str] = {}

    def renamed(id: str) -> str:
        return known.setdefault(id, f"{(len(known) + 1) * (2 * salt + 1) % 257}-{id}")

    other = recorded((remade(r, ids=renamed), at) for r, at in entries_of(ledger))
    before = {renamed(id): _renamed(told, renamed) for id, told in ask.answers(ledger).items()}
    after = ask.seen(_seen_by(ask.viewpoint, renamed)).answers(other)
    if before != after:
        found = [
            f"{id}: {before[id]}, {after.get(id)}" for id in before if before[id] != after.get(id)
        ]
        yield ask.breach(*found, ledger=ledger, renamed=other)


def _renamed(told: tuple[Any, ...], renamed: Callable[[str], str]) -> tuple[Any, ...]:
    *sides, answers = told
    return *sides, {renamed(party): answer for party, answer in answers.items()}


def _seen_by(viewpoint: Viewpoint, renamed: Callable[[str], str]) -> Viewpoint:
    fields = attrs.asdict(viewpoint, recurse=False)
    return Viewpoint(
        **{
            name: type(chosen)(*(id and renamed(id) for id in chosen.ids))
            for name, chosen in fields.items()
        }
    )


@law(conflicts=False)
def only_the_order_of_dates_counts(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """Without conflicts, shifting all dates alike changes nothing."""
    ledger, year = draw(ask.ledgers), draw(st.sampled_from(["1999", "2030", "2075"]))

    def shifted(period: Period) -> Period:
        return Period(period.written.replace("2031", year))

    other = recorded(
        (remade(r, periods=shifted), None if at is None else shifted(at))
        for r, at in entries_of(ledger)
    )
    yield from ask.unequal(ask.answers, ledger=ledger, shifted=other)


@law(claim_relations=False, amendments=False)
def negation_swaps_the_sides(draw: st.DrawFn, ask: Asking) -> Iterator[Breach]:
    """To say not-p instead of p swaps p's sides.

    Without claim disavowals, legitimacy denials and claim relations, which have no mirror
    image; and denials by the accused weigh what other denials do.
    """
    ask = ask.but(accused="full")
    whole = draw(ask.ledgers)
    entries = [(r, at) for r, at in entries_of(whole) if not _one_sided(r, whole.claims)]
    ledger = recorded(entries)
    claim = draw(st.sampled_from(sorted(ledger.claims)))
    negated = recorded((_negated(r, claim), at) for r, at in entries)
    before, after = _mirrored(ask, ledger), _mirrored(ask, negated)
    status, support, opposition, answers = before[claim]
    expected = {**before, claim: (_turn(status), opposition, support, _turned(answers))}
    if after != expected:
        found = f"{claim}: {before[claim]}, of its negation {after[claim]}"
        yield ask.breach(found, ledger=ledger, negated=negated)


def _one_sided(record: Record, claims: Any) -> bool:
    """Tell whether a record is a legitimacy denial or the disavowal of a claim."""
    if not isinstance(record, Denial):
        return False
    disavows_claim = record.scope == "attribution" and record.target.id in claims
    return record.scope == "legitimacy" or disavows_claim


def _negated(record: Record, claim: str) -> Record:
    if not isinstance(record, Assertion | Denial) or record.target.id != claim:
        return record
    fields = {name: getattr(record, name) for name in _CARRIED}
    if isinstance(record, Assertion):
        return Denial(record.target, **fields)
    return Assertion(Ref(claim), **fields)


def _mirrored(ask: Asking, ledger: Any) -> dict[str, tuple[Any, ...]]:
    """Return what is answered, but for the flag that only an opposition can have."""
    told = {}
    for id, (status, *sides, answers) in ask.answers(ledger).items():
        told[id] = (
            status,
            *((g, n, tuple(f for f in flags if f != "interested_only")) for g, n, flags in sides),
            answers,
        )
    return told


def _turn(word: str) -> str:
    return _TURNED.get(word, word)


def _turned(answers: dict[str, str]) -> dict[str, str]:
    swapped = {"denied": "admitted", "admitted": "denied"}
    return {party: swapped.get(answer, answer) for party, answer in answers.items()}


LABELS = (ids_are_only_labels, only_the_order_of_dates_counts, negation_swaps_the_sides)
