"""What a check comes to: the findings, what was silenced, and what broke."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from typing import Self, final, overload

import attrs

from claimledger.checking.finding import Finding, Severity
from claimledger.ledger import Ledger
from claimledger.model import PeriodLike, Suppression
from claimledger.model.periods import Period, optional_period

__all__ = ["Failure", "Findings", "Outcome", "silenced"]


@final
@attrs.frozen
class Failure:
    """That a checker broke, or that a plugin did not load: its name, what happened, how often.

    ``where`` names the first subject on which it broke; ``count`` on how many it did.
    """

    name: str
    error: str
    where: str = ""
    count: int = 0


@final
@attrs.frozen
class Outcome:
    """What the checkers found, for those of scope ``outcome``, which look back on it.

    ``silenced`` pairs findings with the suppressions that silence them; ``unused`` are the
    suppressions of codes that were asked and that silence nothing, ``expired`` those whose time
    is over, ``unknown`` those of codes that no checker has. ``codes`` are those of all checkers,
    ``failures`` what broke.
    """

    findings: tuple[Finding, ...] = ()
    silenced: tuple[tuple[Finding, Suppression], ...] = ()
    unused: tuple[Suppression, ...] = ()
    expired: tuple[Suppression, ...] = ()
    unknown: tuple[Suppression, ...] = ()
    codes: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()

    def copy(self) -> Self:
        """Return one to hand out: what is done to it and to its findings, is not done here."""
        pairs = tuple((copy(finding), by) for finding, by in self.silenced)
        return attrs.evolve(self, findings=tuple(map(copy, self.findings)), silenced=pairs)


@final
@attrs.frozen(repr=False)
class Findings(Sequence[Finding]):
    """The findings of a check, sorted, with what was silenced and what broke.

    >>> Findings()
    <Findings: none>
    """

    found: tuple[Finding, ...] = ()
    silenced: tuple[tuple[Finding, Suppression], ...] = ()
    failures: tuple[Failure, ...] = ()

    def __len__(self) -> int:
        return len(self.found)

    @overload
    def __getitem__(self, place: int) -> Finding: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Finding, ...]: ...

    def __getitem__(self, place: int | slice) -> Finding | tuple[Finding, ...]:
        return self.found[place]

    def of(self, word: str) -> tuple[Finding, ...]:
        """Return the findings whose code begins with a word, or whose slug is it."""
        return tuple(f for f in self.found if f.code.startswith(word) or f.slug == word)

    @property
    def broken(self) -> bool:
        """Whether a checker broke, or a plugin did not load: then this is not all there is."""
        return bool(self.failures)

    def __repr__(self) -> str:
        told = [
            f"{count} {severity.value}{'s' * (count != 1)}"
            for severity in reversed(Severity)
            if (count := sum(f.severity is severity for f in self.found))
        ]
        return f"<Findings: {', '.join(told) or 'none'}>"


def silenced(
    ledger: Ledger,
    found: Iterable[Finding],
    *,
    asked: Sequence[str],
    known: Sequence[str],
    on: PeriodLike | None,
) -> Outcome:
    """Split findings into those that a suppression silences and the rest.

    ``asked`` are the codes that were checked to the end, ``known`` those that there are. ``on``
    is the day of the check; without one, no suppression expires.
    """
    day = optional_period(on)
    held: dict[tuple[str, str], Suppression] = {}
    expired, unknown = [], []
    for suppression in ledger.suppressions:
        if suppression.code not in known:
            unknown.append(suppression)
        elif _is_over(suppression, day):
            expired.append(suppression)
        else:
            held.setdefault((suppression.code, ledger.current_id(suppression.subject)), suppression)
    kept: list[Finding] = []
    pairs: list[tuple[Finding, Suppression]] = []
    for finding in found:
        subject = finding.subject
        by = held.get((finding.code, ledger.current_id(subject))) if subject is not None else None
        if by is None:
            kept.append(finding)
        else:
            pairs.append((finding, by))
    used = {(by.code, ledger.current_id(by.subject)) for _, by in pairs}
    return Outcome(
        tuple(kept),
        tuple(pairs),
        tuple(_unused(ledger, held.keys() - used, asked)),
        tuple(expired),
        tuple(unknown),
        tuple(known),
    )


def _is_over(suppression: Suppression, day: Period | None) -> bool:
    """Tell whether a suppression's last day is certainly before the day of the check."""
    return (
        day is not None and suppression.until is not None and suppression.until.before(day) is True
    )


def _unused(
    ledger: Ledger, unused: Iterable[tuple[str, str]], asked: Sequence[str]
) -> Iterator[Suppression]:
    """Yield every suppression, of those that silenced nothing, whose checker was asked."""
    pairs = {(code, subject) for code, subject in unused if code in asked}
    for suppression in ledger.suppressions:
        if (suppression.code, ledger.current_id(suppression.subject)) in pairs:
            yield suppression
