"""Sharing: which survey serves a ledger, so that ledgers of one log share what was read."""

from __future__ import annotations

from typing import Any, final

from claimledger.ledger import Ledger
from claimledger.ledger.log import Log
from claimledger.model import Amendment, Record
from claimledger.reasoning.index.reading import STATEMENTS
from claimledger.reasoning.index.survey import Survey
from claimledger.reasoning.policy import Policy

__all__ = ["survey_of"]


def survey_of(ledger: Ledger, policy: Policy) -> Survey:
    """Return the survey of a ledger under a policy.

    The latest ledgers of a log share one, which is extended as the log grows. It is made anew if
    what came in changes how others were read. A ledger that it has left behind gets its own.
    """
    log, size = ledger.log, ledger.size
    mended = log.amended(size) or _conflicts(log, size)
    key = "mended survey" if mended else "survey", policy
    held: _Reading | None = log.shared.get(key)
    if held is not None:
        with held.survey.lock:
            if held.covers <= size and held.extend(log, size):
                return held.survey
    if held is not None and held.covers > size:
        return ledger.memo(key, lambda: _read(ledger, policy, mended=mended).survey)
    fresh = log.shared[key] = _read(ledger, policy, mended=mended)
    return fresh.survey


def _conflicts(log: Log, size: int) -> bool:
    """Tell whether an id stands for two records among the first entries of a log."""
    if not log.later:
        return False
    checked, first = log.shared.get("conflict", (0, None))
    if first is None and checked < size:
        for place in range(checked, size):
            record = log.records[place]
            if record.id in log.later and record != log.records[log.places[record.id]]:
                first = place
                break
        log.shared["conflict"] = size, first
    return first is not None and first < size


@final
class _Reading:
    """A survey of the first entries of a log: of the log itself, or of what stands in it.

    The latter where records were amended, or versions conflict; ``touched`` are the ids of these,
    and an entry under one of them makes the survey useless.
    """

    def __init__(self, survey: Survey, covers: int) -> None:
        self.survey = survey
        self.covers = covers
        self.records: list[Record] | None = None
        self.places: dict[str, int] = {}
        self.touched: set[str] = set()

    def extend(self, log: Log, size: int) -> bool:
        """Read the entries up to a size; tell whether the survey can still be used."""
        if self.records is None:
            if self.covers < size and not self.survey.stale:
                self.survey.extend(size)
                self.covers = size
        elif self.covers < size:
            if not self._take(log, size, self.records):
                return False
            self.survey.extend(len(self.records))
            self.covers = size
        return not self.survey.stale

    def _take(self, log: Log, size: int, records: list[Record]) -> bool:
        """Take in entries that touch nothing amended, and no version of another record."""
        new: list[Record] = []
        for place in range(self.covers, size):
            record = log.records[place]
            first = log.places[record.id]
            if record.id in self.touched or isinstance(record, Amendment):
                return False
            if first == place:
                new.append(record)
            elif record != log.records[first]:
                return False
        for record in new:
            if type(record) in STATEMENTS:
                self.places[record.id] = len(records)
            records.append(record)
        return True


def _read(ledger: Ledger, policy: Policy, *, mended: bool) -> _Reading:
    log, size = ledger.log, ledger.size
    if mended:
        return _read_standing(ledger, policy)
    reading = _Reading(Survey(log.records, log.places, policy, again=log.later), size)
    reading.survey.extend(size)
    return reading


def _read_standing(ledger: Ledger, policy: Policy) -> _Reading:
    """Read what stands in a ledger with amendments or conflicts."""
    log, size = ledger.log, ledger.size
    records: list[Record] = [
        *ledger.parties.values(),
        *ledger.documents.values(),
        *ledger.claims.values(),
        *ledger.relations,
        *ledger.claim_relations,
        *ledger.statements,
    ]
    places: dict[str, int] = {}
    several: dict[str, list[int]] = {}
    for place, record in enumerate(records):
        if type(record) in STATEMENTS and places.setdefault(record.id, place) != place:
            several.setdefault(record.id, [places[record.id]]).append(place)
    survey = Survey(records, places, policy, names=ledger.renamed, several=several)
    reading = _Reading(survey, size)
    reading.records, reading.places = records, places
    reading.touched = {id for id, places_of in list(log.later.items()) if places_of[0] < size}
    for place in log.amendments:
        if place < size:
            reading.touched |= _touched(log.records[place])
    survey.extend(len(records))
    return reading


def _touched(record: Any) -> set[str]:
    """Return the ids that an amendment, and those that it puts in place of others, touch."""
    found: set[str] = set()
    while isinstance(record, Amendment):
        found |= {record.id, record.record.id}
        record = record.replacement
    if record is not None:
        found.add(record.id)
    return found
