"""The table ``[tool.claimledger]`` of a pyproject.toml: which checkers are asked, and how."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, final

import attrs

from claimledger.checking import Checker, CheckSet, Severity
from claimledger.errors import Fault, LoadError, UnknownCheckerError, close_matches
from claimledger.files.options import Flaw, Flaws, FlawsError, entries, flawed, read, structured
from claimledger.files.pages import PathLike
from claimledger.files.register import quoted_list, suggestion
from claimledger.files.tree import reason_of, shortened, told

__all__ = ["Configuration", "choose", "configure", "find_configuration", "read_configuration"]

_NAME: Final = "pyproject.toml"
_OURS: Final = "claimledger"
_HEAD: Final = f"tool.{_OURS}"
_LARGEST: Final = 1
"""How many MiB a file may have."""
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_PLACE: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@final
@attrs.frozen
class Configuration:
    """What ``[tool.claimledger]`` says, as it is written; `configure` judges it.

    >>> Configuration({"ignore": ["CLT"], "severities": {"CLX201": "note"}}).table["ignore"]
    ['CLT']
    """

    table: Mapping[str, Any]
    file: str = ""


def find_configuration(start: PathLike) -> Path | None:
    """Return the pyproject.toml with a [tool.claimledger] table that is nearest above a folder.

    The folder's own comes first. One that cannot be read as TOML counts if it names claimledger,
    so that a slip of the pen does not silently turn the configuration off.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     inner = Path(folder, "desk")
    ...     inner.mkdir()
    ...     _ = Path(folder, "pyproject.toml").write_text("[tool.claimledger]")
    ...     find_configuration(inner) == Path(folder, "pyproject.toml").absolute()
    True
    """
    folder = Path(os.path.abspath(start))  # noqa: PTH100  # .. goes up as one reads it
    for above in (folder, *folder.parents):
        file = above / _NAME
        if os.path.isfile(file) and _is_ours(file):  # noqa: PTH113  # never raises
            return file
    return None


def _is_ours(file: Path) -> bool:
    data = _bytes_of(file)
    try:
        tool = _parsed(data, str(file)).get("tool")
    except LoadError:
        return _OURS.encode() in data
    return isinstance(tool, dict) and _OURS in tool


def read_configuration(path: PathLike) -> Configuration:
    r"""Read the table [tool.claimledger] of a file; the tables of other tools are not looked at.

    A file that cannot be read, is no TOML or has no such table raises `LoadError`.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "pyproject.toml")
    ...     _ = file.write_text('[tool.claimledger.severities]\nCLX201 = "note"')
    ...     read_configuration(file).table
    {'severities': {'CLX201': 'note'}}
    """
    name = str(path)
    tool = _parsed(_bytes_of(Path(path)), name).get("tool")
    ours = tool.get(_OURS) if isinstance(tool, dict) else None
    if not isinstance(ours, dict):
        problem = "there is no such table in this file" if ours is None else "this is no table"
        raise LoadError.of([Fault(_HEAD, problem, f"write [{_HEAD}]", name)])
    return Configuration(ours, name)


def _bytes_of(file: Path) -> bytes:
    """Read a file; of one that is too large, only so much as shows it."""
    try:
        if file.exists() and not file.is_file():  # a pipe would keep us waiting
            raise LoadError.of([Fault("", "this is no file", f"name a {_NAME}", str(file))])
        with file.open("rb") as opened:
            return opened.read(_LARGEST * 2**20 + 1)
    except (OSError, ValueError) as error:
        problem = f"this cannot be opened: {reason_of(error)}"
        fault = Fault("", problem, "check the path and its rights", str(file))
        raise LoadError.of([fault]) from None


def _parsed(data: bytes, name: str) -> dict[str, Any]:
    if len(data) > _LARGEST * 2**20:
        problem, mend = f"this file is larger than {_LARGEST} MiB", "take out what is not TOML"
        raise LoadError.of([Fault("", problem, mend, name)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"the byte 0x{error.object[error.start]:02x} is not UTF-8"
        place = _end_of(error.object[: error.start].decode())
        raise LoadError.of([Fault("", problem, "save the file as UTF-8", name, *place)]) from None
    try:
        return tomllib.loads(text)
    except RecursionError:
        problem, mend = "this is nested too deep", "nest fewer lists and tables"
        raise LoadError.of([Fault("", problem, mend, name)]) from None
    except ValueError as error:  # of TOML, or of a number with very many digits
        words = str(error)
        place = 0, 0
        if found := _PLACE.search(words):
            words = words[: found.start()]
            place = (int(found[1]), int(found[2])) if found[1] else _end_of(text)
        problem = f"this is no TOML: {told(words[:1].lower() + words[1:])}"
        mend = "write each key and table once, and texts in quotes"
        raise LoadError.of([Fault("", problem, mend, name, *place)]) from None


def _end_of(text: str) -> tuple[int, int]:
    """Return the line and the column behind a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


# -- judging -------------------------------------------------------------------------------


def configure(checkers: CheckSet, configuration: Configuration) -> CheckSet:
    """Return the checkers that a configuration chooses, with its severities and options.

    Whatever is wrong with it is raised at once, as a `LoadError`: keys, codes and words that
    there are not, with close matches, and options of another type than the checker's own.

    >>> quiet = Configuration({"select": ["CLX2"], "severities": {"CLX201": "note"}})
    >>> chosen = configure(CheckSet.default(), quiet)
    >>> chosen.codes, chosen["CLX201"].severity.value
    (('CLX201', 'CLX202', 'CLX203'), 'note')
    """
    try:
        found = _judged(checkers, configuration.table)
    except FlawsError as error:
        raise LoadError.of([_fault(flaw, configuration.file) for flaw in error.flaws]) from None
    held = checkers.but(options=found.get("checkers"), severities=found.get("severities"))
    return choose(held, found.get("select"), found.get("ignore", ()))


def choose(
    checkers: CheckSet, select: Iterable[str] | None = None, ignore: Iterable[str] = ()
) -> CheckSet:
    """Return the checkers that some words name (None: all), without those that others name.

    What was left out of the set before may be ignored once more.

    >>> choose(CheckSet.default(), ["CLX2"], ["unused-suppression", "CLX1"]).codes
    ('CLX202', 'CLX203')
    """
    kept = checkers if select is None else checkers.select(*select)
    gone = checkers.known.difference(checkers.codes)
    words = (w for w in ignore if not _names_only(w, gone, checkers.codes))
    left_out = checkers.select(*words)
    return kept.without(*(code for code in kept.codes if code in left_out))


def _names_only(word: str, gone: Iterable[str], left: Iterable[str]) -> bool:
    return any(c.startswith(word) for c in gone) and not any(c.startswith(word) for c in left)


def _fault(flaw: Flaw, file: str) -> Fault:
    """Return a flaw as a fault of a file; a parser of TOML tells no lines, the keys must do."""
    steps = (f"[{s}]" if isinstance(s, int) else f".{_key(s)}" for s in flaw.steps)
    return Fault(told("".join((_HEAD, *steps))), told(flaw.problem), told(flaw.mend), file)


def _key(step: str) -> str:
    return step if _BARE.fullmatch(step) else json.dumps(step, ensure_ascii=False)


def _judged(checkers: CheckSet, table: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands under each key, as it is meant."""
    readers = {"select": _select, "ignore": _words, "severities": _severities, "checkers": _options}
    flaws = Flaws()
    found: dict[str, Any] = {}
    for key, value in entries(table):
        with flaws.at(key):
            if key not in readers:
                raise flawed(f"there is no key {shortened(key)!r}", suggestion(key, list(readers)))
            found[key] = readers[key](checkers, value)
    flaws.settle()
    return found


def _select(checkers: CheckSet, given: Any) -> Sequence[str]:
    words = _words(checkers, given)
    if not words:
        raise flawed("this selects nothing", 'write a list such as ["CLA", "CLS102"]')
    return words


def _words(checkers: CheckSet, given: Any) -> Sequence[str]:
    """Return words that each name a checker or several."""
    words: Sequence[Any] = read(given, tuple)
    flaws = Flaws()
    for number, word in enumerate(words):
        with flaws.at(number):
            try:
                checkers.select(read(word, str))
            except UnknownCheckerError as error:
                raise _unknown(checkers, word, error.close) from None
    flaws.settle()
    return words


def _severities(checkers: CheckSet, given: Any) -> Mapping[str, Severity]:
    flaws = Flaws()
    found = {}
    for code, word in entries(given):
        with flaws.at(code):
            found[_one(checkers, code).code] = read(word, Severity)
    flaws.settle()
    return found


def _options(checkers: CheckSet, given: Any) -> Mapping[str, Any]:
    """Return options by code, each of the class that its checker names."""
    flaws = Flaws()
    found = {}
    for code, table in entries(given):
        with flaws.at(code):
            default = _one(checkers, code).options
            if default is None:
                raise flawed("this checker has no options", "take it out")
            found[code] = structured(type(default), dict(entries(table)))
    flaws.settle()
    return found


def _one(checkers: CheckSet, code: str) -> Checker:
    """Return the checker of a code; a slug or the beginning of codes does not do here."""
    if code in checkers.codes:
        return checkers[code]
    if code in checkers:
        raise flawed(
            f"{code!r} is the slug of a checker", f"write its code, {checkers[code].code!r}"
        )
    begun = [known for known in checkers.codes if code and known.startswith(code)]
    if begun:
        raise flawed(f"{code!r} is the beginning of a code", f"write it whole, such as {begun[0]}")
    raise _unknown(checkers, code, close_matches(code, checkers.codes))


def _unknown(checkers: CheckSet, word: str, close: Sequence[str]) -> FlawsError:
    families = dict.fromkeys(checker.family for checker in checkers)
    mend = f"did you mean {quoted_list(close)}?" if close else f"there are {', '.join(families)}"
    return flawed(f"no checker {shortened(word)!r}", mend)
