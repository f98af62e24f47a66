"""From a plain table to the classes of a lexicon, strictly: what a class has, a file may say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import islice
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, override

from claimledger.errors import Fault, InvalidRecordError, LoadError
from claimledger.model.periods import Period
from claimledger.model.vocabulary import Vocabulary
from claimledger.reading.lexicon.entries import Place
from claimledger.reading.lexicon.places import Path
from claimledger.reading.lexicon.sheets import Sheet, shortened, suggestion

__all__ = ["keys_of", "structured"]

_T = TypeVar("_T")
_Hook = Callable[[Any, Any], Any]

_NOTE: Final[Any] = IterableValidationNote  # not every checker of types knows its arguments
_GROUP: Final[Any] = IterableValidationError  # the same
_MOST: Final = 100
"""How many faults of one thing are told."""

_PLAIN: Final[Mapping[type, tuple[str, str]]] = {
    bool: ("yes or no", "write true or false"),
    int: ("a whole number", "write digits alone, such as 3"),
    float: ("a number with a point", "write it with a point, such as 3.0"),
    str: ("a text", 'write "..."'),
    date: ("a date", "write 2031-05-06"),
}
"""What values of a type are, and how they are written."""


class _UnfitError(Exception):
    """A value that is not what its key asks for; how to mend it is worked out when it is told."""

    def __init__(self, problem: str, mend: str | Callable[[], str]) -> None:
        super().__init__(problem)
        self.problem = problem
        self.mend = mend


def structured(kind: type[_T], sheet: Sheet, path: Path, value: Any) -> _T:
    """Return a value of a sheet as one of a class; all that is wrong with it is a `LoadError`.

    Nothing is converted: ``"3"`` is no whole number, and a text is no list of texts.

    >>> from claimledger.reading.lexicon.entries import Anaphor
    >>> structured(Anaphor, Sheet("eo.toml", {}), (), {"noun": "akuzo", "answers": ["accuse"]})
    Anaphor(noun='akuzo', answers=(<SpeechAct.ACCUSE: 'accuse'>,), place=Place(file='', line=0))
    """
    try:
        return _converter().structure(value, kind)
    except (BaseValidationError, _UnfitError, InvalidRecordError) as error:
        raise LoadError.of(list(islice(_faults(error, sheet, path), _MOST))) from None


def keys_of(kind: type[Any]) -> Mapping[str, attrs.Attribute[Any]]:
    """Return what a table of a class may say: its fields, but for the place, which is found out."""
    attrs.resolve_types(kind)
    return {field.name: field for field in attrs.fields(kind) if field.type is not Place}


def _faults(error: Exception, sheet: Sheet, path: Path) -> Iterator[Fault]:
    """Yield what an error of cattrs holds, each fault at the end of its way."""
    for part in error.exceptions if isinstance(error, BaseValidationError) else (error,):
        step = _step(part)
        if isinstance(part, ForbiddenExtraKeysError):
            known = list(keys_of(part.cl))
            for key in sorted(part.extra_fields):
                problem = f"there is no key {shortened(key)!r}"
                yield sheet.fault((*path, key), problem, suggestion(key, known))
        elif isinstance(part, KeyError):  # of the class's own table: it lacks the key
            yield sheet.fault(path, f"there is no {step[0]!r}", "add it")
        elif isinstance(part, BaseValidationError):
            yield from _faults(part, sheet, (*path, *step))
        else:
            problem, mend = _said(part)
            yield sheet.fault((*path, *step), problem, mend)


def _step(error: BaseException) -> Path:
    """Return the key or the number that an error was met at."""
    notes = getattr(error, "__notes__", ())
    steps = (
        note.name if isinstance(note, AttributeValidationNote) else note.index
        for note in notes
        if isinstance(note, AttributeValidationNote | IterableValidationNote)
    )
    return tuple(islice(steps, 1))


def _said(error: Exception) -> tuple[str, str]:
    if isinstance(error, InvalidRecordError):
        return error.problem, error.mend
    if isinstance(error, _UnfitError):
        return error.problem, error.mend() if callable(error.mend) else error.mend
    return f"this cannot be: {error}", "see the reference of lexicons"


# -- what takes which value ----------------------------------------------------------------


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    for kind in _PLAIN:
        converter.register_structure_hook(kind, _scalar)  # of classes below it, too
    converter.register_structure_hook(Period, _period)
    converter.register_structure_hook_factory(_is_choice, _choice_hook)
    converter.register_structure_hook_factory(_is_list, _list_hook)
    converter.register_structure_hook_factory(_is_table, _table_hook)
    converter.register_structure_hook_factory(_is_class, _class_hook)
    return converter


def _is_choice(kind: Any) -> bool:
    return isinstance(kind, UnionType) and len(_some(kind)) == 2


def _some(kind: Any) -> tuple[Any, ...]:
    return tuple(choice for choice in get_args(kind) if choice is not NoneType)


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _is_table(kind: Any) -> bool:
    return get_origin(kind) is Mapping


def _is_class(kind: Any) -> bool:
    return isinstance(kind, type) and kind is not Period and attrs.has(kind)


def _unfit(value: Any, wanted: str, mend: str | Callable[[], str]) -> _UnfitError:
    return _UnfitError(f"this is {_spoken(value)}, not {wanted}", mend)


def _spoken(value: Any) -> str:
    """Return what a value is, as one says it in a fault."""
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    return f"the text {shortened(value)!r}" if isinstance(value, str) else shortened(str(value))


def _scalar(value: Any, kind: Any) -> Any:
    return _word(value, kind) if issubclass(kind, Vocabulary) else _exactly(value, kind)


def _exactly(value: Any, kind: Any) -> Any:
    """Take a value of just this type: true is no whole number, and an empty text says nothing."""
    if type(value) is not kind:
        raise _unfit(value, *_PLAIN[kind])
    if kind is str and not value.strip():
        raise _UnfitError("this text is empty", "write words, or take it out")
    return value


def _period(value: Any, _kind: Any) -> Period:
    return Period(_exactly(value, str))


def _word(value: Any, kind: type[Vocabulary]) -> Vocabulary:
    words = [member.value for member in kind]
    if not isinstance(value, str):
        raise _unfit(value, f"the text of some {kind.spoken()}", f"write one of {', '.join(words)}")
    if value not in words:
        raise _UnfitError(
            f"{shortened(value)!r} is no {kind.spoken()}", lambda: suggestion(value, words)
        )
    return kind(value)


def _choice_hook(kind: Any, converter: Converter) -> _Hook:
    """Take ``str | tuple[str, ...]``: a list, or one plain value in its stead."""
    plain, several = _some(kind)
    listed = converter.get_structure_hook(several)

    def chosen(value: Any, _kind: Any) -> Any:
        return _exactly(value, plain) if type(value) is plain else listed(value, several)

    return chosen


def _list_hook(kind: Any, converter: Converter) -> _Hook:
    item, *_ = get_args(kind)
    hook = converter.get_structure_hook(item)

    def listed(value: Any, _kind: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            inside = f'"{shortened(value)}"' if isinstance(value, str) else "..."
            raise _unfit(value, "a list", f"write [{inside}]")
        return tuple(found for _, found in _each(enumerate(value), hook, item))

    return listed


def _table_hook(kind: Any, converter: Converter) -> _Hook:
    _, item = get_args(kind)
    hook = converter.get_structure_hook(item)

    def mapped(value: Any, _kind: Any) -> dict[str, Any]:
        _tabled(value)
        return dict(_each(value.items(), hook, item))

    return mapped


def _each(values: Iterable[tuple[Any, Any]], hook: _Hook, kind: Any) -> Iterable[tuple[Any, Any]]:
    """Return the values of a list or table, each as it is meant; raise all that is wrong."""
    found, errors = [], []
    for step, value in values:
        try:
            if isinstance(step, str):
                _exactly(step, str)
            found.append((step, hook(value, kind)))
        except Exception as error:  # noqa: BLE001  # it is raised again below, with its step
            errors.append(_at(error, step))
    if errors:
        raise _GROUP("", errors, kind)
    return found


def _class_hook(kind: Any, converter: Converter) -> _Hook:
    known = keys_of(kind)
    left_out = {f.name: override(omit=True) for f in attrs.fields(kind) if f.name not in known}
    make: _Hook = make_dict_structure_fn(
        kind,
        converter,
        _cattrs_forbid_extra_keys=True,
        **left_out,  # type: ignore[arg-type]  # the fields' names are none of its own
    )
    needed = [name for name, field in known.items() if field.default is attrs.NOTHING]

    def made(value: Any, _kind: Any) -> Any:
        _tabled(value)
        try:
            done = make(value, kind)
        except ClassValidationError as error:
            raise _at_keys(error, value, make, kind, needed) from None
        empty = [name for name in needed if getattr(done, name) == ()]
        errors = [_at(_UnfitError("this list is empty", "list what it needs"), n) for n in empty]
        if errors:
            raise _GROUP("", errors, kind)
        return done

    return made


def _at_keys(
    error: ClassValidationError, value: Any, make: _Hook, kind: Any, needed: Iterable[str]
) -> Exception:
    """Return what a class itself refuses as errors at each key that it refuses alone."""
    if any(_step(part) or isinstance(part, ForbiddenExtraKeysError) for part in error.exceptions):
        return error  # the parts are wrong, so that it never came to the class
    least = {key: value[key] for key in needed}
    found = []
    for key in value.keys() - least.keys():
        try:
            make({**least, key: value[key]}, kind)
        except ClassValidationError as alone:
            found += [_at(part, key) for part in alone.exceptions]
    return _GROUP("", found, kind) if found else error


def _at(error: Exception, step: str | int) -> Exception:
    """Note down at which key or number an error was met, as cattrs does."""
    error.add_note(_NOTE("", step, None))
    return error


def _tabled(value: Any) -> None:
    if not isinstance(value, Mapping):
        raise _unfit(value, "a table", "write { key = ... }")
