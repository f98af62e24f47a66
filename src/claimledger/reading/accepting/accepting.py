"""Accepting: drafts to records, as a person or a policy decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Protocol, final

import attrs

from claimledger.errors import InvalidRecordError, close_matches
from claimledger.ledger import Ledger
from claimledger.model import (
    Assertion,
    Claim,
    Claimant,
    Document,
    Party,
    Record,
    Ref,
    Source,
    Statement,
)
from claimledger.model.plain import is_halved
from claimledger.reading.accepting.claims import Contents, charged
from claimledger.reading.accepting.making import Making, anchors_at
from claimledger.reading.accepting.names import Ask, Resolved, parties_of
from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.parts.drafts import Draft, Read, Voice
from claimledger.reading.parts.words import Frame, Tier

__all__ = ["Accept", "Acceptable", "Accepted", "Left", "Resolve", "accepted", "policy_of"]

Accept = str | Callable[[Draft], bool]
"""Which drafts become records: ``high``, ``medium`` (and better), ``all``, or one's own word."""

Resolve = Ledger | Mapping[str, Party] | Iterable[Party] | Ask
"""Whom names stand for: parties known, as a ledger has them, or one's own word on each voice."""

_POLICIES: Final = {
    "high": frozenset({Tier.HIGH}),
    "medium": frozenset({Tier.HIGH, Tier.MEDIUM}),
    "all": frozenset(Tier),
}


class Acceptable(Read, Protocol):
    """What can be accepted: what a text was read as, and where it stands."""

    @property
    def language(self) -> str:
        """Its language."""
        ...

    @property
    def document(self) -> Document | None:
        """What was read."""
        ...

    @property
    def lexicon(self) -> Lexicon:
        """What was known of the language."""
        ...


@final
@attrs.frozen
class Left:
    """A draft that became no record, and why."""

    draft: str
    why: str


@final
@attrs.frozen
class Accepted:
    """The records of a reading: parties, claims, the document, then statements; and what was left.

    ``voices`` tell who each voice was taken for, and whom it may be as well.
    """

    records: tuple[Record, ...]
    left: tuple[Left, ...] = ()
    voices: Mapping[Voice, Resolved] = attrs.field(factory=dict, repr=False)

    @property
    def ledger(self) -> Ledger:
        """A ledger of these records and no others."""
        return Ledger().record(*self.records)


def accepted(
    reading: Acceptable,
    *,
    resolve: Resolve = (),
    accept: Accept = "medium",
    own_voice: bool = False,
) -> Accepted:
    """Turn the drafts of a reading into records of a ledger.

    A ledger given as ``resolve`` tells parties and claims that are known.
    With ``own_voice``, each sentence that nobody is cited for is recorded as the text's own.
    """
    document, text = _document(reading), reading.text
    allowed = policy_of(accept)
    known, ask = _known(resolve)
    accused = dict(charged(reading.drafts, text, reading.lexicon))
    voices = parties_of(
        _voices(reading.drafts, accused.values()),
        text,
        reading.lexicon.words,
        document=document,
        known=known,
        ask=ask,
    )
    claims = resolve.claims if isinstance(resolve, Ledger) else None
    contents = Contents.of(
        text, reading.language, document.id, reading.dates, reading.lexicon, claims
    )
    charges = {id: voices[voice].party for id, voice in accused.items()}
    making = Making.of(reading.drafts, contents, charges, voices, document)
    left: list[Left] = []
    for draft in reading.drafts:
        if not allowed(draft):
            left.append(Left(draft.id, f"it is of tier {draft.tier}, which is not accepted"))
        elif not making.accept(draft):
            left.append(Left(draft.id, making.why_not(draft)))
    own = list(_own(reading, document, contents)) if own_voice else []
    held = {party.id: party for party in known}
    return Accepted(
        _in_order(document, [*making.statements, *own], voices, held), tuple(left), voices
    )


def _document(reading: Acceptable) -> Document:
    if is_halved(reading.text):
        raise InvalidRecordError(
            "the text holds half a character (a lone surrogate)",
            "decode it again from its bytes",
        )
    if reading.document is None:
        raise InvalidRecordError(
            "nothing tells what was read, so that no chain can begin",
            "give read() a document: document=Document('post-1', Source('post', 'The Post'))",
        )
    return reading.document


def policy_of(accept: Accept) -> Callable[[Draft], bool]:
    """Return the function that tells which drafts a policy accepts."""
    if callable(accept):
        return accept
    if accept not in _POLICIES:
        close = close_matches(accept, list(_POLICIES)) if isinstance(accept, str) else ()
        mend = f"did you mean {close[0]!r}?" if close else "write high, medium or all"
        raise InvalidRecordError(f"{accept!r} is no policy of accepting drafts", mend)
    tiers = _POLICIES[accept]
    return lambda draft: draft.tier in tiers


def _known(resolve: Resolve) -> tuple[tuple[Party, ...], Ask | None]:
    if isinstance(resolve, Ledger):
        return tuple(resolve.parties.values()), None
    if isinstance(resolve, Mapping):
        resolve = resolve.values()
    elif callable(resolve):
        return (), resolve
    known = tuple(resolve)
    for party in known:
        if not isinstance(party, Claimant | Source):
            raise InvalidRecordError(f"{party!r} is no party", "pass Claimants and Sources")
    return known, None


def _voices(drafts: Iterable[Draft], more: Iterable[Voice]) -> Iterator[tuple[Voice, bool]]:
    """Yield all who are named, and whether they pass on others' words."""
    for draft in drafts:
        relayed = draft.rule.partition(":")[0] == Frame.RELAY
        yield draft.source, False
        for place, step in enumerate(draft.links, 1):
            for voice in step:
                yield voice, place < len(draft.links) or relayed
    for voice in more:
        yield voice, False


def _own(reading: Acceptable, document: Document, contents: Contents) -> Iterator[Assertion]:
    """Yield what the text says itself, a sentence each."""
    for number in reading.own_voice:
        span = reading.segments[number].span
        sentence = contents.sentence(span)
        if sentence:
            within = contents.within(sentence, document.source.id, direct=False)
            claim = contents.claim(sentence, within=within)
            id = f"{document.id[:150]}:own-{number}"
            yield Assertion(
                claim, chain=[document], anchors=anchors_at([span], reading.text), id=id
            )


def _in_order(
    document: Document,
    statements: list[Statement],
    voices: Mapping[Voice, Resolved],
    known: Mapping[str, Party],
) -> tuple[Record, ...]:
    """Return the records that the statements need, and these, each once."""
    statements.sort(key=lambda s: (s.anchors and s.anchors[0].start) or 0)
    claims = {s.target.id: s.target for s in statements if isinstance(s.target, Claim)}
    used = {link.party.id for s in statements for link in s.chain}
    used |= {party.id for claim in claims.values() for party in claim.accused}
    parties = {document.source.id: document.source}
    parties |= {author.id: author for author in document.authors}
    for resolved in voices.values():
        if resolved.party.id in used:
            parties.setdefault(resolved.party.id, resolved.party)
    for id in sorted(used.intersection(known)):
        parties.setdefault(id, known[id])
    whole = [known.get(id, party) for id, party in parties.items()]
    held = [party for party in whole if not isinstance(party, Ref)]
    return (*held, *claims.values(), document, *statements)
