"""Several files as one lexicon: words and tables join, and two that say different things do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, final, get_args, get_origin

import attrs

from claimledger.errors import Fault
from claimledger.reading.lexicon.entries import Anaphor, Cue, Lexicon, Via
from claimledger.reading.lexicon.places import Path
from claimledger.reading.lexicon.sheets import Sheet, shortened
from claimledger.reading.lexicon.structuring import keys_of

__all__ = ["SECTIONS", "Part", "class_of", "entries_in", "folded", "merged"]


def class_of(kind: Any) -> type[Any] | None:
    """Return the class of which a field holds several entries, if it does."""
    item: Any = get_args(kind)[0] if get_origin(kind) is tuple else None
    return item if attrs.has(item) else None


def _sections() -> dict[str, str]:
    found = {}
    for name, field in keys_of(Lexicon).items():
        entry = class_of(field.type)
        found[name if entry is None else entry.__name__.lower()] = name
    return found


SECTIONS: Final[Mapping[str, str]] = _sections()
"""What the top of a file may say, and the field of a lexicon that it becomes: ``cue`` is
``cues``, for each ``[[cue]]`` is one."""

_NAMED_BY: Final[Mapping[type[Any], tuple[str, ...]]] = {
    Cue: ("forms", "frames"),
    Via: ("forms",),
    Anaphor: ("noun",),
}
"""The fields that tell which words an entry is about; one file or several may not say two things
of the same words."""


@final
@attrs.frozen
class Part:
    """What one file says: the fields of a lexicon that could be made of it, and its entries."""

    sheet: Sheet
    fields: Mapping[str, Any]
    paths: Mapping[str, Sequence[Path]]
    """The ways to the entries of each field that is a list of them."""


def merged(parts: Sequence[Part], faults: list[Fault]) -> dict[str, Any]:
    """Return the fields of the lexicon that files make together, those that are extended first.

    Two that say different things of the same words are a fault, and so are two in one file.
    """
    fields = dict(parts[-1].fields)
    for name, field in keys_of(Lexicon).items():
        kind: Any = field.type
        if attrs.has(kind):
            stated = [(p.sheet, (name,), p.fields[name]) for p in parts if name in p.fields]
            fields[name] = _joined(kind, stated, faults)
        elif class_of(kind) is not None:
            fields[name] = _entries(name, parts, faults)
    return fields


def entries_in(parts: Sequence[Part], field: str) -> Iterator[tuple[Sheet, Path, Any]]:
    """Yield the entries of a field, each with its file and the way to it."""
    for part in parts:
        for path, entry in zip(part.paths[field], part.fields[field], strict=True):
            yield part.sheet, path, entry


# -- entries -------------------------------------------------------------------------------


def _entries(field: str, parts: Sequence[Part], faults: list[Fault]) -> tuple[Any, ...]:
    """Return the entries of all files, without those that only say again what one said before."""
    known: dict[tuple[Any, ...], Any] = {}
    kept: list[Any] = []
    for sheet, path, entry in entries_in(parts, field):
        names = list(_names(entry))
        news = not names
        for way, *name in names:
            first = known.setdefault(tuple(name), entry)
            news = news or first is entry
            if difference := _difference(first, entry):
                words = f"{shortened(name[0])!r}" + "".join(f" ({frame})" for frame in name[1:])
                problem = f"{words} is something else at {first.place}: {difference}"
                faults.append(sheet.fault((*path, *way), problem, "take one of the two out"))
        if news:
            kept.append(entry)
    return tuple(kept)


def _names(entry: Any) -> Iterator[tuple[Any, ...]]:
    """Yield what an entry is about, after the way to it: each form in each frame."""
    match entry:
        case Cue():
            for number, form in enumerate(entry.forms):
                for frame in entry.frames:
                    yield ("forms", number), folded(form), frame.value
        case Via():
            for number, form in enumerate(entry.forms):
                kind = "opened_by" if entry.opened_by else "behind" if entry.behind else None
                yield ("forms", number), folded(form), *([kind] if kind else [])
        case Anaphor():
            yield ("noun",), folded(entry.noun)


def folded(form: str) -> str:
    """Return words as they are compared: in small letters, with one space between them."""
    return " ".join(form.lower().split())


def _difference(first: Any, second: Any) -> str:
    """Return in words what two entries about the same words say differently."""
    told = []
    for name in keys_of(type(first)):
        one, other = getattr(first, name), getattr(second, name)
        if name not in _NAMED_BY[type(first)] and one != other:
            told.append(f"{name} {_told(one)} there, {_told(other)} here")
    return "; ".join(told)


def _told(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, tuple):
        return str(value)
    return ", ".join(_one(item) for item in value) or "nothing"


def _one(item: Any) -> str:
    """Return an item of a list in words; of one of several fields, each with its name."""
    if not attrs.has(type(item)):
        return str(item)
    return " ".join(f"{name} {getattr(item, name)}" for name in keys_of(type(item)))


# -- words ---------------------------------------------------------------------------------


def _joined(kind: type[Any], stated: Sequence[tuple[Sheet, Path, Any]], faults: list[Fault]) -> Any:
    """Return one table of several: lists and tables join, other values must be the same."""
    fields: dict[str, Any] = {}
    for name, field in keys_of(kind).items():
        said = [
            (sheet, (*path, name), getattr(value, name))
            for sheet, path, value in stated
            if _says(sheet.table, (*path, name))
        ]
        if not said:
            continue
        of: Any = get_origin(field.type) or field.type
        if of is tuple:
            fields[name] = tuple(dict.fromkeys(item for *_, value in said for item in value))
        elif attrs.has(of):
            fields[name] = _joined(of, said, faults)
        elif of is Mapping:
            fields[name] = _mapped(said, faults)
        else:
            fields[name] = _same(said, faults)
    return kind(**fields)


def _says(table: Any, path: Path) -> bool:
    for step in path:
        if step not in table:
            return False
        table = table[step]
    return True


def _mapped(said: Sequence[tuple[Sheet, Path, Any]], faults: list[Fault]) -> dict[str, Any]:
    keys: dict[str, list[tuple[Sheet, Path, Any]]] = {}
    for sheet, path, value in said:
        for key, item in value.items():
            keys.setdefault(key, []).append((sheet, (*path, key), item))
    return {key: _same(several, faults) for key, several in keys.items()}


def _same(said: Sequence[tuple[Sheet, Path, Any]], faults: list[Fault]) -> Any:
    """Return the value that all say; who says another is told."""
    (first, at, value), *others = said
    for sheet, path, other in others:
        if other != value:
            problem = f"this is {_told(value)} at {first.place(at)}, and {_told(other)} here"
            faults.append(sheet.fault(path, problem, "take one of the two out"))
    return value
