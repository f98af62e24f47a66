"""Who of a text's voices are one: the same words, a part of one name, an office that one holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final, final

import attrs

from claimledger.reading.accepting.calling import Calling
from claimledger.reading.accepting.mentions import Mentions, Name
from claimledger.reading.accepting.naming import Called
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Form

__all__ = ["POINTING", "Entity", "doubtful", "ends_within", "entities_of", "joined", "shown"]

POINTING: Final = frozenset({Form.PRONOUN, Form.ENCLITIC})
"""How those are called who may be somebody else each time."""

_SIZES: Final = range(1, 7)
"""How many words of a name are looked at from either end."""
_BEGUN: Final = 3
"""How many words a name has at most that is called by its beginning, unless it is a person's."""
_OFFERED: Final = 8
"""How many are offered at most."""
_TWO: Final = 2
"""How many sexes tell that a name is not one person's."""
_LETTERS: Final = 2
"""How many letters an acronym has at least."""
_FORMS: Final = (Form.COLLECTIVE, Form.ANONYMOUS, Form.ROLE)
"""How a group of those not named is called if it is called in several ways: the first of them."""


@final
@attrs.frozen
class Entity:
    """Somebody of a text: all the voices that call them.

    ``guessed`` are voices that are only taken for them: "the minister".
    """

    form: Form
    key: Name
    calls: tuple[tuple[Voice, Called], ...]
    relays: bool
    candidates: tuple[str, ...] = ()
    guessed: frozenset[Voice] = frozenset()

    @property
    def short(self) -> bool:
        """Whether all that is known is an office and one word."""
        return all(call.short for _, call in self.calls)

    @property
    def sure(self) -> bool:
        """Whether it is beyond doubt that this is a name."""
        return any(call.sure for _, call in self.calls)

    @property
    def person(self) -> bool:
        """Whether an office or a title stands with the name."""
        return any(call.person for _, call in self.calls) and not self.short

    @property
    def publishes(self) -> bool:
        """Whether it is one who publishes, or passes on by name and without a title."""
        if any(call.medium for _, call in self.calls):
            return True
        titled = any(call.titled or call.person for _, call in self.calls)
        return self.relays and self.form is Form.NAME and not titled

    @property
    def sexes(self) -> frozenset[str]:
        """Which sex titles tell; several, if not all are of one person."""
        return frozenset(call.sex for _, call in self.calls if call.sex)

    @property
    def start(self) -> int:
        """Where it is called first."""
        return min(_start(voice) for voice, _ in self.calls)

    @property
    def names(self) -> frozenset[Name]:
        """All words by which they can be looked up."""
        found = {self.key}
        for _, call in self.calls:
            found |= {call.key, call.name or call.key}
            if call.acronym:
                found.add((call.acronym.casefold(),))
        return frozenset(found)


def _start(voice: Voice) -> int:
    return voice.spans[0].start if voice.spans else 0


def entities_of(
    calls: Mapping[Voice, Called],
    relays: Mapping[Voice, bool],
    mentions: Mentions,
    calling: Calling,
) -> list[Entity]:
    """Return whom voices call, each once, in the order in which they are called."""
    return _merged(_grouped(calls, relays), mentions, calling)


# -- the same words ------------------------------------------------------------------------


def _grouped(calls: Mapping[Voice, Called], relays: Mapping[Voice, bool]) -> list[Entity]:
    """Return those who are called by the same words, each once.

    One word that stands behind titles of both sexes is a name of two.
    """
    sexes: dict[Name, set[str]] = {}
    for call in calls.values():
        sexes.setdefault(call.name, set()).add(call.sex)
    groups: dict[tuple[bool, object, Name], list[Voice]] = {}
    for voice, call in calls.items():
        same: object = ""
        if call.name:
            key = call.name
            two = len(key) == 1 and len(sexes[key] - {""}) > 1
            same = call.key if call.short else call.sex if two else ""
        else:
            key = call.group
            if voice.form in POINTING:  # each may stand for somebody else
                same = (voice.form, voice.spans)
        groups.setdefault((bool(call.name), same, key), []).append(voice)
    return [
        Entity(
            Form.NAME if named else _form(group),
            key,
            tuple((voice, calls[voice]) for voice in group),
            any(relays[voice] for voice in group),
        )
        for (named, _, key), group in groups.items()
    ]


def _form(group: Sequence[Voice]) -> Form:
    forms = [Form.ROLE if voice.form is Form.NAME else voice.form for voice in group]
    return next((form for form in _FORMS if form in forms), forms[0])


# -- a part of a name ----------------------------------------------------------------------


def _merged(entities: Sequence[Entity], mentions: Mentions, calling: Calling) -> list[Entity]:
    """Return the entities with those merged that are a part of exactly one name."""
    wholes: dict[Name, list[Entity]] = {}
    for entity in entities:
        if not calling.conjunctions.isdisjoint(entity.key):
            continue  # they are several
        if entity.form is Form.NAME and any(call.proper for _, call in entity.calls):
            long = len(entity.key) > _BEGUN and not entity.person
            ends = ends_within(entity.key, only_last=entity.publishes or long)
            for part in ends | _behind_acronym(entity):
                wholes.setdefault(part, []).append(entity)
    alone = {e.key: e for e in entities if e.form is Form.NAME and not e.short}
    sexes: dict[Name, frozenset[str]] = {}
    for entity in entities:
        sexes[entity.key] = sexes.get(entity.key, frozenset()) | entity.sexes
    into: dict[Name, list[Entity]] = {}
    kept: list[Entity] = []
    for entity in entities:
        if entity.form is not Form.NAME:
            kept.append(entity)
            continue
        held = wholes.get(entity.key, [])
        place = entity.key in calling.states or entity.key[-1] in mentions.places
        sure = len(held) == 1 and _is_sure(held[0], mentions, calling)
        if sure and _is_part(entity, held[0], sexes[entity.key]) and not place:
            into.setdefault(held[0].key, []).append(entity)
        elif entity.short and (place or held or entity.key in alone):
            known = [alone[entity.key]] if entity.key in alone else []
            role = attrs.evolve(entity, form=Form.ROLE, key=entity.calls[0][1].key)
            kept.append(doubtful(role, [*held, *known]))
        else:
            kept.append(doubtful(entity, [] if entity.key in calling.states else held))
    return [_with(entity, into) for entity in kept]


def _is_sure(entity: Entity, mentions: Mentions, calling: Calling) -> bool:
    """Tell whether capitals are a name, and not words for somebody else beside one.

    Those that only begin sentences are, unless the text writes the first of them small. Where
    nouns stand first they are not: "Manajer Sand" may be somebody's manager.
    """
    return entity.sure or not (calling.pointers_follow or entity.key[0] in mentions.common)


def _is_part(entity: Entity, whole: Entity, sexes: frozenset[str]) -> bool:
    """Tell whether an entity is called by a part of a name.

    One word may be so of any name, more than one of a person's. Titles must not tell two sexes.
    """
    body = not whole.person and entity.key not in _behind_acronym(whole)
    if len(entity.key) > 1 and body:
        return False
    return len(sexes | whole.sexes) < _TWO


def doubtful(entity: Entity, others: Iterable[Entity]) -> Entity:
    """Return an entity that may be one of some others, of whom the first are offered."""
    names = dict.fromkeys(shown(other) for other in islice(others, _OFFERED))
    return attrs.evolve(entity, candidates=tuple(names))


def ends_within(key: Name, *, only_last: bool) -> set[Name]:
    """Return the ends of a name that are shorter than it, and the beginnings.

    Those who publish are called by the last words only, and so is a long name that is no person's:
    "Norrin Herald" is not Norrin.
    """
    sizes = [size for size in _SIZES if size < len(key)]
    first = set() if only_last else {key[:size] for size in sizes}
    return first | {key[-size:] for size in sizes}


def _behind_acronym(entity: Entity) -> set[Name]:
    """Return what a body is called without the acronym before it, and how that begins: PT Pell."""
    first = shown(entity).partition(" ")[0]
    if entity.person or len(first) < _LETTERS or not first.isupper():
        return set()
    return {entity.key[1:]} | ends_within(entity.key[1:], only_last=False)


def _with(entity: Entity, into: Mapping[Name, Sequence[Entity]]) -> Entity:
    """Return an entity with those that are merged into it, and into these."""
    if entity.form is not Form.NAME:
        return entity
    return joined(entity, [_with(part, into) for part in into.get(entity.key, ())])


def joined(entity: Entity, parts: Iterable[Entity]) -> Entity:
    """Return an entity that some parts call, too."""
    parts = tuple(parts)
    calls = entity.calls + tuple(call for part in parts for call in part.calls)
    guessed = entity.guessed.union(*(part.guessed for part in parts))
    relays = any(e.relays for e in (entity, *parts))
    return attrs.evolve(entity, calls=calls, relays=relays, guessed=guessed)


def shown(entity: Entity) -> str:
    """Return how the name is written: the one with most words, and of these the longest."""
    calls = [call for _, call in entity.calls if not call.short and call.name]
    if entity.form is not Form.NAME or not calls:
        return entity.calls[0][1].shown
    call = max(calls, key=lambda call: (len(call.name), len(call.long or call.shown)))
    return call.long or call.shown
