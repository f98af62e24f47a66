"""What the files of a lexicon know of some words: each place that has them, and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, final, get_args, get_origin

import attrs

from claimledger.reading.lexicon.entries import Lexicon, Place
from claimledger.reading.lexicon.loading import Opened
from claimledger.reading.lexicon.merging import SECTIONS, folded
from claimledger.reading.lexicon.places import Path
from claimledger.reading.lexicon.sheets import Sheet
from claimledger.reading.lexicon.structuring import keys_of
from claimledger.reading.parts.words import Frame

__all__ = ["Known", "known_in", "known_of"]

_ASIDE: Final = ("example", "language", "extends")
"""What a file says that is about no words of the language."""
_MARKS: Final = ".,;:!?…\"'“”\u2018\u2019«»()[]"


@final
@attrs.frozen
class Known:
    """A place of a lexicon that has some words: ``what`` they are there, and what it ``says``.

    ``frames`` are those of a cue whose form the words are.
    """

    words: str
    place: Place
    what: str
    says: str
    frames: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.place}: {self.what}" + (f": {self.says}" if self.says else "")


def known_of(opened: Opened, words: str) -> tuple[Known, ...]:
    """Return what is known of just these words, file by file and line by line.

    >>> from claimledger.reading.lexicon.loading import origin_named, opened
    >>> [known.what for known in known_of(opened(origin_named("id")), "Tuduhan")]
    ['cue', 'anaphor']
    """
    return _index(opened).get(folded(words), ())


def known_in(opened: Opened, text: str) -> tuple[tuple[Known, ...], ...]:
    """Return what is known of the words of a text, the longest run of them at each place."""
    index = _index(opened)
    longest = max((key.count(" ") + 1 for key in index), default=0)
    words = [word.strip(_MARKS) for word in folded(text).split()]
    found: list[tuple[Known, ...]] = []
    at = 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            known = index.get(" ".join(words[at : at + size]))
            if known is not None:
                found.append(known)
                at += size - 1
                break
        at += 1
    return tuple(dict.fromkeys(found))


def _index(opened: Opened) -> Mapping[str, tuple[Known, ...]]:
    index: dict[str, list[Known]] = {}
    for sheet in opened.sheets:
        for path, words in _words(sheet):
            known = _known(sheet, path, words)
            index.setdefault(folded(words), []).append(known)
            if Frame.ENCLITIC in known.frames:
                for ending in opened.lexicon.words.enclitics:
                    joined = attrs.evolve(known, words=words + ending)
                    index.setdefault(folded(words + ending), []).append(joined)
    return {words: tuple(several) for words, several in index.items()}


def _words(sheet: Sheet) -> Iterator[tuple[Path, str]]:
    """Yield all words of the language in a sheet, each with the way to it."""
    fields = keys_of(Lexicon)
    for key, value in sheet.table.items():
        if key not in _ASIDE:
            yield from _within((key,), value, fields[SECTIONS[key]].type)


def _within(path: Path, value: Any, kind: Any) -> Iterator[tuple[Path, str]]:
    """Yield the words in a value: texts, and the keys of tables, but none of closed lists."""
    if kind is str:
        yield path, value
    elif get_origin(kind) is tuple:
        for number, item in enumerate(value):
            yield from _within((*path, number), item, get_args(kind)[0])
    elif get_origin(kind) is Mapping:
        yield from (((*path, key), key) for key in value)
    elif attrs.has(kind):
        fields = keys_of(kind)
        for key, item in value.items():
            yield from _within((*path, key), item, fields[key].type)


def _known(sheet: Sheet, path: Path, words: str) -> Known:
    kind, *inner = path
    number, key = (*inner, "")[:2]
    entry: Any = sheet.table[str(kind)]
    if not isinstance(entry, list):
        says = ".".join(step for step in inner if isinstance(step, str))
        return Known(words, sheet.place(path), str(kind), says)
    entry = entry[int(number)]
    if key in ("forms", "noun"):
        rest = {name: value for name, value in entry.items() if name not in ("forms", "noun")}
        says = "; ".join(f"{name} {_told(value)}" for name, value in rest.items())
        frames = tuple(entry.get("frames", ())) if kind == "cue" else ()
        return Known(words, sheet.place(path), str(kind), says, frames)
    heads = entry.get("forms") or [entry.get("noun")]
    more = ", ..." if len(heads) > 3 else ""
    says = f"of {', '.join(map(str, heads[:3]))}{more}"
    return Known(words, sheet.place(path), f"{kind} {key}", says)


def _told(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_told, value))
    if isinstance(value, Mapping):
        return "(" + "; ".join(f"{name} {_told(item)}" for name, item in value.items()) + ")"
    return str(value).lower() if isinstance(value, bool) else str(value)
