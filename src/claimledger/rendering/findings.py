"""Findings for people, a line and its reasons for each, and as plain data for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from claimledger.checking import Failure, Finding, Findings, Severity
from claimledger.model import (
    ClaimRelation,
    Expectation,
    Period,
    Place,
    Record,
    Relation,
    Suppression,
)
from claimledger.model.plain import printable
from claimledger.rendering.data import ground

__all__ = ["findings_data", "findings_text", "spoken"]


def findings_text(findings: Findings) -> str:
    """Return findings as lines that are safe to print, and at the end how many there are.

    >>> from claimledger import Claim, Place
    >>> base = Claim("base", "A base opens")
    >>> found = Finding(base, "who says so?", code="DESK101", place=Place("port.yaml", 12, 3))
    >>> print(findings_text(Findings((found,))))
    port.yaml:12:3: warning DESK101 claim base: who says so?
    1 warning
    """
    lines = [line for finding in findings for line in _lines(finding)]
    return "\n".join(map(printable, [*lines, _summary(findings)]))


def _lines(finding: Finding) -> Iterator[str]:
    where = "" if finding.place is None else f"{_where(finding.place)}: "
    head = (finding.severity.value, finding.code, finding.slug, spoken(finding.subject))
    yield f"{where}{' '.join(filter(None, head))}: {finding.message}"
    if finding.because:
        yield f"  because: {', '.join(map(_brief, finding.because))}"
    if finding.fix:
        yield f"  fix: {finding.fix}"


def _where(place: Place) -> str:
    return str(place) if place.line else place.file


def spoken(subject: Record | None) -> str:
    """Say in a few words which record is meant, with its kind.

    An id that is made from the content begins with the kind already. What has no id that people
    know is told by what it is about.

    >>> from claimledger import Claim, ClaimRelation, Ref
    >>> spoken(Claim("base", "A base opens"))
    'claim base'
    >>> spoken(ClaimRelation(Ref("base"), "entails", Ref("port")))
    'claim-relation base entails port'
    """
    match subject:
        case None:
            return "the ledger"
        case Relation() | ClaimRelation():
            return f"{subject.kind_name} {subject}"
        case Expectation():
            return f"expectation of {subject.claim.id}"
        case Suppression():
            return f"suppression of {subject.code} on {subject.subject.id}"
    derived = subject.id.startswith(f"{subject.kind_name}-")
    return subject.id if derived else f"{subject.kind_name} {subject.id}"


def _brief(record: Record) -> str:
    if isinstance(record, Relation | ClaimRelation):
        return str(record)
    return spoken(record) if isinstance(record, Expectation | Suppression) else record.id


def _summary(findings: Findings) -> str:
    counts = _counts(findings)
    silenced = counts.pop("silenced")
    told = [f"{n} {word}{'s' * (n != 1)}" for word, n in counts.items() if n]
    parts = [", ".join(told) or "nothing found"]
    parts += [f"{silenced} silenced"] if silenced else []
    parts += ["something broke, so that this may not be all"] if findings.broken else []
    return "; ".join(parts)


def _counts(findings: Findings) -> dict[str, int]:
    """Return how many findings there are of each severity, worst first, and how many silenced."""
    found = [finding.severity for finding in findings]
    counts = {severity.value: found.count(severity) for severity in reversed(Severity)}
    return {**counts, "silenced": len(findings.silenced)}


def findings_data(findings: Findings) -> dict[str, Any]:
    """Return findings as plain data; a silenced one says ``by`` which suppression.

    Texts are as they are, and not made safe to print.

    >>> from claimledger import Claim
    >>> base = Claim("base", "A base opens")
    >>> findings_data(Findings((Finding(base, "who says so?"),)))["findings"][0]["subject"]
    {'kind': 'claim', 'id': 'base'}
    """
    return {
        "findings": [_finding(finding) for finding in findings],
        "silenced": [{**_finding(f), "by": _suppression(by)} for f, by in findings.silenced],
        "failures": [_failure(failure) for failure in findings.failures],
        "counts": _counts(findings),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    subject = finding.subject
    return {
        "code": finding.code,
        "slug": finding.slug,
        "severity": finding.severity.value,
        "subject": None if subject is None else {"kind": subject.kind_name, "id": subject.id},
        "message": finding.message,
        "because": [ground(record) for record in finding.because],
        "anchor": None if finding.anchor is None else _fields(finding.anchor),
        "fix": finding.fix,
        "key": finding.key,
        "place": None if finding.place is None else _fields(finding.place),
        "fingerprint": finding.fingerprint,
    }


def _suppression(suppression: Suppression) -> dict[str, str | None]:
    return {
        "id": suppression.id,
        "code": suppression.code,
        "subject": suppression.subject.id,
        "by": suppression.by,
        "reason": suppression.reason,
        "on": _period(suppression.on),
        "until": _period(suppression.until),
    }


def _failure(failure: Failure) -> Mapping[str, str | int]:
    return _fields(failure)


def _period(period: Period | None) -> str | None:
    return None if period is None else str(period)


def _fields(value: attrs.AttrsInstance) -> dict[str, Any]:
    """Return a value of texts and numbers as a mapping of its fields."""
    return attrs.asdict(value)
