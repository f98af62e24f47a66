"""A plugin of pytest: ledger files as tests, one for each checker and each expectation.

It is entered in the group ``pytest11`` of the package's entry points, and does nothing until a
project names its ledgers:

.. code-block:: toml

    [tool.pytest.ini_options]
    testpaths = ["tests", "ledgers"]
    claimledger_ledgers = ["ledgers/*.yaml", "ledgers/trade"]  # a folder is one ledger

The checkers are those of ``claimledger check``: what is installed, by the project's
``[tool.claimledger]``.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, final

import pytest

if TYPE_CHECKING:
    from claimledger.checking import CheckSet, Findings
    from claimledger.files import LedgerFile
    from claimledger.model import Expectation

__all__ = ["CheckerItem", "ExpectationItem", "LedgerCollector"]

_INI = "claimledger_ledgers"
_KEY = pytest.StashKey[frozenset[Path]]()
_EXPECTATIONS = "CLT104"
"""The checker whose findings are told expectation by expectation."""
_ALWAYS = ("CLX101", "CLX102")
"""The checkers that tell what broke, and that nobody can leave out."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the setting that names the ledgers."""
    meaning = "ledger files, and folders that are one ledger each: globs below the root folder"
    parser.addini(_INI, meaning, type="linelist", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Find the ledgers once."""
    found: set[Path] = set()
    for pattern in config.getini(_INI):
        try:
            matching = list(config.rootpath.glob(pattern))
        except (ValueError, NotImplementedError) as error:
            raise pytest.UsageError(f"{_INI}: {pattern!r} is no glob: {error}") from None
        if not matching:
            raise pytest.UsageError(f"{_INI}: nothing matches {pattern!r} in {config.rootpath}")
        found.update(matching)
    config.stash[_KEY] = frozenset(found)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> LedgerCollector | None:
    """Collect a file that is a ledger."""
    return _collector(file_path, parent)


def pytest_collect_directory(path: Path, parent: pytest.Collector) -> LedgerCollector | None:
    """Collect a folder that is a ledger."""
    return _collector(path, parent)


def _collector(path: Path, parent: pytest.Collector) -> LedgerCollector | None:
    if path not in parent.config.stash[_KEY]:
        return None
    collector: LedgerCollector = LedgerCollector.from_parent(parent, path=path)
    return collector


@final
class LedgerCollector(pytest.File):
    """A ledger, which is loaded to collect it, and checked when the first of its tests runs."""

    def collect(self) -> Iterable[pytest.Item]:
        """Yield a test for each checker, and one for each expectation."""
        from claimledger.errors import ClaimLedgerError  # noqa: PLC0415  # and what needs it, late

        try:
            return list(self._items())
        except ClaimLedgerError as error:
            faults = getattr(error, "faults", None) or (error,)
            raise self.CollectError("\n".join(map(str, faults))) from None

    def _items(self) -> Iterator[pytest.Item]:
        codes = {code: self.checkers[code].slug for code in self.checkers.codes}
        for number, expectation in enumerate(self.ledger.expects if _EXPECTATIONS in codes else ()):
            name = f"expects[{number}] {expectation.claim.id}"
            yield ExpectationItem.from_parent(self, name=name, expectation=expectation)
        for code in sorted({*codes, *_ALWAYS} - {_EXPECTATIONS}):
            name = f"{code} {codes.get(code, '')}".rstrip()
            yield CheckerItem.from_parent(self, name=name, code=code)

    @cached_property
    def ledger(self) -> LedgerFile:
        """What the file holds."""
        from claimledger.files import load  # noqa: PLC0415

        return load(self.path)

    @cached_property
    def checkers(self) -> CheckSet:
        """The installed checkers, as the project's configuration chooses them."""
        from claimledger.checking import CheckSet  # noqa: PLC0415
        from claimledger.files import (  # noqa: PLC0415
            configure,
            find_configuration,
            read_configuration,
        )

        installed = CheckSet.installed()
        file = find_configuration(self.config.rootpath)
        return installed if file is None else configure(installed, read_configuration(file))

    @cached_property
    def findings(self) -> Findings:
        """What the checkers find, today."""
        from claimledger.checking import check  # noqa: PLC0415

        return check(
            self.ledger.ledger,
            self.checkers,
            expects=self.ledger.expects,
            places=self.ledger.places,
            on=datetime.now(UTC).astimezone().date(),
        )


class _Item(pytest.Item):
    """A test of a ledger: it fails with words, and without a traceback."""

    parent: LedgerCollector

    @abstractmethod
    def told(self) -> str:
        """Return what is wrong; nothing if nothing is."""

    def runtest(self) -> None:
        """Fail if something is wrong."""
        told = self.told()
        if told:
            pytest.fail(told, pytrace=False)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return where the test comes from."""
        return self.path, None, f"{self.path.name}: {self.name}"


@final
class CheckerItem(_Item):
    """That one checker finds nothing in a ledger."""

    def __init__(self, *, code: str, **given: Any) -> None:
        super().__init__(**given)
        self._code = code

    def told(self) -> str:
        """Return what the checker finds."""
        import attrs  # noqa: PLC0415

        from claimledger.rendering import findings_text  # noqa: PLC0415

        found = tuple(f for f in self.parent.findings if f.code == self._code)
        only = attrs.evolve(self.parent.findings, found=found, silenced=(), failures=())
        return findings_text(only) if found else ""


@final
class ExpectationItem(_Item):
    """That a ledger answers what it is expected to."""

    def __init__(self, *, expectation: Expectation, **given: Any) -> None:
        super().__init__(**given)
        self._expectation = expectation

    def told(self) -> str:
        """Return what is answered otherwise."""
        from claimledger.model.plain import printable  # noqa: PLC0415
        from claimledger.reasoning import unmet  # noqa: PLC0415

        differing = unmet(self.parent.ledger.ledger, [self._expectation])
        return "\n".join(printable(str(one)) for one in differing)
