"""What options of checkers may be: whole numbers, yes or no, words of a closed list.

A checker's options are a frozen attrs class whose fields all have defaults. These functions refuse
what a field cannot be, with what to write in its place:

>>> @attrs.frozen
... class Options:
...     most: int = attrs.field(default=2, validator=valid_count)
...     strict: bool = attrs.field(default=False, validator=valid_switch)
>>> Options(most=3)
Options(most=3, strict=False)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import attrs

from claimledger.errors import InvalidRecordError
from claimledger.model.plain import several
from claimledger.model.vocabulary import Vocabulary

__all__ = ["valid_count", "valid_switch", "words"]

_V = TypeVar("_V", bound=Vocabulary)


def valid_count(_owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Check a whole number from 0.

    >>> @attrs.frozen
    ... class Options:
    ...     most: int = attrs.field(default=2, validator=valid_count)
    >>> Options(most=-1)
    Traceback (most recent call last):
    claimledger.errors.InvalidRecordError: most is a whole number, not -1; write 0, 1, 2, ...
    """
    if type(value) is not int or value < 0:
        raise InvalidRecordError(
            f"{attribute.name} is a whole number, not {value!r}", "write 0, 1, 2, ..."
        )


def valid_switch(_owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Check a yes or no.

    >>> @attrs.frozen
    ... class Options:
    ...     strict: bool = attrs.field(default=False, validator=valid_switch)
    >>> Options(strict="off")
    Traceback (most recent call last):
    claimledger.errors.InvalidRecordError: strict is yes or no, not 'off'; write True or False
    """
    if type(value) is not bool:
        raise InvalidRecordError(
            f"{attribute.name} is yes or no, not {value!r}", "write True or False"
        )


def words(
    kind: type[_V], value: Iterable[_V | str], *, but: Iterable[_V] = (), instead: str = ""
) -> tuple[_V, ...]:
    """Convert any iterable of words of a list to a tuple, each once and in the list's order.

    Words in ``but`` are refused; ``instead`` says what to do about it.

    >>> from claimledger.model import Act
    >>> words(Act, ["judges", "states", "judges"])
    (<Act.STATES: 'states'>, <Act.JUDGES: 'judges'>)
    >>> words(Act, ["hints"], but=[Act.HINTS], instead="name another act")
    Traceback (most recent call last):
    claimledger.errors.InvalidRecordError: 'hints' cannot be chosen; name another act
    """
    refused = frozenset(but)
    example = next(word.value for word in kind if word not in refused)
    chosen = {
        kind(word) for word in several(value, f"list of {kind.spoken()}s", f"write [{example!r}]")
    }
    for word in sorted(chosen & refused):
        raise InvalidRecordError(f"{word.value!r} cannot be chosen", instead)
    return tuple(word for word in kind if word in chosen)
