"""CLA, attribution: circles, ways that come home, gaps, and chains that start elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from typing import Final, final

import attrs

from claimledger.checking.checker import Scope, checker
from claimledger.checking.checkers.options import valid_count, words
from claimledger.checking.finding import Finding, Severity
from claimledger.checking.view import View
from claimledger.ledger import Ledger
from claimledger.model import Claim, Question, Source, SourceKind, Statement
from claimledger.reasoning import Gap, GapKind

__all__ = [
    "GapOptions",
    "HomeOptions",
    "circular_reporting",
    "gap_in_the_chain",
    "not_from_its_publisher",
    "returns_home",
]

_MOST = 10
"""How many records a finding shows."""


@checker("CLA101", "circular-reporting", scope=Scope.CLAIM, severity=Severity.ERROR)
def circular_reporting(view: View, claim: Claim) -> Iterator[Finding]:
    """Reports rest on each other in a circle, and nobody says it first.

    One paper has it from another, which has it from the first. Each seems to confirm the other,
    and there is no source at all; so Reuters and the BBC ask who said it first, not who has it.

    Found once on a claim, if statements on it go round in a circle and lead to nobody who says it
    himself. Shown are those that stand on the circle; others may hang on it. Silent where the
    circle leads out to somebody who says it (then see CLA102), and on what its publisher has
    taken back.

    Find out who said it first and cite them; if nobody did, take it back.
    """
    chains = [view.chain(s) for s in view.statements_on(claim) if not view.is_withdrawn(s)]
    reports = [chain for chain in chains if chain.circular and not chain.grounded]
    circle = [chain for chain in reports if view.on_circle(chain.statement)]
    if circle:
        outlets = {chain.start.voices or chain.start.party for chain in circle}
        how = "rest on each other" if len(outlets) > 1 else "rests on itself"
        count = f"{len(circle)} statement{'s' * (len(circle) > 1)} in a circle"
        hanging = len(reports) - len(circle)
        yield Finding(
            claim,
            f"{view.names(chain.start for chain in circle)} {how} for it, and nobody says "
            f"it first: {count}" + (f", {hanging} more that hang on it" if hanging else ""),
            because=[chain.statement for chain in circle[:_MOST]],
            fix="find out who said it first and cite them, or take it back",
        )


@final
@attrs.frozen
class HomeOptions:
    """How many steps `returns_home` follows a chain."""

    within: int = attrs.field(default=50, validator=valid_count)


@checker("CLA102", "returns-home", scope=Scope.STATEMENT, options=HomeOptions)
def returns_home(view: View, statement: Statement, options: HomeOptions) -> Iterator[Finding]:
    """A report cites others for what comes from its own house.

    A paper writes something bare, another one cites it, and the paper then cites the other: what
    it presents as confirmed from outside is its own word come home. The same goes for state media
    that cite a foreign paper for what their government said.

    Found if, on a shortest way from the report to who says it, the bloc that published it comes
    again after a named party of another bloc. A bloc is a house: owner, organs, parts, spokesman.
    Silent for a house that only cites itself, if only unnamed parties stand between, if the
    authors are not known, where nobody says it first (CLA101, CLA103), and on what its
    publisher has taken back.

    Cite the first report itself, and do not count the others as sources.

    Options: ``within`` (50): how many steps the way is followed.
    """
    way = () if view.is_withdrawn(statement) else view.way_home(statement, options.within)
    if way:
        start, home = way[0], way[-1]
        names = (name for name, _ in groupby(view.names([hop]) for hop in way))
        one = view.same_party(start.party, home.party)
        house = "" if one else f", and {view.names((start.party, home.party))} are one house"
        yield Finding(
            statement,
            f"it comes back to where it set out: {' <- '.join(names)}{house}",
            because=(hop.statement for hop in way if hop.statement != statement),
            fix=f"cite {view.names([home])} itself, and count nobody else as a source",
        )


def _kinds(value: Iterable[GapKind | str]) -> tuple[GapKind, ...]:
    return words(GapKind, value, but=[GapKind.RETRACTED], instead="CLA104 tells what was retracted")


@final
@attrs.frozen
class GapOptions:
    """Which kinds of gaps `gap_in_the_chain` tells."""

    kinds: tuple[GapKind, ...] = attrs.field(
        default=(GapKind.DANGLING, GapKind.UNSOURCED, GapKind.CONTRADICTED), converter=_kinds
    )


_MOST_GAPS: Final = 1_000

_GAPS: Mapping[GapKind, tuple[str, str]] = {
    GapKind.DANGLING: (
        "it names {missing}, which the ledger does not hold",
        "record it, or mend the id",
    ),
    GapKind.MISMATCH: (
        "it cites {unlike}, which says something else",
        "cite what says the same, or mend the claim or the side",
    ),
    GapKind.NO_SIDE: (
        "what it denies leads to no claim",
        "say which claim it denies",
    ),
    GapKind.UNSOURCED: (
        "it is said{cue}, and nobody is named who says it",
        "name who says it, or leave it out",
    ),
    GapKind.UNLOCATED: (
        "it cites {place} for it, from where nothing about it is on record",
        "record what stands there",
    ),
    GapKind.CONTRADICTED: (
        "it cites {place} for it, and from there only the opposite is on record",
        "read again what stands there, and cite it for that",
    ),
    GapKind.UNDATED: (
        "it is not known when {who} said it",
        "date it, or the document in which it stands",
    ),
}


@checker("CLA103", "gap-in-the-chain", scope=Scope.STATEMENT, options=GapOptions)
def gap_in_the_chain(view: View, statement: Statement, options: GapOptions) -> Iterator[Finding]:
    """The way to who said it breaks off: something on it is missing, or says otherwise.

    A reader who asks who says so gets no answer: nobody is named ("it is said that"), what is
    cited is not there, or it says the opposite. AP wants a source for all that is neither seen
    by the reporter nor common knowledge.

    Found on the statement whose own link has the gap, once for each link and kind (of more than a
    thousand gaps the first thousand), and not on all that rest on it. What was retracted is left
    to CLA104. Silent on a question that nobody in particular asks, and on what its publisher has
    taken back.

    Name who says it, mend what is cited, or leave it out.

    Options: ``kinds`` (dangling, unsourced, contradicted): which gaps are told; there are also
    mismatch, no_side, unlocated and undated.
    """
    kinds = {*options.kinds} - ({GapKind.UNSOURCED} if isinstance(statement, Question) else set())
    gaps = () if view.is_withdrawn(statement) else view.own_gaps(statement)
    for gap in islice((gap for gap in gaps if gap.kind in kinds), _MOST_GAPS):
        document = view.document(gap.hop.link.document)
        words, fix = _GAPS[gap.kind]
        yield Finding(
            statement,
            _told(view, gap, words),
            because=() if document is None else (document,),
            fix=fix,
            key=f"{gap.kind.value} {gap.hop.index}",
        )


def _told(view: View, gap: Gap, words: str) -> str:
    """Say what is missing or wrong at a link, with the names of what it names."""
    hop, statement = gap.hop, gap.hop.statement
    if gap.kind is GapKind.UNSOURCED and not hop.voices:
        words = "nobody knows who wrote {place}"
    held = [hop.party, *hop.voices]
    missing: list[str] = [party for party in held if view.party(party) is None]
    document = hop.link.document
    if document is not None and view.document(document) is None:
        missing.append(document.id)
    if hop.index == len(statement.chain) - 1:
        missing += _unknown(view.ledger, statement)
    alike = {below.id for below in view.rests_on(statement)}
    cited = (cited.id for cited in statement.citing)
    cue = statement.cue or hop.link.cue
    return words.format(
        missing=view.names(missing),
        unlike=view.names(id for id in cited if view.ledger.current_id(id) not in alike),
        cue=f' ("{cue}")' if cue else "",
        place="" if document is None else f"{document.id} of {view.name(hop.party)}",
        who=view.names([hop]),
    )


def _unknown(ledger: Ledger, statement: Statement) -> Iterator[str]:
    """Yield the ids of what a statement is about or cites, where the ledger does not hold it."""
    target = ledger.current_id(statement.target)
    held = target in ledger.claims or target in ledger.documents or ledger.versions(target)
    if not held:
        yield statement.target.id
    for cited in statement.citing:
        if not ledger.versions(cited):
            yield cited.id


@checker("CLA106", "not-from-its-publisher", scope=Scope.STATEMENT)
def not_from_its_publisher(view: View, statement: Statement) -> Iterator[Finding]:
    """A chain starts in a document with somebody who did not publish it.

    The first link is what was read: the document, and who published it. A quoted speaker or a
    cited agency stands further on. A chain that starts with them hides through whom it came, and
    a retraction by the publisher no longer finds its own report.

    Found if the first link names a document whose source is another party (up to ``same_as``);
    on a platform one of the authors will do. Silent if the link names no document, or one that
    the ledger does not hold, and on what its publisher has taken back.

    Let the chain start with the publisher, and put the other party after it.
    """
    first = statement.chain[0]
    document = view.document(first.document)
    if document is None or view.is_withdrawn(statement):
        return
    source = view.party(document.source)
    on_platform = isinstance(source, Source) and source.kind is SourceKind.PLATFORM
    publishers = (document.source, *(document.authors if on_platform else ()))
    if not any(view.same_party(first.party, publisher) for publisher in publishers):
        yield Finding(
            statement,
            f"{document.id} is published by {view.name(document.source)}, "
            f"and the chain starts there with {view.name(first.party)}",
            because=[document],
            fix=f"start the chain with {view.name(document.source)}",
        )
