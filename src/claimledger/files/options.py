"""Options of checkers from plain values: exact types, words of closed lists, all flaws at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, Union, final, get_args, get_origin

import attrs

from claimledger.errors import InvalidRecordError
from claimledger.files.register import suggestion
from claimledger.files.tree import shortened
from claimledger.model import Period
from claimledger.offers import worded

__all__ = ["Flaw", "Flaws", "FlawsError", "entries", "flawed", "read", "structured"]

_T = TypeVar("_T")

_PLAIN: Final[Mapping[Any, tuple[str, str]]] = {
    bool: ("yes or no", "write true or false"),
    int: ("a whole number", "write digits alone, such as 3"),
    float: ("a number with a point", "write it with a point, such as 3.0"),
    str: ("a text", 'write "..."'),
    date: ("a date", "write 2031-05-06"),
    Period: ("a date or a stretch of time, as a text", 'write "2031-05-06"'),
}
"""What values of a type are, and how they are written."""

_LISTS: Final[Mapping[Any, Callable[[Iterable[Any]], Any]]] = {
    tuple: tuple,
    list: list,
    set: set,
    frozenset: frozenset,
    Sequence: tuple,
}


@final
@attrs.frozen
class Flaw:
    """What is wrong with a value, and at which keys and places inside it."""

    steps: tuple[str | int, ...]
    problem: str
    mend: str


class FlawsError(Exception):
    """All that is wrong with a value; it is caught where faults are told."""

    def __init__(self, *flaws: Flaw) -> None:
        super().__init__(*flaws)
        self.flaws = flaws


@final
class Flaws:
    """Collects what is wrong with the parts of a value, to raise it all at once."""

    def __init__(self) -> None:
        self._found: list[Flaw] = []

    @contextmanager
    def at(self, *steps: str | int) -> Iterator[None]:
        """Take up what is raised in this block, as the flaws of a part."""
        try:
            yield
        except FlawsError as error:
            self._found += (attrs.evolve(f, steps=(*steps, *f.steps)) for f in error.flaws)

    def settle(self) -> None:
        """Raise what was taken up, if anything was."""
        if self._found:
            raise FlawsError(*self._found)


def flawed(problem: str, mend: str) -> FlawsError:
    """Return what is wrong with a value itself."""
    return FlawsError(Flaw((), problem, mend))


def structured(kind: type[_T], table: Mapping[str, Any]) -> _T:
    """Make an attrs class of a table; raise all that is wrong with it at once.

    Nothing is converted: ``"3"`` and ``3.0`` are no whole numbers, ``1`` is not yes, and a text
    is no list of texts. What the class itself refuses is told in its own words, at the key that
    it is about if that can be told.

    >>> @attrs.frozen
    ... class Options:
    ...     most: int = 2
    >>> structured(Options, {"most": 3})
    Options(most=3)
    """
    fields = _fields(kind)
    flaws = Flaws()
    given: dict[str, Any] = {}
    for key, value in entries(table):
        with flaws.at(key):
            if key not in fields:
                mend = suggestion(key, list(fields)) if fields else "take it out"
                raise flawed(f"there is no option {shortened(key)!r}", mend)
            given[key] = read(value, fields[key].type or Any)
    needed = [key for key, field in fields.items() if field.default is attrs.NOTHING]
    for key in needed:
        with flaws.at():
            if key not in table:
                raise flawed(f"there is no {key!r}", "add it")
    made: Any = None
    if given.keys() >= set(needed):
        made = _made(kind, given, needed, flaws)
    flaws.settle()
    return made  # type: ignore[no-any-return]  # no flaw, so it was made


def _fields(kind: type[Any]) -> dict[str, attrs.Attribute[Any]]:
    try:
        attrs.resolve_types(kind)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001  # an annotation may be anything
        problem = f"the types of {kind.__name__} cannot be told: {worded(error)}"
        raise flawed(problem, "tell its author") from None
    return {field.alias or field.name: field for field in attrs.fields(kind) if field.init}


def _made(kind: type[Any], given: Mapping[str, Any], needed: Iterable[str], flaws: Flaws) -> Any:
    """Make the class; tell what it refuses at each key that it refuses alone, or at the whole."""
    made, whole = _tried(kind, given)
    if whole is None:
        return made
    least = {key: given[key] for key in needed}
    alone: dict[str, FlawsError] = {}
    if _tried(kind, least)[1] is None:
        tried = {key: _tried(kind, {**least, key: value})[1] for key, value in given.items()}
        alone = {key: refused for key, refused in tried.items() if refused is not None}
    for key, refused in alone.items():
        with flaws.at(key):
            raise refused
    if not alone:
        with flaws.at():
            raise whole
    return None


def _tried(kind: type[Any], given: Mapping[str, Any]) -> tuple[Any, FlawsError | None]:
    try:
        return kind(**given), None
    except InvalidRecordError as error:
        return None, flawed(error.problem, error.mend)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001  # a class of others may do anything
        words = next(iter(error.args), None)  # of several, attrs puts the words first
        if not isinstance(error, ValueError | TypeError) or not isinstance(words, str):
            words = worded(error)
        return None, flawed(words, "see what the checker's page says of its options")


# -- values --------------------------------------------------------------------------------


def read(value: Any, kind: Any) -> Any:
    """Return a plain value as one of a type, or raise what is wrong with it.

    >>> read(["note"], tuple[Literal["note", "error"], ...])
    ('note',)
    """
    origin = get_origin(kind) or kind
    reader = _READERS.get(origin) if isinstance(origin, Hashable) else None
    if reader is None and isinstance(origin, type):
        reader = _chosen if issubclass(origin, Enum) else _nested if attrs.has(origin) else None
    if reader is None:
        name = getattr(kind, "__name__", str(kind))
        raise flawed(f"an option of the type {name} cannot be set here", "leave it out")
    return reader(value, kind)


def _unfit(value: Any, wanted: str, mend: str) -> FlawsError:
    return flawed(f"this is {_spoken(value)}, not {wanted}", mend)


def _spoken(value: Any) -> str:
    """Return what a value is, as one says it in a fault."""
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and value.bit_length() > 64:
        return shortened(hex(value))  # Python writes no number of very many digits
    return f"the text {shortened(value)!r}" if isinstance(value, str) else shortened(str(value))


def _exactly(value: Any, kind: Any) -> Any:
    """Take a value of just this type: true is no whole number, and 3 no number with a point."""
    if type(value) is not kind:
        raise _unfit(value, *_PLAIN[kind])
    return value


def _period(value: Any, _kind: Any) -> Period:
    if type(value) is not str:
        raise _unfit(value, *_PLAIN[Period])
    try:
        return Period(value)
    except InvalidRecordError as error:
        raise flawed(error.problem, error.mend) from None


def _chosen(value: Any, kind: Any) -> Any:
    """Take a choice by its plain value: a member of an enum, or what stands in a Literal."""
    choices = _choices(kind)
    for plain, choice in choices:
        if type(value) is type(plain) and value == plain:
            return choice
    words = [str(plain) for plain, _ in choices]
    written = value if isinstance(value, str) and value not in words else ""
    raise _unfit(value, "one of the choices", suggestion(written, words))


def _choices(kind: Any) -> Sequence[tuple[Any, Any]]:
    if get_origin(kind) is Literal:
        return [(choice, choice) for choice in get_args(kind)]
    return [(member.value, member) for member in kind]


def _one_of(value: Any, kind: Any) -> Any:
    """Take what fits one of several types; where there is only one, say what does not fit it."""
    kinds = [choice for choice in get_args(kind) if choice is not NoneType]
    for choice in kinds:
        try:
            return read(value, choice)
        except FlawsError:
            if len(kinds) == 1:
                raise
    raise _unfit(value, _spelled(kind), "write one of these")


def _listed(value: Any, kind: Any) -> Any:
    if not isinstance(value, list | tuple):
        inside = f'"{shortened(value)}"' if isinstance(value, str) else "..."
        raise _unfit(value, _spelled(kind), f"write [{inside}]")
    kinds = _kinds(kind, len(value))
    if len(kinds) != len(value):
        raise flawed(f"this list is {len(value)} long", f"write a list that is {len(kinds)} long")
    flaws = Flaws()
    found = []
    for number, (item, of) in enumerate(zip(value, kinds, strict=True)):
        with flaws.at(number):
            found.append(read(item, of))
    flaws.settle()
    try:
        return _LISTS[get_origin(kind) or kind](found)
    except TypeError:
        raise flawed("a set holds no lists and tables", "leave it out") from None


def _kinds(kind: Any, count: int) -> Sequence[Any]:
    """Return the type of each item of a list."""
    arguments = get_args(kind) or (Any,)
    if get_origin(kind) is tuple and Ellipsis not in arguments:
        return arguments
    return arguments[:1] * count


def _mapped(value: Any, kind: Any) -> Any:
    if not isinstance(value, Mapping):
        raise _unfit(value, _spelled(kind), "write { key = ... }")
    of_keys, of_values = get_args(kind) or (str, Any)
    flaws = Flaws()
    found = {}
    for key, item in value.items():
        with flaws.at(str(key)):
            found[read(key, of_keys)] = read(item, of_values)
    flaws.settle()
    return found


def _nested(value: Any, kind: type[Any]) -> Any:
    return structured(kind, dict(entries(value)))


def entries(table: Any) -> Iterator[tuple[str, Any]]:
    """Yield what a table holds, if it is one; a key that is no text is as good as its text."""
    if not isinstance(table, Mapping):
        raise _unfit(table, "a table", "write { key = ... }")
    yield from ((str(key), value) for key, value in table.items())


def _as_it_is(value: Any, _kind: Any) -> Any:
    return value


_READERS: Final[Mapping[Any, Callable[[Any, Any], Any]]] = {
    **dict.fromkeys(_PLAIN, _exactly),
    **dict.fromkeys(_LISTS, _listed),
    Period: _period,
    Literal: _chosen,
    Union: _one_of,
    UnionType: _one_of,
    dict: _mapped,
    Mapping: _mapped,
    Any: _as_it_is,
}


def _spelled(kind: Any) -> str:
    """Return what values of a type are, in words: ``a list (each: a text)``."""
    origin, arguments = get_origin(kind) or kind, get_args(kind)
    if origin in (Union, UnionType):
        return " or ".join(_spelled(choice) for choice in arguments if choice is not NoneType)
    if origin in _LISTS:
        return f"a list{_within(dict.fromkeys(a for a in arguments if a is not Ellipsis))}"
    if origin in (dict, Mapping):
        return f"a table{_within(arguments[1:])}"
    if origin is Literal or (isinstance(origin, type) and issubclass(origin, Enum)):
        return f"one of {', '.join(str(plain) for plain, _ in _choices(kind))}"
    if attrs.has(origin) and kind is not Period:
        return "a table"
    return _PLAIN[kind][0] if kind in _PLAIN else getattr(kind, "__name__", str(kind))


def _within(kinds: Iterable[Any]) -> str:
    words = " or ".join(_spelled(kind) for kind in kinds if kind is not Any)
    return f" (each: {words})" if words else ""
