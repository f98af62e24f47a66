"""The table ``[tool.claimledger]`` of a pyproject.toml: which checkers are asked, and how."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, final

import attrs

from claimledger.checking import CheckSet, Severity
from claimledger.errors import (
    Fault,
    InvalidRecordError,
    LoadError,
    UnknownCheckerError,
    close_matches,
)
from claimledger.files.options import Flaw, FlawsError, structured
from claimledger.files.pages import PathLike
from claimledger.files.register import quoted_list, suggestion
from claimledger.files.tree import shortened
from claimledger.model.plain import printable

__all__ = ["Configuration", "choose", "configure", "find_configuration", "read_configuration"]

_NAME: Final = "pyproject.toml"
_TABLE: Final = ("tool", "claimledger")
_KEYS: Final = ("select", "ignore", "severities", "checkers")
_LARGEST: Final = 2**20
"""How many bytes a file may have."""
_LONGEST: Final = 600
"""How long a part of a fault may get."""
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)

Steps = tuple[str | int, ...]


@final
@attrs.frozen
class Configuration:
    """What ``[tool.claimledger]`` says, as it is written; `configure` judges it.

    ``select`` (None: all) and ``ignore`` are words for checkers, ``severities`` and ``options``
    are by code, ``others`` are keys that there should not be.

    >>> Configuration(ignore=["CLT"], severities={"CLX201": "note"}).ignore
    ['CLT']
    """

    select: Sequence[str] | None = None
    ignore: Sequence[str] = ()
    severities: Mapping[str, str] = attrs.field(factory=dict)
    options: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict)
    others: Mapping[str, Any] = attrs.field(factory=dict)
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
        if file.is_file() and _is_ours(file):
            return file
    return None


def _is_ours(file: Path) -> bool:
    text = _text_of(file)
    try:
        tool = _parsed(text, str(file)).get(_TABLE[0])
    except LoadError:
        return _TABLE[1] in text
    return isinstance(tool, dict) and _TABLE[1] in tool


def read_configuration(path: PathLike) -> Configuration:
    r"""Read the table [tool.claimledger] of a file; the tables of other tools are not looked at.

    A file that cannot be read, is no TOML or has no such table raises `LoadError`.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "pyproject.toml")
    ...     _ = file.write_text('[tool.claimledger.severities]\nCLX201 = "note"')
    ...     read_configuration(file).severities
    {'CLX201': 'note'}
    """
    name = str(path)
    tool = _parsed(_text_of(Path(path)), name).get(_TABLE[0], {})
    ours = tool.get(_TABLE[1]) if isinstance(tool, dict) else None
    if not isinstance(ours, dict):
        problem = "there is no such table in this file" if ours is None else "this is no table"
        raise _refused([Fault(".".join(_TABLE), problem, "write [tool.claimledger]", name)])
    return Configuration(
        select=ours.get("select"),
        ignore=ours.get("ignore", ()),
        severities=ours.get("severities", {}),
        options=ours.get("checkers", {}),
        others={key: value for key, value in ours.items() if key not in _KEYS},
        file=name,
    )


def _text_of(file: Path) -> str:
    """Read a file that is not too large, and is UTF-8."""
    try:
        if file.exists() and not file.is_file():
            raise _refused([Fault("", "this is no file", f"name a {_NAME}", str(file))])
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
        mend = "check the path and its rights"
        fault = Fault("", f"this cannot be opened: {reason}", mend, str(file))
        raise _refused([fault]) from None
    if len(data) > _LARGEST:
        problem, mend = (
            f"this file is larger than {_LARGEST >> 20} MiB",
            "take out what is not TOML",
        )
        raise _refused([Fault("", problem, mend, str(file))])
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        problem = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        fault = Fault("", problem, "save the file as UTF-8", str(file), *place)
        raise _refused([fault]) from None


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        problem, mend = "this is nested too deep", "nest fewer lists and tables"
        raise _refused([Fault("", problem, mend, name)]) from None
    except ValueError as error:  # TOMLDecodeError, and numbers with too many digits
        words, place = str(error), (0, 0)
        if found := re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", words):
            words = words[: found.start()]
            at_end = text.count("\n") + 1, len(text) - text.rfind("\n")
            place = (int(found[1]), int(found[2])) if found[1] else at_end
        problem = f"this is no TOML: {_told(words[:1].lower() + words[1:])}"
        raise _refused([Fault("", problem, "", name, *place)]) from None


def _refused(faults: Sequence[Fault]) -> LoadError:
    return LoadError(f"{len(faults)} fault{'s' * (len(faults) != 1)}", faults)


def _told(text: str) -> str:
    """Return a text as a fault tells it: on one line, with nothing invisible, and not too long."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]}...{text[-_LONGEST // 2 :]}"
    return printable(text)


# -- judging -------------------------------------------------------------------------------


def configure(checkers: CheckSet, configuration: Configuration) -> CheckSet:
    """Return the checkers that a configuration chooses, with its severities and options.

    Whatever is wrong with it is raised at once, as a `LoadError`: keys, codes and words that
    there are not, with close matches, and options of another type than the checker's own.

    >>> quiet = Configuration(select=["CLX2"], severities={"CLX201": "note"})
    >>> chosen = configure(CheckSet.default(), quiet)
    >>> chosen.codes, chosen["CLX201"].severity.value
    (('CLX201', 'CLX202', 'CLX203'), 'note')
    """
    judge = _Judge(checkers, configuration)
    severities, options = judge.severities(), judge.options()
    select = None if configuration.select is None else judge.words("select", configuration.select)
    ignore = judge.words("ignore", configuration.ignore)
    judge.others()
    if judge.flaws:
        raise _refused([_fault(flaw, configuration.file) for flaw in judge.flaws])
    return choose(checkers.but(options=options, severities=severities), select, ignore)


def choose(
    checkers: CheckSet, select: Iterable[str] | None = None, ignore: Iterable[str] = ()
) -> CheckSet:
    """Return the checkers that some words name (None: all), without those that others name.

    >>> choose(CheckSet.default(), ["CLX2"], ["unused-suppression", "CLX1"]).codes
    ('CLX202', 'CLX203')
    """
    left_out = checkers.select(*ignore).codes
    kept = checkers if select is None else checkers.select(*select)
    return kept.without(*(code for code in kept.codes if code in left_out))


def _fault(flaw: Flaw, file: str) -> Fault:
    """Return a flaw as a fault of a file; a parser of TOML tells no lines, the keys must do."""
    path = "".join(f"[{s}]" if isinstance(s, int) else f".{_key(s)}" for s in flaw.steps)
    return Fault(_told(path[1:]), _told(flaw.problem), _told(flaw.mend), file)


def _key(step: str) -> str:
    return step if _BARE.fullmatch(step) else json.dumps(step, ensure_ascii=False)


@final
class _Judge:
    """Holds a configuration against the checkers that there are, and collects what is wrong."""

    def __init__(self, checkers: CheckSet, configuration: Configuration) -> None:
        self.checkers = checkers
        self.configuration = configuration
        self.flaws: list[Flaw] = []

    def _flaw(self, steps: Iterable[str | int], problem: str, mend: str = "") -> None:
        self.flaws.append(Flaw((*_TABLE, *steps), problem, mend))

    def others(self) -> None:
        """Refuse the keys that there should not be."""
        for key in self.configuration.others:
            self._flaw([key], f"there is no key {shortened(key)!r}", suggestion(key, _KEYS))

    def words(self, name: str, given: Any) -> list[str]:
        """Return words that each name a checker or several."""
        if not isinstance(given, list | tuple) or (name == "select" and not given):
            problem = "this selects nothing" if given == [] else "this is no list of codes"
            self._flaw([name], problem, 'write a list such as ["CLA", "CLS102"]')
            return []
        for number, word in enumerate(given):
            if not isinstance(word, str):
                self._flaw([name, number], f"{word!r} is no code", 'write a text such as "CLA"')
                continue
            try:
                self.checkers.select(word)
            except UnknownCheckerError as error:
                self._unknown([name, number], word, error.close)
        return list(given)

    def severities(self) -> dict[str, Severity]:
        """Return the severities by code."""
        found = {}
        for code, word in self._by_code("severities", self.configuration.severities):
            try:
                found[code] = Severity(word)
            except InvalidRecordError as error:
                self._flaw(["severities", code], error.problem, error.mend)
        return found

    def options(self) -> dict[str, Any]:
        """Return the options by code, each of the class that its checker names."""
        found = {}
        for code, table in self._by_code("checkers", self.configuration.options):
            options = self.checkers[code].options
            steps = ["checkers", code]
            if not isinstance(table, Mapping):
                self._flaw(
                    steps, f"{table!r} is no table", f"write [tool.claimledger.checkers.{code}]"
                )
            elif options is None:
                self._flaw(steps, "this checker has no options", "take the table out")
            else:
                try:
                    found[code] = structured(type(options), table)
                except FlawsError as error:
                    self.flaws += (
                        attrs.evolve(f, steps=(*_TABLE, *steps, *f.steps)) for f in error.flaws
                    )
        return found

    def _by_code(self, name: str, table: Any) -> Iterator[tuple[str, Any]]:
        """Yield what a table has under codes that there are."""
        if not isinstance(table, Mapping):
            self._flaw([name], f"{table!r} is no table", f"write [tool.claimledger.{name}]")
            return
        for code, value in table.items():
            if code in self.checkers.codes:
                yield code, value
            elif code in self.checkers:
                mend = f"write its code, {self.checkers[code].code!r}"
                self._flaw([name, code], f"{code!r} is the slug of a checker", mend)
            else:
                self._unknown([name, code], code, close_matches(code, self.checkers.codes))

    def _unknown(self, steps: Iterable[str | int], word: str, close: Sequence[str]) -> None:
        mend = (
            f"did you mean {quoted_list(close)}?" if close else "`claimledger checkers` lists all"
        )
        self._flaw(steps, f"no checker {shortened(word)!r}", mend)
