"""The values that records of a journal are made of: checked, and made once if they stand often.

What is not known for sound raises any of `LEFT`; the strict reader in `bodies` tells why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, final

from claimledger.model import Claim, Document, Link, Period, Ref
from claimledger.model.identity import KEPT_OUT, LONGEST

__all__ = ["LEFT", "SOUND", "Read", "Shared", "full", "sha256", "text", "texts", "word", "yes"]

LEFT: Final = (AttributeError, KeyError, TypeError, ValueError)
"""What the short ways raise for a body that they leave to the strict reader."""

Read = Callable[[Any], Any]
"""What makes a value of what is written."""

_SIGNS: Final = "".join(re.escape(chr(c)) for c in range(33, 127) if chr(c) not in KEPT_OUT)
_ID: Final = re.compile(f"[{_SIGNS}]{{1,{LONGEST}}}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)

_name: Final[Callable[[Ref, str], None]] = Ref.id.__set__  # type: ignore[attr-defined]  # a slot


def text(value: Any) -> str:
    """Return a text; an empty one is never written."""
    if type(value) is not str or not value:
        raise TypeError(value)
    return value


def _id(value: Any) -> str:
    if not _ID.fullmatch(value):
        raise ValueError(value)
    found: str = value
    return found


def sha256(value: Any) -> str:
    """Return the digits of a SHA-256."""
    if not _SHA256.fullmatch(value):
        raise ValueError(value)
    found: str = value
    return found


def yes(value: Any) -> bool:
    """Return True: no is never written."""
    if value is not True:
        raise ValueError(value)
    return True


def texts(values: Any) -> tuple[str, ...]:
    """Return the texts of a list."""
    if not all(type(value) is str for value in full(values)):
        raise TypeError(values)
    return tuple(values)


def full(values: Any) -> list[Any]:
    """Return a list; an empty one is never written."""
    if type(values) is not list or not values:
        raise TypeError(values)
    return values


def word(kind: Any, *left_out: object) -> Read:
    """Return a reader of a vocabulary's words, without that which is never written."""
    return {word.value: word for word in kind if word not in left_out}.__getitem__


def _claim_is_sound(claim: Any) -> bool:
    return bool(claim.text.strip())


def _document_is_sound(document: Any) -> bool:
    before = document.derived_from
    return (before is None) is (document.derivation is None) and (
        before is None or before.id != document.id
    )


SOUND: Final[Mapping[type, Callable[[Any], bool]]] = {
    Claim: _claim_is_sound,
    Document: _document_is_sound,
}
"""What is asked of a record whose fields are sound, each for itself."""


@final
class Shared:
    """Readers of ids, references, links and dates, each of which is made once."""

    def __init__(self) -> None:
        # what an id was last needed as: the text alone, or a reference, which holds the text
        self._known: dict[str, str | Ref] = {}
        self._links: dict[Any, Link] = {}
        self._dates: dict[str, Period] = {}
        self._of_link: Mapping[str, Read] = {
            "party": self.ref,
            "document": self.ref,
            "named_as": text,
            "cue": text,
            "said": self.date,
        }

    def id(self, value: Any) -> str:
        """Return an id, the same text for the record and for what refers to it."""
        found = self._known.get(value)
        if found is None:
            found = self._known[value] = _id(value)
        return found.id if type(found) is Ref else found

    def ref(self, value: Any) -> Ref:
        """Return a reference to an id."""
        found = self._known.get(value)
        if type(found) is Ref:
            return found
        made = object.__new__(Ref)
        _name(made, found or _id(value))
        self._known[made.id] = made
        return made

    def refs(self, values: Any) -> tuple[Ref, ...]:
        """Return references to a list of ids."""
        ref = self.ref
        return tuple([ref(value) for value in full(values)])

    def date(self, value: Any) -> Period:
        """Return a date that is written as it stays."""
        found = self._dates.get(value)
        if found is None:
            found = Period(value)
            if found.written != value:
                raise ValueError(value)
            self._dates[value] = found
        return found

    def chain(self, values: Any) -> tuple[Link, ...]:
        """Return the links of a chain."""
        link = self._link
        return tuple([link(value) for value in full(values)])

    def _link(self, value: Any) -> Link:
        key = value if type(value) is str else (*value, *value.values())
        found = self._links.get(key)
        if found is None:
            found = Link(self.ref(value)) if type(value) is str else self._whole(value)
            self._links[key] = found
        return found

    def _whole(self, value: Any) -> Link:
        if len(value) < 2:
            raise ValueError(value)
        read: Any = {key: self._of_link[key](item) for key, item in value.items()}
        return Link(**read)
