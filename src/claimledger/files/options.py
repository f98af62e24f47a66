"""Options of checkers from plain values: exact types, words for enums, every flaw at its key."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    TypeVar,
    Union,
    final,
    get_args,
    get_origin,
)

import attrs
from cattrs import Converter, StructureHandlerNotFoundError

from claimledger.errors import InvalidRecordError
from claimledger.files.register import suggestion
from claimledger.files.tree import shortened
from claimledger.model import Period

__all__ = ["Flaw", "FlawsError", "spelled", "structured"]

_T = TypeVar("_T")

_SAID: Final[Mapping[Any, str]] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number with a point",
    str: "a text",
    date: "a date",
    datetime: "a date with a time",
    time: "a time of day",
    Period: "a date or a stretch of time, as a text",
    Any: "anything",
    NoneType: "nothing",
}
_LISTS: Final[Mapping[Any, Callable[[Iterable[Any]], Any]]] = {
    tuple: tuple,
    list: list,
    set: set,
    frozenset: frozenset,
    Sequence: tuple,
    Collection: tuple,
    Iterable: tuple,
}


@final
@attrs.frozen
class Flaw:
    """What is wrong with a value, and at which keys and places inside it."""

    steps: tuple[str | int, ...]
    problem: str
    mend: str = ""

    def below(self, step: str | int) -> Flaw:
        """Return the flaw as it is seen from one step further up."""
        return attrs.evolve(self, steps=(step, *self.steps))


class FlawsError(Exception):
    """All that is wrong with a value; it is caught where faults are told."""

    def __init__(self, *flaws: Flaw) -> None:
        super().__init__(*flaws)
        self.flaws = flaws


def structured(kind: type[_T], table: Mapping[str, Any]) -> _T:
    """Make an attrs class of a table; raise all that is wrong with it at once.

    Nothing is converted: ``"3"`` and ``3.0`` are no whole numbers, ``1`` is not true, and a text
    is no list of texts. What the class itself refuses is told in its own words, at the key that
    it is about if that can be told.

    >>> @attrs.frozen
    ... class Options:
    ...     most: int = 2
    >>> structured(Options, {"most": 3})
    Options(most=3)
    """
    fields = _fields(kind)
    flaws: list[Flaw] = []
    given: dict[str, Any] = {}
    for key, value in table.items():
        if key not in fields:
            mend = suggestion(key, list(fields)) if fields else "take it out"
            flaws.append(Flaw((key,), f"there is no option {shortened(key)!r}", mend))
            continue
        try:
            given[key] = _read(value, fields[key].type or Any)
        except FlawsError as error:
            flaws += (flaw.below(key) for flaw in error.flaws)
    needed = [key for key, field in fields.items() if field.default is attrs.NOTHING]
    flaws += (Flaw((), f"there is no {key!r}", "give it") for key in needed if key not in table)
    if all(key in given for key in needed):
        made, refused = _made(kind, given, needed)
        flaws += refused
    if flaws:
        raise FlawsError(*flaws)
    return made  # type: ignore[no-any-return]  # nothing was refused, so that it is there


def _fields(kind: type[Any]) -> dict[str, attrs.Attribute[Any]]:
    try:
        attrs.resolve_types(kind)
    except Exception as error:  # noqa: BLE001  # an annotation is code of others
        problem = f"the types of {kind.__name__} cannot be told: {_worded(error).problem}"
        raise FlawsError(Flaw((), problem, "tell its author")) from None
    return {field.alias or field.name: field for field in attrs.fields(kind) if field.init}


def _made(kind: type[Any], given: Mapping[str, Any], needed: Iterable[str]) -> tuple[Any, Any]:
    """Make the class; return what it refuses, at each key alone if it refuses it alone."""
    made, refused = _tried(kind, given)
    if refused is None:
        return made, ()
    least = {key: given[key] for key in needed}
    if least and _tried(kind, least)[1] is not None:
        return None, (refused,)
    alone = ((key, _tried(kind, {**least, key: given[key]})[1]) for key in given)
    return None, tuple(flaw.below(key) for key, flaw in alone if flaw is not None) or (refused,)


def _tried(kind: type[Any], given: Mapping[str, Any]) -> tuple[Any, Flaw | None]:
    try:
        return kind(**given), None
    except (Exception, SystemExit) as error:  # noqa: BLE001  # it is code of others
        return None, _worded(error)


def _worded(error: BaseException) -> Flaw:
    """Return the words of an error, without what attrs puts behind them."""
    if isinstance(error, InvalidRecordError):
        return Flaw((), error.problem, error.mend)
    first = error.args[0] if error.args else ""
    return Flaw((), (first if isinstance(first, str) else str(error)) or type(error).__name__)


# -- values --------------------------------------------------------------------------------


def _read(value: Any, kind: Any) -> Any:
    try:
        return _STRICT.structure(value, kind)
    except StructureHandlerNotFoundError:
        problem = f"an option of the type {spelled(kind)} cannot be set here"
        raise FlawsError(Flaw((), problem, "set it in Python")) from None


def _unfit(value: Any, wanted: str, mend: str = "") -> FlawsError:
    return FlawsError(Flaw((), f"this is {_spoken(value)}, not {wanted}", mend))


def _spoken(value: Any) -> str:
    """Return what a value is, as one says it in a fault."""
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    return f"the text {shortened(value)!r}" if isinstance(value, str) else shortened(str(value))


def _exactly(value: Any, kind: Any) -> Any:
    """Take a value of just this type: true is no whole number, and 3 no number with a point."""
    if issubclass(kind, Enum):  # one that is a text or a number too
        return _word(value, kind)
    if type(value) is not kind:
        mend = f"write {value}.0" if kind is float and type(value) is int else ""
        raise _unfit(value, spelled(kind), mend)
    return value


def _word(value: Any, kind: type[Enum]) -> Enum:
    for member in kind:
        if type(value) in (type(member.value), type(member)) and value == member.value:
            return member
    words = [member.value for member in kind if isinstance(member.value, str)]
    if isinstance(value, str) and words:
        raise FlawsError(Flaw((), f"{shortened(value)!r} is no choice", suggestion(value, words)))
    raise _unfit(value, spelled(kind))


def _period(value: Any, _kind: Any) -> Period:
    if type(value) is not str:
        raise _unfit(value, _SAID[Period], f'write "{value}"' if isinstance(value, date) else "")
    try:
        return Period(value)
    except InvalidRecordError as error:
        raise FlawsError(_worded(error)) from None


def _literal(value: Any, kind: Any) -> Any:
    for choice in get_args(kind):
        if type(value) is type(choice) and value == choice:
            return value
    raise _unfit(value, spelled(kind))


def _one_of(value: Any, kind: Any) -> Any:
    """Take what fits one of several types; if it fits none, say what is wrong for the only one."""
    kinds = [choice for choice in get_args(kind) if choice is not NoneType]
    for choice in kinds:
        try:
            return _read(value, choice)
        except FlawsError:
            if len(kinds) == 1:
                raise
    raise _unfit(value, spelled(kind))


def _listed(value: Any, kind: Any) -> Any:
    if not isinstance(value, list | tuple):
        raise _unfit(value, spelled(kind), f"write [{_quoted(value)}]")
    kinds = _kinds(kind, len(value))
    if len(kinds) != len(value):
        raise FlawsError(Flaw((), f"this list has a length of {len(value)}, not of {len(kinds)}"))
    pairs = enumerate(zip(value, kinds, strict=True))
    return _LISTS[get_origin(kind) or kind](_each((step, *pair) for step, pair in pairs))


def _quoted(value: Any) -> str:
    return f'"{shortened(value)}"' if isinstance(value, str) else "..."


def _kinds(kind: Any, count: int) -> Sequence[Any]:
    arguments = get_args(kind) or (Any,)
    if (get_origin(kind) or kind) is tuple and get_args(kind) and Ellipsis not in arguments:
        return arguments
    return arguments[:1] * count


def _mapped(value: Any, kind: Any) -> Any:
    if not isinstance(value, Mapping):
        raise _unfit(value, spelled(kind))
    _, of = get_args(kind) or (str, Any)
    return dict(zip(value, _each((key, item, of) for key, item in value.items()), strict=True))


def _each(values: Iterable[tuple[str | int, Any, Any]]) -> list[Any]:
    """Read values, each of its own type, and collect the flaws of all."""
    found, flaws = [], []
    for step, value, kind in values:
        try:
            found.append(_read(value, kind))
        except FlawsError as error:
            flaws += [flaw.below(step) for flaw in error.flaws]
    if flaws:
        raise FlawsError(*flaws)
    return found


def _nested(value: Any, kind: type[Any]) -> Any:
    if not isinstance(value, Mapping):
        raise _unfit(value, spelled(kind))
    return structured(kind, value)


def _is(*origins: Any) -> Callable[[Any], bool]:
    return lambda kind: (get_origin(kind) or kind) in origins


def _strict() -> Converter:
    converter = Converter()
    for kind in (bool, int, float, str, date, datetime, time):
        converter.register_structure_hook(kind, _exactly)
    converter.register_structure_hook(Enum, _word)
    hooks: Iterable[tuple[Callable[[Any], bool], Callable[[Any, Any], Any]]] = (
        (attrs.has, _nested),
        (_is(Period), _period),
        (_is(Literal), _literal),
        (_is(Union, UnionType), _one_of),
        (_is(*_LISTS), _listed),
        (_is(dict, Mapping), _mapped),
    )
    for fits, hook in hooks:
        converter.register_structure_hook_func(fits, hook)
    return converter


_STRICT: Final = _strict()


def spelled(kind: Any) -> str:
    """Return what values of a type are, in words.

    >>> spelled(tuple[str, ...])
    'a list (each: a text)'
    """
    origin, arguments = get_origin(kind) or kind, get_args(kind)
    if origin is Annotated or kind in _SAID:
        return _SAID.get(kind) or spelled(arguments[0])
    if origin in (Union, UnionType):
        return " or ".join(spelled(choice) for choice in arguments)
    if origin is Literal:
        return f"one of {', '.join(map(str, arguments))}"
    if isinstance(origin, type) and issubclass(origin, Enum):
        return f"one of {', '.join(str(member.value) for member in origin)}"
    if origin in _LISTS:
        return f"a list{_within(dict.fromkeys(a for a in arguments if a is not Ellipsis))}"
    if origin in (dict, Mapping):
        return f"a table{_within(arguments[1:])}"
    return "a table" if attrs.has(origin) else getattr(kind, "__name__", str(kind))


def _within(kinds: Iterable[Any]) -> str:
    words = " or ".join(map(spelled, kinds))
    return f" (each: {words})" if words else ""
