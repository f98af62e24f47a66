"""Those who are not named, taken for who was: "the minister", "the 52-year-old", "the bank"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, final

import attrs

from claimledger.reading.accepting.calling import Calling
from claimledger.reading.accepting.mentions import Mentions, Name
from claimledger.reading.accepting.merging import (
    POINTING,
    Entity,
    doubtful,
    ends_within,
    joined,
)
from claimledger.reading.parts.words import Form

__all__ = ["pointed"]

_OFFERED: Final = 4
"""How many of those named before are offered for one of an age that nobody has."""


def pointed(entities: Sequence[Entity], mentions: Mentions, calling: Calling) -> list[Entity]:
    """Return the entities with those joined that only point at one named before.

    "The minister" is the only one of whom the text has that office, "those officials" the only
    ones before. Where there are several, all are offered.
    """
    places = _Places.of(entities, mentions, calling)
    into: dict[int, list[Entity]] = {}
    kept: list[tuple[int, Entity]] = []
    for place, entity in enumerate(entities):
        found, sure = _meant(place, entities, places, mentions, calling)
        if sure and len(found) == 1:
            into.setdefault(found[0], []).append(entity)
        else:
            known = [entities[other] for other in found]
            kept.append((place, doubtful(entity, known) if known else entity))
    return [_resolved(place, entity, into) for place, entity in kept]


def _resolved(place: int, entity: Entity, into: Mapping[int, Sequence[Entity]]) -> Entity:
    parts = into.get(place, ())
    guessed = frozenset(voice for part in parts for voice, _ in part.calls)
    return attrs.evolve(joined(entity, parts), guessed=entity.guessed | guessed)


@final
@attrs.frozen
class _Places:
    """Where those stand who may be pointed at, by their office, their age, and their words."""

    offices: Mapping[Name, Sequence[int]]
    ages: Mapping[str, Sequence[int]]
    groups: Mapping[Name, Sequence[int]]
    starts: Sequence[int]
    named: Sequence[tuple[int, int]]
    """Those named who do not publish, by where they are called first."""
    bodies: Mapping[Name, Sequence[Name]]
    """All names of the text by the noun that they end with, or begin with."""

    @classmethod
    def of(cls, entities: Sequence[Entity], mentions: Mentions, calling: Calling) -> _Places:
        offices: dict[Name, list[int]] = {}
        ages: dict[str, list[int]] = {}
        groups: dict[Name, list[int]] = {}
        old = {name: age for age, names in mentions.ages.items() for name in names}
        for place, entity in enumerate(entities):
            if entity.form is Form.NAME:
                for part in {p for office in _offices(entity, calling) for p in _parts(office)}:
                    offices.setdefault(part, []).append(place)
                told = {age for _, call in entity.calls for age in call.ages}
                for age in told | {old.get(entity.key[-1], "")} - {""}:
                    ages.setdefault(age, []).append(place)
            elif entity.form not in POINTING and not _points(entity):
                for part in _parts(entity.key) | _parts(calling.noun(entity.key)):
                    groups.setdefault(part, []).append(place)
        bodies: dict[Name, list[Name]] = {}
        for run in mentions.alone:
            noun = run[:1] if calling.pointers_follow else run[-1:]
            if len(run) > 1:
                bodies.setdefault(noun, []).append(run)
        starts = [entity.start for entity in entities]
        named = sorted(
            (starts[place], place)
            for place, entity in enumerate(entities)
            if entity.form is Form.NAME and not entity.publishes
        )
        return cls(offices, ages, groups, starts, named, bodies)


def _offices(entity: Entity, calling: Calling) -> set[Name]:
    """Return what somebody is: the offices of a person, the noun in the name of a body."""
    found = {office for _, call in entity.calls for office in call.offices}
    if not entity.person and not entity.short and len(entity.key) > 1:
        found.add(entity.key[:1] if calling.pointers_follow else entity.key[-1:])
    return found


def _parts(words: Name) -> set[Name]:
    """Return words, and what they begin and end with."""
    return {words} | ends_within(words, only_last=False)


def _points(entity: Entity) -> bool:
    return all(call.known for _, call in entity.calls)


def _meant(
    place: int, entities: Sequence[Entity], places: _Places, mentions: Mentions, calling: Calling
) -> tuple[list[int], bool]:
    """Return where those stand for whom one that is not named may be taken, and if it may be.

    Of whoever is told by an age that nobody has, those are offered who were named last before. An
    office counts at the side of it where the noun stands: at its end, or at its beginning where
    pointers follow the noun. Of a number only the age counts.
    """
    entity = entities[place]
    if entity.form is Form.NAME or entity.form in POINTING or not _points(entity):
        return [], False
    key = tuple(word for word in entity.key if not word[0].isdigit())
    numbers = [word.partition("-")[0] for word in entity.key if word[0].isdigit()]
    found = {other for number in numbers for other in places.ages.get(number, ())}
    if found or not key:
        return sorted(found), True
    if any("-" in word for word in entity.key if word[0].isdigit()):
        end = bisect_left(places.named, (places.starts[place], 0))
        return [other for _, other in places.named[max(0, end - _OFFERED) : end]], False
    held = {other for other in places.offices.get(key, ()) if _has(entities[other], key, calling)}
    before = {
        other for other in places.groups.get(key, ()) if places.starts[other] < places.starts[place]
    }
    runs = (*mentions.behind.get(key, ()), *places.bodies.get(key, ()))
    sure = _is_all(key, runs, [entities[other] for other in held])
    return sorted(held | before), sure or not held


def _has(entity: Entity, key: Name, calling: Calling) -> bool:
    size = len(key)
    return any(
        (office[:size] if calling.pointers_follow else office[-size:]) == key
        for office in _offices(entity, calling)
    )


def _is_all(key: Name, runs: Iterable[Name], held: Sequence[Entity]) -> bool:
    """Tell whether no others have an office, or a noun in their name, anywhere in the text."""
    known = {word for entity in held for name in entity.names for word in name}.difference(key)
    return all(known.intersection(run) for run in runs)
