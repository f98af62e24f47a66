"""What is asked of a ledger that loaded, whatever its records say of each other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from random import Random
from typing import Any

from claimledger.checking import check
from claimledger.errors import ClaimLedgerError, LoadError, UnknownIdError
from claimledger.files import LedgerFile, dumps, loads
from claimledger.ledger import Ledger
from claimledger.reasoning import assess_all, chain_of, history, trace_all, unmet

__all__ = ["asked"]


def asked(found: LedgerFile, rng: Random) -> Iterator[str]:
    """Ask a ledger everything; yield what is no answer, and no error of the library either."""
    ledger = found.ledger
    for ask in (_assessed, _traced, _checked, _past, _looked_up):
        try:
            yield from ask(found, rng)
        except ClaimLedgerError as error:
            yield f"{type(error).__name__} leaves{ask.__name__}: {error!r:.300}"
        except BaseException as error:  # the very thing that must not happen
            yield f"{type(error).__name__} leaves{ask.__name__}: {error!r:.300}"
    yield from _written(found, rng)
    if Ledger() | ledger != ledger or (ledger | ledger).digest != ledger.digest:
        yield "a merge with nothing, or with itself, changes it"


def _assessed(found: LedgerFile, _rng: Random) -> Iterator[str]:
    answers = assess_all(found.ledger)
    if list(answers) != sorted(found.ledger.claims):
        yield "not every claim is assessed, in order"
    for answer in answers.values():
        if not str(answer) or not repr(answer):
            yield "an answer that says nothing"
        if answer.because is None or answer.set_aside is None or not answer.receipt.digest:
            yield "an answer without reasons"
    for unfit in unmet(found.ledger, found.expects):
        if not str(unfit):
            yield "an expectation is not met, and nothing is told of it"


def _traced(found: LedgerFile, rng: Random) -> Iterator[str]:
    ledger = found.ledger
    for claim, told in trace_all(ledger).items():
        for chain in told:
            if not str(chain) or len(chain.path) < 1 or chain.origins is None:
                yield f"a chain on {claim} that says nothing"
    for statement in rng.sample(ledger.statements, min(3, len(ledger.statements))):
        chain = chain_of(ledger, statement)
        if not str(chain) or chain.gaps is None:
            yield "a chain that says nothing"


def _checked(found: LedgerFile, _rng: Random) -> Iterator[str]:
    told = check(found.ledger, expects=found.expects, places=found.places)
    for failure in told.failures:
        yield f"a checker broke: {failure!r:.200}"
    for finding in told:
        if not str(finding):
            yield "a finding that says nothing"


def _past(found: LedgerFile, rng: Random) -> Iterator[str]:
    ledger = found.ledger
    for past in (
        ledger.as_of(recorded="2032-05-02"),
        ledger.as_of(recorded="2032-05-01T10:00", undated="keep"),
        ledger.as_of("2032-03-02", "2032-06"),
    ):
        if len(past) > len(ledger) or len(assess_all(past)) != len(past.claims):
            yield "there was more before than there is"
    for claim in rng.sample(list(ledger.claims), min(1, len(ledger.claims))):
        with suppress(UnknownIdError):  # it may be there only in the place of what is public later
            if any(change is None for change in history(ledger, claim)):
                yield "a change that is none"


def _looked_up(found: LedgerFile, _rng: Random) -> Iterator[str]:
    ledger = found.ledger
    for conflict in ledger.conflicts:
        if len(conflict.versions) < 2:
            yield f"{conflict.id} is in conflict with nothing"
    if not (repr(ledger) and ledger.code() and ledger.bounds == Ledger().bounds):
        yield "a ledger that says nothing of itself"
    if any(record not in ledger for record in ledger):
        yield "a ledger does not hold what it holds"
    if ledger.renamed.keys() & set(ledger.renamed.values()) and any(
        ledger.current_id(id) != new for id, new in ledger.renamed.items()
    ):
        yield "an id has two others"


def _written(found: LedgerFile, rng: Random) -> Iterator[str]:
    """Write the ledger as a file; what can be written must load again, and be the same."""
    format: Any = "yaml" if rng.random() < 0.05 else "json"
    try:
        text = dumps(found.ledger, format=format, expects=found.expects, external=found.external)
    except ClaimLedgerError:
        return
    except BaseException as error:
        yield f"{type(error).__name__} leaves dumps: {error!r:.300}"
        return
    try:
        again = loads(text, format=format)
    except LoadError as refused:
        # amendments in amendments stand deeper in a file than in a journal
        if not all("nests deeper" in fault.problem for fault in refused.faults):
            yield f"what is written does not load again: {refused!r:.400}"
        return
    except BaseException as error:
        yield f"what is written does not load again: {error!r:.400}"
        return
    if again.ledger != found.ledger or again.ledger.digest != found.ledger.digest:
        yield "what is written is another ledger when it is read"
    if set(again.expects) != set(found.expects):
        yield f"other expectations: {json.dumps(format)}"
