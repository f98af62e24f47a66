"""What is asked of a load, whatever the file: an answer, or faults that can be read and mended."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, final
from unittest import mock

import attrs
from click.testing import CliRunner

from claimledger.cli.commands import cli
from claimledger.errors import Fault, LoadError
from claimledger.files import LedgerFile, Limits, load, loading, loads
from claimledger.files.register import Register
from claimledger.model.plain import printable
from faults.making import Broken

PLACELESS = (
    "there is no such file",
    "this cannot be opened",
    "this is no file",
    "this folder holds no ledger files",
    "a link to a folder",
    "this file is larger than",
)
"""What is told without line and column: it is said of a whole file or folder."""

_MOST = 1_001
_LONGEST = 3_000
_LINE_END = re.compile(r"\r\n?|\n")


@final
@attrs.frozen
class Verdict:
    """How one input fared: what layer the faults were of, and what was wrong with the answer."""

    loaded: bool
    reading: int = 0
    shape: int = 0
    meaning: int = 0
    wrong: tuple[str, ...] = ()


@final
@attrs.define
class Layers:
    """Counts, while a load runs, the faults of reading and of meaning; the rest are of shape."""

    reading: int = 0
    meaning: int = 0

    @contextmanager
    def counted(self) -> Iterator[None]:
        loaded, faults = loading._loaded, Register.faults

        def count_reading(pages: Any, found: list[Fault], *more: Any) -> LedgerFile:
            self.reading = len(found)
            return loaded(pages, found, *more)

        def count_meaning(*args: Any, **named: Any) -> Iterator[Fault]:
            for fault in faults(*args, **named):
                self.meaning += 1
                yield fault

        with (
            mock.patch.object(loading, "_loaded", count_reading),
            mock.patch.object(Register, "faults", count_meaning),
        ):
            yield


def judged(broken: Broken) -> Verdict:
    """Load a text, and judge what came of it."""
    name = f"broken.{broken.format}"

    def texts(file: str) -> bytes | None:
        return broken.data if file == name else None

    return _judged(lambda: loads(broken.data, format=broken.format, name=name), texts)


def judged_paths(paths: Iterable[Path], limits: Limits) -> Verdict:
    """Load files and folders within limits, and judge what came of it."""
    given = tuple(paths)

    def texts(file: str) -> bytes | None:
        try:
            return Path(file).read_bytes() if Path(file).is_file() else None
        except (OSError, ValueError):
            return None

    return _judged(lambda: load(*given, limits=limits), texts)


def _judged(action: Callable[[], LedgerFile], texts: Callable[[str], bytes | None]) -> Verdict:
    layers, out, told = Layers(), StringIO(), StringIO()
    error: LoadError | None = None
    found: object = None
    try:
        with (
            warnings.catch_warnings(),
            redirect_stdout(out),
            redirect_stderr(told),
            layers.counted(),
        ):
            warnings.simplefilter("error")
            found = action()
    except LoadError as refused:
        error = refused
    except BaseException as other:  # the very thing that must not happen
        return Verdict(loaded=False, wrong=(f"{type(other).__name__} leaves: {other!r:.300}",))
    wrong = [
        f"something is printed: {stream.getvalue():.60}" for stream in (out, told) if stream.tell()
    ]
    if error is None:
        wrong += [] if isinstance(found, LedgerFile) else ["something else is returned"]
        return Verdict(loaded=True, wrong=tuple(wrong))
    wrong += _faulty(error, texts)
    count = int(re.sub(r"\D*(\d+) faults?", r"\1", error.message))
    shape = count - layers.reading - layers.meaning
    return Verdict(False, layers.reading, shape, layers.meaning, tuple(dict.fromkeys(wrong)))


def _faulty(error: LoadError, texts: Callable[[str], bytes | None]) -> Iterator[str]:
    """Yield what is wrong with an error itself."""
    lines: dict[str, list[int] | None] = {}
    if not 0 < len(error.faults) <= _MOST or len(error.faults) != len(error.exceptions):
        yield f"{len(error.faults)} faults of {len(error.exceptions)}"
    places = [(fault.file, fault.line, fault.column) for fault in error.faults]
    if places != sorted(places):
        yield "the faults are not in order"
    for fault in error.faults:
        if not isinstance(fault, Fault) or not fault.file:
            yield f"no fault with a file: {fault!r:.200}"
        if not fault.problem.strip() or not fault.mend.strip():
            yield f"what is wrong and how to mend it: {fault!r:.200}"
        for part in (fault.path, fault.problem, fault.mend):
            if printable(part) != part or len(part) > _LONGEST:
                yield f"cannot be printed: {part!r:.200}"
        if fault.file not in lines:
            lines[fault.file] = _lengths(texts(fault.file))
        yield from _misplaced(fault, lines[fault.file])


def _lengths(data: bytes | None) -> list[int] | None:
    """Return how long each line of a text is, as far as it is one."""
    if data is None:
        return None
    text = data.decode(errors="replace").removeprefix("\ufeff")
    return [len(line) for line in _LINE_END.split(text)]


def _misplaced(fault: Fault, lines: list[int] | None) -> Iterator[str]:
    if fault.line == fault.column == 0:
        if not fault.problem.startswith(PLACELESS) or fault.path:
            yield f"no place: {fault!r:.200}"
    elif lines is None:
        yield f"a place in what is no file: {fault!r:.200}"
    elif not (1 <= fault.line <= len(lines) and 1 <= fault.column <= lines[fault.line - 1] + 1):
        yield f"no such place: {fault!r:.200}"


def told(paths: Iterable[Path], verdict: Verdict, *options: str) -> Iterator[str]:
    """Ask the command line for the same files, and yield what is wrong with its answer."""
    result = CliRunner().invoke(cli, ["status", *options, *map(str, paths)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        yield f"this leaves the command line: {result.exception!r:.200}"
        return
    if result.exit_code != (0 if verdict.loaded else 2):
        yield f"exit code {result.exit_code}"
    yield from unprintable(result.stderr)
    if not verdict.loaded:
        if result.stdout:
            yield f"on standard output: {result.stdout:.60}"
        count = verdict.reading + verdict.shape + verdict.meaning
        if result.stderr.count("\n") != min(count, _MOST):
            yield f"{count} faults on {result.stderr.count(chr(10))} lines"


def unprintable(text: str) -> Iterator[str]:
    """Yield what is wrong with a text on standard error."""
    if "Traceback" in text:
        yield "a traceback is told"
    for line in text.splitlines():
        if printable(line) != line or len(line) > 3 * _LONGEST:
            yield f"cannot be printed: {line!r:.200}"
