"""What installed packages offer under their entry points: found, and loaded one by one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, Protocol, final

import attrs

from claimledger.model.plain import kind_of

if TYPE_CHECKING:
    from importlib.metadata import Distribution

__all__ = ["EntryPoint", "Loaded", "Offer", "Unreadable", "load_all", "offers", "worded"]

_LONGEST: Final = 600
"""How long an error in words may get."""


class EntryPoint(Protocol):
    """What of an entry point is used."""

    @property
    def name(self) -> str:
        """Its name in the group."""
        ...

    @property
    def value(self) -> str:
        """What it points to, as ``module`` or ``module:attribute``."""
        ...

    def load(self) -> Any:
        """Import the module, and return it or the attribute."""
        ...


@final
@attrs.frozen
class Offer:
    """An entry point, and the package that declares it.

    >>> class Point:
    ...     name, value = "eo", "esperanto_desk"
    ...     load = None
    >>> str(Offer("esperanto-desk", Point()))
    'eo of esperanto-desk (esperanto_desk)'
    """

    package: str
    entry_point: EntryPoint

    def __str__(self) -> str:
        return f"{self.entry_point.name} of {self.package} ({self.entry_point.value})"


@final
@attrs.frozen
class Unreadable:
    """Stands for the entry points of a package that cannot be read."""

    error: BaseException
    name: str = "entry points"
    value: str = "entry_points.txt"

    def load(self) -> Any:
        """Raise the error for which they cannot be read."""
        raise self.error


@final
@attrs.frozen
class Loaded:
    """What an offer gave, or the error with which it failed, in words."""

    offer: Offer
    thing: Any = None
    error: str = ""


def offers(group: str) -> tuple[Offer, ...]:
    """Find what installed packages offer in a group, in the order of package and name.

    Nothing is imported. Where the entry points of a package cannot be read, one is returned in
    their place that does not load.

    >>> offers("claimledger.nothing")
    ()
    """
    from importlib.metadata import distributions  # noqa: PLC0415  # few programs ever ask

    held: dict[str, list[EntryPoint]] = {}
    for package in distributions():
        points: list[EntryPoint] = []
        try:
            points += package.entry_points.select(group=group)
        except Exception as error:  # noqa: BLE001  # it is whatever stands in a file of others
            points.append(Unreadable(error))
        if points:
            held.setdefault(_name_of(package), points)  # the first of a name is what is imported
    found = [Offer(package, point) for package, points in held.items() for point in points]
    distinct = {(o.package, o.entry_point.name, o.entry_point.value): o for o in found}
    return tuple(distinct[key] for key in sorted(distinct))


def _name_of(package: Distribution) -> str:
    try:
        return package.metadata["Name"] or "unknown"
    except Exception:  # noqa: BLE001  # as above
        return "unknown"


def load_all(offered: Iterable[Offer]) -> tuple[Loaded, ...]:
    """Load each offer; whatever goes wrong with one is noted, and the others are loaded."""
    return tuple(map(_load, offered))


def _load(offer: Offer) -> Loaded:
    try:
        return Loaded(offer, offer.entry_point.load())
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001  # a package may do anything
        return Loaded(offer, error=worded(error))


def worded(error: BaseException) -> str:
    """Return an error in words, not too long, whatever it does when it is asked for them.

    >>> worded(ValueError("no such day"))
    'ValueError: no such day'
    """
    kind = kind_of(error)
    try:
        words = f"{kind}: {error}"
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001  # even its words may break
        return kind
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}..."
