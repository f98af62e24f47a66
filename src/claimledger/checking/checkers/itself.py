"""CLX, checking itself: checkers that break, and suppressions that have nothing to silence."""

from __future__ import annotations

from collections.abc import Iterator

from claimledger.checking.checker import Scope, checker
from claimledger.checking.finding import Finding, Severity
from claimledger.checking.outcome import Outcome
from claimledger.checking.view import View
from claimledger.errors import close_matches

__all__ = [
    "broken_checker",
    "expired_suppression",
    "plugin_not_loaded",
    "unknown_suppression",
    "unused_suppression",
]


@checker("CLX101", "broken-checker", scope=Scope.OUTCOME, severity=Severity.ERROR)
def broken_checker(_view: View, outcome: Outcome) -> Iterator[Finding]:
    """A checker broke, so that its findings may not be all.

    It raised an exception, yielded something that is no finding, tried to end the program, or
    changed what it was given. The other checkers are not affected. The message names the checker,
    the first record on which it broke, the error, and the line of code; that is what its author
    needs. The exit code is 2.
    """
    for failure in outcome.failures:
        if failure.count:
            times = f"on {failure.count} records, first {failure.where}" if failure.count > 1 else (
                f"on {failure.where}"
            )  # fmt: skip
            yield Finding(
                None,
                f"{failure.name} broke {times}: {failure.error}",
                fix="tell its author, or leave it out with --ignore",
                key=failure.name,
            )


@checker("CLX102", "plugin-not-loaded", scope=Scope.OUTCOME, severity=Severity.ERROR)
def plugin_not_loaded(_view: View, outcome: Outcome) -> Iterator[Finding]:
    """A plugin that offers checkers could not be loaded.

    Importing it failed, or what it offers is neither a checker nor a list of them. The message
    names the package and the entry point. The other checkers run. The exit code is 2.
    """
    for failure in outcome.failures:
        if not failure.count:
            yield Finding(
                None,
                f"{failure.name} did not load: {failure.error}",
                fix="mend or remove the package",
                key=failure.name,
            )


@checker("CLX201", "unused-suppression", scope=Scope.OUTCOME, severity=Severity.WARNING)
def unused_suppression(_view: View, outcome: Outcome) -> Iterator[Finding]:
    """A suppression silences nothing: its checker was asked, and finds nothing there.

    What it excused is mended, or it names another record than was meant. Left in the file it
    would silence the next finding on that record, which nobody has looked at. Silent if the
    checker broke, as then nobody knows.
    """
    for suppression in outcome.unused:
        yield Finding(
            suppression,
            f"{suppression.code} finds nothing on {suppression.subject.id}",
            fix="take the suppression out of the file",
        )


@checker("CLX202", "expired-suppression", scope=Scope.OUTCOME, severity=Severity.WARNING)
def expired_suppression(_view: View, outcome: Outcome) -> Iterator[Finding]:
    """A suppression is past its last day, and silences nothing any more.

    It is compared with the day of the check, which the command line takes from the calendar and
    `check` only from its argument ``on``.
    """
    for suppression in outcome.expired:
        yield Finding(
            suppression,
            f"the suppression of {suppression.code} on {suppression.subject.id} "
            f"ended with {suppression.until}",
            fix="mend what it excused, or decide anew until when",
        )


@checker("CLX203", "unknown-suppression", scope=Scope.OUTCOME, severity=Severity.WARNING)
def unknown_suppression(_view: View, outcome: Outcome) -> Iterator[Finding]:
    """A suppression names a code that no checker has.

    It is mistyped, or its checker comes with a package that is not installed here.
    """
    for suppression in outcome.unknown:
        close = close_matches(suppression.code, outcome.codes)
        yield Finding(
            suppression,
            f"no checker has the code {suppression.code}",
            fix=f"did you mean {' or '.join(close)}?" if close else "write a code that there is",
        )
