"""The engine: asks every checker about every record once, and contains those that break."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from traceback import walk_tb
from typing import Any, Final, final

import attrs

from claimledger.checking.checker import Checker, Scope
from claimledger.checking.checkers import BROKEN, NOT_LOADED
from claimledger.checking.checkset import CheckSet
from claimledger.checking.finding import Finding
from claimledger.checking.outcome import Failure, Findings, silenced
from claimledger.checking.view import View
from claimledger.ledger import Ledger
from claimledger.model import Expectation, PeriodLike, Place, Record
from claimledger.model.plain import several
from claimledger.reasoning import Policy, Viewpoint

__all__ = ["check"]

_SPARE: Final = 1_000
"""How many more findings than there are records a checker may yield at once."""

_SUBJECTS: Final[Mapping[Scope, Callable[[Ledger], Iterable[Any]]]] = {
    Scope.STATEMENT: lambda ledger: ledger.statements,
    Scope.CLAIM: lambda ledger: ledger.claims.values(),
    Scope.DOCUMENT: lambda ledger: ledger.documents.values(),
    Scope.PARTY: lambda ledger: ledger.parties.values(),
    Scope.LEDGER: lambda ledger: (ledger,),
}


def check(
    ledger: Ledger,
    checkers: CheckSet | Checker | Iterable[Checker] | None = None,
    *,
    expects: Iterable[Expectation] = (),
    places: Mapping[str, Place] | None = None,
    texts: Mapping[str, str] | None = None,
    policy: Policy | None = None,
    viewpoint: Viewpoint | None = None,
    on: PeriodLike | None = None,
) -> Findings:
    """Ask checkers about a ledger; return what they find, sorted by code and subject.

    Without ``checkers`` the default set is asked. ``expects`` is what the ledger should answer,
    ``places`` where each record stands in a file, ``texts`` the documents' texts by their ids,
    ``on`` the day of the check, after which suppressions are over. The same arguments give the
    same findings, whatever the order of the records. A checker that breaks is told as a finding
    (``CLX101``), and the others finish.

    >>> from claimledger.model import Assertion, Claim, Claimant, Ref
    >>> said = Assertion(Claim("base", "A base opens"), chain=[Ref("daily"), Ref("mayor")])
    >>> ledger = Ledger().record(said, Claimant("mayor", "Mayor Dewi"))
    >>> print(*check(ledger, CheckSet.default().select("CLS")))
    CLS102 base: it rests on one origin, Mayor Dewi
    """
    asked = _set_of(checkers)
    view = View(ledger, policy=policy, viewpoint=viewpoint, expects=expects, texts=texts)
    stamp = _Stamp(_placed(view.expects, places or {}))
    found, failures = _ask(asked, view, stamp)
    outcome = silenced(
        ledger, sorted(found, key=_order), asked=asked.codes, known=sorted(asked.known), on=on
    )
    looking_back = [c for c in asked if c.scope is Scope.OUTCOME]
    reports: list[Finding] = []
    for checker in looking_back:
        if checker not in (BROKEN, NOT_LOADED):
            call = _Call(checker, len(ledger))
            reports += call.ask(view, outcome, "the outcome", stamp)
            failures += call.failures()
    outcome = attrs.evolve(outcome, failures=(*asked.failures, *failures))
    for always in (BROKEN, NOT_LOADED):
        reports += [stamp(always, finding) for finding in always(view, outcome)]
    findings = sorted({*outcome.findings, *reports}, key=_order)
    return Findings(tuple(findings), outcome.silenced, outcome.failures)


def _set_of(checkers: CheckSet | Checker | Iterable[Checker] | None) -> CheckSet:
    if checkers is None:
        return CheckSet.default()
    if isinstance(checkers, CheckSet):
        return checkers
    if isinstance(checkers, Checker):
        return CheckSet(checkers)
    return CheckSet(*several(checkers, "list of checkers", "write [far_from_the_speaker]"))


def _placed(expects: Iterable[Expectation], places: Mapping[str, Place]) -> Mapping[str, Place]:
    """Return the places by record id, those of expectations, which have numbers in files, too."""
    numbered = ((e.id, f"expects[{number}]") for number, e in enumerate(expects))
    return {**{id: places[key] for id, key in numbered if key in places}, **places}


def _order(finding: Finding) -> tuple[object, ...]:
    return finding.order


def _ask(asked: CheckSet, view: View, stamp: _Stamp) -> tuple[set[Finding], list[Failure]]:
    """Ask the checkers of each scope about each of its records, in one pass over them."""
    found: set[Finding] = set()
    failures: list[Failure] = []
    for scope, subjects in _SUBJECTS.items():
        calls = [_Call(c, len(view.ledger)) for c in asked if c.scope is scope]
        if not calls:
            continue
        for subject in subjects(view.ledger):
            name = subject.id if isinstance(subject, Record) else "the ledger"
            for call in calls:
                found.update(call.ask(view, subject, name, stamp))
        for call in calls:
            failures += call.failures()
    return found, failures


@final
class _Stamp:
    """Says of a finding whose it is, and where its subject stands."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = places

    def __call__(self, checker: Checker, finding: Finding) -> Finding:
        subject = finding.subject
        return attrs.evolve(
            finding,
            code=checker.code,
            slug=checker.slug,
            severity=checker.severity,
            place=finding.place or (self._places.get(subject.id) if subject is not None else None),
        )


def _worded(error: BaseException) -> str:
    """Return an error in words, whatever it does when it is asked for them."""
    try:
        return f"{type(error).__name__}: {error}"
    except Exception:  # noqa: BLE001  # even its words may break
        return type(error).__name__


def _place_of(error: BaseException) -> str:
    """Return where in the code an error was raised: the file without its folder, and the line."""
    *_, (frame, line) = walk_tb(error.__traceback__)
    file = frame.f_code.co_filename
    return "" if file == __file__ else f" ({PurePath(file).name}:{line})"


class _Call:
    """A checker while it is asked: what it yields is looked at, what it raises is kept."""

    def __init__(self, checker: Checker, records: int) -> None:
        self._checker = checker
        self._most = records + _SPARE
        self._broke = 0
        self._first = ("", "")

    def ask(self, view: View, subject: Any, name: str, stamp: _Stamp) -> Iterator[Finding]:
        """Yield what the checker finds on a subject, as far as it gets."""
        try:
            for finding in self._yielded(view, subject):
                yield stamp(self._checker, finding)
        except (Exception, SystemExit) as error:  # noqa: BLE001  # a checker may do anything
            self._broke += 1
            if self._broke == 1:
                self._first = name, f"{_worded(error)}{_place_of(error)}"

    def _yielded(self, view: View, subject: Any) -> Iterator[Finding]:
        answer = self._checker(view, subject)
        if not isinstance(answer, Iterable) or isinstance(answer, str):
            raise TypeError(f"it returned {answer!r}, and should yield findings")
        for count, finding in enumerate(answer):
            if not isinstance(finding, Finding):
                raise TypeError(f"it yielded {finding!r}, which is no Finding")
            if count >= self._most:
                raise ValueError(f"it yielded more than {self._most} findings at once")
            yield finding

    def failures(self) -> Sequence[Failure]:
        """Return that it broke, if it did."""
        if not self._broke:
            return ()
        where, error = self._first
        name = f"{self._checker.slug} ({self._checker.code})"
        return (Failure(name, error, where, self._broke),)
