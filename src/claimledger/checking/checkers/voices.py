"""CLS, voices: one source in two places, and collectives that are taken for their members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from claimledger.checking.checker import Scope, checker
from claimledger.checking.finding import Finding
from claimledger.checking.view import View
from claimledger.ledger import Ledger
from claimledger.model import (
    Assertion,
    Denial,
    Document,
    Identity,
    Party,
    Relation,
    RelationKind,
    Response,
    ResponseKind,
    Statement,
)
from claimledger.reasoning import Hop
from claimledger.reasoning.graph.walks import reach

__all__ = ["collective_for_members", "declined_yet_quoted"]

_MOST = 10
"""How many records a finding shows."""


@checker("CLS105", "declined-yet-quoted", scope=Scope.DOCUMENT)
def declined_yet_quoted(view: View, document: Document) -> Iterator[Finding]:
    """Somebody who declined to comment is quoted without a name in the same document.

    "The ministry declined to comment" tells a reader that it said nothing, and a sentence later
    it does, unnamed. AP does not write that somebody declined who is quoted unnamed in the story.

    Found if a described or unnamed speaker asserts or denies something in a document, and one of
    the same voice declines to comment in it: another record of the same party, one for whom
    the speaker speaks, or one who speaks for the speaker. One and the same record must decline on
    the claim on which it speaks: that officials say one thing and decline to comment on another
    is plain to see. Both must have come through the same hands: what an agency was told is no
    comment to the paper that cites it. Silent on officials who are only part of the house that
    declined, on those who could not be reached, and on what was taken back.

    Leave out that they declined, or name them.
    """
    statements = [s for s in view.statements_in(document) if not view.is_withdrawn(s)]
    declined = _declined(view, statements)
    if not declined:
        return
    quoted: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        speaker = view.speaker(statement)
        if isinstance(statement, Assertion | Denial) and _is_unnamed(view, speaker):
            for voice in view.voices(speaker):
                for party, answers in declined.get((_hands(view, statement), voice), {}).items():
                    on = (view.ledger.current_id(statement.target), statement.id)
                    targets = on if party == speaker.party else answers
                    found = next((answers[t] for t in targets if t in answers), None)
                    if found is not None:
                        quoted.setdefault((speaker.party, party), [found]).append(statement)
    for (party, other), shown in quoted.items():
        again = "" if party == other else f" as {view.name(party)}"
        yield Finding(
            document,
            f"{view.name(other)} declined to comment, and is quoted without a name{again}",
            because=shown[:_MOST],
            fix="leave out that they declined, or name them",
            key=f"{party} {other}",
        )


def _hands(view: View, statement: Statement) -> tuple[str, ...]:
    """Return the parties through whom the words of a statement's speaker came."""
    return tuple(view.ledger.current_id(link.party) for link in statement.chain[:-1])


def _is_unnamed(view: View, speaker: Hop) -> bool:
    parties = [view.party(voice) for voice in speaker.voices]
    return all(party is not None and party.identity in _UNNAMED for party in parties)


_UNNAMED = (Identity.DESCRIBED, Identity.UNNAMED)
_Declined = Mapping[tuple[tuple[str, ...], str], Mapping[str, Mapping[str, Response]]]


def _declined(view: View, statements: Iterable[Statement]) -> _Declined:
    """Return who declined to comment: by hands and voice, then by party, then by target."""
    declined: dict[tuple[tuple[str, ...], str], dict[str, dict[str, Response]]] = {}
    for response in statements:
        if isinstance(response, Response) and response.kind is ResponseKind.NO_COMMENT:
            speaker, target = view.speaker(response), view.ledger.current_id(response.target)
            for voice in view.voices(speaker):
                parties = declined.setdefault((_hands(view, response), voice), {})
                parties.setdefault(speaker.party, {}).setdefault(target, response)
    return declined


@checker("CLS106", "collective-for-members", scope=Scope.PARTY)
def collective_for_members(view: View, party: Party) -> Iterator[Finding]:
    """A collective is taken for one of its members, or a member for the collective.

    "The West accuses" commits no state, and what one state says is not the word of all: by the
    rules of MODEL.md ``member_of`` makes neither a voice nor a bloc. Whoever takes the one for the
    other makes two witnesses of one, or puts words into somebody's mouth.

    Found, first, on a collective that is recorded as the same as one of its members, or as speaking
    for one. Second, on a statement which records a member where the text names the collective
    (``named_as`` is its name or an alias), or the collective where the text names a member. Silent
    on members who are recorded as speaking for the collective, such as its spokesman; on
    words that name both; and where ``named_as`` says anything else.

    Record whom the text names, and let a collective stand for itself.
    """
    ties = view.ledger.memo(_ties, lambda: _ties(view.ledger))
    about = ties.get(party.id, ())
    for one, kind, other, relation in about:
        if kind is RelationKind.MEMBER_OF and other == party.id and view.same_party(one, other):
            same = (tie[3] for tie in about if tie[1] is RelationKind.SAME_AS)
            yield _tied(view, party, one, "are recorded as the same", (relation, *same))
    members = _alike(ties, view.members(party))
    for _, kind, other, relation in about:
        if kind is RelationKind.SPEAKS_FOR and other in members:
            yield _tied(view, party, other, "are recorded as one voice", (relation,))
    speaking = (one for one, kind, *_ in about if kind is RelationKind.SPEAKS_FOR)
    yield from _misnamed(view, party, members - _alike(ties, speaking))


_Tie = tuple[str, RelationKind, str, Relation]


def _ties(ledger: Ledger) -> Mapping[str, list[_Tie]]:
    """Return the relations in which each party stands, with the ids that hold now."""
    ties: dict[str, list[_Tie]] = defaultdict(list)
    for relation in ledger.relations:
        one, other = ledger.current_id(relation.party), ledger.current_id(relation.other)
        for end in {one, other}:
            ties[end].append((one, relation.kind, other, relation))
    return dict(ties)


def _alike(ties: Mapping[str, list[_Tie]], parties: Iterable[str]) -> set[str]:
    """Return some parties, and all that are recorded to be the same."""

    def same(party: str) -> list[str]:
        found = (tie for tie in ties[party] if tie[1] is RelationKind.SAME_AS)
        return [end for one, _, other, _ in found for end in (one, other)]

    return reach(parties, same)


def _tied(view: View, party: Party, member: str, how: str, because: Iterable[Relation]) -> Finding:
    return Finding(
        party,
        f"{party.name} and its member {view.name(member)} {how}",
        because=because,
        fix="take that relation back: the word of a collective commits no member",
        key=f"{how} {member}",
    )


def _misnamed(view: View, party: Party, members: Iterable[str]) -> Iterator[Finding]:
    """Find the links that record one of the two where the text names the other."""
    own = _called(party)
    theirs: dict[str, str] = {}
    for id in sorted(members):
        called = _called(view.party(id))
        theirs.update(dict.fromkeys(called - own, id))
        for statement, words in _named(view, id, own - called):
            yield Finding(
                statement,
                f'the text names "{words}", which is {party.name}, and the record its member '
                f"{view.name(id)}",
                because=[party],
                fix=f"record {party.name} in its place",
                key=f"{party.id} {id}",
            )
    for statement, words in _named(view, party.id, theirs):
        member = theirs[words.casefold()]
        yield Finding(
            statement,
            f'the text names "{words}", which is {view.name(member)}, and the record all of '
            f"{party.name}",
            because=[party],
            fix=f"record {view.name(member)} in its place",
            key=f"{party.id} {member}",
        )


def _called(party: Party | None) -> set[str]:
    return set() if party is None else {name.casefold() for name in (party.name, *party.aliases)}


def _named(view: View, party: str, words: Collection[str]) -> Iterator[tuple[Statement, str]]:
    """Yield the statements in which a party stands under one of some words, with the word."""
    if not words:
        return
    for statement in view.statements_by(party):
        for link in statement.chain:
            if link.named_as.casefold() in words and view.ledger.current_id(link.party) == party:
                yield statement, link.named_as
