"""How much is read of files before it is given up: the limits of loading, as one value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, Self, final

import attrs

from claimledger.errors import InvalidRecordError, close_matches

__all__ = ["DEEPEST", "DEFAULT", "Limits", "or_raised"]

_MIB: Final = 2**20
_GIB: Final = 2**30

_WHOLE = re.compile(r"[1-9][0-9]{0,17}", re.ASCII)
_MOST: Final = 10**18 - 1
"""What any limit may be at most: eighteen digits."""

DEEPEST: Final = 150
"""How deep files may be allowed to nest.

The readers of the formats take no frames for depth. But amendments inside amendments take three of
Python's for each level to be built, four to be compared and six to be printed, of a thousand.
"""

_LONGEST_SILENCE: Final = 86_400
"""How many seconds a pipe may be allowed to be silent: a day, so that a load ends."""


def _limit(default: int, most: int = _MOST) -> Any:
    return attrs.field(default=default, validator=_within(most))


def _within(most: int) -> Callable[[Limits, attrs.Attribute[int], int], None]:
    def check(_limits: Limits, field: attrs.Attribute[int], value: int) -> None:
        if type(value) is not int or value < 1:  # a bool is an int, and no number
            shown = "below 1" if type(value) is int else f"{value!r}"
            problem = f"the limit {field.name!r} cannot be {shown}"
            raise InvalidRecordError(problem, f"give a whole number, such as {field.default}")
        if value > most:
            raise InvalidRecordError(
                f"the limit {field.name!r} is too high", f"give at most {most}"
            )

    return check


@final
@attrs.frozen(kw_only=True)
class Limits:
    """How much is read before it is given up; each is a whole number above 0.

    What is beyond a limit is a fault, which names the limit. Raise one if your files are large
    and yours; lower it if they are anybody's.

    >>> Limits().records, Limits(records=5_000_000).records
    (1000000, 5000000)
    >>> Limits(records=0)
    Traceback (most recent call last):
    claimledger.errors.InvalidRecordError: the limit 'records' cannot be below 1; \
give a whole number, such as 1000000
    """

    file: int = _limit(128 * _MIB)
    """The bytes of a ledger file (of a text that is given as ``str``: its characters)."""
    journal: int = _limit(16 * _GIB)
    """The bytes of a journal."""
    line: int = _limit(64 * _MIB)
    """The bytes of one line of a journal."""
    depth: int = _limit(100, most=DEEPEST)
    """The levels of lists and mappings in each other; a ledger needs about eight."""
    values: int = _limit(5_000_000)
    """The texts, lists and mappings of a file, keys aside."""
    records: int = _limit(1_000_000)
    """The records of a ledger file."""
    entries: int = _limit(20_000_000)
    """The lines of a journal."""
    text: int = _limit(10_000_000)
    """The characters of one text, or of one key."""
    chain: int = _limit(250_000)
    """The links of one chain."""
    faults: int = _limit(10_000)
    """The faults after which a file, and in the end a load, is given up."""
    patience: int = _limit(30, most=_LONGEST_SILENCE)
    """The seconds that a pipe may be silent."""

    @classmethod
    def of(cls, fields: Mapping[str, int | str]) -> Self:
        """Return the default limits with some changed, as numbers or as texts of digits.

        >>> Limits.of({"records": "5000000"}) == Limits(records=5_000_000)
        True
        >>> Limits.of({"record": "5000000"})
        Traceback (most recent call last):
        claimledger.errors.InvalidRecordError: there is no limit 'record'; did you mean 'records'?
        """
        known = attrs.fields_dict(cls)
        for name in fields:
            if name not in known:
                raise InvalidRecordError(f"there is no limit {name!r}", _meant(name, list(known)))
        return cls(**{name: _number(name, value) for name, value in fields.items()})


def _meant(name: str, known: list[str]) -> str:
    close = close_matches(name, known)
    if close:
        return f"did you mean {' or '.join(map(repr, close))}?"
    return f"write one of {', '.join(known)}"


def _number(name: str, value: int | str) -> int:
    """Return what a text of digits says; what is no text is judged where the limits are made."""
    if not isinstance(value, str):
        return value
    if not _WHOLE.fullmatch(value):
        default = attrs.fields_dict(Limits)[name].default
        raise InvalidRecordError(
            f"the limit {name!r} cannot be {value[:60]!r}",
            f"write a whole number above 0 in digits only, such as {default}",
        )
    return int(value)


DEFAULT: Final = Limits()
"""The limits that hold unless others are given."""


def or_raised(mend: str, name: str) -> str:
    """Return how to mend what is beyond a limit: so, or by another limit.

    >>> or_raised("make it several files", "records")
    "make it several files, or raise the limit 'records'"
    """
    return f"{mend}, or raise the limit {name!r}"
