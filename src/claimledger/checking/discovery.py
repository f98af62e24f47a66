"""Checkers of other packages: what they offer is sorted into checkers and what is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, final

import attrs

from claimledger.checking.checker import Checker
from claimledger.checking.checkers import BUILT_IN
from claimledger.checking.outcome import Failure
from claimledger.errors import DuplicateCheckerError
from claimledger.model.plain import kind_of
from claimledger.offers import Loaded, load_all, offers

__all__ = ["GROUP", "Plugins", "classify", "plugins"]

GROUP = "claimledger.checkers"
"""The entry-point group in which packages offer checkers."""

_OURS = "claimledger"
_RESERVED = re.compile("CL[A-Z]")
"""The families that are ours, even if there is none of that name yet."""


@final
@attrs.frozen
class Plugins:
    """The checkers that packages offer, and the offers that could not be taken up."""

    checkers: tuple[Checker, ...] = ()
    failures: tuple[Failure, ...] = ()


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
            failures.append(Failure(str(item.offer), problem))
            continue
        package = item.offer.package
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
    return classify(load_all(offers(GROUP)))
