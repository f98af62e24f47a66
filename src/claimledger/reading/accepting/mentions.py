"""What a text shows of its names: which stand alone, what is short for what, what is a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import final

import attrs

from claimledger.reading.lexicon.entries import Words

__all__ = ["Mentions", "folded", "mentions_in", "short_for", "tokens", "words_at"]

_WORD = re.compile(r"\w+(?:[-'\u2019.]\w+)*")

Name = tuple[str, ...]
"""The words of a name, in small letters."""

_REACH = 8
"""How many words before a bracket may be what the word in it is short for."""
_TITLE = 4
"""How many words a row has at least that is a title, if most have capitals."""
_OPENING = frozenset('.!?:;…\n"“”„«»\u2039\u203a‘')
"""Marks behind which a sentence or a quotation begins."""
_LONGEST = 12
"""How many letters an acronym may have."""


def tokens(text: str) -> list[str]:
    """Return the words of a text as they are written."""
    return _WORD.findall(text)


def words_at(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the words there with their places, up to the first with more than a space before."""
    found: list[re.Match[str]] = []
    for word in _WORD.finditer(text, start, end):
        if found and text[found[-1].end() : word.start()] not in {" ", "\n"}:
            break
        found.append(word)
    return found


def folded(words: Sequence[str]) -> Name:
    """Return words as they are compared: in small letters."""
    return tuple(word.casefold() for word in words)


@final
@attrs.frozen
class Mentions:
    """The names of a text: those that stand alone, acronyms with what they are short for, places.

    ``places`` are words that stand behind a preposition somewhere: "in Norrin". ``proper`` are
    words that have a capital within a sentence, ``common`` those that are written small.
    """

    alone: frozenset[Name] = frozenset()
    short: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    places: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()

    def whole(self, name: Sequence[str]) -> tuple[str, ...]:
        """Return the name that an acronym is short for, as the text tells; else the name."""
        if len(name) == 1:
            return self.short.get(name[0].casefold(), tuple(name))
        return tuple(name)


def mentions_in(text: str, words: Words) -> Mentions:
    """Return the names that a text shows, in one walk over its words."""
    alone: set[Name] = set()
    short: dict[str, tuple[str, ...]] = {}
    twofold: set[str] = set()
    places: set[str] = set()
    proper: set[str] = set()
    common: set[str] = set()
    before = {word.casefold() for word in words.prepositions}
    roles = frozenset(word for phrase in words.roles for word in folded(tokens(phrase)))
    for row in _rows(text):
        _note_places(row.words, before, places)
        proper.update(_capitals(row))
        common.update(word for word in row.words if not word[0].isupper())
        alone.update(folded(run) for run in _runs(row, roles))
        if row.bracketed:
            long = short_for(row.bracketed, row.words)
            key = row.bracketed.casefold()
            if long and folded(short.setdefault(key, long)) != folded(long):
                twofold.add(key)
    known = {key: long for key, long in short.items() if key not in twofold}
    sets = (frozenset(found) for found in (places, proper, common))
    return Mentions(frozenset(alone), known, *sets)


@final
@attrs.frozen
class _Row:
    """Words with nothing but a space between, and the acronym in brackets behind them.

    ``opens`` tells that a sentence or a quotation begins with the first.
    """

    words: list[str]
    opens: bool
    bracketed: str = ""


def _rows(text: str) -> Iterator[_Row]:
    row: list[str] = []
    opens = True
    end = 0
    for found in _WORD.finditer(text):
        between = text[end : found.start()]
        if between == " (" and text[found.end() : found.end() + 1] == ")":
            yield _Row(row, opens, found[0] if _is_short(found[0]) else "")
            row, opens = [], False
        elif between in {" ", "\n"} and row:
            row.append(found[0])
        else:
            yield _Row(row, opens)
            row, opens = [found[0]], end == 0 or not _OPENING.isdisjoint(between)
        end = found.end()
    yield _Row(row, opens)


def _capitals(row: _Row) -> Iterator[str]:
    """Yield the words of a row whose capital is their own: not that of a sentence or a title."""
    capitals = [word for word in row.words[row.opens :] if word[0].isupper()]
    if len(row.words) < _TITLE or len(capitals) < 0.6 * len(row.words):
        yield from folded(capitals)


def _is_short(word: str) -> bool:
    return word[0].isupper() and len(word) <= _LONGEST


def _runs(row: _Row, roles: frozenset[str]) -> Iterator[list[str]]:
    """Yield the stretches of a row whose words begin with capitals.

    The first word of a sentence may have its capital from there only: the rest is yielded, too,
    unless the word is an office, behind which a country may stand.
    """
    run: list[str] = []
    for place, word in enumerate((*row.words, "")):
        if word[:1].isupper():
            run.append(word)
        elif run:
            yield run
            if row.opens and len(run) == place > 1 and not roles.intersection(folded(run)):
                yield run[1:]
            run = []


def _note_places(row: Sequence[str], before: set[str], places: set[str]) -> None:
    for preposition, word in pairwise(row):
        if word[0].isupper() and preposition.casefold() in before:
            places.add(word.casefold())


def short_for(acronym: str, row: Sequence[str]) -> tuple[str, ...]:
    """Return the end of a row of words that an acronym is short for; nothing if there is none.

    It begins with a capital, has at least two words, each letter of the acronym stands in it in
    order, and the first is its first. The shortest such end is taken.

    >>> short_for("PTA", ["the", "Port", "and", "Tide", "Authority"])
    ('Port', 'and', 'Tide', 'Authority')
    >>> short_for("Norsel", ["Norrin", "Selatan"])
    ('Norrin', 'Selatan')
    """
    wanted = acronym.casefold()
    for size in range(2, min(len(row), _REACH) + 1):
        long = row[-size:]
        letters = iter("".join(long).casefold())
        if (
            long[0][0].isupper()
            and long[0].casefold()[0] == wanted[0]
            and all(letter in letters for letter in wanted)
            and long[-1][0].isupper()
        ):
            return tuple(long)
    return ()
