"""Names to parties: who is meant by the words that a text has for somebody."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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
from claimledger.reading.accepting.mentions import Mentions, folded, mentions_in
from claimledger.reading.accepting.naming import Called, Calling, called, calling_of, holds
from claimledger.reading.accepting.slugs import free_id, slug
from claimledger.reading.lexicon.entries import Words
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Form

__all__ = ["Ask", "Resolved", "parties_of"]

Ask = Callable[[Voice], Party | Ref | None]
"""A caller's own word on who is meant; none leaves it to the names."""

Name = tuple[str, ...]

_NOBODY = Claimant("unsaid", "someone the text leaves out", identity="implicit")
_SIZES: Final = range(1, 7)
"""How many words of a name are looked at from either end."""
_IDENTITIES: Final = {
    Form.ROLE: Identity.DESCRIBED,
    Form.COLLECTIVE: Identity.DESCRIBED,
    Form.ANONYMOUS: Identity.UNNAMED,
    Form.PRONOUN: Identity.UNNAMED,
    Form.ENCLITIC: Identity.UNNAMED,
}
_KINDS: Final = {Form.ROLE: ClaimantKind.ROLE, Form.COLLECTIVE: ClaimantKind.GROUP}
_POINTING = frozenset({Form.PRONOUN, Form.ENCLITIC})


@final
@attrs.frozen
class Resolved:
    """The party that is meant; ``candidates`` are those that may be the same and are not merged."""

    party: Party | Ref
    candidates: tuple[str, ...] = ()


@final
@attrs.frozen
class _Entity:
    """Somebody of a text: all the voices that call them."""

    form: Form
    key: tuple[str, ...]
    calls: tuple[tuple[Voice, Called], ...]
    relays: bool
    candidates: tuple[str, ...] = ()

    @property
    def short(self) -> bool:
        """Whether all that is known is an office and one word."""
        return all(call.short for _, call in self.calls)

    @property
    def sure(self) -> bool:
        """Whether it is beyond doubt that this is a name."""
        return any(call.sure for _, call in self.calls)

    @property
    def publishes(self) -> bool:
        """Whether it is one who publishes, or passes on by name and without a title."""
        if any(call.medium for _, call in self.calls):
            return True
        titled = any(call.titled or call.person for _, call in self.calls)
        return self.relays and self.form is Form.NAME and not titled

    @property
    def names(self) -> frozenset[Name]:
        """All words by which they can be looked up."""
        found = {self.key}
        for _, call in self.calls:
            found |= {call.key, call.name or call.key}
        return frozenset(found)


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
    parties of the text. Two names are one party where they have the same words, where the text
    says that one is short for the other ("Norrin Selatan (Norsel)"), or where one is a word that
    begins or ends exactly one other, and no place: "Sand" after "Mira Sand". Whoever is not
    called by name is a party of this document only.
    """
    mentions, calling = mentions_in(text, words), calling_of(words)
    held = [*known, *(p for p in (document.source, *document.authors) if not isinstance(p, Ref))]
    nobody = Resolved(_nobody(held))
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
        else:
            calls[voice] = called(voice, calling, mentions)
    entities = _merged(_entities(calls, relays, mentions), mentions, calling)
    desk = _Desk.of(held, document, calling)
    for entity in entities:
        resolved = desk.resolved(entity, mentions, words)
        found |= dict.fromkeys((voice for voice, _ in entity.calls), resolved)
    return found


def _nobody(known: Iterable[Party]) -> Party:
    """Return who stands where nobody is named: the party known for that, if there is just one."""
    known = list(known)
    implicit = [party for party in known if party.identity is Identity.IMPLICIT]
    if len(implicit) == 1:
        return implicit[0]
    return _NOBODY.but(id=free_id(_NOBODY.id, "text", {party.id for party in known}))


def _entities(
    calls: Mapping[Voice, Called], relays: Mapping[Voice, bool], mentions: Mentions
) -> list[_Entity]:
    """Return those who are called by the same words, each once."""
    groups: dict[tuple[Form, object, Name], list[Voice]] = {}
    for voice, call in calls.items():
        form = voice.form
        if form in {Form.NAME, Form.ROLE}:
            form = Form.NAME if call.name else Form.ROLE
        same: object = ""
        key = call.key
        if form is Form.NAME:
            same, key = (call.key if call.short else ""), folded(mentions.whole(call.name))
        elif form in _POINTING:  # each may stand for somebody else
            same = voice.spans
        groups.setdefault((form, same, key), []).append(voice)
    return [
        _Entity(form, key, tuple((v, calls[v]) for v in group), any(relays[v] for v in group))
        for (form, _, key), group in groups.items()
    ]


def _merged(entities: Sequence[_Entity], mentions: Mentions, calling: Calling) -> list[_Entity]:
    """Return the entities with those merged that are a part of exactly one name."""
    wholes: dict[Name, list[_Entity]] = {}
    offices: dict[Name, list[_Entity]] = {}
    for entity in entities:
        if entity.form is Form.NAME:
            if any(call.proper for _, call in entity.calls):
                for part in _ends(entity.key, only_last=entity.publishes):
                    wholes.setdefault(part, []).append(entity)
            for key in {call.key[:size] for _, call in entity.calls for size in _SIZES}:
                offices.setdefault(key, []).append(entity)
    alone = {e.key: e for e in entities if e.form is Form.NAME and not e.short}
    into: dict[Name, list[_Entity]] = {}
    kept: list[_Entity] = []
    for entity in entities:
        if entity.form is not Form.NAME:
            office = entity.form is Form.ROLE and holds(entity.key, calling.roles)
            others = offices.get(entity.key, []) if office else []
            others = [e for e in others if not e.short or e.key in alone]
            kept.append(_doubtful(entity, others, mentions))
            continue
        held = wholes.get(entity.key, [])
        place = entity.key in calling.states or entity.key[-1] in mentions.places
        if len(held) == len(entity.key) == 1 and held[0].sure and not place:
            into.setdefault(held[0].key, []).append(entity)
        elif entity.short and (place or held or entity.key in alone):
            known = [alone[entity.key]] if entity.key in alone else []
            role = attrs.evolve(entity, form=Form.ROLE, key=entity.calls[0][1].key)
            kept.append(_doubtful(role, [*held, *known], mentions))
        else:
            kept.append(_doubtful(entity, [] if entity.key in calling.states else held, mentions))
    return [_with(entity, into) for entity in kept]


def _doubtful(entity: _Entity, others: Iterable[_Entity], mentions: Mentions) -> _Entity:
    shown = dict.fromkeys(_shown(other, mentions) for other in others)
    return attrs.evolve(entity, candidates=tuple(shown))


def _ends(key: Name, *, only_last: bool) -> set[Name]:
    """Return the ends of a name that are shorter than it, and the beginnings.

    Those who publish are called by the last words only: "Norrin Herald" is not Norrin.
    """
    sizes = [size for size in _SIZES if size < len(key)]
    first = set() if only_last else {key[:size] for size in sizes}
    return first | {key[-size:] for size in sizes}


def _with(entity: _Entity, into: Mapping[Name, Sequence[_Entity]]) -> _Entity:
    """Return an entity with those that are merged into it, and into these."""
    if entity.form is not Form.NAME:
        return entity
    parts = [_with(part, into) for part in into.get(entity.key, ())]
    calls = entity.calls + tuple(call for part in parts for call in part.calls)
    return attrs.evolve(entity, calls=calls, relays=any(e.relays for e in (entity, *parts)))


def _shown(entity: _Entity, mentions: Mentions) -> str:
    """Return how the name is written: what an acronym is short for, or the longest wording."""
    for _, call in entity.calls:
        whole = mentions.whole(call.name)
        if whole != call.name and not call.short:
            return " ".join(whole)
    calls = [call for _, call in entity.calls if not call.short] or [entity.calls[0][1]]
    return max((call.shown for call in calls), key=len)


@final
@attrs.frozen
class _Desk:
    """The parties known, by the words of their names, and the ids that are taken."""

    named: Mapping[Name, tuple[Party, ...]]
    states: Collection[Name]
    scope: str
    taken: set[str]

    @classmethod
    def of(cls, known: Iterable[Party], document: Document, calling: Calling) -> _Desk:
        named: dict[Name, tuple[Party, ...]] = {}
        taken = {document.id, _NOBODY.id}
        for party in known:
            taken.add(party.id)
            for name in {calling.bare(name) for name in (party.name, *party.aliases)}:
                named[name] = (*named.get(name, ()), party)
        return cls(named, calling.states, document.id[: LONGEST // 2], taken)

    def resolved(self, entity: _Entity, mentions: Mentions, words: Words) -> Resolved:
        """Return the known party of an entity, if it is exactly one; else a party of the text."""
        held: list[Party] = []
        if entity.form not in _POINTING:
            held = list({p.id: p for n in entity.names for p in self.named.get(n, ())}.values())
        if len(held) == 1:
            return Resolved(held[0])
        candidates = (*entity.candidates, *sorted(party.name for party in held))
        return Resolved(self._party(entity, mentions, words, candidates), candidates)

    def _party(
        self, entity: _Entity, mentions: Mentions, words: Words, candidates: tuple[str, ...]
    ) -> Party:
        name = _shown(entity, mentions)
        id = slug(name)
        if entity.form is not Form.NAME or not id:
            id = f"{self.scope}:{id or 'party'}"
        id = free_id(id, self.scope, self.taken)
        self.taken.add(id)
        note = f"may be {' or '.join(candidates)}" if candidates else ""
        return _made(entity, id, name, note, words, self.states)


def _made(
    entity: _Entity, id: str, name: str, note: str, words: Words, states: Collection[Name]
) -> Party:
    """Make a party of the text: a source if it publishes or passes on others' words."""
    others = [call for _, call in entity.calls if not call.short and call.name != entity.key]
    shown = dict.fromkeys(call.shown for call in others)
    person = any(call.person for _, call in entity.calls)
    told: dict[str, Any] = {
        "identity": _IDENTITIES.get(entity.form, Identity.NAMED),
        "number": _number(entity, words),
        "aliases": [s for s in shown if s != name] if entity.form is Form.NAME else (),
        "note": note,
    }
    if entity.publishes:
        return Source(id, name, **told)
    kind = _KINDS.get(entity.form, ClaimantKind.UNKNOWN)
    person = person and not entity.short
    if entity.form is Form.NAME and (person or entity.key in states):
        kind = ClaimantKind.PERSON if person else ClaimantKind.GOVERNMENT
    return Claimant(id, name, kind=kind, **told)


def _number(entity: _Entity, words: Words) -> Number:
    """Tell whether it is several, by its form or by a word or an ending for several."""
    if entity.form is Form.COLLECTIVE:
        return Number.SEVERAL
    if entity.form is not Form.ANONYMOUS:
        return Number.UNKNOWN
    nouns = {*words.roles, *words.anonymous, *words.collectives}
    several = {*words.plurals, *words.collectives}
    several |= {noun + ending for noun in nouns for ending in words.plural_endings}
    return Number.SEVERAL if several.intersection(entity.key) else Number.UNKNOWN
