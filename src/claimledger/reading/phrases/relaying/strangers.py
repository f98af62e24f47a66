"""Strangers: names of no list, who are told something or cited, and what names nobody.

Whom a text names only there, by one word, and never as one who does something, is taken for an
outlet: "she told Lantern". So is a name with a capital article of its own: "she told The Lantern".
"""

from __future__ import annotations

from claimledger.reading.lexicon.entries import Via
from claimledger.reading.parts.words import Form
from claimledger.reading.phrases.relaying.outlets import is_outlet
from claimledger.reading.phrases.sentence.clauses import first_of
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.matching import Hit
from claimledger.reading.phrases.sentence.sites import Site
from claimledger.reading.phrases.speakers.offices import begins_office
from claimledger.reading.phrases.speakers.stretches import Stretch
from claimledger.reading.phrases.speakers.voices import begins, holds, voice

__all__ = ["is_stranger", "is_told", "names_somebody"]

_SHORT = 4
"""How many letters an acronym has at most that may as well be an authority's."""
_BARRED = Mark.PRONOUN | Mark.TIME | Mark.NUMBER | Mark.JOIN | Mark.COMMA
"""What the name of an outlet that is not known does not hold."""


def is_stranger(site: Site, found: Stretch) -> bool:
    """Tell whether a name that is told something is taken for an outlet's."""
    start, end = found.start, found.end
    articled = bool(site.marks[start] & Mark.ARTICLE)
    names = site.marks[start + articled : end]
    if site.heading or not names or any(m & _BARRED or not m & Mark.CAPITAL for m in names):
        return False
    if articled:
        capital = site.marks[start] & Mark.CAPITAL
        return bool(capital) and not _is_known(site, start + 1) and not _is_known(site, start)
    word = site.words(start, end)
    stems = {word, *map(word.removesuffix, site.grammar.lexicon.words.plural_endings)}
    acronym = any(stem.isupper() and len(stem) <= _SHORT for stem in stems)
    alone = len(site.tokens.heralds.get(word, ())) == 1
    return len(names) == 1 and alone and not acronym and not _is_known(site, start)


def is_told(site: Site, hit: Hit, found: Stretch, entry: Via) -> bool:
    """Tell whether a relay's form says that a name is told something: "an interview with Lantern".

    A form of several words does, unless its last is a form by itself, which may name a place: "on".
    """
    last, words = site.marks[hit.end - 1], hit.form.words
    placed = last & Mark.PREPOSITION and words[-1] in entry.forms
    telling = last & Mark.ADDRESSING or (len(words) > 1 and not placed)
    return entry.silent and bool(telling) and is_stranger(site, found)


def names_somebody(site: Site, found: Stretch, *, whole: bool) -> bool:
    """Tell whether a stretch names somebody, and not a reason: "citing ill health".

    The ``whole`` of a name that nothing else shows to be one has several words, and no others.
    """
    marks, lows = site.marks[found.start : found.end], site.lows[found.start : found.end]
    phrases = site.grammar.phrases
    small = first_of(site, found.start, found.end, Mark.CAPITAL | Mark.JOINER) - found.start
    if marks[0] & Mark.QUOTE or is_outlet(site, found) or holds(lows[:small], phrases["role"]):
        return True
    if voice(site, found).form in {Form.ANONYMOUS, Form.COLLECTIVE}:
        return True
    if not whole:
        return bool(marks[0] & Mark.CAPITAL)
    name = Mark.CAPITAL | Mark.JOIN | Mark.COMMA | Mark.BRACKET
    owned = any(low.endswith(site.grammar.owning) for low in lows[:-1])
    return len(marks) > 1 and not owned and all(mark & name for mark in marks)


def _is_known(site: Site, at: int) -> bool:
    """Tell whether a name is a state's, somebody's from there, an office's or a platform's."""
    words, phrases = site.grammar.lexicon.words, site.grammar.phrases
    lows = site.lows[at : at + 3]
    word = site.words(at, at + 1)
    short = any(word in pair for pair in words.short_names.items())
    origins = {lows[0], *(lows[0].removesuffix(ending) for ending in words.plural_endings)}
    listed = lows[0] in {*words.titles, *words.roles, *words.collectives, *words.hearers}
    listed = listed or not origins.isdisjoint(words.origins)
    states = {site.words(at, n) for n in range(at + 1, min(at + 3, len(site)) + 1)}
    named = begins(lows, phrases["platform"]) or begins_office(site, at)
    return short or listed or named or not states.isdisjoint(words.states)
