"""CLA, relaying: what was taken back upstream, and what changed on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import final

import attrs

from claimledger.checking.checker import Scope, checker
from claimledger.checking.checkers.options import valid_switch
from claimledger.checking.finding import Finding, Severity
from claimledger.checking.view import Attacker, View
from claimledger.ledger import Ledger
from claimledger.model import (
    Certainty,
    Derivation,
    Document,
    Period,
    Quotation,
    Retraction,
    Statement,
)
from claimledger.reasoning import Why
from claimledger.reasoning.graph.sides import is_disavowal

__all__ = [
    "RetractionOptions",
    "certainty_raised",
    "cites_what_was_said_later",
    "paraphrase_turned_quotation",
    "retracted_upstream",
    "translated_quotation",
]

_MOST = 10
"""How many records a finding shows, and how many revisions of a document are looked at."""


@final
@attrs.frozen
class RetractionOptions:
    """Whether `retracted_upstream` also tells what was only disavowed."""

    disavowed: bool = attrs.field(default=False, validator=valid_switch)


@checker(
    "CLA104",
    "retracted-upstream",
    scope=Scope.STATEMENT,
    severity=Severity.ERROR,
    options=RetractionOptions,
)
def retracted_upstream(
    view: View, statement: Statement, options: RetractionOptions
) -> Iterator[Finding]:
    """What a report rests on was taken back, and the report still relays it.

    A retraction seldom reaches those who copied. Whoever relays a report answers for it, so AP,
    Reuters and the BBC correct what a source has withdrawn, and agencies send out kill notices.

    Found if the nearest thing that was retracted on the way to who says it leaves the report
    nobody else to stand on: what it cites, a copy's original, or what the speaker said. A report
    published after the retraction is worse than one that only lacks a correction; the message
    tells which it is. Silent where it still stands on another origin, on what its publisher has
    taken back, where the same document tells of the retraction, and where its document was
    revised since. Somebody else's "retraction" takes nothing back.

    Take the report back, or add a correction.

    Options: ``disavowed`` (no): also tell where the speaker says never to have said it, which
    is a dispute about who said what, and no withdrawn report.
    """
    whys = (Why.RETRACTED, Why.DISAVOWED) if options.disavowed else (Why.RETRACTED,)
    found = view.taken_back_upstream(statement, *whys)
    if found is None or view.stands(statement) or _is_dealt_with(view, statement, found):
        return
    taken, own = view.published(found.statement), view.published(statement)
    late = None if taken is None or own is None else taken.before(own)
    tail = {True: ", and was published after that", False: ", and was not corrected", None: ""}
    deed = "took back" if found.why is Why.RETRACTED else "denied having said"
    on = "" if taken is None else f" on {taken}"
    upstream = {found.statement, found.hop.statement} - {statement}
    yield Finding(
        statement,
        f"it relays what {view.names([view.speaker(found.statement)])} {deed}{on}{tail[late]}",
        because=sorted(upstream, key=lambda record: record.id),
        fix="take it back, or add a correction",
    )


def _is_dealt_with(view: View, statement: Statement, found: Attacker) -> bool:
    """Tell whether the statement's document tells of the retraction, or was revised since."""
    document = view.document(statement.chain[0].document)
    if document is None:
        return False
    ledger = view.ledger
    told = ledger.memo(_taken_back, lambda: _taken_back(ledger))
    revisions = ledger.memo(_revisions, lambda: _revisions(ledger))
    if ledger.current_id(found.statement.target) in told.get(document.id, ()):
        return True
    taken = view.published(found.statement)
    versions = [document.id]
    for id in versions:
        for revision in revisions.get(id, ()):
            old = taken and revision.published and revision.published.before(taken)
            if not old:
                return True
            if len(versions) < _MOST:
                versions.append(revision.id)
    return False


def _taken_back(ledger: Ledger) -> Mapping[str, set[str]]:
    """Return the ids of what is taken back in each document."""
    told: dict[str, set[str]] = defaultdict(set)
    for statement in ledger.statements:
        document = statement.chain[0].document
        takes_back = is_disavowal(statement) or isinstance(statement, Retraction)
        if document is not None and takes_back:
            told[ledger.current_id(document)].add(ledger.current_id(statement.target))
    return told


def _revisions(ledger: Ledger) -> Mapping[str, list[Document]]:
    """Return the revisions of each document, one step on."""
    revisions: dict[str, list[Document]] = defaultdict(list)
    for document in ledger.documents.values():
        if document.derived_from is not None and document.derivation is Derivation.REVISION:
            revisions[ledger.current_id(document.derived_from)].append(document)
    return revisions


_TOLD = {
    Certainty.FULL: "for certain",
    Certainty.WEAK: "as likely or possible",
    Certainty.NONE: "as not known",
}


@checker("CLA105", "certainty-raised", scope=Scope.STATEMENT)
def certainty_raised(view: View, statement: Statement) -> Iterator[Finding]:
    """What was hedged where it comes from is told with more certainty.

    "May", "probably" and "hinted" get lost from hand to hand, first of all in headings. Reuters
    wants a heading to say no more than the text bears out, and a report no more than its source.

    Found if a report that takes a side is more certain than all that it rests on directly: what
    it cites, and with a bare "X reports" everything that X says to the same effect. Silent if it
    rests on nothing that is on record, if one of these is as certain, and on what its publisher
    has taken back. An act ("hints") says nothing of certainty; that is recorded apart.

    Give the hedge back, or cite somebody who says it that surely.
    """
    below = _below(view, statement) if view.sides(statement) else ()
    if not below:
        return
    highest = max((source.certainty for source in below), key=lambda certainty: certainty.rank)
    if statement.certainty.rank > highest.rank:
        yield Finding(
            statement,
            f"it is told {_TOLD[statement.certainty]}, and what it has from "
            f"{_publishers(view, below)} only {_TOLD[highest]}",
            because=below[:_MOST],
            fix="give the hedge back, or cite somebody who says it that surely",
        )


def _below(view: View, statement: Statement) -> tuple[Statement, ...]:
    """Return what a statement rests on directly; nothing, if it was taken back."""
    return () if view.is_withdrawn(statement) else view.drawn_from(statement)


def _publishers(view: View, statements: Iterable[Statement]) -> str:
    return view.names(view.chain(statement).start for statement in statements)


_QUOTED = (Quotation.DIRECT, Quotation.PARTIAL)


@checker("CLA107", "paraphrase-turned-quotation", scope=Scope.STATEMENT)
def paraphrase_turned_quotation(view: View, statement: Statement) -> Iterator[Finding]:
    """Words stand in quotation marks that their source gives in its own words.

    Quotation marks promise a speaker's very words. Where the report that is cited only says what
    he said, they are somebody else's. AP and Reuters let nobody alter words within them.

    Found if a statement quotes, wholly or in part, and all that it rests on directly is recorded as
    paraphrase. Silent if one of these quotes too, or if it is not recorded whether it does, if
    nothing that it rests on is on record, and on what its publisher has taken back.

    Take the quotation marks off, or find the words and cite them.
    """
    below = _below(view, statement) if statement.quotation in _QUOTED else ()
    if below and all(source.quotation is Quotation.PARAPHRASE for source in below):
        yield Finding(
            statement,
            "the words stand in quotation marks, and what it has from "
            f"{_publishers(view, below)} is paraphrase",
            because=below[:_MOST],
            fix="take the quotation marks off, or find the words and cite them",
        )


@checker("CLA108", "translated-quotation", scope=Scope.STATEMENT, severity=Severity.NOTE)
def translated_quotation(view: View, statement: Statement) -> Iterator[Finding]:
    """Words in quotation marks are a translation, and not what the speaker said word for word.

    A translator chose them. A reader takes them for the speaker's own, and the next paper quotes
    them back into the first language; so agencies say that they translate.

    Found if a statement quotes, wholly or in part, and is marked as translated; or stands in a
    document that is a translation, or a copy or revision of one; or all that it rests on directly
    is a translation in that sense; or its document is in another language than all that it
    is drawn from: what it rests on, and the documents that its chain names. Languages are
    compared by the first part of their tags (``en`` of ``en-GB``). Silent where one of them is
    not recorded, and on what its publisher has taken back.

    Tell the reader that the words are translated, or give them in other words.
    """
    if statement.quotation in _QUOTED and not view.is_withdrawn(statement):
        why = _translated(view, statement)
        if why:
            yield Finding(
                statement,
                f"the words in quotation marks are a translation: {why}",
                because=view.drawn_from(statement)[:_MOST],
                fix="tell the reader that they are translated, or give them in other words",
            )


def _translated(view: View, statement: Statement) -> str:
    """Say why the words of a statement are a translation; nothing if it is not known that so."""
    document = view.document(statement.chain[0].document)
    below = view.drawn_from(statement)
    if statement.translated:
        return "they are marked as one"
    if document is not None and _is_translation(view, document):
        return f"{document.id} is one"
    if below and all(_is_given_translated(view, source) for source in below):
        return f"what it has from {_publishers(view, below)} is one"
    named = [link.document for link in statement.chain[1:] if link.document is not None]
    drawn = (*named, *(source.chain[0].document for source in below))
    theirs = {_language(view.document(reference)) for reference in drawn}
    own = _language(document)
    if theirs and all(len(other) == len(own) and other != own for other in theirs):
        return f"it is in {own!r}, and drawn from what is in {', '.join(map(repr, sorted(theirs)))}"
    return ""


def _is_given_translated(view: View, statement: Statement) -> bool:
    document = view.document(statement.chain[0].document)
    return statement.translated or _is_translation(view, document)


def _is_translation(view: View, document: Document | None) -> bool:
    """Tell whether a document is a translation, or a copy or revision of one."""
    for _ in range(_MOST):
        if document is None or document.derivation is Derivation.TRANSLATION:
            return document is not None
        document = view.document(document.derived_from)
    return False


def _language(document: Document | None) -> str:
    """Return the first part of a language tag, if it is one of two or three letters."""
    if document is None:
        return ""
    tag = document.language.partition("-")[0].casefold()
    return tag if len(tag) in (2, 3) else ""


@checker("CLA109", "cites-what-was-said-later", scope=Scope.STATEMENT, severity=Severity.ERROR)
def cites_what_was_said_later(view: View, statement: Statement) -> Iterator[Finding]:
    """A report cites what was published only after it.

    Nobody can cite what is not there yet. Either a date is wrong, or another item was meant: an
    earlier one, or an earlier version. Until that is mended, who had it from whom stands on its
    head.

    Found if a document that a chain names, or a statement that it cites, was certainly published
    later than the nearest dated document above it in the chain. A copy or translation counts as
    published when its original was, since its text was there before; a revision does not. Silent
    on the same day, on dates that overlap or are missing, and on what its publisher has taken
    back.

    Check both dates, and which item is meant.
    """
    if view.is_withdrawn(statement):
        return
    bound = view.published(statement)
    for link in statement.chain[1:]:
        document = view.document(link.document)
        if document is not None and document.published is not None:
            if _is_later(_appeared(view, document), bound):
                yield _later(statement, document, document.published, bound)
            bound = document.published
    for reference in statement.citing:
        versions = view.ledger.versions(reference)
        if versions and all(_is_later(_public(view, cited), bound) for cited in versions):
            yield _later(statement, versions[0], view.published(versions[0]), bound)


def _is_later(time: Period | None, bound: Period | None) -> bool:
    return time is not None and bound is not None and time.after(bound) is True


def _later(
    statement: Statement, cited: Document | Statement, time: Period | None, bound: Period | None
) -> Finding:
    return Finding(
        statement,
        f"{cited.id} was published on {time}, and is cited in what was published on {bound}",
        because=[cited],
        fix="check both dates, and which item is meant",
        key=cited.id,
    )


def _appeared(view: View, document: Document) -> Period | None:
    """Return when a document's text was first published: of a copy, when its original was."""
    for _ in range(_MOST):
        if document.derived_from is None or document.derivation is Derivation.REVISION:
            return document.published
        original = view.document(document.derived_from)
        if original is None:
            return None
        document = original
    return None


def _public(view: View, statement: Statement) -> Period | None:
    document = view.document(statement.chain[0].document)
    return view.published(statement) if document is None else _appeared(view, document)
