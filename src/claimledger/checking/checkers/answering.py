"""CLC, answering: what outlets take for settled, who takes back, and who denied too early."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, final

import attrs

from claimledger.checking.checker import Scope, checker
from claimledger.checking.checkers.contesting import answering, implying, raising
from claimledger.checking.checkers.dates import is_after
from claimledger.checking.checkers.options import valid_switch
from claimledger.checking.finding import Finding
from claimledger.checking.view import View
from claimledger.model import (
    Act,
    Assertion,
    Basis,
    Certainty,
    Claim,
    Denial,
    Period,
    Record,
    Retraction,
    Source,
    SourceKind,
    Statement,
)
from claimledger.reasoning import Hop, Label, Status
from claimledger.reasoning.graph.sides import is_disavowal

__all__ = [
    "OwnVoiceOptions",
    "contested_in_own_voice",
    "denied_before_it_was_said",
    "no_authority",
]

_MOST = 10
"""How many records a finding shows."""
_FACTS = (Act.STATES, Act.ACCUSES, Act.ADMITS)


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

    Found on each statement in which an outlet or agency states, admits or charges a contested
    claim in its own voice and for certain. The opposition must not be certain to have come later:
    nobody can attribute what nobody disputed yet. Silent on judgements, plans and predictions; if
    the outlet says that it saw it itself or has it from documents; if only the outlet itself says
    otherwise; and on what its publisher has taken back.

    Say who says it, and who disputes it.

    Options: ``restated`` (yes): also tell of a sentence, such as a heading, which repeats bare
    what another sentence of the same document attributes.
    """
    if view.status(claim) is not Status.CONTESTED:
        return
    opposing = view.opposition(claim).origins
    first, disputed = _first(view, opposing), view.names(opposing)
    alone = opposing[0] if len({hop.voices for hop in opposing}) == 1 else None
    for statement in view.statements_on(claim):
        itself = alone is not None and view.same_voice(alone, statement.chain[0].party)
        early = _is_early(view, statement, first)
        if _is_bare(view, statement, options) and not (early or itself):
            yield Finding(
                statement,
                f"{view.names([view.speaker(statement)])} says it in its own voice, and it is "
                f"disputed by {disputed}",
                because=[hop.statement for hop in opposing[:_MOST]],
                fix="say who says it, and who disputes it",
                key=claim.id,
            )


def _is_early(view: View, statement: Statement, first: _Said | None) -> bool:
    """Tell whether a statement was certainly published before anybody disputed it."""
    public = view.published(statement)
    return public is not None and first is not None and is_after(first.time, public)


def _is_bare(view: View, statement: Statement, options: OwnVoiceOptions) -> bool:
    """Tell whether an outlet asserts something without saying who says so, or how it knows."""
    if not isinstance(statement, Assertion) or view.is_withdrawn(statement):
        return False
    party = view.party(statement.chain[0].party)
    outlet = isinstance(party, Source) and party.kind in (SourceKind.OUTLET, SourceKind.AGENCY)
    shown = statement.basis in (Basis.WITNESSED, Basis.DOCUMENTS)
    if shown or not outlet or statement.certainty is not Certainty.FULL:
        return False
    if statement.act not in _FACTS:
        return False
    return view.is_own_voice(statement) or (options.restated and _restates(view, statement))


def _restates(view: View, statement: Statement) -> bool:
    """Tell whether a sentence repeats bare what its own document attributes, and nothing else."""
    document = view.document(statement.chain[0].document)
    below = view.rests_on(statement) if len(statement.chain) == 1 else ()
    places = [view.document(source.chain[0].document) for source in below]
    if any(view.is_own_voice(source) for source in below):
        return False
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
    disavows = is_disavowal(statement)
    if not (disavows or isinstance(statement, Retraction)) or view.rests_on(statement):
        return
    speaker = view.speaker(statement)
    if view.label(speaker) is Label.LIVE and not _is_theirs(view, statement, speaker):
        what = "says never to have said" if disavows else "takes back"
        target = view.ledger.current_id(statement.target)
        whose = "which does not come from there"
        if target in view.ledger.claims:
            whose = "and took no side on that claim"
        yield Finding(
            statement,
            f"{view.names([speaker])} {what} {target}, {whose}",
            because=_aimed_at(view, statement)[:_MOST],
            fix="record who took it back, as the last of the chain",
        )


def _aimed_at(view: View, statement: Statement) -> list[Record]:
    """Return the claim, the document or the statements at which a statement is aimed."""
    target = view.ledger.current_id(statement.target)
    held = (view.ledger.claims.get(target), view.ledger.documents.get(target))
    return [record for record in (*held, *view.ledger.versions(target)) if record is not None]


def _is_theirs(view: View, statement: Statement, speaker: Hop) -> bool:
    """Tell whether a speaker has a voice in what is taken back; yes, if that is not held."""
    ledger, target = view.ledger, view.ledger.current_id(statement.target)
    if target in ledger.claims:
        return view.has_spoken_on(target, speaker)
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


@checker("CLC105", "denied-before-it-was-said", scope=Scope.CLAIM)
def denied_before_it_was_said(view: View, claim: Claim) -> Iterator[Finding]:
    """A denial is older than what it denies.

    Either a date is wrong, or an old denial stands in for an answer: they denied something like
    it once, and were not asked about what is said now.

    Found on a denial that is certainly older than all that it may answer: the statement at which it
    is aimed; or everybody who says the claim, or ever said it, or asked it, or was asked, and the
    same of what implies it. Silent where one of these has no date, or may be as old, and on what
    its publisher has taken back.

    Check the dates, and ask for an answer to what is said now.
    """
    above = implying(view.ledger, claim)
    first = _first(view, _speaking(view, (s for id in above for s in raising(view, id))))
    asked = _first(view, _speaking(view, (s for id in above for s in answering(view, id))))
    for denial in view.statements_on(claim):
        if isinstance(denial, Denial) and not view.is_withdrawn(denial):
            versions = view.ledger.versions(denial.target)
            said = _first(view, map(view.speaker, versions)) if versions else first
            hop = view.speaker(denial)
            time = view.time(hop)
            if time is None or said is None or not is_after(said.time, time):
                continue
            if versions or asked is None or is_after(asked.time, time):
                yield Finding(
                    denial,
                    f"{view.names([hop])} denied it on {time}, and what it answers was said on "
                    f"{said.time}",
                    because=[said.hop.statement],
                    fix="check the dates, and ask for an answer to what is said now",
                )


def _speaking(view: View, statements: Iterable[Statement]) -> Iterator[Hop]:
    """Yield the last hops of those statements that pass on nothing; a denial answers no other."""
    for statement in statements:
        if not isinstance(statement, Denial) and not view.rests_on(statement):
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
