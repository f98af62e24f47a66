"""A finding: what a checker says of a record, and what the engine stamps on it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, Final, final

import attrs

from claimledger.errors import InvalidRecordError
from claimledger.model import Anchor, Expectation, Place, Record
from claimledger.model.plain import kind_of, several
from claimledger.model.vocabulary import Ordered

__all__ = ["Finding", "Severity"]


class Severity(Ordered):
    """How much a finding matters, in ascending order: a note, a warning, an error.

    >>> Severity("error").rank > Severity("note").rank
    True
    """

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


def _subject(value: Record | None) -> Record | None:
    if value is None or isinstance(value, Record):
        return value
    raise InvalidRecordError(
        f"a finding is on a record, not on {value!r}",
        "pass the record that the checker was called with, or None for the whole ledger",
    )


def _because(value: Iterable[Record]) -> tuple[Record, ...]:
    mend = "write because=[statement]"
    found = several(value, "list of records", mend)
    for item in found:
        if not isinstance(item, Record):
            raise InvalidRecordError(f"{item!r} is no record", mend)
    return tuple(dict.fromkeys(found))


def _exact(value: str) -> str:
    """Return a text of a class of its own as a plain one; what is no text is left to `_words`."""
    return str.__str__(value) if isinstance(value, str) else value


def _words(_owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if not isinstance(value, str):
        raise InvalidRecordError(f"{attribute.name} is a text, not {value!r}", "write a sentence")
    if attribute.name == "message" and not value.strip():
        raise InvalidRecordError("a finding has no message", "say what is the matter")


_VALUES: Final[Mapping[str, type[Any]]] = {"anchor": Anchor, "place": Place}


def _fits(_owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    name = attribute.name
    if value is not None and not isinstance(value, _VALUES[name]):
        kind = _VALUES[name].__name__
        problem = f"the {name} of a finding is of the type {kind}, not {kind_of(value)}"
        raise InvalidRecordError(problem, f"write {name}={kind}(...)")


@final
@attrs.frozen
class Finding:
    """What a checker found: on which record, in a sentence, and which others show it.

    ``subject`` is the record (None: the whole ledger), ``because`` the other records involved,
    ``anchor`` a place in a document's text, ``fix`` what to do about it. ``key`` tells several
    findings of one checker on one record apart. A checker gives these; the engine stamps
    ``code``, ``slug``, ``severity``, and ``place``, where the record stands in a file.

    >>> from claimledger.model import Claim
    >>> Finding(Claim("base", "A base will open"), "nobody is named").message
    'nobody is named'
    """

    subject: Record | None = attrs.field(converter=_subject)
    message: str = attrs.field(converter=_exact, validator=_words)
    because: tuple[Record, ...] = attrs.field(default=(), converter=_because, kw_only=True)
    anchor: Anchor | None = attrs.field(default=None, validator=_fits, kw_only=True)
    fix: str = attrs.field(default="", converter=_exact, validator=_words, kw_only=True)
    key: str = attrs.field(default="", converter=_exact, validator=_words, kw_only=True)
    code: str = attrs.field(default="", converter=_exact, validator=_words, kw_only=True)
    slug: str = attrs.field(default="", converter=_exact, validator=_words, kw_only=True)
    severity: Severity = attrs.field(default=Severity.WARNING, converter=Severity, kw_only=True)
    place: Place | None = attrs.field(default=None, validator=_fits, kw_only=True, eq=False)

    @property
    def fingerprint(self) -> str:
        """A SHA-256 of code, subject and key: the same after edits elsewhere.

        >>> from claimledger.model import Claim
        >>> base = Claim("base", "A base will open")
        >>> Finding(base, "1 voice").fingerprint == Finding(base, "2 voices").fingerprint
        True
        """
        kind, id = ("", "") if self.subject is None else (self.subject.kind_name, self.subject.id)
        parts = json.dumps([self.code, kind, id, self.key])
        return sha256(parts.encode()).hexdigest()

    @property
    def order(self) -> tuple[str, str, str, str, tuple[str, ...], str]:
        """The key that sorts findings: by code, then by subject, key and words."""
        subject = "" if self.subject is None else self.subject.id
        because = tuple(record.id for record in self.because)
        return self.code, subject, self.key, self.message, because, self.fix

    def __str__(self) -> str:
        subject = "the ledger" if self.subject is None else self.subject.id
        if isinstance(self.subject, Expectation):
            subject = f"an expectation of {self.subject.claim.id}"
        return f"{self.code or 'unstamped'} {subject}: {self.message}"

    def __hash__(self) -> int:
        return hash((self.code, self.subject, self.message))
