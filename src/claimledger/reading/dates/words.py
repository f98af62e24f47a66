"""A language's words of time, made ready for being found word by word."""

from __future__ import annotations

import re
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar, final

import attrs

from claimledger.reading.lexicon.date_words import DateWords, NumericOrder, Unit
from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.parts.words import Frame, SpeechAct

__all__ = ["TOKEN", "Phrases", "TimeWords", "cut_off", "split", "time_words"]

TOKEN: Final = re.compile(r"\d+(?:[/.-]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]|_+")
_AHEAD: Final = frozenset(
    (
        *(SpeechAct.PLAN, SpeechAct.PROMISE, SpeechAct.PREDICT),
        *(SpeechAct.HOPE, SpeechAct.URGE, SpeechAct.WARN),
    )
)
"""Acts that are about what is to come."""
_VERBS: Final = frozenset((Frame.SVO, Frame.INVERTED, Frame.ENCLITIC, Frame.TO_VERB))
_Words = tuple[str, ...]
_Value = TypeVar("_Value")


def split(phrase: str, owning: Iterable[str] = ()) -> _Words:
    """Return the tokens of a phrase in small letters; endings of owners are tokens of their own.

    >>> split("New Year's Day", ["'s"])
    ('new', 'year', "'s", 'day')
    """
    found: list[str] = []
    for token in TOKEN.finditer(phrase):
        found += cut_off(token.group().casefold(), owning)
    return tuple(found)


def cut_off(word: str, owning: Iterable[str]) -> list[str]:
    """Return a word, and the ending of an owner if it has one, in small letters.

    >>> cut_off("may's", ["'s"]), cut_off("'s", ["'s"])
    (['may', "'s"], ["'s"])
    """
    for ending in owning:
        if word.endswith(ending) and word != ending:
            return [word[: -len(ending)], ending]
    return [word]


@final
class Phrases:
    """Phrases by their first word, the longest first, each with what it comes to."""

    def __init__(self, phrases: Iterable[_Words]) -> None:
        table: dict[str, list[_Words]] = {}
        for words in sorted(phrases, key=len, reverse=True):
            if words:
                table.setdefault(words[0], []).append(words)
        self.table: Mapping[str, Sequence[_Words]] = table

    def ends(self, lows: Sequence[str], at: int) -> Iterator[int]:
        """Yield where the phrases end that stand at a token, the longest first."""
        if at < len(lows):
            for words in self.table.get(lows[at], ()):
                if tuple(lows[at : at + len(words)]) == words:
                    yield at + len(words)

    def end(self, lows: Sequence[str], at: int) -> int | None:
        """Return where the longest phrase ends that stands at a token."""
        return next(self.ends(lows, at), None)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _short(words: Mapping[str, int]) -> frozenset[str]:
    """Return the words with which another one of the same number begins."""
    return frozenset(
        word.casefold()
        for word, number in words.items()
        if any(
            longer != word and longer.startswith(word) and other == number
            for longer, other in words.items()
        )
    )


@final
@attrs.frozen
class TimeWords:
    """The tables; words in small letters."""

    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    feasts: Mapping[_Words, tuple[int, int]]
    short: frozenset[str]
    """Weekdays and months that count only beside a number."""
    units: Mapping[str, Unit]
    numbers: Mapping[_Words, int]
    lengths: Mapping[_Words, tuple[int, Unit]]
    shifts: Mapping[_Words, tuple[bool, int, Unit]]
    """Phrases counted from a day: whether all time up to it is meant, how many, and of what."""
    phrases: Mapping[str, Phrases]
    """The other phrases, by the field of the lexicon."""
    last: frozenset[str]
    this: frozenset[str]
    next: frozenset[str]
    numeric: NumericOrder
    ordinal_endings: frozenset[str]
    counted: frozenset[str]
    futures: frozenset[str]
    """Words behind which something lies ahead."""
    promises: frozenset[str]
    """Cues behind which it does."""
    told: frozenset[str]
    """Other cues, and auxiliaries, behind which nothing lies ahead."""
    uttered: frozenset[str]
    """All cues: they are uttered at a time themselves."""
    passed: frozenset[str]
    """Words with which nothing lies ahead for sure."""
    owning: tuple[str, ...]
    """Endings of owners, each of which is taken for a word of its own."""
    cores: frozenset[str]
    """Words of which one is in each date without a number."""
    heads: frozenset[str]
    """Words with which a date may begin."""
    names: frozenset[str]
    """Weekdays and months."""
    titles: frozenset[_Words]
    """Names that are no date, as they are written."""
    known: frozenset[str]
    """All words of dates, which may be joined by a hyphen."""
    on: frozenset[str]
    """Prepositions of one word."""
    abbreviations: frozenset[str]
    """Short forms behind which a number is no year."""


_TABLES: Final = (
    *("on", "of", "since", "starting", "until", "between", "joining", "to", "part", "within"),
    *("back", "coming", "under", "over", "lasting", "ago", "later", "past", "hence", "weekends"),
    *("hours", "decade_endings", "due", "names"),
)
_INNER: Final = frozenset(
    ("of", "joining", "to", "ago", "later", "past", "hence", "hours", "decade_endings")
)
"""Tables of words with which no date begins."""
_WHOLE: Final = ("relative", "lengths", "feasts", "weekends")
"""Tables of words that are a date, or its length, without another one."""

_ready: dict[int, tuple[weakref.ref[Lexicon], TimeWords]] = {}


def time_words(lexicon: Lexicon) -> TimeWords:
    """Return the words of time of a lexicon, made ready once for as long as it lives."""
    key = id(lexicon)
    known = _ready.get(key)
    if known is not None and known[0]() is lexicon:
        return known[1]
    words = _made(lexicon)
    _ready[key] = (weakref.ref(lexicon, lambda _: _ready.pop(key, None)), words)
    return words


def _made(lexicon: Lexicon) -> TimeWords:
    words, owning = lexicon.dates, _owning(lexicon)

    def table(values: Mapping[str, _Value]) -> dict[_Words, _Value]:
        return {split(phrase, owning): value for phrase, value in values.items()}

    feasts, numbers = table(words.feasts), table(words.numbers)
    lengths, shifts = table(words.lengths), table(words.relative)
    lists = {name: [split(phrase, owning) for phrase in getattr(words, name)] for name in _TABLES}
    lists |= {"relative": [*shifts], "numbers": [*numbers], "lengths": [*lengths]}
    lists["feasts"] = [*feasts]
    firsts = {row[0] for name, rows in lists.items() if name not in _INNER for row in rows if row}
    lasts = {row[-1] for name in _WHOLE for row in lists[name] if row}
    names = _folded((*words.weekdays, *words.months))
    near = _folded((*words.last, *words.this, *words.next))
    units = {word.casefold(): unit for word, unit in words.units.items()}
    promises, told, futures = _directions(lexicon)
    return TimeWords(
        weekdays={word.casefold(): number for word, number in words.weekdays.items()},
        months={word.casefold(): number for word, number in words.months.items()},
        feasts={row: (int(day[:2]), int(day[3:])) for row, day in feasts.items()},
        short=_short(words.weekdays) | _short(words.months),
        units=units,
        numbers=numbers,
        lengths={row: _length(length) for row, length in lengths.items()},
        shifts={
            row: (shift.startswith(".."), *_length(shift.removeprefix(".. ")))
            for row, shift in shifts.items()
        },
        phrases={name: Phrases(rows) for name, rows in lists.items()},
        last=_folded(words.last),
        this=_folded(words.this),
        next=_folded(words.next),
        numeric=words.numeric,
        ordinal_endings=_folded(words.ordinal_endings),
        counted=_folded(words.counted),
        futures=futures,
        promises=promises,
        told=told,
        uttered=(promises | told) - _folded(lexicon.words.auxiliaries),
        passed=_folded(words.passed),
        owning=owning,
        cores=names | lasts | frozenset(units),
        heads=names | near | firsts,
        names=names,
        titles=frozenset(tuple(TOKEN.findall(name)) for name in words.names),
        known=names.union(*(row for rows in lists.values() for row in rows)),
        on=_folded(words.on),
        abbreviations=_folded(lexicon.words.abbreviations) - names,
    )


def _length(written: str) -> tuple[int, Unit]:
    count, unit = written.split(" ")
    return int(count), Unit(unit)


def _owning(lexicon: Lexicon) -> tuple[str, ...]:
    """Return the endings of owners that a word of letters and apostrophes may have."""
    return tuple(
        ending.casefold()
        for ending in lexicon.words.possessive_endings
        if any(letter.isalpha() for letter in ending)
    )


def _directions(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the cues of what is to come, the words of what is not, and those of the future."""
    words: DateWords = lexicon.dates
    futures = _folded((*words.ahead, *lexicon.words.futures, *lexicon.words.backshifts))
    endings = _folded(lexicon.words.enclitics)
    promises: set[str] = set()
    told = set(_folded(lexicon.words.auxiliaries))
    for cue in lexicon.cues:
        forms = {form.casefold() for form in cue.forms if " " not in form}
        if Frame.ENCLITIC in cue.frames:
            forms |= {form + ending for form in forms for ending in endings}
        if cue.speech_act in _AHEAD:
            promises |= forms
        elif not cue.noun and not _VERBS.isdisjoint(cue.frames):
            told |= forms
    return frozenset(promises - futures), frozenset(told - futures - promises), futures
