"""Plain values: a user's own data on a record, a place in a file, text made safe to print."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, final

import attrs

from claimledger.errors import InvalidRecordError

__all__ = ["EMPTY", "Meta", "Place", "is_halved", "kind_of", "meta_of", "printable", "several"]

_DEEPEST = 90
_MOST = 2**53
"""Below it every reader of JSON, whatever its language, reads the same whole number."""


class Meta(Mapping[str, Any]):
    """A user's own data: kept, compared, written to files, and without effect.

    An immutable, hashable mapping of texts, whole numbers, yes/no, lists and mappings.

    >>> Meta({"desk": "foreign", "tags": ["dprk"]})["tags"]
    ('dprk',)
    """

    __slots__ = ("_items",)

    def __init__(self, values: Mapping[str, Any] | None = None, depth: int = 0) -> None:
        items = {_key(k): _plain(v, depth) for k, v in (values or {}).items()}
        self._items = dict(sorted(items.items()))

    def __getitem__(self, key: str) -> Any:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        """Compare strictly: True is not 1."""
        if not isinstance(other, Mapping):
            return NotImplemented
        try:
            return repr(self) == repr(meta_of(other))
        except InvalidRecordError:
            return False

    def __hash__(self) -> int:
        return hash(repr(self))

    def __repr__(self) -> str:
        return repr(self.thaw())

    def __reduce__(self) -> tuple[type[Meta], tuple[dict[str, Any]]]:
        return type(self), (self.thaw(),)

    def thaw(self) -> dict[str, Any]:
        """Return plain dicts and lists again.

        >>> Meta({"tags": ["dprk"]}).thaw()
        {'tags': ['dprk']}
        """
        return {key: _thawed(value) for key, value in self._items.items()}


EMPTY = Meta()


def meta_of(value: Mapping[str, Any]) -> Meta:
    """Convert a mapping to a Meta."""
    if isinstance(value, Meta):
        return value or EMPTY
    if not isinstance(value, Mapping):
        raise InvalidRecordError(f"meta is a mapping, not {value!r}", "write {'key': value}")
    return Meta(value)


@final
@attrs.frozen
class Place:
    """A place in a file; ``line`` and ``column`` count from 1.

    >>> str(Place("port.yaml", 3, 9))
    'port.yaml:3:9'
    """

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def kind_of(thing: object) -> str:
    """Return the name of a thing's type; nothing of the thing itself is asked for it.

    >>> kind_of("base")
    'str'
    """
    return str(vars(type)["__name__"].__get__(type(thing)))


def several(value: object, what: str, mend: str) -> tuple[Any, ...]:
    """Return the items of any iterable but a text, which would fall apart into letters.

    >>> several("usa", "list of parties", "write [Claimant('usa')]")
    Traceback (most recent call last):
    claimledger.errors.InvalidRecordError: 'usa' is no list of parties; write [Claimant('usa')]
    """
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise InvalidRecordError(f"{value!r} is no {what}", mend)
    return tuple(value)


def is_halved(text: str) -> bool:
    """Tell whether a text holds half a character, a lone surrogate, which no file can hold."""
    return not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text)


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise InvalidRecordError(f"{key!r} is no key of meta", "use a text")
    return _sound(key)


def _sound(text: str) -> str:
    if is_halved(text):
        raise InvalidRecordError(
            "meta holds half a character (a lone surrogate)", "decode the text again from its bytes"
        )
    return text


def _plain(value: Any, depth: int = 0) -> Any:
    if depth > _DEEPEST:
        raise InvalidRecordError("meta is nested too deep", f"nest at most {_DEEPEST} levels")
    if isinstance(value, str):
        return _sound(value)
    if value is None or isinstance(value, bool | Meta):
        return value
    if isinstance(value, int) and abs(value) < _MOST:
        return value
    if isinstance(value, Mapping):
        return Meta(value, depth + 1)
    if isinstance(value, list | tuple):
        return tuple(_plain(item, depth + 1) for item in value)
    if isinstance(value, int):
        raise InvalidRecordError("meta holds no number of that size", "write it as a text")
    raise InvalidRecordError(
        f"meta holds no {type(value).__name__} ({value!r})",
        "use texts, whole numbers, yes/no, lists and mappings; write a figure as a text",
    )


def _thawed(value: Any) -> Any:
    if isinstance(value, Meta):
        return value.thaw()
    if isinstance(value, tuple):
        return [_thawed(item) for item in value]
    return value


def printable(text: str) -> str:
    r"""Return a text on one line, with control, bidi, zero-width and unassigned marks escaped.

    >>> printable("two\nlines, \u202ereversed")
    'two lines, \\u202ereversed'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character in "\n\t\r\u2028\u2029":
        return " "
    if unicodedata.category(character)[0] == "C":
        code = ord(character)
        return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
    return character
