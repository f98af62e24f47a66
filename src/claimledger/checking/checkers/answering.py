"""CLC, answering: what outlets take for settled, who takes back, and who denied too early."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, final

import attrs

from claimledger.checking.checker import Scope, checker
from claimledger.checking.checkers.options import valid_switch
from claimledger.checking.finding import Finding
from claimledger.checking.view import View
from claimledger.model import (
    Assertion,
    Basis,
    Certainty,
    Claim,
    Denial,
    DenialScope,
    Document,
    Period,
    Question,
    Retraction,
    Source,
    SourceKind,
    Statement,
)
from claimledger.reasoning import Hop, Label, Status

__all__ = [
    "OwnVoiceOptions",
    "contested_in_own_voice",
    "denied_before_it_was_said",
    "no_authority",
]

_MOST = 10
"""How many records a finding shows."""


@final
@attrs.frozen
class OwnVoiceOptions:
    """Whether `contested_in_own_voice` also looks at what restates an attributed sentence bare."""

    restated: bool = attrs.field(default=True, validator=valid_switch)


@checker("CLC102", "contested-in-own-voice", scope=Scope.CLAIM, options=OwnVoiceOptions)
def contested_in_own_voice(view: View, claim: Claim, options: OwnVoiceOptions) -> Iterator[Finding]:
    """An outlet states as a fact what others dispute.

    What is contested belongs to those who say it: AP and Reuters attribute whatever is open to
    dispute. A heading is where it goes wrong first: the text names who accuses, and the heading
    leaves them out.

    Found on each statement in which an outlet or agency asserts a contested claim in its own
    voice and for certain. The opposition must not be certain to have come later: nobody can
    attribute what nobody disputed yet. Silent if the outlet says that it saw it itself or has it
    from documents, and on what its publisher has taken back.

    Say who says it, and who disputes it.

    Options: ``restated`` (yes): also tell of a sentence, such as a heading, which repeats bare
    what another sentence of the same document attributes.
    """
    if view.status(claim) is not Status.CONTESTED:
        return
    opposing = view.opposition(claim).origins
    first = _first(view, opposing)
    for statement in view.statements_on(claim):
        if _is_bare(view, statement, options) and not _is_early(view, statement, first):
            yield Finding(
                statement,
                f"{view.names([view.speaker(statement)])} says it in its own voice, and it is "
                f"disputed by {view.names(opposing)}",
                because=[hop.statement for hop in opposing[:_MOST]],
                fix="say who says it, and who disputes it",
                key=claim.id,
            )


def _is_early(view: View, statement: Statement, first: _Said | None) -> bool:
    """Tell whether a statement was certainly published before anybody disputed it."""
    public = view.published(statement)
    return public is not None and first is not None and first.time.after(public) is True


def _is_bare(view: View, statement: Statement, options: OwnVoiceOptions) -> bool:
    """Tell whether an outlet asserts something without saying who says so, or how it knows."""
    if not isinstance(statement, Assertion) or view.is_withdrawn(statement):
        return False
    party = view.party(statement.chain[0].party)
    outlet = isinstance(party, Source) and party.kind in (SourceKind.OUTLET, SourceKind.AGENCY)
    shown = statement.basis in (Basis.WITNESSED, Basis.DOCUMENTS)
    if shown or not outlet or statement.certainty is not Certainty.FULL:
        return False
    return view.is_own_voice(statement) or (options.restated and _restates(view, statement))


def _restates(view: View, statement: Statement) -> bool:
    """Tell whether a sentence repeats bare what its own document says, and nothing else."""
    document = view.document(statement.chain[0].document)
    below = view.rests_on(statement) if len(statement.chain) == 1 else ()
    places = [view.document(source.chain[0].document) for source in below]
    return document is not None and bool(places) and all(place == document for place in places)


@checker("CLC104", "no-authority", scope=Scope.STATEMENT)
def no_authority(view: View, statement: Statement) -> Iterator[Finding]:
    """Somebody takes back what is not theirs.

    Only who said something can take it back, or say that he never did; a paper can withdraw its
    own report. "They have retracted" in the mouth of somebody else is a report about a
    retraction, or a wish, and changes nothing in any status.

    Found on a retraction, or a denial of having said something, if none of what it is aimed at
    comes from the voice of its speaker: of a statement, no link; of a document, not who published
    it; of a claim, nobody who took a side on it. A spokesman has the voice of whom he speaks
    for. Silent if the ledger does not hold what is taken back (CLA103), if the retraction
    passes on another one, and if it does not stand itself.

    Record who took it back, as the last of the chain; or record it as a denial of what is said.
    """
    disavows = isinstance(statement, Denial) and statement.scope is DenialScope.ATTRIBUTION
    if not (disavows or isinstance(statement, Retraction)) or view.rests_on(statement):
        return
    speaker = view.speaker(statement)
    if view.label(speaker) is Label.LIVE and not _is_theirs(view, statement, speaker):
        what = "says never to have said" if disavows else "takes back"
        target = view.ledger.current_id(statement.target)
        yield Finding(
            statement,
            f"{view.names([speaker])} {what} {target}, which does not come from there",
            because=_aimed_at(view, statement)[:_MOST],
            fix="record who took it back, as the last of the chain",
        )


def _aimed_at(view: View, statement: Statement) -> list[Statement | Document]:
    """Return the statements or the document at which a statement is aimed."""
    document = view.document(statement.target)
    return [*view.ledger.versions(statement.target), *([] if document is None else [document])]


def _is_theirs(view: View, statement: Statement, speaker: Hop) -> bool:
    """Tell whether a speaker has a voice in what is taken back; yes, if that is not held."""
    ledger, target = view.ledger, view.ledger.current_id(statement.target)
    if target in ledger.claims:
        speakers = ledger.memo((_speakers, target), lambda: _speakers(view, target))
        return any(view.same_voice(speaker, *voices) for voices in speakers)
    document = view.document(statement.target)
    if document is not None:
        source = view.party(document.source)
        platform = isinstance(source, Source) and source.kind is SourceKind.PLATFORM
        return view.same_voice(speaker, *(document.authors if platform else (document.source,)))
    versions = ledger.versions(statement.target)
    hops = [hop for version in versions for hop in view.hops(version)]
    if not hops or any(view.same_voice(speaker, *hop.voices) for hop in hops):
        return True
    origins = [hop for version in versions for hop in view.origins(version)]
    return bool(origins) and all(view.same_voice(speaker, *hop.voices) for hop in origins)


def _speakers(view: View, claim: str) -> frozenset[tuple[str, ...]]:
    """Return the voices of all who took a side on a claim."""
    on = view.statements_on(claim)
    return frozenset(view.speaker(s).voices for s in on if view.sides(s))


@checker("CLC105", "denied-before-it-was-said", scope=Scope.CLAIM)
def denied_before_it_was_said(view: View, claim: Claim) -> Iterator[Finding]:
    """A denial is older than what it denies.

    Either a date is wrong, or an old denial stands in for an answer: they denied something like
    it once, and were not asked about what is said now.

    Found on a denial that is certainly older than all that it answers: the statement at which it is
    aimed, or everybody who stands for the claim. Silent where one of these has no date, or may be
    as old; if somebody had asked before; and on what its publisher has taken back.

    Check the dates, and ask for an answer to what is said now.
    """
    first = _first(view, _raising(view, claim))
    for denial in view.statements_on(claim):
        if isinstance(denial, Denial) and not view.is_withdrawn(denial):
            versions = view.ledger.versions(denial.target)
            said = _first(view, map(view.speaker, versions)) if versions else first
            hop = view.speaker(denial)
            time = view.time(hop)
            if time is not None and said is not None and said.time.after(time) is True:
                yield Finding(
                    denial,
                    f"{view.names([hop])} denied it on {time}, and it was first said on "
                    f"{said.time}",
                    because=[said.hop.statement],
                    fix="check the dates, and ask for an answer to what is said now",
                )


def _raising(view: View, claim: Claim) -> Iterator[Hop]:
    """Yield the hops that a denial of a claim may answer: who asserts it, and who asks."""
    for hop in view.support(claim).origins:
        if not isinstance(hop.statement, Denial):
            yield hop
    for statement in view.statements_on(claim):
        if isinstance(statement, Question):
            yield view.speaker(statement)


class _Said(NamedTuple):
    """Who spoke, and when."""

    time: Period
    hop: Hop


def _first(view: View, hops: Iterable[Hop]) -> _Said | None:
    """Return who speaks first of some; None if there is none, or if one of them has no date."""
    said = []
    for hop in hops:
        time = view.time(hop)
        if time is None:
            return None
        said.append(_Said(time, hop))
    return min(said, key=lambda one: one.time.order, default=None)
