"""The engine: asks every checker about every record once, and contains those that break."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from traceback import walk_tb
from typing import Any, Final, final

import attrs

from claimledger.checking.checker import Checker, Scope
from claimledger.checking.checkers import BROKEN, NOT_LOADED
from claimledger.checking.checkset import CheckSet
from claimledger.checking.finding import Finding
from claimledger.checking.outcome import (
    Failure,
    Findings,
    Outcome,
    silenced,
)
from claimledger.checking.view import View
from claimledger.ledger import Ledger
from claimledger.model import Expectation, PeriodLike, Place, Record
from claimledger.model.plain import kind_of, several
from claimledger.offers import worded
from claimledger.reasoning import Policy, Viewpoint

__all__ = ["check"]

_SPARE: Final = 1_000
"""How many more findings than there are records a checker may yield at once."""

_ITSELF: Final = BROKEN.family
_ALWAYS: Final = {checker.code: checker for checker in (BROKEN, NOT_LOADED)}
"""The checkers that tell what broke, and that nobody can leave out."""

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
    asking = _Asking(view, len(ledger), _placed(view.expects, places or {}))
    subjects = {scope: tuple(given(ledger)) for scope, given in _SUBJECTS.items()}
    for scope, given in subjects.items():
        asking.of_each([c for c in asked if c.scope is scope], given)

    def outcome(after: Iterable[Scope]) -> Outcome:
        answered = {c.code for c in asked if c.scope in after} - asking.broken
        found = sorted(asking.found, key=_order)
        return silenced(ledger, found, asked=sorted(answered), known=sorted(asked.known), on=on)

    last = [c for c in asked if c.scope is Scope.OUTCOME and c.code not in _ALWAYS]
    asking.of_outcome([c for c in last if c.family != _ITSELF], outcome(_SUBJECTS))
    whole = outcome(Scope)
    asking.found.clear()  # what is said of checking itself is not silenced
    asking.of_outcome([c for c in last if c.family == _ITSELF], whole)
    whole = attrs.evolve(whole, failures=(*asked.failures, *asking.failures))
    for code, checker in _ALWAYS.items():
        severity = asked[code].severity if code in asked else None
        asking.of_outcome([checker.but(severity=severity)], whole)
    findings = sorted(dict.fromkeys([*whole.findings, *asking.found]), key=_order)
    return Findings(tuple(findings), whole.silenced, whole.failures)


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


@final
class _Asking:
    """Asks checkers, and keeps what they find, in the order in which it is found.

    A checker may do anything. What it raises is kept, and a view that it changed is restored.
    """

    def __init__(self, view: View, records: int, places: Mapping[str, Place]) -> None:
        self._view = view
        self._own = dict(vars(view))
        self._most = records + _SPARE
        self._places = places
        self._broke: dict[Checker, Failure] = {}
        self.found: dict[Finding, None] = {}

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What broke, each checker once."""
        return tuple(self._broke.values())

    @property
    def broken(self) -> set[str]:
        """The codes of checkers that broke, so that their findings may not be all."""
        return {checker.code for checker in self._broke}

    def of_each(self, checkers: Sequence[Checker], subjects: Iterable[Any]) -> None:
        """Ask checkers about each of some subjects, in one pass over them."""
        for subject in subjects:
            name = subject.id if isinstance(subject, Record) else "the ledger"
            for checker in checkers:
                self._ask(checker, subject, name)

    def of_outcome(self, checkers: Iterable[Checker], outcome: Outcome) -> None:
        """Ask checkers about what was found."""
        for checker in checkers:
            self._ask(checker, outcome.copy(), "the outcome")

    def _ask(self, checker: Checker, subject: Any, name: str) -> None:
        """Take up what a checker finds on a subject, as far as it gets."""
        try:
            for finding in self._yielded(checker(self._view, subject)):
                self.found[self._stamped(checker, finding)] = None
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001  # a checker may do anything
            self._restored()
            first = self._broke.get(checker)
            if first is None:
                told = f"{worded(error)}{_place_of(error)}"
                first = Failure(f"{checker.slug} ({checker.code})", told, name)
            self._broke[checker] = attrs.evolve(first, count=first.count + 1)

    def _yielded(self, answer: Any) -> Iterator[Finding]:
        if isinstance(answer, Coroutine):
            answer.close()  # or Python warns that nobody awaits it
        if not isinstance(answer, Iterable) or isinstance(answer, str):
            raise TypeError(f"it returned {kind_of(answer)}, and should yield findings")
        for count, finding in enumerate(answer):
            if not isinstance(finding, Finding):
                raise TypeError(f"it yielded {kind_of(finding)}, which is no Finding")
            if count >= self._most:
                raise ValueError(f"it yielded more than {self._most} findings at once")
            yield finding
        if self._restored():
            raise TypeError("it changed the view")

    def _restored(self) -> bool:
        """Put the view right if it was changed; tell whether it was."""
        held = vars(self._view)
        changed = any(held.get(name) is not value for name, value in self._own.items())
        if changed:
            held.clear()
            held.update(self._own)
        return changed

    def _stamped(self, checker: Checker, finding: Finding) -> Finding:
        """Say of a finding whose it is, and where its subject stands."""
        subject = finding.subject
        return attrs.evolve(
            finding,
            code=checker.code,
            slug=checker.slug,
            severity=checker.severity,
            place=finding.place or (self._places.get(subject.id) if subject is not None else None),
        )


def _place_of(error: BaseException) -> str:
    """Return where in the code an error was raised: the file without its folder, and the line."""
    *_, (frame, line) = walk_tb(error.__traceback__)
    file = frame.f_code.co_filename
    return "" if file == __file__ else f" ({PurePath(file).name}:{line})"
