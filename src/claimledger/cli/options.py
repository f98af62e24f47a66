"""The options that all verbs share, turned into a ledger, a policy and a viewpoint."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import Any, TypedDict, TypeVar, final

import attrs
import click

from claimledger.cli.streams import failing, progress, tell_conflicts
from claimledger.cli.streams import tell as tell_line
from claimledger.errors import InvalidRecordError, UnknownIdError, close_matches
from claimledger.files import LedgerFile, Limits, load
from claimledger.ledger import Ledger
from claimledger.reasoning import Policy, Viewpoint

__all__ = ["Asked", "Outlook", "filled", "limited", "shared"]

_T = TypeVar("_T", str | None, tuple[str, ...])


class Outlook(TypedDict):
    """The keyword arguments that every question to a ledger takes."""

    viewpoint: Viewpoint
    policy: Policy


@final
@attrs.frozen
class Asked:
    """What was asked of which ledger, and how the answer is to be printed."""

    ledger: Ledger
    outlook: Outlook
    form: str
    file: LedgerFile

    @property
    def as_json(self) -> bool:
        """Whether the answer is for programs."""
        return self.form == "json"

    @property
    def is_past(self) -> bool:
        """Whether the ledger is asked as it was at some time."""
        return self.ledger is not self.file.ledger


def filled(_context: click.Context, _option: click.Parameter, value: _T) -> _T:
    """Refuse an option that is given and says nothing; it is a callback of click."""
    given = (value,) if isinstance(value, str) else value or ()
    if not all(text.strip(" ,") for text in given):
        raise click.BadParameter("it says nothing; write something, or leave it out")
    return value


def shared(
    *forms: str, conflicts: bool = True
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the shared options, with some formats; it gets an `Asked` in their place.

    With ``conflicts``, records that stand in two versions are told on standard error.
    """
    choice = click.Choice(forms or ("text", "json"))
    return lambda command: _shared(command, choice, tell_conflicts if conflicts else _tell_none)


def _tell_none(_ledger: Ledger) -> None:
    """Leave it to a checker."""


def _shared(
    command: Callable[..., None], choice: click.Choice[str], tell: Callable[[Ledger], None]
) -> Callable[..., None]:
    @click.option("--as-of", metavar="DATE", callback=filled, help="Only what was public by then.")
    @click.option(
        "--recorded", metavar="DATE", callback=filled, help="Only what was recorded by then."
    )
    @click.option(
        "--policy", multiple=True, metavar="FIELD=VALUE", help="How to weigh; repeatable."
    )
    @click.option(
        "--view",
        multiple=True,
        metavar="WHAT=only|except:ID,...",
        help="What to read or trust: documents, relays or positions; repeatable.",
    )
    @click.option("--format", "form", type=choice, default="text")
    @limited
    @wraps(command)
    def asking(
        *args: Any,
        paths: tuple[str, ...],
        as_of: str | None,
        recorded: str | None,
        policy: tuple[str, ...],
        view: tuple[str, ...],
        form: str,
        limits: Limits,
        **named: Any,
    ) -> None:
        with failing():
            found = _loaded(paths, limits)
            for notice in found.notices:
                tell_line(str(notice))
            viewpoint = _viewpoint(view, found)
            ledger = found.ledger.as_of(as_of, recorded)
            rules = Policy.of(_pairs(policy, "--policy", "FIELD=VALUE"))
            outlook: Outlook = {"viewpoint": viewpoint, "policy": rules}
            tell(found.ledger)
            command(*args, asked=Asked(ledger, outlook, form, found), **named)

    return asking


def _loaded(paths: tuple[str, ...], limits: Limits) -> LedgerFile:
    """Load what is asked; no garbage is looked for in what is kept until the process ends."""
    swept = gc.isenabled()
    gc.disable()
    try:
        with progress("reading") as watch:
            return load(*paths, limits=limits, watch=watch)
    finally:
        gc.freeze()
        if swept:
            gc.enable()


def limited(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option that changes limits; it gets ``limits`` in its place."""

    @click.option(
        "--limit",
        multiple=True,
        metavar="NAME=NUMBER",
        help="How much to read, such as records=5000000; repeatable.",
    )
    @wraps(command)
    def limiting(*args: Any, limit: tuple[str, ...], **named: Any) -> None:
        with failing():
            limits = Limits.of(_pairs(limit, "--limit", "NAME=NUMBER"))
        command(*args, limits=limits, **named)

    return limiting


def _pairs(given: tuple[str, ...], option: str, form: str) -> dict[str, str]:
    pairs = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals:
            raise InvalidRecordError(f"{option} {text!r} has no =", f"write {option} {form}")
        if name.strip() in pairs:
            raise InvalidRecordError(f"{option} gives {name.strip()!r} twice", "give it once")
        pairs[name.strip()] = value.strip()
    return pairs


def _viewpoint(given: tuple[str, ...], found: LedgerFile) -> Viewpoint:
    """Read selections; an id that is nowhere in the files is a typo, not a selection."""
    ledger = found.ledger
    chosen: dict[str, dict[str, list[str]]] = {}
    for name, value in _pairs(given, "--view", "positions=except:russia").items():
        word, colon, ids = value.partition(":")
        if not colon:
            raise InvalidRecordError(
                f"--view {name}={value} names nobody", f"write --view {name}=only:ID,..."
            )
        chosen[name] = {word: [id for id in ids.split(",") if id]}
    viewpoint = Viewpoint.of(chosen)
    for name, selection in chosen.items():
        kind, held = ("document", ledger.documents) if name == "documents" else (
            "party", ledger.parties
        )  # fmt: skip
        known = {*held, *found.external}
        for id in (id for ids in selection.values() for id in ids):
            if ledger.current_id(id) not in known:
                raise UnknownIdError(kind, id, close_matches(id, sorted(known)))
    return viewpoint
