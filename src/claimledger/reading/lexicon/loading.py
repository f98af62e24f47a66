"""Lexicons from files: read strictly, with all that is wrong told at once and at its place."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path as File
from typing import Any, Final, final

import attrs

from claimledger.errors import Fault, InvalidRecordError, LoadError
from claimledger.reading.lexicon.discovery import Origin, origin_of
from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.lexicon.merging import SECTIONS, Part, class_of, merged
from claimledger.reading.lexicon.places import Path
from claimledger.reading.lexicon.rules import breaches, late_breaches
from claimledger.reading.lexicon.sheets import Sheet, parsed, read_sheet, shortened, suggestion
from claimledger.reading.lexicon.structuring import keys_of, structured

__all__ = ["Opened", "lexicon_from", "lexicon_of", "load_lexicon", "opened", "origin_named"]

PathLike = str | os.PathLike[str]

_DEEPEST: Final = 20
"""How many files may extend each other in a row."""
_HERE: Final = File()


def load_lexicon(path: PathLike) -> Lexicon:
    """Return the lexicon that a file holds, with those that it extends.

    Whatever is wrong with the files, or with two of them together, raises `LoadError` with all
    faults, each with its line.
    """
    return opened(_at(path)).lexicon


@lru_cache(maxsize=64)
def lexicon_of(language: str) -> Lexicon:
    """Return the lexicon of a language: one of ours, or of a package that offers it.

    It is read once. A language that there is not raises `InvalidRecordError` with close matches.

    >>> lexicon_of("en").language
    'en'
    """
    return opened(origin_of(language)).lexicon


def lexicon_from(text: str, name: str = "<text>") -> Lexicon:
    """Return the lexicon that a text in TOML is; what it extends is looked for from here.

    >>> lexicon_from('language = "eo"').language
    'eo'
    """
    sheet = parsed(text.encode("utf-8", "surrogatepass"), name)
    return _Loading().take(sheet, Origin(File(name), _HERE, name)).lexicon


@final
@attrs.frozen
class Opened:
    """A lexicon with the sheets that it is made of, those that are extended first."""

    lexicon: Lexicon
    sheets: tuple[Sheet, ...]


def opened(origin: Origin) -> Opened:
    """Return the lexicon of a file, with what can be asked of its lines."""
    return _Loading().take(read_sheet(origin.file, origin.name), origin)


def origin_named(word: str) -> Origin:
    """Return what is meant by a word: a file, if it ends in .toml or there is one, or a language.

    >>> origin_named("desk/eo.toml").name
    'desk/eo.toml'
    """
    is_file = word.endswith(".toml") or os.path.exists(word)  # noqa: PTH110  # never raises
    return _at(word) if is_file else origin_of(word)


def _at(path: PathLike) -> Origin:
    name = os.fspath(path)
    file = File(name)
    return Origin(file, file.parent, name)


@final
class _Loading:
    """Gathers a file and those that it extends; a file that is reached twice is taken once."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._faults: list[Fault] = []
        self._done: set[str] = set()

    def take(self, sheet: Sheet, origin: Origin) -> Opened:
        """Return the lexicon that a sheet is, with those that it extends."""
        self._gather(sheet, origin, ())
        fields = merged(self._parts, self._faults)
        if self._faults:
            raise LoadError.of(_sorted(self._faults))
        lexicon = Lexicon(**fields)
        late = list(late_breaches(lexicon, self._parts))
        if late:
            raise LoadError.of(late)
        return Opened(lexicon, tuple(part.sheet for part in self._parts))

    def _gather(self, sheet: Sheet, origin: Origin, trail: tuple[Origin, ...]) -> None:
        """Take in a sheet behind all that it extends."""
        trail = (*trail, origin)
        self._done.add(origin.identity)
        part = self._part(sheet)
        for number, word in enumerate(part.fields.get("extends", ())):
            path: Path = ("extends", number)
            try:
                self._extend(word, trail)
            except InvalidRecordError as error:
                self._faults.append(sheet.fault(path, error.problem, error.mend))
        self._parts.append(part)

    def _extend(self, word: str, trail: tuple[Origin, ...]) -> None:
        origin = _found(word, trail[-1])
        round_trip = [o.name for o in trail if o.identity == origin.identity]
        if round_trip:
            names = [*(o.name for o in trail), origin.name]
            way = " extends ".join(names[names.index(round_trip[0]) :])
            raise InvalidRecordError(f"this goes round: {way}", "take one of them out")
        if len(trail) >= _DEEPEST:
            problem = f"more than {_DEEPEST} files extend each other in a row"
            raise InvalidRecordError(problem, "join some of them")
        if origin.identity in self._done:
            return
        try:
            sheet = read_sheet(origin.file, origin.name)
        except LoadError as error:
            self._done.add(origin.identity)
            if not error.faults[0].line:  # it could not be read at all
                problem = f"{origin.name} is not read: {error.faults[0].problem}"
                raise InvalidRecordError(problem, error.faults[0].mend) from None
            self._faults += error.faults
            return
        self._gather(sheet, origin, trail)

    def _part(self, sheet: Sheet) -> Part:
        """Return what a sheet says, each thing by itself, so that all faults are found."""
        known = keys_of(Lexicon)
        fields: dict[str, Any] = {}
        paths: dict[str, list[Path]] = {}
        for name, field in known.items():
            if class_of(field.type) is not None:
                fields[name], paths[name] = (), []
        for key, value in sheet.table.items():
            if key not in SECTIONS:
                problem = f"there is no key {shortened(key)!r}"
                self._faults.append(sheet.fault((key,), problem, suggestion(key, list(SECTIONS))))
                continue
            kind: Any = known[SECTIONS[key]].type
            entry = class_of(kind)
            if entry is None:
                found = self._structured(kind, sheet, (key,), value)
                fields.update({SECTIONS[key]: found[0]} if found else {})
            else:
                ways, values = self._several(entry, sheet, key, value)
                paths[SECTIONS[key]], fields[SECTIONS[key]] = ways, tuple(values)
        if "language" not in sheet.table:
            self._faults.append(sheet.fault((), "there is no 'language'", 'write language = "..."'))
        part = Part(sheet, fields, paths)
        self._faults += breaches(part)
        return part

    def _several(
        self, entry: type[Any], sheet: Sheet, key: str, value: Any
    ) -> tuple[list[Path], list[Any]]:
        if not isinstance(value, list):
            problem = f"[{key}] is one table, and there may be several"
            self._faults.append(sheet.fault((key,), problem, f"write [[{key}]]"))
            return [], []
        ways: list[Path] = []
        values: list[Any] = []
        for number, item in enumerate(value):
            for found in self._structured(entry, sheet, (key, number), item):
                place = sheet.place((key, number))
                ways.append((key, number))
                values.append(attrs.evolve(found, place=place))
        return ways, values

    def _structured(self, kind: type[Any], sheet: Sheet, path: Path, value: Any) -> tuple[Any, ...]:
        try:
            return (structured(kind, sheet, path, value),)
        except LoadError as error:
            self._faults += error.faults
            return ()


def _found(word: str, beside: Origin) -> Origin:
    """Return what a file extends: another file, by its path from there, or a language."""
    if not word.endswith(".toml"):
        return origin_of(word)
    if isinstance(beside.folder, File):
        file = beside.folder / word
        return Origin(file, file.parent, str(File(beside.name).parent / word))
    inside = beside.folder.joinpath(word)
    return Origin(inside, beside.folder, word)


def _sorted(faults: list[Fault]) -> list[Fault]:
    order = {name: number for number, name in enumerate(dict.fromkeys(f.file for f in faults))}
    return sorted(faults, key=lambda fault: (order[fault.file], fault.line, fault.column))
