"""Languages that there are: our own files, and those that other packages offer."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, Protocol, final

import attrs

from claimledger.errors import InvalidRecordError, close_matches
from claimledger.model.plain import kind_of

if TYPE_CHECKING:
    from importlib.metadata import Distribution

__all__ = ["CODE", "GROUP", "Failure", "Offer", "Origin", "languages", "offers", "origin_of"]

GROUP: Final = "claimledger.lexicons"
"""The entry-point group in which packages offer lexicons, each by the code of its language."""

CODE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}", re.ASCII)
"""What a language is called: ``id``, ``pt-BR``."""

_OURS: Final = files("claimledger.reading.lexicon") / "data"
_LONGEST: Final = 600
"""How long an error in words may get."""


@final
@attrs.frozen
class Origin:
    """Where a lexicon is read from: its file, the folder that this is in, and what it is called."""

    file: Path | Traversable
    folder: Path | Traversable
    name: str

    @property
    def identity(self) -> str:
        """What is the same for two ways to one file."""
        try:
            return os.path.realpath(self.file) if isinstance(self.file, Path) else str(self.file)
        except ValueError:  # of a name that no file can have
            return str(self.file)


class EntryPoint(Protocol):
    """What of an entry point is used."""

    @property
    def name(self) -> str:
        """The code of the language."""
        ...

    @property
    def value(self) -> str:
        """The module that has the file, or ``module:attribute`` for a path."""
        ...

    def load(self) -> Any:
        """Import it."""
        ...


@final
@attrs.frozen
class Offer:
    """A language that a package offers."""

    package: str
    entry_point: EntryPoint

    def __str__(self) -> str:
        return f"{self.entry_point.name} of {self.package} ({self.entry_point.value})"


@final
@attrs.frozen
class Failure:
    """An offer that cannot be taken up, and why."""

    name: str
    error: str


def origin_of(language: str) -> Origin:
    """Return where the lexicon of a language is; our own go before those of other packages.

    Only the packages that offer this language are imported. Those of others may be broken.

    >>> origin_of("id").name
    'id.toml'
    """
    if CODE.fullmatch(language):
        ours = _OURS / f"{language}.toml"
        if ours.is_file():
            return Origin(ours, _OURS, ours.name)
        found = [offer for offer in offers() if offer.entry_point.name == language]
        if len(found) > 1:
            raise InvalidRecordError(
                f"the language {language!r} is offered twice, by {found[0]} and by {found[1]}",
                "remove one of the packages, or name a file",
            )
        if found:
            return _taken(found[0])
    known = languages()[0]
    close = close_matches(language, known)
    mend = f"did you mean {' or '.join(map(repr, close))}?" if close else (
        f"there are {', '.join(known)}; or name a TOML file, or install a package that has it"
    )  # fmt: skip
    raise InvalidRecordError(f"there is no lexicon of the language {language!r}", mend)


def languages() -> tuple[tuple[str, ...], tuple[Failure, ...]]:
    """Return the codes of all languages that there are, and what cannot be taken up.

    No package is imported for it.

    >>> {"en", "id"} <= {*languages()[0]}
    True
    """
    ours = {file.name.removesuffix(".toml") for file in _OURS.iterdir() if _is_toml(file)}
    failures = []
    theirs: dict[str, Offer] = {}
    for offer in offers():
        name = offer.entry_point.name
        if isinstance(offer.entry_point, _Unreadable):
            failures.append(Failure(str(offer), _worded(offer.entry_point.error)))
        elif not CODE.fullmatch(name):
            failures.append(Failure(str(offer), f"{name!r} is no code of a language, such as 'eo'"))
        elif name in ours:
            failures.append(Failure(str(offer), "claimledger has this language itself"))
        elif name in theirs:
            failures.append(Failure(str(offer), f"it is offered by {theirs[name]}, too"))
        else:
            theirs[name] = offer
    return (*sorted({*ours, *theirs}),), tuple(failures)


def _is_toml(file: Traversable) -> bool:
    return file.name.endswith(".toml")


@final
@attrs.frozen
class _Unreadable:
    """Stands for the entry points of a package that cannot be read."""

    error: BaseException
    name: str = "entry points"
    value: str = "entry_points.txt"

    def load(self) -> Any:
        raise self.error


def offers() -> tuple[Offer, ...]:
    """Find what installed packages offer, in the order of package and name; nothing is imported."""
    return tuple(
        sorted(_offers(), key=lambda o: (o.package, o.entry_point.name, o.entry_point.value))
    )


def _offers() -> Iterator[Offer]:
    from importlib.metadata import distributions  # noqa: PLC0415  # few programs ever ask

    seen = set()
    for package in distributions():
        points: list[EntryPoint] = []
        try:
            points += package.entry_points.select(group=GROUP)
        except Exception as error:  # noqa: BLE001  # it is whatever stands in a file of others
            points.append(_Unreadable(error))
        name = _name_of(package) if points else ""
        if name not in seen:  # the first of a name is what is imported
            yield from (Offer(name, point) for point in points)
        seen.add(name)


def _name_of(package: Distribution) -> str:
    try:
        return package.metadata["Name"] or "unknown"
    except Exception:  # noqa: BLE001  # as above
        return "unknown"


def _taken(offer: Offer) -> Origin:
    """Return where an offered lexicon is: what the entry point names is imported for it."""
    try:
        thing = offer.entry_point.load()
        folder, file = _file_of(thing, offer.entry_point.name)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001  # a package may do anything
        problem = f"the lexicon {offer} did not load: {_worded(error)}"
        raise InvalidRecordError(problem, "tell its author, or name a file") from None
    return Origin(file, folder, f"{offer.package}/{file.name}")


def _file_of(thing: Any, language: str) -> tuple[Path | Traversable, Path | Traversable]:
    """Return the folder and the file: of a module, the one with the language's name beside it."""
    if isinstance(thing, ModuleType):
        folder = files(thing)
        return folder, folder / f"{language}.toml"
    if isinstance(thing, str | os.PathLike):
        path = Path(thing)
        return path.parent, path
    raise TypeError(f"{kind_of(thing)} is no module, nor the path of a file")


def _worded(error: BaseException) -> str:
    """Return an error in words, whatever it does when it is asked for them."""
    kind = kind_of(error)
    try:
        return f"{kind}: {error}"[:_LONGEST]
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001  # even its words may break
        return kind
