"""Names to parties: who is meant by the words that a text has for somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, final

import attrs

from claimledger.model import (
    Claimant,
    ClaimantKind,
    Document,
    Identity,
    Number,
    Party,
    Ref,
    Source,
)
from claimledger.model.identity import LONGEST
from claimledger.model.parties import to_party
from claimledger.reading.accepting.calling import Calling, calling_of
from claimledger.reading.accepting.mentions import Name, folded, mentions_in
from claimledger.reading.accepting.merging import POINTING, Entity, entities_of, shown
from claimledger.reading.accepting.naming import Called, called
from claimledger.reading.accepting.pointing import pointed
from claimledger.reading.accepting.slugs import free_id, slug
from claimledger.reading.lexicon.entries import Words
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Form

__all__ = ["Ask", "Resolved", "parties_of"]

Ask = Callable[[Voice], Party | Ref | None]
"""A caller's own word on who is meant; none leaves it to the names."""

_NOBODY = Claimant("unsaid", "someone the text leaves out", identity="implicit")
_IDENTITIES: Final = {
    Form.ROLE: Identity.DESCRIBED,
    Form.COLLECTIVE: Identity.DESCRIBED,
    Form.ANONYMOUS: Identity.UNNAMED,
    Form.PRONOUN: Identity.UNNAMED,
    Form.ENCLITIC: Identity.UNNAMED,
}
_KINDS: Final = {Form.ROLE: ClaimantKind.ROLE, Form.COLLECTIVE: ClaimantKind.GROUP}


@final
@attrs.frozen
class Resolved:
    """The party that is meant; ``candidates`` are those that may be the same and are not merged.

    It is ``guessed`` where the words only point at somebody named before: "the minister".
    """

    party: Party | Ref
    candidates: tuple[str, ...] = ()
    guessed: bool = False


def parties_of(
    voices: Iterable[tuple[Voice, bool]],
    text: str,
    words: Words,
    *,
    document: Document,
    known: Iterable[Party] = (),
    ask: Ask | None = None,
) -> dict[Voice, Resolved]:
    """Return who is meant by each voice; a voice comes with whether it passes on others' words.

    First the caller is asked; then those known are looked up, by name and alias; what is left are
    parties of the text. Those who speak as the publisher ("we") are the publisher. Two names are
    one party where they have the same words, where the text says that one is short for the other
    ("Norrin Selatan (Norsel)"), or where one is a part of exactly one other, and no place: "Sand"
    after "Mira Sand". Whoever is not called by name, nor by the office of one who is, is a party
    of this document only.
    """
    mentions, calling = mentions_in(text, words), calling_of(words)
    held = [*known, *(p for p in (document.source, *document.authors) if not isinstance(p, Ref))]
    nobody, publisher = Resolved(_nobody(held)), Resolved(document.source)
    ourselves = frozenset(folded(words.ourselves))
    found: dict[Voice, Resolved] = {}
    calls: dict[Voice, Called] = {}
    relays: dict[Voice, bool] = {}
    for voice, relay in voices:
        relays[voice] = relay or relays.get(voice, False)
        if voice in found or voice in calls:
            continue
        told = None if ask is None else ask(voice)
        if told is not None:
            found[voice] = Resolved(to_party(told))
        elif voice.form is Form.NONE or not voice.words.strip():
            found[voice] = nobody
        elif voice.form is Form.PRONOUN and voice.words.casefold() in ourselves:
            found[voice] = publisher
        else:
            calls[voice] = called(voice, calling, mentions)
    desk = _Desk.of(held, document, calling)
    entities = entities_of(calls, relays, mentions, calling)
    for entity in pointed(entities, mentions, calling):
        resolved = desk.resolved(entity, words)
        for voice, _ in entity.calls:
            guessed = voice in entity.guessed
            found[voice] = attrs.evolve(resolved, guessed=True) if guessed else resolved
    return found


def _nobody(known: Iterable[Party]) -> Party:
    """Return who stands where nobody is named: the party known for that, if there is just one."""
    known = list(known)
    implicit = [party for party in known if party.identity is Identity.IMPLICIT]
    if len(implicit) == 1:
        return implicit[0]
    return _NOBODY.but(id=free_id(_NOBODY.id, "text", {party.id for party in known}))


@final
@attrs.frozen
class _Desk:
    """The parties known, by the words of their names, and the ids that are taken."""

    named: Mapping[Name, tuple[Party, ...]]
    last: Mapping[str, tuple[Party, ...]]
    own: Mapping[str, Party]
    """Those of this document who are known from an earlier reading of it, by id."""
    calling: Calling
    scope: str
    taken: set[str]

    @classmethod
    def of(cls, known: Iterable[Party], document: Document, calling: Calling) -> _Desk:
        named: dict[Name, tuple[Party, ...]] = {}
        last: dict[str, tuple[Party, ...]] = {}
        scope = document.id[: LONGEST // 2]
        taken = {document.id, _NOBODY.id}
        own: dict[str, Party] = {}
        for party in known:
            if party.id.startswith(f"{scope}:"):
                own[party.id] = party
            else:
                taken.add(party.id)
            names = {calling.bare(name) for name in (party.name, *party.aliases)} - {()}
            for name in names:
                named[name] = (*named.get(name, ()), party)
            for word in {name[-1] for name in names if len(name) > 1}:
                last[word] = (*last.get(word, ()), party)
        return cls(named, last, own, calling, scope, taken)

    def resolved(self, entity: Entity, words: Words) -> Resolved:
        """Return the known party of an entity, if it is exactly one; else a party of the text."""
        held: list[Party] = []
        if entity.form not in POINTING:
            held = list({p.id: p for n in entity.names for p in self.named.get(n, ())}.values())
        if len(held) == 1:
            return Resolved(held[0])
        if not held and entity.form is Form.NAME and len(entity.key) == 1:
            held = list(self.last.get(entity.key[0], ()))
        candidates = tuple(dict.fromkeys((*entity.candidates, *sorted(p.name for p in held))))
        return Resolved(self._party(entity, words, candidates), candidates)

    def _party(self, entity: Entity, words: Words, candidates: tuple[str, ...]) -> Party:
        wanted = self._id(entity)
        id = free_id(wanted, self.scope, self.taken)
        again = self.own.get(id)
        if again is not None:
            self.taken.add(id)
            if entity.form is not Form.NAME and again.name == shown(entity):
                return again
            id = free_id(wanted, self.scope, self.taken | self.own.keys())
        self.taken.add(id)
        note = f"may be {' or '.join(candidates)}" if candidates else ""
        return _made(entity, id, note, words, self.calling)

    def _id(self, entity: Entity) -> str:
        """Return the id that an entity is to have; one of this document, if it has no name."""
        id = slug(shown(entity))
        return id if id and entity.form is Form.NAME else f"{self.scope}:{id or 'party'}"


def _made(entity: Entity, id: str, note: str, words: Words, calling: Calling) -> Party:
    """Make a party of the text: a source if it publishes or passes on others' words."""
    name = shown(entity)
    calls = [call for _, call in entity.calls if call.name and not call.short]
    others = [other for call in calls for other in (call.acronym, call.shown) if other]
    aliases: dict[Name, str] = {}
    for other in others:
        aliases.setdefault(calling.bare(other), other)
    told: dict[str, Any] = {
        "identity": _IDENTITIES.get(entity.form, Identity.NAMED),
        "number": _number(entity, words),
        "aliases": [
            alias
            for bare, alias in aliases.items()
            if entity.form is Form.NAME and bare != calling.bare(name)
        ],
        "note": note,
    }
    if entity.publishes:
        return Source(id, name, **told)
    kind = _KINDS.get(entity.form, ClaimantKind.UNKNOWN)
    if entity.form is Form.NAME and (entity.person or entity.key in calling.states):
        kind = ClaimantKind.PERSON if entity.person else ClaimantKind.GOVERNMENT
    return Claimant(id, name, kind=kind, **told)


def _number(entity: Entity, words: Words) -> Number:
    """Tell whether it is several, by its form or by a word or an ending for several."""
    if entity.form is Form.COLLECTIVE:
        return Number.SEVERAL
    if entity.form is not Form.ANONYMOUS:
        return Number.UNKNOWN
    nouns = {*words.roles, *words.anonymous, *words.collectives}
    several = {*words.plurals, *words.collectives}
    several |= {noun + ending for noun in nouns for ending in words.plural_endings}
    return Number.SEVERAL if several.intersection(entity.key) else Number.UNKNOWN
