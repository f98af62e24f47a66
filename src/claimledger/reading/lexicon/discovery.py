"""Languages that there are: our own files, and those that other packages offer."""

from __future__ import annotations

import os
import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import ModuleType
from typing import Any, Final, final

import attrs

from claimledger.errors import InvalidRecordError, close_matches
from claimledger.model.plain import kind_of
from claimledger.offers import Offer, Unreadable, offers, worded

__all__ = ["CODE", "GROUP", "Failure", "Origin", "languages", "origin_of"]

GROUP: Final = "claimledger.lexicons"
"""The entry-point group in which packages offer lexicons, each by the code of its language."""

CODE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}", re.ASCII)
"""What a language is called: ``id``, ``pt-BR``."""

_OURS: Final = files("claimledger.reading.lexicon") / "data"


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
        found = [offer for offer in offers(GROUP) if offer.entry_point.name == language]
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
    for offer in offers(GROUP):
        name = offer.entry_point.name
        if isinstance(offer.entry_point, Unreadable):
            failures.append(Failure(str(offer), worded(offer.entry_point.error)))
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


def _taken(offer: Offer) -> Origin:
    """Return where an offered lexicon is: what the entry point names is imported for it."""
    try:
        thing = offer.entry_point.load()
        folder, file = _file_of(thing, offer.entry_point.name)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001  # a package may do anything
        problem = f"the lexicon {offer} did not load: {worded(error)}"
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
