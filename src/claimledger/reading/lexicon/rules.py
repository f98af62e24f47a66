"""What an entry may not say although its words are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimledger.errors import Fault, LoadError
from claimledger.reading.lexicon.discovery import CODE
from claimledger.reading.lexicon.entries import Cue, Example, Lexicon
from claimledger.reading.lexicon.expecting import Expectation
from claimledger.reading.lexicon.merging import Part, entries_in
from claimledger.reading.lexicon.places import Path
from claimledger.reading.lexicon.sheets import Sheet, shortened
from claimledger.reading.lexicon.structuring import structured
from claimledger.reading.parts.words import Frame

__all__ = ["ANAPHOR", "breaches", "late_breaches"]

ANAPHOR = "@anaphor"
"""What stands for any noun of the anaphors, as the object of a cue."""

_MADE = (Frame.RELAY, Frame.CARRIED)
"""Frames that are found without a cue of their own."""


def breaches(part: Part) -> Iterator[Fault]:
    """Yield what one file says that cannot be."""
    language = part.fields.get("language")
    if language is not None and not CODE.fullmatch(language):
        problem = f"{shortened(language)!r} is no code of a language"
        yield part.sheet.fault(("language",), problem, "write one such as eo or pt-BR")
    for sheet, path, cue in entries_in([part], "cues"):
        yield from _of_cue(cue, sheet, path)
    for sheet, path, via in entries_in([part], "vias"):
        for number, words in enumerate(via.not_before):
            yield from _of_neighbour(words, sheet, (*path, "not_before", number))
    for sheet, path, example in entries_in([part], "examples"):
        yield from _of_example(example, sheet, path)


def _of_cue(cue: Cue, sheet: Sheet, path: Path) -> Iterator[Fault]:
    for number, frame in enumerate(cue.frames):
        if frame in _MADE:
            problem = f"no cue has the frame {frame.value!r}"
            words = [frame.value for frame in Frame if frame not in _MADE]
            way = (*path, "frames", number)
            yield sheet.fault(way, problem, f"write one of {', '.join(words)}")
    for key in ("not_before", "not_after"):
        for number, words in enumerate(getattr(cue, key)):
            yield from _of_neighbour(words, sheet, (*path, key, number))
    seen = set()
    for number, when in enumerate(cue.when):
        way = (*path, "when", number, "object")
        if when.object[0] == "@" and when.object != ANAPHOR:
            problem = f"{shortened(when.object)!r} stands for nothing"
            yield sheet.fault(way, problem, f"write {ANAPHOR}, or a word")
        if when.object in seen:
            problem = f"what is meant before {shortened(when.object)!r} is said twice"
            yield sheet.fault(way, problem, "take one of the two out")
        seen.add(when.object)


def _of_neighbour(words: str, sheet: Sheet, path: Path) -> Iterator[Fault]:
    if len(words.split()) > 1:
        problem = f"{shortened(words)!r} is more than one word, and only the next one is looked at"
        yield sheet.fault(path, problem, "write the one that stands beside the form")


def _of_example(example: Example, sheet: Sheet, path: Path) -> Iterator[Fault]:
    way = (*path, "expect")
    if not example.expect:
        yield sheet.fault(way, "this expects nothing", "write drafts = 0, if nothing is to be read")
    try:
        structured(Expectation, sheet, way, example.expect)
    except LoadError as error:
        yield from error.faults


def late_breaches(lexicon: Lexicon, parts: Sequence[Part]) -> Iterator[Fault]:
    """Yield what files together lack."""
    for sheet, path, cue in entries_in(parts, "cues"):
        if Frame.ENCLITIC in cue.frames and not lexicon.words.enclitics:
            way = (*path, "frames", cue.frames.index(Frame.ENCLITIC))
            problem = "there are no enclitics in this language"
            yield sheet.fault(way, problem, "list them under [words], or take the frame out")
