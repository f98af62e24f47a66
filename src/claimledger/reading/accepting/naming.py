"""What somebody is called, taken apart: the name, the office, and the words by which to compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, final

import attrs

from claimledger.reading.accepting.mentions import Mentions, folded, tokens
from claimledger.reading.lexicon.entries import Words
from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.words import Form

__all__ = ["Called", "Calling", "called", "calling_of", "holds"]

_BRACKETED = re.compile(r"\s*\([^()]{1,40}\)")
_FULL: Final = 2
"""How many words the name of a person has, where nothing in the text tells."""
_PARTICLE: Final = 3
"""How many letters a small word within a name may have: "van", "bin"."""

Phrases = frozenset[tuple[str, ...]]


@final
@attrs.frozen
class Called:
    """How a voice is called: ``key`` to compare it by, ``name`` without the office before it.

    There is no name where only an office or a body is told: "the minister of Norrin". ``shown`` is
    how the name, or the whole, is written. ``person`` tells that an office stands with the name,
    ``medium`` that it publishes, ``short`` that behind the office stands one word, which may be
    a surname or a country.
    """

    key: tuple[str, ...]
    shown: str
    name: tuple[str, ...] = ()
    person: bool = False
    medium: bool = False
    short: bool = False


@final
@attrs.frozen
class Calling:
    """The words of a language that matter for names, made ready."""

    roles: Phrases
    media: Phrases
    outlets: Phrases
    states: Phrases
    light: frozenset[str]
    """Articles and the like, which play no part when names are compared."""
    small: frozenset[str]
    """These, prepositions and the like: they end a name."""


def called(voice: Voice, calling: Calling, mentions: Mentions) -> Called:
    """Take apart what a voice is called.

    >>> calling = calling_of(Words(roles=("president", "chief clerk"), determiners=("the",)))
    >>> found = called(Voice((), Form.NAME, "President Ida Holm"), calling, Mentions())
    >>> found.key, found.name, found.person
    (('president', 'ida', 'holm'), ('ida', 'holm'), True)
    >>> called(Voice((), Form.ROLE, "the chief clerk"), calling, Mentions()).name
    ()
    """
    text = " ".join(_BRACKETED.sub("", voice.words).split()).strip(" ,")
    low = folded(tokens(text))
    key = tuple(word for word in low if word not in calling.light) or low
    office = holds(low, calling.roles)
    medium = not office and holds(low, calling.media)
    if voice.form is not Form.NAME:
        return Called(key, text, medium=medium)
    medium = medium or (not office and holds(low, calling.outlets))
    behind, name = _named_part(text.split(","), calling)
    if behind:
        name = _without_place(name, calling, mentions)
    words = tuple(word for word in folded(name) if word not in calling.light)
    if not words:
        return Called(key, text, medium=medium)
    short = behind and len(words) == 1
    shown = text if short or folded(name) == low else " ".join(name)
    return Called(key, shown, words, office, medium, short)


def _named_part(parts: Sequence[str], calling: Calling) -> tuple[bool, Sequence[str]]:
    """Return whether a name stands right behind an office, and the name; none if there is none.

    The first part between commas that has one counts; but of "the clerk of Norrin, Ida Holm" it is
    the second, which is a name and nothing else. A noun for those who publish may stand before a
    name like an office; with other words between it tells what sort of medium it is.
    """
    for part, following in zip(parts, (*parts[1:], ""), strict=True):
        words, then = tokens(part), tokens(following)
        office = _behind(words, calling.roles)
        if office:
            if _is_name(then) and not holds(folded(then), calling.roles):
                return False, then
            name = _run(words[office:], calling)
            if name:
                return True, name
            continue
        medium = _behind(words, calling.media)
        name = _run(words[medium:], calling) if medium else ()
        if name:
            return False, name
        if any(word[0].isupper() for word in words):
            described = medium and not _bare(words, calling)[0][0].isupper()
            return False, () if described else words
    return False, () if holds(folded(tokens(" ".join(parts))), calling.roles) else tokens(parts[0])


def _bare(words: Sequence[str], calling: Calling) -> Sequence[str]:
    return [word for word in words if word.casefold() not in calling.light] or words


def _is_name(words: Sequence[str]) -> bool:
    return len(words) >= _FULL and all(word[0].isupper() for word in words)


def _run(words: Sequence[str], calling: Calling) -> Sequence[str]:
    """Return the capitals that words begin with, with small words of names between: "van"."""
    end = 0
    for place, word in enumerate(words):
        if word[0].isupper():
            end = place + 1
        elif end != place or len(word) > _PARTICLE or word.casefold() in calling.small:
            break
    return words[:end]


def _behind(words: Sequence[str], phrases: Phrases) -> int:
    """Return how many words lead to the end of the last of the phrases; 0 if there is none."""
    low = folded(words)
    return max((end for start in range(len(low)) for end in _ends(low, start, phrases)), default=0)


def _without_place(name: Sequence[str], calling: Calling, mentions: Mentions) -> Sequence[str]:
    """Return a name behind an office without the country or body in between.

    That is the longest end of it that the text uses alone; else what is left behind a country, or
    a beginning that the text uses alone; else its last two words. What ends with a country or a
    place is the office's and no name, if it is more than one word.
    """
    low = folded(name)
    capitals = [place for place, word in enumerate(name) if word[0].isupper()]
    if len(capitals) < _FULL:
        return name
    if low[-1] in mentions.places or any(low[n:] in calling.states for n in capitals):
        return ()
    last = capitals[-_FULL]
    for start in capitals[: 1 - _FULL]:
        if low[start:] in mentions.alone:
            return name[start:]
    for end in range(last, 0, -1):
        if low[:end] in mentions.alone or low[:end] in calling.states:
            return name[end:]
    return name[last:]


def _ends(low: Sequence[str], start: int, phrases: Phrases) -> Iterable[int]:
    for size in (1, 2, 3):
        if start + size <= len(low) and tuple(low[start : start + size]) in phrases:
            yield start + size


def holds(low: Sequence[str], phrases: Phrases) -> bool:
    """Tell whether one of the phrases, of up to three words, stands among the words."""
    return any(True for start in range(len(low)) for _ in _ends(low, start, phrases))


def calling_of(words: Words) -> Calling:
    """Return what a language's lexicon knows of offices, countries and those who publish."""

    def phrases(*lists: Iterable[str]) -> Phrases:
        return frozenset(folded(tokens(p)) for several in lists for p in several)

    light = folded((*words.determiners, *words.pointers))
    others = (
        *(*words.joiners, *words.prepositions, *words.conjunctions, *words.agents),
        *(*words.addressing, *words.relatives, *words.times, *words.adverbs),
    )
    return Calling(
        phrases(words.roles),
        phrases(words.media),
        phrases(words.outlets, words.foreign_media, words.home_media),
        phrases(words.states),
        frozenset(light),
        frozenset((*light, *folded(others))),
    )
