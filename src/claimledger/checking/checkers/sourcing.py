"""CLS, sourcing: how many origins a claim has, and whether they are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import final

import attrs

from claimledger.checking.checker import Scope, checker
from claimledger.checking.checkers.options import valid_count, words
from claimledger.checking.finding import Finding, Severity
from claimledger.checking.view import View
from claimledger.model import Act, Assertion, Claim, Identity, Source, SourceKind, Statement
from claimledger.reasoning import Hop, Position

__all__ = [
    "OpinionOptions",
    "OriginOptions",
    "many_outlets_one_origin",
    "nobody_named",
    "single_origin",
    "unnamed_opinion",
]

_MOST = 10
"""How many records a finding shows."""


def _acts(value: Iterable[Act | str]) -> tuple[Act, ...]:
    return words(Act, value)


@final
@attrs.frozen
class OriginOptions:
    """From how many outlets on they are many, and by which acts an origin needs another one."""

    outlets: int = attrs.field(default=3, validator=valid_count)
    acts: tuple[Act, ...] = attrs.field(default=(Act.STATES, Act.ACCUSES), converter=_acts)


def _sides(view: View, claim: Claim) -> Iterator[tuple[str, Position]]:
    """Yield the sides that somebody takes on a claim itself, not only on one that bears on it."""
    for name, position in (
        ("support", view.support(claim)),
        ("opposition", view.opposition(claim)),
    ):
        if not position.implied_only:
            yield name, position


def _many(view: View, position: Position, options: OriginOptions) -> list[Hop]:
    """Return where a side was read, if there are many: one hop of each house, by name."""
    carrying = (s for id in position.statements for s in view.ledger.versions(id))
    houses = view.publishers(s for s in carrying if _is_read_in_outlet(view, s))
    found = [min(house, key=lambda hop: view.names([hop])) for house in houses]
    found.sort(key=lambda hop: view.names([hop]))
    return found if len(found) >= options.outlets else []


def _is_read_in_outlet(view: View, statement: Statement) -> bool:
    party = view.party(statement.chain[0].party)
    return isinstance(party, Source) and party.kind is not SourceKind.OFFICIAL_CHANNEL


def _wants_another(position: Position, options: OriginOptions) -> bool:
    """Tell whether an origin acts in a way that others could confirm; a denial states something."""
    acting = (getattr(hop.statement, "act", Act.STATES) for hop in position.origins)
    return any(act in options.acts for act in acting)


@checker("CLS101", "many-outlets-one-origin", scope=Scope.CLAIM, options=OriginOptions)
def many_outlets_one_origin(view: View, claim: Claim, options: OriginOptions) -> Iterator[Finding]:
    """Many outlets carry it, and they may all have it from one origin.

    Ten papers that print one agency item are one source. Reuters writes "sources" only of more
    than one, the BBC asks for a second that is independent; and MODEL.md never counts unknown
    lineage as independent, so that five papers that do not say how they know may be one.

    Found on each side of a claim which many outlets carry while one origin at least is all that is
    certain. Papers of one house are one outlet; on a platform the authors count; official channels
    do not. Silent where two origins are named and independent; where the origins speak of their
    own plans, promises, judgements, predictions, hints or admissions, which nobody else can
    confirm; where only the accused denies; and on what only follows from another claim, where
    it is told of that one.

    Find out who said it first, and write of one source until there is another.

    Options: ``outlets`` (3): from how many on they are many. ``acts`` (states, accuses): of which
    acts of an origin it is told; a denial counts as states.
    """
    for name, position in _sides(view, claim):
        certain = position.at_least > 1 or position.interested_only
        wanted = not certain and _wants_another(position, options)
        outlets = _many(view, position, options) if wanted else []
        if outlets:
            what = "outlets" if all(hop.voices == (hop.party,) for hop in outlets) else "publishers"
            carried = "it" if name == "support" else "its denial"
            one = f"all have it from one origin, {view.names(position.origins)}"
            some = f"between 1 and {position.at_most} of their origins are independent"
            yield Finding(
                claim,
                f"{len(outlets)} {what} carry {carried} ({view.names(outlets)}), "
                f"and {one if position.at_most == 1 else some}",
                because=[hop.statement for hop in outlets[:_MOST]],
                fix="find out who said it first, and write of one source until there is another",
                key=name,
            )


@checker(
    "CLS102",
    "single-origin",
    scope=Scope.CLAIM,
    severity=Severity.NOTE,
    options=OriginOptions,
)
def single_origin(view: View, claim: Claim, options: OriginOptions) -> Iterator[Finding]:
    """A claim that others report rests on one origin.

    Somebody is cited for it, and nobody else says it. That may be all there is, but a reader
    should be told: the BBC uses a single source with reluctance, and Reuters says that it is one.

    Found if all that supports a claim comes from one bloc. To be of use, it is silent in many
    cases: where the origin published it itself, an outlet in its own voice or an official
    channel; where it speaks of its own plans, promises, judgements, predictions, hints or
    admissions; where nobody is named (CLS103); where many outlets carry it (CLS101); on what
    only follows from another claim; and on denials.

    Look for a second origin, or tell the reader that there is one.

    Options: ``outlets`` (3): from how many on it is left to CLS101. ``acts`` (states, accuses): of
    which acts of the origin it is told; a denial counts as states.
    """
    position = view.support(claim)
    one = position.at_most == 1 and not (position.anonymous_only or position.implied_only)
    published = any(hop.index == 0 for hop in position.origins)
    if one and not published and _wants_another(position, options):
        if not _many(view, position, options):
            yield Finding(
                claim,
                f"it rests on one origin, {view.names(position.origins)}",
                because=[hop.statement for hop in position.origins[:_MOST]],
                fix="look for a second origin, or tell the reader that there is one",
            )


@checker("CLS103", "nobody-named", scope=Scope.CLAIM)
def nobody_named(view: View, claim: Claim) -> Iterator[Finding]:
    """Nobody who stands for a claim, or nobody who stands against it, is named.

    A reader cannot weigh the word of "officials". AP takes it only for information that cannot be
    had on the record, Reuters ranks it below every other source; both want to be told why.

    Found on each side of a claim whose origins are all described or unnamed. Silent where one of
    them is named, where one of them is not in the ledger at all (it may be named; CLA103 tells),
    where nobody stands there (CLA103), and on what only follows from another claim.

    Name somebody, or tell the reader why that cannot be.
    """
    for name, position in _sides(view, claim):
        voices = [voice for hop in position.origins for voice in hop.voices]
        if position.anonymous_only and all(view.party(voice) is not None for voice in voices):
            yield Finding(
                claim,
                f"nobody who stands {'for' if name == 'support' else 'against'} it is named: "
                f"{view.names(voices)}",
                because=[hop.statement for hop in position.origins[:_MOST]],
                fix="name somebody, or tell the reader why that cannot be",
                key=name,
            )


_UNNAMED = (Identity.DESCRIBED, Identity.UNNAMED)


@final
@attrs.frozen
class OpinionOptions:
    """Which acts `unnamed_opinion` takes for an opinion."""

    acts: tuple[Act, ...] = attrs.field(default=(Act.JUDGES, Act.PREDICTS), converter=_acts)


@checker("CLS104", "unnamed-opinion", scope=Scope.STATEMENT, options=OpinionOptions)
def unnamed_opinion(view: View, statement: Statement, options: OpinionOptions) -> Iterator[Finding]:
    """Somebody who is not named gives an opinion.

    Who judges without a name answers for nothing. AP lets a source go unnamed for information, and
    for neither opinion nor speculation; a prediction is speculation.

    Found if the last speaker of a chain, described or unnamed, takes the position, and judges or
    predicts. Silent on what somebody publishes alone, such as a user without a name on a platform;
    where the speaker passes on somebody else; if the ledger does not hold the speaker; where
    there is nobody at all to say it (CLA103); and on what its publisher has taken back.

    Name who it is, or leave the opinion out.

    Options: ``acts`` (judges, predicts): what counts as an opinion.
    """
    if not isinstance(statement, Assertion) or statement.act not in options.acts:
        return
    cited = len(statement.chain) > 1 and not view.rests_on(statement)
    if cited and view.chain(statement).grounded and not view.is_withdrawn(statement):
        speaker = view.speaker(statement)
        parties = [view.party(voice) for voice in speaker.voices]
        if all(party is not None and party.identity in _UNNAMED for party in parties):
            yield Finding(
                statement,
                f"somebody who is not named {statement.act.value}: {view.names([speaker])}",
                fix="name who it is, or leave the opinion out",
            )
