"""A checker under observation: what it raises; and in words, what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, final

import attrs

from claimledger.checking import Checker, Finding, View
from claimledger.model import ClaimRelation, Expectation, Record, Relation

__all__ = ["Watch", "named", "told"]

_END: Final = object()


@final
class Watch:
    """A checker that keeps in ``raised`` what it raised first.

    ``checker`` is asked in its place: about a view of one's own if one is given, so that it can
    be asked about the same view twice.

    >>> from claimledger import Claim, Ledger, check, checker
    >>> @checker("DESK101", "no-comment", scope="claim")
    ... def no_comment(view, claim):
    ...     '''A claim.'''
    ...     raise ValueError(claim.id)
    >>> watch = Watch(no_comment)
    >>> len(check(Ledger().record(Claim("base", "A base")), [watch.checker])), watch.raised
    (1, ValueError('base'))
    """

    def __init__(self, checker: Checker, view: View | None = None) -> None:
        self._inner = checker
        self._view = view
        self.checker = attrs.evolve(checker, rule=self._ask)
        self.raised: BaseException | None = None

    def _ask(self, view: View, subject: Any, *_options: Any) -> Any:
        with self._noting():
            answer = self._inner(self._view or view, subject)
        return self._passed_on(answer) if isinstance(answer, Iterator) else answer

    def _passed_on(self, answer: Iterator[Any]) -> Iterator[Any]:
        while True:
            with self._noting():  # not while it waits: to be closed is no failure
                finding = next(answer, _END)
            if finding is _END:
                return
            yield finding

    @contextmanager
    def _noting(self) -> Iterator[None]:
        try:
            yield
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            self.raised = self.raised or error
            raise


def named(subject: Record | None, expects: Iterable[Expectation] = ()) -> str:
    """Return the word for what a finding is on.

    >>> from claimledger import Ref
    >>> named(Relation(Ref("mayor"), "member_of", Ref("council"))), named(None)
    ('relation:mayor member_of council', 'ledger')
    """
    if subject is None:
        return "ledger"
    if isinstance(subject, Relation | ClaimRelation):
        return f"relation:{subject}"
    if isinstance(subject, Expectation):
        numbers = (number for number, e in enumerate(expects) if e.id == subject.id)
        return next((f"expects[{number}]" for number in numbers), subject.id)
    return subject.id


def told(finding: Finding) -> str:
    """Return in words all that a checker says in a finding.

    >>> from claimledger import Claim
    >>> base = Claim("base", "A base will open")
    >>> told(Finding(base, "nobody is named", because=[base], fix="name somebody"))
    "unstamped base: nobody is named; because ['base']; fix 'name somebody'"
    """
    more = {
        "because": [named(record) for record in finding.because],
        "anchor": finding.anchor,
        "fix": finding.fix,
        "key": finding.key,
    }
    return "; ".join([str(finding), *(f"{key} {said!r}" for key, said in more.items() if said)])
