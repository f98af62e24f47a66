"""Checkers of other packages: found, loaded and classified, three steps over plain values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol, final

import attrs

from claimledger.checking.checker import Checker
from claimledger.checking.checkers import BUILT_IN
from claimledger.checking.outcome import Failure, worded
from claimledger.errors import DuplicateCheckerError
from claimledger.model.plain import kind_of

if TYPE_CHECKING:
    from importlib.metadata import Distribution

__all__ = ["GROUP", "Found", "Loaded", "Plugins", "classify", "find", "load_all", "plugins"]

GROUP = "claimledger.checkers"
"""The entry-point group in which packages offer checkers."""

_OURS = "claimledger"
_RESERVED = re.compile("CL[A-Z]")
"""The families that are ours, even if there is none of that name yet."""


class EntryPoint(Protocol):
    """What of an entry point is used."""

    @property
    def name(self) -> str:
        """Its name in the group."""
        ...

    @property
    def value(self) -> str:
        """What it points to, as ``module:attribute``."""
        ...

    def load(self) -> Any:
        """Import the module, and return the attribute."""
        ...


@final
@attrs.frozen
class Found:
    """An entry point, and the package that declares it."""

    package: str
    entry_point: EntryPoint

    @property
    def name(self) -> str:
        """How a failure names it."""
        return f"{self.entry_point.name} of {self.package} ({self.entry_point.value})"


@final
@attrs.frozen
class Loaded:
    """What an entry point gave, or the error with which it failed."""

    found: Found
    thing: Any = None
    error: str = ""


@final
@attrs.frozen
class Plugins:
    """The checkers that packages offer, and the offers that could not be taken up."""

    checkers: tuple[Checker, ...] = ()
    failures: tuple[Failure, ...] = ()


@final
@attrs.frozen
class _Unreadable:
    """Stands for the entry points of a package that cannot be read."""

    error: BaseException
    name: str = "entry points"
    value: str = "entry_points.txt"

    def load(self) -> Any:
        raise self.error


def find() -> tuple[Found, ...]:
    """Find the entry points of all installed packages, in the order of package and name.

    Where those of a package cannot be read, one is returned in their place that does not load.

    >>> all(found.entry_point.value for found in find())
    True
    """
    from importlib.metadata import distributions  # noqa: PLC0415  # few programs ever ask

    held: dict[str, list[EntryPoint]] = {}
    for package in distributions():
        points: list[EntryPoint] = []
        try:
            points += package.entry_points.select(group=GROUP)
        except Exception as error:  # noqa: BLE001  # it is whatever stands in a file of others
            points.append(_Unreadable(error))
        if points:
            held.setdefault(_name_of(package), points)  # the first of a name is what is imported
    found = [Found(package, point) for package, points in held.items() for point in points]
    distinct = {(f.package, f.entry_point.name, f.entry_point.value): f for f in found}
    return tuple(distinct[key] for key in sorted(distinct))


def _name_of(package: Distribution) -> str:
    try:
        return package.metadata["Name"] or "unknown"
    except Exception:  # noqa: BLE001  # as above
        return "unknown"


def load_all(found: Iterable[Found]) -> tuple[Loaded, ...]:
    """Load each entry point; whatever goes wrong with one is noted, and the others are loaded."""
    return tuple(_load(item) for item in found)


def _load(found: Found) -> Loaded:
    try:
        return Loaded(found, found.entry_point.load())
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001  # a plugin may do anything
        return Loaded(found, error=worded(error))


def classify(loaded: Iterable[Loaded]) -> Plugins:
    """Sort out what was loaded: checkers, alone or several together, and what is none.

    A family of codes belongs to one package: another one with the same family, or with one that
    is ours (CL and a letter), raises `DuplicateCheckerError`.

    >>> from claimledger.checking.checkers import BUILT_IN
    >>> classify([])
    Plugins(checkers=(), failures=())
    """
    checkers: list[Checker] = []
    failures: list[Failure] = []
    owners = {checker.family: _OURS for checker in BUILT_IN}
    for item in loaded:
        offered = _offered(item.thing)
        if item.error or offered is None:
            problem = item.error or f"{kind_of(item.thing)} is no checker, nor a list of them"
            failures.append(Failure(item.found.name, problem))
            continue
        package = item.found.package
        for checker in offered:
            reserved = _OURS if _RESERVED.fullmatch(checker.family) else package
            owner = owners.setdefault(checker.family, reserved)
            if owner != package:
                raise DuplicateCheckerError("family", checker.family, owner, package)
            checkers.append(checker)
    return Plugins(tuple(checkers), tuple(failures))


def _offered(thing: Any) -> list[Checker] | None:
    """Return the checkers that a thing is; None if it is something else."""
    try:
        found = [thing] if isinstance(thing, Checker) else list(thing)
        return found if found and all(isinstance(item, Checker) for item in found) else None
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001  # a plugin may do anything
        return None


def plugins() -> Plugins:
    """Find, load and classify the checkers of all installed packages.

    >>> isinstance(plugins(), Plugins)
    True
    """
    return classify(load_all(find()))
