"""What a text shows of its names: which stand alone, what is short for what, what is a place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, final

import attrs

from claimledger.reading.lexicon.entries import Words

__all__ = [
    "Mentions",
    "Name",
    "Phrases",
    "ends_of",
    "folded",
    "listed_name",
    "mentions_in",
    "phrases_of",
    "seen",
    "short_for",
    "tokens",
    "words_at",
]

_WORD = re.compile(r"\w+(?:[-'\u2019.]\w+)*")

_AGE = re.compile(r"\b(\w{1,40})(?:, | \()([1-9][0-9]?)(?=[,)])")

Name = tuple[str, ...]
"""The words of a name, in small letters."""

Phrases = frozenset[Name]

_HIDDEN: Final = frozenset({"Cc", "Cf", "Co", "Cs"})
_JOINERS: Final = "\u200c\u200d"
"""Signs that nobody sees, and that letters of some languages and faces need."""
_REACH: Final = 8
"""How many words before a bracket may be what the word in it is short for."""
_LISTED: Final = 14
"""How many, if commas stand between them and each capital is one of its letters."""
_TITLE: Final = 4
"""How many words a row has at least that is a title, if most have capitals."""
_TITLES: Final = 4
"""How many words at the beginning of a stretch of capitals may be titles."""
_OPENING: Final = frozenset('.!?:;…\n"“”„«»\u2039\u203a‘')
"""Marks behind which a sentence or a quotation begins."""
_LONGEST: Final = 12
"""How many letters an acronym may have."""


def seen(text: str) -> str:
    r"""Return a text without the signs that nobody sees, and with one space for each white space.

    >>> seen("Ida\x00  Ho\u202elm ")
    'Ida Holm'
    """
    text = " ".join(text.split())
    return text if text.isprintable() else " ".join("".join(filter(_is_seen, text)).split())


def _is_seen(sign: str) -> bool:
    return sign in _JOINERS or unicodedata.category(sign) not in _HIDDEN


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


def phrases_of(*lists: Iterable[str]) -> Phrases:
    """Return the words of each entry of some lists, as they are compared."""
    return frozenset(folded(tokens(phrase)) for several in lists for phrase in several)


def ends_of(low: Sequence[str], start: int, phrases: Phrases) -> Iterator[int]:
    """Yield where phrases of up to three words end that begin at a word."""
    for size in (1, 2, 3):
        if start + size <= len(low) and tuple(low[start : start + size]) in phrases:
            yield start + size


@final
@attrs.frozen
class Mentions:
    """The names of a text: those that stand alone, acronyms with what they are short for, places.

    ``places`` are words that stand behind a preposition somewhere: "in Norrin". ``proper`` are
    words that have a capital within a sentence, ``common`` those that are written small.
    ``behind`` has for each office the capitals that stand right behind it, ``ages`` for each age
    the words right before it.
    """

    alone: frozenset[Name] = frozenset()
    short: Mapping[str, str] = attrs.field(factory=dict)
    places: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    behind: Mapping[Name, frozenset[Name]] = attrs.field(factory=dict)
    ages: Mapping[str, frozenset[str]] = attrs.field(factory=dict)

    def whole(self, name: Sequence[str]) -> str:
        """Return the name that another is short for, as the text or the language has it."""
        return self.short.get(" ".join(folded(name)), "")


def mentions_in(text: str, words: Words) -> Mentions:
    """Return the names that a text shows, in one walk over its words."""
    alone: set[Name] = set()
    short: dict[str, str] = {}
    twofold: set[str] = set()
    places: set[str] = set()
    proper: set[str] = set()
    common: set[str] = set()
    behind: dict[Name, set[Name]] = {}
    before = {word.casefold() for word in words.prepositions}
    titles = phrases_of(words.titles, words.titles_of_women, words.titles_of_men)
    offices = phrases_of(words.roles) | titles
    roles = frozenset(word for phrase in phrases_of(words.roles) for word in phrase)
    for row in _rows(text, titles):
        _note_places(row.words, before, places)
        proper.update(_capitals(row))
        common.update(word for word in row.words if not word[0].isupper())
        alone.update(folded(run) for run in _runs(row, roles, titles))
        for office, run in _offices(row.words, offices):
            behind.setdefault(office, set()).add(run)
        if row.bracketed:
            long = row.listed or " ".join(short_for(row.bracketed, row.words))
            key = row.bracketed.casefold()
            if long and folded(tokens(short.setdefault(key, long))) != folded(tokens(long)):
                twofold.add(key)
    usual = {" ".join(folded(tokens(key))): long for key, long in words.short_names.items()}
    known = {key: long for key, long in (usual | short).items() if key not in twofold}
    return Mentions(
        frozenset(alone),
        known,
        frozenset(places),
        frozenset(proper),
        frozenset(common),
        {office: frozenset(runs) for office, runs in behind.items()},
        {age: frozenset(names) for age, names in _ages(text)},
    )


def _ages(text: str) -> Iterator[tuple[str, set[str]]]:
    """Yield each age with the words before it: "Holm, 52," or "Holm (52)"."""
    found: dict[str, set[str]] = {}
    for name, age in _AGE.findall(text):
        if name[0].isupper():
            found.setdefault(age, set()).add(name.casefold())
    yield from found.items()


@final
@attrs.frozen
class _Row:
    """Words with nothing but a space between, and the acronym in brackets behind them.

    ``opens`` tells that a sentence or a quotation begins with the first. ``listed`` is what the
    acronym is short for if commas stand within it.
    """

    words: list[str]
    opens: bool
    bracketed: str = ""
    listed: str = ""


def _rows(text: str, titles: Phrases) -> Iterator[_Row]:
    row: list[str] = []
    listed: list[re.Match[str]] = []
    opens = True
    end = 0
    for found in _WORD.finditer(text):
        between = text[end : found.start()]
        if between == " (" and text[found.end() : found.end() + 1] == ")":
            short = found[0] if _is_short(found[0]) else ""
            yield _Row(row, opens, short, listed_name(short, listed, text) if short else "")
            row, opens, listed = [], False, []
        elif row and (between in {" ", "\n"} or (between == ". " and _titled(row, titles))):
            row.append(found[0])
            listed.append(found)
        else:
            yield _Row(row, opens)
            listed = [*listed[-_LISTED:], found] if between == ", " else [found]
            row, opens = [found[0]], end == 0 or not _OPENING.isdisjoint(between)
        end = found.end()
    yield _Row(row, opens)


def _titled(row: Sequence[str], titles: Phrases) -> bool:
    """Tell whether words end with a title, whose full stop ends no sentence."""
    return folded(row[-1:]) in titles


def listed_name(acronym: str, row: Sequence[re.Match[str]], text: str) -> str:
    r"""Return the end of a row with commas in it whose capitals are those of an acronym.

    >>> row = list(re.finditer(r"\w+", "The Harbours, Tides, and Weather Union"))
    >>> listed_name("HTWU", row, "The Harbours, Tides, and Weather Union")
    'Harbours, Tides, and Weather Union'
    """
    rest = acronym.casefold()
    for word in reversed(row[-_LISTED:]):
        if not word[0][0].isupper():
            continue
        if not rest or word[0][0].casefold() != rest[-1]:
            return ""
        rest = rest[:-1]
        if not rest:
            name = " ".join(text[word.start() : row[-1].end()].split())
            return name if "," in name else ""
    return ""


def _offices(row: Sequence[str], offices: Phrases) -> Iterator[tuple[Name, Name]]:
    """Yield each office of a row with the capitals behind it, if there are any."""
    low = folded(row)
    for start in range(len(low)):
        for end in ends_of(low, start, offices):
            last = end
            while last < min(len(row), end + _REACH) and row[last][0].isupper():
                last += 1
            if last > end:
                yield low[start:end], low[end:last]


def _capitals(row: _Row) -> Iterator[str]:
    """Yield the words of a row whose capital is their own: not that of a sentence or a title."""
    capitals = [word for word in row.words[row.opens :] if word[0].isupper()]
    if len(row.words) < _TITLE or len(capitals) < 0.6 * len(row.words):
        yield from folded(capitals)


def _is_short(word: str) -> bool:
    return word[0].isupper() and len(word) <= _LONGEST


def _runs(row: _Row, roles: frozenset[str], titles: Phrases) -> Iterator[list[str]]:
    """Yield the stretches of a row whose words begin with capitals.

    The first word of a sentence may have its capital from there only: the rest is yielded, too,
    unless the word is an office, behind which a country may stand. So is what stands behind a
    title, which only persons have.
    """
    run: list[str] = []
    for place, word in enumerate((*row.words, "")):
        if word[:1].isupper():
            run.append(word)
        elif run:
            yield run
            low = folded(run)
            if row.opens and len(run) == place > 1 and not roles.intersection(low):
                yield run[1:]
            for start in range(min(len(run), _TITLES)):
                for end in ends_of(low, start, titles):
                    if end < len(run):
                        yield run[end:]
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
