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
    ``titled`` that some description does, ``medium`` that it publishes, ``short`` that behind the
    office stands one word, which may be a surname or a country. A ``proper`` name is
    capitals; it is ``sure`` if an office or a capital within a sentence shows that it is one.
    """

    key: tuple[str, ...]
    shown: str
    name: tuple[str, ...] = ()
    person: bool = False
    titled: bool = False
    medium: bool = False
    short: bool = False
    proper: bool = False
    sure: bool = False


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
    ties: frozenset[str]
    """Prepositions and the like: what stands behind one is another."""

    def bare(self, text: str) -> tuple[str, ...]:
        """Return the words of a text by which it is compared."""
        low = folded(tokens(text))
        return tuple(word for word in low if word not in self.light) or low


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
    low, key = folded(tokens(text)), calling.bare(text)
    office = holds(low, calling.roles)
    medium = not office and holds(low, calling.media)
    if voice.form not in {Form.NAME, Form.ROLE}:
        return Called(key, text, medium=medium)
    found = _named_in(text.split(","), calling, mentions)
    words = tuple(word for word in folded(found.words) if word not in calling.light)
    if voice.form is Form.ROLE and not (found.proper and mentions.proper.issuperset(words)):
        return Called(key, text, medium=medium)
    if not words:
        return Called(key, text, medium=medium)
    return Called(
        key,
        found.shown,
        words,
        person=office,
        titled=found.titled,
        medium=medium or (not office and holds(words, calling.outlets)),
        short=found.short,
        proper=found.proper and not found.short,
        sure=office or mentions.proper.issuperset(words),
    )


@final
@attrs.frozen
class _Named:
    """The words of a name, and how it stands: behind an office, behind some description."""

    shown: str
    words: Sequence[str] = ()
    titled: bool = False
    short: bool = False

    @property
    def proper(self) -> bool:
        """Whether it is capitals, and small words of names between."""
        return bool(self.words) and all(
            word[0].isupper() or len(word) <= _PARTICLE for word in self.words
        )


def _named_in(parts: Sequence[str], calling: Calling, mentions: Mentions) -> _Named:
    """Return the name among the parts between commas; without words if there is none.

    The first part that has one counts; but of "the clerk of Norrin, Ida Holm" it is the second,
    which is a name and nothing else. A noun for those who publish may stand before a name like an
    office; with other words between it tells what sort of medium it is.
    """
    for part, following in zip(parts, (*parts[1:], ""), strict=True):
        words, then = tokens(part), tokens(following)
        office = _behind(words, calling.roles)
        if office:
            if _is_name(then) and not holds(folded(then), calling.roles):
                return _Named(following.strip(), then, titled=True)
            found = _behind_office(part, words, office, calling, mentions)
            if found is not None:
                return found
            continue
        medium = _behind(words, calling.media)
        name = _run(words[medium:], calling) if medium else ()
        if name:
            return _Named(" ".join(name), name)
        if any(word[0].isupper() for word in words):
            if medium and not _bare(words, calling)[0][0].isupper():
                return _Named(part)
            return _described(part, words, calling, mentions)
    whole = ", ".join(parts)
    return _Named(whole, () if holds(folded(tokens(whole)), calling.roles) else tokens(parts[0]))


def _behind_office(
    part: str, words: Sequence[str], office: int, calling: Calling, mentions: Mentions
) -> _Named | None:
    """Return the name behind an office, if there is one."""
    name = _run(words[office:], calling)
    if len(name) == 1:
        return _Named(part.strip(), name, titled=True, short=True)
    name = _without_place(name or _tail(words, calling), calling, mentions)
    return _Named(" ".join(name), name, titled=True) if name else None


def _described(part: str, words: Sequence[str], calling: Calling, mentions: Mentions) -> _Named:
    """Return a name without the words before it that describe whom it is: "his friend"."""
    tail = _tail(words, calling)
    if tail and not _ends_with_place(tail, calling, mentions):
        return _Named(" ".join(tail), tail, titled=True)
    if _is_name(words[1:]) and words[0].casefold() in mentions.common - mentions.proper:
        return _Named(" ".join(words[1:]), words[1:], titled=True)
    return _Named(part.strip(), words)


def _tail(words: Sequence[str], calling: Calling) -> Sequence[str]:
    """Return the capitals that words end with, two at least, behind a small word that is no tie."""
    start = len(words)
    while start and words[start - 1][0].isupper():
        start -= 1
    if (
        not start
        or len(words) - start < _FULL
        or not calling.ties.isdisjoint(folded(words[:start]))
    ):
        return ()
    return words[start:]


def _ends_with_place(name: Sequence[str], calling: Calling, mentions: Mentions) -> bool:
    low = folded(name)
    if low[-1] in mentions.places:
        return True
    return any(low[start:] in calling.states for start in range(len(low)))


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
        elif (
            end != place or len(word) > _PARTICLE or word.casefold() in calling.ties | calling.light
        ):
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
    place is the office's and no name; so is what is used alone, and a part of it, too: the body
    "Tidal Bank" behind "chief of the".
    """
    low = folded(name)
    capitals = [place for place, word in enumerate(name) if word[0].isupper()]
    if len(capitals) < _FULL:
        return name
    if _ends_with_place(name, calling, mentions):
        return ()
    last = capitals[-_FULL]
    ends = [start for start in capitals[: 1 - _FULL] if low[start:] in mentions.alone]
    if ends:
        return () if ends[0] == 0 and len(ends) > 1 else name[ends[0] :]
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
    ties = (
        *(*words.joiners, *words.prepositions, *words.conjunctions, *words.agents),
        *(*words.addressing, *words.relatives),
    )
    return Calling(
        phrases(words.roles),
        phrases(words.media),
        phrases(words.outlets, words.foreign_media, words.home_media),
        phrases(words.states),
        frozenset(light),
        frozenset(folded(ties)) - frozenset(light),
    )
