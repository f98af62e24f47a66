"""What an answer is about, by its own words: "that accusation", "it", or told in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, takewhile
from typing import final

import attrs

from claimledger.reading.linking.scene import Noun, Scene, opens_with, words_in
from claimledger.reading.parts.drafts import Draft
from claimledger.reading.parts.spans import Span, hull
from claimledger.reading.parts.words import SpeechAct

__all__ = ["Object", "Thing", "named_again", "object_of", "rejected_by"]

_QUOTED = re.compile('["\u201c\u00ab][^"\u201d\u00bb]*["\u201d\u00bb]?')
"""Quoted words: they do not say which accusation is meant."""
_CLAUSE = re.compile(r"(?:(?<=\w{4})\.|\s-\s|[!?;:,()\n\u2013\u2014\u2026])+")
"""Where clauses end; a full stop behind a short word is rather that of a title."""
_MOST = 2_000
"""How many letters of a content are looked at."""
_CLAUSES = 12
_FAR = 12
"""How many words behind the noun can say which accusation it is."""
_POINTER = 4
"""How far behind its noun a pointer stands."""
_BRIEF = 6
"""How many words a clause has at most that calls "it" baseless."""
_EARLY = 6
"""Among how many words at the beginning of a content the noun stands that it is about."""
_MATTER = 3
"""How many words of matter something that is only named again has at most."""


@final
@attrs.frozen
class Object:
    """What an answer is about: the noun of an act ("that accusation"), or only "it".

    ``acts`` are those that it can stand for, the first above all. ``which`` counts from 1 ("the
    second accusation", 0 if it does not), ``rest`` are the other words of matter.
    ``owners`` are those right beside the noun, which may name whose it is ("Oslo's accusation").
    """

    acts: tuple[SpeechAct, ...]
    noun: str = ""
    pointed: bool = False
    several: bool = False
    every: bool = False
    both: bool = False
    it: bool = False
    which: int = 0
    rest: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()


_IT = Object((), it=True)


def object_of(draft: Draft, scene: Scene) -> Object | None:
    """Return what the content of an answer points at; nothing if it is told in full.

    Words in quotation marks do not count. A content without any word of matter points at what
    its sentence begins with ("As for that report, he denied").
    """
    content = _QUOTED.sub(" ", _content(draft, scene))
    words = words_in(content)
    if words and opens_with(words, scene.phrases["thing_pronouns"]) == len(words):
        return _IT
    found = _noun_in(next(_clauses(content, scene), ()), scene, _EARLY)
    if found:
        return found[0]
    if all(word in scene.small for word in words):
        for clause in _clauses(_before(draft, scene), scene):
            found = _noun_in(clause, scene)
            if found:
                return attrs.evolve(found[0], pointed=False)
    return None


def rejected_by(draft: Draft, scene: Scene) -> Object | None:
    """Return what a statement calls baseless: a noun that points, or "it" in its first words."""
    for number, clause in enumerate(_clauses(_content(draft, scene), scene)):
        found = _noun_in(clause, scene)
        if found:
            what, place = found
            if (what.pointed or what.rest or what.which) and _baseless(clause[place + 1 :], scene):
                return what
        elif not number and len(clause) <= _BRIEF and _opens_with_it(clause, scene):
            if _baseless(clause, scene):
                return _IT
    return None


@final
@attrs.frozen
class Thing:
    """Something that is only named again: its words of matter, the last of which is its noun.

    It is ``sure`` where its pointer is more than an article: "that release", not "the release".
    """

    words: frozenset[str]
    noun: str
    sure: bool


def named_again(draft: Draft, scene: Scene) -> Thing | None:
    """Return the thing that a content names again and no more: "the release", "rapat itu"."""
    words = next(_clauses(_QUOTED.sub(" ", _content(draft, scene)), scene), ())
    matter = [word for word in words if len(word) > 1 and word not in scene.small]
    pointer = words[-1:] if scene.words.pointers_follow else words[:1]
    points = pointer in scene.phrases["pointers"] - scene.phrases["complementizers"]
    if not points or not 0 < len(matter) <= _MATTER:
        return None
    return Thing(frozenset(matter), matter[-1], pointer not in scene.phrases["articles"])


def _content(draft: Draft, scene: Scene) -> str:
    return " ".join(scene.of(span)[:_MOST] for span in draft.content[:_CLAUSES])[:_MOST]


def _before(draft: Draft, scene: Scene) -> str:
    """Return what stands in the sentence of a draft before its source and cue."""
    parts = hull((*draft.source.spans, *draft.cue))
    start = scene.layout.segments[draft.segment].span.start
    if parts is None or parts.start <= start:
        return ""
    return scene.of(Span(start, parts.start))[:_MOST]


def _clauses(text: str, scene: Scene) -> Iterator[tuple[str, ...]]:
    """Yield the words of each clause, up to a contrast."""
    contrasts = scene.phrases["contrasts"]
    for part in _CLAUSE.split(text)[:_CLAUSES]:
        words = words_in(part)
        kept = tuple(takewhile(lambda word: (word,) not in contrasts, words))
        if kept:
            yield kept


def _baseless(words: Sequence[str], scene: Scene) -> bool:
    """Tell whether words call something baseless, soon and without a negation of it.

    Behind that nothing stands, or a small word: "false accounting" calls nothing false.
    """
    phrases = scene.phrases["baseless"]
    for place in range(min(len(words), _BRIEF)):
        length = opens_with(words[place:], phrases)
        if length:
            behind = words[place + length : place + length + 1]
            negated = place > 0 and (words[place - 1],) in scene.phrases["negations"]
            return not negated and all(word in scene.small for word in behind)
    return False


def _opens_with_it(words: Sequence[str], scene: Scene) -> bool:
    if opens_with(words, scene.phrases["thing_pronouns"]):
        return True
    return scene.words.pointers_follow and words[:1] in scene.phrases["pointers"]


def _noun_in(
    words: tuple[str, ...], scene: Scene, most: int | None = None
) -> tuple[Object, int] | None:
    """Return what the first noun for an act among so many words points at, and its place."""
    for place, word in enumerate(words[:most]):
        noun = scene.anaphor(word)
        if noun is not None:
            return _pointed(words, place, noun, scene), place
    return None


def _pointed(words: tuple[str, ...], place: int, noun: Noun, scene: Scene) -> Object:
    before = words[max(place - 3, 0) : place]
    several = [word for word in before if (word,) in scene.phrases["plurals"]]
    every = any((word,) in scene.phrases["totals"] for word in before)
    which, pointed, owners, rest = (
        _behind(words[place + 1 :], scene)
        if scene.words.pointers_follow
        else _around(words, place, scene)
    )
    taking_up = scene.phrases["taking_up"]
    plain = scene.small.union(several, scene.words.ordinals, *scene.phrases["baseless"])
    return Object(
        noun.acts,
        words[place],
        pointed=bool(several) or every or pointed,
        several=bool(several) or every or noun.several,
        every=every,
        both=any(opens_with(before[n:], taking_up) for n in range(len(before))),
        which=which,
        owners=_matter(owners, plain),
        rest=_matter(rest, plain.union(*scene.titles)),
    )


def _matter(words: Iterable[str], plain: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word not in plain and len(word) > 1)


Said = tuple[int, bool, Sequence[str], Sequence[str]]
"""Which of several, whether a pointer says so, by whom, and the words that say which it is."""


def _behind(words: Sequence[str], scene: Scene) -> Said:
    """Return what words behind a noun say of it; a pointer ends them."""
    for place, word in enumerate(words[:_POINTER]):
        if (word,) in scene.phrases["pointers"]:
            owners = _before_small(words[:place], scene)
            return _which(words[:place], scene), True, owners, words[:place]
    return _which(words[:1], scene), False, _before_small(words[:_POINTER], scene), words[:_FAR]


def _around(words: Sequence[str], place: int, scene: Scene) -> Said:
    """Return what words right before a noun say of it, and those that hang on it behind."""
    run = _before_small(words[:place][::-1], scene)
    pointed = any((word,) in scene.phrases["pointers"] for word in words[max(place - 3, 0) : place])
    behind = words[place + 1 : place + _FAR]
    hangs = any(behind[:1] in scene.phrases[name] for name in _HANGING)
    agent = behind if behind[:1] in scene.phrases["agents"] else ()
    by = _before_small(list(dropwhile(lambda word: word in scene.small, agent)), scene)
    rest = [*run, *(behind if hangs else ())]
    return _which(words[:place], scene), pointed, [*run, *by], rest


def _before_small(words: Sequence[str], scene: Scene) -> list[str]:
    """Return the words up to a small one; the owner's "'s" is none."""
    return list(takewhile(lambda word: word not in scene.small or word == "s", words))


_HANGING = ("joiners", "agents", "complementizers")
"""Words by which what says which accusation it is hangs on the noun: "of", "by", "that"."""


def _which(words: Sequence[str], scene: Scene) -> int:
    """Return which of several the words say, from 1; 0 if they do not."""
    ordinals = scene.words.ordinals
    return next((ordinals.index(word) + 1 for word in words if word in ordinals), 0)
